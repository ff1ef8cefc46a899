//! Tables of applications: a row for each outcome, or for each kind of a way of sorting.

use super::applications::{Told, told};
use super::book::{Book, Group};
use super::cell::{Content, content};
use super::{Fault, Line, Report};
use crate::pack::Class;
use crate::span::Span;

/// The table at hand.
#[derive(Default)]
pub(super) struct Table {
    /// The row that is being read.
    row: Option<Row>,
    /// What the table says: it may repeat what the text says in other words.
    book: Option<Book>,
    /// The way of sorting that the rows follow.
    rows: Option<Group>,
}

/// The row of a table, cell by cell.
#[derive(Default)]
struct Row {
    at: (u32, u32),
    /// How many cells hold words.
    words: usize,
    /// What its words say.
    told: Option<Told>,
    outcome: String,
    pending: bool,
    number: Option<f64>,
    span: Option<Span>,
    /// Whether its first cell names a way of sorting.
    begins: bool,
}

impl Table {
    pub(super) fn end(&mut self, above: &Book, faults: &mut Vec<Fault>) {
        self.end_row();
        self.end_rows();
        if let Some(table) = self.book.take() {
            table.under(above).close(faults);
        }
    }

    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, at: (u32, u32)) {
        if self.row.as_ref().is_none_or(|row| row.at != at) {
            self.end_row();
            if self.rows.is_some() && at.1 == 0 {
                self.end_rows();
            }
            self.row = Some(Row {
                at,
                ..Row::default()
            });
        }
        let Some(row) = &mut self.row else { return };
        let block = report.document.blocks()[line.block].span;
        row.span = Some(row.span.map_or(block, |span| Span {
            start: span.start,
            end: block.end,
        }));
        match content(report.document.slice(block)) {
            Content::Number(cell) if !cell.percent => row.number = Some(cell.value),
            Content::Number(_) | Content::Empty => {}
            Content::Words => {
                let all = 0..line.text().len();
                row.begins |= row.words == 0 && line.has(Class::Sorted, &all);
                row.words += 1;
                let label = line.words(Class::TotalLabel).any(|word| word.start == 0);
                let (told, word) = told(line, &all);
                let told = if label { Told::Whole } else { told };
                if told != Told::Nothing && row.told != Some(Told::Outcome) {
                    row.told = Some(told);
                    row.pending = line.has(Class::Pending, &all);
                    row.outcome =
                        word.map_or_else(String::new, |word| line.text()[word].to_owned());
                }
            }
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        let (Some(value), Some(span)) = (row.number, row.span) else {
            return;
        };
        if row.begins {
            self.end_rows();
        }
        let book = self.book.get_or_insert_default();
        match row.told {
            Some(Told::Carried) => book.carried = value,
            Some(Told::Received) if book.received.is_none() => {
                book.received = Some((value, span));
            }
            Some(Told::Received | Told::Whole) => book.whole(value),
            Some(Told::Outcome) => {
                book.outcome(&row.outcome, value, span, row.pending, (0, 0));
            }
            _ if row.begins || self.rows.is_some() => {
                let group = self.rows.get_or_insert_with(|| Group {
                    values: Vec::new(),
                    span,
                    sorted: true,
                    open: false,
                });
                group.values.push(value);
                group.span.end = span.end;
            }
            _ => {}
        }
    }

    fn end_rows(&mut self) {
        if let Some(group) = self.rows.take() {
            self.book.get_or_insert_default().group(group);
        }
    }
}
