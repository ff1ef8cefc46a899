//! The form of a text in which words are looked for, with the way back to the source.
//!
//! Spaces between Chinese characters, line breaks inside a paragraph, full-width letters and digits, and the marks that
//! a word processor leaves behind must not hide a word. They are taken out for matching only: [`Normal::source`] leads
//! every range back to the bytes of the document.

use super::{is_cjk, is_space};
use crate::span::Span;
use std::borrow::Cow;

/// A stretch of a document's text, made ready for matching.
#[derive(Debug)]
pub struct Normal<'a> {
    source: &'a str,
    text: Cow<'a, str>,
    /// For each byte of `text` the offset of its character in the source; empty where nothing was changed.
    offsets: Vec<u32>,
    start: u32,
}

impl<'a> Normal<'a> {
    /// The normal form of `source`, which stands at `span` of the document's text.
    #[must_use]
    pub fn new(source: &'a str, span: Span) -> Self {
        if is_normal(source) {
            return Self {
                source,
                text: Cow::Borrowed(source),
                offsets: Vec::new(),
                start: span.start,
            };
        }
        let (text, offsets) = rewrite(source);
        Self {
            source,
            text: Cow::Owned(text),
            offsets,
            start: span.start,
        }
    }

    /// The text to match in.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the document that the byte range `start..end` of [`Normal::text`] was made from.
    #[must_use]
    pub fn source(&self, start: usize, end: usize) -> Span {
        if self.offsets.is_empty() {
            return Span {
                start: self.start + start as u32,
                end: self.start + end as u32,
            };
        }
        // The end is that of the last character taken, so that blanks behind it stay outside.
        let first = self
            .offsets
            .get(start)
            .copied()
            .unwrap_or(self.source.len() as u32);
        let end = match self.text[..end].char_indices().next_back() {
            Some((last, _)) if last >= start => {
                let from = self.offsets[last] as usize;
                from + self.source[from..].chars().next().map_or(0, char::len_utf8)
            }
            _ => first as usize,
        };
        Span {
            start: self.start + first,
            end: self.start + end as u32,
        }
    }
}

/// Whether nothing would change: no blank, no full-width letter or digit, no bracketed mark.
fn is_normal(source: &str) -> bool {
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' | b'[' | 0xc2 => return false,
            0xe2 if bytes[at + 1] == 0x80 && bytes[at + 2] < 0x90 => return false,
            0xe3 if bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 => return false,
            0xef if folded(bytes[at + 1], bytes[at + 2]).is_some() || bytes[at + 1] == 0xbb => {
                return false;
            }
            0x00..=0x7f => at += 1,
            0x80..=0xdf => at += 2,
            0xe0..=0xef => at += 3,
            _ => at += 4,
        }
    }
    true
}

/// The ASCII letter, digit or sign behind a full-width one, from its second and third byte (the first is 0xEF).
/// Chinese punctuation (，：；！？（）) stays as it is: it is the right form.
fn folded(second: u8, third: u8) -> Option<char> {
    let offset = match second {
        0xbc => third.checked_sub(0x81)?,
        0xbd => third.checked_sub(0x80)? + 0x3f,
        _ => return None,
    };
    let ascii = b'!' + offset;
    let kept =
        ascii.is_ascii_alphanumeric() || matches!(ascii, b'%' | b'-' | b'.' | b'/' | b'+' | b'|');
    (ascii < 0x7f && kept).then_some(char::from(ascii))
}

fn rewrite(source: &str) -> (String, Vec<u32>) {
    let mut text = String::with_capacity(source.len());
    let mut offsets = Vec::with_capacity(source.len());
    let mut rest = source.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if character == '['
            && let Some(length) = artefact(&source[at..])
        {
            while rest.peek().is_some_and(|&(next, _)| next < at + length) {
                rest.next();
            }
            continue;
        }
        let kept = if is_space(character) {
            while rest.peek().is_some_and(|&(_, next)| is_space(next)) {
                rest.next();
            }
            let before = text.chars().next_back();
            let after = rest.peek().map(|&(_, next)| next);
            match (before, after) {
                (Some(before), Some(after)) if !is_cjk(before) && !is_cjk(after) => ' ',
                _ => continue,
            }
        } else if character.len_utf8() == 3 && source.as_bytes()[at] == 0xef {
            folded(source.as_bytes()[at + 1], source.as_bytes()[at + 2]).unwrap_or(character)
        } else {
            character
        };
        offsets.extend(std::iter::repeat_n(at as u32, kept.len_utf8()));
        text.push(kept);
    }
    (text, offsets)
}

/// Length of a word processor's mark such as `[bookmark: _GoBack]` at the start of `text`.
fn artefact(text: &str) -> Option<usize> {
    let close = text.bytes().take(80).position(|byte| byte == b']')?;
    let inside = &text[1..close];
    inside.starts_with("bookmark:").then_some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_every_range_back() {
        let source = "一、 概　述[bookmark: _GoBack]２０２４年 “十四五” a b";
        let span = Span::new(0, source.len());
        let normal = Normal::new(source, span);
        assert_eq!(normal.text(), "一、概述2024年“十四五”a b");
        let at = normal.text().find("概述").expect("the word is there");
        assert_eq!(
            &source[normal.source(at, at + "概述".len()).range()],
            "概　述"
        );
        let at = normal.text().find("2024").expect("the year is there");
        assert_eq!(&source[normal.source(at, at + 4).range()], "２０２４");
    }

    #[test]
    fn borrows_what_is_normal() {
        assert!(matches!(
            Normal::new("学校章程已公开。", Span::new(0, 24)).text,
            Cow::Borrowed(_)
        ));
    }
}
