//! Numbers of headings: `heading-numbering`, and the form for government offices: `government-form`.
//!
//! Each form of number counts by itself and begins anew under every number of a form further out. What can be damage of
//! the file is no fault: a number that was lost from an unnumbered heading, stands inside of a line, or is written in
//! another form.

use super::{Fault, Line, Report, Subject, fault};
use crate::document::{BlockKind, Number, NumberStyle, number_at};
use crate::pack::Class;
use crate::span::Span;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Headings {
    /// The counters that are open, the outermost first.
    open: Vec<Counter>,
    government: Vec<(Span, String)>,
}

/// The last number of one form.
struct Counter {
    form: Form,
    last: u32,
    /// Where it stands.
    span: Span,
    /// How it is written.
    written: String,
    /// How the next one would be.
    next: String,
    /// A number that was skipped and may still come.
    missing: Option<u32>,
    /// Whether the next number stands inside of a line, or in another form, or may have been lost.
    excused: bool,
    /// What the number before should have been, where it was a repetition or a step back: the count may go on from
    /// there too.
    resume: Option<u32>,
    /// The fault found in this count, until a second gap shows that the numbers are those of another list.
    fault: Option<Fault>,
    gaps: u32,
}

/// A form of number: 章 and 节 count apart, and so do 叁 and 三.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Form {
    style: NumberStyle,
    rank: u8,
}

impl Form {
    fn new(style: NumberStyle, sign: &str) -> Self {
        let rank = match style {
            NumberStyle::Part if sign.contains('篇') => 0,
            NumberStyle::Part if sign.contains('章') => 2,
            NumberStyle::Part if sign.contains('节') => 3,
            NumberStyle::Part => 1,
            NumberStyle::Formal => 3,
            NumberStyle::Chinese => 4,
            NumberStyle::ChineseBracketed => 5,
            NumberStyle::Arabic => 6,
            NumberStyle::Dotted(_) => 7,
            NumberStyle::ArabicBracketed => 8,
            NumberStyle::Circled => 9,
        };
        Self { style, rank }
    }
}

/// A heading with text on its line is at most this long in bytes: （四）开展业务培训。6月…
const LONGEST_RUN_IN: usize = 75;
/// A number so far ahead counts something else: 110、119….
const FARTHEST: u32 = 9;
/// So many words of the form for government offices make it that form.
const GOVERNMENT_WORDS: usize = 3;

impl Headings {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        self.read_government(line);
        if report.document.declared().school.is_some() {
            return;
        }
        match line.kind {
            BlockKind::Heading { number: None, .. } => self.excuse_all(),
            BlockKind::Heading { .. } | BlockKind::Paragraph => {
                let text = line.text();
                match number_at(text) {
                    Some((number, length)) if counts(line, number, length) => {
                        self.count(line, number, length, faults);
                    }
                    Some((number, _)) => self.excuse(|counter| number.value == counter.last + 1),
                    None => self.excuse(|counter| next_stands_in(text, counter)),
                }
            }
            BlockKind::Title | BlockKind::Cell { .. } => {}
        }
    }

    /// Words of the form for government offices stand in its headings and tables only.
    fn read_government(&mut self, line: &Line<'_>) {
        for word in line.words(Class::GovernmentForm) {
            let found = line.text()[word.clone()].to_owned();
            if self.government.len() <= GOVERNMENT_WORDS
                && line.kind != BlockKind::Paragraph
                && self.government.iter().all(|(_, known)| *known != found)
            {
                self.government.push((line.span(word), found));
            }
        }
    }

    fn excuse_all(&mut self) {
        self.excuse(|_| true);
    }

    fn excuse(&mut self, excused: impl Fn(&Counter) -> bool) {
        for counter in &mut self.open {
            counter.excused = counter.excused || excused(counter);
        }
    }

    /// Holds a number against the one before it of the same form.
    fn count(&mut self, line: &Line<'_>, number: Number, length: usize, faults: &mut Vec<Fault>) {
        let sign = line.text()[..length].trim_end_matches(['、', '.', '．', '，', ' ', '：']);
        let span = line.span(0..heading_end(line.text()));
        let form = Form::new(number.style, sign);
        // Forms nest as they come: what is new stands under what is open, unless it is an outer form by custom.
        let same = self.open.iter().position(|counter| counter.form == form);
        let outer = || {
            self.open
                .iter()
                .position(|counter| counter.form.rank > form.rank)
        };
        let Some(at) = same.or_else(outer) else {
            self.open.push(Counter::new(form, number.value, span, sign));
            return;
        };
        faults.extend(
            self.open
                .drain(at + 1..)
                .filter_map(|counter| counter.fault),
        );
        let counter = &mut self.open[at];
        if counter.form == form && number.value != 1 {
            counter.go_on(number.value, span, sign);
        } else {
            // A count that begins anew.
            faults.extend(counter.fault.take());
            *counter = Counter::new(form, number.value, span, sign);
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, _: &Report<'_>, faults: &mut Vec<Fault>) {
        faults.extend(self.open.into_iter().filter_map(|counter| counter.fault));
        if self.government.len() < GOVERNMENT_WORDS {
            return;
        }
        let (place, word) = &self.government[0];
        let related = self.government[1..].iter().map(|(span, _)| *span).collect();
        faults.push(Fault {
            related,
            values: vec![("word", word.clone())],
            ..fault("government-form", Subject::Report, *place)
        });
    }
}

