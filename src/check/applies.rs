//! Which items concern the school, and the fact that decides it.
//!
//! The level decides first; `private` can only lower yes to depends, `central` only raise depends to yes; a level's no
//! stays no. Where a 本科 school may or may not train graduate students, items in which the two differ depend.

use super::profile::Profile;
use crate::pack::{Applicability, Applies, Level, Ownership, Pack};

/// What decided whether an item applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The level.
    Level(Level),
    /// The level is not known.
    LevelUnknown,
    /// It is open whether the school trains graduate students.
    GraduateUnsettled,
    /// The school is private.
    Private,
    /// The school is under the central government.
    Central,
    /// The report says how many items concern the school.
    Stated(u8),
}

/// Whether an item applies to a school.
#[must_use]
pub fn applies(item: &Applicability, profile: &Profile) -> (Applies, Decided) {
    let (applies, decided) = by_facts(item, profile);
    match (applies, profile.depending, &profile.concerned) {
        (Applies::Depends, Some(settled), Some(stated)) => (settled, Decided::Stated(stated.value)),
        _ => (applies, decided),
    }
}

/// What a report's own number of items that concern its school settles about those that depend: where it is just that of
/// the items that surely apply, none of them does; where it is that of both together, all do.
pub(super) fn depending(pack: &Pack, profile: &Profile) -> Option<Applies> {
    let stated = usize::from(profile.concerned.as_ref()?.value);
    let count = |wanted: Applies| {
        let items = pack.items.iter();
        items
            .filter(|item| by_facts(&item.applies, profile).0 == wanted)
            .count()
    };
    let (sure, open) = (count(Applies::Yes), count(Applies::Depends));
    match stated {
        _ if open == 0 => None,
        stated if stated == sure => Some(Applies::No),
        stated if stated == sure + open => Some(Applies::Yes),
        _ => None,
    }
}

fn by_facts(item: &Applicability, profile: &Profile) -> (Applies, Decided) {
    let Some(level) = profile.level.as_ref().map(|level| level.value) else {
        let all = Level::ALL.map(|level| item.at(level));
        let same = all.iter().all(|one| *one == all[0]);
        return (
            if same { all[0] } else { Applies::Depends },
            Decided::LevelUnknown,
        );
    };
    if profile.graduate_unsettled && item.undergraduate != item.graduate {
        return (Applies::Depends, Decided::GraduateUnsettled);
    }
    let of_level = item.at(level);
    let private = profile
        .ownership
        .as_ref()
        .is_some_and(|ownership| ownership.value == Ownership::Private);
    match of_level {
        Applies::Yes if private && item.private != Applies::Yes => {
            (Applies::Depends, Decided::Private)
        }
        Applies::Depends if profile.central && item.central == Applies::Yes => {
            (Applies::Yes, Decided::Central)
        }
        other => (other, Decided::Level(level)),
    }
}
