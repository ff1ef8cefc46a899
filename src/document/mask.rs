//! Hiding personal data in whatever is quoted from a report.
//!
//! Masked: identity-card numbers, mobile numbers, and runs of 16 to 19 digits that pass the check of bank cards. All but
//! the first 3 and last 4 characters become `*`, so the length stays. Whether such a number is a fault, other checks say.

use std::borrow::Cow;

/// The weights of an identity card's first 17 digits (GB 11643-1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// `text` with personal data hidden.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut hidden: Option<String> = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            end += 1;
        }
        // The last place of an identity card may be an X.
        let with_x = end + usize::from(matches!(bytes.get(end), Some(b'X' | b'x')));
        let personal = [with_x, end]
            .into_iter()
            .find(|&end| is_personal(&bytes[at..end]));
        if let Some(end) = personal {
            let copy = hidden.get_or_insert_with(|| text.to_owned());
            copy.replace_range(at + 3..end - 4, &"*".repeat(end - at - 7));
        }
        at = with_x;
    }
    hidden.map_or(Cow::Borrowed(text), Cow::Owned)
}

fn is_personal(number: &[u8]) -> bool {
    match number.len() {
        11 => number[0] == b'1' && (b'3'..=b'9').contains(&number[1]),
        18 if is_identity_card(number) => true,
        16..=19 => number.iter().all(u8::is_ascii_digit) && passes_luhn(number),
        _ => false,
    }
}

/// Whether 18 characters are an identity-card number: a date of birth in its place, and the right check digit.
#[must_use]
pub fn is_identity_card(number: &[u8]) -> bool {
    let [first @ .., last] = number else {
        return false;
    };
    if first.len() != 17 || !first.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let value = |range: std::ops::Range<usize>| {
        first[range]
            .iter()
            .fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let plausible = (1900..=2100).contains(&value(6..10))
        && (1..=12).contains(&value(10..12))
        && (1..=31).contains(&value(12..14));
    let sum: u32 = first
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    plausible && last.to_ascii_uppercase() == b"10X98765432"[(sum % 11) as usize]
}

fn passes_luhn(number: &[u8]) -> bool {
    let sum: u32 = number
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0');
            match (place % 2, digit) {
                (0, digit) => digit,
                (_, digit) if digit > 4 => digit * 2 - 9,
                (_, digit) => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_what_belongs_to_a_person() {
        assert_eq!(
            masked("手机13800002817，身份证11010519491231002X。"),
            "手机138****2817，身份证110***********002X。"
        );
        assert_eq!(masked("卡号6222600260001072444"), "卡号622************2444");
    }

    #[test]
    fn leaves_other_numbers() {
        for text in [
            "电话0571-88886666",
            "共12345678901条",
            "2024年13件",
            "110105194912310021",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
