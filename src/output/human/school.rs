//! What is known of the school and of the file: the header of a review, the profile, the notes.

use super::page::Page;
use super::text::{Look, Text};
use super::wording::{self, Words, fill};
use crate::document::Note;
use crate::review::{Fact, Profile, Review, Severity};
use std::io::Result;

/// Lays out path, title and school.
pub(super) fn show_header(page: &mut Page<'_>, review: &Review<'_>) -> Result<()> {
    page.paragraph(&Text::new(Look::Address, &review.path), 0, 2)?;
    let title = if review.title.is_empty() {
        page.say(wording::UNTITLED)
    } else {
        &review.title
    };
    page.paragraph(&Text::new(Look::Strong, title), 0, 2)?;
    let profile = &review.profile;
    let mut facts = Vec::new();
    facts.push(match &profile.name {
        Some(name) => name.value.clone(),
        None => page.say(wording::SCHOOL_UNKNOWN).to_owned(),
    });
    if let Some(level) = &profile.level {
        facts.push(page.say(wording::level(level.value)).to_owned());
    }
    if let Some(ownership) = &profile.ownership {
        facts.push(page.say(wording::ownership(ownership.value)).to_owned());
    }
    if let Some(year) = &profile.year {
        facts.push(fill(page.say(wording::YEAR_OF), &[&year.value]));
    }
    page.paragraph(&Text::plain(&facts.join(page.say(wording::LIST))), 0, 2)
}

/// Lays out every fact of the profile with its origin.
pub(super) fn show_profile(page: &mut Page<'_>, profile: &Profile) -> Result<()> {
    page.section(wording::PROFILE, "")?;
    let name = said(page, &profile.name, String::clone);
    page.labelled(wording::SCHOOL, &name)?;
    let level = match &profile.level {
        Some(_) => said(page, &profile.level, |level| {
            page.say(wording::level(*level)).to_owned()
        }),
        None => unknown(page, wording::LEVEL_UNKNOWN),
    };
    page.labelled(wording::LEVEL, &level)?;
    if profile.graduate_unsettled {
        let column = page.label_column();
        let text = unknown(page, wording::GRADUATE_UNSETTLED);
        page.paragraph(&text, column, column)?;
    }
    let ownership = said(page, &profile.ownership, |kind| {
        page.say(wording::ownership(*kind)).to_owned()
    });
    page.labelled(wording::OWNERSHIP, &ownership)?;
    let mut authority = said(page, &profile.authority, String::clone);
    if profile.central {
        authority.push(Look::Plain, page.say(wording::LIST));
        authority.push(Look::Plain, page.say(wording::CENTRAL));
    }
    page.labelled(wording::AUTHORITY, &authority)?;
    let year = said(page, &profile.year, u16::to_string);
    page.labelled(wording::YEAR, &year)?;
    let period = said(page, &profile.period, |(first, last)| {
        fill(page.say(wording::PERIOD_VALUE), &[first, last])
    });
    page.labelled(wording::PERIOD, &period)?;
    if profile.concerned.is_none() {
        return Ok(());
    }
    let concerned = said(page, &profile.concerned, |count| {
        fill(page.say(wording::CONCERNED_VALUE), &[count])
    });
    page.labelled(wording::CONCERNED, &concerned)
}

/// Lays out what a reader must know about the file.
pub(super) fn show_notes(page: &mut Page<'_>, notes: &[Note]) -> Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    page.section(wording::NOTES, "")?;
    for note in notes {
        let words = wording::note(note, page.language);
        let lead = Text::new(Look::Grave(Severity::Warning), "  !");
        page.entry(&lead, 4, &Text::plain(&words))?;
    }
    Ok(())
}

/// A fact and its origin.
fn said<T>(page: &Page<'_>, fact: &Option<Fact<T>>, say: impl Fn(&T) -> String) -> Text {
    match fact {
        Some(fact) => {
            let origin = page.say(wording::origin(fact.origin));
            Text::plain(&fill(
                page.say(wording::ORIGIN),
                &[&say(&fact.value), &origin],
            ))
        }
        None => unknown(page, wording::UNKNOWN),
    }
}

fn unknown(page: &Page<'_>, words: Words) -> Text {
    Text::new(Look::Grave(Severity::Note), page.say(words))
}
