//! JSON in which no string holds a sign that a terminal obeys or that turns the order of reading round.
//!
//! JSON must escape only the controls below U+0020. The others come from reports and names of files, and people look at
//! JSON in a terminal too; escaped, they are the same to a reader of the JSON.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes a value as JSON.
///
/// # Errors
/// Where `out` cannot be written to.
pub(super) fn to_writer(out: &mut (impl Write + ?Sized), value: &impl Serialize) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    Ok(value.serialize(&mut serializer)?)
}

/// Words as a string of JSON, which is one of TOML as well.
#[must_use]
pub fn quoted(words: &str) -> String {
    let mut quoted = Vec::new();
    // Writing to memory does not fail.
    let _ = to_writer(&mut quoted, &words);
    String::from_utf8(quoted).unwrap_or_default()
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        // Most have no byte that a hostile sign begins with.
        let doubtful = |byte: u8| matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2);
        if !rest.bytes().fold(false, |seen, byte| seen | doubtful(byte)) {
            return writer.write_all(rest.as_bytes());
        }
        while let Some((at, sign)) = rest.char_indices().find(|&(_, sign)| is_hostile(sign)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", u32::from(sign))?;
            rest = &rest[at + sign.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Controls beyond those that JSON escapes itself, and the marks, overrides and isolates of the order of reading. All
/// are below U+10000, so that four hexadecimal digits are enough.
fn is_hostile(sign: char) -> bool {
    matches!(
        sign,
        '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}
