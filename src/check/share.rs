//! Handing the clauses of a measure to the shortcomings that they are about.
//!
//! `topic.rs` weighs what a clause shares with each; what becomes of the answers, `remedy.rs` decides.

use super::admitted::{Gap, Measure};
use super::phrase::{Phrase, Reader};
use super::points::Statement;
use super::remedy::{clauses, is_aim, is_concrete};
use super::topic::Weights;
use crate::pack::{Class, Owner};
use crate::span::Span;
use std::ops::Range;

/// A longer first statement of a point is no headline of it.
const LONGEST_HEADLINE: usize = 26;

/// What some clauses come to for a shortcoming.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    pub(super) concrete: bool,
    pub(super) span: Span,
}

/// The answers found for one shortcoming.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    /// By clauses aimed at it.
    pub(super) aimed: Option<Answer>,
    /// By clauses that share its words.
    pub(super) loose: Option<Answer>,
}

/// A statement that shares too little with every shortcoming to be told by that alone.
#[derive(Clone, Debug)]
pub(super) struct Left {
    pub(super) measure: usize,
    pub(super) phrase: Phrase,
    pub(super) answer: Answer,
}

/// Hands the clauses of one measure to the shortcomings.
pub(super) struct Share<'s, 'p> {
    pub(super) reader: &'s mut Reader<'p>,
    pub(super) weights: &'s Weights,
    pub(super) gaps: &'s [Gap],
    pub(super) within: Range<usize>,
    pub(super) found: &'s mut [Found],
    /// The measure's index.
    pub(super) measure: usize,
    /// Statements that no shortcoming took.
    pub(super) left: &'s mut Vec<Left>,
    /// Shortcomings that took some clause.
    pub(super) taken: Vec<usize>,
    /// The first statement that promises for all shortcomings or for all that are left, or says that they were mended.
    pub(super) for_all: Option<Answer>,
    /// The first that promises in general, and does not even say for what.
    pub(super) general: Option<Span>,
}

impl Share<'_, '_> {
    /// Hands out the clauses of a measure.
    pub(super) fn hand_out(&mut self, measure: &Measure) {
        let mut owners: Vec<usize> = Vec::new();
        let mut aimed = false;
        // The headline of a point is about all of it.
        let mut locked = false;
        for (index, statement) in measure.statements.iter().enumerate() {
            if statement.phrase.has(Class::NoMeasure) {
                continue;
            }
            let phrase = &statement.phrase;
            if phrase.has(Class::GapAll) && phrase.has(Class::GapMended) && !phrase.promises() {
                self.answers_all(statement, true);
                continue;
            }
            let clauses = clauses(self.reader, &statement.text);
            if statement.opens && !locked {
                aimed = false;
                if goes_elsewhere(&statement.phrase) {
                    owners.clear();
                }
            }
            if aimed && !locked && !statement.opens && self.turns_away(&statement.phrase, &owners) {
                aimed = false;
                owners.clear();
            }
            if statement.phrase.turns
                && statement.phrase.matters == 0
                && clauses.iter().any(|(_, clause)| clause.promises())
                && !clauses.iter().any(|(_, clause)| clause.is_concrete())
            {
                self.general.get_or_insert(statement.span);
            }
            if self.is_for_all(statement, &clauses) {
                self.answers_all(statement, false);
                if self.about(&statement.phrase, false).is_empty() {
                    continue;
                }
            }
            let next = measure.statements.get(index + 1);
            let ends = next.is_none_or(|next| next.opens);
            let headline = index == 0
                && measure.counted
                && next.is_some_and(|next| next.opens)
                && statement.phrase.length <= LONGEST_HEADLINE;
            let mut rest = clauses.as_slice();
            // 前者由…；后者…: the number itself begins what is done.
            let numbered = match clauses.first() {
                Some((text, first)) if first.opens(Class::GapNumber) && !locked => {
                    self.numbered(text)
                }
                _ => Vec::new(),
            };
            if !numbered.is_empty() {
                (owners, aimed) = (numbered, true);
            } else if headline {
                let named = self.answered(&statement.phrase, true);
                (aimed, locked) = (!named.is_empty(), !named.is_empty());
                owners = named;
            } else if let [(text, first), behind @ ..] = clauses.as_slice()
                && !locked
                && !(behind.is_empty() && ends)
                && !first.has(Class::GapAll)
                && is_aim(first)
            {
                let named = self.aims(text);
                // Where 针对 names something that the report does not admit, the rest answers nothing; 以上情况 names nothing.
                let elsewhere = first.opens(Class::AimAlways) && !is_general(first);
                if !named.is_empty() || elsewhere {
                    (owners, aimed, rest) = (named, true, behind);
                }
            }
            let subject = self.subject(statement, &clauses);
            let rest: Vec<&Phrase> = rest.iter().map(|(_, phrase)| phrase).collect();
            if aimed && owners.is_empty() {
                let aim = clauses.first().map_or(&statement.phrase, |(_, aim)| aim);
                self.leave(aim, &rest, statement.span);
            }
            if let (false, Some(subject)) = (aimed, subject) {
                owners = vec![subject];
                self.give(&owners, &rest, statement.span, false);
                continue;
            }
            if aimed {
                self.give(&owners, &rest, statement.span, true);
                continue;
            }
            self.loosely(&clauses, &rest, statement, &mut owners);
        }
    }

