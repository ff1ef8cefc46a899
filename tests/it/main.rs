//! The integration tests, in one binary.

mod markdown;
mod outline;
mod structured;
