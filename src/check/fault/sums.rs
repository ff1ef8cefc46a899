//! Stated totals held against their parts: `figure-sum-mismatch`.

use super::{Fault, Line, Report};

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Sums {}

impl Sums {
    /// Reads a line.
    pub(super) fn read(&mut self, _: &Report<'_>, _: &Line<'_>, _: &mut Vec<Fault>) {}

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, _: &mut Vec<Fault>) {}
}
