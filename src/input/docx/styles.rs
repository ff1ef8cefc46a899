//! The style sheet: what a paragraph or run gets from its style and from the styles that this one is based on.
//!
//! Only what decides headings, bold, hidden text and numbering is kept.

use super::properties::{self, ParagraphProperties, RunProperties};
use super::xml::{self, Malformed, Reader};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Word nests styles no deeper than eleven; a longer chain is a ring.
const LONGEST_CHAIN: usize = 16;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    default_run: RunProperties,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// The list that a style puts its paragraphs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StyleList<'s> {
    /// Id of the list.
    pub(super) list: u32,
    /// Level, where the style says it.
    pub(super) level: Option<u32>,
    /// Id of the style that says so; a level of the list may name it.
    pub(super) style: &'s str,
}

/// What a paragraph gets from its style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look<'s> {
    /// Level as a heading, from 1.
    pub(super) level: Option<u8>,
    /// Whether it is the title.
    pub(super) title: bool,
    /// Whether it is a line of the table of contents.
    pub(super) contents: bool,
    /// Whether its runs are bold.
    pub(super) bold: bool,
    /// Whether its runs are hidden.
    pub(super) hidden: bool,
    /// The list it is in.
    pub(super) list: Option<StyleList<'s>>,
}

impl Styles {
    /// Reads `word/styles.xml`. What was read before a fault is kept.
    pub(super) fn read(text: &str) -> (Self, Result<(), Malformed>) {
        let mut styles = Self::default();
        let outcome = styles.fill(text);
        (styles, outcome)
    }

    fn fill(&mut self, text: &str) -> Result<(), Malformed> {
        let mut reader = xml::reader(text);
        loop {
            match reader.read_event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "style" if is_of_tables(&element) => xml::leap(&mut reader, text, &element)?,
                    "style" => self.add(&element, &mut reader)?,
                    "latentStyles" => xml::leap(&mut reader, text, &element)?,
                    // Outside a style, this is the default of all runs.
                    "rPr" => self.default_run = properties::run(&mut reader)?,
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn add(&mut self, start: &BytesStart<'_>, reader: &mut Reader<'_>) -> Result<(), Malformed> {
        let id = xml::style_name(start, "styleId").unwrap_or_default();
        let is_default =
            xml::attribute(start, "default").is_some_and(|on| on == "1" || on == "true");
        let is_paragraph = xml::attribute(start, "type").is_none_or(|kind| kind == "paragraph");
        let mut style = Style::default();
        loop {
            match reader.read_event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "name" => {
                        style.name = xml::style_name(&element, "val")
                            .unwrap_or_default()
                            .to_lowercase();
                    }
                    "basedOn" => style.based_on = xml::style_name(&element, "val"),
                    "pPr" => style.paragraph = properties::paragraph(reader)?,
                    "rPr" => style.run = properties::run(reader)?,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "style" => break,
                Event::Eof => return Err(Malformed),
                _ => {}
            }
        }
        if is_default && is_paragraph {
            self.default_paragraph = Some(id.clone());
        }
        self.by_id.insert(id, style);
        Ok(())
    }

    /// Whether any style puts its paragraphs in a list.
    pub(super) fn has_lists(&self) -> bool {
        self.by_id
            .values()
            .any(|style| style.paragraph.list.is_some())
    }

    /// What a paragraph gets from the style with this id, or from the default style.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Look<'_> {
        let mut look = Look::default();
        let mut level_known = false;
        let mut bold = None;
        let mut hidden = None;
        let Some(id) = id.or(self.default_paragraph.as_deref()) else {
            look.bold = self.default_run.bold.unwrap_or(false);
            return look;
        };
        if !self.by_id.contains_key(id) {
            // A style sheet that is missing or cut: the id of a built-in style still speaks.
            look.read_name(&id.to_lowercase(), &mut level_known);
        }
        for (id, style) in self.chain(id) {
            if !level_known && let Some(outline) = style.paragraph.outline {
                look.level = heading_level(outline);
                level_known = true;
            }
            look.read_name(&style.name, &mut level_known);
            bold = bold.or(style.run.bold);
            hidden = hidden.or(style.run.hidden);
            let level = style.paragraph.level;
            match &mut look.list {
                None => {
                    look.list = style.paragraph.list.map(|list| StyleList {
                        list,
                        level,
                        style: id,
                    });
                }
                Some(list) => list.level = list.level.or(level),
            }
        }
        look.bold = bold.or(self.default_run.bold).unwrap_or(false);
        look.hidden = hidden.or(self.default_run.hidden).unwrap_or(false);
        look
    }

