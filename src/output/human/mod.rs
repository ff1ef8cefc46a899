//! The review for people at a terminal.
//!
//! A review reads from the top as a report on a report: whose it is, what is wrong with it, worst first, how the list
//! is covered, which parts stand, which shortcomings it admits, what is known of the file and the school; and at the
//! bottom, where the eye rests when the command is done, the verdict. Everything that is said was computed before;
//! this module only lays it out.
//!
//! Three rules hold on every line, whatever the report holds:
//!
//! - It is exact in terminals that draw signs such as “ ” … · one column wide and in those that draw them two columns
//!   wide (`layout` says how).
//! - No character of a report, a path or a message can drive the terminal (`text` is the one gate).
//! - Nothing is cut or folded without a sign that says so, and counts are always of all.

mod coverage;
mod excerpt;
mod finding;
mod fold;
mod gate;
mod items;
mod layout;
mod page;
mod parts;
mod school;
mod summary;
mod text;
mod trace;
mod verdict;

use super::render::Render;
use super::{Options, wording};
use crate::review::{Review, Severity, Summary, TraceReview, Unreviewed};
use page::Page;
use std::io::{Result, Write};
use summary::Row;

/// Lays out reviews one by one, then the totals.
#[derive(Debug)]
pub struct Human {
    options: Options,
    rows: Vec<Row>,
    unreviewed: Vec<Unreviewed>,
}

impl Human {
    /// For what the person at the terminal asked for.
    #[must_use]
    pub fn new(options: Options) -> Self {
        // A run that nothing fails is no report that may be handed in: the verdict keeps to errors then.
        let fail_on = options.fail_on.or(Some(Severity::Error));
        Self {
            options: Options { fail_on, ..options },
            rows: Vec::new(),
            unreviewed: Vec::new(),
        }
    }

    /// Lays out the review of a report.
    ///
    /// # Errors
    ///
    /// Where the lines cannot be written.
    pub fn review(&mut self, out: &mut dyn Write, review: &Review<'_>) -> Result<()> {
        let page = &mut Page::new(out, &self.options);
        let row = Row::of(review, &self.options);
        if self.options.quiet {
            if self.rows.is_empty() {
                summary::header(page)?;
            }
            summary::row(page, &row)?;
        } else {
            if !self.rows.is_empty() {
                page.blank()?;
                page.rule()?;
            }
            show(page, review, &self.options)?;
        }
        self.rows.push(row);
        Ok(())
    }

    /// Lays out how the judgement on an item came about.
    ///
    /// # Errors
    ///
    /// Where the lines cannot be written.
    pub fn trace(&self, out: &mut dyn Write, traced: &TraceReview<'_>) -> Result<()> {
        trace::show(&mut Page::new(out, &self.options), traced)
    }

    /// Keeps a report that could not be reviewed for the end.
    pub fn unreviewed(&mut self, unreviewed: &Unreviewed) {
        self.unreviewed.push(unreviewed.clone());
    }

    /// Lays out the totals, what could not be reviewed, what was skipped, and what was checked.
    ///
    /// # Errors
    ///
    /// Where the lines cannot be written.
    pub fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        let page = &mut Page::new(out, &self.options);
        if !self.options.quiet && self.rows.len() > 1 {
            page.blank()?;
            page.rule()?;
            summary::totals(page, &self.rows, summary)?;
        }
        if !self.options.quiet {
            summary::duplicates(page, &summary.duplicates)?;
        }
        if let Some(counts) = &summary.statistics {
            summary::statistics(page, counts)?;
        }
        if let Some(items) = &summary.item_statistics {
            items::show(page, items, self.options.unfold)?;
        }
        gate::show_remarks(page, &summary.remarks)?;
        gate::show_missed(page, &summary.missed)?;
        // Whoever reads a saved review has not seen what went to standard error.
        summary::unreviewed(page, &self.unreviewed)?;
        if !self.options.quiet {
            summary::skipped(page, &summary.skipped, self.options.unfold)?;
        }
        let listed = !self.rows.is_empty() || !summary.skipped.is_empty();
        let counted = self.options.quiet && summary.statistics.is_some();
        if counted || !self.unreviewed.is_empty() || (listed && !self.options.quiet) {
            page.blank()?;
        }
        gate::show_decided(page, summary, self.options.fail_on)?;
        summary::checked(page, summary)
    }
}

impl Render for Human {
    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        Self::review(self, out, review)
    }

    fn unreviewed(&mut self, _out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        Self::unreviewed(self, unreviewed);
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        Self::finish(self, out, summary)
    }
}

/// A review from its header to the verdict.
fn show(page: &mut Page<'_>, review: &Review<'_>, options: &Options) -> Result<()> {
    school::show_header(page, review)?;
    let counts = verdict::tally(page, verdict::counts(&review.findings));
    page.section(
        wording::FINDINGS,
        if review.findings.is_empty() {
            page.say(wording::NO_FINDINGS)
        } else {
            &counts
        },
    )?;
    fold::show(page, review, options.unfold)?;
    gate::show_aside(page, review)?;
    coverage::show(page, review)?;
    if options.unfold {
        coverage::show_items(page, review)?;
    }
    gate::show_rulings(page, review)?;
    parts::show_parts(page, &review.parts)?;
    parts::show_gaps(page, review)?;
    school::show_notes(page, &review.notes)?;
    school::show_profile(page, &review.profile)?;
    verdict::show(page, review, options.fail_on)
}
