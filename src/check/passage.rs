//! Cutting the parts about problems and measures into points, as the school counts them.
//!
//! A point is a heading with the lines under it, a numbered line, what stands behind 一是 or 其一, an entry of a running
//! list, or a paragraph that counts nothing. Which points are shortcomings and which measures, `gaps.rs` decides.

use super::entries::entries;
use super::label::label;
use super::part_signs::TELLING;
use super::phrase::Reader;
use super::points::{
    Side, Statement, cut, first_clause, is_bullet, lead, marks, numbers, statements, trimmed,
};
use crate::document::{BlockKind, Document, Normal, NumberStyle};
use crate::pack::{Class, Owner, Scan};
use std::ops::Range;

/// How a point is set off from its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A heading, with or without a number.
    Heading(Option<NumberStyle>),
    /// A numbered or bulleted line.
    Line(Option<NumberStyle>),
    /// A point of a running enumeration, or an entry of a list.
    Entry,
    /// A paragraph that counts nothing.
    Running,
}

/// One point.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) form: Form,
    /// What it says; never empty.
    pub(super) statements: Vec<Statement>,
}

/// What a part is made of.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A heading or label that opens a side.
    Side(Side),
    /// A sentence that only leads to a list.
    Lead(Statement),
    /// A list of so many points begins.
    List(usize),
    /// A point.
    Point(Point),
}

/// A line shorter than this, in characters, can be the headline of the paragraph under it.
const LONGEST_HEADLINE: usize = 30;
/// A colon that stands later, in bytes, closes no label.
const LONGEST_LABEL: usize = 30;
/// A longer heading opens no side.
const LONGEST_OPENER: usize = 24;

/// The pieces of a range of blocks.
pub(super) fn pieces(
    document: &Document,
    reader: &mut Reader<'_>,
    blocks: Range<usize>,
) -> Vec<Piece> {
    let mut cutter = Cutter {
        reader,
        scan: Scan::default(),
        pieces: Vec::new(),
        open: false,
    };
    for block in &document.blocks()[blocks] {
        let normal = Normal::new(document.slice(block.span), block.span);
        match block.kind {
            BlockKind::Heading { .. } | BlockKind::Paragraph if is_caption(normal.text()) => {}
            BlockKind::Heading { .. } => cutter.heading(&normal),
            BlockKind::Paragraph => cutter.paragraph(&normal),
            BlockKind::Title | BlockKind::Cell { .. } => {}
        }
    }
    cutter.pieces
}

/// Whether a line is the caption of a table: 表3 整改与短板对照.
fn is_caption(text: &str) -> bool {
    let name = text.trim_start_matches('附').strip_prefix('表');
    let numbered = name.is_some_and(|name| {
        let name = name.trim_start();
        name.starts_with(|sign: char| sign.is_ascii_digit() || "一二三四五六".contains(sign))
    });
    numbered && text.chars().count() <= LONGEST_HEADLINE && !text.contains(['。', '，'])
}

struct Cutter<'c, 'p> {
    reader: &'c mut Reader<'p>,
    scan: Scan,
    pieces: Vec<Piece>,
    /// Whether the last point is a heading or headline that the next paragraph goes on with.
    open: bool,
}

impl Cutter<'_, '_> {
    fn heading(&mut self, normal: &Normal<'_>) {
        let text = normal.text();
        let (style, skip) = lead(text).unwrap_or((None, 0));
        self.open = false;
        let side = match label(self.reader, text, &mut 0) {
            Some(Side::Neither) => Some(Side::Neither),
            _ => self.side(&text[skip..]),
        };
        if let Some(side) = side {
            self.pieces.push(Piece::Side(side));
            return;
        }
        let made = statements(self.reader, normal, skip..text.len(), None);
        self.open = self.push(Form::Heading(style), made);
    }

