//! The integration tests, in one binary.

mod cli;
mod docx;
mod human;
mod markdown;
mod outline;
mod repo;
mod rules;
mod structured;
mod support;
