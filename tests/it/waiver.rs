//! The gate: waivers that hold until their day, a baseline that only gets shorter. `fixtures/gate` is the repository.

use crate::support;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use xxgk::pack::Pack;

/// A copy of the gate for a test of its own.
fn gate(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("gate")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in support::tree(&support::fixture("gate")) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }
    folder
}

fn xxgk(folder: &Path, arguments: &[&str]) -> Output {
    let program = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .args(arguments)
        .output();
    program.expect("the program runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let all = [&["check", "--format", "json", "reports"], arguments].concat();
    serde_json::from_slice(&xxgk(folder, &all).stdout).expect("it writes JSON")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_waiver_holds_until_the_end_of_its_day() {
    let folder = gate("waiver");
    let check =
        |arguments: &[&str]| status(&xxgk(&folder, &[&["check", "reports"], arguments].concat()));
    assert_eq!(check(&["--today", "2026-06-30"]), 0);
    assert_eq!(check(&["--today", "2026-07-01"]), 1);
    assert_eq!(check(&["--today", "2026-06-30", "--no-waivers"]), 1);
    assert_eq!(check(&["--today", "2026-6-30"]), 2);
    let waived = json(&folder, &["--today", "2026-06-30"]);
    let findings = waived["reports"][0]["findings"].as_array().expect("a list");
    let covered = |one: &&Value| one["waived"]["approved_by"] == "信息公开办公室";
    assert_eq!(findings.iter().filter(covered).count(), 18);
    assert_eq!(waived["summary"]["waived"], 18);
    assert_eq!(waived["summary"]["findings"]["error"], 0);
    assert_eq!(waived["summary"]["today"], "2026-06-30");
    assert!(waived["reports"][0]["coverage"]["waived"].as_u64() > Some(0));
    let expired = json(&folder, &["--today", "2026-07-01"]);
    assert_eq!(expired["configuration"][0]["rule"], "waiver-expired");
    assert_eq!(expired["configuration"][0]["line"], 22);
    assert_eq!(expired["summary"]["waived"], 0);
}

#[test]
fn a_ruling_overrides_a_status_and_is_shown() {
    let review = json(&gate("ruling"), &["--today", "2026-06-30"]);
    let item = &review["reports"][0]["items"][5];
    assert_eq!(
        (&item["status"], &item["ruled"]["was"]),
        (&"disclosed".into(), &"missing".into())
    );
    let findings = review["reports"][0]["findings"].as_array().expect("a list");
    assert!(findings.iter().all(|one| one["item"] != 6));
}

#[test]
fn a_baseline_only_gets_shorter() {
    let folder = gate("baseline");
    let run = |line: &str| xxgk(&folder, &line.split(' ').collect::<Vec<_>>());
    let known = "--no-waivers --baseline known.json";
    assert_eq!(status(&run(&format!("check reports {known}"))), 2);
    let written = run("baseline write reports --no-waivers -o known.json");
    assert_eq!(status(&written), 0, "{}", told(&written));
    assert_eq!(status(&run(&format!("check reports {known}"))), 0);
    assert_eq!(status(&run("check reports --no-waivers")), 1);
    let report = folder.join("reports/mingde.txt");
    let old = fs::read_to_string(&report).expect("it is there");
    let mended = format!(
        "{old}\n毕业生的规模、结构和就业情况已在学校就业网公开，见 https://www.mdzy.edu.cn/jy/ 。\n"
    );
    fs::write(&report, &mended).expect("it can be written");
    assert_eq!(status(&run(&format!("check reports {known}"))), 0);
    let before = fs::read_to_string(folder.join("known.json")).expect("it is there");
    assert_eq!(status(&run(&format!("baseline prune reports {known}"))), 0);
    let after = fs::read_to_string(folder.join("known.json")).expect("it is there");
    assert!(after.len() < before.len());
    // What was mended and comes back is new.
    fs::write(&report, &old).expect("it can be written");
    assert_eq!(status(&run(&format!("check reports {known}"))), 1);
    assert_eq!(status(&run(&format!("baseline prune reports {known}"))), 0);
    let again = fs::read_to_string(folder.join("known.json")).expect("it is there");
    assert_eq!(after, again);
    fs::write(folder.join("known.json"), "{\"schema\": 1").expect("it can be written");
    assert_eq!(status(&run(&format!("check reports {known}"))), 2);
}

#[test]
fn the_examples_of_the_rules_on_waivers_are_true() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let rules = pack.rules.iter();
    let rules = rules.filter(|rule| rule.name.starts_with("waiver-"));
    let mut run = 0;
    for rule in rules {
        let examples = &rule.examples;
        let bad = examples.bad.iter().map(|one| (one, true));
        for (example, wanted) in bad.chain(examples.good.iter().map(|one| (one, false))) {
            let folder = gate("examples");
            fs::write(folder.join("xxgk.toml"), example).expect("it can be written");
            let review = json(&folder, &["--today", "2026-01-01"]);
            let remarks = review["configuration"].as_array().expect("a list");
            let found = remarks.iter().any(|one| one["rule"] == rule.name.as_str());
            assert_eq!(found, wanted, "{}: {example}", rule.name);
            run += 1;
        }
    }
    assert_eq!(run, 4);
}

#[test]
fn a_waiver_needs_a_reason_and_a_day_of_the_calendar() {
    let folder = gate("malformed");
    for (waiver, words) in [
        ("rule = \"item-missing\"\nfile = \"*.txt\"\n", "reason"),
        (
            "rule = \"item-missing\"\nfile = \"*.txt\"\nreason = \" \"\n",
            "reason",
        ),
        (
            "rule = \"item-missing\"\nfile = \"*.txt\"\nreason = \"改版\"\nexpires = \"明年\"\n",
            "明年",
        ),
        (
            "rule = \"item-misssing\"\nfile = \"*.txt\"\nreason = \"改版\"\n",
            "是不是：item-missing",
        ),
        (
            "rule = \"item-missing/51\"\nfile = \"*.txt\"\nreason = \"改版\"\n",
            "51",
        ),
    ] {
        fs::write(folder.join("xxgk.toml"), format!("[[waiver]]\n{waiver}")).expect("written");
        let output = xxgk(&folder, &["check", "reports"]);
        assert_eq!(status(&output), 2, "{waiver}");
        assert!(told(&output).contains(words), "{}", told(&output));
    }
}

#[test]
fn a_waiver_is_added_with_the_least_change() {
    let folder = gate("add");
    let file = folder.join("xxgk.toml");
    let old = fs::read_to_string(&file).expect("it is there");
    let add = |rule: &str, day: &str| {
        let waiver = [
            "waiver",
            "add",
            rule,
            "a.txt",
            "--reason",
            "已核",
            "--expires",
            day,
        ];
        status(&xxgk(
            &folder,
            &[waiver.as_slice(), &["--today", "2026-05-01"]].concat(),
        ))
    };
    assert_eq!(add("part-missing", "2026-04-30"), 2);
    assert_eq!(add("part-mising", "2026-05-01"), 2);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), old);
    assert_eq!(add("part-missing", "2026-05-01"), 0);
    let new = fs::read_to_string(&file).expect("it is there");
    assert!(
        new.starts_with(&old) && new.contains("expires = \"2026-05-01\""),
        "{new}"
    );
    let listed = told(&xxgk(&folder, &["waiver", "list", "--today", "2026-06-01"]));
    assert!(
        listed.contains("! xxgk.toml:29  part-missing  a.txt"),
        "{listed}"
    );
}

