//! Markdown reports: what is a block, and where exactly it stands.

use crate::outline::outline;
use xxgk::document::{BlockKind, Document};
use xxgk::input::markdown;

fn read(text: &str) -> Document {
    markdown::read(text.to_owned())
}

fn blocks(document: &Document) -> Vec<&str> {
    document
        .blocks()
        .iter()
        .map(|block| document.slice(block.span))
        .collect()
}

const REPORT: &str = "\
---
title: 不用这个
date: 2024-10-30
---

# 青溪职业技术学院2024年信息公开工作年度报告 #

<!-- 草稿：
不要公开 -->

本学年，学校主动公开信息**812条**，
其中通过网站公开[600条](https://www.qxzy.edu.cn/xxgk/ \"信息公开网\")。

## 一、概述

**（一）组织领导**

学校办公室牵头，<!-- 核对 -->各部门落实。

二、主动公开情况
----------------

- 学校网站
  公开 600 条
- [x] **微信公众号**

1. 招生信息
2. 财务信息

> 引自《高等学校信息公开办法》，
> 第三条。

| 序号 | 事项 | 情况 |
| ---: | :--- | --- |
| 1 | 学校[章程](https://www.qxzy.edu.cn/zc.htm) | 已公开 |
| 2 |  | **未公开**<br>正在整理 |

```text
代码里的一行
```

地址：青溪市学府路1号  
电话：学校办公室

原文见 https://www.qxzy.edu.cn/xxgk 与 <https://zs.qxzy.edu.cn>。
";

#[test]
fn a_report_is_read() {
    insta::assert_snapshot!(outline(&read(REPORT)));
}

#[test]
fn tables_have_rows_and_cells() {
    let document = read(REPORT);
    let table = &document.tables()[0];
    let rows: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| document.slice(cell.span))
                .collect()
        })
        .collect();
    assert_eq!(
        rows,
        [
            vec!["序号", "事项", "情况"],
            vec!["1", "学校[章程](https://www.qxzy.edu.cn/zc.htm)", "已公开"],
            vec!["2", "", "未公开**<br>正在整理"],
        ]
    );
    assert!(table.rows.iter().all(|row| {
        row.cells
            .iter()
            .zip(0..)
            .all(|(cell, column)| cell.column == column && cell.width == 1)
    }));
}

#[test]
fn windows_and_unix_files_read_the_same() {
    let (unix, windows) = (
        read(REPORT),
        read(&format!("\u{feff}{}", REPORT.replace('\n', "\r\n"))),
    );
    let words = |document: &Document| outline(document).replace("\\r\\n", "\\n");
    assert_eq!(words(&unix), words(&windows));
}

#[test]
fn headings_need_no_blank_lines() {
    let document = read(
        "一、概述\n本学年，学校认真落实《高等学校信息公开办法》，\n各项工作有序推进。\n**二、主动公开情况**\n学校主动公开信息812条。\n（一）渠道\n网站、微信。\n",
    );
    assert_eq!(
        blocks(&document),
        [
            "一、概述",
            "本学年，学校认真落实《高等学校信息公开办法》，\n各项工作有序推进。",
            "二、主动公开情况",
            "学校主动公开信息812条。",
            "（一）渠道",
            "网站、微信。",
        ]
    );
}

#[test]
fn the_title_is_the_lone_first_heading() {
    let title = |text: &str| {
        let document = read(text);
        document.title().map(|span| document.slice(span).to_owned())
    };
    assert_eq!(
        title("# 青溪学院年报\n\n## 一、概述\n").as_deref(),
        Some("青溪学院年报")
    );
    assert_eq!(title("# 一、概述\n\n正文。\n"), None);
    assert_eq!(title("# 概述\n\n正文。\n\n# 主动公开\n"), None);
    assert_eq!(
        title("青溪学院年报\n===\n\n正文。\n").as_deref(),
        Some("青溪学院年报")
    );
    assert_eq!(
        title("---\ntitle: \"青溪学院年报\"\ntags: [a]\n---\n\n正文。\n").as_deref(),
        Some("青溪学院年报")
    );
}

#[test]
fn rules_are_neither_front_matter_nor_headings() {
    let document = read("---\n正文第一段。\n\n---\n\n本校没有此类情况。\n---\n\n其余从略。\n");
    assert_eq!(
        blocks(&document),
        ["正文第一段。", "本校没有此类情况。", "其余从略。"]
    );
    assert!(
        document
            .blocks()
            .iter()
            .all(|block| block.kind == BlockKind::Paragraph)
    );
}

#[test]
fn html_keeps_its_words() {
    let document = read(
        "<h1 align=\"center\">青溪学院年报</h1>\n<table><tr><td>招生章程</td><td>2 < 3 <b>已公开</b></td></tr></table>\n<style>p { color: red }</style>\n",
    );
    assert_eq!(
        blocks(&document),
        ["青溪学院年报", "招生章程", "2 < 3", "已公开"]
    );
    assert_eq!(document.blocks()[0].kind, BlockKind::Title);
    assert!(
        document.blocks()[1..]
            .iter()
            .all(|block| block.kind == BlockKind::Paragraph)
    );
}

#[test]
fn marks_at_the_ends_stay_outside_or_close() {
    for (text, span) in [
        ("**一、概述**", "一、概述"),
        ("[学校章程](zc.htm)", "学校章程"),
        ("见[学校章程](zc.htm)", "见[学校章程](zc.htm)"),
        ("见[学校章程](zc.htm)。", "见[学校章程](zc.htm)。"),
        ("公开**812条**", "公开**812条**"),
        ("**一、**概述", "一、**概述"),
        ("`代码`", "代码"),
        ("## 一、*概述* ##", "一、*概述"),
        ("### （一）渠道 {#way}", "（一）渠道"),
        ("* [ ] 待办", "待办"),
        ("&nbsp;\n", ""),
    ] {
        assert_eq!(blocks(&read(text)).concat(), span, "{text}");
    }
}

#[test]
fn an_open_comment_is_told() {
    let document = read("正文。\n\n<!-- 批注\n\n其余全文。\n");
    assert_eq!(blocks(&document), ["正文。"]);
    insta::assert_debug_snapshot!(document.notes(), @r#"
    [
        Unreadable {
            what: "第3行的 HTML 注释没有结束，其后的文字没有读",
        },
    ]
    "#);
}

#[test]
fn hostile_files_are_read() {
    for text in [
        String::new(),
        "\u{feff}".to_owned(),
        "---".to_owned(),
        "---\ntitle:\n---".to_owned(),
        "# ".to_owned(),
        "<".repeat(50_000),
        "<!--".repeat(50_000),
        "[".repeat(50_000),
        "> ".repeat(20_000),
        "**".repeat(50_000),
        "- ".repeat(2_000),
        "|".repeat(50_000),
        format!("|a|\n|-|\n{}", "|甲|\n".repeat(20_000)),
        "\u{0}\u{1b}[2J\u{fffd}".to_owned(),
    ] {
        let document = read(&text);
        assert!(
            document
                .blocks()
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start)
        );
    }
    for (end, _) in REPORT.char_indices() {
        let document = read(&REPORT[..end]);
        assert!(
            document
                .blocks()
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start),
            "{end}"
        );
    }
}
