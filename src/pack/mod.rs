//! The pack: what is asked of a report, as data.
//!
//! A pack is a folder of TOML files. Every element, part and rule carries the words by which reports speak of it and
//! examples that a test runs, so one block is rule, test and manual page. How the data is used, the checks decide.

mod citation;
mod error;
mod file;
mod lexicon;
mod load;
mod model;
mod names;
mod prepared;
mod raw;
mod register;
mod rule;
mod signal;
mod template;
mod trie;
mod words;

pub use citation::{Citation, OfficialNumber, plain_title};
pub use error::PackError;
pub use lexicon::{Hit, Lexicon, Owner, Scan};
pub use model::{
    Applicability, Applies, Ask, Basis, Category, Element, Examples, Item, Language, Level,
    Ownership, Pack, PackId, Part, Severity, Text,
};
pub use register::{Register, School, SchoolLevel};
pub use rule::{Case, Rule, RuleExamples};
pub use signal::{Signal, SignalError};
pub use template::Template;
pub use words::{Class, List, Search, Topic};
