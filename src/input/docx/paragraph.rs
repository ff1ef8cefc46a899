//! A paragraph while its runs are being read, and the line of text that comes of it.
//!
//! Where the line goes, `story.rs` decides.

use super::counters::Label;
use super::fields::LinkedWords;
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{Look, Styles, heading_level};
use crate::document::{Hint, Place, is_space, number_at};

/// One line of the text to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its words.
    pub(super) text: String,
    /// Which of them carry an address.
    pub(super) links: Vec<LinkedWords>,
    /// What the file says about it.
    pub(super) hint: Hint,
    /// Where it stands.
    pub(super) place: Place,
}

impl Line {
    /// Whether there is nothing in it to read.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(is_space)
    }

    /// The lines that line breaks cut it into, where one of them is numbered as a heading is: a report that was pasted with
    /// line breaks in place of paragraphs. Else a break is a blank.
    pub(super) fn parts(self) -> Vec<Self> {
        let numbered = |line: &str| number_at(line.trim_start_matches(is_space)).is_some();
        if !self.text.split('\n').skip(1).any(numbered) {
            let text = self.text.replace('\n', " ");
            return vec![Self { text, ..self }];
        }
        let mut parts = Vec::new();
        let mut start = 0;
        for text in self.text.split('\n') {
            let range = start..start + text.len();
            let within = |link: &&LinkedWords| {
                range.start <= link.range.start && link.range.end <= range.end
            };
            let links = self.links.iter().filter(within).map(|link| LinkedWords {
                range: link.range.start - start..link.range.end - start,
                ..link.clone()
            });
            parts.push(Self {
                text: text.to_owned(),
                links: links.collect(),
                hint: self.hint,
                place: self.place,
            });
            start = range.end + 1;
        }
        parts
    }

    /// Adds the words of another line behind a blank.
    pub(super) fn join(&mut self, other: Self) {
        if other.is_blank() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let shift = self.text.len();
        self.text.push_str(&other.text.replace('\n', " "));
        self.links
            .extend(other.links.into_iter().map(|link| shifted(link, shift)));
    }

    /// Puts a number in front.
    fn label(&mut self, label: &Label) {
        // Chinese signs keep their own distance; "1." and the words would run together.
        let is_apart = !label.tight && label.text.ends_with(|sign: char| sign.is_ascii());
        let separator = if is_apart && !self.text.is_empty() {
            " "
        } else {
            ""
        };
        self.text.insert_str(0, separator);
        self.text.insert_str(0, &label.text);
        let shift = label.text.len() + separator.len();
        for link in &mut self.links {
            *link = shifted(link.clone(), shift);
        }
    }
}

fn shifted(link: LinkedWords, by: usize) -> LinkedWords {
    LinkedWords {
        range: link.range.start + by..link.range.end + by,
        ..link
    }
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph<'s> {
    /// Its words so far.
    pub(super) line: Line,
    /// What is set on itself.
    pub(super) properties: ParagraphProperties,
    /// What its style says.
    pub(super) look: Look<'s>,
    /// Which line of the text boxes it is, where it stands in one.
    pub(super) slot: usize,
    run: Run,
    /// Whether words were bold, and whether words were not.
    bold: bool,
    plain: bool,
}

/// How the words of the current run look.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    bold: bool,
    hidden: bool,
}

impl<'s> Paragraph<'s> {
    /// A paragraph at a place, in the default style. `carried` is the one before, where the mark between them is deleted.
    pub(super) fn new(place: Place, styles: &'s Styles, carried: Option<Self>) -> Self {
        let mut paragraph = carried.unwrap_or_default();
        paragraph.line.place = place;
        paragraph.set(ParagraphProperties::default(), styles);
        paragraph
    }

    /// Takes its properties.
    pub(super) fn set(&mut self, properties: ParagraphProperties, styles: &'s Styles) {
        self.look = styles.paragraph(properties.style.as_deref());
        self.properties = properties;
        self.begin_run();
    }

    /// Begins a run, which looks as the paragraph's style says until its own properties are read.
    pub(super) fn begin_run(&mut self) {
        self.run = Run {
            bold: self.look.bold,
            hidden: self.look.hidden,
        };
    }

    /// Takes the properties of the current run.
    pub(super) fn set_run(&mut self, properties: &RunProperties, styles: &Styles) {
        let (bold, hidden) = properties
            .style
            .as_deref()
            .map_or((false, false), |id| styles.run(id));
        // Where both styles set bold, they cancel out (ECMA-376 §17.7.3).
        self.run.bold = properties.bold.unwrap_or(bold != self.look.bold);
        self.run.hidden = properties.hidden.unwrap_or(hidden != self.look.hidden);
    }

    /// Whether the current run is hidden.
    pub(super) fn hides_text(&self) -> bool {
        self.run.hidden
    }

    /// Takes note that words from `start` on were added by the current run.
    pub(super) fn weigh(&mut self, start: usize) {
        if !self.line.text[start..].chars().all(is_space) {
            self.bold |= self.run.bold;
            self.plain |= !self.run.bold;
        }
    }

    /// Length of the words so far, in bytes.
    pub(super) fn length(&self) -> usize {
        self.line.text.len()
    }

    /// The finished line, with its label in front.
    pub(super) fn finish(self, label: Option<&Label>) -> Line {
        let mut line = self.line;
        let level = match self.properties.outline {
            Some(outline) => heading_level(outline),
            None => self.look.level,
        };
        line.hint = Hint {
            level,
            title: self.look.title && level.is_none(),
            bold: self.bold && !self.plain,
            list: label.is_some() && level.is_none(),
            contents: self.look.contents,
        };
        line.links.sort_by_key(|link| link.range.start);
        if let Some(label) = label {
            line.label(label);
        }
        line
    }
}
