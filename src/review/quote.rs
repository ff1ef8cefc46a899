//! Quoting a document: the words, their place, and a window on what stands around them. Everything is masked here, so
//! that no output can leak personal data.

use super::{Context, Quote};
use crate::document::{Document, Normal, Words, masked};
use crate::span::Span;

/// Characters of context kept on either side.
const WINDOW: usize = 60;

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

/// The words of a span as people read them: line breaks inside a paragraph taken out.
fn text(document: &Document, span: Span) -> Words {
    let source = document.shown(span);
    if source.contains('\n') {
        masked(Normal::new(&source, span).text())
            .into_owned()
            .into()
    } else {
        source
    }
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
