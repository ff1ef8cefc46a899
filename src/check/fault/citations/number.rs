//! Reading the numbers of documents and orders in running text, also where they are written wrongly or were damaged.

use crate::pack::OfficialNumber;
use std::ops::Range;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As the standard has it.
    Right,
    /// With other brackets, or with something out of place.
    Wrong,
    /// Without brackets, which is wrong only where the code is known to be one.
    Plain,
    /// A sign of it was lost on the way out of another program.
    Damaged,
}

/// A number found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cited {
    /// From its code or its issuer to 号 or 令.
    pub(super) range: Range<usize>,
    pub(super) number: OfficialNumber,
    pub(super) form: Form,
}

/// The brackets of the standard, and the small ones that stand for them in some fonts.
const RIGHT: &str = "〔〕﹝﹞";
const OPEN: &str = "〔﹝[［【（(〈<{「";
const CLOSE: &str = "〕﹞]］】）)〉>}」";
/// What may stand before a code and belongs to the sentence.
const BEFORE_CODE: &str = "以为按据照由和与及号的了见即依";
/// Codes are shorter than this.
const LONGEST_CODE: usize = 12;

/// All numbers of a text, in order.
pub(super) fn numbers(text: &str) -> Vec<Cited> {
    text.match_indices('号')
        .filter_map(|(at, _)| read(text, at))
        .collect()
}

/// The number whose 号 stands at `at`.
fn read(text: &str, at: usize) -> Option<Cited> {
    let end = at + '号'.len_utf8();
    let before = text[..at].trim_end_matches(' ');
    let (rest, digits) = split_digits(before);
    if digits.is_empty() {
        return misplaced(before, end);
    }
    let bare = rest.trim_end_matches(' ');
    let (rest, counted) = match bare.strip_suffix('第') {
        Some(rest) => (rest.trim_end_matches(' '), true),
        None => (bare, false),
    };
    // 国务院令（第492号）
    let inside = rest.trim_end_matches(['（', '(']);
    if let Some(body) = inside.strip_suffix('令') {
        return order(body, digits, end);
    }
    if text[end..].starts_with('令') {
        return order(rest, digits, end + '令'.len_utf8());
    }
    if counted && let Some(length) = body_behind(&text[end..]) {
        let body = text[end..end + length].trim_end_matches('令');
        return Some(Cited {
            range: bare.len() - '第'.len_utf8()..end + length,
            number: OfficialNumber::Order {
                body: body.to_owned(),
                number: digits.parse().ok()?,
            },
            form: Form::Right,
        });
    }
    document(rest, digits, counted, end)
}

