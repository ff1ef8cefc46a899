//! The values that a judgement takes, each with its name in machine formats.

/// What a report's words bear out about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Why an item is only touched; its name is that of a case of the rule `item-underspecified`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// Something of it is public, in general words only.
    General,
    /// Less than half of its elements are public, and nothing points to them.
    Few,
    /// It is to become public.
    Planned,
    /// It stands only where shortcomings are admitted and measures promised.
    Admitted,
    /// It is named, and not said to be public.
    Unpublished,
}

impl Shortfall {
    /// Its name in the pack.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Few => "few",
            Self::Planned => "planned",
            Self::Admitted => "admitted",
            Self::Unpublished => "unpublished",
        }
    }
}

/// The rule by which an item came to its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At least half of its elements are public.
    Elements,
    /// Something of it is public, and something leads there.
    Pointer,
    /// There is said to be none, and too little is public.
    Nil,
    /// Something is said of it, and too little is public.
    Short,
    /// Nothing is said of it.
    Silent,
}

/// What all that is said of an item comes to, from which its status follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The rule that decided.
    pub rule: Rule,
    /// The elements that count as public, one bit an index.
    pub covered: u16,
    /// Whether anything of it is said to be public.
    pub published: bool,
    /// The best pointer to what is public.
    pub pointer: Pointer,
}

impl Account {
    /// Whether the element of that index counts as public.
    #[must_use]
    pub fn covers(self, element: usize) -> bool {
        self.covered & (1 << element) != 0
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
