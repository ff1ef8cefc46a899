//! The properties of paragraphs and runs (`w:pPr`, `w:rPr`), as text, styles and list levels all carry them.
//!
//! What a style adds to them, `styles.rs` works out.

use super::xml::{self, Malformed, Reader};
use quick_xml::events::BytesStart;

/// What is set on a paragraph itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphProperties {
    /// Id of its style.
    pub(super) style: Option<String>,
    /// Outline level from 0; 9 is running text.
    pub(super) outline: Option<u32>,
    /// Id of its list; 0 takes it out of the list of its style.
    pub(super) list: Option<u32>,
    /// Level in the list, from 0.
    pub(super) level: Option<u32>,
    /// Whether the mark at its end is deleted, which joins it to the next paragraph.
    pub(super) joined: bool,
}

/// What is set on a run itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    /// Id of its style.
    pub(super) style: Option<String>,
    /// Whether it is bold.
    pub(super) bold: Option<bool>,
    /// Whether it is hidden.
    pub(super) hidden: Option<bool>,
}

/// Reads a `w:pPr` whose start was just read.
pub(super) fn paragraph(reader: &mut Reader<'_>) -> Result<ParagraphProperties, Malformed> {
    let mut properties = ParagraphProperties::default();
    xml::children(reader, |element| {
        match element.local_name().as_ref() {
            "pStyle" => properties.style = xml::style_name(element, "val"),
            "outlineLvl" => properties.outline = xml::number(element),
            "numId" => properties.list = xml::number(element),
            "ilvl" => properties.level = xml::number(element),
            "del" | "moveFrom" => properties.joined = true,
            // The look of the mark at the paragraph's end says nothing of its words, but holds whether it is deleted.
            "numPr" | "rPr" => return true,
            _ => return false,
        }
        false
    })?;
    Ok(properties)
}

/// Reads a `w:rPr` whose start was just read.
pub(super) fn run(reader: &mut Reader<'_>) -> Result<RunProperties, Malformed> {
    let mut properties = RunProperties::default();
    xml::children(reader, |element| {
        match element.local_name().as_ref() {
            "rStyle" => properties.style = xml::style_name(element, "val"),
            "b" => properties.bold = Some(xml::is_on(element)),
            "vanish" => properties.hidden = Some(xml::is_on(element)),
            _ => {}
        }
        false
    })?;
    Ok(properties)
}

/// Where a cell stands in its table's grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellProperties {
    /// How many columns it covers; 0 means that nothing is said.
    pub(super) width: u32,
    /// Whether it continues the cell above.
    pub(super) continues_above: bool,
    /// Whether it continues the cell to its left (the way of Word 97).
    pub(super) continues_left: bool,
}

/// Reads a `w:tcPr` whose start was just read.
pub(super) fn cell(reader: &mut Reader<'_>) -> Result<CellProperties, Malformed> {
    let mut properties = CellProperties::default();
    let continues =
        |element: &BytesStart<'_>| xml::value(element).is_none_or(|value| value != "restart");
    xml::children(reader, |element| {
        match element.local_name().as_ref() {
            "gridSpan" => properties.width = xml::number(element).unwrap_or(0),
            "vMerge" => properties.continues_above = continues(element),
            "hMerge" => properties.continues_left = continues(element),
            _ => {}
        }
        false
    })?;
    Ok(properties)
}

/// Reads a `w:trPr` whose start was just read: how many columns of the grid stand empty before the row's first cell.
pub(super) fn row(reader: &mut Reader<'_>) -> Result<u32, Malformed> {
    let mut before = 0;
    xml::children(reader, |element| {
        if element.local_name().as_ref() == "gridBefore" {
            before = xml::number(element).unwrap_or(0);
        }
        false
    })?;
    Ok(before)
}
