//! Which blocks are the title and the headings, and how the sections nest.
//!
//! A style of the file's format is believed; where there is none, the number at the start of a line and its shortness
//! decide, by the forms that Chinese offices use. What a heading means for the report, the checks find out. The few words
//! by which a title or a heading within a paragraph is known stand here, for a document is read without a pack.

use super::{Block, BlockKind, Document, Hint, Number, NumberStyle, Section, is_space, number_at};
use crate::span::Span;
use std::collections::BTreeMap;

/// A numbered line longer than this, in characters, is a paragraph.
const LONGEST_NUMBERED: usize = 60;
/// An unnumbered line longer than this is a paragraph.
const LONGEST_UNNUMBERED: usize = 32;
/// A heading in front of its text is at most this long.
const LONGEST_RUN_IN: usize = 20;
/// What stands behind such a heading, its stop included, is longer than this.
const SHORTEST_BODY: usize = 5;
/// The name of a part that stands alone on its line, a full stop behind it, is at most this long.
const LONGEST_NAME: usize = 8;
/// The title stands among the first blocks.
const TITLE_WITHIN: usize = 12;
/// Behind a letter it stands among this many.
const TITLE_BEHIND_LETTER: usize = 30;

/// Marks the title and the headings among the blocks of `document`.
pub(super) fn find_headings(document: &mut Document, hints: &mut Vec<Hint>) {
    super::run_on::part(document, hints);
    split_run_in(document, hints);
    let title_end = mark_title(document, hints);
    let candidates: Vec<Option<Candidate>> = (0..document.blocks.len())
        .map(|index| {
            (index >= title_end)
                .then(|| candidate(document, hints, index))
                .flatten()
        })
        .collect();
    let scale = Scale::new(&candidates);
    for (block, candidate) in document.blocks.iter_mut().zip(&candidates) {
        if let Some(candidate) = candidate {
            block.kind = BlockKind::Heading {
                level: scale.level(candidate),
                number: candidate.number,
            };
        }
    }
}

/// Parts a heading from the text that follows it on the same line: "（一）存在的问题。一是…".
fn split_run_in(document: &mut Document, hints: &mut Vec<Hint>) {
    let cut = |index: usize, document: &Document, hints: &[Hint]| -> Option<usize> {
        let block = document.blocks[index];
        if block.kind != BlockKind::Paragraph || hints[index].level.is_some() || hints[index].list {
            return None;
        }
        run_in_heading(document.slice(block.span)).map(|length| block.span.start as usize + length)
    };
    let cuts =
        (0..document.blocks.len()).filter_map(|index| Some((index, cut(index, document, hints)?)));
    let cuts: Vec<(usize, usize)> = cuts.collect();
    if cuts.is_empty() {
        return;
    }
    let mut cuts = cuts.into_iter().peekable();
    let (blocks, old) = (std::mem::take(&mut document.blocks), std::mem::take(hints));
    for (old_index, (block, hint)) in blocks.into_iter().zip(old).enumerate() {
        document.blocks.push(block);
        hints.push(hint);
        let index = document.blocks.len() - 1;
        let Some((_, at)) = cuts.next_if(|(cut, _)| *cut == old_index) else {
            continue;
        };
        let end = block.span.end as usize;
        let rest = &document.text[at..end];
        let start = at + rest.len()
            - rest
                .trim_start_matches(|c| is_space(c) || matches!(c, '。' | '：' | ':'))
                .len();
        document.blocks[index].span = Span::new(block.span.start as usize, at);
        document.blocks.push(Block {
            span: Span::new(start, end),
            ..block
        });
        hints.push(Hint {
            bold: false,
            ..hint
        });
    }
}

/// Length of the heading that a paragraph begins with: a number, a few words about the report's own parts, a full stop.
fn run_in_heading(text: &str) -> Option<usize> {
    let (_, number) = number_at(text)?;
    let rest = &text[number..];
    let end = rest.char_indices().nth(LONGEST_RUN_IN + 1);
    let head = end.map_or(rest, |(end, _)| &rest[..end]);
    let stop = head.find(['。', '：', ':'])?;
    let words = &head[..stop];
    let plain = !words.contains(['，', '；', '、', '《', '“']) || words.contains("和");
    if !plain || rest[stop..].chars().nth(SHORTEST_BODY).is_none() || words.chars().nth(1).is_none()
    {
        return None;
    }
    // 四、评议：师生怎么看？ is a heading as a whole.
    let asks = rest.trim_end_matches(is_space).ends_with(['？', '?']) && !rest.contains('。');
    (!asks && is_own(words)).then_some(number + stop)
}

