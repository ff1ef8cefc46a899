//! What pages leave in a text: lines broken at a fixed width, running heads, page numbers.

use crate::document::{is_cjk, is_space, number_at};
use crate::span::Span;
use std::collections::HashMap;

/// The most columns that a line of a page has.
const WIDEST: usize = 150;

/// Whether the lines of a text are broken at a fixed width: most of the long ones end in the middle of a sentence, and
/// are of nearly the same width.
pub(super) fn is_broken(text: &str, lines: &[Span]) -> bool {
    let mut open = Vec::new();
    let (mut long, mut widest) = (0, 0);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let words = &text[line.range()];
        // A line longer than any page is wide settles it.
        if words.len() > 3 * WIDEST {
            return false;
        }
        let width = columns(words);
        if width < 30 {
            continue;
        }
        long += 1;
        widest = widest.max(width);
        if !ends_sentence(words) {
            open.push(width);
        }
    }
    let alike = open.iter().filter(|&&width| width + 12 >= widest).count();
    long >= 8 && widest <= WIDEST && open.len() * 2 > long && alike * 2 > open.len()
}

/// Columns that a line takes on a page: a Chinese character two, another one.
fn columns(words: &str) -> usize {
    words.chars().map(|c| if is_cjk(c) { 2 } else { 1 }).sum()
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with([
        '。', '！', '？', '；', '：', '”', '）', '.', '!', '?', ';', ':',
    ])
}

/// Which lines belong to the page and not to the report: page numbers, and heads that recur.
pub(super) fn furniture(text: &str, lines: &[Span], broken: bool) -> Vec<bool> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    if broken {
        for line in lines
            .iter()
            .filter(|line| !line.is_empty() && line.len() < 120)
        {
            *counts.entry(&text[line.range()]).or_default() += 1;
        }
    }
    let mut seen = false;
    lines
        .iter()
        .map(|line| {
            let words = &text[line.range()];
            let recurs =
                counts.get(words).is_some_and(|count| *count >= 3) && number_at(words).is_none();
            // The first of the recurring heads may be the title.
            let first = recurs && !seen;
            seen |= recurs;
            is_page_number(words) || is_menu(words) || (recurs && !first)
        })
        .collect()
}

/// A web page's menu or the way to it: 首页 | 学校概况 | 机构设置, 当前位置：首页 > 信息公开 > 年度报告.
fn is_menu(words: &str) -> bool {
    if words.len() > 300 || !words.contains(['|', '｜', '>', '›', '»']) {
        return false;
    }
    let entries: Vec<&str> = words
        .split(['|', '｜', '>', '›', '»'])
        .map(str::trim)
        .collect();
    let short = |entry: &&str| entry.chars().count() <= 12 && !entry.contains(['。', '，', '；']);
    let home = entries
        .iter()
        .take(2)
        .any(|entry| entry.ends_with("首页") || entry.ends_with("主页"));
    home && entries.len() >= 3 && entries.iter().all(short)
}

/// A page number alone on its line: — 3 —, - 3 -, 第3页, 3/12.
fn is_page_number(words: &str) -> bool {
    if words.len() > 30 || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let plain: String = words.chars().filter(|&c| !is_space(c)).collect();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let rest: String = plain.chars().filter(|c| !c.is_ascii_digit()).collect();
    (1..=6).contains(&digits)
        && matches!(
            rest.as_str(),
            "——" | "--"
                | "－－"
                | "—"
                | "第页"
                | "第页共页"
                | "第页，共页"
                | "/"
                | "－"
                | "––"
                | "page"
                | "Page"
        )
}

/// Whether the paragraph of one line goes on in the next.
pub(super) fn goes_on(text: &str, line: Span, next: Span) -> bool {
    let (words, after) = (&text[line.range()], &text[next.range()]);
    // An indent, a number or a bullet begins a new paragraph.
    let before = &text[line.end as usize..next.start as usize];
    let indented = before
        .rsplit('\n')
        .next()
        .is_some_and(|blank| blank.contains('\u{3000}') || blank.len() >= 2);
    let numbered = number_at(after).is_some() && !after.starts_with(|c: char| c.is_ascii_digit());
    if indented || numbered {
        return false;
    }
    // A line that ends early ends its paragraph, unless it stops in the middle of a sentence.
    let full = columns(words) >= 56;
    if words.ends_with(['。', '！', '？']) {
        full
    } else {
        columns(words) >= 30 || words.ends_with(['，', '、'])
    }
}
