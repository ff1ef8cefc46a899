//! From bytes to text: which encoding a file is in.
//!
//! A byte-order mark is believed; then valid UTF-8; then UTF-16 by its zero bytes; then GB18030, of which GBK and GB2312
//! are parts. What cannot be decoded becomes U+FFFD, and a note says so.

use crate::document::Note;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and what must be said about how it was read.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) note: Option<Note>,
}

/// Decodes `bytes`. UTF-8 is not copied.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            return from_utf8(bytes, mark);
        }
        return with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf_16(&bytes) {
        return with(encoding, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, note: None },
        Err(error) => {
            let bytes = error.into_bytes();
            let strict = |encoding: &'static Encoding| {
                encoding.decode_without_bom_handling_and_without_replacement(&bytes)
            };
            match strict(GB18030).or_else(|| strict(BIG5)) {
                Some(text) => Decoded {
                    text: text.into_owned(),
                    note: None,
                },
                None if mostly_utf_8(&bytes) => with(UTF_8, &bytes),
                None => with(GB18030, &bytes),
            }
        }
    }
}

/// A text whose lines end with a line feed: old files end them with a carriage return alone, web pages with signs of
/// Unicode. A text that has none of these is not copied.
pub(super) fn with_line_feeds(text: String) -> String {
    let other = ['\u{2028}', '\u{2029}', '\u{85}', '\u{b}'];
    let alone = |text: &str| text.contains('\r') && !text.contains('\n');
    let returns = alone(&text);
    if !returns && !text.contains(other) {
        return text;
    }
    let line_feed = |sign: char| match sign {
        '\r' if returns => '\n',
        sign if other.contains(&sign) => '\n',
        sign => sign,
    };
    text.chars().map(line_feed).collect()
}

fn from_utf8(mut bytes: Vec<u8>, mark: usize) -> Decoded {
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, note: None },
        Err(error) => with(UTF_8, error.as_bytes()),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let note = damaged.then(|| Note::UndecodableBytes {
        encoding: encoding.name(),
    });
    Decoded {
        text: text.into_owned(),
        note,
    }
}

/// UTF-16 without a mark. Only such a text holds zero bytes; which half comes first, the sense of the result tells.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if !head.contains(&0) {
        return None;
    }
    let sensible = |join: fn([u8; 2]) -> u16| {
        let units = head.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
        units.filter(|unit| matches!(unit, 0x09..=0x7e | 0x2010..=0x2030 | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xffef)).count()
    };
    let (little, big) = (sensible(u16::from_le_bytes), sensible(u16::from_be_bytes));
    let best = if little >= big { UTF_16LE } else { UTF_16BE };
    (little.max(big) * 2 * 10 >= head.len() * 9).then_some(best)
}

/// Whether a damaged text is UTF-8 all the same: nearly all of it decodes.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let lost = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)])
        .matches('\u{fffd}')
        .count();
    lost * 50 < bytes.len().min(1 << 16) / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_encoding_that_offices_use() {
        let text = "学校章程已公开。\r\n1";
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big_endian: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            GB18030.encode(text).0.into_owned(),
            marked(b"\xff\xfe", &utf_16),
            marked(b"\xfe\xff", &big_endian),
            utf_16.clone(),
            big_endian.clone(),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.note), (text, None));
        }
    }

    #[test]
    fn says_when_bytes_are_lost() {
        let mut bytes =
            "学校章程已公开，规章制度已公开，招生章程已公开，招生计划已公开，收费标准已公开。"
                .repeat(20)
                .into_bytes();
        bytes[4] = 0xff;
        let decoded = decode(bytes);
        assert_eq!(
            decoded.note,
            Some(Note::UndecodableBytes { encoding: "UTF-8" })
        );
        assert!(decoded.text.contains("规章制度"));
    }
}
