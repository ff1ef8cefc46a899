//! The integration tests, in one binary.

mod gaps;
mod human;
mod markdown;
mod outline;
mod structured;
