//! Shortcomings that the measures name, and those that the report admits a second time elsewhere.

use super::admitted::{Gap, Measure};
use super::phrase::{Phrase, Reader};
use super::points::{Statement, first_clause};
use super::topic::{Weights, reach};
use crate::pack::Class;

/// Two admissions that share so many pairs of characters are the same.
const SAME: usize = 3;

/// Measures admit too: 针对… names what it is aimed at, and 此外，…没有完成，已列入… names what it mends. Such words are a
/// shortcoming where none says so already.
pub(super) fn admitted_by_measures(
    reader: &mut Reader<'_>,
    gaps: &mut Vec<Gap>,
    measures: &mut Vec<Measure>,
) {
    let weights = Weights::new(reader, gaps);
    let known = gaps.len();
    let count = measures.len();
    for (index, measure) in measures.iter_mut().enumerate() {
        let within = reach(index, count, known);
        let is_new = |phrase: &Phrase, gaps: &[Gap]| {
            let names = phrase.closes(Class::AimClose) && phrase.has(Class::GapHint);
            (names || phrase.has(Class::Gap))
                && !phrase.has(Class::GapAll)
                && (phrase.topics != 0 || phrase.pairs.len() >= 2)
                && weights
                    .about(phrase, &gaps[..known], within.clone(), true)
                    .is_empty()
        };
        let statements = std::mem::take(&mut measure.statements);
        let mut statements = statements.into_iter().peekable();
        while let Some(statement) = statements.next() {
            let mended =
                |next: &Statement| !next.opens && next.phrase.turns && !statement.phrase.promises();
            if statement.opens
                && !statement.phrase.has(Class::NoMeasure)
                && !statement.phrase.turns
                && statements.peek().is_some_and(mended)
                && is_new(&statement.phrase, gaps)
            {
                let own = statements.next().into_iter().collect();
                gaps.push(Gap::new(statement, own, false));
                continue;
            }
            if let Some((phrase, length)) = aim(reader, &statement)
                && is_new(&phrase, gaps)
            {
                let mut gap = Gap::new(statement.clone(), vec![statement.clone()], false);
                gap.span = statement.first;
                gap.text.truncate(length);
                gap.subject = phrase.clone();
                gap.phrase = phrase;
                gaps.push(gap);
            }
            measure.statements.push(statement);
        }
    }
    measures.retain(|measure| !measure.statements.is_empty());
}

/// Drops what the report admits in passing and lists among its shortcomings once more.
pub(super) fn without_repeats(listed: &[Gap], elsewhere: &mut Vec<Gap>) {
    let repeats = |gap: &Gap| {
        let shared = |of: &Gap| {
            let pairs = gap.phrase.pairs.iter();
            pairs.filter(|pair| of.subject.pairs.contains(pair)).count()
        };
        listed.iter().any(|of| shared(of) >= SAME)
    };
    elsewhere.retain(|gap| !repeats(gap));
}

/// What 针对… at the head of a statement names, and its length, where more follows.
fn aim(reader: &mut Reader<'_>, statement: &Statement) -> Option<(Phrase, usize)> {
    let text = &statement.text;
    let length = first_clause(text);
    let aim = &text[..length];
    let names = length < text.len() && reader.head(aim, Class::AimAlways).is_some();
    names.then(|| (reader.read(aim), length))
}
