//! The formats that are no JSON, each read by a reader of its kind.

use super::{CHINESE, canned_in, hostile, written};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

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
fn html_is_one_whole_page_that_runs_and_fetches_nothing() {
    for text in [
        written("html", "html", &["--statistics"]),
        canned_in("html", CHINESE),
    ] {
        assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        let mut open: Vec<String> = Vec::new();
        loop {
            match reader.read_event().expect("every element ends") {
                Event::Start(element) => open.push(element.name().as_ref().to_owned()),
                Event::End(_) => _ = open.pop(),
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(open.is_empty() && text.ends_with("</html>\n"));
        let elements = elements(&text);
        let known = |name: &str, key: &str| {
            let mut attributes = elements.iter().filter(|(element, _)| element == name);
            attributes.any(|(_, attributes)| attributes.contains_key(key))
        };
        assert!(!known("link", "href") && !text.contains("@import") && !text.contains("url("));
        for (name, attributes) in &elements {
            assert!(!["script", "img", "iframe", "object", "form"].contains(&name.as_str()));
            assert!(
                attributes
                    .keys()
                    .all(|key| !key.starts_with("on") && key != "src")
            );
            if name == "a" {
                let target = attributes["href"]
                    .strip_prefix('#')
                    .expect("it stays on the page");
                let is_there = |(_, of): &(String, BTreeMap<String, String>)| {
                    of.get("id").is_some_and(|id| id == target)
                };
                assert!(elements.iter().any(is_there), "{target}");
            }
        }
        let reports = elements
            .iter()
            .filter(|(name, _)| name == "article")
            .count();
        assert!(reports > 1);
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
