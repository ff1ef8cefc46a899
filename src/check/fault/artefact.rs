//! What a word processor left behind: bookmarks, the code of fields, broken references. `word-artefact`.

use super::template::in_address;
use super::{Fault, Line, Report, Subject, fault};
use crate::pack::Class;
use std::ops::Range;

/// The arguments of a field are no longer than this, in bytes.
const LONGEST_ARGUMENT: usize = 240;
/// The name of the field that a link leaves behind.
const FIELD: &str = "HYPERLINK";

/// Leavings of a word processor. Marks in brackets are no part of the normal text and are looked for in the source.
pub(super) fn artefacts(report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
    let text = line.text();
    let mut end_of_last = 0;
    for range in line.words(Class::Artefact) {
        if range.start < end_of_last || in_address(line, &range) {
            continue;
        }
        let end = artefact_end(text, &range);
        faults.push(fault(
            "word-artefact",
            Subject::Report,
            line.span(range.start..end),
        ));
        end_of_last = end;
    }
    let source = report.document.slice(line.place);
    for (at, _) in source.match_indices("[bookmark") {
        let length = source[at..]
            .find(']')
            .map_or("[bookmark".len(), |end| end + 1);
        let start = line.place.start + at as u32;
        let span = crate::span::Span {
            start,
            end: start + length as u32,
        };
        faults.push(fault("word-artefact", Subject::Report, span));
    }
}

/// Where an artefact ends: the words of an error up to their stop, a field with its quoted argument.
fn artefact_end(text: &str, range: &Range<usize>) -> usize {
    let rest = &text[range.end..];
    let tail = match &text[range.clone()] {
        word if word.starts_with(FIELD) => {
            let name_end = range.start + FIELD.len();
            return (name_end + field_end(&text[name_end..])).max(range.end);
        }
        word if word.starts_with("错误") || word.starts_with("Error") => rest
            .find(['。', '.'])
            .filter(|at| *at <= 30)
            .map(|at| at + rest[at..].chars().next().map_or(1, char::len_utf8)),
        _ => Some(
            rest.bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric())
                .count(),
        ),
    };
    let mut end = range.end + tail.unwrap_or(0);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

/// Where the field ends behind its name: after its switches, such as `\\l`, and its arguments in quotes.
fn field_end(rest: &str) -> usize {
    let mut end = 0;
    loop {
        let next = rest[end..].trim_start();
        let at = rest.len() - next.len();
        let quoted = next
            .strip_prefix(['"', '“', '”'])
            .and_then(|inside| {
                let close = inside.find(['"', '”'])?;
                let opening = next.len() - inside.len();
                let closing = inside[close..].chars().next().map_or(1, char::len_utf8);
                Some(opening + close + closing)
            })
            .filter(|&length| length <= LONGEST_ARGUMENT);
        let bare = || {
            let switch = next.strip_prefix('\\').map(|_| 1).unwrap_or(0);
            let word = next[switch..]
                .bytes()
                .take_while(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(byte))
                .count();
            let link = switch > 0
                || next.contains("://") && next.starts_with("http")
                || next.starts_with('_');
            (link && word > 0).then_some(switch + word)
        };
        match quoted.or_else(bare) {
            Some(length) => end = at + length,
            None => return end,
        }
    }
}
