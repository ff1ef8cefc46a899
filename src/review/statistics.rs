//! How often each rule spoke up in a run.

use super::{Review, Severity};
use crate::pack::{Language, Pack};
use std::collections::HashMap;

/// How often a rule spoke up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCount {
    /// Its name.
    pub rule: String,
    /// What it says is wrong, in a few words.
    pub title: String,
    /// Its findings: errors, warnings, notes.
    pub findings: [usize; 3],
    /// The reports that have any.
    pub reports: usize,
}

/// The counts so far. Nothing else of a review is kept.
#[derive(Debug, Default)]
pub struct Statistics {
    counts: HashMap<String, ([usize; 3], usize)>,
}

impl Statistics {
    /// Takes a review in.
    pub fn add(&mut self, review: &Review<'_>) {
        let mut found: HashMap<&str, [usize; 3]> = HashMap::new();
        for finding in &review.findings {
            let counts = found.entry(finding.rule).or_default();
            for (severity, count) in Severity::ALL.into_iter().zip(counts) {
                *count += usize::from(severity == finding.severity);
            }
        }
        for (rule, counts) in found {
            let (all, reports) = self.counts.entry(rule.to_owned()).or_default();
            all.iter_mut()
                .zip(counts)
                .for_each(|(all, count)| *all += count);
            *reports += 1;
        }
    }

    /// The rules that spoke up, the one with the most findings first.
    #[must_use]
    pub fn sorted(&self, pack: &Pack, language: Language) -> Vec<RuleCount> {
        let counts = self.counts.iter().map(|(name, (findings, reports))| {
            let title = pack.rule(name).map(|rule| rule.title.get(language));
            RuleCount {
                rule: name.clone(),
                title: title.unwrap_or_default().to_owned(),
                findings: *findings,
                reports: *reports,
            }
        });
        let mut counts: Vec<RuleCount> = counts.collect();
        counts.sort_by(|a, b| {
            let sum = |one: &RuleCount| one.findings.iter().sum::<usize>();
            sum(b).cmp(&sum(a)).then_with(|| a.rule.cmp(&b.rule))
        });
        counts
    }
}
