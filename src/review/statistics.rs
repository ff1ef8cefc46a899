//! How often each rule spoke up in a run, and how each item of the list stands over all its reports.

use super::{Applies, Review, Severity, Status};
use crate::pack::{Language, Pack};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

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

/// How an item of the list stands over all reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemCount {
    /// Its number.
    pub number: u8,
    /// Its short name.
    pub name: String,
    /// Reports that disclose it.
    pub disclosed: usize,
    /// Reports in which it is underspecified.
    pub underspecified: usize,
    /// Reports that say there is none.
    pub nil: usize,
    /// Reports without it, of schools that it concerns.
    pub missing: usize,
    /// Reports without it, of schools that it may concern.
    pub unclear: usize,
    /// Reports of schools that it does not concern.
    pub not_applicable: usize,
    /// Whose reports lack it, of schools that it concerns, in the order of the run.
    pub without: Vec<Reporter>,
}

/// Whose report it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reporter {
    /// The school, where it is known.
    pub school: Option<String>,
    /// The year, where it is known.
    pub year: Option<u16>,
    /// The report's path.
    pub path: String,
}

impl Reporter {
    /// The school's name, else that of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        let file = || self.path.rsplit('/').next().unwrap_or(&self.path);
        self.school.as_deref().unwrap_or_else(file)
    }
}

/// How the items of the list stand over all reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemStatistics {
    /// Reports that were counted.
    pub reports: usize,
    /// Items that apply, over all reports.
    pub applicable: usize,
    /// Of these, disclosed.
    pub disclosed: usize,
    /// Each item, the one that is missing most often first.
    pub items: Vec<ItemCount>,
}

impl ItemStatistics {
    /// Items that apply to a school and that it discloses, on average, and the latter's share in the former.
    #[must_use]
    pub fn averages(&self) -> [f64; 3] {
        let mean = |sum: usize, over: usize| sum as f64 / over.max(1) as f64;
        [
            mean(self.applicable, self.reports),
            mean(self.disclosed, self.reports),
            100.0 * mean(self.disclosed, self.applicable),
        ]
    }
}

/// The counts so far, and whose the reports were. Nothing else of a review is kept.
#[derive(Debug, Default)]
pub struct Statistics {
    counts: HashMap<String, ([usize; 3], usize)>,
    /// By the items' numbers.
    items: BTreeMap<u8, (ItemCount, Vec<usize>)>,
    reporters: Vec<Reporter>,
    applicable: usize,
    disclosed: usize,
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
        self.add_items(review);
    }

    fn add_items(&mut self, review: &Review<'_>) {
        let profile = &review.profile;
        let reporter = self.reporters.len();
        self.reporters.push(Reporter {
            school: profile.name.as_ref().map(|name| name.value.clone()),
            year: profile.year.as_ref().map(|year| year.value),
            path: review.path.clone(),
        });
        self.applicable += review.coverage.applicable as usize;
        self.disclosed += review.coverage.disclosed as usize;
        for item in &review.items {
            let (count, without) = self.items.entry(item.number).or_default();
            if count.name.is_empty() {
                item.name.clone_into(&mut count.name);
            }
            *match (item.applies, item.status) {
                (Applies::No, _) => &mut count.not_applicable,
                (_, Status::Disclosed) => &mut count.disclosed,
                (_, Status::Underspecified) => &mut count.underspecified,
                (_, Status::Nil) => &mut count.nil,
                (Applies::Depends, Status::Missing) => &mut count.unclear,
                (_, Status::Missing) => {
                    without.push(reporter);
                    &mut count.missing
                }
            } += 1;
        }
    }

    /// The items, the one that is missing most often first.
    #[must_use]
    pub fn items(&self) -> ItemStatistics {
        let whose = |&index: &usize| self.reporters[index].clone();
        let mut items: Vec<ItemCount> = self
            .items
            .iter()
            .map(|(number, (count, without))| ItemCount {
                number: *number,
                without: without.iter().map(whose).collect(),
                ..count.clone()
            })
            .collect();
        items.sort_by_key(|one| {
            let worst = (one.missing, one.unclear, one.underspecified);
            (Reverse(worst), one.number)
        });
        ItemStatistics {
            reports: self.reporters.len(),
            applicable: self.applicable,
            disclosed: self.disclosed,
            items,
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
