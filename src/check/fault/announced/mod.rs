//! Announced parts held against the headings: `part-count-mismatch`, `part-announced-differently`.

mod preface;

use super::{Fault, Line, Report, Subject, fault};
use crate::check::part_signs::named_in;
use crate::check::status::PartStatus;
use crate::document::{BlockKind, NumberStyle, number_at};
use crate::pack::{Class, Scan};
use crate::span::Span;
use preface::{Name, Preface, family, single};
use std::ops::Range;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Announced {
    preface: Option<Preface>,
    headings: Vec<Heading>,
    /// The memory of the search for parts.
    scan: Scan,
}

/// A heading, or a short line that may stand for one.
struct Heading {
    /// Its form of number and the number; `None` where it has none.
    number: Option<(NumberStyle, u32)>,
    /// Whether the outline has it as a heading.
    real: bool,
    text: String,
    core: String,
    parts: u32,
    /// How many parts it can be taken for.
    pieces: u32,
    /// Whether it opens no part of the text: 前言, 附件.
    outside: bool,
    span: Span,
}

/// The preface stands among the first blocks.
const PREFACE_WITHIN: usize = 30;
/// Headings are remembered up to this many.
const MOST_HEADINGS: usize = 1000;
/// A line longer than this, in bytes, is no heading.
const LONGEST: usize = 150;
/// So much of a name's own words must stand in a heading that is to be the same.
const ALIKE: f64 = 0.5;

