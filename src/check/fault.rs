//! What is wrong with a report, as facts: which rule, where, and the values that fill the rule's sentences.

use super::applies::applies;
use super::gaps::GapJudgement;
use super::items::ItemJudgement;
use super::parts::PartJudgement;
use super::profile::Profile;
use super::status::{PartStatus, Pointer, Remedy, Shortfall, Status};
use crate::document::Document;
use crate::pack::{Applies, Pack};
use crate::span::Span;

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
    /// Whether it only asks the school to say so: an item that may not concern it.
    pub open: bool,
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

/// Finds what is wrong with the items, the parts and the gaps.
pub(super) fn find(
    document: &Document,
    pack: &Pack,
    profile: &Profile,
    items: &[ItemJudgement],
    parts: &[PartJudgement],
    gaps: &[GapJudgement],
) -> Vec<Fault> {
    let mut faults = Vec::new();
    of_items(document, pack, profile, items, &mut faults);
    of_parts(document, pack, profile, parts, &mut faults);
    of_gaps(document, pack, parts, gaps, &mut faults);
    faults.retain(|fault| pack.rule(fault.rule).is_some());
    faults
}

fn fault(rule: &'static str, subject: Subject, span: Span) -> Fault {
    Fault {
        rule,
        case: None,
        subject,
        span,
        related: Vec::new(),
        open: false,
    }
}

fn start(document: &Document) -> Span {
    let title = document.title().unwrap_or_default();
    Span {
        start: title.start,
        end: title.start,
    }
}

fn of_items(
    document: &Document,
    pack: &Pack,
    profile: &Profile,
    items: &[ItemJudgement],
    faults: &mut Vec<Fault>,
) {
    for (item, judged) in pack.items.iter().zip(items) {
        let (applies, _) = applies(&item.applies, profile);
        if applies == Applies::No {
            continue;
        }
        let first = judged
            .evidence
            .first()
            .copied()
            .unwrap_or_else(|| start(document));
        let subject = Subject::Item(item.number);
        let open = applies == Applies::Depends;
        match judged.status {
            Status::Missing => {
                let related = judged.nearest.into_iter().collect();
                faults.push(Fault {
                    open,
                    related,
                    ..fault("item-missing", subject, first)
                });
            }
            Status::Underspecified => {
                let related = judged.evidence.iter().skip(1).copied().collect();
                faults.push(Fault {
                    case: judged.shortfall.map(Shortfall::name),
                    related,
                    ..fault("item-underspecified", subject, first)
                });
            }
            Status::Nil if item.expected && applies == Applies::Yes => {
                faults.push(fault("item-nil-unexpected", subject, first));
            }
            Status::Nil | Status::Disclosed => {}
        }
    }
    let disclosed: Vec<&ItemJudgement> = items
        .iter()
        .filter(|item| item.status == Status::Disclosed)
        .collect();
    if !disclosed.is_empty()
        && disclosed
            .iter()
            .all(|item| matches!(item.pointer, Pointer::None | Pointer::Figure))
    {
        let first = disclosed[0]
            .evidence
            .first()
            .copied()
            .unwrap_or_else(|| start(document));
        faults.push(fault(
            "item-without-pointer",
            Subject::Count(disclosed.len()),
            first,
        ));
    }
}

fn of_parts(
    document: &Document,
    pack: &Pack,
    profile: &Profile,
    parts: &[PartJudgement],
    faults: &mut Vec<Fault>,
) {
    for judged in parts {
        let part = &pack.parts[judged.part];
        if !part.required || !binds(part.since, profile) {
            continue;
        }
        let place = judged.heading.unwrap_or_else(|| start(document));
        match judged.status {
            PartStatus::Missing => {
                faults.push(fault("part-missing", Subject::Part(judged.part), place));
            }
            PartStatus::Thin => faults.push(Fault {
                case: match (judged.is_short(part), judged.lacks.is_empty()) {
                    (true, true) => Some("short"),
                    (true, false) => Some("short-lacks"),
                    (false, _) => None,
                },
                ..fault("part-thin", Subject::Part(judged.part), place)
            }),
            PartStatus::Present => {}
        }
    }
}

/// Whether a demand that a notice introduced in some year binds the report; a report of unknown year is held to all.
pub(crate) fn binds(since: Option<u16>, profile: &Profile) -> bool {
    match (since, &profile.year) {
        (Some(since), Some(year)) => year.value >= since,
        _ => true,
    }
}

fn of_gaps(
    document: &Document,
    pack: &Pack,
    parts: &[PartJudgement],
    gaps: &[GapJudgement],
    faults: &mut Vec<Fault>,
) {
    for (index, gap) in gaps.iter().enumerate() {
        let related = gap.measure.into_iter().collect::<Vec<_>>();
        faults.push(Fault {
            case: (gap.remedy == Remedy::Addressed).then_some("addressed"),
            related: related.clone(),
            ..fault("gap-admitted", Subject::Gap(index), gap.span)
        });
        match gap.remedy {
            Remedy::None => faults.push(fault("gap-without-remedy", Subject::Gap(index), gap.span)),
            Remedy::Vague => faults.push(Fault {
                related,
                ..fault("gap-vague-remedy", Subject::Gap(index), gap.span)
            }),
            Remedy::Addressed => {}
        }
    }
    if gaps.is_empty() {
        let problems = parts
            .iter()
            .find(|part| pack.parts[part.part].id == "problems");
        let place = problems
            .and_then(|part| part.heading)
            .unwrap_or_else(|| start(document));
        faults.push(fault("no-gap-admitted", Subject::Report, place));
    }
}
