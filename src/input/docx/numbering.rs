//! The lists of a document (`word/numbering.xml`): what each level writes in front of its paragraphs.
//!
//! How far each list has counted, `counters.rs` keeps.

use super::numerals::NumberFormat;
use super::xml::{self, Malformed, Reader, cut};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// A list has nine levels.
pub(super) const LEVELS: usize = 9;
/// Word takes no longer text for a level; a number stands in front of every paragraph of the list.
const LONGEST_TEXT: usize = 255;

/// One level of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    /// The first number.
    pub(super) start: u32,
    /// How numbers are written.
    pub(super) format: NumberFormat,
    /// The text, in which `%1` to `%9` stand for the numbers of the levels.
    pub(super) text: String,
    /// The outermost level from 1 whose number sets this one back; 0: none does; unsaid: every outer one does.
    pub(super) restart: Option<u32>,
    /// Whether the numbers of all levels are written in plain figures here.
    pub(super) legal: bool,
    /// Whether nothing separates the number from the words.
    pub(super) tight: bool,
    /// Id of the style whose paragraphs have this level.
    pub(super) style: Option<String>,
}

/// What several lists that count together have in common.
#[derive(Debug, Default)]
struct Scheme {
    levels: [Level; LEVELS],
    /// The style of lists that holds the levels instead.
    borrowed_from: Option<String>,
    /// The style of lists whose levels these are.
    lent_to: Option<String>,
}

/// What one list changes in its scheme.
#[derive(Debug, Default)]
struct List {
    scheme: u32,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    schemes: HashMap<u32, Scheme>,
    lists: HashMap<u32, List>,
    /// Schemes that hold the levels of a style of lists.
    lenders: HashMap<String, u32>,
}

impl Numbering {
    /// Reads `word/numbering.xml`. What was read before a fault is kept.
    pub(super) fn read(text: &str) -> (Self, Result<(), Malformed>) {
        let mut numbering = Self::default();
        let outcome = numbering.fill(&mut xml::reader(text));
        (numbering, outcome)
    }

    /// The scheme that a list counts with.
    pub(super) fn scheme(&self, list: u32) -> Option<u32> {
        let id = self.lists.get(&list)?.scheme;
        let scheme = self.schemes.get(&id)?;
        let lender = scheme
            .borrowed_from
            .as_ref()
            .and_then(|style| self.lenders.get(style));
        Some(lender.copied().unwrap_or(id))
    }

    /// The levels of a list that exists.
    pub(super) fn levels(&self, list: u32) -> Option<[&Level; LEVELS]> {
        let scheme = self.schemes.get(&self.scheme(list)?)?;
        let changed = &self.lists.get(&list)?.levels;
        Some(std::array::from_fn(|level| {
            changed.get(&level).unwrap_or(&scheme.levels[level])
        }))
    }

    /// The number at which a list begins a level anew.
    pub(super) fn new_start(&self, list: u32, level: usize) -> Option<u32> {
        self.lists.get(&list)?.starts.get(level).copied().flatten()
    }

    /// The level that names a style as its own.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u32> {
        let scheme = self.schemes.get(&self.scheme(list)?)?;
        let found = scheme
            .levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style))?;
        u32::try_from(found).ok()
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), Malformed> {
        loop {
            match reader.read_event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "abstractNum" => self.add_scheme(&element, reader)?,
                    "num" => self.add_list(&element, reader)?,
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn add_scheme(
        &mut self,
        start: &BytesStart<'_>,
        reader: &mut Reader<'_>,
    ) -> Result<(), Malformed> {
        let id = identifier(start, "abstractNumId");
        let mut scheme = Scheme::default();
        loop {
            match reader.read_event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "lvl" => {
                        let level = read_level(reader)?;
                        if let Some(place) =
                            scheme.levels.get_mut(identifier(&element, "ilvl") as usize)
                        {
                            *place = level;
                        }
                    }
                    "numStyleLink" => scheme.borrowed_from = xml::style_name(&element, "val"),
                    "styleLink" => scheme.lent_to = xml::style_name(&element, "val"),
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "abstractNum" => break,
                Event::Eof => return Err(Malformed),
                _ => {}
            }
        }
        if let Some(style) = scheme.lent_to.take() {
            self.lenders.insert(style, id);
        }
        self.schemes.insert(id, scheme);
        Ok(())
    }

    fn add_list(
        &mut self,
        start: &BytesStart<'_>,
        reader: &mut Reader<'_>,
    ) -> Result<(), Malformed> {
        let mut list = List::default();
        let mut level = 0;
        loop {
            match reader.read_event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "abstractNumId" => list.scheme = xml::number(&element).unwrap_or(0),
                    "lvlOverride" => level = identifier(&element, "ilvl") as usize,
                    "startOverride" => {
                        if let Some(start) = list.starts.get_mut(level) {
                            *start = Some(xml::number(&element).unwrap_or(0));
                        }
                    }
                    "lvl" if level < LEVELS => {
                        list.levels.insert(level, read_level(reader)?);
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "num" => break,
                Event::Eof => return Err(Malformed),
                _ => {}
            }
        }
        self.lists.insert(identifier(start, "numId"), list);
        Ok(())
    }
}

fn identifier(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::attribute(element, name)
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(0)
}

fn read_level(reader: &mut Reader<'_>) -> Result<Level, Malformed> {
    let mut level = Level::default();
    xml::children(reader, |element| {
        match element.local_name().as_ref() {
            "start" => level.start = xml::number(element).unwrap_or(0),
            "numFmt" => {
                level.format = NumberFormat::named(&xml::value(element).unwrap_or_default());
            }
            "lvlText" => {
                level.text = xml::value(element).unwrap_or_default().into_owned();
                cut(&mut level.text, LONGEST_TEXT);
            }
            "lvlRestart" => level.restart = xml::number(element),
            "isLgl" => level.legal = xml::is_on(element),
            "suff" => level.tight = xml::value(element).is_some_and(|kind| kind == "nothing"),
            "pStyle" => level.style = xml::style_name(element, "val"),
            // A format of Word 2010 and later comes with one for older readers, which is near enough.
            "AlternateContent" | "Fallback" => return true,
            _ => {}
        }
        false
    })?;
    Ok(level)
}
