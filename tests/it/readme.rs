//! Both READMEs are true: their commands run and end as they say, their example is the program's own output, their
//! table of exit statuses is the program's, and the rules that they name exist.

use crate::support;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use xxgk::check::{Stated, check};
use xxgk::cli::{CLEAN, FINDINGS, UNCHECKED, UNUSABLE, exit_statuses};
use xxgk::output::Options;
use xxgk::output::human::Human;
use xxgk::pack::Pack;
use xxgk::review::{Language, Severity, Style, Summary, review};

const ENGLISH: &str = include_str!("../../README.md");
const CHINESE: &str = include_str!("../../README.zh-CN.md");
/// The report of the example.
const EXAMPLE: &str = "fixtures/reports/mingde.txt";
/// Stands in the example where lines are left out.
const LEFT_OUT: &str = "[…]";

/// The blocks of code in these languages, each without its fences.
fn blocks(readme: &str, languages: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```") else {
            continue;
        };
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if languages.contains(&language) {
            found.push(inside.join("\n"));
        }
    }
    found
}

/// The commands of a README, each with the remark behind it.
fn commands(readme: &str) -> Vec<(String, String)> {
    let scripts = blocks(readme, &["sh"]);
    let typed = scripts.iter().flat_map(|block| block.lines());
    let sessions = blocks(readme, &["console"]);
    let shown = sessions
        .iter()
        .flat_map(|block| block.lines())
        .filter_map(|line| line.strip_prefix("$ "));
    typed
        .chain(shown)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (command, remark) = line.split_once(" # ").unwrap_or((line, ""));
            (command.trim().to_owned(), remark.to_owned())
        })
        .collect()
}

/// The exit status that a remark states; 0 where it states none. The review that is shown has errors.
fn stated(remark: &str, command: &str) -> i32 {
    if command.ends_with(EXAMPLE) && remark.is_empty() {
        return i32::from(FINDINGS);
    }
    ["exit status ", "退出状态 "]
        .iter()
        .find_map(|words| remark.split_once(words))
        .map_or(0, |(_, rest)| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().expect("an exit status is a number")
        })
}

/// Runs a command line as a shell would, at the root of the repository; `None` where it is not one of xxgk's.
/// Files are written to a folder of the test's own.
fn run(command: &str) -> Option<i32> {
    let command = command.replace("cargo run --release --", "xxgk");
    let arguments = command.strip_prefix("xxgk ")?;
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut process = Command::new(env!("CARGO_BIN_EXE_xxgk"));
    process
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut words = arguments.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "<" => {
                let path = words.next().expect("a file follows <");
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
                process.stdin(File::open(path).expect("the file is there"));
            }
            ">" => {
                words.next().expect("a file follows >");
            }
            _ => match word.split_once(':') {
                Some((format, name)) => {
                    process.arg(format!("{format}:{}", scratch.join(name).display()));
                }
                None => {
                    process.arg(word.trim_matches('\''));
                }
            },
        }
    }
    process.status().expect("the program runs").code()
}

#[test]
fn every_command_ends_as_it_says() {
    for readme in [ENGLISH, CHINESE] {
        let mut others = Vec::new();
        for (command, remark) in commands(readme) {
            match run(&command) {
                Some(status) => assert_eq!(status, stated(&remark, &command), "{command}"),
                None => others.push(command),
            }
        }
        assert_eq!(
            others,
            [
                "cargo test",
                "cargo install --path .",
                "cargo run --release --example accuracy -- fixtures/corpus fixtures/blind"
            ]
        );
    }
}

#[test]
fn both_readmes_show_the_same_commands() {
    let typed = |readme| {
        let commands = commands(readme).into_iter();
        commands
            .map(|(command, _)| command.replace("--lang en ", ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(typed(ENGLISH), typed(CHINESE));
    let headings = |readme: &str| {
        readme
            .lines()
            .filter(|line| line.starts_with("## "))
            .count()
    };
    assert_eq!(headings(ENGLISH), headings(CHINESE));
}

/// The review of the example on a terminal of 80 columns.
fn example(language: Language) -> String {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let document = xxgk::input::open(&support::fixture("reports/mingde.txt"))
        .expect("the example can be read");
    let judgement = check(&document, &pack, &Stated::default());
    let style = Style {
        language,
        contexts: true,
    };
    let review = review(EXAMPLE.to_owned(), &document, &judgement, &pack, style);
    let count = |severity| {
        let findings = review.findings.iter();
        findings.filter(|one| one.severity == severity).count()
    };
    let summary = Summary {
        reports: 1,
        error_findings: count(Severity::Error),
        warning_findings: count(Severity::Warning),
        note_findings: count(Severity::Note),
        rules_checked: pack
            .rules
            .iter()
            .filter(|rule| !rule.of_configuration)
            .count(),
        items_checked: pack.items.len(),
        pack_id: pack.id.id.clone(),
        pack_version: pack.id.version.clone(),
        ..Summary::default()
    };
    let mut human = Human::new(Options {
        language,
        width: 80,
        color: false,
        quiet: false,
        unfold: false,
        fail_on: Some(Severity::Error),
    });
    let mut out = Vec::new();
    human
        .review(&mut out, &review)
        .and_then(|()| human.finish(&mut out, &summary))
        .expect("a Vec takes every byte");
    String::from_utf8(out).expect("only text is written")
}

#[test]
fn the_example_is_what_the_program_writes() {
    for (readme, language) in [(ENGLISH, Language::English), (CHINESE, Language::Chinese)] {
        let session = blocks(readme, &["console"]).concat();
        let (_, shown) = session
            .split_once('\n')
            .expect("output follows the command");
        let real = example(language);
        let mut rest = real.as_str();
        let pieces: Vec<&str> = shown.split(LEFT_OUT).map(str::trim).collect();
        for piece in &pieces {
            let at = rest.find(&format!("{piece}\n")).unwrap_or_else(|| {
                panic!("not in the output, or not there:\n{piece}\n\nThe output:\n{real}")
            });
            rest = &rest[at + piece.len()..];
        }
        assert!(real.starts_with(pieces[0]), "the example begins later");
        assert_eq!(rest, "\n", "the example ends earlier");
    }
}

/// With this variable set, the tables are written anew instead of compared.
const WRITE: &str = "WRITE_README";

#[test]
fn the_tables_of_exit_statuses_are_the_programs() {
    let readmes = [
        ("README.md", Language::English),
        ("README.zh-CN.md", Language::Chinese),
    ];
    for (name, language) in readmes {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let readme = std::fs::read_to_string(&path).expect("it is there");
        let (begin, end) = ("<!-- exit-status -->\n", "\n<!-- /exit-status -->");
        let (before, rest) = readme.split_once(begin).expect("the table begins");
        let (table, after) = rest.split_once(end).expect("the table ends");
        let current = exit_statuses(language);
        if std::env::var_os(WRITE).is_some() {
            let written = format!("{before}{begin}{current}{end}{after}");
            std::fs::write(&path, written).expect("it can be written");
        } else {
            assert_eq!(
                table, current,
                "{name} is old: run the tests with {WRITE}=1"
            );
        }
    }
}

#[test]
fn a_run_ends_with_the_gravest_status() {
    let cases = [
        (
            "xxgk check --fail-on never fixtures/reports/mingde.txt",
            CLEAN,
        ),
        ("xxgk check fixtures/reports/mingde.txt", FINDINGS),
        ("xxgk check nowhere.txt", UNCHECKED),
        ("xxgk check rules", UNCHECKED),
        ("xxgk check --allow-empty rules", CLEAN),
        (
            "xxgk check nowhere.txt fixtures/reports/mingde.txt",
            UNCHECKED,
        ),
        (
            "xxgk check --year 20244 fixtures/reports/mingde.txt",
            UNUSABLE,
        ),
        (
            "xxgk check --pack nowhere fixtures/reports/mingde.txt",
            UNUSABLE,
        ),
        (
            "xxgk check --output human --output json nowhere.txt",
            UNUSABLE,
        ),
        (
            "xxgk check --output json:nowhere/review.json nowhere.txt",
            UNUSABLE,
        ),
        ("xxgk explain 51", UNUSABLE),
        ("xxgk pack test rules/moe-2014", CLEAN),
    ];
    for (command, status) in cases {
        assert_eq!(run(command), Some(i32::from(status)), "{command}");
    }
}

#[test]
fn every_rule_named_exists() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    for readme in [ENGLISH, CHINESE] {
        let words = readme.split(|c: char| !c.is_ascii_lowercase() && c != '-');
        let named: Vec<&str> = words
            .filter(|word| {
                ["item-", "part-", "gap-", "no-gap-"]
                    .iter()
                    .any(|group| word.starts_with(group) && word.len() > group.len())
            })
            .collect();
        assert!(!named.is_empty(), "the README names no rule");
        for name in named {
            assert!(pack.rule(name).is_some(), "there is no rule {name}");
        }
    }
}

#[test]
fn every_file_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for readme in [ENGLISH, CHINESE] {
        for (at, _) in readme.match_indices("](") {
            let target = readme[at + 2..].split(')').next().unwrap_or_default();
            assert!(
                target.starts_with("http") || root.join(target).exists(),
                "{target} is not there"
            );
        }
    }
}

#[test]
fn every_dependency_has_a_reason() {
    let reasons = include_str!("../../docs/dependencies.md");
    let manifest: toml::Table =
        toml::from_str(include_str!("../../Cargo.toml")).expect("the manifest is TOML");
    let mut named = Vec::new();
    for kind in ["dependencies", "dev-dependencies"] {
        named.extend(manifest[kind].as_table().expect("it is a table").keys());
    }
    for name in &named {
        assert!(
            reasons.contains(&format!("\n| `{name}` | ")),
            "{name} has no reason"
        );
    }
    let given = reasons.lines().filter(|line| line.starts_with("| `"));
    assert_eq!(given.count(), named.len(), "a reason for what is not used");
}

#[test]
fn the_code_map_names_every_folder() {
    let map = include_str!("../../docs/architecture.md");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in std::fs::read_dir(root).expect("the folder is there") {
        let entry = entry.expect("the entry is readable");
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            assert!(map.contains(&format!("`src/{name}/`")), "{name}");
        }
    }
}
