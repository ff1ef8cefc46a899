//! The quantities that a line states: 1,230条, 近3万人次, 十二件, 98.5%.
//!
//! Numbers that count nothing are left out: years and days, numbers of documents, clauses and headings, telephone
//! numbers, addresses, and whatever stands in a book title.

use super::numeral::{begins, numeral};
use crate::check::sentence::Sentence;
use crate::document::{chinese_numeral, number_at};
use crate::pack::{Class, Hit, Owner};
use std::ops::Range;

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// From its first digit to the last, 万 and % included.
    pub(super) range: Range<usize>,
    /// Its value; of a percentage, the per cent.
    pub(super) value: f64,
    /// Whether it is a percentage.
    pub(super) percent: bool,
    /// What it counts: the longest unit right behind it, if any.
    pub(super) unit: Option<Range<usize>>,
    /// Whether it is said to be rough, as 近 and 余 do.
    pub(super) rough: bool,
    /// What one more in its last digit would add: 1, or 100 in 1.86万, for a figure written short is rounded.
    pub(super) step: f64,
}

impl Figure {
    /// One past the last byte of the figure and its unit.
    pub(super) fn end(&self) -> usize {
        self.unit.as_ref().map_or(self.range.end, |unit| unit.end)
    }
}

/// The quantities of a text, in order. `sentences` tell its titles and addresses, `hits` its units and words of
/// roughness.
pub(super) fn figures(text: &str, sentences: &[Sentence], hits: &[Hit]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut behind = number_at(text).map_or(0, |(_, length)| length);
    for (at, sign) in text.char_indices() {
        if at < behind {
            continue;
        }
        let next = match sign {
            '0'..='9' => arabic(text, at),
            _ if begins(sign) => chinese(text, at),
            _ => None,
        };
        let Some(number) = next else {
            continue;
        };
        behind = number.range.end;
        if !is_set_apart(&number.range, sentences)
            && let Some(figure) = quantity(text, number, hits)
        {
            behind = figure.end().max(behind);
            found.push(figure);
        }
    }
    found
}

/// No word of roughness is longer, in bytes.
const LONGEST_WORD: usize = 30;

/// A number as it is written, before it is known to count something.
struct Number {
    range: Range<usize>,
    value: f64,
    step: f64,
    percent: bool,
    /// Whether it is written in Chinese digits, which stand in many words and so need a unit.
    chinese: bool,
}

/// Whether a range lies in an address or a book title.
fn is_set_apart(range: &Range<usize>, sentences: &[Sentence]) -> bool {
    let after = sentences.partition_point(|sentence| sentence.range.start <= range.start);
    sentences[after.saturating_sub(1)..after]
        .iter()
        .flat_map(|sentence| sentence.links.iter().chain(&sentence.titles))
        .any(|apart| apart.start <= range.start && range.end <= apart.end)
}

/// The number that begins at `at` with an Arabic digit; it counts nothing where it is part of a longer sign such as a
/// telephone number.
fn arabic(text: &str, at: usize) -> Option<Number> {
    let read = numeral(text, at)?;
    let percent = ["%", "％"]
        .iter()
        .find(|sign| text[read.end..].starts_with(**sign));
    let end = read.end + percent.map_or(0, |sign| sign.len());
    let counts = read.digits <= LONGEST_NUMBER && !is_joined(text, at, end);
    Some(Number {
        range: at..end,
        step: read.step,
        value: if counts { read.value } else { f64::NAN },
        percent: percent.is_some(),
        chinese: false,
    })
}

/// More digits in a row are a telephone number or the like.
const LONGEST_NUMBER: usize = 9;

/// Whether a sign before or behind a number makes it part of something longer: 0371-6789, 2024-01, 3.1.2, A12, 8:30.
fn is_joined(text: &str, start: usize, end: usize) -> bool {
    let joins = |sign: char| {
        matches!(
            sign,
            '-' | '/' | '.' | ':' | '_' | '@' | '#' | '*' | '—' | '~' | '～' | '+' | '∶'
        )
    };
    let before = text[..start].chars().next_back();
    let mut behind = text[end..].chars();
    let next = behind.next();
    let digit_behind = behind.next().is_some_and(|sign| sign.is_ascii_digit());
    before.is_some_and(|sign| joins(sign) || sign.is_ascii_alphabetic())
        || next.is_some_and(|sign| sign.is_ascii_alphabetic() || (joins(sign) && digit_behind))
}

