//! Which measure answers which shortcoming, and whether it is one.
//!
//! Every clause of the measures goes to the shortcoming with which it shares most, as `topic.rs` weighs it. A clause that says what it is aimed at (针对…, …的问题,
//! the headline of a point) takes the clauses behind it along. A shortcoming is addressed where one of its clauses says
//! what is done; promises alone leave it vague.

use super::gaps::{Gap, GapJudgement, Measure, items_named};
use super::phrase::{Phrase, Reader};
use super::points::{Statement, cut};
use super::status::Remedy;
use super::topic::{Weights, reach};
use crate::pack::{Class, Scan};
use crate::span::Span;
use std::ops::Range;

/// A longer first statement of a point is no headline of it.
const LONGEST_HEADLINE: usize = 26;

/// Clauses in which neither act nor promise is known are a measure where they are longer than this, in characters: acts
/// are many, and promises mostly short.
const TELLING: usize = 16;

/// What some clauses come to for a shortcoming.
#[derive(Clone, Copy, Debug)]
struct Answer {
    concrete: bool,
    span: Span,
}

/// The answers found for one shortcoming.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    /// By clauses aimed at it.
    aimed: Option<Answer>,
    /// By clauses that share its words.
    loose: Option<Answer>,
}

/// The clauses of a statement, without those that hold nothing but 下一步.
fn clauses<'t>(reader: &mut Reader<'_>, text: &'t str) -> Vec<(&'t str, Phrase)> {
    cut(text, 0..text.len(), &['，', ',', '：', ':'])
        .into_iter()
        .map(|clause| (&text[clause.clone()], reader.read(&text[clause])))
        .filter(|(_, phrase)| phrase.length > 4 || !phrase.opens(Class::Turn))
        .collect()
}

/// Whether the first clause of a statement says what the rest is aimed at.
fn is_aim(clause: &Phrase) -> bool {
    let names = clause.closes(Class::AimClose) || !(clause.has(Class::Act) || clause.promises());
    clause.opens(Class::AimAlways)
        || (clause.opens(Class::AimOpen) && names)
        || clause.closes(Class::AimClose)
}

/// A measure that begins 针对… admits what it is aimed at; it is a gap where no gap says so already.
pub(super) fn admitted_by_measures(
    reader: &mut Reader<'_>,
    gaps: &mut Vec<Gap>,
    measures: &[Measure],
) {
    let weights = Weights::new(reader, gaps);
    let known = gaps.len();
    for (index, measure) in measures.iter().enumerate() {
        for statement in &measure.statements {
            let range = cut(&statement.text, 0..statement.text.len(), &['，', ','])
                .into_iter()
                .next()
                .unwrap_or(0..0);
            let aim = &statement.text[range.clone()];
            if range.end == statement.text.len() || reader.head(aim, Class::AimAlways).is_none() {
                continue;
            }
            let phrase = reader.read(aim);
            if !phrase.has(Class::Gap)
                || phrase.has(Class::GapAll)
                || (phrase.topics == 0 && phrase.pairs.len() < 2)
                || !weights
                    .about(
                        &phrase,
                        &gaps[..known],
                        reach(index, measures.len(), known),
                        true,
                    )
                    .is_empty()
            {
                continue;
            }
            let mut span = statement.span;
            span.end = span.end.min(span.start + range.end as u32);
            gaps.push(Gap {
                span,
                text: aim.to_owned(),
                phrase,
                own: vec![statement.clone()],
                counted: false,
            });
        }
    }
}

