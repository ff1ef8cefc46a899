//! Every word of the outputs for people that is not from the rule pack or the report, in both languages.
//!
//! Words of a terminal's headers and labels hold no sign of ambiguous width, so that columns behind them stand straight
//! in every terminal. A blank that must not break is U+00A0. `{}` is filled in order by [`fill`].

use crate::document::{Note, Place};
use crate::review::{
    Decided, Finding, Language, Level, Origin, Ownership, PartStatus, Remedy, Review, Severity,
    Summary,
};

/// A phrase in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Words {
    zh: &'static str,
    en: &'static str,
}

impl Words {
    /// The phrase in a language.
    pub(super) fn get(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

pub(super) const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// The phrase with its `{}` replaced, in order.
pub(super) fn fill(phrase: &str, values: &[&dyn std::fmt::Display]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 16);
    let mut values = values.iter();
    for (number, part) in phrase.split("{}").enumerate() {
        if number > 0
            && let Some(value) = values.next()
        {
            filled.push_str(&value.to_string());
        }
        filled.push_str(part);
    }
    filled
}

// Header.
pub(super) const UNTITLED: Words = words("（报告没有标题）", "(the report has no title)");
pub(super) const YEAR_OF: Words = words("{}年度", "{}");
pub(super) const SCHOOL_UNKNOWN: Words = words("学校未能认出", "school not recognised");
pub(super) const LIST: Words = words("，", ", ");

// Findings.
pub(super) const FINDINGS: Words = words("诊断", "Findings");
pub(super) const NO_FINDINGS: Words = words("无", "none");
pub(super) const PLACE: Words = words("位置", "at");
pub(super) const EXCERPT: Words = words("原文", "text");
pub(super) const RELATED: Words = words("另见", "see also");
pub(super) const BASIS: Words = words("依据", "basis");
pub(super) const HELP: Words = words("建议", "help");
pub(super) const ADVISED: Words = words("{}　建议：{}", "{}; help: {}");
pub(super) const SEARCHED: Words = words("检索词", "searched");
pub(super) const NEAREST: Words = words("最接近", "nearest");
pub(super) const ALIKE: Words = words("同类", "alike");
pub(super) const ENUMERATION: Words = words("、", ", ");
pub(super) const AND_MORE_WORDS: Words = words("等\u{a0}{}\u{a0}个", ", … {} in all");
pub(super) const FOLDED_MISSING: Words =
    words("未见公开的清单事项\u{a0}{}\u{a0}项", "{} items missing");
pub(super) const FOLDED_MISSING_UNCLEAR: Words = words(
    "未见公开、是否适用待确认的清单事项\u{a0}{}\u{a0}项",
    "{} items missing that may concern the school",
);
pub(super) const FOLDED_ITEMS: Words = words("涉及清单事项\u{a0}{}\u{a0}项", "{} items");
pub(super) const UNFOLD_ITEMS: Words = words(
    "逐项的依据、检索词和最接近的原文：加\u{a0}--all",
    "basis, words searched and nearest text of each: --all",
);
pub(super) const MORE_ALIKE: Words = words(
    "另有\u{a0}{}\u{a0}处；加\u{a0}--all\u{a0}逐处展开",
    "{} more; --all shows each in full",
);
pub(super) const MORE_ALIKE_CUT: Words = words(
    "另有\u{a0}{}\u{a0}处，先列\u{a0}{}\u{a0}处；加\u{a0}--all\u{a0}全部展开",
    "{} more, of which {} are listed; --all shows each in full",
);

// Coverage.
pub(super) const COVERAGE: Words = words("清单覆盖", "Coverage of the list");
pub(super) const COVERAGE_SUM: Words = words(
    "适用\u{a0}{}\u{a0}项，已公开\u{a0}{}\u{a0}项",
    "{} items apply, {} are disclosed",
);
pub(super) const COVERAGE_WAIVED: Words = words("，已豁免\u{a0}{}\u{a0}项", ", {} waived");
pub(super) const EACH_ITEM: Words = words("逐项情况", "Item by item");
pub(super) const ITEM_ORDER: Words = words(
    "每个符号一项，按清单顺序",
    "one sign for each item, in the order of the list",
);
pub(super) const TOTAL: Words = words("合计", "total");
pub(super) const DISCLOSED: Words = words("已公开", "disclosed");
pub(super) const UNDERSPECIFIED: Words = words("说明不足", "underspecified");
pub(super) const NIL: Words = words("写明没有", "said to be none");
pub(super) const MISSING: Words = words("未见公开", "missing");
pub(super) const UNCLEAR: Words = words("待确认", "missing, may not apply");
pub(super) const NOT_APPLICABLE: Words = words("不适用", "not applicable");
pub(super) const DOES_NOT_APPLY: Words = words("不适用：", "not applicable: ");
pub(super) const MAY_NOT_APPLY: Words = words("待确认：", "may not apply: ");
const ITEMS: Words = words("第\u{a0}{}\u{a0}项", "items\u{a0}{}");
const RANGE: Words = words("{}～{}", "{}-{}");
const ITEM: Words = words("第\u{a0}{}\u{a0}项", "item\u{a0}{}");

// Parts and gaps.
pub(super) const PARTS: Words = words("组成部分", "Parts of the report");
pub(super) const NOT_REQUIRED: Words = words("本年度不作要求", "not required this year");
pub(super) const ABSENT: Words = words("未写", "absent");
pub(super) const LACKS: Words = words("缺少：", "lacks: ");
pub(super) const SHORT: Words = words("只有\u{a0}{}\u{a0}字", "only {} characters");
pub(super) const GAPS: Words = words("自查问题与改进措施", "Admitted gaps and remedies");
pub(super) const NO_GAPS: Words = words("报告没有写出存在的问题", "the report admits none");
pub(super) const GAPS_SUM: Words = words(
    "问题\u{a0}{}\u{a0}处，措施对应\u{a0}{}\u{a0}处",
    "{} admitted, {} answered by a remedy",
);
pub(super) const GAP: Words = words("问题", "gap");
pub(super) const REMEDY: Words = words("措施", "remedy");
pub(super) const TOUCHES: Words = words("涉及", "touches");

// The file and the school.
pub(super) const NOTES: Words = words("文件说明", "About the file");
pub(super) const PROFILE: Words = words("学校画像", "School profile");
pub(super) const SCHOOL: Words = words("校名", "name");
pub(super) const LEVEL: Words = words("层次", "level");
pub(super) const LEVEL_UNKNOWN: Words = words(
    "未定；适用与否随层次而异的事项按待确认处理",
    "unsettled; items that depend on it count as ones that may apply",
);
pub(super) const GRADUATE_UNSETTLED: Words = words(
    "是否培养研究生未定，有关事项按待确认处理",
    "whether it trains graduate students is unsettled; the items on that count as ones that may apply",
);
pub(super) const OWNERSHIP: Words = words("举办", "ownership");
pub(super) const AUTHORITY: Words = words("主管", "authority");
pub(super) const CENTRAL: Words = words("中央部门所属", "under the central government");
pub(super) const YEAR: Words = words("年度", "year");
pub(super) const PERIOD: Words = words("期间", "period");
pub(super) const PERIOD_VALUE: Words = words("{}\u{a0}至\u{a0}{}", "{} to {}");
pub(super) const CONCERNED: Words = words("有关事项", "concerned by");
pub(super) const CONCERNED_VALUE: Words = words("50\u{a0}项中\u{a0}{}\u{a0}项", "{} items of 50");
pub(super) const UNKNOWN: Words = words("未知", "unknown");
pub(super) const ORIGIN: Words = words("{}（{}）", "{} ({})");

// Verdict and totals.
pub(super) const VERDICT: Words = words("结论", "Verdict");
pub(super) const READY: Words = words("可报送", "ready to submit");
pub(super) const TO_MEND: Words = words("须先修改\u{a0}{}\u{a0}处", "{}\u{a0}to mend first");
pub(super) const UNREAD: Words = words(
    "（文件有\u{a0}{}\u{a0}处未能读出，未予审查）",
    " ({} places of the file could not be read and were not reviewed)",
);
pub(super) const BESIDES: Words = words("此外：", "besides: ");
pub(super) const AND_OTHERS: Words = words("\u{a0}等", " and others");
pub(super) const PLACES: Words = words("\u{a0}处", "");
pub(super) const TOTALS: Words = words("汇总", "Totals");
pub(super) const STATISTICS: Words = words("各规则诊断数", "Findings by rule");
pub(super) const STATISTICS_SUM: Words = words(
    "依次为错误、警告、提示、涉及报告数",
    "errors, warnings, notes, reports",
);
pub(super) const STATISTICS_COLUMNS: [Words; 5] = [
    words("规则", "Rule"),
    words("错误", "Errors"),
    words("警告", "Warnings"),
    words("提示", "Notes"),
    words("报告", "Reports"),
];
pub(super) const COLUMN_VERDICT: Words = words("结论", "verdict");
pub(super) const COLUMN_COVERAGE: Words = words("公开/适用", "disclosed");
pub(super) const COLUMN_REPORT: Words = words("报告", "report");
pub(super) const DUPLICATES: Words = words("可能重复的报告", "Reports that may be the same");
pub(super) const DUPLICATES_SUM: Words = words(
    "同一学校同一年度，各自照常审查",
    "of one school and one year; each was reviewed all the same",
);
pub(super) const UNREVIEWED: Words = words("未能审查的文件", "Files not reviewed");
pub(super) const UNREVIEWED_SUM: Words = words("{}\u{a0}个", "{}");
pub(super) const SKIPPED: Words = words("跳过的文件", "Files skipped");
pub(super) const SKIPPED_SUM: Words = words("{}\u{a0}个不是年度报告", "{}, not annual reports");
pub(super) const SKIPPED_MORE: Words = words(
    "另有\u{a0}{}\u{a0}个；加\u{a0}--all\u{a0}全部列出",
    "{} more; --all lists each",
);
pub(super) const CHECKED: Words = words(
    "已审查报告 {} 份：规则 {} 条，清单事项 {} 项",
    "checked reports: {}, rules: {}, items: {}",
);
pub(super) const NOTHING_CHECKED: Words = words(
    "没有审查任何报告，不能说明没有问题：报告 0 份",
    "NOTHING WAS CHECKED, which does not mean that all is well: reports: 0",
);
pub(super) const FAILED_REPORTS: Words =
    words("，另有 {} 份未能审查", ", could not be reviewed: {}");
pub(super) const SKIPPED_FILES: Words = words("，跳过文件 {} 个", ", files skipped: {}");
pub(super) const PACK: Words = words("；规则包 {} {}", "; pack {} {}");
pub(super) const TODAY: Words = words("；日期以 {} 为准", "; as of {}");

/// What was checked, and with which pack: what every output for people ends with.
pub(super) fn checked(summary: &Summary, language: Language) -> String {
    let mut line = if summary.reports == 0 {
        NOTHING_CHECKED.get(language).to_owned()
    } else {
        let numbers: [&dyn std::fmt::Display; 3] = [
            &summary.reports,
            &summary.rules_checked,
            &summary.items_checked,
        ];
        fill(CHECKED.get(language), &numbers)
    };
    let mut add = |phrase: Words, values: &[&dyn std::fmt::Display]| {
        line.push_str(&fill(phrase.get(language), values));
    };
    if summary.errors > 0 {
        add(FAILED_REPORTS, &[&summary.errors]);
    }
    if !summary.skipped.is_empty() {
        add(SKIPPED_FILES, &[&summary.skipped.len()]);
    }
    if let Some(aside) = super::gate::aside(summary.waived, summary.known, language) {
        let separator = words("；", "; ").get(language);
        let aside = aside.replace('\u{a0}', " ");
        add(words("{}{}", "{}{}"), &[&separator, &aside]);
    }
    add(PACK, &[&summary.pack_id, &summary.pack_version]);
    if let Some(today) = &summary.today {
        add(TODAY, &[today]);
    }
    line
}

/// The word for a severity.
pub(super) fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => words("错误", "error"),
        Severity::Warning => words("警告", "warning"),
        Severity::Note => words("提示", "note"),
    }
}

