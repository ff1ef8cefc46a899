//! The Reviewdog Diagnostic Format, by which reviewdog comments on Gitea, Gerrit, Bitbucket and others.
//!
//! Its columns count bytes of UTF-8.

use super::escape::to_writer;
use super::render::Render;
use super::{Options, UNREADABLE, gate, path, wording};
use crate::document::Position;
use crate::pack::Pack;
use crate::review::{Finding, Language, Review, Severity, Summary, Unreviewed};
use serde_json::{Value, json};
use std::io::{Result, Write};

/// Lays out findings as diagnostics.
pub(super) struct Rdjson {
    language: Language,
    diagnostics: usize,
}

impl Rdjson {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            diagnostics: 0,
        }
    }

    fn diagnostic(&mut self, out: &mut dyn Write, diagnostic: &Value) -> Result<()> {
        let separator = if self.diagnostics > 0 { ",\n" } else { "\n" };
        self.diagnostics += 1;
        out.write_all(separator.as_bytes())?;
        to_writer(out, diagnostic)
    }

    fn finding(&self, review: &Review<'_>, finding: &Finding<'_>) -> Value {
        let related = finding.related.iter().map(|quote| {
            json!({"message": quote.text.as_str(), "location": location(&review.path, quote.position)})
        });
        json!({
            "message": self.message(finding),
            "location": location(&review.path, finding.quote.position),
            "severity": severity(finding.severity),
            "code": {"value": finding.rule},
            "relatedLocations": related.collect::<Vec<_>>(),
        })
    }

    fn message(&self, finding: &Finding<'_>) -> String {
        let message = wording::placed(finding, self.language);
        wording::fill(
            wording::ADVISED.get(self.language),
            &[&message, &finding.help],
        )
    }
}

impl Render for Rdjson {
    fn begin(&mut self, out: &mut dyn Write, _pack: &Pack) -> Result<()> {
        write!(out, "{{\"source\":{{\"name\":\"xxgk\"}},\"diagnostics\":[")
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        for finding in &review.findings {
            let diagnostic = self.finding(review, finding);
            self.diagnostic(out, &diagnostic)?;
        }
        for note in wording::notes(review, self.language) {
            let diagnostic = unreadable(&review.path, Severity::Warning, &note);
            self.diagnostic(out, &diagnostic)?;
        }
        Ok(())
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        let diagnostic = unreadable(&unreviewed.path, Severity::Error, &unreviewed.message);
        self.diagnostic(out, &diagnostic)
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        for one in gate::beside(summary, self.language) {
            let message = match one.help {
                "" => one.message,
                help => {
                    let advised = wording::ADVISED.get(self.language);
                    wording::fill(advised, &[&one.message, &help])
                }
            };
            let position = Position {
                line: one.line,
                ..Position::default()
            };
            let diagnostic = json!({
                "message": message,
                "location": location(one.path, position),
                "severity": severity(one.severity),
                "code": {"value": one.rule},
            });
            self.diagnostic(out, &diagnostic)?;
        }
        out.write_all(b"\n]}\n")
    }
}

/// A file that could not be read, or a part of one.
fn unreadable(path: &str, grave: Severity, message: &str) -> Value {
    json!({
        "message": message,
        "location": {"path": path::file(path).unwrap_or(path)},
        "severity": severity(grave),
        "code": {"value": UNREADABLE},
    })
}

fn location(path: &str, position: Position) -> Value {
    let mut range = json!({
        "start": {"line": position.line.max(1), "column": position.byte_column.max(1)},
    });
    if position.length > 0 {
        let end = position.end;
        range["end"] = json!({"line": end.line, "column": end.byte_column});
    }
    json!({"path": path::file(path).unwrap_or(path), "range": range})
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}
