//! The integration tests, in one binary.

mod bad_input;
mod cli;
mod config;
mod corpus;
mod docx;
mod figures;
mod formats;
mod gaps;
mod human;
mod markdown;
mod messages;
mod numbered;
mod outline;
mod parity;
mod profile;
mod readme;
mod repo;
mod robust;
mod rules;
mod schema;
mod selection;
mod structured;
mod support;
mod suppression;
mod trace;
mod waiver;
