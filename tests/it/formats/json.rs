//! The formats that are JSON, each against its schema or the fields that its readers need.

use super::{CHINESE, REPORT, canned_in, hostile, parsed, written, xxgk};
use boon::{Compiler, Schemas};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use xxgk::output::Options;

const SARIF: &str = include_str!("../schemas/sarif-2.1.0.json");
const GITLAB: &str = include_str!("../schemas/gitlab-code-quality.json");
const RDJSON: &str = include_str!("../schemas/rdjson.json");
const REVIEW: &str = include_str!("../../../schemas/review.json");

/// What a schema has against a value; `None` where it is valid.
fn fault(schema: &str, value: &Value) -> Option<String> {
    let mut compiler = Compiler::new();
    let mut schemas = Schemas::new();
    compiler
        .add_resource("schema.json", parsed(schema))
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
        let log = parsed(&written("sarif", "sarif", more));
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
        assert_eq!(fault(SARIF, &parsed(&canned_in("sarif", options))), None);
    }
    let mut bent = parsed(&canned_in("sarif", CHINESE));
    bent["runs"][0]["results"][0]["level"] = Value::from("grave");
    assert!(fault(SARIF, &bent).is_some());
}

#[test]
fn every_rule_in_sarif_has_help_and_no_invented_address() {
    let folder = crate::support::fixture("");
    let arguments = ["check", "reports/mingde.txt", "--format", "sarif"];
    let output = xxgk(&folder, &arguments);
    let log = parsed(&String::from_utf8(output.stdout).expect("it is UTF-8"));
    for rule in list(&log, "/runs/0/tool/driver/rules") {
        let explained = format!(
            "xxgk explain {}",
            rule["id"].as_str().expect("it has a name")
        );
        for form in ["text", "markdown"] {
            let help = rule["help"][form].as_str().expect("it has help");
            assert!(
                help.contains(&explained) && help.len() > explained.len() + 2,
                "{help}"
            );
        }
        let address = rule["helpUri"].as_str();
        assert_eq!(address.is_some(), !env!("CARGO_PKG_REPOSITORY").is_empty());
    }
}

#[test]
fn sarif_regions_are_the_words_they_quote() {
    let (folder, names) = hostile("regions");
    let report = format!("{REPORT}四、改进措施\n今后将进一步加强网站栏目更新，\n不断提高水平。\n");
    fs::write(folder.join(&names[0]), &report).expect("the file can be written");
    let output = xxgk(&folder, &["check", &names[0], "--format", "sarif"]);
    let log = parsed(&String::from_utf8(output.stdout).expect("it is UTF-8"));
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
    let mut document = parsed("{\"reports\": [], \"errors\": []}");
    let mut kinds = Vec::new();
    for line in text.lines() {
        let mut line = parsed(line);
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
    let mut same = parsed(&written("jsonl", "json", &[]));
    same["exit_status"] = Value::from(3);
    assert_eq!(document, same);
}

#[test]
fn gitlab_has_the_fields_it_needs_and_no_fingerprint_twice() {
    let entries = parsed(&written("gitlab", "gitlab", &[]));
    assert_eq!(fault(GITLAB, &entries), None);
    let entries = entries.as_array().expect("it is a list");
    let mut prints = BTreeMap::new();
    for entry in entries {
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
    let report = parsed(&text);
    assert_eq!(fault(RDJSON, &report), None);
    assert_eq!(report["source"]["name"], "xxgk");
    let mut ranges = 0;
    for diagnostic in list(&report, "/diagnostics") {
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
