//! A report pasted as one paragraph, parted into its title, headings and paragraphs before headings are looked for.
//!
//! Only where one paragraph is nearly all there is are its inner numbers looked at, and only those are taken that count
//! on from one behind the end of a sentence. Where a heading ends, a blank says or a word that headings end with.

use super::outline::{is_own, is_title};
use super::{Block, BlockKind, Document, Hint, NumberStyle, is_space, number_at};
use crate::span::Span;

/// A paragraph of fewer bytes is one like any other.
const SHORTEST: usize = 900;
/// A heading is at most this long, in characters.
const LONGEST_HEADING: usize = 30;
/// A title is at most this long, in characters.
const LONGEST_TITLE: usize = 60;
/// So many parts must be counted for the numbers to be those of parts.
const LEAST_PARTS: usize = 3;
/// A text that begins to count more often than this is no report.
const MOST_SERIES: usize = 8;

/// What a heading of a report ends with.
const ENDS: [&str; 14] = [
    "情况", "概述", "概况", "问题", "不足", "措施", "经验", "做法", "举措", "打算", "方向", "建议",
    "安排", "事项",
];

/// Parts the one paragraph that holds the whole report.
pub(super) fn part(document: &mut Document, hints: &mut Vec<Hint>) {
    let Some(index) = whole(document) else { return };
    let block = document.blocks[index];
    let text = document.slice(block.span);
    let spans: Vec<Span> = pieces(text)
        .into_iter()
        .filter_map(|(start, end)| trimmed(text, start, end))
        .map(|(start, end)| {
            Span::new(
                block.span.start as usize + start,
                block.span.start as usize + end,
            )
        })
        .collect();
    if spans.len() < 2 {
        return;
    }
    let hint = Hint {
        bold: false,
        ..hints[index]
    };
    hints.splice(index..=index, spans.iter().map(|_| hint));
    let blocks = spans.into_iter().map(|span| Block { span, ..block });
    document.blocks.splice(index..=index, blocks);
}

/// The paragraph that is nearly all of the document.
fn whole(document: &Document) -> Option<usize> {
    let longest =
        (0..document.blocks.len()).max_by_key(|&index| document.blocks[index].span.len())?;
    let length = document.blocks[longest].span.len();
    let all: usize = document.blocks.iter().map(|block| block.span.len()).sum();
    let is_whole = length >= SHORTEST && length * 10 >= all * 9;
    (is_whole && document.blocks[longest].kind == BlockKind::Paragraph).then_some(longest)
}

/// The stretches of a text that are blocks of their own: the title, each heading, and what stands under it.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let parts = parts(text);
    let first = parts.first().copied().unwrap_or(text.len());
    let mut cuts = vec![0];
    cuts.extend(title_end(&text[..first]));
    for (order, &start) in parts.iter().enumerate() {
        let end = parts.get(order + 1).copied().unwrap_or(text.len());
        cuts.push(start);
        let body = start + heading_end(&text[start..end]);
        cuts.push(body);
        cuts.extend(points(&text[body..end]).map(|at| body + at));
    }
    cuts.push(text.len());
    cuts.dedup();
    cuts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Where each part begins: 一、 or 第一部分 and so on, in their order; nothing where they are not those of a report. The
/// contents, where there are any, count the same, but on a shorter stretch.
fn parts(text: &str) -> Vec<usize> {
    let mut series: Vec<Series> = Vec::new();
    for at in starts(text) {
        let Some((number, length)) = number_at(&text[at..]) else {
            continue;
        };
        if !matches!(
            number.style,
            NumberStyle::Part | NumberStyle::Formal | NumberStyle::Chinese
        ) {
            continue;
        }
        if number.value == 1 && series.len() < MOST_SERIES {
            series.push(Series::of(number.style));
        }
        // A number may be left out, none stands twice.
        let goes_on = |one: &&mut Series| {
            one.style == number.style && (one.last + 1..=one.last + 2).contains(&number.value)
        };
        if let Some(one) = series.iter_mut().rev().find(goes_on) {
            let words: String = text[at + length..].chars().take(LONGEST_HEADING).collect();
            one.own += usize::from(is_own(&words));
            one.last = number.value;
            one.parts.push(at);
        }
    }
    let sound = series
        .into_iter()
        .filter(|one| one.parts.len() >= LEAST_PARTS && one.own * 2 >= one.parts.len());
    let length = |one: &Series| {
        one.parts
            .last()
            .zip(one.parts.first())
            .map(|(last, first)| last - first)
    };
    let longest = sound.max_by_key(length);
    longest.map_or_else(Vec::new, |one| one.parts)
}

