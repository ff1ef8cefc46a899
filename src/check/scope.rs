//! Where in a report a block stands, as far as it changes what its words are worth.

use super::parts::PartJudgement;
use crate::document::Document;
use crate::pack::Pack;

/// For each block, whether it admits or promises.
#[derive(Debug)]
pub(super) struct Scopes {
    admits: Vec<bool>,
}

impl Scopes {
    /// The scopes that follow from the parts found.
    pub(super) fn new(document: &Document, pack: &Pack, parts: &[PartJudgement]) -> Self {
        let mut admits = vec![false; document.blocks().len()];
        for part in parts {
            if matches!(
                pack.parts[part.part].id.as_str(),
                "problems" | "improvements"
            ) {
                for blocks in &part.blocks {
                    admits[blocks.clone()].fill(true);
                }
            }
        }
        // The tables behind the last part are the list itself.
        for part in parts {
            if matches!(
                pack.parts[part.part].id.as_str(),
                "proactive" | "checklist-table" | "overview" | "experience"
            ) {
                for blocks in part.blocks.iter().filter(|_| !is_composite(part, parts)) {
                    admits[blocks.clone()].fill(false);
                }
            }
        }
        Self { admits }
    }

    /// Whether the block of that index admits shortcomings or promises measures.
    pub(super) fn admits(&self, index: usize) -> bool {
        self.admits.get(index).copied().unwrap_or(false)
    }
}

/// Whether a part shares its blocks with another.
fn is_composite(part: &PartJudgement, parts: &[PartJudgement]) -> bool {
    parts
        .iter()
        .any(|other| other.part != part.part && other.blocks == part.blocks)
}
