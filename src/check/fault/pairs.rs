//! Pairs of figures that leave no third: the two sides of a whole (及时的52个，不及时的10个), and what comes back of what
//! was sent out.

use super::Fault;
use super::Line;
use super::breakdown::{Mismatch, slack};
use super::quantity::Quantity;
use super::sums::{clause_start, said};

/// Judges the pair that the quantity at `index` closes; the fault, and where its text ends.
pub(super) fn judge(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(Fault, usize)> {
    returned(line, all, index).or_else(|| sides(line, all, index))
}

/// More questionnaires that came back than were sent out.
fn returned(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(Fault, usize)> {
    let back = &all[index];
    let sent = &all[index.checked_sub(1)?];
    let lead = |one: &Quantity<'_>| &line.text()[one.lead.clone()];
    let told =
        |one: &Quantity<'_>, words: &[&str]| words.iter().any(|word| lead(one).contains(word));
    let fits = told(sent, &["发放", "发出", "下发", "派发"])
        && told(back, &["回收", "收回", "收到有效", "返回"])
        && !told(back, &["累计", "率"])
        && sent.sentence == back.sentence
        && comparable(line, sent, back);
    (fits && back.figure.value > sent.figure.value).then(|| {
        let mismatch = Mismatch {
            sum: back.figure.value,
            parts: 1,
        };
        found(line, sent, back, mismatch)
    })
}

/// The two sides of a whole that do not make it up: 60个，及时的52个，不及时的10个.
fn sides(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(Fault, usize)> {
    let second = &all[index];
    let first = &all[index.checked_sub(1)?];
    let whole = &all[index.checked_sub(2)?];
    let name = |one: &Quantity<'_>| {
        let words = line.text()[one.lead.clone()].trim_start_matches(['其', '中', '已', '有']);
        words.trim_end_matches(['的', '有', '为', '是'])
    };
    let (yes, no) = (name(first), name(second));
    let opposite = ["不", "未", "没有", "尚未", "未能", "不予"]
        .iter()
        .any(|not| no.contains(not) && no.replacen(not, "", 1) == yes);
    let sum = first.figure.value + second.figure.value;
    let fits = opposite
        && !yes.is_empty()
        && whole.sentence == second.sentence
        && comparable(line, whole, first)
        && comparable(line, first, second)
        && !line.is_aside(whole)
        && (sum - whole.figure.value).abs() > slack(whole) + slack(first) + slack(second);
    // What falls far short has a third side that goes unnamed.
    let near = sum > whole.figure.value || sum >= 0.9 * whole.figure.value;
    (fits && near && sum <= 1.5 * whole.figure.value)
        .then(|| found(line, whole, second, Mismatch { sum, parts: 2 }))
}

/// Whether two figures count the same, exactly and outside of brackets.
fn comparable(line: &Line<'_>, one: &Quantity<'_>, other: &Quantity<'_>) -> bool {
    line.same_unit(one.figure, other.figure)
        && one.figure.unit.is_some()
        && !one.figure.rough
        && !other.figure.rough
        && one.bracket.is_none()
        && other.bracket.is_none()
}

fn found(
    line: &Line<'_>,
    whole: &Quantity<'_>,
    last: &Quantity<'_>,
    mismatch: Mismatch,
) -> (Fault, usize) {
    let range = clause_start(line, whole)..last.end();
    (
        said(line.span(range), whole.figure.value, mismatch),
        last.end(),
    )
}
