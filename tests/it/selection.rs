//! What is reviewed and what is told: lists of files, standard input under a name, items, severities, statistics.

use crate::support;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder with two reports and a file that is none.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("selection")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("2024")).expect("it can be made");
    let text = fs::read(support::fixture("reports/mingde.txt")).expect("it is there");
    for path in ["2024/甲.txt", "乙 1.txt"] {
        fs::write(folder.join(path), &text).expect("it can be written");
    }
    folder
}

fn check(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .arg("check")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut pipe = program.stdin.take().expect("it has an input");
    // A program that ends at once does not read.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    program.wait_with_output().expect("the program ends")
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("it writes JSON")
}

fn paths(output: &Output) -> Vec<String> {
    let review = json(output);
    let reports = review["reports"].as_array().expect("a list");
    let path = |report: &Value| report["path"].as_str().expect("a path").to_owned();
    reports.iter().map(path).collect()
}

/// The items and the rules of all findings.
fn told(output: &Output) -> (BTreeSet<u64>, BTreeSet<String>) {
    let review = json(output);
    let findings = review["reports"][0]["findings"].as_array().expect("a list");
    let items = findings.iter().filter_map(|one| one["item"].as_u64());
    let rules = findings.iter().filter_map(|one| one["rule"].as_str());
    (items.collect(), rules.map(str::to_owned).collect())
}

#[test]
fn a_list_of_files_is_read_from_a_file_or_standard_input() {
    let folder = folder("list");
    let list = "\u{feff}乙 1.txt\r\n\n2024/*.txt\n";
    fs::write(folder.join("list"), list).expect("it can be written");
    let json = ["--format", "json", "--files-from"];
    let wanted = ["乙 1.txt", "2024/甲.txt"];
    assert_eq!(
        paths(&check(&folder, &[&json[..], &["list"]].concat(), "")),
        wanted
    );
    assert_eq!(
        paths(&check(&folder, &[&json[..], &["-"]].concat(), list)),
        wanted
    );
    // An empty list is not the current folder.
    assert_eq!(
        status(&check(&folder, &["--files-from", "-"], "\n")),
        Some(3)
    );
    let allowed = ["--files-from", "-", "--allow-empty"];
    assert_eq!(status(&check(&folder, &allowed, "")), Some(0));
    assert_eq!(
        status(&check(&folder, &["--files-from", "gone"], "")),
        Some(2)
    );
    assert_eq!(
        status(&check(&folder, &["--files-from", "-", "-"], "")),
        Some(2)
    );
    assert_eq!(
        status(&check(&folder, &["--files-from", "-"], "gone.txt\n")),
        Some(3)
    );
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let folder = folder("stdin");
    let text = fs::read_to_string(folder.join("乙 1.txt")).expect("it is there");
    let settings = "[[override]]\nfiles = [\"2024/*.md\"]\nselect = [\"item-missing/6\"]\n";
    fs::write(folder.join("xxgk.toml"), settings).expect("it can be written");
    let named = ["--format", "json", "--stdin-filename", "2024/丙.md"];
    let commented = format!("{text}\n\n<!-- xxgk: ignore[item-missing/6] 待补 -->\n");
    let output = check(&folder, &[&named[..], &["-"]].concat(), &commented);
    let review = json(&output);
    assert_eq!(review["reports"][0]["path"], "2024/丙.md");
    assert_eq!(
        review["summary"]["waived"], 1,
        "read as Markdown, under the settings for it"
    );
    assert_eq!(status(&output), Some(0));
    assert_eq!(paths(&check(&folder, &named, &text)), ["2024/丙.md"]);
    assert_eq!(
        status(&check(&folder, &[&named[..], &["2024"]].concat(), "")),
        Some(2)
    );
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = folder("jobs");
    let of = |jobs: &str| check(&folder, &["--format", "json", "-j", jobs], "").stdout;
    assert_eq!(of("1"), of("7"));
    assert_eq!(status(&check(&folder, &["--jobs", "0"], "")), Some(2));
}

