//! What is denied in one place and said in another: applications, complaints, fees, surveys, platforms.

use super::denial::{is_brought, is_denied, is_denied_behind, is_not_one, is_told};
use super::{clause_at, contradiction, has, is_of_period};
use crate::check::fault::figure::Figure;
use crate::check::fault::{Fault, Line, Report};
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// Bytes between a figure and the word that it counts.
const NEAR: usize = 75;

/// What cases are counted in, and what a platform puts out.
const CASES: [&str; 7] = ["件", "起", "例", "宗", "份", "封", "人次"];
const PIECES: [&str; 18] = [
    "条", "篇", "次", "期", "场", "个", "部", "项", "件", "人次", "封", "家", "笔", "批", "起",
    "名", "人", "位",
];

/// What can be denied and said.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Matter {
    Application,
    Complaint,
    Review,
    Suit,
    Refusal,
    Fee,
    Survey,
    /// A platform, by its name.
    Platform(String),
    /// That every item of the list is public.
    Items,
    /// That an application was answered too late.
    Late,
}

/// A statement on a matter.
struct Said {
    matter: Matter,
    /// Whether it says that there is none.
    none: bool,
    span: Span,
    /// Where its sentence begins, by block and byte.
    sentence: (usize, usize),
}

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Denied {
    said: Vec<Said>,
}

/// The matters that are told by a noun with a figure or a denial.
const COUNTED: [(Class, Matter); 5] = [
    (Class::MatterApplication, Matter::Application),
    (Class::MatterComplaint, Matter::Complaint),
    (Class::MatterReview, Matter::Review),
    (Class::MatterSuit, Matter::Suit),
    (Class::MatterRefusal, Matter::Refusal),
];

