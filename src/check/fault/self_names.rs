//! Words by which the school speaks of itself: `mixed-self-reference`.
//!
//! Only 我校 and 我院 are told apart: 学校 and 学院 stand for many things. What stands in a title or a quotation is
//! another's.

use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct SelfNames {
    /// Where the report says 我校, and where 我院.
    school: Vec<Span>,
    college: Vec<Span>,
}

/// Places are remembered up to this many of each.
const MOST: usize = 64;

impl SelfNames {
    /// Reads a line.
    pub(super) fn read(&mut self, _: &Report<'_>, line: &Line<'_>, _: &mut Vec<Fault>) {
        if line.kind != BlockKind::Paragraph {
            return;
        }
        for (class, found) in [
            (Class::SelfSchool, &mut self.school),
            (Class::SelfCollege, &mut self.college),
        ] {
            for word in line.words(class) {
                if found.len() < MOST && !is_anothers(line, &word) {
                    found.push(line.span(word));
                }
            }
        }
    }

    /// Points at the first of the rarer words.
    pub(super) fn finish(self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        let (few, many) = if self.college.len() <= self.school.len() {
            (self.college, self.school)
        } else {
            (self.school, self.college)
        };
        // A single word of each may be a slip in a short text; a habit and its breach are told apart.
        if let (Some((first, others)), true) = (few.split_first(), many.len() > 1) {
            let mut related = others.to_vec();
            related.extend(many.first());
            faults.push(Fault {
                related,
                values: vec![
                    ("count", (others.len() + 1).to_string()),
                    ("other", many.len().to_string()),
                ],
                ..fault("mixed-self-reference", Subject::Report, *first)
            });
        }
    }
}

/// Whether a word stands in a title or a quotation.
fn is_anothers(line: &Line<'_>, word: &Range<usize>) -> bool {
    line.sentence_at(word.start).is_some_and(|sentence| {
        sentence
            .titles
            .iter()
            .chain(&sentence.quotations)
            .any(|apart| apart.contains(&word.start))
    })
}
