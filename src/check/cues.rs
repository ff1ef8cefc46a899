//! What the words of a sentence show before its statements are judged: what it names, whether it announces, replies or
//! goes on about what stood before.

use super::sentence::Sentence;
use crate::document::Normal;
use crate::pack::{Class, Hit, Owner};
use crate::span::Span;

/// Whether a sentence that begins at `start` goes on about the thing of the one before: 内容包括…
pub(super) fn goes_on(hits: &[Hit], start: usize) -> bool {
    hits.iter()
        .any(|hit| hit.owner == Owner::Class(Class::GoesOn) && hit.start as usize == start)
}

/// Whether a sentence that names nothing can be about the title before it: what has a subject of its own is not.
pub(super) fn replies(hits: &[Hit], sentence: &Sentence) -> bool {
    let near = sentence.range.start + REPLY_LEAD;
    let says = |hit: &&Hit| {
        let predicate = matches!(
            hit.owner,
            Owner::Class(
                Class::Publish
                    | Class::PublishNot
                    | Class::Plan
                    | Class::Deny
                    | Class::NoneBefore
                    | Class::NoneAfter
                    | Class::Unchanged
                    | Class::Done
            )
        );
        predicate && (hit.start as usize) <= near
    };
    hits.iter().any(|hit| says(&hit)) || sentence.links.iter().any(|link| link.start <= near)
}

/// The most bytes before the predicate of a reply: 本学年均已.
const REPLY_LEAD: usize = 30;

/// Whether a sentence begins with its verb, so that the title before it is what it speaks of: 已公开, 均公布于.
pub(super) fn answers(hits: &[Hit], sentence: &Sentence) -> bool {
    let start = sentence.range.start as u32;
    hits.iter()
        .any(|hit| hit.owner == Owner::Class(Class::Publish) && hit.start <= start + ANSWER_LEAD)
}

/// The most bytes before the verb of an answer: 已, 均已.
const ANSWER_LEAD: u32 = 6;

/// Takes out the mentions that end in how something is done (奖学金评审按规定…), which names no rule.
pub(super) fn drop_by_rule(hits: &mut Vec<Hit>) {
    let by_rule = |hit: &&Hit| hit.owner == Owner::Class(Class::ByRule);
    let ways: Vec<Hit> = hits.iter().filter(by_rule).copied().collect();
    if ways.is_empty() {
        return;
    }
    let ends_within = |hit: &Hit| {
        ways.iter()
            .any(|way| hit.start < way.start && way.start < hit.end && hit.end <= way.end)
    };
    hits.retain(|hit| {
        let mention = matches!(hit.owner, Owner::Element(..) | Owner::Within(..));
        !(mention && ends_within(hit))
    });
}

/// The first words of a sentence or heading that announce what is public.
pub(super) fn announcement(hits: &[Hit], normal: &Normal<'_>) -> Option<Span> {
    let announces = |hit: &&Hit| hit.owner == Owner::Class(Class::Announce);
    let found = hits.iter().find(announces);
    found.map(|hit| normal.source(hit.start as usize, hit.end as usize))
}

/// The items and elements that a sentence names.
pub(super) fn named(hits: &[Hit]) -> Vec<(u8, Option<u8>)> {
    let name = |hit: &Hit| match hit.owner {
        Owner::Element(item, element) => Some((item, Some(element))),
        Owner::About(item) => Some((item, None)),
        _ => None,
    };
    let mut names: Vec<(u8, Option<u8>)> = hits.iter().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The items whose field as a whole a sentence names, where it names no item.
pub(super) fn fields(hits: &[Hit]) -> Vec<u8> {
    let field = |hit: &Hit| match hit.owner {
        Owner::Absent(item) => Some(item),
        _ => None,
    };
    let mut fields: Vec<u8> = hits.iter().filter_map(field).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// A sentence that names the headings of the report discloses nothing.
pub(super) fn is_announcement_of_contents(hits: &[Hit]) -> bool {
    let mut parts = 0u32;
    for hit in hits {
        if let Owner::Heading(part) = hit.owner {
            parts |= 1 << part;
        }
    }
    parts.count_ones() >= 4
}
