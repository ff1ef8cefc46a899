//! Judging the fifty items: one pass over the blocks.
//!
//! What a sentence says, `statement.rs` finds out; what all of it comes to, `tally.rs`; which items concern the school,
//! `applies.rs`.

use super::by_number::{self, ByNumber};
use super::concerned;
use super::cues::{
    announcement, answers, drop_by_rule, fields, goes_on, is_announcement_of_contents, named,
    replies,
};
use super::declared;
use super::field::FieldNow;
use super::numbered;
use super::said::{Heard, Mode, Said, Setting};
use super::scope::Scopes;
use super::sentence::{Sentence, sentences};
use super::statement::{is_bare, said, said_of_title};
use super::status::Pointer;
use super::survey::Survey;
use super::table::{self, Kind};
use super::tally::{ItemJudgement, Tallies};
use super::trace::{Grounds, Mark, Reason, Recorder, Why};
use crate::document::{Block, BlockKind, Document, Normal};
use crate::pack::{Hit, Owner, Pack, Scan};
use crate::span::Span;
use std::ops::Range;

/// Judges all items of the pack.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    scopes: &Scopes,
    survey: &mut Survey,
    scan: &mut Scan,
    recorder: &mut Recorder,
) -> Vec<ItemJudgement> {
    let by_number = ByNumber::read(document, pack, scan);
    let mut reader = Reader {
        document,
        pack,
        survey,
        scan,
        hits: Vec::new(),
        heard: Heard {
            aside: recorder.apart(),
            ..Heard::default()
        },
        tallies: Tallies::new(recorder),
        title: Vec::new(),
        fields: Vec::new(),
        row: Vec::new(),
        title_span: Span::default(),
        cells: 0,
        settled: false,
        told: false,
        by_number,
        field: FieldNow::new(pack),
    };
    let base = Setting::of(pack);
    let mut announced = None;
    for (index, block) in document.blocks().iter().enumerate() {
        match block.kind {
            // A field about one item speaks of no other.
            _ if declared::is_of_an_item(document, block.span) => {}
            BlockKind::Title => {}
            BlockKind::Cell { .. } => _ = reader.survey_whole(index, block),
            BlockKind::Heading { level, .. } => announced = reader.announces(index, block, level),
            BlockKind::Paragraph => {
                let admits = scopes.admits(index);
                announced = reader.paragraph(
                    index,
                    block,
                    Setting {
                        announced,
                        admits,
                        ..base
                    },
                );
            }
        }
    }
    let mut tallies = reader.tallies;
    for table in document.tables() {
        let numbers = by_number::of_rows(document, table, pack, reader.scan);
        table::judge(
            document,
            pack,
            table,
            &numbers,
            base,
            reader.scan,
            &mut tallies,
        );
    }
    declared::items(document, pack, &mut |said, span| tallies.count(&said, span));
    pack.items
        .iter()
        .map(|item| tallies.conclude(item))
        .collect()
}

struct Reader<'r> {
    document: &'r Document,
    pack: &'r Pack,
    survey: &'r mut Survey,
    scan: &'r mut Scan,
    hits: Vec<Hit>,
    heard: Heard,
    tallies: Tallies<'r>,
    /// What a title standing by itself has named: the sentence behind it may speak of nothing else.
    title: Vec<(u8, Option<u8>)>,
    /// The items whose field as a whole that title names: a reply that there is none is about them all.
    fields: Vec<u8>,
    /// The items of the row whose number stood in a line of its own.
    row: Vec<u8>,
    /// Where that title stands.
    title_span: Span,
    /// How many short lines may still be the cells of a table's row whose title came before, one cell a line.
    cells: u8,
    /// Whether one of them has said how it stands with the title.
    settled: bool,
    /// Whether one of them has told something in words of its own.
    told: bool,
    /// The items that blocks are about by their numbers on the list.
    by_number: ByNumber,
    /// The field that the headings and the paragraph speak of.
    field: FieldNow,
}

impl<'r> Reader<'r> {
    /// The words of a heading by which it announces that the lines under it are public.
    fn announces(&mut self, index: usize, block: &Block, level: u8) -> Option<Span> {
        let normal = self.survey_whole(index, block);
        self.field.heading(level, &self.hits);
        self.row.clear();
        self.name(named(&self.hits), block.span);
        self.pass_over(&normal, 0..normal.text().len(), Why::Heading);
        announcement(&self.hits, &normal)
    }

    /// Notes that a sentence discloses nothing, whatever it names.
    fn pass_over(&mut self, normal: &Normal<'_>, range: Range<usize>, why: Why) {
        if self.tallies.recorder.is_on() {
            let aside = &mut self.heard.aside;
            for hit in &self.hits {
                aside.set_aside(hit, &range, Reason::bare(why));
            }
            self.tallies.recorder.take(aside, normal);
        }
    }

