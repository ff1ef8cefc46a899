//! Findings that are set aside: accepted by a waiver, or known from a baseline.
//!
//! They leave the list of findings, so that no output counts them by mistake; an output that shows them takes them from
//! the list beside it.

use super::{Coverage, Finding, Review, Status};
use crate::pack::Applies;

/// Why a finding is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// A waiver covers it.
    Waived {
        /// Why it is accepted.
        reason: String,
        /// Who accepted it.
        approved_by: Option<String>,
        /// The last day on which that holds.
        expires: Option<String>,
        /// Whether it stands in the report itself.
        in_place: bool,
    },
    /// The baseline holds it.
    Known,
}

/// A finding that is set aside, and why.
#[derive(Clone, Debug)]
pub struct Accepted<'p> {
    /// The finding.
    pub finding: Finding<'p>,
    /// Why it does not count.
    pub why: Acceptance,
}

impl<'p> Review<'p> {
    /// Sets aside the findings for which `accept` has a reason. Statuses and coverage stay what they are; coverage says
    /// how many of its items are waived.
    pub fn set_aside(&mut self, mut accept: impl FnMut(&Finding<'p>) -> Option<Acceptance>) {
        for finding in std::mem::take(&mut self.findings) {
            match accept(&finding) {
                Some(why) => self.accepted.push(Accepted { finding, why }),
                None => self.findings.push(finding),
            }
        }
        self.accepted
            .sort_by_key(|one| one.finding.quote.position.offset);
        self.coverage.waived = self.waived(|_| true);
        for index in 0..self.categories.len() {
            let category = self.categories[index].0;
            let waived = self.waived(|of| of == category);
            let Coverage { waived: count, .. } = &mut self.categories[index].2;
            *count = waived;
        }
    }

    /// Items that fall short, and whose finding a waiver covers, among those of some categories.
    fn waived(&self, within: impl Fn(u8) -> bool) -> u32 {
        let short = |status| matches!(status, Status::Missing | Status::Underspecified);
        let covered = |number: u8| {
            self.accepted.iter().any(|one| {
                one.finding.item == Some(number) && matches!(one.why, Acceptance::Waived { .. })
            })
        };
        let items = self.items.iter().filter(|item| {
            within(item.category)
                && item.applies != Applies::No
                && short(item.status)
                && covered(item.number)
        });
        items.count() as u32
    }
}
