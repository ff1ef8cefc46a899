//! One finding a line, `path:line:column: severity rule message`, which editors and `grep` follow.
//!
//! A file that could not be reviewed is a line as well, and the last line says what was checked, so that an empty list
//! never looks like a run that checked nothing.

use super::neutral::line;
use super::render::Render;
use super::{Options, UNREADABLE, wording};
use crate::review::{Language, Review, Severity, Summary, Unreviewed};
use std::io::{Result, Write};

/// Lays out findings one a line.
pub(super) struct Concise {
    language: Language,
}

impl Concise {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
        }
    }
}

impl Render for Concise {
    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        for finding in &review.findings {
            let position = finding.quote.position;
            writeln!(
                out,
                "{}:{}:{}: {} {} {}",
                line(&review.path),
                position.line.max(1),
                position.column.max(1),
                finding.severity.name(),
                finding.rule,
                line(&wording::placed(finding, self.language)),
            )?;
        }
        Ok(())
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        writeln!(
            out,
            "{}:1:1: {} {UNREADABLE} {}",
            line(&unreviewed.path),
            Severity::Error.name(),
            line(&unreviewed.message),
        )
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        writeln!(out, "{}", wording::checked(summary, self.language))
    }
}
