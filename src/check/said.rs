//! What a sentence can say of an item, and what bears on it from outside of the sentence.

use super::status::Pointer;
use super::trace::{Grounds, Recorder};
use crate::pack::Pack;
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
    /// What was set aside, of the items that are traced.
    pub(super) aside: Recorder,
}

/// Where a sentence stands, as far as it bears on what its statements are worth.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// The heading or sentence above that announces what is public.
    pub(super) announced: Option<Span>,
    /// The sentence admits or promises: nothing in it discloses, and general words do not count.
    pub(super) admits: bool,
    /// Items that ask for figures, one bit a number: stating such a figure discloses it.
    pub(super) figures: u64,
    /// The category that each item stands in.
    pub(super) categories: Categories,
}

impl Setting {
    /// What the pack alone says of it.
    pub(super) fn of(pack: &Pack) -> Self {
        let asks = pack.items.iter().filter(|item| item.figures);
        Self {
            figures: asks.fold(0, |bits, item| bits | 1 << item.number),
            categories: Categories::of(pack),
            ..Self::default()
        }
    }
}

/// The category of each item of the list, by its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Categories([u8; 51]);

impl Default for Categories {
    fn default() -> Self {
        Self([0; 51])
    }
}

impl Categories {
    /// The categories as the pack gives them.
    pub(super) fn of(pack: &Pack) -> Self {
        let mut categories = Self::default();
        for item in &pack.items {
            if let Some(category) = categories.0.get_mut(usize::from(item.number)) {
                *category = item.category;
            }
        }
        categories
    }

    /// Whether two items stand in one category.
    pub(super) fn share(&self, one: u8, other: u8) -> bool {
        self.0.get(usize::from(one)) == self.0.get(usize::from(other))
    }
}
