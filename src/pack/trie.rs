//! Finding every literal of a pack that begins at a place of a text.
//!
//! A trie over characters, its edges sorted, entered by a table over the first two characters: most places of a text
//! fail there at once. `benches/README.md` holds it against daachorse and aho-corasick on the pack's own literals: over a
//! batch it costs as much as the fastest of them, and it reports words by where they begin, as chains of them need it.

use serde::{Deserialize, Serialize};

/// No node, no literal.
const NONE: u32 = u32::MAX;

/// Characters that can be literals by themselves: those of the Basic Multilingual Plane.
const ALONE: usize = 0x1_0000;

/// A trie of literals.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct Trie {
    /// From two characters to the node that they lead to: an open table, a power of two long.
    #[serde(skip)]
    pairs: Vec<Pair>,
    /// One bit for each character that is a literal by itself.
    #[serde(skip)]
    alone: Vec<u64>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    count: usize,
}

/// An entry of the table of pairs; empty where its node is [`NONE`].
#[derive(Clone, Copy)]
struct Pair {
    first: char,
    second: char,
    node: u32,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
struct Node {
    /// The literal that ends here.
    literal: u32,
    /// Its stretch of [`Trie::edges`].
    edges: (u32, u32),
}

/// From a node to the next, by one character.
#[derive(Clone, Copy, Deserialize, Serialize)]
struct Edge {
    character: char,
    node: u32,
}

impl Trie {
    /// A trie of `literals`, which are sorted, differ from each other and are not empty.
    pub(super) fn new(literals: &[&str]) -> Self {
        let mut trie = Self {
            count: literals.len(),
            ..Self::default()
        };
        trie.nodes.push(Node {
            literal: NONE,
            edges: (0, 0),
        });
        // Level by level, so that the edges of a node stand side by side: a node, its literals, and how far they are read.
        let mut level: Vec<(u32, std::ops::Range<usize>, usize)> = vec![(0, 0..literals.len(), 0)];
        while !level.is_empty() {
            let mut next = Vec::new();
            for (node, range, depth) in level {
                trie.branch(literals, node, range, depth, &mut next);
            }
            level = next;
        }
        trie.enter();
        trie
    }

    /// Fills the tables by which a search enters the trie; they are not kept with it, for they are made faster than read.
    pub(super) fn enter(&mut self) {
        let all = |node: &Node| node.edges.0 as usize..node.edges.1 as usize;
        let firsts = all(&self.nodes[0]);
        let count: usize = firsts
            .clone()
            .map(|edge| all(&self.nodes[self.edges[edge].node as usize]).len())
            .sum();
        let empty = Pair {
            first: '\0',
            second: '\0',
            node: NONE,
        };
        self.alone = vec![0; ALONE / 64];
        self.pairs = vec![empty; (count * 4).next_power_of_two().max(2)];
        for first in firsts {
            let first = self.edges[first];
            let node = self.nodes[first.node as usize];
            if node.literal != NONE {
                set(&mut self.alone, first.character as usize);
            }
            for second in all(&node) {
                let Edge { character, node } = self.edges[second];
                let mut slot = self.slot(first.character, character);
                while self.pairs[slot].node != NONE {
                    slot = (slot + 1) & (self.pairs.len() - 1);
                }
                self.pairs[slot] = Pair {
                    first: first.character,
                    second: character,
                    node,
                };
            }
        }
    }