/// The number in Chinese digits that begins at `at`, or 百分之….
fn chinese(text: &str, at: usize) -> Option<Number> {
    let rest = &text[at..];
    if let Some(share) = rest.strip_prefix("百分之") {
        let (value, step, length) = decimal(share)?;
        return Some(Number {
            range: at..at + "百分之".len() + length,
            value,
            step,
            percent: true,
            chinese: false,
        });
    }
    let read = numeral(text, at)?;
    Some(Number {
        range: at..read.end,
        value: read.value,
        step: 1.0,
        percent: false,
        chinese: read.chinese,
    })
}

/// A number in Chinese digits with what stands behind 点 (九十八点五), the step of its last digit, and its length. 百分之百
/// is 100.
fn decimal(text: &str) -> Option<(f64, f64, usize)> {
    let read = numeral(text, 0).filter(|read| read.chinese)?;
    let (whole, length) = (read.value, read.end);
    let places: Vec<u32> = text[length..]
        .strip_prefix('点')
        .into_iter()
        .flat_map(str::chars)
        .map_while(|sign| {
            chinese_numeral(sign.encode_utf8(&mut [0; 4])).filter(|&digit| digit < 10)
        })
        .collect();
    if places.is_empty() {
        return Some((whole, 1.0, length));
    }
    let step = 0.1f64.powi(places.len() as i32);
    let behind = places.iter().fold(0u32, |sum, digit| sum * 10 + digit);
    let length = length + '点'.len_utf8() * (1 + places.len());
    Some((whole + f64::from(behind) * step, step, length))
}

/// The quantity that a number states, if it counts something.
fn quantity(text: &str, number: Number, hits: &[Hit]) -> Option<Figure> {
    let Number {
        range,
        value,
        step,
        percent,
        chinese,
    } = number;
    let before = &text[..range.start];
    let behind = &text[range.end..];
    let dated = match behind.chars().next() {
        Some('年' | '月' | '日' | '号' | '时' | '届' | '〕' | '］' | ']') => true,
        Some('学') => behind.starts_with("学年"),
        _ => false,
    };
    let ordinal = before.ends_with(['第', '〔', '［', '[', '令', '字']);
    if value.is_nan() || (!percent && dated) || ordinal {
        return None;
    }
    let at = |class: Class, start: usize| longest(hits, class, start..start + 1, |_| true);
    let after = at(Class::RoughAfter, range.end);
    let counted = after.as_ref().map_or(range.end, |rough| rough.end);
    let unit = at(Class::Unit, counted).or_else(|| at(Class::Unit, range.end));
    // 电话0371 is no quantity, 电话120个 is one.
    let called = || {
        ["电话", "传真", "邮编", "QQ"]
            .iter()
            .any(|name| before.ends_with(name))
    };
    if unit.is_none() && (chinese || called()) {
        return None;
    }
    let end = unit.as_ref().map_or(range.end, |unit| unit.end);
    let before = {
        let begin = range.start.saturating_sub(LONGEST_WORD)..range.start;
        longest(hits, Class::RoughBefore, begin, |hit| {
            hit.end as usize == range.start
        })
    };
    let rough = after.is_some()
        || before.is_some()
        || at(Class::RoughAfter, end).is_some()
        || ends_a_stretch(text, range.start)
        || is_round(text, &range, chinese);
    Some(Figure {
        range,
        value,
        percent,
        unit,
        rough,
        step,
    })
}

/// Whether the number that begins at `start` ends a stretch of numbers: 3至5件.
fn ends_a_stretch(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    before
        .next()
        .is_some_and(|sign| matches!(sign, '至' | '到'))
        && before.next().is_some_and(|sign| sign.is_ascii_digit())
}