    /// Whether a statement behind a semicolon is about other shortcomings than those that the sentence aimed at.
    fn turns_away(&mut self, phrase: &Phrase, owners: &[usize]) -> bool {
        let about = self.about(phrase, false);
        !about.is_empty() && about.iter().all(|one| !owners.contains(one))
    }

    /// Hands out a statement that aims at nothing, or takes it for all.
    fn loosely(
        &mut self,
        clauses: &[(&str, Phrase)],
        rest: &[&Phrase],
        statement: &Statement,
        owners: &mut Vec<usize>,
    ) {
        let (all, lead) = (Class::GapAll, Class::MeasureLead);
        let aims_at_all = clauses.first().is_some_and(|(_, clause)| clause.has(all));
        let promises = clauses
            .iter()
            .any(|(_, clause)| clause.promises() || clause.opens(Class::AimOpen));
        let taken = self.taken.len();
        self.loose(rest, statement, owners);
        // 逐步解决业务不熟 is about one; only what no shortcoming takes can be for all.
        let untaken = self.taken.len() == taken || aims_at_all;
        if untaken && statement.phrase.has(all) && !statement.phrase.has(lead) {
            // 以上各项，由两个部门认领，于第一季度整改到位: who and when can be checked.
            let dated = is_concrete(rest) && statement.phrase.has(Class::Schedule);
            if dated || promises {
                self.answers_all(statement, dated && !promises);
            }
        }
    }

    /// Notes a statement that answers all shortcomings; that they were mended says more than a promise.
    fn answers_all(&mut self, statement: &Statement, concrete: bool) {
        let known = self
            .for_all
            .is_some_and(|known| known.concrete || !concrete);
        if !known {
            let span = statement.span;
            self.for_all = Some(Answer { concrete, span });
        }
    }

    /// Whether a statement does nothing but promise, and for the work as a whole.
    fn is_for_all(&mut self, statement: &Statement, clauses: &[(&str, Phrase)]) -> bool {
        statement.phrase.has(Class::Whole)
            && !statement.phrase.has(Class::MeasureLead)
            && (!statement.phrase.has(Class::Slogan) || statement.phrase.has(Class::GapAll))
            && !clauses.iter().any(|(_, clause)| clause.is_concrete())
            && !clauses.first().is_some_and(|(_, first)| is_aim(first))
            && (clauses.iter().any(|(_, clause)| clause.promises()) || statement.phrase.turns)
            && clauses
                .iter()
                .any(|(_, clause)| clause.has(Class::Whole) && self.about(clause, false).is_empty())
    }

