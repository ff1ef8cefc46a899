//! The period that the figures of a report cover, as a line states it: 自2023年9月1日起至2024年8月31日止.

use super::super::Line;
use super::super::date::{Date, days_between, is_range_sign};
use crate::pack::Class;
use std::ops::Range;

/// A day; what is left out of it is filled up to the outside of the period.
pub(super) type Day = (u16, u8, u8);

/// A stretch of time that a line states.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) first: Day,
    pub(super) last: Day,
    /// Where it stands in the line.
    pub(super) range: Range<usize>,
    /// Whether words beside it say that figures or the report are meant.
    pub(super) led: bool,
}

impl Stretch {
    /// The days that it takes.
    pub(super) fn days(&self) -> i32 {
        days_between(self.first, self.last) + 1
    }

    /// Whether it is about a year long.
    pub(super) fn is_year(&self) -> bool {
        (330..=400).contains(&self.days())
    }

    /// Whether it is a calendar year or a school year.
    pub(super) fn is_usual(&self) -> bool {
        let ends = (self.first.1, self.first.2, self.last.1, self.last.2);
        self.is_year() && matches!(ends, (1, 1, 12, 31) | (9, 1, 8, 30 | 31))
    }

    /// How surely it is the period: a year with words that lead to it first.
    pub(super) fn weight(&self) -> u8 {
        u8::from(self.led) + 2 * u8::from(self.is_year())
    }
}

/// The last day that a date can mean.
pub(super) fn latest(year: u16, date: &Date) -> Day {
    let month = date.month.unwrap_or(12);
    let end = match month {
        2 => 28 + u8::from(year.is_multiple_of(4)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, date.day.unwrap_or(end))
}

/// The first day that a date can mean.
pub(super) fn earliest(year: u16, date: &Date) -> Day {
    (year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}

/// The stretches of a line that can be the report's period. `year` is the report's own, for dates without one.
pub(super) fn stretches(line: &Line<'_>, dates: &[Date], year: Option<u16>) -> Vec<Stretch> {
    let mut found = Vec::new();
    for (index, pair) in dates.windows(2).enumerate() {
        let [first, last] = pair else { continue };
        if first.month.is_none() || last.month.is_none() || first.damaged || last.damaged {
            continue;
        }
        let (Some(one), Some(other)) = (
            line.sentence_at(first.range.start),
            line.sentence_at(last.range.start),
        ) else {
            continue;
        };
        if one.range != other.range {
            continue;
        }
        let led = line
            .words(Class::PeriodLead)
            .any(|word| one.range.start <= word.start && word.end <= one.range.end);
        let between = &line.text()[first.range.end..last.range.start];
        let joined = between.len() <= 24 && between.contains(is_range_sign);
        let known = first.year.or_else(|| {
            dates[..index]
                .iter()
                .rev()
                .find_map(|date| date.until.or(date.year))
        });
        let Some(stretch) = resolve(first, last, known, year, between, led) else {
            continue;
        };
        // 始于2024年1月1日，终于2024年12月31日
        let ends = between.contains(['终', '止', '至', '到', '截', '结']);
        let apart = between.len() <= 90 && led && (ends && stretch.is_year() || stretch.is_usual());
        let long = if led { 60..=500 } else { 330..=400 };
        if (joined || apart) && long.contains(&stretch.days()) {
            found.push(stretch);
        }
    }
    found
}

fn resolve(
    first: &Date,
    last: &Date,
    known: Option<u16>,
    year: Option<u16>,
    between: &str,
    led: bool,
) -> Option<Stretch> {
    let order = (last.month, last.day.unwrap_or(31)) < (first.month, first.day.unwrap_or(1));
    let next = order || between.contains(['次', '翌']);
    let start = match (known, last.year) {
        (Some(known), _) => known,
        (None, Some(last)) => last - u16::from(order),
        (None, None) => year? - u16::from(order),
    };
    let end = last.year.unwrap_or(start + u16::from(next));
    Some(Stretch {
        first: earliest(start, first),
        last: latest(end, last),
        range: first.range.start..last.range.end,
        led,
    })
}
