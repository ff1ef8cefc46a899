//! From reviews to bytes: one module a format. Outputs compute nothing.

mod concise;
mod csv;
mod escape;
mod format;
mod gate;
mod github;
mod gitlab;
mod html;
pub mod human;
pub mod json;
mod jsonl;
mod junit;
mod markdown;
mod neutral;
mod path;
mod rdjson;
mod render;
mod sarif;
mod sink;
mod standard;
mod standing;
mod target;
mod wording;

pub use escape::quoted;
pub use format::Format;
pub use gate::decided;
pub use neutral::{line, lines, neutral};
pub use sink::{Sink, Trouble};
pub use standard::standard_output;

use crate::review::{Language, Severity};

/// The name under which a file that could not be read stands among the findings of formats that know only findings.
const UNREADABLE: &str = "unreadable";

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
