//! How the judgement on an item came about: which words were found where, and what each was taken for.
//!
//! The record is kept by the ordinary judgement while it judges, for the items that are traced and no others. Nothing is
//! judged here, so a trace cannot say anything else than the judgement.

use super::said::{Mode, Said};
use super::status::Pointer;
use super::tally::ItemJudgement;
use super::{Decided, Stated, applies, judge};
use crate::document::{Document, Normal};
use crate::pack::{Applies, Hit, Owner, Pack};
use crate::span::Span;
use std::ops::Range;

/// The judgement on an item, with all that it rests on.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The judgement, as [`super::check`] makes it.
    pub judgement: ItemJudgement,
    /// Whether the item concerns the school, and the fact that decides it.
    pub applies: (Applies, Decided),
    /// What became of each of the item's words, in the order of the text.
    pub steps: Vec<Step>,
}

/// What became of some words of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The item's number.
    pub item: u8,
    /// The element that the words name; `None` where they name the item in general.
    pub element: Option<u8>,
    /// The words.
    pub words: Span,
    /// The statement in which they were judged.
    pub statement: Span,
    /// What they were taken for.
    pub outcome: Outcome,
}

/// What words of an item were taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They say something of the item.
    Counted {
        /// What.
        mode: Mode,
        /// By which mark.
        by: Ground,
        /// How they lead the reader to it.
        pointer: Pointer,
        /// The pointer's words.
        pointer_at: Option<Span>,
    },
    /// They say nothing of it.
    SetAside(Reason),
}

/// A mark by which words were judged, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The mark.
    pub mark: Mark,
    /// Its words, where it has any.
    pub at: Option<Span>,
}

/// By what words of an item are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A verb of publishing.
    Publish,
    /// An address.
    Link,
    /// A named column.
    Column,
    /// A heading or a sentence above that announces what is public; its words.
    Announced(Span),
    /// A figure of an item that asks for figures.
    Figure,
    /// That a way to ask or complain is open.
    Offer,
    /// That the thing is as it was, and where it is.
    Unchanged,
    /// A word of absence.
    Absence,
    /// A word of intention.
    Plan,
    /// General words that empty the mention: 有关情况.
    Vague,
    /// Words by which the statement takes its publishing back: 在一定范围内.
    Hedge,
    /// The part of the report in which shortcomings are admitted and measures promised.
    Scope,
    /// A word that denies the publishing.
    Denied,
    /// No mark at all.
    Nothing,
    /// Another cell of the table's row.
    Cell,
    /// The number on the list by which the item is called.
    Number,
    /// A field of a structured report.
    Field,
}

/// Why words of an item say nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Why.
    pub why: Why,
    /// The words to which that is due, where it is due to any.
    pub at: Option<Span>,
}

/// Why words of an item can say nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Other words of the clause give them another sense.
    Unless,
    /// They stand in the title of a law or of a notice from above.
    Law,
    /// They are the topic of a meeting or of an application.
    Topic,
    /// They name the item in general where shortcomings are admitted and measures promised.
    Scope,
    /// They name a whole field, and nothing says that there is none of it.
    Field,
    /// They name a whole field in a statement that names an item of it.
    FieldNamed,
    /// They stand in a heading.
    Heading,
    /// The sentence announces the parts of the report.
    Contents,
}

impl Ground {
    pub(super) fn new(mark: Mark, at: &Range<usize>) -> Self {
        let at = Some(Span::new(at.start, at.end));
        Self { mark, at }
    }

    pub(super) fn bare(mark: Mark) -> Self {
        Self { mark, at: None }
    }
}

impl Reason {
    pub(super) fn new(why: Why, start: usize, end: usize) -> Self {
        let at = Some(Span::new(start, end));
        Self { why, at }
    }

    pub(super) fn bare(why: Why) -> Self {
        Self { why, at: None }
    }
}

/// What something said of an item rests on. The spans are of the block's normal text until [`Grounds::place`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Grounds {
    /// The item's words.
    pub(super) words: Span,
    /// The statement that they stand in.
    pub(super) statement: Span,
    /// By what it was judged.
    pub(super) by: Ground,
    /// The pointer's words.
    pub(super) pointer_at: Option<Span>,
}

