//! What tells a part: the words of a heading, a label before a paragraph, or the words of a section without either.

use super::phrase::Reader;
use crate::document::{Block, BlockKind, Document, Normal, Section};
use crate::pack::{Class, Owner, Pack, Part, Scan};

/// A heading with so many pairs of characters of its own names a shortcoming rather than a part.
pub(super) const TELLING: usize = 4;
/// A colon behind more characters closes no label.
const LONGEST_LABEL: usize = 9;

/// Whether a section without the name of a part can be that one: some words in it are the part's, or its place is sure and
/// the part has no words of its own; and its heading says nothing that rules it out.
pub(super) fn bears_out(
    document: &Document,
    pack: &Pack,
    section: &Section,
    part: u32,
    sure: bool,
    scan: &mut Scan,
) -> bool {
    let Some(heading) = section.heading else {
        return false;
    };
    let demands = pack.parts[part as usize].least_asks > 0;
    let mut borne_out = sure && !demands;
    for (index, block) in document.blocks()[heading..section.end].iter().enumerate() {
        let normal = Normal::new(document.slice(block.span), block.span);
        let mut hits = Vec::new();
        pack.lexicon.scan(scan, normal.text(), 0, &mut hits);
        for hit in &hits {
            let of = match hit.owner {
                Owner::NotHeading(of) if index == 0 && u32::from(of) == part => return false,
                Owner::Heading(of) if sure => of,
                Owner::Ask(of, _) if sure && demands => of,
                Owner::Body(of) => of,
                _ => continue,
            };
            borne_out |= u32::from(of) == part;
        }
    }
    borne_out
}

/// Which parts the label at the head of each paragraph names.
pub(super) fn labelled(document: &Document, pack: &Pack, scan: &mut Scan) -> Vec<u32> {
    let of_block = |block: &Block| {
        if block.kind != BlockKind::Paragraph {
            return 0;
        }
        let head: String = document
            .slice(block.span)
            .chars()
            .take(LONGEST_LABEL)
            .collect();
        let label = head.split_once(['：', ':']).map(|(label, _)| label);
        label.map_or(0, |label| named_in(label, pack, scan))
    };
    document.blocks().iter().map(of_block).collect()
}

/// Which parts each section's heading names.
pub(super) fn named(document: &Document, pack: &Pack, scan: &mut Scan) -> Vec<u32> {
    let of_heading = |section: &Section| {
        let Some(heading) = section.heading else {
            return 0;
        };
        let span = document.blocks()[heading].span;
        let normal = Normal::new(document.slice(span), span);
        named_in(normal.text(), pack, scan)
    };
    let mut named: Vec<u32> = document.sections().iter().map(of_heading).collect();
    let outer = part_bits(pack, |part| {
        matches!(part.id.as_str(), "problems" | "improvements")
    });
    let mut reader = Reader::new(pack, None);
    // Sections come behind those around them, so an outer one is settled before its inner ones.
    for (at, section) in document.sections().iter().enumerate() {
        let within = section.parent.map_or(0, |parent| named[parent]) & outer != 0;
        if within && let Some(heading) = section.heading {
            let phrase = reader.read(document.slice(document.blocks()[heading].span));
            if phrase.has(Class::Gap) && phrase.telling.len() >= TELLING {
                // 规范化程度有待提高 is a shortcoming, and no part about shortcomings.
                named[at] = 0;
            } else if phrase.has(Class::Gap) || phrase.promises() || phrase.opens(Class::Act) {
                named[at] &= outer;
            }
        }
    }
    named
}

/// The parts of the pack that a test picks, as bits.
pub(super) fn part_bits(pack: &Pack, picks: impl Fn(&Part) -> bool) -> u32 {
    let parts = pack.parts.iter().enumerate();
    parts
        .filter(|(_, part)| picks(part))
        .fold(0, |bits, (index, _)| bits | 1 << index)
}

/// Which parts the words of a heading name, as bits.
pub(super) fn named_in(text: &str, pack: &Pack, scan: &mut Scan) -> u32 {
    let mut hits = Vec::new();
    pack.lexicon.scan(scan, text, 0, &mut hits);
    let (mut yes, mut no) = (0u32, 0u32);
    for hit in &hits {
        match hit.owner {
            Owner::Heading(part) => yes |= 1 << part,
            Owner::NotHeading(part) => no |= 1 << part,
            _ => {}
        }
    }
    yes & !no
}
