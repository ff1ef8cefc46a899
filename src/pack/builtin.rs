//! The pack that is built into the program. A test proves the list complete.

use super::{Pack, PackError};

/// The files of `rules/moe-2014`, by name.
pub(super) const FILES: &[(&str, &str)] = &[
    ("pack.toml", include_str!("../../rules/moe-2014/pack.toml")),
    (
        "words.toml",
        include_str!("../../rules/moe-2014/words.toml"),
    ),
    (
        "01-basic.toml",
        include_str!("../../rules/moe-2014/01-basic.toml"),
    ),
    (
        "02-admission.toml",
        include_str!("../../rules/moe-2014/02-admission.toml"),
    ),
    (
        "03-finance.toml",
        include_str!("../../rules/moe-2014/03-finance.toml"),
    ),
    (
        "04-personnel.toml",
        include_str!("../../rules/moe-2014/04-personnel.toml"),
    ),
    (
        "05-teaching.toml",
        include_str!("../../rules/moe-2014/05-teaching.toml"),
    ),
    (
        "06-students.toml",
        include_str!("../../rules/moe-2014/06-students.toml"),
    ),
    (
        "07-integrity.toml",
        include_str!("../../rules/moe-2014/07-integrity.toml"),
    ),
    (
        "08-degrees.toml",
        include_str!("../../rules/moe-2014/08-degrees.toml"),
    ),
    (
        "09-exchange.toml",
        include_str!("../../rules/moe-2014/09-exchange.toml"),
    ),
    (
        "10-other.toml",
        include_str!("../../rules/moe-2014/10-other.toml"),
    ),
    (
        "items.toml",
        include_str!("../../rules/moe-2014/items.toml"),
    ),
    (
        "parts.toml",
        include_str!("../../rules/moe-2014/parts.toml"),
    ),
    ("gaps.toml", include_str!("../../rules/moe-2014/gaps.toml")),
];

/// The register of schools.
pub(super) const REGISTER: &str = include_str!("../../rules/moe-2014/schools.tsv");

impl Pack {
    /// The pack that is built into the program.
    ///
    /// # Errors
    /// Never for a program that passed its tests; the error names the place in the rule file.
    pub fn builtin() -> Result<Self, PackError> {
        let files = FILES
            .iter()
            .map(|&(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        Self::from_files(files, std::borrow::Cow::Borrowed(REGISTER))
    }
}