/// How many findings of a severity there are.
pub(super) fn count(severity: Severity) -> Words {
    match severity {
        Severity::Error => words("错误\u{a0}{}", "errors\u{a0}{}"),
        Severity::Warning => words("警告\u{a0}{}", "warnings\u{a0}{}"),
        Severity::Note => words("提示\u{a0}{}", "notes\u{a0}{}"),
    }
}

/// The word for how a part stands.
pub(super) fn part(status: PartStatus) -> Words {
    match status {
        PartStatus::Present => words("有", "present"),
        PartStatus::Thin => words("单薄", "thin"),
        PartStatus::Missing => words("缺", "missing"),
    }
}

/// The words for what answers a gap.
pub(super) fn remedy(remedy: Remedy) -> Words {
    match remedy {
        Remedy::Addressed => words("有对应措施", "answered"),
        Remedy::Vague => words("只有笼统表态", "only a general promise"),
        Remedy::None => words("没有对应措施", "no remedy"),
    }
}

/// The word for a level.
pub(super) fn level(level: Level) -> Words {
    match level {
        Level::Vocational => words("高职高专", "vocational college"),
        Level::VocationalBachelor => words("职业本科", "vocational university"),
        Level::Undergraduate => words("本科", "undergraduate"),
        Level::Graduate => words("本科，培养研究生", "undergraduate and graduate"),
    }
}

