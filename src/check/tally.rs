//! Summing up what is said of an item: one tally an item, and the rule by which its status follows.

use super::ruling::Ruled;
use super::said::{Mode, Said};
use super::status::{Account, Pointer, Rule, Shortfall, Status};
use super::trace::Recorder;
use crate::pack::Item;
use crate::span::Span;

/// The judgement on one item, before it is joined with the pack's words.
#[derive(Clone, Debug)]
pub struct ItemJudgement {
    /// Number on the list.
    pub number: u8,
    /// What the words bear out.
    pub status: Status,
    /// Why an underspecified item is no more than that.
    pub shortfall: Option<Shortfall>,
    /// Indices of the elements covered.
    pub elements: Vec<u8>,
    /// The best pointer.
    pub pointer: Pointer,
    /// The words it rests on.
    pub evidence: Vec<Span>,
    /// A place that came near, for an item that is missing.
    pub nearest: Option<Span>,
    /// What it follows from.
    pub account: Account,
    /// What a reviewer ruled in place of the words, where one did.
    pub ruled: Option<Ruled>,
}

/// What was said of one item so far.
#[derive(Clone, Debug, Default)]
struct Tally {
    /// Elements said to be public, as bits.
    disclosed: u16,
    /// Elements that are open to people, as bits.
    offered: u16,
    /// Elements of which there is said to be none, as bits.
    nil: u16,
    /// Whether there is said to be none of it in general words.
    nil_as_whole: bool,
    /// Elements that are named and no more, as bits.
    touched: u16,
    pointer: Option<Pointer>,
    said: Vec<(Mode, Span)>,
    /// The first place that holds a word of the item, whatever it means there.
    nearest: Option<Span>,
}

/// What was said of all items so far.
pub(super) struct Tallies<'t> {
    of: Vec<Tally>,
    /// Takes down how it came to that, where an item is traced.
    pub(super) recorder: &'t mut Recorder,
}

impl<'t> Tallies<'t> {
    pub(super) fn new(recorder: &'t mut Recorder) -> Self {
        Self {
            of: vec![Tally::default(); 51],
            recorder,
        }
    }

    /// The judgement on an item.
    pub(super) fn conclude(&self, item: &Item) -> ItemJudgement {
        conclude(item, &self.of[usize::from(item.number)])
    }

    /// Notes a place that holds a word of an item, whatever it means there.
    pub(super) fn came_near(&mut self, item: u8, span: Span) {
        if let Some(tally) = self.of.get_mut(usize::from(item)) {
            tally.nearest.get_or_insert(span);
        }
    }

    /// Counts what was said, whose words stand at `span`; its grounds have been led back to the document.
    pub(super) fn count(&mut self, said: &Said, span: Span) {
        let Some(tally) = self.of.get_mut(usize::from(said.item)) else {
            return;
        };
        self.recorder.count(said);
        let bit = said.element.map_or(0, |element| 1u16 << element);
        match said.mode {
            Mode::Disclosed => {
                tally.disclosed |= bit;
                tally.pointer = tally.pointer.max(Some(said.pointer));
            }
            Mode::Offered => tally.offered |= bit,
            Mode::Nil => {
                tally.nil |= bit;
                tally.nil_as_whole |= bit == 0;
            }
            Mode::Admitted | Mode::Touched | Mode::Planned | Mode::Hedged => tally.touched |= bit,
        }
        if tally.said.last() != Some(&(said.mode, span)) {
            tally.said.push((said.mode, span));
        }
    }
}

fn conclude(item: &Item, tally: &Tally) -> ItemJudgement {
    let public = told(tally);
    // Beside what is public, "there was none" covers what it speaks of: 应急预案已公开，全年未发生突发事件.
    let covered = match public {
        0 => 0,
        public => public | tally.nil,
    };
    let elements = covered;
    let covered = covered.count_ones() as usize;
    let pointer = tally.pointer.unwrap_or(Pointer::None);
    let has = |mode: Mode| tally.said.iter().any(|(one, _)| *one == mode);
    // A figure proves nothing for an item that is named in general words only.
    let pointed = pointer > Pointer::Figure || (pointer == Pointer::Figure && covered > 0);
    let (status, rule) = if covered >= enough(item) {
        (Status::Disclosed, Rule::Elements)
    } else if public != 0 && has(Mode::Nil) {
        // What is public of it is all that there is: 预案已公布，没有发生突发事件.
        (Status::Disclosed, Rule::Elements)
    } else if has(Mode::Disclosed) && pointed {
        (Status::Disclosed, Rule::Pointer)
    } else if has(Mode::Nil) && !is_partial(tally, item) {
        (Status::Nil, Rule::Nil)
    } else if tally.said.is_empty() {
        (Status::Missing, Rule::Silent)
    } else {
        (Status::Underspecified, Rule::Short)
    };
    let account = Account {
        rule,
        covered: elements,
        published: has(Mode::Disclosed) || public != 0,
        pointer,
    };
    let elements = match status {
        Status::Disclosed | Status::Underspecified => elements,
        Status::Nil | Status::Missing => 0,
    };
    ItemJudgement {
        number: item.number,
        status,
        shortfall: (status == Status::Underspecified).then(|| shortfall(tally)),
        elements: (0..item.elements.len() as u8)
            .filter(|index| elements & (1 << index) != 0)
            .collect(),
        pointer: if status == Status::Disclosed {
            pointer
        } else {
            Pointer::None
        },
        evidence: evidence(tally, status),
        nearest: tally.nearest.filter(|_| status == Status::Missing),
        account,
        ruled: None,
    }
}

/// The elements that are public. One way open to people is an activity; where to ask and where to complain, told
/// together, are what the item asks for.
fn told(tally: &Tally) -> u16 {
    let all = tally.disclosed | tally.offered;
    if all.count_ones() > 1 {
        all
    } else {
        tally.disclosed
    }
}

/// Whether there is said to be none of a lesser part of the item only, while more of it is touched.
fn is_partial(tally: &Tally, item: &Item) -> bool {
    let parts = tally.nil.count_ones() as usize;
    let touches = (tally.touched & !tally.nil) != 0;
    !tally.nil_as_whole && parts < enough(item) && touches
}

/// The places that an item's status rests on.
fn evidence(tally: &Tally, status: Status) -> Vec<Span> {
    let wanted = |mode: Mode| match status {
        Status::Disclosed => matches!(mode, Mode::Disclosed | Mode::Offered),
        Status::Nil => mode == Mode::Nil,
        Status::Underspecified | Status::Missing => true,
    };
    let said = tally.said.iter().filter(|(mode, _)| wanted(*mode));
    let mut evidence: Vec<Span> = said.map(|(_, span)| *span).collect();
    evidence.sort_unstable();
    evidence.dedup();
    evidence
}

/// The least number of elements that disclose an item without a pointer: half of them.
#[must_use]
pub fn enough(item: &Item) -> usize {
    item.elements.len().div_ceil(2)
}

/// What an item that is only touched falls short of: the most that any of its places says.
fn shortfall(tally: &Tally) -> Shortfall {
    if tally.disclosed != 0 {
        return Shortfall::Few;
    }
    match tally.said.iter().map(|(mode, _)| *mode).max() {
        Some(Mode::Disclosed | Mode::Hedged) => Shortfall::General,
        Some(Mode::Planned) => Shortfall::Planned,
        Some(Mode::Admitted) => Shortfall::Admitted,
        Some(Mode::Touched | Mode::Offered | Mode::Nil) | None => Shortfall::Unpublished,
    }
}
