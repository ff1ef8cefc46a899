//! Where lines break, and how many columns a sign takes.
//!
//! Signs such as “ ” — … · ① are one column wide in most terminals and two in those set up for Chinese, and nothing
//! tells a program which. So lines are broken as if such a sign took two: no line is ever too long in either kind of
//! terminal. What is to be aligned stands behind words that hold no such sign. What words mean, and how they look, is
//! left to the other files.

use super::text::{Look, Text};
use crate::document::is_cjk;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a sign takes at most.
pub(super) fn sign_width(sign: char) -> usize {
    sign.width_cjk().unwrap_or(0)
}

/// Whether words take the same columns in every terminal, so that something may be aligned behind them.
pub(super) fn is_exact(words: &str) -> bool {
    words.width() == words.width_cjk()
}

/// Breaks signs into lines: the first has `first` columns, the others have `rest`.
pub(super) fn wrap(signs: &[(char, Look)], first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut width = 0;
    let mut room = first;
    for piece in pieces(signs) {
        let piece_width = columns(&signs[trimmed(signs, piece.clone())]);
        if width + piece_width > room && !line.is_empty() {
            lines.push(trimmed(signs, line));
            line = piece.start..piece.start;
            (width, room) = (0, rest);
        }
        if piece_width > room && !is_address(&signs[piece.clone()]) {
            let (whole, last) = cut(signs, piece.clone(), room, rest);
            room = if whole.is_empty() { room } else { rest };
            lines.extend(whole);
            line = last;
            width = columns(&signs[line.clone()]);
        } else {
            width += columns(&signs[piece.clone()]);
            line.end = piece.end;
        }
    }
    if !line.is_empty() {
        lines.push(trimmed(signs, line));
    }
    lines
}

/// Sets short entries side by side, two blanks apart, as many as a line holds; none is broken unless it is longer
/// than a line.
pub(super) fn flow(entries: &[Text], room: usize) -> Vec<Text> {
    let mut lines: Vec<Text> = Vec::new();
    for entry in entries {
        match lines.last_mut() {
            Some(line) if line.width() + 2 + entry.width() <= room => {
                *line = std::mem::take(line).with(Look::Plain, "  ").and(entry);
            }
            _ => lines.push(entry.clone()),
        }
    }
    lines
}

fn columns(signs: &[(char, Look)]) -> usize {
    signs.iter().map(|&(sign, _)| sign_width(sign)).sum()
}

/// The range without the blanks at its end, which hang over the edge.
fn trimmed(signs: &[(char, Look)], range: Range<usize>) -> Range<usize> {
    let blanks = signs[range.clone()]
        .iter()
        .rev()
        .take_while(|(sign, _)| *sign == ' ')
        .count();
    range.start..range.end - blanks
}

/// The pieces that a line break must leave whole, blanks at their ends.
fn pieces(signs: &[(char, Look)]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in 1..signs.len() {
        let address = signs[at - 1].1 == Look::Address && signs[at].1 == Look::Address;
        if !address && may_break(signs[at - 1].0, signs[at].0) {
            pieces.push(start..at);
            start = at;
        }
    }
    if start < signs.len() {
        pieces.push(start..signs.len());
    }
    pieces
}

/// Cuts a piece that is longer than a line, for want of a better place; the last of the parts is still open.
fn cut(
    signs: &[(char, Look)],
    piece: Range<usize>,
    first: usize,
    rest: usize,
) -> (Vec<Range<usize>>, Range<usize>) {
    let mut lines = Vec::new();
    let mut start = piece.start;
    let (mut width, mut room) = (0, first);
    for at in piece.clone() {
        let sign = sign_width(signs[at].0);
        if width + sign > room && at > start {
            lines.push(start..at);
            start = at;
            (width, room) = (0, rest);
        }
        width += sign;
    }
    (lines, start..piece.end)
}

/// Whether a piece is a path or an address, which is of use only where it stays whole.
fn is_address(signs: &[(char, Look)]) -> bool {
    signs
        .iter()
        .any(|&(sign, look)| sign == '/' || look == Look::Address)
}

/// Whether a line may end before `next`.
fn may_break(last: char, next: char) -> bool {
    if next == ' ' || is_opening(last) || is_closing(next) {
        return false;
    }
    if last == ' ' {
        return true;
    }
    let (last_is_word, next_is_word) = (is_word(last), is_word(next));
    // A number keeps its unit, and a number behind 第 its 第.
    let unit = (last.is_ascii_digit() && is_cjk(next)) || (last == '第' && next.is_ascii_digit());
    let glued = is_glue(last) || is_glue(next);
    !(unit && !is_opening(next) || glued || last_is_word && next_is_word)
}

/// Whether a sign stays with both neighbours: a straight quotation mark, which may open or close, and the blank that
/// is there to prevent a break.
fn is_glue(sign: char) -> bool {
    matches!(sign, '"' | '\'' | '\u{a0}')
}

