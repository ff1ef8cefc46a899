//! Which measure answers which shortcoming, and whether it is one.
//!
//! A measure answers a shortcoming when it shares its distinctive words; it is a measure, and not a promise, when it says
//! what is done, by whom, by when or how it is checked.

use super::gaps::{Gap, GapJudgement, has, items_named};
use super::passage::Passage;
use super::status::Remedy;
use crate::pack::{Class, Pack, Scan};
use crate::span::Span;
use std::collections::{HashMap, HashSet};

/// Words that every shortcoming shares, and so pair nothing.
const STOCK: [&str; 34] = [
    "信息公开",
    "公开工作",
    "信息",
    "公开",
    "工作",
    "学校",
    "学院",
    "我校",
    "我院",
    "部分",
    "个别",
    "有的",
    "一些",
    "问题",
    "方面",
    "不够",
    "还不",
    "针对",
    "不足",
    "进一步",
    "加强",
    "提高",
    "完善",
    "今后",
    "继续",
    "存在",
    "情况",
    "较为",
    "有待",
    "下一步",
    "对于",
    "的问题",
    "努力",
    "逐步",
];
/// The weight of shared words from which a measure answers.
const ENOUGH: f64 = 1.3;

/// A measure that begins 针对… admits what it is aimed at; it is a gap where no gap says so already.
pub(super) fn admitted_by_measures(gaps: &mut Vec<Gap>, measures: &[Passage]) {
    for measure in measures {
        let Some(rest) = measure.text.strip_prefix("针对") else {
            continue;
        };
        let end = rest.find(['，', ',']).unwrap_or(0);
        let aim = &rest[..end];
        let names_one = [
            "不便",
            "不熟",
            "不足",
            "不够",
            "滞后",
            "薄弱",
            "不高",
            "不强",
            "单一",
            "偏少",
            "不及时",
            "不清",
            "缺乏",
        ]
        .iter()
        .any(|word| aim.contains(word));
        if !names_one
            || aim.contains("上述")
            || aim.contains("以上")
            || gaps.iter().any(|gap| shared(&gap.text, aim) >= 2)
        {
            continue;
        }
        let length = "针对".len() + end;
        let span = Span {
            start: measure.span.start,
            end: measure.span.start + (measure.span.len().min(length)) as u32,
        };
        gaps.push(Gap {
            span,
            text: aim.to_owned(),
            own: vec![measure.clone()],
        });
    }
}

/// Pairs of characters that two texts share, the stock taken out.
fn shared(a: &str, b: &str) -> usize {
    pairs(a).intersection(&pairs(b)).count()
}

/// Answers every shortcoming.
pub(super) fn answer(
    pack: &Pack,
    gaps: &[Gap],
    measures: &[Passage],
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    let mut all: Vec<&Passage> = Vec::new();
    for measure in measures {
        all.push(measure);
    }
    let weights = weights(gaps);
    gaps.iter()
        .map(|gap| {
            let mut judged = own(pack, gap, scan);
            if judged.is_none() {
                judged = best(pack, gap, &all, &weights, scan);
            }
            let (remedy, measure) =
                judged.map_or((Remedy::None, None), |(remedy, span)| (remedy, Some(span)));
            GapJudgement {
                span: gap.span,
                remedy,
                measure,
                items: items_named(pack, &gap.text, scan),
            }
        })
        .collect()
}

/// A measure that stands in the same point as the shortcoming.
fn own(pack: &Pack, gap: &Gap, scan: &mut Scan) -> Option<(Remedy, Span)> {
    let turned: Vec<&Passage> = gap
        .own
        .iter()
        .filter(|passage| passage.is_measure())
        .collect();
    let concrete = turned
        .iter()
        .find(|passage| is_concrete(pack, passage, scan));
    match (concrete, turned.first()) {
        (Some(passage), _) => Some((Remedy::Addressed, passage.span)),
        (None, Some(passage)) => Some((Remedy::Vague, passage.span)),
        (None, None) => None,
    }
}

/// The measure that shares most with the shortcoming.
fn best(
    pack: &Pack,
    gap: &Gap,
    measures: &[&Passage],
    weights: &HashMap<[char; 2], f64>,
    scan: &mut Scan,
) -> Option<(Remedy, Span)> {
    let wanted = pairs(&gap.text);
    let score = |measure: &Passage| -> f64 {
        let mut text = measure.text.clone();
        measure
            .behind
            .iter()
            .for_each(|behind| text.push_str(&behind.text));
        pairs(&text)
            .intersection(&wanted)
            .map(|pair| weights.get(pair).copied().unwrap_or(1.0))
            .sum()
    };
    let found = measures
        .iter()
        .map(|measure| (score(measure), *measure))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((weight, measure)) = found
        && weight >= ENOUGH
    {
        let concrete = is_concrete(pack, measure, scan)
            || measure
                .behind
                .iter()
                .any(|behind| is_concrete(pack, behind, scan));
        return Some((
            if concrete {
                Remedy::Addressed
            } else {
                Remedy::Vague
            },
            measure.span,
        ));
    }
    let for_all = measures.iter().find(|measure| {
        [
            "上述",
            "以上",
            "其余",
            "这些",
            "存在的问题",
            "不足之处",
            "前述",
        ]
        .iter()
        .any(|word| measure.text.contains(word))
    });
    for_all.map(|measure| (Remedy::Vague, measure.span))
}

fn is_concrete(pack: &Pack, measure: &Passage, scan: &mut Scan) -> bool {
    says_what_is_done(pack, &measure.text, scan)
}

/// Whether a measure says what is done: an act, and a date, a number, an owner or a check.
pub(super) fn says_what_is_done(pack: &Pack, text: &str, scan: &mut Scan) -> bool {
    let dated = text.chars().any(|c| c.is_ascii_digit());
    let acts = has(pack, scan, text, Class::Measure);
    let promises = has(pack, scan, text, Class::Promise);
    acts && (dated || !promises)
}

/// How much a pair of characters tells the shortcomings apart.
fn weights(gaps: &[Gap]) -> HashMap<[char; 2], f64> {
    let mut counts: HashMap<[char; 2], f64> = HashMap::new();
    for gap in gaps {
        for pair in pairs(&gap.text) {
            *counts.entry(pair).or_default() += 1.0;
        }
    }
    counts
        .into_iter()
        .map(|(pair, count)| (pair, 1.0 / count))
        .collect()
}

/// The pairs of neighbouring characters of a text, stock words taken out.
fn pairs(text: &str) -> HashSet<[char; 2]> {
    let mut plain = text.to_owned();
    for word in STOCK {
        plain = plain.replace(word, "|");
    }
    let characters: Vec<char> = plain.chars().collect();
    let telling = |c: char| {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
            && !"的了和与及在对为是有不以将把或等也到上中".contains(c)
    };
    characters
        .windows(2)
        .filter(|pair| telling(pair[0]) && telling(pair[1]))
        .map(|pair| [pair[0], pair[1]])
        .collect()
}
