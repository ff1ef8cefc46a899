//! What a gate is given by mistake, and what a run that is cut off leaves behind.

use crate::support;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A folder with one report.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("bad-input")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    fs::copy(support::fixture("reports/mingde.txt"), folder.join("a.txt"))
        .expect("it can be copied");
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xxgk"));
    program.current_dir(folder).args(arguments);
    program
}

fn xxgk(folder: &Path, arguments: &[&str]) -> Output {
    let output = program(folder, arguments).output();
    output.expect("the program runs")
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it is UTF-8")
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    let folder = folder("contradiction");
    for arguments in [
        ["--fail-on=error", "--config=fail-on=warning"],
        [
            "--severity=item-missing=error",
            "--severity=item-missing=off",
        ],
        ["--config=select=[\"items\"]", "--select=parts"],
    ] {
        let output = xxgk(&folder, &[&["check", "a.txt"], &arguments[..]].concat());
        assert_eq!(status(&output), Some(2), "{arguments:?}");
        assert!(told(&output).contains("写了两次"), "{}", told(&output));
    }
    let ruling = |status: &str| {
        format!(
            "[[ruling]]\nreport = \"a.txt\"\nitem = 6\nstatus = \"{status}\"\nreason = \"已核\"\n"
        )
    };
    for (settings, words) in [
        (ruling("nil") + &ruling("disclosed"), "互相矛盾"),
        (
            "fail-on = \"error\"\nfail-on = \"never\"\n".to_owned(),
            "写了两次",
        ),
        (
            "extend = \"base.toml\"\npack-version = \"1\"\n".to_owned(),
            "规则包版本应为 2",
        ),
    ] {
        fs::write(folder.join("base.toml"), "pack-version = \"2\"\n").expect("it can be written");
        fs::write(folder.join("xxgk.toml"), &settings).expect("it can be written");
        let output = xxgk(&folder, &["check", "a.txt"]);
        assert_eq!(status(&output), Some(2), "{settings}");
        assert!(told(&output).contains(words), "{}", told(&output));
    }
    let same = ruling("nil") + &ruling("nil");
    fs::write(folder.join("xxgk.toml"), same).expect("it can be written");
    assert_eq!(status(&xxgk(&folder, &["check", "a.txt"])), Some(1));
}

#[test]
fn a_pattern_that_matches_nothing_was_not_checked() {
    let folder = folder("pattern");
    let output = xxgk(&folder, &["check", "2031/**/*.docx", "a.txt"]);
    assert_eq!(status(&output), Some(3));
    assert!(told(&output).contains("2031/**/*.docx：没有匹配的文件"));
    assert_eq!(status(&xxgk(&folder, &["check", "*.docx"])), Some(3));
    let allowed = ["check", "*.docx", "--allow-empty"];
    assert_eq!(
        status(&xxgk(&folder, &allowed)),
        Some(3),
        "it was asked for"
    );
}

#[test]
fn two_stars_alone_mean_all_reports_beneath() {
    let folder = folder("beneath");
    fs::create_dir_all(folder.join("2024/省属")).expect("it can be made");
    fs::copy(folder.join("a.txt"), folder.join("2024/省属/b.txt")).expect("it can be copied");
    fs::write(folder.join("2024/notes.md"), "读我").expect("it can be written");
    for (pattern, reports) in [("**", 2), ("2024/**", 1), ("20*/**", 1), ("./**", 2)] {
        let output = xxgk(&folder, &["check", pattern, "--format=json"]);
        assert_eq!(status(&output), Some(1), "{pattern}: {}", told(&output));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert_eq!(json["summary"]["reports"], reports, "{pattern}");
    }
    let output = xxgk(&folder, &["check", "2031/**"]);
    assert_eq!(status(&output), Some(3));
    assert!(told(&output).contains("没有匹配的文件"));
}

#[test]
fn an_output_that_cannot_be_written_leaves_the_others_whole() {
    let folder = folder("unwritable");
    fs::create_dir(folder.join("taken")).expect("it can be made");
    for bad in ["sarif:gone/out.sarif", "csv:taken"] {
        let output = xxgk(
            &folder,
            &[
                "check",
                "a.txt",
                "--output",
                "json:out.json",
                "--output",
                bad,
                "--output",
                "junit:out.xml",
            ],
        );
        assert_eq!(status(&output), Some(2), "{bad}");
        assert!(told(&output).contains("无法写入"), "{}", told(&output));
        let json = fs::read(folder.join("out.json")).expect("it was written");
        let json: serde_json::Value = serde_json::from_slice(&json).expect("it is whole");
        assert_eq!(json["summary"]["reports"], 1);
        let junit = fs::read_to_string(folder.join("out.xml")).expect("it was written");
        assert!(junit.ends_with("</testsuites>\n"));
    }
    assert!(parts(&folder).is_empty());
}

