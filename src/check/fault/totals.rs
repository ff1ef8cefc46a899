//! Rows and columns of totals in tables held against what stands above and before them: `figure-sum-mismatch`.
//!
//! A table is followed row by row, with one sum for each column. A column or a row is held against its total only where
//! the rest of the table shows that it is one: a row of totals of which no column fits is none.

use super::cell::{Cell, Content, content};
use super::sums::plain;
use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use std::collections::BTreeMap;

/// The table at hand.
#[derive(Default)]
pub(super) struct Totals {
    table: Option<u32>,
    row: u32,
    /// Whether the row at hand is one of totals, or of totals of the rows since the last one.
    label: Option<Kind>,
    /// Columns whose header says that they are totals of the row.
    across: Vec<u32>,
    sums: BTreeMap<u32, Column>,
    /// Rows whose total fits, and those whose total does not.
    fits: usize,
    misfits: Vec<Misfit>,
    /// Rows of totals by column that do not fit.
    wrong: Vec<Misfit>,
    /// A row of totals that stands over the rows it adds up.
    above: Option<(Vec<(u32, Cell)>, Span)>,
    /// Whether the rows cannot be added: some are parts of others.
    nested: bool,
}

/// What a row adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Total,
    Subtotal,
}

/// What has been added up in a column.
#[derive(Default)]
struct Column {
    sum: f64,
    slack: f64,
    count: usize,
    /// What the subtotals add up to.
    subtotals: f64,
    /// Whether something stands in it that cannot be added.
    words: bool,
}

/// A total that does not fit.
struct Misfit {
    row: u32,
    column: u32,
    span: Span,
    total: f64,
    sum: f64,
    parts: usize,
}

/// A total differs from its sum by a slip, not by a quarter: what differs more is something else, such as a mean.
const SLIP: f64 = 0.25;