impl Counter {
    fn new(form: Form, value: u32, span: Span, sign: &str) -> Self {
        Self {
            form,
            last: value,
            span,
            written: sign.to_owned(),
            next: like(sign, value, value + 1),
            missing: None,
            excused: false,
            resume: None,
            fault: None,
            gaps: 0,
        }
    }

    /// Takes the next number of the count.
    fn go_on(&mut self, value: u32, span: Span, sign: &str) {
        let expected = self.last + 1;
        let late = self.missing == Some(value);
        let resumes = |should: u32| value == should || value == should + 1;
        let follows = value == expected || late || self.resume.is_some_and(resumes);
        // A number lost on the way explains a gap, but no repetition.
        let excused = self.excused && value != self.last;
        if !follows && !excused && value < expected + FARTHEST {
            self.gaps += 1;
            let found = Fault {
                related: vec![self.span],
                values: vec![
                    ("found", sign.to_owned()),
                    ("before", self.written.clone()),
                    ("expected", like(sign, value, expected)),
                ],
                ..fault("heading-numbering", Subject::Report, span)
            };
            // Numbers with gap after gap are those of another list, such as the Ministry's fifty items.
            self.fault = Some(found).filter(|_| self.gaps == 1);
        }
        if value == expected + 1 && !follows {
            self.missing = Some(expected);
        } else if late {
            self.missing = None;
        }
        self.resume = (value <= self.last && !late).then_some(expected);
        if !late {
            self.last = value;
        }
        self.excused = false;
        self.span = span;
        sign.clone_into(&mut self.written);
        self.next = like(sign, self.last, self.last + 1);
    }
}

/// Whether a numbered line is a heading, with or without text behind it on the line, and no item of a list.
fn counts(line: &Line<'_>, number: Number, length: usize) -> bool {
    let text = line.text();
    let heading = matches!(line.kind, BlockKind::Heading { .. });
    let end = heading_end(text);
    // "三、2025年，学校没有组织评议。" is a point of a list.
    let plain = !text[length.min(end)..end].contains('，');
    let run_in = plain && end < text.len() && end <= LONGEST_RUN_IN;
    match number.style {
        NumberStyle::Part | NumberStyle::Formal | NumberStyle::Chinese => {
            heading || run_in || (plain && text.len() <= LONGEST_RUN_IN)
        }
        NumberStyle::ChineseBracketed => text.len() > length,
        NumberStyle::Arabic => heading || run_in,
        // Lists in running text are numbered so; in 1.1 the outer figure would have to be known.
        NumberStyle::Dotted(_) | NumberStyle::ArabicBracketed | NumberStyle::Circled => false,
    }
}

/// Where the words of a heading end on a line.
fn heading_end(text: &str) -> usize {
    text.find(['。', '：', '；']).unwrap_or(text.len())
}

/// Whether the number that a counter waits for stands inside of a line, as where lines were run together.
fn next_stands_in(text: &str, counter: &Counter) -> bool {
    let next = &counter.next;
    if !text.contains(next.as_str()) {
        return false;
    }
    let signs: &[&str] = match counter.form.style {
        NumberStyle::Formal | NumberStyle::Chinese => &["、", "．", "."],
        NumberStyle::Arabic => &[".", "、", "．"],
        _ => &[""],
    };
    signs
        .iter()
        .any(|sign| text.contains(&format!("{next}{sign}")))
}

/// Another number in the form of one that is known: （三） for （二）.
fn like(sign: &str, value: u32, wanted: u32) -> String {
    let (from, to) = (chinese(value), chinese(wanted));
    if sign.contains(&from) {
        return sign.replacen(&from, &to, 1);
    }
    let from = value.to_string();
    if sign.contains(&from) {
        sign.replacen(&from, &wanted.to_string(), 1)
    } else {
        to
    }
}

/// A number below 100 in Chinese.
fn chinese(value: u32) -> String {
    let digit = |value: u32| {
        "〇一二三四五六七八九"
            .chars()
            .nth(value as usize)
            .unwrap_or('〇')
    };
    let mut text = String::new();
    if value >= 20 {
        text.push(digit(value / 10));
    }
    if value >= 10 {
        text.push('十');
    }
    if !value.is_multiple_of(10) {
        text.push(digit(value % 10));
    }
    text
}
