//! Stated counts held against the members listed: `list-count-mismatch`.
//!
//! A count announces a list where the list follows it without anything in between, or where it says so (以下, 如下).
//! Members that are counted out may go on for many lines; of each such list only its count is kept. Lists within a
//! sentence are `members.rs`'s.

use super::figure::Figure;
use super::members::{Found, is_kind, respective, within};
use super::slogans::slogan;
use super::{Fault, Line, Report, Subject, fault};
use crate::document::{BlockKind, NumberStyle, number_at};
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Lists {
    /// Lists that may go on, the innermost last.
    open: Vec<Series>,
    /// A count at the end of the line before, whose list may begin with this one.
    pending: Option<(usize, Announced)>,
    /// Level of the last heading that is no member.
    level: u8,
}

/// A count that announces a list.
#[derive(Clone)]
pub(super) struct Announced {
    pub(super) count: u32,
    pub(super) span: Span,
    /// Its clause.
    pub(super) clause: Range<usize>,
    /// Index of its figure.
    pub(super) figure: usize,
    /// Whether it says that the members follow.
    pub(super) here: bool,
    /// Whether it names what it counts, as 经验 and 措施 do.
    pub(super) named: bool,
    /// Whether a colon stands behind its clause.
    colon: bool,
    /// Whether only names beside it can be its members, and no list that is counted out.
    aside: bool,
}

/// A list that is being counted.
struct Series {
    announced: Announced,
    style: Style,
    members: u32,
    /// Level of the heading over the announcement.
    level: u8,
}

/// What members are counted with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Style {
    /// 一是, 其一, 第一: what is left of it without the number.
    Words(String),
    /// 首先 … 其次: words without number.
    Bare,
    /// （一）, 1.
    Number(NumberStyle),
}

/// The sign before a member.
struct Marker {
    style: Style,
    /// Its number; `None` for words without one that go on.
    value: Option<u32>,
}

/// More lists than this are not open at a time.
const DEEPEST: usize = 4;
/// A count beyond this announces no list.
const LONGEST: f64 = 20.0;
/// The word behind a count has so many bytes at most.
const LONGEST_NAME: usize = 30;

