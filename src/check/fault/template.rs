//! What a template and a word processor left behind: `placeholder`, `word-artefact`, `extraction-damage`.
//!
//! A name that is hidden on purpose (张××, 138××××0000) is no unfilled template: the signs then lean on a surname or on
//! digits.

use super::artefact::artefacts;
use super::{Fault, Line, Report, Subject, fault};
use crate::document::{BlockKind, number_at};
use crate::pack::Class;
use std::ops::Range;

/// A prompt in brackets is no longer than this, in bytes.
const LONGEST_PROMPT: usize = 240;
/// So many signs in a row are a line to write on.
const BLANK_LINE: usize = 3;
/// The rest of a telephone number behind its area code and first digits has at least so many.
const REST_OF_NUMBER: usize = 5;
/// A telephone number of nothing but signs has at least so many.
const WHOLE_NUMBER: usize = 7;

/// What the lines so far say: nothing that later lines need.
#[derive(Default)]
pub(super) struct Template {}

impl Template {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        let mut found = Vec::new();
        unfilled(line, &mut found);
        crossed_out(line, &mut found);
        underscores(line, &mut found);
        fields(report, line, &mut found);
        empty_member(report, line, &mut found);
        for range in merged(found) {
            faults.push(fault("placeholder", Subject::Report, line.span(range)));
        }
        artefacts(report, line, faults);
        damage(line, faults);
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, _: &mut Vec<Fault>) {}
}

/// Ranges without those that touch another or lie in the same clause's few bytes.
fn merged(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|range| (range.start, range.end));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in found {
        match kept.last_mut() {
            Some(last) if range.start <= last.end + 3 => last.end = last.end.max(range.end),
            _ => kept.push(range),
        }
    }
    kept
}

/// Words that only a template has.
fn unfilled(line: &Line<'_>, found: &mut Vec<Range<usize>>) {
    for range in line.words(Class::Unfilled) {
        // 1234567890 within a longer number is a number.
        let text = line.text();
        let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let number = text[range.clone()]
            .bytes()
            .all(|byte| byte.is_ascii_digit());
        if number
            && (digit(text[..range.start].chars().next_back())
                || digit(text[range.end..].chars().next()))
        {
            continue;
        }
        let whole = range.start..bracket_end(line.text(), &range);
        found.push(with_label(line.text(), whole));
    }
}

/// Where the bracket ends in which a prompt stands, or the clause of one that stands in none.
fn bracket_end(text: &str, range: &Range<usize>) -> usize {
    let rest = &text[range.end..];
    let close = match text[range.clone()].chars().next() {
        Some('（') => "）",
        Some('【') => "】",
        Some('〔') => "〕",
        Some('［') => "］",
        _ => return range.end,
    };
    if text[range.clone()].ends_with(close) {
        return range.end;
    }
    match rest.find(close) {
        Some(at) if at <= LONGEST_PROMPT => range.end + at + close.len(),
        _ => range.end,
    }
}

/// A range together with the label and the colon right before it: 联系电话：（待补充）.
fn with_label(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text[..range.start].trim_end_matches(['（', '(', '【', '〔', '［']);
    let opened = before.len();
    let start = match before.strip_suffix(['：', ':']) {
        Some(label) => label
            .char_indices()
            .rev()
            .take(6)
            .take_while(|(_, sign)| !is_sign(*sign))
            .last()
            .map_or(opened, |(at, _)| at),
        None => opened,
    };
    start..range.end
}

fn is_sign(character: char) -> bool {
    "，。；：、（）()！？,;:“”《》".contains(character)
}

/// Runs of ×× and XX that stand for words left out.
fn crossed_out(line: &Line<'_>, found: &mut Vec<Range<usize>>) {
    let text = line.text();
    let mut end = 0;
    for (at, sign) in text.char_indices() {
        if at < end || !is_crossing(sign) {
            continue;
        }
        end = run_end(text, at);
        if is_left_out(line, at..end) {
            found.push(with_label(text, at..end));
        }
    }
}

fn is_crossing(sign: char) -> bool {
    matches!(sign, 'X' | 'x' | '×' | '✕' | '╳' | '☓')
}

/// Bytes of the crossing sign that a text begins with, or 0.
fn crossing(text: &str) -> usize {
    let sign = text.chars().next().filter(|&sign| is_crossing(sign));
    sign.map_or(0, char::len_utf8)
}

