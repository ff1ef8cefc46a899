//! How the list is covered, category by category: a table with a bar, its legend, and why items do not apply.
//!
//! The bar has one sign for each item, in the order of the list. Its signs are ASCII: block elements such as █ and ▓ are one column wide in
//! some terminals and two in others, and the same table is read in logs and mails. Names stand in front only where
//! they are of one width everywhere and fit; else each has a line of its own above its row.

use super::page::Page;
use super::text::{Look, Text};
use super::wording::{self, Words, fill};
use super::{excerpt, finding, layout};
use crate::review::{Applies, Coverage, Decided, ItemReview, Language, Review, Severity, Status};
use std::io::Result;

/// What an item can be, with its sign in the bar.
pub(super) const KINDS: [(char, Words, Look); 6] = [
    ('#', wording::DISCLOSED, Look::Good),
    ('+', wording::UNDERSPECIFIED, Look::Grave(Severity::Warning)),
    ('o', wording::NIL, Look::Half),
    ('.', wording::MISSING, Look::Grave(Severity::Error)),
    ('?', wording::UNCLEAR, Look::Faint),
    ('-', wording::NOT_APPLICABLE, Look::Faint),
];
/// Columns of a number.
const NUMBER: usize = 4;
/// Signs of the longest bar that is drawn.
const LONGEST_BAR: usize = 16;

/// Where the columns of the table stand.
struct Columns {
    /// Columns of the widest name; `None` where names have lines of their own.
    name: Option<usize>,
    /// Signs of the longest bar; none is drawn where one would be too long.
    bar: usize,
}

/// Lays out the table.
pub(super) fn show(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let coverage = &review.coverage;
    let mut sum = fill(
        page.say(wording::COVERAGE_SUM),
        &[&coverage.applicable, &coverage.disclosed],
    );
    if coverage.waived > 0 {
        sum.push_str(&fill(
            page.say(wording::COVERAGE_WAIVED),
            &[&coverage.waived],
        ));
    }
    page.section(wording::COVERAGE, &sum)?;
    legend(page)?;
    let order = Text::new(Look::Faint, page.say(wording::ITEM_ORDER));
    page.paragraph(&order, 2, 4)?;
    table(page, review)?;
    scope(page, review)
}

/// The signs and what they mean.
pub(super) fn legend(page: &mut Page<'_>) -> Result<()> {
    let entries = KINDS.map(|(sign, name, look)| {
        let words = format!("\u{a0}{}", page.say(name).replace(' ', "\u{a0}"));
        Text::new(look, &sign.to_string()).with(Look::Plain, &words)
    });
    for line in layout::flow(&entries, page.room(2)) {
        page.paragraph(&line, 2, 4)?;
    }
    Ok(())
}

fn table(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let columns = columns(page, review);
    let lead = columns.name.map_or(2, |name| 2 + name + 2);
    let gap = if columns.bar > 0 { columns.bar + 1 } else { 0 };

    let mut header = Text::default().pad(lead + gap);
    for (sign, _, look) in KINDS {
        header = header.and(&right(&sign.to_string(), look));
    }
    page.line(&header)?;
    for (category, name, coverage) in &review.categories {
        let mut start = Text::plain("  ");
        start.push(Look::Plain, name);
        if columns.name.is_none() {
            page.paragraph(&start, 0, 2)?;
            start = Text::default();
        }
        let row = start
            .pad(lead)
            .and(&bar(review, *category, columns.bar))
            .pad(lead + gap);
        page.line(&row.and(&numbers(coverage, "")))?;
    }
    let total = Text::plain("  ")
        .with(Look::Strong, page.say(wording::TOTAL))
        .pad(lead + gap);
    page.line(&total.and(&numbers(&review.coverage, "0")))
}

fn columns(page: &Page<'_>, review: &Review<'_>) -> Columns {
    let longest = review
        .categories
        .iter()
        .map(|(_, _, coverage)| kinds(coverage).iter().sum::<u32>() as usize)
        .max();
    let bar = longest
        .filter(|&bar| bar <= LONGEST_BAR)
        .unwrap_or(0)
        .max(page.say(wording::TOTAL).len());
    let widest = review
        .categories
        .iter()
        .map(|(_, name, _)| Text::plain(name).width())
        .max()
        .unwrap_or(0);
    let exact = review
        .categories
        .iter()
        .all(|(_, name, _)| layout::is_exact(name));
    let fits = 2 + widest + 2 + bar + 1 + KINDS.len() * NUMBER <= page.width;
    Columns {
        name: (exact && fits).then_some(widest),
        bar,
    }
}