#[test]
fn items_and_categories_are_selected() {
    let folder = folder("items");
    let of = |arguments: &[&str]| {
        told(&check(
            &folder,
            &[&["乙 1.txt", "--format=json"], arguments].concat(),
            "",
        ))
    };
    let all = of(&[]);
    let within = |wanted: &[u64]| -> BTreeSet<u64> {
        let items = all.0.iter().copied();
        items.filter(|item| wanted.contains(item)).collect()
    };
    assert_eq!(
        of(&["--items", "1-10,15"]).0,
        within(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15])
    );
    assert!(
        of(&["--items", "1-10,15"])
            .1
            .iter()
            .all(|rule| rule.starts_with("item-"))
    );
    let (items, rules) = of(&[
        "--items",
        "1-10",
        "--select",
        "item-missing,item-missing/15",
    ]);
    assert!(items.iter().all(|item| *item <= 10) && rules.len() == 1);
    assert_eq!(
        of(&["--category", "1"]).0,
        of(&["--category", "基本信息"]).0
    );
    let second = of(&["--category", "2,1", "--items", "50"]).0;
    assert!(second.contains(&50) && second.contains(&10) && !second.contains(&15));
    for wrong in [
        ["--items", "0-3"],
        ["--items", "9-3"],
        ["--items", "51"],
        ["--category", "11"],
    ] {
        assert_eq!(status(&check(&folder, &wrong, "")), Some(2), "{wrong:?}");
    }
    let groups = of(&["--select", "gaps,parts", "--ignore", "gap-admitted"]).1;
    let of_groups = |rule: &String| rule.contains("gap-") || rule.starts_with("part-");
    assert!(!groups.is_empty() && groups.iter().all(of_groups));
    assert!(!groups.contains("gap-admitted"));
    let grave = check(&folder, &["--min-severity=error", "--format=json"], "");
    assert_eq!(json(&grave)["summary"]["findings"]["warning"], 0);
}

#[test]
fn statistics_count_every_rule_over_all_reports() {
    let folder = folder("statistics");
    let output = check(&folder, &["--statistics", "--format", "json"], "");
    let review = json(&output);
    let counts = review["summary"]["statistics"].as_array().expect("a list");
    let sum = |count: &Value| {
        let findings = &count["findings"];
        let of = |severity: &str| findings[severity].as_u64().expect("a number");
        of("error") + of("warning") + of("note")
    };
    assert!(
        counts
            .iter()
            .is_sorted_by_key(|count| u64::MAX - sum(count))
    );
    assert!(counts.iter().all(|count| count["reports"] == 2));
    let found = review["reports"].as_array().expect("a list").iter();
    let found: usize = found
        .map(|one| one["findings"].as_array().map_or(0, Vec::len))
        .sum();
    assert_eq!(counts.iter().map(sum).sum::<u64>(), found as u64);
    let items = &review["summary"]["item_statistics"];
    let reports = items["reports"].as_u64().expect("a number");
    let items = items["items"].as_array().expect("a list");
    assert_eq!(items.len(), 50);
    let count = |item: &serde_json::Value, kind: &str| item[kind].as_u64().expect("a number");
    for item in items {
        let kinds = [
            "disclosed",
            "underspecified",
            "nil",
            "missing",
            "unclear",
            "not_applicable",
        ];
        let sum: u64 = kinds.iter().map(|kind| count(item, kind)).sum();
        assert_eq!(sum, reports, "{item}");
        let without = item["without"].as_array().expect("a list").len() as u64;
        assert_eq!(without, count(item, "missing"), "{item}");
    }
    let missing: Vec<u64> = items.iter().map(|item| count(item, "missing")).collect();
    assert!(missing.is_sorted_by(|one, next| one >= next));
    assert!(json(&check(&folder, &["--format", "json"], ""))["summary"]["statistics"].is_null());
    let csv = |arguments: &[&str]| {
        let output = check(&folder, &[arguments, &["--format", "csv"]].concat(), "");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let rows = csv(&["--statistics"]);
    let of_items = rows.lines().filter(|row| row.starts_with(",,,统计,,"));
    assert_eq!(of_items.count(), 50);
    assert!(!csv(&[]).contains("统计"));
    for format in ["human", "markdown"] {
        let output = check(&folder, &["--statistics", "-q", "--format", format], "");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let (_, table) = text.split_once("各规则诊断数").expect("it has the section");
        assert!(
            table.find("item-missing") < table.find("gap-admitted"),
            "{text}"
        );
    }
}
