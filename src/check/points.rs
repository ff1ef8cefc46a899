//! Cutting one paragraph of the parts about problems and measures: its points, its statements, the entries of a list.
//!
//! Everything works on ranges of a block's normal text. Which block opens what, `passage.rs` knows.

use super::label::{bracketed, label};
use super::phrase::{Phrase, Reader};
use crate::document::{Normal, NumberStyle, number_at};
use crate::pack::{Class, Hit, Owner};
use crate::span::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// Which of the two sides a text stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It names shortcomings.
    Problems,
    /// It names measures.
    Measures,
    /// It belongs to another part of the report.
    Neither,
}

/// A stretch up to a full stop or a semicolon, or up to the comma behind which it turns to mending.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) span: Span,
    /// Its first clause.
    pub(super) first: Span,
    /// Its normal form.
    pub(super) text: String,
    pub(super) phrase: Phrase,
    /// Whether a sentence begins with it.
    pub(super) opens: bool,
    /// Whether it says of shortcomings only that there are some.
    pub(super) leads: bool,
    /// Whether its first clause says what the others do something about: 对无人维护的站点，11月前关停.
    pub(super) aims: bool,
    /// Whether its first clause only names what belongs to neither side: 本学年之经验，在于….
    pub(super) about_other: bool,
    /// The side that a label puts it on.
    pub(super) told: Option<Side>,
}

/// Where a point of a running enumeration begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Start of the word or number that counts it.
    pub(super) at: usize,
    /// Start of its own words.
    pub(super) words: usize,
    /// Whether an enumeration begins with it.
    pub(super) first: bool,
}

/// A list that nothing closes has at least so many entries.
pub(super) const FEWEST_UNMARKED: usize = 3;
/// A clause longer than this, in characters, is no entry of such a list.
const LONGEST_LISTED: usize = 24;
/// Stops within a paragraph.
const STOPS: [char; 3] = ['。', '！', '？'];
/// A clause shorter than this, in bytes, is no statement.
pub(super) const SHORTEST: usize = 6;

/// Words that end in 的 name what follows where they are no longer than this, in characters.
const LONGEST_NAME: usize = 12;

/// The form of the number or bullet that a line begins with, and its length with the blanks behind it.
pub(super) fn lead(text: &str) -> Option<(Option<NumberStyle>, usize)> {
    if let Some((number, length)) = number_at(text) {
        return Some((Some(number.style), length));
    }
    // A. and B、 count as well.
    let letter = text.starts_with(|c: char| c.is_ascii_uppercase());
    if letter && text[1..].starts_with(['.', '．', '、', ')', '）']) {
        let length = 1 + text[1..].chars().next().map_or(0, char::len_utf8);
        return Some((None, length));
    }
    let bullet = text.chars().next().filter(|&c| is_bullet(c))?;
    let length = bullet.len_utf8();
    let blanks = text[length..].len() - text[length..].trim_start().len();
    Some((None, length + blanks))
}

pub(super) fn is_bullet(character: char) -> bool {
    // Whether it is one of few, and no search of a text: this is asked of many characters.
    let signs = [
        '—', '–', '•', '●', '·', '■', '◆', '-', '※', '▪', '○', '◇', '★', '▲', '►', '➢', '✓',
    ];
    signs.contains(&character) || matches!(character, '\u{f0b7}' | '\u{f06c}' | '\u{f0d8}')
}

