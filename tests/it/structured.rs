//! Structured reports: what is read from good files, and what is said about bad ones.

use crate::outline::outline;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme};
use std::fmt::Write;
use xxgk::document::{BlockKind, DeclaredFigure, DeclaredStatus, Document};
use xxgk::input::structured::{self, StructuredError};
use xxgk::span::Span;

const EXAMPLE: &str = include_str!("../../fixtures/reports/structured.toml");

/// The least that a structured report has.
const LEAST: &str = "[school]\nname = \"青溪职业技术学院\"\n[period]\nyear = 2024\n";

fn read(text: &str) -> Document {
    structured::read("report.toml", text.to_owned())
        .unwrap_or_else(|error| panic!("{}", render(&error)))
}

fn fail(text: &str) -> StructuredError {
    match structured::read("report.toml", text.to_owned()) {
        Ok(_) => panic!("this must not be read:\n{text}"),
        Err(error) => error,
    }
}

fn render(error: &dyn Diagnostic) -> String {
    let mut out = String::new();
    let handler =
        GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(140);
    handler
        .render_report(&mut out, error)
        .expect("a string takes any text");
    out
}

/// The faults of a report that is good but for `more`.
fn faults(more: &str) -> String {
    render(&fail(&format!("{LEAST}{more}")))
}

#[test]
fn the_example_is_read() {
    insta::assert_snapshot!(outline(&read(EXAMPLE)));
}

#[test]
fn the_example_declares_its_facts() {
    let document = read(EXAMPLE);
    let declared = document.declared();
    let words = |span: Option<Span>| span.map_or("-", |span| document.slice(span));
    let mut out = String::new();
    let places = declared.places;
    let facts = [
        ("school", &declared.school, places.school),
        ("level", &declared.level, places.level),
        ("ownership", &declared.ownership, places.ownership),
        ("authority", &declared.authority, places.authority),
        ("website", &declared.website, places.website),
        (
            "year",
            &declared.year.map(|year| year.to_string()),
            places.year,
        ),
        ("start", &declared.start, places.start),
        ("end", &declared.end, places.end),
    ];
    for (key, value, place) in facts {
        writeln!(out, "{key}: {value:?} at {}", words(place)).expect("a string takes any text");
    }
    for part in &declared.parts {
        let blocks: Vec<&str> = part
            .blocks()
            .map(|index| document.block_text(index))
            .collect();
        writeln!(
            out,
            "part {} ({}) {} {blocks:#?}",
            part.id,
            part.name,
            words(part.heading)
        )
        .expect("a string takes any text");
    }
    for item in &declared.items {
        let links: Vec<&str> = item
            .links
            .iter()
            .map(|&link| document.slice(link))
            .collect();
        let others = [item.text, item.document, item.column, item.date].map(words);
        writeln!(
            out,
            "item {} {:?} {others:?} {links:?}",
            item.number, item.status
        )
        .expect("a string takes any text");
    }
    writeln!(out, "{:#?}", declared.applications).expect("a string takes any text");
    for gap in &declared.gaps {
        let others = [Some(gap.problem), gap.measure, gap.owner, gap.due].map(words);
        writeln!(out, "gap {others:?}").expect("a string takes any text");
    }
    insta::assert_snapshot!(out);
}

#[test]
fn every_value_points_into_the_file() {
    let document = read(EXAMPLE);
    assert_eq!(document.text(), EXAMPLE);
    let title = document.title().expect("the example has a title");
    assert_eq!(
        (
            document.position(title).line,
            document.position(title).column
        ),
        (5, 10)
    );
    let applications = document
        .declared()
        .applications
        .expect("the example has applications");
    assert_eq!(document.slice(applications.span), "[applications]");
    let DeclaredFigure { value, span } = applications.received.expect("the example has a figure");
    assert_eq!((value, document.slice(span)), (5, "5"));
}

#[test]
fn every_section_holds_its_part_and_no_more() {
    let document = read(EXAMPLE);
    for part in &document.declared().parts {
        let heading = part.heading.expect("the example gives headings");
        let section = document.sections().iter().find(|section| {
            section
                .heading
                .is_some_and(|index| document.blocks()[index].span == heading)
        });
        let section = section.expect("a heading begins a section");
        assert_eq!(
            (section.first..section.end, section.level),
            (part.blocks(), 1),
            "{}",
            part.id
        );
    }
}