#[test]
fn adding_a_waiver_says_what_was_written_and_hides_no_personal_data_for_ever() {
    let folder = gate("add-told");
    let add = |rule: &str, file: &str, more: &[&str]| {
        let waiver = ["waiver", "add", rule, file, "--reason", "已核"];
        xxgk(
            &folder,
            &[&waiver[..], &["--today", "2026-05-01"], more].concat(),
        )
    };
    let written = told(&add("part-missing", "a.txt", &[]));
    assert!(
        written.contains("xxgk.toml:29：已添豁免 part-missing，报告 a.txt"),
        "{written}"
    );
    assert!(written.contains("没有到期日"), "{written}");
    let english = told(&add(
        "part-missing",
        "b.txt",
        &["--lang", "en", "--expires", "2026-06-01"],
    ));
    assert!(english.contains("until 2026-06-01"), "{english}");
    for rule in ["pii-mobile", "privacy"] {
        let refused = add(rule, "*.txt", &[]);
        assert_eq!(status(&refused), 2);
        assert!(told(&refused).contains("--expires"), "{}", told(&refused));
        assert_eq!(status(&add(rule, "*.txt", &["--expires", "2026-06-01"])), 0);
        assert_eq!(status(&add(rule, "a.txt", &[])), 0);
    }
    // Settings in another encoding are left as they are.
    fs::write(folder.join("xxgk.toml"), b"# \xb1\xa8\n").expect("it can be written");
    let refused = add("part-missing", "a.txt", &[]);
    assert_eq!(status(&refused), 2);
    assert!(
        told(&refused).contains("第 1 行不是 UTF-8"),
        "{}",
        told(&refused)
    );
    assert_eq!(
        fs::read(folder.join("xxgk.toml")).expect("it is there"),
        b"# \xb1\xa8\n"
    );
}

