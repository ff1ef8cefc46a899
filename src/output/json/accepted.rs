//! Findings that are set aside, statuses that were ruled, and what is said of the configuration.

use super::QuoteView;
use crate::check::Ruled;
use crate::review::{Acceptance, Finding, Missed, Remark, Review, Severity};
use serde::Serialize;

/// Every finding of a review, those set aside among the others, in the order of the text.
pub(super) fn all<'v>(
    review: &'v Review<'_>,
) -> impl Iterator<Item = (&'v Finding<'v>, Option<&'v Acceptance>)> {
    let open = review.findings.iter().map(|finding| (finding, None));
    let aside = review
        .accepted
        .iter()
        .map(|one| (&one.finding, Some(&one.why)));
    let mut all: Vec<_> = open.chain(aside).collect();
    if !review.accepted.is_empty() {
        all.sort_by_key(|(finding, _)| (finding.quote.position.offset, finding.rule, finding.item));
    }
    all.into_iter()
}

#[derive(Serialize)]
pub(super) struct WaivedView<'v> {
    reason: &'v str,
    approved_by: Option<&'v str>,
    expires: Option<&'v str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    in_place: bool,
}

/// What the waiver of a finding says, where one covers it.
pub(super) fn waived(why: Option<&Acceptance>) -> Option<WaivedView<'_>> {
    let Some(Acceptance::Waived {
        reason,
        approved_by,
        expires,
        in_place,
    }) = why
    else {
        return None;
    };
    Some(WaivedView {
        reason,
        approved_by: approved_by.as_deref(),
        expires: expires.as_deref(),
        in_place: *in_place,
    })
}

#[derive(Serialize)]
pub(super) struct RuledView<'v> {
    was: &'static str,
    reason: &'v str,
    by: Option<&'v str>,
}

impl<'v> From<&'v Ruled> for RuledView<'v> {
    fn from(ruled: &'v Ruled) -> Self {
        Self {
            was: ruled.was.name(),
            reason: &ruled.reason,
            by: ruled.by.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct RemarkView<'v> {
    path: &'v str,
    rule: &'v str,
    severity: &'static str,
    message: &'v str,
    help: &'v str,
    #[serde(flatten)]
    quote: QuoteView<'v>,
    fingerprint: &'v str,
}

impl<'v> From<&'v Remark> for RemarkView<'v> {
    fn from(remark: &'v Remark) -> Self {
        Self {
            path: &remark.path,
            rule: &remark.rule,
            severity: Severity::name(remark.severity),
            message: &remark.message,
            help: &remark.help,
            quote: (&remark.quote).into(),
            fingerprint: &remark.fingerprint,
        }
    }
}

#[derive(Serialize)]
pub(super) struct MissedView<'v> {
    path: &'v str,
    threshold: &'static str,
    limit: &'v str,
    value: u32,
    applicable: u32,
}

impl<'v> From<&'v Missed> for MissedView<'v> {
    fn from(missed: &'v Missed) -> Self {
        Self {
            path: &missed.path,
            threshold: missed.threshold,
            limit: &missed.limit,
            value: missed.value,
            applicable: missed.applicable,
        }
    }
}
