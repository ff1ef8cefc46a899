//! The shortcomings that a school admits, each once, in the order of the text.
//!
//! They are taken from the part 存在的问题 as the school counts them; the preamble ("取得了一些成效，但还存在一些不足") is
//! none of them. What answers them, `remedy.rs` works out.

use super::admitted::{Admitted, Gap};
use super::declared;
use super::gap_table;
use super::parts::PartJudgement;
use super::passage::pieces;
use super::phrase::Reader;
use super::points::{Side, statements};
use super::readmitted;
use super::remedy;
use super::status::{PartStatus, Remedy};
use crate::document::{BlockKind, Document, Normal};
use crate::pack::{Class, Owner, Pack, Scan};
use crate::span::Span;
use std::ops::Range;

/// A longer sentence, in characters, is no name of what follows.
const LONGEST_NAME: usize = 18;
/// So many blocks behind the problems can belong to a section that mends them.
const LONGEST_BEHIND: usize = 20;

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
    /// Whether it names no more than the work as a whole (公开的内容还不够全面).
    pub general: bool,
}

/// Finds every admitted shortcoming and its remedy.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    parts: &[PartJudgement],
    admitting: &[usize],
    year: Option<u16>,
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    if !document.declared().gaps.is_empty() {
        return declared::gaps(document, pack, scan);
    }
    let mut reader = Reader::new(pack, year);
    let mut judged = Vec::new();
    let regions = regions(document, pack, parts);
    let mut elsewhere = elsewhere(document, &mut reader, &regions, admitting, scan);
    for region in regions {
        let mut admitted = Admitted::new(if region.problems.is_some() {
            Side::Problems
        } else {
            Side::Measures
        });
        let mut tabled = Vec::new();
        for blocks in region.problems.iter().chain(&region.improvements) {
            tabled.extend(gap_table::measures(document, &mut reader, blocks.clone()));
            judged.extend(gap_table::judge(
                document,
                &mut reader,
                blocks.clone(),
                scan,
            ));
        }
        if let Some(blocks) = region.problems.clone() {
            let table = gap_table::pasted(document, &mut reader, blocks.clone(), scan);
            let (table, gaps) = table.unwrap_or((blocks.end..blocks.end, Vec::new()));
            judged.extend(gaps);
            admitted.take(pieces(document, &mut reader, blocks.start..table.start));
            admitted.take(pieces(document, &mut reader, table.end..blocks.end));
        }
        admitted.close();
        for blocks in region.improvements {
            admitted.side = Side::Measures;
            admitted.flips = admitted.gaps.is_empty();
            admitted.take(pieces(document, &mut reader, blocks));
        }
        if judged.is_empty() {
            admitted.or_lead();
        }
        let Admitted {
            mut gaps,
            mut measures,
            ..
        } = admitted;
        readmitted::without_repeats(&gaps, &mut elsewhere);
        gaps.append(&mut elsewhere);
        measures.append(&mut tabled);
        readmitted::admitted_by_measures(&mut reader, &mut gaps, &mut measures);
        judged.extend(remedy::answer(&mut reader, &gaps, &measures, scan));
    }
    judged.sort_by_key(|gap| gap.span.start);
    judged.dedup_by_key(|gap| gap.span);
    judged
}

/// The section right behind the problems, where no part of the report claims it: it mends them, whatever it is called.
fn behind(
    document: &Document,
    parts: &[PartJudgement],
    problems: &Range<usize>,
) -> Option<Range<usize>> {
    let claimed = || parts.iter().flat_map(|part| part.blocks.iter());
    let end = claimed()
        .map(|blocks| blocks.start)
        .filter(|&start| start > problems.end)
        .min()
        // The heading of the next part stands before its blocks.
        .map_or(document.blocks().len(), |start| start - 1);
    let behind = problems.end..end.min(problems.end + LONGEST_BEHIND);
    let free = !behind.is_empty()
        && !claimed().any(|blocks| blocks.start < behind.end && behind.start < blocks.end);
    free.then_some(behind)
}

