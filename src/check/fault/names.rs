//! Schools named where the school itself must stand: `foreign-school-name`.
//!
//! A name is judged by its role. Partners, guests, models, places and forerunners are named rightly; a name that is the
//! subject of a sentence, or has behind it what belongs to the school alone (信息公开, 门户网站), must be the school's.
//! A name that stands rightly in one place is left alone in all.

use super::{Fault, Line, Report, Subject, fault};
use crate::document::{BlockKind, is_cjk, number_at};
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// A name has at least and at most so many characters.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=20;
/// A school named by its place alone (明德学院) has at most so many.
const PLAIN: usize = 5;
/// So many characters before its end a name is looked for.
const REACH: usize = 20;

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Names {
    /// Names that stand where the school's own belongs.
    wrong: Vec<(String, Span)>,
    /// Names that stand rightly somewhere: partners, forerunners.
    right: Vec<String>,
    /// Whether the body names the school itself.
    own: bool,
}

impl Names {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>, _: &mut Vec<Fault>) {
        let Some(own) = report.profile.name.as_ref().map(|name| name.value.as_str()) else {
            return;
        };
        let text = line.text();
        self.own |= line.kind != BlockKind::Title && text.contains(own);
        let mut end_of_last = 0;
        for end in line.words(Class::SchoolEnd) {
            if end.end <= end_of_last || !is_end(line, &end) {
                continue;
            }
            end_of_last = end.end;
            let Some(name) = Name::before(report, line, end.end, own) else {
                continue;
            };
            let words = &text[name.range.clone()];
            match name.role(own) {
                Role::Other => self.right.push(words.to_owned()),
                Role::Own => {
                    let span = line.span(name.range.clone());
                    self.wrong.push((words.to_owned(), span));
                }
                Role::Unknown => {}
            }
        }
    }

    /// Speaks up on what only the whole report shows.
    pub(super) fn finish(self, report: &Report<'_>, faults: &mut Vec<Fault>) {
        let mut said: Vec<&str> = Vec::new();
        for (name, span) in &self.wrong {
            if self.right.contains(name) || said.contains(&name.as_str()) {
                continue;
            }
            said.push(name);
            let mut related: Vec<Span> = self
                .wrong
                .iter()
                .filter(|(other, at)| other == name && at != span)
                .map(|(_, at)| *at)
                .collect();
            // Where the body never says the name of the title, the title may be the one that is wrong.
            if !self.own {
                related.extend(report.document.title());
            }
            faults.push(Fault {
                related,
                values: vec![("name", name.clone())],
                ..fault("foreign-school-name", Subject::Report, *span)
            });
        }
    }
}

/// Whether a name can end here: the ending is whole and no longer word goes on.
fn is_end(line: &Line<'_>, end: &Range<usize>) -> bool {
    let text = line.text();
    let longer = line
        .words(Class::SchoolEnd)
        .any(|other| other.start <= end.start && other.end > end.end);
    let before = text[..end.start].chars().next_back();
    !longer && before.is_some_and(is_name_sign)
}

/// Whether a character can stand in a name.
fn is_name_sign(character: char) -> bool {
    is_cjk(character) && !is_sign(character)
}

fn is_sign(character: char) -> bool {
    !('\u{3400}'..='\u{9fff}').contains(&character)
}

/// What a name does where it stands.
enum Role {
    /// It stands where the school's own belongs.
    Own,
    /// It stands for another school, and rightly.
    Other,
    /// Nothing tells.
    Unknown,
}

/// The name of a school that is not the school's own.
struct Name<'l, 'r> {
    line: &'l Line<'r>,
    range: Range<usize>,
    report: &'l Report<'r>,
}

