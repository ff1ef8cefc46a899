//! One finding in full: what is wrong, where, in which words, on what basis, and how to mend it.
//!
//! Many findings alike are laid out by `fold`.

use super::excerpt::{self, Mark};
use super::page::Page;
use super::text::{Look, Text};
use super::wording::{self, fill};
use crate::review::{Finding, Quote};
use std::io::Result;

/// Words searched for that are listed unless everything is asked for.
const SEARCHED_LISTED: usize = 12;

/// Lays out a finding in full.
pub(super) fn show(
    page: &mut Page<'_>,
    path: &str,
    finding: &Finding<'_>,
    all: bool,
) -> Result<()> {
    title(page, finding, finding.item, &finding.message)?;
    place(page, path, finding)?;
    for related in &finding.related {
        let text = located(page, path, related, finding);
        page.labelled(wording::RELATED, &text)?;
    }
    grounds(page, finding)?;
    searched(page, finding, all)?;
    if let Some(nearest) = &finding.nearest {
        let text = located(page, path, nearest, finding);
        page.labelled(wording::NEAREST, &text)?;
    }
    Ok(())
}

/// The first line: severity, rule, item, and what is wrong.
pub(super) fn title(
    page: &mut Page<'_>,
    finding: &Finding<'_>,
    item: Option<u8>,
    message: &str,
) -> Result<()> {
    let severity = page.say(wording::severity(finding.severity));
    let item = item.map(|number| format!("/{number}")).unwrap_or_default();
    let name = format!("{severity}[{}{item}]", finding.rule);
    let text = Text::new(Look::Grave(finding.severity), &name)
        .with(Look::Plain, "  ")
        .with(Look::Strong, message);
    page.paragraph(&text, 0, 2)
}

/// Where it stands, and the words there. A finding on the report as a whole has neither.
pub(super) fn place(page: &mut Page<'_>, path: &str, finding: &Finding<'_>) -> Result<()> {
    if is_whole(&finding.quote) {
        return Ok(());
    }
    let place = address(page, path, &finding.quote);
    page.labelled(wording::PLACE, &place)?;
    // A message that holds the very words need not be followed by them, unless there are others around them.
    let context = finding.quote.around();
    let said = context.before.is_empty() && context.after.is_empty() && repeats(finding);
    if said || excerpt::is_blank(&finding.quote) {
        return Ok(());
    }
    let words = excerpt::excerpt(&finding.quote, mark(page, finding), excerpt::WIDE);
    page.labelled(wording::EXCERPT, &words)
}

/// What it rests on, and how to mend it.
pub(super) fn grounds(page: &mut Page<'_>, finding: &Finding<'_>) -> Result<()> {
    if !finding.basis.is_empty() {
        page.labelled(wording::BASIS, &Text::plain(&finding.basis))?;
    }
    if !finding.help.is_empty() {
        page.labelled(wording::HELP, &Text::plain(&finding.help))?;
    }
    Ok(())
}

/// Whether a quote stands for the whole report instead of a place in it, as what is absent does: it is empty, and no
/// words stand before it either, so that it is no point between words.
pub(super) fn is_whole(quote: &Quote) -> bool {
    quote.text.is_empty() && quote.around().before.is_empty()
}

/// Whether the message holds the very words at which the finding points.
pub(super) fn repeats(finding: &Finding<'_>) -> bool {
    !finding.quote.text.is_empty() && finding.message.contains(&*finding.quote.text)
}

/// How the finding's words are marked.
pub(super) fn mark(page: &Page<'_>, finding: &Finding<'_>) -> Mark {
    Mark {
        severity: finding.severity,
        color: page.color,
    }
}

/// `path:line:column`, which editors and terminals follow, and the place in the terms of the file's format.
pub(super) fn address(page: &Page<'_>, path: &str, quote: &Quote) -> Text {
    let position = quote.position;
    let mut address = Text::new(Look::Address, path);
    if position.line > 0 {
        address.push(
            Look::Address,
            &format!(":{}:{}", position.line, position.column),
        );
    }
    let place = wording::place(quote.place, page.language);
    if !place.is_empty() {
        address.push(
            Look::Plain,
            &fill(page.say(wording::ORIGIN), &[&"", &place]),
        );
    }
    address
}

/// Line and column, or the place in the terms of the file's format, where the path is plain.
pub(super) fn short_address(page: &Page<'_>, quote: &Quote) -> String {
    let (position, place) = (quote.position, wording::place(quote.place, page.language));
    if !place.is_empty() {
        place
    } else if is_whole(quote) || position.line == 0 {
        "-".to_owned()
    } else {
        format!("{}:{}", position.line, position.column)
    }
}

/// Another place that belongs to the finding, with its words.
fn located(page: &Page<'_>, path: &str, quote: &Quote, finding: &Finding<'_>) -> Text {
    let text = address(page, path, quote).with(Look::Plain, "  ");
    text.and(&excerpt::excerpt(
        quote,
        mark(page, finding),
        excerpt::NARROW,
    ))
}

fn searched(page: &mut Page<'_>, finding: &Finding<'_>, all: bool) -> Result<()> {
    let words = &finding.searched;
    if words.is_empty() {
        return Ok(());
    }
    let listed = if all {
        words.len()
    } else {
        words.len().min(SEARCHED_LISTED)
    };
    let mut line = words[..listed].join(page.say(wording::ENUMERATION));
    if listed < words.len() {
        line.push_str(&fill(page.say(wording::AND_MORE_WORDS), &[&words.len()]));
    }
    page.labelled(wording::SEARCHED, &Text::plain(&line))
}
