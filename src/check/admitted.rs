//! Which points are shortcomings and which are measures.
//!
//! Headings, labels and words open a side; the words of each point then confirm or turn it. What answers what,
//! `remedy.rs` works out.

use super::announced::{announced, behind_experience, tells_of_others};
use super::passage::{Form, Piece, Point};
use super::phrase::Phrase;
use super::points::{Side, Statement};
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// A longer first sentence is more than the name of what follows.
const LONGEST_NAME: usize = 16;

/// Bytes of the full stop between two sentences of one line.
const STOP: u32 = 3;

/// A shortcoming no longer than this, in characters, is the headline of the sentence about it.
const LONGEST_HEADLINE: usize = 12;

/// A shortcoming without a topic of the pack is about something where it has so many pairs of characters of its own.
const TELLING: usize = 8;

/// A sentence takes up a shortcoming where it shares so many pairs of characters with it.
const SAME_WORDS: usize = 2;

/// A shortcoming and what its own lines say about mending it.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) phrase: Phrase,
    /// What it is about, with the lines that go on about it: a measure may take up any of it.
    pub(super) subject: Phrase,
    /// What stands with it and mends it.
    pub(super) own: Vec<Statement>,
    /// Whether the school counts it.
    pub(super) counted: bool,
    /// Whether it stands outside of the parts about problems and measures: what these promise for all is not for it.
    pub(super) apart: bool,
}

impl Gap {
    /// The shortcoming that a statement admits.
    pub(super) fn new(statement: Statement, own: Vec<Statement>, counted: bool) -> Self {
        Self {
            span: statement.span,
            text: statement.text,
            subject: statement.phrase.clone(),
            phrase: statement.phrase,
            own,
            counted,
            apart: false,
        }
    }
}

/// A point that mends.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) statements: Vec<Statement>,
    /// Whether the school counts it.
    pub(super) counted: bool,
}

impl Measure {
    /// Whether it says that nothing is planned: it keeps its place in the list, and answers nothing.
    pub(super) fn is_none(&self) -> bool {
        self.statements
            .iter()
            .all(|statement| statement.phrase.has(Class::NoMeasure))
    }
}

/// What was found in a region so far.
pub(super) struct Admitted {
    pub(super) gaps: Vec<Gap>,
    pub(super) measures: Vec<Measure>,
    pub(super) side: Side,
    /// Whether words of a shortcoming lead back from the measures to the problems.
    pub(super) flips: bool,
    /// The first shortcoming without a topic of the pack. Mostly it leads to others; where none follows, it is one itself.
    led_to: Option<Statement>,
    /// Runs of shortcomings, each with the run of measures behind it.
    runs: Vec<(Range<usize>, Range<usize>)>,
}

impl Admitted {
    /// Nothing yet, and on the side that a region begins with.
    pub(super) fn new(side: Side) -> Self {
        Self {
            gaps: Vec::new(),
            measures: Vec::new(),
            side,
            flips: true,
            led_to: None,
            runs: Vec::new(),
        }
    }

