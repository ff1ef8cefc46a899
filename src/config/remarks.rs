//! What a run has to say of its waivers: which have expired, and which cover nothing.

use super::layer::Waiver;
use super::{Applied, Day};
use crate::document::Position;
use crate::pack::{Language, Pack};
use crate::review::{Quote, Remark};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The waivers that a run put to the test, and whether each covered something.
#[derive(Debug, Default)]
pub struct Waivers {
    seen: BTreeMap<(String, usize), (Arc<Waiver>, bool)>,
    reports: BTreeSet<PathBuf>,
}

impl Waivers {
    /// Takes in what came of a report.
    pub fn add(&mut self, path: PathBuf, applied: &Applied) {
        for (waiver, used) in &applied.waivers {
            let key = (waiver.path.clone(), waiver.offset);
            let entry = self.seen.entry(key).or_insert((waiver.clone(), false));
            entry.1 |= used;
        }
        self.reports.insert(path);
    }

    /// Whether the day decided anything.
    #[must_use]
    pub fn are_dated(&self) -> bool {
        self.seen
            .values()
            .any(|(waiver, _)| waiver.expires.is_some())
    }

    /// What there is to say, in the order of the files.
    #[must_use]
    pub fn remarks(&self, pack: &Pack, language: Language, today: Day) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (waiver, used) in self.seen.values() {
            let expired = waiver.expires.is_some_and(|day| day < today);
            let name = match (expired, used) {
                (true, _) => "waiver-expired",
                // A pattern may cover reports that were not looked at this time.
                (false, false) if !waiver.file.is_open() || self.saw_all(waiver) => "waiver-unused",
                (false, _) => continue,
            };
            remarks.extend(remark(waiver, name, None, pack, language));
        }
        remarks
    }

    /// Whether every file that a waiver's pattern may mean was reviewed.
    fn saw_all(&self, waiver: &Waiver) -> bool {
        let Some(pattern) = waiver.file.on_disk() else {
            return false;
        };
        let found = crate::batch::collect(&[pattern]);
        let mut paths = found
            .sources
            .iter()
            .filter_map(|source| source.path.as_deref());
        paths.all(|path| self.reports.contains(&super::project::real(path)))
    }
}

/// What a rule says of a waiver, in one of the rule's cases; nothing where the pack has no such rule.
pub(super) fn remark(
    waiver: &Waiver,
    name: &str,
    case: Option<&str>,
    pack: &Pack,
    language: Language,
) -> Option<Remark> {
    let rule = pack.rule(name)?;
    let expires = waiver
        .expires
        .map(|day| day.to_string())
        .unwrap_or_default();
    let values = [
        ("waived", waiver.rule.to_string()),
        ("file", waiver.file.as_str().to_owned()),
        ("expires", expires),
    ];
    Some(Remark {
        path: waiver.path.clone(),
        rule: rule.name.clone(),
        severity: rule.severity,
        message: rule.message(case, language).fill(&values).into_owned(),
        help: rule.help(case, language).fill(&values).into_owned(),
        quote: Quote {
            text: "[[waiver]]".into(),
            position: Position {
                line: waiver.line,
                column: 1,
                offset: waiver.offset as u32,
                length: 10,
                ..Position::default()
            },
            ..Quote::default()
        },
        fingerprint: format!("{name}:{}:{}", waiver.rule, waiver.file.as_str()),
    })
}
