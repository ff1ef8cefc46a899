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
    /// Column from 1, in bytes of UTF-8.
    pub byte_column: u32,
    /// The place behind the last character.
    pub end: End,
}

/// The place behind the last character of a span: a span of several lines ends in the last of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
    /// Column, from 1, in bytes of UTF-8.
    pub byte_column: u32,
}

impl Document {
    /// Line and column of a span.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let start = self.point(span.start);
        Position {
            line: start.line,
            column: start.column,
            offset: span.start,
            length: self.slice(span).chars().count() as u32,
            byte_column: start.byte_column,
            end: self.point(span.end),
        }
    }

    /// Line and column of a byte.
    fn point(&self, offset: u32) -> End {
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        End {
            line: line as u32,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
            byte_column: offset - start + 1,
        }
    }

    /// Characters before a byte. Counted from the last mark, so that a line without end costs no more than another.
    fn characters_before(&self, offset: u32) -> u32 {
        let mark = (offset as usize / STRIDE).min(self.marks.len().saturating_sub(1));
        let rest = &self.text.as_bytes()[mark * STRIDE..offset as usize];
        self.marks.get(mark).copied().unwrap_or(0) + characters(rest)
    }

    /// The place of a span beyond its line.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.block_at(span.start)
            .map(|index| self.blocks[index].place)
            .unwrap_or_default()
    }
}

/// Bytes between two marks at which the characters before are known.
const STRIDE: usize = 256;

/// Characters that begin in a stretch of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    // Counts of one byte, which the processor takes many at a time.
    let count = |few: &[u8]| -> u8 { few.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80)).sum() };
    bytes.chunks(128).map(|few| u32::from(count(few))).sum()
}

/// Characters before every [`STRIDE`]th byte.
pub(super) fn character_marks(text: &str) -> Vec<u32> {
    let mut before = 0;
    let mut mark = |stretch: &[u8]| {
        let here = before;
        before += characters(stretch);
        here
    };
    text.as_bytes().chunks(STRIDE).map(&mut mark).collect()
}

/// Offsets of the first byte of every line.
pub(super) fn line_starts(text: &str) -> Vec<u32> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0)
        .chain(breaks.map(|at| at as u32 + 1))
        .collect()
}