#[test]
fn what_decided_the_status_stands_beside_the_concise_lines() {
    let folder = gate("decided");
    fs::write(
        folder.join("xxgk.toml"),
        "fail-on = \"never\"\nmin-disclosed = 40\n",
    )
    .expect("it can be written");
    let output = xxgk(&folder, &["check", "reports", "--format", "concise"]);
    assert_eq!(status(&output), 1);
    let beside = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(beside.contains("min-disclosed"), "{beside}");
    assert!(!String::from_utf8_lossy(&output.stdout).contains(beside.trim()));
}

#[test]
fn waivers_are_looked_at_without_the_reports() {
    let folder = gate("lint");
    let lint = |arguments: &[&str]| xxgk(&folder, &[&["waiver", "lint"], arguments].concat());
    let sound = lint(&["--today", "2026-06-30"]);
    assert_eq!(status(&sound), 0, "{}", told(&sound));
    let expired = lint(&["--today", "2026-07-01"]);
    assert_eq!(status(&expired), 1);
    assert!(told(&expired).contains("xxgk.toml:22:1: warning waiver-expired"));
    let waiver = |rule: &str, file: &str| {
        format!("[[waiver]]\nrule = \"{rule}\"\nfile = \"{file}\"\nreason = \"已核\"\n")
    };
    for (waivers, words) in [
        (
            waiver("item-missing", "./reports/mingde.txt"),
            "匹配不到任何报告",
        ),
        (
            waiver("item-missing", "reports\\\\mingde.txt"),
            "匹配不到任何报告",
        ),
        (waiver("item-missing", "mingd.txt"), "没有对应的文件"),
        (waiver("part-missing", "mingde.txt"), "这条规则没有启用"),
    ] {
        let text = format!("select = [\"items\"]\n{waivers}");
        fs::write(folder.join("xxgk.toml"), text).expect("it can be written");
        let output = lint(&[]);
        assert_eq!(status(&output), 1, "{waivers}");
        assert!(told(&output).contains(words), "{}", told(&output));
    }
    let text = waiver("item-missing", "*.txt").replace("已核", " ");
    fs::write(folder.join("xxgk.toml"), text).expect("it can be written");
    assert_eq!(status(&lint(&[])), 2);
    let below = xxgk(
        folder.parent().expect("it has one"),
        &["waiver", "lint", "lint"],
    );
    assert_eq!(status(&below), 2, "{}", told(&below));
}

#[test]
fn a_part_that_goes_missing_is_no_known_finding_of_another() {
    let folder = gate("parts");
    let parts = |evaluation: &str, complaints: &str| {
        format!(
            "明德职业技术学院2024年信息公开年度报告\n一、概述\n学校成立信息公开领导小组，校办负责日常工作。\n\
             {evaluation}{complaints}"
        )
    };
    let evaluation = "四、评议情况\n学校组织师生代表35人以问卷评议，满意率95%。\n";
    let complaints = "五、举报情况\n未发生因信息公开受到举报的情况。\n";
    let report = folder.join("reports/mingde.txt");
    fs::write(&report, parts("", complaints)).expect("it can be written");
    let run = |line: &str| xxgk(&folder, &line.split(' ').collect::<Vec<_>>());
    let checked = "check reports --isolated --select part-missing --baseline known.json";
    run("baseline write reports --isolated -o known.json");
    assert_eq!(status(&run(checked)), 0);
    fs::write(&report, parts(evaluation, "")).expect("it can be written");
    assert_eq!(status(&run(checked)), 1);
}