#[test]
fn a_part_without_a_heading_has_its_id_for_one() {
    let document = read(&format!(
        "{LEAST}[[part]]\nid = 'overview'\ntext = '''\n第一行\n\n  第二行  \n'''\n[[item]]\nnumber = 2\nstatus = 'nil'\n"
    ));
    insta::assert_snapshot!(outline(&document), @"
    heading 1  6:7 overview
    text       8:1 第一行
    text       10:3 第二行
    heading 1  12:3 item
    ");
    let part = &document.declared().parts[0];
    assert_eq!(
        (part.name, part.heading, part.blocks()),
        ("概述", None, 1..3)
    );
    let item = &document.declared().items[0];
    assert_eq!(
        (document.slice(item.span), item.status),
        ("nil", DeclaredStatus::Nil)
    );
}

#[test]
fn the_order_of_fields_does_not_matter() {
    let document = read(&format!(
        "{LEAST}[[part]]\ntext = '正文。'\nheading = '一、概述'\nid = 'overview'\n[[part]]\nid = 'other'\ntext = ''\n"
    ));
    insta::assert_snapshot!(outline(&document), @"
    text       6:9 正文。
    heading 1  10:7 other
    ");
    let parts = &document.declared().parts;
    assert_eq!(
        (
            parts[0].blocks(),
            parts[1].blocks(),
            parts[1].span.is_empty()
        ),
        (0..1, 2..2, true)
    );
}

#[test]
fn short_entries_are_no_headings() {
    let long = "学校公布了各项规章制度，并按年度更新，社会公众可以在信息公开网的相应栏目中查阅全部内容，也可以到学校办公室查阅。";
    let items = format!(
        "[[item]]\nnumber = 1\nstatus = 'disclosed'\ntext = '学校概况'\n[[item]]\nnumber = 2\nstatus = 'disclosed'\ntext = '{long}'\n"
    );
    let document = read(&format!("{LEAST}{items}"));
    let kinds: Vec<bool> = document
        .blocks()
        .iter()
        .map(|block| block.kind == BlockKind::Paragraph)
        .collect();
    assert_eq!(kinds, [false, true, true]);
}

#[test]
fn the_same_file_in_other_clothes_reads_the_same() {
    let plain = read(EXAMPLE);
    let words = |document: &Document| -> Vec<String> {
        document
            .blocks()
            .iter()
            .map(|block| format!("{:?} {}", block.kind, document.slice(block.span)))
            .collect()
    };
    let windows = read(&EXAMPLE.replace('\n', "\r\n"));
    assert_eq!(words(&plain), words(&windows));
    let marked = read(&format!("\u{feff}{EXAMPLE}"));
    assert_eq!(outline(&plain), outline(&marked));
}

#[test]
fn an_empty_file_lacks_its_tables() {
    insta::assert_snapshot!(render(&fail("")));
}

#[test]
fn unknown_keys_get_the_nearest_known_one() {
    insta::assert_snapshot!(faults(
        "[[gap]]\nproblem = \"栏目更新慢\"\nmesure = \"按月巡查\"\n[[item]]\nnumber = 7\nstatus = \"disclosed\"\nurl = \"https://a.edu.cn\"\n[[items]]\nnumber = 8\n"
    ));
}

#[test]
fn missing_fields_are_named() {
    insta::assert_snapshot!(render(&fail(
        "[school]\nlevel = \"vocational\"\n[[item]]\ntext = \"已公开\"\n[[part]]\n[[gap]]\nproblem = \"  \"\n"
    )));
}

#[test]
fn wrong_values_say_what_is_allowed() {
    let text = "[school]\nname = \"青溪职业技术学院\"\nlevel = \"高职\"\nownership = \"pubic\"\nwebsite = \"www.qxzy.edu.cn\"\n[period]\nyear = 20244\n\
        [[item]]\nnumber = 51\nstatus = \"已公开\"\nlinks = [\"https://a.edu.cn/\", 3, \"信息公开网\"]\n[[part]]\nid = \"summary\"\ntext = \"正文\"\n\
        [applications]\nreceived = -1\nfees = 1.5\n";
    insta::assert_snapshot!(render(&fail(text)));
}

#[test]
fn wrong_types_say_the_right_one() {
    insta::assert_snapshot!(faults(
        "[applications]\nreceived = \"三件\"\n[[item]]\nnumber = \"7\"\nstatus = 1\nlinks = \"https://a.edu.cn\"\ntext = [\"一\"]\n[part]\nid = \"overview\"\n"
    ));
    insta::assert_snapshot!(render(&fail(
        "school = \"青溪职业技术学院\"\nitem = [1]\n[[period]]\nyear = 2024\n"
    )));
}

#[test]
fn a_number_or_a_part_stands_once() {
    insta::assert_snapshot!(faults(
        "[[item]]\nnumber = 7\nstatus = \"nil\"\n[[item]]\nnumber = 7\nstatus = \"nil\"\n[[part]]\nid = \"overview\"\ntext = \"一\"\n[[part]]\nid = \"overview\"\ntext = \"二\"\n"
    ));
    read(&format!(
        "{LEAST}[[part]]\nid = \"other\"\ntext = \"一\"\n[[part]]\nid = \"other\"\ntext = \"二\"\n"
    ));
}

#[test]
fn days_are_real_and_in_order() {
    let school = "[school]\nname = \"青溪职业技术学院\"\n[period]\nyear = 2024\n";
    let render = |days: &str| render(&fail(&format!("{school}{days}")));
    insta::assert_snapshot!(
        "days_backwards",
        render("start = 2024-08-31\nend = \"2023-09-01\"\n")
    );
    insta::assert_snapshot!(
        "days_unreal",
        render("start = \"2023-02-30\"\nend = 2024-08-31T10:00:00\n")
    );
    insta::assert_snapshot!("days_unreal_literal", render("start = 2023-02-30\n"));
    insta::assert_snapshot!("days_alone", render("start = 2023-09-01\n"));
}

#[test]
fn slips_of_syntax_are_told_in_chinese() {
    let mut out = String::new();
    for text in [
        "title = “报告”\n",
        "title = 报告\n",
        "title ＝ \"报告\"\n",
        "标题 = \"报告\"\n",
        "title = \"报告\n[school]\n",
        "title = \"\"\"报告\n[school]\nname = \"a\"\n",
        "[school\nname = \"a\"\n",
        "[school]\nname = \"a\"\n[school]\nname = \"b\"\n",
        "links = [\"a\"，\"b\"]\n",
        "number = 07\n",
        "title =\n",
        "title = \"D:\\报告\"\n",
        "\u{0}\u{1b}[2J\u{9b}",
    ] {
        writeln!(out, "{}", render(&fail(text))).expect("a string takes any text");
    }
    insta::assert_snapshot!(out);
}

#[test]
fn many_faults_are_counted_and_the_first_shown() {
    let items: String = (0..10_000)
        .map(|number| {
            format!(
                "[[item]]\nnumber = {}\nstatus = \"disclosed\"\ntext = \"已公开。\"\n",
                number % 60
            )
        })
        .collect();
    let error = fail(&format!("{LEAST}{items}"));
    // 50 numbers are good once; all else is out of range or said again.
    assert_eq!((error.count(), error.faults().len()), (9_950, 30));
    assert!(error.to_string().contains("9950 处错误"), "{error}");
    assert!(render(&error).len() < 60_000);
}

#[test]
fn long_values_do_not_fill_the_screen() {
    let lines = "很多行\n".repeat(10_000);
    let long = "很长".repeat(10_000);
    for more in [
        format!("[[item]]\nnumber = \"\"\"{lines}\"\"\"\n"),
        format!("[[item]]\nnumber = 1\nstatus = '{long}'\n"),
        format!("'{long}' = 1\n"),
    ] {
        let rendered = faults(&more);
        assert!(
            rendered.lines().count() < 40 && rendered.len() < 4_000,
            "{rendered}"
        );
    }
    insta::assert_snapshot!(faults(&format!(
        "[[item]]\nnumber = 1\nstatus = \"\\u001b[2J{long}\"\n"
    )));
}

#[test]
fn hostile_files_are_errors() {
    let nested = format!("title = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let dotted = format!("a{} = 1", ".a".repeat(100_000));
    let tables = format!("title = {}1{}", "{a=".repeat(100_000), "}".repeat(100_000));
    let lines = "中文一行\n".repeat(100_000);
    for text in [
        nested,
        dotted,
        tables,
        lines,
        "\"".to_owned(),
        "'''".to_owned(),
        "=".to_owned(),
        "[[".to_owned(),
        "\u{feff}".to_owned(),
        "中文一行\n".repeat(400_000),
    ] {
        let error = fail(&text);
        assert!(error.count() <= 5 && !render(&error).is_empty());
    }
}

#[test]
fn every_cut_of_the_example_is_survived() {
    for (end, _) in EXAMPLE.char_indices().step_by(17) {
        if let Err(error) = structured::read("report.toml", EXAMPLE[..end].to_owned()) {
            assert!(error.count() > 0);
        }
    }
}
