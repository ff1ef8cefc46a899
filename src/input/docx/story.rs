//! A run of text (the body, the notes) while it is being read: where each finished paragraph goes.
//!
//! Which element means what, `events.rs` knows.

use super::counters::{Counters, Label};
use super::fields::Fields;
use super::numbering::Numbering;
use super::paragraph::{Line, Paragraph};
use super::relations::Relations;
use super::styles::Styles;
use super::table::{Grid, add_links};
use crate::document::{Builder, Note, Place};

/// No report has more hyperlinks; a hostile file can make one of a few bytes, each with a long address.
const MOST_LINKS: usize = 50_000;

/// What the other parts say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sources<'s> {
    pub(super) styles: &'s Styles,
    pub(super) numbering: &'s Numbering,
    pub(super) relations: &'s Relations,
}

/// Which of the two collections a note belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    /// At the foot of a page.
    Foot,
    /// At the end of the document.
    End,
}

/// A mark in the text that leads to a note.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) kind: NoteKind,
    pub(super) id: String,
    pub(super) place: Place,
}

/// The text of one note.
#[derive(Debug, Default)]
pub(super) struct NoteText {
    pub(super) id: String,
    pub(super) lines: Vec<Line>,
}

/// A run of text that is being read.
#[derive(Debug)]
pub(super) struct Story<'s> {
    pub(super) sources: Sources<'s>,
    pub(super) builder: Builder,
    /// Open paragraphs: the innermost stands in a text box that the one before it anchors.
    pub(super) open: Vec<Paragraph<'s>>,
    /// Open fields of the text and of every text box around the current place.
    pub(super) fields: Vec<Fields>,
    /// For every `mc:AlternateContent` around the current place, whether a choice was taken.
    pub(super) choices: Vec<bool>,
    pub(super) grid: Option<Grid>,
    /// Tables around the current place that are words of a cell or of a text box.
    pub(super) inner_tables: usize,
    pub(super) references: Vec<Reference>,
    /// The notes read so far, where this is a collection of notes.
    pub(super) notes: Option<Vec<NoteText>>,
    /// The first entity that stands for nothing, whatever it was meant to stand for.
    pub(super) unknown_entity: Option<String>,
    carried: Option<Paragraph<'s>>,
    /// Lines of the text boxes of the outermost open paragraph, each put where its paragraph began.
    boxed: Vec<Line>,
    /// Hyperlinks that were opened, and those that came to stand in the text: one may go on over many paragraphs.
    opened_links: usize,
    links: usize,
    counters: Counters,
    paragraphs: u32,
    tables: u32,
}

impl<'s> Story<'s> {
    /// The body of a document.
    pub(super) fn body(sources: Sources<'s>) -> Self {
        Self {
            sources,
            builder: Builder::new(),
            open: Vec::new(),
            fields: vec![Fields::default()],
            choices: Vec::new(),
            grid: None,
            inner_tables: 0,
            references: Vec::new(),
            notes: None,
            unknown_entity: None,
            carried: None,
            boxed: Vec::new(),
            opened_links: 0,
            links: 0,
            counters: Counters::default(),
            paragraphs: 0,
            tables: 0,
        }
    }

    /// A collection of notes.
    pub(super) fn notes(sources: Sources<'s>) -> Self {
        Self {
            notes: Some(Vec::new()),
            ..Self::body(sources)
        }
    }

    /// Whether an element of a table belongs to a table of the body, and not to one inside a cell or a box.
    pub(super) fn is_in_grid(&self) -> bool {
        self.grid.is_some() && self.inner_tables == 0 && self.open.is_empty()
    }

    /// Whether hyperlinks were left out because there are too many.
    pub(super) fn has_too_many_links(&self) -> bool {
        self.links.max(self.opened_links) > MOST_LINKS
    }

    /// Counts a hyperlink; returns whether its address may be kept.
    pub(super) fn may_link(&mut self) -> bool {
        self.opened_links += 1;
        self.opened_links <= MOST_LINKS
    }

    /// The open fields at the current place.
    pub(super) fn fields(&mut self) -> Option<&mut Fields> {
        self.fields.last_mut()
    }

    /// The place of the paragraph of the body or the cell that is being read.
    pub(super) fn place(&self) -> Place {
        match (&self.grid, self.open.first()) {
            (Some(grid), _) => grid.place(),
            (None, Some(paragraph)) => paragraph.line.place,
            (None, None) => Place::default(),
        }
    }

    /// Begins a paragraph.
    pub(super) fn begin_paragraph(&mut self) {
        let is_outermost = self.open.is_empty();
        let place = match (&self.grid, is_outermost && self.notes.is_none()) {
            (None, true) => {
                self.paragraphs += 1;
                Place {
                    paragraph: self.paragraphs,
                    ..Place::default()
                }
            }
            _ => self.place(),
        };
        let carried = self.carried.take_if(|_| is_outermost);
        let mut paragraph = Paragraph::new(place, self.sources.styles, carried);
        if !is_outermost {
            paragraph.slot = self.boxed.len();
            self.boxed.push(Line::default());
        }
        self.open.push(paragraph);
    }