/// A longer line of two breaths, in characters, is a sentence.
const LONGEST_SPOKEN: usize = 20;
/// A longer figure of speech, in characters, heads no part.
const LONGEST_FIGURE: usize = 6;

/// Words for the report's own parts.
const OWN_MATTERS: &str = "问题 不足 欠缺 短板 措施 经验 做法 打算 评议 举报 依申请 概述 主动公开";

/// Whether words are about the report's own parts.
pub(super) fn is_own(words: &str) -> bool {
    OWN_MATTERS.split(' ').any(|word| words.contains(word))
}

/// The sections of a document whose headings are marked.
pub(super) fn nest(document: &Document) -> Vec<Section> {
    let blocks = &document.blocks;
    let mut sections = vec![Section {
        heading: None,
        level: 0,
        first: 0,
        end: blocks.len(),
        parent: None,
    }];
    let mut open: Vec<usize> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level, .. } = block.kind else {
            continue;
        };
        if sections.len() == 1 {
            sections[0].end = index;
        }
        while let Some(&last) = open.last()
            && sections[last].level >= level
        {
            sections[last].end = index;
            open.pop();
        }
        let parent = open.last().copied();
        open.push(sections.len());
        sections.push(Section {
            heading: Some(index),
            level,
            first: index + 1,
            end: blocks.len(),
            parent,
        });
    }
    sections
}

/// Finds the title; returns the index of the first block behind it.
fn mark_title(document: &mut Document, hints: &[Hint]) -> usize {
    let titles = |index: &usize| {
        let block = document.blocks[*index];
        block.kind == BlockKind::Paragraph
            && (hints[*index].title || is_title(document.slice(block.span)))
    };
    let first = (0..document.blocks.len().min(TITLE_WITHIN)).find(titles);
    let Some(mut index) = first else { return 0 };
    // The letter that a report is sent with has a title too; the report's own stands behind it.
    if is_letter(document.slice(document.blocks[index].span)) {
        let behind = index + 1..document.blocks.len().min(index + 1 + TITLE_BEHIND_LETTER);
        let own = behind
            .clone()
            .filter(titles)
            .find(|&at| !is_letter(document.slice(document.blocks[at].span)));
        index = own.unwrap_or(index);
    }
    document.blocks[index].kind = BlockKind::Title;
    // A title broken over lines: the school's name above, the year or the rest below.
    if index > 0 && is_school(document.slice(document.blocks[index - 1].span)) {
        document.blocks[index - 1].kind = BlockKind::Title;
    }
    let mut end = index + 1;
    while end < document.blocks.len().min(index + 4) {
        let below = document.slice(document.blocks[end].span);
        if !(is_title(below) || is_school(below) || is_year(below)) {
            break;
        }
        document.blocks[end].kind = BlockKind::Title;
        end += 1;
    }
    end
}

/// The title of a letter that a report is sent with: 关于报送…信息公开年度报告的函.
fn is_letter(text: &str) -> bool {
    let text = squeezed(text);
    let sends = ["报送", "上报", "呈报", "报请", "印发", "转发"];
    text.contains("关于") && sends.iter().any(|word| text.contains(word))
}

/// A school's name alone on its line.
fn is_school(text: &str) -> bool {
    let text = squeezed(text);
    text.chars().count() <= 25
        && ["大学", "学院", "学校"]
            .iter()
            .any(|end| text.ends_with(end))
}

/// A year alone on its line: （2022—2023学年）.
fn is_year(text: &str) -> bool {
    let text = squeezed(text);
    text.chars().count() <= 24
        && ["学年", "年度"].iter().any(|word| text.contains(word))
        && text.starts_with(['（', '(', '2', '二'])
}

