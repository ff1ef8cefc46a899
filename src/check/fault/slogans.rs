//! Slogans that carry a count, held against what spells them out: “五个到位”：认识到位、组织到位…
//!
//! What is counted comes again in each member, so that the members can be told from what follows them.

use super::Line;
use super::members::is_slip;
use crate::check::sentence::Sentence;
use std::ops::Range;

/// What a slogan counts is no longer, in characters.
const LONGEST: usize = 4;
/// A member has so many characters at most.
const LONGEST_MEMBER: usize = 24;
/// What stands between members.
const SIGNS: [char; 5] = ['、', '，', '；', ',', ';'];
/// A count beyond this is none of a slogan.
const MOST: u32 = 10;

/// The first slogan of a line whose count is not that of its members: its range, its count, and theirs.
pub(super) fn slogan(line: &Line<'_>) -> Option<(Range<usize>, u32, u32)> {
    line.sentences.iter().find_map(|sentence| {
        sentence
            .quotations
            .iter()
            .find_map(|quotation| held(line, sentence, quotation))
    })
}

/// Holds the slogan of a quotation against the members behind its colon.
fn held(
    line: &Line<'_>,
    sentence: &Sentence,
    quotation: &Range<usize>,
) -> Option<(Range<usize>, u32, u32)> {
    let text = line.text();
    let rest = text[quotation.end..sentence.range.end].strip_prefix(['：', ':'])?;
    let inside = &text[quotation.start + '“'.len_utf8()..quotation.end - '”'.len_utf8()];
    let (count, thing) = count_of(&text[sentence.range.start..quotation.start], inside)?;
    let (mut members, mut times, mut at) = (0, 0, 0);
    for member in rest.split(SIGNS) {
        if member.chars().count() > LONGEST_MEMBER || !member.contains(thing) {
            // What does not name the thing ends the list; among commas it may be a member in other words.
            if members < 2 || !rest[..at].ends_with(['；', ';']) {
                return None;
            }
            break;
        }
        members += 1;
        times += member.matches(thing).count() as u32;
        at += member.len();
        at += rest[at..].chars().next().map_or(0, char::len_utf8);
    }
    let fits = (members..=times).contains(&count);
    (members > 1 && !fits && is_slip(members, count)).then(|| {
        let end = sentence
            .range
            .end
            .min(quotation.end + '：'.len_utf8() + rest.len());
        (quotation.start..end, count, members)
    })
}

/// The count of a slogan and what it counts: 五 and 到位 of 五个到位, 三 and 公开 of 三公开; the number may stand before
/// the quotation: 四个“必须”.
fn count_of<'t>(before: &str, inside: &'t str) -> Option<(u32, &'t str)> {
    let digit = |text: &str| {
        let sign = text.chars().next()?;
        let value = "零一二三四五六七八九十"
            .chars()
            .position(|one| one == sign)? as u32;
        let value = if sign == '两' { 2 } else { value };
        Some((value, sign.len_utf8()))
    };
    let (count, thing) = match digit(inside) {
        Some((count, length)) => (count, &inside[length..]),
        None => {
            let before = before.strip_suffix('个')?;
            let sign = before.char_indices().next_back()?;
            (digit(&before[sign.0..])?.0, inside)
        }
    };
    // 三张清单一张网: the first of two things is held against its members.
    let thing = thing.trim_start_matches(['个', '项', '张', '条', '类', '大', '级']);
    let thing = thing
        .find(|sign| "一二两三四五六七八九十".contains(sign))
        .map_or(thing, |at| &thing[..at]);
    let fits = (2..=MOST).contains(&count) && (1..=LONGEST).contains(&thing.chars().count());
    fits.then_some((count, thing))
}
