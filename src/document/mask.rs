//! Hiding personal data in whatever is quoted from a report.
//!
//! Masked: identity-card numbers, mobile numbers, and runs of 16 to 19 digits that pass the check of bank cards. All but
//! the first 3 and last 4 characters become `*`, so the length stays. Whether such a number is a fault, other checks say.

use std::borrow::Cow;

/// The weights of an identity card's first 17 digits (GB 11643-1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// `text` with personal data hidden. Every byte keeps its place: a full-width digit becomes a full-width asterisk.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut hidden: Option<String> = None;
    let mut rest = text.char_indices().peekable();
    while let Some(&(at, character)) = rest.peek() {
        if digit(character).is_none() {
            rest.next();
            continue;
        }
        let run = Run::at(text, at);
        for (start, end) in run.personal() {
            let copy = hidden.get_or_insert_with(|| text.to_owned());
            for &(place, _) in &run.digits[start + 3..end - 4] {
                let sign = if copy.as_bytes()[place].is_ascii() {
                    "*"
                } else {
                    "＊"
                };
                copy.replace_range(place..place + sign.len(), sign);
            }
        }
        while rest.peek().is_some_and(|&(next, _)| next < run.end) {
            rest.next();
        }
    }
    hidden.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The numbers in `text` that are hidden: their places, and their digits.
#[must_use]
pub fn personal_numbers(text: &str) -> Vec<(std::ops::Range<usize>, Vec<u8>)> {
    let mut found = Vec::new();
    let mut behind = 0;
    for (at, character) in text.char_indices() {
        if at < behind || digit(character).is_none() {
            continue;
        }
        let run = Run::at(text, at);
        behind = run.end;
        for (start, end) in run.personal() {
            let digits = &run.digits[start..end];
            let last = digits[digits.len() - 1].0;
            let width = text[last..].chars().next().map_or(1, char::len_utf8);
            let values = digits.iter().map(|&(_, value)| value).collect();
            found.push((digits[0].0..last + width, values));
        }
    }
    found
}

/// A stretch of digits, with at most one sign between two of them: 138-1234-5678.
struct Run {
    /// Each digit's place and value; an identity card's X is a digit at the end.
    digits: Vec<(usize, u8)>,
    /// Indices of digits that begin a group.
    groups: Vec<usize>,
    end: usize,
}

impl Run {
    fn at(text: &str, start: usize) -> Self {
        let mut run = Self {
            digits: Vec::new(),
            groups: vec![0],
            end: start,
        };
        let mut characters = text[start..]
            .char_indices()
            .map(|(at, c)| (start + at, c))
            .peekable();
        while let Some((at, character)) = characters.next() {
            if let Some(value) = digit(character) {
                run.digits.push((at, value));
                run.end = at + character.len_utf8();
                continue;
            }
            if matches!(character, 'X' | 'x') && run.digits.len() >= 17 {
                run.digits.push((at, b'X'));
                run.end = at + 1;
                break;
            }
            let joins = is_separator(character)
                && characters
                    .peek()
                    .is_some_and(|&(_, next)| digit(next).is_some());
            if !joins {
                break;
            }
            run.groups.push(run.digits.len());
        }
        run
    }

    /// The stretches of digits that are personal: a group by itself, or several together.
    fn personal(&self) -> Vec<(usize, usize)> {
        let values: Vec<u8> = self.digits.iter().map(|&(_, value)| value).collect();
        let ends: Vec<usize> = self
            .groups
            .iter()
            .copied()
            .skip(1)
            .chain([values.len()])
            .collect();
        let mut found = Vec::new();
        let mut first = 0;
        while first < self.groups.len() {
            let start = self.groups[first];
            let reaches = ends[first..].iter().take(MOST_GROUPS).enumerate();
            let hit = reaches.flat_map(|(more, &end)| {
                // A country's prefix stands before the number, and an X may follow that does not belong to it.
                let prefix =
                    |sign: &[u8]| usize::from(values[start..].starts_with(sign)) * sign.len();
                let last = end - usize::from(values[..end].ends_with(b"X"));
                [
                    (start, end),
                    (start + prefix(b"86"), end),
                    (start + prefix(b"0086"), end),
                    (start, last),
                ]
                .map(|span| (more, span))
            });
            let hit = hit
                .filter(|(_, (start, end))| start + 8 <= *end)
                .find(|(_, (start, end))| is_personal(&values[*start..*end]));
            match hit {
                Some((more, span)) => {
                    found.push(span);
                    first += more + 1;
                }
                None => first += 1,
            }
        }
        found
    }
}

/// The most groups that a number is written in.
const MOST_GROUPS: usize = 6;

/// The ASCII digit that a character stands for.
fn digit(character: char) -> Option<u8> {
    match character {
        '0'..='9' => Some(character as u8),
        '０'..='９' => Some(b'0' + (character as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// Signs that people put between the groups of a number, and invisible ones that programs leave there.
fn is_separator(character: char) -> bool {
    super::is_space(character)
        || matches!(
            character,
            '-' | '–' | '—' | '.' | '_' | '·' | '－' | '\u{ad}' | '\u{202e}'
        )
}

fn is_personal(number: &[u8]) -> bool {
    match number.len() {
        11 => number[0] == b'1' && (b'3'..=b'9').contains(&number[1]),
        15 => is_old_identity_card(number),
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

/// Whether 15 digits are an identity card of before 1999: a date of birth in its place.
fn is_old_identity_card(number: &[u8]) -> bool {
    let two = |at: usize| u32::from(number[at] - b'0') * 10 + u32::from(number[at + 1] - b'0');
    number.iter().all(u8::is_ascii_digit)
        && (b'1'..=b'8').contains(&number[0])
        && (1..=12).contains(&two(8))
        && (1..=31).contains(&two(10))
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
    fn knows_them_however_they_are_written() {
        for (text, hidden) in [
            ("１３８１２３４５６７８", "１３８＊＊＊＊５６７８"),
            ("138-1234-5678", "138-****-5678"),
            ("1381 2345 678", "138* ***5 678"),
            ("+8613812345678", "+86138****5678"),
            ("1101 0519 4912 3100 2X", "110* **** **** **00 2X"),
        ] {
            assert_eq!(masked(text), hidden);
        }
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
