//! Tables: rows of cells, each cell a span of the text.

use crate::span::Span;

/// A table of the report.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows, in order. A header is a row like any other; [`Table::header`] tells it.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    /// Its words; empty for an empty cell.
    pub span: Span,
    /// The column of the grid in which it starts, from 0.
    pub column: u32,
    /// How many columns it covers.
    pub width: u32,
    /// Whether it continues the cell above (a vertical merge); its span is then that cell's.
    pub continued: bool,
}

impl Table {
    /// The first row, where it can be a header: more than one row, and more than one cell in it.
    #[must_use]
    pub fn header(&self) -> Option<&Row> {
        self.rows
            .first()
            .filter(|row| self.rows.len() > 1 && row.cells.len() > 1)
    }
}