/// The statements of a range.
pub(super) fn statements(
    reader: &mut Reader<'_>,
    normal: &Normal<'_>,
    range: Range<usize>,
    told: Option<Side>,
) -> Vec<Statement> {
    let text = normal.text();
    let mut made = Vec::new();
    let mut told = told;
    for sentence in cut(text, range, &STOPS) {
        let mut opens = true;
        for mut piece in cut(text, sentence, &['；', ';']) {
            // 热线拥堵。对策：… turns to the other side within a point.
            let mut words = piece.start;
            let head = &text[..piece.end];
            let side = label(reader, head, &mut words).filter(|side| *side != Side::Neither);
            if side.is_some() {
                told = side;
                piece = trimmed(text, words..piece.end);
            }
            let piece = behind_denial(reader, text, piece);
            if is_gone(reader, &text[piece.clone()]) {
                opens = false;
                continue;
            }
            let (named, answer) = bracketed(reader, text, piece);
            let listed = listed_by_commas(reader, text, &named);
            let mut parts = if listed.is_empty() {
                turned(reader, text, named)
            } else {
                listed
            };
            parts.extend(answer.clone());
            for part in parts {
                let told = answer
                    .as_ref()
                    .filter(|answer| **answer == part)
                    .map_or(told, |_| Some(Side::Measures));
                let words = &text[part.clone()];
                // 上文已列明尚未公开的事项，此外还存在如下不足：
                let list = text[part.end..].starts_with(['：', ':']);
                let leads = leads(reader, words) || (list && ends_leading(reader, words));
                let first = reader.read(&words[..first_clause(words)]);
                made.push(Statement {
                    about_other: first.closes(Class::LabelOther) && !first.has(Class::Gap),
                    aims: aims(reader, words),
                    leads,
                    span: normal.source(part.start, part.end),
                    first: normal.source(part.start, part.start + first_clause(words)),
                    text: words.to_owned(),
                    phrase: if opens {
                        reader.read_opening(words)
                    } else {
                        reader.read(words)
                    },
                    opens,
                    told,
                });
                opens = false;
            }
        }
    }
    made
}

/// Length of the first clause.
pub(super) fn first_clause(words: &str) -> usize {
    words.find(['，', ',']).unwrap_or(words.len())
}

/// Whether the first clause names what the others do something about, and they name no shortcoming.
fn aims(reader: &mut Reader<'_>, words: &str) -> bool {
    let first = first_clause(words);
    let mut turns = |clause: &Range<usize>| reader.skim(&words[clause.clone()]).opens(Class::Turn);
    let later = cut(words, first..words.len(), &['，', ',']);
    if later.iter().any(&mut turns) && !reader.has(words, Class::Gap) {
        return true;
    }
    if first == words.len() {
        return false;
    }
    let about = reader.read(&words[..first]).closes(Class::AimAbout);
    if !about && reader.head(&words[..first], Class::AimOpen).is_none() {
        return false;
    }
    // 对公众的意见收集得少，评议主要在校内进行 says what is wrong, and 对检索不便，增设导航 what is done about it.
    let wrong = reader.read(&words[..first]).closes(Class::Gap);
    let rest = reader.read(words[first..].trim_start_matches(['，', ',']));
    let acts = rest.has(Class::Act) && !(wrong && rest.opens(Class::ActNoun));
    let does = acts || rest.has(Class::Schedule) || rest.promises() || rest.does;
    does && !rest.has(Class::Gap) && !rest.has(Class::GapHint)
}

/// Whether the last clause says that shortcomings follow.
fn ends_leading(reader: &mut Reader<'_>, words: &str) -> bool {
    let last = words.rfind(['，', ',']).map_or(0, |comma| comma);
    reader.has(&words[last..], Class::GapLead)
}

/// Whether every clause that speaks of a shortcoming says only that there are some.
fn leads(reader: &mut Reader<'_>, words: &str) -> bool {
    // 再说还没有眉目的 names what follows.
    if words.ends_with('的') && words.chars().count() <= LONGEST_NAME {
        return true;
    }
    let mut lead = false;
    for clause in cut(words, 0..words.len(), &['，', ',']) {
        let words = &words[clause];
        let phrase = reader.skim(words);
        // What the work is held against (与社会公众的期待相比) is no subject of the shortcoming.
        let seen = behind_seen(reader, words);
        let against = words[seen..].find(['与', '同', '距', '离']);
        let against = against.map_or(words.len(), |at| seen + at);
        if phrase.has(Class::GapLead) && names_behind_lead(reader, words) {
            return false;
        }
        if phrase.has(Class::GapLead) && reader.skim(&words[seen..against]).topics == 0 {
            lead = true;
        } else if phrase.has(Class::Gap) {
            return false;
        }
    }
    lead
}

