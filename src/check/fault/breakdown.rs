//! The parts that a whole is taken apart into, and whether they can be held against it.
//!
//! Reports often name the greater parts only. A list accuses its author when it exceeds its whole, when it says that it
//! is all (其余, 按渠道分), or when it stands in the whole's own sentence and comes so near to it that nothing but a slip
//! is likely.

use super::Line;
use super::quantity::{Quantity, is_total};
use crate::pack::Class;
use std::ops::Range;

/// How a list of parts is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// By 其中 in the sentence of the whole.
    Among,
    /// By 其中 in the next sentence: what follows may be a choice.
    AmongApart,
    /// By what the whole is sorted by: all of it.
    Sorted,
    /// By 分别为, a colon or a bracket.
    Listed,
    /// By nothing, in the sentence or the lines behind a total.
    Next,
}

/// A list of parts.
pub(super) struct Run {
    /// Indices of the quantities, in order.
    pub(super) parts: Vec<usize>,
    /// How many of them form one list without doubt.
    pub(super) core: usize,
    /// Whether one of them is rough.
    pub(super) rough: bool,
    /// Whether more of the same unit follows in the sentence.
    pub(super) more: bool,
}

/// Why a list does not match its whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mismatch {
    /// What the parts add up to, or the part that is larger than the whole.
    pub(super) sum: f64,
    /// How many parts were added.
    pub(super) parts: usize,
}

/// Figures further off, by their number, belong to other statements.
const FAR: usize = 64;
/// A whole that is smaller than this may well have a part or two that go unnamed.
const SMALL: f64 = 20.0;

