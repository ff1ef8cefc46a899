//! The arithmetic of applications: `application-figures`.
//!
//! What each figure says is told by the words before it, or behind it where it comes first (2件予以公开). `book.rs` keeps
//! the figures and holds them against each other.

use super::application_table::Table;
use super::book::{Book, Group};
use super::quantity::{OnRequest, Quantity, is_total};
use super::{Fault, Line, Report};
use crate::document::BlockKind;
use crate::pack::Class;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Applications {
    section: OnRequest,
    book: Book,
    table: Table,
}

/// What a figure says of applications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Carried,
    Outcome,
    Received,
    /// A figure that a list may belong to.
    Whole,
    Nothing,
}

impl Applications {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        if let BlockKind::Cell { table, row } = line.kind {
            if self.section.holds() {
                self.table.read(report, line, (table, row));
            }
            return;
        }
        self.table.end(&self.book, faults);
        if self.section.follow(line) {
            std::mem::take(&mut self.book).close(faults);
        }
        if line.figures.is_empty() {
            return;
        }
        if self.section.holds() {
            read_line(&mut self.book, line, 0, faults);
        } else if let Some(word) = line.words(Class::Application).next() {
            // 主动公开信息1864条，受理申请7件: what stands before is no matter of theirs.
            let clause = line.clause_at(word.start);
            let from = clause.map_or(word.start, |clause| clause.start);
            let mut book = Book::default();
            read_line(&mut book, line, from, faults);
            book.close(faults);
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(mut self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        self.table.end(&self.book, faults);
        self.book.close(faults);
    }
}

/// What the words of a figure say of it, and the word that says it: the one nearest to the figure, unless it is part of a
/// longer one (公开 in 公开申请). What was left from the year before is said to be so first of all, and 办理 says least.
pub(super) fn told(line: &Line<'_>, words: &Range<usize>) -> (Told, Option<Range<usize>>) {
    let mut found: Vec<(Range<usize>, Told)> = Vec::new();
    for (class, told) in [
        (Class::Outcome, Told::Outcome),
        (Class::CarriedIn, Told::Carried),
        (Class::Received, Told::Received),
        (Class::Answered, Told::Whole),
        (Class::Total, Told::Whole),
        // 信息公开 says nothing of an outcome.
        (Class::OutcomeNot, Told::Nothing),
    ] {
        found.extend(
            line.within(class, words)
                .filter(|word| words.start <= word.start && word.end <= words.end)
                .map(|word| (word, told)),
        );
    }
    let best = found
        .iter()
        .filter(|(_, told)| *told != Told::Nothing)
        .filter(|(word, _)| {
            !found.iter().any(|(other, _)| {
                other.len() > word.len() && other.start <= word.start && word.end <= other.end
            })
        })
        .max_by_key(|(word, told)| {
            (
                *told == Told::Carried,
                *told != Told::Whole,
                word.end,
                word.len(),
            )
        });
    best.map_or((Told::Nothing, None), |(word, told)| {
        (*told, Some(word.clone()))
    })
}

/// A list that is being read.
struct Reading {
    sentence: usize,
    range: Range<usize>,
    group: Group,
}

/// A line that is being read into a book.
struct Reader<'a, 'l> {
    book: &'a mut Book,
    line: &'a Line<'l>,
    reading: Option<Reading>,
}

/// Notes what a line says from the byte `from` on.
fn read_line(book: &mut Book, line: &Line<'_>, from: usize, faults: &mut Vec<Fault>) {
    let all = line.quantities();
    let mut reader = Reader {
        book,
        line,
        reading: None,
    };
    for (index, one) in all.iter().enumerate() {
        if one.figure.range.start >= from && one.bracket.is_none() && !one.figure.percent {
            reader.take(&all, index, faults);
        }
    }
    reader.end_group();
    // What is left may go without a figure: 其余均予以公开.
    book.open |= line.words(Class::Rest).any(|word| {
        let next = line
            .figures
            .partition_point(|figure| figure.range.start < word.end);
        let next = line.figures.get(next);
        next.is_none_or(|figure| {
            line.text()[word.end..figure.range.start].contains(['，', '。', '；'])
        })
    });
}

impl Reader<'_, '_> {
    /// Takes the figure at `index`.
    fn take(&mut self, all: &[Quantity<'_>], index: usize, faults: &mut Vec<Fault>) {
        let (line, one) = (self.line, &all[index]);
        let sentence = line.sentences[one.sentence].range.start;
        let earlier = index.checked_sub(1).map_or(0, |at| all[at].end());
        let before = earlier.max(sentence)..one.figure.range.start;
        let cue = line.has(Class::Sorted, &before);
        let among = line.has(Class::Among, &before);
        let other = self
            .reading
            .as_ref()
            .is_some_and(|reading| reading.sentence != one.sentence);
        if cue || among || other {
            self.end_group();
        }
        let opened = self.reading.is_some() || cue || among;
        if self.is_part_of_part(all, index)
            || !counts(self.book, line, one)
            || (!opened && is_other(line, one))
        {
            return;
        }
        let outcomes = self.book.has_outcomes();
        match classify(line, one, opened, outcomes, all.get(index + 1)) {
            // What an outcome is taken apart into, or told more of, is counted with it.
            (Told::Outcome, _) if outcomes && (among || is_again(self.book, line, one)) => {}
            (Told::Outcome, Some(word)) => {
                if !outcomes {
                    self.book.of = index.checked_sub(1).map(|at| all[at].figure.value);
                }
                self.outcome(one, word);
            }
            // 其中上年结转2件 is part of those that came in.
            (Told::Carried, _) if among => {}
            (Told::Carried, _) => self.book.carried = one.figure.value,
            (Told::Received, _) if self.book.is_new(one.figure.value) => self.received(one, faults),
            (Told::Received | Told::Whole, _) => {
                if line.has(Class::Answered, &one.lead) {
                    self.book.answered.get_or_insert(one.figure.value);
                }
                self.book.whole(one.figure.value);
            }
            (Told::Nothing, _) if one.figure.rough => {}
            _ => self.member(one, cue),
        }
    }

    /// 网络申请七件中，有两件…: what is told of some of the applications only, and how many those are.
    fn is_part_of_part(&self, all: &[Quantity<'_>], index: usize) -> bool {
        let Some((received, _)) = self.book.received else {
            return false;
        };
        let sentence = all[index].sentence;
        let here = all[..=index]
            .iter()
            .rev()
            .take_while(|one| one.sentence == sentence);
        here.filter(|one| one.figure.value < received).any(|one| {
            let behind = &self.line.text()[one.end()..];
            ["中，", "申请中，"]
                .iter()
                .any(|word| behind.starts_with(word))
        })
    }

    fn outcome(&mut self, one: &Quantity<'_>, word: Range<usize>) {
        let line = self.line;
        let pending = line.begins(Class::Pending, word.start).is_some();
        let span = line.span(one.lead.start..one.end());
        let place = (line.block, one.sentence);
        self.book.rough |= one.figure.rough;
        self.book
            .outcome(&line.text()[word], one.figure.value, span, pending, place);
    }

    fn received(&mut self, one: &Quantity<'_>, faults: &mut Vec<Fault>) {
        // Another year's, or another kind's: a book of its own.
        if self.book.received.is_some() {
            std::mem::take(self.book).close(faults);
        }
        let span = self.line.span(one.lead.start..one.end());
        let unit = one.figure.unit.clone();
        self.book.rough |= one.figure.rough;
        self.book.received = Some((one.figure.value, span));
        self.book.unit = unit.map(|unit| self.line.text()[unit].to_owned());
    }

    fn member(&mut self, one: &Quantity<'_>, sorted: bool) {
        let line = self.line;
        let range = one.lead.start..one.end();
        let sentence = line.around(one);
        let reading = self.reading.get_or_insert_with(|| Reading {
            sentence: one.sentence,
            group: Group {
                values: Vec::new(),
                span: line.span(range.clone()),
                sorted,
                open: !sorted && line.has(Class::OpenList, &one.lead)
                    || line.has(Class::MultiChoice, &sentence),
            },
            range,
        });
        reading.range.end = one.end();
        reading.group.values.push(one.figure.value);
        reading.group.open |= line.begins(Class::OpenList, one.end()).is_some();
    }

    fn end_group(&mut self) {
        if let Some(reading) = self.reading.take() {
            let span = self.line.span(reading.range);
            self.book.group(Group {
                span,
                ..reading.group
            });
        }
    }
}

/// Whether a figure is named again to tell more of it: 予以公开的4件….
fn is_again(book: &Book, line: &Line<'_>, one: &Quantity<'_>) -> bool {
    line.text()[one.lead.clone()].ends_with('的') && book.has_outcome_of(one.figure.value)
}

/// Whether a figure counts applications.
fn counts(book: &Book, line: &Line<'_>, one: &Quantity<'_>) -> bool {
    let Some(unit) = &one.figure.unit else {
        return false;
    };
    let fits = match &book.unit {
        Some(known) => *known == line.text()[unit.clone()],
        None => line.begins(Class::CaseUnit, unit.start).as_ref() == Some(unit),
    };
    fits && !line.is_aside(one)
}

/// Whether the figure counts something beside applications; 反映收费的4件 are applications about it.
fn is_other(line: &Line<'_>, one: &Quantity<'_>) -> bool {
    let last = |class: Class| {
        line.within(class, &one.lead)
            .filter(|word| one.lead.start <= word.start && word.end <= one.lead.end)
            .map(|word| word.end)
            .max()
    };
    let named = last(Class::OtherCase) > last(Class::Application).max(last(Class::Apply));
    named && !line.text()[one.lead.clone()].ends_with('的')
}

/// What a figure says: by the words before it, or by those behind it where it comes first in its clause.
fn classify(
    line: &Line<'_>,
    one: &Quantity<'_>,
    opened: bool,
    told_of_others: bool,
    next: Option<&Quantity<'_>>,
) -> (Told, Option<Range<usize>>) {
    let (said, word) = told(line, &one.lead);
    if said != Told::Nothing {
        return (said, word);
    }
    if is_total(line, one) {
        return (Told::Whole, None);
    }
    let at = one.end();
    let clause_end = line
        .clause_at(one.figure.range.start)
        .map_or(at, |clause| clause.end);
    let end = next
        .map_or(clause_end, |next| clause_end.min(next.lead.start))
        .max(at);
    let behind = at..end;
    if line.has(Class::Apply, &behind) && line.has(Class::Received, &(one.lead.start..end)) {
        return (Told::Received, None);
    }
    // 另有1件…, behind the outcomes of the others.
    let left = line.word(Class::Remainder, &one.lead);
    if left.is_some() && told_of_others && !opened {
        return (Told::Outcome, left);
    }
    let first = one.lead.is_empty() || left.is_some();
    let applied = line.has(Class::Apply, &behind);
    // 2件予以公开, 1件正在办理; but not 1件的内容公开后.
    if first
        && !applied
        && let (Told::Outcome, Some(word)) = told(line, &behind)
        && word.start <= at + 12
        && line.text()[word.clone()] != *"公开"
    {
        return (Told::Outcome, Some(word));
    }
    let whole = one.lead.is_empty() && !opened;
    (if whole { Told::Whole } else { Told::Nothing }, None)
}
