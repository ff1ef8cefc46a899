//! No input makes the program panic, and every place that it names is in the text.

use xxgk::check::{Stated, check};
use xxgk::document::Document;
use xxgk::input;
use xxgk::pack::Pack;
use xxgk::review::{Style, review};

fn examine(pack: &Pack, document: &Document) {
    let judged = check(document, pack, &Stated::default());
    let style = Style {
        contexts: true,
        ..Style::default()
    };
    let reviewed = review("a".to_owned(), document, &judged, pack, style);
    let length = document.text().len();
    for item in &judged.items {
        for span in &item.evidence {
            assert!(
                span.end as usize <= length
                    && document.text().is_char_boundary(span.start as usize)
            );
            assert!(document.text().is_char_boundary(span.end as usize));
        }
    }
    assert_eq!(reviewed.items.len(), 50);
}

fn report(name: &str) -> String {
    let path = format!("{}/fixtures/corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the corpus is there")
}

#[test]
fn a_report_cut_anywhere_is_judged() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let text = report("dev-27");
    let bytes = text.as_bytes();
    for end in (0..bytes.len()).step_by(97) {
        if let Ok(document) = input::read("a.txt", bytes[..end].to_vec()) {
            examine(&pack, &document);
        }
    }
}

#[test]
fn a_report_with_foreign_signs_anywhere_is_judged() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let text = report("dev-09");
    let signs = [
        "《",
        "》",
        "“",
        "（",
        "）",
        "|",
        "\t",
        "http://",
        "。。",
        "\u{0}",
        "\u{202e}",
        "\u{fffd}",
        "  ",
        "\r",
        "１２",
        "[bookmark: x]",
        "一是",
        "：",
        "没有",
    ];
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(41).collect();
    for (index, at) in starts.into_iter().enumerate() {
        let sign = signs[index % signs.len()];
        let changed = format!("{}{sign}{}", &text[..at], &text[at..]);
        if let Ok(document) = input::read("a.txt", changed.into_bytes()) {
            examine(&pack, &document);
        }
    }
}

/// A damage by its name.
type Damage = (&'static str, fn(&str) -> String);

/// What copying, converting and mirroring do to a text, none of which changes what it says.
const DAMAGES: [Damage; 6] = [
    ("blanks inside words", |text| {
        every(text, 17, |sign| format!("{sign} "))
    }),
    ("full-width digits", |text| {
        let wide = |c: char| match c {
            '0'..='9' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            other => other,
        };
        text.chars().map(wide).collect()
    }),
    ("doubled commas", |text| text.replace('，', "，，")),
    ("line ends of Windows", |text| text.replace('\n', "\r\n")),
    ("indents", |text| text.replace('\n', "\n\u{3000}\u{3000}")),
    ("a menu above", |text| {
        format!(
            "首页 | 学校概况 | 机构设置 | 招生就业\n当前位置：首页 > 信息公开 > 年度报告\n{text}"
        )
    }),
];

fn every(text: &str, step: usize, change: fn(char) -> String) -> String {
    let cjk = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    text.chars()
        .enumerate()
        .map(|(index, c)| match index % step {
            0 if cjk(c) => change(c),
            _ => c.to_string(),
        })
        .collect()
}

#[test]
fn damage_that_changes_no_word_changes_no_judgement() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let statuses = |text: String| -> Vec<_> {
        let document = input::plain(text);
        examine(&pack, &document);
        let judged = check(&document, &pack, &Stated::default());
        judged.items.iter().map(|item| item.status).collect()
    };
    for name in ["dev-01", "dev-09", "dev-13", "dev-21", "dev-31", "dev-41"] {
        let text = report(name);
        let whole = statuses(text.clone());
        for (damage, change) in DAMAGES {
            let damaged = statuses(change(&text));
            let differing = whole.iter().zip(&damaged).filter(|(a, b)| a != b).count();
            assert!(differing <= 1, "{name}: {damage} changes {differing} items");
        }
    }
}

#[test]
fn odd_texts_are_judged() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let odd = [
        "。".repeat(5000),
        "《".repeat(5000),
        "（一）".repeat(3000),
        "一是".repeat(3000),
        "|".repeat(5000),
        "|a|b|\n".repeat(2000),
        "一、\n".repeat(3000),
        "公开".repeat(20_000),
        "没有公开，".repeat(5000),
        format!("七、存在的问题\n{}", "一是更新不及时；".repeat(2000)),
        "\u{3000}\n\u{3000}".repeat(3000),
        "a".repeat(100_000),
        "http://".repeat(3000),
        "2024年".repeat(5000),
    ];
    for text in odd {
        let document = input::plain(text);
        examine(&pack, &document);
    }
}
