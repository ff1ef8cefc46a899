//! The signs that numbers of persons are written with: digits of any script, and what stands between them.

use super::is_space;

/// The most signs between two groups: a sign between blanks.
const LONGEST_GAP: usize = 3;
/// The most signs between two groups where a line or a cell ends between them, an indent among them.
const LONGEST_LINE_GAP: usize = 12;
/// The longest tag of HTML within a number, in bytes.
const LONGEST_TAG: usize = 60;

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
pub(super) fn digit(character: char) -> Option<u8> {
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

/// The ASCII digit that a Chinese numeral stands for where numbers are spelled digit by digit.
pub(super) fn spelled(character: char) -> Option<u8> {
    let value = match character {
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(b'0' + value)
}

/// The letter that an identity card may end with, and the signs that are written in its stead.
pub(super) fn is_check_letter(character: char) -> bool {
    matches!(
        character,
        'X' | 'x' | 'Ｘ' | 'ｘ' | 'Х' | 'х' | 'Χ' | 'χ' | '×' | '✕' | '✖' | 'Ⅹ' | 'ⅹ'
    )
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that is seen: invisible signs, or those by which Markdown and HTML set words off.
    Unseen,
    /// Blanks and signs.
    Seen,
    /// The border of a cell.
    Border,
}

/// The gap at the start of `rest` that joins the digits before and behind it, and its length; `may_end` where the letter
/// of an identity card may stand behind it too.
pub(super) fn gap(rest: &str, may_end: bool) -> Option<(Gap, usize)> {
    let (mut at, mut lines, mut count) = (0, 0, 0);
    let mut gap = Gap::Unseen;
    loop {
        let (kind, length) = sign(&rest[at..])?;
        let character = rest[at..].chars().next()?;
        let Some(kind) = kind else {
            let joins = digit(character).is_some() || (may_end && is_check_letter(character));
            let most = if lines > 0 || gap == Gap::Border {
                LONGEST_LINE_GAP
            } else {
                LONGEST_GAP
            };
            return (joins && count <= most).then_some((gap, at));
        };
        gap = gap.max(kind);
        count += usize::from(kind > Gap::Unseen);
        lines += usize::from(character == '\n');
        // Behind an empty line something else begins.
        if lines > 1 || count > LONGEST_LINE_GAP {
            return None;
        }
        at += length;
    }
}

/// The sign that `rest` begins with, as it stands between digits, and its length; no kind where it is none of these.
fn sign(rest: &str) -> Option<(Option<Gap>, usize)> {
    let character = rest.chars().next()?;
    let kind = match character {
        _ if is_invisible(character) => Gap::Unseen,
        // Emphasis in Markdown; a single star stands between factors.
        '*' | '~' if rest[1..].starts_with(character) => return Some((Some(Gap::Unseen), 2)),
        '`' | '\\' => Gap::Unseen,
        '<' => return Some(tag(rest).map_or((None, 1), |(kind, length)| (Some(kind), length))),
        '|' => Gap::Border,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '.' | '_' | '·' | '/' | '~' | '～' => {
            Gap::Seen
        }
        // (138)1234-5678
        '(' | ')' | '（' | '）' => Gap::Seen,
        _ if is_space(character) => Gap::Seen,
        _ => return Some((None, character.len_utf8())),
    };
    Some((Some(kind), character.len_utf8()))
}

/// Signs without a width, which editors leave and which part digits unseen.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The tag of HTML that `rest` begins with: that of a cell, or one within a line.
fn tag(rest: &str) -> Option<(Gap, usize)> {
    const INLINE: [&str; 16] = [
        "a", "b", "code", "del", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong",
        "sub", "sup", "u",
    ];
    let head = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
    let end = memchr::memchr(b'>', head)?;
    let inside = rest.get(1..end)?;
    let name = inside.trim_start_matches('/');
    let name = name
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .next()?;
    let is_any = |names: &[&str]| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    let kind = match name {
        _ if is_any(&INLINE) => Gap::Unseen,
        _ if is_any(&["td", "th"]) => Gap::Border,
        _ => return None,
    };
    Some((kind, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_in_order() {
        assert!(ZEROS.is_sorted() && ZEROS.iter().all(|&zero| char::from_u32(zero).is_some()));
    }
}