/// Whether a shortcoming stands behind the words that lead to it: 主要不足是上热下冷.
fn names_behind_lead(reader: &mut Reader<'_>, words: &str) -> bool {
    let hits = reader.hits(words);
    let of = |class: Class| {
        hits.iter()
            .filter(move |hit| hit.owner == Owner::Class(class))
    };
    let lead = of(Class::GapLead).map(|hit| hit.end).max();
    lead.is_some_and(|lead| of(Class::Gap).any(|hit| hit.start >= lead))
}

/// Where the words begin by which a clause comes to its shortcomings: behind 也要清醒地认识到.
fn behind_seen(reader: &mut Reader<'_>, words: &str) -> usize {
    let seen = |hit: &&Hit| hit.owner == Owner::Class(Class::GapSeen);
    let hits = reader.hits(words).iter().filter(seen);
    hits.map(|hit| hit.end as usize).max().unwrap_or(0)
}

/// A stretch without the denial that it takes back: 没有发现重大问题，但….
fn behind_denial(reader: &mut Reader<'_>, text: &str, piece: Range<usize>) -> Range<usize> {
    let clauses = cut(text, piece.clone(), &['，', ',']);
    for clause in clauses.iter().skip(1) {
        let seen = reader.head(&text[clause.clone()], Class::GapBut);
        let (before, behind) = (piece.start..clause.start, clause.start..piece.end);
        if seen.is_some()
            && reader.has(&text[before], Class::NoGap)
            && reader.has(&text[behind], Class::Gap)
        {
            return clause.start..piece.end;
        }
    }
    piece
}

/// Whether a statement tells of a shortcoming of earlier years that is no more: 以往打不开的问题，已得到解决.
fn is_gone(reader: &mut Reader<'_>, words: &str) -> bool {
    let first = first_clause(words);
    first < words.len()
        && reader.has(&words[..first], Class::GapPast)
        && reader.has(&words[first..], Class::GapGone)
}

/// The clauses of a statement that lists shortcomings by commas: each names one, and of its own topic.
fn listed_by_commas(
    reader: &mut Reader<'_>,
    text: &str,
    piece: &Range<usize>,
) -> Vec<Range<usize>> {
    let clauses = cut(text, piece.clone(), &['，', ',']);
    // What leads to them (也要看到) is none.
    let from = clauses
        .iter()
        .position(|clause| reader.has(&text[clause.clone()], Class::Gap))
        .unwrap_or(clauses.len());
    let clauses = &clauses[from..];
    if from == 0 && are_parallel(reader, text, clauses) {
        return clauses.to_vec();
    }
    if clauses.len() < FEWEST_UNMARKED || from > 1 {
        return Vec::new();
    }
    let weak = reader.weak_topics();
    let mut topics = 0;
    for clause in clauses {
        let phrase = reader.skim(&text[clause.clone()]);
        let own = phrase.topics & !weak;
        let names = phrase.has(Class::Gap)
            && own & !topics != 0
            && own & topics == 0
            && phrase.length <= LONGEST_LISTED
            && !phrase.figure
            && !phrase.turns
            && !phrase.opens(Class::GapMore)
            && !phrase.has(Class::GapLead)
            && !text[clause.clone()].contains('“');
        if !names {
            return Vec::new();
        }
        topics |= own;
    }
    clauses.to_vec()
}

/// Whether two clauses end in the same words of a shortcoming: 审计结果没有公开，结算价没有公开.
fn are_parallel(reader: &mut Reader<'_>, text: &str, clauses: &[Range<usize>]) -> bool {
    let [first, second] = clauses else {
        return false;
    };
    let (first, second) = (&text[first.clone()], &text[second.clone()]);
    let pairs = first.chars().rev().zip(second.chars().rev());
    let shared: usize = pairs
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    shared >= SHORTEST
        && first.len().min(second.len()) > 2 * shared
        && reader.has(&first[first.len() - shared..], Class::Gap)
        && !reader.read(second).opens(Class::GapMore)
}