impl<'l, 'r> Name<'l, 'r> {
    /// The foreign name that ends at a byte, if one does.
    fn before(report: &'l Report<'r>, line: &'l Line<'r>, end: usize, own: &str) -> Option<Self> {
        let text = line.text();
        let run = run_start(text, end);
        if text[run..end].contains(own) || line.words(Class::SchoolNot).any(|not| not.end == end) {
            return None;
        }
        let start = cut(line, run, end);
        let name = &text[start..end];
        let kin = name == own || is_short_for(name, own) || own.contains(name);
        let bare = line
            .words(Class::SchoolBare)
            .any(|bare| bare.end == end && bare.start <= start);
        let whole = LENGTH.contains(&name.chars().count()) && !kin && !bare;
        whole.then_some(Self {
            line,
            range: start..end,
            report,
        })
    }

    /// Whether the register knows the name. That costs a search of it and is asked last.
    fn is_registered(&self) -> bool {
        self.report.pack.register.find(self.words()).is_some()
    }

    fn words(&self) -> &'l str {
        &self.line.text()[self.range.clone()]
    }

    fn role(&self, own: &str) -> Role {
        let form = self.form(own);
        if form == Form::Within {
            return Role::Unknown;
        }
        if self.is_other() {
            return Role::Other;
        }
        let behind = self
            .line
            .words(Class::SchoolOwn)
            .any(|word| word.start == self.range.end);
        let opens = self.opens_clause();
        let cell = matches!(self.line.kind, BlockKind::Cell { .. });
        let sure = match form {
            Form::Misspelt => true,
            Form::School => (behind || (opens && !cell)) && !self.meets_own(),
            Form::Alike => behind && opens,
            // What only a whole school does settles it for a name that may be a college's.
            Form::Loose => {
                let only = self.line.words(Class::SchoolOnly);
                let only = only.into_iter().any(|word| word.start == self.range.end);
                // A rule's title begins with the name of the school that made it.
                let rule = behind && self.line.text()[..self.range.start].ends_with('《');
                opens && !cell && (only || rule)
            }
            Form::Within => false,
        };
        if sure { Role::Own } else { Role::Unknown }
    }

    /// Whether words around the name say that another school is meant.
    fn is_other(&self) -> bool {
        let line = self.line;
        let beside = line
            .words(Class::SchoolPartner)
            .any(|word| word.end == self.range.start)
            || line
                .words(Class::SchoolPartnerAfter)
                .any(|word| word.start == self.range.end);
        beside
            || line.sentence_at(self.range.start).is_some_and(|sentence| {
                // A subject is told by its own clause, for the next may turn to others.
                let clause = sentence
                    .clauses
                    .iter()
                    .find(|clause| clause.range.end >= self.range.end);
                let around = match clause {
                    Some(clause) if self.opens_clause() => &clause.range,
                    _ => &sentence.range,
                };
                line.words(Class::SchoolOther)
                    .any(|word| around.contains(&word.start) && !self.covers(&word))
            })
    }

    /// Whether the clause goes on about the school itself, which makes the name that of somebody else.
    fn meets_own(&self) -> bool {
        let text = self.line.text();
        let Some(sentence) = self.line.sentence_at(self.range.start) else {
            return false;
        };
        let end = sentence
            .clauses
            .iter()
            .map(|clause| clause.range.end)
            .find(|end| *end >= self.range.end)
            .unwrap_or(self.range.end);
        ["学校", "我校", "本校", "我院", "本院"]
            .iter()
            .any(|own| text[self.range.end..end].contains(own))
    }

    fn covers(&self, word: &Range<usize>) -> bool {
        self.range.start <= word.start && word.end <= self.range.end
    }

    /// Whether the name opens a clause, a title or a line, but for its number or a date.
    fn opens_clause(&self) -> bool {
        let text = self.line.text();
        let before = &text[..self.range.start];
        let numbered = number_at(text).is_some_and(|(_, length)| length == self.range.start);
        numbered
            || before.is_empty()
            || before.ends_with([
                '，', '。', '；', '：', '！', '？', '《', '“', '】', ',', '—', '•',
            ])
            || ["年", "月", "日", "学年", "年度", "是", "期间", "为"]
                .iter()
                .any(|word| before.ends_with(word))
    }

    fn form(&self, own: &str) -> Form {
        let name = self.words();
        if is_misspelt(name, own) {
            return Form::Misspelt;
        }
        if self.is_field(self.range.end) || (is_kin(name, own) && !self.is_registered()) {
            return Form::Within;
        }
        let sure = self
            .line
            .words(Class::SchoolSure)
            .any(|end| end.end == self.range.end && self.range.start + "一二".len() <= end.start);
        if sure || shares_kind(self.line, name, own, self.range.start) || self.is_registered() {
            return Form::School;
        }
        let plain = |name: &str| name.ends_with("学院") && name.chars().count() <= PLAIN;
        if plain(own) && plain(name) {
            return Form::Alike;
        }
        if name.ends_with("学院") && name.chars().count() > PLAIN {
            return Form::Loose;
        }
        Form::Within
    }

    /// Whether a name up to its ending is made of fields of study only, as colleges within a school are named.
    fn is_field(&self, end: usize) -> bool {
        let stop = self
            .line
            .words(Class::SchoolEnd)
            .filter(|word| word.end == end)
            .map(|word| word.start)
            .max()
            .unwrap_or(end);
        is_made_of_fields(self.line, self.range.start, stop)
    }
}

