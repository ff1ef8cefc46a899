//! The JSON contract, version 1. Fields may be added, never renamed or changed in meaning.
//!
//! Reviews are written as they come, so a run over thousands of reports keeps none of them.

mod accepted;
mod end;

pub(super) use end::{error, outcome};

use super::escape::to_writer;
use super::render::Render;
use crate::document::Place;
use crate::pack::Pack;
use crate::review::{
    Acceptance, Coverage, Finding, GapReview, ItemReview, PartReview, Quote, Review, Severity,
    Summary, Unreviewed,
};
use accepted::{RuledView, WaivedView};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes one JSON document: a head, the reports, the errors, the summary.
#[derive(Debug, Default)]
pub struct Json {
    reports: usize,
    errors: Vec<Unreviewed>,
}

impl Render for Json {
    fn begin(&mut self, out: &mut dyn Write, pack: &Pack) -> io::Result<()> {
        out.write_all(b"{")?;
        head(out, pack)?;
        write!(out, ",\"reports\":[")
    }

    fn review(
        &mut self,
        out: &mut dyn Write,
        review: &Review<'_>,
        encoded: &[u8],
    ) -> io::Result<()> {
        if self.reports > 0 {
            out.write_all(b",")?;
        }
        self.reports += 1;
        out.write_all(b"\n")?;
        if encoded.is_empty() {
            return to_writer(out, &ReportView::new(review));
        }
        out.write_all(encoded)
    }

    fn unreviewed(&mut self, _out: &mut dyn Write, unreviewed: &Unreviewed) -> io::Result<()> {
        self.errors.push(unreviewed.clone());
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        end::write(out, &self.errors, summary)
    }
}

/// The fields with which a document begins: its version, the program, the pack.
pub(super) fn head(out: &mut dyn Write, pack: &Pack) -> io::Result<()> {
    let tool = Named {
        name: "xxgk",
        version: env!("CARGO_PKG_VERSION"),
    };
    let pack = Identified {
        id: &pack.id.id,
        version: &pack.id.version,
    };
    write!(out, "\"schema\":1,\"tool\":")?;
    to_writer(out, &tool)?;
    write!(out, ",\"pack\":")?;
    to_writer(out, &pack)
}

/// Most reviews take no more bytes.
const USUAL: usize = 32 << 10;

/// A review as an object of the list `reports`.
#[must_use]
pub fn encode(review: &Review<'_>) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(USUAL);
    to_writer(&mut encoded, &ReportView::new(review))
        .expect("the views hold strings and numbers only");
    encoded
}

/// A list whose entries are made one by one while they are written, so that there is never a second list of them.
struct List<'v, T, V> {
    of: &'v [T],
    view: fn(&'v T) -> V,
}

impl<T, V> List<'_, T, V> {
    fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

impl<T, V: Serialize> Serialize for List<'_, T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.of.iter().map(self.view))
    }
}

/// Quotes, as the list of them.
type Quotes<'v> = List<'v, Quote, QuoteView<'v>>;

fn quotes(of: &[Quote]) -> Quotes<'_> {
    let view = QuoteView::from;
    List { of, view }
}

#[derive(Serialize)]
struct Named<'v> {
    name: &'v str,
    version: &'v str,
}

#[derive(Serialize)]
struct Identified<'v> {
    id: &'v str,
    version: &'v str,
}

#[derive(Serialize)]
struct ReportView<'v> {
    path: &'v str,
    title: &'v str,
    school: SchoolView<'v>,
    year: Option<u16>,
    period: Option<PeriodView<'v>>,
    items: List<'v, ItemReview<'v>, ItemView<'v>>,
    parts: List<'v, PartReview<'v>, PartView<'v>>,
    gaps: List<'v, GapReview, GapView<'v>>,
    findings: FindingList<'v>,
    coverage: CoverageView,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct SchoolView<'v> {
    name: Option<&'v str>,
    level: Option<&'static str>,
    ownership: Option<&'static str>,
    /// Where the level comes from: it decides which items concern the school.
    origin: Option<&'static str>,
    name_origin: Option<&'static str>,
    ownership_origin: Option<&'static str>,
    authority: Option<&'v str>,
    /// How many items of the list the report says concern the school.
    items_concerned: Option<u8>,
}

#[derive(Serialize)]
struct PeriodView<'v> {
    start: &'v str,
    end: &'v str,
}

#[derive(Serialize)]
struct ItemView<'v> {
    number: u8,
    title: &'v str,
    category: u8,
    applies: &'static str,
    status: &'static str,
    elements: &'v [&'v str],
    missing_elements: &'v [&'v str],
    pointer: &'static str,
    evidence: Quotes<'v>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruled: Option<RuledView<'v>>,
}

#[derive(Serialize)]
struct QuoteView<'v> {
    quote: &'v str,
    line: u32,
    column: u32,
    offset: u32,
    length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceView>,
}

impl<'v> From<&'v Quote> for QuoteView<'v> {
    fn from(quote: &'v Quote) -> Self {
        let position = quote.position;
        Self {
            quote: &quote.text,
            line: position.line,
            column: position.column,
            offset: position.offset,
            length: position.length,
            place: place(quote.place),
        }
    }
}

#[derive(Serialize)]
struct PlaceView {
    #[serde(skip_serializing_if = "is_zero")]
    paragraph: u32,
    #[serde(skip_serializing_if = "is_zero")]
    table: u32,
    #[serde(skip_serializing_if = "is_zero")]
    row: u32,
    #[serde(skip_serializing_if = "is_zero")]
    cell: u32,
    #[serde(skip_serializing_if = "is_zero")]
    page: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for this signature"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn place(place: Place) -> Option<PlaceView> {
    let Place {
        paragraph,
        table,
        row,
        cell,
        page,
    } = place;
    (place != Place::default()).then_some(PlaceView {
        paragraph,
        table,
        row,
        cell,
        page,
    })
}

