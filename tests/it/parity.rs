//! The same report in every format is judged the same.

use super::support;
use xxgk::check::{Judgement, Stated, check};
use xxgk::input;
use xxgk::pack::Pack;

/// What of a judgement must not depend on the format.
fn essence(judged: &Judgement) -> Vec<String> {
    let mut lines: Vec<String> = judged
        .items
        .iter()
        .map(|item| {
            format!(
                "item {} {} {:?} {}",
                item.number,
                item.status.name(),
                item.elements,
                item.pointer.name()
            )
        })
        .collect();
    lines.extend(
        judged
            .parts
            .iter()
            .map(|part| format!("part {} {}", part.part, part.status.name())),
    );
    lines.extend(
        judged
            .gaps
            .iter()
            .map(|gap| format!("gap {}", gap.remedy.name())),
    );
    lines.push(format!(
        "{:?} {:?}",
        judged.profile.name.as_ref().map(|name| &name.value),
        judged.profile.year.as_ref().map(|year| year.value)
    ));
    lines
}

/// The numbered headings of the text, as the corpus writes them.
fn is_heading(line: &str) -> bool {
    line.chars()
        .next()
        .is_some_and(|c| "一二三四五六七八九十".contains(c))
        && line.contains('、')
        && line.chars().count() < 40
        && !line.ends_with('。')
}

fn docx(text: &str) -> Vec<u8> {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let style = if is_heading(line.trim()) {
                r#"<w:pPr><w:pStyle w:val="1"/></w:pPr>"#
            } else {
                ""
            };
            format!(
                "<w:p>{style}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                escape(line)
            )
        })
        .collect();
    let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {namespace}><w:body>{paragraphs}</w:body></w:document>"
    );
    let styles = format!(
        "<w:styles {namespace}><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"
    );
    support::zip(&[
        ("word/document.xml", document.into_bytes()),
        ("word/styles.xml", styles.into_bytes()),
    ])
}

fn markdown(text: &str) -> String {
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        match line.trim() {
            line if index == 0 => lines.push(format!("# {line}")),
            line if is_heading(line) => lines.push(format!("## {line}")),
            line => lines.push(line.to_owned()),
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

#[test]
fn text_docx_and_markdown_are_judged_alike() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let judge = |name: &str, bytes: Vec<u8>| {
        let document = input::read(name, bytes).expect("it is readable");
        essence(&check(&document, &pack, &Stated::default()))
    };
    for name in ["dev-01", "dev-05", "dev-07", "dev-13", "dev-17"] {
        let path = format!("{}/fixtures/corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the corpus is there");
        let expected = judge("a.txt", text.clone().into_bytes());
        assert_eq!(judge("a.docx", docx(&text)), expected, "{name}.docx");
        assert_eq!(
            judge("a.md", markdown(&text).into_bytes()),
            expected,
            "{name}.md"
        );
    }
}
