//! Structured reports: the report in fields, as a TOML file.
//!
//! The document's text is the file itself and its blocks are the values in it, so every finding points at a line and
//! column of the user's own file. Only the blocks are the report's words: keys, comments and figures of
//! `[applications]` stand in the text and in no block.
//!
//! | table | fields |
//! | --- | --- |
//! | top of the file | `schema` (1), `title` |
//! | `[school]` | `name` (required), `level` (`vocational`, `vocational-bachelor`, `undergraduate`, `graduate`), `ownership` (`public`, `private`), `authority`, `website` |
//! | `[period]` | `year` (required), `start` and `end` (days, both or neither) |
//! | `[[part]]` | `id` (required: `overview`, `proactive`, `on-request`, `evaluation`, `complaints`, `experience`, `problems`, `improvements`, `other`), `heading`, `text` (required, may be blank) |
//! | `[[item]]` | `number` (required, 1 to 50), `status` (required: `disclosed`, `planned`, `nil`), `text`, `links`, `document`, `column`, `date` |
//! | `[applications]` | `received`, `carried_over`, `granted`, `partly`, `refused`, `not_held`, `other`, `pending`, `fees` |
//! | `[[gap]]` | `problem` (required), `measure`, `owner`, `due` |
//!
//! `schemas/structured-report.json` says the same for editors. A string is matched as it is spelt in the file: an
//! escape such as `\u4e2d` is not resolved, because the words and their places could then not both be kept.
//! A text of several lines is one block a line. What stands in the fields is believed as a statement; whether the words
//! bear it out, the checks find out.

mod comment;
mod error;
mod form;
mod report;
mod syntax;
mod tables;
mod value;

pub use error::{Fault, StructuredError};
pub(crate) use syntax::explain as slip;

use crate::document::{Builder, Document, Hint};
use crate::span::Span;
use error::Faults;
use report::Report;
use toml::Spanned;
use toml::de::DeTable;

/// In a file beyond this size, in bytes, the first slip of syntax is the only one told: every line may be one.
const MOST_RECOVERED: usize = 4 << 20;

/// Reads a structured report. `name` is the file's name, for errors.
///
/// # Errors
///
/// All that is wrong with the file, each fault with its place and what belongs there.
pub fn read(name: &str, mut text: String) -> Result<Document, StructuredError> {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    match parse(&text) {
        Ok(report) => Ok(document(text, report)),
        Err(faults) => Err(StructuredError::new(name, text, faults)),
    }
}

/// The usual Chinese heading of a part, by its id.
#[must_use]
pub fn part_name(id: &str) -> Option<&'static str> {
    tables::PARTS
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, name)| *name)
}

fn parse(text: &str) -> Result<Report, Faults> {
    let root = tree(text).map_err(|errors| syntax::faults(text, &errors))?;
    let (report, faults) = report::read(text, root.get_ref());
    if faults.is_empty() {
        Ok(report)
    } else {
        Err(faults)
    }
}

/// The file as tables, or what the parser says against it. What it guessed of the rest then, nobody should judge.
fn tree(text: &str) -> Result<Spanned<DeTable<'_>>, Vec<toml::de::Error>> {
    if text.len() > MOST_RECOVERED {
        return DeTable::parse(text).map_err(|error| vec![error]);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        Ok(root)
    } else {
        Err(errors)
    }
}

fn document(text: String, mut report: Report) -> Document {
    report.marks.sort_by_key(|(span, _)| *span);
    report.links.sort_by_key(|link| link.span);
    for part in &mut report.declared.parts {
        part.first_block = before(&report.marks, part.span.start);
        part.end_block = before(&report.marks, part.span.end);
    }
    let comments = comment::comments(&text);
    let mut builder = Builder::over(text);
    comments.into_iter().for_each(|span| builder.comment(span));
    for (span, hint) in report.marks {
        builder.mark(span, hint);
    }
    for link in report.links {
        builder.link(link.span, link.target);
    }
    *builder.declared() = report.declared;
    builder.finish()
}

/// The number of blocks that begin before a byte.
fn before(marks: &[(Span, Hint)], offset: u32) -> usize {
    marks.partition_point(|(span, _)| span.start < offset)
}