    /// The side that a heading opens, where it names nothing but parts of the report.
    fn side(&mut self, heading: &str) -> Option<Side> {
        let phrase = self.reader.read(heading);
        // 规范化程度有待提高 is a shortcoming; 有待提高的地方 only opens some.
        if phrase.has(Class::Gap) && phrase.telling.len() >= TELLING {
            return None;
        }
        if phrase.topics != 0 || phrase.length > LONGEST_OPENER {
            return None;
        }
        let pack = self.reader.pack;
        let mut hits = Vec::new();
        pack.lexicon.scan(&mut self.scan, heading, 0, &mut hits);
        let names = |id: Option<&str>| {
            hits.iter().any(|hit| match hit.owner {
                Owner::Heading(part) => {
                    let part = pack.parts[usize::from(part)].id.as_str();
                    id.map_or(!matches!(part, "problems" | "improvements"), |id| {
                        id == part
                    })
                }
                _ => false,
            })
        };
        let of_its_own = phrase.has(Class::Gap) || phrase.promises() || phrase.opens(Class::Act);
        if names(Some("problems")) {
            Some(Side::Problems)
        } else if names(Some("improvements")) {
            Some(Side::Measures)
        } else {
            // 原因分析 goes on about the shortcomings before it; 没有评议渠道 is one, and 丰富公开内容 mends one, though they
            // name another part.
            ((names(None) && !of_its_own) || phrase.has(Class::GapMore)).then_some(Side::Neither)
        }
    }

    fn paragraph(&mut self, normal: &Normal<'_>) {
        let text = normal.text();
        let mut at = self.bracketed_heading(text);
        // A line of several numbered points is counted by each of them.
        let several = numbers(&text[at..], at);
        let counted = lead(&text[at..]).filter(|_| several.is_empty());
        if let Some((_, skip)) = counted {
            at += skip;
        }
        let told = label(self.reader, text, &mut at);
        if told == Some(Side::Neither) {
            self.open = false;
            self.pieces.push(Piece::Side(Side::Neither));
            self.behind_other(normal, at);
            return;
        }
        let found = if several.is_empty() {
            marks(self.reader, text, at..text.len())
        } else {
            several
        };
        // 拟采取的措施是： alone opens what stands below, and goes on with nothing.
        let alone = told.is_some() && trimmed(text, at..text.len()).is_empty();
        if self.open && !alone && self.goes_on(counted, text, told, !found.is_empty()) {
            let mut made = statements(self.reader, normal, at..text.len(), told);
            if let Some(Piece::Point(point)) = self.pieces.last_mut() {
                point.statements.append(&mut made);
            }
            return;
        }
        self.open = false;
        if let (Some(side), None) = (told, counted) {
            self.pieces.push(Piece::Side(side));
        }
        let before = found.first().map_or(at..at, |first| at..first.at);
        let named_before = self.reader.has(&text[before.clone()], Class::Gap)
            && !self.reader.has(&text[before], Class::GapLead);
        match counted {
            Some((style, _)) if found.is_empty() || named_before => {
                let made = statements(self.reader, normal, at..text.len(), told);
                let short = text.chars().count() <= LONGEST_HEADLINE;
                self.open = self.push(Form::Line(style), made) && short;
            }
            _ if found.is_empty() && text.ends_with(['：', ':']) => {
                self.lead(normal, at..text.len(), told);
            }
            _ if found.is_empty() => self.running(normal, at..text.len(), told),
            _ => {
                let told = self.lead(normal, at..found[0].at, told).or(told);
                self.enumerated(normal, &found, told);
            }
        }
    }

    /// 经验：…。问题：…。措施：…: where a paragraph begins with what belongs to neither side, a later label opens one.
    fn behind_other(&mut self, normal: &Normal<'_>, at: usize) {
        let text = normal.text();
        for sentence in cut(text, at..text.len(), &['。', '！', '？']) {
            let mut words = sentence.start;
            let side = label(self.reader, &text[..sentence.end], &mut words);
            if let Some(side) = side.filter(|side| *side != Side::Neither) {
                self.pieces.push(Piece::Side(side));
                let found = marks(self.reader, text, words..text.len());
                if found.is_empty() {
                    self.running(normal, words..text.len(), Some(side));
                } else {
                    self.lead(normal, words..found[0].at, Some(side));
                    self.enumerated(normal, &found, Some(side));
                }
                return;
            }
        }
    }

