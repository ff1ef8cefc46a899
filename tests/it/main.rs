//! The integration tests, in one binary.

mod docx;
mod human;
mod markdown;
mod outline;
mod structured;
mod support;
