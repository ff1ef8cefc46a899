//! Cutting the parts about problems and measures into passages, as the school counts them.
//!
//! A passage is one point: a numbered line, what stands behind 一是 or 其一, an entry of a running list.

use crate::document::{BlockKind, Document, Normal, number_at};
use crate::pack::{Class, Hit, Owner, Pack, Scan};
use crate::span::Span;
use std::ops::Range;

/// One point of a list, however the list is written.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// Its first statement.
    pub(super) span: Span,
    /// The normal form of that statement.
    pub(super) text: String,
    /// What follows it within the same point.
    pub(super) behind: Vec<Self>,
    gap: bool,
    measure: bool,
    /// Whether it stands in a list that the school counts.
    counted: bool,
}

impl Passage {
    /// Whether it names a shortcoming.
    pub(super) fn is_gap(&self) -> bool {
        self.gap || (self.counted && !self.measure)
    }

    /// Whether it is a measure and no shortcoming.
    pub(super) fn is_measure(&self) -> bool {
        self.measure
    }
}

/// Words that count the points of a running text.
const ORDINALS: [&str; 26] = [
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "七是",
    "八是",
    "其一",
    "其二",
    "其三",
    "其四",
    "其五",
    "首先",
    "其次",
    "再次",
    "第一，",
    "第二，",
    "第三，",
    "第四，",
    "一方面",
    "另一方面",
    "一个是",
    "另一个是",
    "再一个是",
    "最后，",
];

/// Words by which a sentence turns to mending.
const TURNS: [&str; 26] = [
    "针对",
    "下一步",
    "今后",
    "为此",
    "对此",
    "学校将",
    "学院将",
    "我校将",
    "我院将",
    "已决定",
    "已于",
    "已经排",
    "已选定",
    "将于",
    "将在",
    "拟于",
    "计划于",
    "已从",
    "将通过",
    "将进一步",
    "自9月起",
    "已启动",
    "已着手",
    "已列入",
    "明年",
    "已安排",
];

/// The passages of blocks.
pub(super) fn passages(
    document: &Document,
    pack: &Pack,
    blocks: &[Range<usize>],
    scan: &mut Scan,
) -> Vec<Passage> {
    let mut reader = Reader {
        pack,
        scan,
        passages: Vec::new(),
        open: false,
    };
    for index in blocks.iter().cloned().flatten() {
        let block = &document.blocks()[index];
        let normal = Normal::new(document.slice(block.span), block.span);
        match block.kind {
            BlockKind::Heading { .. } => reader.heading(&normal),
            BlockKind::Paragraph => reader.paragraph(&normal),
            BlockKind::Title | BlockKind::Cell { .. } => {}
        }
    }
    reader.passages
}

struct Reader<'r> {
    pack: &'r Pack,
    scan: &'r mut Scan,
    passages: Vec<Passage>,
    /// Whether a heading has just opened a point, which the next paragraph goes on with.
    open: bool,
}

