//! What a sentence can say of an item, and what bears on it from outside of the sentence.

use super::status::Pointer;
use super::trace::{Grounds, Recorder};
use crate::pack::{Item, Pack};
use crate::span::Span;
use std::ops::Range;

/// What a statement says of something it mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// That it is lacking, or to come, where the report admits and promises.
    Admitted,
    /// Nothing but its name.
    Touched,
    /// That it is to become public.
    Planned,
    /// That something of it is public, in general words or with reserve.
    Hedged,
    /// That it is open to people: a way to ask or to complain.
    Offered,
    /// That there is none.
    Nil,
    /// That it is public.
    Disclosed,
}

/// Something said of an item.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) item: u8,
    /// `None` where the words name the item in general only.
    pub(super) element: Option<u8>,
    pub(super) mode: Mode,
    pub(super) pointer: Pointer,
    /// The words it rests on, in the block's normal text.
    pub(super) range: Range<usize>,
    /// How it came to be judged so.
    pub(super) grounds: Grounds,
}

/// What was heard in a sentence.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) said: Vec<Said>,
    /// The document of the school's own that the paragraph named last, in its normal text.
    pub(super) document: Option<Span>,
    /// What was set aside, of the items that are traced.
    pub(super) aside: Recorder,
}

/// Where a sentence stands, as far as it bears on what its statements are worth.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// The heading or sentence above that announces what is public.
    pub(super) announced: Option<Span>,
    /// The document that the paragraph named before: what it holds is found there.
    pub(super) document: Option<Span>,
    /// The sentence admits or promises: nothing in it discloses, and general words do not count.
    pub(super) admits: bool,
    /// Items that ask for figures, one bit a number: stating such a figure discloses it.
    pub(super) figures: u64,
    /// Items whose things are counted, and those that ask for figures, one bit a number: a figure leads to them.
    pub(super) counted: u64,
    /// Items that are ways open to people, one bit a number: offering such a way tells of it.
    pub(super) offered: u64,
    /// Which items are told together.
    pub(super) fields: Fields,
}

impl Setting {
    /// What the pack alone says of it.
    pub(super) fn of(pack: &Pack) -> Self {
        let bits = |of: fn(&Item) -> bool| {
            let items = pack.items.iter().filter(|item| of(item));
            items.fold(0, |bits, item| bits | 1 << item.number)
        };
        Self {
            figures: bits(|item| item.figures),
            counted: bits(|item| item.figures || item.counted),
            offered: bits(|item| item.offered),
            fields: Fields::of(pack),
            ..Self::default()
        }
    }
}

/// Which items of the list are told by the same words for a field: 研究生招生 stands for four of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields([u64; 51]);

impl Default for Fields {
    fn default() -> Self {
        Self([0; 51])
    }
}

impl Fields {
    /// The fields as the pack gives them.
    fn of(pack: &Pack) -> Self {
        let mut fields = Self::default();
        for one in &pack.items {
            if let Some(field) = fields.0.get_mut(usize::from(one.number)) {
                *field = one.kin;
            }
        }
        fields
    }

    /// Whether two items are of one field.
    pub(super) fn share(&self, one: u8, other: u8) -> bool {
        let field = self.0.get(usize::from(one)).copied().unwrap_or_default();
        field & (1 << other) != 0
    }
}
