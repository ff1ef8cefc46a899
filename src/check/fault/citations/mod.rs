//! Titles and numbers of laws and notices held against the register: the rules of the group `citations`.
//!
//! A title is judged with the number that stands behind it in brackets, or in front of it. Only entries of which the
//! register is sure prove a fault, and nothing is said of what a school or a province may have issued itself.

mod agree;
mod around;
mod notice;
mod number;
mod repealed;
mod title;

use super::{Fault, Line, Report, Subject, fault};
use crate::check::sentence::Sentence;
use crate::pack::{Citation, Class, OfficialNumber, Owner, plain_title};
use agree::{in_bracket, near, same};
use number::{Cited, Form, numbers};
use std::ops::Range;
use title::Known;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Citations {}

impl Citations {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        let text = line.text();
        let mut slips = line.words(Class::CiteSlip).peekable();
        if !text.contains(['《', '号']) && slips.peek().is_none() {
            return;
        }
        let mut words: Vec<(Range<usize>, Class)> = line
            .hits
            .iter()
            .filter_map(|hit| match hit.owner {
                Owner::Class(class) => Some((hit.start as usize..hit.end as usize, class)),
                _ => None,
            })
            .filter(|(_, class)| (Class::CiteGround..=Class::CiteSlip).contains(class))
            .collect();
        words.sort_by_key(|(word, _)| word.start);
        let mut reader = Reader {
            report,
            line,
            text,
            words,
            faults,
        };
        reader.bare_slips();
        let mut numbers = numbers(text);
        numbers.iter_mut().for_each(|cited| reader.cut_body(cited));
        let mut claimed = vec![false; numbers.len()];
        for sentence in &line.sentences {
            for title in &sentence.titles {
                let own = reader.numbers_of(title, &numbers, &mut claimed);
                reader.title(sentence, title.clone(), &own);
            }
        }
        for (cited, _) in numbers.iter().zip(claimed).filter(|(_, claimed)| !claimed) {
            reader.bare_number(cited);
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, _: &mut Vec<Fault>) {}
}

/// A number stands within so many bytes of its title.
const REACH: usize = 150;

/// Reads one line.
struct Reader<'a, 'r> {
    report: &'a Report<'r>,
    line: &'a Line<'r>,
    text: &'a str,
    /// The words of this group's lists, by where they begin, so that a line of many titles takes no longer for it.
    words: Vec<(Range<usize>, Class)>,
    faults: &'a mut Vec<Fault>,
}

