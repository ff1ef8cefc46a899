//! Quoting a document: the words, their place, and a window on what stands around them. Everything is masked here, so
//! that no output can leak personal data.

use super::{Context, Quote};
use crate::document::{Block, BlockKind, Document, Normal, Words, masked};
use crate::span::Span;

/// Characters of context kept on either side.
const WINDOW: usize = 60;
/// What stands between the cells of a table.
const BETWEEN_CELLS: &str = " | ";

impl Quote {
    /// The words at `span` with their place, and with what stands around them where `context` asks for it.
    #[must_use]
    pub fn new(document: &Document, span: Span, context: bool) -> Self {
        let mut quote = Self {
            text: text(document, span),
            position: document.position(span),
            place: document.place(span),
            context: None,
        };
        if context && let Some(index) = document.block_at(span.start) {
            let block = document.blocks()[index].span;
            quote.context = Some(Box::new(surroundings(document, block, span)));
        }
        quote
    }
}

/// The words of a span in one piece, by which a finding is known again: nothing stands between cells.
pub(super) fn joined(document: &Document, span: Span) -> Words {
    let source = document.shown(span);
    if source.contains('\n') {
        masked(Normal::new(&source, span).text())
            .into_owned()
            .into()
    } else {
        source
    }
}

/// The words of a span as people read them: line breaks inside a paragraph taken out, cells told apart.
fn text(document: &Document, span: Span) -> Words {
    let Some(cells) = cells(document, span) else {
        return joined(document, span);
    };
    let cells: Vec<String> = cells
        .into_iter()
        .map(|cell| text(document, cell).to_string())
        .filter(|words| !words.trim().is_empty())
        .collect();
    cells.join(BETWEEN_CELLS).into()
}

/// What a span holds of each cell, where it holds some of several cells of a table.
fn cells(document: &Document, span: Span) -> Option<Vec<Span>> {
    if !document.slice(span).contains('\n') {
        return None;
    }
    let blocks = document.blocks();
    let first = blocks.partition_point(|block| block.span.end <= span.start);
    let within: Vec<_> = blocks[first..]
        .iter()
        .take_while(|block| block.span.start < span.end)
        .collect();
    let is_cell = |block: &&Block| matches!(block.kind, BlockKind::Cell { .. });
    (within.len() > 1 && within.iter().any(is_cell)).then(|| {
        let cut = |block: &Block| Span {
            start: block.span.start.max(span.start),
            end: block.span.end.min(span.end),
        };
        within.into_iter().map(cut).collect()
    })
}

fn surroundings(document: &Document, block: Span, span: Span) -> Context {
    let text = document.text();
    let end = span.end.min(block.end) as usize;
    let head = &text[block.start as usize..span.start as usize];
    let tail = &text[end..block.end as usize];
    let (from, to) = (back(head, WINDOW), forth(tail, WINDOW));
    let cut = |from: usize, to: usize| document.shown(Span::new(from, to)).replace('\n', "");
    Context {
        before: cut(block.start as usize + from, span.start as usize),
        after: cut(end, end + to),
        cut_before: from > 0,
        cut_after: to < tail.len(),
    }
}

/// Where the last `count` characters begin.
fn back(text: &str, count: usize) -> usize {
    text.char_indices()
        .rev()
        .nth(count - 1)
        .map_or(0, |(at, _)| at)
}

/// Where the first `count` characters end.
fn forth(text: &str, count: usize) -> usize {
    text.char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at)
}
