//! The elements of WordprocessingML: what each one does to the text that is being read.
//!
//! Comments, headers and footers are other parts, which are not read at all.

use super::fields::{Fields, hyperlink};
use super::properties;
use super::relations::Relations;
use super::story::{NoteKind, NoteText, Reference, Sources, Story};
use super::xml::{self, Malformed, Reader};
use quick_xml::events::{BytesStart, Event};
use std::rc::Rc;

impl<'s> Story<'s> {
    /// Reads a part to its end. After a fault, what was read up to there is kept.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Malformed> {
        let outcome = self.read_events(reader);
        self.end_abruptly();
        outcome
    }

    fn read_events(&mut self, reader: &mut Reader<'_>) -> Result<(), Malformed> {
        let mut depth = 0usize;
        let mut complete = false;
        loop {
            match reader.read_event()? {
                Event::Start(element) => depth += usize::from(self.start(reader, &element)?),
                Event::End(element) => {
                    self.end(element.local_name().as_ref());
                    depth = depth.saturating_sub(1);
                    complete |= depth == 0;
                }
                // An entity between elements may stand for whole paragraphs.
                Event::GeneralRef(reference) => {
                    xml::note_entity(&reference, &mut self.unknown_entity);
                }
                Event::Eof => return if complete { Ok(()) } else { Err(Malformed) },
                _ => {}
            }
        }
    }

    /// Takes the start of an element; returns whether its content and its end are still to come.
    fn start(
        &mut self,
        reader: &mut Reader<'_>,
        element: &BytesStart<'_>,
    ) -> Result<bool, Malformed> {
        match element.local_name().as_ref() {
            "p" => self.begin_paragraph(),
            "r" => self.begin_run(),
            "t" | "pPr" | "rPr" | "instrText" => return self.whole(reader, element),
            "tab" | "ptab" => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "hyperlink" => self.open_link(|sources| link_target(element, sources.relations)),
            "fldSimple" => self.open_link(|_| instructed_target(element)),
            "fldChar" => self.field_character(element),
            "txbxContent" => self.fields.push(Fields::default()),
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => return self.alternative(reader, element),
            "footnoteReference" => self.refer(NoteKind::Foot, element),
            "endnoteReference" => self.refer(NoteKind::End, element),
            "footnote" | "endnote" => return self.begin_note(reader, element),
            "altChunk" => self.lacks("嵌入的外部文档（w:altChunk）"),
            "subDoc" => self.lacks("链接的子文档（w:subDoc）"),
            "tbl" => self.begin_table(),
            "tr" | "trPr" | "tc" | "tcPr" => return self.table_part(reader, element),
            // Deleted and moved words, the reading aids of ruby, what tracked changes of formats looked like before,
            // and properties without words.
            "del" | "moveFrom" | "delText" | "delInstrText" | "rt" | "sdtPr" | "sdtEndPr"
            | "sectPr" | "tblPr" | "tblGrid" | "tblPrEx" => return passed_over(reader, element),
            name if name.ends_with("Change") => return passed_over(reader, element),
            _ => {}
        }
        Ok(true)
    }

    /// Takes an element whose content is read at once.
    fn whole(
        &mut self,
        reader: &mut Reader<'_>,
        element: &BytesStart<'_>,
    ) -> Result<bool, Malformed> {
        let styles = self.sources.styles;
        match element.local_name().as_ref() {
            "t" => self.text(reader, element)?,
            "pPr" => {
                let properties = properties::paragraph(reader)?;
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.set(properties, styles);
                }
            }
            "rPr" => {
                let properties = properties::run(reader)?;
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.set_run(&properties, styles);
                }
            }
            _ => {
                let mut words = String::new();
                xml::words(reader, &mut words, &mut self.unknown_entity)?;
                if let Some(fields) = self.fields() {
                    fields.instruct(&words);
                }
            }
        }
        Ok(false)
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" => self.begin_run(),
            "hyperlink" | "fldSimple" => self.close_link(),
            "txbxContent" if self.fields.len() > 1 => {
                self.fields.pop();
            }
            "AlternateContent" => {
                self.choices.pop();
            }
            "tbl" => self.end_table(),
            "tc" if self.is_in_grid() => {
                self.end_flow();
                if let Some(grid) = &mut self.grid {
                    grid.end_cell();
                }
            }
            "tr" if self.is_in_grid() => {
                if let Some(grid) = &mut self.grid {
                    grid.end_row(&mut self.builder);
                }
            }
            "footnote" | "endnote" => self.end_flow(),
            _ => {}
        }
    }

    fn begin_run(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.begin_run();
        }
    }

    /// The words of a `w:t`, straight into the paragraph where they are text.
    fn text(&mut self, reader: &mut Reader<'_>, element: &BytesStart<'_>) -> Result<(), Malformed> {
        let keeps_blanks =
            xml::attribute(element, "space").is_some_and(|space| space == "preserve");
        let shows = self.fields.last().is_none_or(Fields::shows_text);
        match self.open.last_mut() {
            Some(paragraph) if shows && !paragraph.hides_text() => {
                let start = paragraph.length();
                xml::words(reader, &mut paragraph.line.text, &mut self.unknown_entity)?;
                if !keeps_blanks {
                    trim(&mut paragraph.line.text, start);
                }
                paragraph.weigh(start);
            }
            _ => {
                let mut words = String::new();
                xml::words(reader, &mut words, &mut self.unknown_entity)?;
                self.push(&words);
            }
        }
        Ok(())
    }

    /// Adds words to the paragraph, or to the instruction of a field that is being read.
    fn push(&mut self, words: &str) {
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        match self.fields.last_mut() {
            Some(fields) if !fields.shows_text() => fields.instruct(words),
            _ if paragraph.hides_text() => {}
            _ => {
                let start = paragraph.length();
                paragraph.line.text.push_str(words);
                paragraph.weigh(start);
            }
        }
    }

    fn length(&self) -> usize {
        self.open.last().map_or(0, |paragraph| paragraph.length())
    }

    fn open_link(&mut self, target: impl FnOnce(Sources<'s>) -> Option<Rc<str>>) {
        let length = self.length();
        let target = if self.may_link() {
            target(self.sources)
        } else {
            None
        };
        if let Some(fields) = self.fields() {
            fields.open_link(target, length);
        }
    }

    fn close_link(&mut self) {
        let length = self.length();
        let words = self.fields().and_then(|fields| fields.close_link(length));
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.line.links.extend(words);
        }
    }

    fn field_character(&mut self, element: &BytesStart<'_>) {
        let length = self.length();
        let Some(fields) = self.fields() else { return };
        let kind = xml::attribute(element, "fldCharType").unwrap_or_default();
        let words = match &*kind {
            "begin" => {
                fields.begin();
                None
            }
            "separate" => {
                fields.separate(length);
                None
            }
            "end" => fields.end(length),
            _ => None,
        };
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.line.links.extend(words);
        }
    }

    /// The first choice is what current Word shows; the fallback repeats it for older ones.
    fn alternative(
        &mut self,
        reader: &mut Reader<'_>,
        element: &BytesStart<'_>,
    ) -> Result<bool, Malformed> {
        match self.choices.last_mut() {
            Some(true) => passed_over(reader, element),
            Some(taken) => {
                *taken = true;
                Ok(true)
            }
            None => Ok(true),
        }
    }

    fn refer(&mut self, kind: NoteKind, element: &BytesStart<'_>) {
        let id = xml::attribute(element, "id")
            .unwrap_or_default()
            .into_owned();
        let place = self.place();
        self.references.push(Reference { kind, id, place });
    }

    /// A note; one with a type is the line between text and notes.
    fn begin_note(
        &mut self,
        reader: &mut Reader<'_>,
        element: &BytesStart<'_>,
    ) -> Result<bool, Malformed> {
        let Some(notes) = &mut self.notes else {
            return Ok(true);
        };
        if xml::attribute(element, "type").is_some_and(|kind| kind != "normal") {
            return passed_over(reader, element);
        }
        let id = xml::attribute(element, "id")
            .unwrap_or_default()
            .into_owned();
        notes.push(NoteText {
            id,
            lines: Vec::new(),
        });
        Ok(true)
    }

    fn table_part(
        &mut self,
        reader: &mut Reader<'_>,
        element: &BytesStart<'_>,
    ) -> Result<bool, Malformed> {
        let name = element.local_name();
        let is_in_grid = self.is_in_grid();
        let Some(grid) = self.grid.as_mut().filter(|_| is_in_grid) else {
            return if name.as_ref().ends_with("Pr") {
                passed_over(reader, element)
            } else {
                Ok(true)
            };
        };
        match name.as_ref() {
            "tr" => grid.begin_row(&mut self.builder),
            "tc" => grid.begin_cell(),
            "trPr" => {
                grid.set_before(properties::row(reader)?);
                return Ok(false);
            }
            _ => {
                grid.set_cell(properties::cell(reader)?);
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn passed_over(reader: &mut Reader<'_>, element: &BytesStart<'_>) -> Result<bool, Malformed> {
    xml::skip(reader, element)?;
    Ok(false)
}

/// The address of a `w:hyperlink`; one inside the document has none.
fn link_target(element: &BytesStart<'_>, relations: &Relations) -> Option<Rc<str>> {
    let target = relations.link(&xml::attribute(element, "id")?)?;
    Some(match xml::attribute(element, "anchor") {
        Some(anchor) => format!("{target}#{anchor}").into(),
        None => Rc::clone(target),
    })
}

/// The address of a `w:fldSimple`.
fn instructed_target(element: &BytesStart<'_>) -> Option<Rc<str>> {
    hyperlink(&xml::attribute(element, "instr")?).map(Into::into)
}

/// Drops the blanks at both ends of the words from `start` on (ECMA-376 §17.3.3.31: they count only if preserved).
fn trim(text: &mut String, start: usize) {
    const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
    let end = start + text[start..].trim_end_matches(BLANKS).len();
    text.truncate(end);
    let leading = text[start..].len() - text[start..].trim_start_matches(BLANKS).len();
    text.drain(start..start + leading);
}