    /// Length of a heading in 【】 that a paragraph begins with.
    fn bracketed_heading(&mut self, text: &str) -> usize {
        let Some(rest) = text.strip_prefix('【') else {
            return 0;
        };
        let Some(end) = rest.find('】') else {
            return 0;
        };
        let Some(side) = self.side(&rest[..end]) else {
            return 0;
        };
        self.open = false;
        self.pieces.push(Piece::Side(side));
        trimmed(text, '【'.len_utf8() + end..text.len()).start
    }

    /// Whether a paragraph goes on with the heading or headline before it.
    fn goes_on(
        &mut self,
        counted: Option<(Option<NumberStyle>, usize)>,
        text: &str,
        told: Option<Side>,
        enumerates: bool,
    ) -> bool {
        let Some(Piece::Point(point)) = self.pieces.last() else {
            return false;
        };
        // 对（三），… takes up a point by its number.
        let aim = self.reader.read(&text[..first_clause(text)]);
        if aim.opens(Class::AimOpen) && aim.has(Class::GapNumber) {
            return false;
        }
        let head = &point.statements[0].phrase;
        let names_one = head.has(Class::Gap) || head.has(Class::Act) || head.promises();
        let style = match point.form {
            Form::Heading(style) => style,
            Form::Line(style) => {
                // Behind a headline that is a sentence of its own, a paragraph about all points is a closing word.
                let closes = |class| self.reader.has(text, class);
                if told.is_none() && [Class::GapAll, Class::Slogan].into_iter().any(closes) {
                    return false;
                }
                style
            }
            Form::Entry | Form::Running => return false,
        };
        match counted {
            Some((of_line, _)) => names_one && style.is_some() && of_line != style,
            None => names_one || !enumerates,
        }
    }

    /// The words before an enumeration: the last sentence leads to it, the ones before stand for themselves. A label that
    /// is all of the last (改进措施：一是…) says the side, which is returned.
    fn lead(
        &mut self,
        normal: &Normal<'_>,
        range: Range<usize>,
        told: Option<Side>,
    ) -> Option<Side> {
        let text = normal.text();
        let last = text[range.clone()].rfind(['。', '！', '？']);
        let mut words = last.map_or(range.end, |stop| range.start + stop + '。'.len_utf8());
        let label = label(self.reader, &text[..range.end], &mut words)
            .filter(|side| *side != Side::Neither && trimmed(text, words..range.end).is_empty());
        if let (Some(side), Some(stop)) = (label, last) {
            self.running(normal, range.start..range.start + stop, told);
            self.pieces.push(Piece::Side(side));
            return Some(side);
        }
        let mut sentences = cut(normal.text(), range.clone(), &['。', '！', '？']);
        self.turn(&normal.text()[range]);
        let last = sentences.pop()?;
        for sentence in sentences {
            self.running(normal, sentence, told);
        }
        if let Some(last) = statements(self.reader, normal, last, told).pop() {
            self.pieces.push(Piece::Lead(last));
        }
        None
    }

    /// 今后， alone before an enumeration is too short for a statement, and turns to the measures.
    fn turn(&mut self, before: &str) {
        let last = before.rfind(['。', '！', '？']);
        let words = &before[last.map_or(0, |stop| stop + '。'.len_utf8())..];
        let bare = &words[trimmed(words, 0..words.len())];
        if self.reader.head(bare, Class::Turn) == Some(bare.len()) && !bare.is_empty() {
            self.pieces.push(Piece::Side(Side::Measures));
        }
    }