/// Shortcomings that the report admits outside of the parts about problems and measures.
fn elsewhere(
    document: &Document,
    reader: &mut Reader<'_>,
    regions: &[Region],
    admitting: &[usize],
    scan: &mut Scan,
) -> Vec<Gap> {
    let mut admitting = admitting.to_vec();
    admitting.dedup();
    admitting.retain(|block| {
        let read = |blocks: &Range<usize>| blocks.contains(block);
        document.blocks()[*block].kind == BlockKind::Paragraph
            && !regions.iter().any(|region| {
                region.problems.as_ref().is_some_and(read) || region.improvements.iter().any(read)
            })
    });
    let mut gaps = Vec::new();
    for block in admitting {
        let span = document.blocks()[block].span;
        let normal = Normal::new(document.slice(span), span);
        let mut said = statements(reader, &normal, 0..normal.text().len(), None)
            .into_iter()
            .peekable();
        let mut listed = false;
        while let Some(statement) = said.next() {
            let mut own = Vec::new();
            while let Some(next) = said.next_if(|next| !next.opens && next.phrase.turns) {
                own.push(next);
            }
            let mut hits = Vec::new();
            reader
                .pack
                .lexicon
                .scan(scan, &statement.text, 0, &mut hits);
            let admits = hits
                .iter()
                .any(|hit| hit.owner == Owner::Class(Class::Admit));
            // 尚未公开的事项。…: the name of what follows, each of which is one.
            if admits
                && statement.opens
                && statement.phrase.length <= LONGEST_NAME
                && said.peek().is_some_and(|next| next.opens)
            {
                listed = true;
                continue;
            }
            let admits = admits || (listed && statement.phrase.has(Class::Gap));
            if admits && !statement.phrase.has(Class::NoGap) && !statement.phrase.turns {
                gaps.push(Gap {
                    apart: true,
                    ..Gap::new(statement, own, false)
                });
            }
        }
    }
    gaps
}

/// A part about problems with the parts about measures that belong to it.
struct Region {
    problems: Option<Range<usize>>,
    improvements: Vec<Range<usize>>,
}

/// The regions of a report; mostly one. Each part about measures belongs to the problems before it, so that a text of
/// many reports stays many small comparisons.
fn regions(document: &Document, pack: &Pack, parts: &[PartJudgement]) -> Vec<Region> {
    let blocks_of = |id: &str| {
        parts
            .iter()
            .find(|part| pack.parts[part.part].id == id && part.status != PartStatus::Missing)
            .map(|part| part.blocks.clone())
            .unwrap_or_default()
    };
    let (mut problems, mut improvements) = (blocks_of("problems"), blocks_of("improvements"));
    improvements.extend(
        problems
            .iter()
            .filter_map(|blocks| behind(document, parts, blocks)),
    );
    problems.sort_by_key(|blocks| blocks.start);
    improvements.sort_by_key(|blocks| blocks.start);
    improvements.retain(|blocks| !blocks.is_empty());
    if problems.is_empty() {
        return vec![Region {
            problems: None,
            improvements,
        }];
    }
    let mut rest = improvements.into_iter().peekable();
    let mut regions = Vec::new();
    for (index, blocks) in problems.iter().enumerate() {
        let next = problems
            .get(index + 1)
            .map_or(usize::MAX, |next| next.start);
        let mut mine = Vec::new();
        while let Some(measures) = rest.next_if(|measures| measures.start < next) {
            // What lies within the part about problems is read with it.
            if measures.start >= blocks.end || measures.end <= blocks.start {
                mine.push(measures);
            }
        }
        regions.push(Region {
            problems: Some(blocks.clone()),
            improvements: mine,
        });
    }
    regions
}

/// Numbers of the items that a shortcoming names.
pub(super) fn items_named(pack: &Pack, text: &str, scan: &mut Scan) -> Vec<u8> {
    let mut hits = Vec::new();
    pack.lexicon.scan(scan, text, 0, &mut hits);
    let mut items: Vec<u8> = hits
        .iter()
        .filter_map(|hit| match hit.owner {
            Owner::Element(item, _) | Owner::About(item) => Some(item),
            _ => None,
        })
        .collect();
    items.sort_unstable();
    items.dedup();
    items
}