/// Answers every shortcoming.
pub(super) fn answer(
    reader: &mut Reader<'_>,
    gaps: &[Gap],
    measures: &[Measure],
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    let weights = Weights::new(reader, gaps);
    let mut found = vec![Found::default(); gaps.len()];
    let mut owners: Vec<Vec<usize>> = Vec::with_capacity(measures.len());
    let mut for_all = None;
    for (index, measure) in measures.iter().enumerate() {
        let within = reach(index, measures.len(), gaps.len());
        let mut share = Share {
            reader,
            weights: &weights,
            gaps,
            within,
            found: &mut found,
            taken: Vec::new(),
            for_all,
        };
        share.measure(measure);
        for_all = share.for_all;
        owners.push(share.taken);
    }
    in_order(reader, &weights, gaps, measures, &owners, &mut found);
    gaps.iter()
        .zip(&found)
        .map(|(gap, found)| {
            let own = own(reader, gap);
            let other = found.aimed.or(found.loose);
            let best = match (own, other) {
                (Some(own), Some(other)) if other.concrete && !own.concrete => Some(other),
                (Some(own), _) => Some(own),
                (None, other) => other,
            };
            let (remedy, measure) = match (best, for_all) {
                (Some(best), _) if best.concrete => (Remedy::Addressed, Some(best.span)),
                (Some(best), _) => (Remedy::Vague, Some(best.span)),
                (None, Some(for_all)) => (Remedy::Vague, Some(for_all)),
                (None, None) => (Remedy::None, None),
            };
            GapJudgement {
                span: gap.span,
                remedy,
                measure,
                items: items_named(reader.pack, &gap.text, scan),
            }
        })
        .collect()
}

/// What stands with a shortcoming.
fn own(reader: &mut Reader<'_>, gap: &Gap) -> Option<Answer> {
    let first = gap.own.first()?;
    let concrete = gap
        .own
        .iter()
        .find(|statement| says_what_is_done(reader, &statement.text));
    Some(Answer {
        concrete: concrete.is_some(),
        span: concrete.unwrap_or(first).span,
    })
}

/// Hands the clauses of one measure to the shortcomings.
struct Share<'s, 'p> {
    reader: &'s mut Reader<'p>,
    weights: &'s Weights,
    gaps: &'s [Gap],
    within: Range<usize>,
    found: &'s mut [Found],
    /// Shortcomings that took some clause.
    taken: Vec<usize>,
    /// The first statement that promises for all shortcomings, or for all that are left.
    for_all: Option<Span>,
}

impl Share<'_, '_> {
    fn measure(&mut self, measure: &Measure) {
        let mut owners: Vec<usize> = Vec::new();
        let mut aimed = false;
        // The headline of a point is about all of it.
        let mut locked = false;
        for (index, statement) in measure.statements.iter().enumerate() {
            let clauses = clauses(self.reader, &statement.text);
            if statement.opens && !locked {
                aimed = false;
                if goes_elsewhere(&statement.phrase) {
                    owners.clear();
                }
            }
            let next = measure.statements.get(index + 1);
            let ends = next.is_none_or(|next| next.opens);
            let headline = index == 0
                && measure.counted
                && next.is_some_and(|next| next.opens)
                && statement.phrase.length <= LONGEST_HEADLINE;
            let mut rest = clauses.as_slice();
            if headline {
                let named = self.about(&statement.phrase, true);
                (aimed, locked) = (!named.is_empty(), !named.is_empty());
                owners = named;
            } else if let [(text, first), behind @ ..] = clauses.as_slice()
                && !locked
                && !(behind.is_empty() && ends)
                && !first.has(Class::GapAll)
                && is_aim(first)
            {
                let named = self.aims(text);
                // Where 针对 names something that the report does not admit, the rest answers nothing.
                if !named.is_empty() || first.opens(Class::AimAlways) {
                    (owners, aimed, rest) = (named, true, behind);
                }
            }
            let rest: Vec<&Phrase> = rest.iter().map(|(_, phrase)| phrase).collect();
            if aimed {
                self.give(&owners, &rest, statement.span, true);
                continue;
            }
            let (all, lead) = (Class::GapAll, Class::MeasureLead);
            let aims_at_all = clauses.first().is_some_and(|(_, clause)| clause.has(all));
            let promises = clauses
                .iter()
                .any(|(_, clause)| clause.promises() || clause.opens(Class::AimOpen));
            let taken = self.taken.len();
            self.loose(&rest, statement, &mut owners);
            // 逐步解决业务不熟 is about one; only what no shortcoming takes can be for all.
            let untaken = self.taken.len() == taken || aims_at_all;
            if untaken && promises && statement.phrase.has(all) && !statement.phrase.has(lead) {
                self.for_all.get_or_insert(statement.span);
            }
        }
    }