impl Announced {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, _: &mut Vec<Fault>) {
        if self.preface.is_none() {
            // Headings in front of the announcement are parts, too: some announce under 一、概述.
            if line.kind == BlockKind::Paragraph && line.block < PREFACE_WITHIN {
                self.preface = preface::read(line, report.pack);
                if self.preface.is_some() {
                    return;
                }
            }
        }
        let asked = self.preface.is_some() || line.block < PREFACE_WITHIN;
        if asked && self.headings.len() < MOST_HEADINGS {
            self.read_heading(line);
        }
    }

    fn read_heading(&mut self, line: &Line<'_>) {
        let text = line.text();
        let real = matches!(line.kind, BlockKind::Heading { .. });
        if !real && line.kind != BlockKind::Paragraph {
            return;
        }
        let number = number_at(text);
        let end = if text.starts_with('【') {
            text.find('】')
        } else {
            text.find(['。', '：'])
        };
        let end = end.unwrap_or(text.len());
        if end > LONGEST || (!real && end == text.len() && text.len() > LONGEST / 2) {
            return;
        }
        let start = number.map_or(0, |(_, length)| length).min(end);
        let words = start..end;
        self.headings.push(Heading {
            number: number
                .filter(|_| real)
                .map(|(number, _)| (number.style, number.value)),
            real,
            text: text[words.clone()].to_owned(),
            core: core(line, words.clone()),
            parts: 0,
            pieces: 1,
            outside: line
                .words(Class::PartsOutside)
                .any(|word| word.start == start || word.start == start + '（'.len_utf8()),
            span: line.span(words),
        });
    }

    /// Looks for the parts that the headings name; only where something was announced, for it takes a search of each.
    fn name(&mut self, report: &Report<'_>) {
        let scan = &mut self.scan;
        // Only real headings are ever asked for their parts.
        for heading in self.headings.iter_mut().filter(|heading| heading.real) {
            let text = heading.text.as_str();
            heading.parts = named_in(text, report.pack, scan);
            let pieces = single(text, 0..text.len());
            if pieces.len() < 2 {
                continue;
            }
            let named = pieces
                .into_iter()
                .filter(|piece| named_in(&text[piece.clone()], report.pack, scan) != 0);
            heading.pieces = named.count().max(1) as u32;
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(mut self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        // A text without headings gives nothing to hold an announcement against.
        let real = self.headings.iter().filter(|heading| heading.real).count();
        if self.preface.is_none() || real < 2 {
            return;
        }
        self.name(report);
        let Some(preface) = &self.preface else {
            return;
        };
        let matched: Vec<Match<'_>> = preface
            .names
            .iter()
            .map(|name| self.find(name, preface, report))
            .collect();
        let lost: Vec<&Name> = preface
            .names
            .iter()
            .zip(&matched)
            .filter(|(_, matched)| matches!(matched, Match::Lost))
            .map(|(name, _)| name)
            .collect();
        if let Some(fault) = self.miscount(preface, &lost, report) {
            faults.push(fault);
        } else {
            faults.extend(renamed(preface, &matched));
        }
    }

    /// The fault that the number or a name shows.
    fn miscount(&self, preface: &Preface, lost: &[&Name], report: &Report<'_>) -> Option<Fault> {
        let speak = |actual: String, related: Vec<Span>| Fault {
            related,
            values: vec![("announced", preface.written.clone()), ("actual", actual)],
            ..fault("part-count-mismatch", Subject::Report, preface.span)
        };
        let names = || preface.names.iter().map(|name| name.span);
        if let Some(count) = preface.count {
            let (least, most) = preface.range;
            let listed = !preface.names.is_empty();
            if listed && (count < least || (count > most && !preface.open)) {
                return Some(speak(counted(least, most), names().collect()));
            }
            if let Some((least, most)) = self.stray(count, preface, report)
                && (!listed || count > preface.range.1 || lost.is_empty())
            {
                return Some(speak(counted(least, most), names().collect()));
            }
        }
        let first = lost.first()?;
        Some(Fault {
            related: vec![preface.span],
            case: Some("absent"),
            values: vec![("announced", first.text.clone())],
            ..fault("part-count-mismatch", Subject::Report, first.span)
        })
    }

    /// The number of parts that the headings make, where the announced one lies outside of it by every way of counting.
    fn stray(&self, count: u32, preface: &Preface, report: &Report<'_>) -> Option<(u32, u32)> {
        let mut styles: Vec<NumberStyle> = Vec::new();
        for (style, _) in self.headings.iter().filter_map(|heading| heading.number) {
            if !styles.contains(&style) {
                styles.push(style);
            }
        }
        styles.truncate(2);
        let mut ranges = styles
            .into_iter()
            .filter_map(|style| self.range(Some(style), preface, report))
            .collect::<Vec<_>>();
        if ranges.is_empty() {
            ranges.extend(self.range(None, preface, report));
        }
        let first = *ranges.first()?;
        ranges
            .iter()
            .all(|(least, most)| count < *least || *most < count)
            .then_some(first)
    }

    /// How many parts the headings of one form make, from composite ones taken as one to each taken singly.
    fn range(
        &self,
        style: Option<NumberStyle>,
        preface: &Preface,
        report: &Report<'_>,
    ) -> Option<(u32, u32)> {
        let of_style: Vec<&Heading> = self
            .headings
            .iter()
            .filter(|heading| heading.real && heading.number.map(|(style, _)| style) == style)
            .filter(|heading| style.is_some() || heading.text.starts_with('【'))
            .collect();
        let ones = of_style
            .iter()
            .filter(|heading| heading.number.is_some_and(|(_, value)| value == 1))
            .count();
        if of_style.len() < 3 || ones > 1 {
            return None;
        }
        let table = report
            .pack
            .parts
            .iter()
            .position(|part| part.id == "checklist-table");
        let table = table.map_or(0, |index| 1u32 << index);
        let (mut least, mut most, mut last) = (0, 0, 0);
        for heading in of_style {
            let parts = family(heading.parts, report.pack);
            let optional = heading.outside || (preface.attached && heading.parts & table != 0);
            let joined = !preface.names.is_empty() && parts & last != 0;
            least += u32::from(!optional && !joined);
            most += heading.pieces;
            last = parts;
        }
        Some((least, most))
    }

    /// The heading that an announced part has.
    fn find<'h>(&'h self, name: &Name, preface: &Preface, report: &Report<'_>) -> Match<'h> {
        if name.core.is_empty() {
            return Match::Unclear;
        }
        let best = self
            .headings
            .iter()
            .map(|heading| (alike(&name.core, &heading.core), heading))
            .filter(|(score, _)| *score >= ALIKE)
            .fold(None, |best: Option<(f64, &Heading)>, next| match best {
                Some(held) if held.0 >= next.0 => Some(held),
                _ => Some(next),
            });
        if let Some((_, heading)) = best {
            return Match::Same(heading);
        }
        // A heading that another name has taken is not this one's as well, unless it is composite.
        let taken = |heading: &Heading| {
            heading.pieces < 2
                && preface.names.iter().any(|other| {
                    other.span != name.span && alike(&other.core, &heading.core) >= ALIKE
                })
        };
        let kin = self
            .headings
            .iter()
            .find(|heading| heading.real && heading.parts & name.parts != 0 && !taken(heading));
        if let Some(heading) = kin {
            return Match::Kin(heading);
        }
        let headed = self
            .headings
            .iter()
            .any(|heading| heading.real && heading.parts & name.parts != 0);
        let stands = report
            .parts
            .iter()
            .any(|part| name.parts & (1 << part.part) != 0 && part.status != PartStatus::Missing);
        if stands && !headed {
            Match::Unclear
        } else {
            Match::Lost
        }
    }
}

/// The words of a line that announce the report's parts: their count is none of a list.
pub(super) fn announces(report: &Report<'_>, line: &Line<'_>) -> Option<Span> {
    let early = line.kind == BlockKind::Paragraph && line.block < PREFACE_WITHIN;
    let read = early.then(|| preface::read(line, report.pack)).flatten();
    read.filter(|preface| preface.count.is_some())
        .map(|preface| preface.span)
}

/// What was found of an announced part.
enum Match<'h> {
    /// A heading with its words.
    Same(&'h Heading),
    /// A heading of the same part by other words.
    Kin(&'h Heading),
    /// It may stand without a heading.
    Unclear,
    /// Nothing.
    Lost,
}

/// A part by another name, or out of order.
fn renamed(preface: &Preface, matched: &[Match<'_>]) -> Option<Fault> {
    let speak = |name: &Name, heading: &Heading| Fault {
        related: vec![heading.span],
        values: vec![
            ("announced", name.text.clone()),
            ("actual", heading.text.clone()),
        ],
        ..fault("part-announced-differently", Subject::Report, name.span)
    };
    let mut last = 0;
    for (name, matched) in preface.names.iter().zip(matched) {
        match matched {
            Match::Kin(heading) if alike(&name.core, &heading.core) == 0.0 => {
                return Some(speak(name, heading));
            }
            Match::Same(heading) | Match::Kin(heading) if heading.number.is_some() => {
                if heading.span.start < last {
                    return Some(speak(name, heading));
                }
                last = heading.span.start;
            }
            _ => {}
        }
    }
    None
}

fn counted(least: u32, most: u32) -> String {
    if least == most {
        least.to_string()
    } else {
        format!("{least}–{most}")
    }
}

/// The words at a range without those that the names of parts share.
fn core(line: &Line<'_>, range: Range<usize>) -> String {
    let stock: Vec<Range<usize>> = line.words(Class::PartsStock).collect();
    line.text()[range.clone()]
        .char_indices()
        .map(|(at, sign)| (range.start + at, sign))
        .filter(|(at, sign)| sign.is_alphanumeric() && !stock.iter().any(|word| word.contains(at)))
        .map(|(_, sign)| sign)
        .collect()
}

/// How much of a name's own words stands in a heading: the share of its pairs of characters.
fn alike(name: &str, heading: &str) -> f64 {
    let signs: Vec<char> = name.chars().collect();
    if signs.len() < 2 {
        return if heading.contains(name) { 1.0 } else { 0.0 };
    }
    let there = signs
        .windows(2)
        .filter(|pair| heading.contains(&pair.iter().collect::<String>()))
        .count();
    there as f64 / (signs.len() - 1) as f64
}
