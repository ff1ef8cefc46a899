//! One finding a line, `path:line:column: severity rule message`, which editors and `grep` follow.
//!
//! A file that could not be read, or a part of one, is a line as well, and the last line says what was checked, so that an empty list
//! never looks like a run that checked nothing.

use super::neutral::line;
use super::render::Render;
use super::{Options, UNREADABLE, gate, wording};
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
        for note in wording::notes(review, self.language) {
            unreadable(out, &review.path, Severity::Warning, &note)?;
        }
        Ok(())
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        unreadable(out, &unreviewed.path, Severity::Error, &unreviewed.message)
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        for one in gate::beside(summary, self.language) {
            writeln!(
                out,
                "{}:{}:1: {} {} {}",
                line(one.path),
                one.line,
                one.severity.name(),
                one.rule,
                line(&one.message)
            )?;
        }
        writeln!(out, "{}", wording::checked(summary, self.language))
    }
}

/// A file that could not be read, or a part of one.
fn unreadable(out: &mut dyn Write, path: &str, severity: Severity, what: &str) -> Result<()> {
    writeln!(
        out,
        "{}:1:1: {} {UNREADABLE} {}",
        line(path),
        severity.name(),
        line(what)
    )
}
