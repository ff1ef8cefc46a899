//! Reviews a Chinese university's annual information-disclosure report (高校信息公开年度报告).
//!
//! Data flows one way: `bytes → input → document → check (pack, profile) → review → output → bytes`. Each module may
//! use only those before it in the list below; a test holds it so.

pub mod batch;
mod builtin;
pub mod check;
pub mod cli;
pub mod config;
pub mod document;
pub mod input;
pub mod output;
pub mod pack;
pub mod review;
pub mod span;
