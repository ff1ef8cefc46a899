//! Which measure answers which shortcoming, and whether it is one.
//!
//! Every clause of the measures goes to the shortcoming with which it shares most, as `topic.rs` weighs it. A clause that
//! says what it is aimed at (针对…, …的问题, the headline of a point) takes the clauses behind it along. What nothing took
//! goes to the only one left that shares a word with it, or has its place in the list. A shortcoming is addressed where
//! one of its clauses says what is done; promises alone leave it vague.

use super::admitted::{Gap, Measure};
use super::gaps::{GapJudgement, items_named};
use super::phrase::{Phrase, Reader};
use super::points::{Statement, cut};
use super::share::{Answer, Found, Left, Share};
use super::status::Remedy;
use super::topic::{Weights, reach};
use crate::pack::{Class, Scan};

/// What a statement that nothing else takes must share with the only shortcoming that it could answer: one rare word.
const LITTLE: f64 = 0.3;

/// Clauses in which neither act nor promise is known are a measure where they are longer than this, in characters: acts
/// are many, and promises mostly short.
const TELLING: usize = 15;

/// More sentences than this are no list that answers another in order.
const MOST_IN_ORDER: usize = 20;

/// The clauses of a statement, without those that hold nothing but 下一步.
pub(super) fn clauses<'t>(reader: &mut Reader<'_>, text: &'t str) -> Vec<(&'t str, Phrase)> {
    cut(text, 0..text.len(), &['，', ',', '：', ':'])
        .into_iter()
        .map(|clause| (&text[clause.clone()], reader.read(&text[clause])))
        .filter(|(_, phrase)| {
            phrase.length > 4 || !phrase.opens(Class::Turn) || phrase.has(Class::Act)
        })
        .collect()
}

/// Whether the first clause of a statement says what the rest is aimed at.
pub(super) fn is_aim(clause: &Phrase) -> bool {
    let names = clause.closes(Class::AimClose) || !(clause.has(Class::Act) || clause.promises());
    clause.opens(Class::AimAlways)
        || (clause.opens(Class::AimOpen) && names)
        || clause.closes(Class::AimClose)
}

/// Answers every shortcoming.
pub(super) fn answer(
    reader: &mut Reader<'_>,
    gaps: &[Gap],
    measures: &[Measure],
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    let mut weights = Weights::new(reader, gaps);
    weights.note_named(gaps, measures);
    let mut found = vec![Found::default(); gaps.len()];
    let mut owners: Vec<Vec<usize>> = Vec::with_capacity(measures.len());
    let (mut for_all, mut general) = (None, None);
    let mut left = Vec::new();
    for (index, measure) in measures.iter().enumerate() {
        let within = reach(index, measures.len(), gaps.len());
        let mut share = Share {
            reader,
            weights: &weights,
            gaps,
            within,
            found: &mut found,
            measure: index,
            left: &mut left,
            taken: Vec::new(),
            for_all,
            general,
        };
        share.hand_out(measure);
        (for_all, general) = (share.for_all, share.general);
        owners.push(share.taken);
    }
    by_little(
        reader,
        &weights,
        gaps,
        measures,
        &left,
        &mut owners,
        &mut found,
    );
    in_order(reader, &weights, gaps, measures, &owners, &mut found);
    by_statement(reader, &weights, gaps, measures, &mut found);
    sole(gaps, &left, &mut found);
    // 今后将虚心学习、迎头赶上 answers where nothing else does, and closes the part where something else does.
    let nothing = |(gap, found): (&Gap, &Found)| {
        gap.own.is_empty() && found.aimed.is_none() && found.loose.is_none()
    };
    if gaps.iter().zip(&found).all(nothing) {
        let promise = |span| Answer {
            concrete: false,
            span,
        };
        for_all = for_all.or(general.map(promise));
    }
    gaps.iter()
        .zip(&found)
        .map(|(gap, found)| {
            let own = own(reader, gap);
            // What stands elsewhere is answered by deeds: a promise is for what the report lists.
            let other = found
                .aimed
                .or(found.loose)
                .filter(|answer| answer.concrete || !gap.apart);
            let best = match (own, other) {
                (Some(own), Some(other)) if other.concrete && !own.concrete => Some(other),
                (Some(own), _) => Some(own),
                (None, other) => other,
            };
            let (remedy, measure) = match (best, for_all) {
                (Some(best), _) if best.concrete => (Remedy::Addressed, Some(best.span)),
                (Some(best), _) => (Remedy::Vague, Some(best.span)),
                (None, Some(for_all)) if !gap.apart && for_all.concrete => {
                    (Remedy::Addressed, Some(for_all.span))
                }
                (None, Some(for_all)) if !gap.apart => (Remedy::Vague, Some(for_all.span)),
                (None, _) => (Remedy::None, None),
            };
            GapJudgement {
                span: gap.span,
                general: is_general(reader, &gap.phrase),
                remedy,
                measure,
                items: items_named(reader.pack, &gap.text, scan),
            }
        })
        .collect()
}

