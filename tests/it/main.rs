//! The integration tests, in one binary.

mod docx;
mod human;
mod markdown;
mod outline;
mod readme;
mod repo;
mod rules;
mod schema;
mod structured;
mod support;
