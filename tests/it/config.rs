//! `xxgk.toml`: where it is found, what it changes, and what is said of one that cannot be followed.

use crate::support;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with one report below it, and these settings beside it.
fn project(name: &str, settings: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("config")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("2024/省属")).expect("it can be made");
    fs::copy(
        support::fixture("reports/mingde.txt"),
        folder.join("2024/省属/a.txt"),
    )
    .expect("it can be copied");
    fs::write(folder.join("xxgk.toml"), settings).expect("it can be written");
    folder
}

fn xxgk(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xxgk"));
    program
        .current_dir(folder)
        .args(["check", "2024", "--format", "json"]);
    program.args(arguments).envs(variables.iter().copied());
    program.output().expect("the program runs")
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("it writes JSON")
}

/// The names of the rules that speak up.
fn rules(output: &Output) -> Vec<String> {
    let review = json(output);
    let findings = review["reports"][0]["findings"].as_array().expect("a list");
    let mut rules: Vec<String> = findings
        .iter()
        .map(|one| one["rule"].as_str().unwrap_or_default().to_owned())
        .collect();
    rules.sort();
    rules.dedup();
    rules
}

#[test]
fn the_later_source_has_the_last_word() {
    let folder = project("order", "select = [\"parts\"]\n");
    assert!(
        rules(&xxgk(&folder, &[], &[]))
            .iter()
            .all(|one| one.starts_with("part-"))
    );
    let environment = [("XXGK_SELECT", "item-missing")];
    assert_eq!(rules(&xxgk(&folder, &[], &environment)), ["item-missing"]);
    let flag = ["--select", "gap-admitted"];
    assert_eq!(rules(&xxgk(&folder, &flag, &environment)), ["gap-admitted"]);
    let flag = ["--config", "select=[\"gap-admitted\"]"];
    assert_eq!(rules(&xxgk(&folder, &flag, &environment)), ["gap-admitted"]);
    assert!(rules(&xxgk(&folder, &["--isolated"], &environment)).len() > 3);
}

#[test]
fn facts_of_the_school_are_the_configurations() {
    let settings = "[school]\nlevel = \"undergraduate\"\nauthority = \"教育部\"\n";
    let folder = project("school", settings);
    let school = &json(&xxgk(&folder, &[], &[]))["reports"][0]["school"];
    assert_eq!(school["level"], "undergraduate");
    assert_eq!(school["origin"], "config");
    assert_eq!(school["authority"], "教育部");
    let flagged = xxgk(&folder, &["--level", "graduate"], &[]);
    assert_eq!(json(&flagged)["reports"][0]["school"]["origin"], "flag");
}

#[test]
fn severities_and_ignored_items_follow_the_file() {
    let settings = "extend = \"base.toml\"\nselect = [\"items\"]\n[[override]]\nfiles = [\"2024/**/*.txt\"]\n\
                    ignore = [\"item-missing/10\"]\n[severity]\n\"item-missing/15\" = \"note\"\n";
    let folder = project("severity", settings);
    let base = "fail-on = \"warning\"\n[severity]\nitem-missing = \"warning\"\nitem-underspecified = \"off\"\n";
    fs::write(folder.join("base.toml"), base).expect("it can be written");
    let output = xxgk(&folder, &[], &[]);
    assert_eq!(status(&output), Some(1));
    assert!(!rules(&output).contains(&"item-underspecified".to_owned()));
    let review = json(&output);
    let findings = review["reports"][0]["findings"].as_array().expect("a list");
    let of = |item: u64| findings.iter().find(|one| one["item"] == item);
    assert!(of(10).is_none());
    assert_eq!(of(15).expect("it is there")["severity"], "note");
    assert_eq!(of(29).expect("it is there")["severity"], "warning");
    assert_eq!(review["summary"]["findings"]["error"], 0);
    let least = xxgk(&folder, &["--min-severity", "warning"], &[]);
    assert_eq!(json(&least)["summary"]["findings"]["note"], 0);
}

#[test]
fn a_missed_threshold_fails() {
    for (setting, wanted) in [
        ("min-disclosed = 45", 1),
        ("min-disclosed = \"10%\"", 0),
        ("max-missing = 2", 1),
        ("max-missing = 50", 0),
    ] {
        let folder = project("threshold", &format!("fail-on = \"never\"\n{setting}\n"));
        let output = xxgk(&folder, &[], &[]);
        assert_eq!(status(&output), Some(wanted), "{setting}");
        let missed = json(&output)["summary"]["missed"].as_array().map(Vec::len);
        assert_eq!(missed, Some(wanted as usize), "{setting}");
    }
}

