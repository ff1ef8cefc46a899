//! From a file's bytes to a document: the only part that can fail on a report.

mod encoding;
mod page;
mod text;

use crate::document::Document;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 128 << 20;

/// Reads bytes.
pub fn read(bytes: Vec<u8>) -> Document {
    let decoded = encoding::decode(bytes);
    text::read(decoded.text, decoded.note)
}
