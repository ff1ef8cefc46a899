//! The pack that is built into the program.

use crate::pack::{Pack, PackError};

/// `rules/moe-2014`, as `build.rs` prepares it.
const PREPARED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/moe-2014.pack"));

impl Pack {
    /// The pack that is built into the program.
    ///
    /// # Errors
    /// Never for a program that passed its tests.
    pub fn builtin() -> Result<Self, PackError> {
        Self::from_prepared(PREPARED)
    }
}
