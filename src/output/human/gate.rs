//! What stands between a report and the gate beside its findings: those set aside, statuses that a person ruled,
//! thresholds, and faults of the configuration.

use super::page::Page;
use super::text::{Look, Text};
use crate::output::wording::{self, Words, fill, words};
use crate::review::{Acceptance, Language, Missed, Remark, Review, Status};
use std::io::Result;

const WAIVED: Words = words("已豁免\u{a0}{}\u{a0}条", "{} waived");
const KNOWN: Words = words("基线中已有\u{a0}{}\u{a0}条", "{} known from the baseline");
const ASIDE: Words = words("不计入：", "not counted: ");
const RULED: Words = words("人工裁定", "Rulings");
const RULING: Words = words(
    "第\u{a0}{}\u{a0}项裁定为“{}”（程序判为“{}”）：{}",
    "item {} is ruled {} (the words bear out {}): {}",
);
const CONFIGURATION: Words = words("配置", "Configuration");
const THRESHOLDS: Words = words("未达门槛", "Thresholds missed");
const TOO_FEW: Words = words(
    "已公开\u{a0}{}\u{a0}项（适用\u{a0}{}\u{a0}项），少于 min-disclosed = {}",
    "{} of {} items are disclosed, fewer than min-disclosed = {}",
);
const TOO_MANY: Words = words(
    "未见公开\u{a0}{}\u{a0}项（适用\u{a0}{}\u{a0}项），多于 max-missing = {}",
    "{} of {} items are missing, more than max-missing = {}",
);

/// How many findings are set aside: what is hidden is never hidden without a sign.
pub(super) fn show_aside(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let is_waived = |why: &Acceptance| matches!(why, Acceptance::Waived { .. });
    let waived = review.accepted.iter().filter(|one| is_waived(&one.why));
    let waived = waived.count();
    let counts = [(WAIVED, waived), (KNOWN, review.accepted.len() - waived)];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(words, count)| fill(page.say(words), &[&count]))
        .collect();
    if said.is_empty() {
        return Ok(());
    }
    page.blank()?;
    let line = format!("{}{}", page.say(ASIDE), said.join(page.say(wording::LIST)));
    page.paragraph(&Text::new(Look::Faint, &line), 0, 2)
}

fn status(status: Status) -> Words {
    match status {
        Status::Disclosed => words("已公开", "disclosed"),
        Status::Underspecified => words("说得不够", "underspecified"),
        Status::Nil => words("说明没有", "said to be none"),
        Status::Missing => words("未见公开", "missing"),
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
        let (status, was) = (page.say(status(item.status)), page.say(status(ruling.was)));
        let mut line = fill(
            page.say(RULING),
            &[&item.number, &status, &was, &ruling.reason],
        );
        if let Some(by) = &ruling.by {
            line.push_str(&match page.language {
                Language::Chinese => format!("（{by}）"),
                Language::English => format!(" ({by})"),
            });
        }
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
        let words = if one.threshold == "min-disclosed" {
            TOO_FEW
        } else {
            TOO_MANY
        };
        let said = fill(page.say(words), &[&one.value, &one.applicable, &one.limit]);
        let text = Text::new(Look::Address, &one.path)
            .with(Look::Plain, "  ")
            .with(Look::Plain, &said);
        page.paragraph(&text, 2, 4)?;
    }
    Ok(())
}