    /// Takes the pieces of some blocks.
    pub(super) fn take(&mut self, pieces: Vec<Piece>) {
        // 体会有四条：一是… lists neither.
        let mut apart = false;
        let headlines = pieces.iter().filter(|piece| is_headline(piece)).count() >= 2;
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::List(points) => {
                    if let Some(Piece::Point(first)) = pieces.peek()
                        && self.answers_list(points, first)
                    {
                        self.side = Side::Measures;
                    }
                }
                Piece::Side(side) => self.side = side,
                Piece::Lead(lead) => {
                    apart = tells_of_others(&lead.phrase);
                    self.lead(&lead);
                }
                Piece::Point(point) if apart && point.form == Form::Entry => {}
                Piece::Point(point) if self.side == Side::Neither && !sees_gaps(&point) => {}
                Piece::Point(mut point) => {
                    if self.side == Side::Neither {
                        self.side = Side::Problems;
                    }
                    if headlines && point.form == Form::Running && opens_with_headline(&point) {
                        point.form = Form::Line(None);
                    }
                    self.point(point);
                }
            }
        }
    }

    /// Whether a list answers the one before it, point by point: it is as long, and begins with a measure.
    fn answers_list(&self, points: usize, first: &Point) -> bool {
        let phrase = &first.statements[0].phrase;
        self.side == Side::Problems
            && points > 1
            && points == self.gaps.len()
            && self
                .gaps
                .iter()
                .all(|gap| gap.counted && gap.own.is_empty())
            && !names_a_gap(phrase)
            && (phrase.does || leads_with_act(phrase) || mends(&first.statements[0]))
    }

    /// A sentence that leads to a list says what the list is of.
    fn lead(&mut self, lead: &Statement) {
        let phrase = &lead.phrase;
        let opens_list = phrase.has(Class::GapListOpen) && !phrase.has(Class::MeasureLead);
        let admits = phrase.has(Class::GapLead) || phrase.has(Class::Gap) || opens_list;
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
            if self.flips && point.form == Form::Running && point.statements.iter().any(admits) {
                // 努力方向 may begin with what is lacking.
                self.running(point.statements);
                return;
            }
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
    fn counted(&mut self, mut point: Point) {
        let first = &point.statements[0];
        let phrase = &first.phrase;
        let gap = names_a_gap(phrase);
        if phrase.has(Class::NoGap) && !mends(first) {
            return;
        }
        // 关于年度预算。预算说明太简略…: the first sentence is the name of what follows.
        let heads = point.statements.get(1).is_some_and(|next| next.opens)
            && phrase.opens(Class::AimAlways)
            && phrase.length <= LONGEST_NAME;
        if heads && !gap {
            self.running(point.statements.split_off(1));
            return;
        }
        // Under its own label a problem may name an act: 官网改版之后要点四层才能找到.
        let named = first.told == Some(Side::Problems) && !phrase.promises();
        let acts = leads_with_act(phrase);
        if mends(first) || (!gap && !named && acts) {
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
        let (mut own, mut more) = (Vec::new(), Vec::new());
        for statement in statements {
            // What follows a measure goes on with it.
            if !own.is_empty() || mends(&statement) || does_something(&statement) {
                own.push(statement);
            } else {
                more.push(statement);
            }
        }
        let (headline, end) = (first.phrase.length <= LONGEST_HEADLINE, first.span.end);
        self.gap(first, own, true);
        if let Some(gap) = self.gaps.last_mut() {
            more.iter().for_each(|more| gap.subject.add(&more.phrase));
            // A headline alone says little: 系部主页慢半拍。9个系部里有4个….
            if let Some(next) = more
                .first()
                .filter(|next| headline && next.span.start == end + STOP)
            {
                gap.span.end = next.span.end;
            }
        }
    }

    /// Statements on the side of the problems that the school does not count.
    fn running(&mut self, statements: Vec<Statement>) {
        let statements = behind_experience(statements);
        let (mut own_of_last, mut entry_of_seen) = (false, false);
        let mut mending = false;
        let before = self.gaps.len();
        let counted = announced(&statements);
        // What a label calls a problem is one.
        let mut by_label = statements.first().is_some_and(|first| {
            !first.leads && !first.phrase.has(Class::GapLead) && !mends(first)
        });
        let mut statements = statements.into_iter().enumerate().peekable();
        while let Some((index, statement)) = statements.next() {
            // What a shortcoming behind a semicolon goes on with is one of a list, and leads to nothing.
            let lists = statements
                .peek()
                .is_some_and(|(_, next)| !next.opens && names_a_gap(&next.phrase));
            let labelled =
                (by_label && statement.told == Some(Side::Problems)) || counted.contains(&index);
            by_label = false;
            let phrase = &statement.phrase;
            if statement.opens {
                entry_of_seen = phrase.has(Class::GapSeen) || phrase.has(Class::GapLead);
            }
            // 其中… goes on about the shortcoming; 这些指南已重写 mends it.
            let goes_on = phrase.opens(Class::GapMore) && !statement.text.starts_with(['这', '此']);
            let acts = statement.opens && self.acts_on_one(phrase, before);
            let does = (does_something(&statement) || acts) && !self.gaps.is_empty() && !goes_on;
            if mends(&statement) || does {
                // Within the sentence of a shortcoming a measure is its own.
                match self.gaps.last_mut() {
                    Some(gap) if own_of_last && !statement.opens => gap.own.push(statement),
                    _ => {
                        (own_of_last, mending) = (false, true);
                        self.measure(vec![statement], false);
                    }
                }
            } else if labelled
                || names_a_gap(phrase)
                || (own_of_last && goes_on_listing(&statement))
                || (own_of_last && entry_of_seen && is_entry(&statement))
            {
                let follows = self.gaps.len() > before;
                let goes_on = phrase.opens(Class::GapMore) && follows;
                // Words of a shortcoming that are about nothing lead to those that are: 仍有做得不够的地方.
                let told = statement.told == Some(Side::Problems);
                let told = told && !statement.leads;
                let names = lists
                    || told
                    || phrase.topics != 0
                    || phrase.has(Class::GapSome)
                    || phrase.figure;
                let leads = !counted.contains(&index)
                    && (statement.leads || !(names || follows || !self.gaps.is_empty()));
                let none = phrase.has(Class::NoGap) || phrase.has(Class::MeasureLead);
                if let (true, Some(gap)) = (goes_on, self.gaps.last_mut()) {
                    gap.subject.add(phrase);
                }
                if leads && !statement.leads && phrase.telling.len() >= TELLING && !none {
                    self.led_to.get_or_insert_with(|| statement.clone());
                }
                if !(goes_on || none || leads) {
                    (own_of_last, mending) = (true, false);
                    self.gap(statement, Vec::new(), false);
                }
            } else if mending && let Some(measure) = self.measures.last_mut() {
                measure.statements.push(statement);
            }
        }
    }

    /// Whether a phrase that names no shortcoming says what is done about one before it: by when or how often, or by the
    /// shortcoming's own words (公示期满的名单，系统到期自动撤下).
    fn acts_on_one(&self, phrase: &Phrase, before: usize) -> bool {
        if names_a_gap(phrase) {
            return false;
        }
        let (act, schedule) = (phrase.has(Class::Act), phrase.has(Class::Schedule));
        let shared = |gap: &Gap| {
            let pairs = phrase.telling.iter();
            pairs
                .filter(|pair| gap.phrase.telling.contains(pair))
                .count()
        };
        (before > 0 && act && schedule)
            || ((act || schedule) && self.gaps.iter().any(|gap| shared(gap) >= SAME_WORDS))
    }

    fn gap(&mut self, statement: Statement, own: Vec<Statement>, counted: bool) {
        self.gaps.push(Gap::new(statement, own, counted));
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

    /// Where no other shortcoming was found, the one without a topic is what the school admits.
    pub(super) fn or_lead(&mut self) {
        if let (true, Some(lead)) = (self.gaps.is_empty(), self.led_to.take()) {
            self.gaps.push(Gap::new(lead, Vec::new(), false));
        }
    }

    /// Gives every shortcoming the measures that stand right behind it, where problems and measures take turns.
    pub(super) fn close(&mut self) {
        let answered = self.gaps.iter().filter(|gap| !gap.own.is_empty());
        let turns = self.runs.iter();
        let turns = turns.filter(|(_, measures)| !measures.is_empty());
        if turns.count() + answered.count() < 2 {
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
pub(super) fn names_a_gap(phrase: &Phrase) -> bool {
    phrase.has(Class::Gap) || phrase.closes(Class::GapHint)
}

/// Whether a phrase is about doing from its verb on: 年报编制周期长 is not.
pub(super) fn leads_with_act(phrase: &Phrase) -> bool {
    let denies = phrase.has(Class::GapHint);
    let acts = phrase.opens(Class::Act) && !phrase.opens(Class::ActNoun);
    phrase.promises() || phrase.has(Class::Schedule) || (acts && !denies)
}

/// Whether a statement turns to mending.
pub(super) fn mends(statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    statement.told == Some(Side::Measures)
        || (statement.aims && statement.opens && !phrase.opens(Class::GapMore))
        || phrase.turns
        || phrase.opens(Class::AimAlways)
        || phrase.opens(Class::GapNumber)
        || (phrase.opens(Class::AimOpen) && phrase.has(Class::GapNumber))
        || (phrase.has(Class::GapAll) && (phrase.promises() || phrase.has(Class::GapMended)))
        || (phrase.opens(Class::GapAll) && phrase.has(Class::Schedule))
}

/// Whether a statement says that something is done: by its verb's form, or as a sentence that begins with an act.
fn does_something(statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    phrase.does || (statement.opens && !names_a_gap(phrase) && leads_with_act(phrase))
}

/// Whether a statement behind one that names a shortcoming, in the same sentence, names another: 有的部门….
fn goes_on_listing(statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    !statement.opens
        && phrase.has(Class::GapSome)
        && !phrase.opens(Class::GapMore)
        && !leads_with_act(phrase)
}

/// Whether a statement behind a semicolon can be one more of the shortcomings that a school says it sees (也应当看到，…；…),
/// whatever its words.
fn is_entry(statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    !statement.opens
        && !phrase.opens(Class::GapMore)
        && !phrase.has(Class::NoGap)
        && !phrase.promises()
        && !leads_with_act(phrase)
}

/// Whether a statement names a shortcoming and nothing that mends one.
fn admits(statement: &Statement) -> bool {
    let phrase = &statement.phrase;
    names_a_gap(phrase)
        && !mends(statement)
        && !phrase.promises()
        && !phrase.has(Class::Schedule)
        && !phrase.opens(Class::AimOpen)
        && !phrase.has(Class::GapAll)
        && !phrase.has(Class::MeasureLead)
}

/// Whether a paragraph about another matter comes to the shortcomings: 在肯定成绩的同时也应当看到，….
fn sees_gaps(point: &Point) -> bool {
    let first = &point.statements[0];
    let comes = first.phrase.has(Class::GapSeen) && first.phrase.has(Class::GapLead);
    comes && point.form == Form::Running && point.statements.iter().any(admits)
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
