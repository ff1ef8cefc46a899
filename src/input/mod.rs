//! From a file's bytes to a document: the only part that can fail on a report.
//!
//! The bytes decide the format, not the name: a docx called .txt is still a docx. The name decides only between formats
//! that are all text. Trouble with a part of a file is a note in the document, never silence.

pub mod docx;
mod encoding;
mod error;
mod front_matter;
pub mod markdown;
mod page;
pub mod structured;
mod text;

pub use error::{ReadError, refusal};

use crate::document::{Document, is_space};
use std::path::Path;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 128 << 20;

/// The extensions under which a folder is searched for reports.
pub const EXTENSIONS: [&str; 13] = [
    "docx", "txt", "text", "md", "markdown", "toml", "doc", "wps", "rtf", "odt", "pdf", "html",
    "htm",
];

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Docx,
    Text,
    Markdown,
    Structured,
}

/// Reads a file from the disk.
///
/// # Errors
/// Where it cannot be read, or is no report in a format that is known.
pub fn open(path: &Path) -> Result<Document, ReadError> {
    read(&path.to_string_lossy(), load(path)?)
}

/// The bytes of a file, unless there are too many.
///
/// # Errors
/// Where it cannot be read or is larger than [`LARGEST`].
pub fn load(path: &Path) -> Result<Vec<u8>, ReadError> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    let size = metadata.len();
    if size > LARGEST {
        return Err(ReadError::TooLarge {
            megabytes: size >> 20,
        });
    }
    Ok(std::fs::read(path)?)
}

/// Reads a report from its bytes; `name` is that of its file.
///
/// # Errors
/// Where the bytes are no report in a format that is known.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Document, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge {
            megabytes: bytes.len() as u64 >> 20,
        });
    }
    match format(name, &bytes)? {
        Format::Docx => {
            let document = docx::read(&bytes)?;
            match document.blocks().is_empty() {
                true => Err(ReadError::NoWords),
                false => Ok(document),
            }
        }
        Format::Text => {
            let decoded = encoding::decode(bytes);
            if is_binary(&decoded.text) {
                Err(ReadError::Binary)
            } else if decoded.text.chars().all(is_space) {
                Err(ReadError::Empty)
            } else {
                Ok(text::read(
                    encoding::with_line_feeds(decoded.text),
                    decoded.note,
                ))
            }
        }
        Format::Markdown => {
            let text = encoding::decode(bytes).text;
            match text.chars().all(is_space) {
                true => Err(ReadError::Empty),
                false => Ok(markdown::read(encoding::with_line_feeds(text))),
            }
        }
        Format::Structured => {
            Ok(structured::read(name, encoding::decode(bytes).text).map_err(Box::new)?)
        }
    }
}

/// Reads a plain text that is already decoded.
#[must_use]
pub fn plain(text: String) -> Document {
    text::read(text, None)
}

fn format(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let extension = Path::new(name)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    if bytes.starts_with(b"PK")
        || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
        || extension == "docx"
    {
        return Ok(Format::Docx);
    }
    let unsupported = match extension {
        _ if bytes.starts_with(b"%PDF") => Some("PDF"),
        _ if bytes.starts_with(b"{\\rtf") => Some("RTF"),
        "html" | "htm" => Some("HTML"),
        "odt" => Some("ODT"),
        _ => None,
    };
    if let Some(format) = unsupported {
        return Err(ReadError::Unsupported { format });
    }
    Ok(match extension {
        "md" | "markdown" => Format::Markdown,
        "toml" => Format::Structured,
        _ => Format::Text,
    })
}

/// Control characters that no text has. A few strays from a conversion are forgiven.
fn is_binary(text: &str) -> bool {
    let head = text
        .char_indices()
        .nth(4096)
        .map_or(text, |(at, _)| &text[..at]);
    // Nearly every text has no byte that such a character begins with, nor a lost one.
    let doubtful =
        |byte: u8| matches!(byte, 0..0x20 | 0x7f | 0xc2) && !matches!(byte, b'\n' | b'\r' | b'\t');
    let is_doubtful = head.bytes().fold(false, |seen, byte| seen | doubtful(byte));
    if !is_doubtful && !head.contains('\u{fffd}') {
        return false;
    }
    let odd = head
        .chars()
        .filter(|c| {
            c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{7}')
        })
        .count();
    let lost = head.matches('\u{fffd}').count();
    (odd + lost) * 20 > head.chars().count().max(1)
}
