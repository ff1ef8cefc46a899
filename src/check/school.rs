//! Whose report it is, and what follows for the school's level and ownership. The name itself, `name.rs` finds, year and
//! period `dates.rs`.
//!
//! A flag is believed before the configuration, that before the report's own fields, the register before the words of
//! the name, and the text last. The register knows 本科 and 专科 only.

use super::dates;
use super::name;
use super::profile::{Fact, Origin, Profile};
use super::ruling::Ruling;
use crate::document::{BlockKind, Document, is_space};
use crate::pack::{Level, List, Ownership, Pack, SchoolLevel};

/// Facts that the user states, by an option or in the configuration.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// The school's name.
    pub name: Option<Fact<String>>,
    /// Its level.
    pub level: Option<Fact<Level>>,
    /// Its ownership.
    pub ownership: Option<Fact<Ownership>>,
    /// The authority over it.
    pub authority: Option<Fact<String>>,
    /// Year of the report.
    pub year: Option<Fact<u16>>,
    /// What a reviewer ruled on items of the list.
    pub rulings: Vec<Ruling>,
}

/// What can be known before the report is judged.
pub(super) fn profile(document: &Document, pack: &Pack, stated: &Stated) -> Profile {
    let declared = document.declared();
    let title = squeezed(&title_text(document));
    let by_report = |value: Option<String>| {
        value.map(|value| Fact {
            value,
            origin: Origin::Report,
        })
    };
    let name = stated
        .name
        .clone()
        .or_else(|| by_report(declared.school.clone()))
        .or_else(|| {
            name::find(document, pack, &title).map(|value| Fact {
                value,
                origin: Origin::Text,
            })
        });
    let period = dates::period(document);
    let mut profile = Profile {
        year: dates::year(document, pack, stated, &title, period.as_ref()),
        period,
        name,
        ..Profile::default()
    };
    if let Some(name) = profile.name.as_ref().map(|name| name.value.clone()) {
        from_register(&mut profile, pack, &name);
        if profile.level.is_none() {
            from_name(&mut profile, pack, &name);
        }
    }
    if let Some(level) = declared.level.as_deref().and_then(Level::parse) {
        profile.level = Some(Fact {
            value: level,
            origin: Origin::Report,
        });
        profile.graduate_unsettled = false;
    }
    if let Some(ownership) = declared.ownership.as_deref().and_then(Ownership::parse) {
        profile.ownership = Some(Fact {
            value: ownership,
            origin: Origin::Report,
        });
    }
    if let Some(level) = &stated.level {
        profile.level = Some(level.clone());
        profile.graduate_unsettled = false;
    }
    if let Some(ownership) = &stated.ownership {
        profile.ownership = Some(ownership.clone());
    }
    if let Some(authority) = &stated.authority {
        profile.central = !holds(pack, List::LocalAuthority, &authority.value);
        profile.authority = Some(authority.clone());
    }
    profile
}

fn from_register(profile: &mut Profile, pack: &Pack, name: &str) {
    let Some(school) = pack.register.find(name) else {
        return;
    };
    let level = match school.level {
        SchoolLevel::College => Level::Vocational,
        SchoolLevel::Bachelor if holds(pack, List::NameVocationalBachelor, name) => {
            Level::VocationalBachelor
        }
        SchoolLevel::Bachelor => Level::Undergraduate,
    };
    profile.graduate_unsettled = level == Level::Undergraduate;
    profile.level = Some(Fact {
        value: level,
        origin: Origin::Register,
    });
    let ownership = if school.public {
        Ownership::Public
    } else {
        Ownership::Private
    };
    profile.ownership = Some(Fact {
        value: ownership,
        origin: Origin::Register,
    });
    profile.authority = Some(Fact {
        value: school.authority.to_owned(),
        origin: Origin::Register,
    });
    profile.central = !holds(pack, List::LocalAuthority, school.authority);
}

/// Whether a name holds a word of the list.
fn holds(pack: &Pack, list: List, name: &str) -> bool {
    pack.list(list).iter().any(|word| name.contains(word))
}

fn from_name(profile: &mut Profile, pack: &Pack, name: &str) {
    let ends = |word: &String| name.ends_with(word.as_str());
    let level = if holds(pack, List::NameVocationalBachelor, name) {
        Level::VocationalBachelor
    } else if holds(pack, List::NameVocational, name) {
        Level::Vocational
    } else if pack.list(List::NameUndergraduate).iter().any(ends) {
        profile.graduate_unsettled = true;
        Level::Undergraduate
    } else {
        return;
    };
    profile.level = Some(Fact {
        value: level,
        origin: Origin::Name,
    });
}

/// A text without its blanks.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

/// The words of the title, of all its lines.
pub(super) fn title_text(document: &Document) -> String {
    let titles = document
        .blocks()
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Title);
    let title: String = titles
        .map(|(index, _)| squeezed(document.block_text(index)))
        .collect();
    // What a heading of Markdown begins with in plain text, and the word for the contents that follow on the same line.
    let plain = title.trim_start_matches('#');
    let report = plain
        .strip_suffix("目录")
        .filter(|rest| rest.ends_with("报告"));
    report.unwrap_or(plain).to_owned()
}
