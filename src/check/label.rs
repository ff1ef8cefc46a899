//! Labels that say of the words behind them on which side they stand: 问题：…, 改进措施：…, （整改：…）.

use super::phrase::Reader;
use super::points::{Side, trimmed};
use crate::pack::Class;
use std::ops::Range;

/// Steps over a label such as 改进措施： and says which side it opens.
pub(super) fn label(reader: &mut Reader<'_>, text: &str, at: &mut usize) -> Option<Side> {
    let start = trimmed(text, *at..text.len()).start;
    let heads = reader.heads(
        &text[start..],
        [Class::LabelMeasure, Class::LabelGap, Class::LabelOther],
    );
    let labelled = |length: Option<usize>| {
        let length = length?;
        let behind = &text[start + length..];
        let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
        let after = behind.trim_start_matches(number);
        let closed = after.starts_with(['：', ':', '】']);
        closed.then(|| text.len() - start - after.len())
    };
    let (length, side) = heads
        .into_iter()
        .zip([Side::Measures, Side::Problems, Side::Neither])
        .find_map(|(head, side)| labelled(head).map(|length| (length, side)))?;
    *at = start + length;
    Some(side)
}

/// A stretch without the measure in brackets that closes it, and that measure: 更新不及时（整改：每季度普查）.
pub(super) fn bracketed(
    reader: &mut Reader<'_>,
    text: &str,
    piece: Range<usize>,
) -> (Range<usize>, Option<Range<usize>>) {
    let Some(open) = text[piece.clone()].rfind('（').map(|at| piece.start + at) else {
        return (piece, None);
    };
    let mut words = open + '（'.len_utf8();
    let side = label(reader, &text[..piece.end], &mut words);
    let answer = trimmed(text, words..piece.end);
    let answer = answer.start
        ..answer.end
            - if text[answer.clone()].ends_with('）') {
                3
            } else {
                0
            };
    if side != Some(Side::Measures) || open == piece.start || answer.is_empty() {
        return (piece, None);
    }
    (trimmed(text, piece.start..open), Some(answer))
}
