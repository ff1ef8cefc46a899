//! Versions that no longer hold, cited as the basis of a report of later days.

use super::Reader;
use super::agree::same;
use super::number::Cited;
use super::title::Known;
use crate::check::sentence::Sentence;
use crate::pack::{Citation, Class, OfficialNumber};
use std::ops::Range;

impl Reader<'_, '_> {
    /// Judges a known title: by its number, or by itself where no version of it holds.
    pub(super) fn repealed(
        &mut self,
        sentence: &Sentence,
        at: &Range<usize>,
        known: &Known<'_>,
        numbers: &[&Cited],
    ) {
        let of = |cited: &Cited| {
            let same = |entry: &&&Citation| {
                let number = entry.number.as_ref();
                number.is_some_and(|number| same(number, &cited.number))
            };
            known.entries.iter().find(same).copied()
        };
        if numbers.is_empty() && self.dated(sentence, at, known) {
            return;
        }
        let entry = if numbers.is_empty() {
            let first = known.entries.first().filter(|_| known.sure);
            first
                .filter(|_| known.entries.iter().all(|entry| entry.until.is_some()))
                .copied()
        } else {
            let entries: Vec<&Citation> = numbers.iter().filter_map(|cited| of(cited)).collect();
            // Beside the version that holds, the old one is told as history.
            let history = entries.iter().any(|entry| entry.until.is_none());
            entries.first().filter(|_| !history).copied()
        };
        let Some(entry) = entry else {
            return;
        };
        let start = numbers.iter().map(|cited| cited.range.start).min();
        let end = numbers.iter().map(|cited| cited.range.end).max();
        let range = start.map_or(at.start, |start| start.min(at.start))
            ..self.closed(end.map_or(at.end, |end| end.max(at.end)), at.end);
        self.repealed_entry(sentence, range, entry);
    }

    /// Judges a title whose version a date tells: （2008年5月1日起施行）, 2007年公布的《…》.
    fn dated(&mut self, sentence: &Sentence, at: &Range<usize>, known: &Known<'_>) -> bool {
        let behind = at.end..self.closed(at.end, at.end);
        let near = Self::near(sentence, at);
        let lead = self
            .words_in(Class::CiteLead, &(near.start..at.start))
            .find(|lead| lead.end == at.start);
        let before = lead.map(|lead| {
            let signs = ['，', '《', '、', '和', '据', '照'];
            let sign = sentence.range.start..lead.start;
            let from = self.text[sign.clone()].rfind(signs).unwrap_or(0) + sign.start;
            from..lead.end
        });
        let grounded = self.words_in(Class::CiteGround, &near).next().is_some();
        if !grounded || !known.sure {
            return false;
        }
        for stretch in before.into_iter().chain([behind]) {
            let named = years(&self.text[stretch.clone()]);
            let of_issue = |entry: &&&Citation| named.iter().all(|year| is_of_issue(year, entry));
            let entry = known.entries.iter().find(of_issue);
            let Some(entry) = entry.filter(|_| !named.is_empty()) else {
                continue;
            };
            let first = self.text[stretch.clone()].find(named[0]).unwrap_or(0);
            let start = at.start.min(stretch.start + first);
            self.repealed_entry(sentence, start..at.end.max(stretch.end), entry);
            return true;
        }
        false
    }

    /// The end of the bracket in which a number behind a title stands.
    fn closed(&self, end: usize, title: usize) -> usize {
        let bracket = end >= title && self.text[title..].starts_with(['（', '(']);
        let rest = &self.text[end..];
        match rest
            .find(['）', ')'])
            .filter(|&length| bracket && length <= LONGEST_BRACKET)
        {
            Some(length) => end + length + rest[length..].chars().next().map_or(0, char::len_utf8),
            None => end,
        }
    }

    /// Says so where an entry no longer held when the report's period ended, and is not told as history.
    pub(super) fn repealed_entry(
        &mut self,
        sentence: &Sentence,
        range: Range<usize>,
        entry: &Citation,
    ) {
        let Some(until) = entry.until.as_deref().filter(|_| entry.proves()) else {
            return;
        };
        let Some(day) = self.last_day() else {
            return;
        };
        if day.as_str() <= until || self.is_history(sentence, &range, entry) {
            return;
        }
        let mut fault = self.fault("citation-repealed", &range);
        fault.values = vec![
            ("cited", self.text[range].to_owned()),
            ("until", until.to_owned()),
            ("successor", entry.successor.clone()),
        ];
        self.faults.push(fault);
    }

