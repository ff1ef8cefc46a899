//! What a format does with a run: a step before the reviews, one for each review, one behind them.

use crate::pack::Pack;
use crate::review::{Review, Summary, Unreviewed};
use std::io::{Result, Write};

/// Lays out a run in a format, step by step. A step fails only where `out` cannot be written to.
pub(super) trait Render {
    /// Names of files that are no UTF-8: as reviews show them, and byte for byte.
    fn names(&mut self, _names: &[(String, Vec<u8>)]) {}

    /// What stands before the reviews.
    fn begin(&mut self, _out: &mut dyn Write, _pack: &Pack) -> Result<()> {
        Ok(())
    }

    /// A review; `encoded` is what [`super::Format::encode`] made of it.
    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, encoded: &[u8]) -> Result<()>;

    /// A report that could not be reviewed.
    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()>;

    /// What stands behind the reviews, and all that is still held back.
    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()>;
}
