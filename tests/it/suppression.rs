//! Findings that a comment in the report sets aside: with a rule and a reason, seen by nobody who reads the report.

use crate::support;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use xxgk::pack::Pack;

/// A folder with a report of that name.
fn report(folder: &str, name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("suppression")
        .join(folder);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    fs::write(folder.join(name), text).expect("it can be written");
    folder
}

/// The report of the README with lines behind it.
fn mingde(more: &str) -> String {
    let text = fs::read_to_string(support::fixture("reports/mingde.txt")).expect("it is there");
    format!("{text}\n\n{more}\n")
}

fn check(folder: &Path, arguments: &[&str]) -> (Output, Value) {
    let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .args(["check", "--format", "json"])
        .args(arguments)
        .output()
        .expect("the program runs");
    let review = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    (output, review)
}

/// The findings of a rule, each with whether it is set aside in the report.
fn of<'v>(review: &'v Value, rule: &str) -> Vec<(&'v Value, bool)> {
    let findings = review["reports"][0]["findings"].as_array();
    let findings = findings.expect("a list").iter();
    findings
        .filter(|one| one["rule"] == rule)
        .map(|one| (one, one["waived"]["in_place"] == true))
        .collect()
}

#[test]
fn the_examples_of_the_rules_on_comments_are_true() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let rules = pack.rules.iter();
    let mut run = 0;
    for rule in rules.filter(|rule| rule.name.starts_with("suppression-")) {
        let examples = &rule.examples;
        let bad = examples.bad.iter().map(|one| (one, true));
        for (example, wanted) in bad.chain(examples.good.iter().map(|one| (one, false))) {
            let folder = report("examples", "a.md", &mingde(example));
            let (_, review) = check(&folder, &["a.md"]);
            let found = !of(&review, &rule.name).is_empty();
            assert_eq!(found, wanted, "{}: {example}", rule.name);
            run += 1;
        }
    }
    assert_eq!(run, 7);
}

#[test]
fn a_comment_sets_aside_what_stands_in_its_paragraph() {
    let pledge = "网站建设XX年完成。\n";
    let text = mingde(&format!(
        "<!-- xxgk: ignore[placeholder] 数字待核 -->\n\n{pledge}\n{pledge}"
    ));
    let folder = report("paragraph", "a.md", &text);
    let (_, review) = check(&folder, &["a.md", "--select", "placeholder"]);
    let found: Vec<bool> = of(&review, "placeholder")
        .iter()
        .map(|(_, aside)| *aside)
        .collect();
    assert_eq!(found, [true, false]);
    assert_eq!(
        of(&review, "placeholder")[0].0["waived"]["reason"],
        "数字待核"
    );
    assert_eq!(review["summary"]["waived"], 1);
    let (_, audited) = check(&folder, &["a.md", "--no-waivers"]);
    assert!(of(&audited, "placeholder").iter().all(|(_, aside)| !aside));
}

#[test]
fn a_comment_needs_a_reason_and_a_rule() {
    for (comment, words) in [
        ("<!-- xxgk: ignore[item-missing/6] -->", "没有写理由"),
        (
            "<!-- xxgk: ignore[item-missing/51] 改版 -->",
            "item-missing/51",
        ),
        ("<!-- xxgk: skip 改版 -->", "写法有误"),
    ] {
        let folder = report("invalid", "a.md", &mingde(comment));
        let only = ["a.md", "--select", "no-gap-admitted"];
        let (output, review) = check(&folder, &only);
        assert_eq!(output.status.code(), Some(1), "{comment}");
        let (finding, _) = of(&review, "suppression-invalid")[0];
        let message = finding["message"].as_str().expect("words");
        assert!(message.contains(words), "{message}");
        assert_eq!(finding["quote"], comment);
        let silenced = [&only[..], &["--ignore", "waivers"]].concat();
        assert_eq!(check(&folder, &silenced).0.status.code(), Some(0));
    }
}

#[test]
fn a_structured_report_is_commented_in_toml() {
    let text = fs::read_to_string(support::fixture("reports/structured.toml"));
    let text = text.expect("it is there");
    let folder = report("structured", "a.toml", &text);
    let (_, before) = check(&folder, &["a.toml"]);
    let finding = &before["reports"][0]["findings"][0];
    let rule = finding["rule"].as_str().expect("it has a rule").to_owned();
    let line = finding["line"].as_u64().expect("it has a line") as usize;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let comment = format!("# xxgk: ignore[{rule}] 已与主管部门说明");
    lines.insert(line.saturating_sub(1), comment);
    let folder = report("structured", "a.toml", &lines.join("\n"));
    let (_, review) = check(&folder, &["a.toml"]);
    assert!(of(&review, &rule)[0].1, "{rule} on line {line}");
    let unused = "# xxgk: ignore[pii-id-card] 无";
    let folder = report("structured", "a.toml", &format!("{unused}\n\n{text}"));
    let (_, review) = check(&folder, &["a.toml"]);
    assert_eq!(of(&review, "suppression-unused")[0].0["line"], 1);
}
