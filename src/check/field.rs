//! The field that a place of the report speaks of: 研究生招生 in a heading holds for the 咨询电话 under it.
//!
//! Which words name a field, and which mean an item only within it, the items of the pack say; what a statement says of
//! what it names, `statement.rs` decides.

use crate::pack::{Hit, Owner, Pack};

/// The fields named by the headings and the paragraph so far.
#[derive(Debug)]
pub(super) struct FieldNow {
    /// For each item the items of its field, one bit a number.
    fields: [u64; 51],
    /// What the heading names, and its level.
    heading: (u64, u8),
    /// What the paragraph has named.
    named: u64,
}

impl FieldNow {
    pub(super) fn new(pack: &Pack) -> Self {
        let mut fields = [0; 51];
        for one in &pack.items {
            let shares = |word: &String| one.field.contains(word);
            let of = pack
                .items
                .iter()
                .filter(|other| other.field.iter().any(shares));
            if let Some(field) = fields.get_mut(usize::from(one.number)) {
                *field = of.fold(0, |bits, other| bits | 1 << other.number);
            }
        }
        Self {
            fields,
            heading: (0, 0),
            named: 0,
        }
    }

    /// Takes note of a heading from the hits in it. One of a lower level that names no field stands within the other's.
    pub(super) fn heading(&mut self, level: u8, hits: &[Hit]) {
        let named = named(hits, u32::MAX);
        if named != 0 || level <= self.heading.1 {
            self.heading = (named, level);
        }
        self.named = 0;
    }

    /// A paragraph begins.
    pub(super) fn paragraph(&mut self) {
        self.named = 0;
    }

    /// Settles what the words of a sentence mean: those that name an item only within its field become that item's where
    /// nothing but this field was named before them, and no item of another field has them too.
    pub(super) fn settle(&mut self, hits: &mut Vec<Hit>) {
        let here = named(hits, u32::MAX);
        if here | self.named | self.heading.0 == 0 {
            return;
        }
        let mut taken: Vec<Hit> = Vec::new();
        for at in 0..hits.len() {
            let hit = hits[at];
            if let Owner::Within(item, element) = hit.owner
                && self.is_on(item, named(hits, hit.start))
            {
                hits[at].owner = Owner::Element(item, element);
                taken.push(hits[at]);
            }
        }
        if !taken.is_empty() {
            hits.retain(|hit| !taken.iter().any(|by| self.loses(hit, by)));
        }
        self.named |= here;
    }

    /// Whether the field of an item, and no other, is what the sentence has named before, or else all that the paragraph
    /// and its heading have.
    fn is_on(&self, item: u8, before: u64) -> bool {
        let all = match before {
            0 => self.named | self.heading.0,
            before => before,
        };
        all != 0 && all & !self.of(item) == 0
    }

    /// Whether a hit of a rival item stands on the words that another item has taken.
    fn loses(&self, hit: &Hit, by: &Hit) -> bool {
        let (Owner::Element(item, _) | Owner::About(item), Owner::Element(winner, _)) =
            (hit.owner, by.owner)
        else {
            return false;
        };
        let rival = self.of(item) != 0 && self.of(item) != self.of(winner);
        rival && hit.start < by.end && by.start < hit.end
    }

    fn of(&self, item: u8) -> u64 {
        let field = self.fields.get(usize::from(item));
        field.copied().unwrap_or_default()
    }
}

/// The items whose field is named before a place, one bit a number.
fn named(hits: &[Hit], before: u32) -> u64 {
    let of = |hit: &Hit| match hit.owner {
        Owner::Field(item) if hit.start < before => 1 << item,
        _ => 0,
    };
    hits.iter().fold(0, |bits, hit| bits | of(hit))
}
