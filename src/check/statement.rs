//! The grammar of disclosure: what a sentence says of the items that it mentions.
//!
//! A sentence is cut into statements, each with its predicate; the statement decides what its mentions are worth. The
//! words come from the pack; what says that there is none, `absence.rs` knows; summing up over a report is left to
//! `items.rs`.

use super::marks::{Marks, text_is, with_pointers, within};
use super::said::{Heard, Mode, Said, Setting};
use super::sentence::{Clause, Sentence};
use super::status::Pointer;
use super::trace::{Ground, Grounds, Mark, Reason, Why};
use crate::pack::{Hit, Owner};
use crate::span::Span;
use std::ops::Range;

/// The most bytes between a mention and the general words that empty it.
const VAGUE_REACH: usize = 15;
/// What `sentence` says, from the hits in it (in the block's normal text).
pub(super) fn said(
    text: &str,
    sentence: &Sentence,
    hits: &[Hit],
    setting: Setting,
    out: &mut Heard,
) {
    let mentions: Vec<&Hit> = hits
        .iter()
        .filter(|hit| {
            matches!(
                hit.owner,
                Owner::Element(..) | Owner::About(_) | Owner::Absent(_)
            )
        })
        .collect();
    if mentions.is_empty() {
        out.document = None;
        return;
    }
    let limits = |hit: &&Hit| matches!(hit.owner, Owner::Unless(_) | Owner::ElementUnless(..));
    let unless: Vec<Hit> = hits.iter().filter(limits).copied().collect();
    let marks = Marks::read(text, sentence, hits);
    let statements = with_pointers(&marks, sentence, &mentions);
    let own = |title: &&Range<usize>| !marks.laws.contains(title);
    let named = sentence.titles.iter().rfind(own);
    for statement in statements {
        let view = View {
            text,
            sentence,
            marks: &marks,
            unless: &unless,
            statement,
            setting,
        };
        for mention in mentions.iter().filter(|one| view.holds(one)) {
            let judged = if view.names_the_field(mention, &mentions) {
                Err(Reason::bare(Why::FieldNamed))
            } else {
                view.judge(mention, hits)
            };
            match judged {
                Ok(one) => out.said.push(one),
                Err(reason) => out.aside.set_aside(mention, &view.range(), reason),
            }
        }
    }
    let named = named.map(|title| Span::new(title.start, title.end));
    out.document = named.or(out.document);
}

/// Whether a sentence only names things and says nothing of them: a title of the list, standing by itself.
pub(super) fn is_bare(text: &str, sentence: &Sentence, hits: &[Hit]) -> bool {
    let marks = Marks::read(text, sentence, hits);
    // 招标公告 names what is published: its verb is part of the name.
    let named = |verb: &Range<usize>| {
        hits.iter().any(|hit| {
            matches!(hit.owner, Owner::Element(..) | Owner::About(_))
                && hit.start as usize <= verb.start
                && verb.end <= hit.end as usize
        })
    };
    let silent = [
        &marks.plan,
        &marks.deny,
        &marks.none_before,
        &marks.none_after,
        &marks.columns,
    ];
    silent.iter().all(|found| found.is_empty())
        && marks.publish.iter().all(named)
        && marks.links.is_empty()
        && marks.figures.is_empty()
}

/// What a sentence that names nothing itself says of the title before it: "……。公开情况：已在招生网公开。"
pub(super) fn said_of_title(
    text: &str,
    sentence: &Sentence,
    hits: &[Hit],
) -> (Mode, Pointer, Grounds) {
    let marks = Marks::read(text, sentence, hits);
    let view = View {
        text,
        sentence,
        marks: &marks,
        unless: &[],
        statement: 0..sentence.clauses.len(),
        setting: Setting::default(),
    };
    let none = marks.none_before.first().or(marks.none_after.first());
    let (start, end) = (sentence.range.start, sentence.range.end);
    let withheld = view.planned().or_else(|| view.hedged(end));
    let (mode, by) = match (none, view.public(), withheld) {
        (Some(none), ..) if marks.publish.is_empty() => {
            (Mode::Nil, Ground::new(Mark::Absence, none))
        }
        (_, Some(by), None) => (Mode::Disclosed, by),
        (_, _, by) => (Mode::Touched, by.unwrap_or(Ground::bare(Mark::Nothing))),
    };
    let (pointer, pointer_at) = view.pointer_of(mode, None, start, end);
    let statement = Span::new(start, end);
    let grounds = Grounds {
        words: statement,
        statement,
        by,
        pointer_at,
    };
    (mode, pointer, grounds)
}

