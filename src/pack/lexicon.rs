//! All words of a pack, found in one pass over a sentence.
//!
//! A literal belongs to segments of signals, a signal to an owner; the chain of a signal's segments is followed while
//! the hits come in, so no second pass is needed. What a hit means, the checks decide.

use super::trie::{Sign, Trie};
use super::{Class, Signal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a signal stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Owner {
    /// An element of an item, by number and index.
    Element(u8, u8),
    /// An item's own subject, in general words.
    About(u8),
    /// The field that an item belongs to: only that there is none of it says something of the item.
    Absent(u8),
    /// The field that an item belongs to: named in a heading or earlier in a paragraph, it tells what is meant.
    Field(u8),
    /// An element of an item, by number and index, in words that name it only where its field is spoken of.
    Within(u8, u8),
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
    /// What mends a shortcoming about it, though it names it by other words.
    Answer(u8),
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
#[derive(Deserialize, Serialize)]
pub struct Lexicon {
    trie: Trie,
    /// For each literal the range of its uses.
    ranges: Vec<(u32, u32)>,
    uses: Vec<Use>,
    /// The uses that do not wait for a chain, in the same order.
    plain: Vec<Use>,
    /// What the search asks of each literal; made from the others.
    #[serde(skip)]
    literals: Vec<Literal>,
    /// The places at which chains wait.
    steps: Vec<Step>,
    /// Number of different sets of literals that chains go on with.
    sets: u32,
    /// Bytes behind the start of a segment beyond which nothing goes on from it.
    reach: u32,
    /// The most segments that a chain has.
    segments: u32,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon")
            .field("literals", &self.ranges.len())
            .field("uses", &self.uses.len())
            .finish()
    }
}

/// Where the uses of a literal stand, all of them and the plain ones.
struct Literal {
    all: (u32, u32),
    plain: (u32, u32),
    /// The sets that it belongs to, each by a bit that it may share with others.
    sets: u64,
}

/// The bit of a set where sixty-four stand for all.
fn bit(set: u32) -> u64 {
    1 << (set % 64)
}

/// What a literal is to a signal.
#[derive(Clone, Copy, Deserialize, Serialize)]
enum Use {
    /// A signal of one segment.
    Whole(Owner),
    /// The first segment of a chain, which then waits at a step.
    Opens(u32),
    /// One of a set that chains go on with.
    Continues(u32),
}

/// A segment of a chain that has more: what it waits for.
#[derive(Clone, Copy, Deserialize, Serialize)]
struct Step {
    /// Whose chain it is.
    owner: Owner,
    /// The literals of the next segment.
    set: u32,
    /// The most bytes in between.
    gap: u16,
    /// Whether the next segment is the last.
    ends: bool,
}

/// A chain that waits.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    step: u32,
    /// First byte of the chain.
    begin: u32,
    /// First byte of its last segment so far, and one past its last.
    start: u32,
    end: u32,
    /// The number of the chain that waited for the same set before it, or 0.
    before: u32,
}

/// The memory of a scan, kept between sentences to be allocated once.
#[derive(Debug, Default)]
pub struct Scan {
    /// The chains that wait, in the order in which their last segments begin. They are numbered from 1 on.
    waiting: Vec<Waiting>,
    /// How many before them were forgotten, for they lie too far back.
    forgotten: u32,
    /// For each set the number of the last chain that waits for it, or 0.
    last: Vec<u32>,
    /// The sets for which some chain waits: by bits that several share, and a list.
    awaited_bits: u64,
    awaited: Vec<u32>,
    /// The chains that go on with the literal at hand.
    moved: Vec<Waiting>,
    /// The text's characters.
    signs: Vec<Sign>,
}

impl Scan {
    /// Forgets the last scan, which may have been another lexicon's, with other sets.
    fn clear(&mut self, sets: usize) {
        self.awaited_bits = 0;
        self.waiting.clear();
        self.forgotten = 0;
        for set in self.awaited.drain(..) {
            self.last[set as usize] = 0;
        }
        if self.last.len() < sets {
            self.last.resize(sets, 0);
        }
    }

