//! Reports that came out after the day that the notice sets: `published-late`.
//!
//! The notice of 2018 and its predecessors set 31 October for the report on the school year that ended in August. For
//! reports on a calendar year the provinces set days of their own, so nothing is said of those.

use super::super::date::{Date, days_between};
use super::super::{Fault, Line, Report, Subject, fault};
use super::events::written;
use super::period::{Day, earliest};
use crate::pack::Class;
use crate::span::Span;

/// The days on which the report says that it was signed or published.
#[derive(Debug, Default)]
pub(super) struct Published(Vec<(Day, Span)>);

/// A signature stands among the last blocks, the shell of a page among the first.
const NEAR_THE_END: usize = 8;
/// A date so many days after the deadline is that of a page moved to another site.
const MOVED: i32 = 240;

impl Published {
    /// Looks for the day in a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, dates: &[Date]) {
        let blocks = report.document.blocks().len();
        let signed = line.block + NEAR_THE_END >= blocks && line.block > 2;
        for date in dates {
            let (Some(year), Some(_), false) = (date.year, date.day, date.damaged) else {
                continue;
            };
            let alone = date.range.start == 0 && date.range.end == line.text().len();
            let labelled = line
                .words(Class::PublishedOn)
                .any(|word| word.start <= date.range.start && date.range.end <= word.end + 45);
            if (alone && signed) || labelled {
                self.0
                    .push((earliest(year, date), line.span(date.range.clone())));
            }
        }
    }

    /// Speaks up where the earliest of those days is too late; `end` is the last day of the period.
    pub(super) fn finish(self, end: Option<Day>, faults: &mut Vec<Fault>) {
        let Some((year, 7..=10, _)) = end else { return };
        let deadline = (year, 10, 31);
        let after = |day: Day| days_between(deadline, day);
        let Some((day, span)) = self.0.into_iter().min_by_key(|(day, _)| after(*day)) else {
            return;
        };
        if (1..=MOVED).contains(&after(day)) {
            faults.push(Fault {
                values: vec![("date", written(day)), ("deadline", written(deadline))],
                ..fault("published-late", Subject::Report, span)
            });
        }
    }
}