#[test]
fn what_cannot_be_followed_is_told_with_its_place() {
    for (settings, words) in [
        ("fial-on = \"error\"\n", "是不是：fail-on"),
        ("select = [\"item-mising\"]\n", "是不是：item-missing"),
        ("[severity]\nitem-missing = \"eror\"\n", "是不是：error"),
        ("ignore = [\"item-missing/99\"]\n", "99"),
        ("pack-version = \"0.9\"\n", "0.9"),
        ("pack = \"moe-2030\"\n", "moe-2030"),
        ("[school]\nprovince = \"江\"\n", "province"),
        ("[school]\nlevel = \"college\"\n", "college"),
        (
            "[[ruling]]\nreport = \"*\"\nitem = 51\nstatus = \"nil\"\nreason = \"x\"\n",
            "51",
        ),
        ("extend = \"xxgk.toml\"\n", "extend"),
        ("extend = \"gone.toml\"\n", "gone.toml"),
        ("baseline = \"gone.json\"\n", "gone.json"),
        ("min-disclosed = \"many\"\n", "min-disclosed"),
    ] {
        let output = xxgk(&project("wrong", settings), &[], &[]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(status(&output), Some(2), "{settings}");
        assert!(told.contains(words), "{settings}: {told}");
    }
    let folder = project("wrong", "");
    assert_eq!(
        status(&xxgk(&folder, &[], &[("XXGK_SELCT", "items")])),
        Some(2)
    );
    assert_eq!(
        status(&xxgk(&folder, &["--severity", "item-missing"], &[])),
        Some(2)
    );
}

#[test]
fn what_the_libraries_say_in_english_is_said_in_chinese() {
    let waiver = "[[waiver]]\nrule = \"item-missing\"\nreason = \"x\"\n";
    for (settings, words) in [
        ("select = 5\n".to_owned(), "这里应是数组，实为整数"),
        ("school = 5\n".to_owned(), "这里应是表，实为整数"),
        (
            "[school]\nyear = \"2024\"\n".to_owned(),
            "这里应是整数，实为文字",
        ),
        (
            "fail-on = true\n".to_owned(),
            "这里应是带引号的文字，实为真假值",
        ),
        ("fail-on = error\n".to_owned(), "文字没有加引号"),
        ("min-disclosed = -1\n".to_owned(), "门槛应是项数"),
        ("min-disclosed = 60\n".to_owned(), "最大写 50"),
        ("select = [\n".to_owned(), "括号没有结束"),
        ("extend = \".\"\n".to_owned(), "要写到文件名"),
        (
            format!("{waiver}file = \"a\"\nexpires = 2024-02-30\n"),
            "没有这个日期",
        ),
        (
            format!("{waiver}file = \"a\"\nexpires = 3\n"),
            "到期日应是日期",
        ),
        (format!("{waiver}file = \"[\"\n"), "没有配上"),
    ] {
        let output = xxgk(&project("english", &settings), &[], &[]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(status(&output), Some(2), "{settings}");
        assert!(told.contains(words), "{settings}: {told}");
        for english in ["invalid", "expected", "Pattern", "error", "did not match"] {
            let said = told
                .lines()
                .filter(|line| !line.contains('│') || line.starts_with("  │"));
            assert!(
                !said.collect::<String>().contains(english),
                "{settings}: {told}"
            );
        }
    }
    let folder = project("english", "");
    for (argument, words) in [
        ("--jobs=0", "1 到 1024"),
        ("--output=json:none/a.json", "文件夹要先建立"),
        ("--output=json:2024", "写出文件名"),
        ("[", "没有配上 ]"),
    ] {
        let arguments = ["check", "2024", argument];
        let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
            .current_dir(&folder)
            .args(arguments)
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains(words) && !told.contains("os error"), "{told}");
    }
}

#[test]
fn faulty_settings_cost_the_reports_that_follow_them_and_no_others() {
    let folder = project("neighbours", "");
    fs::create_dir(folder.join("2024/部属")).expect("it can be made");
    fs::copy(
        folder.join("2024/省属/a.txt"),
        folder.join("2024/部属/b.txt"),
    )
    .expect("it can be copied");
    for fault in [
        "select = 5\n",
        "baseline = \"gone.json\"\n",
        "[[waiver]]\nrule = \"none\"\nfile = \"*\"\nreason = \"x\"\n",
        "[[ruling]]\nreport = \"*\"\nitem = 99\nstatus = \"nil\"\nreason = \"x\"\n",
    ] {
        fs::write(folder.join("2024/部属/xxgk.toml"), fault).expect("it can be written");
        let output = xxgk(&folder, &[], &[]);
        assert_eq!(status(&output), Some(2), "{fault}");
        let json = json(&output);
        assert_eq!(json["summary"]["reports"], 1, "{fault}");
        assert_eq!(json["reports"][0]["path"], "2024/省属/a.txt");
        assert_eq!(json["errors"].as_array().map(Vec::len), Some(1), "{fault}");
        assert_eq!(json["errors"][0]["path"], "2024/部属/b.txt");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("所用的配置有误，没有审查"), "{told}");
    }
    // Whoever looks at waivers below a folder is told of settings there that cannot be followed.
    let mut program = Command::new(env!("CARGO_BIN_EXE_xxgk"));
    let output = program
        .current_dir(&folder)
        .args(["waiver", "lint"])
        .output();
    assert_eq!(status(&output.expect("the program runs")), Some(2));
    fs::remove_file(folder.join("2024/部属/xxgk.toml")).expect("it can be removed");
    // What only shows settings does without a baseline that is not there.
    fs::write(folder.join("xxgk.toml"), "baseline = \"gone.json\"\n").expect("it can be written");
    for arguments in [["config", "show"], ["waiver", "list"], ["waiver", "lint"]] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xxgk"));
        let output = program.current_dir(&folder).args(arguments).output();
        let output = output.expect("the program runs");
        assert_eq!(status(&output), Some(0), "{arguments:?}: {output:?}");
    }
}

