//! The JSON contract, version 1. Fields may be added, never renamed or changed in meaning.
//!
//! Reviews are written as they come, so a run over thousands of reports keeps none of them. What one of them holds,
//! `json_report.rs` says.

use super::json_report::ReportView;
use crate::review::{Review, Summary, Unreviewed};
use serde::Serialize;
use std::io::{self, Write};

/// Writes one JSON document: a head, the reports, the errors, the summary.
#[derive(Debug, Default)]
pub struct Json {
    reports: usize,
    errors: Vec<(String, String, String)>,
}

impl Json {
    /// Writes what stands before the reports.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn begin(
        &mut self,
        out: &mut dyn Write,
        pack_id: &str,
        pack_version: &str,
    ) -> io::Result<()> {
        let tool = Named {
            name: "xxgk",
            version: env!("CARGO_PKG_VERSION"),
        };
        let pack = Identified {
            id: pack_id,
            version: pack_version,
        };
        write!(out, "{{\"schema\":1,\"tool\":")?;
        serde_json::to_writer(&mut *out, &tool)?;
        write!(out, ",\"pack\":")?;
        serde_json::to_writer(&mut *out, &pack)?;
        write!(out, ",\"reports\":[")
    }

    /// Writes one review, as [`encode`] made it.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn review(&mut self, out: &mut dyn Write, encoded: &[u8]) -> io::Result<()> {
        if self.reports > 0 {
            out.write_all(b",")?;
        }
        self.reports += 1;
        out.write_all(b"\n")?;
        out.write_all(encoded)
    }

    /// Keeps a report that could not be reviewed for the end.
    pub fn unreviewed(&mut self, unreviewed: &Unreviewed) {
        self.errors.push((
            unreviewed.path.clone(),
            unreviewed.message.clone(),
            unreviewed.help.clone(),
        ));
    }

    /// Writes what stands behind the reports.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let errors: Vec<ErrorView<'_>> = self
            .errors
            .iter()
            .map(|(path, message, help)| ErrorView {
                path,
                message,
                help,
            })
            .collect();
        let skipped: Vec<SkippedView<'_>> = summary
            .skipped
            .iter()
            .map(|skipped| SkippedView {
                path: &skipped.path,
                reason: &skipped.reason,
            })
            .collect();
        let view = SummaryView {
            reports: summary.reports,
            errors: summary.errors,
            findings: Counts {
                error: summary.error_findings,
                warning: summary.warning_findings,
                note: summary.note_findings,
            },
            checked: Checked {
                rules: summary.rules_checked,
                items: summary.items_checked,
            },
        };
        write!(out, "],\n\"errors\":")?;
        serde_json::to_writer(&mut *out, &errors)?;
        write!(out, ",\n\"skipped\":")?;
        serde_json::to_writer(&mut *out, &skipped)?;
        write!(out, ",\n\"summary\":")?;
        serde_json::to_writer(&mut *out, &view)?;
        writeln!(out, "}}")
    }
}

/// A review as an object of the list `reports`.
#[must_use]
pub fn encode(review: &Review<'_>) -> Vec<u8> {
    serde_json::to_vec(&ReportView::new(review)).expect("the views hold strings and numbers only")
}

#[derive(Serialize)]
struct Named<'v> {
    name: &'v str,
    version: &'v str,
}

#[derive(Serialize)]
struct Identified<'v> {
    id: &'v str,
    version: &'v str,
}

#[derive(Serialize)]
struct ErrorView<'v> {
    path: &'v str,
    message: &'v str,
    help: &'v str,
}

#[derive(Serialize)]
struct SkippedView<'v> {
    path: &'v str,
    reason: &'v str,
}

#[derive(Serialize)]
struct SummaryView {
    reports: usize,
    errors: usize,
    findings: Counts,
    checked: Checked,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct Checked {
    rules: usize,
    items: usize,
}
