//! The program as a user meets it: exit status, what is said of bad input, which files of a folder are reports.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const REPORT: &str = "明德职业技术学院2024年信息公开年度报告\n一、概述\n学校重视信息公开。\n二、主动公开情况\n学籍管理规定见 https://www.mdzy.edu.cn/xjgl/ 。联系人手机13800002817。\n";

/// A folder of its own for a test, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the old folder can be removed");
    }
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn xxgk(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8")
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(folder.join(name), bytes).expect("the file can be written");
}

#[test]
fn the_exit_status_follows_the_gravest_finding() {
    let folder = folder("status");
    write(&folder, "a.txt", REPORT);
    assert_eq!(status(&xxgk(&folder, &["check", "a.txt"])), 1);
    assert_eq!(
        status(&xxgk(&folder, &["check", "a.txt", "--fail-on", "never"])),
        0
    );
    assert_eq!(
        status(&xxgk(&folder, &["check", "a.txt", "--format", "json"])),
        1
    );
    assert_eq!(status(&xxgk(&folder, &["check", "a.txt", "gone.txt"])), 3);
    assert_eq!(
        status(&xxgk(
            &folder,
            &[
                "check",
                "a.txt",
                "gone.txt",
                "--output",
                "json:no/such/folder.json"
            ]
        )),
        2
    );
    assert_eq!(status(&xxgk(&folder, &["check", "--nonsense"])), 2);
    assert_eq!(
        status(&xxgk(
            &folder,
            &["check", "a.txt", "--output", "human", "--output", "json"]
        )),
        2
    );
    assert_eq!(status(&xxgk(&folder, &["--help"])), 0);
}

#[test]
fn an_output_written_wrongly_is_told_before_any_file_is_touched() {
    let folder = folder("outputs");
    write(&folder, "a.txt", REPORT);
    write(&folder, "old.json", "{}");
    for (wrong, told) in [
        ("json:", "json:review.json"),
        ("human: ", "human:review.txt"),
        ("xml:a.xml", "xml"),
    ] {
        let output = xxgk(
            &folder,
            &[
                "check",
                "a.txt",
                "--output=json:old.json",
                "--output",
                wrong,
            ],
        );
        assert_eq!(status(&output), 2, "{wrong}");
        assert!(said(&output.stderr).contains(told), "{wrong}");
        assert!(output.stdout.is_empty());
        let old = std::fs::read(folder.join("old.json")).expect("it is there");
        assert_eq!(old, b"{}", "{wrong}");
    }
}

#[test]
fn a_review_saved_beside_the_reports_is_no_report() {
    let folder = folder("beside");
    write(&folder, "a.txt", REPORT);
    let output = xxgk(&folder, &["check", ".", "--output=human:review.txt"]);
    assert_eq!((status(&output), said(&output.stderr).as_str()), (1, ""));
}

#[test]
fn bad_input_is_named_and_never_stops_the_rest() {
    let folder = folder("bad");
    write(&folder, "good.txt", REPORT);
    write(&folder, "empty.txt", "");
    write(
        &folder,
        "binary.txt",
        [0u8, 159, 146, 150, 1, 2, 3, 255, 254, 0, 7].repeat(400),
    );
    write(&folder, "damaged.docx", b"PK\x03\x04nothing behind it");
    write(&folder, "renamed.docx", "这是文本");
    write(
        &folder,
        "old.doc",
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat(),
    );
    write(&folder, "scan.pdf", b"%PDF-1.7");
    write(&folder, "broken.toml", "[school]\nname = \"明德\n");
    write(
        &folder,
        "item.toml",
        "[school]\nname = \"明德学院\"\n[period]\nyear = 20244\n[[item]]\nnumber = 51\nstatus = \"disclosed\"\ntext = \"x\"\n",
    );
    let names = [
        "empty.txt",
        "binary.txt",
        "damaged.docx",
        "renamed.docx",
        "old.doc",
        "scan.pdf",
        "broken.toml",
        "item.toml",
        "gone.txt",
        "*.none",
    ];
    for name in names {
        let output = xxgk(&folder, &["check", name, "good.txt", "--format", "json"]);
        assert_eq!(status(&output), 3, "{name}");
        let complaint = said(&output.stderr);
        assert!(
            complaint.contains(name) && complaint.contains("建议"),
            "{name}: {complaint}"
        );
        let json: serde_json::Value =
            serde_json::from_slice(&output.stdout).expect("the output is whole");
        assert_eq!(json["reports"][0]["path"], "good.txt", "{name}");
        assert_eq!(json["errors"][0]["path"], name);
        assert_eq!(json["summary"]["errors"], 1);
    }
    let complaint = said(&xxgk(&folder, &["check", "item.toml"]).stderr);
    assert!(
        complaint.contains("51") && complaint.contains("20244"),
        "{complaint}"
    );
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let folder = folder("large");
    let file = std::fs::File::create(folder.join("large.txt")).expect("the file can be made");
    file.set_len(200 << 20).expect("the file can be sparse");
    let output = xxgk(&folder, &["check", "large.txt"]);
    assert_eq!(status(&output), 3);
    assert!(
        said(&output.stderr).contains("200 MB"),
        "{}",
        said(&output.stderr)
    );
}

