//! What a figure is said to differ by from an earlier year's, held against the two: 78条，比上年的64条增加12条.
//!
//! Only where one sentence gives all three, in one unit, can words alone settle it.

use super::breakdown::{Mismatch, slack};
use super::quantity::Quantity;
use super::sums::{clause_start, said};
use super::{Fault, Line};
use crate::pack::Class;

/// What a percentage written without decimals may be off by.
const HALF: f64 = 0.5;

/// The faults of a line.
pub(super) fn read(line: &Line<'_>, all: &[Quantity<'_>], faults: &mut Vec<Fault>) {
    let mut from = 0;
    while let Some(first) = all.get(from) {
        let sentence = first.sentence;
        let more = all[from..]
            .iter()
            .take_while(|one| one.sentence == sentence);
        let end = from + more.count();
        if let [one, two, three] = &all[from..end] {
            faults.extend(judge(line, [one, two, three]));
        }
        from = end;
    }
}

/// The fault of three figures that are all of a sentence.
fn judge(line: &Line<'_>, three: [&Quantity<'_>; 3]) -> Option<Fault> {
    let change = three
        .iter()
        .position(|one| direction(line, one).is_some())?;
    let differs = three[change];
    let earlier = three.iter().enumerate().position(|(at, one)| {
        at != change && line.has(Class::PeriodOther, &one.lead) && !one.figure.percent
    })?;
    let (now, before) = (three[3 - change - earlier], three[earlier]);
    let alike = |one: &Quantity<'_>, other: &Quantity<'_>| line.same_unit(one.figure, other.figure);
    let rough = three.iter().any(|one| one.figure.rough);
    let one_unit = alike(now, before) && (differs.figure.percent || alike(now, differs));
    if rough || !one_unit || now.figure.percent || before.figure.value <= 0.0 {
        return None;
    }
    let by = direction(line, differs)? * differs.figure.value;
    let room = slack(now) + slack(before);
    let (told, room) = if differs.figure.percent {
        let off = HALF * differs.figure.step.min(1.0) + 0.01;
        (
            before.figure.value * (1.0 + by / 100.0),
            room + before.figure.value * off / 100.0,
        )
    } else {
        (before.figure.value + by, room + slack(differs))
    };
    let at = clause_start(line, three[0])..three[2].end();
    let mismatch = Mismatch {
        sum: told,
        parts: 2,
    };
    ((told - now.figure.value).abs() > room + 1e-6).then(|| Fault {
        case: Some("growth"),
        ..said(line.span(at), now.figure.value, mismatch)
    })
}

/// Whether a figure is what another grew (1) or shrank (-1) by.
fn direction(line: &Line<'_>, one: &Quantity<'_>) -> Option<f64> {
    let start = one.figure.range.start;
    let text = line.text()[..start].trim_end_matches(['了', '约']);
    if line.ends(Class::Rise, text.len()) {
        Some(1.0)
    } else {
        line.ends(Class::Fall, text.len()).then_some(-1.0)
    }
}
