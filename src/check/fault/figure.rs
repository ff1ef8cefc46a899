//! The quantities that a line states: 1,230条, 近3万人次, 十二件, 98.5%.
//!
//! Numbers that count nothing are left out: years and days, numbers of documents, clauses and headings, telephone
//! numbers, addresses, and whatever stands in a book title.

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
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = number_at(text).map_or(0, |(_, length)| length);
    while at < bytes.len() {
        let next = match bytes[at] {
            b'0'..=b'9' => arabic(text, at),
            // The lead bytes of the Chinese digits.
            0xe3..=0xe9 => chinese(text, at),
            _ => None,
        };
        let Some(number) = next else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at = number.range.end;
        if !is_set_apart(&number.range, sentences)
            && let Some(figure) = quantity(text, number, hits)
        {
            at = figure.end().max(at);
            found.push(figure);
        }
    }
    found
}

/// A number as it is written, before it is known to count something.
struct Number {
    range: Range<usize>,
    value: f64,
    percent: bool,
    /// Whether it is written in Chinese digits, which stand in many words and so need a unit.
    chinese: bool,
}

/// Whether a range lies in an address or a book title.
fn is_set_apart(range: &Range<usize>, sentences: &[Sentence]) -> bool {
    sentences
        .iter()
        .filter(|sentence| sentence.range.start <= range.start && range.start < sentence.range.end)
        .flat_map(|sentence| sentence.links.iter().chain(&sentence.titles))
        .any(|apart| apart.start <= range.start && range.end <= apart.end)
}

/// The number in Arabic digits that begins at `at`; `None` where it is part of a longer sign such as a telephone number.
fn arabic(text: &str, at: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut digits = String::new();
    while end < bytes.len() {
        let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        match bytes[end] {
            b'0'..=b'9' => digits.push(char::from(bytes[end])),
            // 1,234 and no list such as 1,2,3.
            b',' if digit(end + 1) && digit(end + 2) && digit(end + 3) && !digit(end + 4) => {}
            b'.' if digit(end + 1) && !digits.contains('.') => digits.push('.'),
            _ => break,
        }
        end += 1;
    }
    let value: f64 = digits.parse().ok()?;
    let whole = digits.split('.').next().unwrap_or_default();
    let (value, percent, end) = scaled(text, value, end);
    Some(Number {
        range: at..end,
        // A telephone number or the like counts nothing.
        value: if whole.len() > 9 || is_joined(text, at, end) {
            f64::NAN
        } else {
            value
        },
        percent,
        chinese: false,
    })
}

/// Whether a sign before or behind a number makes it part of something longer: 0371-6789, 2024-01, 3.1.2, A12, 8:30.
fn is_joined(text: &str, start: usize, end: usize) -> bool {
    let joins = |sign: char| {
        matches!(
            sign,
            '-' | '/' | '.' | ':' | '_' | '@' | '#' | '*' | '—' | '~' | '～'
        )
    };
    let before = text[..start].chars().next_back();
    let mut behind = text[end..].chars();
    let next = behind.next();
    let digit_behind = behind.next().is_some_and(|sign| sign.is_ascii_digit());
    before.is_some_and(|sign| joins(sign) || sign.is_ascii_alphabetic())
        || next.is_some_and(|sign| sign.is_ascii_alphabetic() || (joins(sign) && digit_behind))
}

/// A value with the 万, 亿, % or ％ behind it.
fn scaled(text: &str, value: f64, end: usize) -> (f64, bool, usize) {
    let rest = &text[end..];
    for (sign, scale, percent) in [
        ("万", 1e4, false),
        ("亿", 1e8, false),
        ("千", 1e3, false),
        ("百", 1e2, false),
        ("%", 1.0, true),
        ("％", 1.0, true),
    ] {
        if rest.starts_with(sign) {
            return (value * scale, percent, end + sign.len());
        }
    }
    (value, false, end)
}

/// The number in Chinese digits that begins at `at`, or 百分之….
fn chinese(text: &str, at: usize) -> Option<Number> {
    let rest = &text[at..];
    if let Some(share) = rest.strip_prefix("百分之") {
        let (value, length) = chinese_run(share)?;
        return Some(Number {
            range: at..at + "百分之".len() + length,
            value,
            percent: true,
            chinese: false,
        });
    }
    let (value, length) = chinese_run(rest)?;
    Some(Number {
        range: at..at + length,
        value,
        percent: false,
        chinese: true,
    })
}

fn chinese_run(text: &str) -> Option<(f64, usize)> {
    let is_digit = |c: &char| "〇零一二两三四五六七八九十百千万".contains(*c);
    let length: usize = text.chars().take_while(is_digit).map(char::len_utf8).sum();
    let value = (length > 0).then(|| chinese_numeral(&text[..length]))??;
    Some((f64::from(value), length))
}

/// The quantity that a number states, if it counts something.
fn quantity(text: &str, number: Number, hits: &[Hit]) -> Option<Figure> {
    let Number {
        range,
        value,
        percent,
        chinese,
    } = number;
    let before = &text[..range.start];
    let behind = &text[range.end..];
    let dated = [
        "年", "月", "日", "号", "时", "学年", "届", "号楼", "〕", "］", "]",
    ];
    let ordinal = [
        "第", "〔", "［", "[", "令", "字", "电话", "传真", "邮编", "QQ",
    ];
    if value.is_nan()
        || (!percent && dated.iter().any(|sign| behind.starts_with(sign)))
        || ordinal.iter().any(|sign| before.ends_with(sign))
    {
        return None;
    }
    let at = |class: Class, start: usize| longest(hits, class, |hit| hit.start as usize == start);
    let after = at(Class::RoughAfter, range.end);
    let counted = after.as_ref().map_or(range.end, |rough| rough.end);
    let unit = at(Class::Unit, counted).or_else(|| at(Class::Unit, range.end));
    if chinese && unit.is_none() {
        return None;
    }
    let end = unit.as_ref().map_or(range.end, |unit| unit.end);
    let before = longest(hits, Class::RoughBefore, |hit| {
        hit.end as usize == range.start
    });
    let rough = after.is_some() || before.is_some() || at(Class::RoughAfter, end).is_some();
    Some(Figure {
        range,
        value,
        percent,
        unit,
        rough,
    })
}

/// The longest of a list's words at a place.
fn longest(hits: &[Hit], class: Class, at: impl Fn(&Hit) -> bool) -> Option<Range<usize>> {
    hits.iter()
        .filter(|hit| hit.owner == Owner::Class(class) && at(hit))
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
}