#[test]
fn a_folder_is_searched_for_reports_and_the_rest_is_listed() {
    let folder = folder("folder");
    std::fs::create_dir_all(folder.join("省属/本科")).expect("the folder can be made");
    write(&folder, "省属/本科/甲.txt", REPORT);
    write(&folder, "省属/乙.md", format!("# {REPORT}"));
    write(&folder, "README.md", "# 说明\n放报告的文件夹。\n");
    write(&folder, "xxgk.toml", "[school]\nname = \"明德\"\n");
    write(&folder, ".gitignore", "ignored.txt\n");
    write(&folder, "ignored.txt", REPORT);
    let output = xxgk(&folder, &["check", ".", "--format", "json"]);
    let json: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is whole");
    let paths = |list: &str| -> Vec<String> {
        let entries = json[list].as_array().expect("it is a list");
        entries
            .iter()
            .map(|entry| {
                entry["path"]
                    .as_str()
                    .expect("it has a path")
                    .trim_start_matches("./")
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(paths("reports"), ["省属/乙.md", "省属/本科/甲.txt"]);
    assert_eq!(paths("skipped"), ["README.md", "xxgk.toml"]);
    assert_eq!(status(&output), 1);
    let globbed = xxgk(&folder, &["check", "省属/**/*.txt", "--format", "json"]);
    assert!(said(&globbed.stdout).contains("省属/本科/甲.txt"));
}

/// The paths in a list of the JSON output.
fn paths(output: &Output, list: &str) -> Vec<String> {
    let json: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is whole");
    let entries = json[list].as_array().expect("it is a list");
    entries
        .iter()
        .map(|entry| entry["path"].as_str().expect("it has a path").to_owned())
        .collect()
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_up_end_the_search() {
    use std::os::unix::fs::symlink;
    let folder = folder("loops");
    std::fs::create_dir_all(folder.join("甲/乙")).expect("the folder can be made");
    write(&folder, "甲/乙/a.txt", REPORT);
    for name in ["甲/x", "甲/y", "甲/乙/x", "甲/乙/y"] {
        symlink(folder.join("甲"), folder.join(name)).expect("the link can be made");
    }
    for pattern in ["**/*.txt", "甲/**/a.txt", "./**/乙/*.txt"] {
        let output = xxgk(&folder, &["check", pattern, "--format", "json"]);
        let found = paths(&output, "reports");
        let found: Vec<_> = found
            .iter()
            .map(|path| path.trim_start_matches("./"))
            .collect();
        assert_eq!(found, ["甲/乙/a.txt"], "{pattern}");
    }
    let output = xxgk(&folder, &["check", "甲", "--format", "json"]);
    assert_eq!(paths(&output, "reports"), ["甲/乙/a.txt"]);
    assert_eq!(
        paths(&output, "skipped"),
        ["甲/x", "甲/y", "甲/乙/x", "甲/乙/y"]
    );
    symlink("gone.txt", folder.join("甲/dangling.txt")).expect("the link can be made");
    for argument in ["甲", "甲/*.txt"] {
        let output = xxgk(&folder, &["check", argument, "--format", "json"]);
        assert_eq!(paths(&output, "errors"), ["甲/dangling.txt"]);
        assert_eq!(status(&output), 3);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf_8_is_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("names");
    // 甲.txt, as an archive made under a Chinese Windows unpacks it.
    let name = OsStr::from_bytes(b"\xbc\xd7.txt");
    std::fs::write(folder.join(name), REPORT).expect("the file can be written");
    write(&folder, "b.txt", REPORT);
    for argument in ["*.txt", "**/*.txt", "."] {
        let output = xxgk(&folder, &["check", argument, "--format", "json"]);
        let found = paths(&output, "reports");
        assert_eq!(found.len(), 2, "{argument}: {found:?}");
        assert!(found[1].ends_with("\u{fffd}\u{fffd}.txt"), "{found:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told_and_a_closed_pipe_is_not() {
    let folder = folder("unwritable");
    write(&folder, "a.txt", REPORT);
    let run = |arguments: &[&str], stdout: Stdio| -> Output {
        Command::new(env!("CARGO_BIN_EXE_xxgk"))
            .current_dir(&folder)
            .args(arguments)
            .stdout(stdout)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs")
    };
    let full = || std::fs::File::create("/dev/full").expect("it is there");
    // Open, but not for writing: the standard library would call that a success.
    let unwritable = || std::fs::File::open("/dev/null").expect("it is there");
    for arguments in [
        ["check", "a.txt"].as_slice(),
        &["check", "a.txt", "--format", "json"],
        &["rules"],
        &["rules", "--limits"],
        &["explain", "22"],
        &["pack", "test"],
    ] {
        for stdout in [full(), unwritable()] {
            let output = run(arguments, stdout.into());
            assert_eq!(status(&output), 2, "{arguments:?}");
            assert!(said(&output.stderr).contains("写"), "{arguments:?}");
        }
        let (reader, writer) = std::io::pipe().expect("a pipe can be made");
        drop(reader);
        let output = run(arguments, writer.into());
        // The end is quiet, and the status that of the run all the same.
        let found = i32::from(arguments[0] == "check");
        assert_eq!(
            (status(&output), said(&output.stderr).as_str()),
            (found, "")
        );
    }
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let both = ["check", "a.txt", "--output=human", "--output=json:out.json"];
    assert_eq!(status(&run(&both, writer.into())), 1);
    let json = std::fs::read(folder.join("out.json")).expect("it was written");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("it is whole");
    assert_eq!(json["summary"]["reports"], 1);
}

#[test]
fn a_saved_review_lists_what_could_not_be_checked() {
    let folder = folder("saved");
    write(&folder, "a.txt", REPORT);
    write(&folder, "empty.txt", "");
    write(&folder, "item.toml", "[school]\nname = 1\n");
    for extra in [["--all", "--fail-on=never"], ["--quiet", "--lang=en"]] {
        let base = ["check", "a.txt", "empty.txt", "item.toml", "gone.txt"];
        let output = xxgk(
            &folder,
            &[&base[..], &extra, &["--output", "human:saved.review"]].concat(),
        );
        assert_eq!(status(&output), 3);
        let saved = std::fs::read_to_string(folder.join("saved.review")).expect("it was written");
        for name in ["empty.txt", "item.toml", "gone.txt"] {
            let line = saved.lines().find(|line| line.contains(name));
            let why = line.and_then(|line| line.trim().strip_prefix(name));
            assert!(why.is_some_and(|why| !why.trim().is_empty()), "{saved}");
        }
    }
}

#[test]
fn a_file_reached_by_several_names_is_reviewed_once() {
    let folder = folder("once");
    write(&folder, "a.txt", REPORT);
    write(&folder, "b.txt", REPORT);
    write(&folder, "plain.txt", "不是报告。\n");
    write(&folder, "data.csv", "甲,乙\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("b.txt", folder.join("link.txt")).expect("the link can be made");
    let arguments = [
        "b.txt",
        "a.txt",
        "./a.txt",
        "*.txt",
        ".",
        "plain.txt",
        "b.txt",
    ];
    let all = [&["check"], &arguments[..], &["--format", "json"]].concat();
    let output = xxgk(&folder, &all);
    // The file that is no report is one because it is named.
    assert_eq!(paths(&output, "reports"), ["b.txt", "a.txt", "plain.txt"]);
    assert_eq!(paths(&output, "skipped"), ["./data.csv"]);
    let output = xxgk(
        &folder,
        &["check", ".", "./", "data.csv", "--format", "json"],
    );
    assert_eq!(
        paths(&output, "reports"),
        ["./a.txt", "./b.txt", "data.csv"]
    );
    assert_eq!(paths(&output, "skipped"), ["./plain.txt"]);
}

#[test]
fn reports_of_one_school_and_year_may_be_the_same() {
    let folder = folder("duplicates");
    write(&folder, "a.txt", REPORT);
    write(&folder, "b.md", REPORT);
    write(&folder, "c.txt", REPORT.replace("2024", "2023"));
    let run = |more: &[&str]| -> serde_json::Value {
        let output = xxgk(&folder, &[&["check", ".", "--format=json"], more].concat());
        serde_json::from_slice(&output.stdout).expect("the output is whole")
    };
    let found = serde_json::json!([
        {"school": "明德职业技术学院", "year": 2024, "paths": ["./a.txt", "./b.md"]}
    ]);
    assert_eq!(run(&[])["duplicates"], found);
    assert_eq!(run(&["--year=2024"])["duplicates"], serde_json::json!([]));
    let shown = said(&xxgk(&folder, &["check", "."]).stdout);
    let (_, shown) = shown.split_once("可能重复的报告").expect("it is said");
    assert!(
        shown.contains("./a.txt") && shown.contains("./b.md"),
        "{shown}"
    );
}

#[test]
fn nothing_checked_never_looks_like_nothing_wrong() {
    let folder = folder("nothing");
    write(&folder, "README.md", "# 说明\n");
    let output = xxgk(&folder, &["check", "."]);
    assert_eq!(status(&output), 3);
    assert!(
        said(&output.stdout).contains("没有审查任何报告"),
        "{}",
        said(&output.stdout)
    );
    assert_eq!(status(&xxgk(&folder, &["check", ".", "--allow-empty"])), 0);
}

#[test]
fn standard_input_is_a_report() {
    let folder = folder("stdin");
    let mut child = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(&folder)
        .args(["check", "-", "--format", "json", "--fail-on", "never"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("it listens")
        .write_all(REPORT.as_bytes())
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let json: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is whole");
    assert_eq!(json["reports"][0]["school"]["name"], "明德职业技术学院");
    assert_eq!(json["reports"][0]["year"], 2024);
}

#[test]
fn every_encoding_gives_the_same_review() {
    let folder = folder("encodings");
    let utf_16: Vec<u8> = std::iter::once(0xfeff)
        .chain(REPORT.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    write(&folder, "a.txt", REPORT);
    write(&folder, "b.txt", utf_16);
    write(&folder, "c.txt", REPORT.replace('\n', "\r\n"));
    write(
        &folder,
        "d.txt",
        [b"\xef\xbb\xbf", REPORT.as_bytes()].concat(),
    );
    write(&folder, "e.txt", encoding_rs::GB18030.encode(REPORT).0);
    let output = xxgk(
        &folder,
        &[
            "check", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "--format", "json",
        ],
    );
    let json: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is whole");
    let reports = json["reports"].as_array().expect("it is a list");
    let prints = |report: &serde_json::Value| -> Vec<String> {
        let findings = report["findings"].as_array().expect("it is a list");
        findings
            .iter()
            .map(|finding| finding["fingerprint"].to_string())
            .collect()
    };
    assert_eq!(reports.len(), 5);
    for report in reports {
        assert_eq!(prints(report), prints(&reports[0]), "{}", report["path"]);
    }
}

#[test]
fn personal_data_is_masked_everywhere() {
    let folder = folder("masked");
    write(&folder, "a.txt", REPORT);
    write(
        &folder,
        "b.toml",
        "[school]\nname = \"明德学院\"\nphone = \"13800002817\"\n[period]\nyear = 2024\n",
    );
    for arguments in [
        ["check", "a.txt", "--all"],
        ["check", "a.txt", "--format=json"],
        ["check", "b.toml", "--all"],
    ] {
        let output = xxgk(&folder, &arguments);
        let all = said(&output.stdout) + &said(&output.stderr);
        assert!(!all.contains("13800002817"), "{arguments:?}: {all}");
    }
}

#[test]
fn a_number_broken_by_a_line_or_in_other_digits_is_masked() {
    let folder = folder("broken-numbers");
    // In the sentence that a finding points at, so that it is shown beside.
    let report = REPORT.replace("见 https://www.mdzy.edu.cn/xjgl/ 。", "见学校网站公开，");
    for (index, number) in [
        "1380000\n2817",
        "1380000\r\n　　2817",
        "1380000  2817",
        "١٣٨٠٠٠٠٢٨١٧",
        "11010519491231\n002X",
    ]
    .iter()
    .enumerate()
    {
        let name = format!("{index}.txt");
        write(&folder, &name, report.replace("13800002817", number));
        for more in ["--all", "--format=json"] {
            let all = said(&xxgk(&folder, &["check", &name, more]).stdout);
            let leaks = ["1380000", "٠٠٠٠", "19491231"];
            let leak = leaks.into_iter().find(|part| all.contains(part));
            assert_eq!(leak, None, "{number}: {all}");
            let shows = ["138****", "١٣٨********", "110***********"];
            assert!(more != "--all" || shows.iter().any(|part| all.contains(part)));
        }
    }
}

#[test]
fn the_threads_do_not_change_the_output() {
    let folder = folder("threads");
    for index in 0..70 {
        write(
            &folder,
            &format!("{index:02}.txt"),
            REPORT.replace("2024", &format!("20{}", 10 + index % 15)),
        );
    }
    let one = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(&folder)
        .env("RAYON_NUM_THREADS", "1")
        .args(["check", ".", "--format", "json"])
        .output()
        .expect("it runs");
    let many = xxgk(&folder, &["check", ".", "--format", "json"]);
    assert_eq!(one.stdout, many.stdout);
}

#[test]
fn explain_and_rules_know_every_name() {
    let folder = folder("explain");
    for subject in [
        "item-missing",
        "22",
        "item-underspecified/7",
        "gap-vague-remedy",
    ] {
        let output = xxgk(&folder, &["explain", subject]);
        assert_eq!(status(&output), 0, "{subject}");
        assert!(said(&output.stdout).contains("依据"), "{subject}");
    }
    let output = xxgk(&folder, &["explain", "item-mising"]);
    assert_eq!(status(&output), 2);
    assert!(said(&output.stderr).contains("item-missing"));
    let rules = said(&xxgk(&folder, &["rules", "--lang", "en"]).stdout);
    assert!(
        rules.contains("part-missing") && rules.contains("50"),
        "{rules}"
    );
    assert!(said(&xxgk(&folder, &["rules", "--limits"]).stdout).contains("链接"));
}

#[test]
fn a_pack_of_ones_own_is_tested_and_used() {
    let folder = folder("pack");
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/moe-2014");
    for entry in std::fs::read_dir(&rules).expect("the pack is there") {
        let entry = entry.expect("it is readable");
        std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("it can be copied");
    }
    assert_eq!(status(&xxgk(&folder, &["pack", "test", "."])), 0);
    write(&folder, "broken.toml", "[words]\nmine = [\"(没有闭合\"]\n");
    let output = xxgk(&folder, &["pack", "test", "."]);
    assert_eq!(status(&output), 2);
    assert!(
        said(&output.stderr).contains("broken.toml:2"),
        "{}",
        said(&output.stderr)
    );
}

#[test]
fn explain_finds_items_by_their_words() {
    let folder = folder("explain-words");
    // The name of one item, words of an element in either language, and several words of which each must be there.
    for (query, found) in [
        ("招生章程", "清单第 7 项"),
        ("奖学金", "清单第 37 项"),
        ("student appeals", "清单第 39 项"),
    ] {
        let output = xxgk(&folder, &["explain", query]);
        assert_eq!(status(&output), 0, "{query}");
        assert!(said(&output.stdout).starts_with(found), "{query}");
    }
    insta::assert_snapshot!(said(&xxgk(&folder, &["explain", "申诉"]).stdout));
    let english = said(&xxgk(&folder, &["explain", "appeals", "--lang", "en"]).stdout);
    assert!(english.contains("items mention 'appeals'"), "{english}");
    let output = xxgk(&folder, &["explain", "食堂菜价"]);
    assert_eq!(status(&output), 2);
    assert!(said(&output.stderr).contains("建议"));
}

#[test]
fn explain_traces_an_item_of_a_report() {
    let folder = folder("explain-trace");
    write(
        &folder,
        "报告.txt",
        "明德学院2024年信息公开年度报告\n学校章程已公布。\n",
    );
    write(&folder, "坏.pdf", "%PDF-1.7");
    for item in ["2", "item-missing/2", "学校章程"] {
        let output = xxgk(&folder, &["explain", "--trace", "报告.txt", item]);
        assert_eq!(status(&output), 0, "{item}");
        assert!(said(&output.stdout).contains("公布用语“公布”（2:6）"));
    }
    let english = ["explain", "--trace", "报告.txt", "2", "--lang", "en"];
    assert!(said(&xxgk(&folder, &english).stdout).contains("verb of publishing"));
    for (report, item, ends) in [
        ("报告.txt", "51", 2),
        ("报告.txt", "食堂菜价", 2),
        ("报告.txt", "item-missing", 2),
        (".", "2", 2),
        ("没有.txt", "2", 3),
        ("坏.pdf", "2", 3),
    ] {
        let output = xxgk(&folder, &["explain", "--trace", report, item]);
        assert_eq!(status(&output), ends, "{report} {item}");
        assert!(output.stdout.is_empty() && said(&output.stderr).contains("错误"));
    }
}

#[test]
fn what_is_mistyped_is_said_in_chinese() {
    let folder = folder("mistyped");
    let mut told = String::new();
    for typed in [
        "chek",
        "pack tset",
        "explain",
        "explain a b",
        "check --nonsense",
        "check --formt json",
        "check --format jsn",
        "check --lang fr",
        "check --fail-on",
        "check --year 1990",
        "check --all --all",
        "check --all=3",
        "check --format json --output json",
    ] {
        let output = xxgk(&folder, &typed.split(' ').collect::<Vec<_>>());
        assert_eq!(status(&output), 2, "{typed}");
        assert!(output.stdout.is_empty(), "{typed}");
        told.push_str(&format!("$ xxgk {typed}\n{}\n", said(&output.stderr)));
    }
    insta::assert_snapshot!(told);
    let english = said(&xxgk(&folder, &["chek", "--lang", "en"]).stderr);
    assert!(english.starts_with("error:"), "{english}");
}

#[test]
fn help_has_no_english_words_of_its_own() {
    let folder = folder("help");
    for typed in [
        "--help",
        "-h",
        "help check",
        "check --help",
        "explain -h",
        "pack --help",
    ] {
        let output = xxgk(&folder, &typed.split(' ').collect::<Vec<_>>());
        assert_eq!(status(&output), 0, "{typed}");
        let help = said(&output.stdout);
        assert!(help.contains("用法: xxgk"), "{help}");
        for word in ["Usage", "Options", "Print", "possible", "default:"] {
            assert!(!help.contains(word), "{typed}: {help}");
        }
    }
    let output = xxgk(&folder, &["--version"]);
    assert_eq!(
        (status(&output), said(&output.stdout)),
        (0, format!("xxgk {}\n", env!("CARGO_PKG_VERSION")))
    );
    let bare = xxgk(&folder, &[]);
    assert_eq!(status(&bare), 2);
    assert!(said(&bare.stderr).contains("用法: xxgk"));
}