/// Whether a number in Chinese digits names no more than its size: 上百条, 数十条, 百余条.
fn is_round(text: &str, range: &Range<usize>, chinese: bool) -> bool {
    let number = &text[range.clone()];
    let led = text[..range.start].ends_with(['上', '数', '几', '好']);
    chinese && (number.starts_with(['百', '千', '万']) || (led && number.starts_with('十')))
}

/// The longest of a list's words that begin within a range and fit. Hits are in the order in which they begin.
fn longest(
    hits: &[Hit],
    class: Class,
    begin: Range<usize>,
    fits: impl Fn(&Hit) -> bool,
) -> Option<Range<usize>> {
    let first = hits.partition_point(|hit| (hit.start as usize) < begin.start);
    hits[first..]
        .iter()
        .take_while(|hit| (hit.start as usize) < begin.end)
        .filter(|hit| hit.owner == Owner::Class(class) && fits(hit))
        .map(|hit| hit.start as usize..hit.end as usize)
        .max_by_key(|range| range.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sentence::sentences;
    use crate::pack::{Pack, Scan};

    fn read(text: &str) -> Vec<(f64, bool, &str, bool)> {
        let pack = Pack::builtin().expect("the built-in pack loads");
        let mut hits = Vec::new();
        pack.fault_lexicon
            .scan(&mut Scan::default(), text, 0, &mut hits);
        hits.sort_by_key(|hit| hit.start);
        figures(text, &sentences(text), &hits)
            .into_iter()
            .map(|figure| {
                let unit = figure.unit.map_or("", |unit| &text[unit]);
                (figure.value, figure.percent, unit, figure.rough)
            })
            .collect()
    }

    #[test]
    fn reads_quantities_with_units_and_roughness() {
        assert_eq!(
            read("共1,230条，近3万人次，收到十二件，满意率98.5%，公众号500余篇，百分之三十"),
            [
                (1230.0, false, "条", false),
                (30000.0, false, "人次", true),
                (12.0, false, "件", false),
                (98.5, true, "", false),
                (500.0, false, "篇", true),
                (30.0, true, "", false),
            ]
        );
    }

    #[test]
    fn leaves_out_what_counts_nothing() {
        assert_eq!(
            read(
                "2024年3月5日，教办函〔2014〕23号，0371-6789012，第3项，《12条意见》，见http://a.cn/12条，一致，8:30"
            ),
            []
        );
    }

    #[test]
    fn reads_blanks_as_separators_and_decimals_in_words() {
        assert_eq!(
            read(
                "官网1 655条，教师12 34人，百分之九十八点五，百分之百，3至5件，1.15万条，上百条，数十件，网上6件"
            ),
            [
                (1655.0, false, "条", false),
                (12.0, false, "", false),
                (34.0, false, "人", false),
                (98.5, true, "", false),
                (100.0, true, "", false),
                (3.0, false, "", false),
                (5.0, false, "件", true),
                (11500.0, false, "条", false),
                (100.0, false, "条", true),
                (10.0, false, "件", true),
                (6.0, false, "件", false),
            ]
        );
    }

    #[test]
    fn reads_every_number_as_it_was_written() {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        for number in 1..10_000usize {
            let [thousands, hundreds, tens, ones] = [
                number / 1000,
                number / 100 % 10,
                number / 10 % 10,
                number % 10,
            ];
            let mut words = String::new();
            for (digit, unit) in [
                (thousands, "千"),
                (hundreds, "百"),
                (tens, "十"),
                (ones, ""),
            ] {
                if digit > 0 {
                    words += digits[digit];
                    words += unit;
                } else if !words.is_empty() && !words.ends_with('零') {
                    words += "零";
                }
            }
            let words = words.trim_end_matches('零');
            let read = numeral(words, 0).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(
                (read.value, read.end),
                (number as f64, words.len()),
                "{words}"
            );
            let grouped = match number {
                1000.. => format!("{},{:03}", number / 1000, number % 1000),
                _ => number.to_string(),
            };
            for text in [number.to_string(), grouped.replace(',', " "), grouped] {
                let read = arabic(&text, 0).unwrap_or_else(|| panic!("{text}"));
                assert_eq!(
                    (read.value, read.range.end),
                    (number as f64, text.len()),
                    "{text}"
                );
            }
        }
    }
}
