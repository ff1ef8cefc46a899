//! How the judgement on an item came about: what decided, which words were found where, and what would change it.

mod wording;

use super::excerpt::{self, Mark as Marked};
use super::finding::{address, short_address};
use super::page::Page;
use super::school::show_notes;
use super::text::{Look, Text};
use super::wording as common;
use super::wording::fill;
use crate::review::{
    Applies, Pointer, Quote, Rule, Severity, Status, TraceReview, TracedOutcome, TracedStatement,
    TracedWord, TracedWords,
};
use std::io::Result;

/// Columns of a statement that are shown; of a longer one its head and tail.
const STATEMENT: usize = 200;

/// Lays out a trace.
pub(super) fn show(page: &mut Page<'_>, traced: &TraceReview<'_>) -> Result<()> {
    header(page, traced)?;
    judgement(page, traced)?;
    elements(page, traced)?;
    statements(page, traced)?;
    changes(page, traced)?;
    show_notes(page, &traced.notes)
}

fn header(page: &mut Page<'_>, traced: &TraceReview<'_>) -> Result<()> {
    page.paragraph(&Text::new(Look::Address, &traced.path), 0, 2)?;
    let item = common::items(&[traced.number], page.language);
    let name = format!("{item}  {}", traced.name);
    page.paragraph(&Text::new(Look::Strong, &name), 0, 2)?;
    if traced.title == traced.name {
        return Ok(());
    }
    page.paragraph(&Text::plain(traced.title), 0, 2)
}

fn judgement(page: &mut Page<'_>, traced: &TraceReview<'_>) -> Result<()> {
    page.section(wording::JUDGEMENT, page.say(status(traced.status)))?;
    let (applies, decided) = traced.applies;
    let why = match applies {
        Applies::Depends => common::decided_open(decided, page.language),
        Applies::Yes | Applies::No => common::decided(decided, page.language),
    };
    let said = fill(page.say(wording::applies(applies)), &[&why]);
    page.labelled(wording::APPLIES, &Text::plain(&said))?;
    let covered = covered(traced);
    let pointer = page.say(wording::pointer(traced.pointer));
    let (all, enough) = (traced.elements.len(), traced.enough);
    let mut rule = fill(
        page.say(wording::rule(traced.rule)),
        &[&covered, &all, &enough, &pointer],
    );
    if let Some(shortfall) = traced.shortfall {
        rule.push_str(page.say(wording::shortfall(shortfall)));
    }
    page.labelled(wording::RULE, &Text::plain(&rule))
}

fn covered(traced: &TraceReview<'_>) -> usize {
    let elements = traced.elements.iter();
    elements.filter(|element| element.covered).count()
}

fn status(status: Status) -> common::Words {
    match status {
        Status::Disclosed => common::DISCLOSED,
        Status::Underspecified => common::UNDERSPECIFIED,
        Status::Nil => common::NIL,
        Status::Missing => common::MISSING,
    }
}

fn elements(page: &mut Page<'_>, traced: &TraceReview<'_>) -> Result<()> {
    let sum = fill(
        page.say(wording::ELEMENTS_SUM),
        &[&covered(traced), &traced.elements.len()],
    );
    page.section(wording::ELEMENTS, &sum)?;
    for element in &traced.elements {
        let (look, sign) = if element.covered {
            (Look::Good, "  # ")
        } else {
            (Look::Faint, "  . ")
        };
        page.entry(&Text::new(look, sign), 4, &Text::plain(element.label))?;
    }
    Ok(())
}

fn statements(page: &mut Page<'_>, traced: &TraceReview<'_>) -> Result<()> {
    let all = || traced.statements.iter().flat_map(|one| &one.words);
    let aside = all().filter(|one| matches!(one.outcome, TracedOutcome::SetAside { .. }));
    let aside: usize = aside.map(|one| one.words.len()).sum();
    let found: usize = all().map(|one| one.words.len()).sum();
    let sum = match found {
        0 => page.say(wording::NO_WORDS).to_owned(),
        found => fill(page.say(wording::WORDS_SUM), &[&(found - aside), &aside]),
    };
    page.section(wording::FOUND, &sum)?;
    for (index, statement) in traced.statements.iter().enumerate() {
        if index > 0 {
            page.blank()?;
        }
        show_statement(page, &traced.path, statement)?;
    }
    if !traced.searched.is_empty() {
        let searched = traced.searched.join(page.say(common::ENUMERATION));
        page.labelled(common::SEARCHED, &Text::plain(&searched))?;
    }
    let Some(nearest) = &traced.nearest else {
        return Ok(());
    };
    let mark = Marked {
        severity: Severity::Note,
        color: page.color,
    };
    let text = Text::new(Look::Plain, &short_address(page, nearest)).with(Look::Plain, "  ");
    let text = text.and(&excerpt::excerpt(nearest, mark, excerpt::WIDE));
    page.labelled(common::NEAREST, &text)
}

