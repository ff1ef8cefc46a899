//! From spans to the places that a person can find: lines and columns, paragraphs, table cells, pages.

use super::Document;
use crate::span::Span;

/// Where a block stands in the user's file, in the terms of its format. Numbers start at 1; 0 means "does not apply".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Paragraph of a docx, counted as Word counts the paragraphs of the body.
    pub paragraph: u32,
    /// Table.
    pub table: u32,
    /// Row of the table.
    pub row: u32,
    /// Cell of the row.
    pub cell: u32,
    /// Page of a PDF.
    pub page: u32,
}

/// A place in the extracted text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
    /// Offset of the first byte.
    pub offset: u32,
    /// Length in Unicode scalar values.
    pub length: u32,
}

impl Document {
    /// Line and column of a span.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let line = self
            .lines
            .partition_point(|&start| start <= span.start)
            .max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text[start as usize..span.start as usize]
            .chars()
            .count()
            + 1;
        let length = self.slice(span).chars().count();
        Position {
            line: line as u32,
            column: column as u32,
            offset: span.start,
            length: length as u32,
        }
    }

    /// The place of a span beyond its line.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.block_at(span.start)
            .map(|index| self.blocks[index].place)
            .unwrap_or_default()
    }
}

/// Offsets of the first byte of every line.
pub(super) fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text
        .bytes()
        .enumerate()
        .filter(|&(_, byte)| byte == b'\n')
        .map(|(at, _)| at as u32 + 1);
    std::iter::once(0).chain(breaks).collect()
}