    fn awaits(&self, set: u32) -> bool {
        self.last[set as usize] != 0
    }

    /// The chains that wait for a set, the last first.
    fn waiting_for(&self, set: u32) -> impl Iterator<Item = &Waiting> {
        let chain = |number: u32| {
            let index = number.checked_sub(self.forgotten + 1)?;
            self.waiting.get(index as usize)
        };
        std::iter::successors(chain(self.last[set as usize]), move |one| chain(one.before))
    }

    /// Lets a chain wait for a set. Chains whose last segments begin before `near` are forgotten where they take half of
    /// the room, so that a sentence without end takes no more of it than others.
    fn wait(&mut self, set: u32, chain: Waiting, near: u32) {
        if self.waiting.len() == self.waiting.capacity() {
            let far = self.waiting.partition_point(|one| one.start < near);
            if far * 2 >= self.waiting.len() {
                self.waiting.drain(..far);
                self.forgotten += far as u32;
            }
        }
        let last = &mut self.last[set as usize];
        if *last == 0 {
            self.awaited.push(set);
            self.awaited_bits |= bit(set);
        }
        let before = *last;
        self.waiting.push(Waiting { before, ..chain });
        *last = self.forgotten + self.waiting.len() as u32;
    }
}

impl Lexicon {
    /// The lexicon of `signals`.
    pub(super) fn new(signals: &[(Owner, Signal)]) -> Self {
        let mut pairs: Vec<(&str, Use)> = Vec::new();
        let mut steps = Vec::new();
        let mut sets: BTreeMap<&[String], u32> = BTreeMap::new();
        for (owner, signal) in signals {
            let Some((first, rest)) = signal.segments.split_first() else {
                continue;
            };
            let opens = match rest {
                [] => Use::Whole(*owner),
                _ => Use::Opens(steps.len() as u32),
            };
            pairs.extend(first.iter().map(|literal| (literal.as_str(), opens)));
            for (index, segment) in rest.iter().enumerate() {
                let next = sets.len() as u32;
                let set = *sets.entry(segment).or_insert(next);
                if set == next {
                    let continues = Use::Continues(set);
                    pairs.extend(segment.iter().map(|literal| (literal.as_str(), continues)));
                }
                steps.push(Step {
                    owner: *owner,
                    set,
                    gap: signal.gaps[index],
                    ends: index + 1 == rest.len(),
                });
            }
        }
        let mut lexicon = Self::of(pairs, steps);
        lexicon.sets = sets.len() as u32;
        let segments = signals.iter().map(|(_, signal)| signal.segments.len());
        lexicon.segments = segments.max().unwrap_or(0) as u32;
        lexicon.read_literals();
        lexicon
    }

    fn of(mut pairs: Vec<(&str, Use)>, steps: Vec<Step>) -> Self {
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
        let uses: Vec<Use> = pairs.iter().map(|(_, one)| *one).collect();
        let longest = literals.iter().map(|literal| literal.len()).max();
        let gap = steps.iter().map(|step| step.gap).max();
        Self {
            trie: Trie::new(&literals),
            ranges,
            plain: uses
                .iter()
                .copied()
                .filter(|one| !matches!(one, Use::Continues(_)))
                .collect(),
            uses,
            literals: Vec::new(),
            steps,
            sets: 0,
            segments: 0,
            reach: longest.unwrap_or(0) as u32 + u32::from(gap.unwrap_or(0)),
        }
    }

    /// Readies a lexicon that was read from bytes.
    pub(super) fn enter(&mut self) {
        self.trie.enter();
        self.read_literals();
    }

    fn read_literals(&mut self) {
        let mut plain = 0;
        let mut literal = |&(first, last): &(u32, u32)| {
            let start = plain;
            let mut sets = 0;
            for one in &self.uses[first as usize..last as usize] {
                match one {
                    Use::Continues(set) => sets |= bit(*set),
                    Use::Whole(_) | Use::Opens(_) => plain += 1,
                }
            }
            Literal {
                all: (first, last),
                plain: (start, plain),
                sets,
            }
        };
        self.literals = self.ranges.iter().map(&mut literal).collect();
    }

