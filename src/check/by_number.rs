//! Blocks and rows that go through the Ministry's list by its numbers: "1．学校概况……", "36—39．四项制度编为……",
//! "第11—14项 | 研究生招生 | 不适用".
//!
//! A report may number anything; the numbers are the list's only where they run through it from its beginning to its
//! end. What a block says of the items, `items.rs` and `table.rs` find out.

use super::numbered::{numbers, numbers_of_list};
use crate::document::{Block, BlockKind, Document, Normal, Table};
use crate::pack::{Owner, Pack, Scan};
use crate::span::Span;

/// The least items that a run of numbers must cover to be the list's.
const FEWEST: usize = 30;
/// The least number with which such a run ends: reports leave out what stands last.
const LAST: u8 = 45;
/// The greatest number with which it begins.
const FIRST: u8 = 3;
/// The most blocks behind a number standing alone that are the cells of its row.
const MOST_CELLS: usize = 4;
/// The longest line, in bytes, that can be such a cell.
const LONGEST_CELL: usize = 180;

/// The items that the blocks of a report are about, as far as numbers of the list say so.
#[derive(Debug, Default)]
pub(super) struct ByNumber {
    /// For each block, its items; empty where no number says so.
    blocks: Vec<Vec<u8>>,
    /// Blocks that are numbers alone: the first cells of rows that were copied one cell a line.
    alone: Vec<usize>,
}

impl ByNumber {
    /// Reads the numbers at the head of the blocks outside of tables.
    pub(super) fn read(document: &Document, pack: &Pack, scan: &mut Scan) -> Self {
        let blocks = document.blocks();
        let labels = blocks.iter().enumerate().filter_map(|(index, block)| {
            if matches!(block.kind, BlockKind::Cell { .. } | BlockKind::Title) {
                return None;
            }
            Some((index, label(document.slice(block.span))?))
        });
        let run = run_through_list(labels);
        let span = |index: usize| blocks[index].span;
        if !bears_out(&run, span, document, pack, scan) {
            return Self::default();
        }
        let mut of = vec![Vec::new(); blocks.len()];
        let mut alone = Vec::new();
        for (index, label) in run {
            if label.alone {
                alone.push(index);
            }
            let heads = label.alone || matches!(blocks[index].kind, BlockKind::Heading { .. });
            if heads {
                carry(document, blocks, index, &label.items, &mut of);
            }
            of[index] = label.items;
        }
        Self { blocks: of, alone }
    }

    /// Whether a block is a number alone.
    pub(super) fn is_alone(&self, block: usize) -> bool {
        self.alone.binary_search(&block).is_ok()
    }

    /// The items that a block is about.
    pub(super) fn of(&self, block: usize) -> &[u8] {
        self.blocks.get(block).map_or(&[], Vec::as_slice)
    }
}

/// The items that the rows of a table are about, by the numbers in its first cells.
pub(super) fn of_rows(
    document: &Document,
    table: &Table,
    pack: &Pack,
    scan: &mut Scan,
) -> Vec<Vec<u8>> {
    let labels = table.rows.iter().enumerate().filter_map(|(index, row)| {
        let mut cells = row.cells.iter().take(2);
        let label = cells.find_map(|cell| label(document.slice(cell.span)))?;
        label.alone.then_some((index, label))
    });
    let mut of = vec![Vec::new(); table.rows.len()];
    let run = run_through_list(labels);
    let span = |index: usize| {
        let cells = table.rows[index].cells.iter();
        let spans = cells.filter(|cell| !cell.continued).map(|cell| cell.span);
        spans.reduce(Span::join).unwrap_or_default()
    };
    if bears_out(&run, span, document, pack, scan) {
        for (index, label) in run {
            of[index] = label.items;
        }
    }
    of
}

/// Whether the words behind the numbers are mostly those of the items: a school may number a list of its own.
fn bears_out(
    run: &[(usize, Label)],
    span: impl Fn(usize) -> Span,
    document: &Document,
    pack: &Pack,
    scan: &mut Scan,
) -> bool {
    let (mut agreeing, mut naming) = (0, 0);
    let mut hits = Vec::new();
    for (index, label) in run {
        let span = span(*index);
        let normal = Normal::new(document.slice(span), span);
        hits.clear();
        pack.lexicon.scan(scan, normal.text(), 0, &mut hits);
        let mut names = hits.iter().filter_map(|hit| match hit.owner {
            Owner::Element(item, _) | Owner::About(item) => Some(item),
            _ => None,
        });
        let first = names.next();
        naming += usize::from(first.is_some());
        let agrees = first
            .into_iter()
            .chain(names)
            .any(|item| label.items.contains(&item));
        agreeing += usize::from(agrees);
    }
    // Where numbers stand alone, their words stand in the blocks behind them.
    !run.is_empty() && agreeing * 3 >= naming * 2
}