/// Files that were begun and never finished.
fn parts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let names = entries.map(|entry| {
        let name = entry.expect("it can be read").file_name();
        name.to_string_lossy().into_owned()
    });
    names.filter(|name| name.ends_with(".part")).collect()
}

#[test]
fn a_run_that_is_cut_off_leaves_nothing_that_looks_whole() {
    let folder = folder("cut-off");
    for name in ["out.json", "out.sarif", "out.jsonl"] {
        fs::write(folder.join(name), "{\"old\": true}\n").expect("it can be written");
    }
    let outputs = [
        "--output=json:out.json",
        "--output=sarif:out.sarif",
        "--output=jsonl:out.jsonl",
    ];
    // The second report never comes: standard input stays open.
    let mut running = program(&folder, &[&["check", "a.txt", "-"], &outputs[..]].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let begun = Instant::now();
    let old = |name| fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains("old"));
    while folder.join("out.sarif").exists() || old("out.jsonl") {
        assert!(begun.elapsed() < Duration::from_secs(60), "it never began");
        std::thread::sleep(Duration::from_millis(5));
    }
    running.kill().expect("it can be stopped");
    running.wait().expect("it ends");
    for name in ["out.json", "out.sarif"] {
        assert!(!folder.join(name).exists(), "{name}");
    }
    let lines = fs::read_to_string(folder.join("out.jsonl")).expect("it was begun");
    assert!(!lines.contains("\"old\"") && !lines.contains("\"type\":\"footer\""));
    assert!(parts(&folder).is_empty());
    // What comes after is whole, and leaves nothing of its own.
    let output = xxgk(&folder, &[&["check", "a.txt"], &outputs[..]].concat());
    assert_eq!(status(&output), Some(1));
    assert!(parts(&folder).is_empty());
    let sarif = fs::read(folder.join("out.sarif")).expect("it was written");
    serde_json::from_slice::<serde_json::Value>(&sarif).expect("it is whole");
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_or_a_device_stays_there() {
    let folder = folder("link");
    fs::write(folder.join("real.json"), "old").expect("it can be written");
    std::os::unix::fs::symlink("real.json", folder.join("out.json")).expect("it can be made");
    let outputs = [
        "check",
        "a.txt",
        "--output=json:out.json",
        "--output=csv:/dev/null",
    ];
    assert_eq!(status(&xxgk(&folder, &outputs)), Some(1));
    let link = folder
        .join("out.json")
        .symlink_metadata()
        .expect("it is there");
    assert!(link.is_symlink());
    let json = fs::read(folder.join("real.json")).expect("it is there");
    serde_json::from_slice::<serde_json::Value>(&json).expect("it is whole");
    assert!(!Path::new("/dev/null").is_file());
}

#[cfg(unix)]
#[test]
fn no_name_drives_the_terminal_through_a_message() {
    let folder = folder("names");
    let hostile = "坏\u{1b}[31m\u{202e}\n假.txt";
    fs::write(folder.join(hostile), "").expect("it can be written");
    let inner = folder.join("组\u{1b}[2J");
    fs::create_dir(&inner).expect("it can be made");
    fs::write(inner.join("xxgk.toml"), "fial\u{202e} = 1\n").expect("it can be written");
    fs::copy(folder.join("a.txt"), inner.join("a.txt")).expect("it can be copied");
    let gone = format!("没有{hostile}");
    let output = format!("json:{hostile}/x");
    for arguments in [
        ["check", hostile].as_slice(),
        &["check", &gone],
        &["check", "组\u{1b}[2J"],
        &["check", "a.txt", "--output", &output],
        &["check", "a.txt", "--config", hostile],
        &["check", "--lang", "en", "--x\u{1b}[2J"],
        &["check", "--x\u{1b}[2J"],
        &["baseline", "write", hostile],
        &["explain", hostile],
        &["explain", "--trace", hostile, "6"],
        &["waiver", "lint", "组\u{1b}[2J"],
        &["check", "--files-from", hostile, &gone],
    ] {
        let mut program = program(&folder, arguments);
        let output = program.output().expect("the program runs");
        assert_ne!(status(&output), Some(0), "{arguments:?}");
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            let drives = |sign: char| sign != '\n' && sign.is_control() || sign == '\u{202e}';
            assert!(!text.contains(drives), "{arguments:?}: {text:?}");
            assert!(!text.contains("\n假"), "{arguments:?}: {text:?}");
        }
    }
    // A line of its own in standard input's list of files is a name as well.
    let mut running = program(&folder, &["check", "--files-from", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = running.stdin.take().expect("it has an input");
    input
        .write_all("无\u{9b}31m\n".as_bytes())
        .expect("it reads");
    drop(input);
    let output = running.wait_with_output().expect("it ends");
    assert!(!told(&output).contains('\u{9b}'));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf8_is_a_uri_byte_for_byte() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("bytes");
    let name = std::ffi::OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.txt");
    fs::rename(folder.join("a.txt"), folder.join(name)).expect("it can be moved");
    let output = xxgk(&folder, &["check", ".", "--format=sarif"]);
    assert_eq!(status(&output), Some(1), "{}", told(&output));
    let sarif: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "%B1%A8%B8%E6.txt");
}

#[test]
fn codes_that_are_no_characters_break_no_output() {
    let folder = folder("no-characters");
    let report = fs::read_to_string(folder.join("a.txt")).expect("it is there");
    let odd = "存在的问题\n\n栏目\u{fffe}更新\u{ffff}不\u{fdd0}及时，\u{1fffe}待补充XX，";
    let report = report.replace("存在的问题\n\n", odd);
    fs::write(folder.join("b.txt"), report).expect("it can be written");
    for format in [
        "junit", "json", "jsonl", "sarif", "gitlab", "rdjson", "html", "markdown", "csv",
    ] {
        let output = xxgk(&folder, &["check", "b.txt", "--all", "--format", format]);
        let text = String::from_utf8(output.stdout).expect("it is UTF-8");
        let no_character = |sign: char| matches!(sign, '\u{fffe}' | '\u{ffff}' | '\u{fdd0}');
        assert!(text.contains("XX"), "{format}");
        assert!(!text.contains(no_character), "{format}");
    }
}

#[test]
fn nothing_but_a_baseline_is_written_over() {
    let folder = folder("overwritten");
    fs::write(folder.join("xxgk.toml"), "fail-on = \"never\"\n").expect("it can be written");
    let report = fs::read(folder.join("a.txt")).expect("it is there");
    for name in ["a.txt", "xxgk.toml"] {
        let output = xxgk(&folder, &["baseline", "write", "a.txt", "-o", name]);
        assert_eq!(status(&output), Some(2), "{name}");
        assert!(told(&output).contains("不是基线"), "{}", told(&output));
    }
    let output = xxgk(&folder, &["check", "a.txt", "--output=json:xxgk.toml"]);
    assert_eq!(status(&output), Some(2));
    assert!(told(&output).contains("配置会被覆盖"), "{}", told(&output));
    assert_eq!(fs::read(folder.join("a.txt")).expect("it is there"), report);
    let write = ["baseline", "write", "a.txt", "-o", "known.json"];
    assert_eq!(status(&xxgk(&folder, &write)), Some(0));
    assert_eq!(status(&xxgk(&folder, &write)), Some(0), "once more");
}

#[test]
fn a_selection_that_leaves_no_rule_checks_nothing() {
    let folder = folder("no-rule");
    for arguments in [
        ["--select=item-missing", "--ignore=item-missing"],
        ["--config=select=[]", "-q"],
    ] {
        let output = xxgk(&folder, &[&["check", "a.txt"], &arguments[..]].concat());
        assert_eq!(status(&output), Some(2), "{arguments:?}");
        assert!(
            told(&output).contains("没有剩下任何规则"),
            "{}",
            told(&output)
        );
    }
}

#[test]
fn a_file_without_words_is_not_accused() {
    let folder = folder("no-words");
    fs::write(folder.join("mark.txt"), "\u{feff}").expect("it can be written");
    fs::write(folder.join("blank.md"), "\u{feff}\n\u{3000}\n").expect("it can be written");
    let body = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p/><w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>";
    let scan = support::zip(&[("word/document.xml".to_owned(), body.as_bytes().to_vec())]);
    fs::write(folder.join("scan.docx"), scan).expect("it can be written");
    for (name, words) in [
        ("mark.txt", "文件是空的"),
        ("blank.md", "文件是空的"),
        ("scan.docx", "扫描件"),
    ] {
        let output = xxgk(&folder, &["check", name]);
        assert_eq!(status(&output), Some(3), "{name}");
        assert!(told(&output).contains(words), "{}", told(&output));
    }
}

#[test]
fn lines_may_end_as_they_did_in_old_files() {
    let folder = folder("line-ends");
    let report = fs::read_to_string(folder.join("a.txt")).expect("it is there");
    let judged = |name: &str| {
        let output = xxgk(
            &folder,
            &["check", name, "--format=json", "--fail-on=never"],
        );
        let text = String::from_utf8(output.stdout).expect("it is UTF-8");
        let mut json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        (
            json["reports"][0]["parts"].take(),
            json["reports"][0]["coverage"].take(),
        )
    };
    let wanted = judged("a.txt");
    for sign in ["\r", "\u{2028}", "\r\n"] {
        fs::write(folder.join("b.txt"), report.replace('\n', sign)).expect("it can be written");
        assert_eq!(judged("b.txt").1, wanted.1, "{sign:?}");
    }
}

#[test]
fn personal_data_in_the_settings_is_masked_too() {
    let folder = folder("settings");
    let ruling = "[[ruling]]\nreport = \"a.txt\"\nitem = 6\nstatus = \"nil\"\nreason = \"电话13912345678核实\"\nby = \"李13912345678\"\n";
    fs::write(folder.join("xxgk.toml"), ruling).expect("it can be written");
    let key = "13912345678 = 1\n[school]\n\"电话13912345678\" = 1\n";
    for (name, words) in [("xxgk.toml", "139****5678"), ("b.toml", "139****5678")] {
        fs::write(folder.join(name), key).expect("it can be written");
        let output = xxgk(&folder, &["check", "--isolated", "b.toml"]);
        let output = match name {
            "b.toml" => output,
            _ => xxgk(&folder, &["check", "a.txt"]),
        };
        assert!(told(&output).contains(words), "{}", told(&output));
        assert!(!told(&output).contains("13912345678"), "{}", told(&output));
    }
    fs::write(folder.join("xxgk.toml"), ruling).expect("it can be written");
    for arguments in [
        ["check", "a.txt", "--format=human"],
        ["check", "a.txt", "--format=json"],
        ["config", "show", "a.txt"],
    ] {
        let output = xxgk(&folder, &arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!text.contains("13912345678"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_endless_is_begun_with() {
    let folder = folder("endless");
    fs::create_dir(folder.join("pack")).expect("it can be made");
    std::os::unix::fs::symlink("/dev/zero", folder.join("pack/pack.toml")).expect("it can be made");
    let made = Command::new("mkfifo").arg(folder.join("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()));
    for (arguments, words) in [
        (["check", "--files-from", "/dev/zero"], "上限 16 MB"),
        (["check", "--pack=pack", "a.txt"], "不是普通文件"),
        (["check", "--pack=/dev/zero", "a.txt"], "不是文件夹"),
        (["check", "a.txt", "--output=json:pipe"], "命名管道"),
        (["check", "a.txt", "--output=jsonl:pipe"], "命名管道"),
    ] {
        let output = xxgk(&folder, &arguments);
        assert_eq!(status(&output), Some(2), "{arguments:?}");
        assert!(told(&output).contains(words), "{}", told(&output));
    }
}

#[test]
fn a_name_that_is_no_utf8_in_a_list_costs_that_name_only() {
    let folder = folder("list");
    fs::write(folder.join("list"), b"a.txt\r\n\xb1\xa8\xb8\xe6.txt\n\n")
        .expect("it can be written");
    let output = xxgk(&folder, &["check", "--files-from", "list", "--format=json"]);
    assert_eq!(status(&output), Some(3));
    assert!(
        told(&output).contains("list 第 2 行不是 UTF-8 文字"),
        "{}",
        told(&output)
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(json["summary"]["reports"], 1);
}

#[cfg(unix)]
#[test]
fn a_device_is_no_file_of_settings() {
    let folder = folder("devices");
    fs::write(folder.join("xxgk.toml"), "extend = \"/dev/zero\"\n").expect("it can be written");
    let output = xxgk(&folder, &["check", "a.txt"]);
    assert_eq!(status(&output), Some(2));
    assert!(told(&output).contains("不是普通文件"), "{}", told(&output));
    fs::write(folder.join("xxgk.toml"), "baseline = \"/dev/zero\"\n").expect("it can be written");
    assert_eq!(status(&xxgk(&folder, &["check", "a.txt"])), Some(2));
}
