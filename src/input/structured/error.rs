//! What can be wrong with a structured report. Every fault points into the file and says what belongs there.

use crate::document::masked;
use miette::{Diagnostic, LabeledSpan, NamedSource};
use std::ops::Range;

/// So many faults are shown; the rest is counted.
const SHOWN: usize = 30;

/// So many faults are kept, to find the first of the file among them.
const KEPT: usize = 10_000;
/// Around a line longer than this, in bytes, nothing of the file is shown: it would fill the screen.
const LONGEST_LINE: usize = 20_000;

/// A structured report that cannot be read, with all that is wrong with it.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{}：结构化报告有 {count} 处错误{}", file.name(), beyond(*count))]
#[diagnostic(help(
    "字段的写法见 JSON Schema（schemas/structured-report.json），编辑器可据此提示和检查"
))]
pub struct StructuredError {
    count: usize,
    #[source_code]
    file: NamedSource<String>,
    #[related]
    faults: Vec<Fault>,
}

impl StructuredError {
    pub(super) fn new(name: &str, text: String, faults: Faults) -> Self {
        let Faults {
            kept: mut faults,
            count,
        } = faults;
        faults.sort_by_key(Fault::start);
        faults.truncate(SHOWN);
        let endless = text.lines().any(|line| line.len() > LONGEST_LINE);
        for fault in &mut faults {
            fault.fit(&text, endless);
            fault.mask();
        }
        let shown = showable(masked(&text).into_owned());
        Self {
            count,
            file: NamedSource::new(name, shown),
            faults,
        }
    }

    /// The number of faults, those not shown included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The faults in the order of the file, the first few where there are many.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

/// Faults as they are found. So that a hostile file cannot fill the memory, only so many are kept; all are counted.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    count: usize,
}

impl Faults {
    pub(super) fn push(&mut self, fault: Fault) {
        self.count += 1;
        if self.kept.len() < KEPT {
            self.kept.push(fault);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// One thing that is wrong.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{message}")]
pub struct Fault {
    message: String,
    #[help]
    help: Option<String>,
    #[label(collection)]
    labels: Vec<LabeledSpan>,
}

impl Fault {
    /// A fault without a place: something that the whole file lacks.
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Some(help.into()),
            labels: Vec::new(),
        }
    }

    /// Underlines a stretch of the file, with a few words beside it.
    pub(super) fn at(mut self, range: Range<usize>, label: impl Into<String>) -> Self {
        self.labels
            .push(LabeledSpan::new_with_span(Some(label.into()), range));
        self
    }

    /// Hides personal data in what is said: a key may carry it.
    fn mask(&mut self) {
        self.message = masked(&self.message).into_owned();
        let help = self.help.as_deref();
        self.help = help.map(|help| masked(help).into_owned());
    }

    /// Keeps what is shown of the file to a line for each label, or to a line's number where lines are endless.
    fn fit(&mut self, text: &str, endless: bool) {
        if let (true, Some(label)) = (endless, self.labels.first()) {
            let line = text[..label.offset()].matches('\n').count() + 1;
            self.message = format!("{}（第{line}行）", self.message);
            self.labels.clear();
        }
        for label in &mut self.labels {
            let range = label.offset()..label.offset() + label.len();
            let first_line = text[range].find(['\r', '\n']).unwrap_or(label.len());
            *label = LabeledSpan::new(label.label().map(str::to_owned), label.offset(), first_line);
        }
    }

    /// The first byte that the fault is about; what the file lacks comes first.
    #[must_use]
    pub fn start(&self) -> usize {
        self.labels.first().map_or(0, LabeledSpan::offset)
    }
}

fn beyond(count: usize) -> String {
    if count > SHOWN {
        format!("，以下列出前 {SHOWN} 处")
    } else {
        String::new()
    }
}

/// The text with every sign that could steer a terminal replaced, byte for byte, so that places stay what they are.
fn showable(text: String) -> String {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if !text.contains(steers) {
        return text;
    }
    text.chars()
        .fold(String::with_capacity(text.len()), |mut shown, c| {
            if steers(c) {
                shown.push_str(&"??"[..c.len_utf8()]);
            } else {
                shown.push(c);
            }
            shown
        })
}
