//! What is known of the school, each fact with its origin.

use crate::pack::{Applies, Level, Ownership};

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
    /// How many items of the list the report itself says concern the school.
    pub concerned: Option<Fact<u8>>,
    /// What that number settles about the items that would else depend: that all of them apply, or none.
    pub depending: Option<Applies>,
    /// First and last day of the period, as `2024-01-01`.
    pub period: Option<Fact<(String, String)>>,
}
