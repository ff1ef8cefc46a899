//! The form of a pack's TOML files, as serde reads it.
//!
//! What the fields mean is said beside the model that `load.rs` makes of them.

use super::citation::{Citation, OfficialNumber, forms};
use super::model::{Applicability, Ask, Basis, Category, Examples, PackId, Severity, Text};
use super::rule::RuleExamples;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A signal as written, with its place in the file.
pub(super) type Written = Spanned<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) pack: Option<PackId>,
    pub(super) category: Option<Category>,
    pub(super) item: Vec<ItemData>,
    pub(super) part: Vec<PartData>,
    pub(super) rule: Vec<RuleData>,
    pub(super) topic: Vec<TopicData>,
    pub(super) limit: Vec<Text>,
    pub(super) citation: Vec<CitationData>,
    pub(super) words: BTreeMap<String, Vec<Written>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemData {
    pub(super) number: u8,
    pub(super) name: Text,
    pub(super) title: String,
    pub(super) applies: Applicability,
    pub(super) applies_why: Text,
    pub(super) basis: Vec<String>,
    pub(super) basis_now: Vec<String>,
    pub(super) basis_sure: Basis,
    #[serde(default)]
    pub(super) expected: bool,
    #[serde(default)]
    pub(super) figures: bool,
    #[serde(default)]
    pub(super) counted: bool,
    #[serde(default)]
    pub(super) offered: bool,
    #[serde(default)]
    pub(super) near: Vec<Written>,
    #[serde(default)]
    pub(super) about: Vec<Written>,
    #[serde(default)]
    pub(super) unless: Vec<Written>,
    #[serde(default)]
    pub(super) absent: Vec<Written>,
    #[serde(default)]
    pub(super) field: Vec<Written>,
    pub(super) element: Vec<ElementData>,
    #[serde(default)]
    pub(super) examples: Examples,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ElementData {
    pub(super) id: String,
    pub(super) label: Text,
    pub(super) signals: Vec<Written>,
    #[serde(default)]
    pub(super) within: Vec<Written>,
    #[serde(default)]
    pub(super) unless: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartData {
    pub(super) id: String,
    pub(super) name: Text,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) since: Option<u16>,
    pub(super) signals: Vec<Written>,
    #[serde(default)]
    pub(super) unless: Vec<Written>,
    #[serde(default)]
    pub(super) body: Vec<Written>,
    #[serde(default)]
    pub(super) beside: Vec<String>,
    #[serde(default)]
    pub(super) asks: Vec<AskData>,
    #[serde(default)]
    pub(super) least_asks: usize,
    #[serde(default)]
    pub(super) least_length: usize,
    #[serde(default)]
    pub(super) headings: Vec<String>,
    #[serde(default)]
    pub(super) not_headings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskData {
    pub(super) lacks: Text,
    pub(super) since: Option<u16>,
    #[serde(default)]
    pub(super) evades: bool,
    pub(super) signals: Vec<Written>,
}

impl AskData {
    /// What is asked, without the signals by which it is heard.
    pub(super) fn into_ask(self) -> Ask {
        Ask {
            lacks: self.lacks,
            since: self.since,
            evades: self.evades,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleData {
    pub(super) name: String,
    pub(super) group: String,
    #[serde(default)]
    pub(super) of_configuration: bool,
    pub(super) title: Text,
    pub(super) why: Text,
    pub(super) severity: Severity,
    pub(super) message: Text,
    pub(super) help: Text,
    pub(super) basis: Text,
    #[serde(default)]
    pub(super) examples: RuleExamples,
    #[serde(default)]
    pub(super) cases: BTreeMap<String, CaseData>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseData {
    pub(super) message: Option<Text>,
    pub(super) help: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicData {
    pub(super) name: String,
    #[serde(default)]
    pub(super) weak: bool,
    pub(super) words: Vec<Written>,
    #[serde(default)]
    pub(super) answers: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CitationData {
    pub(super) title: String,
    #[serde(default)]
    pub(super) number: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) issuer: String,
    #[serde(default)]
    pub(super) issued: String,
    #[serde(default)]
    pub(super) in_force: String,
    pub(super) until: Option<String>,
    #[serde(default)]
    pub(super) successor: String,
    #[serde(default)]
    pub(super) other_numbers: bool,
    #[serde(default)]
    pub(super) province: bool,
    pub(super) year: Option<u16>,
    pub(super) sure: Basis,
}

impl CitationData {
    pub(super) fn into_citation(self) -> Citation {
        Citation {
            forms: forms(&self.title, &self.issuer, &self.aliases),
            title: self.title,
            number: OfficialNumber::parse(&self.number),
            written: self.number,
            issued: self.issued,
            in_force: self.in_force,
            until: self.until,
            successor: self.successor,
            other_numbers: self.other_numbers,
            province: self.province,
            year: self.year,
            sure: self.sure,
        }
    }
}