impl Totals {
    /// Reads a line; a cell belongs to the table at hand, anything else ends it.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        let BlockKind::Cell { table, row } = line.kind else {
            return self.finish(report, faults);
        };
        if self.table != Some(table) {
            self.finish(report, faults);
            self.table = Some(table);
        } else if self.row != row {
            self.end_row(report);
        }
        self.row = row;
        let whole = |class: Class| {
            line.words(class)
                .any(|word| word.start == 0 && word.end + 6 >= line.text().len())
        };
        if whole(Class::TotalLabel) {
            self.label = self.label.or(Some(Kind::Total));
        }
        if whole(Class::SubtotalLabel) {
            self.label = self.label.or(Some(Kind::Subtotal));
        }
        self.nested |= line.words(Class::Among).any(|word| word.start == 0);
        let is_total = whole(Class::TotalLabel) || whole(Class::SubtotalLabel);
        if row == 0 && is_total {
            let block = report.document.blocks()[line.block].span;
            let cells = report
                .document
                .tables()
                .get(table as usize)
                .and_then(|table| table.rows.first());
            let cell = cells.and_then(|row| row.cells.iter().find(|cell| cell.span == block));
            self.across
                .extend(cell.filter(|cell| cell.width <= 1).map(|cell| cell.column));
            self.label = None;
        }
    }

    /// Ends the table at hand.
    pub(super) fn finish(&mut self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        if self.table.is_none() {
            return;
        }
        self.end_row(report);
        if let Some((numbers, span)) = self.above.take() {
            self.hold_columns(&numbers, span, Kind::Total);
        }
        let state = std::mem::take(self);
        let rows_add_up = state.fits > 0 && state.misfits.len() <= state.fits;
        let misfits = if rows_add_up {
            state.misfits
        } else {
            Vec::new()
        };
        for wrong in &state.wrong {
            // One slip in a cell of a row shows in its column as well.
            let explained = misfits.iter().any(|other| {
                other.row == wrong.row
                    || (other.column == wrong.column
                        && near(other.total - other.sum, wrong.sum - wrong.total))
            });
            if !explained {
                faults.push(wrong.fault());
            }
        }
        faults.extend(misfits.iter().map(Misfit::fault));
    }

    fn end_row(&mut self, report: &Report<'_>) {
        let label = self.label.take();
        let Some(row) = self
            .table
            .and_then(|table| report.document.tables().get(table as usize))
            .and_then(|table| table.rows.get(self.row as usize))
        else {
            return;
        };
        let mut numbers: Vec<(u32, Cell)> = Vec::new();
        let mut words: Vec<u32> = Vec::new();
        for cell in &row.cells {
            match content(report.document.slice(cell.span)) {
                Content::Number(number) if cell.width <= 1 && !cell.continued => {
                    numbers.push((cell.column, number));
                }
                Content::Empty => {}
                _ => words.push(cell.column),
            }
        }
        let span = match (row.cells.first(), row.cells.last()) {
            (Some(first), Some(last)) => Span {
                start: first.span.start,
                end: last.span.end.max(first.span.end),
            },
            _ => return,
        };
        self.hold_row(&numbers, span);
        match label {
            Some(kind) if self.sums.values().any(|column| column.count > 0) => {
                self.hold_columns(&numbers, span, kind);
            }
            Some(Kind::Total) => self.above = Some((numbers, span)),
            Some(Kind::Subtotal) => {}
            None => self.add(&numbers, &words),
        }
    }

    fn add(&mut self, numbers: &[(u32, Cell)], words: &[u32]) {
        for &(column, cell) in numbers {
            let sum = self.sums.entry(column).or_default();
            sum.sum += cell.value;
            sum.slack += if cell.step < 1.0 {
                cell.step / 2.0
            } else {
                0.0
            };
            sum.count += 1;
            sum.words |= cell.percent;
        }
        for column in words {
            if let Some(sum) = self.sums.get_mut(column) {
                sum.words = true;
            }
        }
    }

    /// Holds a row's totals against the cells before them.
    fn hold_row(&mut self, numbers: &[(u32, Cell)], span: Span) {
        let mut from = 0;
        for &across in &self.across {
            let Some(&(_, total)) = numbers.iter().find(|(column, _)| *column == across) else {
                continue;
            };
            let parts: Vec<f64> = numbers
                .iter()
                .filter(|(column, cell)| (from..across).contains(column) && !cell.percent)
                .map(|(_, cell)| cell.value)
                .collect();
            from = across + 1;
            let sum: f64 = parts.iter().sum();
            if parts.len() < 2 || total.percent {
                continue;
            }
            if near(sum, total.value) {
                self.fits += 1;
            } else if is_slip(sum, total.value) && self.misfits.len() < 8 {
                self.misfits.push(Misfit {
                    row: self.row,
                    column: across,
                    span,
                    total: total.value,
                    sum,
                    parts: parts.len(),
                });
            }
        }
    }

    /// Holds a row of totals against the rows above it.
    fn hold_columns(&mut self, numbers: &[(u32, Cell)], span: Span, kind: Kind) {
        let mut fits = 0;
        let mut wrong = Vec::new();
        for &(column, total) in numbers {
            let Some(sum) = self.sums.get_mut(&column) else {
                continue;
            };
            let all = sum.sum + sum.subtotals;
            let fitting = [sum.sum, sum.subtotals, all]
                .iter()
                .any(|one| (one - total.value).abs() <= sum.slack + 1e-6);
            if fitting {
                fits += 1;
            } else if sum.count > 1 && !sum.words && !total.percent && is_slip(all, total.value) {
                wrong.push(Misfit {
                    row: self.row,
                    column,
                    span,
                    total: total.value,
                    sum: all,
                    parts: sum.count,
                });
            }
            if kind == Kind::Subtotal {
                sum.subtotals += total.value;
                (sum.sum, sum.count) = (0.0, 0);
            }
        }
        if !self.nested && wrong.len() <= fits.max(1) && self.wrong.len() < 8 {
            self.wrong.extend(wrong);
        }
        if kind == Kind::Total {
            self.sums.clear();
        }
    }
}

impl Misfit {
    fn fault(&self) -> Fault {
        Fault {
            values: vec![
                ("total", plain(self.total)),
                ("sum", plain(self.sum)),
                ("count", self.parts.to_string()),
            ],
            ..fault("figure-sum-mismatch", Subject::Report, self.span)
        }
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.01
}

fn is_slip(sum: f64, total: f64) -> bool {
    sum > 0.0 && total > 0.0 && (sum - total).abs() <= SLIP * sum.max(total)
}
