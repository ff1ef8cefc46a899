//! Which reports of a run are of one school and one year: perhaps the same report handed in twice.

use super::{Origin, Review};
use std::collections::BTreeMap;

/// Reports that may be the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The school.
    pub school: String,
    /// The year.
    pub year: u16,
    /// The reports' paths, in the order of the run; at least two.
    pub paths: Vec<String>,
}

/// Whether a fact may have been stated for several reports at once.
fn stated(origin: Origin) -> bool {
    matches!(origin, Origin::Flag | Origin::Config)
}

/// The paths seen so far, by school and year. Nothing else of a review is kept, however many there are.
#[derive(Debug, Default)]
pub struct Duplicates {
    seen: BTreeMap<(String, u16), Vec<String>>,
}

impl Duplicates {
    /// Takes a review in. One without a name or a year of its own, such as those stated for the whole run, tells
    /// nothing.
    pub fn add(&mut self, review: &Review<'_>) {
        let profile = &review.profile;
        if let (Some(name), Some(year)) = (&profile.name, &profile.year)
            && !stated(name.origin)
            && !stated(year.origin)
        {
            self.seen
                .entry((name.value.clone(), year.value))
                .or_default()
                .push(review.path.clone());
        }
    }

    /// The schools and years with several reports, by name and year.
    #[must_use]
    pub fn found(self) -> Vec<Duplicate> {
        let several = self.seen.into_iter().filter(|(_, paths)| paths.len() > 1);
        several
            .map(|((school, year), paths)| Duplicate {
                school,
                year,
                paths,
            })
            .collect()
    }
}
