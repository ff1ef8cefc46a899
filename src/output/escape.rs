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
        // Full-width signs begin like codes that are no characters, so these are told by two bytes.
        let pairs = rest.bytes().zip(rest.bytes().skip(1));
        let odd = pairs.fold(false, |seen, (one, next)| {
            seen | ((one == 0xef) & ((next == 0xb7) | (next == 0xbf)))
        });
        if !odd && !rest.bytes().fold(false, |seen, byte| seen | doubtful(byte)) {
            return writer.write_all(rest.as_bytes());
        }
        while let Some(at) = hostile(rest.as_bytes()) {
            let (before, behind) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            let mut signs = behind.chars();
            if let Some(sign) = signs.next() {
                write!(writer, "\\u{:04x}", u32::from(sign))?;
            }
            rest = signs.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Where the first hostile sign stands: a control beyond those that JSON escapes itself (U+007F to U+009F), or a mark, an
/// override or an isolate of the order of reading (U+061C, U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069), or a code
/// that is no character (U+FDD0 to U+FDEF, U+FFFE, U+FFFF). All are below U+10000, so that four hexadecimal digits are enough.
fn hostile(text: &[u8]) -> Option<usize> {
    (0..text.len()).find(|&at| match &text[at..] {
        [0x7f, ..] | [0xc2, 0x80..=0x9f, ..] | [0xd8, 0x9c, ..] => true,
        [0xe2, 0x80, last, ..] => matches!(last, 0x8e | 0x8f | 0xa8..=0xae),
        [0xe2, 0x81, last, ..] => matches!(last, 0xa6..=0xa9),
        [0xef, 0xb7, 0x90..=0xaf, ..] | [0xef, 0xbf, 0xbe | 0xbf, ..] => true,
        _ => false,
    })
}