    /// What an aim names: 思想认识和公开内容方面 names two.
    fn aims(&mut self, text: &str) -> Vec<usize> {
        let numbered = self.numbered(text);
        if !numbered.is_empty() {
            return numbered;
        }
        let whole = self.reader.read(text);
        let mut named = self.about(&whole, true);
        for part in text.split(['、', '和', '与', '及']) {
            let phrase = self.reader.read(part);
            named.extend(self.about(&phrase, true));
        }
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The only shortcoming that the subject of a statement names, where the statement can be about it: 培训将邀请保密办的
    /// 专家讲授 is about the training, whatever else is in it.
    fn subject(&mut self, statement: &Statement, clauses: &[(&str, Phrase)]) -> Option<usize> {
        let (text, _) = clauses.first()?;
        let aspects = self.reader.hits(text).iter();
        let end = aspects
            .filter(|hit| hit.owner == Owner::Class(Class::Aspect))
            .map(|hit| hit.start as usize)
            .min()
            .filter(|&end| end > 0)?;
        let subject = self.reader.read(&text[..end]);
        if subject.closes(Class::GapOffice) || subject.opens(Class::AimOpen) {
            return None;
        }
        let named = self.about(&subject, true);
        let whole = self.about(&statement.phrase, false);
        match named.as_slice() {
            [only] if whole.len() > 1 && whole.contains(only) => Some(*only),
            _ => None,
        }
    }

    /// Leaves a statement for the shortcoming that alone shares a little with it.
    fn leave(&mut self, phrase: &Phrase, clauses: &[&Phrase], span: Span) {
        self.left.push(Left {
            measure: self.measure,
            phrase: phrase.clone(),
            answer: Answer {
                concrete: is_concrete(clauses),
                span,
            },
        });
    }

    /// The shortcomings that an aim names by number: 针对第2项, 前两个问题, 后者.
    fn numbered(&mut self, text: &str) -> Vec<usize> {
        let gaps = self.gaps.iter().filter(|gap| !gap.apart).count();
        let hits = self.reader.hits(text).iter();
        let mut named: Vec<usize> = hits
            .filter(|hit| hit.owner == Owner::Class(Class::GapNumber))
            .flat_map(|hit| places(&text[hit.start as usize..hit.end as usize], gaps))
            .filter(|&index| index < gaps)
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// Clauses without an aim: each goes to the shortcoming it is about, or on with the one before.
    fn loose(&mut self, clauses: &[&Phrase], statement: &Statement, owners: &mut Vec<usize>) {
        let whole = self.answered(&statement.phrase, false);
        let own_words = self.about(&statement.phrase, false).is_empty();
        let mut start = 0;
        for (index, clause) in clauses.iter().enumerate() {
            // A promise proves little and needs little to be about a shortcoming.
            let promises = clause.promises() && !clause.is_concrete();
            let mut named = self.about(clause, promises);
            if named.is_empty() && !own_words && index + 1 < clauses.len() {
                named = self.answered(clause, false);
            }
            // A clause that could be about several is about the one that the statement is about.
            if named.iter().any(|owner| whole.contains(owner)) {
                named.retain(|owner| whole.contains(owner));
            }
            if !named.is_empty() && !named.iter().any(|owner| owners.contains(owner)) {
                self.give(owners, &clauses[start..index], statement.span, false);
                *owners = named;
                start = if start == 0 && index > 0 && whole == *owners {
                    0
                } else {
                    index
                };
            }
        }
        if owners.is_empty() || (own_words && !whole.is_empty()) {
            *owners = whole;
        }
        let does = statement.phrase.has(Class::Act)
            || statement.phrase.has(Class::Schedule)
            || statement.phrase.promises();
        // What shares nothing with those that the sentence before was about may be about another.
        let stranger = |owner: &usize| {
            let subject = &self.gaps[*owner].subject;
            self.weights.shared(&statement.phrase, subject) == 0.0
        };
        if does && owners.iter().all(stranger) {
            self.leave(&statement.phrase, clauses, statement.span);
        }
        self.give(owners, &clauses[start..], statement.span, false);
    }

    fn answered(&self, phrase: &Phrase, aimed: bool) -> Vec<usize> {
        self.weights
            .answered(phrase, self.gaps, self.within.clone(), aimed)
    }

    fn about(&self, phrase: &Phrase, aimed: bool) -> Vec<usize> {
        self.weights
            .about(phrase, self.gaps, self.within.clone(), aimed)
    }

    fn give(&mut self, owners: &[usize], clauses: &[&Phrase], span: Span, aimed: bool) {
        if clauses.is_empty() {
            return;
        }
        let concrete = is_concrete(clauses);
        for &owner in owners {
            self.taken.push(owner);
            let found = &mut self.found[owner];
            let answer = if aimed {
                &mut found.aimed
            } else {
                &mut found.loose
            };
            match answer {
                Some(answer) if answer.concrete || !concrete => {}
                _ => *answer = Some(Answer { concrete, span }),
            }
        }
    }
}

/// Whether what a measure is aimed at has no name of its own: 针对以上情况.
fn is_general(aim: &Phrase) -> bool {
    aim.topics == 0 && aim.telling.is_empty()
}

/// Whether a sentence begins anew rather than going on with the one before.
fn goes_elsewhere(phrase: &Phrase) -> bool {
    phrase.opens(Class::Turn) || phrase.has(Class::MeasureLead) || phrase.has(Class::GapAll)
}

/// The places in a list of so many that a word of number names.
fn places(word: &str, of: usize) -> Range<usize> {
    match word {
        "前者" => return of.saturating_sub(2)..of.saturating_sub(1),
        "后者" => return of.saturating_sub(1)..of,
        _ => {}
    }
    let digit = |c: char| {
        let c = if c == '两' { '二' } else { c };
        let chinese = "一二三四五六七八九".chars().position(|digit| digit == c);
        c.to_digit(10)
            .map(|digit| digit as usize)
            .or(chinese.map(|at| at + 1))
    };
    let Some(number) = word.chars().find_map(digit) else {
        return 0..0;
    };
    if word.starts_with('前') {
        0..number
    } else if word.starts_with(['后', '末', '最']) {
        of.saturating_sub(number)..of
    } else {
        number.saturating_sub(1)..number
    }
}
