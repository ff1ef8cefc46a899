//! How much a stretch of the measures shares with each shortcoming.
//!
//! Two kinds of words pair them: the topics of the pack, and pairs of neighbouring characters. Each counts the less the
//! more shortcomings share it.

use super::admitted::{Gap, Measure};
use super::phrase::{Pair, Phrase, Reader};
use std::collections::HashMap;
use std::ops::Range;

/// What a clause must share with a shortcoming to be about it.
const ENOUGH: f64 = 0.69;
/// What suffices where the clause says itself that it is aimed at one.
const ENOUGH_AIMED: f64 = 0.5;
/// What it must share with a further one beyond the words of the best.
const ENOUGH_BEYOND: f64 = 1.3;
/// What a topic counts, a weak one, and a pair of characters.
const TOPIC: f64 = 1.0;
const WEAK_TOPIC: f64 = 0.2;
const PAIR: f64 = 0.35;
/// What part of that a topic counts where the measure does not name it, and answers it by words of its own.
const ANSWER: f64 = 0.75;
/// A clause is about every shortcoming that comes this near to the best one.
const NEAR: f64 = 0.85;
/// A shortcoming is held against so many measures around its own place in the list: enough for any report, and a bound
/// for a text of a hundred thousand points.
const REACH: usize = 50;
/// How much topics and pairs tell the shortcomings of a region apart.
pub(super) struct Weights {
    topics: [f64; 64],
    pairs: HashMap<Pair, f64>,
    /// Shortcomings that some measure names by their own words.
    named: Vec<bool>,
}

impl Weights {
    /// The weights by which these shortcomings are told apart.
    pub(super) fn new(reader: &Reader<'_>, gaps: &[Gap]) -> Self {
        let mut topics = [0.0; 64];
        let mut pairs: HashMap<Pair, f64> = HashMap::new();
        for gap in gaps {
            for (index, count) in topics.iter_mut().enumerate() {
                *count += f64::from(u8::from(gap.subject.topics >> index & 1 == 1));
            }
            for pair in &gap.subject.pairs {
                *pairs.entry(*pair).or_default() += 1.0;
            }
        }
        for (index, count) in topics.iter_mut().enumerate() {
            let weak = reader
                .pack
                .topics
                .get(index)
                .is_some_and(|topic| topic.weak);
            let full = if weak { WEAK_TOPIC } else { TOPIC };
            *count = full / count.max(1.0).sqrt();
        }
        for count in pairs.values_mut() {
            *count = PAIR / count.sqrt();
        }
        Self {
            topics,
            pairs,
            named: vec![false; gaps.len()],
        }
    }

    /// Notes which shortcomings the measures name by their own words.
    pub(super) fn note_named(&mut self, gaps: &[Gap], measures: &[Measure]) {
        for (index, measure) in measures.iter().enumerate() {
            for statement in &measure.statements {
                let within = reach(index, measures.len(), gaps.len());
                for named in self.about(&statement.phrase, gaps, within, false) {
                    self.named[named] = true;
                }
            }
        }
    }

    /// The shortcomings that a measure is about, or else those that it answers by words of its own.
    pub(super) fn answered(
        &self,
        phrase: &Phrase,
        gaps: &[Gap],
        within: Range<usize>,
        aimed: bool,
    ) -> Vec<usize> {
        let about = self.about(phrase, gaps, within.clone(), aimed);
        if !about.is_empty() || phrase.answers == 0 {
            return about;
        }
        let mut answered: Vec<usize> = within
            .filter(|&index| self.shared(phrase, &gaps[index].subject) >= ENOUGH)
            .collect();
        // What another measure names is rather that one's.
        if answered.iter().any(|&index| !self.named[index]) {
            answered.retain(|&index| !self.named[index]);
        }
        answered
    }

    /// What a phrase shares with a shortcoming.
    pub(super) fn shared(&self, phrase: &Phrase, gap: &Phrase) -> f64 {
        self.shared_of(phrase, phrase.answers, gap)
    }

    /// The same, where it answers these topics by words of its own.
    fn shared_of(&self, phrase: &Phrase, answers: u64, gap: &Phrase) -> f64 {
        let mut topics = (phrase.topics | answers) & gap.topics;
        let mut sum = 0.0;
        while topics != 0 {
            let topic = topics.trailing_zeros();
            let named = phrase.topics >> topic & 1 == 1;
            sum += self.topics[topic as usize] * if named { 1.0 } else { ANSWER };
            topics &= topics - 1;
        }
        // Both lists are sorted, and the shorter one is searched for in the longer.
        for pair in &phrase.pairs {
            if gap.pairs.binary_search(pair).is_ok() {
                sum += self.pairs.get(pair).copied().unwrap_or(PAIR);
            }
        }
        sum
    }

    /// The shortcomings that a phrase is about: those that share enough with it, and near as much as the best.
    pub(super) fn about(
        &self,
        phrase: &Phrase,
        gaps: &[Gap],
        within: Range<usize>,
        aimed: bool,
    ) -> Vec<usize> {
        let enough = if aimed { ENOUGH_AIMED } else { ENOUGH };
        let scores: Vec<(usize, f64)> = within
            .map(|index| (index, self.shared_of(phrase, 0, &gaps[index].subject)))
            .filter(|(_, score)| *score >= enough)
            .collect();
        let best = scores.iter().map(|(_, score)| *score).fold(0.0, f64::max);
        let (near, others): (Vec<_>, Vec<_>) = scores
            .into_iter()
            .partition(|(_, score)| *score >= best * NEAR);
        let mut about: Vec<usize> = near.into_iter().map(|(index, _)| index).collect();
        if others.is_empty() {
            return about;
        }
        // 把录取人数与捐赠情况一并列入 is about two: the second by words that the first does not have.
        let mut rest = phrase.clone();
        rest.answers = 0;
        for &index in &about {
            rest.topics &= !gaps[index].subject.topics;
            let taken = &gaps[index].subject.pairs;
            rest.pairs.retain(|pair| taken.binary_search(pair).is_err());
        }
        let beyond = |index: &usize| self.shared(&rest, &gaps[*index].subject) >= ENOUGH_BEYOND;
        about.extend(others.into_iter().map(|(index, _)| index).filter(beyond));
        about.sort_unstable();
        about
    }
}

/// The shortcomings against which the measure of an index is held.
pub(super) fn reach(index: usize, measures: usize, gaps: usize) -> Range<usize> {
    let middle = index * gaps / measures.max(1);
    middle.saturating_sub(REACH)..(middle + REACH).min(gaps)
}
