//! The one test binary: what the crate does, seen from outside.

mod docx;
mod support;
