//! The end of a run: totals over the reports, the files that could not be reviewed or were skipped, and what was checked.
//!
//! The last line always says how many reports, rules and items were checked, with which pack. It is never broken, so
//! that `tail -1` shows all of it. A run that checked nothing says so in as many words.

use super::page::Page;
use super::text::{Look, Text};
use super::verdict::{self, Verdict};
use super::wording::{self, fill};
use crate::review::{
    Coverage, Duplicate, Review, RuleCount, Severity, Skipped, Summary, Unreviewed,
};
use std::io::Result;

/// Skipped files that are listed unless everything is asked for.
const SKIPPED_LISTED: usize = 10;
/// Columns of a number.
const NUMBER: usize = 6;

/// What the totals say of one report.
#[derive(Clone, Debug)]
pub(super) struct Row {
    path: String,
    verdict: Verdict,
    counts: [usize; 3],
    coverage: Coverage,
}

impl Row {
    /// The row of a review.
    pub(super) fn of(review: &Review<'_>, fail_on: Option<Severity>) -> Self {
        Self {
            path: review.path.clone(),
            verdict: Verdict::of(&review.findings, fail_on),
            counts: verdict::counts(&review.findings),
            coverage: review.coverage,
        }
    }
}

/// Lays out the names of the columns.
pub(super) fn header(page: &mut Page<'_>) -> Result<()> {
    let mut text = Text::plain("  ")
        .with(Look::Faint, page.say(wording::COLUMN_VERDICT))
        .pad(verdict_column(page));
    for severity in Severity::ALL {
        let name = page.say(wording::severity(severity));
        text = number(text, name, Look::Faint);
    }
    let coverage = Text::new(Look::Faint, page.say(wording::COLUMN_COVERAGE));
    let blanks = coverage_column().saturating_sub(coverage.width());
    let text = text.with(Look::Plain, &" ".repeat(blanks)).and(&coverage);
    page.line(
        &text
            .with(Look::Plain, "  ")
            .with(Look::Faint, page.say(wording::COLUMN_REPORT)),
    )
}

/// Lays out a row. The path stands last, since it may be long and hold any sign.
pub(super) fn row(page: &mut Page<'_>, row: &Row) -> Result<()> {
    let mut text = Text::plain("  ")
        .and(&row.verdict.text(page))
        .pad(verdict_column(page));
    for (severity, count) in Severity::ALL.into_iter().zip(row.counts) {
        let look = if count == 0 {
            Look::Faint
        } else {
            Look::Grave(severity)
        };
        text = number(text, &count.to_string(), look);
    }
    let coverage = format!("{}/{}", row.coverage.disclosed, row.coverage.applicable);
    let text = text.with(
        Look::Plain,
        &format!("{coverage:>width$}", width = coverage_column()),
    );
    page.line(&text.with(Look::Plain, "  ").with(Look::Address, &row.path))
}

/// Lays out the totals over several reports.
pub(super) fn totals(page: &mut Page<'_>, rows: &[Row], summary: &Summary) -> Result<()> {
    let counts = [
        summary.error_findings,
        summary.warning_findings,
        summary.note_findings,
    ];
    page.section(wording::TOTALS, &verdict::tally(page, counts))?;
    header(page)?;
    rows.iter().try_for_each(|each| row(page, each))
}

/// Lays out how often each rule spoke up.
pub(super) fn statistics(page: &mut Page<'_>, counts: &[RuleCount]) -> Result<()> {
    page.section(wording::STATISTICS, page.say(wording::STATISTICS_SUM))?;
    for count in counts {
        let mut text = Text::plain("  ");
        for (severity, found) in Severity::ALL.into_iter().zip(count.findings) {
            let look = if found == 0 {
                Look::Faint
            } else {
                Look::Grave(severity)
            };
            text = number(text, &found.to_string(), look);
        }
        let text = number(text, &count.reports.to_string(), Look::Plain);
        let text = text.with(Look::Plain, "  ").with(Look::Strong, &count.rule);
        let indent = 4 + 4 * (NUMBER + 2);
        let text = text.with(Look::Plain, "  ").with(Look::Faint, &count.title);
        page.paragraph(&text, 0, indent)?;
    }
    Ok(())
}