/// A statement cut before the clause in which it turns from a shortcoming to mending it.
fn turned(reader: &mut Reader<'_>, text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let clauses = cut(text, piece.clone(), &['，', ',']);
    let mut admitted = false;
    for clause in &clauses {
        let words = &text[clause.clone()];
        let phrase = reader.skim(words);
        if admitted && (phrase.turns || phrase.does) && !phrase.has(Class::GapMore) {
            return vec![
                trimmed(text, piece.start..clause.start),
                clause.start..piece.end,
            ];
        }
        // What a measure is aimed at stays with it.
        let aims = phrase.opens(Class::AimOpen) && phrase.closes(Class::AimClose);
        let about = phrase.closes(Class::AimAbout) && {
            let rest = reader.read(&text[clause.end..piece.end]);
            !rest.has(Class::Gap)
        };
        if aims || about || phrase.opens(Class::AimAlways) {
            break;
        }
        admitted |= phrase.has(Class::Gap) || phrase.closes(Class::GapHint);
    }
    vec![piece]
}

/// Where the points of an enumeration begin in a range; empty where there is none.
pub(super) fn marks(reader: &mut Reader<'_>, text: &str, range: Range<usize>) -> Vec<Mark> {
    let base = range.start;
    let words = &text[range.clone()];
    let starts = |at: usize| {
        words[..at].trim_end().is_empty()
            || words[..at]
                .trim_end()
                .ends_with(['：', '；', '。', '，', ':', ';', ',', '、', '！'])
            || words[..at].ends_with(is_bullet)
    };
    let mut found: Vec<Mark> = Vec::new();
    let hits: Vec<Hit> = reader.hits(words).to_vec();
    let firsts = hits
        .iter()
        .filter(|hit| hit.owner == Owner::Class(Class::OrdinalFirst));
    let firsts: BTreeSet<u32> = firsts.map(|hit| hit.start).collect();
    for hit in hits
        .iter()
        .filter(|hit| hit.owner == Owner::Class(Class::Ordinal) && starts(hit.start as usize))
    {
        let first = firsts.contains(&hit.start);
        found.push(Mark {
            at: base + hit.start as usize,
            words: base + hit.end as usize,
            first,
        });
    }
    // The longest word at a place counts.
    found.sort_unstable_by_key(|mark| (mark.at, std::cmp::Reverse(mark.words)));
    found.dedup_by_key(|mark| mark.at);
    let opened = found
        .first()
        .is_some_and(|mark| mark.at == base || mark.first);
    if found.len() >= 2 || (opened && found.len() == 1 && found[0].at == base) {
        return found;
    }
    numbers(words, base)
}

/// The points of an enumeration by numbers within a line: （1）…；（2）…
pub(super) fn numbers(words: &str, base: usize) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut wanted = 1;
    let mut style = None;
    let mut boundary = true;
    for (at, character) in words.char_indices() {
        if boundary
            && let Some((number, length)) = number_at(&words[at..])
            && (number.value == wanted || number.value == 1)
            && (style.is_none() || style == Some(number.style))
            && !matches!(number.style, NumberStyle::Dotted(_) | NumberStyle::Part)
        {
            let first = number.value == 1;
            style = Some(number.style);
            wanted = number.value + 1;
            found.push(Mark {
                at: base + at,
                words: base + at + length,
                first,
            });
        }
        boundary = matches!(character, '：' | '；' | '。' | '，' | ':' | ';' | ',' | ' ');
    }
    if found.len() >= 2 && found[0].first {
        found
    } else {
        Vec::new()
    }
}

/// The pieces of a range between any of the signs, the empty ones left out. Signs inside of brackets do not count.
pub(super) fn cut(text: &str, range: Range<usize>, signs: &[char]) -> Vec<Range<usize>> {
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
        if signs.contains(&character) && (depth == 0 || character == '。') {
            pieces.push(start..at);
            start = at + character.len_utf8();
            depth = 0;
        }
    }
    pieces.push(start..range.end);
    pieces
        .into_iter()
        .map(|piece| trimmed(text, piece))
        .filter(|piece| piece.len() > SHORTEST)
        .collect()
}

/// A range without the blanks and signs at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let signs = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '，' | '。' | '；' | '、' | '：' | '！' | '？' | ',' | ';' | ':' | '】'
            )
            || is_bullet(c)
    };
    let start = range.start + (words.len() - words.trim_start_matches(signs).len());
    let stops = |c: char| signs(c) || ".．".contains(c);
    let end = range.end - (words.len() - words.trim_end_matches(stops).len());
    start..end.max(start)
}
