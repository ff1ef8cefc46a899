//! The shortcomings that a school admits, each once, in the order of the text.
//!
//! They are taken from the part 存在的问题 as the school counts them; the preamble ("取得了一些成效，但还存在一些不足") is
//! none of them. What answers them, `remedy.rs` works out.

use super::declared;
use super::gap_table;
use super::parts::PartJudgement;
use super::passage::{Form, Piece, Point, pieces};
use super::phrase::{Phrase, Reader};
use super::points::{Side, Statement};
use super::remedy;
use super::status::{PartStatus, Remedy};
use crate::document::Document;
use crate::pack::{Class, Owner, Pack, Scan};
use crate::span::Span;
use std::ops::Range;

/// An admitted shortcoming.
#[derive(Clone, Debug)]
pub struct GapJudgement {
    /// Its words.
    pub span: Span,
    /// Whether a measure answers it.
    pub remedy: Remedy,
    /// The measure's words.
    pub measure: Option<Span>,
    /// Items that it names.
    pub items: Vec<u8>,
}

/// A shortcoming and what its own lines say about mending it.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) phrase: Phrase,
    /// What stands with it and mends it.
    pub(super) own: Vec<Statement>,
    /// Whether the school counts it.
    pub(super) counted: bool,
}

/// A point that mends.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) statements: Vec<Statement>,
    /// Whether the school counts it.
    pub(super) counted: bool,
}

/// Finds every admitted shortcoming and its remedy.
pub(super) fn judge(
    document: &Document,
    pack: &Pack,
    parts: &[PartJudgement],
    scan: &mut Scan,
) -> Vec<GapJudgement> {
    if !document.declared().gaps.is_empty() {
        return declared::gaps(document, pack, scan);
    }
    let mut reader = Reader::new(pack);
    let mut judged = Vec::new();
    for region in regions(pack, parts) {
        let mut admitted = Admitted::new(&region);
        for blocks in region.problems.iter().chain(&region.improvements) {
            judged.extend(gap_table::judge(
                document,
                &mut reader,
                blocks.clone(),
                scan,
            ));
        }
        if let Some(blocks) = region.problems.clone() {
            admitted.take(pieces(document, &mut reader, blocks));
        }
        admitted.close();
        for blocks in region.improvements {
            admitted.side = Side::Measures;
            admitted.flips = admitted.gaps.is_empty();
            admitted.take(pieces(document, &mut reader, blocks));
        }
        let Admitted {
            mut gaps, measures, ..
        } = admitted;
        remedy::admitted_by_measures(&mut reader, &mut gaps, &measures);
        judged.extend(remedy::answer(&mut reader, &gaps, &measures, scan));
    }
    judged.sort_by_key(|gap| gap.span.start);
    judged.dedup_by_key(|gap| gap.span);
    judged
}

/// A part about problems with the parts about measures that belong to it.
struct Region {
    problems: Option<Range<usize>>,
    improvements: Vec<Range<usize>>,
}

/// The regions of a report; mostly one. Each part about measures belongs to the problems before it, so that a text of
/// many reports stays many small comparisons.
fn regions(pack: &Pack, parts: &[PartJudgement]) -> Vec<Region> {
    let blocks_of = |id: &str| {
        parts
            .iter()
            .find(|part| pack.parts[part.part].id == id && part.status != PartStatus::Missing)
            .map(|part| part.blocks.clone())
            .unwrap_or_default()
    };
    let (mut problems, mut improvements) = (blocks_of("problems"), blocks_of("improvements"));
    problems.sort_by_key(|blocks| blocks.start);
    improvements.sort_by_key(|blocks| blocks.start);
    improvements.retain(|blocks| !blocks.is_empty());
    if problems.is_empty() {
        return vec![Region {
            problems: None,
            improvements,
        }];
    }
    let mut rest = improvements.into_iter().peekable();
    let mut regions = Vec::new();
    for (index, blocks) in problems.iter().enumerate() {
        let next = problems
            .get(index + 1)
            .map_or(usize::MAX, |next| next.start);
        let mut mine = Vec::new();
        while let Some(measures) = rest.next_if(|measures| measures.start < next) {
            // What lies within the part about problems is read with it.
            if measures.start >= blocks.end || measures.end <= blocks.start {
                mine.push(measures);
            }
        }
        regions.push(Region {
            problems: Some(blocks.clone()),
            improvements: mine,
        });
    }
    regions
}

