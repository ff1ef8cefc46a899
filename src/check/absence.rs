//! What a statement says that there is none of: 没有…, …不涉及, 0人次, "不涉及的事项：…".
//!
//! The words come from the pack; whether an absence outweighs what else is said of an item, `tally.rs` decides.

use super::marks::within;
use super::sentence::Clause;
use super::statement::View;
use super::trace::{Ground, Mark};
use crate::pack::{Hit, Owner};
use std::ops::Range;

/// The most bytes between "there is none" and what there is none of.
const NONE_REACH: usize = 75;
/// The most bytes behind "does not concern us" to the end of its clause.
const NONE_TAIL: usize = 27;
/// The most bytes between a mention and the count that says there is none of it.
const ZERO_REACH: usize = 12;

/// The most bytes beside words of absence that stand alone: 都, 一概.
const ALONE: usize = 6;

/// The item that a mention names; 0 for no mention.
const fn item_of(mention: &Hit) -> u8 {
    match mention.owner {
        Owner::Element(item, _) | Owner::About(item) | Owner::Absent(item) => item,
        _ => 0,
    }
}

impl View<'_> {
    /// By what the statement says that there is none of a mention.
    pub(super) fn none(&self, mention: &Hit, hits: &[Hit]) -> Option<Ground> {
        let (start, end) = (mention.start as usize, mention.end as usize);
        let found = self
            .none_before(item_of(mention), start, end, hits)
            .or_else(|| self.none_behind(start, end))
            .or_else(|| self.answered(end))
            .or_else(|| self.none_later(start, end, hits))
            .or_else(|| self.not_changed(end))
            .or_else(|| self.zero(start, end))?;
        // "研究生招生信息公开制度没有建立" lacks the publishing, not the field.
        let of_publishing = matches!(mention.owner, Owner::Absent(_))
            && self
                .text
                .get(end..found.start)
                .is_some_and(|between| between.contains("公开"));
        (!of_publishing).then(|| Ground::new(Mark::Absence, found))
    }

    /// Whether something is made public between two places. 可公布的, 应公开的 only say what kind of thing there is none of.
    fn publishes(&self, from: usize, to: usize) -> bool {
        let attribute = |p: &Range<usize>| self.text[p.end..].starts_with('的');
        let acts = |p: &&Range<usize>| {
            let next = |q: &Range<usize>| q.start == p.end && attribute(q);
            !attribute(p) && !self.marks.publish.iter().any(next)
        };
        self.marks
            .publish
            .iter()
            .filter(acts)
            .any(|p| from <= p.start && p.end <= to)
    }

    /// "没有……" in front of a mention in its clause, or within it: 校级领导没有在企业兼职.
    fn none_before(
        &self,
        item: u8,
        start: usize,
        end: usize,
        hits: &[Hit],
    ) -> Option<&Range<usize>> {
        let clause = &self.clause_of(start).range;
        self.marks.none_before.iter().find(|none| {
            let near = within(none, clause) && start.saturating_sub(none.end) <= NONE_REACH;
            let before = none.start <= start
                && (near || self.heads(none, start))
                && !self.publishes(none.end, start);
            // 省委巡视组未对我校开展巡视: what there is none of is the thing itself, named again.
            let again = end <= none.start
                && within(none, clause)
                && self.names(item, none.end..clause.end, hits)
                && !self.publishes(end, clause.end);
            let around = start < none.start && none.end <= end && !self.publishes(start, end);
            before || again || (around && !self.names_another(item, none, hits))
        })
    }

    /// Whether words of absence stand before the colon of the list in which a mention stands: "不涉及的事项：A、B".
    fn heads(&self, none: &Range<usize>, mention: usize) -> bool {
        let clauses = &self.sentence.clauses;
        let head = clauses
            .iter()
            .position(|clause| within(none, &clause.range));
        let Some(head) = head.filter(|&head| clauses[head].colon) else {
            return false;
        };
        // The list goes on to the end of the sentence, or to what turns out to be public.
        let list = clauses[head + 1..].iter();
        let mut before = list.take_while(|clause| clause.range.start <= mention);
        let public = |clause: &Clause| {
            let verb = |verb: &Range<usize>| within(verb, &clause.range);
            self.marks.publish.iter().any(verb) || self.marks.plan.iter().any(verb)
        };
        clauses[head].range.start < mention && !before.any(public)
    }

    /// Whether a place stands in a list whose head says that there is none of its members.
    pub(super) fn is_denied_in_a_list(&self, place: usize) -> bool {
        let mut none = self.marks.none_before.iter();
        none.any(|none| self.heads(none, place))
    }

    /// Whether an item is named in a stretch.
    fn names(&self, item: u8, within: Range<usize>, hits: &[Hit]) -> bool {
        hits.iter()
            .any(|hit| item != 0 && item_of(hit) == item && within.contains(&(hit.start as usize)))
    }

    /// Whether words of absence have an object of their own in their clause, another item than `item`.
    fn names_another(&self, item: u8, none: &Range<usize>, hits: &[Hit]) -> bool {
        let rest = none.end..self.clause_of(none.start).range.end;
        hits.iter().any(|hit| {
            let other = matches!(
                hit.owner,
                Owner::Element(of, _) | Owner::About(of) if of != item
            );
            other && rest.contains(&(hit.start as usize))
        })
    }

    /// "……没有" behind a mention, at the end of its clause.
    fn none_behind(&self, start: usize, end: usize) -> Option<&Range<usize>> {
        self.here(&self.marks.none_after).find(|none| {
            let clause = &self.clause_of(none.start).range;
            let rest = clause.end.saturating_sub(none.end);
            let beyond = !within(none, &self.clause_of(start).range) && self.is_counted(end);
            none.start >= end && !beyond && !self.publishes(end, none.start) && rest <= NONE_TAIL
        })
    }

    /// "有没有在企业兼职，公告栏贴了说明：都没有": behind a colon, words of absence alone answer all before it.
    fn answered(&self, end: usize) -> Option<&Range<usize>> {
        let clauses = &self.sentence.clauses;
        let last = clauses.last()?;
        let led = clauses
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|before| before.colon);
        let alone = |none: &&Range<usize>| {
            let rest = self.text[last.range.clone()].trim_end_matches(['。', '；', ' ']);
            within(none, &last.range) && rest.len() <= none.len() + ALONE
        };
        let asked = || self.text[self.sentence.range.start..end].contains("有没有");
        let mut none = self.marks.none_before.iter().chain(&self.marks.none_after);
        none.find(alone)
            .filter(|none| led && end <= none.start && asked())
    }

    /// Whether a mention is counted right where it ends, so that there is some of it: 现有专业14个，无新增.
    fn is_counted(&self, end: usize) -> bool {
        let digit = |c: char| c.is_ascii_digit();
        self.text[..end].ends_with(digit) || self.text[end..].starts_with(digit)
    }

    /// "教代会尚在筹建，本年度没有召开": none of what the clauses before it named, where it names nothing itself.
    fn none_later(&self, start: usize, end: usize, hits: &[Hit]) -> Option<&Range<usize>> {
        let clause = &self.clause_of(start).range;
        let names = |from: usize, to: usize| {
            hits.iter().any(|hit| {
                matches!(
                    hit.owner,
                    Owner::Element(..) | Owner::About(_) | Owner::Absent(_)
                ) && hit.end as usize > from
                    && (hit.start as usize) < to
            })
        };
        // 没有对公开工作的批评 says of what there is none.
        let of_its_own = |none: &Range<usize>| self.text[none.end..].starts_with(['对', '针']);
        self.here(&self.marks.none_before).find(|none| {
            none.start >= end
                && !of_its_own(none)
                && !within(none, clause)
                && !self.is_counted(end)
                && !names(none.end, self.clause_of(none.start).range.end)
                && self.here(&self.marks.publish).next().is_none()
        })
    }

    /// "审核办法未作修改": nothing happened to it, and nothing else is said of it.
    fn not_changed(&self, end: usize) -> Option<&Range<usize>> {
        let silent = self.here(&self.marks.publish).next().is_none()
            && self.here(&self.marks.links).next().is_none();
        let mut words = self.here(&self.marks.unchanged);
        words.find(|word| silent && word.start >= end && !self.is_counted(end))
    }

    /// "因公出国（境）0人次": a count of none right behind the mention.
    fn zero(&self, start: usize, end: usize) -> Option<&Range<usize>> {
        let clause = &self.clause_of(start).range;
        self.marks.zeros.iter().find(|zero| {
            within(zero, clause) && zero.start >= end && zero.start - end <= ZERO_REACH
        })
    }
}