    /// Whether a style of characters makes its runs bold, and whether it hides them.
    pub(super) fn run(&self, id: &str) -> (bool, bool) {
        let mut bold = None;
        let mut hidden = None;
        for (_, style) in self.chain(id) {
            bold = bold.or(style.run.bold);
            hidden = hidden.or(style.run.hidden);
        }
        (bold.unwrap_or(false), hidden.unwrap_or(false))
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = (&str, &Style)> {
        let mut next = self.by_id.get_key_value(id);
        std::iter::from_fn(move || {
            let (id, style) = next?;
            next = style
                .based_on
                .as_ref()
                .and_then(|id| self.by_id.get_key_value(id));
            Some((id.as_str(), style))
        })
        .take(LONGEST_CHAIN)
    }
}

impl Look<'_> {
    /// Takes from a style's name what it says, unless a style nearer to the paragraph said it.
    fn read_name(&mut self, name: &str, level_known: &mut bool) {
        if !*level_known && let Some(level) = named_level(name) {
            self.level = Some(level);
            *level_known = true;
        }
        if !*level_known && matches!(name, "title" | "标题") {
            self.title = true;
        }
        self.contents |= name.starts_with("toc ") || name.starts_with("目录");
    }
}

/// Whether a style is for tables or lists, which no paragraph or run names. Those of tables often fill the whole part.
fn is_of_tables(style: &BytesStart<'_>) -> bool {
    xml::attribute(style, "type").is_some_and(|kind| kind == "table" || kind == "numbering")
}

/// The heading level that an outline level stands for; 9 stands for running text.
pub(super) fn heading_level(outline: u32) -> Option<u8> {
    u8::try_from(outline)
        .ok()
        .filter(|&outline| outline < 9)
        .map(|outline| outline + 1)
}

/// The level in the name of a built-in heading style: `heading 1`, `Heading1`, `标题 1`.
fn named_level(name: &str) -> Option<u8> {
    let rest = name
        .strip_prefix("heading")
        .or_else(|| name.strip_prefix("标题"))?;
    rest.trim()
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(body: &str) -> Styles {
        let (styles, outcome) = Styles::read(&format!("<styles>{body}</styles>"));
        assert_eq!(outcome, Ok(()));
        styles
    }

    #[test]
    fn follows_the_chain() {
        let styles = styles(
            r#"<style type="paragraph" styleId="1"><name val="heading 1"/><pPr><outlineLvl val="0"/></pPr><rPr><b/></rPr></style>
               <style type="paragraph" styleId="a"><name val="章"/><basedOn val="1"/></style>
               <style type="paragraph" styleId="b"><name val="章注"/><basedOn val="a"/><pPr><outlineLvl val="9"/></pPr><rPr><b val="0"/></rPr></style>
               <style type="paragraph" styleId="c"><name val="标题 2"/></style>
               <style type="paragraph" styleId="d"><name val="Title"/></style>"#,
        );
        let seen = |id| {
            let look = styles.paragraph(Some(id));
            (look.level, look.title, look.bold)
        };
        assert_eq!(seen("a"), (Some(1), false, true));
        assert_eq!(seen("b"), (None, false, false));
        assert_eq!(seen("c"), (Some(2), false, false));
        assert_eq!(seen("d"), (None, true, false));
        assert_eq!(seen("Heading3"), (Some(3), false, false));
        assert_eq!(seen("x"), (None, false, false));
    }

    #[test]
    fn ends_where_styles_go_in_a_ring() {
        let styles = styles(
            r#"<style styleId="a"><basedOn val="b"/></style><style styleId="b"><basedOn val="a"/></style>"#,
        );
        assert_eq!(styles.paragraph(Some("a")), Look::default());
    }
}