impl Reader<'_> {
    fn heading(&mut self, normal: &Normal<'_>) {
        let text = normal.text();
        let skip = lead(text);
        // A heading such as "1.存在问题" or "（三）改进措施" opens a list and is no point of it.
        self.open = false;
        if self.has(&text[skip..], |owner| matches!(owner, Owner::Heading(_)))
            && text[skip..].chars().count() <= 16
            && !self.has_class(&text[skip..], Class::Gap)
        {
            return;
        }
        let passage = self.passage(normal, skip..text.len(), true);
        self.passages.push(passage);
        self.open = true;
    }

    fn paragraph(&mut self, normal: &Normal<'_>) {
        let text = normal.text();
        let skip = lead(text);
        if skip > 0 || self.open {
            let points = self.ordinals(text);
            if points.is_empty() || skip > 0 {
                self.point(normal, skip..text.len(), skip > 0);
                return;
            }
        }
        self.open = false;
        let points = self.ordinals(text);
        if points.is_empty() {
            self.running(normal);
        } else {
            self.enumerated(normal, &points);
        }
    }

    /// A point of its own line, or the lines under a heading that is one.
    fn point(&mut self, normal: &Normal<'_>, range: Range<usize>, starts: bool) {
        let text = normal.text();
        let pieces = cut(text, range, &['。', '！', '？']);
        let mut made: Vec<Passage> = pieces
            .into_iter()
            .map(|piece| self.passage(normal, piece, true))
            .collect();
        if made.is_empty() {
            return;
        }
        if starts || !self.open {
            let mut first = made.remove(0);
            first.behind = made;
            self.passages.push(first);
            self.open = false;
        } else if let Some(last) = self.passages.last_mut() {
            last.behind.extend(made);
        }
    }

    /// 一是…；二是…: each runs to the next; a sentence behind the first belongs to it.
    fn enumerated(&mut self, normal: &Normal<'_>, points: &[(usize, usize)]) {
        let text = normal.text();
        if points[0].0 > 0 {
            self.preamble(normal, 0..points[0].0);
        }
        for (index, (_, start)) in points.iter().enumerate() {
            let end = points.get(index + 1).map_or(text.len(), |next| next.0);
            let mut pieces = cut(text, *start..end, &['。', '！', '？', '；']).into_iter();
            let Some(first) = pieces.next() else { continue };
            let mut passage = self.passage(normal, first, true);
            passage.behind = pieces
                .map(|piece| self.passage(normal, piece, false))
                .collect();
            // What follows the last point and turns to mending answers all of them.
            if index + 1 == points.len() {
                let turned = passage.behind.iter().position(|behind| behind.measure);
                let tail = turned.map_or_else(Vec::new, |at| passage.behind.split_off(at));
                self.passages.push(passage);
                self.passages.extend(tail);
            } else {
                self.passages.push(passage);
            }
        }
    }

    /// The words before a list: shortcomings only where they say so after "一些不足" has been left behind.
    fn preamble(&mut self, normal: &Normal<'_>, range: Range<usize>) {
        for piece in cut(normal.text(), range, &['。', '！', '？']) {
            let passage = self.passage(normal, piece, false);
            if passage.measure {
                self.passages.push(passage);
            }
        }
    }

    /// Running text: the sentences, and within one sentence the entries behind its lead.
    fn running(&mut self, normal: &Normal<'_>) {
        let text = normal.text();
        for sentence in cut(text, 0..text.len(), &['。', '！', '？']) {
            if let Some(entries) = self.entries(text, sentence.clone()) {
                for entry in entries {
                    let passage = self.passage(normal, entry, true);
                    self.passages.push(passage);
                }
                continue;
            }
            let parts = cut(text, sentence.clone(), &['；']);
            for part in parts {
                if self.is_lead(&text[part.clone()]) {
                    continue;
                }
                let passage = self.passage(normal, part, false);
                self.passages.push(passage);
            }
        }
    }

    /// "主要表现在：A；B；C" and "还有A、B、C等不足": the entries.
    fn entries(&self, text: &str, sentence: Range<usize>) -> Option<Vec<Range<usize>>> {
        let words = &text[sentence.clone()];
        if let Some(colon) = words.find(['：', ':']) {
            let head = &words[..colon];
            if [
                "问题", "不足", "短板", "表现", "差距", "弱项", "如下", "毛病", "方面",
            ]
            .iter()
            .any(|word| head.contains(word))
            {
                let start = sentence.start
                    + colon
                    + words[colon..].chars().next().map_or(1, char::len_utf8);
                return Some(cut(text, start..sentence.end, &['；']));
            }
        }
        let tail = [
            "等不足",
            "等问题",
            "等方面不足",
            "等短板",
            "等情况",
            "等方面的不足",
            "等方面的问题",
        ]
        .iter()
        .find_map(|tail| words.find(tail))?;
        let head = ["还存在", "仍存在", "存在着", "存在", "还有", "仍有", "尚有"]
            .iter()
            .find_map(|head| words.find(head).map(|at| at + head.len()))?;
        (head < tail).then(|| {
            cut(
                text,
                sentence.start + head..sentence.start + tail,
                &['、', '，'],
            )
        })
    }

    /// A sentence that only says that shortcomings will be named.
    fn is_lead(&self, text: &str) -> bool {
        let length = text.chars().count();
        let named = ["问题", "不足", "短板", "差距", "毛病", "弱项"]
            .iter()
            .any(|word| text.contains(word));
        let counts = [
            "一些",
            "几个",
            "方面",
            "以下",
            "如下",
            "两个",
            "三个",
            "四个",
            "五条",
            "主要",
            "一定",
            "有待",
            "毛病",
            "暴露出",
        ]
        .iter()
        .any(|word| text.contains(word));
        named && counts && length < 120 && !text.contains("具体") && !self.opens_with_turn(text)
    }

    fn opens_with_turn(&self, text: &str) -> bool {
        TURNS.iter().any(|turn| text.starts_with(turn))
    }

    fn ordinals(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = ORDINALS
            .iter()
            .flat_map(|word| text.match_indices(word))
            .filter(|(at, _)| {
                *at == 0
                    || text[..*at].ends_with(['：', '；', '。', '，', ':', ';', ',', '、', ' '])
            })
            .map(|(at, word)| (at, at + word.len()))
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|point| point.0);
        if found.len() < 2
            && !found
                .first()
                .is_some_and(|point| point.0 == 0 || text.starts_with("一是"))
        {
            Vec::new()
        } else {
            found
        }
    }

    fn passage(&mut self, normal: &Normal<'_>, range: Range<usize>, counted: bool) -> Passage {
        let range = trimmed(normal.text(), range);
        let words = &normal.text()[range.clone()];
        let mut hits: Vec<Hit> = Vec::new();
        self.pack.lexicon.scan(self.scan, words, 0, &mut hits);
        let class = |class: Class| hits.iter().any(|hit| hit.owner == Owner::Class(class));
        let turns = TURNS
            .iter()
            .any(|turn| words.starts_with(turn) || words.find(turn).is_some_and(|at| at < 60));
        let gap = class(Class::Gap);
        let promise = class(Class::Promise);
        Passage {
            span: normal.source(range.start, range.end),
            text: words.to_owned(),
            behind: Vec::new(),
            gap: gap && !turns,
            measure: turns || (promise && !gap),
            counted,
        }
    }

    fn has(&mut self, text: &str, wanted: fn(Owner) -> bool) -> bool {
        let mut hits = Vec::new();
        self.pack.lexicon.scan(self.scan, text, 0, &mut hits);
        hits.iter().any(|hit| wanted(hit.owner))
    }

    fn has_class(&mut self, text: &str, class: Class) -> bool {
        let mut hits = Vec::new();
        self.pack.lexicon.scan(self.scan, text, 0, &mut hits);
        hits.iter().any(|hit| hit.owner == Owner::Class(class))
    }
}

