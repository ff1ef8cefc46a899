//! The entries of a list within one sentence of the parts about problems and measures: 还存在A、B、C等问题.

use super::phrase::Reader;
use super::points::{FEWEST_UNMARKED, SHORTEST, cut, trimmed};
use crate::pack::{Class, Hit, Owner};
use std::ops::Range;

/// The entries of a list within one sentence: "主要表现在：A；B；C" and "还有A、B、C等不足".
pub(super) fn entries(
    reader: &mut Reader<'_>,
    text: &str,
    sentence: Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let words = &text[sentence.clone()];
    if let Some(colon) = words.find(['：', ':'])
        && reader.has(&words[..colon], Class::GapListHead)
        && reader.head(words, Class::AimAlways).is_none()
    {
        let width = words[colon..].chars().next().map_or(1, char::len_utf8);
        let list = sentence.start + colon + width..sentence.end;
        let pieces = cut(text, list.clone(), &['；', ';']);
        if pieces.len() > 1 {
            return Some(pieces);
        }
        return Some(listed(reader, text, list));
    }
    if let Some(list) = exemplified(reader, words) {
        let list = sentence.start + list..sentence.end;
        return Some(listed(reader, text, list));
    }
    let hits = reader.hits(words);
    let of = |class: Class| move |hit: &&Hit| hit.owner == Owner::Class(class);
    let closes = hits.iter().filter(of(Class::GapListClose));
    let close = closes.map(|hit| hit.start as usize).min();
    // 表现为A、B、C and 存在A、B、C的问题 are lists where each entry names one.
    let unmarked = close.is_none();
    let close = close.unwrap_or(words.len());
    let open = hits
        .iter()
        .filter(of(Class::GapListOpen))
        .filter(|hit| (hit.end as usize) < close)
        .max_by_key(|hit| (std::cmp::Reverse(hit.start), hit.end))
        .map(|hit| hit.end as usize)?;
    let list = sentence.start + open..sentence.start + close;
    if unmarked {
        let pieces = cut(text, list.clone(), &['、']);
        let names = |piece: &Range<usize>| reader.has(&text[piece.clone()], Class::Gap);
        let several = text[list.clone()].contains(['；', ';']);
        let all = pieces.iter().all(names);
        if several || !all || (pieces.len() < FEWEST_UNMARKED && !is_pair(reader, text, &pieces)) {
            return None;
        }
    }
    Some(listed(reader, text, list))
}

/// Whether two entries are each about a matter of their own: 学院网站更新不及时、英文信息偏少.
fn is_pair(reader: &mut Reader<'_>, text: &str, pieces: &[Range<usize>]) -> bool {
    let weak = reader.weak_topics();
    let [first, second] = pieces else {
        return false;
    };
    let [first, second] =
        [first, second].map(|piece| reader.read(&text[piece.clone()]).topics & !weak);
    first & !second != 0 && second & !first != 0
}

/// Where the list begins in 还有一些不足，如A、B.
fn exemplified(reader: &mut Reader<'_>, words: &str) -> Option<usize> {
    ["，如", "，例如", "，比如", "，主要是", "，主要有"]
        .iter()
        .find_map(|sign| words.find(sign).map(|at| (at, at + sign.len())))
        .filter(|&(at, _)| reader.has(&words[..at], Class::GapLead))
        .map(|(_, list)| list)
}

/// The entries of a list with light signs. A sign counts only behind words that name a shortcoming, where any do.
fn listed(reader: &mut Reader<'_>, text: &str, list: Range<usize>) -> Vec<Range<usize>> {
    let pieces = cut(text, list.clone(), &['、', '，', ',']);
    let named: Vec<bool> = pieces
        .iter()
        .map(|piece| reader.has(&text[piece.clone()], Class::Gap))
        .collect();
    if !named.contains(&true) {
        return pieces;
    }
    let mut entries: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (piece, named) in pieces.iter().zip(&named) {
        let from = *start.get_or_insert(piece.start);
        if *named {
            entries.extend(joined(reader, text, from..piece.end));
            start = None;
        }
    }
    if let (Some(_), Some(last)) = (start, entries.last_mut()) {
        last.end = list.end;
    }
    let weak = reader.weak_topics();
    // Behind a comma, words on the same matter go on about it: 形式单一，图表运用得不多.
    entries.dedup_by(|next, last| {
        let topics = |reader: &mut Reader<'_>, entry: &Range<usize>| {
            reader.skim(&text[entry.clone()]).topics & !weak
        };
        let comma = text[last.end..next.start].starts_with(['，', ',']);
        let (before, own) = (topics(reader, last), topics(reader, next));
        let same = comma && before != 0 && own & !before == 0;
        if same {
            last.end = next.end;
        }
        same
    });
    entries
        .into_iter()
        .map(|entry| trimmed(text, entry))
        .collect()
}

/// An entry cut at 和 or 以及 where both sides name a shortcoming.
fn joined(reader: &mut Reader<'_>, text: &str, entry: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[entry.clone()];
    for word in ["以及", "和", "及"] {
        if let Some(at) = words.find(word)
            && at >= SHORTEST
            && reader.has(&words[..at], Class::Gap)
            && reader.has(&words[at + word.len()..], Class::Gap)
        {
            return vec![
                entry.start..entry.start + at,
                entry.start + at + word.len()..entry.end,
            ];
        }
    }
    vec![entry]
}
