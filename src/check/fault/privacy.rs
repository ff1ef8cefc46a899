//! Personal data: the rules of the group `privacy`.
//!
//! Only numbers that are masked everywhere are told of, so no finding shows what it warns of. Whether a number is a
//! private person's, the nearest words before it say.

use super::{Fault, Line, Report, Subject, fault};
use crate::check::sentence::Sentence;
use crate::document::{BlockKind, is_identity_card, masked, personal_numbers};
use crate::pack::{Class, Owner};
use std::collections::BTreeSet;
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Privacy {
    /// Accounts, by block: whose they are may be said in a line nearby.
    accounts: Vec<(usize, Fault)>,
    /// Blocks that name the school as the holder of an account.
    holders: Vec<usize>,
    /// Mobile numbers that fill a cell: whose they are, the row and the header say.
    cells: Vec<(u32, u32, Fault)>,
    /// Tables and rows that speak of private persons, or of offices.
    rows: BTreeSet<(u32, u32, Class)>,
}

/// First two digits of identity cards: the provinces.
const PROVINCES: [&[u8]; 7] = [
    b"1112131415",
    b"212223",
    b"31323334353637",
    b"414243444546",
    b"5051525354",
    b"6162636465",
    b"818283",
];
/// An account and its holder stand at most this many blocks apart.
const NEAR: usize = 3;
/// Bytes between an office's word and a person's that belong together: 联系人：张老师.
const TOGETHER: usize = 12;
/// Bytes around a number within which words bear on it.
const SIGHT: usize = 600;

impl Privacy {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        if line.words(Class::PiiHolder).next().is_some() {
            self.holders.push(line.block);
        }
        if let BlockKind::Cell { table, row } = line.kind {
            for class in [Class::PiiPerson, Class::PiiOffice] {
                if line.words(class).next().is_some() {
                    self.rows.insert((table, row, class));
                }
            }
        }
        let text = line.text();
        if text.bytes().filter(u8::is_ascii_digit).count() < 11 {
            return;
        }
        let numbers = personal_numbers(text);
        if numbers.is_empty() {
            return;
        }
        let words = words_of(line);
        for (range, digits) in numbers {
            let Some(sentence) = line.sentence_at(range.start) else {
                continue;
            };
            let linked = |link: &Range<usize>| link.start <= range.start && range.start < link.end;
            let glued = text[..range.start]
                .ends_with(|c: char| c.is_ascii_alphanumeric() || "/=_".contains(c));
            if glued || sentence.links.iter().any(linked) {
                continue;
            }
            let around = Around {
                line,
                sentence,
                range: &range,
                words: &words,
            };
            self.number(report, &around, &digits, faults);
        }
    }

    fn number(
        &mut self,
        report: &Report<'_>,
        around: &Around<'_, '_>,
        digits: &[u8],
        faults: &mut Vec<Fault>,
    ) {
        let found = |rule| found(rule, report, around);
        match digits.len() {
            11 => {
                if let BlockKind::Cell { table, row } = around.line.kind
                    && around.alone()
                {
                    self.cells.push((table, row, found("pii-mobile")));
                } else if around.is_private() {
                    faults.push(found("pii-mobile"));
                }
            }
            // With a wrong check digit it must be called one.
            18 if is_identity_card(digits) || around.is_called(Class::PiiCard) => {
                if is_plausible(report, digits) && !around.is_other_number() {
                    faults.push(found("pii-id-card"));
                }
            }
            15 => {
                if around.is_called(Class::PiiCard) && !around.is_other_number() {
                    faults.push(found("pii-id-card"));
                }
            }
            _ => {
                if around.is_called(Class::PiiPayment) && !around.is_other_number() {
                    self.accounts
                        .push((around.line.block, found("pii-bank-card")));
                }
            }
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        let held = |block: usize| {
            let first = self.holders.partition_point(|&one| one + NEAR < block);
            self.holders
                .get(first)
                .is_some_and(|one| one.abs_diff(block) <= NEAR)
        };
        faults.extend(
            self.accounts
                .into_iter()
                .filter(|(block, _)| !held(*block))
                .map(|(_, fault)| fault),
        );
        let says = |table: u32, row: u32, class: Class| {
            self.rows.contains(&(table, row, class)) || self.rows.contains(&(table, 0, class))
        };
        faults.extend(
            self.cells
                .into_iter()
                .filter(|&(table, row, _)| {
                    says(table, row, Class::PiiPerson) && !says(table, row, Class::PiiOffice)
                })
                .map(|(_, _, fault)| fault),
        );
    }
}

fn found(rule: &'static str, report: &Report<'_>, around: &Around<'_, '_>) -> Fault {
    let span = around.line.span(around.range.clone());
    let mut fault = fault(rule, Subject::Report, span);
    fault.values = vec![("number", masked(report.document.slice(span)).into_owned())];
    fault
}

