//! The parts of the report, and the shortcomings that it admits, each with the measure that answers it.
//!
//! A gap and its remedy stand below each other, not side by side: both are the report's own words, which hold signs
//! of ambiguous width, so a second column beside them could not stand straight in every terminal.

use super::excerpt::{shorten, squeeze};
use super::finding;
use super::layout;
use super::page::Page;
use super::text::{Look, Text};
use super::wording::{self, fill};
use crate::review::{GapReview, PartReview, PartStatus, Quote, Remedy, Review, Severity};
use std::io::Result;

/// Columns of a gap's or remedy's words.
const GAP_WINDOW: usize = 160;
/// Columns of the widest name beside which something is said; longer ones have lines of their own.
const WIDEST_NAME: usize = 26;
/// Columns that what is said of a part needs beside its name.
const LEAST_BESIDE: usize = 32;
/// Columns of a heading.
const HEADING_WINDOW: usize = 60;

/// Lays out how each part stands.
pub(super) fn show_parts(page: &mut Page<'_>, parts: &[PartReview<'_>]) -> Result<()> {
    if parts.is_empty() {
        return Ok(());
    }
    let counts = [PartStatus::Present, PartStatus::Thin, PartStatus::Missing].map(|status| {
        let count = parts.iter().filter(|part| {
            part.status == status && (part.required || status != PartStatus::Missing)
        });
        format!("{}\u{a0}{}", page.say(wording::part(status)), count.count())
    });
    page.section(wording::PARTS, &counts.join(page.say(wording::LIST)))?;
    let names = parts
        .iter()
        .filter(|part| layout::is_exact(part.name))
        .map(|part| Text::plain(part.name).width());
    let widest = names
        .filter(|&width| width <= WIDEST_NAME)
        .max()
        .unwrap_or(0);
    let column = page.label_column() + widest + 2;
    parts
        .iter()
        .try_for_each(|part| show_part(page, part, column))
}

fn show_part(page: &mut Page<'_>, part: &PartReview<'_>, beside: usize) -> Result<()> {
    let absent = part.status == PartStatus::Missing && !part.required;
    let (word, look) = match part.status {
        _ if absent => (wording::ABSENT, Look::Faint),
        PartStatus::Present => (wording::part(part.status), Look::Good),
        PartStatus::Thin => (wording::part(part.status), Look::Grave(Severity::Warning)),
        PartStatus::Missing => (wording::part(part.status), Look::Grave(Severity::Error)),
    };
    let column = page.label_column();
    let mut lead = Text::plain("  ").with(look, page.say(word)).pad(column);
    let mut said = Vec::new();
    if let Some(heading) = &part.heading {
        said.push(Text::new(
            Look::Faint,
            &quoted(page, heading, HEADING_WINDOW),
        ));
    }
    if let Some(length) = part.short {
        let short = fill(page.say(wording::SHORT), &[&length]);
        said.push(Text::new(look, &short));
    }
    if !part.lacks.is_empty() {
        let lacks = part.lacks.join(page.say(wording::ENUMERATION));
        said.push(Text::new(look, page.say(wording::LACKS)).with(Look::Plain, &lacks));
    }
    if !part.required {
        said.push(Text::new(Look::Faint, page.say(wording::NOT_REQUIRED)));
    }
    let name = Text::plain(part.name);
    let fits = layout::is_exact(part.name)
        && column + name.width() + 2 <= beside
        && page.room(beside) >= LEAST_BESIDE;
    if said.is_empty() || !fits {
        page.entry(&lead, column, &name)?;
        lead = Text::default();
    } else {
        lead = lead.and(&name);
    }
    let start = if fits { beside } else { column };
    for text in said {
        page.entry(&std::mem::take(&mut lead), start, &text)?;
    }
    Ok(())
}

/// Lays out the admitted gaps.
pub(super) fn show_gaps(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    let gaps = &review.gaps;
    if gaps.is_empty() {
        return page.section(wording::GAPS, page.say(wording::NO_GAPS));
    }
    let answered = gaps
        .iter()
        .filter(|gap| gap.remedy == Remedy::Addressed)
        .count();
    page.section(
        wording::GAPS,
        &fill(page.say(wording::GAPS_SUM), &[&gaps.len(), &answered]),
    )?;
    for (index, gap) in gaps.iter().enumerate() {
        if index > 0 {
            page.blank()?;
        }
        show_gap(page, gap)?;
    }
    Ok(())
}

fn show_gap(page: &mut Page<'_>, gap: &GapReview) -> Result<()> {
    let words = Text::plain(&quoted(page, &gap.quote, GAP_WINDOW));
    page.labelled(wording::GAP, &words)?;
    let look = match gap.remedy {
        Remedy::Addressed => Look::Good,
        Remedy::Vague => Look::Grave(Severity::Note),
        Remedy::None => Look::Grave(Severity::Warning),
    };
    let mut remedy = Text::new(look, page.say(wording::remedy(gap.remedy)));
    if let Some(quote) = &gap.remedy_quote {
        remedy.push(Look::Plain, "  ");
        remedy.push(Look::Plain, &quoted(page, quote, GAP_WINDOW));
    }
    page.labelled(wording::REMEDY, &remedy)?;
    if gap.items.is_empty() {
        return Ok(());
    }
    let items = wording::items(&gap.items, page.language);
    page.labelled(wording::TOUCHES, &Text::plain(&items))
}

/// Words of the report, and in brackets where they stand.
fn quoted(page: &Page<'_>, quote: &Quote, window: usize) -> String {
    let words = shorten(&squeeze(&quote.text), window);
    let place = finding::short_address(page, quote);
    if words.is_empty() || place == "-" {
        return words;
    }
    fill(page.say(wording::ORIGIN), &[&words, &place])
}
