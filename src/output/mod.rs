//! From reviews to bytes: one file a format. Outputs compute nothing.

mod escape;
pub mod human;
pub mod json;
mod sink;
mod standard;

pub use sink::{Sink, Trouble};
pub use standard::standard_output;

use crate::review::{Language, Review, Severity};
use clap::ValueEnum;

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

/// A format of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 给人看的（默认）
    Human,
    /// 一个 JSON 文档，字段固定
    Json,
}

impl Format {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
        }
    }

    /// A review in this format where that needs nothing but the review, so that it can be done beside others.
    #[must_use]
    pub fn encode(self, review: &Review<'_>) -> Option<Vec<u8>> {
        match self {
            Self::Human => None,
            Self::Json => Some(json::encode(review)),
        }
    }
}
