//! What the shortcomings and measures that were found tell of the parts about them.
//!
//! Where a part stands and whether its own words say what it must, `parts.rs` decides before.

use super::gaps::GapJudgement;
use super::parts::PartJudgement;
use super::status::{PartStatus, Remedy};
use crate::document::{Block, Document, is_space};
use crate::pack::Pack;
use crate::span::Span;

/// A measure that answers a shortcoming says what the part about measures must, in whatever words. Where no heading names
/// that part, it stands where a sentence of its own answers one, among the problems or right behind them.
pub(super) fn hear_measures(
    document: &Document,
    pack: &Pack,
    parts: &mut [PartJudgement],
    gaps: &[GapJudgement],
) {
    let of_measures = |part: &&mut PartJudgement| pack.parts[part.part].id == "improvements";
    let Some(part) = parts.iter_mut().find(of_measures) else {
        return;
    };
    let within = |span: Span| {
        let mut blocks = part.blocks.iter().cloned().flatten();
        blocks.any(|block| document.blocks()[block].span.contains(span))
    };
    let measures = || {
        let addressed = gaps.iter().filter(|gap| gap.remedy == Remedy::Addressed);
        addressed.filter_map(|gap| gap.measure)
    };
    if part.status == PartStatus::Thin && measures().any(within) {
        part.status = PartStatus::Present;
        part.lacks.clear();
    }
    if part.status == PartStatus::Missing
        && let Some(measure) = measures().find(|measure| opens_sentence(document, *measure))
        && let Some(block) = document
            .blocks()
            .iter()
            .position(|block| block.span.contains(measure))
    {
        part.status = PartStatus::Present;
        part.heading = Some(document.blocks()[block].span);
        let whole = block..block + 1;
        part.blocks = Vec::from([whole]);
    }
}

/// Who only says that there are shortcomings has not said what the part about them must: without a single one it is thin.
pub(super) fn hear_gaps(
    document: &Document,
    pack: &Pack,
    parts: &mut [PartJudgement],
    gaps: &[GapJudgement],
) {
    let of_problems = |part: &&mut PartJudgement| pack.parts[part.part].id == "problems";
    let Some(part) = parts.iter_mut().find(of_problems) else {
        return;
    };
    let within = |gap: &GapJudgement| {
        let mut blocks = part.blocks.iter().cloned().flatten();
        blocks.any(|block| document.blocks()[block].span.contains(gap.span))
    };
    // Nor has who admits no more than that the work as a whole falls short.
    let told = || gaps.iter().filter(|gap| within(gap));
    if part.status == PartStatus::Present
        && told().all(|gap| gap.general)
        && told().nth(1).is_none()
    {
        part.status = PartStatus::Thin;
        let asks = &pack.parts[part.part].asks;
        part.lacks = (0..asks.len()).filter(|&ask| !asks[ask].evades).collect();
    }
}

/// Whether a sentence begins there.
fn opens_sentence(document: &Document, span: Span) -> bool {
    let starts = |block: &&Block| block.span.contains(span);
    let Some(block) = document.blocks().iter().find(starts) else {
        return false;
    };
    let before = Span::new(block.span.start as usize, span.start as usize);
    let before = document.slice(before).trim_end_matches(is_space);
    before.is_empty() || before.ends_with(['。', '！', '？'])
}
