//! The figures of a line with what stands around them: their words, their brackets, their sentences.

use super::Line;
use super::figure::Figure;
use crate::document::BlockKind;
use crate::pack::Class;
use std::ops::Range;

/// A figure and its surroundings. All ranges are bytes of the line's text.
pub(super) struct Quantity<'l> {
    pub(super) figure: &'l Figure,
    /// Index of its sentence.
    pub(super) sentence: usize,
    /// The bracket that it stands in, the signs included.
    pub(super) bracket: Option<Range<usize>>,
    /// What says of it what it counts: from the figure or the sign of its clause before it, up to it.
    pub(super) lead: Range<usize>,
    /// Its own name in a list: the lead behind the last 、.
    pub(super) label: Range<usize>,
}

impl Quantity<'_> {
    /// One past the last byte of the figure and its unit.
    pub(super) fn end(&self) -> usize {
        self.figure.end()
    }
}

/// What stands further off, in bytes, has nothing to do with a figure.
const LONGEST_SENTENCE: usize = 2400;

impl Line<'_> {
    /// The figures with their surroundings, in order.
    pub(super) fn quantities(&self) -> Vec<Quantity<'_>> {
        let text = self.text();
        let brackets = brackets(text);
        let mut found: Vec<Quantity<'_>> = Vec::with_capacity(self.figures.len());
        for figure in &self.figures {
            let at = figure.range.start;
            let Some(sentence) = self.sentence_index(at) else {
                continue;
            };
            let range = self.sentences[sentence].range.clone();
            let after = brackets.partition_point(|one| one.start < at);
            let bracket = after
                .checked_sub(1)
                .map(|index| brackets[index].clone())
                .filter(|one| at < one.end);
            let from = found.last().map_or(0, Quantity::end);
            let from = bracket.as_ref().map_or(from, |one| from.max(one.start));
            let from = from.max(range.start);
            // A remark in brackets stands between a name and its figure: 不予公开（涉及个人隐私）1件.
            let upto = brackets
                .iter()
                .rev()
                .find(|one| one.end == at && from < one.start)
                .map_or(at, |one| one.start);
            let lead = last_sign(
                text,
                from..upto,
                &['，', '；', '：', '。', ',', ';', ':', '（', '('],
            );
            let lead = labelled(text, from, lead, at);
            let label = last_sign(text, lead..at, &['、']);
            found.push(Quantity {
                figure,
                sentence,
                bracket,
                lead: lead..at,
                label: label..at,
            });
        }
        found
    }

    /// The sentence of a figure, as far as it belongs to it: a sentence without end is cut off on both sides.
    pub(super) fn around(&self, quantity: &Quantity<'_>) -> Range<usize> {
        let sentence = &self.sentences[quantity.sentence].range;
        let at = quantity.figure.range.start;
        sentence.start.max(at.saturating_sub(LONGEST_SENTENCE))
            ..sentence.end.min(at + LONGEST_SENTENCE)
    }

    /// Whether a word of the list stands in a range.
    pub(super) fn has(&self, class: Class, range: &Range<usize>) -> bool {
        self.word(class, range).is_some()
    }

    /// The first word of the list in a range.
    pub(super) fn word(&self, class: Class, range: &Range<usize>) -> Option<Range<usize>> {
        self.within(class, range).next()
    }

    /// Whether two figures count the same.
    pub(super) fn same_unit(&self, one: &Figure, other: &Figure) -> bool {
        let (Some(a), Some(b)) = (&one.unit, &other.unit) else {
            return one.unit.is_none() && other.unit.is_none() && one.percent == other.percent;
        };
        let person =
            |unit: &Range<usize>| self.begins(Class::Headcount, unit.start).as_ref() == Some(unit);
        self.text()[a.clone()] == self.text()[b.clone()] || (person(a) && person(b))
    }

    /// Whether the figure is no quantity of its own to be added: a rate of change, or one of many.
    pub(super) fn is_aside(&self, quantity: &Quantity<'_>) -> bool {
        let lead = &self.text()[quantity.lead.clone()];
        let directly = lead.ends_with(['各', '前', '首', '后']) && !lead.ends_with("博士后");
        directly
            || self.has(Class::Change, &quantity.lead)
            || self.has(Class::Apiece, &quantity.lead)
    }
}

/// Whether a figure is said to be a total: 合计30条, 共9件.
pub(super) fn is_total(line: &Line<'_>, quantity: &Quantity<'_>) -> bool {
    let lead = &line.text()[quantity.lead.clone()];
    let alone = ["共", "计", "共有"].contains(&lead);
    alone
        || line.word(Class::Total, &quantity.lead).is_some_and(|word| {
            // A verb may stand in between, but not a name: 合计公开3条, 合计满意3条.
            quantity.figure.range.start - word.end <= 6
        })
}

/// A label before a colon says what a figure right behind it counts: 不予公开：1件. It is no longer, in bytes, than this.
const LONGEST_LABEL: usize = 48;

/// Where the words begin that say what a figure counts, its label included where nothing else does.
fn labelled(text: &str, from: usize, lead: usize, at: usize) -> usize {
    let Some(before) = text[from..at]
        .strip_suffix(['：', ':'])
        .filter(|_| lead == at)
    else {
        return lead;
    };
    let label = last_sign(
        text,
        from..from + before.len(),
        &['，', '；', '：', '。', ',', ';', ':', '（', '(', '、'],
    );
    if at - label <= LONGEST_LABEL {
        label
    } else {
        lead
    }
}

/// Where the words behind the last of the signs in a range begin.
fn last_sign(text: &str, range: Range<usize>, signs: &[char]) -> usize {
    let part = &text[range.clone()];
    part.rfind(signs).map_or(range.start, |at| {
        let sign = part[at..].chars().next().map_or(1, char::len_utf8);
        range.start + at + sign
    })
}

/// The round brackets of a text, outermost only, signs included.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, sign) in text.char_indices() {
        match (sign, open) {
            ('（' | '(', None) => open = Some(at),
            ('）' | ')', Some(start)) => {
                found.push(start..at + sign.len_utf8());
                open = None;
            }
            // A bracket that is never closed closes nothing.
            ('。', Some(_)) => open = None,
            _ => {}
        }
    }
    found
}

/// The section on information on request: from its heading to the next of the same level.
#[derive(Default)]
pub(super) struct OnRequest {
    level: Option<u8>,
}

impl OnRequest {
    /// Follows the headings; whether the section has just ended.
    pub(super) fn follow(&mut self, line: &Line<'_>) -> bool {
        let BlockKind::Heading { level, .. } = line.kind else {
            return false;
        };
        let ended = self.level.is_some_and(|open| level <= open);
        if ended {
            self.level = None;
        }
        if self.level.is_none() && line.words(Class::Apply).next().is_some() {
            self.level = Some(level);
        }
        ended
    }

    /// Whether the line stands in it.
    pub(super) fn holds(&self) -> bool {
        self.level.is_some()
    }
}
