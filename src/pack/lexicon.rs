//! All words of a pack, found in one pass over a sentence.
//!
//! A literal belongs to segments of signals, a signal to an owner; the chain of a signal's segments is followed while
//! the hits come in, so no second pass is needed. What a hit means, the checks decide.

use super::trie::Trie;
use super::{Class, Signal};

/// What a signal stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// An element of an item, by number and index.
    Element(u8, u8),
    /// An item's own subject, in general words.
    About(u8),
    /// The field that an item belongs to: only that there is none of it says something of the item.
    Absent(u8),
    /// A word that is searched for where the item is missing: it shows what came near.
    Near(u8),
    /// Words beside which the item's words mean something else.
    Unless(u8),
    /// Words beside which an element's words mean something else.
    ElementUnless(u8, u8),
    /// A word list of the grammar.
    Class(Class),
    /// A heading that opens a part, by index.
    Heading(u8),
    /// A heading that looks like one and is none.
    NotHeading(u8),
    /// Words by which a part shows itself without a heading.
    Body(u8),
    /// Something that a part must say, by part and index.
    Ask(u8, u8),
    /// What a shortcoming is about, by index.
    Topic(u8),
}

/// A signal found: its owner and the byte range from its first segment's start to its last one's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Whose signal it is.
    pub owner: Owner,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// All literals and what they belong to.
pub struct Lexicon {
    trie: Trie,
    /// For each literal the range of its uses.
    ranges: Vec<(u32, u32)>,
    uses: Vec<Use>,
    /// Number of slots that chains of more than one segment need.
    slots: usize,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon")
            .field("literals", &self.ranges.len())
            .field("uses", &self.uses.len())
            .finish()
    }
}

/// One place of a literal in a signal.
#[derive(Clone, Copy)]
struct Use {
    owner: Owner,
    /// The slot in which a chain waits for this segment, and the most bytes in between; `None` for a first segment.
    from: Option<(u32, u16)>,
    /// The slot into which the chain goes on; `None` for a last segment.
    to: Option<u32>,
}

/// The memory of a scan, kept between sentences to be allocated once.
#[derive(Debug, Default)]
pub struct Scan {
    slots: Vec<Slot>,
    /// One bit for each slot in which a chain waits; most literals go on with none.
    live: Vec<u64>,
}

/// The last two places where a chain stands; the newer may overlap the next segment.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    newer: (u32, u32),
    older: (u32, u32),
}

impl Lexicon {
    /// The lexicon of `signals`.
    pub(super) fn new(signals: &[(Owner, Signal)]) -> Self {
        let mut pairs: Vec<(&str, Use)> = Vec::new();
        let mut slots = 0u32;
        for (owner, signal) in signals {
            let last = signal.segments.len() - 1;
            for (index, segment) in signal.segments.iter().enumerate() {
                let from = (index > 0).then(|| (slots + index as u32 - 1, signal.gaps[index - 1]));
                let to = (index < last).then_some(slots + index as u32);
                pairs.extend(segment.iter().map(|literal| {
                    (
                        literal.as_str(),
                        Use {
                            owner: *owner,
                            from,
                            to,
                        },
                    )
                }));
            }
            slots += last as u32;
        }
        pairs.sort_by_key(|(literal, _)| *literal);
        let mut literals: Vec<&str> = Vec::new();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for (index, (literal, _)) in pairs.iter().enumerate() {
            match ranges.last_mut() {
                Some(range) if literals.last() == Some(literal) => range.1 = index as u32 + 1,
                _ => {
                    literals.push(literal);
                    ranges.push((index as u32, index as u32 + 1));
                }
            }
        }
        let trie = Trie::new(&literals);
        let uses = pairs.into_iter().map(|(_, one)| one).collect();
        Self {
            trie,
            ranges,
            uses,
            slots: slots as usize,
        }
    }

    /// Number of different literals.
    #[must_use]
    pub fn literals(&self) -> usize {
        self.trie.len()
    }

    /// Appends to `hits` every signal found in `sentence`, shifted by `base`, in the order in which their last segments
    /// begin.
    pub fn scan(&self, scan: &mut Scan, sentence: &str, base: u32, hits: &mut Vec<Hit>) {
        scan.slots.resize(self.slots, Slot::default());
        scan.live.clear();
        scan.live.resize(self.slots.div_ceil(64), 0);
        self.trie.find(sentence, |literal, start, end| {
            let (first, last) = self.ranges[literal as usize];
            for &one in &self.uses[first as usize..last as usize] {
                scan.advance(one, start as u32, end as u32, base, hits);
            }
        });
    }
}

impl Scan {
    fn advance(&mut self, one: Use, start: u32, end: u32, base: u32, hits: &mut Vec<Hit>) {
        let begin = match one.from {
            None => start,
            Some((slot, gap)) => {
                if !self.is_live(slot) {
                    return;
                }
                let slot = self.slots[slot as usize];
                let reaches = |&(_, last): &(u32, u32)| {
                    last > 0 && last <= start && start - last <= u32::from(gap)
                };
                match [slot.newer, slot.older].iter().find(|chain| reaches(chain)) {
                    Some(&(begin, _)) => begin,
                    None => return,
                }
            }
        };
        match one.to {
            None => hits.push(Hit {
                owner: one.owner,
                start: base + begin,
                end: base + end,
            }),
            Some(slot) => {
                let older = if self.is_live(slot) {
                    self.slots[slot as usize].newer
                } else {
                    (0, 0)
                };
                self.live[slot as usize / 64] |= 1 << (slot % 64);
                self.slots[slot as usize] = Slot {
                    newer: (begin, end),
                    older,
                };
            }
        }
    }

    fn is_live(&self, slot: u32) -> bool {
        self.live[slot as usize / 64] & (1 << (slot % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn found(signals: &[&str], sentence: &str) -> Vec<(usize, String)> {
        let lists = BTreeMap::new();
        let signals: Vec<(Owner, Signal)> = signals
            .iter()
            .enumerate()
            .map(|(index, source)| {
                (
                    Owner::About(index as u8),
                    Signal::parse(source, &lists).expect("it is well formed"),
                )
            })
            .collect();
        let lexicon = Lexicon::new(&signals);
        let mut hits = Vec::new();
        lexicon.scan(&mut Scan::default(), sentence, 0, &mut hits);
        hits.iter()
            .map(|hit| match hit.owner {
                Owner::About(index) => (
                    usize::from(index),
                    sentence[hit.start as usize..hit.end as usize].to_owned(),
                ),
                _ => unreachable!("only subjects were built"),
            })
            .collect()
    }

    #[test]
    fn follows_chains_within_their_gap() {
        let sentence = "分批次录取人数和最低分已公布";
        assert_eq!(
            found(&["录取…最低分"], sentence),
            [(0, "录取人数和最低分".to_owned())]
        );
        assert_eq!(found(&["最低分…录取"], sentence), []);
        assert_eq!(
            found(&["录取…最低分"], "录取工作平稳有序，各方面反映良好，最低分"),
            []
        );
        assert_eq!(
            found(
                &["录取……最低分"],
                "录取工作平稳有序，各方面反映良好，最低分"
            )
            .len(),
            1
        );
    }

    #[test]
    fn keeps_the_older_link_where_the_newer_overlaps() {
        assert_eq!(found(&["招生…招生计划"], "招生章程、招生计划").len(), 1);
    }
}