#[test]
fn what_does_nothing_is_told_and_fails_nothing() {
    let settings = "fail-on = \"never\"\nmin-disclosed = 45\n[[override]]\nfiles = [\"gone/*.txt\"]\nignore = [\"parts\"]\n\
                    [[override]]\nfiles = [\"a.txt\"]\nignore = [\"parts\"]\n\
                    [[ruling]]\nreport = \"b.txt\"\nitem = 6\nstatus = \"nil\"\nreason = \"x\"\n";
    let folder = project("nothing", settings);
    let told = |path: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
            .current_dir(&folder)
            .args(["check", path, "-q"])
            .output()
            .expect("the program runs");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let all = told(".");
    assert!(
        all.contains("xxgk.toml:3：[[override]] 的 files（gone/*.txt）"),
        "{all}"
    );
    assert!(all.contains("[[ruling]] 的 report（b.txt）"), "{all}");
    assert!(all.contains("涉及该校的清单事项只有 40 项"), "{all}");
    assert_eq!(all.matches("提醒").count(), 2, "{all}");
    // Of a part of the project nothing can be said.
    assert!(!told("2024").contains("提醒"));
    fs::remove_file(folder.join("xxgk.toml")).expect("it is there");
    fs::create_dir(folder.join("xxgk.toml")).expect("it can be made");
    assert!(told(".").contains("xxgk.toml 是文件夹，不是配置文件"));
}

/// What `xxgk config show` prints for the folder's report.
fn shown(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .args(["config", "show", "2024/省属/a.txt"])
        .args(arguments)
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    assert_eq!(status(&output), Some(0), "{output:?}");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[test]
fn the_settings_in_force_are_shown_with_their_origins_and_can_be_read_back() {
    let settings = "extend = \"base.toml\"\nmax-missing = 30\nselect = [\"items\"]\n\n[severity]\nitem-missing = \"warning\"\n\n\
                    [[override]]\nfiles = [\"2024/**/*.txt\"]\nignore = [\"item-missing/10\"]\n\n\
                    [[waiver]]\nrule = \"item-missing/15\"\nfile = \"a.txt\"\nreason = \"改版\\n\u{202e}\"\nexpires = 2099-01-01\n";
    let folder = project("shown", settings);
    let base = "fail-on = \"warning\"\n[severity]\n\"item-missing/22\" = \"note\"\n[school]\nlevel = \"undergraduate\"\n";
    fs::write(folder.join("base.toml"), base).expect("it can be written");
    let flags = ["--severity", "item-missing/29=note"];
    let variables = [("XXGK_MIN_DISCLOSED", "10%")];
    let explained = shown(&folder, &[&flags[..], &["--explain"]].concat(), &variables);
    for line in [
        "fail-on = \"warning\"  # base.toml:1",
        "min-severity = \"note\"  # 默认",
        "min-disclosed = \"10%\"  # 环境变量 XXGK_MIN_DISCLOSED",
        "max-missing = 30  # xxgk.toml:2",
        "\"item-missing\" = \"warning\"  # xxgk.toml:6",
        "[[override]]  # xxgk.toml:8",
        "\"item-missing/29\" = \"note\"",
        "level = \"undergraduate\"  # base.toml:5",
        "[[waiver]]  # xxgk.toml:12",
    ] {
        assert!(explained.contains(line), "{line}:\n{explained}");
    }
    assert!(!explained.contains("item-missing/22") && !explained.contains('\u{202e}'));
    let plain = shown(&folder, &flags, &variables);
    let before = xxgk(&folder, &flags, &variables);
    fs::write(folder.join("xxgk.toml"), &plain).expect("it can be written");
    assert_eq!(shown(&folder, &[], &[]), plain);
    assert_eq!(xxgk(&folder, &[], &[]).stdout, before.stdout);
}
