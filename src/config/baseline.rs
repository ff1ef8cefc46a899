//! The baseline: findings that were there when the gate was built. It holds fingerprints and counts, never lines, and
//! only gets shorter.

use super::error::{ConfigError, Origin};
use crate::pack::Pack;
use crate::review::Review;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Version of the file's form.
const SCHEMA: u32 = 1;

/// A baseline, as its file holds it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: u32,
    pack: PackOf,
    findings: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct PackOf {
    id: String,
    version: String,
}

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// School and year of its report, by which a later run knows that the report was in its scope; the path where the
    /// report names neither.
    pub report: String,
    /// Name of its rule, for people.
    pub rule: String,
    /// Its item, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u8>,
    /// Its identity.
    pub fingerprint: String,
    /// How often it stands in the report.
    pub count: u32,
}

impl Baseline {
    /// A baseline with nothing in it.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        Self {
            schema: SCHEMA,
            pack: PackOf {
                id: pack.id.id.clone(),
                version: pack.id.version.clone(),
            },
            findings: Vec::new(),
        }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// Where it cannot be read, is no baseline, or is one of another pack.
    pub fn read(path: &Path, pack: &Pack) -> Result<Self, ConfigError> {
        let name = path.to_string_lossy().replace('\\', "/");
        let plain = |what: String| ConfigError::Plain(format!("基线 {name}：{what}"));
        let text = super::text_of(path)
            .map_err(|why| plain(format!("{why}；检查路径，或用 xxgk baseline write 建立")))?;
        let baseline: Self = serde_json::from_str(&text).map_err(|error| {
            let line = text
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1));
            let at = line.map(str::len).sum::<usize>().min(text.len());
            let origin = Origin {
                name: &name,
                text: &text,
            };
            let help = "删去后用 xxgk baseline write 重新建立".to_owned();
            origin.fault(at..at, "不是基线文件，或这一行写坏了", Some(help))
        })?;
        if baseline.schema != SCHEMA {
            return Err(plain(format!(
                "版本 {} 不认识；删去后用 xxgk baseline write 重新建立",
                baseline.schema
            )));
        }
        if baseline.pack.id != pack.id.id {
            let of = &baseline.pack.id;
            return Err(plain(format!(
                "属于规则包 {of}，不是 {}；换用该规则包，或用 xxgk baseline write 重新建立",
                pack.id.id
            )));
        }
        Ok(baseline)
    }

    /// How often a finding is known.
    #[must_use]
    pub fn count(&self, fingerprint: &str) -> u32 {
        let held = self.findings.iter();
        held.filter(|entry| entry.fingerprint == fingerprint)
            .map(|entry| entry.count)
            .max()
            .unwrap_or(0)
    }

    /// The findings of a review that count.
    #[must_use]
    pub fn of(review: &Review<'_>, pack: &Pack) -> Self {
        let mut baseline = Self::new(pack);
        let mut found: BTreeMap<(&str, Option<u8>, &str), u32> = BTreeMap::new();
        for finding in &review.findings {
            let key = (finding.rule, finding.item, finding.fingerprint.as_str());
            *found.entry(key).or_default() += 1;
        }
        let entries = found
            .into_iter()
            .map(|((rule, item, fingerprint), count)| Entry {
                report: report(review),
                rule: rule.to_owned(),
                item,
                fingerprint: fingerprint.to_owned(),
                count,
            });
        baseline.findings.extend(entries);
        baseline
    }

    /// Takes in what another report holds; of a report that was handed in twice, the one with more counts.
    pub fn join(&mut self, other: Self) {
        for entry in other.findings {
            let same = |one: &&mut Entry| {
                one.report == entry.report && one.fingerprint == entry.fingerprint
            };
            match self.findings.iter_mut().find(same) {
                Some(one) => one.count = one.count.max(entry.count),
                None => self.findings.push(entry),
            }
        }
    }

    /// Drops what `now`, made of the reports in scope, no longer holds; the number of findings dropped. Nothing is ever
    /// added, and what belongs to other reports stays.
    pub fn prune(&mut self, now: &Self, scope: &[String]) -> u32 {
        let before: u32 = self.findings.iter().map(|entry| entry.count).sum();
        for entry in &mut self.findings {
            if scope.contains(&entry.report) {
                let same = |one: &&Entry| {
                    one.report == entry.report && one.fingerprint == entry.fingerprint
                };
                let count = now.findings.iter().find(same).map_or(0, |one| one.count);
                entry.count = entry.count.min(count);
            }
        }
        self.findings.retain(|entry| entry.count > 0);
        before - self.findings.iter().map(|entry| entry.count).sum::<u32>()
    }

    /// How many findings it holds.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.findings.iter().map(|entry| entry.count).sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The file, its entries sorted, so that a change reads well.
    #[must_use]
    pub fn text(&mut self) -> String {
        self.findings.sort();
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// By what a report is known in a baseline.
#[must_use]
pub(super) fn report(review: &Review<'_>) -> String {
    let profile = &review.profile;
    match (&profile.name, &profile.year) {
        (Some(name), Some(year)) => format!("{} {}", name.value, year.value),
        _ => review.path.clone(),
    }
}

impl Entry {
    /// By what a report is known in a baseline.
    #[must_use]
    pub fn report_of(review: &Review<'_>) -> String {
        report(review)
    }
}
