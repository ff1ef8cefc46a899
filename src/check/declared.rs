//! Taking in what a structured report states in fields.
//!
//! A field says how the school sees an item; its words are still read, for a claim without words is no disclosure of the
//! elements that it does not name.

use super::gaps::{GapJudgement, items_named};
use super::phrase::Reader;
use super::remedy::says_what_is_done;
use super::said::{Mode, Said};
use super::sentence::sentences;
use super::status::{Pointer, Remedy};
use super::trace::{Ground, Grounds, Mark};
use crate::document::{DeclaredItem, DeclaredStatus, Document, Normal};
use crate::pack::{Owner, Pack, Scan};
use crate::span::Span;

/// Whether a block is part of a field about one item.
pub(super) fn is_of_an_item(document: &Document, span: Span) -> bool {
    document.declared().items.iter().any(|item| {
        [item.text, item.document, item.column]
            .into_iter()
            .flatten()
            .any(|field| field.contains(span))
    })
}

/// Hands what the fields say of the items to `take`.
pub(super) fn items(document: &Document, pack: &Pack, take: &mut dyn FnMut(Said, Span)) {
    let mut scan = Scan::default();
    for item in &document.declared().items {
        let mode = match item.status {
            DeclaredStatus::Disclosed => Mode::Disclosed,
            DeclaredStatus::Planned => Mode::Planned,
            DeclaredStatus::Nil => Mode::Nil,
        };
        let pointer = if mode == Mode::Disclosed {
            pointer(item)
        } else {
            Pointer::None
        };
        let pointer_at = match pointer {
            Pointer::Document => item.document,
            Pointer::Column => item.column,
            Pointer::None | Pointer::Figure | Pointer::Link => None,
        };
        let grounds = Grounds {
            words: item.span,
            statement: item.span,
            by: Ground::bare(Mark::Field),
            pointer_at,
        };
        let said = |element| Said {
            item: item.number,
            element,
            mode,
            pointer,
            range: 0..0,
            grounds,
        };
        take(said(None), item.span);
        for element in named(document, pack, item, &mut scan) {
            take(said(Some(element)), item.span);
        }
    }
}

fn pointer(item: &DeclaredItem) -> Pointer {
    if !item.links.is_empty() {
        Pointer::Link
    } else if item.document.is_some() {
        Pointer::Document
    } else if item.column.is_some() {
        Pointer::Column
    } else {
        Pointer::None
    }
}

/// The elements that an item's fields name. An item of one element is named by its number.
fn named(document: &Document, pack: &Pack, item: &DeclaredItem, scan: &mut Scan) -> Vec<u8> {
    let single = pack
        .item(item.number)
        .is_some_and(|item| item.elements.len() == 1);
    let mut elements = if single && item.text.is_some() {
        vec![0]
    } else {
        Vec::new()
    };
    for field in [item.text, item.document, item.column]
        .into_iter()
        .flatten()
    {
        let normal = Normal::new(document.slice(field), field);
        for sentence in sentences(normal.text()) {
            let mut hits = Vec::new();
            pack.lexicon
                .scan(scan, &normal.text()[sentence.range], 0, &mut hits);
            elements.extend(hits.iter().filter_map(|hit| match hit.owner {
                Owner::Element(number, element) if number == item.number => Some(element),
                _ => None,
            }));
        }
    }
    elements.sort_unstable();
    elements.dedup();
    elements
}

/// The shortcomings that the fields state, each with its own measure.
pub(super) fn gaps(document: &Document, pack: &Pack, scan: &mut Scan) -> Vec<GapJudgement> {
    let mut reader = Reader::new(pack, None);
    document
        .declared()
        .gaps
        .iter()
        .map(|gap| {
            let measure = gap.measure.filter(|measure| !measure.is_empty());
            let remedy = match measure {
                None => Remedy::None,
                // An owner and a day make a promise checkable.
                Some(_) if gap.owner.is_some() && gap.due.is_some() => Remedy::Addressed,
                Some(measure) if says_what_is_done(&mut reader, document.slice(measure)) => {
                    Remedy::Addressed
                }
                Some(_) => Remedy::Vague,
            };
            let items = items_named(pack, document.slice(gap.problem), scan);
            GapJudgement {
                general: false,
                span: gap.problem,
                remedy,
                measure,
                items,
            }
        })
        .collect()
}