impl<'r> Reader<'_, 'r> {
    /// The numbers that belong to a title: in the bracket behind it, or right before it.
    fn numbers_of<'n>(
        &self,
        title: &Range<usize>,
        numbers: &'n [Cited],
        claimed: &mut [bool],
    ) -> Vec<&'n Cited> {
        // 关于公布《…》的通知（…）: the number is the notice's.
        let notice = self.text[title.end..].starts_with("的通知");
        let end = title.end + if notice { "的通知".len() } else { 0 };
        let near = title.start.saturating_sub(REACH)..end + REACH;
        let first = numbers.partition_point(|cited| cited.range.start < near.start);
        let mut own = Vec::new();
        for (cited, claimed) in numbers.iter().zip(claimed).skip(first) {
            if cited.range.start >= near.end {
                break;
            }
            let behind = cited.range.start >= end && in_bracket(&self.text[end..cited.range.start]);
            let before = cited.range.end <= title.start
                && (cited.range.end == title.start
                    || self
                        .words_in(Class::CiteLead, &(cited.range.end..title.start))
                        .any(|lead| lead == (cited.range.end..title.start)));
            if !*claimed && (behind || before) {
                *claimed = true;
                own.push(cited);
            }
        }
        own
    }

    /// Judges a title and its numbers.
    fn title(&mut self, sentence: &Sentence, at: Range<usize>, numbers: &[&Cited]) {
        let pack = self.report.pack;
        let plain = plain_title(&self.text[at.clone()]);
        let formed = numbers.iter().any(|cited| self.wrong_form(cited));
        let known = title::known(pack, &plain);
        self.outdated(sentence, &at, &plain, known.as_ref());
        // What was damaged says nothing, so the title is judged alone.
        let legible: Vec<&Cited> = numbers
            .iter()
            .copied()
            .filter(|cited| !matches!(cited.form, Form::Damaged))
            .collect();
        if let Some(known) = known {
            if !formed && self.wrong_number(&at, &known, &legible) {
                return;
            }
            if let Some(entry) = self.of_another_body(&at, &plain, &known, &legible) {
                self.wrong_title(at, entry);
                return;
            }
            self.repealed(sentence, &at, &known, &legible);
            return;
        }
        if self.is_own(&at) {
            return;
        }
        let of_number = legible
            .iter()
            .find_map(|cited| self.entry_of(&cited.number));
        if let Some((entry, cited)) = of_number.zip(legible.first()) {
            if title::resembles(&plain, entry) {
                self.wrong_title(at, entry);
            } else if matches!(cited.number, OfficialNumber::Order { .. }) {
                self.report_number(cited, entry);
            }
            return;
        }
        if self.is_of_others(sentence, &at) {
            return;
        }
        let words = self.words_of(&at);
        if let Some((entry, _)) = title::slip(pack, &plain, &words) {
            self.wrong_title(at, entry);
        }
    }

    /// The entry whose number stands behind a title that names another body of the state as its issuer.
    fn of_another_body(
        &self,
        at: &Range<usize>,
        plain: &str,
        known: &Known<'_>,
        numbers: &[&Cited],
    ) -> Option<&'r Citation> {
        let named = &plain[..plain.find("关于")?];
        let state = self.words_in(Class::CiteBody, at).next().is_some();
        let entry = numbers.iter().find_map(|one| self.entry_of(&one.number))?;
        let its = &entry.title[..entry.title.find("关于")?];
        let other = !known.sure && state && !its.is_empty() && its != named;
        (other && !named.contains(['、', '等']) && !self.is_own(at)).then_some(entry)
    }

    /// Says so where a number is written in a wrong form.
    fn wrong_form(&mut self, cited: &Cited) -> bool {
        let OfficialNumber::Document { code, year, number } = &cited.number else {
            return false;
        };
        let listed = self.report.pack.citations.iter().any(|one| {
            matches!(&one.number, Some(OfficialNumber::Document { code: known, .. }) if known == code)
        });
        let wrong = match cited.form {
            Form::Wrong => listed || !self.is_not_official(&cited.range),
            Form::Plain => listed,
            Form::Right | Form::Damaged => false,
        };
        if wrong {
            let mut fault = self.fault("citation-number", &cited.range);
            fault.values = vec![
                ("cited", self.text[cited.range.clone()].to_owned()),
                ("right", format!("{code}〔{year}〕{number}号")),
            ];
            self.faults.push(fault);
        }
        wrong
    }

    /// Says so where none of the numbers is the title's.
    fn wrong_number(&mut self, at: &Range<usize>, known: &Known<'_>, numbers: &[&Cited]) -> bool {
        let Some(cited) = numbers.first() else {
            return false;
        };
        let agrees = |entry: &&Citation| {
            let number = entry.number.as_ref();
            number.is_some_and(|number| numbers.iter().any(|one| same(number, &one.number)))
        };
        if !known.sure || known.entries.iter().any(agrees) || self.is_forwarded(at) {
            return false;
        }
        let issued = plain_title(&self.text[at.clone()]);
        let meant = known
            .entries
            .iter()
            .find(|entry| entry.proves() && entry.number.is_some());
        let other = numbers.iter().find_map(|one| self.entry_of(&one.number));
        let proof = match (meant, other) {
            // The number is known to be another document's.
            (_, Some(other)) => Some(*meant.unwrap_or(&other)),
            (Some(meant), None) if !meant.other_numbers => {
                let near = numbers.iter().any(|one| near(meant, &one.number, &issued));
                near.then_some(*meant)
            }
            _ => None,
        };
        if let Some(entry) = proof {
            self.report_number(cited, entry);
        }
        proof.is_some()
    }

    /// A number with no title in marks: the words before it may be one.
    fn bare_number(&mut self, cited: &Cited) {
        let formed = self.wrong_form(cited);
        let before = self.text[..cited.range.start].trim_end_matches(['（', '(']);
        let opened = before.len() < cited.range.start;
        let Some(sentence) = self.line.sentence_at(cited.range.start) else {
            return;
        };
        if let Some(entry) = self.entry_of(&cited.number) {
            let words = &before[sentence.range.start.min(before.len())..];
            if opened && let Some(length) = title::slip_at_end(words, entry) {
                self.wrong_title(before.len() - length..before.len(), entry);
                return;
            }
            self.repealed_entry(sentence, cited.range.clone(), entry);
        }
        if !opened || formed || cited.form != Form::Right {
            return;
        }
        let meant = self
            .report
            .pack
            .citations
            .iter()
            .filter(|one| one.proves() && one.forms[0].chars().count() >= 8)
            .find(|one| before.ends_with(one.forms[0].as_str()));
        if let Some(entry) = meant {
            let at = before.len() - entry.forms[0].len()..before.len();
            if let Some(known) = title::known(self.report.pack, &entry.forms[0]) {
                self.wrong_number(&at, &known, &[cited]);
            }
        }
    }

    /// Titles that the pack knows to be wrong wherever they stand, outside of marks as well.
    fn bare_slips(&mut self) {
        let slips: Vec<Range<usize>> = self.line.words(Class::CiteSlip).collect();
        for slip in slips {
            let Some(sentence) = self.line.sentence_at(slip.start) else {
                continue;
            };
            let in_title =
                |title: &Range<usize>| title.start <= slip.start && slip.end <= title.end;
            if sentence.titles.iter().any(in_title) || self.is_of_others(sentence, &slip) {
                continue;
            }
            let plain = plain_title(&self.text[slip.clone()]);
            let words = self.words_of(&slip);
            if let Some((entry, _)) = title::slip(self.report.pack, &plain, &words) {
                self.wrong_title(slip, entry);
            }
        }
    }

    /// The entry that proves something by its number.
    fn entry_of(&self, number: &OfficialNumber) -> Option<&'r Citation> {
        // An order of nobody may be anybody's, unless it is so high that only the State Council has come to it.
        if matches!(number, OfficialNumber::Order { body, number } if body.is_empty() && *number < 300)
        {
            return None;
        }
        self.report
            .pack
            .citations
            .iter()
            .filter(|one| one.proves())
            .find(|one| one.number.as_ref().is_some_and(|known| same(known, number)))
    }

    /// Cuts what stands before an order's number to the name of its body.
    fn cut_body(&self, cited: &mut Cited) {
        let OfficialNumber::Order { body, .. } = &mut cited.number else {
            return;
        };
        let run = cited.range.start..cited.range.start + body.len();
        let start = self
            .words_in(Class::CiteBody, &run)
            .map(|word| word.start)
            .next()
            .unwrap_or(run.end);
        *body = self.text[start..run.end].to_owned();
        cited.range.start = start;
    }

    fn wrong_title(&mut self, at: Range<usize>, entry: &Citation) {
        let right = title::shown(entry, &plain_title(&self.text[at.clone()]));
        let mut fault = self.fault("citation-title", &at);
        fault.values = vec![("cited", self.text[at].to_owned()), ("right", right)];
        self.faults.push(fault);
    }

    fn report_number(&mut self, cited: &Cited, entry: &Citation) {
        let mut fault = self.fault("citation-number", &cited.range);
        fault.values = vec![
            ("cited", self.text[cited.range.clone()].to_owned()),
            (
                "right",
                format!("{}：{}", title::shown(entry, "关于"), entry.written),
            ),
        ];
        self.faults.push(fault);
    }

    fn fault(&self, rule: &'static str, at: &Range<usize>) -> Fault {
        fault(rule, Subject::Report, self.line.span(at.clone()))
    }
}
