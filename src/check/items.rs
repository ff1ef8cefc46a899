//! Judging the fifty items: one pass over the blocks, one tally an item.
//!
//! What a sentence says, `statement.rs` finds out; which items concern the school, `applies.rs`.

use super::declared;
use super::numbered;
use super::ruling::Ruled;
use super::scope::Scopes;
use super::sentence::{Sentence, sentences};
use super::statement::{Mode, Said, Setting, is_bare, said, said_of_title};
use super::status::{Pointer, Shortfall, Status};
use super::survey::Survey;
use super::table::{self, Kind};
use crate::document::{Block, BlockKind, Document, Normal};
use crate::pack::{Class, Hit, Item, Owner, Pack, Scan};
use crate::span::Span;

/// The judgement on one item, before it is joined with the pack's words.
#[derive(Clone, Debug)]
pub struct ItemJudgement {
    /// Number on the list.
    pub number: u8,
    /// What the words bear out.
    pub status: Status,
    /// Why an underspecified item is no more than that.
    pub shortfall: Option<Shortfall>,
    /// Indices of the elements covered.
    pub elements: Vec<u8>,
    /// The best pointer.
    pub pointer: Pointer,
    /// The words it rests on.
    pub evidence: Vec<Span>,
    /// A place that came near, for an item that is missing.
    pub nearest: Option<Span>,
    /// What a reviewer ruled in place of the words, where one did.
    pub ruled: Option<Ruled>,
}

/// What was said of one item so far.
#[derive(Clone, Debug, Default)]
struct Tally {
    /// Elements said to be public, as bits.
    disclosed: u16,
    /// Elements of which there is said to be none, as bits.
    nil: u16,
    pointer: Option<Pointer>,
    said: Vec<(Mode, Span)>,
    /// The first place that holds a word of the item, whatever it means there.
    nearest: Option<Span>,
}

/// Judges all items of the pack.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    scopes: &Scopes,
    survey: &mut Survey,
    scan: &mut Scan,
) -> Vec<ItemJudgement> {
    let mut reader = Reader {
        document,
        pack,
        survey,
        scan,
        hits: Vec::new(),
        said: Vec::new(),
        tallies: vec![Tally::default(); 51],
        title: Vec::new(),
        cells: 0,
        settled: false,
    };
    let figures = figures(pack);
    let mut announced = false;
    for (index, block) in document.blocks().iter().enumerate() {
        match block.kind {
            // A field about one item speaks of no other.
            _ if declared::is_of_an_item(document, block.span) => {}
            BlockKind::Title => {}
            BlockKind::Cell { .. } => reader.survey_whole(index, block),
            BlockKind::Heading { .. } => announced = reader.announces(index, block),
            BlockKind::Paragraph => {
                let admits = scopes.admits(index);
                announced = reader.paragraph(
                    index,
                    block,
                    Setting {
                        announced,
                        admits,
                        figures,
                    },
                );
            }
        }
    }
    for table in document.tables() {
        table::judge(document, pack, table, reader.scan, &mut |said, span| {
            tally(&mut reader.tallies, &said, span);
        });
    }
    let mut tallies = reader.tallies;
    declared::items(document, pack, &mut |said, span| {
        tally(&mut tallies, &said, span);
    });
    pack.items
        .iter()
        .map(|item| conclude(item, &tallies[usize::from(item.number)]))
        .collect()
}

/// The items that ask for figures, one bit a number.
pub(super) fn figures(pack: &Pack) -> u64 {
    pack.items
        .iter()
        .filter(|item| item.figures)
        .fold(0, |bits, item| bits | 1 << item.number)
}

struct Reader<'r> {
    document: &'r Document,
    pack: &'r Pack,
    survey: &'r mut Survey,
    scan: &'r mut Scan,
    hits: Vec<Hit>,
    said: Vec<Said>,
    tallies: Vec<Tally>,
    /// What a title standing by itself has named: the sentence behind it may speak of nothing else.
    title: Vec<(u8, Option<u8>)>,
    /// How many short lines may still be the cells of a table's row whose title came before, one cell a line.
    cells: u8,
    /// Whether one of them has said how it stands with the title.
    settled: bool,
}

