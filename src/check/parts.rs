//! Finding the parts that the notice requires: by their headings, or standing as paragraphs of their own.

use super::part_signs::{bears_out, labelled, named, part_bits};
use super::status::PartStatus;
use super::survey::Survey;
use crate::document::{BlockKind, Document, Section};
use crate::pack::{Pack, Part, Scan};
use crate::span::Span;
use std::ops::Range;

/// Points that name the same part stand no more sections apart.
const MOST_APART: usize = 4;

/// The judgement on one part.
#[derive(Clone, Debug)]
pub struct PartJudgement {
    /// Index of the part in the pack.
    pub part: usize,
    /// Whether it stands.
    pub status: PartStatus,
    /// Its heading, or the paragraph that stands for it.
    pub heading: Option<Span>,
    /// Indices of what it must say and does not.
    pub lacks: Vec<usize>,
    /// Its characters, without the blanks.
    pub length: usize,
    /// Blocks that belong to it.
    pub blocks: Vec<Range<usize>>,
}

impl PartJudgement {
    /// Whether it has too few characters.
    #[must_use]
    pub fn is_short(&self, part: &Part) -> bool {
        self.status != PartStatus::Missing && self.length < part.least_length
    }
}

/// What the headings alone tell: which parts they name, and what stands under them.
#[derive(Debug)]
pub(super) struct Layout {
    /// Parts named by each section's heading, as bits, in the order of [`Document::sections`].
    named: Vec<u32>,
    /// The parts under whose headings a block stands, as bits.
    claimed: Vec<u32>,
    /// Parts that a label at the head of a paragraph names (差在哪儿：…), as bits.
    labelled: Vec<u32>,
    /// For each part of the pack its heading and blocks, where it has a heading.
    found: Vec<Option<Found>>,
}

/// A part that stands under a heading.
#[derive(Clone, Debug)]
pub(super) struct Found {
    heading: Option<Span>,
    blocks: Vec<Range<usize>>,
}

impl Layout {
    /// Reads the headings of a document.
    pub(super) fn new(document: &Document, pack: &Pack, scan: &mut Scan) -> Self {
        let named = named(document, pack, scan);
        let mut claimed = vec![0u32; document.blocks().len()];
        for (section, bits) in document.sections().iter().zip(&named) {
            for claim in &mut claimed[section.first..section.end] {
                *claim |= bits;
            }
        }
        let mut layout = Self {
            named,
            claimed,
            labelled: labelled(document, pack, scan),
            found: Vec::new(),
        };
        layout.place_by_order(document, pack, scan);
        layout.found = (0..pack.parts.len())
            .map(|index| {
                Finder {
                    document,
                    layout: &layout,
                    part: &pack.parts[index],
                    index,
                }
                .find()
            })
            .collect();
        layout
    }

    /// Names the sections whose headings name no part (四、倾听) by the order of the notice: between two parts that are
    /// named, the parts that are lacking there belong to the sections without a name, where their words bear it out.
    fn place_by_order(&mut self, document: &Document, pack: &Pack, scan: &mut Scan) {
        let sections = document.sections();
        let known = self.named.iter().fold(0, |all, named| all | named);
        let naming = |&at: &usize| self.named[at] != 0;
        let levels = (0..sections.len()).filter(naming);
        let Some(level) = levels.map(|at| sections[at].level).min() else {
            return;
        };
        let of_level = |&at: &usize| sections[at].level == level;
        let top: Vec<usize> = (1..sections.len()).filter(of_level).collect();
        let required = pack.parts.iter().take_while(|part| part.required).count() as u32;
        let mut from = 0;
        let mut at = 0;
        let mut placed = Vec::new();
        while at < top.len() {
            let named = self.named[top[at]];
            if named != 0 {
                from = u32::BITS - named.leading_zeros();
                at += 1;
                continue;
            }
            let unnamed = top[at..].iter().take_while(|&&at| self.named[at] == 0);
            let run = &top[at..at + unnamed.count()];
            at += run.len();
            let to = top
                .get(at)
                .map_or(required, |&next| self.named[next].trailing_zeros());
            let lacking = (from..to.min(required)).filter(|part| known >> part & 1 == 0);
            let lacking: Vec<u32> = lacking.collect();
            let mut next = 0;
            for (place, &section) in run.iter().enumerate() {
                // As many sections as parts lack leave little doubt which is which.
                let sure = lacking.len() == run.len();
                let fits = |at: &usize| {
                    (!sure || *at == place)
                        && bears_out(document, pack, &sections[section], lacking[*at], sure, scan)
                };
                if let Some(found) = (next..lacking.len()).find(fits) {
                    placed.push((section, 1 << lacking[found]));
                    next = found + 1;
                }
            }
        }
        for (at, bit) in placed {
            self.named[at] |= bit;
            for claim in &mut self.claimed[sections[at].first..sections[at].end] {
                *claim |= bit;
            }
        }
    }

