//! Stated totals held against their parts: `figure-sum-mismatch`.
//!
//! Where a list of parts begins and what its whole is, is found here; whether the two can be held against each other,
//! `breakdown.rs` decides. Tables are `totals.rs`'s, applications `applications.rs`'s.

use super::breakdown::{Cue, Mismatch, Run, slack};
use super::growth;
use super::pairs;
use super::quantity::{OnRequest, Quantity, is_total};
use super::spread::Spread;
use super::totals::Totals;
use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Sums {
    totals: Totals,
    section: OnRequest,
    spread: Spread,
}

/// Figures further off, by their number, belong to other statements.
const FAR: usize = 32;
/// 其中 and the signs behind it are no longer, in bytes.
const NEAR: usize = 12;
/// Between a whole and the first of the parts that it comprises stand no more characters.
const LONGEST_OPENING: usize = 12;
/// The words before a total that is a sentence of its own are no more, in characters, than the word for it: 总共.
const LONGEST_TOTAL_WORD: usize = 3;
/// A sentence that is longer, in bytes, has no one total.
const LONGEST: usize = 3000;

impl Sums {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        self.totals.read(report, line, faults);
        self.section.follow(line);
        if line.figures.is_empty() || matches!(line.kind, BlockKind::Cell { .. }) {
            self.spread.end(faults);
            return;
        }
        let all = line.quantities();
        let on_request = all
            .first()
            .is_some_and(|first| self.is_on_request(line, first));
        self.spread.read(line, &all, on_request, faults);
        growth::read(line, &all, faults);
        let mut taken = 0;
        for index in 0..all.len() {
            if all[index].figure.range.start < taken || self.is_on_request(line, &all[index]) {
                continue;
            }
            if let Some((span, end)) = judge(line, &all, index) {
                faults.push(span);
                taken = end;
            }
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(mut self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        self.totals.finish(report, faults);
        self.spread.end(faults);
    }

    /// Whether the sentence speaks of applications, whose arithmetic is another rule's.
    fn is_on_request(&self, line: &Line<'_>, quantity: &Quantity<'_>) -> bool {
        let sentence = line.around(quantity);
        // 公开信息1335条，其中…；受理申请19件: what stands before is no matter of theirs.
        let clause = line.clause_at(quantity.figure.range.start);
        let up_to = sentence.start..clause.map_or(sentence.end, |clause| clause.end);
        self.section.holds() && !line.has(Class::OtherCase, &sentence)
            || line.has(Class::Application, &up_to)
    }
}

/// Judges the list that the quantity at `index` opens or closes; the fault, and where its text ends.
fn judge(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(Fault, usize)> {
    let one = &all[index];
    if one.figure.percent || line.is_aside(one) {
        return None;
    }
    let found = closed(line, all, index)
        .or_else(|| left(line, all, index))
        .or_else(|| pairs::judge(line, all, index));
    if found.is_some() {
        return found;
    }
    let (whole, cue) = opened(line, all, index)?;
    let run = Run::new(line, all, index);
    let mismatch = run.against(line, all, &all[whole], cue)?;
    if line.has(Class::MultiChoice, &line.around(one))
        || has_other_whole(line, all, whole, mismatch)
    {
        return None;
    }
    let range = run.range(all)?;
    let start = clause_start(line, &all[whole]);
    let at = if all[whole].sentence == one.sentence {
        start..range.end
    } else {
        range.clone()
    };
    let related = vec![line.span(start..all[whole].end())];
    let found = said(line.span(at), all[whole].figure.value, mismatch);
    Some((Fault { related, ..found }, range.end))
}

/// The whole that the list beginning at `index` takes apart, and how it is opened.
fn opened(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(usize, Cue)> {
    let one = &all[index];
    if line.has(Class::Among, &one.lead) || comes_after(line, one) {
        let whole = before(line, all, index, 1, false)?;
        let same = all[whole].sentence == one.sentence;
        let colon = line.text()[..one.lead.start].ends_with(['：', ':']);
        let cue = if same || colon {
            Cue::Among
        } else {
            Cue::AmongApart
        };
        return Some((whole, cue));
    }
    let previous = index.checked_sub(1).map(|before| &all[before])?;
    let between = previous.end()..one.figure.range.start;
    let text = &line.text()[between.clone()];
    if one.bracket.is_some() {
        let directly = one
            .bracket
            .as_ref()
            .is_some_and(|at| at.start == previous.end());
        let fits =
            directly && previous.bracket.is_none() && line.same_unit(previous.figure, one.figure);
        return fits.then_some((index - 1, Cue::Listed));
    }
    if line.has(Class::Sorted, &between) {
        return Some((before(line, all, index, 2, true)?, Cue::Sorted));
    }
    let same = previous.sentence == one.sentence && line.same_unit(previous.figure, one.figure);
    if same && text.chars().count() <= LONGEST_OPENING && line.has(Class::Comprises, &between) {
        return Some((index - 1, Cue::Among));
    }
    let inside = ["中，", "中,", "中：", "里，", "中有"]
        .iter()
        .any(|sign| text.contains(sign));
    if inside && same && text.chars().count() <= 24 {
        return Some((index - 1, Cue::Among));
    }
    if line.has(Class::Respective, &between) && previous.sentence == one.sentence {
        return Some((before(line, all, index, 0, false)?, Cue::Listed));
    }
    if same && text.starts_with(['：', ':']) {
        return Some((index - 1, Cue::Listed));
    }
    // 更新820条，上半年420条，下半年380条
    let lead = |at: usize| all.get(at).map_or("", |one| &line.text()[one.lead.clone()]);
    if same && lead(index).starts_with("上半年") && lead(index + 1).starts_with("下半年") {
        return Some((index - 1, Cue::Listed));
    }
    follows(line, all, index).then_some((index - 1, Cue::Next))
}

/// Whether the whole may be another figure of its sentence, or all of them together: 公众号500条，短视频30条，其中原创400条.
/// A list that exceeds its whole by a slip is held against it all the same.
fn has_other_whole(line: &Line<'_>, all: &[Quantity<'_>], whole: usize, found: Mismatch) -> bool {
    let one = &all[whole];
    // What came back and what of it is valid are of one survey.
    let valid = found.parts == 1 && line.text()[one.end()..].starts_with("，其中有效");
    let slip = valid || found.parts > 1 && found.sum <= 1.25 * one.figure.value;
    let others: f64 = all[whole.saturating_sub(FAR)..whole]
        .iter()
        .filter(|other| other.sentence == one.sentence && line.same_unit(other.figure, one.figure))
        .map(|other| other.figure.value)
        .sum();
    !slip && others > 0.0 && others + one.figure.value + 1e-6 >= found.sum
}

/// Whether a sentence begins with this figure, and the one before states nothing but a total: 全年共公开800条。
fn follows(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> bool {
    let (whole, one) = (&all[index - 1], &all[index]);
    let alone = index < 2 || all[index - 2].sentence < whole.sentence;
    let total = line.text()[whole.lead.clone()].contains(['共', '总']);
    alone
        && total
        && whole.sentence + 1 == one.sentence
        && line.same_unit(whole.figure, one.figure)
        && whole.bracket.is_none()
        && one.bracket.is_none()
}

/// Whether 其中 stands before the words of a figure with nothing but signs in between.
fn comes_after(line: &Line<'_>, one: &Quantity<'_>) -> bool {
    let from = one.lead.start.saturating_sub(NEAR);
    line.within(Class::Among, &(from..one.lead.start))
        .any(|word| {
            let between = &line.text()[word.end..one.lead.start];
            between
                .chars()
                .all(|sign| matches!(sign, '，' | '：' | ',' | ':'))
        })
}

/// The nearest figure before `index` that counts the same and can be a whole, at most so many sentences back. What
/// follows a word of sorting is itself a part, so that a whole may be sorted twice.
fn before(
    line: &Line<'_>,
    all: &[Quantity<'_>],
    index: usize,
    back: usize,
    sorted: bool,
) -> Option<usize> {
    let one = &all[index];
    let alike = |at: &usize| {
        let other = &all[*at];
        let from = line.around(other).start;
        other.bracket == one.bracket
            && line.same_unit(other.figure, one.figure)
            && !(sorted && line.has(Class::Sorted, &(from..other.figure.range.start)))
    };
    let near = (0..index)
        .rev()
        .take_while(|&at| all[at].sentence + back >= one.sentence);
    let nearest = near.clone().find(alike)?;
    // 共1560条，比上年增加120条，其中…: a change that a part exceeds is not what is taken apart.
    let change = line.is_aside(&all[nearest])
        && all[nearest].sentence == one.sentence
        && all[nearest].figure.value < one.figure.value;
    let further = near
        .clone()
        .filter(|&at| at < nearest && all[at].sentence == one.sentence)
        .find(alike);
    let whole = further.filter(|_| change).unwrap_or(nearest);
    // Of several figures in an earlier sentence none is the whole without doubt, and a change is none at all.
    let apart = all[whole].sentence != one.sentence;
    let several = apart
        && sorted
        && near
            .filter(alike)
            .filter(|&at| all[at].sentence == all[whole].sentence)
            .count()
            > 1;
    (!several && !line.is_aside(&all[whole])).then_some(whole)
}

/// Judges a total behind its parts: A 3条，B 4条，合计7条.
fn closed(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(Fault, usize)> {
    let total = &all[index];
    let home = home(line, all, index);
    let halves = halves(line, all, index);
    if !(is_total(line, total) || halves) || total.figure.rough || total.bracket.is_some() {
        return None;
    }
    if line.has(Class::Remainder, &total.lead) {
        return None;
    }
    let sentence = line.sentences[home].range.start..total.figure.range.start;
    if sentence.len() > LONGEST
        || line.has(Class::Apiece, &sentence)
        || line.has(Class::Among, &sentence)
    {
        return None;
    }
    let mut parts = one_a_sentence(line, all, index);
    if parts.len() < 2 {
        parts = (index.saturating_sub(FAR)..index)
            .filter(|&at| all[at].sentence == home && !all[at].figure.percent)
            // The number in 两项合计 is none of the parts.
            .filter(|&at| all[at].end() < total.lead.start || all[at].figure.value > 9.0)
            .collect();
    }
    let outside: Vec<usize> = parts
        .iter()
        .copied()
        .filter(|&at| all[at].bracket.is_none())
        .collect();
    let aside = parts
        .iter()
        .any(|&at| all[at].figure.rough || is_apart(line, &all[at]));
    if aside || outside.len() < 2 || adds_up(all, &parts, total) || adds_up(all, &outside, total) {
        return None;
    }
    // 校报出了16期，刊出有关消息95条: a total of 条 leaves the issues out.
    let same: Vec<usize> = outside
        .iter()
        .copied()
        .filter(|&at| line.same_unit(all[at].figure, total.figure))
        .collect();
    if same.len() > 1 && adds_up(all, &same, total) {
        return None;
    }
    let sum: f64 = outside.iter().map(|&at| all[at].figure.value).sum();
    let near = (sum - total.figure.value).abs() <= 0.15 * total.figure.value;
    let first = *outside.first()?;
    if !near || same.len() * 2 < outside.len() {
        return None;
    }
    let range = all[first].lead.start..total.end();
    let mismatch = Mismatch {
        sum,
        parts: outside.len(),
    };
    let found = said(line.span(range.clone()), total.figure.value, mismatch);
    Some((found, range.end))
}

/// The sentence whose parts a total adds up: its own, or the one before where it opens with 以上 or 三者.
fn home(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> usize {
    let total = &all[index];
    let begins = index
        .checked_sub(1)
        .is_none_or(|at| all[at].sentence < total.sentence);
    let lead = &line.text()[total.lead.clone()];
    let refers = ["以上", "上述", "两者", "三者", "四者", "五者"]
        .iter()
        .any(|word| lead.starts_with(word));
    total.sentence - usize::from(begins && refers && total.sentence > 0)
}

/// The parts of a total that is a sentence of its own, where each of the sentences before it is one part: 官网624条。
/// 公众号311条。合计935条.
fn one_a_sentence(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Vec<usize> {
    let total = &all[index];
    let bare = line.text()[total.lead.clone()].chars().count() <= LONGEST_TOTAL_WORD;
    let mut parts = Vec::new();
    let mut at = index;
    while let Some(before) = at.checked_sub(1).filter(|_| bare) {
        let one = &all[before];
        let next = one.sentence + parts.len() + 1 == total.sentence;
        if !next || one.figure.percent || !line.same_unit(one.figure, total.figure) {
            break;
        }
        parts.push(before);
        at = before;
    }
    parts.reverse();
    parts
}

/// Whether a figure of the whole year stands behind those of its halves: 上半年560条，下半年680条，全年1240条.
fn halves(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> bool {
    let lead = |at: usize| &line.text()[all[at].lead.clone()];
    let [first, second] = [index.checked_sub(2), index.checked_sub(1)];
    let (Some(first), Some(second)) = (first, second) else {
        return false;
    };
    lead(index).starts_with('全')
        && lead(first).contains("上半年")
        && lead(second).contains("下半年")
}

/// Whether a figure is none that a total behind it adds up. Things newly made are: 新增12项、修订18项，共30项.
fn is_apart(line: &Line<'_>, one: &Quantity<'_>) -> bool {
    let made = line.text()[one.lead.clone()].contains("新增")
        && line.within(Class::Change, &one.lead).count() == 1
        && !line.has(Class::Apiece, &one.lead);
    !made && line.is_aside(one)
}

/// Judges what is said to be left of a whole: 收到37条，采纳31条，其余8条.
fn left(line: &Line<'_>, all: &[Quantity<'_>], index: usize) -> Option<(Fault, usize)> {
    let rest = &all[index];
    if !line.has(Class::Rest, &rest.label) || rest.bracket.is_some() {
        return None;
    }
    let before: Vec<usize> = (index.saturating_sub(FAR)..index)
        .filter(|&at| {
            all[at].sentence == rest.sentence
                && all[at].bracket.is_none()
                && line.same_unit(all[at].figure, rest.figure)
        })
        .collect();
    let [whole, part] = before[..] else {
        return None;
    };
    let rough = [whole, part, index]
        .iter()
        .any(|&at| all[at].figure.rough || line.is_aside(&all[at]));
    let sum = all[part].figure.value + rest.figure.value;
    let total = all[whole].figure.value;
    let room = slack(&all[whole]) + slack(&all[part]) + slack(rest);
    let other = line.has(Class::Among, &all[part].lead);
    if rough || other || (sum - total).abs() <= room || !(0.75..=1.34).contains(&(sum / total)) {
        return None;
    }
    let range = clause_start(line, &all[whole])..rest.end();
    let found = said(line.span(range), total, Mismatch { sum, parts: 2 });
    Some((found, rest.end()))
}

/// Whether some of the figures that follow each other add up to the total.
fn adds_up(all: &[Quantity<'_>], parts: &[usize], total: &Quantity<'_>) -> bool {
    (0..parts.len()).any(|first| {
        let mut sum = 0.0;
        let mut room = slack(total);
        parts[first..].iter().any(|&part| {
            sum += all[part].figure.value;
            room += slack(&all[part]);
            (sum - total.figure.value).abs() <= room + 1e-6
        })
    })
}

/// Where the clause of a figure begins.
pub(super) fn clause_start(line: &Line<'_>, quantity: &Quantity<'_>) -> usize {
    line.clause_at(quantity.figure.range.start)
        .map_or(quantity.lead.start, |clause| clause.start)
}

/// The fault, in figures.
pub(super) fn said(span: Span, total: f64, mismatch: Mismatch) -> Fault {
    Fault {
        values: vec![
            ("total", plain(total)),
            ("sum", plain(mismatch.sum)),
            ("count", mismatch.parts.to_string()),
        ],
        ..fault("figure-sum-mismatch", Subject::Report, span)
    }
}

/// A figure as it is read: without a point where it is whole.
pub(super) fn plain(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{rounded}")
}
