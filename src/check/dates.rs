//! The year and the period of a report, in figures of any kind.

use super::profile::{Fact, Origin};
use super::school::{Stated, squeezed};
use crate::document::{Document, chinese_numeral};
use crate::pack::{List, Pack};

/// The year that the report is of: that of the title, the later one of a school year.
pub(super) fn year(
    document: &Document,
    pack: &Pack,
    stated: &Stated,
    title: &str,
    period: Option<&Fact<(String, String)>>,
) -> Option<Fact<u16>> {
    if let Some(year) = &stated.year {
        return Some(year.clone());
    }
    if let Some(year) = document.declared().year {
        return Some(Fact {
            value: year,
            origin: Origin::Report,
        });
    }
    let by_text = |value| Fact {
        value,
        origin: Origin::Text,
    };
    let of_title = years(title).into_iter().max();
    // Where the title says one year and the figures are of another, the report is of the year of its figures.
    let of_period = period
        .and_then(last_year)
        .filter(|year| of_title.is_none_or(|titled| titled.abs_diff(*year) <= 1));
    let of_text = || {
        let lines = document.blocks().iter().take(10);
        let mut lines = lines.map(|block| squeezed(document.slice(block.span)));
        lines.find_map(|line| bare_year(pack, &line).or_else(|| school_year(pack, &line)))
    };
    of_period.or(of_title).or_else(of_text).map(by_text)
}

/// The year in which the period ends that the report gives to the day, where it is about a year long.
fn last_year(period: &Fact<(String, String)>) -> Option<u16> {
    let (start, end) = &period.value;
    let months = |day: &str| {
        let year: u16 = day.get(..4)?.parse().ok()?;
        let month: u16 = day.get(5..7)?.parse().ok()?;
        Some(year * 12 + month)
    };
    let length = months(end)?.checked_sub(months(start)?)?;
    let year = end.get(..4)?.parse().ok()?;
    (10..=13).contains(&length).then_some(year)
}

/// Every year from 2008 to 2099 that stands in a text, in figures of any kind.
fn years(text: &str) -> Vec<u16> {
    let plain: Vec<char> = text.chars().map(ascii_digit).collect();
    let mut found = Vec::new();
    let mut run = String::new();
    let mut chinese = String::new();
    for &character in plain.iter().chain(std::iter::once(&'\n')) {
        if character.is_ascii_digit() {
            run.push(character);
            continue;
        }
        // 20212022学年 has lost its dash.
        for four in run.as_bytes().chunks(4).filter(|four| four.len() == 4) {
            found.extend(
                std::str::from_utf8(four)
                    .ok()
                    .and_then(|four| four.parse::<u16>().ok()),
            );
        }
        run.clear();
        if "〇○零一二三四五六七八九".contains(character) {
            chinese.push(if character == '○' { '〇' } else { character });
        } else {
            if chinese.chars().count() == 4 {
                found.extend(chinese_numeral(&chinese).and_then(|value| u16::try_from(value).ok()));
            }
            chinese.clear();
        }
    }
    found.retain(|year| (2008..=2099).contains(year));
    found
}

fn ascii_digit(character: char) -> char {
    match character {
        '０'..='９' => char::from(b'0' + (character as u32 - '０' as u32) as u8),
        other => other,
    }
}

/// The later year of the first 20XX—20XX学年 or 20XX年度 of a line.
fn school_year(pack: &Pack, line: &str) -> Option<u16> {
    let ends = pack.list(List::YearEnd).iter();
    let at = ends.filter_map(|word| line.find(word.as_str())).min()?;
    let mut start = at.saturating_sub(40);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    years(&format!("{}年", &line[start..at]))
        .into_iter()
        .next_back()
}

/// The later year of a line that holds nothing else: （2018—2019）, 报告年度：2021年.
fn bare_year(pack: &Pack, line: &str) -> Option<u16> {
    let ends = |label: &str| {
        let mut ends = pack.list(List::YearEnd).iter();
        ends.any(|word| label.ends_with(word.as_str()))
    };
    let said = match line.split_once(['：', ':']) {
        Some((label, said)) => ends(label).then_some(said)?,
        None => line,
    };
    let signs = "（）()〔〕年度学至到-—–－~～/〇○零一二三四五六七八九";
    let plain = |sign: char| ascii_digit(sign).is_ascii_digit() || signs.contains(sign);
    said.chars()
        .all(plain)
        .then(|| years(said).into_iter().max())?
}

/// First and last day of the period, where a paragraph gives both.
pub(super) fn period(document: &Document) -> Option<Fact<(String, String)>> {
    let declared = document.declared();
    if let (Some(start), Some(end)) = (&declared.start, &declared.end) {
        return Some(Fact {
            value: (start.clone(), end.clone()),
            origin: Origin::Report,
        });
    }
    document.blocks().iter().take(30).find_map(|block| {
        let source = document.slice(block.span);
        // Two days are wanted, and few lines have even one.
        source.match_indices('日').nth(1)?;
        let line: String = squeezed(source).chars().map(ascii_digit).collect();
        let days = days(&line);
        days.windows(2).find_map(|pair| {
            let between = &line[pair[0].end..pair[1].start];
            let joined = between.len() <= 12
                && ["至", "到", "-", "—", "－", "~", "～", "–"]
                    .iter()
                    .any(|sign| between.contains(sign));
            joined.then(|| Fact {
                value: (pair[0].iso(), pair[1].iso()),
                origin: Origin::Text,
            })
        })
    })
}

/// A day of the calendar that stands in a text.
struct Day {
    start: usize,
    end: usize,
    year: u32,
    month: u32,
    day: u32,
}

impl Day {
    fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Every 20XX年X月X日 of a line; a year left out is that of the day before.
fn days(line: &str) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    for (at, _) in line.match_indices('日') {
        let Some((day, before)) = number_before(&line[..at]) else {
            continue;
        };
        let Some(head) = before.strip_suffix('月') else {
            continue;
        };
        let Some((month, before)) = number_before(head) else {
            continue;
        };
        let (year, start) = match before.strip_suffix('年').and_then(number_before) {
            Some((year, rest)) => (year, rest.len()),
            None => match found.last() {
                Some(last) => (last.year, before.len()),
                None => continue,
            },
        };
        if (1..=12).contains(&month) && (1..=31).contains(&day) && (2000..=2100).contains(&year) {
            found.push(Day {
                start,
                end: at + '日'.len_utf8(),
                year,
                month,
                day,
            });
        }
    }
    found
}

fn number_before(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (rest, number) = text.split_at(text.len() - digits);
    (1..=4)
        .contains(&digits)
        .then(|| number.parse().ok().map(|number| (number, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_year() {
        for (title, year) in [
            ("襄阳科技职业学院2024年信息公开工作报告", 2024),
            ("大渡职业学院2018—2019学年信息公开年度报告", 2019),
            ("关于东海大学2021-2022学年信息公开工作的报告", 2022),
            ("东海大学二〇二三年信息公开年度报告", 2023),
        ] {
            assert_eq!(years(title).into_iter().max(), Some(year), "{title}");
        }
    }

    #[test]
    fn reads_a_period_with_the_second_year_left_out() {
        let days = days("统计期限为2022年1月1日至12月31日");
        assert_eq!(
            days.iter().map(Day::iso).collect::<Vec<_>>(),
            ["2022-01-01", "2022-12-31"]
        );
    }
}
