//! What is wrong with the items, the parts and the gaps, as they were judged.

use super::{Fault, Report, Subject, binds, fault};
use crate::check::ItemJudgement;
use crate::check::applies::applies;
use crate::check::status::{PartStatus, Pointer, Remedy, Shortfall, Status};
use crate::pack::Applies;

/// Finds what is wrong with the items, the parts and the gaps.
pub(super) fn find(report: &Report<'_>, faults: &mut Vec<Fault>) {
    of_items(report, faults);
    of_parts(report, faults);
    of_gaps(report, faults);
}

fn of_items(report: &Report<'_>, faults: &mut Vec<Fault>) {
    let items = report.items;
    for (item, judged) in report.pack.items.iter().zip(items) {
        let (applies, _) = applies(&item.applies, report.profile);
        if applies == Applies::No {
            continue;
        }
        let first = judged
            .evidence
            .first()
            .copied()
            .unwrap_or_else(|| report.start());
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
            .unwrap_or_else(|| report.start());
        faults.push(fault(
            "item-without-pointer",
            Subject::Count(disclosed.len()),
            first,
        ));
    }
}

fn of_parts(report: &Report<'_>, faults: &mut Vec<Fault>) {
    for judged in report.parts {
        let part = &report.pack.parts[judged.part];
        if !part.required || !binds(part.since, report.profile) {
            continue;
        }
        let place = judged.heading.unwrap_or_else(|| report.start());
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

fn of_gaps(report: &Report<'_>, faults: &mut Vec<Fault>) {
    for (index, gap) in report.gaps.iter().enumerate() {
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
    if report.gaps.is_empty() {
        let problems = report.part("problems");
        let place = problems
            .and_then(|part| part.heading)
            .unwrap_or_else(|| report.start());
        faults.push(fault("no-gap-admitted", Subject::Report, place));
    }
}
