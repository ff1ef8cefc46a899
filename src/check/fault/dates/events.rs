//! Events of another period told as this one's: `out-of-period-date`.
//!
//! Two ways lead to it. Words such as 本年度 claim the event for this period, and its date lies outside; or nothing
//! claims it, but a training, meeting or survey of some year before is told in the report's own account. What is told
//! as history, as a plan, for comparison or of a document is left alone.

use super::super::date::{Date, days_between, is_range_sign};
use super::super::{Fault, Line, Report, Subject, fault};
use super::period::{Day, earliest, latest};
use super::teller::Teller;
use crate::document::BlockKind;
use crate::span::Span;

/// Something that took place on a day.
#[derive(Debug)]
struct Event {
    first: Day,
    last: Day,
    span: Span,
    /// The date as written.
    written: String,
    /// The words that claim it for this period.
    claim: Option<Span>,
    /// Whether words say that it is over.
    happened: bool,
    /// Whether such a thing is held every year.
    routine: bool,
    block: usize,
}

/// The events told with a date.
#[derive(Debug, Default)]
pub(super) struct Events(Vec<Event>);

/// The most years before the period at which an unclaimed meeting is a slip and no history; and what is held every year.
const NEAR: u16 = 2;
const NEAR_ROUTINE: u16 = 6;
/// Events are remembered up to this many.
const MOST_EVENTS: usize = 200;

impl Events {
    /// Looks for events in a line.
    pub(super) fn read(&mut self, line: &Line<'_>, dates: &[Date]) {
        if !matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading { .. }) {
            return;
        }
        for date in joined(line.text(), dates) {
            let (date, end) = (&date.0, &date.1);
            let Some(at) = line
                .sentences
                .iter()
                .position(|sentence| sentence.range.contains(&date.range.start))
            else {
                continue;
            };
            let Some(year) = date.year.filter(|_| !date.damaged && date.until.is_none()) else {
                continue;
            };
            let teller = Teller::new(line, at, date);
            let Some(told) = teller.and_then(|teller| teller.event()) else {
                continue;
            };
            let last = end.as_ref().map_or_else(
                || latest(year, date),
                |end| latest(end.year.unwrap_or(year), end),
            );
            if self.0.len() < MOST_EVENTS {
                self.0.push(Event {
                    block: line.block,
                    first: earliest(year, date),
                    last,
                    span: line.span(told.range),
                    written: line.text()[date.range.clone()].to_owned(),
                    claim: told.claim.map(|claim| line.span(claim)),
                    happened: told.happened,
                    routine: told.routine,
                });
            }
        }
    }

    /// Speaks up on the events outside of a period.
    pub(super) fn finish(
        self,
        report: &Report<'_>,
        first: Day,
        last: Day,
        faults: &mut Vec<Fault>,
    ) {
        // What stands under the measures is a plan, whatever its words.
        let planned = |event: &Event| {
            report.part("improvements").is_some_and(|part| {
                part.blocks
                    .iter()
                    .any(|blocks| blocks.contains(&event.block))
            })
        };
        let outside = |event: &Event| {
            days_between(event.last, first) > 0 || days_between(last, event.first) > 0
        };
        let near = |event: &Event| {
            let most = if event.routine { NEAR_ROUTINE } else { NEAR };
            // A training in June is not the school year's that begins in September.
            let same_year = event.last.0 == first.0 && event.routine && event.happened;
            let before = (event.last.0 < first.0 || same_year && event.last < first)
                && first.0 - event.last.0 <= most;
            // Nor is one in October that of the school year before.
            let later = event.first.0 > last.0 || event.routine && event.first > last;
            let after = later && event.happened && !planned(event);
            before || after
        };
        let mut told: Vec<Span> = Vec::new();
        for event in self.0 {
            if told.contains(&event.span)
                || !outside(&event)
                || (event.claim.is_none() && !near(&event))
            {
                continue;
            }
            told.push(event.span);
            faults.push(Fault {
                related: event.claim.into_iter().collect(),
                values: vec![
                    ("date", event.written),
                    ("first", written(first)),
                    ("last", written(last)),
                ],
                ..fault("out-of-period-date", Subject::Report, event.span)
            });
        }
    }
}

/// The dates, each over the whole of the words that it shares with others (4月和10月), and with the other end of the
/// stretch that it begins (2023年10月至11月).
fn joined(text: &str, dates: &[Date]) -> Vec<(Date, Option<Date>)> {
    let mut found: Vec<(Date, Option<Date>)> = Vec::new();
    let mut first = 0;
    for date in dates {
        let last = found.last().map(|(last, _)| last.clone());
        let between = last
            .as_ref()
            .filter(|last| last.month.is_some() && date.month.is_some())
            .map_or("", |last| &text[last.range.end..date.range.start]);
        let short = !between.is_empty() && between.len() <= "——".len();
        if short && between.chars().all(is_range_sign) {
            found[first..]
                .iter_mut()
                .for_each(|(one, _)| one.range.end = date.range.end);
            if let Some((_, end)) = found.last_mut() {
                *end = Some(date.clone());
            }
        } else if short && between.chars().all(|sign| "和、及与".contains(sign)) {
            let start = found[first].0.range.start;
            found[first..]
                .iter_mut()
                .for_each(|(one, _)| one.range.end = date.range.end);
            let year = date.year.or(last.and_then(|last| last.year));
            let range = start..date.range.end;
            let date = Date {
                year,
                range,
                ..date.clone()
            };
            found.push((date, None));
        } else {
            first = found.len();
            found.push((date.clone(), None));
        }
    }
    found
}

/// A day in figures.
pub(super) fn written((year, month, day): Day) -> String {
    format!("{year}-{month:02}-{day:02}")
}