/// What stands under a heading or behind a number alone is about its items as well.
fn carry(document: &Document, blocks: &[Block], from: usize, items: &[u8], of: &mut [Vec<u8>]) {
    for index in (from + 1)..blocks.len().min(from + 1 + MOST_CELLS) {
        let block = &blocks[index];
        let text = document.slice(block.span);
        let ends = !matches!(block.kind, BlockKind::Paragraph) || label(text).is_some();
        if ends || text.len() > LONGEST_CELL {
            return;
        }
        of[index] = items.to_vec();
    }
}

/// A number, or several, at the head of a text.
struct Label {
    items: Vec<u8>,
    /// Whether nothing else stands there.
    alone: bool,
}

/// The label of a text: `7．`, `27—30．`, `第7、9项`, `（12）`.
fn label(text: &str) -> Option<Label> {
    let text = text.trim();
    if text.starts_with('第') {
        let (list, rest) = text.split_at(text.find('项')? + '项'.len_utf8());
        let items = numbers(list);
        return (!items.is_empty()).then(|| Label {
            items,
            alone: rest.trim().is_empty(),
        });
    }
    let text = text.trim_start_matches(['（', '(']);
    let is_list = |c: char| c.is_ascii_digit() || "、—-－–～~至".contains(c);
    let end = text.find(|c| !is_list(c)).unwrap_or(text.len());
    let (list, rest) = text.split_at(end);
    let list = list.trim_end_matches(['、', '-', '—']);
    let bounded = rest.is_empty()
        || rest.starts_with(['．', '.', ')', '）', '：', ':', ' ', '\t', '\u{3000}', '|'])
        || text[..end].ends_with('、');
    // 2.1 numbers a section, 1.5% is a figure.
    let decimal = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if !bounded || decimal || list.is_empty() || list.len() > 24 {
        return None;
    }
    let items = numbers_of_list(&list.replace(['－', '–'], "-"))?;
    let known = items.iter().all(|item| (1..=50).contains(item));
    known.then(|| Label {
        items,
        alone: rest
            .trim_matches(['．', '.', ')', '）', ' ', '\t', '|'])
            .is_empty(),
    })
}

/// The longest run of labels that climbs through the list; empty where none covers it.
fn run_through_list(labels: impl Iterator<Item = (usize, Label)>) -> Vec<(usize, Label)> {
    let mut run: Vec<(usize, Label)> = Vec::new();
    for (index, label) in labels {
        let (Some(&first), Some(&last)) = (label.items.first(), label.items.last()) else {
            continue;
        };
        // 第30、35项 before 第31—33项: items that are told alike may be drawn together.
        let reached = run
            .last()
            .and_then(|(_, label)| label.items.first().copied());
        match reached {
            Some(reached) if first > reached => run.push((index, label)),
            _ if covers(&run) => {}
            _ if first <= FIRST && last >= first => run = vec![(index, label)],
            _ => {}
        }
    }
    if covers(&run) { run } else { Vec::new() }
}

fn covers(run: &[(usize, Label)]) -> bool {
    let last = run.last().and_then(|(_, label)| label.items.last());
    let covered: usize = run.iter().map(|(_, label)| label.items.len()).sum();
    covered >= FEWEST && last.is_some_and(|&last| last >= LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Option<(Vec<u8>, bool)> {
        label(text).map(|label| (label.items, label.alone))
    }

    #[test]
    fn reads_the_numbers_at_the_head_of_a_text() {
        assert_eq!(items("7．招生章程见链接6。"), Some((vec![7], false)));
        assert_eq!(
            items("27—30．以上内容"),
            Some((vec![27, 28, 29, 30], false))
        );
        assert_eq!(items("第7、9、10项"), Some((vec![7, 9, 10], true)));
        assert_eq!(items("17"), Some((vec![17], true)));
        assert_eq!(items("（50）应急预案"), Some((vec![50], false)));
        assert_eq!(items("2.1 学校概况"), None);
        assert_eq!(items("2015年，学校"), None);
        assert_eq!(items("51．其他"), None);
    }

    #[test]
    fn takes_only_a_run_through_the_whole_list() {
        let label = |item: u8| Label {
            items: vec![item],
            alone: false,
        };
        let whole = (1..=50).map(|item| (usize::from(item), label(item)));
        assert_eq!(run_through_list(whole).len(), 50);
        let measures = (1..=9).map(|item| (usize::from(item), label(item)));
        assert!(run_through_list(measures).is_empty());
    }
}