pub(super) fn is_title(text: &str) -> bool {
    let text = squeezed(text);
    let length = text.chars().count();
    let named = ["信息公开", "信息工作"]
        .iter()
        .any(|word| text.contains(word));
    let report = ["报告", "年报", "总结", "汇报"]
        .iter()
        .any(|word| text.contains(word));
    named
        && report
        && length <= 60
        && !text.ends_with(['。', '；', '，', '：'])
        && !text.contains(['>', '。'])
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

#[derive(Clone, Copy)]
struct Candidate {
    number: Option<Number>,
    hinted: Option<u8>,
}

fn candidate(document: &Document, hints: &[Hint], index: usize) -> Option<Candidate> {
    let block: &Block = &document.blocks[index];
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    // Most blocks are paragraphs: their length in bytes alone rules them out.
    if block.span.len() > 4 * 2 * LONGEST_NUMBERED {
        return None;
    }
    let text = without_bookmark(document.slice(block.span).trim_matches(is_space));
    let hint = hints[index];
    let number = number_at(text).map(|(number, length)| (number, &text[length..]));
    if let Some(level) = hint.level {
        return (text.chars().count() <= 2 * LONGEST_NUMBERED).then(|| Candidate {
            number: number.map(|(number, _)| number),
            hinted: Some(level),
        });
    }
    match number {
        Some((number, rest)) => {
            // "七、下一步打算：" opens what follows, as does a question; behind other numbers they open a point.
            let rest = match number.style {
                NumberStyle::Formal | NumberStyle::Chinese | NumberStyle::ChineseBracketed
                    if rest.chars().count() <= LONGEST_NAME && is_own(rest) =>
                {
                    rest.trim_end_matches(['：', ':', '？', '?', '。'])
                }
                NumberStyle::Formal | NumberStyle::Chinese | NumberStyle::ChineseBracketed => {
                    rest.trim_end_matches(['：', ':', '？', '?'])
                }
                _ => rest,
            };
            let length = rest.chars().count();
            let closed = rest.ends_with(['。', '；', ';', '，', '！', '？', '：', ':']);
            let sentence = rest.contains(['。', '；']);
            let short = (2..=LONGEST_NUMBERED).contains(&length) && !is_row(rest);
            let is_item = hint.contents || (hint.list && !hint.bold && !leads_part(number.style));
            (short && !closed && !sentence && !is_item && !has_address(rest)).then_some(Candidate {
                number: Some(number),
                hinted: None,
            })
        }
        None => {
            // 问：谁来评？ heads the answer under it.
            let asks = text.starts_with("问：") || text.starts_with("问:");
            if asks && answers(document, index) {
                return Some(Candidate {
                    number: None,
                    hinted: None,
                });
            }
            // "问题：" alone on its line opens what follows.
            let text = if text.chars().count() <= 8 {
                text.trim_end_matches(['：', ':'])
            } else {
                text
            };
            let length = text.chars().filter(|&c| !is_space(c)).count();
            let words = if is_spoken(text) || is_subtitled(text) {
                text.replace(['，', '：'], "")
            } else {
                text.to_owned()
            };
            let plain = !words.contains([
                '。', '；', '，', '：', ':', ';', ',', '！', '？', '|', '\t', '>', '〔', '@', '·',
            ]);
            let short = (2..=LONGEST_UNNUMBERED).contains(&length);
            let wordy = text
                .chars()
                .filter(|&c| ('\u{4e00}'..='\u{9fff}').contains(&c))
                .count()
                * 2
                > length;
            let dated =
                text.ends_with(['日', '》', '”']) || text.starts_with(['《', '（', '(', '-', '—']);
            (short
                && plain
                && wordy
                && !dated
                && !hint.list
                && !hint.contents
                && !has_address(text)
                && (hint.bold || stands_alone(document, index)))
            .then_some(Candidate {
                number: None,
                hinted: None,
            })
        }
    }
}

/// Whether a line asks, or names the matter, in two breaths: 哪里没做好，怎么补的; 我们清楚自己的欠缺，也在弥补.
fn is_spoken(text: &str) -> bool {
    let asks = |words: &str| {
        ["怎么", "如何", "哪", "什么", "多少"]
            .iter()
            .any(|word| words.contains(word))
    };
    let short = || text.chars().count() <= LONGEST_SPOKEN;
    text.split_once('，')
        .is_some_and(|(one, other)| (asks(one) && asks(other)) || (is_own(one) && short()))
}

/// Whether a line names its matter behind a figure of speech: 亮相：主动公开的信息.
fn is_subtitled(text: &str) -> bool {
    text.split_once('：').is_some_and(|(figure, matter)| {
        let spoken = (2..=LONGEST_FIGURE).contains(&figure.chars().count());
        let names = is_own(matter) || matter.contains("公开的") || matter.contains("怎么");
        spoken && names && !is_own(figure) && matter.chars().count() > 3
    })
}

fn has_address(text: &str) -> bool {
    text.contains("http") || text.contains("www.") || text.contains("电话")
}

/// A text without the bookmark that a word processor left before it.
fn without_bookmark(text: &str) -> &str {
    let rest = text
        .strip_prefix("[bookmark:")
        .and_then(|rest| rest.find(']').map(|end| &rest[end + 1..]));
    rest.unwrap_or(text).trim_start_matches(is_space)
}

/// Whether a line is a row of a table set with blanks: 一、收到申请    6.
fn is_row(text: &str) -> bool {
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    words.len() < text.len() && (words.ends_with("  ") || words.ends_with('\t'))
}

/// Whether the next paragraph answers a question: 答：….
fn answers(document: &Document, index: usize) -> bool {
    document.blocks.get(index + 1).is_some_and(|next| {
        let text = document.slice(next.span).trim_matches(is_space);
        text.starts_with("答：") || text.starts_with("答:")
    })
}

/// An unnumbered line is a heading only in front of running text: not at the end (a signature), not in a list of short lines.
fn stands_alone(document: &Document, index: usize) -> bool {
    let long = |index: usize| {
        document
            .blocks
            .get(index)
            .is_some_and(|block| document.slice(block.span).chars().take(41).count() > 40)
    };
    let next = document
        .blocks
        .get(index + 1)
        .map(|block| document.slice(block.span).trim_matches(is_space));
    long(index + 1) || (next.is_some_and(|next| number_at(next).is_some() || next.ends_with('。')))
}

/// From forms of headings to levels of the outline, worked out once for a document.
struct Scale {
    /// Level that a numbering form has where the file's styles carry it.
    hinted: BTreeMap<u8, u8>,
    deepest_hint: u8,
    /// Whether headings with numbers stand above those without.
    numbered: bool,
}

impl Scale {
    fn new(candidates: &[Option<Candidate>]) -> Self {
        let mut hinted = BTreeMap::new();
        let mut deepest_hint = 0;
        let (mut top, mut all) = (0, 0);
        let mut first = None;
        for candidate in candidates.iter().flatten() {
            first.get_or_insert(candidate.number.is_some());
            all += usize::from(candidate.number.is_some());
            if let Some(level) = candidate.hinted {
                deepest_hint = deepest_hint.max(level);
                if let Some(number) = candidate.number {
                    hinted.entry(rank(number.style)).or_insert(level);
                }
            }
            top += usize::from(candidate.number.is_some_and(|n| rank(n.style) <= 2));
        }
        Self {
            hinted,
            deepest_hint,
            // Where only the lesser forms stand, the heading that comes first is the outer one: 01 概述 above 【招生】.
            numbered: top >= 2 || (first == Some(true) && all >= 3),
        }
    }

    fn level(&self, candidate: &Candidate) -> u8 {
        if let Some(level) = candidate.hinted {
            return level;
        }
        match candidate.number {
            Some(number) => {
                let rank = rank(number.style);
                self.hinted
                    .get(&rank)
                    .copied()
                    .unwrap_or(self.deepest_hint + rank)
            }
            None if self.numbered => self.deepest_hint + 7,
            None => self.deepest_hint.max(1) + 1,
        }
    }
}

/// How deep a form of number usually stands.
fn rank(style: NumberStyle) -> u8 {
    match style {
        NumberStyle::Part | NumberStyle::Formal => 1,
        NumberStyle::Chinese => 2,
        NumberStyle::ChineseBracketed => 3,
        NumberStyle::Arabic => 4,
        NumberStyle::Dotted(depth) => 3 + depth.min(3),
        NumberStyle::ArabicBracketed => 6,
        NumberStyle::Circled => 7,
    }
}

/// Whether a form of number leads the parts of a report even where a list's marks carry it.
fn leads_part(style: NumberStyle) -> bool {
    matches!(style, NumberStyle::Formal | NumberStyle::Chinese)
}
