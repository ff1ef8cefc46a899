//! Judging a document against a pack: finding the facts.
//!
//! A family finds facts and nothing else; severities and words come from the pack, and the review joins the two.

mod absence;
mod admitted;
mod announced;
mod applies;
mod by_number;
mod concerned;
mod cues;
mod dates;
mod declared;
mod entries;
mod examples;
mod fault;
mod field;
mod gap_table;
mod gaps;
mod items;
mod label;
mod marks;
mod name;
mod numbered;
mod part_gaps;
mod part_signs;
mod parts;
mod passage;
mod phrase;
mod pointer;
mod points;
mod profile;
mod readmitted;
mod remedy;
mod ruling;
mod said;
mod school;
mod scope;
mod sentence;
mod share;
mod statement;
mod status;
mod survey;
mod table;
mod tally;
mod topic;
mod trace;

pub use applies::{Decided, applies};
pub use examples::{Examined, Mismatch, examine};
pub(crate) use fault::binds;
pub use fault::{Fault, Subject};
pub use gaps::GapJudgement;
pub use parts::PartJudgement;
pub use profile::{Fact, Origin, Profile};
pub use ruling::{Ruled, Ruling};
pub use said::Mode;
pub use school::Stated;
pub use status::{Account, PartStatus, Pointer, Remedy, Rule, Shortfall, Status};
pub use tally::{ItemJudgement, enough};
pub use trace::{Ground, Mark, Outcome, Reason, Step, Trace, Why, trace};

use crate::document::Document;
use crate::pack::{Level, Ownership, Pack, Scan};

/// All that was found in a report.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What is known of the school.
    pub profile: Profile,
    /// The report's title, without blanks.
    pub title: String,
    /// The items, in the order of the list.
    pub items: Vec<ItemJudgement>,
    /// The parts, in the order of the notice.
    pub parts: Vec<PartJudgement>,
    /// The admitted shortcomings, in the order of the text.
    pub gaps: Vec<GapJudgement>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Judges a document; cannot fail.
#[must_use]
pub fn check(document: &Document, pack: &Pack, stated: &Stated) -> Judgement {
    judge(document, pack, stated, &mut trace::Recorder::default())
}

/// Judges a document, and lets the recorder take down how the items that it traces are judged.
fn judge(
    document: &Document,
    pack: &Pack,
    stated: &Stated,
    recorder: &mut trace::Recorder,
) -> Judgement {
    let mut scan = Scan::default();
    let mut profile = school::profile(document, pack, stated);
    let year = profile.year.as_ref().map(|year| year.value);
    let layout = parts::Layout::new(document, pack, &mut scan);
    let scopes = scope::Scopes::new(document, pack, &layout);
    let mut survey = survey::Survey::new(document);
    let mut items = items::judge(document, pack, &scopes, &mut survey, &mut scan, recorder);
    ruling::follow(&mut items, &stated.rulings);
    let mut parts = parts::judge(document, pack, &layout, &survey, year);
    settle(&mut profile, &items, &survey);
    profile.concerned = survey.concerned.map(|value| Fact {
        value,
        origin: Origin::Text,
    });
    profile.depending = applies::depending(pack, &profile);
    let gaps = gaps::judge(document, pack, &parts, &survey.admitting, year, &mut scan);
    part_gaps::hear_gaps(document, pack, &mut parts, &gaps);
    part_gaps::hear_measures(document, pack, &mut parts, &gaps);
    let title = school::title_text(document);
    let report = fault::Report {
        document,
        pack,
        profile: &profile,
        title: &title,
        items: &items,
        parts: &parts,
        gaps: &gaps,
    };
    let faults = fault::find(&report, &mut scan);
    Judgement {
        profile,
        title,
        items,
        parts,
        gaps,
        faults,
    }
}

/// Lets the report's own words settle the ownership, and whether a 本科 school trains graduate students, where nothing
/// stronger does.
fn settle(profile: &mut Profile, items: &[ItemJudgement], survey: &survey::Survey) {
    if profile.ownership.is_none() {
        // A private school may compare itself with public ones; the reverse is rare.
        let said = match (survey.private, survey.public) {
            (true, _) => Some(Ownership::Private),
            (false, true) => Some(Ownership::Public),
            (false, false) => None,
        };
        profile.ownership = said.map(|value| Fact {
            value,
            origin: Origin::Text,
        });
    }
    if !profile.graduate_unsettled {
        return;
    }
    let graduate = |status: Status| {
        items
            .iter()
            .any(|item| (11..=14).contains(&item.number) && item.status == status)
    };
    let level = if graduate(Status::Disclosed) {
        Level::Graduate
    } else if graduate(Status::Nil) {
        Level::Undergraduate
    } else {
        return;
    };
    profile.level = Some(Fact {
        value: level,
        origin: Origin::Text,
    });
    profile.graduate_unsettled = false;
}