impl Reader<'_> {
    /// Whether a heading announces that the lines under it are public.
    fn announces(&mut self, index: usize, block: &Block) -> bool {
        self.survey_whole(index, block);
        self.name(named(&self.hits));
        self.hits
            .iter()
            .any(|hit| hit.owner == Owner::Class(Class::Announce))
    }

    /// Notes what a heading or a cell says of the parts; what a cell says of the items, its row tells.
    fn survey_whole(&mut self, index: usize, block: &Block) {
        let normal = Normal::new(self.document.slice(block.span), block.span);
        self.hits.clear();
        self.pack
            .lexicon
            .scan(self.scan, normal.text(), 0, &mut self.hits);
        self.survey
            .note(index, normal.text().chars().count(), &self.hits);
    }

    /// Reads a paragraph; returns whether it leaves an announcement open for the lines behind it.
    fn paragraph(&mut self, index: usize, block: &Block, setting: Setting) -> bool {
        let normal = Normal::new(self.document.slice(block.span), block.span);
        let text = normal.text();
        let mut opens = false;
        let mut public = false;
        let all = sentences(text);
        for sentence in &all {
            self.hits.clear();
            let range = sentence.range.clone();
            self.pack.lexicon.scan(
                self.scan,
                &text[range.clone()],
                range.start as u32,
                &mut self.hits,
            );
            self.survey
                .note(index, text[range].chars().count(), &self.hits);
            if is_announcement_of_contents(&self.hits) {
                self.title.clear();
                continue;
            }
            if self.hits.is_empty() {
                self.of_title(&normal, sentence);
                continue;
            }
            let announces = self
                .hits
                .iter()
                .any(|hit| hit.owner == Owner::Class(Class::Announce));
            opens |= announces && text.trim_end().ends_with(['：', ':']);
            for hit in &self.hits {
                if let Owner::Near(item) = hit.owner
                    && let Some(tally) = self.tallies.get_mut(usize::from(item))
                {
                    tally
                        .nearest
                        .get_or_insert(normal.source(hit.start as usize, hit.end as usize));
                }
            }
            self.of_title(&normal, sentence);
            self.said.clear();
            let goes_on = public && goes_on(&self.hits, sentence.range.start);
            let setting = Setting {
                announced: setting.announced || announces || goes_on,
                ..setting
            };
            said(text, sentence, &self.hits, setting, &mut self.said);
            numbered::said(text, sentence, &self.hits, &mut self.said);
            public = self.said.iter().any(|one| one.mode == Mode::Disclosed) || (public && goes_on);
            for one in &self.said {
                let span = normal.source(one.range.start, one.range.end);
                tally(&mut self.tallies, one, span);
            }
        }
        let just_named = self.cells == MOST_CELLS;
        if (text.len() > LONGEST_CELL && !just_named) || self.cells == 0 {
            self.title.clear();
        }
        self.cells = self.cells.saturating_sub(1);
        // A list goes on as long as its lines are short.
        opens || (setting.announced && text.len() < 240)
    }

    /// Takes note of a title that stands by itself.
    fn name(&mut self, title: Vec<(u8, Option<u8>)>) {
        self.title = title;
        self.cells = MOST_CELLS;
        self.settled = false;
    }

    /// Says of the title what a cell or sentence behind it tells.
    fn settle(&mut self, mode: Mode, pointer: Pointer, span: Span) {
        self.settled = true;
        for &(item, element) in &self.title {
            let range = 0..0;
            let said = Said {
                item,
                element,
                mode,
                pointer,
                range,
            };
            tally(&mut self.tallies, &said, span);
        }
    }

    /// Gives a sentence that names nothing to the title before it, and takes note of a title that stands by itself.
    fn of_title(&mut self, normal: &Normal<'_>, sentence: &Sentence) {
        let names = named(&self.hits);
        let text = normal.text();
        let is_document = text.starts_with('《') && text.len() <= LONGEST_CELL;
        let same = !self.title.is_empty()
            && names
                .iter()
                .all(|(item, _)| self.title.iter().any(|(other, _)| item == other));
        if is_document && same {
            // The document that the item asks for, in the cell behind the item.
            let span = normal.source(sentence.range.start, sentence.range.end);
            self.settle(Mode::Disclosed, Pointer::Document, span);
            return;
        }
        if !names.is_empty() {
            if is_bare(text, sentence, &self.hits) {
                self.name(names);
            } else {
                self.title.clear();
            }
            return;
        }
        if self.title.is_empty() || sentence.range.len() > LONGEST_ANSWER {
            self.title.clear();
            return;
        }
        let is_cell = text.len() <= LONGEST_CELL;
        let (mode, pointer) = match table::bare(self.pack, text) {
            Kind::Public => (Mode::Disclosed, Pointer::None),
            Kind::Nil => (Mode::Nil, Pointer::None),
            Kind::Planned => (Mode::Planned, Pointer::None),
            Kind::Hedged => (Mode::Hedged, Pointer::None),
            Kind::Silent => said_of_title(text, sentence, &self.hits),
        };
        // An owner or a date in a cell of its own says nothing; what is settled is not taken back by an empty column.
        let silent =
            is_cell && (mode == Mode::Touched || (self.settled && mode != Mode::Disclosed));
        if !silent {
            self.settle(
                mode,
                pointer,
                normal.source(sentence.range.start, sentence.range.end),
            );
        }
        if !is_cell {
            self.title.clear();
        }
    }
}

