//! Whose report it is, of which year, and what follows for the school's level and ownership.
//!
//! A flag is believed before the configuration, that before the report's own fields, the register before the words of
//! the name, and the text last. The register knows 本科 and 专科 only.

use super::profile::{Fact, Origin, Profile};
use crate::document::{BlockKind, Document, chinese_numeral, is_space};
use crate::pack::{Level, Ownership, Pack, SchoolLevel};

/// Facts that the user states, by an option or in the configuration.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// The school's name.
    pub name: Option<Fact<String>>,
    /// Its level.
    pub level: Option<Fact<Level>>,
    /// Its ownership.
    pub ownership: Option<Fact<Ownership>>,
    /// Year of the report.
    pub year: Option<Fact<u16>>,
}

/// What can be known before the report is judged.
pub(super) fn profile(document: &Document, pack: &Pack, stated: &Stated) -> Profile {
    let declared = document.declared();
    let title = squeezed(&title_text(document));
    let by_report = |value: Option<String>| {
        value.map(|value| Fact {
            value,
            origin: Origin::Report,
        })
    };
    let name = stated
        .name
        .clone()
        .or_else(|| by_report(declared.school.clone()))
        .or_else(|| {
            name_in(document, &title).map(|value| Fact {
                value,
                origin: Origin::Text,
            })
        });
    let mut profile = Profile {
        year: year(document, stated, &title),
        period: period(document),
        name,
        ..Profile::default()
    };
    if let Some(name) = profile.name.as_ref().map(|name| name.value.clone()) {
        from_register(&mut profile, pack, &name);
        if profile.level.is_none() {
            from_name(&mut profile, &name);
        }
    }
    if let Some(level) = declared.level.as_deref().and_then(Level::parse) {
        profile.level = Some(Fact {
            value: level,
            origin: Origin::Report,
        });
        profile.graduate_unsettled = false;
    }
    if let Some(ownership) = declared.ownership.as_deref().and_then(Ownership::parse) {
        profile.ownership = Some(Fact {
            value: ownership,
            origin: Origin::Report,
        });
    }
    if let Some(level) = &stated.level {
        profile.level = Some(level.clone());
        profile.graduate_unsettled = false;
    }
    if let Some(ownership) = &stated.ownership {
        profile.ownership = Some(ownership.clone());
    }
    profile
}

fn from_register(profile: &mut Profile, pack: &Pack, name: &str) {
    let Some(school) = pack.register.find(name) else {
        return;
    };
    let level = match school.level {
        SchoolLevel::College => Level::Vocational,
        SchoolLevel::Bachelor if is_vocational_bachelor(name) => Level::VocationalBachelor,
        SchoolLevel::Bachelor => Level::Undergraduate,
    };
    profile.graduate_unsettled = level == Level::Undergraduate;
    profile.level = Some(Fact {
        value: level,
        origin: Origin::Register,
    });
    let ownership = if school.public {
        Ownership::Public
    } else {
        Ownership::Private
    };
    profile.ownership = Some(Fact {
        value: ownership,
        origin: Origin::Register,
    });
    profile.authority = Some(Fact {
        value: school.authority.to_owned(),
        origin: Origin::Register,
    });
    profile.central = is_central(school.authority);
}

/// An authority of the central government: no province, autonomous region or municipality stands in its name.
fn is_central(authority: &str) -> bool {
    !["省", "市", "自治区", "兵团"]
        .iter()
        .any(|word| authority.contains(word))
}

fn is_vocational_bachelor(name: &str) -> bool {
    ["职业大学", "职业技术大学"]
        .iter()
        .any(|word| name.contains(word))
}

fn from_name(profile: &mut Profile, name: &str) {
    let college = [
        "职业技术学院",
        "职业学院",
        "专科学校",
        "高等专科",
        "职工大学",
        "职业技术师范学院",
    ]
    .iter()
    .any(|word| name.contains(word));
    let level = if is_vocational_bachelor(name) {
        Level::VocationalBachelor
    } else if college {
        Level::Vocational
    } else if name.ends_with("大学") || name.ends_with("学院") {
        profile.graduate_unsettled = true;
        Level::Undergraduate
    } else {
        return;
    };
    profile.level = Some(Fact {
        value: level,
        origin: Origin::Name,
    });
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

/// The words of the title, of all its lines.
pub(super) fn title_text(document: &Document) -> String {
    let titles = document
        .blocks()
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Title);
    titles
        .map(|(index, _)| squeezed(document.block_text(index)))
        .collect()
}

