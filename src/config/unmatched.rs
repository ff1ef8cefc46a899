//! Settings that were meant for reports which are not there: seen when all of a project is reviewed.

use super::apply::Weights;
use super::layer::{Kind, Layer, Waiver};
use super::project::real;
use super::{Project, Projects};
use crate::pack::Pack;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Projects {
    /// What is to be said of overrides and rulings that are for none of the files at `places`, for the projects that lie
    /// wholly in one of `folders`.
    #[must_use]
    pub fn unmatched(&self, folders: &[PathBuf], places: &[PathBuf]) -> BTreeSet<String> {
        let folders: Vec<PathBuf> = folders.iter().map(|folder| real(folder)).collect();
        let whole = |project: &&Project| folders.iter().any(|one| project.folder.starts_with(one));
        let projects = self.all().filter(whole);
        projects
            .flat_map(|project| project.unmatched(places))
            .collect()
    }
}

impl Projects {
    /// The waivers that are for none of `reports`, for the same projects, and how much is made of them.
    pub(super) fn idle_waivers(
        &self,
        folders: &[PathBuf],
        reports: &BTreeSet<PathBuf>,
        pack: &Pack,
    ) -> Vec<(Arc<Waiver>, Weights)> {
        let folders: Vec<PathBuf> = folders.iter().map(|folder| real(folder)).collect();
        let whole = |project: &&Project| folders.iter().any(|one| project.folder.starts_with(one));
        let mut idle = Vec::new();
        for project in self
            .all()
            .filter(whole)
            .filter(|project| !project.no_waivers)
        {
            let is_idle =
                |waiver: &&Arc<Waiver>| !reports.iter().any(|report| waiver.file.holds(report));
            let own = project.own().into_iter().flat_map(|layer| &layer.waivers);
            let own = own.filter(is_idle);
            let weights = project.weigh_waivers(pack, &project.folder);
            idle.extend(own.map(|waiver| (waiver.clone(), weights.clone())));
        }
        idle
    }
}

impl Project {
    /// The file that the project follows itself: one that it builds on speaks for other reports as well.
    fn own(&self) -> Option<&Layer> {
        let files = self.layers().filter(|layer| layer.kind == Kind::File);
        files.last()
    }

    fn unmatched(&self, places: &[PathBuf]) -> Vec<String> {
        let Some(layer) = self.own() else {
            return Vec::new();
        };
        let none = |holds: &dyn Fn(&Path) -> bool| !places.iter().any(|place| holds(place));
        let overrides = layer.overrides.iter().enumerate();
        let overrides = overrides
            .filter(|(_, (scopes, _))| none(&|place| scopes.iter().any(|scope| scope.holds(place))))
            .map(|(number, (scopes, _))| {
                let patterns: Vec<&str> = scopes.iter().map(super::Scope::as_str).collect();
                said(layer, "override", number, "files", &patterns.join("、"))
            });
        let rulings = layer.rulings.iter().enumerate();
        let rulings = rulings
            .filter(|(_, (scope, _))| none(&|place| scope.holds(place)))
            .map(|(number, (scope, _))| said(layer, "ruling", number, "report", scope.as_str()));
        overrides.chain(rulings).collect()
    }
}

fn said(layer: &Layer, table: &str, number: usize, key: &str, pattern: &str) -> String {
    let line = layer.lines.get(&format!("{table}.{number}"));
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    format!(
        "{}{line}：[[{table}]] 的 {key}（{pattern}）不是这次审查的任何文件，没有起作用",
        layer.name
    )
}