impl Denied {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>) {
        for (class, matter) in COUNTED {
            for noun in line.words(class) {
                self.counted(report, line, &matter, &noun);
            }
        }
        for (class, matter, none) in [
            (Class::FeeNone, Matter::Fee, true),
            (Class::FeeSome, Matter::Fee, false),
            (Class::SurveyNone, Matter::Survey, true),
            (Class::SurveySome, Matter::Survey, false),
            (Class::ItemsAll, Matter::Items, true),
            (Class::ItemsLacking, Matter::Items, false),
            (Class::LateNone, Matter::Late, true),
            (Class::LateSome, Matter::Late, false),
        ] {
            for words in line.words(class) {
                self.phrased(report, line, &matter, none, &words);
            }
        }
        for noun in line.words(Class::Platform) {
            self.platform(report, line, &noun);
        }
    }

    /// Reads a cell: what a table says there is none of.
    pub(super) fn read_cell(&mut self, report: &Report<'_>, line: &Line<'_>) {
        for noun in line.words(Class::Platform) {
            self.platform(report, line, &noun);
        }
    }

    /// A noun such as 举报, with a figure beside it or a denial before it.
    fn counted(
        &mut self,
        report: &Report<'_>,
        line: &Line<'_>,
        matter: &Matter,
        noun: &Range<usize>,
    ) {
        let Some((clause, sentence)) = clause_at(line, noun.start) else {
            return;
        };
        let part = part_of(report, line, matter);
        let subject = part || line.text()[sentence.clone()].contains("公开");
        let apart = line
            .words(Class::MatterAfterNot)
            .any(|word| word.start == noun.end);
        if !subject
            || apart
            || has(line, Class::MatterOther, &sentence)
            || !is_of_period(report, line, &sentence)
        {
            return;
        }
        let figure = line
            .figures
            .iter()
            .find(|figure| counts(line, figure, &clause, noun, &CASES));
        let none = match figure {
            _ if is_denied_behind(line, &clause, noun) => true,
            Some(figure) => {
                figure.value == 0.0 || is_not_one(line, figure, &line.text()[noun.end..clause.end])
            }
            None if is_denied(line, matter, &clause, noun) => true,
            None if is_brought(line, matter, &clause, noun) => false,
            None if is_told(line, matter, &clause, &sentence, noun) => false,
            None => return,
        };
        if none && has(line, Class::Limited, &clause) {
            return;
        }
        self.push(line, matter.clone(), none, &clause, &sentence);
    }

    /// Words that say the whole.
    fn phrased(
        &mut self,
        report: &Report<'_>,
        line: &Line<'_>,
        matter: &Matter,
        none: bool,
        words: &Range<usize>,
    ) {
        let Some((clause, sentence)) = clause_at(line, words.start) else {
            return;
        };
        let denied = || {
            [Class::FeeNone, Class::SurveyNone]
                .into_iter()
                .any(|class| has(line, class, &clause))
        };
        let figure = line.figures.iter().any(|figure| {
            let unit = figure.unit.as_ref().map(|unit| &line.text()[unit.clone()]);
            sentence.contains(&figure.range.start) && unit == Some("元") && figure.value > 0.0
        });
        let text = &line.text()[sentence.clone()];
        let fits = match matter {
            Matter::Fee => {
                let asked = ["申请", "复印", "复制", "检索", "邮寄", "信息公开收费"]
                    .iter()
                    .any(|word| text.contains(word));
                let subject = asked || part_of(report, line, &Matter::Application);
                // What a page costs was not charged for it.
                let rate = text.contains('每');
                subject && (none || (figure && !rate && !denied()))
            }
            Matter::Survey => none || !denied(),
            Matter::Late => {
                let applied = text.contains("申请") || part_of(report, line, &Matter::Late);
                let some = line.figures.iter().any(|figure| {
                    figure.value > 0.0
                        && figure.end() <= words.start
                        && clause.contains(&figure.range.start)
                });
                applied && (none || some)
            }
            _ => true,
        };
        // What is planned behind a denial (拟下学年启动) leaves it this year's.
        let period = sentence.start..if none { clause.end } else { sentence.end };
        let limited =
            none && (has(line, Class::Limited, &clause) || has(line, Class::LimitedTo, words));
        if !fits
            || words.end > clause.end
            || limited
            || has(line, Class::MatterOther, &sentence)
            || (*matter == Matter::Survey && has(line, Class::SurveyOther, &sentence))
            || !is_of_period(report, line, &period)
        {
            return;
        }
        self.push(line, matter.clone(), none, &clause, &sentence);
    }

    /// The name of a platform, which is said not to be kept or is used.
    fn platform(&mut self, report: &Report<'_>, line: &Line<'_>, noun: &Range<usize>) {
        let Some((clause, sentence)) = clause_at(line, noun.start) else {
            return;
        };
        let others =
            has(line, Class::PlatformOther, &clause) || has(line, Class::PlatformPlan, &sentence);
        if others || !is_of_period(report, line, &sentence) {
            return;
        }
        let none = is_without(line, &clause, noun);
        if none && has(line, Class::Limited, &clause) {
            return;
        }
        let used = !none
            && !has(line, Class::Denial, &clause)
            && (has(line, Class::PlatformUse, &clause)
                || is_held(line, &clause, &sentence, noun)
                || line
                    .figures
                    .iter()
                    .any(|figure| counts(line, figure, &clause, noun, &PIECES)));
        if none || used {
            let name = plain(&line.text()[noun.clone()]).to_owned();
            self.push(line, Matter::Platform(name), none, &clause, &sentence);
        }
    }

    fn push(
        &mut self,
        line: &Line<'_>,
        matter: Matter,
        none: bool,
        clause: &Range<usize>,
        sentence: &Range<usize>,
    ) {
        self.said.push(Said {
            matter,
            none,
            span: line.span(clause.clone()),
            sentence: (line.block, sentence.start),
        });
    }

    /// Points at what is said in spite of a denial.
    pub(super) fn finish(self, faults: &mut Vec<Fault>) {
        let mut done: Vec<&Matter> = Vec::new();
        for one in self.said.iter().filter(|one| !one.none) {
            if done.contains(&&one.matter) {
                continue;
            }
            done.push(&one.matter);
            let of = |none: bool| {
                self.said
                    .iter()
                    .filter(move |other| other.none == none && other.matter == one.matter)
            };
            // Who denies and says in one breath makes an exception.
            let denials: Vec<&Said> = of(true)
                .filter(|denial| of(false).all(|other| other.sentence != denial.sentence))
                .collect();
            if denials.is_empty() {
                continue;
            }
            let mut related: Vec<Span> = denials.iter().map(|denial| denial.span).collect();
            related.extend(
                of(false)
                    .map(|other| other.span)
                    .filter(|span| *span != one.span),
            );
            related.dedup();
            faults.push(contradiction(one.span, related));
        }
    }
}

