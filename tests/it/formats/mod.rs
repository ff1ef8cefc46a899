//! The formats that machines read: a snapshot of each, each read by a reader of its kind, and what must hold of all.

mod json;
mod text;

use crate::human::canned;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use xxgk::output::{Options, Sink};
use xxgk::pack::Pack;
use xxgk::review::{Language, Severity, Unreviewed};

const FORMATS: [&str; 10] = [
    "concise", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv", "html",
];
/// Rules that the canned findings name, and one that finds nothing. A new rule changes no snapshot.
const RULES: [&str; 7] = [
    "gap-admitted",
    "item-missing",
    "item-underspecified",
    "part-missing",
    "part-thin",
    "pii-mobile",
    "placeholder",
];
const REPORT: &str = "明德职业技术学院2024年信息公开年度报告\n一、概述\n学校重视信息公开。\n二、主动公开情况\n学籍管理规定见学校网站公开，联系人手机13800002817。\n三、存在的问题\n网站栏目更新不及时，=HYPERLINK(\"x\")|<b>&。\n";

/// A folder of its own for a test, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("formats")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old folder can be removed");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// The canned set in a format: a review with findings, one without, one whose findings are set aside, a file that could
/// not be read; a threshold that is missed and a fault of the configuration.
fn canned_in(format: &str, options: Options) -> String {
    let path = folder(&format!(
        "canned-{format}-{:?}-{}",
        options.language, options.unfold
    ));
    let path = path.join("out");
    let asked = format!("{format}:{}", path.display());
    let mut pack = Pack::builtin().expect("the built-in pack loads");
    pack.rules
        .retain(|rule| RULES.contains(&rule.name.as_str()));
    let (review, clean) = (
        canned::review(options.language),
        canned::clean(options.language),
    );
    let accepted = canned::accepted(options.language);
    let (remark, missed) = canned::configuration(options.language);
    let mut summary = canned::summary(&[&review, &clean, &accepted]);
    (summary.waived, summary.known) = (2, 1);
    summary.remarks.push(remark);
    summary.missed.push(missed);
    summary.errors = 1;
    summary.exit_status = 3;
    let bad = Unreviewed {
        path: "材料/坏的, 50%|<1>.docx".to_owned(),
        message: "docx 文件已损坏：压缩包\u{1b}[2J不完整".to_owned(),
        help: "请重新下载\n或重新拷贝文件".to_owned(),
    };
    let mut sink = Sink::open(&asked, options).expect("the format is there");
    let encode = |review| sink.format().encode(review).unwrap_or_default();
    let encoded = [encode(&review), encode(&clean), encode(&accepted)];
    sink.begin(&pack)
        .and_then(|()| sink.review(&review, &encoded[0]))
        .and_then(|()| sink.unreviewed(&bad))
        .and_then(|()| sink.review(&clean, &encoded[1]))
        .and_then(|()| sink.review(&accepted, &encoded[2]))
        .and_then(|()| sink.finish(&summary))
        .expect("the file can be written");
    fs::read_to_string(&path).expect("the output is UTF-8")
}

const CHINESE: Options = Options {
    language: Language::Chinese,
    width: 80,
    color: true,
    quiet: false,
    unfold: false,
    fail_on: Some(Severity::Error),
};

/// The output as it is shown in a snapshot: JSON in lines, the pack's words left out, long lines cut.
fn shown(format: &str, output: &str) -> String {
    let output = output.replace(env!("CARGO_PKG_VERSION"), "[version]");
    match format {
        "sarif" => {
            let mut log: Value = serde_json::from_str(&output).expect("it is JSON");
            let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array_mut();
            rules.expect("it has rules").truncate(1);
            serde_json::to_string_pretty(&log).expect("it is JSON")
        }
        "html" => {
            let (head, rest) = output.split_once("<style>").expect("it has a style");
            let (_, page) = rest.split_once("</style>").expect("the style ends");
            format!("{head}<style>[style]</style>{page}")
        }
        "jsonl" => {
            let cut = |line: &str| line.chars().take(400).collect::<String>();
            output.lines().map(cut).collect::<Vec<_>>().join("\n")
        }
        _ => output,
    }
}

#[test]
fn every_format_on_the_canned_set() {
    for format in FORMATS {
        insta::assert_snapshot!(format, shown(format, &canned_in(format, CHINESE)));
    }
}

#[test]
fn formats_for_people_speak_english() {
    let english = Options {
        language: Language::English,
        ..CHINESE
    };
    for format in ["github", "markdown", "csv", "html"] {
        let name = format!("{format}_english");
        insta::assert_snapshot!(name, shown(format, &canned_in(format, english)));
    }
}

fn xxgk(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(folder)
        .env_remove("GITHUB_STEP_SUMMARY")
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// A folder with a report, one that is no report, one that cannot be read, and names that every format must escape.
fn hostile(name: &str) -> (PathBuf, Vec<String>) {
    let folder = folder(name);
    let mut names = vec!["甲 乙.txt".to_owned(), "=1+1.txt".to_owned()];
    if cfg!(unix) {
        names.push("a,b\"<c>&|%0A::error::\n@d.txt".to_owned());
    }
    for name in &names {
        fs::write(folder.join(name), REPORT).expect("the file can be written");
    }
    fs::write(folder.join("空\u{1}<.txt"), "").expect("the file can be written");
    fs::write(folder.join("笔记.txt"), "会议记录。").expect("the file can be written");
    (folder, names)
}

fn written(name: &str, format: &str, more: &[&str]) -> String {
    let (folder, _) = hostile(name);
    let mut arguments = vec!["check", ".", "--format", format];
    arguments.extend(more);
    let output = xxgk(&folder, &arguments);
    assert_eq!(output.status.code(), Some(3), "{format}");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn the_exit_status_is_the_same_in_every_format() {
    let (folder, names) = hostile("statuses");
    let bad = "空\u{1}<.txt";
    for (arguments, expected) in [
        (vec![names[0].as_str()], 1),
        (vec![names[0].as_str(), "--fail-on=never"], 0),
        (vec![names[0].as_str(), bad], 3),
        (vec![bad, "--fail-on=never"], 3),
        (vec!["笔记", "--allow-empty"], 3),
        (vec!["--year=1", names[0].as_str()], 2),
        (vec![names[0].as_str(), "--output=json:no/such/folder"], 2),
    ] {
        for format in FORMATS.into_iter().chain(["human", "json"]) {
            let output = format!("--output={format}");
            let mut all = vec!["check", output.as_str()];
            all.extend(&arguments);
            let status = xxgk(&folder, &all).status.code();
            assert_eq!(status, Some(expected), "{format} {arguments:?}");
        }
    }
    let several: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("--output={format}:out.{format}"))
        .collect();
    let mut all = vec!["check", names[0].as_str()];
    all.extend(several.iter().map(String::as_str));
    assert_eq!(xxgk(&folder, &all).status.code(), Some(1));
    for format in FORMATS {
        let alone = xxgk(&folder, &["check", &names[0], "--format", format]).stdout;
        let beside = fs::read(folder.join(format!("out.{format}"))).expect("it was written");
        assert_eq!(alone, beside, "{format}");
    }
}

#[test]
fn no_format_leaks_a_number_or_drives_a_terminal() {
    for format in FORMATS {
        let text = written("leaks", format, &["--all"]);
        assert!(!text.contains("13800002817"), "{format}");
        let drives = |sign: char| sign.is_control() && !['\n', '\r'].contains(&sign);
        assert!(!text.contains(drives), "{format}");
    }
}
