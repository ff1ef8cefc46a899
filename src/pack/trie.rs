//! Finding every literal of a pack that begins at a place of a text.
//!
//! A trie over characters as a double array: a character's code added to a node's base is the cell of its child, if the
//! cell says that the node is its parent. One look at one cell takes a search on by a character. It reports words by
//! where they begin, as chains of them need it.

use serde::{Deserialize, Serialize};

/// No literal, and the parent of a cell that is free.
const NONE: u32 = u32::MAX;
/// The cell of the root.
const ROOT: u32 = 0;
/// The bit of a base that says that a literal ends at its node.
const ENDS: u32 = 1 << 31;
/// Where more places than this are tried for the children of a node, the nodes behind it begin further on.
const MOST_TRIED: usize = 50;

/// A trie of literals.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct Trie {
    /// The characters of the literals, the commonest first; the code of the first is 1.
    alphabet: String,
    /// From characters to their codes; 0 for those that no literal has.
    #[serde(skip)]
    codes: Vec<u16>,
    #[serde(with = "super::raw")]
    cells: Vec<Cell>,
    /// The literal that ends at each cell.
    #[serde(with = "super::raw")]
    literals: Vec<u32>,
    count: usize,
}

/// A node, or room for one.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// What the code of a character is added to, 0 for a leaf; and the bit [`ENDS`].
    base: u32,
    /// The cell of the node that this is a child of.
    parent: u32,
}

impl super::raw::Words for Cell {
    const COUNT: usize = 2;

    fn write(&self, out: &mut Vec<u8>) {
        self.base.write(out);
        self.parent.write(out);
    }

    fn read(words: &[u8]) -> Self {
        let (base, parent) = words.split_at(4);
        Self {
            base: u32::read(base),
            parent: u32::read(parent),
        }
    }
}

/// A character of a text that is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// Its first byte.
    at: u32,
    /// Its code.
    code: u16,
}

impl Trie {
    /// A trie of `literals`, which are sorted, differ from each other and are not empty.
    pub(super) fn new(literals: &[&str]) -> Self {
        let mut trie = Self {
            alphabet: alphabet(literals),
            count: literals.len(),
            ..Self::default()
        };
        trie.enter();
        let nodes = Node::all(literals, |character| trie.code(character));
        (trie.cells, trie.literals) = place(&nodes, trie.alphabet.chars().count());
        trie
    }

    /// Fills the table of codes, which is not kept with the trie, for it is made faster than read.
    pub(super) fn enter(&mut self) {
        let last = self.alphabet.chars().max().map_or(0, |last| last as usize);
        self.codes = vec![0; last + 1];
        for (index, character) in self.alphabet.chars().enumerate() {
            self.codes[character as usize] = index as u16 + 1;
        }
    }

    fn code(&self, character: char) -> u16 {
        self.codes.get(character as usize).copied().unwrap_or(0)
    }

    /// Number of literals.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Calls `found` with every literal in `text`, by its index, first byte and one past its last, in the order of their
    /// first bytes, the shorter first. `signs` is room that the search needs.
    pub(super) fn find(
        &self,
        signs: &mut Vec<Sign>,
        text: &str,
        mut found: impl FnMut(u32, u32, u32),
    ) {
        signs.clear();
        signs.extend(text.char_indices().map(|(at, character)| Sign {
            at: at as u32,
            code: self.code(character),
        }));
        // No node has a child by the code 0, so every search ends here.
        signs.push(Sign {
            at: text.len() as u32,
            code: 0,
        });
        let Some(root) = self.cells.first() else {
            return;
        };
        for (index, first) in signs.iter().enumerate() {
            let (mut node, mut base) = (ROOT, root.base);
            for pair in signs[index..].windows(2) {
                let next = base + u32::from(pair[0].code);
                let cell = self.cells[next as usize];
                if cell.parent != node {
                    break;
                }
                if cell.base & ENDS != 0 {
                    found(self.literals[next as usize], first.at, pair[1].at);
                }
                (node, base) = (next, cell.base & !ENDS);
                if base == 0 {
                    break;
                }
            }
        }
    }
}

/// The characters of literals, the commonest first.
fn alphabet(literals: &[&str]) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for character in literals.iter().flat_map(|literal| literal.chars()) {
        *counts.entry(character).or_insert(0usize) += 1;
    }
    let mut characters: Vec<(usize, char)> = counts.into_iter().map(|(c, n)| (n, c)).collect();
    characters.sort_unstable_by_key(|&(count, character)| (std::cmp::Reverse(count), character));
    characters.into_iter().map(|(_, c)| c).collect()
}

