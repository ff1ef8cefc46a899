//! The integration tests, in one binary.

mod cli;
mod corpus;
mod docx;
mod human;
mod markdown;
mod outline;
mod parity;
mod repo;
mod robust;
mod rules;
mod structured;
mod support;