#[test]
fn pruning_keeps_what_is_waived_or_not_selected() {
    let folder = gate("prune-part");
    let run = |line: &str| xxgk(&folder, &line.split(' ').collect::<Vec<_>>());
    run("baseline write reports --no-waivers -o known.json");
    let held = fs::read_to_string(folder.join("known.json")).expect("it is there");
    for narrow in [
        "--select parts",
        "--min-severity error",
        "--items 1-3",
        "--ignore items",
        "--severity item-missing=off",
        "--today 2026-01-01",
    ] {
        let pruned = run(&format!(
            "baseline prune reports --baseline known.json {narrow}"
        ));
        assert_eq!(status(&pruned), 0, "{narrow}: {}", told(&pruned));
        let now = fs::read_to_string(folder.join("known.json")).expect("it is there");
        assert_eq!(now, held, "{narrow}");
    }
}

#[test]
fn no_output_is_written_over_what_the_run_reads_or_over_another() {
    let folder = gate("outputs");
    let run = |line: &str| xxgk(&folder, &line.split(' ').collect::<Vec<_>>());
    run("baseline write reports -o known.json");
    fs::write(folder.join("base.toml"), "fail-on = \"note\"\n").expect("it can be written");
    let settings = fs::read_to_string(folder.join("xxgk.toml")).expect("it is there");
    fs::write(
        folder.join("xxgk.toml"),
        format!("extend = \"base.toml\"\n{settings}"),
    )
    .expect("it can be written");
    fs::write(folder.join("list"), "reports/mingde.txt\n").expect("it can be written");
    let before = support::tree(&folder);
    for line in [
        "check reports --baseline known.json --output json:known.json",
        "check reports --baseline known.json --output json:reports/../known.json",
        "check --files-from list --output json:list",
        "check reports --output json:base.toml",
        "check reports --output json:reports/../reports/mingde.txt",
        "check reports --output json:same --output csv:./same",
        "check reports --output json:same --output csv:reports/../same",
        "baseline write reports -o sub/xxgk.toml",
        "baseline write reports -o reports/mingde.txt",
    ] {
        let refused = run(line);
        assert_eq!(status(&refused), 2, "{line}: {}", told(&refused));
        assert!(support::tree(&folder) == before, "{line}");
    }
}

#[test]
fn a_waiver_is_for_the_report_that_was_meant() {
    let folder = gate("add-paths");
    let add = |file: &str, reason: &str| {
        xxgk(
            &folder,
            &["waiver", "add", "part-missing", file, "--reason", reason],
        )
    };
    let last = || {
        let settings = fs::read_to_string(folder.join("xxgk.toml")).expect("it is there");
        let mut files = settings.lines().filter(|line| line.starts_with("file = "));
        files.next_back().unwrap_or_default().to_owned()
    };
    let whole = folder.join("reports/mingde.txt");
    for file in [
        "./reports/mingde.txt",
        "reports/../reports/mingde.txt",
        whole.to_str().expect("it is UTF-8"),
    ] {
        assert_eq!(status(&add(file, "已核")), 0, "{file}");
        assert_eq!(last(), "file = \"reports/mingde.txt\"", "{file}");
    }
    let before = fs::read(folder.join("xxgk.toml")).expect("it is there");
    for (file, reason) in [
        ("../mingde.txt", "已核"),
        ("/mingde.txt", "已核"),
        (".", "已核"),
        ("reports", "已核"),
        ("", "已核"),
        ("a.txt", "身份证11010519491231002X已核"),
    ] {
        let refused = add(file, reason);
        assert_eq!(status(&refused), 2, "{file}: {}", told(&refused));
        assert!(!told(&refused).contains("11010519491231002X"));
        assert_eq!(
            fs::read(folder.join("xxgk.toml")).expect("it is there"),
            before
        );
    }
}

#[test]
fn waivers_added_at_once_are_all_kept_and_line_ends_stay() {
    let folder = gate("add-at-once");
    fs::write(folder.join("xxgk.toml"), "fail-on = \"never\"\r\n").expect("it can be written");
    std::thread::scope(|scope| {
        for number in 1..=8 {
            let folder = &folder;
            scope.spawn(move || {
                let rule = format!("item-missing/{number}");
                let added = xxgk(
                    folder,
                    &["waiver", "add", &rule, "a.txt", "--reason", "已核"],
                );
                assert_eq!(status(&added), 0, "{}", told(&added));
            });
        }
    });
    let settings = fs::read_to_string(folder.join("xxgk.toml")).expect("it is there");
    assert_eq!(settings.matches("[[waiver]]").count(), 8, "{settings}");
    let bare = settings.replace("\r\n", "");
    assert!(!bare.contains('\n'), "{settings}");
    assert!(!folder.join("xxgk.toml.new").exists());
}
