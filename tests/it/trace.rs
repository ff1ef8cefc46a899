//! Traces: they tell the judgement that `check` makes and all that it rests on, fit the terminal and leak nothing.

use crate::support::fixture;
use std::path::PathBuf;
use unicode_width::UnicodeWidthStr;
use xxgk::check::{Judgement, Mark, Mode, Outcome, Rule, Stated, Status, Trace, Why, check, trace};
use xxgk::document::{Document, Position};
use xxgk::output::Options;
use xxgk::output::human::Human;
use xxgk::pack::Pack;
use xxgk::review::{
    self, Applies, Decided, Language, Pointer, Quote, Style, TraceReview, TracedElement,
    TracedOutcome, TracedStatement, TracedWord, TracedWords,
};

const ALL: [u8; 50] = {
    let mut numbers = [0; 50];
    let mut index = 0;
    while index < 50 {
        numbers[index] = index as u8 + 1;
        index += 1;
    }
    numbers
};

/// Every way in which words can be set aside, and every mark by which they can be judged but those of tables and fields.
const REPORT: &str = "明德学院2024年信息公开年度报告
一、主动公开情况
学校章程已在学校官网公布，见“规章制度”栏目。学校制定的各项规章制度在一定范围内公开。
学校认真学习《普通高等学校招生章程管理办法》。党委会研究了年度工作计划。
学校发展规划拟于2025年公开。学校没有举办中外合作办学机构和项目。
清单第43、44项不涉及。收费标准公布于 https://cw.mingde.cn/sf.htm ，联系人王老师13800002817。
二、存在的问题和改进措施
学生申诉办法更新不及时。招生信息的公开还要加强。
";

fn reports() -> Vec<PathBuf> {
    let folders = ["corpus", "blind", "reports"];
    let entries = folders.iter().flat_map(|folder| {
        let entries = std::fs::read_dir(fixture(folder)).expect("the folder is there");
        entries.map(|entry| entry.expect("the entry is readable").path())
    });
    let report = |path: &PathBuf| {
        let extension = path.extension();
        extension.is_some_and(|extension| extension == "txt" || extension == "toml")
    };
    entries.filter(report).collect()
}

fn render(document: &Document, pack: &Pack, traced: &Trace, options: Options) -> String {
    let style = Style {
        language: options.language,
        contexts: true,
    };
    let item = pack
        .item(traced.judgement.number)
        .expect("the item is there");
    let told = review::trace("报告.txt".to_owned(), document, traced, item, style);
    laid_out(&told, options)
}

fn options(language: Language, width: usize) -> Options {
    Options {
        language,
        width,
        color: false,
        quiet: false,
        unfold: true,
        fail_on: None,
    }
}

/// The elements that the steps of a trace bear out, one bit an index.
fn covered(trace: &Trace) -> u16 {
    let of = |wanted: Mode| {
        let steps = trace.steps.iter().filter_map(|step| match step.outcome {
            Outcome::Counted { mode, .. } if mode == wanted => step.element,
            _ => None,
        });
        steps.fold(0u16, |bits, element| bits | 1 << element)
    };
    let public = of(Mode::Disclosed);
    let open = public | of(Mode::Offered);
    match if open.count_ones() > 1 { open } else { public } {
        0 => 0,
        public => public | of(Mode::Nil),
    }
}

fn agree(judgement: &Judgement, traces: &[Trace], name: &str) {
    assert_eq!(traces.len(), judgement.items.len());
    for (judged, traced) in judgement.items.iter().zip(traces) {
        let (own, number) = (&traced.judgement, judged.number);
        assert_eq!(format!("{own:?}"), format!("{judged:?}"), "{name}");
        // The steps are all that the judgement rests on, and none is left out.
        assert_eq!(covered(traced), own.account.covered, "{name} item {number}");
        let modes: Vec<Mode> = traced
            .steps
            .iter()
            .filter_map(|step| match step.outcome {
                Outcome::Counted { mode, .. } => Some(mode),
                Outcome::SetAside(_) => None,
            })
            .collect();
        let silent = own.account.rule == Rule::Silent;
        assert_eq!(modes.is_empty(), silent, "{name} item {number}");
        assert_eq!(silent, own.status == Status::Missing);
        if own.status == Status::Nil {
            assert!(modes.contains(&Mode::Nil), "{name} item {number}");
        }
    }
}

#[test]
fn a_trace_tells_the_judgement_that_is_made() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let stated = Stated::default();
    let paths = reports();
    assert!(paths.len() > 60);
    for path in paths {
        let document = xxgk::input::open(&path).expect("the report is readable");
        let judgement = check(&document, &pack, &stated);
        let traces = trace(&document, &pack, &stated, &ALL);
        agree(&judgement, &traces, &path.display().to_string());
    }
}

#[test]
fn one_item_is_traced_as_it_is_among_all() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let document = xxgk::input::plain(REPORT.to_owned());
    let all = trace(&document, &pack, &Stated::default(), &ALL);
    for (number, traced) in ALL.iter().zip(&all) {
        let alone = trace(&document, &pack, &Stated::default(), &[*number]);
        assert_eq!(alone.len(), 1);
        assert_eq!(alone[0].steps, traced.steps);
    }
    assert!(trace(&document, &pack, &Stated::default(), &[51, 200]).is_empty());
}

