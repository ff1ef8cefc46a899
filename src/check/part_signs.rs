//! What tells a part where no heading names it: a label before a paragraph, and the words of a section.

use super::parts::named_in;
use crate::document::{Block, BlockKind, Document, Normal, Section};
use crate::pack::{Owner, Pack, Scan};

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
    let asks = &pack.parts[part as usize].asks;
    let mut borne_out = sure && asks.is_empty();
    for (index, block) in document.blocks()[heading..section.end].iter().enumerate() {
        let normal = Normal::new(document.slice(block.span), block.span);
        let mut hits = Vec::new();
        pack.lexicon.scan(scan, normal.text(), 0, &mut hits);
        for hit in &hits {
            let of = match hit.owner {
                Owner::NotHeading(of) if index == 0 && u32::from(of) == part => return false,
                Owner::Heading(of) if sure => of,
                Owner::Ask(of, _) if sure => of,
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