    /// What an aim names: 思想认识和公开内容方面 names two.
    fn aims(&mut self, text: &str) -> Vec<usize> {
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

    /// Clauses without an aim: each goes to the shortcoming it is about, or on with the one before.
    fn loose(&mut self, clauses: &[&Phrase], statement: &Statement, owners: &mut Vec<usize>) {
        let whole = self.about(&statement.phrase, false);
        let mut start = 0;
        for (index, clause) in clauses.iter().enumerate() {
            // A promise proves little and needs little to be about a shortcoming.
            let promises = clause.promises() && !clause.is_concrete();
            let mut named = self.about(clause, promises);
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
        if owners.is_empty() {
            *owners = whole;
        }
        self.give(owners, &clauses[start..], statement.span, false);
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

/// Whether a sentence begins anew rather than going on with the one before.
fn goes_elsewhere(phrase: &Phrase) -> bool {
    phrase.opens(Class::Turn) || phrase.has(Class::MeasureLead) || phrase.has(Class::GapAll)
}

/// Whether clauses say what is done: one of them does, or none of them promises and they say something.
fn is_concrete(clauses: &[&Phrase]) -> bool {
    clauses.iter().any(|clause| clause.is_concrete())
        || (clauses.iter().map(|clause| clause.length).sum::<usize>() >= TELLING
            && !clauses
                .iter()
                .any(|clause| clause.promises() || clause.has(Class::PromiseVerb)))
}

/// Whether a measure says what is done: an act, and a date, a number, an owner or a check.
pub(super) fn says_what_is_done(reader: &mut Reader<'_>, text: &str) -> bool {
    let clauses = clauses(reader, text);
    let clauses: Vec<&Phrase> = clauses.iter().map(|(_, phrase)| phrase).collect();
    match clauses.as_slice() {
        [aim, rest @ ..] if !rest.is_empty() && is_aim(aim) => is_concrete(rest),
        all => is_concrete(all),
    }
}

/// Where shortcomings and measures are counted alike and the ones told by their words stand in the same order, the rest
/// answer each other by their numbers.
fn in_order(
    reader: &mut Reader<'_>,
    weights: &Weights,
    gaps: &[Gap],
    measures: &[Measure],
    owners: &[Vec<usize>],
    found: &mut [Found],
) {
    let counted: Vec<usize> = (0..measures.len())
        .filter(|&index| measures[index].counted)
        .collect();
    if counted.len() != gaps.len() || gaps.iter().any(|gap| !gap.counted || !gap.own.is_empty()) {
        return;
    }
    let straight = counted
        .iter()
        .enumerate()
        .filter(|(place, index)| owners[**index].contains(place))
        .count();
    let told = counted
        .iter()
        .filter(|index| !owners[**index].is_empty())
        .count();
    if straight * 2 < gaps.len() || straight * 3 < told * 2 {
        return;
    }
    for (place, &index) in counted.iter().enumerate() {
        let unanswered = found[place].aimed.is_none() && found[place].loose.is_none();
        if !unanswered || !owners[index].is_empty() {
            continue;
        }
        let measure = &measures[index];
        // A single pair in order proves no order; then the words must share something.
        let shares = measure
            .statements
            .iter()
            .any(|statement| weights.shared(&statement.phrase, &gaps[place].phrase) > 0.0);
        if straight < 2 && !shares {
            continue;
        }
        let concrete = measure
            .statements
            .iter()
            .any(|statement| says_what_is_done(reader, &statement.text));
        found[place].loose = Some(Answer {
            concrete,
            span: measure.statements[0].span,
        });
    }
}
