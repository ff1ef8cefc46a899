//! How a case is denied or told without a figure beside its noun: 没有收到申请, 申请一件也没有, 一名家长书面申请公开….

use super::denied::Matter;
use super::has;
use crate::check::fault::Line;
use crate::check::fault::figure::Figure;
use crate::pack::Class;
use std::ops::Range;

/// Bytes between a denial and what it denies.
const REACH: usize = 96;
/// Bytes between a denial and the one that it denies: 没有收到过一件.
const REACH_ONE: usize = 12;

/// Whether somebody brought the case: 有1名考生申请行政复议.
pub(super) fn is_brought(
    line: &Line<'_>,
    matter: &Matter,
    clause: &Range<usize>,
    noun: &Range<usize>,
) -> bool {
    let text = line.text();
    let legal = matches!(matter, Matter::Review | Matter::Suit);
    let verb = text[clause.start..noun.start].contains("申请")
        || text[clause.start..noun.start].contains("提起")
        || text[clause.start..noun.start].contains("提出");
    // 没有1人申请行政复议 brings nothing.
    let denied = has(line, Class::Denial, &(clause.start..noun.start));
    legal
        && verb
        && !denied
        && line.figures.iter().any(|figure| {
            let unit = figure.unit.as_ref().map(|unit| &text[unit.clone()]);
            clause.start <= figure.range.start
                && figure.end() <= noun.start
                && figure.value > 0.0
                && matches!(unit, Some("人" | "名" | "位"))
        })
}

/// Whether a clause tells of one application, which was answered, without counting it: 一名家长书面申请公开…，当天答复.
pub(super) fn is_told(
    line: &Line<'_>,
    matter: &Matter,
    clause: &Range<usize>,
    sentence: &Range<usize>,
    noun: &Range<usize>,
) -> bool {
    let text = line.text();
    let before = clause.start..noun.start;
    let verb = [
        "提交", "递交", "递来", "寄来", "提出", "来函", "来信", "来校", "书面", "当面", "网上",
    ]
    .iter()
    .any(|word| text[before.clone()].contains(word));
    let named = line.figures.iter().any(|figure| {
        let unit = figure.unit.as_ref().map(|unit| &text[unit.clone()]);
        let person = matches!(unit, Some("人" | "名" | "位"));
        person
            && figure.value > 0.0
            && before.start <= figure.range.start
            && figure.end() <= before.end
    }) || text[before.clone()].contains('某');
    // Who asks how to apply has not applied yet, and what is to be done is not done.
    let asked = [
        "如何", "怎样", "咨询", "询问", "打听", "了解", "想", "若", "如", "凡", "可", "应", "将",
        "拟",
    ]
    .iter()
    .any(|word| text[before.clone()].contains(word));
    let other = ["课", "招", "竞", "的办法", "的方式", "的流程", "的条件"]
        .iter()
        .any(|word| text[noun.end..].starts_with(word));
    *matter == Matter::Application
        && verb
        && named
        && !asked
        && !other
        && !has(line, Class::Denial, &before)
        && is_answered(&text[noun.end..sentence.end])
}

/// Whether words tell that an application was answered.
fn is_answered(text: &str) -> bool {
    let should = ["应当", "应该", "将", "须", "要在"];
    ["答复", "回复", "提供", "予以公开", "办结", "告知"]
        .iter()
        .any(|word| text.contains(word))
        && !should.iter().any(|word| text.contains(word))
}

/// Whether a figure is the one of 没有一起举报.
pub(super) fn is_not_one(line: &Line<'_>, figure: &Figure, rest: &str) -> bool {
    let from = figure.range.start.saturating_sub(REACH_ONE);
    // 没有一件申请需要补正 denies the need only.
    let ends = rest.is_empty()
        || ["的情", "情况", "发生", "案件"]
            .iter()
            .any(|word| rest.starts_with(word));
    figure.value == 1.0
        && ends
        && line.words(Class::Denial).any(|word| {
            let verb = word.end..figure.range.start;
            (from <= word.end && word.end <= figure.range.start)
                && VERBS.contains(&line.text()[verb].trim_end_matches(['过', '任', '何']))
        })
}

/// What may stand between a denial and the one that it denies, or behind a denial at the end.
const VERBS: [&str; 16] = [
    "", "有", "收到", "接到", "接获", "到", "发生", "出现", "受理", "办理", "引发", "产生", "提出",
    "收", "接", "存在",
];

/// Whether a denial behind a noun ends its clause: 申请一件也没接到, 举报为零, 不予公开的情形没有发生.
pub(super) fn is_denied_behind(
    line: &Line<'_>,
    clause: &Range<usize>,
    noun: &Range<usize>,
) -> bool {
    let mut rest = &line.text()[noun.end..clause.end];
    for lead in [
        &["的情形", "的情况", "的现象", "情况", "事项", "数量", "数"][..],
        &["全年", "本年度", "本学年"],
        &["连"],
    ] {
        rest = strip_one(rest, lead);
    }
    for unit in [
        "一件",
        "一份",
        "一起",
        "一例",
        "一个",
        "一宗",
        "一次",
        "任何一件",
        "1件",
        "1起",
    ] {
        rest = rest.strip_prefix(unit).unwrap_or(rest);
    }
    if ["为零", "均为零", "都为零", "是零", "数为零"].contains(&rest) {
        return true;
    }
    let rest = strip_one(rest, &["也", "都", "均", "亦", "还", "尚", "从"]);
    ["没有", "没", "未曾", "未", "无"].iter().any(|denial| {
        rest.strip_prefix(denial).is_some_and(|verb| {
            VERBS.contains(&verb.trim_end_matches(['过', '了']))
                && (!verb.is_empty() || *denial != "未")
        })
    })
}

/// A text without the first of some words with which it begins.
fn strip_one<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}

/// Whether a denial stands before a noun in its clause, and denies it as a whole.
pub(super) fn is_denied(
    line: &Line<'_>,
    matter: &Matter,
    clause: &Range<usize>,
    noun: &Range<usize>,
) -> bool {
    let text = line.text();
    // 未因依申请公开引发争议 denies what came of the applications, not the applications.
    if *matter == Matter::Application {
        let rest = &text[noun.end..clause.end];
        let ends = rest.len() <= "的情况发生".len()
            || ["的情", "的现", "情况", "的要求", "事项"]
                .iter()
                .any(|word| rest.starts_with(word));
        let cause = text[clause.start..noun.start].contains(['因', '就', '对']);
        if !ends || cause {
            return false;
        }
    }
    let denial = line
        .words(Class::Denial)
        .filter(|word| clause.start <= word.start && word.start < noun.start)
        .max_by_key(|word| word.end);
    denial.is_some_and(|word| {
        // One way of several is a limit (书面); 书面或网络 means any.
        let limits = line
            .words(Class::LimitedTo)
            .filter(|limit| word.end <= limit.start && limit.end <= noun.start)
            .count();
        word.end + REACH >= noun.start && limits != 1
    })
}
