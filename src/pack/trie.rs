//! Finding every literal of a pack that begins at a place of a text.
//!
//! A trie over characters, its edges sorted, with a table over the first character that skips the places where no
//! literal begins. `benches/README.md` holds it against daachorse and aho-corasick on the pack's own literals: it is
//! built in a fraction of their time, which is what a single report waits for, and no slower in the search.

/// Characters of the table: the Basic Multilingual Plane, in which all literals begin.
const TABLE: usize = 0x1_0000;

/// No node, no literal.
const NONE: u32 = u32::MAX;

/// Bits of the filter of pairs; it fits into the fastest cache.
const PAIRS: usize = 0x1_0000;

/// A trie of literals.
#[derive(Default)]
pub(super) struct Trie {
    /// One bit for each hash of two characters that a literal begins with: most places of a text fail here.
    pairs: Vec<u64>,
    /// One bit for each character that is a literal by itself.
    alone: Vec<u64>,
    /// For each first character its node; 0, the root, for none.
    first: Vec<u16>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    count: usize,
}

#[derive(Clone, Copy)]
struct Node {
    /// The literal that ends here.
    literal: u32,
    /// Its stretch of [`Trie::edges`].
    edges: (u32, u32),
}

/// From a node to the next, by one character.
#[derive(Clone, Copy)]
struct Edge {
    character: char,
    node: u32,
}

impl Trie {
    /// A trie of `literals`, which are sorted, differ from each other and are not empty.
    pub(super) fn new(literals: &[&str]) -> Self {
        let mut trie = Self {
            pairs: vec![0; PAIRS / 64],
            alone: vec![0; TABLE / 64],
            first: vec![0; TABLE],
            count: literals.len(),
            ..Self::default()
        };
        trie.nodes.push(Node {
            literal: NONE,
            edges: (0, 0),
        });
        for literal in literals {
            let mut characters = literal.chars();
            match (characters.next(), characters.next()) {
                (Some(first), Some(second)) => set(&mut trie.pairs, pair(first, second)),
                (Some(only), None) => set(&mut trie.alone, only as usize),
                (None, _) => {}
            }
        }
        // Level by level, so that the edges of a node stand side by side: a node, its literals, and how far they are read.
        let mut level: Vec<(u32, std::ops::Range<usize>, usize)> = vec![(0, 0..literals.len(), 0)];
        while !level.is_empty() {
            let mut next = Vec::new();
            for (node, range, depth) in level {
                trie.branch(literals, node, range, depth, &mut next);
            }
            level = next;
        }
        for index in 0..trie.nodes[0].edges.1 {
            let edge = trie.edges[index as usize];
            if let Some(slot) = trie.first.get_mut(edge.character as usize) {
                *slot = edge.node as u16;
            }
        }
        trie
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
        let mut characters = text.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            let begins = characters
                .peek()
                .is_some_and(|&(_, second)| is_set(&self.pairs, pair(first, second)));
            if !begins && !is_set(&self.alone, first as usize) {
                continue;
            }
            let node = self.first.get(first as usize).copied().unwrap_or(0);
            if node == 0 {
                continue;
            }
            let mut node = self.nodes[usize::from(node)];
            let mut end = start + first.len_utf8();
            let mut rest = text[end..].chars();
            loop {
                if node.literal != NONE {
                    found(node.literal, start, end);
                }
                let Some(character) = rest.next() else { break };
                let edges = &self.edges[node.edges.0 as usize..node.edges.1 as usize];
                let Ok(edge) = edges.binary_search_by_key(&character, |edge| edge.character) else {
                    break;
                };
                node = self.nodes[edges[edge].node as usize];
                end += character.len_utf8();
            }
        }
    }
}

/// The place of two characters in the filter.
fn pair(first: char, second: char) -> usize {
    (first as usize)
        .wrapping_mul(0x9e5)
        .wrapping_add((second as usize).wrapping_mul(0x3a7))
        % PAIRS
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
