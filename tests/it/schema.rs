//! The published schema of `--format json` against what the program writes.

use crate::support;
use boon::{Compiler, Schemas};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCHEMA: &str = include_str!("../../schemas/review.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// What the published schema has against `review`; `None` where it is valid.
fn fault(review: &Value) -> Option<String> {
    fault_by(schema(), review)
}

fn fault_by(schema: Value, review: &Value) -> Option<String> {
    let mut compiler = Compiler::new();
    let mut schemas = Schemas::new();
    compiler
        .add_resource("review.json", schema)
        .expect("the schema has no other name");
    let index = compiler
        .compile("review.json", &mut schemas)
        .unwrap_or_else(|error| panic!("{error:#}"));
    schemas
        .validate(review, index)
        .err()
        .map(|error| format!("{error:#}"))
}

/// The JSON that the program writes for these arguments, whatever its exit status.
fn review(arguments: &[&Path]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .args(["check", "--format", "json"])
        .args(arguments)
        .output()
        .expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("the program writes JSON")
}

#[test]
fn no_string_can_drive_a_terminal() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema-signs");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let signs = "\u{7f}\u{80}\u{9b}31m\u{9f}\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{2028}\u{2029}";
    let report = fs::read_to_string(support::fixture("reports/mingde.txt")).expect("it is there");
    let changed = report.replace("2024", &format!("2024{signs}"));
    let path = folder.join("signs.md");
    fs::write(&path, changed.replace("信息公开", "信息\u{202e}公开")).expect("it can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .args(["check", "--format", "json"])
        .args([&path, &folder.join(format!("gone{signs}.txt"))])
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    let drives =
        |sign: char| (sign.is_control() && sign != '\n') || signs.replace("31m", "").contains(sign);
    assert!(!text.contains(drives), "{:?}", text.find(drives));
    let json: Value = serde_json::from_str(&text).expect("it is JSON");
    let gone = json["errors"][0]["path"].as_str().expect("it has a path");
    assert!(gone.ends_with(&format!("gone{signs}.txt")), "{gone:?}");
    assert!(text.contains("\\u202e") && json["reports"][0].to_string().contains('\u{202e}'));
}

/// A folder with a report in every format, a file that cannot be read and one that is no report.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let text = fs::read_to_string(support::fixture("reports/mingde.txt")).expect("it is there");
    let body: String = text
        .lines()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>学生奖励办法、处罚办法</w:t></w:r></w:p></w:tc>\
                 <w:tc><w:p><w:r><w:t>已公开</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}{table}</w:body></w:document>");
    let docx = support::zip(&[("word/document.xml", document.into_bytes())]);
    let files: [(&str, &[u8]); 6] = [
        ("文本.txt", text.as_bytes()),
        ("文本.md", text.as_bytes()),
        ("文档.docx", &docx),
        ("空.txt", b""),
        ("笔记.txt", "会议记录。".as_bytes()),
        (
            "结构化.toml",
            include_bytes!("../../fixtures/reports/structured.toml"),
        ),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("a file can be written");
    }
    folder
}

/// The schema without room for fields that it does not name: the published one leaves room for those to come.
fn closed(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(map) => {
            map.values_mut()
                .for_each(|value| *value = closed(value.take()));
            if map.get("properties").is_some_and(Value::is_object) {
                map.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| *value = closed(value.take())),
        _ => {}
    }
    schema
}

#[test]
fn every_review_is_valid() {
    let written = review(&[&folder()]);
    assert_eq!(written["reports"].as_array().map(Vec::len), Some(4));
    assert_eq!(written["errors"].as_array().map(Vec::len), Some(1));
    assert_eq!(written["skipped"].as_array().map(Vec::len), Some(1));
    let docx = &written["reports"][2];
    assert_eq!(
        docx["path"]
            .as_str()
            .map(|path| path.ends_with("文档.docx")),
        Some(true)
    );
    assert_eq!(docx["items"][37]["evidence"][0]["place"]["table"], 1);
    assert_eq!(fault(&written), None);
    assert_eq!(fault_by(closed(schema()), &written), None);
}

#[test]
fn a_run_without_a_report_is_valid() {
    assert_eq!(fault(&review(&[Path::new("nowhere.txt")])), None);
}

#[test]
fn a_review_that_lacks_a_field_or_bends_a_value_is_not_valid() {
    let whole = review(&[&support::fixture("reports/mingde.txt")]);
    assert_eq!(fault(&whole), None);
    let bent: [(&str, Value); 8] = [
        ("/schema", Value::from(2)),
        ("/reports/0/items/0/status", Value::from("public")),
        ("/reports/0/items/0/applies", Value::Null),
        ("/reports/0/items/49/number", Value::from(51)),
        ("/reports/0/parts/0/id", Value::from("概述")),
        ("/reports/0/gaps/0/remedy", Value::from("好")),
        ("/reports/0/findings/0/line", Value::from(0)),
        ("/summary/findings/error", Value::from(-1)),
    ];
    for (pointer, value) in bent {
        let mut review = whole.clone();
        *review.pointer_mut(pointer).expect("the field is there") = value;
        assert!(fault(&review).is_some(), "{pointer} may be anything");
    }
}

#[test]
fn every_field_is_described() {
    fn walk(schema: &Value, path: &str) {
        if let Some(properties) = schema["properties"].as_object() {
            for (name, property) in properties {
                let path = format!("{path}/{name}");
                assert!(
                    property["description"].is_string() || property["$ref"].is_string(),
                    "{path} has no description"
                );
                walk(property, &path);
            }
        }
        for inner in ["items", "$defs"] {
            match &schema[inner] {
                Value::Object(definitions) if inner == "$defs" => definitions
                    .iter()
                    .for_each(|(name, definition)| walk(definition, &format!("{path}/{name}"))),
                item => {
                    if item.is_object() {
                        walk(item, path);
                    }
                }
            }
        }
    }
    walk(&schema(), "");
}
