//! Totals whose parts stand in the lines behind them: 共300条，其中： and one part a line, or a line that begins with 其中.

use super::breakdown::{Cue, Mismatch, Run};
use super::figure::Figure;
use super::quantity::Quantity;
use super::sums::{clause_start, said};
use super::{Fault, Line};
use crate::pack::Class;
use crate::span::Span;

/// What the lines before leave open.
#[derive(Default)]
pub(super) struct Spread {
    /// The last figure of the line before, for a line that begins with 其中.
    last: Option<Whole>,
    /// A list whose parts have lines of their own.
    lines: Option<Listed>,
}

/// A list of one part a line, as far as it has been read.
struct Listed {
    whole: Whole,
    sum: f64,
    parts: usize,
    /// Whether it has added up at some line.
    fits: bool,
    rough: bool,
}

/// A whole of the line before: all that is left of it.
struct Whole {
    block: usize,
    figure: Figure,
    unit: String,
    span: Span,
}

impl Spread {
    /// Reads a line; what speaks of applications is another rule's.
    pub(super) fn read(
        &mut self,
        line: &Line<'_>,
        all: &[Quantity<'_>],
        on_request: bool,
        faults: &mut Vec<Fault>,
    ) {
        if on_request {
            self.end(faults);
            self.last = None;
            return;
        }
        self.go_on(line, all, faults);
        self.take_apart(line, all, faults);
        self.last = remembered(line, all);
        self.open(line);
    }

    /// Opens a list over lines where a line ends with 其中： or 分别为：.
    fn open(&mut self, line: &Line<'_>) {
        let text = line.text();
        let Some(last) = line.figures.iter().rev().find(|figure| !figure.percent) else {
            return;
        };
        let tail = last.end()..text.len();
        let opens = text.ends_with(['：', ':'])
            && (line.has(Class::Among, &tail)
                || line.has(Class::Sorted, &tail)
                || line.has(Class::Respective, &tail));
        if opens {
            self.lines = self.last.take().map(|whole| Listed {
                rough: whole.figure.rough,
                whole,
                sum: 0.0,
                parts: 0,
                fits: false,
            });
        }
    }

    /// Adds the part of a line to the list over lines, or ends the list.
    fn go_on(&mut self, line: &Line<'_>, all: &[Quantity<'_>], faults: &mut Vec<Fault>) {
        let Some(list) = &mut self.lines else { return };
        let unit = |figure: &Figure| figure.unit.clone().map(|unit| &line.text()[unit]);
        let next = list.whole.block + list.parts + 1 == line.block;
        let part = all
            .iter()
            .find(|one| unit(one.figure) == Some(list.whole.unit.as_str()));
        match part.filter(|one| next && one.sentence == 0 && !line.is_aside(one)) {
            Some(one) => {
                list.sum += one.figure.value;
                list.parts += 1;
                list.rough |= one.figure.rough;
                list.fits |= (list.sum - list.whole.figure.value).abs() < 0.01;
            }
            None => self.end(faults),
        }
    }

    /// Ends the list over lines.
    pub(super) fn end(&mut self, faults: &mut Vec<Fault>) {
        let Some(list) = self.lines.take() else {
            return;
        };
        let total = list.whole.figure.value;
        let near = (0.9..=1.25).contains(&(list.sum / total));
        if list.parts > 1 && near && !list.fits && !list.rough {
            let mismatch = Mismatch {
                sum: list.sum,
                parts: list.parts,
            };
            faults.push(said(list.whole.span, total, mismatch));
        }
    }

    /// A line that begins with 其中 takes apart the last figure of the line before.
    fn take_apart(&mut self, line: &Line<'_>, all: &[Quantity<'_>], faults: &mut Vec<Fault>) {
        let Some(whole) = self
            .last
            .take()
            .filter(|whole| whole.block + 1 == line.block)
        else {
            return;
        };
        let Some(first) = all.first() else { return };
        let opens = line.words(Class::Among).any(|word| word.start == 0);
        let unit = first
            .figure
            .unit
            .clone()
            .map_or("", |unit| &line.text()[unit]);
        if !opens || unit != whole.unit {
            return;
        }
        let run = Run::new(line, all, 0);
        let stated = Quantity {
            figure: &whole.figure,
            sentence: 0,
            bracket: None,
            lead: 0..0,
            label: 0..0,
        };
        let colon = line.text()[..first.figure.range.start].contains(['：', ':']);
        let cue = if colon { Cue::Among } else { Cue::AmongApart };
        if let (Some(mismatch), Some(range)) =
            (run.against(line, all, &stated, cue), run.range(all))
        {
            faults.push(Fault {
                related: vec![line.span(range)],
                ..said(whole.span, whole.figure.value, mismatch)
            });
        }
    }
}

/// What to remember of a line for one that begins with 其中: its last figure, if it is a plain one.
fn remembered(line: &Line<'_>, all: &[Quantity<'_>]) -> Option<Whole> {
    let last = all
        .iter()
        .rev()
        .find(|one| !one.figure.percent && one.bracket.is_none())?;
    let plain = !line.is_aside(last) && last.figure.unit.is_some();
    plain.then(|| Whole {
        block: line.block,
        figure: last.figure.clone(),
        unit: last
            .figure
            .unit
            .clone()
            .map_or("", |unit| &line.text()[unit])
            .to_owned(),
        span: line.span(clause_start(line, last)..last.end()),
    })
}
