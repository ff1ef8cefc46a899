//! What a team meets that lives with the gate: outputs left in the folder, settings shown and read back, rules left out.

use crate::support;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with one report, and with settings.
fn project(name: &str, settings: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("living")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("reports")).expect("it can be made");
    let report = support::fixture("reports/mingde.txt");
    fs::copy(report, folder.join("reports/mingde.txt")).expect("it can be copied");
    fs::write(folder.join("xxgk.toml"), settings).expect("it can be written");
    folder
}

fn run(folder: &Path, line: &str) -> Output {
    let program = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .args(line.split(' '))
        .output();
    program.expect("the program runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it is UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn outputs_left_in_the_folder_are_no_reports() {
    let folder = project("left", "");
    for (format, name) in [
        ("markdown", "review.md"),
        ("html", "review.html"),
        ("concise", "review.txt"),
        ("human", "human.txt"),
    ] {
        let line = format!("check --fail-on never --output json --output {format}:{name}");
        for language in ["zh", "en"] {
            let line = format!("{line} --lang {language}");
            for again in [false, true] {
                let output = run(&folder, &line);
                assert_eq!(status(&output), 0, "{line} {again}: {output:?}");
                assert_eq!(json(&output)["summary"]["reports"], 1, "{line} {again}");
            }
        }
    }
    let plain = run(&folder, "check --fail-on never --format json");
    assert_eq!(status(&plain), 0);
    assert_eq!(json(&plain)["summary"]["reports"], 1);
    // Nor is a report of the user's ever taken for one.
    let kept = fs::read(folder.join("reports/mingde.txt")).expect("it is there");
    let over = run(&folder, "check --output concise:reports/mingde.txt");
    assert_eq!(status(&over), 2);
    assert_eq!(
        fs::read(folder.join("reports/mingde.txt")).expect("it is there"),
        kept
    );
}

#[test]
fn what_was_not_checked_is_not_said_to_have_passed() {
    let folder = project("unchecked", "");
    let junit = out(&run(&folder, "check --select gaps --format junit"));
    let case = |name: &str| {
        let start = junit
            .find(&format!("name=\"{name}\""))
            .expect("it is a case");
        junit[start..].lines().next().unwrap_or_default().to_owned()
    };
    assert!(case("citation-title").contains("没有查"), "{junit}");
    let sarif = json(&run(&folder, "check --items 1-3 --format sarif --all"));
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let items = results
        .iter()
        .filter_map(|one| one["properties"]["item"].as_u64());
    assert!(items.clone().count() > 0 && items.max() <= Some(3));
    for line in [
        "check --select parts --items 5",
        "check --select gaps --category 4",
        "check --select waivers",
    ] {
        let output = run(&folder, line);
        assert_eq!(status(&output), 2, "{line}");
        assert!(!out(&output).contains("可报送"), "{line}");
    }
    assert_eq!(
        status(&run(&folder, "check --select item-missing --items 5")),
        0
    );
}

#[test]
fn settings_weigh_what_is_wrong_with_waivers() {
    let waivers = "[[waiver]]\nrule = \"part-missing\"\nfile = \"gone.txt\"\nreason = \"已核\"\n\
                   [[waiver]]\nrule = \"part-missing\"\nfile = \"reports/mingde.txt\"\nreason = \"已核\"\nexpires = 2020-01-01\n";
    let folder = project("weighed", waivers);
    let said = |line: &str| -> Vec<String> {
        let review = json(&run(&folder, line));
        let list = review["configuration"].as_array().expect("a list").clone();
        let one =
            |remark: &Value| format!("{} {}", remark["severity"], remark["rule"]).replace('"', "");
        list.iter().map(one).collect()
    };
    let both = ["warning waiver-unused", "warning waiver-expired"];
    assert_eq!(said("check --format json"), both);
    // Only a run over all of the project can tell that a waiver is for no report.
    assert_eq!(said("check reports --format json"), both[1..]);
    assert_eq!(
        said("check --format json --ignore waiver-unused"),
        both[1..]
    );
    assert!(said("check --format json --min-severity error").is_empty());
    assert!(said("check --format json --no-waivers").is_empty());
    let severities =
        "check --format json --severity waiver-unused=off --severity waiver-expired=error";
    assert_eq!(said(severities), ["error waiver-expired"]);
    let sarif = json(&run(&folder, "check --format sarif"));
    let told = &sarif["runs"][0]["invocations"][0]["toolConfigurationNotifications"][0];
    let region = &told["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["endLine"], region["startLine"]);
}

#[test]
fn settings_from_above_can_be_read_back() {
    let folder = project("above", "");
    fs::create_dir_all(folder.join("team/reports")).expect("it can be made");
    let report = folder.join("team/reports/mingde.txt");
    fs::copy(folder.join("reports/mingde.txt"), report).expect("it can be copied");
    let base = "ignore = [\"part-thin\"]\n[[waiver]]\nrule = \"item-missing\"\nfile = \"team/reports/*.txt\"\nreason = \"已核\"\n\
                [[waiver]]\nrule = \"gaps\"\nfile = \"other/*.txt\"\nreason = \"已核\"\n";
    fs::write(folder.join("base.toml"), base).expect("it can be written");
    let own = "extend = \"../base.toml\"\nignore = [\"gap-admitted\"]\n";
    fs::write(folder.join("team/xxgk.toml"), own).expect("it can be written");
    let team = folder.join("team");
    let before = json(&run(&team, "check --format json"));
    let shown = out(&run(&team, "config show"));
    assert!(
        shown.contains("ignore = [\"part-thin\", \"gap-admitted\"]"),
        "{shown}"
    );
    assert!(
        shown.contains("file = \"reports/*.txt\"") && !shown.contains("other"),
        "{shown}"
    );
    fs::write(team.join("xxgk.toml"), shown).expect("it can be written");
    let after = json(&run(&team, "check --format json"));
    assert_eq!(before["reports"], after["reports"]);
}

#[test]
fn general_help_has_no_holes() {
    let folder = project("holes", "");
    for language in ["zh", "en"] {
        let sarif = json(&run(
            &folder,
            &format!("check --format sarif --lang {language} --fail-on never"),
        ));
        let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array();
        for rule in rules.expect("a list") {
            let help = rule["help"]["text"].as_str().expect("it is text");
            for hole in [
                "“”", "“ ”", "《》", "  ", " ;", " ,", "为；", "引；", "\"\"",
            ] {
                assert!(!help.contains(hole), "{}: {help}", rule["id"]);
            }
        }
    }
}

#[test]
fn small_slips_of_settings_are_borne_or_told() {
    let folder = project("slips", "ignore = [\"gaps\"]\n");
    let checked = |name: &str, value: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
            .current_dir(&folder)
            .args(["check", "--format", "json"])
            .env(name, value)
            .output();
        status(&output.expect("the program runs"))
    };
    assert_eq!(checked("XXGK_FAIL_ON", ""), 1);
    assert_eq!(checked("XXGK_FAIL_ON", "never"), 0);
    assert_eq!(checked("XXGK_FAIL", "never"), 2);
    for line in ["config show nowhere", "waiver lint nowhere/deeper"] {
        assert_eq!(status(&run(&folder, line)), 3, "{line}");
    }
    // A new file of settings takes the place of those above.
    let below = folder.join("reports");
    let added = run(
        &below,
        "waiver add part-missing mingde.txt --reason 已核 --expires 2000-01-01 --today 1999-01-01",
    );
    assert_eq!(status(&added), 0);
    let warned = String::from_utf8_lossy(&added.stderr).into_owned();
    assert!(warned.contains("取而代之"), "{warned}");
    // Looked at from above, what stands below is seen.
    let linted = run(&folder, "waiver lint");
    assert_eq!(status(&linted), 1);
    assert!(
        out(&linted).contains("reports/xxgk.toml"),
        "{}",
        out(&linted)
    );
}