/// A node of the tree that is laid out as a double array.
struct Node {
    literal: u32,
    /// Its children: their codes, ascending, and indices.
    children: Vec<(u16, usize)>,
}

impl Node {
    /// The nodes of the tree of sorted literals, the root first.
    fn all(literals: &[&str], code: impl Fn(char) -> u16) -> Vec<Self> {
        let empty = || Self {
            literal: NONE,
            children: Vec::new(),
        };
        let mut nodes = vec![empty()];
        // The way to the literal before, which shares its first characters with the next.
        let mut way: Vec<(char, usize)> = Vec::new();
        for (index, literal) in literals.iter().enumerate() {
            let shared = literal
                .chars()
                .zip(&way)
                .take_while(|(character, step)| *character == step.0)
                .count();
            way.truncate(shared);
            for character in literal.chars().skip(shared) {
                let parent = way.last().map_or(0, |step| step.1);
                let node = nodes.len();
                nodes.push(empty());
                nodes[parent].children.push((code(character), node));
                way.push((character, node));
            }
            let last = way.last().map_or(0, |step| step.1);
            nodes[last].literal = index as u32;
        }
        for node in &mut nodes {
            node.children.sort_unstable();
        }
        nodes
    }
}

/// Lays nodes out as a double array, and tells which literal ends at which cell. `most` is the greatest code.
fn place(nodes: &[Node], most: usize) -> (Vec<Cell>, Vec<u32>) {
    // Those with many children are placed first, while there is room; those with one fill what is left over, in the
    // order of their codes, so that a cell too low for one is too low for all behind it.
    let mut order: Vec<usize> = (0..nodes.len())
        .filter(|&node| !nodes[node].children.is_empty())
        .collect();
    let first_code = |node: usize| nodes[node].children[0].0;
    order.sort_by_key(|&node| {
        let count = nodes[node].children.len();
        (node != 0, std::cmp::Reverse(count), first_code(node))
    });
    let mut taken: Vec<bool> = vec![true, true];
    let mut bases = vec![0u32; nodes.len()];
    // Where the search for room begins.
    let mut low = 2;
    let mut code = 0;
    for node in order {
        let children = &nodes[node].children;
        let first = usize::from(first_code(node));
        if children.len() == 1 && first != code {
            low = if code == 0 { 2 } else { low }.max(first + 1);
            code = first;
        }
        let is_free = |cell: &usize| !taken.get(*cell).copied().unwrap_or(false);
        let fits = |cell: &usize| {
            let mut others = children
                .iter()
                .map(|(code, _)| cell - first + usize::from(*code));
            others.all(|cell| is_free(&cell))
        };
        let mut tried = 0;
        let cell = (low.max(first + 1)..)
            .filter(is_free)
            .inspect(|_| tried += 1)
            .find(fits)
            .unwrap_or(taken.len() + first);
        // The holes of a crowded stretch are left to nodes of one child.
        if tried > MOST_TRIED || children.len() == 1 {
            low = cell;
        }
        let base = cell - first;
        bases[node] = base as u32;
        let last = base + children.last().map_or(0, |(code, _)| usize::from(*code));
        taken.resize(taken.len().max(last + 1), false);
        for (code, _) in children {
            taken[base + usize::from(*code)] = true;
        }
    }
    let top = bases.iter().max().map_or(0, |&base| base as usize);
    let free = Cell {
        base: 0,
        parent: NONE,
    };
    let mut cells = vec![free; taken.len().max(top + most + 1)];
    let mut literals = vec![NONE; cells.len()];
    // Parents come before their children among the nodes, so their cells are known.
    let mut at = vec![ROOT; nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        let cell = at[index] as usize;
        let ends = if node.literal == NONE { 0 } else { ENDS };
        cells[cell].base = bases[index] | ends;
        literals[cell] = node.literal;
        for &(code, child) in &node.children {
            at[child] = bases[index] + u32::from(code);
            cells[at[child] as usize].parent = at[index];
        }
    }
    (cells, literals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(literals: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut sorted = literals.to_vec();
        sorted.sort_unstable();
        let mut found = Vec::new();
        Trie::new(&sorted).find(&mut Vec::new(), text, |literal, start, end| {
            let (start, end) = (start as usize, end as usize);
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
