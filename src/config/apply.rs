//! What the settings make of a finished review: rules left out, severities, waivers, the baseline, thresholds.

use super::layer::{Choice, Limit, Waiver};
use super::project::Project;
use super::selector::Grade;
use crate::pack::{Pack, Rule, Severity};
use crate::review::{Acceptance, Coverage, Missed, Review};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

/// What came of applying the settings to a review.
#[derive(Debug, Default)]
pub struct Applied {
    /// The waivers in whose scope the report is, each with whether it covers a finding, or would if it had not expired.
    pub waivers: Vec<(Arc<Waiver>, bool)>,
    /// How much the settings make of what is wrong with waivers.
    pub(super) of_waivers: Weights,
    /// Thresholds that the report misses.
    pub missed: Vec<Missed>,
    /// Rules that were checked, in the order of the pack.
    pub rules: Vec<bool>,
}

/// The severities of the rules on the configuration, by name; those that are silenced are not among them.
pub(super) type Weights = BTreeMap<String, Severity>;

impl Project {
    /// How much the settings make of what is wrong with the waivers of a report.
    pub(super) fn weigh_waivers(&self, pack: &Pack, report: &Path) -> Weights {
        let rules = pack.rules.iter().filter(|rule| rule.of_configuration);
        let least = self.min_severity().map(|(least, _)| least);
        rules
            .filter_map(|rule| {
                let grade = self.comment_grade(&rule.name, &rule.group, rule.severity, report)?;
                least
                    .is_none_or(|least| grade >= least)
                    .then(|| (rule.name.clone(), grade))
            })
            .collect()
    }

    /// What is to become of the findings of a rule, on an item or in general; `None` where they are not wanted.
    #[must_use]
    pub fn grade(
        &self,
        rule: &str,
        group: &str,
        item: Option<u8>,
        default: Severity,
        report: &Path,
    ) -> Option<Severity> {
        self.weigh((rule, group, item), default, report, true)
    }

    /// The same for what is wrong with a comment in a report, which is told whatever rules are selected: only `ignore`
    /// and a severity of `off` silence it, as nobody would hear of it else.
    pub(super) fn comment_grade(
        &self,
        rule: &str,
        group: &str,
        default: Severity,
        report: &Path,
    ) -> Option<Severity> {
        self.weigh((rule, group, None), default, report, false)
    }

    fn weigh(
        &self,
        (rule, group, item): (&str, &str, Option<u8>),
        default: Severity,
        report: &Path,
        selecting: bool,
    ) -> Option<Severity> {
        let mut wanted = true;
        let mut grade = Grade::Severity(default);
        let mut weigh = |choice: &Choice| {
            if let Some(select) = choice.select.as_ref().filter(|_| selecting) {
                wanted = select
                    .iter()
                    .any(|one| one.closeness(rule, group, item) > 0);
            }
            if let Some(ignore) = &choice.ignore {
                wanted &= !ignore
                    .iter()
                    .any(|one| one.closeness(rule, group, item) > 0);
            }
            let closest = choice
                .severity
                .iter()
                .map(|(one, grade)| (one.closeness(rule, group, item), *grade))
                .filter(|(closeness, _)| *closeness > 0)
                .max_by_key(|(closeness, _)| *closeness);
            if let Some((_, said)) = closest {
                grade = said;
            }
        };
        for layer in &self.layers {
            weigh(&layer.choice);
            let overrides = layer.overrides.iter();
            overrides
                .filter(|(scopes, _)| scopes.iter().any(|scope| scope.holds(report)))
                .for_each(|(_, choice)| weigh(choice));
        }
        match grade {
            Grade::Severity(severity) if wanted => Some(severity),
            Grade::Severity(_) | Grade::Off => None,
        }
    }

    /// Applies the settings to the review of a report. `path` is where it stands, without links.
    pub fn apply(&self, review: &mut Review<'_>, pack: &Pack, path: &Path) -> Applied {
        self.choose(review, pack, path);
        let speaks = |rule: &Rule| self.may_speak(&rule.name, &rule.group, rule.severity, path);
        let of_reports = |rule: &Rule| !rule.of_configuration;
        let mut applied = Applied {
            rules: pack
                .rules
                .iter()
                .map(|rule| of_reports(rule) && speaks(rule))
                .collect(),
            of_waivers: self.weigh_waivers(pack, path),
            ..Applied::default()
        };
        let rules = pack.rules.iter().zip(&applied.rules);
        let off = rules.filter(|(rule, on)| of_reports(rule) && !**on);
        review.unchecked = off.map(|(rule, _)| rule.name.clone()).collect();
        review.is_unchecked = !applied.rules.contains(&true);
        let on_items = |item: u8| {
            let mut rules = pack.rules.iter().filter(|rule| rule.group == "items");
            rules.any(|rule| {
                let (name, group) = (rule.name.as_str(), rule.group.as_str());
                self.grade(name, group, Some(item), rule.severity, path)
                    .is_some()
            })
        };
        let numbers = pack.items.iter().map(|item| item.number);
        review.unchecked_items = numbers.filter(|item| !on_items(*item)).collect();
        if !self.no_waivers {
            self.suppress(review, pack, path);
            self.waive(review, pack, path, &mut applied);
        }
        self.recognise(review);
        if let Some((least, _)) = self.min_severity() {
            review.findings.retain(|finding| finding.severity >= least);
        }
        self.measure(review, &mut applied.missed);
        applied
    }