/// A longer shortcoming, in characters, says more than that the work falls short.
const LONGEST_GENERAL: usize = 14;

/// Whether a shortcoming names no topic but those that most of them share.
fn is_general(reader: &Reader<'_>, phrase: &Phrase) -> bool {
    let topics = phrase.topics & !reader.weak_topics();
    topics == 0 && !phrase.figure && phrase.length <= LONGEST_GENERAL
}

/// The only shortcoming of a region is what its measures mend, though they share no word with it.
fn sole(gaps: &[Gap], left: &[Left], found: &mut [Found]) {
    let mut listed = (0..gaps.len()).filter(|&place| !gaps[place].apart);
    if let (Some(only), None) = (listed.next(), listed.next())
        && gaps[only].own.is_empty()
        && found[only].aimed.is_none()
    {
        let answers = || left.iter().map(|left| left.answer);
        let best = answers().find(|answer| answer.concrete);
        let known = found[only].loose.filter(|known| known.concrete);
        let rest = found[only].loose.or(answers().next());
        found[only].loose = known.or(best).or(rest);
    }
}

/// What stands with a shortcoming.
fn own(reader: &mut Reader<'_>, gap: &Gap) -> Option<Answer> {
    let first = gap.own.first()?;
    let concrete = gap
        .own
        .iter()
        .find(|statement| says_what_is_done(reader, &statement.text));
    // 责任部门：宣传部；整改时限：6月底: an owner and a day make any order checkable.
    let says = |class: Class| {
        move |statement: &&Statement| statement.phrase.has(class) && statement.told.is_some()
    };
    let owned = gap.own.iter().any(|said| says(Class::ColumnOwner)(&said));
    let mut due = gap.own.iter().filter(says(Class::ColumnDue));
    let dated = owned && due.any(|said| said.phrase.figure || said.phrase.has(Class::Schedule));
    Some(Answer {
        concrete: concrete.is_some() || dated,
        span: concrete.unwrap_or(first).span,
    })
}

