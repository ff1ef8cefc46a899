//! JSON lines: a header, a line for each report as soon as it is done, a footer. A file without its footer is what a
//! run left behind that did not come to its end.
//!
//! The lines hold what the JSON document holds, under the same names; `type` says which part of it a line is.

use super::json;
use super::render::Render;
use crate::pack::Pack;
use crate::review::{Review, Summary, Unreviewed};
use std::io::{Result, Write};

/// Writes a run line by line.
pub(super) struct JsonLines;

impl JsonLines {
    /// Writes an object as a line of a type. Whoever waits for the lines gets each when it is whole.
    fn line(out: &mut dyn Write, kind: &str, object: &[u8]) -> Result<()> {
        write!(out, "{{\"type\":\"{kind}\",")?;
        out.write_all(object.strip_prefix(b"{").unwrap_or(object))?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

impl Render for JsonLines {
    fn begin(&mut self, out: &mut dyn Write, pack: &Pack) -> Result<()> {
        let mut head = Vec::new();
        json::head(&mut head, pack)?;
        head.push(b'}');
        Self::line(out, "header", &head)
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, encoded: &[u8]) -> Result<()> {
        if encoded.is_empty() {
            return Self::line(out, "report", &json::encode(review));
        }
        Self::line(out, "report", encoded)
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        Self::line(out, "error", &json::error(unreviewed))
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        let mut outcome = Vec::new();
        json::outcome(&mut outcome, summary)?;
        write!(outcome, ",\"exit_status\":{}}}", summary.exit_status)?;
        Self::line(out, "footer", &outcome)
    }
}