    /// Whether a rule is wanted in general, or for some item.
    fn may_speak(&self, rule: &str, group: &str, default: Severity, path: &Path) -> bool {
        self.grade(rule, group, None, default, path).is_some()
            || (1..=50).any(|item| self.grade(rule, group, Some(item), default, path).is_some())
    }

    fn choose(&self, review: &mut Review<'_>, pack: &Pack, path: &Path) {
        let has = |choice: &Choice| {
            choice.select.is_some() || choice.ignore.is_some() || !choice.severity.is_empty()
        };
        let plain = |layer: &super::Layer| !has(&layer.choice) && layer.overrides.is_empty();
        if self.layers().all(plain) {
            return;
        }
        review.findings.retain_mut(|finding| {
            let Some(rule) = pack.rule(finding.rule) else {
                return true;
            };
            let grade = self.grade(finding.rule, &rule.group, finding.item, rule.severity, path);
            let Some(severity) = grade else { return false };
            // A question stays a question: what may not concern the school was lowered before.
            if finding.severity >= rule.severity {
                finding.severity = severity;
            } else {
                finding.severity = finding.severity.min(severity);
            }
            true
        });
    }

    fn waive(&self, review: &mut Review<'_>, pack: &Pack, path: &Path, applied: &mut Applied) {
        let group = |rule: &str| pack.rule(rule).map_or("", |rule| rule.group.as_str());
        let mut waivers: Vec<(Arc<Waiver>, bool)> = self
            .waivers()
            .filter(|waiver| waiver.file.holds(path))
            .map(|waiver| (waiver.clone(), false))
            .collect();
        if waivers.is_empty() {
            return;
        }
        review.set_aside(|finding| {
            let mut accepted = None;
            for (waiver, used) in &mut waivers {
                let group = group(finding.rule);
                if waiver.rule.closeness(finding.rule, group, finding.item) == 0 {
                    continue;
                }
                *used = true;
                let expired = waiver.expires.is_some_and(|day| Some(day) < self.today);
                if !expired && accepted.is_none() {
                    accepted = Some(Acceptance::Waived {
                        reason: waiver.reason.clone(),
                        approved_by: waiver.approved_by.clone(),
                        expires: waiver.expires.map(|day| day.to_string()),
                        in_place: false,
                    });
                }
            }
            accepted
        });
        // A waiver for a rule that is not wanted in this run was not put to the test.
        waivers.retain(|(waiver, used)| *used || self.may_cover(waiver, pack, path));
        applied.waivers = waivers;
    }

    /// Whether a rule that a waiver means is wanted on a report.
    pub(super) fn may_cover(&self, waiver: &Waiver, pack: &Pack, path: &Path) -> bool {
        pack.rules.iter().any(|rule| {
            let on = (0..=50).map(|item| (item > 0).then_some(item));
            on.into_iter().any(|item| {
                waiver.rule.closeness(&rule.name, &rule.group, item) > 0
                    && self
                        .grade(&rule.name, &rule.group, item, rule.severity, path)
                        .is_some()
            })
        })
    }

    /// Sets aside what the baseline holds, each finding as often as it is held.
    fn recognise(&self, review: &mut Review<'_>) {
        let Some(baseline) = &self.baseline else {
            return;
        };
        review.is_compared = true;
        let mut left: HashMap<String, u32> = HashMap::new();
        review.set_aside(|finding| {
            let held = baseline.count(&finding.fingerprint);
            let left = left.entry(finding.fingerprint.clone()).or_insert(held);
            *left = left.checked_sub(1)?;
            Some(Acceptance::Known)
        });
    }

    fn measure(&self, review: &Review<'_>, missed: &mut Vec<Missed>) {
        let Coverage {
            applicable,
            disclosed,
            missing,
            ..
        } = review.coverage;
        let mut miss = |threshold, limit: Limit, value| {
            missed.push(Missed {
                path: review.path.clone(),
                threshold,
                limit: limit.to_string(),
                value,
                applicable,
            });
        };
        // Shares are compared without division, so that nothing is rounded.
        let below = |value: u32, limit| match limit {
            Limit::Count(count) => value < count,
            Limit::Share(share) => {
                u64::from(value) * 100 < u64::from(share) * u64::from(applicable)
            }
        };
        let beyond = |value: u32, limit| match limit {
            Limit::Count(count) => value > count,
            Limit::Share(share) => {
                u64::from(value) * 100 > u64::from(share) * u64::from(applicable)
            }
        };
        if let Some((limit, _)) = self
            .min_disclosed()
            .filter(|(limit, _)| below(disclosed, *limit))
        {
            miss("min-disclosed", limit, disclosed);
        }
        if let Some((limit, _)) = self
            .max_missing()
            .filter(|(limit, _)| beyond(missing, *limit))
        {
            miss("max-missing", limit, missing);
        }
    }
}