    /// Blocks of the part of that id, where it stands under a heading.
    pub(super) fn blocks(&self, pack: &Pack, id: &str) -> &[Range<usize>] {
        let index = pack.parts.iter().position(|part| part.id == id);
        let found = index.and_then(|index| self.found[index].as_ref());
        found.map_or(&[], |found| &found.blocks)
    }
}

/// Judges all parts of the pack, from the headings and the notes of the pass over the blocks.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    layout: &Layout,
    survey: &Survey,
    year: Option<u16>,
) -> Vec<PartJudgement> {
    let judge = |(index, part): (usize, &Part)| {
        let weigher = Weigher {
            part,
            index,
            survey,
            year,
        };
        match &layout.found[index] {
            Some(found) => weigher.weigh(found.heading, found.blocks.clone()),
            None => weigher.without_heading(document, layout, beside(pack, part)),
        }
    };
    pack.parts.iter().enumerate().map(judge).collect()
}

/// The parts in whose sections a part may stand, as bits.
fn beside(pack: &Pack, part: &Part) -> u32 {
    part_bits(pack, |other| part.beside.contains(&other.id))
}

/// Finds the blocks of one part by the headings.
struct Finder<'f> {
    document: &'f Document,
    layout: &'f Layout,
    part: &'f Part,
    index: usize,
}

impl Finder<'_> {
    fn find(&self) -> Option<Found> {
        let declared = &self.document.declared().parts;
        if let Some(part) = declared.iter().find(|part| part.id == self.part.id) {
            return Some(Found {
                heading: part.heading.or(Some(part.span)),
                blocks: vec![part.blocks()],
            });
        }
        let bit = 1u32 << self.index;
        let sections = self.document.sections();
        let mut mine: Vec<usize> = (0..sections.len())
            .filter(|&section| self.layout.named[section] & bit != 0)
            .collect();
        // 没有建立评议渠道 among the problems is a problem, where the report has its own section on that part.
        if mine.iter().any(|&section| !self.is_within_another(section)) {
            mine.retain(|&section| !self.is_within_another(section));
        }
        let outermost = mine.iter().map(|&section| sections[section].level).min();
        // A heading that names several parts yields to one that names fewer, at best this part alone.
        let named = |section: usize| self.layout.named[section].count_ones();
        let least = mine.iter().map(|&section| named(section)).min();
        let most = mine.iter().map(|&section| named(section)).max();
        let alone: Vec<usize> = mine
            .iter()
            .copied()
            .filter(|&section| Some(named(section)) == least && (least < most || least == Some(1)))
            .collect();
        // 1.问题：…措施：… 2.问题：… within 问题与措施 are points of the part, and no parts.
        let points = alone.len() > 1
            && alone.iter().all(|&section| {
                sections[section]
                    .parent
                    .is_some_and(|outer| self.layout.named[outer] & bit != 0)
            });
        let chosen: Vec<usize> = if alone.is_empty() || points {
            mine.into_iter()
                .filter(|&section| Some(sections[section].level) == outermost)
                .collect()
        } else {
            let level = alone.iter().map(|&section| sections[section].level).min();
            alone
                .into_iter()
                .filter(|&section| Some(sections[section].level) == level)
                .collect()
        };
        let first = *chosen.first()?;
        let blocks = chosen
            .iter()
            .map(|&section| self.body(&sections[section], section))
            .collect();
        let heading = sections[first]
            .heading
            .map(|heading| self.document.blocks()[heading].span);
        Some(Found { heading, blocks })
    }

    /// Whether a section stands within one that names other parts and not this one.
    fn is_within_another(&self, section: usize) -> bool {
        let sections = self.document.sections();
        let bit = 1u32 << self.index;
        let named = |outer: usize| self.layout.named[outer];
        sections[section]
            .parent
            .is_some_and(|outer| named(outer) != 0 && named(outer) & bit == 0)
    }

    /// The blocks of a section, up to a subsection that belongs to another of the parts that its heading names.
    fn body(&self, section: &Section, index: usize) -> Range<usize> {
        let bit = 1u32 << self.index;
        let sections = self.document.sections();
        let end = self.end_among_siblings(section, index);
        let shared = self.layout.named[index].count_ones() > 1;
        let other = sections
            .iter()
            .enumerate()
            .skip(index + 1)
            .take_while(|(_, inner)| inner.first <= end)
            .find(|(at, inner)| {
                let named = self.layout.named[*at];
                let foreign = named & self.layout.named[index] != 0 && named & bit == 0;
                foreign && inner.level > section.level && shared && !self.is_repeated(*at)
            });
        let end = other
            .and_then(|(_, inner)| inner.heading)
            .unwrap_or(end)
            .min(end);
        section.first..end.max(section.first)
    }

    /// Whether a section next to one names the same part: 1.问题：…措施：… 2.问题：… are points and no parts.
    fn is_repeated(&self, section: usize) -> bool {
        let sections = self.document.sections();
        let named = &self.layout.named;
        let alike = |other: usize| {
            other != section
                && sections[other].parent == sections[section].parent
                && named[other] == named[section]
        };
        let near = section.saturating_sub(MOST_APART)..(section + MOST_APART).min(named.len());
        near.into_iter().any(alike)
    }

    /// Where headings carry no numbers their depth cannot be seen: the part goes on to the next heading that names one.
    fn end_among_siblings(&self, section: &Section, index: usize) -> usize {
        let numbered = |section: &Section| {
            let heading = section
                .heading
                .map(|heading| self.document.blocks()[heading].kind);
            matches!(
                heading,
                Some(BlockKind::Heading {
                    number: Some(_),
                    ..
                })
            )
        };
        if numbered(section) {
            return section.end;
        }
        let sections = self.document.sections();
        let next = sections
            .iter()
            .enumerate()
            .skip(index + 1)
            .find(|(at, sibling)| {
                sibling.first > section.end
                    && (self.layout.named[*at] != 0
                        || numbered(sibling)
                        || sibling.level < section.level)
            });
        next.and_then(|(_, sibling)| sibling.heading)
            .unwrap_or(self.document.blocks().len())
            .max(section.end)
    }
}

