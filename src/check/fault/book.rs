//! The book of applications: how many came in, what became of them, and how they were sorted.
//!
//! A book is kept for the section on information on request, and for a line that speaks of applications elsewhere. Each
//! way of sorting is held against the totals on its own; outcomes are added up over the whole book, because reports
//! spread them over sentences and lines.

use super::sums::plain;
use super::{Fault, Subject, fault};
use crate::span::Span;

/// What is known of the applications.
#[derive(Default)]
pub(super) struct Book {
    /// What the applications are counted in.
    pub(super) unit: Option<String>,
    /// How many came in, and where it is said.
    pub(super) received: Option<(f64, Span)>,
    /// How many were dealt with.
    pub(super) answered: Option<f64>,
    /// How many were left from the year before.
    pub(super) carried: f64,
    /// Other figures that a list may belong to: those answered, those of one kind.
    wholes: Vec<f64>,
    /// What became of them: each outcome once.
    outcomes: Vec<Outcome>,
    /// The figure that the outcomes take apart, if one stands right before them.
    pub(super) of: Option<f64>,
    groups: Vec<Group>,
    /// Whether some outcomes go without a figure.
    pub(super) open: bool,
    /// Whether a figure is rough, so that nothing can be held against anything.
    pub(super) rough: bool,
}

struct Outcome {
    words: String,
    /// Whether it is still to come.
    pending: bool,
    /// Line and sentence.
    place: (usize, usize),
    value: f64,
    span: Span,
}

/// One way in which the applications are sorted.
pub(super) struct Group {
    pub(super) values: Vec<f64>,
    pub(super) span: Span,
    /// Whether it says that it sorts them all.
    pub(super) sorted: bool,
    /// Whether it is a list of some of them.
    pub(super) open: bool,
}

/// More notes than this are not kept.
const MOST: usize = 32;

impl Book {
    /// Notes a figure that a list may belong to.
    pub(super) fn whole(&mut self, value: f64) {
        if self.wholes.len() < MOST {
            self.wholes.push(value);
        }
    }

    /// Notes an outcome; one that is named again is told more of, not counted again.
    pub(super) fn outcome(
        &mut self,
        words: &str,
        value: f64,
        span: Span,
        pending: bool,
        place: (usize, usize),
    ) {
        let again = self.outcomes.iter().any(|one| one.words == words);
        if !again && self.outcomes.len() < MOST {
            self.outcomes.push(Outcome {
                words: words.to_owned(),
                pending,
                place,
                value,
                span,
            });
        }
    }

    /// Whether applications that came in are told of for the first time, or others than before after their outcomes.
    pub(super) fn is_new(&self, value: f64) -> bool {
        self.received
            .is_none_or(|(known, _)| (known - value).abs() > 0.01 && self.has_outcomes())
    }

    /// Whether an outcome has been noted.
    pub(super) fn has_outcomes(&self) -> bool {
        !self.outcomes.is_empty()
    }

    /// Whether some outcome has that figure.
    pub(super) fn has_outcome_of(&self, value: f64) -> bool {
        self.outcomes
            .iter()
            .any(|one| (one.value - value).abs() < 0.01)
    }

    /// Takes over the totals of another book, where this one has none: a table's are often told above it.
    pub(super) fn under(mut self, other: &Self) -> Self {
        if self.received.is_none() {
            self.received = other.received;
            self.carried = other.carried;
        }
        self.wholes.extend(&other.wholes);
        self.rough |= other.rough;
        self
    }

    /// Whether the outcomes up to the end of some sentence add up to a total: what follows tells more of them.
    fn is_told_before(&self, totals: &[f64]) -> bool {
        let mut sum = 0.0;
        self.outcomes.windows(2).any(|pair| {
            sum += pair[0].value;
            pair[0].place != pair[1].place && totals.iter().any(|total| (total - sum).abs() < 0.01)
        })
    }

    /// Notes a way of sorting.
    pub(super) fn group(&mut self, group: Group) {
        if group.values.len() > 1 && self.groups.len() < MOST {
            self.groups.push(group);
        }
    }

    /// Holds all that was noted against the totals.
    pub(super) fn close(self, faults: &mut Vec<Fault>) {
        let Some((received, place)) = self.received else {
            return;
        };
        if self.rough || received <= 0.0 {
            return;
        }
        let most = received + self.carried;
        let mut totals = vec![received, most];
        totals.extend(&self.wholes);
        let fits = |sum: f64, totals: &[f64]| totals.iter().any(|total| (total - sum).abs() < 0.01);
        let mut wholes = totals.clone();
        wholes.extend(self.outcomes.iter().map(|one| one.value));
        for group in &self.groups {
            if let Some(sum) = group.misfit(&wholes, received, fits) {
                faults.push(said(group.span, place, received, sum, group.values.len()));
            }
        }
        totals.extend(self.of);
        let mut sum: f64 = self.outcomes.iter().map(|one| one.value).sum();
        let pending = self.outcomes.iter().any(|one| one.pending);
        // Those pending are told beside the outcomes of the others, or beside how many were dealt with.
        let alone = pending && self.outcomes.iter().all(|one| one.pending);
        if let (Some(answered), true) = (self.answered, alone) {
            sum += answered;
            totals.retain(|&total| total >= answered);
        }
        if pending && self.carried > 0.0 {
            totals.retain(|&total| (total - received).abs() > 0.01);
        }
        let told = self.outcomes.len() > 1 || sum > most || (alone && self.answered.is_some());
        let settled =
            fits(sum, &totals) || (self.open && sum < most) || self.is_told_before(&totals);
        if let (Some(first), true) = (self.outcomes.first(), told && !settled) {
            // The outcomes of one line are pointed at together.
            let span = self
                .outcomes
                .iter()
                .filter(|one| one.span.start < first.span.start + 400)
                .fold(first.span, |span, one| Span {
                    start: span.start,
                    end: span.end.max(one.span.end),
                });
            faults.push(said(span, place, most, sum, self.outcomes.len()));
        }
    }
}

impl Group {
    /// What the group adds up to, if it ought to be all applications and is not.
    fn misfit(
        &self,
        totals: &[f64],
        received: f64,
        fits: impl Fn(f64, &[f64]) -> bool,
    ) -> Option<f64> {
        let mut sum = 0.0;
        for value in &self.values {
            sum += value;
            if fits(sum, totals) {
                return None;
            }
        }
        let least = if self.sorted { 0.5 } else { 0.7 };
        let close = sum >= least * received && sum <= 2.0 * received;
        (close && !self.open).then_some(sum)
    }
}

fn said(span: Span, place: Span, total: f64, sum: f64, count: usize) -> Fault {
    Fault {
        related: vec![place],
        values: vec![
            ("total", plain(total)),
            ("sum", plain(sum)),
            ("count", count.to_string()),
        ],
        ..fault("application-figures", Subject::Report, span)
    }
}
