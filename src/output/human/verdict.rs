//! The verdict a school asks for: whether the report can be handed in, and if not, what is to be mended first.

use super::page::Page;
use super::text::{Look, Text};
use super::wording::{self, fill};
use crate::output::standing::Known;
use crate::review::{Finding, Review, Severity};
use std::cmp::Reverse;
use std::io::Result;

/// Findings that stand in the way of handing a report in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// How many there are.
    pub(super) to_mend: usize,
    /// What the baseline holds beside them.
    pub(super) known: Known,
}

impl Verdict {
    /// The verdict on a report, where findings at or above a severity stand in the way.
    pub(super) fn of(review: &Review<'_>, fail_on: Option<Severity>) -> Self {
        let findings = review.findings.iter();
        let in_the_way = findings.filter(|finding| is_grave(finding.severity, fail_on));
        Self {
            to_mend: in_the_way.count(),
            known: Known::of(review),
        }
    }

    /// The verdict in words.
    pub(super) fn text(self, page: &Page<'_>) -> Text {
        let words = self.known.verdict(self.to_mend, page.language);
        Text::new(self.look(), &words)
    }

    /// The verdict without what the baseline holds, where a column has no room for that.
    pub(super) fn short(self, page: &Page<'_>) -> Text {
        let words = self.known.short_verdict(self.to_mend, page.language);
        Text::new(self.look(), &words)
    }

    fn look(self) -> Look {
        match self.to_mend {
            0 if self.known == Known::default() => Look::Good,
            0 => Look::Grave(Severity::Warning),
            _ => Look::Grave(Severity::Error),
        }
    }
}

/// Lays out the verdict on a report, worst first.
pub(super) fn show(
    page: &mut Page<'_>,
    review: &Review<'_>,
    fail_on: Option<Severity>,
) -> Result<()> {
    let verdict = Verdict::of(review, fail_on);
    page.blank()?;
    let title = Text::new(Look::Strong, page.say(wording::VERDICT)).with(Look::Plain, "  ");
    let mut text = title.and(&verdict.text(page));
    let unread = review.unread();
    if unread > 0 {
        text.push(
            Look::Grave(Severity::Warning),
            &fill(page.say(wording::UNREAD), &[&unread]),
        );
    }
    page.paragraph(&text, 0, 2)?;
    reasons(page, review, fail_on)?;
    besides(page, review, fail_on)
}

/// The rules that stand in the way, the gravest and most frequent first: what a school has to do.
fn reasons(page: &mut Page<'_>, review: &Review<'_>, fail_on: Option<Severity>) -> Result<()> {
    let mut reasons: Vec<Vec<&Finding<'_>>> = Vec::new();
    for finding in review
        .findings
        .iter()
        .filter(|finding| is_grave(finding.severity, fail_on))
    {
        let same = |reason: &&mut Vec<&Finding<'_>>| {
            reason[0].severity == finding.severity && reason[0].rule == finding.rule
        };
        match reasons.iter_mut().find(same) {
            Some(reason) => reason.push(finding),
            None => reasons.push(vec![finding]),
        }
    }
    reasons.sort_by_key(|reason| Reverse((reason[0].severity, reason.len())));
    let names =
        Severity::ALL.map(|severity| Text::plain(page.say(wording::severity(severity))).width());
    let column = 2 + names.into_iter().max().unwrap_or(0);
    for reason in reasons {
        let severity = reason[0].severity;
        let name = page.say(wording::severity(severity));
        let lead = Text::plain("  ")
            .with(Look::Grave(severity), name)
            .pad(column);
        let count = format!("{:>5}{}", reason.len(), page.say(wording::PLACES));
        let lead = lead.with(Look::Strong, &count).with(Look::Plain, "  ");
        let text = Text::plain(reason[0].rule)
            .with(Look::Plain, "  ")
            .with(Look::Faint, &gist(page, &reason));
        page.entry(&lead, lead.width(), &text)?;
    }
    Ok(())
}

/// What the findings of a rule say: the items they are about, else the one thing they say, else the first of them.
fn gist(page: &Page<'_>, reason: &[&Finding<'_>]) -> String {
    let message = &reason[0].message;
    if reason.iter().all(|finding| finding.message == *message) {
        return message.to_string();
    }
    let items: Option<Vec<u8>> = reason.iter().map(|finding| finding.item).collect();
    items.map_or_else(
        || format!("{message}{}", page.say(wording::AND_OTHERS)),
        |items| wording::items(&items, page.language),
    )
}

/// What else there is, which does not stand in the way.
fn besides(page: &mut Page<'_>, review: &Review<'_>, fail_on: Option<Severity>) -> Result<()> {
    let counts = Severity::ALL.into_iter().zip(counts(&review.findings));
    let others: Vec<String> = counts
        .filter(|&(severity, count)| count > 0 && !is_grave(severity, fail_on))
        .map(|(severity, count)| fill(page.say(wording::count(severity)), &[&count]))
        .collect();
    if others.is_empty() {
        return Ok(());
    }
    let text = Text::new(Look::Faint, page.say(wording::BESIDES));
    page.paragraph(
        &text.with(Look::Faint, &others.join(page.say(wording::LIST))),
        2,
        4,
    )
}

/// Findings of each severity, gravest first.
pub(super) fn counts(findings: &[Finding<'_>]) -> [usize; 3] {
    Severity::ALL.map(|severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    })
}

/// Those counts in words.
pub(super) fn tally(page: &Page<'_>, counts: [usize; 3]) -> String {
    let counts = Severity::ALL.into_iter().zip(counts);
    let said: Vec<String> = counts
        .map(|(severity, count)| fill(page.say(wording::count(severity)), &[&count]))
        .collect();
    said.join(page.say(wording::LIST))
}

fn is_grave(severity: Severity, fail_on: Option<Severity>) -> bool {
    fail_on.is_some_and(|least| severity >= least)
}