    fn slot(&self, first: char, second: char) -> usize {
        let mixed =
            (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
        (mixed ^ (mixed >> 15)) as usize & (self.pairs.len() - 1)
    }

    /// The node that two characters lead to.
    fn node_of(&self, first: char, second: char) -> Option<u32> {
        let mut slot = self.slot(first, second);
        loop {
            let pair = self.pairs[slot];
            if pair.node == NONE {
                return None;
            }
            if pair.first == first && pair.second == second {
                return Some(pair.node);
            }
            slot = (slot + 1) & (self.pairs.len() - 1);
        }
    }

    /// Gives a node its edges: one for each character that its literals go on with behind `depth` bytes.
    fn branch(
        &mut self,
        literals: &[&str],
        node: u32,
        range: std::ops::Range<usize>,
        depth: usize,
        next: &mut Vec<(u32, std::ops::Range<usize>, usize)>,
    ) {
        let start = self.edges.len() as u32;
        let mut at = range.start;
        // The literal that ends here stands before all that go on.
        if at < range.end && literals[at].len() == depth {
            self.nodes[node as usize].literal = at as u32;
            at += 1;
        }
        while at < range.end {
            let Some(character) = literals[at][depth..].chars().next() else {
                break;
            };
            let same = literals[at..range.end]
                .partition_point(|literal| literal[depth..].starts_with(character));
            let child = self.nodes.len() as u32;
            self.nodes.push(Node {
                literal: NONE,
                edges: (0, 0),
            });
            self.edges.push(Edge {
                character,
                node: child,
            });
            next.push((child, at..at + same, depth + character.len_utf8()));
            at += same;
        }
        self.nodes[node as usize].edges = (start, self.edges.len() as u32);
    }

    /// Number of literals.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Calls `found` with every literal in `text`, by its index, first byte and one past its last, in the order of their
    /// first bytes.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(u32, usize, usize)) {
        let mut characters = text.char_indices();
        let mut current = characters.next();
        while let Some((start, first)) = current {
            current = characters.next();
            if is_set(&self.alone, first as usize)
                && let Some(node) = self.child(0, first)
            {
                found(
                    self.nodes[node as usize].literal,
                    start,
                    start + first.len_utf8(),
                );
            }
            if let Some((at, second)) = current
                && let Some(node) = self.node_of(first, second)
            {
                self.follow(text, start, at + second.len_utf8(), node, &mut found);
            }
        }
    }

    /// Follows the characters behind the first two.
    fn follow(
        &self,
        text: &str,
        start: usize,
        mut end: usize,
        mut node: u32,
        found: &mut impl FnMut(u32, usize, usize),
    ) {
        let mut rest = text[end..].chars();
        loop {
            let literal = self.nodes[node as usize].literal;
            if literal != NONE {
                found(literal, start, end);
            }
            let Some(character) = rest.next() else { break };
            let Some(next) = self.child(node, character) else {
                break;
            };
            node = next;
            end += character.len_utf8();
        }
    }

    fn child(&self, node: u32, character: char) -> Option<u32> {
        let (first, end) = self.nodes[node as usize].edges;
        let edges = &self.edges[first as usize..end as usize];
        let index = edges
            .binary_search_by_key(&character, |edge| edge.character)
            .ok()?;
        Some(edges[index].node)
    }
}

fn set(bits: &mut [u64], index: usize) {
    if let Some(word) = bits.get_mut(index / 64) {
        *word |= 1 << (index % 64);
    }
}

fn is_set(bits: &[u64], index: usize) -> bool {
    bits.get(index / 64)
        .is_some_and(|word| word & (1 << (index % 64)) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(literals: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut sorted = literals.to_vec();
        sorted.sort_unstable();
        let mut found = Vec::new();
        Trie::new(&sorted).find(text, |literal, start, end| {
            assert_eq!(sorted[literal as usize], &text[start..end]);
            found.push((start, end));
        });
        found
    }

    #[test]
    fn finds_every_literal_overlapping_ones_too() {
        let literals = [
            "招",
            "招生",
            "招生计划",
            "招生章程",
            "生",
            "计划在",
            "计划",
            "a",
            "ab",
        ];
        let text = "招生计划在ab";
        let words: Vec<&str> = all(&literals, text)
            .into_iter()
            .map(|(start, end)| &text[start..end])
            .collect();
        assert_eq!(
            words,
            ["招", "招生", "招生计划", "生", "计划", "计划在", "a", "ab"]
        );
        assert_eq!(all(&["公开"], "公"), []);
        assert_eq!(all(&literals, ""), []);
        assert_eq!(all(&[], "公开"), []);
    }

    #[test]
    fn agrees_with_a_plain_search() {
        let literals = [
            "公",
            "公开",
            "公开了",
            "公示",
            "开",
            "开了",
            "了",
            "示范",
            "公开示范",
        ];
        let text = "公开了公示范公开示范开了公公开";
        // A plain search leaves out a literal that overlaps itself; none of these does.
        let mut expected: Vec<(usize, usize)> = literals
            .iter()
            .flat_map(|literal| {
                text.match_indices(literal)
                    .map(|(at, word)| (at, at + word.len()))
            })
            .collect();
        expected.sort_unstable();
        assert_eq!(all(&literals, text), expected);
    }
}