    /// The last day that the report speaks of: that of its period, or the end of its year.
    fn last_day(&self) -> Option<String> {
        let profile = self.report.profile;
        match (&profile.period, &profile.year) {
            (Some(period), _) => Some(period.value.1.clone()),
            (None, Some(year)) => {
                let last = if self.report.title.contains("学年") {
                    "08-31"
                } else {
                    "12-31"
                };
                Some(format!("{}-{last}", year.value))
            }
            (None, None) => None,
        }
    }

    /// Whether words around a citation tell of the past: that it was revised, what was done under it then.
    fn is_history(&self, sentence: &Sentence, range: &Range<usize>, entry: &Citation) -> bool {
        let clauses: Vec<&Range<usize>> = sentence.clauses.iter().map(|one| &one.range).collect();
        let own = clauses
            .iter()
            .position(|clause| clause.start < range.end && range.start < clause.end);
        let first = own.map_or(range.start, |own| clauses[own].start);
        let last = own.map_or(range.end, |own| clauses[own].end.max(range.end));
        let told = self
            .words_in(Class::CiteHistory, &(first..last))
            .any(|word| !in_title(sentence, &word));
        // 2009年，学校依据……
        let adverb = own
            .and_then(|own| own.checked_sub(1))
            .map(|before| &self.text[clauses[before].clone()])
            .and_then(|clause| clause.get(..clause.find('年')? + '年'.len_utf8()))
            .filter(|clause| clause.chars().count() <= 6);
        let past = |text: &str| years(text).iter().any(|year| is_of_the_past(year, entry));
        told || adverb.is_some_and(past)
            || past(&self.text[first..last])
            || self.is_revised(sentence, range)
            || self.names_successor(sentence, entry)
    }

    /// Whether it is said of the very citation that it was revised or repealed; a school's own rules are revised as well.
    fn is_revised(&self, sentence: &Sentence, range: &Range<usize>) -> bool {
        self.words_in(Class::CiteRevised, &Self::near(sentence, range))
            .any(|word| {
                let within = range.start <= word.start && word.end <= range.end;
                let before = word.end <= range.start && {
                    let between = &self.text[word.end..range.start];
                    between.starts_with(['前', '后', '的']) && between.len() <= NEAR_BEFORE
                };
                let behind = range.end <= word.start && {
                    let between = &self.text[range.end..word.start];
                    between.starts_with(['已', '被', '于', '经', '自', '后'])
                        && between.len() <= NEAR_BEHIND
                };
                (within && !in_title(sentence, &word)) || before || behind
            })
    }

    /// Whether the sentence names the number of what took its place.
    fn names_successor(&self, sentence: &Sentence, entry: &Citation) -> bool {
        let words = &self.text[sentence.range.clone()];
        let signs = |number: u16| {
            [
                format!("第{number}号"),
                format!("令{number}号"),
                format!("{number}号令"),
            ]
        };
        self.report
            .pack
            .citations
            .iter()
            .filter(|one| one.title == entry.title && one.until.is_none())
            .filter_map(|one| match &one.number {
                Some(OfficialNumber::Order { number, .. }) => Some(signs(*number)),
                _ => None,
            })
            .any(|number| number.iter().any(|sign| words.contains(sign)))
    }
}

/// Bytes between 修订前的 and what was revised, and between that and 已于2019年修订.
const NEAR_BEFORE: usize = 9;
const NEAR_BEHIND: usize = 45;
/// Bytes of a bracket with an order, its dates and a short name.
const LONGEST_BRACKET: usize = 150;

fn in_title(sentence: &Sentence, word: &Range<usize>) -> bool {
    sentence
        .titles
        .iter()
        .any(|title| title.start <= word.start && word.end <= title.end)
}

/// Whether a year lies before an entry was repealed, and is not that of its own issue.
fn is_of_the_past(year: &str, entry: &Citation) -> bool {
    let until = entry.until.as_deref().unwrap_or_default();
    year < until.get(..4).unwrap_or_default()
        && !entry.issued.starts_with(year)
        && !entry.in_force.starts_with(year)
}

/// Whether a year is that in which an entry that no longer holds was issued or came into force.
fn is_of_issue(year: &str, entry: &Citation) -> bool {
    entry.until.is_some() && (entry.issued.starts_with(year) || entry.in_force.starts_with(year))
}

/// The years that a text names, as 2008年.
fn years(text: &str) -> Vec<&str> {
    text.match_indices('年')
        .filter_map(|(at, _)| text.get(at.checked_sub(4)?..at))
        .filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        .collect()
}