/// The end of a run of crossing signs, with single dashes between them.
fn run_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let width = crossing(&text[end..]);
        if width > 0 {
            end += width;
        } else if text[end..].starts_with('-') && crossing(&text[end + 1..]) > 0 {
            end += 1;
        } else {
            return end;
        }
    }
}

/// Whether a run of crossing signs stands for something left out, and hides nothing on purpose.
fn is_left_out(line: &Line<'_>, run: Range<usize>) -> bool {
    let text = line.text();
    let count = text[run.clone()].chars().count();
    let before = text[..run.start].chars().next_back();
    let after = text[run.end..].chars().next();
    let letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
    if letter(before) || letter(after) || in_link(line, &run) {
        return false;
    }
    if count == 1 {
        return is_single(line, &run, before);
    }
    let year = text[..run.start].ends_with("20") && count == 2;
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    if count >= REST_OF_NUMBER && !digit(after) && follows_area(&text[..run.start]) {
        return true;
    }
    if year {
        return !digit(after);
    }
    if digit(before) || digit(after) || after == Some('*') || before == Some('*') {
        return false;
    }
    let named = line
        .words(Class::Surname)
        .any(|surname| surname.end == run.start && !continues(text, surname.start));
    let word = line
        .words(Class::UnfilledAfter)
        .any(|word| word.start == run.end);
    if count >= WHOLE_NUMBER {
        return true;
    }
    match before {
        _ if named => false,
        None | Some('：' | ':' | '（' | '(' | '“' | '《' | '【' | '〔' | '为') => true,
        _ => word || after.is_none(),
    }
}

/// Whether an area code and at most two digits stand before the signs: 0576-8XXXXXXX.
fn follows_area(before: &str) -> bool {
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let begun = digits(before);
    let Some(code) = before[..before.len() - begun].strip_suffix(['-', '—', '－']) else {
        return false;
    };
    let length = digits(code);
    begun <= 2 && (3..=4).contains(&length) && code[code.len() - length..].starts_with('0')
}

/// Whether a single × stands for a figure: ×月×日, 共×件. 3×4 multiplies and 张× hides a name.
fn is_single(line: &Line<'_>, run: &Range<usize>, before: Option<char>) -> bool {
    let text = line.text();
    let counts = line
        .words(Class::Unit)
        .any(|unit| unit.start == run.end && unit.len() == "件".len());
    let dated = text[run.end..].starts_with(['年', '月', '日', '件', '条']);
    let calm = before.is_none_or(|sign| {
        !sign.is_ascii_alphanumeric() && !matches!(sign, ')' | '）' | '.' | '-')
    });
    let named = line
        .words(Class::Surname)
        .any(|surname| surname.end == run.start);
    (counts || dated)
        && calm
        && !named
        && (dated
            || text[..run.start].ends_with([
                '共', '到', '理', '布', '开', '计', '中', '议', '训', '息', '请',
            ]))
}

/// Whether a surname is the end of a longer word, as 张 in 一张: then it names nobody.
fn continues(text: &str, start: usize) -> bool {
    text[..start]
        .chars()
        .next_back()
        .is_some_and(|sign| "一两三四五六七八九十几每第各本".contains(sign))
}

pub(super) fn in_address(line: &Line<'_>, range: &Range<usize>) -> bool {
    line.sentence_at(range.start).is_some_and(|sentence| {
        sentence
            .links
            .iter()
            .any(|link| link.start <= range.start && range.end <= link.end)
    })
}

/// Whether a range belongs to an address, with http:// or without.
fn in_link(line: &Line<'_>, range: &Range<usize>) -> bool {
    let text = line.text();
    in_address(line, range)
        || text[range.end..].starts_with(['.', '@', '/', '_'])
        || text[..range.start].ends_with(['.', '@', '/', '_'])
}

/// Lines to write on: ____.
fn underscores(line: &Line<'_>, found: &mut Vec<Range<usize>>) {
    let text = line.text();
    if !text.contains('_') && !text.contains('＿') {
        return;
    }
    let mut from = 0;
    while let Some(at) = text[from..].find(['_', '＿']).map(|at| at + from) {
        let end = text.len() - text[at..].trim_start_matches(['_', '＿', ' ']).len();
        let run = text[at..end].chars().filter(|sign| *sign != ' ').count();
        if run >= BLANK_LINE && !in_link(line, &(at..end)) {
            found.push(with_label(text, at..end));
        }
        from = end.max(at + 1);
    }
}

