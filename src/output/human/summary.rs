//! The end of a run: totals over the reports, the files that could not be reviewed or were skipped, and what was checked.
//!
//! The last line always says how many reports, rules and items were checked, with which pack. It is never broken, so
//! that `tail -1` shows all of it. A run that checked nothing says so in as many words.

use super::page::Page;
use super::text::{Look, Text};
use super::verdict::{self, Verdict};
use super::wording::{self, fill};
use crate::output::Options;
use crate::output::standing::{self, Identity};
use crate::review::{
    Coverage, Duplicate, Language, Review, RuleCount, Severity, Skipped, Summary, Unreviewed,
};
use std::io::Result;

/// Skipped files that are listed unless everything is asked for.
const SKIPPED_LISTED: usize = 10;
/// Columns of a year.
const YEAR: usize = 4;
/// A terminal of so many columns has rows of one line, however long their paths are.
const ONE_LINE: usize = 100;

/// What the totals say of one report.
#[derive(Clone, Debug)]
pub(super) struct Row {
    path: String,
    identity: Identity,
    verdict: Verdict,
    counts: [usize; 3],
    coverage: Coverage,
}

impl Row {
    /// The row of a review.
    pub(super) fn of(review: &Review<'_>, options: &Options) -> Self {
        Self {
            path: review.path.clone(),
            identity: Identity::of(review, options.language),
            verdict: Verdict::of(review, options.fail_on),
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
        text = number(page, text, name, Look::Faint);
    }
    let coverage = Text::new(Look::Faint, page.say(wording::COLUMN_COVERAGE));
    let blanks = coverage_column().saturating_sub(coverage.width());
    let text = text.with(Look::Plain, &" ".repeat(blanks)).and(&coverage);
    let mut text = text.with(Look::Plain, "  ");
    let columns = [
        (standing::COLUMN_LEVEL, level_column(page)),
        (standing::COLUMN_YEAR, YEAR),
        (standing::COLUMN_SCHOOL, 0),
        (wording::COLUMN_REPORT, 0),
    ];
    for (name, width) in columns {
        let name = Text::new(Look::Faint, page.say(name));
        let end = text.width() + name.width().max(width) + 2;
        text = text.and(&name).pad(end);
    }
    page.line(&text)
}

/// Lays out a row. The path stands last, since it may be long and hold any sign. Where lines are wide, as they are where
/// no terminal is, it stays in the row, so that one who looks for a line has all of it; else it follows below.
pub(super) fn row(page: &mut Page<'_>, row: &Row) -> Result<()> {
    let mut text = Text::plain("  ")
        .and(&row.verdict.short(page))
        .pad(verdict_column(page));
    for (severity, count) in Severity::ALL.into_iter().zip(row.counts) {
        let look = if count == 0 {
            Look::Faint
        } else {
            Look::Grave(severity)
        };
        text = number(page, text, &count.to_string(), look);
    }
    let coverage = format!("{}/{}", row.coverage.disclosed, row.coverage.applicable);
    let text = text.with(
        Look::Plain,
        &format!("{coverage:>width$}", width = coverage_column()),
    );
    let text = text.with(Look::Plain, "  ");
    let column = text.width();
    let Identity {
        school,
        level,
        year,
    } = &row.identity;
    let mut text = text;
    let known = row.verdict.known.words(page.language).unwrap_or_default();
    for (words, width) in [(*level, level_column(page)), (year, YEAR)] {
        let end = text.width() + width + 2;
        text = text.with(Look::Plain, words).pad(end);
    }
    for words in [school.as_str(), &known] {
        if !words.is_empty() {
            text = text.with(Look::Plain, words).with(Look::Plain, "  ");
        }
    }
    let path = Text::new(Look::Address, &row.path);
    if page.width >= ONE_LINE || text.width() + path.width() <= page.width {
        return page.line(&text.and(&path));
    }
    page.line(&text)?;
    page.line(&Text::default().pad(column).and(&path))
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
            text = number(page, text, &found.to_string(), look);
        }
        let text = number(page, text, &count.reports.to_string(), Look::Plain);
        let text = text.with(Look::Plain, "  ").with(Look::Strong, &count.rule);
        let indent = 4 + 4 * number_column(page);
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

/// Columns of the longest word for a level.
fn level_column(page: &Page<'_>) -> usize {
    match page.language {
        Language::Chinese => 6,
        Language::English => 10,
    }
}

/// Columns of a number, and of the blanks before it: the name of its column stands above it.
fn number_column(page: &Page<'_>) -> usize {
    match page.language {
        Language::Chinese => 6,
        Language::English => 9,
    }
}

fn coverage_column() -> usize {
    11
}

/// The text with a word at the right edge of the next column of numbers.
fn number(page: &Page<'_>, text: Text, word: &str, look: Look) -> Text {
    let word = Text::new(look, word);
    let blanks = number_column(page).saturating_sub(word.width());
    text.with(Look::Plain, &" ".repeat(blanks)).and(&word)
}
