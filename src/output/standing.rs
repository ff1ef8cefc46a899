//! How reports stand beside one another: whose each is, the verdict where a baseline holds some of its findings, and the
//! words for how the items stand over all of them.

use super::wording::{self, Words, fill, words};
use crate::review::{Acceptance, ItemCount, ItemStatistics, Language, Level, Review, Severity};

pub(super) const ITEM_STATISTICS: Words = words("清单各项公开情况", "Items over all reports");
pub(super) const ITEM_STATISTICS_SUM: Words = words(
    "{}\u{a0}份报告，平均适用\u{a0}{}\u{a0}项，已公开\u{a0}{}\u{a0}项（{}%）；数字为报告份数，未见公开最多的在前",
    "reports: {}; on average {} items apply, {} are disclosed ({}%); the numbers count reports, most often missing first",
);
pub(super) const WITHOUT: Words = words("未见公开：", "missing: ");
pub(super) const AND_MORE_SCHOOLS: Words = words("等\u{a0}{}\u{a0}所", ", … {} in all");
pub(super) const ITEMS_FOLDED: Words = words(
    "另有\u{a0}{}\u{a0}项；加\u{a0}--all\u{a0}全部列出",
    "{} more items; --all lists each",
);
pub(super) const COLUMN_ITEM: Words = words("清单事项", "item");
pub(super) const COLUMN_SCHOOL: Words = words("学校", "school");
pub(super) const UNCHECKED: Words = words("没有审查", "not checked");
pub(super) const NO_NEW: Words = words("无新增", "nothing new");
pub(super) const IN_BASELINE: Words =
    words("基线中另有\u{a0}{}\u{a0}条", "{}\u{a0}more in the baseline");
pub(super) const IN_BASELINE_ERRORS: Words = words("（含错误\u{a0}{}）", " (errors\u{a0}{})");
pub(super) const COLUMN_LEVEL: Words = words("层次", "level");
pub(super) const COLUMN_YEAR: Words = words("年度", "year");
const PRIVATE: Words = words(
    "注意：不计入的诊断中有个人信息\u{a0}{}\u{a0}处（{}）；豁免和基线不能使公开个人信息合法，报送前应当删去或遮盖",
    "caution: {} of the findings not counted are personal data ({}); no waiver or baseline makes it lawful to publish them: remove or mask them",
);
/// What the names of the rules on personal data begin with.
const PERSONAL: &str = "pii-";

/// Whose a report is, each in as few words as a column has room for; empty where it is not known.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    /// The school, else the file's name.
    pub(super) school: String,
    pub(super) level: &'static str,
    pub(super) year: String,
}

impl Identity {
    pub(super) fn of(review: &Review<'_>, language: Language) -> Self {
        let profile = &review.profile;
        let file = review.path.rsplit('/').next().unwrap_or(&review.path);
        let school = profile.name.as_ref().map(|name| name.value.clone());
        let level = profile.level.as_ref().map(|level| short(level.value));
        let year = profile.year.as_ref().map(|year| year.value.to_string());
        Self {
            school: school.unwrap_or_else(|| file.to_owned()),
            level: level.map_or("", |words| words.get(language)),
            year: year.unwrap_or_default(),
        }
    }
}

/// A level in one word.
fn short(level: Level) -> Words {
    match level {
        Level::Vocational => words("高职", "college"),
        Level::VocationalBachelor => words("职本", "vocational"),
        Level::Undergraduate => words("本科", "bachelor"),
        Level::Graduate => words("研究生", "graduate"),
    }
}

/// What a baseline holds of a report's findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    count: usize,
    errors: usize,
    /// Whether no rule was left to check.
    unchecked: bool,
}

impl Known {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let known = |severity: Option<Severity>| {
            let all = review.accepted.iter();
            all.filter(|one| one.why == Acceptance::Known)
                .filter(|one| severity.is_none_or(|wanted| one.finding.severity == wanted))
                .count()
        };
        Self {
            count: known(None),
            errors: known(Some(Severity::Error)),
            unchecked: review.is_unchecked,
        }
    }

    /// What stands behind the verdict: 基线中另有 15 条（含错误 3）.
    pub(super) fn words(self, language: Language) -> Option<String> {
        if self.count == 0 {
            return None;
        }
        let mut said = fill(IN_BASELINE.get(language), &[&self.count]);
        if self.errors > 0 {
            said.push_str(&fill(IN_BASELINE_ERRORS.get(language), &[&self.errors]));
        }
        Some(said)
    }

    /// The verdict on a report in one or two words: what a baseline hides does not make a report ready.
    pub(super) fn short_verdict(self, to_mend: usize, language: Language) -> String {
        match to_mend {
            0 if self.unchecked => UNCHECKED.get(language).to_owned(),
            0 if self.count > 0 => NO_NEW.get(language).to_owned(),
            0 => wording::READY.get(language).to_owned(),
            many => fill(wording::TO_MEND.get(language), &[&many]),
        }
    }

    /// The verdict with what the baseline holds.
    pub(super) fn verdict(self, to_mend: usize, language: Language) -> String {
        let mut verdict = self.short_verdict(to_mend, language);
        if let Some(known) = self.words(language) {
            verdict.push_str(words("；", "; ").get(language));
            verdict.push_str(&known);
        }
        verdict
    }
}

/// The warning where personal data are among the findings that are set aside.
pub(super) fn private(review: &Review<'_>, language: Language) -> Option<String> {
    let mut rules: Vec<&str> = Vec::new();
    let personal = review.accepted.iter().map(|one| one.finding.rule);
    rules.extend(personal.filter(|rule| rule.starts_with(PERSONAL)));
    let count = rules.len();
    rules.sort_unstable();
    rules.dedup();
    let rules = rules.join(wording::ENUMERATION.get(language));
    (count > 0).then(|| fill(PRIVATE.get(language), &[&count, &rules]))
}

/// What the items come to over all reports.
pub(super) fn sum(statistics: &ItemStatistics, language: Language) -> String {
    let [applicable, disclosed, share] = statistics.averages();
    let one = |number: f64| format!("{number:.1}");
    fill(
        ITEM_STATISTICS_SUM.get(language),
        &[
            &statistics.reports,
            &one(applicable),
            &one(disclosed),
            &one(share),
        ],
    )
}

/// An item's numbers: disclosed, underspecified, none, missing, may not apply, does not apply.
pub(super) fn numbers(item: &ItemCount) -> [usize; 6] {
    [
        item.disclosed,
        item.underspecified,
        item.nil,
        item.missing,
        item.unclear,
        item.not_applicable,
    ]
}

/// Whose reports lack an item, the first of them by name.
pub(super) fn without(item: &ItemCount, most: usize, language: Language) -> String {
    let names = item.without.iter().take(most).map(|one| one.name());
    let names: Vec<&str> = names.collect();
    let mut said = names.join(wording::ENUMERATION.get(language));
    if item.without.len() > names.len() {
        said.push_str(&fill(
            AND_MORE_SCHOOLS.get(language),
            &[&item.without.len()],
        ));
    }
    said
}