/// Labels with nothing behind their colon, and book titles with nothing in them.
fn fields(report: &Report<'_>, line: &Line<'_>, found: &mut Vec<Range<usize>>) {
    let text = line.text();
    let empty = "《》";
    found.extend(memchr::memmem::find_iter(text.as_bytes(), empty).map(|at| at..at + empty.len()));
    let mut end_of_last = 0;
    for label in line.words(Class::UnfilledField) {
        let rest = &text[label.end..];
        let Some(value) = rest.strip_prefix(['：', ':']) else {
            continue;
        };
        let colon = rest.len() - value.len();
        // 联系人：（ ）
        let bracket = empty_bracket(value);
        let cut_short = bracket > 0 || value.starts_with(['，', '；', '。', '）', '、']);
        let nothing_follows = value.is_empty()
            && label.start > 0
            && line.kind == BlockKind::Paragraph
            && !value_on_next_line(report, line);
        if (cut_short || nothing_follows) && label.start >= end_of_last {
            found.push(label.start..label.end + colon + bracket);
            end_of_last = label.end;
        }
    }
}

/// The length, in bytes, of the empty bracket that a text begins with, or 0.
fn empty_bracket(text: &str) -> usize {
    let inside = text.trim_start_matches(['（', '(']);
    let rest = inside.trim_start().strip_prefix(['）', ')']);
    match rest {
        Some(rest) if inside.len() < text.len() => text.len() - rest.len(),
        _ => 0,
    }
}

/// Whether the line below goes on with what a label announces.
fn value_on_next_line(report: &Report<'_>, line: &Line<'_>) -> bool {
    report
        .document
        .blocks()
        .get(line.block + 1)
        .is_some_and(|next| {
            let text = report.document.slice(next.span).trim_start();
            number_at(text).is_none() && !matches!(next.kind, BlockKind::Heading { .. })
        })
}

/// A member of a list that names nothing: 5.其他方式和途径。
fn empty_member(report: &Report<'_>, line: &Line<'_>, found: &mut Vec<Range<usize>>) {
    let text = line.text();
    for word in line.words(Class::UnfilledLine) {
        let Some(sentence) = line.sentence_at(word.start) else {
            continue;
        };
        let whole = sentence.clauses.iter().find(|clause| {
            let number = number_at(&text[clause.range.clone()]).map_or(0, |(_, length)| length);
            word == (clause.range.start + number..clause.range.end)
        });
        let Some(clause) = whole else { continue };
        let behind = &text[word.end..];
        let numbered = clause.range.start < word.start;
        let alone = clause.range == sentence.range;
        let empty = match line.kind {
            // A heading is empty where the next one follows at once.
            BlockKind::Heading { .. } => numbered && is_followed_by_heading(report, line),
            BlockKind::Paragraph => {
                // With more behind it, it is the heading of that.
                matches!(behind, "。" | "；" | ";") && (numbered || alone)
            }
            BlockKind::Title | BlockKind::Cell { .. } => false,
        };
        if empty {
            found.push(
                clause.range.start..word.end + behind.chars().next().map_or(0, char::len_utf8),
            );
        }
    }
}

fn is_followed_by_heading(report: &Report<'_>, line: &Line<'_>) -> bool {
    let ways = ["方式", "途径", "渠道", "形式"];
    ways.iter().any(|way| line.text().contains(way))
        && report
            .document
            .blocks()
            .get(line.block + 1)
            .is_none_or(|next| matches!(next.kind, BlockKind::Heading { .. }))
}

/// Signs that were lost or doubled on the way: damage of the text, not of the report.
fn damage(line: &Line<'_>, faults: &mut Vec<Fault>) {
    let text = line.text();
    let mut found: Vec<Range<usize>> = line.words(Class::Damage).collect();
    // One sign at a time is found faster; the order does not matter.
    let signs = ['日', '号'].into_iter();
    for (at, sign) in signs.flat_map(|sign| text.match_indices(sign)) {
        let digits = text[..at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let start = at - digits;
        let year = text[start..].starts_with("20");
        // 201691日 has lost 年 and 月; 〔201423号 its bracket.
        let lost = match sign {
            "日" => (6..=7).contains(&digits),
            _ => (5..=8).contains(&digits) && text[..start].ends_with(['〔', '［', '[', '（']),
        };
        if year && lost {
            found.push(start..at + sign.len());
        }
    }
    for range in merged(found) {
        faults.push(fault(
            "extraction-damage",
            Subject::Report,
            line.span(range),
        ));
    }
}
