//! A rule of the pack, and its cases: what is said of a finding.

use super::model::{Language, Severity, Text};
use super::template::Template;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule: a name for ever, and all the words about it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Its group.
    pub group: String,
    /// Whether it is about the configuration instead of a report: no check of a report finds it.
    pub of_configuration: bool,
    /// What it says is wrong, in a few words.
    pub title: Text,
    /// Why that matters.
    pub why: Text,
    /// How grave it is by default.
    pub severity: Severity,
    /// The message of a finding.
    pub message: [Template; 2],
    /// How to mend it.
    pub help: [Template; 2],
    /// What it rests on.
    pub basis: Text,
    /// Its examples.
    pub examples: RuleExamples,
    /// What is said otherwise in some cases, by the name of the case.
    pub cases: BTreeMap<String, Case>,
}

/// A case of a rule: words that stand in place of the rule's own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Case {
    /// The message of a finding.
    pub message: Option<[Template; 2]>,
    /// How to mend it.
    pub help: Option<[Template; 2]>,
}

impl Rule {
    /// The message in a language: that of the case, or else the rule's own.
    #[must_use]
    pub fn message(&self, case: Option<&str>, language: Language) -> &Template {
        let case = case.and_then(|case| self.cases.get(case)?.message.as_ref());
        &case.unwrap_or(&self.message)[language as usize]
    }

    /// The help in a language: that of the case, or else the rule's own.
    #[must_use]
    pub fn help(&self, case: Option<&str>, language: Language) -> &Template {
        let case = case.and_then(|case| self.cases.get(case)?.help.as_ref());
        &case.unwrap_or(&self.help)[language as usize]
    }
}

/// Short reports in which a rule must and must not fire. A test runs them all.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleExamples {
    /// Where it must.
    #[serde(default)]
    pub bad: Vec<String>,
    /// Where it must not.
    #[serde(default)]
    pub good: Vec<String>,
}
