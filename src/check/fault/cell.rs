//! Numbers in the cells of a table.

use crate::document::is_space;

/// A number that fills its cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) value: f64,
    pub(super) percent: bool,
    /// What one more in its last digit would add.
    pub(super) step: f64,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing, or a sign that says so.
    Empty,
    /// A number, with a unit at most.
    Number(Cell),
    /// Words.
    Words,
}

/// A unit behind the number of a cell has so many characters at most.
const LONGEST_UNIT: usize = 3;

/// Reads a cell.
pub(super) fn content(text: &str) -> Content {
    let text = text.trim_matches(is_space);
    if text
        .chars()
        .all(|sign| matches!(sign, '-' | '—' | '－' | '/' | '／' | '–' | '\\'))
    {
        return Content::Empty;
    }
    match number(text) {
        Some(cell) => Content::Number(cell),
        None => Content::Words,
    }
}

fn number(text: &str) -> Option<Cell> {
    let mut digits = String::new();
    let mut length = 0;
    for sign in text.chars() {
        match sign {
            '0'..='9' | '.' => digits.push(sign),
            '０'..='９' => digits.push(char::from(b'0' + (sign as u32 - '０' as u32) as u8)),
            ',' | '，' | ' ' if !digits.is_empty() => {}
            _ => break,
        }
        length += sign.len_utf8();
    }
    let rest = text[length..].trim_matches(is_space);
    let value: f64 = digits.parse().ok()?;
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let step = 0.1f64.powi(places as i32);
    let percent = rest.starts_with(['%', '％']);
    let unit = rest.trim_start_matches(['%', '％']);
    // A year, a date or a range is no quantity.
    let plain = unit.chars().count() <= LONGEST_UNIT
        && !unit.starts_with(['年', '月', '日', '-', '—', '.', '、', '至', '期', '～'])
        && !unit.contains(|sign: char| sign.is_ascii_digit());
    (plain && digits.len() <= 12).then_some(Cell {
        value,
        percent,
        step,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_with_their_units_only() {
        for (text, value) in [
            (" 1,230 ", 1230.0),
            ("１２条", 12.0),
            ("3 人次", 3.0),
            ("0", 0.0),
            ("98.5%", 98.5),
        ] {
            assert!(
                matches!(content(text), Content::Number(cell) if cell.value == value),
                "{text}"
            );
        }
        for text in [
            "2019年9月",
            "1—6",
            "增11.5%",
            "12条，均已办结",
            "1.1.2",
            "合计",
        ] {
            assert_eq!(content(text), Content::Words, "{text}");
        }
        for text in ["", "—", " / "] {
            assert_eq!(content(text), Content::Empty, "{text}");
        }
    }
}