impl Lists {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        if matches!(line.kind, BlockKind::Cell { .. }) {
            return;
        }
        if let Some((range, count, members)) = slogan(line) {
            faults.push(mismatch(line.span(range), count, members));
        }
        let pending = self
            .pending
            .take()
            .filter(|(block, _)| block + 1 == line.block);
        let heading = matches!(line.kind, BlockKind::Heading { .. });
        let opens =
            line.text().ends_with(['：', ':']) || line.words(Class::ListHere).next().is_some();
        let counts = (!heading || opens) && line.figures.iter().any(could_count);
        if !counts && !heading && pending.is_none() && self.open.is_empty() {
            return;
        }
        let mut announced = if counts {
            announcements(line)
        } else {
            Vec::new()
        };
        // The number of the report's own parts is another rule's.
        if !announced.is_empty()
            && let Some(parts) = super::announced::announces(report, line)
        {
            announced.retain(|one| parts.start < one.span.start || one.span.end < parts.end);
        }
        let mut waiting = pending.map(|(_, announced)| announced);
        let first = marker_at(line, 0);
        if let (BlockKind::Heading { level, .. }, false) = (
            line.kind,
            first.as_ref().is_some_and(|marker| self.goes_on(marker)) || waiting.is_some(),
        ) {
            self.close_at(level, faults);
            self.level = level;
        }
        let mut next = announced.into_iter().peekable();
        let mut at_start = true;
        for start in clause_starts(line) {
            while let Some(one) = next.next_if(|one| one.clause.end <= start) {
                match within(line, &one) {
                    Found::Mismatch(members) => faults.push(said(&one, members)),
                    Found::Match => {}
                    Found::Nothing if one.aside => {}
                    // 有三条：其一, … needs no name.
                    Found::Nothing => {
                        waiting = Some(one).filter(|one| one.here || one.named || one.colon);
                    }
                }
            }
            let Some(marker) = self.marker_at(line, start, waiting.is_some()) else {
                // Without 以下 the members must follow at once.
                waiting = waiting.filter(|one| one.here && !at_start);
                at_start = false;
                continue;
            };
            at_start = false;
            self.take(marker, waiting.take(), faults);
        }
        if let Some((range, count, members)) = respective(line) {
            faults.push(mismatch(line.span(range), count, members));
        }
        for one in next {
            match within(line, &one) {
                Found::Mismatch(members) => faults.push(said(&one, members)),
                Found::Match => {}
                Found::Nothing if one.here || one.named => self.pending = Some((line.block, one)),
                Found::Nothing => {}
            }
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(mut self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        self.close_at(0, faults);
    }

    /// The marker at `at`; one that counts nothing (一条是) begins a list only where one was announced, and goes on
    /// with it where it comes again.
    fn marker_at(&self, line: &Line<'_>, at: usize, announced: bool) -> Option<Marker> {
        let mut marker = marker_at(line, at)?;
        let again = marker.style == Style::Bare && line.text()[at..].starts_with("一");
        if again && !announced && self.open.iter().any(|series| series.style == Style::Bare) {
            marker.value = None;
        }
        Some(marker)
    }

    /// Whether a marker is the next of an open list.
    fn goes_on(&self, marker: &Marker) -> bool {
        self.open.iter().any(|series| {
            series.style == marker.style && marker.value.is_none_or(|value| value > 1)
        })
    }

    /// Takes a member: the first of an announced list, or one more of an open list.
    fn take(&mut self, marker: Marker, announced: Option<Announced>, faults: &mut Vec<Fault>) {
        let at = self
            .open
            .iter()
            .rposition(|series| series.style == marker.style);
        if marker.value == Some(1) {
            if let Some(announced) = announced {
                // Two lists counted alike within each other cannot be told apart: the outer one is let be.
                if let Some(at) =
                    at.filter(|&at| self.open[at].members < self.open[at].announced.count)
                {
                    self.open.truncate(at);
                } else if let Some(at) = at {
                    self.close_from(at, faults);
                }
                self.open.truncate(DEEPEST);
                self.open.push(Series {
                    announced,
                    style: marker.style,
                    members: 1,
                    level: self.level,
                });
            } else if let Some(at) = at {
                self.close_from(at, faults);
            }
        } else if let Some(at) = at {
            self.close_from(at + 1, faults);
            self.open[at].members += 1;
        }
    }

    /// Closes the lists that a heading of that level ends.
    fn close_at(&mut self, level: u8, faults: &mut Vec<Fault>) {
        let at = self.open.iter().position(|series| level <= series.level);
        let at = if level == 0 { Some(0) } else { at };
        if let Some(at) = at {
            self.close_from(at, faults);
        }
    }

    fn close_from(&mut self, at: usize, faults: &mut Vec<Fault>) {
        for series in self.open.drain(at..) {
            if series.members != series.announced.count && series.members > 1 {
                faults.push(said(&series.announced, series.members));
            }
        }
    }
}

/// Whether a figure could be the count of a list.
pub(super) fn could_count(figure: &Figure) -> bool {
    let whole = figure.value.fract() == 0.0 && (2.0..=LONGEST).contains(&figure.value);
    whole && !figure.percent && !figure.rough && figure.unit.is_some()
}

/// The counts of a line that can announce a list.
fn announcements(line: &Line<'_>) -> Vec<Announced> {
    let text = line.text();
    let mut found: Vec<Announced> = Vec::new();
    for (index, figure) in line
        .figures
        .iter()
        .enumerate()
        .filter(|(_, one)| could_count(one))
    {
        let at = figure.range.start;
        let Some(clause) = line.clause_at(at) else {
            continue;
        };
        let tail = figure.end()..clause.end;
        let name = at..clause.end.min(figure.end() + LONGEST_NAME);
        let not = line
            .within(Class::ListNot, &name)
            .any(|word| word.start <= figure.end() && word.end > figure.range.end);
        let before = &text[clause.start..at];
        let inside = before.rfind(['（', '(', '“']) > before.rfind(['）', ')', '”']);
        // What is never counted out may still be named: 3个专业.
        let aside = not && is_kind(line, figure.end());
        if (not && !aside) || inside || before.ends_with(['前', '后', '各', '每', '这', '第'])
        {
            continue;
        }
        let here = line.ends(Class::ListHere, at) || line.has(Class::ListHere, &tail);
        let named = line
            .within(Class::ListNoun, &tail)
            .any(|word| word.end == tail.end)
            || (tail.is_empty() && line.has(Class::ListNoun, &(clause.start..at)));
        let (here, named) = (here && !aside, named && !aside);
        let colon = !aside && tail.is_empty() && text[clause.end..].starts_with(['：', ':']);
        // Of several counts in a clause the last announces the list, unless one says that it does.
        if let Some(last) = found.last_mut()
            && last.clause == clause
            && !last.aside
            && !aside
        {
            if last.here && !here {
                continue;
            }
            found.pop();
        }
        found.push(Announced {
            count: figure.value as u32,
            span: line.span(clause.clone()),
            clause,
            figure: index,
            here,
            named,
            colon,
            aside,
        });
    }
    found
}

/// Where the clauses of a line begin.
fn clause_starts(line: &Line<'_>) -> impl Iterator<Item = usize> {
    line.sentences
        .iter()
        .flat_map(|sentence| sentence.clauses.iter().map(|clause| clause.range.start))
}

/// The marker of a member that begins at `at`.
fn marker_at(line: &Line<'_>, at: usize) -> Option<Marker> {
    let text = line.text();
    let starting = |class: Class| line.begins(class, at);
    if let Some(word) = starting(Class::ListOrdinal) {
        let is_digit = |sign: &char| "一二三四五六七八九十".contains(*sign);
        let word = &text[word];
        let digits: String = word.chars().filter(is_digit).collect();
        return Some(Marker {
            style: Style::Words(word.chars().filter(|sign| !is_digit(sign)).collect()),
            value: crate::document::chinese_numeral(&digits),
        });
    }
    if starting(Class::ListFirst).is_some() {
        return Some(Marker {
            style: Style::Bare,
            value: Some(1),
        });
    }
    if starting(Class::ListNext).is_some() {
        return Some(Marker {
            style: Style::Bare,
            value: None,
        });
    }
    let (number, _) = number_at(&text[at..])?;
    (f64::from(number.value) <= LONGEST).then_some(Marker {
        style: Style::Number(number.style),
        value: Some(number.value),
    })
}

fn said(announced: &Announced, members: u32) -> Fault {
    mismatch(announced.span, announced.count, members)
}

fn mismatch(span: Span, count: u32, members: u32) -> Fault {
    Fault {
        values: vec![
            ("stated", count.to_string()),
            ("count", members.to_string()),
        ],
        ..fault("list-count-mismatch", Subject::Report, span)
    }
}
