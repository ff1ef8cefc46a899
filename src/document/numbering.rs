//! The numbers that Chinese headings and lists carry: 一、 （二） 3. （4） 第五部分 一是.
//!
//! Only the form at the start of a text is read here; what it means for the outline, `outline.rs` decides.

/// The form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// 第一部分, 第二章
    Part,
    /// 壹、
    Formal,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1. 1． 1、
    Arabic,
    /// （1） 1）
    ArabicBracketed,
    /// 1.1, 2.3.1: the depth is the count of its figures
    Dotted(u8),
    /// ① ⑴
    Circled,
}

/// A number and its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The form.
    pub style: NumberStyle,
    /// The value; for [`NumberStyle::Dotted`] that of the last figure.
    pub value: u32,
}

/// The number at the start of `text`, and its length in bytes with the sign and blanks behind it.
#[must_use]
pub fn number_at(text: &str) -> Option<(Number, usize)> {
    let (number, length) = bracketed(text)
        .or_else(|| part(text))
        .or_else(|| plain(text))
        .or_else(|| circled(text))?;
    let blanks: usize = text[length..]
        .chars()
        .take_while(|&c| super::is_space(c))
        .map(char::len_utf8)
        .sum();
    Some((number, length + blanks))
}

/// The value of a Chinese whole number below 100,000 (十二, 二十, 一百零三, 二〇二四), or `None`.
#[must_use]
pub fn chinese_numeral(text: &str) -> Option<u32> {
    let unit = |character: char| match character {
        '十' | '拾' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' => Some(4),
        _ => None,
    };
    if text.chars().all(|character| unit(character).is_none()) {
        if !(1..=5).contains(&text.chars().count()) {
            return None;
        }
        return text
            .chars()
            .try_fold(0, |sum, digit| Some(sum * 10 + digit_value(digit)?));
    }
    let mut total = 0u32;
    let mut digit: Option<u32> = None;
    for character in text.chars() {
        match unit(character) {
            // 万 counts all that stands before it.
            Some(4) => {
                total = total
                    .checked_add(digit.take().unwrap_or(0))?
                    .max(1)
                    .checked_mul(10_000)?;
            }
            Some(power) => {
                total =
                    total.checked_add(digit.take().unwrap_or(1).checked_mul(10u32.pow(power))?)?;
            }
            None => {
                let value = digit_value(character)?;
                if digit.is_some_and(|digit| digit != 0) {
                    return None;
                }
                digit = Some(value);
            }
        }
    }
    total.checked_add(digit.unwrap_or(0))
}

/// The digits as banks and some offices write them: 壹、概述.
const FORMAL: &str = "壹贰叁肆伍陆柒捌玖";

fn is_formal(number: &str) -> bool {
    number.contains(|sign| FORMAL.contains(sign) || sign == '拾')
}

fn digit_value(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn chinese_run(text: &str) -> Option<(u32, usize)> {
    let length: usize = text
        .chars()
        .take_while(|&c| digit_value(c).is_some() || matches!(c, '十' | '百' | '拾'))
        .map(char::len_utf8)
        .sum();
    (length > 0 && length <= 12)
        .then(|| chinese_numeral(&text[..length]).map(|value| (value, length)))?
}

fn arabic_run(text: &str) -> Option<(u32, usize)> {
    let mut value = 0u32;
    let mut length = 0;
    for character in text.chars().take(3) {
        let Some(digit) = character
            .to_digit(10)
            .or_else(|| full_width_digit(character))
        else {
            break;
        };
        value = value * 10 + digit;
        length += character.len_utf8();
    }
    (length > 0).then_some((value, length))
}

fn full_width_digit(character: char) -> Option<u32> {
    ('０'..='９')
        .contains(&character)
        .then(|| character as u32 - '０' as u32)
}

fn starts_with_any(text: &str, signs: &[char]) -> Option<usize> {
    text.chars()
        .next()
        .filter(|c| signs.contains(c))
        .map(char::len_utf8)
}

fn bracketed(text: &str) -> Option<(Number, usize)> {
    let open = starts_with_any(text, &['（', '('])?;
    let inside = &text[open..];
    let inside = inside.trim_start_matches(super::is_space);
    let skipped = text.len() - inside.len();
    let (style, (value, length)) = match chinese_run(inside) {
        Some(run) => (NumberStyle::ChineseBracketed, run),
        None => (NumberStyle::ArabicBracketed, arabic_run(inside)?),
    };
    let after = &inside[length..];
    let trimmed = after.trim_start_matches(super::is_space);
    let close = starts_with_any(trimmed, &['）', ')'])?;
    Some((
        Number { style, value },
        skipped + length + (after.len() - trimmed.len()) + close,
    ))
}

fn part(text: &str) -> Option<(Number, usize)> {
    let rest = text.strip_prefix('第')?;
    let (value, length) = chinese_run(rest).or_else(|| arabic_run(rest))?;
    let after = &rest[length..];
    let word = ["部分", "章", "篇", "节"]
        .into_iter()
        .find(|word| after.starts_with(word))?;
    let mut end = '第'.len_utf8() + length + word.len();
    end += starts_with_any(&text[end..], &['：', ':', '、', '，']).unwrap_or(0);
    Some((
        Number {
            style: NumberStyle::Part,
            value,
        },
        end,
    ))
}

/// Whether a year stands first: "1.2024年" is the number 1 before a date.
fn opens_with_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[4..].starts_with('年')
}

