//! Vague quantities where the notice asks for a figure: `vague-figure`.
//!
//! The pack names what is said of what: items published, applications received, meetings held. What is only intended,
//! and what stands in a title, is let be.

use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::{Class, Owner};
use std::ops::Range;

/// Nothing is kept from line to line.
#[derive(Default)]
pub(super) struct Vague {}

impl Vague {
    /// Reads a line.
    pub(super) fn read(&mut self, _: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        if matches!(line.kind, BlockKind::Cell { .. }) {
            let all = 0..line.text().len();
            if line.words(Class::VagueCell).any(|word| word == all) {
                faults.push(said(line, all.clone(), all));
            }
            return;
        }
        let mut taken = 0;
        for hit in &line.hits {
            let word = hit.start as usize..hit.end as usize;
            let ends = hit.owner == Owner::Class(Class::VagueEnd);
            if !ends && hit.owner != Owner::Class(Class::VagueFigure) {
                continue;
            }
            let Some(clause) = clause(line, &word) else {
                continue;
            };
            let done = line.has(Class::Statement, &(clause.start..word.start));
            let other = line
                .within(Class::VagueNot, &(word.start..clause.end))
                .any(|not| not.start < word.end && not.end > word.end);
            if other || ends && !(word.end == clause.end && done) {
                continue;
            }
            // One clause is one fault, however many of its words are vague.
            if clause.start < taken || line.has(Class::Future, &(clause.start..word.end)) {
                continue;
            }
            taken = clause.end;
            faults.push(said(line, clause, word));
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, _: &mut Vec<Fault>) {}
}

fn said(line: &Line<'_>, clause: Range<usize>, word: Range<usize>) -> Fault {
    Fault {
        values: vec![("words", line.text()[word].to_owned())],
        ..fault("vague-figure", Subject::Report, line.span(clause))
    }
}

/// The clause that holds the whole of a word; none in a title, or where the word runs over a clause's end.
fn clause(line: &Line<'_>, word: &Range<usize>) -> Option<Range<usize>> {
    let sentence = line.sentence_at(word.start)?;
    let apart = sentence
        .titles
        .iter()
        .any(|title| title.start < word.end && word.start < title.end);
    line.clause_at(word.start)
        .filter(|clause| word.end <= clause.end && !apart)
}
