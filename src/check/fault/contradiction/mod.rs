//! Statements that cannot both hold: `contradiction`.
//!
//! Three kinds are told: what is denied and yet said (`denied.rs`, with `denial.rs`), one quantity with two values (`quantity.rs`), one
//! office held by two (`office.rs`). What speaks of another period, of a part of the school or of some cases only
//! contradicts nothing and is not even noted.

mod denial;
mod denied;
mod office;
mod quantity;

use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Contradictions {
    denied: denied::Denied,
    quantity: quantity::Quantities,
    office: office::Offices,
}

impl Contradictions {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, _: &mut Vec<Fault>) {
        if matches!(line.kind, BlockKind::Cell { .. }) {
            self.denied.read_cell(report, line);
            self.quantity.read_cell(report, line);
        }
        if line.kind != BlockKind::Paragraph {
            return;
        }
        self.denied.read(report, line);
        self.quantity.read(report, line);
        self.office.read(line);
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        self.denied.finish(faults);
        self.quantity.finish(faults);
        self.office.finish(faults);
    }
}

/// The contradiction of one statement by others.
fn contradiction(span: Span, related: Vec<Span>) -> Fault {
    Fault {
        related,
        ..fault("contradiction", Subject::Report, span)
    }
}

/// Whether a word of a list stands in a range.
fn has(line: &Line<'_>, class: Class, range: &Range<usize>) -> bool {
    line.words(class)
        .any(|word| range.start <= word.start && word.end <= range.end)
}

/// The range of the clause that holds a byte, with the range of its sentence.
fn clause_at(line: &Line<'_>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let sentence = line.sentence_at(at)?;
    let clause = sentence
        .clauses
        .iter()
        .find(|clause| clause.range.contains(&at))?;
    Some((clause.range.clone(), sentence.range.clone()))
}

/// Whether a stretch of a line speaks of the report's own period as far as its years and words tell.
fn is_of_period(report: &Report<'_>, line: &Line<'_>, sentence: &Range<usize>) -> bool {
    if has(line, Class::PeriodOther, sentence) {
        return false;
    }
    let Some(year) = report.profile.year.as_ref().map(|year| year.value) else {
        return true;
    };
    let (first, last) = years(report, year);
    let text = &line.text()[sentence.clone()];
    text.match_indices("20").all(|(at, _)| {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let begins = !text[..at].ends_with(|sign: char| sign.is_ascii_digit());
        let behind = &text[at + digits..];
        let is_year = digits == 4
            && begins
            && ["年", "—", "-", "–", "－", "至", "学年"]
                .iter()
                .any(|sign| behind.starts_with(sign));
        let stated = text[at..at + digits].parse::<u16>().unwrap_or(year);
        !is_year || (first..=last).contains(&stated)
    })
}

/// The first and the last year of the report's period.
fn years(report: &Report<'_>, year: u16) -> (u16, u16) {
    let of = |day: &str| day.get(..4).and_then(|year| year.parse().ok());
    let period = report.profile.period.as_ref().map(|period| &period.value);
    match period.and_then(|(first, last)| Some((of(first)?, of(last)?))) {
        Some((first, last)) => (year.min(first), year.max(last)),
        None if report.title.contains("学年") => (year - 1, year),
        None => (year, year),
    }
}
