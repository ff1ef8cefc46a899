//! The integration tests, in one binary.

mod cli;
mod config;
mod corpus;
mod docx;
mod figures;
mod formats;
mod gaps;
mod human;
mod integration;
mod markdown;
mod messages;
mod numbered;
mod outline;
mod parity;
mod profile;
mod properties;
mod readme;
mod repo;
mod robust;
mod rules;
mod schema;
mod structured;
mod support;
mod trace;
mod waiver;
