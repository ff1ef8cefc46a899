//! The relations of a part: the addresses of its hyperlinks, and the names of the parts that belong to it.
//!
//! Which relation is used where, the readers of the parts know.

use super::xml::{self, Malformed, cut};
use quick_xml::events::Event;
use std::collections::HashMap;
use std::rc::Rc;

/// Longer addresses are cut: no browser takes them, and a relation may be used any number of times.
const LONGEST_TARGET: usize = 2048;

/// The relations of one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    links: HashMap<String, Rc<str>>,
    parts: Vec<(String, String)>,
}

impl Relations {
    /// Reads a `.rels` part. What was read before a fault is kept.
    pub(super) fn read(text: &str) -> (Self, Result<(), Malformed>) {
        let mut relations = Self::default();
        let outcome = relations.fill(text);
        (relations, outcome)
    }

    fn fill(&mut self, text: &str) -> Result<(), Malformed> {
        let mut reader = xml::reader(text);
        loop {
            match reader.read_event()? {
                Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                    let field = |name| {
                        xml::attribute(&element, name)
                            .unwrap_or_default()
                            .into_owned()
                    };
                    let kind = field("Type")
                        .rsplit('/')
                        .next()
                        .unwrap_or_default()
                        .to_owned();
                    let mut target = field("Target");
                    if kind == "hyperlink" {
                        cut(&mut target, LONGEST_TARGET);
                        self.links.insert(field("Id"), target.into());
                    } else {
                        self.parts.push((kind, target));
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The address of a hyperlink.
    pub(super) fn link(&self, id: &str) -> Option<&Rc<str>> {
        self.links.get(id)
    }

    /// The full name of the part that has this kind of relation to the part in `folder` (`word/` for the text).
    pub(super) fn part(&self, kind: &str, folder: &str) -> Option<String> {
        let (_, target) = self.parts.iter().find(|(found, _)| found == kind)?;
        Some(resolve(folder, target))
    }
}

fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folder = folder.trim_end_matches('/');
    let mut target = target;
    loop {
        if let Some(rest) = target.strip_prefix("./") {
            target = rest;
        } else if let Some(rest) = target.strip_prefix("../") {
            target = rest;
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        } else if folder.is_empty() {
            return target.to_owned();
        } else {
            return format!("{folder}/{target}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_targets() {
        let cases = [
            ("word/", "styles.xml", "word/styles.xml"),
            ("word/", "/word/styles.xml", "word/styles.xml"),
            ("word/", "../shared/styles.xml", "shared/styles.xml"),
            ("", "word/document.xml", "word/document.xml"),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(resolve(folder, target), expected);
        }
    }
}