    /// 一是…；二是…: each runs to the next. Where the count begins anew, the sentence before it leads to another list.
    fn enumerated(
        &mut self,
        normal: &Normal<'_>,
        found: &[super::points::Mark],
        told: Option<Side>,
    ) {
        let text = normal.text();
        let mut turned = false;
        for (index, mark) in found.iter().enumerate() {
            if index == 0 || mark.first {
                let behind = found[index + 1..].iter();
                let points = 1 + behind.take_while(|next| !next.first).count();
                self.pieces.push(Piece::List(points));
            }
            let next = found.get(index + 1);
            let mut end = next.map_or(text.len(), |next| next.at);
            let mut following = None;
            if next.is_some_and(|next| next.first) {
                let sentences = cut(text, mark.words..end, &['。', '！', '？']);
                if let [_, .., last] = sentences.as_slice() {
                    following = Some(last.start..end);
                    end = last.start;
                } else if let [only] = sentences.as_slice() {
                    following = Some(only.end..end);
                    end = only.end;
                }
            }
            let mut made = statements(self.reader, normal, mark.words..end, told);
            let ends_list = next.is_none_or(|next| next.first);
            let closing = made.iter().skip(1).position(|statement| {
                let labelled = statement.told == Some(Side::Measures) && statement.told != told;
                let turns = statement.phrase.opens(Class::Turn);
                statement.opens && (turns || labelled || statement.phrase.has(Class::GapAll))
            });
            // Where no point before has its own measure, a turn behind the last one answers all of them.
            let tail = match closing {
                Some(at) if ends_list && !turned => made.split_off(at + 1),
                _ => Vec::new(),
            };
            turned |= made
                .iter()
                .skip(1)
                .any(|statement| statement.phrase.turns || statement.told == Some(Side::Measures));
            self.push(Form::Entry, made);
            self.push(Form::Running, tail);
            if let Some(following) = following {
                self.lead(normal, following, told);
            }
        }
    }

    /// A paragraph that counts nothing, or a stretch of one: its lists' entries, and the statements between them.
    fn running(&mut self, normal: &Normal<'_>, range: Range<usize>, told: Option<Side>) {
        let text = normal.text();
        let mut told = told;
        let mut plain: Vec<Statement> = Vec::new();
        for mut sentence in cut(text, range, &['。', '！', '？']) {
            // 整改措施：… in the middle of a paragraph opens the other side.
            let labelled = text[sentence.clone()]
                .find('：')
                .is_some_and(|at| at < LONGEST_LABEL);
            if let Some(side) = labelled
                .then(|| label(self.reader, text, &mut sentence.start))
                .flatten()
                .filter(|side| *side != Side::Neither && Some(*side) != told)
            {
                self.push(Form::Running, std::mem::take(&mut plain));
                self.pieces.push(Piece::Side(side));
                told = Some(side);
                sentence = trimmed(text, sentence);
            }
            match entries(self.reader, text, sentence.clone()) {
                Some(entries) if self.is_list(text, &entries) => {
                    self.push(Form::Running, std::mem::take(&mut plain));
                    let head = sentence.start..entries[0].start;
                    if let Some(lead) = statements(self.reader, normal, head, told).pop() {
                        self.pieces.push(Piece::Lead(lead));
                    }
                    for entry in entries {
                        let made = statements(self.reader, normal, entry, told);
                        self.push(Form::Entry, made);
                    }
                }
                _ => plain.extend(statements(self.reader, normal, sentence, told)),
            }
        }
        self.push(Form::Running, plain);
    }

    /// Whether entries are more than a sentence with a colon in it.
    fn is_list(&mut self, text: &str, entries: &[Range<usize>]) -> bool {
        match entries {
            [] => false,
            [only] => self.reader.has(&text[only.clone()], Class::Gap),
            _ => true,
        }
    }

    /// Adds a point; says whether it says anything.
    fn push(&mut self, form: Form, statements: Vec<Statement>) -> bool {
        let says = statements
            .iter()
            .any(|statement| !statement.text.chars().all(is_bullet));
        if says {
            self.pieces.push(Piece::Point(Point { form, statements }));
        }
        says
    }
}
