//! What findings say: the reason for each, in both languages.

use std::fmt::Write;
use xxgk::check::{Stated, check};
use xxgk::input;
use xxgk::pack::Pack;
use xxgk::review::{Language, Review, Style, review};

/// The review of a report that holds these lines under its title.
fn reviewed<'p>(pack: &'p Pack, lines: &str, language: Language) -> Review<'p> {
    let document = input::plain(format!("明德职业学院2024年信息公开年度报告\n{lines}"));
    let judgement = check(&document, pack, &Stated::default());
    let style = Style {
        language,
        contexts: false,
    };
    review("report.txt".to_owned(), &document, &judgement, pack, style)
}

/// Message and help of the findings of a rule, in both languages.
fn said(lines: &str, rule: &str) -> String {
    let pack = Pack::builtin().expect("the built-in pack is sound");
    let mut out = String::new();
    for language in [Language::Chinese, Language::English] {
        for finding in reviewed(&pack, lines, language).findings {
            if finding.rule == rule {
                writeln!(out, "{}\n  {}", finding.message, finding.help)
                    .expect("a string takes any text");
            }
        }
    }
    out
}

#[test]
fn an_underspecified_item_says_why() {
    let report = "一、主动公开情况\n学籍管理工作有序开展。财务管理制度拟于明年公布。学校公开了收费管理情况。\
                  办学规模已公布。\n二、存在的问题\n教代会制度还没有上网。\n三、改进措施\n每月检查。";
    insta::assert_snapshot!(said(report, "item-underspecified"));
}

#[test]
fn a_thin_part_says_whether_it_is_short_or_silent() {
    let report = "一、概述\n学校重视信息公开工作。\n二、依申请公开情况\n学校按照规定办理公开申请。\n\
                  三、存在的问题\n工作扎实。";
    insta::assert_snapshot!(said(report, "part-thin"));
}

#[test]
fn an_admitted_gap_that_is_answered_asks_for_no_measure() {
    let report = "一、存在的问题\n一是英文网页内容陈旧；二是信息员业务生疏。\n二、改进措施\n\
                  针对信息员业务生疏，每季度组织一次培训并考核。";
    insta::assert_snapshot!(said(report, "gap-admitted"));
}

#[test]
fn the_one_finding_on_pointers_counts_the_items() {
    let report = "一、主动公开情况\n学校章程和规章制度已公布。学籍管理规定已公开。";
    insta::assert_snapshot!(said(report, "item-without-pointer"));
}
