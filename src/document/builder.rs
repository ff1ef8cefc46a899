//! Putting a document together: what every reader of a format calls.
//!
//! A reader either appends text piece by piece ([`Builder::paragraph`], [`Builder::cell`]) or hands over a whole text
//! and marks its blocks ([`Builder::over`], [`Builder::mark`]). Headings and sections are worked out at the end, from
//! the hints and from the words, by the same rules for every format.

use super::{
    Block, BlockKind, Cell, Declared, Document, Link, Note, Place, Row, Table, mask, outline,
    place, traditional,
};
use crate::span::Span;
use std::sync::Arc;

/// What the file's own format says about a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// Outline level from 1, where the format knows one (a heading style, `##`, `<h2>`).
    pub level: Option<u8>,
    /// Whether the format calls it the title (the style Title).
    pub title: bool,
    /// Whether all of it is bold or otherwise set off.
    pub bold: bool,
    /// Whether it is an item of a list: such a line is no heading however short it is.
    pub list: bool,
    /// Whether it is a line of the table of contents, which repeats a heading and is none.
    pub contents: bool,
}

/// A document in the making.
#[derive(Debug, Default)]
pub struct Builder {
    document: Document,
    hints: Vec<Hint>,
}

impl Builder {
    /// An empty document, to which text is appended.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A document over a whole text, whose blocks are then marked.
    #[must_use]
    pub fn over(text: String) -> Self {
        Self {
            document: Document {
                text: Arc::new(text),
                ..Document::default()
            },
            hints: Vec::new(),
        }
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// Appends a paragraph on a line of its own and returns its span.
    pub fn paragraph(&mut self, text: &str, hint: Hint, place: Place) -> Span {
        let span = self.append(text);
        self.push(span, BlockKind::Paragraph, hint, place);
        span
    }

    /// Marks `span` of the text as a paragraph. Blocks are marked in the order of the text.
    pub fn mark(&mut self, span: Span, hint: Hint) {
        self.push(span, BlockKind::Paragraph, hint, Place::default());
    }

    /// Begins a table; the rows and cells that follow belong to it.
    pub fn table(&mut self) {
        self.document.tables.push(Table::default());
    }

    /// Begins a row of the current table.
    pub fn row(&mut self) {
        if let Some(table) = self.document.tables.last_mut() {
            table.rows.push(Row::default());
        }
    }

    /// Appends a cell on a line of its own to the current row. `cell` says its column, width and whether it continues
    /// the one above; its span is filled in here.
    pub fn cell(&mut self, text: &str, cell: Cell, place: Place) -> Span {
        let span = if cell.continued {
            cell.span
        } else {
            self.append(text)
        };
        self.mark_cell(Cell { span, ..cell }, place);
        span
    }

    /// Marks a stretch of the text as the next cell of the current row.
    pub fn mark_cell(&mut self, cell: Cell, place: Place) {
        let table = self.document.tables.len().saturating_sub(1);
        let Some(rows) = self.document.tables.last_mut().map(|table| &mut table.rows) else {
            return;
        };
        let row = rows.len().saturating_sub(1);
        let Some(current) = rows.last_mut() else {
            return;
        };
        current.cells.push(cell);
        if !cell.continued && !cell.span.is_empty() {
            let kind = BlockKind::Cell {
                table: table as u32,
                row: row as u32,
            };
            self.push(cell.span, kind, Hint::default(), place);
        }
    }

    /// Adds a hyperlink on `span`.
    pub fn link(&mut self, span: Span, target: String) {
        self.document.links.push(Link { span, target });
    }

    /// Adds a note about the file.
    pub fn note(&mut self, note: Note) {
        if !self.document.notes.contains(&note) {
            self.document.notes.push(note);
        }
    }

    /// Adds a comment of the file, its marks included.
    pub fn comment(&mut self, span: Span) {
        self.document.comments.push(span);
    }

    /// What a structured report states outright.
    pub fn declared(&mut self) -> &mut Declared {
        &mut self.document.declared
    }

    /// The finished document: lines counted, headings found, sections nested.
    #[must_use]
    pub fn finish(mut self) -> Document {
        self.document.lines = place::line_starts(&self.document.text);
        self.document.marks = place::character_marks(&self.document.text);
        let hidden = mask::hidden(&self.document.text).into_iter();
        self.document.hidden = hidden
            .map(|place| Span::new(place.start, place.end))
            .collect();
        self.document.simple = traditional::simplified(&self.document.text);
        outline::find_headings(&mut self.document, &mut self.hints);
        self.document.sections = outline::nest(&self.document);
        self.document
    }

    fn append(&mut self, text: &str) -> Span {
        // Nobody shares the text before the document is finished, so that it is not copied.
        let whole = Arc::make_mut(&mut self.document.text);
        let start = whole.len();
        // A block is a line: a break inside it would shift every line number behind it.
        whole.extend(text.chars().map(|c| {
            if matches!(c, '\n' | '\r' | '\u{b}') {
                ' '
            } else {
                c
            }
        }));
        let end = whole.len();
        whole.push('\n');
        Span::new(start, end)
    }

    fn push(&mut self, span: Span, kind: BlockKind, hint: Hint, place: Place) {
        self.document.blocks.push(Block { span, kind, place });
        self.hints.push(hint);
    }
}