/// Whether a sign belongs to a word that is written without breaks: Latin letters, digits, their punctuation.
fn is_word(sign: char) -> bool {
    sign != ' ' && !is_cjk(sign)
}

/// Signs at which no line may end.
pub(super) fn is_opening(sign: char) -> bool {
    "（《〈【〔［｛「『“‘([{".contains(sign)
}

/// Signs with which no line may start.
pub(super) fn is_closing(sign: char) -> bool {
    "，。、；：？！）》〉】〕］｝」』”’…—·％℃,.;:?!)]}%".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &str, room: usize) -> Vec<String> {
        let text = Text::plain(words);
        let signs = text.signs();
        wrap(signs, room, room)
            .into_iter()
            .map(|line| signs[line].iter().map(|&(sign, _)| sign).collect())
            .collect()
    }

    #[test]
    fn breaks_between_ideographs() {
        assert_eq!(
            lines("学校主动公开信息若干", 8),
            ["学校主动", "公开信息", "若干"]
        );
    }

    #[test]
    fn no_line_starts_with_closing_or_ends_with_opening_punctuation() {
        assert_eq!(
            lines("招生章程，招生计划。", 8),
            ["招生章", "程，招生", "计划。"]
        );
        assert_eq!(
            lines("依据《学校章程》公开", 6),
            ["依据", "《学校", "章程》", "公开"]
        );
        let report = "坚持“以公开为常态、不公开为例外”的原则（见附件一）：公开《章程》——等！";
        for room in 10..60 {
            for line in lines(report, room) {
                assert!(!line.starts_with(is_closing), "{room}: {line}");
                assert!(!line.ends_with(is_opening), "{room}: {line}");
                assert!(line.width_cjk() <= room, "{room}: {line}");
            }
        }
    }

    #[test]
    fn a_number_keeps_its_digits_and_its_unit() {
        assert_eq!(
            lines("发布信息12,625条以上", 12),
            ["发布信息", "12,625条以上"]
        );
        assert_eq!(lines("见清单第22项", 10), ["见清单", "第22项"]);
    }

    #[test]
    fn an_address_stays_whole() {
        assert_eq!(
            lines("栏目见https://xxgk.example.edu.cn/zs/列表页", 12),
            ["栏目见", "https://xxgk.example.edu.cn/zs/", "列表页"]
        );
    }

    #[test]
    fn what_is_longer_than_a_line_is_cut() {
        assert_eq!(lines("！！！！！", 4), ["！！", "！！", "！"]);
        assert_eq!(lines("AAAAAAAAAA文", 4), ["AAAA", "AAAA", "AA文"]);
        assert_eq!(lines("甲AAAAAAAAAA文", 4), ["甲", "AAAA", "AAAA", "AA文"]);
    }

    #[test]
    fn blanks_hang_over_the_edge() {
        assert_eq!(
            lines("give each item a link", 9),
            ["give each", "item a", "link"]
        );
        assert_eq!(lines("", 9), Vec::<String>::new());
    }

    #[test]
    fn labels_and_headers_are_of_one_width_everywhere() {
        use crate::output::wording::{
            ALIKE, AUTHORITY, BASIS, COLUMN_COVERAGE, COLUMN_VERDICT, EXCERPT, GAP, HELP, LEVEL,
            NEAREST, OWNERSHIP, PERIOD, PLACE, PLACES, READY, RELATED, REMEDY, SCHOOL, SEARCHED,
            TO_MEND, TOTAL, TOUCHES, YEAR, part, severity,
        };
        use crate::review::{Language, PartStatus, Severity};
        let mut labels = vec![
            PLACE,
            EXCERPT,
            RELATED,
            BASIS,
            HELP,
            SEARCHED,
            NEAREST,
            ALIKE,
            TOTAL,
            GAP,
            REMEDY,
            TOUCHES,
            SCHOOL,
            LEVEL,
            OWNERSHIP,
            AUTHORITY,
            YEAR,
            PERIOD,
            READY,
            TO_MEND,
            COLUMN_VERDICT,
            COLUMN_COVERAGE,
            PLACES,
        ];
        labels.extend(Severity::ALL.map(severity));
        labels.extend([PartStatus::Present, PartStatus::Thin, PartStatus::Missing].map(part));
        for label in labels {
            assert!(
                [Language::Chinese, Language::English]
                    .into_iter()
                    .all(|language| is_exact(label.get(language))),
                "{label:?}"
            );
        }
    }

    #[test]
    fn signs_of_ambiguous_width_count_double() {
        assert_eq!(lines("①②③④", 4), ["①②", "③④"]);
        assert!(!is_exact("“双一流”"));
        assert!(is_exact("财务、资产（甲）：【乙】"));
    }

    #[test]
    fn entries_flow_without_being_broken() {
        let entries: Vec<Text> = ["3 教代会", "4 学术委员会", "5 规划"]
            .map(Text::plain)
            .to_vec();
        let widths: Vec<usize> = flow(&entries, 22).iter().map(Text::width).collect();
        assert_eq!(widths, [22, 6]);
    }
}
