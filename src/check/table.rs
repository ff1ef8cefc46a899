//! Reading a table of the list: a row is a statement, its cells belong together.
//!
//! The cells that name an item are its subject; what the other cells hold (a date, 已公开, an address, 不涉及, nothing)
//! says how it stands with the item.

use super::said::{Heard, Mode, Said, Setting};
use super::sentence::{Clause, Sentence, sentences};
use super::statement::said;
use super::status::Pointer;
use super::tally::Tallies;
use super::trace::{Ground, Mark};
use crate::document::{Document, Normal, Row, Table, is_space};
use crate::pack::{Class, Hit, List, Owner, Pack, Scan};
use crate::span::Span;

/// Judges every row of a table and counts what it says.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    table: &Table,
    setting: Setting,
    scan: &mut Scan,
    tallies: &mut Tallies<'_>,
) {
    for row in &table.rows {
        let cells: Vec<CellReading> = row
            .cells
            .iter()
            .map(|cell| CellReading::new(document, pack, setting, scan, tallies, cell.span))
            .collect();
        judge_row(row, &cells, tallies);
    }
}

/// A cell, and what its words are.
struct CellReading {
    span: Span,
    said: Vec<Said>,
    kind: Kind,
    pointer: Pointer,
    /// Whether it is a sign of absence and no word: —, /.
    dash: bool,
    /// Whether it says something in words of its own.
    wordy: bool,
}

/// What a cell says of its row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Nothing: empty, or words that decide nothing.
    Silent,
    /// There is none: 无, —, 不涉及.
    Nil,
    /// Something of it is public, in general words or with reserve.
    Hedged,
    /// It is planned.
    Planned,
    /// It is public.
    Public,
}

impl CellReading {
    fn new(
        document: &Document,
        pack: &Pack,
        setting: Setting,
        scan: &mut Scan,
        tallies: &mut Tallies<'_>,
        span: Span,
    ) -> Self {
        let source = document.slice(span);
        let normal = Normal::new(source, span);
        let text = normal.text();
        let mut heard = Heard {
            aside: tallies.recorder.apart(),
            ..Heard::default()
        };
        let mut kind = bare(pack, text);
        let mut pointer = Pointer::None;
        let mut hits: Vec<Hit> = Vec::new();
        for sentence in sentences(text) {
            hits.clear();
            let range = sentence.range.clone();
            pack.lexicon
                .scan(scan, &text[range.clone()], range.start as u32, &mut hits);
            said(text, &sentence, &hits, setting, &mut heard);
            kind = kind.max(of_sentence(&hits, &sentence));
            pointer = pointer.max(pointer_of(text, &sentence, &hits));
        }
        for one in &mut heard.said {
            one.grounds.place(&normal);
        }
        tallies.recorder.take(&mut heard.aside, &normal);
        if pointer >= Pointer::Column && kind == Kind::Silent {
            kind = Kind::Public;
        }
        let linked = document.links().iter().any(|link| span.contains(link.span));
        if linked {
            (kind, pointer) = (Kind::Public, Pointer::Link);
        }
        Self {
            span,
            said: heard.said,
            kind,
            pointer,
            dash: kind == Kind::Nil && !text.contains(is_ideograph),
            wordy: kind == Kind::Silent
                && text.chars().filter(|&c| is_ideograph(c)).count() >= WORDY,
        }
    }
}

