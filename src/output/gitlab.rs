//! GitLab's Code Quality report: a list of findings, each with a fingerprint by which GitLab compares two runs.

use super::escape::to_writer;
use super::render::Render;
use super::{Options, UNREADABLE, gate, path, wording};
use crate::pack::Pack;
use crate::review::{Finding, Language, Review, Severity, Summary, Unreviewed};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{Result, Write};

/// Lays out findings as the entries of the list.
pub(super) struct GitLab {
    language: Language,
    /// How often each fingerprint was met. GitLab shows but one entry of those that share a fingerprint.
    met: HashMap<String, u32>,
    entries: usize,
}

impl GitLab {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            met: HashMap::new(),
            entries: 0,
        }
    }

    fn entry(&mut self, out: &mut dyn Write, entry: &Value) -> Result<()> {
        let separator = if self.entries > 0 { ",\n" } else { "\n" };
        self.entries += 1;
        out.write_all(separator.as_bytes())?;
        to_writer(out, entry)
    }

    /// A fingerprint that no other entry has: a finding that is met again gets its number.
    fn unique(&mut self, fingerprint: &str) -> String {
        let met = self.met.entry(fingerprint.to_owned()).or_default();
        *met += 1;
        match *met {
            1 => fingerprint.to_owned(),
            again => format!("{fingerprint}-{again}"),
        }
    }

    fn finding(&mut self, review: &Review<'_>, finding: &Finding<'_>) -> Value {
        json!({
            "description": wording::placed(finding, self.language),
            "check_name": finding.rule,
            "fingerprint": self.unique(&finding.fingerprint),
            "severity": severity(finding.severity),
            "location": location(&review.path, finding.quote.position.line),
        })
    }

    /// A file that could not be read, or a part of one.
    fn unreadable(&mut self, path: &str, severity: &str, message: &str) -> Value {
        json!({
            "description": message,
            "check_name": UNREADABLE,
            "fingerprint": self.unique(&format!("{UNREADABLE}:{path}")),
            "severity": severity,
            "location": location(path, 1),
        })
    }
}

impl Render for GitLab {
    fn begin(&mut self, out: &mut dyn Write, _pack: &Pack) -> Result<()> {
        out.write_all(b"[")
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        for finding in &review.findings {
            let entry = self.finding(review, finding);
            self.entry(out, &entry)?;
        }
        for note in wording::notes(review, self.language) {
            let entry = self.unreadable(&review.path, severity(Severity::Warning), &note);
            self.entry(out, &entry)?;
        }
        Ok(())
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        let entry = self.unreadable(&unreviewed.path, "blocker", &unreviewed.message);
        self.entry(out, &entry)
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        for one in gate::beside(summary, self.language) {
            let entry = json!({
                "description": one.message,
                "check_name": one.rule,
                "fingerprint": self.unique(&one.fingerprint),
                "severity": severity(one.severity),
                "location": location(one.path, one.line),
            });
            self.entry(out, &entry)?;
        }
        out.write_all(b"\n]\n")
    }
}

fn location(path: &str, line: u32) -> Value {
    json!({"path": path::file(path).unwrap_or(path), "lines": {"begin": line.max(1)}})
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
