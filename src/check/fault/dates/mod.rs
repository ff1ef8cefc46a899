//! Years, periods and dates of events held against each other: the rules of the group `dates`.

mod events;
mod period;
mod published;
mod teller;
mod year;

use super::date::{Date, dates};
use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use events::{Events, written};
use period::{Day, Stretch, stretches};
use published::Published;
use year::Years;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Dates {
    years: Years,
    /// The period, and where it stands.
    period: Option<(Stretch, Span)>,
    /// Whether a period is stated in a way that gives no days: 自然年, or one damaged in the file.
    named: bool,
    /// A line that gives the first day only: 统计起始日：2023年9月1日.
    open: Option<(usize, Day, Span)>,
    /// Where the report says what it is, for a period that is not there.
    intro: Option<Span>,
    events: Events,
    published: Published,
}

/// So many lines behind the first day the last one may stand.
const APART: usize = 3;

impl Dates {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, _: &mut Vec<Fault>) {
        if self.intro.is_none()
            && line.kind == BlockKind::Paragraph
            && let Some(word) = line.words(Class::ReportsOn).next()
            && let Some(clause) = line.sentence_at(word.start).and_then(|sentence| {
                sentence
                    .clauses
                    .iter()
                    .find(|clause| clause.range.contains(&word.start))
            })
        {
            self.intro = Some(line.span(clause.range.clone()));
        }
        if line.words(Class::PeriodNamed).next().is_some()
            && line.words(Class::PeriodLead).next().is_some()
        {
            self.named = true;
        }
        let dates = dates(line.text());
        if dates.is_empty() && line.kind != BlockKind::Title {
            return;
        }
        self.read_period(report, line, &dates);
        self.years.read(line, &dates);
        self.events.read(line, &dates);
        self.published.read(report, line, &dates);
    }

    fn read_period(&mut self, report: &Report<'_>, line: &Line<'_>, dates: &[Date]) {
        let led = line.words(Class::PeriodLead).next().is_some();
        let damaged = dates.iter().any(|date| date.damaged);
        self.named |= damaged && (led || dates.len() > 1);
        let year = self
            .years
            .title()
            .or_else(|| report.profile.year.as_ref().map(|year| year.value));
        for stretch in stretches(line, dates, year) {
            let better = self
                .period
                .as_ref()
                .is_none_or(|(held, _)| held.weight() < stretch.weight());
            if better {
                let span = line.span(stretch.range.clone());
                self.period = Some((stretch, span));
            }
        }
        self.read_ends(line, dates, led);
    }

    /// The first and the last day on lines of their own.
    fn read_ends(&mut self, line: &Line<'_>, dates: &[Date], led: bool) {
        let [date] = dates else { return };
        let (Some(year), Some(_)) = (date.year, date.day) else {
            return;
        };
        if line.text().len() > 120 {
            return;
        }
        let alone = date.range == (0..line.text().len());
        if let Some((_, first, span)) = self.open.filter(|_| alone && self.period.is_none()) {
            // Two cells of a table: only a whole year is believed without a word.
            let stretch = Stretch {
                first,
                last: period::latest(year, date),
                range: date.range.clone(),
                led: true,
            };
            if stretch.is_usual() {
                self.period = Some((stretch, span));
            }
        }
        if alone || led && line.text().contains(['起', '始', '自', '从']) {
            let day = period::earliest(year, date);
            self.open = Some((line.block, day, line.span(date.range.clone())));
        } else if let Some((block, first, span)) = self.open
            && line.block - block <= APART
            && line.text().contains(['止', '终', '截', '至'])
            && self.period.is_none()
        {
            let stretch = Stretch {
                first,
                last: period::latest(year, date),
                range: date.range.clone(),
                led: true,
            };
            self.period = Some((stretch, span));
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        let declared = &report.document.declared();
        let stated = declared.start.is_some() && declared.end.is_some();
        let period = self.period.as_ref();
        if period.is_none() && !self.named && !stated {
            let place = self.intro.unwrap_or_else(|| report.start());
            faults.push(fault("period-missing", Subject::Report, place));
        }
        if let Some((stretch, span)) =
            period.filter(|(stretch, _)| stretch.led && !stretch.is_usual())
        {
            faults.push(Fault {
                values: vec![
                    ("first", written(stretch.first)),
                    ("last", written(stretch.last)),
                    ("days", stretch.days().to_string()),
                ],
                ..fault("period-unusual", Subject::Report, *span)
            });
        }
        let window = period
            .map(|(stretch, _)| (stretch.first, stretch.last))
            .or_else(|| self.years.window());
        if let Some((first, last)) = window {
            self.events.finish(report, first, last, faults);
        }
        let end = window.map(|(_, last)| last);
        self.published.finish(end, faults);
        self.years.finish(self.period, faults);
    }
}