impl Grounds {
    /// Those of what a whole sentence or cell says.
    pub(super) fn whole(range: &Range<usize>, mark: Mark) -> Self {
        let words = Span::new(range.start, range.end);
        Self {
            words,
            statement: words,
            by: Ground::new(mark, range),
            pointer_at: None,
        }
    }

    /// Leads the spans back to the document.
    pub(super) fn place(&mut self, normal: &Normal<'_>) {
        self.words = placed(normal, self.words);
        self.statement = placed(normal, self.statement);
        self.by.at = self.by.at.map(|at| placed(normal, at));
        self.pointer_at = self.pointer_at.map(|at| placed(normal, at));
    }
}

fn placed(normal: &Normal<'_>, span: Span) -> Span {
    normal.source(span.start as usize, span.end as usize)
}

/// Takes down what becomes of the words of the traced items; of none in an ordinary check.
#[derive(Debug, Default)]
pub(super) struct Recorder {
    /// The traced items, one bit a number.
    items: u64,
    steps: Vec<Step>,
}

impl Recorder {
    fn of(items: &[u8]) -> Self {
        let bits = items.iter().filter(|number| **number < 64);
        Self {
            items: bits.fold(0, |bits, number| bits | 1 << number),
            steps: Vec::new(),
        }
    }

    /// Whether anything is traced.
    pub(super) fn is_on(&self) -> bool {
        self.items != 0
    }

    fn wants(&self, item: u8) -> bool {
        self.items.checked_shr(u32::from(item)).unwrap_or(0) & 1 != 0
    }

    /// Takes down what was counted; its grounds have been placed.
    pub(super) fn count(&mut self, said: &Said) {
        if self.wants(said.item) {
            self.steps.push(Step {
                item: said.item,
                element: said.element,
                words: said.grounds.words,
                statement: said.grounds.statement,
                outcome: Outcome::Counted {
                    mode: said.mode,
                    by: said.grounds.by,
                    pointer: said.pointer,
                    pointer_at: said.grounds.pointer_at,
                },
            });
        }
    }

    /// Takes down words of an item that were set aside, in a block's normal text.
    pub(super) fn set_aside(&mut self, hit: &Hit, statement: &Range<usize>, reason: Reason) {
        let (item, element) = match hit.owner {
            Owner::Element(item, element) => (item, Some(element)),
            Owner::About(item) | Owner::Absent(item) => (item, None),
            _ => return,
        };
        if self.wants(item) {
            self.steps.push(Step {
                item,
                element,
                words: Span::new(hit.start as usize, hit.end as usize),
                statement: Span::new(statement.start, statement.end),
                outcome: Outcome::SetAside(reason),
            });
        }
    }

    /// A recorder of the same items, for a block's words that are placed later.
    pub(super) fn apart(&self) -> Self {
        Self {
            items: self.items,
            steps: Vec::new(),
        }
    }

    /// Takes over what was set aside in a block, and leads it back to the document.
    pub(super) fn take(&mut self, apart: &mut Self, normal: &Normal<'_>) {
        self.steps.extend(apart.steps.drain(..).map(|mut step| {
            step.words = placed(normal, step.words);
            step.statement = placed(normal, step.statement);
            if let Outcome::SetAside(reason) = &mut step.outcome {
                reason.at = reason.at.map(|at| placed(normal, at));
            }
            step
        }));
    }
}

/// Judges a document and tells how the judgement on each of `items` came about.
#[must_use]
pub fn trace(document: &Document, pack: &Pack, stated: &Stated, items: &[u8]) -> Vec<Trace> {
    let mut recorder = Recorder::of(items);
    let judgement = judge(document, pack, stated, &mut recorder);
    let traced = pack.items.iter().zip(judgement.items);
    let traced = traced.filter(|(item, _)| recorder.wants(item.number));
    traced
        .map(|(item, judged)| {
            let own = recorder
                .steps
                .iter()
                .filter(|step| step.item == item.number);
            let mut steps: Vec<Step> = own.copied().collect();
            steps.sort_by_key(|step| (step.statement.start, step.words.start));
            steps.dedup();
            Trace {
                judgement: judged,
                applies: applies(&item.applies, &judgement.profile),
                steps,
            }
        })
        .collect()
}
