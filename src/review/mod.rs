//! The review of a report: what every output sees.
//!
//! Outputs compute nothing: counts, places and words are all here. Everything that is quoted from a report has been
//! masked where it holds personal data.

mod accept;
mod duplicates;
mod fingerprint;
mod join;
mod quote;
mod remark;
mod statistics;
mod subject;
mod suppression;
mod trace;

pub use accept::{Acceptance, Accepted};
pub use duplicates::{Duplicate, Duplicates};
pub use join::{Style, review};
pub use remark::{Missed, Remark};
pub use statistics::{ItemCount, ItemStatistics, Reporter, RuleCount, Statistics};
pub use suppression::Suppression;
pub use trace::{
    TraceReview, TracedElement, TracedOutcome, TracedStatement, TracedWord, TracedWords, trace,
};

pub use crate::check::{
    Decided, Fact, Mark, Mode, Origin, PartStatus, Pointer, Profile, Remedy, Rule, Ruled,
    Shortfall, Status, Why,
};
use crate::document::{Note, Place, Position, Words};
pub use crate::pack::{Applies, Language, Level, Ownership, Severity};
use std::borrow::Cow;

/// Words of the report, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    /// The words, masked.
    pub text: Words,
    /// Where they stand in the extracted text.
    pub position: Position,
    /// Where they stand in the user's file.
    pub place: Place,
    /// The words around them, for people, where they were asked for: the stretch of the block in which they stand.
    pub context: Option<Box<Context>>,
}

impl Quote {
    /// The words around, which are empty where they were not asked for.
    #[must_use]
    pub fn around(&self) -> &Context {
        const NONE: &Context = &Context {
            before: String::new(),
            after: String::new(),
            cut_before: false,
            cut_after: false,
        };
        self.context.as_deref().unwrap_or(NONE)
    }
}

/// A window on the text around a quote.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The words before, masked; empty at the start of a block.
    pub before: String,
    /// The words after.
    pub after: String,
    /// Whether the block goes on to the left of `before`.
    pub cut_before: bool,
    /// Whether it goes on to the right of `after`.
    pub cut_after: bool,
}

/// The judgement on one item.
#[derive(Clone, Debug)]
pub struct ItemReview<'p> {
    /// Number on the list, 1 to 50.
    pub number: u8,
    /// Its short name in the review's language.
    pub name: &'p str,
    /// The official wording.
    pub title: &'p str,
    /// Category, 1 to 10.
    pub category: u8,
    /// Whether it concerns the school.
    pub applies: Applies,
    /// Why it concerns which schools, in the review's language.
    pub applies_why: &'p str,
    /// The fact that decides whether it does.
    pub decided: Decided,
    /// What the words bear out.
    pub status: Status,
    /// Ids of the elements covered.
    pub elements: Vec<&'p str>,
    /// Ids of the elements not covered.
    pub missing_elements: Vec<&'p str>,
    /// The best pointer found.
    pub pointer: Pointer,
    /// The words that the judgement rests on.
    pub evidence: Vec<Quote>,
    /// What a reviewer ruled in place of the words, where one did.
    pub ruled: Option<Ruled>,
}

/// The judgement on one part.
#[derive(Clone, Debug)]
pub struct PartReview<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its name in the review's language.
    pub name: &'p str,
    /// Whether it stands.
    pub status: PartStatus,
    /// Whether the report's year asks for it.
    pub required: bool,
    /// Its heading, where it has one; else where it begins.
    pub heading: Option<Quote>,
    /// What a thin part lacks, in the review's language.
    pub lacks: Vec<&'p str>,
    /// Its length in characters, where that is too short.
    pub short: Option<usize>,
}

/// A shortcoming that the school admits.
#[derive(Clone, Debug)]
pub struct GapReview {
    /// Its words.
    pub quote: Quote,
    /// Whether a measure answers it.
    pub remedy: Remedy,
    /// The measure's words.
    pub remedy_quote: Option<Quote>,
    /// Numbers of the items that it touches.
    pub items: Vec<u8>,
}

/// One diagnostic.
#[derive(Clone, Debug)]
pub struct Finding<'p> {
    /// Name of the rule.
    pub rule: &'p str,
    /// The item it is about.
    pub item: Option<u8>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Cow<'p, str>,
    /// How to mend it.
    pub help: Cow<'p, str>,
    /// The legal basis, and whether it is sure.
    pub basis: Cow<'p, str>,
    /// The words it points at.
    pub quote: Quote,
    /// Other places that belong to it.
    pub related: Vec<Quote>,
    /// For a missing item, the words that were searched for.
    pub searched: Vec<&'p str>,
    /// For a missing item, the place that came nearest.
    pub nearest: Option<Box<Quote>>,
    /// Identity across runs: rule, item, school, year and words, never the place.
    pub fingerprint: String,
}

