//! Reports pasted as one paragraph.

use crate::support;
use xxgk::check::{Stated, check};
use xxgk::input;
use xxgk::pack::Pack;
use xxgk::review::{Style, review};

/// What the program says of a text: the name of the school, and the rules that speak up.
fn judged(text: String) -> (String, Vec<String>) {
    let pack = &Pack::builtin().expect("the built-in pack is sound");
    let document = input::plain(text);
    let judgement = check(&document, pack, &Stated::default());
    let review = review(
        "a.txt".to_owned(),
        &document,
        &judgement,
        pack,
        Style::default(),
    );
    let name = review.profile.name.as_ref().map(|name| name.value.clone());
    let rules = review
        .findings
        .iter()
        .map(|finding| finding.rule.to_owned());
    (name.unwrap_or_default(), rules.collect())
}

#[test]
fn a_report_pasted_as_one_paragraph_has_its_parts() {
    let report =
        std::fs::read_to_string(support::fixture("reports/mingde.txt")).expect("it is there");
    for joint in ["", " ", "　　"] {
        let (name, rules) = judged(report.replace('\n', joint));
        assert_eq!(name, "明德职业技术学院", "{joint:?}");
        for rule in ["part-missing", "foreign-school-name", "no-gap-admitted"] {
            assert!(!rules.iter().any(|one| one == rule), "{joint:?}: {rule}");
        }
        assert!(
            rules.iter().any(|one| one == "gap-vague-remedy"),
            "{joint:?}"
        );
    }
}

#[test]
fn colleges_in_general_are_no_school() {
    let lines = "部分二级学院\n信息公开年度报告\n一、概述\n明德职业学院2024年信息公开工作有序。";
    let (name, _) = judged(lines.to_owned());
    assert_eq!(name, "明德职业学院");
}
