//! The document model: one UTF-8 text, and what its pieces are.
//!
//! Everything else is a [`Span`] into that text, so a judgement can always be led back to the place where the
//! user finds it in their own file. No file is read here and nothing is judged.

mod builder;
mod chinese;
mod declared;
mod digits;
mod mask;
mod normal;
mod numbering;
mod outline;
mod place;
mod run_on;
mod table;
mod traditional;
mod words;

pub use builder::{Builder, Hint};
pub use chinese::{is_cjk, is_space};
pub use declared::{
    Declared, DeclaredApplications, DeclaredFigure, DeclaredGap, DeclaredItem, DeclaredPart,
    DeclaredPlaces, DeclaredStatus,
};
pub use mask::{is_identity_card, masked, personal_numbers};
pub use normal::Normal;
pub use numbering::{Number, NumberStyle, chinese_numeral, number_at};
pub use place::{End, Place, Position};
pub use table::{Cell, Row, Table};
pub use words::Words;

use crate::span::Span;
use std::sync::Arc;

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The report's own title.
    Title,
    /// A heading; 1 is the outermost level.
    Heading {
        /// Depth in the outline, from 1.
        level: u8,
        /// The number that it carries, if any.
        number: Option<Number>,
    },
    /// Running text.
    Paragraph,
    /// One cell of a table.
    Cell {
        /// Index into [`Document::tables`].
        table: u32,
        /// Row, from 0.
        row: u32,
    },
}

/// A piece of text that stands on its own: a heading, a paragraph, a cell.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Where it stands. A paragraph that was broken over several lines is one block.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Where the user finds it, beyond its line.
    pub place: Place,
}

/// A heading with the blocks under it, up to the next heading of the same or an outer level.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Index of the heading's block; `None` for what stands before the first heading.
    pub heading: Option<usize>,
    /// Level of the heading; 0 for what stands before the first.
    pub level: u8,
    /// First block of the body (after the heading).
    pub first: usize,
    /// One past the last block, the subsections included.
    pub end: usize,
    /// Index of the section around it.
    pub parent: Option<usize>,
}

/// A hyperlink: the words that carry it and where it leads.
#[derive(Clone, Debug)]
pub struct Link {
    /// The words that a reader clicks.
    pub span: Span,
    /// The address as the file gives it.
    pub target: String,
}

/// Something about the file that a reader of the review must know: a part that could not be read, or a choice that
/// the reader of the file had to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Bytes that are no text in the encoding found; they became U+FFFD.
    UndecodableBytes {
        /// Name of the encoding.
        encoding: &'static str,
    },
    /// The report is of a year before the list; its items are only held beside it.
    BeforeList {
        /// The report's year.
        year: u16,
        /// The first year that the list binds.
        since: u16,
    },
    /// A part of the file could not be read; the text lacks it.
    Unreadable {
        /// What it is, in the file's own terms.
        what: String,
    },
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UndecodableBytes { encoding } => {
                write!(f, "有字节不能按 {encoding} 解码，已用 U+FFFD 代替")
            }
            Self::BeforeList { year, since } => {
                write!(
                    f,
                    "清单自 {since} 年起施行，本报告属 {year} 年度，逐项结果只供参照"
                )
            }
            Self::Unreadable { what } => write!(f, "{what}"),
        }
    }
}

/// A report as the checks see it.
#[derive(Debug, Default)]
pub struct Document {
    text: Arc<String>,
    /// The text in simplified characters, where it has traditional ones; every byte keeps its place.
    simple: Option<String>,
    /// The characters of personal data that nobody is to see, in the order of the text.
    hidden: Vec<Span>,
    lines: Vec<u32>,
    marks: Vec<u32>,
    blocks: Vec<Block>,
    sections: Vec<Section>,
    tables: Vec<Table>,
    links: Vec<Link>,
    notes: Vec<Note>,
    comments: Vec<Span>,
    declared: Declared,
}

impl Document {
    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words at a span as they are looked for: in simplified characters. [`Document::text`] has them as written.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let text = self.simple.as_ref().unwrap_or(&*self.text);
        &text[span.range()]
    }

    /// The words at a span as they may be shown: as written, with personal data hidden. A number that an edge of the span
    /// cuts in two is still known for one.
    #[must_use]
    pub fn shown(&self, span: Span) -> Words {
        let first = self.hidden.partition_point(|one| one.start < span.start);
        let within = self.hidden[first..].iter();
        let mut within = within.take_while(|one| one.end <= span.end).peekable();
        if within.peek().is_none() {
            return Words::of(&self.text, span.start, span.end);
        }
        let mut words = self.text[span.range()].to_owned();
        let start = span.start as usize;
        let place = |one: &Span| one.start as usize - start..one.end as usize - start;
        mask::hide(&mut words, within.map(place));
        words.into()
    }

    /// All blocks, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All sections, in the order of their headings; the first holds what stands before any heading.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// All tables.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Hyperlinks of the file, in the order of the text. Addresses written out in the text are not among them.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What a reader of the review must know about the file.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Comments of the file that no reader of the report sees, their marks included, in the order of the text.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// What a structured report states outright; empty for every other format.
    #[must_use]
    pub fn declared(&self) -> &Declared {
        &self.declared
    }

    /// The words of a block's heading or title.
    #[must_use]
    pub fn block_text(&self, index: usize) -> &str {
        self.slice(self.blocks[index].span)
    }

    /// Index of the block that holds a byte, if one does.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let after = self
            .blocks
            .partition_point(|block| block.span.start <= offset);
        after
            .checked_sub(1)
            .filter(|&index| offset < self.blocks[index].span.end)
    }

    /// The block that is the report's title, if it has one.
    #[must_use]
    pub fn title(&self) -> Option<Span> {
        self.blocks
            .iter()
            .find(|block| block.kind == BlockKind::Title)
            .map(|block| block.span)
    }
}
