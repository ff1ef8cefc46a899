//! Items that a sentence names by their numbers on the list: "清单第43、44、45、46项不涉及".
//!
//! Only that there is none of them is heard: that 第1项至第6项 are public says nothing of what is public.

use super::marks::Marks;
use super::said::{Mode, Said};
use super::sentence::Sentence;
use super::status::Pointer;
use super::trace::{Ground, Grounds, Mark};
use crate::document::chinese_numeral;
use crate::pack::Hit;
use crate::span::Span;
use std::ops::Range;

/// What `sentence` says of items named by number, from the hits in it.
pub(super) fn said(text: &str, sentence: &Sentence, hits: &[Hit], out: &mut Vec<Said>) {
    let words = &text[sentence.range.clone()];
    let found = numbers(words);
    if found.is_empty() {
        return;
    }
    let marks = Marks::read(text, sentence, hits);
    let none = marks.none_after.first().or(marks.none_before.first());
    let Some(none) = none.filter(|_| marks.publish.is_empty()) else {
        return;
    };
    let words = Span::new(sentence.range.start, sentence.range.end);
    let grounds = Grounds {
        words,
        statement: words,
        by: Ground::new(Mark::Number, none),
        pointer_at: None,
    };
    out.extend(found.into_iter().map(|item| Said {
        item,
        element: None,
        mode: Mode::Nil,
        pointer: Pointer::None,
        range: sentence.range.clone(),
        grounds,
    }));
}

/// That a row which stands at `row` is about an item, and nothing more.
pub(super) fn named(item: u8, row: Span) -> Said {
    Said {
        item,
        element: None,
        mode: Mode::Touched,
        pointer: Pointer::None,
        range: 0..0,
        grounds: Grounds {
            words: row,
            statement: row,
            by: Ground::bare(Mark::Number),
            pointer_at: None,
        },
    }
}

/// The numbers of items in a text: 第43、44项, 第43至46项, 第四十三项至第四十六项.
pub(super) fn numbers(text: &str) -> Vec<u8> {
    if !text.contains('第') || !text.contains('项') {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, sign) in text.match_indices('第') {
        let list = &text[at + sign.len()..];
        let Some(end) = list.find('项') else {
            continue;
        };
        let Some(range) = numbers_of_list(&list[..end]) else {
            continue;
        };
        // 第43项至第46项: the end of the range stands behind its own 第.
        if let (Some(last), Some(&first)) = (found.last().copied(), range.first())
            && goes_on(&text[..at])
        {
            found.extend(last..first);
        }
        found.extend(range);
    }
    found.retain(|number| (1..=50).contains(number));
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a text ends in the sign of a range between two numbered items.
fn goes_on(before: &str) -> bool {
    ["项至", "项到", "项—", "项-", "项～", "项~"]
        .iter()
        .any(|sign| before.ends_with(sign))
}

/// The numbers of `43、44`, `43至46` or `四十三`; `None` where anything else stands among them.
pub(super) fn numbers_of_list(list: &str) -> Option<Vec<u8>> {
    let mut found: Vec<u8> = Vec::new();
    for piece in list.split(['、', '，', ',', '和', '及', '与']) {
        let ends: Vec<&str> = piece.split(['至', '到', '—', '-', '～', '~']).collect();
        let ends: Option<Vec<u8>> = ends
            .iter()
            .filter(|end| !end.is_empty())
            .map(|end| number(end))
            .collect();
        let range: Range<u8> = match ends?.as_slice() {
            [only] => *only..only.saturating_add(1),
            [first, last] if first < last && *last <= 50 => *first..last + 1,
            _ => return None,
        };
        found.extend(range);
    }
    Some(found)
}

fn number(text: &str) -> Option<u8> {
    let text = text.trim_matches(|c: char| "第项".contains(c));
    let by_digits = text.parse().ok();
    by_digits.or_else(|| u8::try_from(chinese_numeral(text)?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists_and_ranges_of_items() {
        for (text, wanted) in [
            ("清单第43、44、45、46项没有内容", vec![43, 44, 45, 46]),
            ("第11项至第14项不涉及", vec![11, 12, 13, 14]),
            ("第四十三至四十六项不适用", vec![43, 44, 45, 46]),
            ("第8项和第47项学校均无", vec![8, 47]),
            ("第一次教代会审议5项制度", vec![]),
            ("第99项", vec![]),
        ] {
            assert_eq!(numbers(text), wanted, "{text}");
        }
    }
}