#[test]
fn words_that_are_set_aside_say_why() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let document = xxgk::input::plain(REPORT.to_owned());
    let traces = trace(&document, &pack, &Stated::default(), &ALL);
    let steps: Vec<_> = traces.iter().flat_map(|traced| &traced.steps).collect();
    for wanted in [Why::Law, Why::Topic, Why::Scope] {
        let found = steps
            .iter()
            .any(|step| matches!(step.outcome, Outcome::SetAside(reason) if reason.why == wanted));
        assert!(found, "{wanted:?}");
    }
}

#[test]
fn a_row_is_judged_by_its_cells() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let table = "# 明德学院2024年信息公开年度报告\n\n| 事项 | 情况 |\n| --- | --- |\n| 学校章程 | 已公开 |\n";
    let document = xxgk::input::read("报告.md", table.into()).expect("it is Markdown");
    let traced = &trace(&document, &pack, &Stated::default(), &[2])[0];
    assert_eq!(traced.judgement.status, Status::Disclosed);
    let cell = traced.steps.iter().find_map(|step| match step.outcome {
        Outcome::Counted { by, .. } if by.mark == Mark::Cell => by.at,
        _ => None,
    });
    let cell = cell.expect("another cell decides");
    assert_eq!(document.slice(cell).trim(), "已公开");
}

fn quote(text: &str, column: u32) -> Quote {
    Quote {
        text: text.into(),
        position: Position {
            line: 3,
            column,
            ..Position::default()
        },
        ..Quote::default()
    }
}

/// A statement that counts, and one that is set aside.
fn canned_statements(charter: &'static str) -> Vec<TracedStatement<'static>> {
    let word = |text: &str, column, elements: &[&'static str]| TracedWord {
        quote: quote(text, column),
        elements: elements.to_vec(),
    };
    let disclosed = TracedOutcome::Counted {
        mode: Mode::Disclosed,
        mark: Mark::Publish,
        by: Some(quote("公布于", 12)),
        pointer: Pointer::Column,
        pointer_by: Some(quote("“规章制度”", 15)),
    };
    let aside = TracedOutcome::SetAside {
        why: Why::Law,
        by: Some(quote("《高等学校章程制定暂行办法》", 28)),
    };
    let statement = |text, column, words| TracedStatement {
        quote: quote(text, column),
        words,
    };
    let words = vec![word("章程", 3, &[charter]), word("规章", 6, &[])];
    vec![
        statement(
            "学校章程和规章公布于“规章制度”栏目",
            1,
            vec![TracedWords {
                words,
                outcome: disclosed,
            }],
        ),
        statement(
            "学习《高等学校章程制定暂行办法》",
            26,
            vec![TracedWords {
                words: vec![word("章程", 33, &[charter])],
                outcome: aside,
            }],
        ),
    ]
}

/// A trace that no change of the rule data changes.
fn canned(language: Language) -> TraceReview<'static> {
    let said = |chinese, english| match language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    let (charter, rules) = (said("学校章程", "charter"), said("规章制度", "rules"));
    TraceReview {
        path: "报告.txt".to_owned(),
        number: 2,
        name: said("章程和规章制度", "Charter and rules"),
        title: "学校章程及制定的各项规章制度",
        applies: (Applies::Depends, Decided::LevelUnknown),
        status: Status::Disclosed,
        shortfall: None,
        rule: Rule::Pointer,
        pointer: Pointer::Column,
        published: true,
        elements: vec![
            TracedElement {
                label: charter,
                covered: true,
            },
            TracedElement {
                label: rules,
                covered: false,
            },
        ],
        enough: 2,
        statements: canned_statements(charter),
        searched: Vec::new(),
        nearest: None,
        notes: Vec::new(),
    }
}

fn laid_out(traced: &TraceReview<'_>, options: Options) -> String {
    let mut out = Vec::new();
    Human::new(options)
        .trace(&mut out, traced)
        .expect("a Vec takes every byte");
    String::from_utf8(out).expect("only text is written")
}

#[test]
fn a_trace_is_laid_out() {
    let shown = [Language::Chinese, Language::English]
        .map(|language| laid_out(&canned(language), options(language, 80)));
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn each_rule_says_what_would_change_its_judgement() {
    for (rule, published, told) in [
        (Rule::Elements, true, "少 1 个就不到一半"),
        (Rule::Pointer, true, "没有这个指向"),
        (Rule::Short, true, "给写明公开的句子加上链接"),
        (Rule::Silent, false, "并给出链接"),
        (Rule::Nil, false, "再有 1 个写明已公开"),
    ] {
        let mut traced = canned(Language::Chinese);
        (traced.rule, traced.published) = (rule, published);
        traced.enough = if rule == Rule::Elements { 1 } else { 2 };
        let shown = laid_out(&traced, options(Language::Chinese, 120));
        assert!(shown.contains(told), "{shown}");
        let none = shown.contains("学校没有此类事项的");
        assert_eq!(none, matches!(rule, Rule::Short | Rule::Silent), "{shown}");
    }
}

#[test]
fn every_line_fits_and_nothing_personal_is_shown() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let document = xxgk::input::plain(REPORT.to_owned());
    let traces = trace(&document, &pack, &Stated::default(), &ALL);
    for width in [40, 80] {
        for language in [Language::Chinese, Language::English] {
            for traced in &traces {
                let shown = render(&document, &pack, traced, options(language, width));
                assert!(!shown.contains("13800002817"), "{shown}");
                for line in shown.lines().filter(|line| !line.contains("http")) {
                    assert!(line.width_cjk() <= width, "{line}");
                }
            }
        }
    }
}
