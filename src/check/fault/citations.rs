//! Titles and numbers of laws and notices held against the registry: the rules of the group `citations`.

use super::{Fault, Line, Report};

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Citations {}

impl Citations {
    /// Reads a line.
    pub(super) fn read(&mut self, _: &Report<'_>, _: &Line<'_>, _: &mut Vec<Fault>) {}

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, _: &mut Vec<Fault>) {}
}
