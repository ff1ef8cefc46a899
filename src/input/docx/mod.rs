//! Reads a Word document (.docx): text, headings, automatic numbers, tables, hyperlinks and notes as Word shows them.
//!
//! Tracked insertions are taken as made and deletions as gone. Headers, footers and comments are no part of the report.

mod counters;
mod error;
mod events;
mod fields;
mod numbering;
mod numerals;
mod package;
mod paragraph;
mod properties;
mod relations;
mod story;
mod styles;
mod table;
mod xml;

pub use error::DocxError;

use crate::document::{Document, Note};
use numbering::Numbering;
use package::Package;
use relations::Relations;
use story::{NoteKind, Sources, Story};
use styles::Styles;
use xml::Malformed;

/// Where Word puts the text; the package's own relations may name another part.
const USUAL_BODY: &str = "word/document.xml";

/// Reads a report from the bytes of a .docx.
///
/// # Errors
///
/// Where no text can be had from the bytes. A part that is missing beside the text is a note of the document.
pub fn read(bytes: &[u8]) -> Result<Document, DocxError> {
    let mut package = Package::open(bytes)?;
    let mut notes = Vec::new();
    let body = body_name(&mut package, &mut notes)?;
    let (folder, name) = body.rsplit_once('/').unwrap_or(("", &body));
    let text = package.require(&body)?;
    let relations_name = format!("{folder}/_rels/{name}.rels");
    let relations = side(&mut package, &relations_name, Relations::read, &mut notes);
    let part = |kind: &str| {
        relations
            .part(kind, folder)
            .unwrap_or_else(|| format!("{folder}/{kind}.xml"))
    };
    let styles = side(&mut package, &part("styles"), Styles::read, &mut notes);
    // Many reports have no automatic number at all, but the part with a dozen unused lists.
    let numbered = text.contains("numPr") || styles.has_lists();
    let numbering = match numbered {
        true => side(
            &mut package,
            &part("numbering"),
            Numbering::read,
            &mut notes,
        ),
        false => Numbering::default(),
    };
    let sources = Sources {
        styles: &styles,
        numbering: &numbering,
        relations: &relations,
    };

    let mut story = Story::body(sources);
    let mut reader = xml::reader(&text);
    let outcome = story.read(&mut reader);
    if outcome.is_err() {
        let offset = reader.error_position().max(reader.buffer_position());
        if story.builder.text().is_empty() {
            return Err(DocxError::Malformed { offset });
        }
        story.lacks(format!("{body} 第 {offset} 字节之后（XML 有误）"));
    }
    notes.extend(entity_note(&body, &story));
    for (kind, part) in [
        (NoteKind::Foot, part("footnotes")),
        (NoteKind::End, part("endnotes")),
    ] {
        read_notes(&mut package, kind, &part, &mut story, &mut notes);
    }
    if story.has_too_many_links() {
        story.lacks("过多的超链接");
    }
    let mut builder = story.builder;
    notes
        .into_iter()
        .chain(package.into_notes())
        .for_each(|note| builder.note(note));
    Ok(builder.finish())
}

/// The name of the part with the text.
fn body_name(package: &mut Package<'_>, notes: &mut Vec<Note>) -> Result<String, DocxError> {
    if package.holds(USUAL_BODY) {
        return Ok(USUAL_BODY.to_owned());
    }
    let relations = side(package, "_rels/.rels", Relations::read, notes);
    let named = relations
        .part("officeDocument", "")
        .filter(|name| package.holds(name));
    named
        .filter(|name| {
            name.ends_with(".xml") && !name.starts_with("xl/") && !name.starts_with("ppt/")
        })
        .ok_or(DocxError::NoDocument)
}

/// Reads a part beside the text; without it, or with what was read before a fault, the text is still worth reading.
fn side<T: Default>(
    package: &mut Package<'_>,
    name: &str,
    read: impl Fn(&str) -> (T, Result<(), Malformed>),
    notes: &mut Vec<Note>,
) -> T {
    let Some(text) = package.part(name) else {
        return T::default();
    };
    let (value, outcome) = read(&text);
    if outcome.is_err() {
        notes.push(Note::Unreadable {
            what: format!("{name}（XML 有误）"),
        });
    }
    value
}

/// What to say where a part uses entities of its own: what they were to stand for is missing.
fn entity_note(part: &str, story: &Story<'_>) -> Option<Note> {
    let name = story.unknown_entity.as_ref()?;
    let what = format!("{part} 里以自定义 XML 实体代替的内容（&{name}; 等；Word 也不接受）");
    Some(Note::Unreadable { what })
}

/// Reads the notes of one kind and adds those that the text refers to.
fn read_notes(
    package: &mut Package<'_>,
    kind: NoteKind,
    name: &str,
    story: &mut Story<'_>,
    notes: &mut Vec<Note>,
) {
    if !story
        .references
        .iter()
        .any(|reference| reference.kind == kind)
    {
        return;
    }
    let Some(text) = package.part(name) else {
        return;
    };
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let relations = side(
        package,
        &format!("{folder}/_rels/{file}.rels"),
        Relations::read,
        notes,
    );
    let mut collection = Story::notes(Sources {
        relations: &relations,
        ..story.sources
    });
    if collection.read(&mut xml::reader(&text)).is_err() {
        notes.push(Note::Unreadable {
            what: format!("{name}（XML 有误）"),
        });
    }
    notes.extend(entity_note(name, &collection));
    story.add_notes(kind, collection.notes.unwrap_or_default());
}