/// A statement, and all that is needed to judge a mention in it.
pub(super) struct View<'v> {
    pub(super) text: &'v str,
    pub(super) sentence: &'v Sentence,
    pub(super) marks: &'v Marks,
    /// The words beside which a mention means something else.
    unless: &'v [Hit],
    pub(super) statement: Range<usize>,
    pub(super) setting: Setting,
}

impl View<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        let clauses = &self.sentence.clauses;
        clauses[self.statement.start].range.start..clauses[self.statement.end - 1].range.end
    }

    fn holds(&self, mention: &Hit) -> bool {
        let range = self.range();
        range.start <= mention.start as usize && (mention.start as usize) < range.end
    }

    /// Whether a mention names a field as a whole although something of that field is named beside it: then only that is
    /// meant.
    fn names_the_field(&self, mention: &Hit, mentions: &[&Hit]) -> bool {
        let Owner::Absent(field) = mention.owner else {
            return false;
        };
        // 硕士学位授权 in 硕士学位授权点审核 is part of another item's name; 学位授予 may be a field's and an item's.
        let around = |one: &Hit| one.start <= mention.start && mention.end <= one.end;
        let same = |one: &Hit| mention.start <= one.start && one.end <= mention.end;
        // 不涉及的事项：学位授予、学位点: members of such a list are told each for itself.
        let listed = self.is_denied_in_a_list(mention.start as usize);
        let joins = |from: u32, to: u32| {
            let words = self.text.get(from as usize..to as usize);
            words.is_some_and(|words| words.contains(['、', '与', '和', '及']))
        };
        let apart = |one: &Hit| {
            let between = joins(mention.end.min(one.end), mention.start.max(one.start));
            listed && (between || joins(one.start, one.end))
        };
        mentions.iter().any(|one| {
            matches!(one.owner, Owner::Element(item, _) | Owner::About(item)
                if self.setting.fields.share(item, field) || around(one))
                && self.holds(one)
                && !same(one)
                && !apart(one)
        })
    }

    pub(super) fn clause_of(&self, at: usize) -> &Clause {
        let clauses = &self.sentence.clauses[self.statement.clone()];
        let index = clauses
            .partition_point(|clause| clause.range.start <= at)
            .max(1)
            - 1;
        &clauses[index]
    }

    /// The words that give the mention another sense, or the title of a law in which it stands.
    fn excluded(&self, mention: &Hit) -> Option<Reason> {
        // A mention may reach over a comma: every clause that it spans counts.
        let first = &self.clause_of(mention.start as usize).range;
        let last = &self
            .clause_of((mention.end as usize).saturating_sub(1))
            .range;
        let clause = &(first.start..last.end);
        let in_clause =
            |hit: &Hit| clause.start <= hit.start as usize && (hit.start as usize) < clause.end;
        let unless = |hit: &Hit| match (hit.owner, mention.owner) {
            (Owner::Unless(item), Owner::Element(of, _) | Owner::About(of) | Owner::Absent(of)) => {
                item == of
            }
            (Owner::ElementUnless(item, element), Owner::Element(of, which)) => {
                item == of && element == which
            }
            _ => false,
        };
        let (start, end) = (mention.start as usize, mention.end as usize);
        // "招生咨询电话、现场咨询会安排": what stands in a later member of a list is another thing.
        let other_member = |hit: &Hit| {
            let (from, to) = (hit.start as usize, hit.end as usize);
            let lists = |range: Range<usize>| {
                self.text
                    .get(range)
                    .is_some_and(|words| words.contains('、'))
            };
            from > start && (lists(to..end) || lists(end..from))
        };
        let topic = |topic: &Range<usize>| {
            within(topic, clause) && topic.end <= start && !text_is(self.text, topic.end, "生")
        };
        let law = |law: &&Range<usize>| law.start <= start && end <= law.end;
        if let Some(topic) = self.marks.topics.iter().find(|range| topic(range)) {
            return Some(Reason::new(Why::Topic, topic.start, topic.end));
        }
        if let Some(hit) = self
            .unless
            .iter()
            .find(|hit| unless(hit) && in_clause(hit) && !other_member(hit))
        {
            let (start, end) = (hit.start as usize, hit.end as usize);
            return Some(Reason::new(Why::Unless, start, end));
        }
        let law = self.marks.laws.iter().find(law);
        law.map(|law| Reason::new(Why::Law, law.start, law.end))
    }

    /// What the statement says of a mention, or why it says nothing of it.
    fn judge(&self, mention: &Hit, hits: &[Hit]) -> Result<Said, Reason> {
        if let Some(reason) = self.excluded(mention) {
            return Err(reason);
        }
        let (item, element) = match mention.owner {
            Owner::Element(item, element) => (item, Some(element)),
            Owner::About(item) | Owner::Absent(item) => (item, None),
            _ => return Err(Reason::bare(Why::Field)),
        };
        if self.setting.admits && element.is_none() {
            return Err(Reason::bare(Why::Scope));
        }
        let (start, end) = (mention.start as usize, mention.end as usize);
        let figures = element.is_some() && self.setting.figures & (1 << item) != 0;
        let (mode, by) = if let Some(by) = self.kept().filter(|_| element.is_some()) {
            (Mode::Disclosed, by)
        } else if let Some(by) = self.none(mention, hits) {
            (Mode::Nil, by)
        } else if matches!(mention.owner, Owner::Absent(_)) {
            return Err(Reason::bare(Why::Field));
        } else if self.setting.admits {
            (Mode::Admitted, Ground::bare(Mark::Scope))
        } else if let Some(by) = self.planned() {
            (Mode::Planned, by)
        } else if let Some(by) = self.hedged(end) {
            (Mode::Hedged, by)
        } else if let Some(by) = self.public() {
            (Mode::Disclosed, by)
        } else if let Some(by) = self.own_figure(start, end).filter(|_| figures) {
            (Mode::Disclosed, by)
        } else if let Some(by) = self.offers(mention) {
            (Mode::Offered, by)
        } else {
            (Mode::Touched, self.silence())
        };
        let (pointer, pointer_at) = self.pointer_of(mode, Some(item), start, end);
        let statement = self.range();
        Ok(Said {
            item,
            element,
            mode,
            pointer,
            range: self.evidence(start, end),
            grounds: Grounds {
                words: Span::new(start, end),
                statement: Span::new(statement.start, statement.end),
                by,
                pointer_at,
            },
        })
    }

    pub(super) fn here<'r>(
        &'r self,
        ranges: &'r [Range<usize>],
    ) -> impl DoubleEndedIterator<Item = &'r Range<usize>> {
        let range = self.range();
        ranges.iter().filter(move |one| within(one, &range))
    }

    /// The first of these marks in the statement.
    fn first(&self, mark: Mark, ranges: &[Range<usize>]) -> Option<Ground> {
        let found = self.here(ranges).next();
        found.map(|range| Ground::new(mark, range))
    }

    /// By what the statement says that the way it mentions is open, where the item is such a way.
    fn offers(&self, mention: &Hit) -> Option<Ground> {
        let Owner::Element(item, _) = mention.owner else {
            return None;
        };
        let offered = self.setting.offered & (1 << item) != 0;
        self.first(Mark::Offer, &self.marks.offers)
            .filter(|_| offered)
    }

    /// By what the statement says that things are public, if it does.
    fn public(&self) -> Option<Ground> {
        let marked = self
            .first(Mark::Publish, &self.marks.publish)
            .or_else(|| self.first(Mark::Link, &self.marks.links))
            .or_else(|| self.first(Mark::Column, &self.marks.columns));
        marked.or_else(|| {
            let denied = self.here(&self.marks.deny).next().is_some();
            let announced = self.setting.announced.filter(|_| !denied);
            announced.map(|above| Ground::bare(Mark::Announced(above)))
        })
    }

    /// What a statement without a predicate shows instead of one.
    fn silence(&self) -> Ground {
        let denied = self.first(Mark::Denied, &self.marks.deny);
        denied.unwrap_or(Ground::bare(Mark::Nothing))
    }

    /// By what only "有关情况" of the thing is public, or it is so "在一定范围内".
    fn hedged(&self, end: usize) -> Option<Ground> {
        let clause = &self.clause_of(end.saturating_sub(1)).range;
        let vague = self.marks.vague.iter().find(|vague| {
            within(vague, clause)
                && vague.start >= end
                && (vague.start - end <= VAGUE_REACH
                    || self.text[end..vague.start].ends_with("等方面的"))
                && !self.enumerates(end..vague.start)
        });
        let pointed = self.here(&self.marks.links).next().is_some()
            || self.here(&self.marks.columns).next().is_some();
        if pointed {
            return None;
        }
        let vague = vague.or_else(|| self.general_subject(end));
        let vague = vague.map(|vague| Ground::new(Mark::Vague, vague));
        vague.or_else(|| self.first(Mark::Hedge, &self.marks.hedge))
    }

    /// "预算经董事会审议，相关情况按要求公开": the general words that a clause behind the mention's has for its subject.
    fn general_subject(&self, end: usize) -> Option<&Range<usize>> {
        let clauses = &self.sentence.clauses[self.statement.clone()];
        let behind = clauses.iter().filter(|clause| clause.range.start >= end);
        let subject = behind.map(|clause| clause.range.start);
        let mut opened =
            subject.filter_map(|start| self.marks.vague.iter().find(|vague| vague.start == start));
        let published = |range: &Range<usize>| {
            self.marks
                .publish
                .iter()
                .any(|verb| verb.end <= range.start && self.range().start <= verb.start)
        };
        opened.find(|vague| !published(vague))
    }

    /// Whether a list is closed by 等 between a mention and general words, so that they sum it up: 等相关信息, but not
    /// 等方面的有关情况.
    fn enumerates(&self, range: Range<usize>) -> bool {
        let words = &self.text[range];
        words.contains('等') && !words.contains("等方面")
    }

    /// By what the statement says that a thing was not changed and where it is.
    fn kept(&self) -> Option<Ground> {
        let word = self.here(&self.marks.unchanged).next()?;
        let behind = |range: &Range<usize>| range.start >= word.end;
        let led =
            self.here(&self.marks.publish).any(behind) || self.here(&self.marks.links).any(behind);
        led.then(|| Ground::new(Mark::Unchanged, word))
    }

    fn planned(&self) -> Option<Ground> {
        self.first(Mark::Plan, &self.marks.plan)
    }

    /// The figure by which the words set out the information itself: 毕业去向落实率为94.2%.
    fn own_figure(&self, start: usize, end: usize) -> Option<Ground> {
        let figure = self.figure_at(start, end, 18);
        figure.map(|figure| Ground::new(Mark::Figure, figure))
    }

    /// From the mention's clause to that of the predicate.
    fn evidence(&self, start: usize, end: usize) -> Range<usize> {
        let clause = self.clause_of(start).range.clone();
        let predicate = self
            .here(&self.marks.publish)
            .chain(self.here(&self.marks.none_after))
            .chain(self.here(&self.marks.links))
            .map(|range| self.clause_of(range.start).range.clone())
            .min_by_key(|range| range.start.abs_diff(clause.start));
        let joined = match predicate {
            Some(other) if other.start.abs_diff(clause.start) <= 240 => {
                clause.start.min(other.start)..clause.end.max(other.end)
            }
            _ => clause,
        };
        joined.start..joined.end.max(end)
    }
}
