//! Words for what stands between a report and the gate beside its findings: those set aside, statuses that a person
//! ruled, thresholds that are missed.

use super::wording::{Words, fill, words};
use crate::review::{Acceptance, Language, Missed, Ruled, Status};

pub(super) const WAIVED: Words = words("已豁免\u{a0}{}\u{a0}条", "{} waived");
pub(super) const KNOWN: Words = words("基线中已有\u{a0}{}\u{a0}条", "{} known from the baseline");
pub(super) const ASIDE: Words = words("不计入：", "not counted: ");
pub(super) const RULED: Words = words("人工裁定", "Rulings");
pub(super) const CONFIGURATION: Words = words("配置", "Configuration");
pub(super) const THRESHOLDS: Words = words("未达门槛", "Thresholds missed");
const RULING: Words = words(
    "第\u{a0}{}\u{a0}项裁定为“{}”（程序判为“{}”）：{}",
    "item {} is ruled {} (the words bear out {}): {}",
);
const TOO_FEW: Words = words(
    "已公开\u{a0}{}\u{a0}项（适用\u{a0}{}\u{a0}项），少于 min-disclosed = {}",
    "{} of {} items are disclosed, fewer than min-disclosed = {}",
);
const TOO_MANY: Words = words(
    "未见公开\u{a0}{}\u{a0}项（适用\u{a0}{}\u{a0}项），多于 max-missing = {}",
    "{} of {} items are missing, more than max-missing = {}",
);
const BY_WAIVER: Words = words("已豁免：{}", "waived: {}");
const IN_PLACE: Words = words("报告内已忽略：{}", "ignored in the report: {}");
const BY_BASELINE: Words = words("基线中已有", "known from the baseline");
const APPROVED: Words = words("批准人 {}", "approved by {}");
const UNTIL: Words = words("至 {}", "until {}");

/// The word for a status.
pub(super) fn status(status: Status) -> Words {
    match status {
        Status::Disclosed => words("已公开", "disclosed"),
        Status::Underspecified => words("说得不够", "underspecified"),
        Status::Nil => words("说明没有", "said to be none"),
        Status::Missing => words("未见公开", "missing"),
    }
}

/// What a person ruled on an item, and why.
pub(super) fn ruling(item: u8, now: Status, ruling: &Ruled, language: Language) -> String {
    let say = |one| status(one).get(language);
    let values: [&dyn std::fmt::Display; 4] = [&item, &say(now), &say(ruling.was), &ruling.reason];
    let mut line = fill(RULING.get(language), &values);
    if let Some(by) = &ruling.by {
        line.push_str(&bracketed(by, language));
    }
    line
}

/// The threshold that a report misses.
pub(super) fn missed(missed: &Missed, language: Language) -> String {
    let phrase = if missed.threshold == "min-disclosed" {
        TOO_FEW
    } else {
        TOO_MANY
    };
    fill(
        phrase.get(language),
        &[&missed.value, &missed.applicable, &missed.limit],
    )
}

/// Why a finding does not count.
pub(super) fn acceptance(why: &Acceptance, language: Language) -> String {
    let Acceptance::Waived {
        reason,
        approved_by,
        expires,
        in_place,
    } = why
    else {
        return BY_BASELINE.get(language).to_owned();
    };
    let phrase = if *in_place { IN_PLACE } else { BY_WAIVER };
    let mut line = fill(phrase.get(language), &[reason]);
    let approved = approved_by.as_ref().map(|who| (APPROVED, who));
    let until = expires.as_ref().map(|day| (UNTIL, day));
    let more: Vec<String> = approved
        .into_iter()
        .chain(until)
        .map(|(phrase, value)| fill(phrase.get(language), &[value]))
        .collect();
    if !more.is_empty() {
        line.push_str(&bracketed(&more.join("，"), language));
    }
    line
}

fn bracketed(words: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("（{words}）"),
        Language::English => format!(" ({})", words.replace('，', ", ")),
    }
}
