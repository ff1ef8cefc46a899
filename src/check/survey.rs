//! What the one pass over the report notes of each block, for the judgements that come after it.

use crate::document::Document;
use crate::pack::{Class, Hit, Owner};

/// Bits of [`Survey::asked`] for each part.
const ASKS: u32 = 6;

/// Notes on the blocks of a document, by their index.
#[derive(Debug)]
pub(super) struct Survey {
    /// Which things that parts must say a block says, some bits a part.
    asked: Vec<u64>,
    /// Which parts a block shows without a heading, one bit a part.
    bodies: Vec<u32>,
    /// Which parts a block names, one bit a part.
    named: Vec<u32>,
    /// Characters of a block, without the blanks.
    lengths: Vec<u32>,
    /// Blocks that admit a failure, in their order; one may stand there several times.
    pub(super) admitting: Vec<usize>,
    /// Whether the report calls its school a private one.
    pub(super) private: bool,
    /// Whether it calls its school a public one.
    pub(super) public: bool,
    /// How many items of the list it says concern its school.
    pub(super) concerned: Option<u8>,
}

impl Survey {
    pub(super) fn new(document: &Document) -> Self {
        let count = document.blocks().len();
        Self {
            asked: vec![0; count],
            bodies: vec![0; count],
            named: vec![0; count],
            lengths: vec![0; count],
            admitting: Vec::new(),
            private: false,
            public: false,
            concerned: None,
        }
    }

    /// Takes in the length of a block and the signals found in it, or in a sentence of it.
    pub(super) fn note(&mut self, block: usize, length: usize, hits: &[Hit]) {
        self.lengths[block] += length as u32;
        for hit in hits {
            match hit.owner {
                Owner::Ask(part, ask) => {
                    self.asked[block] |= ask_bit(usize::from(part), usize::from(ask));
                }
                Owner::Body(part) => self.bodies[block] |= 1 << part,
                Owner::Heading(part) => self.named[block] |= 1 << part,
                Owner::Class(Class::Admit) => self.admitting.push(block),
                Owner::Class(Class::Private) => self.private = true,
                Owner::Class(Class::Public) => self.public = true,
                _ => {}
            }
        }
    }

    /// Whether a block says one of the things that a part must say.
    pub(super) fn says(&self, block: usize, part: usize, ask: usize) -> bool {
        self.asked[block] & ask_bit(part, ask) != 0
    }

    /// Whether a block shows a part without a heading. A sentence that announces the parts names them all and is none.
    pub(super) fn shows(&self, block: usize, part: usize) -> bool {
        self.bodies[block] & (1 << part) != 0 && self.named[block].count_ones() < 4
    }

    /// Characters of a block.
    pub(super) fn length(&self, block: usize) -> usize {
        self.lengths[block] as usize
    }
}

fn ask_bit(part: usize, ask: usize) -> u64 {
    1u64.checked_shl(part as u32 * ASKS + ask as u32)
        .unwrap_or(0)
}
