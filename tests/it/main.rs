//! The integration tests, in one binary.

mod human;
mod markdown;
mod outline;
mod structured;