    /// The most bytes that what is found can have.
    #[must_use]
    pub fn longest(&self) -> usize {
        (self.reach * self.segments) as usize
    }

    /// Number of different literals.
    #[must_use]
    pub fn literals(&self) -> usize {
        self.trie.len()
    }

    /// Appends to `hits` every signal found in `sentence`, shifted by `base`, in the order in which their last segments
    /// begin.
    pub fn scan(&self, scan: &mut Scan, sentence: &str, base: u32, hits: &mut Vec<Hit>) {
        scan.clear(self.sets as usize);
        let mut signs = std::mem::take(&mut scan.signs);
        self.trie.find(&mut signs, sentence, |literal, start, end| {
            // Most words go on with chains that do not wait here.
            let literal = &self.literals[literal as usize];
            let uses = if literal.sets & scan.awaited_bits == 0 {
                &self.plain[literal.plain.0 as usize..literal.plain.1 as usize]
            } else {
                &self.uses[literal.all.0 as usize..literal.all.1 as usize]
            };
            for &one in uses {
                match one {
                    Use::Whole(owner) => hits.push(Hit {
                        owner,
                        start: base + start,
                        end: base + end,
                    }),
                    Use::Opens(step) => self.wait(scan, step, start, (start, end)),
                    Use::Continues(set) if !scan.awaits(set) => {}
                    Use::Continues(set) => self.go_on(scan, set, (start, end), base, hits),
                }
            }
        });
        scan.signs = signs;
    }

    /// Lets a chain that begins at `begin` wait for its next segment, the last one being `at`.
    fn wait(&self, scan: &mut Scan, step: u32, begin: u32, at: (u32, u32)) {
        let (start, end) = at;
        let chain = Waiting {
            step,
            begin,
            start,
            end,
            before: 0,
        };
        let near = start.saturating_sub(self.reach);
        scan.wait(self.steps[step as usize].set, chain, near);
    }

    /// Takes the chains that wait for `set` on to a segment at `at`; of one chain's places the last that fits.
    fn go_on(&self, scan: &mut Scan, set: u32, at: (u32, u32), base: u32, hits: &mut Vec<Hit>) {
        let (start, end) = at;
        let mut moved = std::mem::take(&mut scan.moved);
        for &chain in scan.waiting_for(set) {
            if chain.start + self.reach < start {
                break;
            }
            let gap = u32::from(self.steps[chain.step as usize].gap);
            let fits = chain.end <= start && start - chain.end <= gap;
            if fits && moved.iter().all(|other| other.step != chain.step) {
                moved.push(chain);
            }
        }
        for Waiting { step, begin, .. } in moved.drain(..) {
            let Step { owner, ends, .. } = self.steps[step as usize];
            if ends {
                hits.push(Hit {
                    owner,
                    start: base + begin,
                    end: base + end,
                });
            } else {
                self.wait(scan, step + 1, begin, at);
            }
        }
        scan.moved = moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn takes_over_the_memory_of_a_larger_lexicon() {
        let lists = BTreeMap::new();
        let lexicon = |sources: &[&str]| {
            let signals: Vec<(Owner, Signal)> = sources
                .iter()
                .map(|source| {
                    (
                        Owner::About(1),
                        Signal::parse(source, &lists).expect("it is well formed"),
                    )
                })
                .collect();
            Lexicon::new(&signals)
        };
        let (large, small) = (
            lexicon(&["录取…最低", "招生…计划", "收费…标准"]),
            lexicon(&["录取…人数"]),
        );
        let (mut scan, mut hits) = (Scan::default(), Vec::new());
        large.scan(&mut scan, "录取，招生，收费", 0, &mut hits);
        small.scan(&mut scan, "人数，录取人数", 0, &mut hits);
        assert_eq!(hits.len(), 1);
    }
}
