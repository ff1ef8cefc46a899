//! What a structured report states outright, in fields instead of prose.
//!
//! The reader of structured reports fills it, for every other format it is empty. Whether the words bear out what a
//! field claims, the checks find out.

use crate::span::Span;
use std::ops::Range;

/// What a structured report states outright about the school, its period and the matters of the report.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// The school's name. A structured report always has one, so this tells whether a document is one.
    pub school: Option<String>,
    /// `vocational`, `vocational-bachelor`, `undergraduate` or `graduate`.
    pub level: Option<String>,
    /// `public` or `private`.
    pub ownership: Option<String>,
    /// The authority over the school.
    pub authority: Option<String>,
    /// Address of the school's site.
    pub website: Option<String>,
    /// Year of the report.
    pub year: Option<u16>,
    /// First day of the period, `2024-01-01`.
    pub start: Option<String>,
    /// Last day of the period.
    pub end: Option<String>,
    /// Where these facts stand in the text.
    pub places: DeclaredPlaces,
    /// Parts, in the order of the file. No two have the same id, but for `other`.
    pub parts: Vec<DeclaredPart>,
    /// Items, in the order of the file. No two have the same number.
    pub items: Vec<DeclaredItem>,
    /// Shortcomings that the school admits, in the order of the file.
    pub gaps: Vec<DeclaredGap>,
    /// Figures of the applications for information; `None` where the file has no such table.
    pub applications: Option<DeclaredApplications>,
}

/// Where the facts of [`Declared`] stand in the text, so that a finding about one of them has a place.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeclaredPlaces {
    /// The school's name.
    pub school: Option<Span>,
    /// Its level.
    pub level: Option<Span>,
    /// Its ownership.
    pub ownership: Option<Span>,
    /// The authority over it.
    pub authority: Option<Span>,
    /// Its site.
    pub website: Option<Span>,
    /// The year.
    pub year: Option<Span>,
    /// First day of the period.
    pub start: Option<Span>,
    /// Last day of the period.
    pub end: Option<Span>,
}

/// A part of the report, as a structured report marks it.
#[derive(Clone, Debug)]
pub struct DeclaredPart {
    /// The id that the field `id` states, as in the pack (`overview`, `proactive`, …).
    pub id: String,
    /// The usual Chinese heading of such a part, for messages.
    pub name: &'static str,
    /// The heading as the field `heading` states it; `None` where the file leaves it to [`DeclaredPart::name`].
    pub heading: Option<Span>,
    /// The whole of the field `text`; empty where nothing is written in it.
    pub span: Span,
    /// First block of the text; the heading is not among them.
    pub first_block: usize,
    /// One past the last block of the text.
    pub end_block: usize,
}

impl DeclaredPart {
    /// The blocks of the part's text.
    #[must_use]
    pub fn blocks(&self) -> Range<usize> {
        self.first_block..self.end_block
    }
}

/// An item as a structured report states it.
#[derive(Clone, Debug)]
pub struct DeclaredItem {
    /// Number on the list, 1 to 50.
    pub number: u8,
    /// Where a finding about the item points: its text, else what else it has, at the least its status.
    pub span: Span,
    /// What the field `status` says.
    pub status: DeclaredStatus,
    /// The explanation.
    pub text: Option<Span>,
    /// Addresses of the pages that hold the item.
    pub links: Vec<Span>,
    /// Title of the document that holds it.
    pub document: Option<Span>,
    /// The column of the site that holds it.
    pub column: Option<Span>,
    /// The day on which it was made public, in the form `2024-01-01`.
    pub date: Option<Span>,
}

/// The values of the field `status` of a structured report's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclaredStatus {
    /// The item is public.
    Disclosed,
    /// It will be.
    Planned,
    /// There is none.
    Nil,
}

/// A shortcoming that the school admits, with what it means to do about it.
#[derive(Clone, Copy, Debug)]
pub struct DeclaredGap {
    /// The shortcoming.
    pub problem: Span,
    /// The measure that answers it.
    pub measure: Option<Span>,
    /// Who answers for the measure.
    pub owner: Option<Span>,
    /// When it will be done, as a date or in words.
    pub due: Option<Span>,
}

/// A figure that a field states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredFigure {
    /// Its value.
    pub value: u32,
    /// Where it stands.
    pub span: Span,
}

/// The figures of the applications for information. A figure that the file does not give is `None`, not nought.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeclaredApplications {
    /// The head of the table, for a finding about a figure that is not there.
    pub span: Span,
    /// Received in the period.
    pub received: Option<DeclaredFigure>,
    /// Carried over from the period before.
    pub carried_over: Option<DeclaredFigure>,
    /// Granted.
    pub granted: Option<DeclaredFigure>,
    /// Granted in part.
    pub partly: Option<DeclaredFigure>,
    /// Refused.
    pub refused: Option<DeclaredFigure>,
    /// Answered that the school holds no such information.
    pub not_held: Option<DeclaredFigure>,
    /// Settled in another way.
    pub other: Option<DeclaredFigure>,
    /// Not yet answered at the end of the period.
    pub pending: Option<DeclaredFigure>,
    /// Fees charged, in yuan.
    pub fees: Option<DeclaredFigure>,
}