impl Run {
    /// The list that begins with the quantity at `first`.
    pub(super) fn new(line: &Line<'_>, all: &[Quantity<'_>], first: usize) -> Self {
        let mut run = Self {
            parts: Vec::new(),
            core: 0,
            rough: false,
            more: false,
        };
        let Some(head) = all.get(first) else {
            return run;
        };
        let mut broken = false;
        let mut weight = 0;
        for (index, one) in all.iter().enumerate().skip(first).take(FAR) {
            if one.sentence != head.sentence {
                break;
            }
            // A number without a unit counts nothing: 3号楼.
            if one.bracket != head.bracket || one.figure.unit.is_none() {
                continue;
            }
            let other = !line.same_unit(head.figure, one.figure);
            if other && is_named(line, all, index, head) {
                continue;
            }
            let turned =
                index > first && (line.has(Class::Among, &one.lead) || is_total(line, one));
            if other || turned || line.is_aside(one) {
                run.more |= !other;
                break;
            }
            if let Some(&last) = run.parts.last() {
                let between = all[last].end()..one.label.start;
                let (sign, idle) = gap(line, &all[last..index], &between);
                weight = if run.parts.len() == 1 { sign } else { weight };
                let states = line.has(Class::Statement, &one.lead)
                    && !line.has(Class::Statement, &head.lead);
                let rest = line.has(Class::Remainder, &one.label);
                broken |= idle || (sign > weight && !rest) || states;
            }
            run.rough |= one.figure.rough;
            run.parts.push(index);
            run.core += usize::from(!broken);
        }
        run.more |= run.core < run.parts.len();
        run
    }

    /// Whether the list, or the beginning of it, adds up to `whole`.
    pub(super) fn reaches(&self, all: &[Quantity<'_>], whole: f64, slack: f64) -> bool {
        let mut sum = 0.0;
        self.parts.iter().any(|&part| {
            sum += all[part].figure.value;
            (sum - whole).abs() <= slack + 1e-6
        })
    }

    /// Whether what follows in other units makes the list add up: 2015条（期），其中网站1990条、校报25期.
    fn reaches_mixed(&self, line: &Line<'_>, all: &[Quantity<'_>], whole: f64) -> bool {
        let Some(&first) = self.parts.first() else {
            return false;
        };
        let mut sum = 0.0;
        all[first..]
            .iter()
            .take(FAR)
            .take_while(|one| one.sentence == all[first].sentence)
            .filter(|one| {
                one.bracket == all[first].bracket
                    && one.figure.unit.is_some()
                    && !line.is_aside(one)
            })
            .any(|one| {
                sum += one.figure.value;
                (sum - whole).abs() <= 1e-6
            })
    }

    /// The slip of a list by channel whose pieces have units of their own: 网站412条，校报703篇，微信1136条.
    fn mixed(&self, line: &Line<'_>, all: &[Quantity<'_>], whole: f64) -> Option<Mismatch> {
        let first = *self.parts.first()?;
        let parts: Vec<usize> = (first..all.len())
            .take(FAR)
            .take_while(|&at| all[at].sentence == all[first].sentence)
            .collect();
        let unit = |at: usize| all[at].figure.unit.clone().map(|unit| &line.text()[unit]);
        let piece = |at: usize| matches!(unit(at), Some("条" | "篇" | "则" | "期"));
        let plain = parts.iter().all(|&at| {
            piece(at)
                && all[at].bracket.is_none()
                && !all[at].figure.rough
                && !line.is_aside(&all[at])
        });
        let several = parts.iter().any(|&at| unit(at) != unit(first));
        let sum: f64 = parts.iter().map(|&at| all[at].figure.value).sum();
        let near = (0.97..=1.03).contains(&(sum / whole)) && whole >= 5.0 * SMALL;
        let told = plain && several && near && by_channel(line, all, &parts);
        told.then_some(Mismatch {
            sum,
            parts: parts.len(),
        })
    }

    /// Whether each part is what one channel put out, so that a list of three or more names them all.
    fn is_by_channel(&self, line: &Line<'_>, all: &[Quantity<'_>]) -> bool {
        by_channel(line, all, &self.parts[..self.core])
    }

    /// From the first word of the first part to the last figure of the core.
    pub(super) fn range(&self, all: &[Quantity<'_>]) -> Option<Range<usize>> {
        let first = all[*self.parts.first()?].lead.start;
        let last = all[*self.parts.get(self.core.checked_sub(1)?)?].end();
        Some(first..last)
    }

    /// Holds the list against its whole.
    pub(super) fn against(
        &self,
        line: &Line<'_>,
        all: &[Quantity<'_>],
        whole: &Quantity<'_>,
        cue: Cue,
    ) -> Option<Mismatch> {
        let value = whole.figure.value;
        let core = self
            .parts
            .get(..self.core)
            .filter(|core| !core.is_empty())?;
        let slack = slack(whole) + core.iter().map(|&part| slack(&all[part])).sum::<f64>();
        if self.rough || whole.figure.rough || self.reaches(all, value, slack) {
            return None;
        }
        let alone = core
            .first()
            .filter(|_| matches!(cue, Cue::Among | Cue::AmongApart));
        // 开设4个栏目，其中目录栏目下设10个子栏目: what a part has is none of the whole.
        let of_part = |part: usize| {
            let lead = &line.text()[all[part].lead.clone()];
            ["下设", "下分", "设有", "含", "包括"]
                .iter()
                .any(|word| lead.ends_with(word))
        };
        if let Some(&part) = alone
            && all[part].figure.value > value + slack
            && !of_part(part)
        {
            return Some(Mismatch {
                sum: all[part].figure.value,
                parts: 1,
            });
        }
        let sum: f64 = core.iter().map(|&part| all[part].figure.value).sum();
        // The parts of another figure of the line are none of this one.
        let near = core[0].saturating_sub(FAR)..all.len().min(core[0] + FAR);
        let elsewhere = all[near].iter().any(|one| {
            line.same_unit(one.figure, all[core[0]].figure) && (one.figure.value - sum).abs() < 0.01
        });
        if elsewhere || self.reaches_mixed(line, all, value) {
            return None;
        }
        let whole_said = || line.text()[whole.lead.clone()].contains(['共', '总']);
        let mixable = cue == Cue::Among || cue == Cue::AmongApart && whole_said();
        if let Some(mixed) = self.mixed(line, all, value).filter(|_| mixable) {
            return Some(mixed);
        }
        let found = (core.len() > 1 && self.is_partition(line, all)).then_some(Mismatch {
            sum,
            parts: core.len(),
        });
        found.filter(|_| match cue {
            Cue::Next if sum > value => self.core > 2 && sum <= 1.1 * value,
            // What exceeds its whole by more than a slip may name kinds that overlap.
            _ if sum > value => {
                let even = self.is_by_channel(line, all) || cue == Cue::Sorted || core.len() == 2;
                sum <= if even { 2.0 } else { 1.25 } * value
            }
            Cue::AmongApart if line.text()[whole.lead.clone()].contains(['共', '总']) => {
                value >= 5.0 * SMALL
                    && sum / value >= 0.95
                    && self.is_by_channel(line, all)
                    && self.is_whole(line, all, sum / value, value, Cue::Among)
            }
            _ => self.is_whole(line, all, sum / value, value, cue),
        })
    }

    /// Whether the parts can exclude each other: qualities such as a degree and a rank cut across, unless all parts
    /// are told by them.
    fn is_partition(&self, line: &Line<'_>, all: &[Quantity<'_>]) -> bool {
        let core = &self.parts[..self.core];
        // 学位学科信息61条 tells of no degree that anybody has.
        let kind = |part: usize| line.text()[all[part].lead.clone()].ends_with("信息");
        let told = |class: Class| {
            core.iter()
                .filter(|&&part| line.has(class, &all[part].lead) && !kind(part))
                .count()
        };
        let even = |count: usize| count == 0 || count == core.len();
        told(Class::Rank) == core.len() || even(told(Class::Quality)) && even(told(Class::Rank))
    }

    /// Whether a list that falls short, at that share of its whole, leaves no doubt that it means to be all.
    fn is_whole(
        &self,
        line: &Line<'_>,
        all: &[Quantity<'_>],
        share: f64,
        value: f64,
        cue: Cue,
    ) -> bool {
        let core = self.core;
        let Some(&last) = self.parts[..core].last() else {
            return false;
        };
        let end = all[last].end();
        if self.more || line.begins(Class::OpenList, end).is_some() {
            return false;
        }
        if line.has(Class::Remainder, &all[last].label) {
            return true;
        }
        // 公开招标52项、磋商21项，其余为询价采购: what is left has no figure.
        let behind = end..line.around(&all[last]).end.max(end);
        let open =
            line.has(Class::OpenList, &all[self.parts[0]].lead) || line.has(Class::Rest, &behind);
        match cue {
            Cue::AmongApart => false,
            _ if open => false,
            Cue::Sorted => share >= 0.6,
            Cue::Next => core > 2 && share >= 0.9 && value >= SMALL,
            Cue::Among | Cue::Listed => {
                share >= if core > 2 { 0.9 } else { 0.94 } && value >= SMALL
            }
        }
    }
}

/// Whether each of three or more parts is what one channel put out.
fn by_channel(line: &Line<'_>, all: &[Quantity<'_>], parts: &[usize]) -> bool {
    let channels = [Class::Measured, Class::MeasuredWechat, Class::Platform];
    let told = |part: usize| {
        let lead = &all[part].lead;
        let home = line.text()[lead.clone()].contains("主页");
        home || channels.iter().any(|&class| line.has(class, lead))
    };
    parts.len() > 2 && parts.iter().all(|&part| told(part))
}

