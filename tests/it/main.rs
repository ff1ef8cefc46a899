//! The integration tests, in one binary.

mod outline;
mod structured;
