//! Reading a table of the list: a row is a statement, its cells belong together.
//!
//! The cells that name an item are its subject; what the other cells hold (a date, 已公开, an address, 不涉及, nothing)
//! says how it stands with the item.

use super::marks::Marks;
use super::numbered;
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
    numbers: &[Vec<u8>],
    setting: Setting,
    scan: &mut Scan,
    tallies: &mut Tallies<'_>,
) {
    for (row, numbers) in table.rows.iter().zip(numbers) {
        let cells: Vec<CellReading> = row
            .cells
            .iter()
            .map(|cell| CellReading::new(document, pack, setting, scan, tallies, cell.span))
            .collect();
        judge_row(row, numbers, &cells, tallies);
    }
}

/// A cell, and what its words are.
struct CellReading {
    span: Span,
    said: Vec<Said>,
    /// Items that it names by their numbers on the list.
    numbers: Vec<u8>,
    kind: Kind,
    pointer: Pointer,
    /// Whether it says of one thing that it is public and of another that it is to be.
    partly: bool,
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
        let mut partly = false;
        let mut hits: Vec<Hit> = Vec::new();
        for sentence in sentences(text) {
            hits.clear();
            let range = sentence.range.clone();
            pack.lexicon
                .scan(scan, &text[range.clone()], range.start as u32, &mut hits);
            said(text, &sentence, &hits, setting, &mut heard);
            kind = kind.max(of_sentence(&hits, &sentence));
            partly |= is_partly(&hits, &sentence);
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
            numbers: numbered::numbers(text),
            kind,
            pointer,
            partly,
            dash: kind == Kind::Nil && !text.contains(is_ideograph),
            wordy: kind == Kind::Silent && is_wordy(text),
        }
    }
}

/// A Chinese character, and no sign of punctuation.
pub(super) fn is_ideograph(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Whether a cell says something of its own.
pub(super) fn is_wordy(text: &str) -> bool {
    text.chars().filter(|&c| is_ideograph(c)).count() >= WORDY
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

/// Whether one clause makes something public and another only plans it.
fn is_partly(hits: &[Hit], sentence: &Sentence) -> bool {
    let has = |clause: &Clause, class: Class| {
        hits.iter().any(|hit| {
            hit.owner == Owner::Class(class) && clause.range.contains(&(hit.start as usize))
        })
    };
    let plans = |clause: &&Clause| has(clause, Class::Plan);
    let public = |clause: &&Clause| has(clause, Class::Publish) && !plans(clause);
    sentence.clauses.iter().any(|clause| plans(&clause))
        && sentence.clauses.iter().any(|clause| public(&clause))
}

/// 未编制, 未开展: words of absence that leave no room for an object.
fn is_short_none(hits: &[Hit], sentence: &Sentence) -> bool {
    sentence.range.len() <= LONGEST_NONE
        && hits
            .iter()
            .any(|hit| hit.owner == Owner::Class(Class::NoneBefore))
}

/// The longest cell, in bytes, that can be a word of absence by itself.
const LONGEST_NONE: usize = 30;

fn pointer_of(text: &str, sentence: &Sentence, hits: &[Hit]) -> Pointer {
    if !sentence.links.is_empty() {
        Pointer::Link
    } else if !sentence.titles.is_empty() {
        Pointer::Document
    } else if !Marks::read(text, sentence, hits).columns.is_empty() {
        Pointer::Column
    } else {
        Pointer::None
    }
}

/// How it stands with the subject of a row.
struct Verdict<'c> {
    kind: Kind,
    /// The cell that says so.
    decides: Option<Span>,
    /// The cell that leads furthest.
    leads: Option<&'c CellReading>,
    /// The row's words.
    span: Span,
}

impl<'c> Verdict<'c> {
    /// What the cells behind the subject's say of it.
    fn new(row: &Row, subject: usize, cells: &'c [CellReading]) -> Self {
        let others = || cells.iter().skip(subject + 1);
        // "情况列入教学检查 | —": the dash says that there is no page, the words what there is.
        let told = others().any(|cell| cell.wordy);
        let counts = |cell: &&CellReading| !(cell.dash && told);
        let kinds = || others().filter(counts).map(|cell| cell.kind);
        let leads = others().max_by_key(|cell| cell.pointer);
        // 无 in one column beside 已公开 in another only says that there is no page.
        let mut kind = kinds().max().unwrap_or(Kind::Silent);
        // "章程已公开，年度报告待审议后公开 | https://…": what has an address is public.
        let partly = others().any(|cell| cell.partly)
            && leads.is_some_and(|cell| cell.pointer == Pointer::Link);
        if kinds().any(|kind| kind == Kind::Planned) {
            kind = if partly { Kind::Public } else { Kind::Planned };
        }
        let decides = others().filter(counts).find(|cell| cell.kind == kind);
        Self {
            kind,
            decides: decides.map(|cell| cell.span),
            leads,
            span: whole(row).unwrap_or(cells[subject].span),
        }
    }

    /// What the row says where a cell by itself says `one`.
    fn of(&self, one: &Said) -> Said {
        let mode = match self.kind {
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
            let led = self.leads.filter(|cell| cell.pointer > one.pointer);
            said.pointer = led.map_or(one.pointer, |cell| cell.pointer);
            said.grounds.pointer_at = led.map_or(said.grounds.pointer_at, |cell| Some(cell.span));
        }
        said.grounds.statement = self.span;
        if self.kind != Kind::Silent {
            said.grounds.by = Ground {
                mark: Mark::Cell,
                at: self.decides,
            };
        }
        said
    }
}

/// Judges a row that is about the items `numbers`, where the table numbers its rows by the list.
fn judge_row(row: &Row, numbers: &[u8], cells: &[CellReading], tallies: &mut Tallies<'_>) {
    let names = |cell: &CellReading| !cell.said.is_empty() || !cell.numbers.is_empty();
    let labelled = (!numbers.is_empty()).then_some(0);
    let Some(subject) = cells.iter().position(names).or(labelled) else {
        return;
    };
    let verdict = Verdict::new(row, subject, cells);
    let said = || cells.iter().flat_map(|cell| &cell.said);
    // That 第11—14项 stands in a cell names them only where there is none of them.
    let by_number = numbers.iter().chain(
        cells[subject]
            .numbers
            .iter()
            .filter(|_| verdict.kind == Kind::Nil),
    );
    for &item in by_number {
        if !said().any(|one| one.item == item) {
            let named = verdict.of(&numbered::named(item, verdict.span));
            tallies.count(&named, verdict.span);
        }
    }
    for one in said() {
        tallies.count(&verdict.of(one), verdict.span);
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
