//! The grammar of disclosure: what a sentence says of the items that it mentions.
//!
//! A sentence is cut into statements, each with its predicate; the statement decides what its mentions are worth. The
//! words come from the pack; summing up over a report is left to `items.rs`.

use super::marks::{Marks, text_is, with_pointers, within};
use super::sentence::{Clause, Sentence};
use super::status::Pointer;
use crate::pack::{Hit, Owner};
use std::ops::Range;

/// What a statement says of something it mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// That it is lacking, or to come, where the report admits and promises.
    Admitted,
    /// Nothing but its name.
    Touched,
    /// That it is to become public.
    Planned,
    /// That something of it is public, in general words or with reserve.
    Hedged,
    /// That there is none.
    Nil,
    /// That it is public.
    Disclosed,
}

/// Something said of an item.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) item: u8,
    /// `None` where the words name the item in general only.
    pub(super) element: Option<u8>,
    pub(super) mode: Mode,
    pub(super) pointer: Pointer,
    /// The words it rests on, in the block's normal text.
    pub(super) range: Range<usize>,
}

/// Where a sentence stands, as far as it bears on what its statements are worth.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// A heading or sentence above announces what is public.
    pub(super) announced: bool,
    /// The sentence admits or promises: nothing in it discloses, and general words do not count.
    pub(super) admits: bool,
    /// Items that ask for figures, one bit a number: stating such a figure discloses it.
    pub(super) figures: u64,
}

/// The most bytes between "there is none" and what there is none of.
const NONE_REACH: usize = 75;
/// The most bytes behind "does not concern us" to the end of its clause.
const NONE_TAIL: usize = 27;
/// The most bytes between a mention and the general words that empty it.
const VAGUE_REACH: usize = 15;
/// The most bytes between a mention and its figure.
const FIGURE_REACH: usize = 30;

/// What `sentence` says, from the hits in it (in the block's normal text).
pub(super) fn said(
    text: &str,
    sentence: &Sentence,
    hits: &[Hit],
    setting: Setting,
    out: &mut Vec<Said>,
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
        return;
    }
    let marks = Marks::read(text, sentence, hits);
    let statements = with_pointers(&marks, sentence, &mentions);
    for statement in statements {
        let view = View {
            text,
            sentence,
            marks: &marks,
            statement,
            setting,
        };
        // The field as a whole is meant only where none of its items is named.
        let named = mentions
            .iter()
            .any(|one| !matches!(one.owner, Owner::Absent(_)) && view.holds(one));
        for mention in &mentions {
            if named && matches!(mention.owner, Owner::Absent(_)) {
                continue;
            }
            if view.holds(mention)
                && !view.excluded(mention, hits)
                && let Some(one) = view.judge(mention)
            {
                out.push(one);
            }
        }
    }
}

/// Whether a sentence only names things and says nothing of them: a title of the list, standing by itself.
pub(super) fn is_bare(text: &str, sentence: &Sentence, hits: &[Hit]) -> bool {
    let marks = Marks::read(text, sentence, hits);
    let silent = [
        &marks.publish,
        &marks.plan,
        &marks.deny,
        &marks.none_before,
        &marks.none_after,
        &marks.columns,
    ];
    silent.iter().all(|found| found.is_empty())
        && sentence.links.is_empty()
        && marks.figures.is_empty()
}

/// What a sentence that names nothing itself says of the title before it: "……。公开情况：已在招生网公开。"
pub(super) fn said_of_title(text: &str, sentence: &Sentence, hits: &[Hit]) -> (Mode, Pointer) {
    let marks = Marks::read(text, sentence, hits);
    let view = View {
        text,
        sentence,
        marks: &marks,
        statement: 0..sentence.clauses.len(),
        setting: Setting::default(),
    };
    let none = !marks.none_before.is_empty() || !marks.none_after.is_empty();
    let end = sentence.range.end;
    if none && marks.publish.is_empty() {
        (Mode::Nil, Pointer::None)
    } else if view.is_public() && !view.is_planned() && !view.is_hedged(end) {
        (Mode::Disclosed, view.pointer(sentence.range.start, end))
    } else {
        (Mode::Touched, Pointer::None)
    }
}

/// A statement, and all that is needed to judge a mention in it.
struct View<'v> {
    text: &'v str,
    sentence: &'v Sentence,
    marks: &'v Marks,
    statement: Range<usize>,
    setting: Setting,
}

