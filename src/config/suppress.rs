//! Findings that comments in the report set aside, and what is said of comments that set nothing aside.

use super::project::Project;
use crate::pack::Pack;
use crate::review::{Acceptance, Finding, Review, Suppression};
use std::path::Path;

impl Project {
    /// Applies the comments of a report.
    pub(super) fn suppress(&self, review: &mut Review<'_>, pack: &Pack, path: &Path) {
        let suppressions = std::mem::take(&mut review.suppressions);
        let mut told = std::mem::take(&mut review.unfollowed);
        if suppressions.is_empty() && told.is_empty() {
            return;
        }
        let mut used = vec![false; suppressions.len()];
        review.set_aside(|finding| {
            let rule = pack.rule(finding.rule);
            let group = rule.map_or("", |rule| rule.group.as_str());
            let mut accepted = None;
            for (one, used) in suppressions.iter().zip(&mut used) {
                if one.names(finding.rule, group, finding.item) && one.reaches(finding) {
                    *used = true;
                    accepted.get_or_insert_with(|| Acceptance::Waived {
                        reason: one.reason.clone(),
                        approved_by: None,
                        expires: None,
                        in_place: true,
                    });
                }
            }
            accepted
        });
        let unused = suppressions.into_iter().zip(used);
        told.extend(
            unused
                .filter(|(one, used)| !used && self.was_tested(one, pack, path))
                .filter_map(|(one, _)| one.unused),
        );
        told.retain_mut(|finding| self.is_told(finding, pack, path));
        review.findings.extend(told);
        review
            .findings
            .sort_by_key(|finding| finding.quote.position.offset);
    }

    /// Whether a rule that a comment names is wanted in this run: of others, nothing can be found.
    fn was_tested(&self, one: &Suppression<'_>, pack: &Pack, path: &Path) -> bool {
        pack.rules.iter().any(|rule| {
            (0..=50).any(|item| {
                let item = (item > 0).then_some(item);
                one.names(&rule.name, &rule.group, item)
                    && self
                        .grade(&rule.name, &rule.group, item, rule.severity, path)
                        .is_some()
            })
        })
    }

    /// Whether a finding on a comment is wanted; it is given the severity that the settings say.
    fn is_told(&self, finding: &mut Finding<'_>, pack: &Pack, path: &Path) -> bool {
        let Some(rule) = pack.rule(finding.rule) else {
            return false;
        };
        let grade = self.comment_grade(&rule.name, &rule.group, rule.severity, path);
        finding.severity = grade.unwrap_or(finding.severity);
        grade.is_some()
    }
}
