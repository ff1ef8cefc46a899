//! Settings of a project: `xxgk.toml`, the environment and the command line, one above the other; waivers; the baseline.
//!
//! A report follows the first `xxgk.toml` found from its folder upward. What the settings say about a report is applied
//! to its finished review; only what is stated of the school, and rulings, go into the judgement itself.

mod apply;
mod baseline;
mod day;
mod error;
mod file;
mod layer;
mod lines;
mod lint;
mod project;
mod remarks;
mod selector;
mod show;
mod suppress;
mod unmatched;

pub use apply::Applied;
pub use baseline::{Baseline, Entry};
pub use day::Day;
pub use error::ConfigError;
pub use layer::{Layer, Limit, Waiver};
pub use project::{Given, Project, Projects};
pub use remarks::Waivers;
pub use selector::{Grade, Scope, Selector};
pub use show::Shown;

use crate::pack::Severity;
use clap::ValueEnum;

/// The name of the file.
pub const NAME: &str = "xxgk.toml";

/// The least severity that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum FailOn {
    /// 只看错误
    Error,
    /// 连同警告
    Warning,
    /// 连同提示
    Note,
    /// 从不
    Never,
}

impl FailOn {
    /// The level of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Never => "never",
        }
    }

    /// The severity from which on findings fail.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// The text of a file of settings, or why it cannot be had; a device that never ends is none.
pub(crate) fn text_of(path: &std::path::Path) -> Result<String, String> {
    let bytes = crate::input::load(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("第 {line} 行不是 UTF-8 文字，请另存为 UTF-8 编码")
    })
}