/// A Chinese character, and no sign of punctuation.
fn is_ideograph(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// A cell of so many Chinese characters says something of its own.
const WORDY: usize = 6;

/// Cells that hold a word or a sign alone.
pub(super) fn bare(pack: &Pack, text: &str) -> Kind {
    let word = text.trim_matches(|c: char| is_space(c) || "。.（）()".contains(c));
    // 0人次 is none of them.
    let none = word.strip_prefix('0').is_some_and(|unit| {
        unit.chars().count() <= 2 && !unit.contains(|c: char| c.is_ascii_digit() || c == '.')
    });
    let is_of = |list: List| pack.list(list).iter().any(|one| one == word);
    if none || is_of(List::CellNil) {
        Kind::Nil
    } else if is_of(List::CellPublic) {
        Kind::Public
    } else if is_of(List::CellPlanned) {
        Kind::Planned
    } else {
        Kind::Silent
    }
}

fn of_sentence(hits: &[Hit], sentence: &Sentence) -> Kind {
    let has = |class: Class| hits.iter().any(|hit| hit.owner == Owner::Class(class));
    // "制度：https://…；年度报告将在审议后发布": what has an address is public, whatever is still to come.
    let to_come = sentence.links.iter().any(|link| {
        let behind = |clause: &&Clause| clause.range.start <= link.start;
        let clause = sentence.clauses.iter().rfind(behind);
        clause.is_some_and(|clause| clause.semicolon)
    });
    if (has(Class::Plan) || has(Class::Deny)) && !to_come {
        Kind::Planned
    } else if !sentence.links.is_empty() {
        Kind::Public
    } else if has(Class::Publish) && (has(Class::Hedge) || has(Class::Vague)) {
        Kind::Hedged
    } else if has(Class::Publish) {
        Kind::Public
    } else if has(Class::NoneAfter) || is_short_none(hits, sentence) {
        Kind::Nil
    } else {
        Kind::Silent
    }
}

/// 未编制, 未开展: words of absence that leave no room for an object.
fn is_short_none(hits: &[Hit], sentence: &Sentence) -> bool {
    sentence.range.len() <= LONGEST_NONE
        && hits
            .iter()
            .any(|hit| hit.owner == Owner::Class(Class::NoneBefore))
}

/// The longest cell, in bytes, that can be a word of absence by itself.
const LONGEST_NONE: usize = 24;

fn pointer_of(text: &str, sentence: &Sentence, hits: &[Hit]) -> Pointer {
    let column = |hit: &&Hit| hit.owner == Owner::Class(Class::Column);
    if !sentence.links.is_empty() {
        Pointer::Link
    } else if !sentence.titles.is_empty() {
        Pointer::Document
    } else if hits.iter().filter(column).any(|hit| {
        sentence.quotations.iter().any(|q| {
            q.end <= hit.start as usize
                && hit.start as usize - q.end <= 6
                && !text[q.clone()].contains("信息公开")
        })
    }) {
        Pointer::Column
    } else {
        Pointer::None
    }
}

fn judge_row(row: &Row, cells: &[CellReading], tallies: &mut Tallies<'_>) {
    let Some(subject) = cells.iter().position(|cell| !cell.said.is_empty()) else {
        return;
    };
    let others = || {
        cells
            .iter()
            .enumerate()
            .filter(|(index, _)| *index > subject)
            .map(|(_, cell)| cell)
    };
    // "情况列入教学检查 | —": the dash says that there is no page, the words what there is.
    let told = others().any(|cell| cell.wordy);
    let judged = others()
        .filter(|cell| !(cell.dash && told))
        .map(|cell| cell.kind)
        .filter(|kind| *kind != Kind::Silent);
    let kind = judged.clone().max();
    // 无 in one column beside 已公开 in another only says that there is no page.
    let kind = match kind {
        Some(Kind::Planned) => Kind::Planned,
        Some(Kind::Public) if judged.clone().any(|kind| kind == Kind::Planned) => Kind::Planned,
        Some(kind) => kind,
        None => Kind::Silent,
    };
    let leads = others().max_by_key(|cell| cell.pointer);
    let decides = others().find(|cell| cell.kind == kind && !(cell.dash && told));
    let span = whole(row).unwrap_or(cells[subject].span);
    for one in cells.iter().flat_map(|cell| &cell.said) {
        let mode = match kind {
            Kind::Public => Mode::Disclosed,
            Kind::Nil => Mode::Nil,
            Kind::Planned => Mode::Planned,
            Kind::Hedged => Mode::Hedged,
            Kind::Silent => one.mode,
        };
        let mut said = Said {
            mode,
            pointer: Pointer::None,
            ..one.clone()
        };
        if mode == Mode::Disclosed {
            let led = leads.filter(|cell| cell.pointer > one.pointer);
            said.pointer = led.map_or(one.pointer, |cell| cell.pointer);
            said.grounds.pointer_at = led.map_or(said.grounds.pointer_at, |cell| Some(cell.span));
        }
        said.grounds.statement = span;
        if kind != Kind::Silent {
            let at = decides.map(|cell| cell.span);
            said.grounds.by = Ground {
                mark: Mark::Cell,
                at,
            };
        }
        tallies.count(&said, span);
    }
}

/// The span of a row's words.
fn whole(row: &Row) -> Option<Span> {
    row.cells
        .iter()
        .filter(|cell| !cell.span.is_empty() && !cell.continued)
        .map(|cell| cell.span)
        .reduce(Span::join)
}