/// The longest line, in bytes, that can be a cell of a table by itself.
const LONGEST_CELL: usize = 120;
/// The most lines behind a title that can be cells of its row.
const MOST_CELLS: u8 = 4;
/// The longest sentence, in bytes, that can be the answer to a title.
const LONGEST_ANSWER: usize = 240;

/// Whether a sentence that begins at `start` goes on about the thing of the one before: 内容包括…
fn goes_on(hits: &[Hit], start: usize) -> bool {
    hits.iter()
        .any(|hit| hit.owner == Owner::Class(Class::GoesOn) && hit.start as usize == start)
}

/// The items and elements that a sentence names.
fn named(hits: &[Hit]) -> Vec<(u8, Option<u8>)> {
    let name = |hit: &Hit| match hit.owner {
        Owner::Element(item, element) => Some((item, Some(element))),
        Owner::About(item) => Some((item, None)),
        _ => None,
    };
    let mut names: Vec<(u8, Option<u8>)> = hits.iter().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A sentence that names the headings of the report discloses nothing.
fn is_announcement_of_contents(hits: &[Hit]) -> bool {
    let mut parts = 0u32;
    for hit in hits {
        if let Owner::Heading(part) = hit.owner {
            parts |= 1 << part;
        }
    }
    parts.count_ones() >= 4
}

fn tally(tallies: &mut [Tally], said: &Said, span: Span) {
    let Some(tally) = tallies.get_mut(usize::from(said.item)) else {
        return;
    };
    let bit = said.element.map_or(0, |element| 1u16 << element);
    match said.mode {
        Mode::Disclosed => {
            tally.disclosed |= bit;
            tally.pointer = tally.pointer.max(Some(said.pointer));
        }
        Mode::Nil => tally.nil |= bit,
        Mode::Admitted | Mode::Touched | Mode::Planned | Mode::Hedged => {}
    }
    if tally.said.last() != Some(&(said.mode, span)) {
        tally.said.push((said.mode, span));
    }
}

fn conclude(item: &Item, tally: &Tally) -> ItemJudgement {
    // Beside what is public, "there was none" covers what it speaks of: 应急预案已公开，全年未发生突发事件.
    let covered = match tally.disclosed {
        0 => 0,
        public => public | tally.nil,
    };
    let elements = covered;
    let covered = covered.count_ones() as usize;
    let pointer = tally.pointer.unwrap_or(Pointer::None);
    let has = |mode: Mode| tally.said.iter().any(|(one, _)| *one == mode);
    // A figure proves nothing for an item that is named in general words only.
    let pointed = pointer > Pointer::Figure || (pointer == Pointer::Figure && covered > 0);
    let status = if covered * 2 >= item.elements.len() || (has(Mode::Disclosed) && pointed) {
        Status::Disclosed
    } else if has(Mode::Nil) {
        Status::Nil
    } else if tally.said.is_empty() {
        Status::Missing
    } else {
        Status::Underspecified
    };
    let wanted = |mode: Mode| match status {
        Status::Disclosed => mode == Mode::Disclosed,
        Status::Nil => mode == Mode::Nil,
        Status::Underspecified | Status::Missing => true,
    };
    let elements = match status {
        Status::Disclosed | Status::Underspecified => elements,
        Status::Nil | Status::Missing => 0,
    };
    let mut evidence: Vec<Span> = tally
        .said
        .iter()
        .filter(|(mode, _)| wanted(*mode))
        .map(|(_, span)| *span)
        .collect();
    evidence.sort_unstable();
    evidence.dedup();
    ItemJudgement {
        ruled: None,
        number: item.number,
        status,
        shortfall: (status == Status::Underspecified).then(|| shortfall(tally)),
        elements: (0..item.elements.len() as u8)
            .filter(|index| elements & (1 << index) != 0)
            .collect(),
        pointer: if status == Status::Disclosed {
            pointer
        } else {
            Pointer::None
        },
        evidence,
        nearest: tally.nearest.filter(|_| status == Status::Missing),
    }
}

/// What an item that is only touched falls short of: the most that any of its places says.
fn shortfall(tally: &Tally) -> Shortfall {
    if tally.disclosed != 0 {
        return Shortfall::Few;
    }
    match tally.said.iter().map(|(mode, _)| *mode).max() {
        Some(Mode::Disclosed | Mode::Hedged) => Shortfall::General,
        Some(Mode::Planned) => Shortfall::Planned,
        Some(Mode::Admitted) => Shortfall::Admitted,
        Some(Mode::Touched | Mode::Nil) | None => Shortfall::Unpublished,
    }
}
