//! Addresses that cannot be right: the offline rules of the group `links`.

mod form;

use super::{Fault, Line, Report, Subject, fault};
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What the lines so far say: every school's address, for the report's own can be told only by its number.
#[derive(Default)]
pub(super) struct Links {
    seen: Vec<Seen>,
    /// Rows of tables that speak of somebody else.
    rows: BTreeSet<(u32, u32)>,
}

/// An address under `edu.cn`.
struct Seen {
    domain: String,
    span: Span,
    /// Whether the words around it say that it is somebody else's.
    elsewhere: bool,
    /// The row of a table in which it stands.
    row: Option<(u32, u32)>,
}

/// Fewer addresses than this do not show which domain is the school's own.
const LEAST_OWN: usize = 3;

impl Links {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, faults: &mut Vec<Fault>) {
        let text = line.text();
        for range in form::malformed(text, &|range| {
            report.document.slice(line.span(range)).contains('\n')
        }) {
            let span = line.span(range);
            let mut fault = fault("link-malformed", Subject::Report, span);
            let address = report.document.slice(span);
            fault.values = vec![("address", crate::document::masked(address).into_owned())];
            faults.push(fault);
        }
        for sentence in &line.sentences {
            for link in &sentence.links {
                let elsewhere = line
                    .words(Class::LinkElsewhere)
                    .any(|word| sentence.range.contains(&word.start));
                self.see(
                    &text[link.clone()],
                    line.span(link.clone()),
                    elsewhere,
                    line,
                );
            }
        }
        let place = line.place;
        let within = |span: Span| place.start <= span.start && span.end <= place.end;
        // Links stand in the order of the text.
        let links = report.document.links();
        let first = links.partition_point(|link| link.span.start < place.start);
        for link in links[first..].iter().take_while(|link| within(link.span)) {
            let elsewhere = line.words(Class::LinkElsewhere).next().is_some();
            self.see(&link.target, link.span, elsewhere, line);
        }
        // A row of a table about somebody else's address says so in another cell.
        if let Some(row) = row_of(line.kind)
            && line.words(Class::LinkElsewhere).next().is_some()
        {
            self.rows.insert(row);
        }
    }

    fn see(&mut self, address: &str, span: Span, elsewhere: bool, line: &Line<'_>) {
        if let Some(domain) = form::school_domain(address) {
            self.seen.push(Seen {
                domain,
                span,
                elsewhere,
                row: row_of(line.kind),
            });
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for seen in &self.seen {
            *counts.entry(&seen.domain).or_default() += 1;
        }
        let Some((own, count)) = counts.iter().max_by_key(|(_, count)| **count) else {
            return;
        };
        // Where many addresses are others', none can be told to be the school's.
        if *count < LEAST_OWN || *count * 4 < self.seen.len() * 3 {
            return;
        }
        for seen in &self.seen {
            let of_others = seen.row.is_some_and(|row| self.rows.contains(&row));
            if seen.domain == *own || seen.elsewhere || of_others {
                continue;
            }
            let mut fault = fault("link-foreign-host", Subject::Report, seen.span);
            fault.values = vec![("host", seen.domain.clone()), ("own", (*own).to_owned())];
            fault.open = true;
            if !is_public(report, &seen.domain) {
                faults.push(fault);
            }
        }
    }
}

/// The row of a table to which a cell belongs.
fn row_of(kind: BlockKind) -> Option<(u32, u32)> {
    match kind {
        BlockKind::Cell { table, row } => Some((table, row)),
        _ => None,
    }
}

/// Whether a domain is an authority's or a service's and no school's.
fn is_public(report: &Report<'_>, domain: &str) -> bool {
    let mut hits = Vec::new();
    let mut scan = crate::pack::Scan::default();
    report
        .pack
        .fault_lexicon
        .scan(&mut scan, domain, 0, &mut hits);
    hits.iter()
        .any(|hit| hit.owner == crate::pack::Owner::Class(Class::LinkPublicHost) && hit.start == 0)
}
