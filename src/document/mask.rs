//! Hiding personal data in whatever is quoted from a report.
//!
//! Masked: identity-card numbers (with a wrong check digit too), mobile numbers, and runs of 16 to 19 digits that pass
//! the check of bank cards. All but
//! the first 3 and last 4 characters become `*`, so the length stays. A number may be broken by blanks, signs and the end
//! of a line, and written in the digits of any script. Whether such a number is a fault, other checks say.

use std::borrow::Cow;
use std::ops::Range;

/// The weights of an identity card's first 17 digits (GB 11643-1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// `text` with personal data hidden. Every byte keeps its place: a full-width digit becomes a full-width asterisk,
/// one of two or four bytes as many plain ones.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    if !may_be_personal(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let places = hidden(text);
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = text.to_owned();
    hide(&mut masked, places.into_iter());
    Cow::Owned(masked)
}

/// The places of the characters that are hidden in a text, in order.
pub(super) fn hidden(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    each_run(text, |run| {
        for (start, end) in run.personal() {
            places.extend(run.digits[start + 3..end - 4].iter().map(|&(place, _)| {
                let place = place as usize;
                place..place + text[place..].chars().next().map_or(0, char::len_utf8)
            }));
        }
    });
    places
}

/// Hides the characters at `places`.
pub(super) fn hide(text: &mut String, places: impl Iterator<Item = Range<usize>>) {
    for place in places {
        let sign = if place.len() == '＊'.len_utf8() {
            "＊"
        } else {
            &"****"[..place.len()]
        };
        text.replace_range(place, sign);
    }
}

/// No number that is hidden has fewer digits.
const LEAST_DIGITS: usize = 11;

/// Whether bytes hold digits enough for a number that is hidden. Most do not, and this is asked of every line: only the
/// bytes are counted that a digit of some script begins or, of the full-width ones, ends with.
fn may_be_personal(text: &[u8]) -> bool {
    // Stretches are short enough for counts of one byte, which the processor takes many at a time.
    let stretch = |from: usize| {
        let at = |behind: usize| text.get(from + behind..).unwrap_or_default();
        let begins = at(0).iter().take(STRETCH).map(|&byte| {
            let other = (0xd9..=0xe1).contains(&byte) | (byte == 0xea) | (byte == 0xf0);
            u8::from(byte.is_ascii_digit() | other)
        });
        let three = at(0).iter().zip(at(1)).zip(at(2)).take(STRETCH);
        let wide = three.map(|((&first, &second), &third)| {
            u8::from((first == 0xef) & (second == 0xbc) & (0x90..=0x99).contains(&third))
        });
        usize::from(begins.sum::<u8>()) + usize::from(wide.sum::<u8>())
    };
    let count: usize = (0..text.len()).step_by(STRETCH).map(stretch).sum();
    count >= LEAST_DIGITS
}

/// Bytes that are counted at once; fewer than 256.
const STRETCH: usize = 128;

/// The numbers in `text` that are hidden: their places, and their digits.
#[must_use]
pub fn personal_numbers(text: &str) -> Vec<(Range<usize>, Vec<u8>)> {
    let mut found = Vec::new();
    if !may_be_personal(text.as_bytes()) {
        return found;
    }
    each_run(text, |run| {
        for (start, end) in run.personal() {
            let digits = &run.digits[start..end];
            let last = digits[digits.len() - 1].0 as usize;
            let width = text[last..].chars().next().map_or(1, char::len_utf8);
            let values = digits.iter().map(|&(_, value)| value).collect();
            found.push((digits[0].0 as usize..last + width, values));
        }
    });
    found
}

/// Hands every stretch of digits in `text` to `take` that is long enough for a number that is hidden.
fn each_run(text: &str, mut take: impl FnMut(&Run)) {
    let mut run = Run::default();
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let length = match byte {
            b'0'..=b'9' => 0,
            0x00..=0x7f => 1,
            // U+2000 to U+9FFF, among which no digit stands.
            0xe2..=0xe9 => 3,
            _ => match text[at..].chars().next() {
                Some(character) if digit(character).is_some() => 0,
                character => character.map_or(1, char::len_utf8),
            },
        };
        if length > 0 {
            at += length;
            continue;
        }
        run.read(text, at);
        at = run.end;
        if run.digits.len() >= LEAST_DIGITS {
            take(&run);
        }
    }
}

/// A stretch of more digits is taken for several, so that it takes no room without end.
const MOST_DIGITS: usize = 1 << 16;

/// A stretch of digits, with few signs or the end of a line between two of them: 138-1234-5678.
#[derive(Default)]
struct Run {
    /// Each digit's place and value; an identity card's X is a digit at the end.
    digits: Vec<(u32, u8)>,
    /// Indices of digits that begin a group.
    groups: Vec<usize>,
    end: usize,
}

