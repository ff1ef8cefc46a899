//! Hiding personal data in whatever is quoted from a report.
//!
//! Masked: identity-card numbers (with a wrong check digit too), mobile numbers, and runs of 16 to 19 digits that pass
//! the check of bank cards. All but
//! the first 3 and last 4 characters become `*`, so the length stays. A number may be broken by blanks, signs and the end
//! of a line, parted by invisible signs and by the marks of Markdown and HTML, and written in the digits of any script or
//! in Chinese numerals. Over the borders of cells, only an identity card is known, by its check digit: a row of figures
//! looks like the groups of any other number. Whether such a number is a fault, other checks say.

use super::digits::{Gap, digit, gap, is_check_letter, spelled};
use std::borrow::Cow;
use std::ops::Range;

/// The weights of an identity card's first 17 digits (GB 11643-1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// `text` with personal data hidden. Every byte keeps its place: a full-width digit becomes a full-width asterisk,
/// one of two or four bytes as many plain ones.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
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
        for (start, end) in run.personal(text) {
            places.extend(run.digits[start + 3..end - 4].iter().map(|&(place, _)| {
                let place = place as usize;
                place..place + text[place..].chars().next().map_or(0, char::len_utf8)
            }));
        }
    });
    // Those that are spelled are found behind the others.
    places.sort_unstable_by_key(|place| place.start);
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
    each_run(text, |run| {
        for (start, end) in run.personal(text) {
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
    each_spelled(text, &mut run, &mut take);
    if !may_be_personal(text.as_bytes()) {
        return;
    }
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

/// Hands every stretch of Chinese numerals to `take` that is long enough. None is missed though only every thirtieth byte
/// is looked at: so many numerals of three bytes each reach over one.
fn each_spelled(text: &str, run: &mut Run, take: &mut impl FnMut(&Run)) {
    let (mut at, mut read) = (SPELLED, 0);
    while at < text.len() {
        let mut place = at;
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        let numeral = text[place..].chars().next().and_then(spelled);
        // What was read before is not read again.
        if numeral.is_some() && place >= read {
            let personal = run.read_spelled(text, read..place);
            read = run.end;
            if personal {
                take(run);
                at = at.max(run.end);
            }
        }
        at += SPELLED;
    }
}

/// Bytes between two looks for Chinese numerals.
const SPELLED: usize = 3 * (LEAST_DIGITS - 1);

/// A stretch of more digits is taken for several, so that it takes no room without end.
const MOST_DIGITS: usize = 1 << 16;

/// A stretch of digits, with few signs or the end of a line between two of them: 138-1234-5678.
#[derive(Default)]
struct Run {
    /// Each digit's place and value; an identity card's X is a digit at the end.
    digits: Vec<(u32, u8)>,
    /// Indices of digits that begin a group, and what stands before it.
    groups: Vec<(usize, Gap)>,
    end: usize,
}

impl Run {
    /// Reads the stretch that begins at `start`.
    fn read(&mut self, text: &str, start: usize) {
        self.digits.clear();
        self.groups.clear();
        self.groups.push((0, Gap::Seen));
        let mut at = start;
        while let Some(character) = text[at..].chars().next() {
            let may_end = self.digits.len() >= 17;
            if let Some(value) = digit(character) {
                self.digits.push((at as u32, value));
            } else if may_end && is_check_letter(character) {
                self.digits.push((at as u32, b'X'));
                self.end = at + character.len_utf8();
                break;
            } else if let Some((gap, length)) = gap(&text[at..], may_end) {
                self.groups.push((self.digits.len(), gap));
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

    /// Reads the Chinese numerals around the end of a range, from its start on at most; whether they are enough for a
    /// number that is hidden.
    fn read_spelled(&mut self, text: &str, within: Range<usize>) -> bool {
        let at = within.end;
        self.digits.clear();
        self.groups.clear();
        self.groups.push((0, Gap::Seen));
        let before = text[within.clone()].char_indices().rev();
        let start = before
            .take_while(|&(_, sign)| spelled(sign).is_some())
            .last()
            .map_or(at, |(first, _)| within.start + first);
        self.end = start;
        for (place, sign) in text[start..].char_indices().take(MOST_DIGITS) {
            let value = match spelled(sign) {
                Some(value) => value,
                None if self.digits.len() == 17 && is_check_letter(sign) => b'X',
                None => break,
            };
            self.digits.push(((start + place) as u32, value));
            self.end = start + place + sign.len_utf8();
        }
        self.digits.len() >= LEAST_DIGITS
    }

    /// The stretches of digits in `text` that are personal: a group by itself, or several together.
    fn personal(&self, text: &str) -> Vec<(usize, usize)> {
        let values: Vec<u8> = self.digits.iter().map(|&(_, value)| value).collect();
        let found = self.among(text, &values, &self.groups);
        let unseen = |&&(_, gap): &&(usize, Gap)| gap > Gap::Unseen;
        let groups: Vec<(usize, Gap)> = self.groups.iter().filter(unseen).copied().collect();
        // What is not seen parts no number; but a number by itself is one, whatever follows unseen.
        match found.is_empty() && groups.len() < self.groups.len() {
            true => self.among(text, &values, &groups),
            false => found,
        }
    }

    /// The stretches that are personal, where the digits are grouped like this.
    fn among(&self, text: &str, values: &[u8], groups: &[(usize, Gap)]) -> Vec<(usize, usize)> {
        let ends = groups.iter().skip(1).map(|&(start, _)| start);
        let ends: Vec<usize> = ends.chain([values.len()]).collect();
        let mut found = Vec::new();
        let mut first = 0;
        while first < groups.len() {
            let start = groups[first].0;
            let tiles = tiles(&values[start..ends[first]]);
            if !tiles.is_empty() {
                found.extend(tiles.iter().map(|&(from, to)| (start + from, start + to)));
                first += 1;
                continue;
            }
            match self.number_at_group(text, values, groups, &ends, first) {
                Some((more, span)) => {
                    found.push(span);
                    first += more + 1;
                }
                None => first += 1,
            }
        }
        found
    }

    /// The stretch from a group on that is personal, and how many more groups belong to it.
    fn number_at_group(
        &self,
        text: &str,
        values: &[u8],
        groups: &[(usize, Gap)],
        ends: &[usize],
        first: usize,
    ) -> Option<(usize, (usize, usize))> {
        let start = groups[first].0;
        let called = |words: &[&str]| is_called(text, self.digits[start].0 as usize, words);
        let reaches = ends[first..].iter().take(MOST_CARD_GROUPS).enumerate();
        let spans = reaches.flat_map(|(more, &end)| {
            // A country's prefix or a dialled zero stands before the number, and an X may follow that does not belong to it.
            let prefix = |sign: &[u8]| usize::from(values[start..].starts_with(sign)) * sign.len();
            let last = end - usize::from(values[..end].ends_with(b"X"));
            [
                (start, end),
                (start + prefix(b"86"), end),
                (start + prefix(b"0086"), end),
                (start + prefix(b"0"), end),
                (start, last),
            ]
            .map(|span| (more, span))
        });
        let mut spans = spans.filter(|(_, (start, end))| start + 8 <= *end);
        spans.find(|&(more, (start, end))| {
            let number = &values[start..end];
            // Columns of figures look like the groups of a number: over their borders only a check digit tells.
            let bordered = groups[first + 1..=first + more]
                .iter()
                .any(|&(_, gap)| gap == Gap::Border);
            is_identity_card(number)
                || (!bordered
                    && ((more < MOST_GROUPS && is_personal(number))
                        || (more == 0 && (resembles_identity_card(number) || runs_on(number)))
                        || (number.len() == 11 && is_personal(number) && called(&PHONE))
                        || ((18..=20).contains(&number.len())
                            && resembles_identity_card(&number[..18])
                            && called(&CARD))))
        })
    }
}

/// The most groups that a number is written in. A row of small figures in a table must not be taken for one.
const MOST_GROUPS: usize = 6;
/// The most groups of an identity card, whose check digit tells it from a row of figures: every digit by itself.
const MOST_CARD_GROUPS: usize = 18;
/// Characters before a number within which a word calls it what it is.
const CALLED: usize = 12;
/// Words that call a number a telephone's, and those that call it an identity card's.
const PHONE: [&str; 6] = ["电话", "手机", "联系", "号码", "微信", "致电"];
const CARD: [&str; 4] = ["身份证", "证件", "公民身份", "身份号码"];

/// Whether one of `words` stands right before a place, in its sentence and behind any other number.
fn is_called(text: &str, at: usize, words: &[&str]) -> bool {
    let before = &text[..at];
    let first = before.char_indices().rev().nth(CALLED - 1);
    let near = first.map_or(before, |(start, _)| &before[start..]);
    let parts =
        |sign: char| matches!(sign, '。' | '；' | ';' | '\n' | '|') || digit(sign).is_some();
    let near = near.rsplit(parts).next().unwrap_or_default();
    words.iter().any(|word| near.contains(word))
}

/// Whether an identity card with the right check digit is followed by one digit more.
fn runs_on(number: &[u8]) -> bool {
    number.len() == 19 && number[18].is_ascii_digit() && is_identity_card(&number[..18])
}

/// The numbers that a long row of digits consists of without a rest: mobile numbers and identity cards one behind the
/// other.
fn tiles(number: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if number.len() < 2 * LEAST_DIGITS {
        return found;
    }
    let mut begun_at = vec![None; number.len() + 1];
    begun_at[0] = Some(0);
    for at in 0..number.len() {
        if begun_at[at].is_none() {
            continue;
        }
        for length in [11, 18] {
            let Some(one) = number.get(at..at + length) else {
                continue;
            };
            if (length == 11 && is_personal(one)) || (length == 18 && is_identity_card(one)) {
                begun_at[at + length].get_or_insert(at);
            }
        }
    }
    let mut end = number.len();
    while let Some(start) = begun_at[end].filter(|_| end > 0) {
        found.push((start, end));
        end = start;
    }
    found.reverse();
    found
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
        for (text, hidden) in [
            ("１３８１２３４５６７８", "１３８＊＊＊＊５６７８"),
            ("138-1234-5678", "138-****-5678"),
            ("1381 2345 678", "138* ***5 678"),
            ("+8613812345678", "+86138****5678"),
            ("013812345678", "0138****5678"),
            ("138\u{2011}1234\u{2011}5678", "138\u{2011}****\u{2011}5678"),
            ("138/1234/5678", "138/****/5678"),
            ("手机(138)12345678", "手机(138)****5678"),
            ("+86 (138) 1234-5678", "+86 (138) ****-5678"),
            ("110105（19491231）002X", "110***（********）002X"),
            ("11010519491231002Ⅹ", "110***********002Ⅹ"),
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
            ("电话：1 3 8 0 0 0 0 2 8 1 7", "电话：1 3 8 * * * * 2 8 1 7"),
            ("138\u{200b}0000\u{2060}2817", "138\u{200b}****\u{2060}2817"),
            (
                "1\u{200b}3\u{200b}8\u{200b}0\u{200b}0\u{200b}0\u{200b}0\u{200b}2\u{200b}817",
                "1\u{200b}3\u{200b}8\u{200b}*\u{200b}*\u{200b}*\u{200b}*\u{200b}2\u{200b}817",
            ),
            ("**110105**19491231002X", "**110*************002X"),
            ("138<b>0000</b>2817", "138<b>****</b>2817"),
            ("13800002817<sup>1</sup>", "138****2817<sup>1</sup>"),
            (
                "| 1101 | 0519491231 | 002X |",
                "| 110* | ********** | 002X |",
            ),
            (
                "<td>110105</td><td>19491231002X</td>",
                "<td>110***</td><td>********002X</td>",
            ),
            ("1380000281713900002817", "138****2817139****2817"),
            (
                "1380000281711010519491231002X",
                "138****2817110***********002X",
            ),
            ("11010519491231002×", "110***********002×"),
            ("11010519491231002Х", "110***********002Х"),
            ("1101051949123100381", "110************0381"),
            (
                "身份证号：1101051949123100219",
                "身份证号：110************0219",
            ),
            (
                "手机一三八〇〇〇〇二八一七。",
                "手机一三八＊＊＊＊二八一七。",
            ),
            ("幺三八零零零零二八幺七", "幺三八＊＊＊＊二八幺七"),
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
            "| 本科 | 138 | 2024 | 1200 |",
            "<td>138</td><td>2024</td><td>1200</td>",
            "| 1 | 3 | 8 | 0 | 0 | 0 | 0 | 2 | 8 | 1 | 7 |",
            "一二三四五六七八九一〇二",
            "二〇二四年九月一日至二〇二五年八月三十一日",
            "1366*768*1024",
            "2024年1月13日、2024年2月14日、2025年3月15日",
            "电话咨询1 次，网络 3 8 0 0 0 0 2 8 1 7",
            "共受理1380件，答复2024件，2817件",
            "1300000000000000000000",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
