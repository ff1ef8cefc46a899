//! The dates that a line states: 2024年3月5日, 2024.3.5, 二〇二四年三月, 3月5日, 2023—2024学年; and which two of them make a
//! stretch of time: 自2023年9月1日起至2024年8月31日止.
//!
//! Only what is written is read here. Whose year a date without one belongs to, its reader decides.

use crate::document::chinese_numeral;
use std::ops::Range;

/// A date as far as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// From its first sign to its last.
    pub(super) range: Range<usize>,
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    /// The later year of 2023—2024学年.
    pub(super) until: Option<u16>,
    /// Whether signs were lost, as in 201691日: such a date says nothing for certain.
    pub(super) damaged: bool,
}

impl Date {
    fn at(start: usize) -> Self {
        Self {
            range: start..start,
            year: None,
            month: None,
            day: None,
            until: None,
            damaged: false,
        }
    }
}

/// The dates of a text, in order.
pub(super) fn dates(text: &str) -> Vec<Date> {
    let mut found = Vec::new();
    // Most lines hold no figure at all, and this is asked of every line.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(['年', '月']) {
        return found;
    }
    let mut behind = 0;
    for (at, sign) in text.char_indices() {
        if at < behind {
            continue;
        }
        let next = match sign {
            '0'..='9' => Some(arabic(text, at, &found)),
            _ if is_numeral(sign) => chinese(text, at).map(|date| (date.range.end, vec![date])),
            _ => None,
        };
        if let Some((end, dates)) = next {
            found.extend(dates);
            behind = end;
        }
    }
    found
}

/// How many days lie between two days, either of which may leave out its month or its day: then the first is the
/// earliest that is meant and the last the latest.
pub(super) fn days_between(first: (u16, u8, u8), last: (u16, u8, u8)) -> i32 {
    ordinal(last) - ordinal(first)
}

