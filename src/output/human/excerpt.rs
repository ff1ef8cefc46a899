//! A window on the report's words, with those that matter marked.
//!
//! The mark stands *in* the line, never on a line below it. A row of `^^^^` under the words sits under them only if
//! every sign to their left is as wide as was thought, and “ ” — … · ① are one column wide in most terminals and two
//! in those set up for Chinese, while in a mail or a chat, where reviews end up, no column fits any other. So where
//! there is colour, the terminal underlines the words itself, and where there is none they stand in 【 】, which are
//! two columns wide everywhere. Words that hold such brackets themselves are marked by `>>` and `<<`.
//!
//! Which words to show, and how many around them, is decided here; where lines break is not.

use super::layout::sign_width;
use super::text::{Look, Text};
use crate::review::{Quote, Severity};

/// Columns of words around a mark, both sides together with it, in a block of its own.
pub(super) const WIDE: usize = 80;
/// The same in a list of one line each.
pub(super) const NARROW: usize = 48;
/// Columns of context that even a long quote keeps on each side.
const LEAST_CONTEXT: usize = 16;

/// How words are marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The severity of what is wrong with them.
    pub(super) severity: Severity,
    /// Whether the terminal can underline.
    pub(super) color: bool,
}

/// The quote within its context.
pub(super) fn excerpt(quote: &Quote, mark: Mark, window: usize) -> Text {
    let words = shorten(&squeeze(&quote.text), window);
    let room = window.saturating_sub(width(&words)) / 2;
    let room = room.max(LEAST_CONTEXT);
    let context = quote.around();
    let (before, cut_before) = tail(&squeeze(&context.before), room);
    let (after, cut_after) = head(&squeeze(&context.after), room);
    let brackets = brackets(&[&before, &words, &after], mark);

    let mut text = Text::default();
    let ellipsis = |cut: bool| if cut { "…" } else { "" };
    text.push(Look::Faint, ellipsis(cut_before || context.cut_before));
    text.push(Look::Plain, before.trim_start());
    text.push(Look::Mark(mark.severity), brackets.0);
    text.push(Look::Mark(mark.severity), &words);
    text.push(Look::Mark(mark.severity), brackets.1);
    text.push(Look::Plain, after.trim_end());
    text.push(Look::Faint, ellipsis(cut_after || context.cut_after));
    text
}

/// Whether there is anything to show.
pub(super) fn is_blank(quote: &Quote) -> bool {
    let context = quote.around();
    [&*quote.text, &context.before, &context.after]
        .iter()
        .all(|words| words.trim().is_empty())
}

/// The signs around the marked words: none where the terminal underlines them, unless there are no words and the
/// mark is all that can be seen.
fn brackets(words: &[&str; 3], mark: Mark) -> (&'static str, &'static str) {
    if mark.color && !words[1].is_empty() {
        ("", "")
    } else if words.iter().any(|part| part.contains(['【', '】'])) {
        (">>", "<<")
    } else {
        ("【", "】")
    }
}

/// Words without the line breaks and runs of blanks of the file, which mean nothing here.
pub(super) fn squeeze(words: &str) -> String {
    let mut squeezed = String::with_capacity(words.len());
    for character in words.chars() {
        if !character.is_whitespace() {
            squeezed.push(character);
        } else if !squeezed.ends_with(' ') {
            squeezed.push(' ');
        }
    }
    squeezed
}

/// Words that fit into a window, else their head and tail.
pub(super) fn shorten(words: &str, window: usize) -> String {
    let words = words.trim();
    if width(words) <= window {
        return words.to_owned();
    }
    let (head_room, tail_room) = (window * 3 / 5, window - window * 3 / 5 - 2);
    let (mut head, mut tail) = (head(words, head_room).0, tail(words, tail_room).0);
    if head.is_empty() && tail.is_empty() {
        // One long word, of which something must be shown.
        head = words.chars().take(head_room).collect();
        tail = words
            .chars()
            .skip(words.chars().count().saturating_sub(tail_room))
            .collect();
    }
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

/// The end of words, and whether something was cut off.
fn tail(words: &str, room: usize) -> (String, bool) {
    let signs: Vec<char> = words.chars().rev().collect();
    let length = fitting(&signs, room);
    (signs[..length].iter().rev().collect(), length < signs.len())
}

/// The start of words, and whether something was cut off.
fn head(words: &str, room: usize) -> (String, bool) {
    let signs: Vec<char> = words.chars().collect();
    let length = fitting(&signs, room);
    (signs[..length].iter().collect(), length < signs.len())
}

/// How many signs fit; a number, an address or a Latin word is never cut in two, since half of a year reads as
/// another number.
fn fitting(signs: &[char], room: usize) -> usize {
    let mut width = 0;
    let fits = |&&sign: &&char| {
        width += sign_width(sign);
        width <= room
    };
    let length = signs.iter().take_while(fits).count();
    let inside =
        |at: usize| at > 0 && at < signs.len() && is_joined(signs[at - 1]) && is_joined(signs[at]);
    (0..=length).rev().find(|&at| !inside(at)).unwrap_or(0)
}

fn is_joined(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || ".,%-/_:=&?#*".contains(sign)
}

fn width(words: &str) -> usize {
    words.chars().map(sign_width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Context;

    fn shown(before: &str, words: &str, after: &str, window: usize) -> String {
        let context = Context {
            before: before.to_owned(),
            after: after.to_owned(),
            ..Context::default()
        };
        let quote = Quote {
            text: words.into(),
            context: Some(Box::new(context)),
            ..Quote::default()
        };
        let mark = Mark {
            severity: Severity::Error,
            color: false,
        };
        excerpt(&quote, mark, window)
            .signs()
            .iter()
            .map(|&(sign, _)| sign)
            .collect()
    }

    #[test]
    fn marks_the_words_in_their_line() {
        assert_eq!(
            shown("本年度", "未收到", "申请。", 40),
            "本年度【未收到】申请。"
        );
        assert_eq!(shown("", "未收到", "申请。", 40), "【未收到】申请。");
        assert_eq!(shown("本年度", "未收到", "", 40), "本年度【未收到】");
        assert_eq!(shown("本年度", "", "申请。", 40), "本年度【】申请。");
    }

    #[test]
    fn shows_where_the_context_is_cut() {
        assert_eq!(
            shown(
                "本年度学校高度重视信息公开",
                "未收到",
                "任何形式的申请和投诉",
                22
            ),
            "…高度重视信息公开【未收到】任何形式的申请和…"
        );
    }

    #[test]
    fn shows_head_and_tail_of_a_long_quote() {
        let long = "甲".repeat(30) + &"乙".repeat(30);
        let shown = shown("前", &long, "后", 20);
        assert_eq!(shown, "前【甲甲甲甲甲甲…乙乙乙】后");
    }

    #[test]
    fn cuts_no_number_in_two() {
        assert_eq!(
            shown("截至2024年底", "共12条", "合计发布信息625000条", 20),
            "截至2024年底【共12条】合计发布信息…"
        );
        assert_eq!(
            shorten("公开信息1234567890条，截至2024年底", 20),
            "公开信息…年底"
        );
    }

    #[test]
    fn changes_the_mark_where_the_words_hold_it() {
        assert_eq!(
            shown("【提示】", "待补充", "。", 40),
            "【提示】>>待补充<<。"
        );
    }

    #[test]
    fn squeezes_line_breaks() {
        assert_eq!(squeeze("一、\n  概述\u{3000}情况"), "一、 概述 情况");
    }
}
