//! What is wrong with a report, as facts: which rule, where, and the values that fill the rule's sentences.
//!
//! The report's text is read once, line by line (`line.rs`); each family of faults looks at every line and speaks up at
//! once or at the end. What is wrong with items, parts and gaps follows from how they were judged.

mod announced;
mod application_table;
mod applications;
mod artefact;
mod book;
mod breakdown;
mod cell;
mod citations;
mod contradiction;
mod date;
mod dates;
mod figure;
mod growth;
mod headings;
mod judged;
mod line;
mod links;
mod lists;
mod members;
mod names;
mod numeral;
mod pairs;
mod praise;
mod preceding;
mod privacy;
mod quantity;
mod repeats;
mod self_names;
mod shares;
mod slogans;
mod spread;
mod sums;
mod template;
mod totals;
mod vague;

use super::ItemJudgement;
use super::gaps::GapJudgement;
use super::parts::PartJudgement;
use super::profile::Profile;
use crate::document::Document;
use crate::pack::{Pack, Scan};
use crate::span::Span;
use line::Line;

/// One thing that is wrong. Words and severity are the pack's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the rule.
    pub rule: &'static str,
    /// The case of the rule, where its words differ from case to case.
    pub case: Option<&'static str>,
    /// What it is about.
    pub subject: Subject,
    /// Where it stands; empty at the start of the text for what is absent.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Span>,
    /// Whether it only asks the school to look: an item that may not concern it, a fault that the words do not settle.
    pub open: bool,
    /// Values for the blanks of the rule's sentences, beyond those of its subject.
    pub values: Vec<(&'static str, String)>,
}

/// What a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An item, by number.
    Item(u8),
    /// A part, by index.
    Part(usize),
    /// A gap, by index.
    Gap(usize),
    /// So many of something.
    Count(usize),
    /// The report as a whole.
    Report,
}

/// All that is known of the report when its faults are looked for.
pub(super) struct Report<'r> {
    pub(super) document: &'r Document,
    pub(super) pack: &'r Pack,
    pub(super) profile: &'r Profile,
    /// The words of the title, without blanks.
    pub(super) title: &'r str,
    pub(super) items: &'r [ItemJudgement],
    pub(super) parts: &'r [PartJudgement],
    pub(super) gaps: &'r [GapJudgement],
}

impl Report<'_> {
    /// The empty span at the start of the title, where what is absent is pointed at.
    fn start(&self) -> Span {
        let title = self.document.title().unwrap_or_default();
        Span {
            start: title.start,
            end: title.start,
        }
    }

    /// The judgement on the part of that id.
    fn part(&self, id: &str) -> Option<&PartJudgement> {
        self.parts
            .iter()
            .find(|part| self.pack.parts[part.part].id == id)
    }
}

/// Finds what is wrong with a report.
pub(super) fn find(report: &Report<'_>, scan: &mut Scan) -> Vec<Fault> {
    let mut faults = Vec::new();
    judged::find(report, &mut faults);
    let mut families = Families::default();
    for (index, block) in report.document.blocks().iter().enumerate() {
        for piece in line::pieces(report.document, block.span) {
            let line = Line::read(report, index, piece, scan);
            families.read(report, &line, &mut faults);
        }
    }
    families.finish(report, &mut faults);
    faults.retain(|fault| report.pack.rule(fault.rule).is_some());
    faults
}

/// A fault about the report as a whole, or with the subject put in its place.
fn fault(rule: &'static str, subject: Subject, span: Span) -> Fault {
    Fault {
        rule,
        case: None,
        subject,
        span,
        related: Vec::new(),
        open: false,
        values: Vec::new(),
    }
}

/// Whether a demand that a notice introduced in some year binds the report; a report of unknown year is held to all.
pub(crate) fn binds(since: Option<u16>, profile: &Profile) -> bool {
    match (since, &profile.year) {
        (Some(since), Some(year)) => year.value >= since,
        _ => true,
    }
}

/// The families of faults, each with what it remembers of the lines before.
#[derive(Default)]
struct Families {
    sums: sums::Sums,
    lists: lists::Lists,
    applications: applications::Applications,
    shares: shares::Shares,
    vague: vague::Vague,
    dates: dates::Dates,
    citations: citations::Citations,
    links: links::Links,
    privacy: privacy::Privacy,
    names: names::Names,
    praise: praise::Praise,
    template: template::Template,
    repeats: repeats::Repeats,
    self_names: self_names::SelfNames,
    contradiction: contradiction::Contradictions,
    headings: headings::Headings,
    announced: announced::Announced,
}

impl Families {
    fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        self.sums.read(report, line, faults);
        self.lists.read(report, line, faults);
        self.applications.read(report, line, faults);
        self.shares.read(report, line, faults);
        self.vague.read(report, line, faults);
        self.dates.read(report, line, faults);
        self.citations.read(report, line, faults);
        self.links.read(report, line, faults);
        self.privacy.read(report, line, faults);
        self.names.read(report, line, faults);
        self.praise.read(report, line, faults);
        self.template.read(report, line, faults);
        self.repeats.read(report, line, faults);
        self.self_names.read(report, line, faults);
        self.contradiction.read(report, line, faults);
        self.headings.read(report, line, faults);
        self.announced.read(report, line, faults);
    }

    fn finish(self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        self.sums.finish(report, faults);
        self.lists.finish(report, faults);
        self.applications.finish(report, faults);
        self.shares.finish(report, faults);
        self.vague.finish(report, faults);
        self.dates.finish(report, faults);
        self.citations.finish(report, faults);
        self.links.finish(report, faults);
        self.privacy.finish(report, faults);
        self.names.finish(report, faults);
        self.praise.finish(report, faults);
        self.template.finish(report, faults);
        self.repeats.finish(report, faults);
        self.self_names.finish(report, faults);
        self.contradiction.finish(report, faults);
        self.headings.finish(report, faults);
        self.announced.finish(report, faults);
    }
}