/// The number of a day, counted on from an arbitrary one.
fn ordinal((year, month, day): (u16, u8, u8)) -> i32 {
    let (year, month) = if month <= 2 {
        (i32::from(year) - 1, i32::from(month) + 9)
    } else {
        (i32::from(year), i32::from(month) - 3)
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i32::from(day)
}

/// The signs that lead from one date to another.
pub(super) fn is_range_sign(sign: char) -> bool {
    matches!(
        sign,
        '至' | '到' | '-' | '—' | '–' | '－' | '―' | '─' | '~' | '～' | '〜' | '∼'
    )
}

/// Length of the range signs that a text begins with; two dashes are one sign.
fn range_sign(text: &str) -> usize {
    text.chars()
        .take(2)
        .take_while(|&sign| is_range_sign(sign))
        .map(char::len_utf8)
        .sum()
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

fn small(text: &str, most: u8) -> Option<(u8, usize)> {
    let run = digits(text);
    let value = (1..=2).contains(&run.len()).then(|| run.parse().ok())??;
    (1..=most).contains(&value).then_some((value, run.len()))
}

fn is_year(year: u16) -> bool {
    (1900..2100).contains(&year)
}

/// The dates that the digits at `at` begin, and where to go on.
fn arabic(text: &str, at: usize, before: &[Date]) -> (usize, Vec<Date>) {
    let run = digits(&text[at..]);
    let end = at + run.len();
    let glued = text[..at]
        .chars()
        .next_back()
        .is_some_and(|sign| sign.is_ascii_alphabetic() || matches!(sign, '.' | '/' | '_' | '%'));
    let mut date = Date::at(at);
    match run.len() {
        _ if glued => {}
        4 => {
            let year = run.parse().unwrap_or(0);
            if is_year(year) {
                date.year = Some(year);
                return behind_year(text, end, date);
            }
        }
        // 201691日, 20212022学年: the signs between were lost.
        5..=8 if run.starts_with("20") => {
            let rest = &text[end..];
            if let Some((first, last)) = pair(run).filter(|_| rest.starts_with("学年")) {
                (date.year, date.until) = (Some(first), Some(last));
                date.range = at..end;
                return (end, vec![date]);
            }
            if let Some(date) = packed(text, at, run, &date) {
                return (end, vec![date]);
            }
            if rest.starts_with('日') || rest.starts_with('月') {
                date.damaged = true;
                date.year = run[..4].parse().ok();
                let end = end + "日".len();
                date.range = at..end;
                return (end, vec![date]);
            }
        }
        1 | 2 => {
            if let Some((stop, months)) = months(text, at) {
                return (stop, months);
            }
            if let Some(date) =
                month_and_day(text, date.clone(), end).or_else(|| dotted(text, date, end, before))
            {
                return (date.range.end, vec![date]);
            }
        }
        _ => {}
    }
    (end, Vec::new())
}

/// 1—12月: both months, and where to go on.
fn months(text: &str, at: usize) -> Option<(usize, Vec<Date>)> {
    let (first, length) = small(&text[at..], 12)?;
    let sign = range_sign(&text[at + length..]);
    let start = at + length + sign;
    let (last, more) = small(&text[start..], 12).filter(|_| sign > 0)?;
    let end = start + more + '月'.len_utf8();
    if !text[start + more..].starts_with('月')
        || text[end..].starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let (mut one, mut other) = (Date::at(at), Date::at(start));
    (one.month, other.month) = (Some(first), Some(last));
    (one.range.end, other.range.end) = (at + length, end);
    Some((end, vec![one, other]))
}

/// 20230901 beside the sign of a range.
fn packed(text: &str, at: usize, run: &str, date: &Date) -> Option<Date> {
    let end = at + run.len();
    let beside = text[..at].chars().next_back().is_some_and(is_range_sign)
        || text[end..].chars().next().is_some_and(is_range_sign);
    let part = |range: Range<usize>, most: u8| small(run.get(range)?, most).map(|(value, _)| value);
    let (month, day) = (part(4..6, 12)?, part(6..8, 31)?);
    let year = run[..4].parse().ok()?;
    (beside && run.len() == 8).then(|| Date {
        range: at..end,
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..date.clone()
    })
}

/// The years of 20212022.
fn pair(run: &str) -> Option<(u16, u16)> {
    let first: u16 = run.get(..4)?.parse().ok()?;
    let last: u16 = run.get(4..)?.parse().ok()?;
    (run.len() == 8 && last == first + 1).then_some((first, last))
}

/// What follows a year: its month and day, the later year of a school year, or nothing more.
fn behind_year(text: &str, end: usize, mut date: Date) -> (usize, Vec<Date>) {
    let rest = &text[end..];
    if let Some((until, length)) = school_year(rest, date.year) {
        date.until = Some(until);
        date.range.end = end + length;
        return (end + length, vec![date]);
    }
    if let Some(behind) = rest.strip_prefix('年') {
        let start = end + '年'.len_utf8();
        if let Some((stop, mut both)) = months(text, start) {
            both[0].range.start = date.range.start;
            for month in &mut both {
                month.year = date.year;
            }
            return (stop, both);
        }
        date.range.end = start;
        let run = digits(behind);
        // 2016年91日 has lost its month's sign.
        if (2..=4).contains(&run.len()) && behind[run.len()..].starts_with('日') {
            date.damaged = true;
            date.range.end = start + run.len() + '日'.len_utf8();
            return (date.range.end, vec![date]);
        }
        let month = start + run.len();
        let whole = month_and_day(text, date.clone(), month).unwrap_or(date);
        return (whole.range.end, vec![whole]);
    }
    if let Some(separator) = rest.chars().next().filter(|sign| "-./".contains(*sign)) {
        let behind = &rest[1..];
        if let Some((month, length)) = small(behind, 12) {
            let more = &behind[length..];
            date.month = Some(month);
            if let Some((day, last)) = more.strip_prefix(separator).and_then(|day| small(day, 31)) {
                date.day = Some(day);
                date.range.end = end + 1 + length + 1 + last;
                return (date.range.end, vec![date]);
            }
            // 2023.9—2024.8: a month alone only beside a sign, for else it may be an amount.
            let open = range_sign(more) > 0
                || text[..date.range.start]
                    .chars()
                    .next_back()
                    .is_some_and(is_range_sign);
            if open && separator != '-' {
                date.range.end = end + 1 + length;
                return (date.range.end, vec![date]);
            }
        }
    }
    (end, Vec::new())
}

/// The later year behind the first of 2023—2024学年, 2018年-2019年, 2016至2017学年, 2023/2024学年.
fn school_year(rest: &str, first: Option<u16>) -> Option<(u16, usize)> {
    let year = if rest.starts_with('年') {
        '年'.len_utf8()
    } else {
        0
    };
    let sign = range_sign(&rest[year..]).max(usize::from(rest[year..].starts_with('/')));
    let behind = &rest[year + sign..];
    let run = digits(behind);
    let first = first?;
    let last: u16 = match run.len() {
        4 => run.parse().ok()?,
        2 => first / 100 * 100 + run.parse::<u16>().ok()?,
        _ => return None,
    };
    let after = &behind[run.len()..];
    let named = ["学年", "年"].iter().any(|word| after.starts_with(word))
        // 2023年9月-2024年8月 is no school year but two dates.
        && !after.strip_prefix('年').is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
    let bare = run.len() == 4 && year == 0 && !after.starts_with(['年', '.', '/', '-']);
    (sign > 0 && last == first + 1 && (named || bare)).then(|| (last, year + sign + run.len()))
}

/// 3月5日 with its number ending at `month_end`.
fn month_and_day(text: &str, mut date: Date, month_end: usize) -> Option<Date> {
    let start = text[..month_end]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    let (month, _) = small(&text[month_end - start..], 12)?;
    let behind = text[month_end..].strip_prefix('月')?;
    date.month = Some(month);
    let mut end = month_end + '月'.len_utf8();
    if let Some((day, length)) = small(behind, 31) {
        // 15日至17日, 15—17日
        let named = usize::from(behind[length..].starts_with(['日', '号'])) * '日'.len_utf8();
        let rest = &behind[length + named..];
        let sign = range_sign(rest);
        let until = small(&rest[sign..], 31)
            .filter(|(_, more)| sign > 0 && rest[sign + more..].starts_with('日'))
            .map(|(_, more)| sign + more + '日'.len_utf8());
        if named > 0 || until.is_some() {
            date.day = Some(day);
            end += length + named + until.unwrap_or(0);
        }
    }
    date.range.end = end;
    Some(date)
}

/// The 12.31 of 2024.1.1—12.31.
fn dotted(text: &str, mut date: Date, end: usize, before: &[Date]) -> Option<Date> {
    let first = before.last().filter(|first| first.day.is_some())?;
    let between = text.get(first.range.end..date.range.start)?;
    if between.is_empty() || between.len() != range_sign(between) {
        return None;
    }
    let (month, length) = small(&text[date.range.start..], 12)?;
    let separator = text[end..]
        .chars()
        .next()
        .filter(|sign| "-./".contains(*sign))?;
    let (day, last) = small(&text[end + separator.len_utf8()..], 31)?;
    (date.month, date.day) = (Some(month), Some(day));
    date.range.end = date.range.start + length + 1 + last;
    Some(date)
}

/// 二〇二四年三月五日, and 三月五日 behind a sign that leads to it.
fn chinese(text: &str, at: usize) -> Option<Date> {
    let mut date = Date::at(at);
    let mut end = at;
    if text[at..].starts_with(['二', '一']) {
        let run = numerals(&text[at..]);
        let year: String = run
            .chars()
            .map(|sign| {
                if "○Ｏ零".contains(sign) {
                    '〇'
                } else {
                    sign
                }
            })
            .collect();
        if year.chars().count() == 4
            && text[at + run.len()..].starts_with('年')
            && let Some(value) = chinese_numeral(&year).and_then(|value| u16::try_from(value).ok())
            && is_year(value)
        {
            date.year = Some(value);
            end = at + run.len() + '年'.len_utf8();
            date.range.end = end;
        }
    }
    let led = date.year.is_some()
        || text[..at]
            .chars()
            .next_back()
            .is_some_and(|sign| is_range_sign(sign) || sign == '从' || sign == '自');
    let (month, more) = led
        .then(|| chinese_small(&text[end..], '月', 12))
        .flatten()
        .map_or((None, end), |(month, length)| (Some(month), end + length));
    date.month = month;
    if month.is_some() {
        date.range.end = more;
        if let Some((day, length)) = chinese_small(&text[more..], '日', 31) {
            date.day = Some(day);
            date.range.end = more + length;
        }
    }
    (date.year.is_some() || date.month.is_some()).then_some(date)
}

fn is_numeral(sign: char) -> bool {
    matches!(
        sign,
        '〇' | '○'
            | 'Ｏ'
            | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
    )
}

fn numerals(text: &str) -> &str {
    let run = text.chars().take_while(|&sign| is_numeral(sign));
    let length: usize = run.map(char::len_utf8).sum();
    &text[..length]
}

fn chinese_small(text: &str, unit: char, most: u8) -> Option<(u8, usize)> {
    let run = numerals(text);
    let value = u8::try_from(chinese_numeral(run)?).ok()?;
    (!run.is_empty() && (1..=most).contains(&value) && text[run.len()..].starts_with(unit))
        .then(|| (value, run.len() + unit.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let show = |date: &Date| {
            let part = |value: Option<u8>| value.map_or(String::new(), |value| format!("-{value}"));
            let until = date
                .until
                .map_or(String::new(), |until| format!("~{until}"));
            let year = date.year.map_or("?".to_owned(), |year| year.to_string());
            let damaged = if date.damaged { "!" } else { "" };
            format!(
                "{year}{until}{}{}{damaged}",
                part(date.month),
                part(date.day)
            )
        };
        dates(text).iter().map(show).collect()
    }

    #[test]
    fn reads_the_usual_forms() {
        let cases: [(&str, &[&str]); 22] = [
            ("2024年3月5日至7日", &["2024-3-5"]),
            ("2024年3月5—7日", &["2024-3-5"]),
            ("20230901-20240831", &["2023-9-1", "2024-8-31"]),
            ("（1—12月）", &["?-1", "?-12"]),
            ("2016年91日", &["2016!"]),
            ("2024年3月5日", &["2024-3-5"]),
            ("于2024年3月召开", &["2024-3"]),
            ("2024.3.5、2024-03-05、2024/3/5", &["2024-3-5"; 3]),
            ("3月5日", &["?-3-5"]),
            ("二〇二四年三月", &["2024-3"]),
            ("二○二六年二月六日", &["2026-2-6"]),
            ("2023年9月1日至2024年8月31日", &["2023-9-1", "2024-8-31"]),
            ("2024年1月1日—12月31日", &["2024-1-1", "?-12-31"]),
            ("2024年1-12月", &["2024-1", "2024-12"]),
            ("2024.1.1-12.31", &["2024-1-1", "?-12-31"]),
            ("2023.9—2024.8", &["2023-9", "2024-8"]),
            ("2023—2024学年", &["2023~2024"]),
            ("2018年-2019年", &["2018~2019"]),
            ("2021-22学年", &["2021~2022"]),
            ("20212022学年", &["2021~2022"]),
            (
                "二〇二三年九月一日至二〇二四年八月三十一日",
                &["2023-9-1", "2024-8-31"],
            ),
            ("201691日至2017831日", &["2016!", "2017!"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn leaves_out_what_is_no_date() {
        for text in [
            "2024.5万元",
            "教办函〔2014〕23号",
            "0716-83120012",
            "12月票",
            "电话2024-8888",
            "http://a.cn/2024/1.htm",
            "一月有余",
        ] {
            let found = read(text);
            assert!(
                found.is_empty() || found == ["?-12"],
                "{text} holds no date with a year: {found:?}"
            );
        }
    }

    #[test]
    fn counts_days() {
        assert_eq!(days_between((2023, 9, 1), (2024, 8, 31)), 365);
        assert_eq!(days_between((2024, 1, 1), (2024, 12, 31)), 365);
        assert_eq!(days_between((2023, 2, 28), (2023, 3, 1)), 1);
    }
}
