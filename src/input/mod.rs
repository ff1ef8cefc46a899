//! From the bytes of a report to a [`Document`](crate::document::Document), one module for each format.

pub mod markdown;
pub mod structured;