/// The fact about the school that decides whether an item applies.
pub(super) fn decided(fact: Decided, language: Language) -> String {
    let phrase = match fact {
        Decided::Level(known) => {
            let phrase = words("层次为{}", "level: {}").get(language);
            return fill(phrase, &[&level(known).get(language)]);
        }
        Decided::LevelUnknown => words("层次未定", "level unsettled"),
        Decided::GraduateUnsettled => words("是否培养研究生未定", "graduate training unsettled"),
        Decided::Private => words("学校为民办", "the school is private"),
        Decided::Central => CENTRAL,
        Decided::Stated(count) => {
            let phrase = words(
                "报告写明与本校有关的为{}项",
                "the report says that {} items concern the school",
            );
            return fill(phrase.get(language), &[&count]);
        }
    };
    phrase.get(language).to_owned()
}

/// The fact that leaves it open whether an item applies: where the level is known, only the school itself knows.
pub(super) fn decided_open(fact: Decided, language: Language) -> String {
    match fact {
        Decided::Level(_) => {
            let phrase = words(
                "看学校有没有此类事项",
                "depends on whether the school has such a thing",
            );
            phrase.get(language).to_owned()
        }
        other => decided(other, language),
    }
}

/// Numbers of items, in order; three and more in a row are a range.
pub(super) fn items(numbers: &[u8], language: Language) -> String {
    let phrase = if numbers.len() == 1 { ITEM } else { ITEMS };
    let mut said: Vec<String> = Vec::new();
    for run in numbers.chunk_by(|left, right| left + 1 == *right) {
        match run {
            [first, _, .., last] => said.push(fill(RANGE.get(language), &[first, last])),
            few => said.extend(few.iter().map(u8::to_string)),
        }
    }
    fill(
        phrase.get(language),
        &[&said.join(ENUMERATION.get(language))],
    )
}