    /// Notes what a heading or a cell says of the parts; what a cell says of the items, its row tells.
    fn survey_whole(&mut self, index: usize, block: &Block) -> Normal<'r> {
        let normal = Normal::new(self.document.slice(block.span), block.span);
        self.hits.clear();
        self.pack
            .lexicon
            .scan(self.scan, normal.text(), 0, &mut self.hits);
        self.survey
            .note(index, normal.text().chars().count(), &self.hits);
        normal
    }

    /// Reads a paragraph; returns the announcement that it leaves open for the lines behind it.
    fn paragraph(&mut self, index: usize, block: &Block, setting: Setting) -> Option<Span> {
        let normal = Normal::new(self.document.slice(block.span), block.span);
        let text = normal.text();
        if self.by_number.is_alone(index) {
            self.open_row(index, block.span);
            return setting.announced;
        }
        self.heard.document = None;
        self.field.paragraph();
        let mut opens = None;
        let mut public = None;
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
            let concerned = concerned::stated(text, &self.hits);
            self.survey.concerned = self.survey.concerned.or(concerned);
            if is_announcement_of_contents(&self.hits) {
                self.forget();
                self.pass_over(&normal, sentence.range.clone(), Why::Contents);
                continue;
            }
            if self.hits.is_empty() && self.by_number.of(index).is_empty() {
                self.of_title(&normal, sentence, setting.admits);
                continue;
            }
            drop_by_rule(&mut self.hits);
            self.field.settle(&mut self.hits);
            let announces = announcement(&self.hits, &normal);
            if text.trim_end().ends_with(['：', ':']) {
                opens = opens.or(announces);
            }
            self.came_near(&normal);
            self.of_title(&normal, sentence, setting.admits);
            self.heard.said.clear();
            let goes_on = public.filter(|_| goes_on(&self.hits, sentence.range.start));
            let setting = Setting {
                announced: announces.or(setting.announced).or(goes_on),
                document: self.heard.document,
                ..setting
            };
            said(text, sentence, &self.hits, setting, &mut self.heard);
            numbered::said(text, sentence, &self.hits, &mut self.heard.said);
            public = goes_on;
            self.by_number(index, &normal, sentence, setting);
            for one in &mut self.heard.said {
                let span = normal.source(one.range.start, one.range.end);
                one.grounds.place(&normal);
                self.tallies.count(one, span);
                if one.mode == Mode::Disclosed {
                    public = Some(span);
                }
            }
            self.tallies.recorder.take(&mut self.heard.aside, &normal);
        }
        // A title may be long, a whole sentence is none.
        let just_named = self.cells == MOST_CELLS && !text.trim_end().ends_with('。');
        if (text.len() > LONGEST_CELL && !just_named) || self.cells == 0 {
            self.forget();
        }
        self.cells = self.cells.saturating_sub(1);
        // A list goes on as long as its lines are short.
        opens.or(setting.announced.filter(|_| text.len() < 240))
    }

    /// Hears what a sentence says of the items that its block is about by their numbers, where it names them otherwise.
    fn by_number(
        &mut self,
        index: usize,
        normal: &Normal<'_>,
        sentence: &Sentence,
        setting: Setting,
    ) {
        let items = self.by_number.of(index);
        if items.is_empty() || setting.admits || !self.row.is_empty() {
            return;
        }
        let (mode, pointer, grounds) = said_of_title(normal.text(), sentence, &self.hits);
        for &item in items {
            let told = |one: &Said| one.item == item && one.mode >= mode && one.pointer >= pointer;
            if !self.heard.said.iter().any(told) {
                self.heard.said.push(Said {
                    item,
                    element: None,
                    mode,
                    pointer,
                    range: sentence.range.clone(),
                    grounds,
                });
            }
        }
    }

    /// Notes the places that come near an item.
    fn came_near(&mut self, normal: &Normal<'_>) {
        for hit in &self.hits {
            if let Owner::Near(item) = hit.owner {
                let span = normal.source(hit.start as usize, hit.end as usize);
                self.tallies.came_near(item, span);
            }
        }
    }

    /// Nothing that stands behind is about the title any more.
    fn forget(&mut self) {
        self.title.clear();
        self.fields.clear();
    }

    /// Takes note of a title that stands by itself.
    fn name(&mut self, title: Vec<(u8, Option<u8>)>, span: Span) {
        // The cells behind a number of the list name its items, whatever else they name.
        self.title.retain(|(item, _)| self.row.contains(item));
        self.title.extend(title);
        self.title.sort_unstable();
        self.title.dedup();
        self.title_span = span;
        self.fields = fields(&self.hits);
        self.cells = MOST_CELLS;
        self.settled = false;
        self.told = false;
    }

    /// Takes note of the number of a row that was copied one cell a line.
    fn open_row(&mut self, index: usize, span: Span) {
        self.row = self.by_number.of(index).to_vec();
        self.forget();
        let title = self.row.iter().map(|&item| (item, None)).collect();
        self.name(title, span);
    }

    /// Says of the title what a cell or sentence behind it tells, whose grounds have been placed.
    fn settle(&mut self, mode: Mode, pointer: Pointer, mut grounds: Grounds) {
        self.settled = true;
        grounds.words = self.title_span;
        let absent = self.fields.iter().filter(|_| mode == Mode::Nil);
        let absent = absent.map(|&item| (item, None));
        let told = self.title.iter().copied().chain(absent);
        for (item, element) in told {
            let said = Said {
                item,
                element,
                mode,
                pointer,
                range: 0..0,
                grounds,
            };
            self.tallies.count(&said, grounds.statement);
        }
    }

    /// Gives a sentence that names nothing to the title before it, and takes note of a title that stands by itself.
    /// Where the report admits and promises, no title is answered.
    fn of_title(&mut self, normal: &Normal<'_>, sentence: &Sentence, admits: bool) {
        if admits {
            self.forget();
            return;
        }
        let names = named(&self.hits);
        let text = normal.text();
        let is_document = text.starts_with('《') && text.len() <= LONGEST_CELL;
        let same = !self.title.is_empty()
            && names
                .iter()
                .all(|(item, _)| self.title.iter().any(|(other, _)| item == other));
        if is_document && same {
            // The document that the item asks for, in the cell behind the item.
            let mut grounds = Grounds::whole(&sentence.range, Mark::Cell);
            grounds.pointer_at = grounds.by.at;
            grounds.place(normal);
            self.settle(Mode::Disclosed, Pointer::Document, grounds);
            return;
        }
        // "……人数、最低分。已公开，“招生网—录取查询”。": the answer may name the column by the title's own words.
        if same && !names.is_empty() && answers(&self.hits, sentence) {
            let (mode, pointer, mut grounds) = said_of_title(text, sentence, &self.hits);
            grounds.place(normal);
            self.settle(mode, pointer, grounds);
            return;
        }
        let heads = text.len() <= LONGEST_CELL && !fields(&self.hits).is_empty();
        let bare = (heads || !names.is_empty()) && is_bare(text, sentence, &self.hits);
        if !names.is_empty() || (heads && bare) {
            if bare {
                let span = normal.source(sentence.range.start, sentence.range.end);
                self.name(names, span);
            } else {
                self.forget();
            }
            return;
        }
        let named = !self.title.is_empty() || !self.fields.is_empty();
        if !named || sentence.range.len() > LONGEST_ANSWER {
            self.forget();
            return;
        }
        let is_cell = text.len() <= LONGEST_CELL;
        if !is_cell && !replies(&self.hits, sentence) {
            self.forget();
            return;
        }
        let by_cell = Grounds::whole(&sentence.range, Mark::Cell);
        let (mode, pointer, mut grounds) = match table::bare(self.pack, text) {
            Kind::Public => (Mode::Disclosed, Pointer::None, by_cell),
            Kind::Nil => (Mode::Nil, Pointer::None, by_cell),
            Kind::Planned => (Mode::Planned, Pointer::None, by_cell),
            Kind::Hedged => (Mode::Hedged, Pointer::None, by_cell),
            Kind::Silent => said_of_title(text, sentence, &self.hits),
        };
        // An owner or a date in a cell of its own says nothing; what is settled is not taken back by an empty column.
        let dash = !text.contains(table::is_ideograph) && mode == Mode::Nil;
        let silent = is_cell
            && (mode == Mode::Touched
                || (self.settled && mode != Mode::Disclosed)
                || (self.told && dash));
        self.told |= is_cell && mode == Mode::Touched && table::is_wordy(text);
        if !silent {
            grounds.place(normal);
            self.settle(mode, pointer, grounds);
        }
        if !is_cell {
            self.forget();
        }
    }
}

/// The longest line, in bytes, that can be a cell of a table by itself.
const LONGEST_CELL: usize = 120;
/// The most lines behind a title that can be cells of its row.
const MOST_CELLS: u8 = 4;
/// The longest sentence, in bytes, that can be the answer to a title.
const LONGEST_ANSWER: usize = 240;
