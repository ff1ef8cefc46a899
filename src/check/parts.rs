//! Finding the parts that the notice requires: by their headings, or standing as paragraphs of their own.

use super::status::PartStatus;
use crate::document::{BlockKind, Document, Normal, Section};
use crate::pack::{Owner, Pack, Part, Scan};
use crate::span::Span;
use std::ops::Range;

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
    /// Blocks that belong to it.
    pub blocks: Vec<Range<usize>>,
}

/// Which parts each section's heading names, as bits, in the order of [`Document::sections`].
fn named(document: &Document, pack: &Pack, scan: &mut Scan) -> Vec<u32> {
    let mut hits = Vec::new();
    document
        .sections()
        .iter()
        .map(|section| {
            let Some(heading) = section.heading else {
                return 0;
            };
            let span = document.blocks()[heading].span;
            let normal = Normal::new(document.slice(span), span);
            hits.clear();
            pack.lexicon.scan(scan, normal.text(), 0, &mut hits);
            let bits = |wanted: fn(Owner) -> Option<u8>| {
                hits.iter()
                    .filter_map(|hit| wanted(hit.owner))
                    .fold(0u32, |bits, part| bits | 1 << part)
            };
            let yes = bits(|owner| {
                if let Owner::Heading(part) = owner {
                    Some(part)
                } else {
                    None
                }
            });
            let no = bits(|owner| {
                if let Owner::NotHeading(part) = owner {
                    Some(part)
                } else {
                    None
                }
            });
            yes & !no
        })
        .collect()
}

/// Judges all parts of the pack.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    year: Option<u16>,
    scan: &mut Scan,
) -> Vec<PartJudgement> {
    let named = named(document, pack, scan);
    let claimed = claimed(document, &named);
    pack.parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let finder = Finder {
                document,
                pack,
                part,
                index,
                named: &named,
                claimed: &claimed,
                year,
            };
            finder.judge(scan)
        })
        .collect()
}

/// Blocks that stand under a heading of some part.
fn claimed(document: &Document, named: &[u32]) -> Vec<bool> {
    let mut claimed = vec![false; document.blocks().len()];
    for (section, bits) in document.sections().iter().zip(named) {
        if *bits != 0 {
            claimed[section.first..section.end].fill(true);
        }
    }
    claimed
}

struct Finder<'f> {
    document: &'f Document,
    pack: &'f Pack,
    part: &'f Part,
    index: usize,
    named: &'f [u32],
    claimed: &'f [bool],
    year: Option<u16>,
}

impl Finder<'_> {
    fn judge(&self, scan: &mut Scan) -> PartJudgement {
        let declared = &self.document.declared().parts;
        if let Some(part) = declared.iter().find(|part| part.id == self.part.id) {
            return self.weigh(part.heading.or(Some(part.span)), vec![part.blocks()], scan);
        }
        let bit = 1u32 << self.index;
        let sections = self.document.sections();
        let mine: Vec<usize> = (0..sections.len())
            .filter(|&section| self.named[section] & bit != 0)
            .collect();
        let outermost = mine.iter().map(|&section| sections[section].level).min();
        // A heading that names several parts yields to one under it that names this part alone.
        let alone: Vec<usize> = mine
            .iter()
            .copied()
            .filter(|&section| self.named[section] == bit)
            .collect();
        let chosen: Vec<usize> = if alone.is_empty() {
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
        if chosen.is_empty() {
            return self.without_heading(scan);
        }
        let blocks: Vec<Range<usize>> = chosen
            .iter()
            .map(|&section| self.body(&sections[section], section))
            .collect();
        let heading = sections[chosen[0]]
            .heading
            .map(|heading| self.document.blocks()[heading].span);
        self.weigh(heading, blocks, scan)
    }

    /// The blocks of a section, up to a subsection that belongs to another part alone.
    fn body(&self, section: &Section, index: usize) -> Range<usize> {
        let bit = 1u32 << self.index;
        let sections = self.document.sections();
        let end = self.end_among_siblings(section, index);
        let shared = self.named[index].count_ones() > 1;
        let other = sections
            .iter()
            .enumerate()
            .skip(index + 1)
            .find(|(at, inner)| {
                let foreign = self.named[*at] != 0 && self.named[*at] & bit == 0;
                inner.first <= end && foreign && inner.level > section.level && shared
            });
        let end = other
            .and_then(|(_, inner)| inner.heading)
            .unwrap_or(end)
            .min(end);
        section.first..end.max(section.first)
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
                    && (self.named[*at] != 0 || numbered(sibling) || sibling.level < section.level)
            });
        next.and_then(|(_, sibling)| sibling.heading)
            .unwrap_or(self.document.blocks().len())
            .max(section.end)
    }

    fn without_heading(&self, scan: &mut Scan) -> PartJudgement {
        let mut hits = Vec::new();
        let own = (0..self.document.blocks().len()).find(|&index| {
            let block = &self.document.blocks()[index];
            if block.kind != BlockKind::Paragraph || self.claimed[index] {
                return false;
            }
            let normal = Normal::new(self.document.slice(block.span), block.span);
            hits.clear();
            self.pack.lexicon.scan(scan, normal.text(), 0, &mut hits);
            // A sentence that announces the parts names them all and is none of them.
            let parts = hits.iter().fold(0u32, |bits, hit| {
                if let Owner::Heading(part) = hit.owner {
                    bits | 1 << part
                } else {
                    bits
                }
            });
            parts.count_ones() < 4
                && hits
                    .iter()
                    .any(|hit| hit.owner == Owner::Body(self.index as u8))
        });
        match own {
            Some(index) => self.weigh(
                Some(self.document.blocks()[index].span),
                vec![index..index + 1],
                scan,
            ),
            None => PartJudgement {
                part: self.index,
                status: PartStatus::Missing,
                heading: None,
                lacks: Vec::new(),
                blocks: Vec::new(),
            },
        }
    }

    /// Whether the blocks say what the part must.
    fn weigh(
        &self,
        heading: Option<Span>,
        blocks: Vec<Range<usize>>,
        scan: &mut Scan,
    ) -> PartJudgement {
        let mut met = vec![false; self.part.asks.len()];
        let mut length = 0;
        let mut hits = Vec::new();
        for index in blocks.iter().cloned().flatten() {
            let span = self.document.blocks()[index].span;
            let normal = Normal::new(self.document.slice(span), span);
            length += normal.text().chars().count();
            hits.clear();
            self.pack.lexicon.scan(scan, normal.text(), 0, &mut hits);
            for hit in &hits {
                if let Owner::Ask(part, ask) = hit.owner
                    && usize::from(part) == self.index
                {
                    met[usize::from(ask)] = true;
                }
            }
        }
        let binds = |ask: usize| match (self.part.asks[ask].since, self.year) {
            (Some(since), Some(year)) => year >= since,
            _ => true,
        };
        let said = met.iter().filter(|met| **met).count();
        let thin = said < self.part.least_asks || length < self.part.least_length;
        let lacks = (0..met.len())
            .filter(|&ask| !met[ask] && binds(ask))
            .collect();
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
            blocks,
        }
    }
}
