//! The order of the findings, and what becomes of many that are alike.
//!
//! More than [`KEPT`] findings of one rule and severity are folded into one block. Items of which the report has no
//! word have no place to show: they are named, category by category. What has a place is shown once in full, and the
//! others follow as one line each. What all of them share is said once; what differs is left to `--all`, which the
//! block names. Counts are always of all.

use super::excerpt;
use super::finding;
use super::layout;
use super::page::Page;
use super::text::{Look, Text};
use super::wording::{self, Words, fill};
use crate::review::{Applies, Finding, ItemReview, Review, Status};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Result;

/// Findings of one rule that are still shown in full.
const KEPT: usize = 3;
/// Lines for the others of a folded rule.
const LISTED: usize = 8;
/// Columns of the widest category name that still stands beside its items.
const WIDEST_NAME: usize = 28;

/// Lays out all findings, worst first, else in the order given.
pub(super) fn show(page: &mut Page<'_>, review: &Review<'_>, unfold: bool) -> Result<()> {
    for group in groups(&review.findings, unfold) {
        page.blank()?;
        match group.as_slice() {
            [one] => finding::show(page, &review.path, one, unfold)?,
            many if many
                .iter()
                .all(|finding| finding.item.is_some() && finding::is_whole(&finding.quote)) =>
            {
                items(page, review, many)?;
            }
            many => places(page, review, many)?,
        }
    }
    Ok(())
}

/// Findings that are laid out together, worst first.
fn groups<'r, 'p>(findings: &'r [Finding<'p>], unfold: bool) -> Vec<Vec<&'r Finding<'p>>> {
    let mut sorted: Vec<&Finding<'_>> = findings.iter().collect();
    sorted.sort_by_key(|finding| Reverse(finding.severity));
    let mut groups: Vec<Vec<&Finding<'_>>> = Vec::new();
    if unfold {
        groups.extend(sorted.into_iter().map(|finding| vec![finding]));
        return groups;
    }
    let mut alike: BTreeMap<_, Vec<&Finding<'_>>> = BTreeMap::new();
    for &finding in &sorted {
        alike
            .entry((finding.severity, finding.rule))
            .or_default()
            .push(finding);
    }
    for finding in sorted {
        match alike.get_mut(&(finding.severity, finding.rule)) {
            Some(many) if many.len() > KEPT => groups.push(std::mem::take(many)),
            // The first of them has taken the others along.
            Some(many) if many.is_empty() => {}
            _ => groups.push(vec![finding]),
        }
    }
    groups
}

/// Items of which the report has no word, by category.
fn items(page: &mut Page<'_>, review: &Review<'_>, many: &[&Finding<'_>]) -> Result<()> {
    let found: Vec<&ItemReview<'_>> = many
        .iter()
        .filter_map(|finding| item(review, finding))
        .collect();
    let message = fill(page.say(heading(&found)), &[&many.len()]);
    finding::title(page, many[0], None, &message)?;

    let categories: Vec<_> = review
        .categories
        .iter()
        .map(|&(number, name, _)| (name, entries(many, &found, number)))
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    let widest = categories
        .iter()
        .map(|(name, _)| Text::plain(name).width())
        .max()
        .unwrap_or(0);
    let beside = widest <= WIDEST_NAME
        && widest + 34 <= page.width
        && categories.iter().all(|(name, _)| layout::is_exact(name));
    let column = if beside { 2 + widest + 2 } else { 4 };
    for (name, entries) in &categories {
        let mut lead = Text::plain("  ").with(Look::Faint, name);
        if !beside {
            page.line(&lead)?;
            lead = Text::default();
        }
        for line in layout::flow(entries, page.room(column)) {
            page.entry(&std::mem::take(&mut lead), column, &line)?;
        }
    }
    shared_grounds(page, many)?;
    let more = page.say(wording::UNFOLD_ITEMS);
    page.paragraph(&Text::plain("  ").with(Look::Faint, more), 0, 2)
}

/// The item of a finding.
fn item<'r, 'p>(review: &'r Review<'p>, finding: &Finding<'_>) -> Option<&'r ItemReview<'p>> {
    review
        .items
        .iter()
        .find(|item| Some(item.number) == finding.item)
}

/// The items of a category, each with its number and short name.
fn entries(many: &[&Finding<'_>], found: &[&ItemReview<'_>], category: u8) -> Vec<Text> {
    let mine = found.iter().filter(|item| item.category == category);
    let severity = many[0].severity;
    mine.map(|item| {
        let number = format!("{}\u{a0}", item.number);
        Text::new(Look::Grave(severity), &number).with(Look::Plain, item.name)
    })
    .collect()
}

/// What the items have in common.
fn heading(found: &[&ItemReview<'_>]) -> Words {
    let missing = found.iter().all(|item| item.status == Status::Missing);
    if missing && found.iter().all(|item| item.applies == Applies::Yes) {
        wording::FOLDED_MISSING
    } else if missing && found.iter().all(|item| item.applies == Applies::Depends) {
        wording::FOLDED_MISSING_UNCLEAR
    } else {
        wording::FOLDED_ITEMS
    }
}

/// Findings that have places: the first in full, then a line for each of the others.
fn places(page: &mut Page<'_>, review: &Review<'_>, many: &[&Finding<'_>]) -> Result<()> {
    let (first, others) = (many[0], &many[1..]);
    finding::show(page, &review.path, first, false)?;
    let listed = &others[..others.len().min(LISTED)];
    let more = if listed.len() == others.len() {
        fill(page.say(wording::MORE_ALIKE), &[&others.len()])
    } else {
        fill(
            page.say(wording::MORE_ALIKE_CUT),
            &[&others.len(), &listed.len()],
        )
    };
    page.labelled(wording::ALIKE, &Text::new(Look::Faint, &more))?;

    let addresses: Vec<String> = listed
        .iter()
        .map(|finding| finding::short_address(page, &finding.quote))
        .collect();
    let indent = page.label_column();
    let widest = addresses
        .iter()
        .map(|address| Text::plain(address).width())
        .max()
        .unwrap_or(0);
    let column = indent + widest + 2;
    for (finding, address) in listed.iter().zip(&addresses) {
        let lead = Text::default().pad(indent).with(Look::Faint, address);
        page.entry(&lead, column, &gist(page, first, finding))?;
    }
    Ok(())
}

/// What tells a finding from the first: its message, or its words where the message is the same or only repeats them.
fn gist(page: &Page<'_>, first: &Finding<'_>, finding: &Finding<'_>) -> Text {
    let by_words = finding.message == first.message || finding::repeats(finding);
    if by_words && !excerpt::is_blank(&finding.quote) {
        let mark = finding::mark(page, finding);
        excerpt::excerpt(&finding.quote, mark, excerpt::NARROW)
    } else {
        Text::plain(&finding.message)
    }
}

/// Basis and help, where all have the same.
fn shared_grounds(page: &mut Page<'_>, many: &[&Finding<'_>]) -> Result<()> {
    let mut shared = many[0].clone();
    if many.iter().any(|finding| finding.basis != shared.basis) {
        shared.basis = Cow::default();
    }
    if many.iter().any(|finding| finding.help != shared.help) {
        shared.help = Cow::default();
    }
    finding::grounds(page, &shared)
}