#[derive(Serialize)]
struct PartView<'v> {
    id: &'v str,
    status: &'static str,
    required: bool,
    heading: Option<&'v str>,
    line: Option<u32>,
    lacks: &'v [&'v str],
}

#[derive(Serialize)]
struct GapView<'v> {
    #[serde(flatten)]
    quote: QuoteView<'v>,
    remedy: &'static str,
    remedy_quote: Option<&'v str>,
    remedy_line: Option<u32>,
    items: &'v [u8],
}

#[derive(Serialize)]
struct FindingView<'v> {
    rule: &'v str,
    item: Option<u8>,
    severity: &'static str,
    message: &'v str,
    help: &'v str,
    basis: &'v str,
    #[serde(flatten)]
    quote: QuoteView<'v>,
    fingerprint: &'v str,
    #[serde(skip_serializing_if = "List::is_empty")]
    related: Quotes<'v>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<WaivedView<'v>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    known: bool,
}

#[derive(Serialize)]
struct CoverageView {
    applicable: u32,
    disclosed: u32,
    underspecified: u32,
    nil: u32,
    missing: u32,
    unclear: u32,
    not_applicable: u32,
    waived: u32,
}

impl From<Coverage> for CoverageView {
    fn from(of: Coverage) -> Self {
        let Coverage {
            applicable,
            disclosed,
            underspecified,
            nil,
            missing,
            unclear,
            not_applicable,
            waived,
        } = of;
        Self {
            applicable,
            disclosed,
            underspecified,
            nil,
            missing,
            unclear,
            not_applicable,
            waived,
        }
    }
}

impl<'v> ReportView<'v> {
    fn new(review: &'v Review<'_>) -> Self {
        Self {
            path: &review.path,
            title: &review.title,
            school: school(review),
            year: review.profile.year.as_ref().map(|year| year.value),
            period: review.profile.period.as_ref().map(|period| PeriodView {
                start: &period.value.0,
                end: &period.value.1,
            }),
            items: items(review),
            parts: parts(review),
            gaps: gaps(review),
            findings: FindingList(accepted::all(review).collect()),
            coverage: review.coverage.into(),
            notes: review.notes.iter().map(ToString::to_string).collect(),
        }
    }
}

fn school<'v>(review: &'v Review<'_>) -> SchoolView<'v> {
    let profile = &review.profile;
    SchoolView {
        name: profile.name.as_ref().map(|name| name.value.as_str()),
        level: profile.level.as_ref().map(|level| level.value.name()),
        ownership: profile
            .ownership
            .as_ref()
            .map(|ownership| ownership.value.name()),
        origin: profile.level.as_ref().map(|level| level.origin.name()),
        name_origin: profile.name.as_ref().map(|name| name.origin.name()),
        ownership_origin: profile
            .ownership
            .as_ref()
            .map(|ownership| ownership.origin.name()),
        authority: profile
            .authority
            .as_ref()
            .map(|authority| authority.value.as_str()),
        items_concerned: profile.concerned.as_ref().map(|count| count.value),
    }
}

fn items<'v>(review: &'v Review<'_>) -> List<'v, ItemReview<'v>, ItemView<'v>> {
    let view = |item: &'v ItemReview<'v>| ItemView {
        number: item.number,
        title: item.title,
        category: item.category,
        applies: item.applies.name(),
        status: item.status.name(),
        elements: &item.elements,
        missing_elements: &item.missing_elements,
        pointer: item.pointer.name(),
        evidence: quotes(&item.evidence),
        ruled: item.ruled.as_ref().map(RuledView::from),
    };
    let of = review.items.as_slice();
    List { of, view }
}

fn parts<'v>(review: &'v Review<'_>) -> List<'v, PartReview<'v>, PartView<'v>> {
    let view = |part: &'v PartReview<'v>| PartView {
        id: part.id,
        status: part.status.name(),
        required: part.required,
        heading: part.heading.as_ref().map(|quote| quote.text.as_str()),
        line: part.heading.as_ref().map(|quote| quote.position.line),
        lacks: &part.lacks,
    };
    let of = review.parts.as_slice();
    List { of, view }
}

fn gaps<'v>(review: &'v Review<'_>) -> List<'v, GapReview, GapView<'v>> {
    let view = |gap: &'v GapReview| GapView {
        quote: (&gap.quote).into(),
        remedy: gap.remedy.name(),
        remedy_quote: gap.remedy_quote.as_ref().map(|quote| quote.text.as_str()),
        remedy_line: gap.remedy_quote.as_ref().map(|quote| quote.position.line),
        items: &gap.items,
    };
    let of = review.gaps.as_slice();
    List { of, view }
}

/// The findings, those set aside among the others.
struct FindingList<'v>(Vec<(&'v Finding<'v>, Option<&'v Acceptance>)>);

impl Serialize for FindingList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(finding, why)| FindingView {
            rule: finding.rule,
            item: finding.item,
            severity: Severity::name(finding.severity),
            message: &finding.message,
            help: &finding.help,
            basis: &finding.basis,
            quote: (&finding.quote).into(),
            fingerprint: &finding.fingerprint,
            related: quotes(&finding.related),
            waived: accepted::waived(*why),
            known: *why == Some(&Acceptance::Known),
        }))
    }
}
