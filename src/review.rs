//! The review of a report: what every output sees.
//!
//! Outputs compute nothing: counts, places and words are all here. Everything that is quoted from a report has been
//! masked where it holds personal data.

use crate::document::{Note, Place, Position};
use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something to know.
    Note,
    /// Something to mend.
    Warning,
    /// Something that the notices require and the report lacks.
    Error,
}

impl Severity {
    /// All severities, gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Whether an item concerns a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applies {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It does where the school has such a thing.
    Depends,
}

impl Applies {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Depends => "depends",
        }
    }
}

/// What a report's words bear out about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The report says that it is public, in substance.
    Disclosed,
    /// The report touches it, without substance.
    Underspecified,
    /// The report says that there is none.
    Nil,
    /// The report does not touch it.
    Missing,
}

impl Status {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Disclosed => "disclosed",
            Self::Underspecified => "underspecified",
            Self::Nil => "nil",
            Self::Missing => "missing",
        }
    }
}

/// How a report leads its reader to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pointer {
    /// Not at all.
    None,
    /// A figure of the item itself.
    Figure,
    /// The named column that holds just this.
    Column,
    /// The title of the document.
    Document,
    /// An address.
    Link,
}

impl Pointer {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Figure => "figure",
            Self::Column => "column",
            Self::Document => "document",
            Self::Link => "link",
        }
    }
}

/// Whether a required part stands in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartStatus {
    /// It stands and says what it must.
    Present,
    /// It stands, and says less than is asked of it.
    Thin,
    /// It does not stand.
    Missing,
}

impl PartStatus {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Thin => "thin",
            Self::Missing => "missing",
        }
    }
}

/// Whether a measure answers an admitted shortcoming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A measure answers this very shortcoming.
    Addressed,
    /// Only a general promise answers it.
    Vague,
    /// Nothing answers it.
    None,
}

impl Remedy {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Addressed => "addressed",
            Self::Vague => "vague",
            Self::None => "none",
        }
    }
}

/// Words of the report, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    /// The words, masked.
    pub text: String,
    /// Where they stand in the extracted text.
    pub position: Position,
    /// Where they stand in the user's file.
    pub place: Place,
    /// The words around them, for people: the stretch of the block in which they stand.
    pub context: Context,
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

/// Where a fact about the school comes from, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An option of the command line.
    Flag,
    /// The configuration.
    Config,
    /// A field of a structured report.
    Report,
    /// The Ministry's register of schools.
    Register,
    /// The words of the school's name.
    Name,
    /// The report's own words.
    Text,
    /// Nothing says it; this is what is assumed.
    Assumed,
}

impl Origin {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Config => "config",
            Self::Report => "report",
            Self::Register => "register",
            Self::Name => "name",
            Self::Text => "text",
            Self::Assumed => "assumed",
        }
    }
}

/// A fact, and where it comes from.
#[derive(Clone, Debug)]
pub struct Fact<T> {
    /// The fact.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

/// The level of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 高职高专
    Vocational,
    /// 职业本科
    VocationalBachelor,
    /// 本科
    Undergraduate,
    /// A school that trains graduate students.
    Graduate,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 4] = [Self::Vocational, Self::VocationalBachelor, Self::Undergraduate, Self::Graduate];

    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vocational => "vocational",
            Self::VocationalBachelor => "vocational-bachelor",
            Self::Undergraduate => "undergraduate",
            Self::Graduate => "graduate",
        }
    }
}

/// Who owns a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ownership {
    /// 公办
    Public,
    /// 民办, and every other kind that is not the state's own
    Private,
}

impl Ownership {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }
}

/// What is known of the school, each fact with its origin.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// The school's name.
    pub name: Option<Fact<String>>,
    /// Its level; `None` where nothing settles it.
    pub level: Option<Fact<Level>>,
    /// Whether a 本科 school of unknown rank is meant: items in which undergraduate and graduate differ then depend.
    pub graduate_unsettled: bool,
    /// Its ownership.
    pub ownership: Option<Fact<Ownership>>,
    /// The authority over it, as the register names it.
    pub authority: Option<Fact<String>>,
    /// Whether the authority is one of the central government's.
    pub central: bool,
    /// Year of the report: that of its title, the later one of a school year.
    pub year: Option<Fact<u16>>,
    /// First and last day of the period, as `2024-01-01`.
    pub period: Option<Fact<(String, String)>>,
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
    /// The fact that decides whether it does, in the review's language.
    pub applies_why: String,
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
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The legal basis, and whether it is sure.
    pub basis: String,
    /// The words it points at.
    pub quote: Quote,
    /// Other places that belong to it.
    pub related: Vec<Quote>,
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
    /// Coverage of the whole list.
    pub coverage: Coverage,
    /// Coverage of each category, in order.
    pub categories: Vec<(u8, &'p str, Coverage)>,
    /// What a reader must know about the file.
    pub notes: Vec<Note>,
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
    /// Findings of severity error.
    pub error_findings: usize,
    /// Findings of severity warning.
    pub warning_findings: usize,
    /// Findings of severity note.
    pub note_findings: usize,
    /// Rules of the pack that were checked.
    pub rules_checked: usize,
    /// Items of the pack that were checked.
    pub items_checked: usize,
}

/// A file that was looked at and is no report.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why it is none.
    pub reason: String,
}