/// Whether a figure stands in the name of the next part, as in 两个校区30条.
fn is_named(line: &Line<'_>, all: &[Quantity<'_>], index: usize, head: &Quantity<'_>) -> bool {
    all.get(index + 1).is_some_and(|next| {
        let between = &line.text()[all[index].end()..next.figure.range.start];
        line.same_unit(head.figure, next.figure)
            && !between.contains(['，', '、', '；', '。', ',', ';'])
    })
}

/// How far a figure that is written short may be from what it stands for.
pub(super) fn slack(quantity: &Quantity<'_>) -> f64 {
    match quantity.figure.step {
        step if step > 1.0 || quantity.figure.percent => step / 2.0,
        _ => 0.0,
    }
}

/// The weightiest sign between two parts (、 less than ， less than ；), and whether a clause stands there that is no part.
fn gap(line: &Line<'_>, all: &[Quantity<'_>], between: &Range<usize>) -> (u8, bool) {
    let mut weight = 0;
    let mut clauses = 0usize;
    let mut depth = 0usize;
    for sign in line.text()[between.clone()].chars() {
        match sign {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '、' => weight = weight.max(1),
            '，' | ',' => (weight, clauses) = (weight.max(2), clauses + 1),
            '；' | ';' => (weight, clauses) = (3, clauses + 1),
            _ => {}
        }
    }
    let shares = all
        .iter()
        .filter(|one| {
            one.figure.percent
                && between.start <= one.figure.range.start
                && one.end() <= between.end
                && one.bracket.is_none()
        })
        .count();
    (weight, clauses > 1 + shares)
}