/// Length of the number or bullet that a line begins with.
fn lead(text: &str) -> usize {
    if let Some((_, length)) = number_at(text) {
        return length;
    }
    text.chars()
        .next()
        .filter(|c| {
            matches!(
                c,
                '•' | '●' | '·' | '■' | '◆' | '-' | '※' | '▪' | '\u{f0b7}'
            )
        })
        .map_or(0, char::len_utf8)
}

/// The pieces of a range between any of the signs, the empty ones left out. Signs inside of brackets do not count.
fn cut(text: &str, range: Range<usize>, signs: &[char]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut depth = 0usize;
    for (at, character) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match character {
            '（' | '《' | '“' => depth += 1,
            '）' | '》' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = signs.contains(&character) || (signs.contains(&'；') && character == ';');
        if ends && (depth == 0 || character == '。') {
            pieces.push(start..at);
            start = at + character.len_utf8();
            depth = 0;
        }
    }
    pieces.push(start..range.end);
    pieces
        .into_iter()
        .map(|piece| trimmed(text, piece))
        .filter(|piece| piece.len() > 6)
        .collect()
}

/// A range without the blanks and signs at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let signs = |c: char| c.is_whitespace() || "，。；、：,;:•●".contains(c);
    let start = range.start + (words.len() - words.trim_start_matches(signs).len());
    let end = range.end - (words.len() - words.trim_end_matches(signs).len());
    start..end.max(start)
}
