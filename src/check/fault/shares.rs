//! Percentages that cannot be: `percent-over-100`.

use super::quantity::Quantity;
use super::sums::plain;
use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Shares {
    /// The table at hand, and its columns whose header names a rate.
    table: Option<u32>,
    rates: Vec<u32>,
    /// The last row whose label names one.
    row: Option<u32>,
    /// The column of shares of one whole, with what has been added up in it, row by row.
    added: Option<Added>,
    /// The last row whose label is that of a total.
    total: Option<u32>,
    /// Whether the line before asked a question that allows more than one answer.
    multiple: bool,
}

/// Shares that stand below each other in a column.
struct Added {
    column: u32,
    sum: f64,
    count: usize,
    span: Span,
}

/// Shares may add up to a little more than all where each is rounded.
const ROUNDING: f64 = 1.0;

/// Shares that come to more than this are shares of several wholes.
const FAR: f64 = 125.0;

impl Shares {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        let multiple = line.words(Class::MultiChoice).next().is_some();
        if let BlockKind::Cell { table, row } = line.kind {
            self.read_cell(report, line, (table, row), faults);
        } else if line.figures.iter().any(|figure| figure.percent) {
            let all = line.quantities();
            faults.extend(all.iter().filter_map(|one| beyond(line, one)));
            if !multiple && !self.multiple {
                added(line, &all, faults);
            }
        }
        self.multiple = multiple;
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(mut self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        self.end(faults);
    }

    /// Ends the table at hand: its shares are of one whole, and come to no more than all of it.
    fn end(&mut self, faults: &mut Vec<Fault>) {
        let Some(added) = self.added.take() else {
            return;
        };
        if added.count > 1 && added.sum > 100.0 + ROUNDING && added.sum <= FAR {
            let values = vec![
                ("sum", plain(added.sum)),
                ("count", added.count.to_string()),
            ];
            faults.push(Fault {
                values,
                ..fault("percent-over-100", Subject::Report, added.span)
            });
        }
    }

    /// Adds the share in a cell to those above it.
    fn add(&mut self, line: &Line<'_>, column: Option<u32>, row: u32) {
        let share = line.words(Class::ShareColumn).any(|word| word.start == 0);
        let span = line.span(0..line.text().len());
        match (&mut self.added, column) {
            (None, Some(column)) if row == 0 && share => {
                self.added = Some(Added {
                    column,
                    sum: 0.0,
                    count: 0,
                    span,
                });
            }
            (Some(added), Some(column)) if added.column == column && self.total != Some(row) => {
                if let [figure] = line.figures.as_slice()
                    && figure.percent
                    && figure.range == (0..line.text().len())
                {
                    added.sum += figure.value;
                    added.count += 1;
                    added.span = if added.count == 1 {
                        span
                    } else {
                        Span {
                            end: span.end,
                            ..added.span
                        }
                    };
                }
            }
            _ => {}
        }
    }

    /// Reads a cell: a rate is told by the header of its column.
    fn read_cell(
        &mut self,
        report: &Report<'_>,
        line: &Line<'_>,
        (table, row): (u32, u32),
        faults: &mut Vec<Fault>,
    ) {
        if self.table != Some(table) {
            self.end(faults);
            self.table = Some(table);
            self.total = None;
            self.rates.clear();
            self.row = None;
        }
        let rate = line.words(Class::Rate).next().is_some()
            && line.words(Class::RateAbove).next().is_none()
            && line.words(Class::Change).next().is_none();
        let over = line
            .figures
            .iter()
            .any(|figure| figure.percent && figure.value > 100.0);
        if rate && line.figures.is_empty() {
            self.row = Some(row);
        }
        if line.words(Class::TotalLabel).any(|word| word.start == 0) {
            self.total = Some(row);
        }
        if !(over || row == 0 && rate || self.added.is_some() && !line.figures.is_empty()) {
            return;
        }
        let block = report.document.blocks()[line.block].span;
        let column = report
            .document
            .tables()
            .get(table as usize)
            .and_then(|table| table.rows.get(row as usize))
            .and_then(|row| row.cells.iter().find(|cell| cell.span == block))
            .map(|cell| cell.column);
        self.add(line, column, row);
        if row == 0 {
            self.rates.extend(column);
        } else if !over {
        } else if let (Some(column), [figure]) = (column, line.figures.as_slice())
            && (self.rates.contains(&column) || self.row == Some(row))
            && figure.range.start == 0
        {
            faults.push(said(line, 0..line.text().len(), figure.value, 1));
        } else {
            let all = line.quantities();
            faults.extend(all.iter().filter_map(|one| beyond(line, one)));
        }
    }
}

/// A rate above 100.
fn beyond(line: &Line<'_>, one: &Quantity<'_>) -> Option<Fault> {
    if !one.figure.percent || one.figure.value <= 100.0 {
        return None;
    }
    let clause = clause(line, one);
    let behind = one.end()..clause.end;
    let before = clause.start..one.figure.range.start;
    let rate = line.has(Class::Rate, &one.lead) || line.has(Class::Rate, &before);
    let share = line.begins(Class::Share, behind.start).is_some();
    // A rate that rose to a figure is one all the same.
    let change = line.has(Class::RateAbove, &clause)
        || line
            .within(Class::Change, &clause)
            .any(|word| !line.text()[word.end..].starts_with(['到', '至']));
    ((rate || share) && !change).then(|| said(line, clause.start..one.end(), one.figure.value, 1))
}

