//! Shortcomings and measures set out as a table, a row each.
//!
//! The header says which column is which; a table without a column of shortcomings is another table.

use super::admitted::Measure;
use super::gaps::{GapJudgement, items_named};
use super::phrase::Reader;
use super::points::{Side, statements};
use super::remedy::says_what_is_done;
use super::status::Remedy;
use crate::document::{BlockKind, Document, Normal, Row, is_space};
use crate::pack::{Class, Scan};
use crate::span::Span;
use std::ops::Range;

/// A longer line, in characters, heads no column.
const LONGEST_HEADER: usize = 6;
/// A table of more columns is about something else.
const WIDEST: usize = 6;

/// The grid's columns by what they hold.
struct Columns {
    gap: u32,
    measure: Option<u32>,
    owner: Option<u32>,
    due: Option<u32>,
}

/// The shortcomings of all tables among some blocks.
pub(super) fn judge(
    document: &Document,
    reader: &mut Reader<'_>,
    blocks: Range<usize>,
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    let mut gaps = Vec::new();
    for index in tables(document, blocks) {
        let table = &document.tables()[index as usize];
        let Some(columns) = table
            .header()
            .and_then(|header| columns(document, reader, header))
        else {
            continue;
        };
        let mut last = None;
        for row in &table.rows[1..] {
            let cells: Vec<_> = row
                .cells
                .iter()
                .map(|cell| (cell.column, cell.span))
                .collect();
            if let Some(gap) = judge_row(document, reader, &columns, &cells, scan)
                && last.replace(gap.span) != Some(gap.span)
            {
                gaps.push(gap);
            }
        }
    }
    gaps
}

/// The measures of all tables among some blocks that set out who does what by when, and name no shortcoming.
pub(super) fn measures(
    document: &Document,
    reader: &mut Reader<'_>,
    blocks: Range<usize>,
) -> Vec<Measure> {
    let mut measures = Vec::new();
    for index in tables(document, blocks) {
        let table = &document.tables()[index as usize];
        let Some(column) = table
            .header()
            .and_then(|header| measure_column(document, reader, header))
        else {
            continue;
        };
        let cells = table.rows[1..].iter().flat_map(|row| &row.cells);
        for cell in cells.filter(|cell| cell.column == column) {
            let normal = Normal::new(document.slice(cell.span), cell.span);
            let said = 0..normal.text().len();
            let statements = statements(reader, &normal, said, Some(Side::Measures));
            if !statements.is_empty() {
                measures.push(Measure {
                    statements,
                    counted: true,
                });
            }
        }
    }
    measures
}

/// The column of measures of a table that has one of owners or of dates, and none of shortcomings.
fn measure_column(document: &Document, reader: &mut Reader<'_>, header: &Row) -> Option<u32> {
    let mut column = |class: Class| {
        header.cells.iter().find_map(|cell| {
            let normal = Normal::new(document.slice(cell.span), cell.span);
            reader.has(normal.text(), class).then_some(cell.column)
        })
    };
    let ordered = column(Class::ColumnOwner)
        .or_else(|| column(Class::ColumnDue))
        .is_some();
    let names_gaps = column(Class::ColumnGap).is_some();
    (ordered && !names_gaps)
        .then(|| column(Class::ColumnMeasure))
        .flatten()
}

/// The tables among some blocks.
fn tables(document: &Document, blocks: Range<usize>) -> Vec<u32> {
    let mut tables: Vec<u32> = document.blocks()[blocks]
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Cell { table, .. } => Some(table),
            _ => None,
        })
        .collect();
    tables.dedup();
    tables
}

