//! From reviews to bytes: one file a format. Outputs compute nothing.

pub mod human;
pub mod json;

use crate::document::Note;
use crate::review::{Language, Severity};

/// What the person at the terminal asked for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language of the words around the findings.
    pub language: Language,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Only the totals.
    pub quiet: bool,
    /// Every finding, instead of folding many alike.
    pub unfold: bool,
    /// The least severity that fails a report; `None` for never.
    pub fail_on: Option<Severity>,
}

/// A note about a file, for machine formats.
fn note(note: &Note) -> String {
    match note {
        Note::UndecodableBytes { encoding } => format!("undecodable bytes ({encoding})"),
        Note::Unreadable { what } => format!("unreadable: {what}"),
    }
}
