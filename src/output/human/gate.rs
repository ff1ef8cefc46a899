//! What stands between a report and the gate beside its findings: those set aside, statuses that a person ruled,
//! thresholds, and faults of the configuration.

use super::page::Page;
use super::text::{Look, Text};
use crate::output::gate::{self, CONFIGURATION, RULED, THRESHOLDS};
use crate::output::{standing, wording};
use crate::review::{Acceptance, Missed, Remark, Review, Severity, Summary};
use std::io::Result;

/// How many findings are set aside: what is hidden is never hidden without a sign.
pub(super) fn show_aside(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let is_waived = |why: &Acceptance| matches!(why, Acceptance::Waived { .. });
    let waived = review.accepted.iter().filter(|one| is_waived(&one.why));
    let waived = waived.count();
    let known = review.accepted.len() - waived;
    let Some(line) = gate::aside(waived, known, page.language) else {
        return Ok(());
    };
    page.blank()?;
    page.paragraph(&Text::new(Look::Faint, &line), 0, 2)?;
    match standing::private(review, page.language) {
        Some(warning) => page.paragraph(&Text::new(Look::Grave(Severity::Warning), &warning), 0, 2),
        None => Ok(()),
    }
}

/// What decided the exit status, where no finding of a report did.
pub(super) fn show_decided(
    page: &mut Page<'_>,
    summary: &Summary,
    fail_on: Option<Severity>,
) -> Result<()> {
    match gate::decided(summary, fail_on, page.language) {
        Some(line) => page.paragraph(&Text::new(Look::Grave(Severity::Error), &line), 0, 2),
        None => Ok(()),
    }
}

/// The items whose status a person ruled.
pub(super) fn show_rulings(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let mut ruled = review
        .items
        .iter()
        .filter_map(|item| Some((item, item.ruled.as_ref()?)))
        .peekable();
    if ruled.peek().is_none() {
        return Ok(());
    }
    page.section(RULED, "")?;
    for (item, ruling) in ruled {
        let line = gate::ruling(item.number, item.status, ruling, page.language);
        page.paragraph(&Text::plain(&line), 2, 4)?;
    }
    Ok(())
}

/// What is wrong with the configuration.
pub(super) fn show_remarks(page: &mut Page<'_>, remarks: &[Remark]) -> Result<()> {
    if remarks.is_empty() {
        return Ok(());
    }
    page.section(CONFIGURATION, "")?;
    for remark in remarks {
        let severity = page.say(wording::severity(remark.severity));
        let name = format!("{severity}[{}]", remark.rule);
        let text = Text::new(Look::Grave(remark.severity), &name)
            .with(Look::Plain, "  ")
            .with(Look::Strong, &remark.message);
        page.paragraph(&text, 0, 2)?;
        let position = remark.quote.position;
        let place = format!("{}:{}:{}", remark.path, position.line, position.column);
        page.labelled(wording::PLACE, &Text::new(Look::Address, &place))?;
        page.labelled(wording::HELP, &Text::plain(&remark.help))?;
    }
    Ok(())
}

/// The thresholds that reports miss.
pub(super) fn show_missed(page: &mut Page<'_>, missed: &[Missed]) -> Result<()> {
    if missed.is_empty() {
        return Ok(());
    }
    page.section(THRESHOLDS, "")?;
    for one in missed {
        let said = gate::missed(one, page.language);
        let text = Text::new(Look::Address, &one.path)
            .with(Look::Plain, "  ")
            .with(Look::Plain, &said);
        page.paragraph(&text, 2, 4)?;
    }
    Ok(())
}
