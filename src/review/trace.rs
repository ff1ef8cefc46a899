//! The trace of an item's judgement as people see it: the places in words, personal data masked.

use super::{Mark, Mode, Pointer, Quote, Rule, Shortfall, Status, Style, Why};
use crate::check::{Decided, Ground, Outcome, Step, Trace, enough};
use crate::document::{Document, Note};
use crate::pack::{Applies, Item};
use crate::span::Span;

/// How the judgement on an item came about.
#[derive(Clone, Debug)]
pub struct TraceReview<'p> {
    /// The path as given on the command line.
    pub path: String,
    /// Number on the list.
    pub number: u8,
    /// Its short name in the review's language.
    pub name: &'p str,
    /// The official wording.
    pub title: &'p str,
    /// Whether it concerns the school, and the fact that decides it.
    pub applies: (Applies, Decided),
    /// What the words bear out.
    pub status: Status,
    /// Why an underspecified item is no more than that.
    pub shortfall: Option<Shortfall>,
    /// The rule that decided.
    pub rule: Rule,
    /// The best pointer to what is public.
    pub pointer: Pointer,
    /// Whether anything of it is said to be public.
    pub published: bool,
    /// The item's elements.
    pub elements: Vec<TracedElement<'p>>,
    /// How many of them disclose the item without a pointer.
    pub enough: usize,
    /// The statements that hold words of the item, in the order of the text.
    pub statements: Vec<TracedStatement<'p>>,
    /// The words that were searched for, for an item that is missing.
    pub searched: Vec<&'p str>,
    /// A place that came near, for an item that is missing.
    pub nearest: Option<Quote>,
    /// What a reader must know about the file.
    pub notes: Vec<Note>,
}

/// An element of the item.
#[derive(Clone, Debug)]
pub struct TracedElement<'p> {
    /// What it is called in the review's language.
    pub label: &'p str,
    /// Whether it counts as public.
    pub covered: bool,
}

/// A statement with words of the item.
#[derive(Clone, Debug)]
pub struct TracedStatement<'p> {
    /// The statement.
    pub quote: Quote,
    /// What its words were taken for.
    pub words: Vec<TracedWords<'p>>,
}

/// Words that were taken for the same thing.
#[derive(Clone, Debug)]
pub struct TracedWords<'p> {
    /// The words.
    pub words: Vec<TracedWord<'p>>,
    /// What they were taken for.
    pub outcome: TracedOutcome,
}

/// Words of an item.
#[derive(Clone, Debug)]
pub struct TracedWord<'p> {
    /// The words.
    pub quote: Quote,
    /// The elements that they name; none where they name the item in general.
    pub elements: Vec<&'p str>,
}

/// What words were taken for.
#[derive(Clone, Debug)]
pub enum TracedOutcome {
    /// They say something of the item.
    Counted {
        /// What.
        mode: Mode,
        /// By which mark.
        mark: Mark,
        /// The mark's words.
        by: Option<Quote>,
        /// How they lead the reader to it.
        pointer: Pointer,
        /// The pointer's words.
        pointer_by: Option<Quote>,
    },
    /// They say nothing of it.
    SetAside {
        /// Why.
        why: Why,
        /// The words to which that is due.
        by: Option<Quote>,
    },
}

/// The trace of an item of `pack`, from what was recorded in `document`.
#[must_use]
pub fn trace<'p>(
    path: String,
    document: &Document,
    trace: &Trace,
    item: &'p Item,
    style: Style,
) -> TraceReview<'p> {
    let teller = Teller {
        document,
        item,
        style,
    };
    let (judged, account) = (&trace.judgement, trace.judgement.account);
    let elements = item.elements.iter().enumerate();
    TraceReview {
        path,
        number: item.number,
        name: item.name.get(style.language),
        title: &item.title,
        applies: trace.applies,
        status: judged.status,
        shortfall: judged.shortfall,
        rule: account.rule,
        pointer: account.pointer,
        published: account.published,
        elements: elements
            .map(|(index, element)| TracedElement {
                label: element.label.get(style.language),
                covered: account.covers(index),
            })
            .collect(),
        enough: enough(item),
        statements: teller.statements(&trace.steps),
        searched: match judged.status {
            Status::Missing => item.near.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        },
        nearest: judged.nearest.map(|span| teller.quote(span)),
        notes: document.notes().to_vec(),
    }
}

struct Teller<'t, 'p> {
    document: &'t Document,
    item: &'p Item,
    style: Style,
}

impl<'p> Teller<'_, 'p> {
    fn quote(&self, span: Span) -> Quote {
        Quote::new(self.document, span, self.style.contexts)
    }

    fn statements(&self, steps: &[Step]) -> Vec<TracedStatement<'p>> {
        let runs = steps.chunk_by(|left, right| left.statement == right.statement);
        runs.map(|run| TracedStatement {
            quote: self.quote(run[0].statement),
            words: self.words(run),
        })
        .collect()
    }

    /// The words of one statement; those that were taken for the same thing stand together.
    fn words(&self, steps: &[Step]) -> Vec<TracedWords<'p>> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        for step in steps {
            if !outcomes.contains(&step.outcome) {
                outcomes.push(step.outcome);
            }
        }
        outcomes
            .into_iter()
            .map(|outcome| {
                let alike = steps.iter().filter(|step| step.outcome == outcome);
                let mut alike: Vec<&Step> = alike.collect();
                alike.sort_by_key(|step| step.words);
                let words = alike.chunk_by(|left, right| left.words == right.words);
                TracedWords {
                    words: words.map(|same| self.word(same)).collect(),
                    outcome: self.outcome(outcome),
                }
            })
            .collect()
    }

    fn word(&self, steps: &[&Step]) -> TracedWord<'p> {
        let elements = steps.iter().filter_map(|step| step.element);
        TracedWord {
            quote: self.quote(steps[0].words),
            elements: elements
                .filter_map(|index| self.item.elements.get(usize::from(index)))
                .map(|element| element.label.get(self.style.language))
                .collect(),
        }
    }

    fn outcome(&self, outcome: Outcome) -> TracedOutcome {
        let quoted = |at: Option<Span>| at.map(|span| self.quote(span));
        match outcome {
            Outcome::Counted {
                mode,
                by,
                pointer,
                pointer_at,
            } => TracedOutcome::Counted {
                mode,
                mark: by.mark,
                by: quoted(words_of(by)),
                pointer,
                pointer_by: quoted(pointer_at),
            },
            Outcome::SetAside(reason) => TracedOutcome::SetAside {
                why: reason.why,
                by: quoted(reason.at),
            },
        }
    }
}

/// Where a mark's words stand: those of an announcement stand above the statement.
fn words_of(ground: Ground) -> Option<Span> {
    match ground.mark {
        Mark::Announced(above) => Some(above),
        _ => ground.at,
    }
}