/// Weighs what one part says.
struct Weigher<'w> {
    part: &'w Part,
    index: usize,
    survey: &'w Survey,
    year: Option<u16>,
}

impl Weigher<'_> {
    fn without_heading(&self, document: &Document, layout: &Layout, beside: u32) -> PartJudgement {
        let own: Vec<Range<usize>> = (0..document.blocks().len())
            .filter(|&index| {
                document.blocks()[index].kind == BlockKind::Paragraph
                    && layout.claimed[index] & !beside == 0
                    && (self.survey.shows(index, self.index)
                        || layout.labelled[index] >> self.index & 1 == 1)
            })
            .map(|index| index..index + 1)
            .collect();
        match own.first() {
            Some(first) => self.weigh(Some(document.blocks()[first.start].span), own),
            None => PartJudgement {
                part: self.index,
                status: PartStatus::Missing,
                heading: None,
                lacks: Vec::new(),
                length: 0,
                blocks: Vec::new(),
            },
        }
    }

    /// Whether the blocks say what the part must.
    fn weigh(&self, heading: Option<Span>, blocks: Vec<Range<usize>>) -> PartJudgement {
        let all = || blocks.iter().cloned().flatten();
        let met: Vec<bool> = (0..self.part.asks.len())
            .map(|ask| all().any(|block| self.survey.says(block, self.index, ask)))
            .collect();
        let length: usize = all().map(|block| self.survey.length(block)).sum();
        let binds = |ask: usize| match (self.part.asks[ask].since, self.year) {
            (Some(since), Some(year)) => year >= since,
            _ => true,
        };
        let counts = |ask: usize| !self.part.asks[ask].evades;
        let asked = || (0..met.len()).filter(|&ask| counts(ask));
        let said = asked().filter(|&ask| met[ask]).count();
        // Who says all that is asked may be brief.
        let brief = self.part.least_asks > 0 && said == asked().count();
        let least = self.part.least_length / if brief { 2 } else { 1 };
        // Who writes 若干条 where figures are due gives none.
        let evades = said == 0 && (0..met.len()).any(|ask| met[ask] && !counts(ask));
        let thin = said < self.part.least_asks || length < least || evades;
        let lacks = asked().filter(|&ask| !met[ask] && binds(ask)).collect();
        let status = if thin {
            PartStatus::Thin
        } else {
            PartStatus::Present
        };
        PartJudgement {
            part: self.index,
            status,
            heading,
            lacks,
            length,
            blocks,
        }
    }
}
