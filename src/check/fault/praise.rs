//! Universal praise without a source: `unsupported-praise`.
//!
//! A survey, a vote or an appraisal with its figures bears praise out where it stands in the same part of the report.
//! That everybody without exception is full of praise, no survey bears out.

use super::figure::Figure;
use super::{Fault, Line, Report, Subject, fault};
use crate::check::sentence::Sentence;
use crate::document::BlockKind;
use crate::pack::Class;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Praise {
    /// Praise that waits for a source, with the section in which it stands.
    waiting: Vec<(usize, Fault)>,
    /// Sections that give a source.
    sources: Vec<usize>,
}

impl Praise {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        let source = !line.figures.is_empty()
            && line
                .words(Class::PraiseSource)
                .any(|word| has_figure(line, &word));
        if source {
            self.sources.push(outermost(report, line.block));
        }
        if !matches!(line.kind, BlockKind::Paragraph) {
            return;
        }
        let mut found = Vec::new();
        for sentence in &line.sentences {
            let praise = |class: Class| {
                line.words(class)
                    .filter(|word| is_given(line, sentence, word))
                    .map(|word| clause(sentence, &word))
            };
            let all = praise(Class::PraiseAll).next().is_some();
            let Some(range) = praise(Class::PraiseAll)
                .chain(praise(Class::Praise))
                .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
            else {
                continue;
            };
            let span = line.span(range);
            let borne_out = line
                .words(Class::PraiseSource)
                .any(|source| sentence.range.contains(&source.start) && has_figure(line, &source));
            if !(all && borne_out) {
                found.push((all, span));
            }
        }
        // What one paragraph says in praise is pointed at once.
        if let Some((&(_, first), others)) = found.split_first() {
            let praise = Fault {
                related: others.iter().map(|(_, span)| *span).collect(),
                ..fault("unsupported-praise", Subject::Report, first)
            };
            if found.iter().any(|(all, _)| *all) {
                faults.push(praise);
            } else {
                self.waiting.push((outermost(report, line.block), praise));
            }
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        let Self { waiting, sources } = self;
        faults.extend(
            waiting
                .into_iter()
                .filter(|(section, _)| !sources.contains(section))
                .map(|(_, praise)| praise),
        );
    }
}

/// Whether a word of praise stands in a sentence that names in the same clause or right before it who gives it, and
/// neither denies nor wishes it.
fn is_given(line: &Line<'_>, sentence: &Sentence, word: &Range<usize>) -> bool {
    if !sentence.range.contains(&word.start) || word.end > sentence.range.end {
        return false;
    }
    let at = sentence
        .clauses
        .iter()
        .position(|clause| clause.range.end > word.start)
        .unwrap_or(0);
    let from = sentence.clauses[at.saturating_sub(1)].range.start;
    let to = clause(sentence, word).end;
    let by = line
        .words(Class::PraiseBy)
        .any(|by| from <= by.start && by.end <= to);
    let wished = line
        .words(Class::PraiseNot)
        .any(|not| sentence.range.contains(&not.start));
    by && !wished
}

/// The clauses in which a word of praise stands.
fn clause(sentence: &Sentence, word: &Range<usize>) -> Range<usize> {
    let first = sentence
        .clauses
        .iter()
        .find(|clause| clause.range.end > word.start);
    let last = sentence
        .clauses
        .iter()
        .find(|clause| clause.range.end >= word.end);
    first.map_or(word.start, |clause| clause.range.start)
        ..last.map_or(word.end, |clause| clause.range.end)
}

/// Whether a figure that measures stands in the sentence of a word.
fn has_figure(line: &Line<'_>, word: &Range<usize>) -> bool {
    let Some(sentence) = line.sentence_at(word.start) else {
        return false;
    };
    let measures = |figure: &Figure| {
        let unit = figure.unit.as_ref().map(|unit| &line.text()[unit.clone()]);
        figure.percent
            || matches!(
                unit,
                Some("人" | "份" | "名" | "票" | "张" | "人次" | "家" | "位" | "条")
            )
            || line.text()[figure.range.end..].starts_with('分')
    };
    line.figures
        .iter()
        .any(|figure| sentence.range.contains(&figure.range.start) && measures(figure))
}

/// The outermost section that holds a block, as the index of its first block.
fn outermost(report: &Report<'_>, block: usize) -> usize {
    report
        .document
        .sections()
        .iter()
        .filter(|section| section.first <= block && block < section.end)
        .map(|section| section.first)
        .min()
        .unwrap_or(0)
}
