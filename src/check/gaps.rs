//! The shortcomings that a school admits, each once, in the order of the text.
//!
//! They are taken from the part 存在的问题 as the school counts them; the preamble ("取得了一些成效，但还存在一些不足") is
//! none of them. What answers them, `remedy.rs` works out.

use super::declared;
use super::parts::PartJudgement;
use super::passage::{Passage, passages};
use super::remedy;
use super::status::{PartStatus, Remedy};
use crate::document::Document;
use crate::pack::{Class, Pack, Scan};
use crate::span::Span;

/// An admitted shortcoming.
#[derive(Clone, Debug)]
pub struct GapJudgement {
    /// Its words.
    pub span: Span,
    /// Whether a measure answers it.
    pub remedy: Remedy,
    /// The measure's words.
    pub measure: Option<Span>,
    /// Items that it names.
    pub items: Vec<u8>,
}

/// A shortcoming and what its own lines say about mending it.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) span: Span,
    pub(super) text: String,
    /// Measures in the same passage, behind the shortcoming.
    pub(super) own: Vec<Passage>,
}

/// Finds every admitted shortcoming and its remedy.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    parts: &[PartJudgement],
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    if !document.declared().gaps.is_empty() {
        return declared::gaps(document, pack, scan);
    }
    let blocks_of = |id: &str| {
        parts
            .iter()
            .find(|part| pack.parts[part.part].id == id && part.status != PartStatus::Missing)
            .map(|part| part.blocks.clone())
            .unwrap_or_default()
    };
    let (problems, improvements) = (blocks_of("problems"), blocks_of("improvements"));
    let shared = problems == improvements;
    let mut gaps = Vec::new();
    let mut measures = Vec::new();
    for passage in passages(document, pack, &problems, scan) {
        if passage.is_measure() || (shared && !passage.is_gap()) {
            if shared {
                measures.push(passage);
            } else if let Some(gap) = gaps.last_mut() {
                own_measure(gap, passage);
            }
        } else if passage.is_gap() {
            gaps.push(Gap {
                span: passage.span,
                text: passage.text,
                own: passage.behind,
            });
        }
    }
    if !shared {
        measures = passages(document, pack, &improvements, scan);
    }
    remedy::admitted_by_measures(&mut gaps, &measures);
    remedy::answer(pack, &gaps, &measures, scan)
}

fn own_measure(gap: &mut Gap, passage: Passage) {
    gap.own.push(passage);
}

/// Numbers of the items that a shortcoming names.
pub(super) fn items_named(pack: &Pack, text: &str, scan: &mut Scan) -> Vec<u8> {
    let mut hits = Vec::new();
    pack.lexicon.scan(scan, text, 0, &mut hits);
    let mut items: Vec<u8> = hits
        .iter()
        .filter_map(|hit| match hit.owner {
            crate::pack::Owner::Element(item, _) | crate::pack::Owner::About(item) => Some(item),
            _ => None,
        })
        .collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// Which of the gap-lists' classes stand in a text.
pub(super) fn has(pack: &Pack, scan: &mut Scan, text: &str, class: Class) -> bool {
    let mut hits = Vec::new();
    pack.lexicon.scan(scan, text, 0, &mut hits);
    hits.iter()
        .any(|hit| hit.owner == crate::pack::Owner::Class(class))
}