fn plain(text: &str) -> Option<(Number, usize)> {
    if let Some((value, length)) = chinese_run(text) {
        let sign = starts_with_any(&text[length..], &['、', '．', '.', '，', ' ', '\u{3000}'])?;
        let style = match is_formal(&text[..length]) {
            true => NumberStyle::Formal,
            false => NumberStyle::Chinese,
        };
        return Some((Number { style, value }, length + sign));
    }
    let (mut value, mut length) = arabic_run(text)?;
    let mut depth = 1u8;
    while let Some(dot) = starts_with_any(&text[length..], &['.', '．'])
        && !opens_with_year(&text[length + dot..])
        && let Some((next, digits)) = arabic_run(&text[length + dot..])
        && depth < 5
    {
        value = next;
        length += dot + digits;
        depth += 1;
    }
    if depth > 1 {
        // "3.5亿元" is an amount: a dotted number is followed by a sign, a blank or a word of a title, never by a digit.
        let sign = starts_with_any(&text[length..], &['.', '．', '、', ' ', '\u{3000}', '\t']);
        return sign.map(|sign| {
            (
                Number {
                    style: NumberStyle::Dotted(depth),
                    value,
                },
                length + sign,
            )
        });
    }
    // "01 概述": a number that a blank parts from its title.
    let padded = text.starts_with('0')
        && length == 2
        && starts_with_any(&text[length..], &[' ', '\u{3000}']).is_some();
    if padded {
        return Some((
            Number {
                style: NumberStyle::Arabic,
                value,
            },
            length,
        ));
    }
    if let Some(sign) = starts_with_any(&text[length..], &['.', '．', '、']) {
        return Some((
            Number {
                style: NumberStyle::Arabic,
                value,
            },
            length + sign,
        ));
    }
    let sign = starts_with_any(&text[length..], &['）', ')'])?;
    Some((
        Number {
            style: NumberStyle::ArabicBracketed,
            value,
        },
        length + sign,
    ))
}

fn circled(text: &str) -> Option<(Number, usize)> {
    let character = text.chars().next()?;
    let value = match character {
        '①'..='⑳' => character as u32 - '①' as u32 + 1,
        '⑴'..='⒇' => character as u32 - '⑴' as u32 + 1,
        _ => return None,
    };
    Some((
        Number {
            style: NumberStyle::Circled,
            value,
        },
        character.len_utf8(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_usual_forms() {
        let cases = [
            ("一、概述", NumberStyle::Chinese, 1, "概述"),
            ("十二、其他", NumberStyle::Chinese, 12, "其他"),
            ("（二）方式", NumberStyle::ChineseBracketed, 2, "方式"),
            ("( 三 ) 方式", NumberStyle::ChineseBracketed, 3, "方式"),
            ("3．招生", NumberStyle::Arabic, 3, "招生"),
            ("１、招生", NumberStyle::Arabic, 1, "招生"),
            ("(4)招生", NumberStyle::ArabicBracketed, 4, "招生"),
            ("1.2 招生", NumberStyle::Dotted(2), 2, "招生"),
            ("第五部分 问题", NumberStyle::Part, 5, "问题"),
            ("②财务", NumberStyle::Circled, 2, "财务"),
            ("叁、评议", NumberStyle::Formal, 3, "评议"),
        ];
        for (text, style, value, rest) in cases {
            let (number, length) = number_at(text).unwrap_or_else(|| panic!("{text} has a number"));
            assert_eq!(
                (number.style, number.value, &text[length..]),
                (style, value, rest),
                "{text}"
            );
        }
        for text in ["2024年度", "3.5亿元", "一是加强", "第一批", "（试行）", ""] {
            assert_eq!(number_at(text), None, "{text}");
        }
    }

    #[test]
    fn reads_chinese_numerals() {
        for (text, value) in [
            ("十", 10),
            ("二十三", 23),
            ("一百零五", 105),
            ("二〇二四", 2024),
            ("两千", 2000),
            ("一万二千", 12_000),
        ] {
            assert_eq!(chinese_numeral(text), Some(value), "{text}");
        }
        assert_eq!(chinese_numeral("若干"), None);
    }
}