/// How the names of schools end.
const ENDS: [&str; 4] = ["专科学校", "大学", "学院", "学校"];

/// The school's name: in the title, on a line of its own, or before its year in the first paragraphs.
fn name_in(document: &Document, title: &str) -> Option<String> {
    leading_name(title).or_else(|| {
        let lines = || {
            document
                .blocks()
                .iter()
                .map(|block| squeezed(document.slice(block.span)))
        };
        let alone = lines()
            .take(6)
            .chain(lines().rev().take(6))
            .find_map(|line| (leading_name(&line)? == line).then_some(line));
        alone.or_else(|| lines().take(8).find_map(|line| embedded_name(&line)))
    })
}

/// The name that a text begins with.
fn leading_name(text: &str) -> Option<String> {
    let text = text
        .strip_prefix("关于")
        .unwrap_or(text)
        .trim_start_matches(['《', '“', '—', '-']);
    let stop = [
        "信息公开",
        "信息工作",
        "年度",
        "学年",
        "关于",
        "20",
        "二〇",
        "二○",
        "（",
        "(",
        "《",
        "党政",
        "党委",
        "办公室",
    ]
    .iter()
    .filter_map(|word| text.find(word))
    .min()
    .unwrap_or(text.len());
    let head = &text[..stop];
    let end = ENDS
        .iter()
        .filter_map(|end| head.rfind(end).map(|at| at + end.len()))
        .max()?;
    let name = &head[..end];
    let length = name.chars().count();
    ((4..=24).contains(&length) && !name.contains(['，', '。', '、', '：', '；', '“', '”']))
        .then(|| name.to_owned())
}

/// The name that stands in a sentence such as 由××学院编制, 现将××大学2024年…
fn embedded_name(line: &str) -> Option<String> {
    for lead in ["由", "现将", "将", "，", "。", "是", "、", "：", "对"] {
        for (at, _) in line.match_indices(lead) {
            if let Some(name) = leading_name(&line[at + lead.len()..])
                && name.chars().count() >= 5
                && !["高等学校", "各学校", "普通高等学校"]
                    .iter()
                    .any(|word| name.ends_with(word))
            {
                return Some(name);
            }
        }
    }
    leading_name(line).filter(|name| name.chars().count() >= 5 && !name.ends_with("高等学校"))
}

fn year(document: &Document, stated: &Stated, title: &str) -> Option<Fact<u16>> {
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
    years(title).into_iter().max().map(by_text).or_else(|| {
        let paragraphs = document
            .blocks()
            .iter()
            .take(10)
            .map(|block| squeezed(document.slice(block.span)));
        paragraphs
            .filter_map(|line| school_year(&line))
            .next()
            .map(by_text)
    })
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
fn school_year(line: &str) -> Option<u16> {
    let at = ["学年", "年度", "年1月1日", "年信息公开", "年9月1日"]
        .iter()
        .filter_map(|word| line.find(word))
        .min()?;
    let mut start = at.saturating_sub(40);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    years(&format!("{}年", &line[start..at]))
        .into_iter()
        .next_back()
}

/// First and last day of the period, where a paragraph gives both.
fn period(document: &Document) -> Option<Fact<(String, String)>> {
    let declared = document.declared();
    if let (Some(start), Some(end)) = (&declared.start, &declared.end) {
        return Some(Fact {
            value: (start.clone(), end.clone()),
            origin: Origin::Report,
        });
    }
    document.blocks().iter().take(30).find_map(|block| {
        let line: String = squeezed(document.slice(block.span))
            .chars()
            .map(ascii_digit)
            .collect();
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
    fn finds_the_name_and_the_year() {
        for (title, name, year) in [
            (
                "襄阳科技职业学院2024年信息公开工作报告",
                "襄阳科技职业学院",
                2024,
            ),
            (
                "大渡职业学院2018—2019学年信息公开年度报告",
                "大渡职业学院",
                2019,
            ),
            (
                "关于东海大学2021-2022学年信息公开工作的报告",
                "东海大学",
                2022,
            ),
            ("东海大学二〇二三年信息公开年度报告", "东海大学", 2023),
        ] {
            assert_eq!(leading_name(title).as_deref(), Some(name), "{title}");
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