/// Shares of one whole that add up to more than all of it.
fn added(line: &Line<'_>, all: &[Quantity<'_>], faults: &mut Vec<Fault>) {
    for figures in all.chunk_by(|one, next| one.sentence == next.sentence) {
        let sentence = &line.sentences[figures[0].sentence];
        let shares: Vec<&Quantity<'_>> = figures
            .iter()
            .filter(|one| one.figure.percent && one.bracket.is_none())
            .collect();
        let told =
            line.has(Class::Rate, &sentence.range) || line.has(Class::Grade, &sentence.range);
        if shares.len() < 2 || !told {
            continue;
        }
        let mut run: Vec<&Quantity<'_>> = Vec::new();
        for one in shares {
            let words = words(line, one);
            let other = line.has(Class::Total, &words)
                || line.has(Class::Change, &words)
                || line.has(Class::RateAbove, &words)
                || !is_share(line, one, &words, run.len());
            if line.has(Class::Among, &words) || other {
                faults.extend(over(line, &run));
                run.clear();
            }
            if !other {
                run.push(one);
            }
        }
        faults.extend(over(line, &run));
    }
}

/// The words that say what a share is one of: back to the share before it, or to the start of its sentence.
fn words(line: &Line<'_>, one: &Quantity<'_>) -> Range<usize> {
    let behind = line
        .figures
        .partition_point(|figure| figure.range.start < one.figure.range.start);
    let from = line.figures[..behind]
        .iter()
        .rev()
        .find(|figure| figure.percent)
        .map_or(0, super::figure::Figure::end);
    from.max(line.sentences[one.sentence].range.start)..one.figure.range.start
}

/// Whether a percentage is a share of a whole: 占 stands right before it, or nothing but its name behind the first of
/// a list.
fn is_share(line: &Line<'_>, one: &Quantity<'_>, words: &Range<usize>, before: usize) -> bool {
    if one.figure.value > 100.0 || one.figure.rough {
        return false;
    }
    let at = one.figure.range.start;
    let directly = line.ends(Class::Share, at);
    let listed = before > 0 && one.label.len() <= 24 && !line.has(Class::Rate, words);
    let graded = line.has(Class::Grade, &one.label) && !line.has(Class::Rate, &one.label);
    let opens = before == 0 && (line.has(Class::Share, words) || graded);
    directly || listed || opens
}

fn over(line: &Line<'_>, run: &[&Quantity<'_>]) -> Option<Fault> {
    let (first, last) = (run.first()?, run.last()?);
    let sum: f64 = run.iter().map(|one| one.figure.value).sum();
    // Three shares told to a tenth cannot be rounded to 101.
    let room: f64 = run.iter().map(|one| one.figure.step).sum();
    if run.len() < 2 || sum <= 100.0 + ROUNDING.min(room) + 1e-6 {
        return None;
    }
    let names: Vec<Range<usize>> = run.iter().map(|one| words(line, one)).collect();
    let told = |class: Class| names.iter().filter(|name| line.has(class, name)).count();
    let closes = names
        .last()
        .is_some_and(|name| line.has(Class::Remainder, name));
    let graded = run.len() > 2 && told(Class::Grade) == run.len() && !twice(line, &names);
    // Shares that are named one by one are of one whole unless they come to far more than it.
    let sorted = names.first().is_some_and(|name| {
        line.has(Class::Sorted, name)
            || line.has(Class::Among, name)
            || line.text()[name.clone()].contains("中，")
    });
    let together = names
        .first()
        .is_some_and(|name| line.text()[name.clone()].contains("分别"));
    let bare = run.len() > 2
        && run
            .iter()
            .all(|one| line.text()[..one.figure.range.start].ends_with('占'));
    let directly = run
        .iter()
        .all(|one| line.ends(Class::Share, one.figure.range.start));
    let named = sum <= FAR && directly && (bare || sorted);
    let mixed = [Class::Quality, Class::Rank].iter().any(|&class| {
        let told = told(class);
        told > 0 && (told < run.len() || class == Class::Quality)
    });
    // 公开信息中 is no grade: only the share's own name tells one.
    let plain = !run.iter().any(|one| line.has(Class::Grade, &one.lead));
    let one_whole = graded || closes || together && sum <= FAR || named && plain;
    if !one_whole || mixed {
        return None;
    }
    Some(said(line, first.lead.start..last.end(), sum, run.len()))
}

/// Whether two names say the same, as where one question after the other gives the share of those who are content.
fn twice(line: &Line<'_>, names: &[Range<usize>]) -> bool {
    let grade = |name: &Range<usize>| {
        let words: Vec<&str> = line
            .within(Class::Grade, name)
            .map(|word| &line.text()[word])
            .collect();
        words
    };
    let grades: Vec<Vec<&str>> = names.iter().map(grade).collect();
    grades
        .iter()
        .enumerate()
        .any(|(index, one)| grades[..index].contains(one))
}

fn clause(line: &Line<'_>, one: &Quantity<'_>) -> Range<usize> {
    line.clause_at(one.figure.range.start)
        .unwrap_or_else(|| one.lead.start..one.end())
}

fn said(line: &Line<'_>, range: Range<usize>, sum: f64, parts: usize) -> Fault {
    Fault {
        case: (parts == 1).then_some("single"),
        values: vec![("sum", plain(sum)), ("count", parts.to_string())],
        ..fault("percent-over-100", Subject::Report, line.span(range))
    }
}
