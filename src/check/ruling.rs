//! A reviewer's ruling on an item: a person has looked, and the person's word stands above what the words bear out.

use super::status::Status;
use super::tally::ItemJudgement;

/// What a reviewer rules, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Number of the item.
    pub item: u8,
    /// The status that it has from now on.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// Who ruled, where that is said.
    pub by: Option<String>,
}

/// A ruling that was followed, and what the words alone would have borne out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// The status that the words bear out.
    pub was: Status,
    /// Why it was overruled.
    pub reason: String,
    /// Who ruled, where that is said.
    pub by: Option<String>,
}

/// Follows the rulings. Of two on one item the later one stands, as the nearer file of settings is read last.
pub(super) fn follow(items: &mut [ItemJudgement], rulings: &[Ruling]) {
    for ruling in rulings {
        let Some(item) = items.iter_mut().find(|item| item.number == ruling.item) else {
            continue;
        };
        let was = item.ruled.as_ref().map_or(item.status, |ruled| ruled.was);
        item.ruled = Some(Ruled {
            was,
            reason: ruling.reason.clone(),
            by: ruling.by.clone(),
        });
        if item.status != ruling.status {
            item.status = ruling.status;
            item.shortfall = None;
        }
    }
}
