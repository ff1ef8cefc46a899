//! A table while its rows are being read: gathers a row's cells, and hands the row to the builder with its merges.
//!
//! The words of the cells come from `story.rs`; a table inside a cell is no table here but words of that cell. A table of
//! a single cell only frames what stands in it: its lines go back to `story.rs` as paragraphs.

use super::paragraph::Line;
use super::properties::CellProperties;
use crate::document::{Builder, Cell, Place};
use crate::span::Span;

/// A table of the text.
#[derive(Debug, Default)]
pub(super) struct Grid {
    number: u32,
    rows: u32,
    row: Row,
    /// The row above: where each cell begins, and its words.
    above: Vec<(u32, Span)>,
    /// The first row, where it is a single cell, until another shows that there is more to the table.
    single: Option<Row>,
}

#[derive(Debug, Default)]
struct Row {
    before: u32,
    cells: Vec<Draft>,
    is_in_cell: bool,
}

#[derive(Debug, Default)]
struct Draft {
    lines: Vec<Line>,
    properties: CellProperties,
}

impl Grid {
    /// The table with this number, from 1.
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self, builder: &mut Builder) {
        if let Some(row) = self.single.take() {
            self.add(row, builder);
        }
        self.rows += 1;
        self.row = Row::default();
    }

    /// Sets how many columns stand empty before the row's first cell.
    pub(super) fn set_before(&mut self, before: u32) {
        self.row.before = before;
    }

    /// Begins a cell.
    pub(super) fn begin_cell(&mut self) {
        self.row.cells.push(Draft::default());
        self.row.is_in_cell = true;
    }

    /// Sets where the current cell stands.
    pub(super) fn set_cell(&mut self, properties: CellProperties) {
        if let Some(cell) = self.row.cells.last_mut() {
            cell.properties = properties;
        }
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self) {
        self.row.is_in_cell = false;
    }

    /// The lines of the current cell, or `None` between cells.
    pub(super) fn lines(&mut self) -> Option<&mut Vec<Line>> {
        let in_cell = self.row.is_in_cell;
        self.row
            .cells
            .last_mut()
            .filter(|_| in_cell)
            .map(|cell| &mut cell.lines)
    }

    /// The place of the current cell.
    pub(super) fn place(&self) -> Place {
        self.place_of(self.rows, self.row.cells.len())
    }

    /// Ends a row and adds it to the document, unless it may be all that there is.
    pub(super) fn end_row(&mut self, builder: &mut Builder) {
        let row = std::mem::take(&mut self.row);
        match row.cells.len() {
            0 => {}
            1 if self.rows <= 1 && row.before == 0 => self.single = Some(row),
            _ => self.add(row, builder),
        }
    }

    /// The lines of the only cell, where there is but one.
    pub(super) fn end(mut self) -> Vec<Line> {
        let cell = self.single.take().and_then(|mut row| row.cells.pop());
        cell.map_or_else(Vec::new, |cell| cell.lines)
    }

    fn add(&mut self, row: Row, builder: &mut Builder) {
        if self.above.is_empty() {
            builder.table();
        }
        builder.row();
        let mut column = row.before;
        let mut above = std::mem::take(&mut self.above).into_iter().peekable();
        let mut below = Vec::with_capacity(row.cells.len());
        let mut cells = row.cells.into_iter().zip(1..).peekable();
        while let Some((draft, number)) = cells.next() {
            let mut line = Line::default();
            draft.lines.into_iter().for_each(|one| line.join(one));
            let mut width = draft.properties.width.max(1);
            while let Some((right, _)) = cells.next_if(|(right, _)| right.properties.continues_left)
            {
                width = width.saturating_add(right.properties.width.max(1));
                right.lines.into_iter().for_each(|one| line.join(one));
            }
            while above.next_if(|&(start, _)| start < column).is_some() {}
            let merged = above
                .peek()
                .filter(|&&(start, _)| start == column && draft.properties.continues_above)
                .map(|&(_, span)| span);
            let cell = Cell {
                span: merged.unwrap_or_default(),
                column,
                width,
                continued: merged.is_some(),
            };
            let span = builder.cell(&line.text, cell, self.place_of(self.rows, number));
            if merged.is_none() {
                add_links(builder, span, line);
            }
            below.push((column, span));
            column = column.saturating_add(width);
        }
        self.above = below;
    }

    fn place_of(&self, row: u32, cell: usize) -> Place {
        let cell = u32::try_from(cell).unwrap_or(u32::MAX);
        Place {
            table: self.number,
            row,
            cell,
            ..Place::default()
        }
    }
}

/// Adds the links of a line that stands at `span` of the document.
pub(super) fn add_links(builder: &mut Builder, span: Span, line: Line) {
    let start = span.start as usize;
    for link in line.links {
        builder.link(
            Span::new(start + link.range.start, start + link.range.end),
            link.target.as_ref().to_owned(),
        );
    }
}
