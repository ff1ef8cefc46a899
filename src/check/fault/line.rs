//! One line of the report as the families of faults see it: its words, sentences and figures.

use super::Report;
use super::figure::{Figure, figures};
use crate::check::sentence::{Sentence, sentences};
use crate::document::{BlockKind, Document, Normal};
use crate::pack::{Class, Hit, Owner, Scan};
use crate::span::{Span, boundary};
use std::ops::Range;

/// No word of a list is longer, in bytes.
const LONGEST_WORD: usize = 90;

/// A block of the report: a heading, a paragraph or a cell. All ranges are bytes of its normal text.
pub(super) struct Line<'r> {
    /// Its index in the document.
    pub(super) block: usize,
    pub(super) kind: BlockKind,
    /// Where it stands in the document: the whole block, or the piece of a long one that it is.
    pub(super) place: Span,
    normal: Normal<'r>,
    pub(super) sentences: Vec<Sentence>,
    /// The words of the pack's third search, in the order in which they begin.
    pub(super) hits: Vec<Hit>,
    lists: Lists,
    /// The quantities stated, in order.
    pub(super) figures: Vec<Figure>,
}

/// The hits of a line by their word lists: most lists have none, and most are asked for in every line.
struct Lists {
    hits: Vec<Hit>,
    /// Where the hits of each list end; they begin where those of the list before end.
    ends: [u32; LISTS],
}

/// Room for so many word lists.
const LISTS: usize = 256;

impl Lists {
    /// Sorts hits that are all of word lists, and leaves those of one list in their order.
    fn new(hits: &[Hit]) -> Self {
        let list = |hit: &Hit| match hit.owner {
            Owner::Class(class) => usize::from(class as u8),
            _ => LISTS - 1,
        };
        let mut ends = [0; LISTS];
        for hit in hits {
            ends[list(hit)] += 1;
        }
        let mut end = 0;
        for count in &mut ends {
            end += std::mem::replace(count, end);
        }
        // Each list's end begins as its start and grows with its hits.
        let mut sorted = hits.to_vec();
        for hit in hits {
            let end = &mut ends[list(hit)];
            sorted[*end as usize] = *hit;
            *end += 1;
        }
        Self { hits: sorted, ends }
    }

    fn of(&self, class: Class) -> &[Hit] {
        let class = usize::from(class as u8);
        let start = class.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.hits[start as usize..self.ends[class] as usize]
    }
}

/// A block longer than this, in bytes, is read in pieces: what a line says is held against all else that it says, and no
/// paragraph of a report comes near it.
const LONGEST_LINE: usize = 12_000;

/// The pieces in which a block is read, cut behind the ends of sentences.
pub(super) fn pieces(document: &Document, block: Span) -> Vec<Span> {
    if block.range().len() <= LONGEST_LINE {
        return vec![block];
    }
    let text = document.slice(block);
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let most = boundary(text, start + LONGEST_LINE);
        let end = match text[start..most].rfind(['。', '！', '？', '；', '\n']) {
            _ if most == text.len() => most,
            Some(at) => start + at + text[start + at..].chars().next().map_or(1, char::len_utf8),
            None => most,
        };
        let from = block.start as usize;
        pieces.push(Span::new(from + start, from + end));
        start = end;
    }
    pieces
}

impl<'r> Line<'r> {
    /// Reads a piece of the block of that index.
    pub(super) fn read(report: &Report<'r>, index: usize, piece: Span, scan: &mut Scan) -> Self {
        let block = &report.document.blocks()[index];
        let normal = Normal::new(report.document.slice(piece), piece);
        // Few lines have more words than a quarter of their bytes.
        let mut hits = Vec::with_capacity(normal.text().len() / 4);
        report
            .pack
            .fault_lexicon
            .scan(scan, normal.text(), 0, &mut hits);
        // Chains are found by where they end; all else asks for words by where they begin.
        hits.sort_by_key(|hit| hit.start);
        let sentences = sentences(normal.text());
        let figures = figures(normal.text(), &sentences, &hits);
        Self {
            block: index,
            kind: block.kind,
            place: piece,
            normal,
            sentences,
            lists: Lists::new(&hits),
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
        self.lists
            .of(class)
            .iter()
            .map(|hit| hit.start as usize..hit.end as usize)
    }

    /// The places of a word list's words within a range.
    pub(super) fn within(
        &self,
        class: Class,
        range: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let (start, end) = (range.start, range.end);
        let hits = self.lists.of(class);
        let first = hits.partition_point(|hit| (hit.start as usize) < start);
        hits[first..]
            .iter()
            .map_while(move |hit| ((hit.start as usize) < end).then_some(hit))
            .filter(move |hit| hit.end as usize <= end)
            .map(|hit| hit.start as usize..hit.end as usize)
    }

    /// The longest of a word list's words that begin at a byte.
    pub(super) fn begins(&self, class: Class, at: usize) -> Option<Range<usize>> {
        self.within(class, &(at..self.text().len().min(at + LONGEST_WORD)))
            .take_while(|word| word.start == at)
            .max_by_key(Range::len)
    }

    /// Whether one of a word list's words ends at a byte.
    pub(super) fn ends(&self, class: Class, at: usize) -> bool {
        let from = at.saturating_sub(LONGEST_WORD);
        self.within(class, &(from..at)).any(|word| word.end == at)
    }

    /// The sentence that holds a byte.
    pub(super) fn sentence_at(&self, at: usize) -> Option<&Sentence> {
        let index = self.sentence_index(at)?;
        self.sentences.get(index)
    }

    /// The index of that sentence.
    pub(super) fn sentence_index(&self, at: usize) -> Option<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.range.start <= at);
        let index = after.checked_sub(1)?;
        (at < self.sentences[index].range.end).then_some(index)
    }

    /// The clause that holds a byte.
    pub(super) fn clause_at(&self, at: usize) -> Option<Range<usize>> {
        let clauses = &self.sentence_at(at)?.clauses;
        let after = clauses.partition_point(|clause| clause.range.start <= at);
        let clause = clauses.get(after.checked_sub(1)?)?.range.clone();
        (at < clause.end).then_some(clause)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_LINE, pieces};
    use crate::input::plain;
    use crate::span::Span;

    #[test]
    fn a_block_without_end_is_read_in_pieces() {
        for text in [
            "学校主动公开信息1200条，".repeat(4000),
            "共计6条。".repeat(9000),
        ] {
            let document = plain(text.clone());
            let block = Span::new(0, text.len());
            let pieces = pieces(&document, block);
            assert!(
                pieces
                    .iter()
                    .all(|piece| piece.range().len() <= LONGEST_LINE)
            );
            let whole: String = pieces.iter().map(|piece| document.slice(*piece)).collect();
            assert_eq!(whole, text);
        }
        let short = plain("学校。".to_owned());
        assert_eq!(pieces(&short, Span::new(0, 9)), [Span::new(0, 9)]);
    }
}