    /// Ends a paragraph and sends its line where it belongs.
    pub(super) fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else {
            return;
        };
        if paragraph.properties.joined && self.open.is_empty() {
            self.carried = (!paragraph.line.text.is_empty()).then_some(paragraph);
            return;
        }
        if let Some(fields) = self.fields.last_mut() {
            fields.end_paragraph(paragraph.line.text.len(), &mut paragraph.line.links);
        }
        self.send(paragraph);
    }

    /// Sends a paragraph on that was to be joined to the next one, where no next one comes.
    pub(super) fn end_flow(&mut self) {
        if let Some(paragraph) = self.carried.take() {
            self.send(paragraph);
        }
        // A deleted paragraph leaves the text boxes that it anchored.
        for line in std::mem::take(&mut self.boxed) {
            self.add(line);
        }
    }

    /// Ends whatever a fault has left open, so that no words that were read are lost.
    pub(super) fn end_abruptly(&mut self) {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.end_flow();
        if let Some(grid) = &mut self.grid {
            grid.end_row(&mut self.builder);
        }
        self.end_grid();
    }

    /// Begins a table.
    pub(super) fn begin_table(&mut self) {
        if self.grid.is_none() && self.open.is_empty() && self.notes.is_none() {
            self.end_flow();
            self.tables += 1;
            self.grid = Some(Grid::new(self.tables));
        } else {
            self.inner_tables += 1;
        }
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) {
        if self.inner_tables > 0 {
            self.inner_tables -= 1;
        } else {
            self.end_grid();
        }
    }

    /// Ends the table of the body; the lines of one that is a single cell are paragraphs.
    fn end_grid(&mut self) {
        let lines = self.grid.take().map_or_else(Vec::new, Grid::end);
        lines.into_iter().for_each(|line| self.add(line));
    }

    fn send(&mut self, paragraph: Paragraph<'s>) {
        let label = self.label(&paragraph);
        let slot = paragraph.slot;
        let mut line = paragraph.finish(label.as_ref());
        self.links += line.links.len();
        if self.has_too_many_links() {
            line.links.clear();
        }
        if !self.open.is_empty() {
            if let Some(place) = self.boxed.get_mut(slot) {
                *place = line;
            }
            return;
        }
        self.add(line);
        for line in std::mem::take(&mut self.boxed) {
            self.add(line);
        }
    }

    fn add(&mut self, line: Line) {
        if let Some(notes) = &mut self.notes {
            if let Some(note) = notes.last_mut() {
                note.lines.push(line);
            }
        } else if let Some(cell) = self.grid.as_mut().and_then(Grid::lines) {
            cell.push(line);
        } else {
            for line in line.parts().into_iter().filter(|line| !line.is_blank()) {
                let span = self.builder.paragraph(&line.text, line.hint, line.place);
                add_links(&mut self.builder, span, line);
            }
        }
    }

    /// Adds the lines of the notes behind the body. A note is never a heading, however short.
    pub(super) fn add_notes(&mut self, kind: NoteKind, notes: Vec<NoteText>) {
        let mut by_id: std::collections::HashMap<String, Vec<Line>> = notes
            .into_iter()
            .map(|note| (note.id, note.lines))
            .collect();
        let references = std::mem::take(&mut self.references);
        for reference in references.iter().filter(|reference| reference.kind == kind) {
            for mut line in by_id.remove(&reference.id).unwrap_or_default() {
                line.place = reference.place;
                line.hint = crate::document::Hint {
                    list: true,
                    ..Default::default()
                };
                self.add(line);
            }
        }
        self.references = references;
    }

    /// Notes that a part of the text is missing.
    pub(super) fn lacks(&mut self, what: impl Into<String>) {
        self.builder.note(Note::Unreadable { what: what.into() });
    }

    fn label(&mut self, paragraph: &Paragraph<'s>) -> Option<Label> {
        let numbering = self.sources.numbering;
        let own = &paragraph.properties;
        let (list, level) = match (own.list, &paragraph.look.list) {
            (Some(list), _) => (list, own.level),
            (None, Some(style)) => {
                let linked = || numbering.level_of_style(style.list, style.style);
                (style.list, own.level.or_else(linked).or(style.level))
            }
            (None, None) => return None,
        };
        // 0 takes a paragraph out of its style's list, and a joined one is no paragraph any more.
        if list == 0 || own.joined {
            return None;
        }
        self.counters.next(numbering, list, level.unwrap_or(0))
    }
}
