//! Small steps over the pull parser that every part's reader takes: names, attributes, the words of an element.
//!
//! Names are compared without their prefix: `w` is a habit, not a rule, and the strict format has other namespaces.

use encoding_rs::Encoding;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// Word takes names of styles up to this many characters.
const LONGEST_STYLE_NAME: usize = 253;

/// Names of entities are shown up to this many bytes.
const LONGEST_ENTITY_NAME: usize = 60;

/// A pull parser over a part.
pub(super) type Reader<'a> = quick_xml::Reader<&'a [u8]>;

/// The XML breaks its own rules, or ends too early; the reader's position says where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

impl From<quick_xml::Error> for Malformed {
    fn from(_: quick_xml::Error) -> Self {
        Self
    }
}

/// A parser that shows `<a/>` as `<a></a>`.
pub(super) fn reader(text: &str) -> Reader<'_> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    reader
}

/// The text of a part, and the encoding in which some of its bytes were no text.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (text.into_owned(), faulty.then(|| encoding.name()));
    }
    String::from_utf8(bytes)
        .map(|text| (text, None))
        .unwrap_or_else(|error| {
            let bytes = error.into_bytes();
            let encoding = declared_encoding(&bytes).unwrap_or(encoding_rs::UTF_8);
            let (text, faulty) = encoding.decode_without_bom_handling(&bytes);
            (text.into_owned(), faulty.then(|| encoding.name()))
        })
}

/// The encoding that `<?xml encoding="…"?>` names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let (_, rest) = head.split_once("encoding=")?;
    let quote = rest.chars().next()?;
    let label = rest[quote.len_utf8()..].split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let normal = found.normalized_value(XmlVersion::Implicit1_0).ok();
    // An entity that nobody declared: the raw words say more than nothing.
    Some(normal.unwrap_or(found.value))
}

/// The attribute `val`, which most elements of WordprocessingML carry.
pub(super) fn value<'e>(element: &'e BytesStart<'_>) -> Option<Cow<'e, str>> {
    attribute(element, "val")
}

/// An attribute that names a style. Names are compared for every paragraph, so a hostile one must not be long.
pub(super) fn style_name(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut value = attribute(element, name)?.into_owned();
    cut(&mut value, LONGEST_STYLE_NAME);
    Some(value)
}

/// Cuts a text to at most `length` bytes.
pub(super) fn cut(text: &mut String, length: usize) {
    if text.len() > length {
        let end = (0..=length)
            .rev()
            .find(|&end| text.is_char_boundary(end))
            .unwrap_or(0);
        text.truncate(end);
    }
}

/// The attribute `val` as a whole number.
pub(super) fn number(element: &BytesStart<'_>) -> Option<u32> {
    value(element)?.trim().parse().ok()
}

/// Whether an on/off property is on (ECMA-376 §17.17.4: no `val` means on).
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    value(element).is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
}

/// Passes over the rest of an element whose start was just read.
pub(super) fn skip(reader: &mut Reader<'_>, element: &BytesStart<'_>) -> Result<(), Malformed> {
    reader.read_to_end(element.name())?;
    Ok(())
}

/// Passes over the rest of an element that holds no other of its name, without a look at what is inside. `text` is what
/// the reader was made of. Several times as fast as [`skip`].
pub(super) fn leap<'a>(
    reader: &mut Reader<'a>,
    text: &'a str,
    element: &BytesStart<'_>,
) -> Result<(), Malformed> {
    let rest = reader.get_mut();
    let position = text.len() - rest.len();
    // `<a/>` has no end of its own: the parser makes one up.
    let (read, ahead) = text.split_at_checked(position).unwrap_or((text, ""));
    if !read.ends_with("/>")
        && let Some(length) = ahead.find(&format!("</{}>", element.name().as_ref()))
    {
        *rest = &rest[length..];
    }
    skip(reader, element)
}

/// Appends the words of an element whose start was just read, and passes over its end. `unknown` gets the first
/// entity that stands for nothing.
pub(super) fn words(
    reader: &mut Reader<'_>,
    text: &mut String,
    unknown: &mut Option<String>,
) -> Result<(), Malformed> {
    let mut depth = 0usize;
    loop {
        match reader.read_event()? {
            Event::Text(words) => text.push_str(&words),
            Event::CData(words) => text.push_str(&words),
            Event::GeneralRef(reference) => match resolved(&reference) {
                Some(character) => text.push(character),
                None => {
                    // The raw words say more than nothing, and lead to the place in the file.
                    text.push_str(&format!("&{};", &*reference));
                    note_entity(&reference, unknown);
                }
            },
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Malformed),
            _ => {}
        }
    }
}

/// The character behind a reference. Entities of a document type stand for nothing: Word takes no document type.
fn resolved(reference: &BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character),
        _ => quick_xml::escape::resolve_predefined_entity(reference)?
            .chars()
            .next(),
    }
}

/// Keeps the name of the first reference that stands for nothing.
pub(super) fn note_entity(reference: &BytesRef<'_>, unknown: &mut Option<String>) {
    if unknown.is_none() && resolved(reference).is_none() {
        let mut name = reference.to_string();
        cut(&mut name, LONGEST_ENTITY_NAME);
        *unknown = Some(name);
    }
}

/// Walks the children of an element whose start was just read, and passes over its end. `visit` is shown the start of
/// every child at any depth, and says whether to go in.
pub(super) fn children<'a>(
    reader: &mut Reader<'a>,
    mut visit: impl FnMut(&BytesStart<'a>) -> bool,
) -> Result<(), Malformed> {
    let mut depth = 0usize;
    loop {
        match reader.read_event()? {
            Event::Start(element) if visit(&element) => depth += 1,
            Event::Start(element) => skip(reader, &element)?,
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Malformed),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaps_over_an_element() {
        let text = "<s><w:a><b>一</b></w:a><w:a/><w:a><c/></w:a><d/></s>";
        let mut reader = reader(text);
        let mut left = Vec::new();
        loop {
            match reader.read_event().expect("it is well-formed") {
                Event::Start(element) if element.local_name().as_ref() == "a" => {
                    leap(&mut reader, text, &element).expect("it ends");
                }
                Event::Start(element) => left.push(element.local_name().as_ref().to_owned()),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(left, ["s", "d"]);
    }

    #[test]
    fn decodes_what_editors_write() {
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("公开".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(wide), ("公开".to_owned(), None));
        assert_eq!(decode("\u{feff}公开".into()), ("公开".to_owned(), None));
        let mut declared = b"<?xml version='1.0' encoding='GBK'?>".to_vec();
        declared.extend([0xb9, 0xab]);
        assert!(decode(declared).0.ends_with('公'));
        assert_eq!(
            decode(vec![b'a', 0xff]),
            ("a\u{fffd}".to_owned(), Some("UTF-8"))
        );
    }
}
