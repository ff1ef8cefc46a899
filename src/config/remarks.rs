//! What a run has to say of its waivers: which have expired, and which cover nothing.

use super::apply::Weights;
use super::layer::Waiver;
use super::{Applied, Day, Projects};
use crate::document::{End, Position};
use crate::pack::{Language, Pack};
use crate::review::{Quote, Remark};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// What a waiver stands under in its file.
const TABLE: &str = "[[waiver]]";

/// The waivers that a run put to the test.
#[derive(Debug, Default)]
pub struct Waivers {
    seen: BTreeMap<(String, usize), Tested>,
    reports: BTreeSet<PathBuf>,
}

/// A waiver put to the test.
#[derive(Debug)]
struct Tested {
    waiver: Arc<Waiver>,
    /// Whether it covered something.
    used: bool,
    /// Whether all of its project was reviewed, and no file is one that it means.
    idle: bool,
    weights: Weights,
}

impl Waivers {
    /// Takes in what came of a report.
    pub fn add(&mut self, path: PathBuf, applied: &Applied) {
        for (waiver, used) in &applied.waivers {
            self.entry(waiver, &applied.of_waivers).used |= used;
        }
        self.reports.insert(path);
    }

    /// Takes in the waivers that are for none of the files of a project which lies wholly in one of `folders`.
    pub fn add_unmatched(&mut self, projects: &Projects, folders: &[PathBuf], pack: &Pack) {
        if projects
            .all()
            .any(|project| project.waivers().next().is_some())
        {
            for (waiver, weights) in projects.idle_waivers(folders, &self.reports, pack) {
                self.add_idle(&waiver, &weights);
            }
        }
    }

    /// Takes in a waiver that is for none of the files of its project.
    fn add_idle(&mut self, waiver: &Arc<Waiver>, weights: &Weights) {
        self.entry(waiver, weights).idle = true;
    }

    fn entry(&mut self, waiver: &Arc<Waiver>, weights: &Weights) -> &mut Tested {
        let key = (waiver.path.clone(), waiver.offset);
        self.seen.entry(key).or_insert_with(|| Tested {
            waiver: waiver.clone(),
            used: false,
            idle: false,
            weights: weights.clone(),
        })
    }

    /// Whether the day decided anything.
    #[must_use]
    pub fn are_dated(&self) -> bool {
        self.seen
            .values()
            .any(|tested| tested.waiver.expires.is_some())
    }

    /// What there is to say, in the order of the files.
    #[must_use]
    pub fn remarks(&self, pack: &Pack, language: Language, today: Day) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for tested in self.seen.values() {
            let waiver = &tested.waiver;
            let expired = waiver.expires.is_some_and(|day| day < today);
            let (name, case) = match (expired, tested.used) {
                (true, _) => ("waiver-expired", None),
                (false, false) if tested.idle => ("waiver-unused", Some("file")),
                // A pattern may cover reports that were not looked at this time.
                (false, false) if !waiver.file.is_open() || self.saw_all(waiver) => {
                    ("waiver-unused", None)
                }
                (false, _) => continue,
            };
            // Silenced ones have no weight.
            if let Some(&severity) = tested.weights.get(name) {
                let remark = remark(waiver, name, case, pack, language);
                remarks.extend(remark.map(|remark| Remark { severity, ..remark }));
            }
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
            text: TABLE.into(),
            position: Position {
                line: waiver.line,
                column: 1,
                offset: waiver.offset as u32,
                length: TABLE.len() as u32,
                end: End {
                    line: waiver.line,
                    column: TABLE.len() as u32 + 1,
                    byte_column: TABLE.len() as u32 + 1,
                },
                ..Position::default()
            },
            ..Quote::default()
        },
        fingerprint: format!("{name}:{}:{}", waiver.rule, waiver.file.as_str()),
    })
}