/// What was found in a region so far.
struct Admitted {
    gaps: Vec<Gap>,
    measures: Vec<Measure>,
    side: Side,
    /// Whether words of a shortcoming lead back from the measures to the problems.
    flips: bool,
    /// Runs of shortcomings, each with the run of measures behind it.
    runs: Vec<(Range<usize>, Range<usize>)>,
}

impl Admitted {
    fn new(region: &Region) -> Self {
        Self {
            gaps: Vec::new(),
            measures: Vec::new(),
            side: if region.problems.is_some() {
                Side::Problems
            } else {
                Side::Measures
            },
            flips: true,
            runs: Vec::new(),
        }
    }

    fn take(&mut self, pieces: Vec<Piece>) {
        let headlines = pieces.iter().filter(|piece| is_headline(piece)).count() >= 2;
        for piece in pieces {
            match piece {
                Piece::Side(side) => self.side = side,
                Piece::Lead(lead) => self.lead(&lead),
                Piece::Point(_) if self.side == Side::Neither => {}
                Piece::Point(mut point) => {
                    if headlines && point.form == Form::Running && opens_with_headline(&point) {
                        point.form = Form::Line(None);
                    }
                    self.point(point);
                }
            }
        }
    }

    /// A sentence that leads to a list says what the list is of.
    fn lead(&mut self, lead: &Statement) {
        let phrase = &lead.phrase;
        let admits = phrase.has(Class::GapLead) || phrase.has(Class::Gap);
        let turns = phrase.turns
            || phrase.opens(Class::AimAlways)
            || (phrase.has(Class::MeasureLead) && !admits);
        if phrase.has(Class::NoGap) {
            // A list of what was mended, as last year's shortcomings, is neither.
            self.side = Side::Neither;
        } else if lead.told == Some(Side::Measures) || turns || (phrase.promises() && !admits) {
            self.side = Side::Measures;
        } else if self.flips && admits {
            self.side = Side::Problems;
        }
    }

    fn point(&mut self, point: Point) {
        let first = &point.statements[0];
        let counted = point.form != Form::Running;
        let told = first.told;
        if told == Some(Side::Problems) && self.flips {
            self.side = Side::Problems;
        }
        if told == Some(Side::Measures) {
            self.measure(point.statements, counted);
            return;
        }
        if self.side == Side::Measures {
            let set_off = matches!(point.form, Form::Heading(_) | Form::Line(_));
            let back = self.flips && set_off && names_a_gap(&first.phrase);
            if !back || first.phrase.opens(Class::AimOpen) || mends(first) {
                self.measure(point.statements, counted);
                return;
            }
            self.side = Side::Problems;
        }
        if counted {
            self.counted(point);
        } else {
            self.running(point.statements);
        }
    }

    /// A point on the side of the problems that the school counts.
    fn counted(&mut self, point: Point) {
        let first = &point.statements[0];
        let phrase = &first.phrase;
        let gap = phrase.has(Class::Gap);
        if phrase.has(Class::NoGap) {
            return;
        }
        if mends(first) || (!gap && acts(phrase)) {
            self.measure(point.statements, true);
            return;
        }
        let more = point.statements.len() > 1;
        if !gap && matches!(point.form, Form::Heading(_) | Form::Line(_)) {
            // 公开内容方面 is the name of what follows; a heading without words of its own is the page's.
            let names = phrase.closes(Class::AimClose) || phrase.opens(Class::AimAlways);
            if more && names {
                self.running(point.statements);
                return;
            }
            if matches!(point.form, Form::Heading(None)) {
                return;
            }
        }
        let mut statements = point.statements.into_iter();
        let Some(first) = statements.next() else {
            return;
        };
        let mut own = Vec::new();
        for statement in statements {
            // What follows a measure goes on with it.
            if !own.is_empty() || mends(&statement) {
                own.push(statement);
            }
        }
        self.gap(first, own, true);
    }

