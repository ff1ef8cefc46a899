//! What a run has to say beside its reviews: of the configuration it follows, and of thresholds that a report misses.

use super::{Quote, Severity};

/// A finding about the configuration itself, at its own line.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The file of the configuration.
    pub path: String,
    /// Name of the rule.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The words it points at.
    pub quote: Quote,
    /// Identity across runs.
    pub fingerprint: String,
}

/// A threshold of the configuration that a report misses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The report.
    pub path: String,
    /// Its key in the configuration: `min-disclosed` or `max-missing`.
    pub threshold: &'static str,
    /// What is asked for, as it was written: a number, or a share of the items that apply.
    pub limit: String,
    /// How many items there are.
    pub value: u32,
    /// How many items apply.
    pub applicable: u32,
}
