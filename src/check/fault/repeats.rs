//! Paragraphs that stand twice: `duplicate-paragraph`.
//!
//! Of each paragraph only where it stands and the hashes of its two ends are kept. A later one with the same beginning
//! or end is held against it in the document itself.

use super::{Fault, Line, Report, Subject, fault};
use crate::document::{BlockKind, Normal, number_at};
use crate::pack::Class;
use crate::span::Span;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A paragraph of fewer characters is a formula that may well stand twice.
const SHORTEST: usize = 36;
/// One of fewer characters may be a formula for several sections, where it stands more often than twice.
const FORMULA: usize = 60;
/// One of fewer characters must be repeated to the letter.
const SHORTEST_CHANGED: usize = 60;
/// So many characters of each end are hashed.
const END: usize = 12;
/// At most so many characters may differ in a paragraph that still counts as the same.
const MOST_CHANGED: usize = 8;
/// A contact line is no longer than this.
const LONGEST_CONTACT: usize = 90;

/// A paragraph that was read.
#[derive(Clone, Copy)]
struct Seen {
    span: Span,
    length: usize,
}

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Repeats {
    seen: Vec<Seen>,
    /// Indices of the paragraphs that begin or end in a way, the latest of each.
    ends: HashMap<u64, usize>,
    /// Pairs of paragraphs that are the same.
    pairs: Vec<(usize, usize)>,
}

impl Repeats {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        if line.kind != BlockKind::Paragraph {
            return;
        }
        // Whatever is shorter than this in bytes is so in characters.
        if line.text().len() < SHORTEST {
            return;
        }
        within(line, faults);
        let number = number_at(line.text()).map_or(0, |(_, length)| length);
        let text = &line.text()[number..];
        let length = text.chars().count();
        let contact = length <= LONGEST_CONTACT && line.words(Class::Contact).next().is_some();
        if length < SHORTEST || contact || is_row(text) {
            return;
        }
        let index = self.seen.len();
        let this = Seen {
            span: line.span(number..line.text().len()),
            length,
        };
        let keys = [
            hash(
                &text[..text
                    .char_indices()
                    .nth(END)
                    .map_or(text.len(), |(at, _)| at)],
                0,
            ),
            hash(
                &text[text
                    .char_indices()
                    .nth_back(END - 1)
                    .map_or(0, |(at, _)| at)..],
                1,
            ),
        ];
        let same = keys
            .iter()
            .filter_map(|key| self.ends.get(key))
            .find(|&&other| is_same(report, self.seen[other], text, length));
        if let Some(&other) = same {
            self.pairs.push((other, index));
        }
        self.seen.push(this);
        for key in keys {
            self.ends.insert(key, index);
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        for &(first, second) in &self.pairs {
            let chained = self
                .pairs
                .iter()
                .any(|&(earlier, later)| later == first || earlier == second);
            if chained && self.seen[second].length < FORMULA {
                continue;
            }
            faults.push(Fault {
                related: vec![self.seen[first].span],
                ..fault(
                    "duplicate-paragraph",
                    Subject::Report,
                    self.seen[second].span,
                )
            });
        }
    }
}

/// Whether a line is a row of a table in plain text.
fn is_row(text: &str) -> bool {
    memchr::memchr2(b'|', b'\t', text.as_bytes()).is_some()
}

fn hash(words: &str, salt: u8) -> u64 {
    let mut hasher = DefaultHasher::new();
    (salt, words).hash(&mut hasher);
    hasher.finish()
}

/// Whether an earlier paragraph says the same, to the letter or but for a word.
fn is_same(report: &Report<'_>, earlier: Seen, text: &str, length: usize) -> bool {
    if earlier.length.abs_diff(length) > MOST_CHANGED {
        return false;
    }
    let normal = Normal::new(report.document.slice(earlier.span), earlier.span);
    let other = normal.text();
    if other == text {
        return true;
    }
    let longer = length.max(earlier.length);
    let front = common(other.chars(), text.chars());
    let back = common(other.chars().rev(), text.chars().rev());
    longer >= SHORTEST_CHANGED && front + back + MOST_CHANGED >= longer
}

/// How many characters two texts share from here on.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

/// Finds sentences that stand twice within a paragraph, one behind the other or not.
fn within(line: &Line<'_>, faults: &mut Vec<Fault>) {
    let text = line.text();
    if line.sentences.len() < 2 || is_row(text) {
        return;
    }
    for (index, sentence) in line.sentences.iter().enumerate() {
        let words = &text[sentence.range.clone()];
        if words.len() < 3 * SHORTEST {
            continue;
        }
        let earlier = line.sentences[..index]
            .iter()
            .find(|earlier| text[earlier.range.clone()] == *words);
        if let Some(earlier) = earlier {
            faults.push(Fault {
                related: vec![line.span(earlier.range.clone())],
                ..fault(
                    "duplicate-paragraph",
                    Subject::Report,
                    line.span(sentence.range.clone()),
                )
            });
        }
    }
}