    /// Statements on the side of the problems that the school does not count.
    fn running(&mut self, statements: Vec<Statement>) {
        let mut own_of_last = false;
        let mut mending = false;
        let before = self.gaps.len();
        for statement in statements {
            let phrase = &statement.phrase;
            if mends(&statement) {
                // Within the sentence of a shortcoming a measure is its own.
                match self.gaps.last_mut() {
                    Some(gap) if own_of_last && !statement.opens => gap.own.push(statement),
                    _ => {
                        (own_of_last, mending) = (false, true);
                        self.measure(vec![statement], false);
                    }
                }
            } else if names_a_gap(phrase) {
                let follows = self.gaps.len() > before;
                let goes_on = phrase.opens(Class::GapMore) && follows;
                // Words of a shortcoming that are about nothing lead to those that are: 仍有做得不够的地方.
                let names = phrase.topics != 0 || phrase.has(Class::GapSome) || phrase.figure;
                let leads = statement.leads || !(names || follows);
                let none = phrase.has(Class::NoGap) || phrase.has(Class::MeasureLead);
                if !(goes_on || none || leads) {
                    (own_of_last, mending) = (true, false);
                    self.gap(statement, Vec::new(), false);
                }
            } else if mending && let Some(measure) = self.measures.last_mut() {
                measure.statements.push(statement);
            }
        }
    }

    fn gap(&mut self, statement: Statement, own: Vec<Statement>, counted: bool) {
        self.gaps.push(Gap {
            span: statement.span,
            text: statement.text,
            phrase: statement.phrase,
            own,
            counted,
        });
        let (gaps, measures) = (self.gaps.len(), self.measures.len());
        match self.runs.last_mut() {
            Some((run, behind)) if behind.start == behind.end && run.end + 1 == gaps => {
                run.end = gaps;
            }
            _ => self.runs.push((gaps - 1..gaps, measures..measures)),
        }
    }

    fn measure(&mut self, statements: Vec<Statement>, counted: bool) {
        self.measures.push(Measure {
            statements,
            counted,
        });
        if let Some((_, behind)) = self.runs.last_mut() {
            behind.end = self.measures.len();
        }
    }

    /// Gives every shortcoming the measures that stand right behind it, where problems and measures take turns.
    fn close(&mut self) {
        let turns = self
            .runs
            .iter()
            .filter(|(_, measures)| !measures.is_empty())
            .count();
        if turns < 2 {
            return;
        }
        for (gaps, measures) in &self.runs {
            if gaps.len() == 1 {
                let behind = self.measures[measures.clone()]
                    .iter()
                    .flat_map(|measure| measure.statements.iter().cloned());
                self.gaps[gaps.start].own.extend(behind);
            }
        }
    }
}

/// Whether a phrase names a shortcoming rather than what mends it.
fn names_a_gap(phrase: &Phrase) -> bool {
    phrase.has(Class::Gap)
}

/// Whether a phrase without a shortcoming's words speaks of mending. 公示位置不显眼 does not, for all that 公示 is an act.
fn acts(phrase: &Phrase) -> bool {
    let denies = phrase.has(Class::GapHint) && !phrase.has(Class::Schedule);
    phrase.promises() || phrase.has(Class::Schedule) || (phrase.has(Class::Act) && !denies)
}

/// Whether a statement turns to mending.
fn mends(statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    statement.told == Some(Side::Measures)
        || phrase.turns
        || phrase.opens(Class::AimAlways)
        || (phrase.has(Class::GapAll) && phrase.promises())
}

/// Whether a piece is a paragraph that opens with a headline and goes on.
fn is_headline(piece: &Piece) -> bool {
    matches!(piece, Piece::Point(point) if point.form == Form::Running && opens_with_headline(point))
}

/// A short shortcoming, and then a longer sentence about it.
fn opens_with_headline(point: &Point) -> bool {
    let [first, second, ..] = point.statements.as_slice() else {
        return false;
    };
    first.phrase.length <= 18
        && second.opens
        && second.phrase.length > first.phrase.length
        && names_a_gap(&first.phrase)
        && first.phrase.topics != 0
}

/// Numbers of the items that a shortcoming names.
pub(super) fn items_named(pack: &Pack, text: &str, scan: &mut Scan) -> Vec<u8> {
    let mut hits = Vec::new();
    pack.lexicon.scan(scan, text, 0, &mut hits);
    let mut items: Vec<u8> = hits
        .iter()
        .filter_map(|hit| match hit.owner {
            Owner::Element(item, _) | Owner::About(item) => Some(item),
            _ => None,
        })
        .collect();
    items.sort_unstable();
    items.dedup();
    items
}
