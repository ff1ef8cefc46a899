//! One line of the report as the families of faults see it: its words, sentences and figures.

use super::Report;
use super::figure::{Figure, figures};
use crate::check::sentence::{Sentence, sentences};
use crate::document::{BlockKind, Normal};
use crate::pack::{Class, Hit, Owner, Scan};
use crate::span::Span;
use std::ops::Range;

/// A block of the report: a heading, a paragraph or a cell. All ranges are bytes of its normal text.
pub(super) struct Line<'r> {
    /// Its index in the document.
    pub(super) block: usize,
    pub(super) kind: BlockKind,
    normal: Normal<'r>,
    pub(super) sentences: Vec<Sentence>,
    /// The words of the pack's third search, in the order in which they begin.
    pub(super) hits: Vec<Hit>,
    /// The quantities stated, in order.
    pub(super) figures: Vec<Figure>,
}

impl<'r> Line<'r> {
    /// Reads the block of that index.
    pub(super) fn read(report: &Report<'r>, index: usize, scan: &mut Scan) -> Self {
        let block = &report.document.blocks()[index];
        let normal = Normal::new(report.document.slice(block.span), block.span);
        let mut hits = Vec::new();
        report
            .pack
            .fault_lexicon
            .scan(scan, normal.text(), 0, &mut hits);
        let sentences = sentences(normal.text());
        let figures = figures(normal.text(), &sentences, &hits);
        Self {
            block: index,
            kind: block.kind,
            normal,
            sentences,
            hits,
            figures,
        }
    }

    /// The text to look in.
    pub(super) fn text(&self) -> &str {
        self.normal.text()
    }

    /// Where a range of the text stands in the document.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.normal.source(range.start, range.end)
    }

    /// The places of a word list's words.
    pub(super) fn words(&self, class: Class) -> impl DoubleEndedIterator<Item = Range<usize>> {
        self.hits
            .iter()
            .filter(move |hit| hit.owner == Owner::Class(class))
            .map(|hit| hit.start as usize..hit.end as usize)
    }

    /// The sentence that holds a byte.
    pub(super) fn sentence_at(&self, at: usize) -> Option<&Sentence> {
        self.sentences
            .iter()
            .find(|sentence| sentence.range.start <= at && at < sentence.range.end)
    }
}