/// The word for an ownership.
pub(super) fn ownership(ownership: Ownership) -> Words {
    match ownership {
        Ownership::Public => words("公办", "public"),
        Ownership::Private => words("民办", "private"),
    }
}

/// The word for where a fact comes from.
pub(super) fn origin(origin: Origin) -> Words {
    match origin {
        Origin::Flag => words("命令行", "command line"),
        Origin::Config => words("配置", "configuration"),
        Origin::Report => words("报告字段", "report field"),
        Origin::Register => words("名册", "register"),
        Origin::Name => words("校名用字", "school's name"),
        Origin::Text => words("报告文字", "report's text"),
        Origin::Assumed => words("假定", "assumed"),
    }
}

/// A note about the file in a sentence.
pub(super) fn note(note: &Note, language: Language) -> String {
    match note {
        Note::UndecodableBytes { encoding } => {
            let phrase = words(
                "有字节不是 {} 文字，显示为 U+FFFD",
                "some bytes are no {} text and became U+FFFD",
            );
            fill(phrase.get(language), &[encoding])
        }
        Note::BeforeList { year, since } => {
            let phrase = words(
                "清单自 {} 年起施行，本报告属 {} 年度：逐项结果只供参照，清单事项的诊断一律作提示",
                "the list binds reports from {} on, this one is of {}: its items are only held beside the list, and all that is said of them is a note",
            );
            fill(phrase.get(language), &[since, year])
        }
        Note::Unreadable { what } => {
            let phrase = words(
                "未能读出，未予审查：{}",
                "could not be read and was not reviewed: {}",
            );
            fill(phrase.get(language), &[what])
        }
    }
}

/// What could not be read of a report, in sentences.
pub(super) fn notes(review: &Review<'_>, language: Language) -> impl Iterator<Item = String> {
    review.notes.iter().map(move |one| note(one, language))
}

/// Where something stands beyond its line, in the terms of the file's format; empty where there are no such terms.
pub(super) fn place(place: Place, language: Language) -> String {
    let terms = [
        (place.page, words("第{}页", "page {}")),
        (place.table, words("表{}", "table {}")),
        (place.row, words("第{}行", "row {}")),
        (place.cell, words("第{}格", "cell {}")),
        (place.paragraph, words("第{}段", "paragraph {}")),
    ];
    let said: Vec<String> = terms
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, phrase)| fill(phrase.get(language), &[number]))
        .collect();
    said.join(words("", ", ").get(language))
}

/// What a finding says, and where, where the format has other terms for that than lines.
pub(super) fn placed(finding: &Finding<'_>, language: Language) -> String {
    let place = place(finding.quote.place, language);
    if place.is_empty() {
        finding.message.to_string()
    } else {
        fill(ORIGIN.get(language), &[&finding.message, &place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_in_order() {
        assert_eq!(fill("{}至{}", &[&"甲", &"乙"]), "甲至乙");
        assert_eq!(fill("无", &[&"甲"]), "无");
    }

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(items(&[3], Language::English), "item\u{a0}3");
        let numbers = [3, 4, 11, 12, 13, 14, 30];
        assert_eq!(
            items(&numbers, Language::Chinese),
            "第\u{a0}3、4、11～14、30\u{a0}项"
        );
    }

    #[test]
    fn says_places_in_the_terms_of_the_format() {
        let cell = Place {
            table: 1,
            row: 3,
            cell: 2,
            ..Place::default()
        };
        assert_eq!(place(cell, Language::Chinese), "表1第3行第2格");
        assert_eq!(place(cell, Language::English), "table 1, row 3, cell 2");
        assert_eq!(place(Place::default(), Language::Chinese), "");
    }
}
