//! The formats that machines read: a snapshot of each, each read by a reader of its kind, and what must hold of all.

use crate::human::canned;
use boon::{Compiler, Schemas};
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use xxgk::output::{Options, Sink};
use xxgk::pack::Pack;
use xxgk::review::{Language, Severity, Unreviewed};

const SARIF: &str = include_str!("schemas/sarif-2.1.0.json");
const REVIEW: &str = include_str!("../../schemas/review.json");
const FORMATS: [&str; 9] = [
    "concise", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv",
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

/// The canned set in a format: a review with findings, one without, a file that could not be read.
fn canned_in(format: &str, options: Options) -> String {
    let path = folder(&format!(
        "canned-{format}-{:?}-{}",
        options.language, options.unfold
    ));
    let path = path.join("out");
    let asked = format!("{format}:{}", path.display());
    let pack = Pack::builtin().expect("the built-in pack loads");
    let (review, clean) = (
        canned::review(options.language),
        canned::clean(options.language),
    );
    let mut summary = canned::summary(&[&review, &clean]);
    summary.errors = 1;
    summary.exit_status = 3;
    let bad = Unreviewed {
        path: "材料/坏的, 50%|<1>.docx".to_owned(),
        message: "docx 文件已损坏：压缩包\u{1b}[2J不完整".to_owned(),
        help: "请重新下载\n或重新拷贝文件".to_owned(),
    };
    let mut sink = Sink::open(&asked, options).expect("the format is there");
    let encode = |review| sink.format().encode(review).unwrap_or_default();
    let encoded = [encode(&review), encode(&clean)];
    sink.begin(&pack)
        .and_then(|()| sink.review(&review, &encoded[0]))
        .and_then(|()| sink.unreviewed(&bad))
        .and_then(|()| sink.review(&clean, &encoded[1]))
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
            let rules = log
                .pointer_mut("/runs/0/tool/driver/rules")
                .expect("it has rules");
            let first = rules[2].take();
            *rules = Value::from(vec![first]);
            serde_json::to_string_pretty(&log).expect("it is JSON")
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
    for format in ["github", "markdown", "csv"] {
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

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// What a schema has against a value; `None` where it is valid.
fn fault(schema: &str, value: &Value) -> Option<String> {
    let mut compiler = Compiler::new();
    let mut schemas = Schemas::new();
    compiler
        .add_resource("schema.json", json(schema))
        .expect("the schema has no other name");
    let index = compiler
        .compile("schema.json", &mut schemas)
        .unwrap_or_else(|error| panic!("{error:#}"));
    let fault = schemas.validate(value, index).err();
    fault.map(|error| format!("{error:#}"))
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v Vec<Value> {
    let found = value.pointer(pointer).and_then(Value::as_array);
    found.unwrap_or_else(|| panic!("no list at {pointer}"))
}

#[test]
fn sarif_is_what_the_standard_says() {
    for more in [[].as_slice(), &["--all"], &["--lang", "en"]] {
        let log = json(&written("sarif", "sarif", more));
        assert_eq!(fault(SARIF, &log), None);
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = list(run, "/tool/driver/rules");
        for result in list(run, "/results") {
            let index = result["ruleIndex"].as_u64().expect("the rule is known") as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
            let file = &result["locations"][0]["physicalLocation"]["artifactLocation"];
            let uri = file["uri"].as_str().expect("it has a file");
            assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
            assert!(
                !uri.starts_with('.') && !uri.contains(['\\', '<', '"']),
                "{uri}"
            );
        }
        let invocation = &run["invocations"][0];
        assert_eq!(invocation["exitCode"], 3);
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(list(invocation, "/toolExecutionNotifications").len(), 1);
        let kinds = |kind: &str| {
            let results = list(run, "/results").iter();
            results.filter(|result| result["kind"] == kind).count()
        };
        assert!(kinds("fail") > 0);
        assert_eq!(kinds("notApplicable") > 0, more.contains(&"--all"));
    }
    for options in [
        CHINESE,
        Options {
            unfold: true,
            ..CHINESE
        },
    ] {
        assert_eq!(fault(SARIF, &json(&canned_in("sarif", options))), None);
    }
    let mut bent = json(&canned_in("sarif", CHINESE));
    bent["runs"][0]["results"][0]["level"] = Value::from("grave");
    assert!(fault(SARIF, &bent).is_some());
}

#[test]
fn sarif_regions_are_the_words_they_quote() {
    let (folder, names) = hostile("regions");
    let report = format!("{REPORT}四、改进措施\n今后将进一步加强网站栏目更新，\n不断提高水平。\n");
    fs::write(folder.join(&names[0]), &report).expect("the file can be written");
    let output = xxgk(&folder, &["check", &names[0], "--format", "sarif"]);
    let log = json(&String::from_utf8(output.stdout).expect("it is UTF-8"));
    let lines: Vec<Vec<char>> = report.lines().map(|line| line.chars().collect()).collect();
    let number = |value: &Value| value.as_u64().expect("it is a number") as usize;
    let mut compared = 0;
    for result in list(&log, "/runs/0/results") {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let Some(snippet) = region["snippet"]["text"].as_str() else {
            continue;
        };
        let (line, last) = (number(&region["startLine"]), number(&region["endLine"]));
        if line == last {
            let columns = number(&region["startColumn"]) - 1..number(&region["endColumn"]) - 1;
            let words: String = lines[line - 1][columns].iter().collect();
            assert_eq!(
                snippet.replace('*', ""),
                words.replace("13800002817", "138")
            );
            compared += 1;
        }
    }
    assert!(compared > 0);
}

#[test]
fn the_lines_of_jsonl_are_the_json_document() {
    let text = written("jsonl", "jsonl", &[]);
    let mut document = json("{\"reports\": [], \"errors\": []}");
    let mut kinds = Vec::new();
    for line in text.lines() {
        let mut line = json(line);
        let fields = line.as_object_mut().expect("a line is an object");
        let kind = fields.remove("type").expect("it has a type");
        kinds.push(kind.as_str().expect("it is a name").to_owned());
        match kinds.last().map(String::as_str) {
            Some(part @ ("report" | "error")) => {
                let list = document[format!("{part}s")].as_array_mut();
                list.expect("it is a list").push(line);
            }
            _ => {
                let whole = document.as_object_mut().expect("it is an object");
                whole.append(fields);
            }
        }
    }
    assert_eq!(fault(REVIEW, &document), None);
    assert_eq!(document["exit_status"], 3);
    assert_eq!(kinds.first().map(String::as_str), Some("header"));
    assert_eq!(kinds.last().map(String::as_str), Some("footer"));
    let mut same = json(&written("jsonl", "json", &[]));
    same["exit_status"] = Value::from(3);
    assert_eq!(document, same);
}

#[test]
fn gitlab_has_the_fields_it_needs_and_no_fingerprint_twice() {
    let entries = json(&written("gitlab", "gitlab", &[]));
    let entries = entries.as_array().expect("it is a list");
    let mut prints = BTreeMap::new();
    for entry in entries {
        for field in ["description", "check_name", "fingerprint"] {
            let text = entry[field].as_str().expect("it is a text");
            assert!(!text.is_empty(), "{field}");
        }
        let severity = entry["severity"].as_str().expect("it is a text");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        let path = entry["location"]["path"].as_str().expect("it is a text");
        assert!(!path.starts_with("./"), "{path}");
        assert!(entry["location"]["lines"]["begin"].as_u64() > Some(0));
        *prints.entry(entry["fingerprint"].to_string()).or_insert(0) += 1;
    }
    assert!(
        entries
            .iter()
            .any(|entry| entry["check_name"] == "unreadable")
    );
    assert!(prints.values().all(|&met| met == 1), "{prints:?}");
}

#[test]
fn rdjson_has_the_fields_it_needs_and_counts_bytes() {
    let (folder, _) = hostile("rdjson");
    let text = written("rdjson", "rdjson", &[]);
    let report = json(&text);
    assert_eq!(report["source"]["name"], "xxgk");
    let mut ranges = 0;
    for diagnostic in list(&report, "/diagnostics") {
        assert!(diagnostic["message"].is_string());
        let severity = diagnostic["severity"].as_str().expect("it is a text");
        assert!(["ERROR", "WARNING", "INFO"].contains(&severity));
        assert!(diagnostic["code"]["value"].is_string());
        let location = &diagnostic["location"];
        let path = location["path"].as_str().expect("it is a text");
        assert!(folder.join(path).exists(), "{path:?}");
        let number = |field: &str| {
            let value = location["range"].pointer(field).and_then(Value::as_u64);
            value.map(|number| number as usize)
        };
        let (Some(line), Some(to)) = (number("/start/line"), number("/end/column")) else {
            continue;
        };
        let from = number("/start/column").expect("it has a start");
        if number("/end/line") == Some(line) {
            let words = REPORT.lines().nth(line - 1).expect("the line is there");
            assert!(words.get(from - 1..to - 1).is_some(), "{diagnostic}");
            ranges += 1;
        }
    }
    assert!(ranges > 0);
}

/// The elements of an XML document with their attributes, in order.
fn elements(text: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.expect("it is an attribute");
                    let key = attribute.key.as_ref().to_owned();
                    let value = quick_xml::escape::unescape(&attribute.value);
                    let value = value.expect("it is escaped");
                    (key, value.into_owned())
                });
                found.push((name, attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn junit_is_xml_whose_counts_are_right() {
    for text in [written("junit", "junit", &[]), canned_in("junit", CHINESE)] {
        let elements = elements(&text);
        assert_eq!(elements[0].0, "testsuites");
        let starts: Vec<_> = (0..elements.len())
            .filter(|&at| elements[at].0 == "testsuite")
            .chain([elements.len()])
            .collect();
        assert!(starts.len() > 3);
        for pair in starts.windows(2) {
            let suite = &elements[pair[0]].1;
            let count = |name: &str| {
                let inside = elements[pair[0]..pair[1]].iter();
                inside
                    .filter(|(element, _)| element == name)
                    .count()
                    .to_string()
            };
            for (attribute, element) in [
                ("tests", "testcase"),
                ("failures", "failure"),
                ("errors", "error"),
                ("skipped", "skipped"),
            ] {
                assert_eq!(suite[attribute], count(element), "{attribute} of {suite:?}");
            }
        }
        let legal = |sign: char| {
            sign == '\n' || (sign >= ' ' && !('\u{fffe}'..='\u{ffff}').contains(&sign))
        };
        assert!(text.chars().all(legal));
    }
}

#[test]
fn csv_is_a_table_that_computes_nothing() {
    let text = written("csv", "csv", &[]);
    let table = text.strip_prefix('\u{feff}').expect("it has a mark");
    assert!(table.ends_with("\r\n") && !table.replace("\r\n", "").contains(['\r', '\n']));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().expect("it has a header").len();
    let records: Vec<_> = reader
        .records()
        .map(|record| record.expect("it is a row"))
        .collect();
    let (_, names) = hostile("csv");
    for record in &records {
        assert_eq!(record.len(), columns);
        let computes = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(!record.iter().any(computes), "{record:?}");
    }
    for name in names {
        let name = name.replace('\n', " ");
        let path = format!("./{name}");
        assert!(records.iter().any(|record| record[0] == path), "{path}");
    }
}

#[test]
fn annotations_are_worst_first_and_a_line_each() {
    let (folder, _) = hostile("github");
    let summary = folder.join("summary.md");
    fs::write(&summary, "# 前一步\n").expect("the file can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(&folder)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .args(["check", ".", "--format", "github"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(3));
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    let mut lines: Vec<_> = text.lines().collect();
    let last = lines.pop().expect("it has a last line");
    assert!(last.starts_with("已审查报告"), "{last}");
    let kinds: Vec<_> = lines
        .iter()
        .map(|line| {
            let (kind, rest) = line
                .strip_prefix("::")
                .expect("it is a command")
                .split_once(' ')
                .expect("it has properties");
            let (properties, message) = rest.split_once("::").expect("it has a message");
            assert!(!message.is_empty());
            let keys = ["file", "line", "col", "endLine", "endColumn", "title"];
            for property in properties.split(',') {
                let (key, value) = property.split_once('=').expect("it is a property");
                assert!(keys.contains(&key) && !value.contains(':'), "{line}");
            }
            kind
        })
        .collect();
    let rank = |kind: &&str| {
        ["error", "warning", "notice"]
            .iter()
            .position(|one| one == kind)
    };
    assert!(kinds.iter().is_sorted_by_key(rank) && kinds.iter().all(|kind| rank(kind).is_some()));
    let summary = fs::read_to_string(&summary).expect("it is there");
    assert!(
        summary.starts_with("# 前一步\n## 信息公开年度报告审查"),
        "{summary}"
    );
    assert!(summary.contains("<details>") && summary.ends_with(&format!("{last}\n")));
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
