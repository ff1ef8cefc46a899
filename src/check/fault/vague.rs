//! Vague quantities where the notice asks for a figure: `vague-figure`.
//!
//! The pack names what is said of what: items published, applications received, meetings held. What is only intended,
//! and what stands in a title, is let be; so are, outside of phrases that say the whole, the shortcomings and the
//! measures, where no figure is due.

use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::{Class, Owner};
use std::ops::Range;

/// Nothing is kept from line to line.
#[derive(Default)]
pub(super) struct Vague {}

/// How a vague quantity is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// By a phrase that says the whole: 发布大量信息.
    Phrase,
    /// By a word at the end of its clause, behind a verb of doing: 发送短信多次.
    End,
    /// By a vague number with a unit of what was done: 发放材料若干份.
    Count,
}

impl Vague {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        if matches!(line.kind, BlockKind::Cell { .. }) {
            let all = 0..line.text().len();
            if line.words(Class::VagueCell).any(|word| word == all) {
                faults.push(said(line, all.clone(), all));
            }
            return;
        }
        let classes = [Class::VagueFigure, Class::VagueEnd, Class::VagueCount];
        if classes
            .iter()
            .all(|&class| line.words(class).next().is_none())
        {
            return;
        }
        let mut taken = 0;
        for hit in &line.hits {
            let word = hit.start as usize..hit.end as usize;
            let told = match hit.owner {
                Owner::Class(Class::VagueFigure) => Told::Phrase,
                Owner::Class(Class::VagueEnd) => Told::End,
                Owner::Class(Class::VagueCount) => Told::Count,
                _ => continue,
            };
            let Some(clause) = clause(line, &word) else {
                continue;
            };
            // One clause is one fault, however many of its words are vague.
            if clause.start < taken
                || !is_told(line, told, &word, &clause)
                || told != Told::Phrase && is_apart(report, line)
                || line.has(Class::Future, &(clause.start..word.end))
            {
                continue;
            }
            taken = clause.end;
            faults.push(said(line, clause, word));
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, _: &mut Vec<Fault>) {}
}

/// Whether a word says vaguely how much was done.
fn is_told(line: &Line<'_>, told: Told, word: &Range<usize>, clause: &Range<usize>) -> bool {
    let other = line
        .within(Class::VagueNot, &(word.start..clause.end))
        .any(|not| not.start < word.end);
    if other {
        return false;
    }
    match told {
        Told::Phrase => true,
        Told::End => word.end == clause.end && is_done(line, word, clause, true),
        Told::Count => {
            // 1.2万余份 is rough, but a figure.
            let digit = line.text()[..word.start].ends_with(is_digit);
            // 日均接听百余次 says no more than how often.
            let apiece = line.has(Class::Apiece, &(clause.start..word.start));
            !digit && !apiece && !is_counted(line, clause) && is_done(line, word, clause, false)
        }
    }
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || "一二三四五六七八九十百千万零两.".contains(sign)
}

/// Words such as 累计 before a quantity are no longer, in bytes.
const LEAD: usize = 6;

/// Whether a verb of doing stands before a word in its clause, or in the one before where a word that may stand apart is
/// all of its own: 收到师生的申请，数量较多.
fn is_done(line: &Line<'_>, word: &Range<usize>, clause: &Range<usize>, apart: bool) -> bool {
    let from = if apart && word.start <= clause.start + LEAD {
        line.sentence_at(clause.start).and_then(|sentence| {
            let before = sentence.clauses.iter().rev();
            before
                .map(|clause| clause.range.start)
                .find(|start| *start < clause.start)
        })
    } else {
        None
    };
    let before = from.unwrap_or(clause.start)..word.start;
    // 信息公开 names a work, and says of nothing that it was done.
    let act = line
        .within(Class::VagueAct, &before)
        .any(|act| !line.text()[..act.start].ends_with("信息"));
    act || line.has(Class::Statement, &before)
}

/// Whether the clause gives an exact figure beside the vague one.
fn is_counted(line: &Line<'_>, clause: &Range<usize>) -> bool {
    line.figures.iter().any(|figure| {
        clause.contains(&figure.range.start) && !figure.rough && figure.unit.is_some()
    })
}

/// Whether a line stands in a part that owes no figures: the shortcomings and the measures.
fn is_apart(report: &Report<'_>, line: &Line<'_>) -> bool {
    ["problems", "improvements"].iter().any(|id| {
        report.part(id).is_some_and(|part| {
            part.blocks
                .iter()
                .any(|blocks| blocks.contains(&line.block))
        })
    })
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
