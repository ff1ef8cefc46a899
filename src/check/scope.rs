//! Where in a report a block stands, as far as it changes what its words are worth.

use super::parts::Layout;
use crate::document::Document;
use crate::pack::Pack;

/// For each block, whether it admits or promises.
#[derive(Debug)]
pub(super) struct Scopes {
    admits: Vec<bool>,
}

impl Scopes {
    /// The scopes that follow from the headings.
    pub(super) fn new(document: &Document, pack: &Pack, layout: &Layout) -> Self {
        let mut admits = vec![false; document.blocks().len()];
        for id in ["problems", "improvements"] {
            for blocks in layout.blocks(pack, id) {
                admits[blocks.clone()].fill(true);
            }
        }
        // Under a heading of its own another part is no admission, even inside of 经验、问题和措施.
        let composite = layout.blocks(pack, "problems");
        for id in ["overview", "proactive", "experience", "checklist-table"] {
            let own = layout.blocks(pack, id);
            for blocks in own.iter().filter(|_| own != composite) {
                admits[blocks.clone()].fill(false);
            }
        }
        Self { admits }
    }

    /// Whether the block of that index admits shortcomings or promises measures.
    pub(super) fn admits(&self, index: usize) -> bool {
        self.admits.get(index).copied().unwrap_or(false)
    }
}