/// Whether an identity card's province is one, and its date of birth lies before the report.
fn is_plausible(report: &Report<'_>, digits: &[u8]) -> bool {
    let known = PROVINCES
        .iter()
        .any(|group| group.chunks(2).any(|code| digits.starts_with(code)));
    let value = |range: Range<usize>| {
        digits[range]
            .iter()
            .fold(0u16, |sum, digit| sum * 10 + u16::from(digit - b'0'))
    };
    let last = report.profile.year.as_ref().map_or(2100, |year| year.value);
    let days = match value(10..12) {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    known && (1900..=last).contains(&value(6..10)) && value(12..14) <= days
}

/// The words of this group's lists in a line, by where they begin.
fn words_of(line: &Line<'_>) -> Vec<(Range<usize>, Class)> {
    let mut words: Vec<(Range<usize>, Class)> = line
        .hits
        .iter()
        .filter_map(|hit| match hit.owner {
            Owner::Class(class) => Some((hit.start as usize..hit.end as usize, class)),
            _ => None,
        })
        .filter(|(_, class)| (Class::PiiPerson..=Class::PiiHolder).contains(class))
        .collect();
    words.sort_by_key(|(word, _)| word.start);
    words
}

/// A number and the words around it.
struct Around<'a, 'r> {
    line: &'a Line<'r>,
    sentence: &'a Sentence,
    range: &'a Range<usize>,
    /// The words of this group's lists, by where they begin.
    words: &'a [(Range<usize>, Class)],
}

impl Around<'_, '_> {
    /// Whether the number is all that its line holds.
    fn alone(&self) -> bool {
        let text = self.line.text();
        let outside = text[..self.range.start]
            .chars()
            .chain(text[self.range.end..].chars());
        outside.filter(|c| c.is_alphanumeric()).count() <= 3
    }

    /// The words of a list within a stretch, as far as it is near the number.
    fn words_in(&self, class: Class, within: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let from = within.start.max(self.range.start.saturating_sub(SIGHT));
        let to = within.end.min(self.range.end + SIGHT);
        let first = self.words.partition_point(|(word, _)| word.start < from);
        self.words[first..]
            .iter()
            .take_while(move |(word, _)| word.start < to)
            .filter(move |(word, of)| *of == class && word.end <= to)
            .map(|(word, _)| word.clone())
    }

    /// The word of a list that ends last before the number in its sentence.
    fn last(&self, class: Class) -> Option<Range<usize>> {
        self.words_in(class, &(self.sentence.range.start..self.range.start))
            .max_by_key(|word| (word.end, std::cmp::Reverse(word.start)))
    }

    /// Whether a word of the list stands before the number in its sentence.
    fn is_called(&self, class: Class) -> bool {
        self.last(class).is_some()
    }

    /// Whether the number is called something else, and nothing nearer calls it a person's.
    fn is_other_number(&self) -> bool {
        let end = |class| self.last(class).map_or(0, |word| word.end);
        let own = end(Class::PiiCard).max(end(Class::PiiPayment));
        end(Class::PiiOtherNumber) > own
    }

    /// Whether a mobile number is a private person's.
    fn is_private(&self) -> bool {
        let text = self.line.text();
        let behind = self.range.end..text.len();
        let office_behind = self.words_in(Class::PiiOffice, &behind).any(|word| {
            word.start <= self.range.end + TOGETHER
                && !text[self.range.end..word.start].contains(['）', '，', '；'])
        });
        if office_behind {
            return false;
        }
        // 经办人的私人手机 is no office's, whoever it is.
        let called = self.last(Class::PiiHandset);
        if called.is_some_and(|word| {
            ["私人", "个人"]
                .iter()
                .any(|own| text[..word.start].ends_with(own))
        }) {
            return true;
        }
        match (self.last(Class::PiiPerson), self.last(Class::PiiOffice)) {
            (Some(person), Some(office)) => {
                office.end < person.end
                    && person.start.saturating_sub(office.end) > TOGETHER
                    && !(office.start <= person.start && person.start < office.end)
            }
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => self.follows_name() || self.goes_on_about_person(),
        }
    }

    /// Whether the number stands as 某某某（手机…） in a sentence that names no office.
    fn follows_name(&self) -> bool {
        let Some(word) = self.last(Class::PiiHandset) else {
            return false;
        };
        let text = self.line.text();
        let between = &text[word.end..self.range.start];
        let named = text[..word.start]
            .strip_suffix(['（', '('])
            .is_some_and(|before| before.ends_with(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
        let office = self
            .words_in(Class::PiiOffice, &self.sentence.range)
            .next()
            .is_some();
        named
            && between
                .chars()
                .all(|c| !c.is_alphanumeric() || c == '号' || c == '码' || c == '为')
            && !office
    }

    /// Whether the sentence only gives a number, and the one before it in the line spoke of a person.
    fn goes_on_about_person(&self) -> bool {
        let text = self.line.text();
        let lead = &text[self.sentence.range.start..self.range.start];
        if lead.chars().count() > 10 || !self.is_called(Class::PiiHandset) {
            return false;
        }
        let before = self
            .line
            .sentences
            .iter()
            .rfind(|sentence| sentence.range.end <= self.sentence.range.start);
        before.is_some_and(|before| {
            let says = |class| self.words_in(class, &before.range).next().is_some();
            says(Class::PiiPerson) && !says(Class::PiiOffice)
        })
    }
}