impl Run {
    /// Reads the stretch that begins at `start`.
    fn read(&mut self, text: &str, start: usize) {
        self.digits.clear();
        self.groups.clear();
        self.groups.push(0);
        let mut at = start;
        while let Some(character) = text[at..].chars().next() {
            let may_end = self.digits.len() >= 17;
            if let Some(value) = digit(character) {
                self.digits.push((at as u32, value));
            } else if may_end && is_check_letter(character) {
                self.digits.push((at as u32, b'X'));
                self.end = at + character.len_utf8();
                break;
            } else if let Some(length) = gap(&text[at..], may_end) {
                self.groups.push(self.digits.len());
                at += length;
                continue;
            } else {
                break;
            }
            at += character.len_utf8();
            self.end = at;
            if self.digits.len() == MOST_DIGITS {
                break;
            }
        }
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
            let reaches = ends[first..].iter().take(MOST_CARD_GROUPS).enumerate();
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
            let hit =
                hit.filter(|(_, (start, end))| start + 8 <= *end)
                    .find(|(more, (start, end))| {
                        let number = &values[*start..*end];
                        is_identity_card(number)
                            || (*more < MOST_GROUPS && is_personal(number))
                            || (*more == 0 && resembles_identity_card(number))
                    });
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

/// The most groups that a number is written in. A row of small figures in a table must not be taken for one.
const MOST_GROUPS: usize = 6;
/// The most groups of an identity card, whose check digit tells it from a row of figures: every digit by itself.
const MOST_CARD_GROUPS: usize = 18;
/// The most signs between two groups: a sign between blanks.
const LONGEST_GAP: usize = 3;
/// The most signs between two groups where a line ends between them, the next one's indent among them.
const LONGEST_LINE_GAP: usize = 12;

/// The zeros of the decimal digits beyond ASCII (Unicode's category Nd); one to nine follow each.
const ZEROS: [u32; 67] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];

/// The ASCII digit that a character stands for.
fn digit(character: char) -> Option<u8> {
    if character.is_ascii() {
        return character.is_ascii_digit().then_some(character as u8);
    }
    // No digit stands among the Chinese characters and their signs, which are nearly all there is.
    if ('\u{2000}'..='\u{9fff}').contains(&character) || !character.is_numeric() {
        return None;
    }
    let code = u32::from(character);
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= code)].last()?;
    let value = u8::try_from(code - zero).ok()?;
    (value < 10).then_some(b'0' + value)
}

/// The letter that an identity card may end with.
fn is_check_letter(character: char) -> bool {
    matches!(character, 'X' | 'x' | 'Ｘ' | 'ｘ')
}

/// Length of the signs at the start of `rest` that join the digits before and behind them; `may_end` where the letter
/// of an identity card may stand behind them too.
fn gap(rest: &str, may_end: bool) -> Option<usize> {
    let mut lines = 0;
    for (count, (at, character)) in rest.char_indices().enumerate() {
        if !is_separator(character) {
            let joins = digit(character).is_some() || (may_end && is_check_letter(character));
            let most = if lines == 0 {
                LONGEST_GAP
            } else {
                LONGEST_LINE_GAP
            };
            return (joins && count <= most).then_some(at);
        }
        lines += usize::from(character == '\n');
        // Behind an empty line something else begins.
        if lines > 1 || count == LONGEST_LINE_GAP {
            return None;
        }
    }
    None
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
    if !resembles_identity_card(number) {
        return false;
    }
    let sum: u32 = number
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    number[17].to_ascii_uppercase() == b"10X98765432"[(sum % 11) as usize]
}

/// Whether 18 characters look like an identity-card number: a region and a date of birth in their places. One with a
/// wrong check digit is a slip of the pen, and still leads to a person.
fn resembles_identity_card(number: &[u8]) -> bool {
    let [first @ .., last] = number else {
        return false;
    };
    if first.len() != 17
        || !first.iter().all(u8::is_ascii_digit)
        || !(last.is_ascii_digit() || last.eq_ignore_ascii_case(&b'x'))
    {
        return false;
    }
    let value = |range: std::ops::Range<usize>| {
        first[range]
            .iter()
            .fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    (b'1'..=b'8').contains(&first[0])
        && (1900..=2100).contains(&value(6..10))
        && (1..=12).contains(&value(10..12))
        && (1..=31).contains(&value(12..14))
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
        assert!(ZEROS.is_sorted() && ZEROS.iter().all(|&zero| char::from_u32(zero).is_some()));
        for (text, hidden) in [
            ("１３８１２３４５６７８", "１３８＊＊＊＊５６７８"),
            ("138-1234-5678", "138-****-5678"),
            ("1381 2345 678", "138* ***5 678"),
            ("+8613812345678", "+86138****5678"),
            ("1101 0519 4912 3100 2X", "110* **** **** **00 2X"),
            (
                "１１０１０５１９４９１２３１００２Ｘ",
                "１１０＊＊＊＊＊＊＊＊＊＊＊００２Ｘ",
            ),
            (
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "1 1 0 * * * * * * * * * * * 0 0 2 X",
            ),
            ("1380000\n2817", "138****\n2817"),
            ("138000\r\n　　02817", "138***\r\n　　*2817"),
            ("11010519491231\n002X", "110***********\n002X"),
            ("11010519491231002\nX", "110***********002\nX"),
            ("138  1234  5678", "138  ****  5678"),
            ("138 - 1234 - 5678", "138 - **** - 5678"),
            ("١٣٨٠٠٠٠٢٨١٧", "١٣٨********٢٨١٧"),
            ("༡༣༨༠༠༠༠༢༨༡༧", "༡༣༨＊＊＊＊༢༨༡༧"),
            ("𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟐𝟖𝟏𝟕", "𝟏𝟑𝟖****************𝟐𝟖𝟏𝟕"),
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
            "110105194913310021",
            "1380000\n\n2817",
            "138    0000    2817",
            "1 3 8 0 0 0 0 2 8 1 7",
            "①③⑧⓪⓪⓪⓪②⑧①⑦",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
