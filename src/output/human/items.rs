//! How each item of the list stands over all reports: which the schools most often leave out, and who does.

use super::coverage::{self, KINDS};
use super::page::Page;
use super::text::{Look, Text};
use super::wording::fill;
use crate::output::standing;
use crate::review::{ItemCount, ItemStatistics};
use std::io::Result;

/// Items that are listed unless everything is asked for.
const LISTED: usize = 15;
/// Items below which those without them are named.
const NAMED: usize = 5;
/// So many are named there.
const SCHOOLS: usize = 5;
/// Columns of a number.
const NUMBER: usize = 6;

/// Lays out the items, the one that is missing most often first.
pub(super) fn show(page: &mut Page<'_>, statistics: &ItemStatistics, all: bool) -> Result<()> {
    let sum = standing::sum(statistics, page.language);
    page.section(standing::ITEM_STATISTICS, &sum)?;
    coverage::legend(page)?;
    let header = KINDS.iter().fold(Text::default(), |text, (sign, _, look)| {
        right(text, &sign.to_string(), *look)
    });
    let header = header.with(Look::Plain, "  ");
    page.line(&header.with(Look::Faint, page.say(standing::COLUMN_ITEM)))?;
    let items = &statistics.items;
    let listed = if all {
        items.len()
    } else {
        items.len().min(LISTED)
    };
    for (place, item) in items[..listed].iter().enumerate() {
        let most = if all { usize::MAX } else { SCHOOLS };
        row(page, item, if all || place < NAMED { most } else { 0 })?;
    }
    if listed < items.len() {
        let more = fill(page.say(standing::ITEMS_FOLDED), &[&(items.len() - listed)]);
        page.paragraph(&Text::new(Look::Faint, &more), 2, 4)?;
    }
    Ok(())
}

/// An item, and so many of those without it.
fn row(page: &mut Page<'_>, item: &ItemCount, named: usize) -> Result<()> {
    let numbers = KINDS.iter().zip(standing::numbers(item));
    let lead = numbers.fold(Text::default(), |text, ((_, _, look), number)| {
        let look = if number == 0 { Look::Faint } else { *look };
        right(text, &number.to_string(), look)
    });
    let lead = lead.with(Look::Plain, "  ");
    let number = format!("{:>2}\u{a0}", item.number);
    let name = Text::plain(&number).with(Look::Strong, &item.name);
    page.entry(&lead, lead.width(), &name)?;
    if named == 0 || item.without.is_empty() {
        return Ok(());
    }
    let schools = standing::without(item, named, page.language);
    let text = Text::new(Look::Faint, page.say(standing::WITHOUT)).with(Look::Plain, &schools);
    page.paragraph(&text, NUMBER, NUMBER + 2)
}

fn right(text: Text, word: &str, look: Look) -> Text {
    let blanks = NUMBER.saturating_sub(word.len());
    text.with(Look::Plain, &" ".repeat(blanks)).with(look, word)
}