/// The numbers of a coverage in the order of the signs.
fn kinds(coverage: &Coverage) -> [u32; 6] {
    [
        coverage.disclosed,
        coverage.underspecified,
        coverage.nil,
        coverage.missing,
        coverage.unclear,
        coverage.not_applicable,
    ]
}

/// A sign for each item of a category, in the order of the list.
fn bar(review: &Review<'_>, category: u8, longest: usize) -> Text {
    let items = review.items.iter().filter(|item| item.category == category);
    let mut bar = Text::default();
    if items.clone().count() > longest {
        return bar;
    }
    for item in items {
        let (sign, _, look) = KINDS[kind(item)];
        bar.push(look, &sign.to_string());
    }
    bar
}

/// Which of the kinds an item is of.
fn kind(item: &ItemReview<'_>) -> usize {
    match (item.applies, item.status) {
        (Applies::No, _) => 5,
        (_, Status::Disclosed) => 0,
        (_, Status::Underspecified) => 1,
        (_, Status::Nil) => 2,
        (Applies::Depends, Status::Missing) => 4,
        (_, Status::Missing) => 3,
    }
}

/// Lays out every item with its status, and the words on which that rests.
pub(super) fn show_items(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    page.section(wording::EACH_ITEM, "")?;
    for item in &review.items {
        let (_, name, look) = KINDS[kind(item)];
        let lead = Text::plain(&format!("  {:>2}  ", item.number));
        let mut text = Text::new(look, page.say(name)).with(Look::Plain, "  ");
        text.push(Look::Strong, item.name);
        if let Some(quote) = item
            .evidence
            .first()
            .filter(|_| item.applies != Applies::No)
        {
            let words = excerpt::shorten(&excerpt::squeeze(&quote.text), excerpt::WIDE);
            let place = finding::short_address(page, quote);
            text.push(Look::Plain, "  ");
            text.push(Look::Plain, &words);
            text.push(
                Look::Faint,
                &fill(page.say(wording::ORIGIN), &[&"", &place]),
            );
        }
        page.entry(&lead, lead.width(), &text)?;
    }
    Ok(())
}

/// The numbers, with a word for none.
fn numbers(coverage: &Coverage, none: &str) -> Text {
    kinds(coverage).iter().fold(Text::default(), |row, &count| {
        let number = if count == 0 {
            none.to_owned()
        } else {
            count.to_string()
        };
        row.and(&right(&number, Look::Plain))
    })
}

fn right(words: &str, look: Look) -> Text {
    Text::default()
        .pad(NUMBER.saturating_sub(words.len()))
        .with(look, words)
}

/// Items that do not concern the school or may not, by the fact that decides it. Why each item concerns which schools
/// would fill a screen and is the same in every report; `xxgk explain` gives it.
fn scope(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let no = review
        .items
        .iter()
        .filter(|item| item.applies == Applies::No);
    reasons(page, wording::DOES_NOT_APPLY, no, wording::decided)?;
    let open =
        |item: &&ItemReview<'_>| item.applies == Applies::Depends && item.status == Status::Missing;
    let open = review.items.iter().filter(open);
    reasons(page, wording::MAY_NOT_APPLY, open, wording::decided_open)
}

fn reasons<'r>(
    page: &mut Page<'_>,
    title: Words,
    items: impl Iterator<Item = &'r ItemReview<'r>>,
    say: fn(Decided, Language) -> String,
) -> Result<()> {
    let mut reasons: Vec<(String, Vec<u8>)> = Vec::new();
    for item in items {
        let reason = say(item.decided, page.language);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, numbers)) => numbers.push(item.number),
            None => reasons.push((reason, vec![item.number])),
        }
    }
    for (reason, numbers) in reasons {
        let items = wording::items(&numbers, page.language);
        let said = fill(page.say(wording::ORIGIN), &[&items, &reason]);
        let text = Text::new(Look::Faint, page.say(title)).with(Look::Plain, &said);
        page.paragraph(&text, 2, 4)?;
    }
    Ok(())
}