/// What a name is by its form.
#[derive(PartialEq, Eq)]
enum Form {
    /// The school's own, misspelt.
    Misspelt,
    /// A school of its own.
    School,
    /// A college that may be a school of its own.
    Alike,
    /// A longer name with a place in it, as schools and some colleges have.
    Loose,
    /// A college within a school.
    Within,
}

/// Where the run of characters begins that a name can be in.
fn run_start(text: &str, end: usize) -> usize {
    text[..end]
        .char_indices()
        .rev()
        .take(REACH)
        .take_while(|(_, sign)| is_name_sign(*sign))
        .last()
        .map_or(end, |(at, _)| at)
}

/// Where a name begins in a run: behind the last word that cannot belong to one.
fn cut(line: &Line<'_>, run: usize, end: usize) -> usize {
    let ending = "大学".len();
    [Class::SchoolLead, Class::SchoolPartner]
        .into_iter()
        .flat_map(|class| line.words(class))
        .filter(|word| word.start >= run && word.end + ending <= end)
        .map(|word| word.end)
        .max()
        .unwrap_or(run)
}

/// Whether a name leaves characters of the school's own out and adds none, as short names do.
fn is_short_for(name: &str, own: &str) -> bool {
    let mut signs = own.chars();
    name.chars().all(|sign| signs.any(|other| other == sign))
}

/// Whether a name is the school's own but for one character.
fn is_misspelt(name: &str, own: &str) -> bool {
    let mut pairs = name.chars().zip(own.chars());
    let differing = pairs.by_ref().filter(|(one, other)| one != other).count();
    let length = own.chars().count();
    let first = name.chars().next() == own.chars().next();
    length >= 6 && name.chars().count() == length && first && differing == 1
}

/// Whether a name begins like the school's own, as those of its forerunners and of its other houses do.
fn is_kin(name: &str, own: &str) -> bool {
    name.chars().take(2).eq(own.chars().take(2))
}

/// Whether a name shares with the school's own the words of its kind (艺术学院) and not what stands before them.
fn shares_kind(line: &Line<'_>, name: &str, own: &str, start: usize) -> bool {
    let shared: usize = name
        .chars()
        .rev()
        .zip(own.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    let head = name.len() - shared.min(name.len());
    shared >= "艺术学院".len()
        && head >= "画溪".len()
        && !is_made_of_fields(line, start, start + head)
}

/// Whether a stretch of a line can be laid out with fields of study.
fn is_made_of_fields(line: &Line<'_>, start: usize, end: usize) -> bool {
    let mut reached = vec![start];
    let mut words: Vec<Range<usize>> = line
        .words(Class::SchoolField)
        .filter(|word| start <= word.start && word.end <= end)
        .collect();
    words.sort_by_key(|word| word.start);
    for word in words {
        if reached.contains(&word.start) {
            reached.push(word.end);
        }
    }
    reached.contains(&end)
}