/// Numbers that count on from one.
struct Series {
    style: NumberStyle,
    last: u32,
    parts: Vec<usize>,
    /// How many of them head a part of such reports.
    own: usize,
}

impl Series {
    fn of(style: NumberStyle) -> Self {
        Self {
            style,
            last: 0,
            parts: Vec::new(),
            own: 0,
        }
    }
}

/// Where the paragraphs within a part begin: （一）, （二） and so on.
fn points(text: &str) -> impl Iterator<Item = usize> {
    let mut next = 1;
    starts(text).filter(move |&at| {
        let number = number_at(&text[at..]).map(|(number, _)| number);
        let counts = number.is_some_and(|number| {
            number.style == NumberStyle::ChineseBracketed && number.value == next
        });
        next += u32::from(counts);
        counts
    })
}

/// The places where a number may begin: at the start, and behind a blank, the end of a sentence or the title's last word.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, sign)| {
        let behind = is_space(before)
            || matches!(
                before,
                '。' | '！' | '？' | '；' | '：' | '”' | '）' | '告' | '.'
            );
        before = sign;
        let numeral = "一二三四五六七八九十第（(".contains(sign);
        (behind && numeral).then_some(at)
    })
}

/// Length of the title that a text begins with.
fn title_end(text: &str) -> Option<usize> {
    let end = text.char_indices().nth(LONGEST_TITLE);
    let head = end.map_or(text, |(end, _)| &text[..end]);
    let ends = ["报告", "年报", "总结"].into_iter();
    let ends = ends.filter_map(|end| head.find(end).map(|at| at + end.len()));
    ends.filter(|&end| is_title(&head[..end])).min()
}

/// Length of the heading that a part begins with, its number included.
fn heading_end(text: &str) -> usize {
    let number = number_at(text).map_or(0, |(_, length)| length);
    let rest = &text[number..];
    let end = rest.char_indices().nth(LONGEST_HEADING);
    let head = end.map_or(rest, |(end, _)| &rest[..end]);
    let stop =
        head.find(|sign| is_space(sign) || matches!(sign, '。' | '：' | ':' | '，' | '；' | '（'));
    // A blank or a full stop right behind a few words is the end that the writer set.
    if let Some(stop) = stop
        && !head[stop..].starts_with(['，', '；'])
        && is_heading(&head[..stop])
    {
        return number + stop;
    }
    let head = &head[..stop.unwrap_or(head.len())];
    let mut reach = 0;
    loop {
        let ends = ENDS
            .iter()
            .filter_map(|end| Some(head[reach..].find(end)? + reach + end.len()));
        let Some(end) = ends.min() else { break };
        reach = end;
        // 存在的问题和改进措施 is one heading.
        if !head[reach..].starts_with(['和', '及', '与', '、'])
            && !head[reach..].starts_with("以及")
        {
            break;
        }
    }
    match reach {
        0 => number,
        reach => number + reach,
    }
}

/// Whether a stretch up to a blank or a stop can be a heading as a whole.
fn is_heading(words: &str) -> bool {
    (2..=LONGEST_HEADING).contains(&words.chars().count())
        && (ENDS.iter().any(|end| words.ends_with(end))
            || words.chars().count() <= LONGEST_HEADING / 2)
}

/// A stretch without the blanks at its ends and the stop of a heading before it; nothing where that is all.
fn trimmed(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let piece = &text[start..end];
    let head = piece.trim_start_matches(|sign| is_space(sign) || matches!(sign, '。' | '：' | ':'));
    let body = head.trim_end_matches(is_space);
    let from = end - head.len();
    (!body.is_empty()).then_some((from, from + body.len()))
}
