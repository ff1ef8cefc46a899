//! The title's year held against the year that the text reports on: `year-mismatch`.

use super::super::date::Date;
use super::super::{Fault, Line, Subject, fault};
use super::period::{Day, Stretch};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;

/// A year as it is written: 2024年, or 2023—2024学年 with its later year.
#[derive(Clone, Debug)]
struct Year {
    first: u16,
    until: Option<u16>,
    written: String,
    span: Span,
}

impl Year {
    fn read(line: &Line<'_>, date: &Date) -> Option<Self> {
        let first = date
            .year
            .filter(|_| date.month.is_none() && !date.damaged)?;
        let text = line.text();
        let end = ["学年度", "学年", "年度", "年", "度"]
            .iter()
            .find(|word| text[date.range.end..].starts_with(**word))
            .map_or(date.range.end, |word| date.range.end + word.len());
        Some(Self {
            first,
            until: date.until,
            written: text[date.range.start..end].to_owned(),
            span: line.span(date.range.start..end),
        })
    }

    /// The year of a title that calls it none: （2022）, 2018—2019信息公开年度报告.
    fn bare(line: &Line<'_>) -> Option<Self> {
        let text = line.text();
        let mut runs = text.match_indices(|sign: char| sign.is_ascii_digit());
        let (start, _) = runs.next()?;
        let written = &text[start..];
        let end = written.find(|sign: char| !sign.is_ascii_digit());
        let written = &written[..end.unwrap_or(written.len())];
        let alone = runs.count() + 1 == written.len();
        let first = written.parse().ok()?;
        (alone && (2008..2100).contains(&first)).then(|| Self {
            first,
            until: None,
            written: written.to_owned(),
            span: line.span(start..start + written.len()),
        })
    }

    /// Whether a period is of this year: a school year's may be named by either of its years.
    fn holds(&self, period: &Stretch) -> bool {
        let (start, end) = (period.first.0, period.last.0);
        match self.until {
            None => start <= self.first && self.first <= end,
            Some(until) if start < end => (start, end) == (self.first, until),
            Some(until) => start == self.first || start == until,
        }
    }

    /// Whether two years can mean the same.
    fn fits(&self, other: &Self) -> bool {
        match (self.until, other.until) {
            (Some(one), Some(two)) => one == two,
            _ => {
                let last = |year: &Self| year.until.unwrap_or(year.first);
                self.first <= last(other) && other.first <= last(self)
            }
        }
    }
}

/// A title's year stands on its own among the first blocks.
const TITLE_WITHIN: usize = 4;

/// Whether a line is nothing but a year: （2021—2022学年）.
fn is_alone(line: &Line<'_>, dates: &[Date]) -> bool {
    let [date] = dates else { return false };
    let rest = &line.text()[date.range.end..];
    line.text()[..date.range.start]
        .chars()
        .all(|sign| "（(".contains(sign))
        && !rest.is_empty()
        && rest.chars().all(|sign| "学年度）)".contains(sign))
}

/// The years that the report says it is of.
#[derive(Debug, Default)]
pub(super) struct Years {
    title: Vec<Year>,
    /// What the report says it reports on: 现将2022年信息公开工作情况报告如下.
    reports: Vec<Year>,
    /// What paragraphs open with: 2022—2023学年，学校….
    /// With it, whether the paragraph opens so, or a sentence within.
    openings: Vec<(Year, bool)>,
}

/// Paragraphs that open with a year are remembered up to this many.
const MOST_OPENINGS: usize = 40;

impl Years {
    /// Reads a line.
    pub(super) fn read(&mut self, line: &Line<'_>, dates: &[Date]) {
        match line.kind {
            BlockKind::Title => {
                let written = dates.iter().filter_map(|date| Year::read(line, date));
                let before = self.title.len();
                self.title.extend(written);
                if self.title.len() == before {
                    self.title.extend(Year::bare(line));
                }
            }
            // A year on a line of its own above the title.
            _ if line.block < TITLE_WITHIN && self.title.is_empty() && is_alone(line, dates) => {
                self.title
                    .extend(dates.iter().filter_map(|date| Year::read(line, date)));
            }
            BlockKind::Heading { .. } => self.read_heading(line, dates),
            BlockKind::Paragraph => {
                self.read_reports(line, dates);
                self.read_opening(line, dates);
            }
            BlockKind::Cell { .. } => {}
        }
    }

    /// The later year of the title.
    pub(super) fn title(&self) -> Option<u16> {
        self.title
            .iter()
            .map(|year| year.until.unwrap_or(year.first))
            .max()
    }

    /// The days that the title's year can cover, at most.
    pub(super) fn window(&self) -> Option<(Day, Day)> {
        let [year] = self.title.as_slice() else {
            return None;
        };
        Some(match year.until {
            Some(until) => ((year.first, 9, 1), (until, 8, 31)),
            None => ((year.first - 1, 9, 1), (year.first, 12, 31)),
        })
    }

