//! Labels that say of the words behind them on which side they stand: 问题：…, 改进措施：…, （整改：…）.

use super::phrase::Reader;
use super::points::{Side, trimmed};
use crate::pack::Class;
use std::ops::Range;

/// Steps over a label such as 改进措施： and says which side it opens.
pub(super) fn label(reader: &mut Reader<'_>, text: &str, at: &mut usize) -> Option<Side> {
    let start = trimmed(text, *at..text.len()).start;
    let start = start + count(&text[start..]);
    let heads = reader.heads(
        &text[start..],
        [
            Class::ColumnOwner,
            Class::ColumnDue,
            Class::LabelMeasure,
            Class::LabelGap,
            Class::LabelOther,
        ],
    );
    let labelled = |length: Option<usize>| {
        let length = length?;
        let behind = &text[start + length..];
        let number = |c: char| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
                )
        };
        let after = behind.trim_start_matches(number);
        // 问题。… and 问题方面，… at the start of a line say the same.
        let opens = start == 0 || text[..start].ends_with(['、', '.', '．', '）', ' ']);
        let named = after.strip_prefix("方面").unwrap_or(after);
        let stops = opens
            && (after.starts_with('。') || (named != after && named.starts_with(['，', '。'])));
        let lists = ["是", "有", "为", "如下", "包括"]
            .iter()
            .find_map(|word| named.strip_prefix(word))
            .filter(|after| after.starts_with(['：', ':']));
        let named = lists.unwrap_or(named);
        // 改进措施 may also stand alone on its line.
        let alone = named.is_empty() && start == 0;
        let closed = named.starts_with(['：', ':', '】']) || stops || alone;
        closed.then(|| text.len() - start - named.len())
    };
    let [owner, due, measure, gap, other] = heads.map(labelled);
    // 责任部门：… and 整改时限：… say who mends it and by when; the label tells what the words are, and stays with them.
    if owner.or(due).is_some() {
        *at = start;
        return Some(Side::Measures);
    }
    let (length, side) = [
        (measure, Side::Measures),
        (gap, Side::Problems),
        (other, Side::Neither),
    ]
    .into_iter()
    .find_map(|(length, side)| length.map(|length| (length, side)))?;
    *at = start + length;
    Some(side)
}

/// Length of the count that a label begins with: 三条对策：.
fn count(text: &str) -> usize {
    let signs = [
        ['两', '三', '四', '五', '六', '七', '八', '几'].as_slice(),
        ['条', '点', '项', '个', '处'].as_slice(),
    ];
    let mut rest = text;
    for sign in signs {
        let Some(behind) = rest.strip_prefix(sign) else {
            return 0;
        };
        rest = behind;
    }
    text.len() - rest.len()
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