/// Whether clauses say what is done: one of them does, or none of them promises and they say something.
pub(super) fn is_concrete(clauses: &[&Phrase]) -> bool {
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

/// What no shortcoming took goes to the unanswered one that alone shares a telling word with it, the best first.
fn by_little(
    reader: &mut Reader<'_>,
    weights: &Weights,
    gaps: &[Gap],
    measures: &[Measure],
    left: &[Left],
    owners: &mut [Vec<usize>],
    found: &mut [Found],
) {
    for left in left {
        let open = |place: &usize| {
            let answered = found[*place].aimed.is_some() || found[*place].loose.is_some();
            !answered && gaps[*place].own.is_empty()
        };
        // What all shortcomings have in common (网站) proves nothing here.
        let mut telling = left.phrase.clone();
        telling.pairs.clone_from(&telling.telling);
        let shared = |place: usize| weights.shared(&telling, &gaps[place].subject);
        let scores: Vec<(usize, f64)> = reach(left.measure, owners.len(), gaps.len())
            .filter(open)
            .map(|place| (place, shared(place)))
            .filter(|(_, score)| *score >= LITTLE)
            .collect();
        let [(place, _)] = scores.as_slice() else {
            continue;
        };
        let measure = &measures[left.measure];
        found[*place].loose = Some(if measure.counted {
            taken_whole(reader, measure)
        } else {
            left.answer
        });
        owners[left.measure].push(*place);
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
    let mut counted: Vec<usize> = (0..measures.len())
        .filter(|&index| measures[index].counted)
        .collect();
    let mut places: Vec<usize> = (0..gaps.len())
        .filter(|&index| gaps[index].counted)
        .collect();
    // A counted list may answer shortcomings that are told one behind the other, where nothing is out of order.
    let uncounted = places.is_empty() && counted.len() == measures.len();
    if uncounted {
        places = (0..gaps.len())
            .filter(|&index| !gaps[index].apart)
            .collect();
    }
    // 倒着说: the last shortcoming is answered first, and what stands behind the list is a measure like those in it.
    let all = (0..gaps.len()).rev();
    let backwards: Vec<usize> = all.filter(|&place| !gaps[place].apart).collect();
    if measures.len() == backwards.len() && answers_all(owners, &backwards) {
        counted = (0..measures.len()).collect();
        places = backwards;
    }
    if counted.len() != places.len() || places.iter().any(|&place| !gaps[place].own.is_empty()) {
        return;
    }
    let straight = counted
        .iter()
        .zip(&places)
        .filter(|(index, place)| owners[**index].contains(place))
        .count();
    let told = counted
        .iter()
        .filter(|index| !owners[**index].is_empty())
        .count();
    // Something answers its own place, and nothing another.
    let clean = straight > 0
        && counted
            .iter()
            .zip(&places)
            .all(|(index, place)| owners[*index].iter().all(|owner| owner == place));
    if uncounted && !clean {
        return;
    }
    if !uncounted {
        eliminate(reader, &places, &counted, measures, owners, found);
    }
    if straight * 3 < told * 2 {
        return;
    }
    let mut takers = vec![0usize; gaps.len()];
    for &index in &counted {
        let mut takes = owners[index].clone();
        takes.sort_unstable();
        takes.dedup();
        for owner in takes {
            takers[owner] += 1;
        }
    }
    for (&place, &index) in places.iter().zip(&counted) {
        let unanswered = found[place].aimed.is_none() && found[place].loose.is_none();
        // A measure is free where each shortcoming that took it has another one too.
        let taken = owners[index].iter().any(|&owner| takers[owner] < 2);
        if !unanswered || taken {
            continue;
        }
        let measure = &measures[index];
        if measure.is_none() {
            continue;
        }
        // A single pair in order proves no order where others are out of it; then the words must share something.
        let shares = measure
            .statements
            .iter()
            .any(|statement| weights.shared(&statement.phrase, &gaps[place].subject) > 0.0);
        if straight < 2 && !clean && !shares {
            continue;
        }
        found[place].loose = Some(taken_whole(reader, measure));
    }
}

/// Whether each of the measures answers its own place where it answers any, and several do.
fn answers_all(owners: &[Vec<usize>], places: &[usize]) -> bool {
    let pairs = || owners.iter().zip(places);
    let own = pairs()
        .filter(|(owners, place)| owners.contains(place))
        .count();
    own >= 2 && pairs().all(|(owners, place)| owners.iter().all(|owner| owner == place))
}

/// Measures that the school does not count answer in order too, sentence by sentence, where they are as many as the
/// shortcomings and none is about another one than its own.
fn by_statement(
    reader: &mut Reader<'_>,
    weights: &Weights,
    gaps: &[Gap],
    measures: &[Measure],
    found: &mut [Found],
) {
    let places: Vec<usize> = (0..gaps.len()).filter(|&at| !gaps[at].apart).collect();
    let told = measures.iter().any(|measure| measure.counted)
        || places.iter().any(|&place| !gaps[place].own.is_empty());
    let said: Vec<&Statement> = measures
        .iter()
        .flat_map(|measure| &measure.statements)
        // 空白栏目清零，由宣传部验收 is one measure.
        .filter(|said| !said.phrase.has(Class::MeasureLead) && (said.opens || !said.phrase.turns))
        .take(MOST_IN_ORDER + 1)
        .collect();
    if told || said.len() != places.len() || said.len() > MOST_IN_ORDER {
        return;
    }
    let took = |place: usize, span| found[place].loose.is_some_and(|answer| answer.span == span);
    let about: Vec<Vec<usize>> = said
        .iter()
        .map(|said| {
            let about = weights.answered(&said.phrase, gaps, 0..gaps.len(), false);
            let taken = places.iter().filter(|&&place| took(place, said.span));
            if about.is_empty() {
                taken.copied().collect()
            } else {
                about
            }
        })
        .collect();
    let own = |(about, place): (&Vec<usize>, &usize)| about.contains(place);
    let straight = about.iter().zip(&places).filter(|pair| own(*pair)).count();
    let named = about.iter().filter(|about| !about.is_empty()).count();
    let open: Vec<bool> = places
        .iter()
        .map(|&place| found[place].aimed.is_none() && found[place].loose.is_none())
        .collect();
    let free: Vec<bool> = said
        .iter()
        .zip(&about)
        .map(|(said, about)| {
            let says = !said.phrase.has(Class::Slogan) && !said.phrase.has(Class::NoMeasure);
            about.is_empty() && says
        })
        .collect();
    let sole = |of: &[bool]| of.iter().filter(|&&one| one).count() == 1;
    // One of two in its place proves no order; as many deeds as shortcomings, of which none is about another, do.
    let deeds = |reader: &mut Reader<'_>| {
        let mut said = said.iter();
        named == 0 && places.len() > 1 && said.all(|said| says_what_is_done(reader, &said.text))
    };
    let ordered =
        straight == named && (straight > 1 || (straight == 1 && places.len() > 2) || deeds(reader));
    // In whatever order, the last one left answers the last one left.
    let left = !ordered && named > 1 && sole(&open) && sole(&free);
    for (at, said) in said.iter().enumerate().filter(|(at, _)| free[*at]) {
        let place = if left {
            open.iter().position(|&open| open)
        } else {
            Some(at)
        };
        let place = place.filter(|&place| open[place] && (left || ordered));
        if let Some(place) = place.map(|place| places[place]) {
            found[place].loose = Some(Answer {
                concrete: says_what_is_done(reader, &said.text),
                span: said.span,
            });
        }
    }
}

/// Where only one shortcoming and only one measure are left of equally many, they answer each other.
fn eliminate(
    reader: &mut Reader<'_>,
    places: &[usize],
    counted: &[usize],
    measures: &[Measure],
    owners: &[Vec<usize>],
    found: &mut [Found],
) {
    let unanswered =
        |place: &&usize| found[**place].aimed.is_none() && found[**place].loose.is_none();
    let mut places_left = places.iter().filter(unanswered);
    let mut measures_left = counted
        .iter()
        .filter(|index| owners[**index].is_empty() && !measures[**index].is_none());
    if let (Some(&place), None, Some(&index), None) = (
        places_left.next(),
        places_left.next(),
        measures_left.next(),
        measures_left.next(),
    ) && places.len() != 2
    {
        let answer = taken_whole(reader, &measures[index]);
        // A promise about something else (加强宣传教育) is what it says, and no answer.
        let weak = reader.weak_topics();
        let mut said = measures[index].statements.iter();
        if answer.concrete || said.all(|said| said.phrase.matters & !weak == 0) {
            found[place].loose = Some(answer);
        }
    }
}

/// What a measure comes to for a shortcoming that takes all of it.
fn taken_whole(reader: &mut Reader<'_>, measure: &Measure) -> Answer {
    let concrete = measure
        .statements
        .iter()
        .any(|statement| says_what_is_done(reader, &statement.text));
    Answer {
        concrete,
        span: measure.statements[0].span,
    }
}