/// Whether a line stands in the part in which a matter has its place.
fn part_of(report: &Report<'_>, line: &Line<'_>, matter: &Matter) -> bool {
    let id = match matter {
        Matter::Application | Matter::Refusal | Matter::Fee | Matter::Late => "on-request",
        Matter::Complaint | Matter::Review | Matter::Suit => "complaints",
        _ => return false,
    };
    report.part(id).is_some_and(|part| {
        part.blocks
            .iter()
            .any(|blocks| blocks.contains(&line.block))
    })
}

/// Whether a figure counts what a noun names: right behind it, or before it in the same clause.
fn counts(
    line: &Line<'_>,
    figure: &Figure,
    clause: &Range<usize>,
    noun: &Range<usize>,
    units: &[&str],
) -> bool {
    let text = line.text();
    let Some(unit) = figure.unit.as_ref().map(|unit| &text[unit.clone()]) else {
        return false;
    };
    let inside = clause.start <= figure.range.start && figure.end() <= clause.end;
    let cases = units.contains(&unit);
    let behind = figure.range.start >= noun.end && figure.range.start - noun.end <= NEAR / 3;
    // The unit may begin the noun's own words: 3件申请.
    let before = figure.range.end <= noun.start && noun.start - figure.range.end <= NEAR;
    inside && cases && !figure.percent && (behind || before)
}

/// Whether a meeting or a training is said to have been held, with a figure: 组织信息公开培训，58人参加.
fn is_held(
    line: &Line<'_>,
    clause: &Range<usize>,
    sentence: &Range<usize>,
    noun: &Range<usize>,
) -> bool {
    let event = line.text()[noun.clone()].ends_with(['会', '训', '日']);
    event
        && has(line, Class::Held, &(clause.start..noun.start))
        && line
            .figures
            .iter()
            .any(|figure| sentence.contains(&figure.range.start) && figure.unit.is_some())
}

/// A name without the words that different writers add: 信息公开业务培训 is 信息公开培训.
fn plain(name: &str) -> &str {
    match name {
        name if name.starts_with("信息公开") && name.ends_with("培训") => "信息公开培训",
        name if name.starts_with("专职") => "专职人员",
        name if name.starts_with("保密审查") => "保密审查",
        name => name,
    }
}

/// Whether a clause says that there is no such platform: nothing stands between the denial and its name but verbs of
/// opening, other platforms and what joins them.
fn is_without(line: &Line<'_>, clause: &Range<usize>, noun: &Range<usize>) -> bool {
    let text = line.text();
    let Some(denial) = line
        .words(Class::Denial)
        .filter(|word| clause.start <= word.start && word.end <= noun.start)
        .max_by_key(|word| word.end)
    else {
        return false;
    };
    let mut rest = denial.end;
    while rest < noun.start {
        let next = [Class::PlatformOpen, Class::Platform]
            .into_iter()
            .flat_map(|class| line.words(class))
            .filter(|word| word.start == rest && word.end <= noun.start)
            .map(|word| word.end)
            .max();
        rest = match next {
            Some(end) => end,
            None if text[rest..]
                .starts_with(['和', '、', '或', '及', '与', '“', '”', '号', '的']) =>
            {
                rest + 3
            }
            None => return false,
        };
    }
    true
}