/// How the items that concern the school stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Items that concern the school, or may.
    pub applicable: u32,
    /// Of these, disclosed.
    pub disclosed: u32,
    /// Underspecified.
    pub underspecified: u32,
    /// Said to be none.
    pub nil: u32,
    /// Missing, of those that do concern it.
    pub missing: u32,
    /// Missing, of those that may concern it.
    pub unclear: u32,
    /// Items that do not concern it.
    pub not_applicable: u32,
    /// Missing or underspecified, and accepted by a waiver.
    pub waived: u32,
}

/// All judgements and findings on one report.
#[derive(Clone, Debug)]
pub struct Review<'p> {
    /// The path as given on the command line, with `/`.
    pub path: String,
    /// The report's title, empty where it has none.
    pub title: String,
    /// The school.
    pub profile: Profile,
    /// All fifty items.
    pub items: Vec<ItemReview<'p>>,
    /// All parts of the notice.
    pub parts: Vec<PartReview<'p>>,
    /// Every admitted shortcoming.
    pub gaps: Vec<GapReview>,
    /// Every finding, in the order of the text.
    pub findings: Vec<Finding<'p>>,
    /// Findings that do not count, in the order of the text: waived ones, and known ones.
    pub accepted: Vec<Accepted<'p>>,
    /// Whether the findings were held against a baseline: then each is new.
    pub is_compared: bool,
    /// Comments of the report that set findings aside. They are not applied yet: the settings decide on that.
    pub suppressions: Vec<Suppression<'p>>,
    /// Findings on such comments that cannot be followed. They are not among the findings yet.
    pub unfollowed: Vec<Finding<'p>>,
    /// Names of rules that the settings left out: of them, nothing found says nothing.
    pub unchecked: Vec<String>,
    /// Whether the settings left no rule at all, so that the report was not checked.
    pub is_unchecked: bool,
    /// Numbers of items of which no rule on items was to speak.
    pub unchecked_items: Vec<u8>,
    /// Coverage of the whole list.
    pub coverage: Coverage,
    /// Coverage of each category, in order.
    pub categories: Vec<(u8, &'p str, Coverage)>,
    /// What a reader must know about the file.
    pub notes: Vec<Note>,
}

impl Review<'_> {
    /// How many parts of the file could not be read, and so were not reviewed.
    #[must_use]
    pub fn unread(&self) -> usize {
        let unread = |note: &&Note| matches!(note, Note::Unreadable { .. });
        self.notes.iter().filter(unread).count()
    }
}

/// A report that could not be reviewed.
#[derive(Clone, Debug)]
pub struct Unreviewed {
    /// Its path.
    pub path: String,
    /// Why.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Counts over a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Reports reviewed.
    pub reports: usize,
    /// Reports that could not be reviewed.
    pub errors: usize,
    /// Files of a folder that are no report, each with the reason.
    pub skipped: Vec<Skipped>,
    /// Reports of one school and one year, which may be the same one.
    pub duplicates: Vec<Duplicate>,
    /// Findings of severity error.
    pub error_findings: usize,
    /// Findings of severity warning.
    pub warning_findings: usize,
    /// Findings of severity note.
    pub note_findings: usize,
    /// Findings that a waiver covers; they are in none of the counts before.
    pub waived: usize,
    /// Findings that the baseline holds; they are in none of the counts before.
    pub known: usize,
    /// What is wrong with the configuration.
    pub remarks: Vec<Remark>,
    /// Thresholds of the configuration that reports miss.
    pub missed: Vec<Missed>,
    /// How often each rule spoke up, the most frequent first, where that is asked for.
    pub statistics: Option<Vec<RuleCount>>,
    /// How each item stands over all reports, where that is asked for.
    pub item_statistics: Option<ItemStatistics>,
    /// Rules of the pack that were checked.
    pub rules_checked: usize,
    /// Items of the pack that were checked.
    pub items_checked: usize,
    /// Id of the pack.
    pub pack_id: String,
    /// Version of the pack.
    pub pack_version: String,
    /// The day that decides what is overdue, where a rule asks for it.
    pub today: Option<String>,
    /// The exit status that the run comes to, as long as every output can be written.
    pub exit_status: u8,
}

/// A file that was looked at and is no report.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why it is none.
    pub reason: String,
}