/// The shortcomings of a table that was pasted one cell a line, with the blocks that it takes.
pub(super) fn pasted(
    document: &Document,
    reader: &mut Reader<'_>,
    blocks: Range<usize>,
    scan: &mut Scan,
) -> Option<(Range<usize>, Vec<GapJudgement>)> {
    let all = document.blocks();
    let short = |index: usize| {
        let text = document.slice(all[index].span).trim_matches(is_space);
        text.chars().count() <= LONGEST_HEADER && !text.contains(|c: char| c.is_ascii_digit())
    };
    let mut at = blocks.start;
    while at < blocks.end {
        let width = (at..blocks.end).take_while(|&index| short(index)).count();
        if !(2..=WIDEST).contains(&width) {
            at += width.max(1);
            continue;
        }
        let cells = |start: usize| -> Vec<(u32, Span)> {
            (0..width)
                .map(|column| (column as u32, all[start + column].span))
                .collect()
        };
        let columns =
            named_columns(document, reader, &cells(at)).filter(|columns| columns.measure.is_some());
        let Some(columns) = columns else {
            at += width;
            continue;
        };
        let counts = |index: usize| document.slice(all[index].span).trim_matches(is_space);
        let counted = counts(at + width.min(blocks.end - at - 1))
            .parse::<u16>()
            .is_ok();
        let (start, mut end) = (at, at + width);
        let mut gaps = Vec::new();
        while end + width <= blocks.end && (!counted || counts(end).parse::<u16>().is_ok()) {
            gaps.extend(judge_row(document, reader, &columns, &cells(end), scan));
            end += width;
        }
        return Some((start..end, gaps));
    }
    None
}

fn columns(document: &Document, reader: &mut Reader<'_>, header: &Row) -> Option<Columns> {
    let cells = header.cells.iter().map(|cell| (cell.column, cell.span));
    named_columns(document, reader, &cells.collect::<Vec<_>>())
}

fn named_columns(
    document: &Document,
    reader: &mut Reader<'_>,
    header: &[(u32, Span)],
) -> Option<Columns> {
    let mut find = |class: Class, not: Option<Class>| {
        header.iter().find_map(|&(column, span)| {
            let normal = Normal::new(document.slice(span), span);
            let text = normal.text();
            let named = reader.has(text, class) && !not.is_some_and(|not| reader.has(text, not));
            named.then_some(column)
        })
    };
    let owner = find(Class::ColumnOwner, None);
    let due = find(Class::ColumnDue, None);
    let gap = find(Class::ColumnGap, Some(Class::ColumnMeasure))?;
    let measure = find(Class::ColumnMeasure, Some(Class::ColumnGap))
        .filter(|&column| Some(column) != owner && Some(column) != due);
    Some(Columns {
        gap,
        measure,
        owner,
        due,
    })
}

fn judge_row(
    document: &Document,
    reader: &mut Reader<'_>,
    columns: &Columns,
    row: &[(u32, Span)],
    scan: &mut Scan,
) -> Option<GapJudgement> {
    let cell = |column: Option<u32>| -> Option<Span> {
        row.iter()
            .find(|(at, _)| Some(*at) == column)
            .map(|(_, span)| *span)
            .filter(|&span| says_something(document.slice(span)))
    };
    let problem = cell(Some(columns.gap))?;
    // （未定） is no measure.
    let measure =
        cell(columns.measure).filter(|&span| !reader.has(document.slice(span), Class::NoMeasure));
    let remedy = match measure {
        None => Remedy::None,
        // An owner and a day make a promise checkable; 长期 is no day.
        Some(_)
            if cell(columns.owner).is_some()
                && cell(columns.due).is_some_and(|due| is_dated(document.slice(due))) =>
        {
            Remedy::Addressed
        }
        Some(measure) => {
            let normal = Normal::new(document.slice(measure), measure);
            if says_what_is_done(reader, normal.text()) {
                Remedy::Addressed
            } else {
                Remedy::Vague
            }
        }
    };
    let items = items_named(reader.pack, document.slice(problem), scan);
    Some(GapJudgement {
        general: false,
        span: problem,
        remedy,
        measure,
        items,
    })
}

/// Whether a cell names a day, a month or a term.
fn is_dated(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || "月日周季底末前起内".contains(c))
}

/// Whether a cell holds more than a dash or 无.
fn says_something(text: &str) -> bool {
    text.chars()
        .filter(|&c| !is_space(c) && !"—-－/、无。".contains(c))
        .count()
        > 1
}
