//! What stands behind the reports: the errors, the files passed over, possible duplicates, the counts.

use super::accepted::{MissedView, RemarkView};
use crate::output::escape::to_writer;
use crate::review::{
    Duplicate, ItemCount, ItemStatistics, RuleCount, Skipped, Summary, Unreviewed,
};
use serde::Serialize;
use std::io::{self, Write};

/// Closes the list of reports and writes the rest of the document.
pub(super) fn write(
    out: &mut dyn Write,
    errors: &[Unreviewed],
    summary: &Summary,
) -> io::Result<()> {
    let errors: Vec<_> = errors.iter().map(ErrorView::from).collect();
    write!(out, "],\n\"errors\":")?;
    to_writer(out, &errors)?;
    writeln!(out, ",")?;
    outcome(out, summary)?;
    writeln!(out, "}}")
}

/// The fields with which a document ends: the files passed over, possible duplicates, the counts.
pub(in crate::output) fn outcome(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let skipped: Vec<_> = summary.skipped.iter().map(SkippedView::from).collect();
    let duplicates: Vec<_> = summary.duplicates.iter().map(DuplicateView::from).collect();
    write!(out, "\"skipped\":")?;
    to_writer(out, &skipped)?;
    write!(out, ",\"duplicates\":")?;
    to_writer(out, &duplicates)?;
    let remarks: Vec<_> = summary.remarks.iter().map(RemarkView::from).collect();
    write!(out, ",\"configuration\":")?;
    to_writer(out, &remarks)?;
    write!(out, ",\"summary\":")?;
    to_writer(out, &SummaryView::from(summary))
}

/// A report that could not be reviewed as an object of the list `errors`.
pub(in crate::output) fn error(unreviewed: &Unreviewed) -> Vec<u8> {
    let mut encoded = Vec::new();
    to_writer(&mut encoded, &ErrorView::from(unreviewed)).expect("the view holds strings only");
    encoded
}

#[derive(Serialize)]
struct ErrorView<'v> {
    path: &'v str,
    message: &'v str,
    help: &'v str,
}

impl<'v> From<&'v Unreviewed> for ErrorView<'v> {
    fn from(unreviewed: &'v Unreviewed) -> Self {
        Self {
            path: &unreviewed.path,
            message: &unreviewed.message,
            help: &unreviewed.help,
        }
    }
}

#[derive(Serialize)]
struct SkippedView<'v> {
    path: &'v str,
    reason: &'v str,
}

impl<'v> From<&'v Skipped> for SkippedView<'v> {
    fn from(skipped: &'v Skipped) -> Self {
        Self {
            path: &skipped.path,
            reason: &skipped.reason,
        }
    }
}

#[derive(Serialize)]
struct DuplicateView<'v> {
    school: &'v str,
    year: u16,
    paths: &'v [String],
}

impl<'v> From<&'v Duplicate> for DuplicateView<'v> {
    fn from(duplicate: &'v Duplicate) -> Self {
        Self {
            school: &duplicate.school,
            year: duplicate.year,
            paths: &duplicate.paths,
        }
    }
}

#[derive(Serialize)]
struct SummaryView<'v> {
    reports: usize,
    errors: usize,
    findings: Counts,
    checked: Checked,
    waived: usize,
    known: usize,
    missed: Vec<MissedView<'v>>,
    today: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Vec<RuleCountView<'v>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_statistics: Option<ItemStatisticsView<'v>>,
}

#[derive(Serialize)]
struct ItemStatisticsView<'v> {
    reports: usize,
    applicable: usize,
    disclosed: usize,
    items: Vec<ItemCountView<'v>>,
}

#[derive(Serialize)]
struct ItemCountView<'v> {
    number: u8,
    name: &'v str,
    disclosed: usize,
    underspecified: usize,
    nil: usize,
    missing: usize,
    unclear: usize,
    not_applicable: usize,
    without: Vec<ReporterView<'v>>,
}

#[derive(Serialize)]
struct ReporterView<'v> {
    school: Option<&'v str>,
    year: Option<u16>,
    path: &'v str,
}

impl<'v> From<&'v ItemStatistics> for ItemStatisticsView<'v> {
    fn from(of: &'v ItemStatistics) -> Self {
        Self {
            reports: of.reports,
            applicable: of.applicable,
            disclosed: of.disclosed,
            items: of.items.iter().map(ItemCountView::from).collect(),
        }
    }
}

impl<'v> From<&'v ItemCount> for ItemCountView<'v> {
    fn from(of: &'v ItemCount) -> Self {
        let whose = |one: &'v crate::review::Reporter| ReporterView {
            school: one.school.as_deref(),
            year: one.year,
            path: &one.path,
        };
        Self {
            number: of.number,
            name: &of.name,
            disclosed: of.disclosed,
            underspecified: of.underspecified,
            nil: of.nil,
            missing: of.missing,
            unclear: of.unclear,
            not_applicable: of.not_applicable,
            without: of.without.iter().map(whose).collect(),
        }
    }
}

#[derive(Serialize)]
struct RuleCountView<'v> {
    rule: &'v str,
    findings: Counts,
    reports: usize,
}

impl<'v> From<&'v RuleCount> for RuleCountView<'v> {
    fn from(count: &'v RuleCount) -> Self {
        let [error, warning, note] = count.findings;
        Self {
            rule: &count.rule,
            findings: Counts {
                error,
                warning,
                note,
            },
            reports: count.reports,
        }
    }
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

impl<'v> From<&'v Summary> for SummaryView<'v> {
    fn from(summary: &'v Summary) -> Self {
        Self {
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
            waived: summary.waived,
            known: summary.known,
            missed: summary.missed.iter().map(MissedView::from).collect(),
            today: summary.today.as_deref(),
            statistics: summary
                .statistics
                .as_ref()
                .map(|counts| counts.iter().map(RuleCountView::from).collect()),
            item_statistics: summary
                .item_statistics
                .as_ref()
                .map(ItemStatisticsView::from),
        }
    }
}
