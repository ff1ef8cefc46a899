//! How many items of the list a report itself says concern its school: 50条中37条与学院相关.
//!
//! Which sentences say so, the pack's words tell; what follows from it for an item, `applies.rs` decides.

use crate::document::chinese_numeral;
use crate::pack::{Class, Hit, Owner};

/// The items of the list.
const ALL: u8 = 50;

/// The number that a text states, from the hits in it; `None` where it states none, or several.
pub(super) fn stated(text: &str, hits: &[Hit]) -> Option<u8> {
    let hit = hits
        .iter()
        .filter(|hit| hit.owner == Owner::Class(Class::Concerned))
        .max_by_key(|hit| hit.end - hit.start)?;
    let words = text.get(hit.start as usize..hit.end as usize)?;
    let mut counts = counts(words);
    counts.retain(|&count| count != ALL);
    counts.dedup();
    let [count] = counts.as_slice() else {
        return None;
    };
    let none = ["不涉及", "不适用", "无关", "不相关"];
    let denied = none.iter().any(|word| words.contains(word));
    let count = if denied { ALL - count } else { *count };
    (1..ALL).contains(&count).then_some(count)
}

/// The numbers below fifty-one that stand right before 项 or 条.
fn counts(words: &str) -> Vec<u8> {
    let mut found = Vec::new();
    for (at, _) in words.match_indices(['项', '条']) {
        let before = &words[..at];
        let digit = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign);
        let start = before.trim_end_matches(digit).len();
        let number = &before[start..];
        let value = number.parse().ok().or_else(|| chinese_numeral(number));
        found.extend(
            value
                .filter(|&value: &u32| value <= u32::from(ALL))
                .map(|value| value as u8),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Option<u8> {
        let owner = Owner::Class(Class::Concerned);
        let end = words.len() as u32;
        stated(
            words,
            &[Hit {
                owner,
                start: 0,
                end,
            }],
        )
    }

    #[test]
    fn hears_how_many_items_concern_the_school() {
        assert_eq!(of("50条中37条与学院相关"), Some(37));
        assert_eq!(of("清单50项，与学院有关的38项"), Some(38));
        assert_eq!(of("50项中，三十九项适用"), Some(39));
        assert_eq!(of("50项中有12项不涉及"), Some(38));
        assert_eq!(of("50项中38项适用、12项不适用"), None);
        assert_eq!(of("全部50项"), None);
    }
}
