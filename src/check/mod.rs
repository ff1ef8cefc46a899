//! Judging a document against a pack: finding the facts.
mod profile;
mod status;

pub use profile::{Fact, Origin, Profile};
pub use status::{PartStatus, Pointer, Remedy, Status};