/// The length of an order's body that stands behind its number: 第492号国务院令.
fn body_behind(text: &str) -> Option<usize> {
    let end = text.find('令')?;
    let body = &text[..end];
    let named = body.chars().count() <= 6 && body.ends_with(['院', '部', '委', '会']);
    (named && body.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
        .then_some(end + '令'.len_utf8())
}

/// An order; its body is cut to its name by the caller, who knows the names.
fn order(before: &str, digits: &str, end: usize) -> Option<Cited> {
    let (_, body) = split_code(before, 24);
    Some(Cited {
        range: before.len() - body.len()..end,
        number: OfficialNumber::Order {
            body: body.to_owned(),
            number: digits.parse().ok()?,
        },
        form: Form::Right,
    })
}

fn document(before: &str, digits: &str, counted: bool, end: usize) -> Option<Cited> {
    // A year that ran together with the number has lost its bracket.
    if digits.len() > 4 {
        let (year, number) = digits.split_at(4);
        let before = before.trim_end_matches(|c| OPEN.contains(c));
        return cited(before, year, number, Form::Damaged, end);
    }
    let mut form = if counted || digits.starts_with('0') {
        Form::Wrong
    } else {
        Form::Right
    };
    let mut rest = before;
    if let Some(inner) = rest.strip_suffix(['）', ')'])
        && inner.ends_with(['〕', '﹞'])
    {
        (rest, form) = (inner, Form::Wrong);
    }
    let Some((inner, close)) = strip_sign(rest, CLOSE) else {
        return plain(rest, digits, end);
    };
    let (inner, dated) = match inner.strip_suffix('年') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let (rest, year) = split_digits(inner.trim_end_matches(' '));
    let Some((rest, open)) = strip_sign(rest.trim_end_matches(' '), OPEN) else {
        return cited(rest, year, digits, Form::Damaged, end);
    };
    if dated || !RIGHT.contains(open) || !RIGHT.contains(close) {
        form = Form::Wrong;
    }
    cited(rest, year, digits, form, end)
}

/// 教办函2014年23号, 教办函2014-23号; with one bracket left it was damaged.
fn plain(before: &str, digits: &str, end: usize) -> Option<Cited> {
    let rest = before.strip_suffix(['年', '-', '—', '－', ' ']);
    let (rest, year) = split_digits(rest?);
    match strip_sign(rest, OPEN) {
        Some((rest, _)) => cited(rest, year, digits, Form::Damaged, end),
        None => cited(rest, year, digits, Form::Plain, end),
    }
}

/// 教办函2014〔23〕号
fn misplaced(before: &str, end: usize) -> Option<Cited> {
    let (inner, _) = strip_sign(before, CLOSE)?;
    let (rest, digits) = split_digits(inner);
    let (rest, _) = strip_sign(rest, OPEN)?;
    let (rest, year) = split_digits(rest);
    cited(rest, year, digits, Form::Wrong, end)
}

fn cited(before: &str, year: &str, number: &str, form: Form, end: usize) -> Option<Cited> {
    let (_, code) = split_code(before.trim_end_matches(' '), LONGEST_CODE);
    let start = before.trim_end_matches(' ').len() - code.len();
    let year: u16 = (year.len() == 4).then(|| year.parse().ok())??;
    if code.chars().count() < 2 || !(1950..2100).contains(&year) {
        return None;
    }
    Some(Cited {
        range: start..end,
        number: OfficialNumber::Document {
            code: code.to_owned(),
            year,
            number: number.parse().ok()?,
        },
        form,
    })
}

/// A text and the ASCII digits at its end.
fn split_digits(text: &str) -> (&str, &str) {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.split_at(rest.len())
}

/// A text and the Chinese characters at its end, at most so many and none that belongs to the sentence.
fn split_code(text: &str, most: usize) -> (&str, &str) {
    let length: usize = text
        .chars()
        .rev()
        .take(most)
        .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c) && !BEFORE_CODE.contains(*c))
        .map(char::len_utf8)
        .sum();
    text.split_at(text.len() - length)
}

fn strip_sign<'t>(text: &'t str, signs: &str) -> Option<(&'t str, char)> {
    let last = text.chars().next_back().filter(|c| signs.contains(*c))?;
    Some((&text[..text.len() - last.len_utf8()], last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Option<(String, Form)> {
        let found = numbers(text);
        let [one] = found.as_slice() else {
            return None;
        };
        Some((text[one.range.clone()].to_owned(), one.form))
    }

    #[test]
    fn tells_right_from_wrong_and_from_damage() {
        for (text, wanted, form) in [
            ("（教办函〔2014〕23号）", "教办函〔2014〕23号", Form::Right),
            ("（教办函﹝2014﹞23号）", "教办函﹝2014﹞23号", Form::Right),
            ("（教办函[2014]23号）", "教办函[2014]23号", Form::Wrong),
            ("（教办函（2014）23号）", "教办函（2014）23号", Form::Wrong),
            ("（教办函2014〔23〕号）", "教办函2014〔23〕号", Form::Wrong),
            (
                "鄂教办函〔2024〕）7号）",
                "鄂教办函〔2024〕）7号",
                Form::Wrong,
            ),
            ("教办函〔201423号", "教办函〔201423号", Form::Damaged),
            ("教办函2014〕23号", "教办函2014〕23号", Form::Damaged),
            (
                "新规程以师大办〔2019〕18号印发",
                "师大办〔2019〕18号",
                Form::Right,
            ),
            ("（教育部令第29号）", "教育部令第29号", Form::Right),
            ("（教育部第29号令）", "教育部第29号令", Form::Right),
            ("依据第492号国务院令", "第492号国务院令", Form::Right),
        ] {
            assert_eq!(only(text), Some((wanted.to_owned(), form)), "{text}");
        }
    }

    #[test]
    fn leaves_other_numbers() {
        for text in [
            "3号楼",
            "2024年5月7号",
            "（2023）鄂01民终123号",
            "学府路1号",
            "合同编号20240315号",
        ] {
            assert_eq!(numbers(text), [], "{text}");
        }
    }
}
