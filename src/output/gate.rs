//! Words for what stands between a report and the gate beside its findings: those set aside, statuses that a person
//! ruled, thresholds that are missed.

use super::wording::{self, Words, fill, words};
use crate::review::{Acceptance, Language, Missed, Ruled, Severity, Status, Summary};
use std::collections::BTreeMap;

const WAIVED: Words = words("已豁免\u{a0}{}\u{a0}条", "{} waived");
const KNOWN: Words = words("基线中已有\u{a0}{}\u{a0}条", "{} known from the baseline");
const ASIDE: Words = words("不计入：", "not counted: ");
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
const DECIDED: Words = words(
    "退出状态为 1：没有报告的诊断达到 --fail-on {}，决定状态的是{}",
    "exit status 1: no report has a finding at or above --fail-on {}; what decides is {}",
);
const BY_CONFIGURATION: Words = words("配置中的 {}（{}\u{a0}条）", "{} in the configuration ({})");
const BY_THRESHOLD: Words = words("未达门槛 {}（{}\u{a0}份）", "the threshold {} ({})");
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

/// What stands for a severity where a finding does not count.
pub(super) fn accepted(why: &Acceptance) -> Words {
    match why {
        Acceptance::Waived { .. } => words("已豁免", "waived"),
        Acceptance::Known => words("基线已有", "known"),
    }
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

/// What stands in the way of the gate and is no finding on a report, for formats that know only findings.
pub(super) struct Beside<'s> {
    /// The report, or the file of the configuration.
    pub(super) path: &'s str,
    /// The line, from 1.
    pub(super) line: u32,
    pub(super) severity: Severity,
    /// The rule, or the key of the threshold.
    pub(super) rule: &'s str,
    pub(super) message: String,
    pub(super) help: &'s str,
    pub(super) fingerprint: String,
}

/// The thresholds that are missed, then what is wrong with the configuration.
pub(super) fn beside(summary: &Summary, language: Language) -> Vec<Beside<'_>> {
    let missed = summary.missed.iter().map(|one| Beside {
        path: &one.path,
        line: 1,
        // A threshold that is missed fails the run, whatever else does.
        severity: Severity::Error,
        rule: one.threshold,
        message: missed(one, language),
        help: "",
        fingerprint: format!("{}:{}", one.threshold, one.path),
    });
    let remarks = summary.remarks.iter().map(|remark| Beside {
        path: &remark.path,
        line: remark.quote.position.line.max(1),
        severity: remark.severity,
        rule: &remark.rule,
        message: remark.message.clone(),
        help: &remark.help,
        fingerprint: remark.fingerprint.clone(),
    });
    missed.chain(remarks).collect()
}

/// What decided the exit status, where no finding of a report did: every row then says that its report is ready.
#[must_use]
pub fn decided(summary: &Summary, fail_on: Option<Severity>, language: Language) -> Option<String> {
    let grave = |severity: Severity| fail_on.is_some_and(|least| severity >= least);
    let counts = [
        (Severity::Error, summary.error_findings),
        (Severity::Warning, summary.warning_findings),
        (Severity::Note, summary.note_findings),
    ];
    let found = counts
        .iter()
        .any(|&(severity, count)| count > 0 && grave(severity));
    if summary.exit_status != 1 || found {
        return None;
    }
    let mut causes: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for remark in summary.remarks.iter().filter(|one| grave(one.severity)) {
        *causes.entry((false, &remark.rule)).or_default() += 1;
    }
    for missed in &summary.missed {
        *causes.entry((true, missed.threshold)).or_default() += 1;
    }
    let causes: Vec<String> = causes
        .into_iter()
        .map(|((threshold, name), count)| {
            let phrase = if threshold {
                BY_THRESHOLD
            } else {
                BY_CONFIGURATION
            };
            fill(phrase.get(language), &[&name, &count])
        })
        .collect();
    let level = fail_on.map_or("never", Severity::name);
    let causes = causes.join(wording::LIST.get(language));
    Some(fill(DECIDED.get(language), &[&level, &causes]))
}

/// How many findings are set aside, in words; nothing where none are.
pub(super) fn aside(waived: usize, known: usize, language: Language) -> Option<String> {
    let said: Vec<String> = [(WAIVED, waived), (KNOWN, known)]
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(words, count)| fill(words.get(language), &[&count]))
        .collect();
    let said = said.join(wording::LIST.get(language));
    (!said.is_empty()).then(|| format!("{}{said}", ASIDE.get(language)))
}