    /// 一、2022年信息公开工作概述
    fn read_heading(&mut self, line: &Line<'_>, dates: &[Date]) {
        let own = line.words(Class::ReportedWork).next().is_some();
        let planned = line.words(Class::OtherTime).next().is_some();
        let [date] = dates else { return };
        if own && !planned {
            self.reports.extend(Year::read(line, date));
        }
    }

    /// 现将2022年信息公开工作情况报告如下
    fn read_reports(&mut self, line: &Line<'_>, dates: &[Date]) {
        for word in line.words(Class::ReportsOn) {
            let Some(sentence) = line.sentence_at(word.start) else {
                continue;
            };
            let clause = sentence
                .clauses
                .iter()
                .find(|clause| clause.range.contains(&word.start));
            let Some(clause) = clause.map(|clause| &clause.range) else {
                continue;
            };
            let titled = |at: usize| sentence.titles.iter().any(|title| title.contains(&at));
            let led = |at: usize| {
                line.words(Class::OtherTime)
                    .any(|other| clause.start <= other.start && other.end <= at)
            };
            let own = |date: &&Date| {
                let at = date.range.start;
                // 自2010年起逐年编制的年报 are all of them.
                let bound = ["起", "年起", "以来", "年以来"]
                    .iter()
                    .any(|word| line.text()[date.range.end..].starts_with(word));
                clause.contains(&at)
                    && !titled(at)
                    && !bound
                    && !led(at)
                    && line.words(Class::ReportedWork).any(|work| {
                        date.range.end <= work.start
                            && work.start <= date.range.end + 45
                            && !titled(work.start)
                    })
            };
            self.reports.extend(
                dates
                    .iter()
                    .filter(own)
                    .filter_map(|date| Year::read(line, date)),
            );
        }
    }

    /// 2022—2023学年，学校领导…, and ××学院2022—2023学年信息公开工作…
    fn read_opening(&mut self, line: &Line<'_>, dates: &[Date]) {
        for sentence in &line.sentences {
            let mut within = dates
                .iter()
                .filter(|date| sentence.range.contains(&date.range.start));
            let (Some(date), None) = (within.next(), within.find(|date| date.year.is_some()))
            else {
                continue;
            };
            let apart = [Class::OtherTime, Class::History, Class::ThisPeriod]
                .into_iter()
                .any(|class| {
                    line.words(class)
                        .any(|word| sentence.range.contains(&word.start))
                });
            let titled = sentence
                .titles
                .iter()
                .any(|title| title.contains(&date.range.start));
            let Some(year) = Year::read(line, date).filter(|_| !apart && !titled) else {
                continue;
            };
            let end = date.range.start + year.written.len();
            let rest = &line.text()[end..sentence.range.end];
            let subject = [
                "，", ",", "是", "学校", "学院", "我校", "我院", "本校", "本院",
            ];
            let opens = date.range.start == sentence.range.start
                && subject.iter().any(|word| rest.starts_with(word));
            let named = sentence.range.start == 0
                && date.range.start <= 75
                && line
                    .words(Class::ReportedWork)
                    .any(|work| work.start == end);
            if (opens || named) && self.openings.len() < MOST_OPENINGS {
                self.openings.push((year, sentence.range.start == 0));
            }
        }
    }

    /// Speaks up where the text reports on another year than the title's.
    pub(super) fn finish(mut self, period: Option<(Stretch, Span)>, faults: &mut Vec<Fault>) {
        if self.title.is_empty() {
            return;
        }
        // A title in two lines that name different years.
        if let [first, .., last] = self.title.as_slice()
            && !first.fits(last)
        {
            let (first, last) = (first.clone(), last.clone());
            push(first.span, last.span, first.written, last.written, faults);
            return;
        }
        let mut needed = 2;
        let stray = |year: &Year| !self.title.iter().any(|title| title.fits(year));
        if let Some((stretch, span)) =
            period.filter(|(stretch, _)| stretch.led || stretch.is_year())
        {
            if !self.title.iter().any(|title| title.holds(&stretch)) {
                let title = self.title.swap_remove(0);
                let written = format!(
                    "{}–{}",
                    super::events::written(stretch.first),
                    super::events::written(stretch.last)
                );
                push(title.span, span, title.written, written, faults);
                return;
            }
            // The period bears the title out: another year in the text is mostly looking back or ahead.
            needed = 3;
        }
        let own = self.openings.iter().any(|(year, _)| !stray(year));
        let strays = || self.openings.iter().filter(|(year, _)| stray(year));
        let enough =
            !own && (strays().count() >= needed || needed < 3 && strays().any(|(_, first)| *first));
        let opening = strays().map(|(year, _)| year).next().filter(|_| enough);
        let found = self.reports.iter().find(|year| stray(year)).or(opening);
        if let Some(year) = found.cloned() {
            let title = self.title.swap_remove(0);
            push(year.span, title.span, title.written, year.written, faults);
        }
    }
}

fn push(span: Span, related: Span, title: String, text: String, faults: &mut Vec<Fault>) {
    faults.push(Fault {
        related: vec![related],
        values: vec![("year", title), ("other", text)],
        ..fault("year-mismatch", Subject::Report, span)
    });
}