fn show_statement(page: &mut Page<'_>, path: &str, statement: &TracedStatement<'_>) -> Result<()> {
    let place = address(page, path, &statement.quote);
    page.labelled(common::PLACE, &place)?;
    let text = excerpt::shorten(&excerpt::squeeze(&statement.quote.text), STATEMENT);
    page.labelled(common::EXCERPT, &Text::plain(&text))?;
    statement
        .words
        .iter()
        .try_for_each(|words| show_words(page, words))
}

fn show_words(page: &mut Page<'_>, words: &TracedWords<'_>) -> Result<()> {
    let named = |word: &TracedWord<'_>| {
        let elements = word.elements.join(page.say(common::ENUMERATION));
        let of = match word.elements.len() {
            0 => page.say(wording::GENERAL).to_owned(),
            _ => fill(page.say(wording::ELEMENT), &[&elements]),
        };
        format!("{}{of}", quoted(page, &word.quote))
    };
    let said: Vec<String> = words.words.iter().map(named).collect();
    let said = said.join(page.say(common::ENUMERATION));
    page.labelled(wording::WORDS, &Text::plain(&said))?;
    match &words.outcome {
        TracedOutcome::Counted {
            mode,
            mark,
            by,
            pointer,
            pointer_by,
        } => {
            let mut text = Text::new(Look::Strong, page.say(wording::mode(*mode)));
            text.push(Look::Plain, page.say(wording::COLON));
            text.push(Look::Plain, page.say(wording::mark(*mark)));
            text.push(Look::Plain, &marked(page, by.as_ref()));
            page.labelled(wording::TAKEN, &text)?;
            if *pointer == Pointer::None {
                return Ok(());
            }
            let mut text = page.say(wording::pointer(*pointer)).to_owned();
            text.push_str(&marked(page, pointer_by.as_ref()));
            page.labelled(wording::POINTER, &Text::plain(&text))
        }
        TracedOutcome::SetAside { why, by } => {
            let mut text = Text::new(Look::Strong, page.say(wording::SET_ASIDE));
            text.push(Look::Plain, page.say(wording::COLON));
            text.push(Look::Plain, page.say(wording::why(*why)));
            text.push(Look::Plain, &marked(page, by.as_ref()));
            page.labelled(wording::TAKEN, &text)
        }
    }
}

/// The words of a mark and where they stand; nothing where it has none.
fn marked(page: &Page<'_>, quote: Option<&Quote>) -> String {
    let Some(quote) = quote.filter(|quote| !quote.text.trim().is_empty()) else {
        return String::new();
    };
    let (words, place) = (quoted(page, quote), short_address(page, quote));
    fill(page.say(wording::AT), &[&words, &place])
}

/// Words of the report in quotation marks, unless they bring marks of their own.
fn quoted(page: &Page<'_>, quote: &Quote) -> String {
    let words = excerpt::shorten(&excerpt::squeeze(&quote.text), excerpt::NARROW);
    if words.starts_with(['“', '《']) && words.ends_with(['”', '》']) {
        return words;
    }
    fill(page.say(wording::QUOTED), &[&words])
}

/// Lays out what would change the judgement.
fn changes(page: &mut Page<'_>, traced: &TraceReview<'_>) -> Result<()> {
    page.section(wording::CHANGES, "")?;
    let covered = covered(traced);
    let lacking = traced.enough.saturating_sub(covered);
    let open: Vec<&str> = traced
        .elements
        .iter()
        .filter(|element| !element.covered)
        .map(|element| element.label)
        .collect();
    let open = open.join(page.say(common::ENUMERATION));
    let mut said = Vec::new();
    match traced.rule {
        Rule::Elements => {
            let pointed = traced.pointer != Pointer::None;
            let phrase = wording::fewer(pointed);
            said.push(fill(
                page.say(phrase),
                &[&(covered + 1).saturating_sub(traced.enough)],
            ));
            if !open.is_empty() {
                said.push(fill(page.say(wording::OPEN), &[&open]));
            }
        }
        Rule::Pointer => {
            said.push(page.say(wording::UNPOINTED).to_owned());
            said.push(fill(page.say(wording::MORE), &[&lacking, &open]));
        }
        Rule::Nil | Rule::Short | Rule::Silent => {
            said.push(fill(page.say(wording::MORE), &[&lacking, &open]));
            said.push(page.say(wording::point(traced.published)).to_owned());
            if traced.rule != Rule::Nil {
                said.push(page.say(wording::SAY_NONE).to_owned());
            }
        }
    }
    said.iter()
        .try_for_each(|one| page.entry(&Text::plain("  - "), 4, &Text::plain(one)))
}
