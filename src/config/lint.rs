//! What is wrong with waivers by themselves: seen from the settings and the names of files, no report is read.

use super::layer::Waiver;
use super::remarks::remark;
use super::{Day, Project};
use crate::pack::{Language, Pack};
use crate::review::Remark;
use std::path::{Path, PathBuf};

impl Project {
    /// What is wrong with the waivers, in their order.
    #[must_use]
    pub fn lint_waivers(&self, pack: &Pack, language: Language, today: Day) -> Vec<Remark> {
        let faulty = |waiver: &Waiver| {
            let (rule, case) = self.fault(waiver, pack, today)?;
            remark(waiver, rule, case, pack, language)
        };
        self.waivers().filter_map(|waiver| faulty(waiver)).collect()
    }

    /// The rule that a waiver breaks, and in which of its cases.
    fn fault(
        &self,
        waiver: &Waiver,
        pack: &Pack,
        today: Day,
    ) -> Option<(&'static str, Option<&'static str>)> {
        if waiver.expires.is_some_and(|day| day < today) {
            return Some(("waiver-expired", None));
        }
        if is_impossible(waiver.file.as_str()) {
            return Some(("waiver-unused", Some("path")));
        }
        let files = files(waiver);
        if files.is_empty() {
            return Some(("waiver-unused", Some("file")));
        }
        let is_off = |file: &PathBuf| !self.may_cover(waiver, pack, file);
        files
            .iter()
            .all(is_off)
            .then_some(("waiver-unused", Some("off")))
    }
}

/// Whether no path below a folder can be like this: it is held against the path below the folder of its file.
fn is_impossible(pattern: &str) -> bool {
    let mut parts = pattern.split('/');
    pattern.starts_with('/')
        || pattern.contains('\\')
        || parts.any(|part| matches!(part, "" | "." | ".."))
}

/// The files that a waiver may mean.
fn files(waiver: &Waiver) -> Vec<PathBuf> {
    let pattern = waiver.file.on_disk();
    let found = crate::batch::collect(&pattern.into_iter().collect::<Vec<_>>());
    let paths = found.sources.into_iter().filter_map(|source| source.path);
    paths
        .map(|path| super::project::real(&path))
        .filter(|path: &PathBuf| path.is_file() && waiver.file.holds(Path::new(path)))
        .collect()
}