impl View<'_> {
    fn range(&self) -> Range<usize> {
        let clauses = &self.sentence.clauses;
        clauses[self.statement.start].range.start..clauses[self.statement.end - 1].range.end
    }

    fn holds(&self, mention: &Hit) -> bool {
        let range = self.range();
        range.start <= mention.start as usize && (mention.start as usize) < range.end
    }

    fn clause_of(&self, at: usize) -> &Clause {
        let clauses = &self.sentence.clauses[self.statement.clone()];
        let index = clauses
            .partition_point(|clause| clause.range.start <= at)
            .max(1)
            - 1;
        &clauses[index]
    }

    /// Whether other words give the mention another sense, or it stands in the title of a law.
    fn excluded(&self, mention: &Hit, hits: &[Hit]) -> bool {
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
        let topic = |topic: &Range<usize>| {
            within(topic, clause) && topic.end <= start && !text_is(self.text, topic.end, "生")
        };
        self.marks.topics.iter().any(topic)
            || hits.iter().any(|hit| unless(hit) && in_clause(hit))
            || self
                .marks
                .laws
                .iter()
                .any(|law| law.start <= start && end <= law.end)
    }

    fn judge(&self, mention: &Hit) -> Option<Said> {
        let (item, element) = match mention.owner {
            Owner::Element(item, element) => (item, Some(element)),
            Owner::About(item) | Owner::Absent(item) => (item, None),
            _ => return None,
        };
        if self.setting.admits && element.is_none() {
            return None;
        }
        let (start, end) = (mention.start as usize, mention.end as usize);
        let mode = if self.is_kept() && element.is_some() {
            Mode::Disclosed
        } else if self.is_none(start, end) {
            Mode::Nil
        } else if matches!(mention.owner, Owner::Absent(_)) {
            return None;
        } else if self.setting.admits {
            Mode::Admitted
        } else if self.is_planned() {
            Mode::Planned
        } else if self.is_hedged(end) {
            Mode::Hedged
        } else if self.is_public()
            || (element.is_some()
                && self.setting.figures & (1 << item) != 0
                && self.own_figure(start, end))
        {
            Mode::Disclosed
        } else {
            Mode::Touched
        };
        let pointer = if mode == Mode::Disclosed {
            self.pointer(start, end)
        } else {
            Pointer::None
        };
        Some(Said {
            item,
            element,
            mode,
            pointer,
            range: self.evidence(start, end),
        })
    }

    fn here<'r>(
        &'r self,
        ranges: &'r [Range<usize>],
    ) -> impl DoubleEndedIterator<Item = &'r Range<usize>> {
        let range = self.range();
        ranges.iter().filter(move |one| within(one, &range))
    }

    fn is_public(&self) -> bool {
        let marked = self.here(&self.marks.publish).next().is_some()
            || self.here(&self.sentence.links).next().is_some()
            || self.here(&self.marks.columns).next().is_some();
        marked || (self.setting.announced && self.here(&self.marks.deny).next().is_none())
    }

    /// Whether only "有关情况" of the thing is public, or it is so "在一定范围内".
    fn is_hedged(&self, end: usize) -> bool {
        let clause = &self.clause_of(end.saturating_sub(1)).range;
        let vague = self.marks.vague.iter().any(|vague| {
            within(vague, clause)
                && vague.start >= end
                && vague.start - end <= VAGUE_REACH
                && !self.text[end..vague.start].contains('等')
        });
        let pointed = self.here(&self.sentence.links).next().is_some()
            || self.here(&self.marks.columns).next().is_some();
        (vague || self.here(&self.marks.hedge).next().is_some()) && !pointed
    }

    /// Whether the statement says that a thing was not changed and where it is.
    fn is_kept(&self) -> bool {
        let Some(word) = self.here(&self.marks.unchanged).next() else {
            return false;
        };
        let behind = |range: &Range<usize>| range.start >= word.end;
        self.here(&self.marks.publish).any(behind) || self.here(&self.sentence.links).any(behind)
    }

    fn is_planned(&self) -> bool {
        self.here(&self.marks.plan).next().is_some()
    }

    fn is_none(&self, start: usize, end: usize) -> bool {
        let clause = &self.clause_of(start).range;
        // 可公布的, 应公开的 only say what kind of thing there is none of.
        let publishes = |from: usize, to: usize| {
            let acts = |p: &&Range<usize>| !self.text[p.end..].starts_with('的');
            self.marks
                .publish
                .iter()
                .filter(acts)
                .any(|p| from <= p.start && p.end <= to)
        };
        let before = self.marks.none_before.iter().any(|none| {
            let before = none.start <= start
                && start.saturating_sub(none.end) <= NONE_REACH
                && !publishes(none.end, start);
            // 校级领导没有在企业兼职: the mention reaches around it.
            let around = start < none.start && none.end < end && !publishes(start, end);
            within(none, clause) && (before || around)
        });
        if before {
            return true;
        }
        let behind = |none: &Range<usize>| none.start >= end && !publishes(end, none.start);
        let after = self.here(&self.marks.none_after).any(|none| {
            let rest = self
                .clause_of(none.start)
                .range
                .end
                .saturating_sub(none.end);
            behind(none) && rest <= NONE_TAIL
        });
        // "教代会尚在筹建，本年度没有召开": none of what the clauses before it named.
        after
            || self.here(&self.marks.none_before).any(|none| {
                behind(none)
                    && !within(none, clause)
                    && self.here(&self.marks.publish).next().is_none()
            })
    }

    /// Whether the words set out the information itself: 毕业去向落实率为94.2%.
    fn own_figure(&self, start: usize, end: usize) -> bool {
        self.figure_at(start, end, 18)
    }

    fn figure_at(&self, start: usize, end: usize, reach: usize) -> bool {
        let clause = &self.clause_of(start).range;
        self.marks.figures.iter().any(|figure| {
            within(figure, clause)
                && ((figure.start >= end && figure.start - end <= reach)
                    || (figure.start >= start && figure.start < end))
        })
    }

    fn pointer(&self, start: usize, end: usize) -> Pointer {
        if self.here(&self.sentence.links).next().is_some() {
            return Pointer::Link;
        }
        let own_title = self
            .here(&self.sentence.titles)
            .any(|title| !self.marks.laws.contains(title));
        if own_title {
            return Pointer::Document;
        }
        if self.here(&self.marks.columns).next().is_some() {
            return Pointer::Column;
        }
        if self.figure_at(start, end, FIGURE_REACH) {
            Pointer::Figure
        } else {
            Pointer::None
        }
    }

    /// From the mention's clause to that of the predicate.
    fn evidence(&self, start: usize, end: usize) -> Range<usize> {
        let clause = self.clause_of(start).range.clone();
        let predicate = self
            .here(&self.marks.publish)
            .chain(self.here(&self.marks.none_after))
            .chain(self.here(&self.sentence.links))
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
