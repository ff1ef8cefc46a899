//! Many reports in one run: finding the files, reading and judging them in parallel, keeping their order.
//!
//! Files are taken in groups, so that memory does not grow with their number; one unreadable file never stops the rest.

mod collect;
mod pattern;

pub use collect::{Collected, Source, collect};
pub use pattern::pattern_fault;

use crate::check::{Stated, check};
use crate::document::Document;
use crate::input;
use crate::pack::Pack;
use crate::review::{Review, Skipped, Style, Unreviewed, review};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use std::io::Read;

/// Reports judged before the next ones are begun.
const GROUP: usize = 64;
/// Characters of a file in a folder that must speak of 信息公开 and 报告.
const HEAD: usize = 2000;

/// Reviews so many reports at a time, from now on. The first word counts: later ones change nothing.
pub fn use_threads(count: usize) {
    // It fails only where the threads are running already.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build_global();
}

/// What a run needs to know.
#[derive(Clone, Copy)]
pub struct Run<'p, 's> {
    /// The pack.
    pub pack: &'p Pack,
    /// What the user states about the school of a report, or why the report must not be reviewed.
    pub stated: &'s (dyn Fn(&Source) -> Result<Stated, Unreviewed> + Sync),
    /// How the reviews speak.
    pub style: Style,
    /// Whether a note about the file makes it count as not checked.
    pub strict: bool,
}

/// What became of one file.
#[derive(Debug)]
pub enum Outcome<T> {
    /// It was reviewed.
    Reviewed(T),
    /// It could not be.
    Unreviewed(Unreviewed),
    /// It is no report.
    Skipped(Skipped),
}

/// Reviews `sources` in parallel. `prepare` makes of a review what the outputs need, beside the others; `take` gets the
/// outcomes in the order of the sources, and stops the run by an error.
///
/// # Errors
/// The error of `take`.
pub fn review_all<'p, T: Send, E>(
    run: Run<'p, '_>,
    sources: &[Source],
    prepare: impl Fn(&Source, Review<'p>) -> T + Sync,
    mut take: impl FnMut(Outcome<T>) -> Result<(), E>,
) -> Result<(), E> {
    for group in sources.chunks(GROUP) {
        if let [only] = group {
            take(outcome(run, only, &prepare))?;
            continue;
        }
        let outcomes: Vec<Outcome<T>> = group
            .par_iter()
            .map(|source| outcome(run, source, &prepare))
            .collect();
        for outcome in outcomes {
            take(outcome)?;
        }
    }
    Ok(())
}

fn outcome<'p, T>(
    run: Run<'p, '_>,
    source: &Source,
    prepare: &impl Fn(&Source, Review<'p>) -> T,
) -> Outcome<T> {
    let unreviewed = |message: String, help: String| {
        Outcome::Unreviewed(Unreviewed {
            path: source.shown.clone(),
            message,
            help,
        })
    };
    let document = match read(source) {
        Ok(document) => document,
        Err(input::ReadError::Structured(_)) if !source.named && !is_structured(source) => {
            let reason = "不是结构化报告（没有 [school]）".to_owned();
            return Outcome::Skipped(Skipped {
                path: source.shown.clone(),
                reason,
            });
        }
        Err(_) if !source.named && is_own_page(source) => return own(source),
        Err(error) => return unreviewed(error.to_string(), error.help()),
    };
    if !source.named && is_own(document.text()) {
        return own(source);
    }
    if !source.named
        && let Some(reason) = not_a_report(&document)
    {
        return Outcome::Skipped(Skipped {
            path: source.shown.clone(),
            reason,
        });
    }
    if run.strict
        && let Some(note) = document.notes().first()
    {
        return unreviewed(
            format!("有一部分没有读出：{note}"),
            "修复文件后重试，或去掉 --strict".to_owned(),
        );
    }
    let stated = match (run.stated)(source) {
        Ok(stated) => stated,
        Err(refused) => return Outcome::Unreviewed(refused),
    };
    let judgement = check(&document, run.pack, &stated);
    let path = source.shown.clone();
    let review = review(path, &document, &judgement, run.pack, run.style);
    // The review is laid out without them, and a long report is large enough by itself.
    drop((document, judgement));
    Outcome::Reviewed(prepare(source, review))
}

/// Reads a file, or standard input.
///
/// # Errors
/// Where it cannot be read, or is no report in a format that is known.
pub fn read(source: &Source) -> Result<Document, input::ReadError> {
    match &source.path {
        Some(path) => input::open(path),
        None => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .lock()
                .take(input::LARGEST + 1)
                .read_to_end(&mut bytes)?;
            input::read(&source.shown, bytes)
        }
    }
}

/// How the program's own outputs for people begin, and how their last lines do.
const OWN_HEADS: [&str; 2] = ["信息公开年度报告审查：", "Review of disclosure reports: "];
const OWN_TAILS: [&str; 2] = ["已审查报告 ", "checked reports: "];
/// What a page of its own says of itself among its first bytes.
const OWN_PAGE: &str = "<meta name=\"generator\" content=\"xxgk\"/>";

const PAGE_HEAD: usize = 512;

/// What is left in a folder by an earlier run is no report.
fn own<T>(source: &Source) -> Outcome<T> {
    Outcome::Skipped(Skipped {
        path: source.shown.clone(),
        reason: "是 xxgk 的审查结果".to_owned(),
    })
}

/// Whether a file is what an earlier run of the program wrote for people.
#[must_use]
pub fn is_own_output(path: &std::path::Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    is_own(&text) || is_page(&text)
}

/// Whether a page's first bytes say that it is the program's own.
fn is_page(head: &str) -> bool {
    head.chars()
        .take(PAGE_HEAD)
        .collect::<String>()
        .contains(OWN_PAGE)
}

fn is_own(text: &str) -> bool {
    let head = text.trim_start_matches(['#', ' ', '\n']);
    let tail = text.trim_end().lines().next_back().unwrap_or_default();
    OWN_HEADS.iter().any(|own| head.starts_with(own))
        || OWN_TAILS.iter().any(|own| tail.starts_with(own))
}

fn is_own_page(source: &Source) -> bool {
    let mut head = Vec::new();
    let path = source.path.as_deref();
    let file = path.and_then(|path| std::fs::File::open(path).ok());
    let read = file.map(|file| file.take(PAGE_HEAD as u64).read_to_end(&mut head));
    matches!(read, Some(Ok(_))) && is_page(&String::from_utf8_lossy(&head))
}

/// Whether a TOML file means to be a report: configurations and manifests have no school.
fn is_structured(source: &Source) -> bool {
    let text = source
        .path
        .as_ref()
        .and_then(|path| std::fs::read_to_string(path).ok())
        .unwrap_or_default();
    text.lines()
        .any(|line| line.trim_start().starts_with("[school]"))
}

/// Why a file in a folder is no report, if it is none.
fn not_a_report(document: &Document) -> Option<String> {
    if document.declared().school.is_some() {
        return None;
    }
    let text = document.text();
    let head = text
        .char_indices()
        .nth(HEAD)
        .map_or(text, |(at, _)| &text[..at]);
    let words = ["信息公开", "报告"];
    // Blanks within the words are looked for only where the words are not found without.
    if words.iter().all(|word| head.contains(word)) {
        return None;
    }
    let plain: String = head
        .chars()
        .filter(|&c| !crate::document::is_space(c))
        .collect();
    let lacks = words.into_iter().find(|word| !plain.contains(word))?;
    Some(format!("开头 {HEAD} 字里没有“{lacks}”"))
}