/// Lays out which reports are of one school and one year.
pub(super) fn duplicates(page: &mut Page<'_>, duplicates: &[Duplicate]) -> Result<()> {
    if duplicates.is_empty() {
        return Ok(());
    }
    page.section(wording::DUPLICATES, page.say(wording::DUPLICATES_SUM))?;
    for Duplicate {
        school,
        year,
        paths,
    } in duplicates
    {
        let year = fill(page.say(wording::YEAR_OF), &[year]);
        page.paragraph(&Text::plain(&format!("{school}  {year}")), 2, 4)?;
        for path in paths {
            page.paragraph(&Text::new(Look::Address, path), 4, 6)?;
        }
    }
    Ok(())
}

/// Lays out the files that could not be reviewed, all of them.
pub(super) fn unreviewed(page: &mut Page<'_>, unreviewed: &[Unreviewed]) -> Result<()> {
    if unreviewed.is_empty() {
        return Ok(());
    }
    page.section(
        wording::UNREVIEWED,
        &fill(page.say(wording::UNREVIEWED_SUM), &[&unreviewed.len()]),
    )?;
    for file in unreviewed {
        let text = Text::new(Look::Address, &file.path)
            .with(Look::Plain, "  ")
            .with(Look::Grave(Severity::Error), &file.message);
        page.paragraph(&text, 2, 4)?;
        // The faults of a structured report are many lines, which show its own.
        for line in file.help.lines().filter(|line| !line.trim().is_empty()) {
            page.paragraph(&Text::new(Look::Faint, line), 4, 4)?;
        }
    }
    Ok(())
}

/// Lays out the files that are no reports.
pub(super) fn skipped(page: &mut Page<'_>, skipped: &[Skipped], all: bool) -> Result<()> {
    if skipped.is_empty() {
        return Ok(());
    }
    page.section(
        wording::SKIPPED,
        &fill(page.say(wording::SKIPPED_SUM), &[&skipped.len()]),
    )?;
    let listed = if all {
        skipped.len()
    } else {
        skipped.len().min(SKIPPED_LISTED)
    };
    for file in &skipped[..listed] {
        let text = Text::new(Look::Address, &file.path)
            .with(Look::Plain, "  ")
            .with(Look::Faint, &file.reason);
        page.paragraph(&text, 2, 4)?;
    }
    if listed < skipped.len() {
        let more = fill(
            page.say(wording::SKIPPED_MORE),
            &[&(skipped.len() - listed)],
        );
        page.paragraph(&Text::new(Look::Faint, &more), 2, 4)?;
    }
    Ok(())
}

/// The last line.
pub(super) fn checked(page: &mut Page<'_>, summary: &Summary) -> Result<()> {
    let look = if summary.reports == 0 {
        Look::Grave(Severity::Warning)
    } else {
        Look::Plain
    };
    let line = wording::checked(summary, page.language);
    page.line(&Text::new(look, &line))
}

/// Where the first number starts: behind the longest verdict, with a number of four digits.
fn verdict_column(page: &Page<'_>) -> usize {
    let longest = fill(page.say(wording::TO_MEND), &[&"0000"]);
    2 + Text::plain(&longest).width()
}

fn coverage_column() -> usize {
    NUMBER + 5
}

/// The text with a word at the right edge of the next column of numbers.
fn number(text: Text, word: &str, look: Look) -> Text {
    let word = Text::new(look, word);
    let blanks = (NUMBER + 2).saturating_sub(word.width());
    text.with(Look::Plain, &" ".repeat(blanks)).and(&word)
}
