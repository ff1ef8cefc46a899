//! One office held by two: the head of the leading group on information disclosure, or of its office; and that office
//! kept by two departments.

use super::{contradiction, has};
use crate::check::fault::{Fault, Line};
use crate::pack::Class;
use crate::span::Span;
use std::ops::Range;

/// An office and who holds it.
struct Held {
    office: String,
    by: Vec<String>,
    span: Span,
}

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Offices {
    held: Vec<Held>,
    /// Which department keeps the office of information disclosure.
    seats: Vec<(String, Span)>,
}

impl Offices {
    /// Reads a line.
    pub(super) fn read(&mut self, line: &Line<'_>) {
        self.seats.extend(seat(line));
        for office in line.words(Class::Office) {
            let text = line.text();
            let Some(sentence) = line.sentence_at(office.start) else {
                continue;
            };
            let Some(clause) = sentence
                .clauses
                .iter()
                .find(|clause| clause.range.contains(&office.start))
                .map(|clause| clause.range.clone())
            else {
                continue;
            };
            let upto = sentence.range.start..clause.end;
            let group = text[upto.clone()].contains("信息公开")
                || text[clause.start..office.start].ends_with("领导小组");
            let others = has(line, Class::OfficeOther, &clause);
            if !group || others || text[..office.start].ends_with('副') {
                continue;
            }
            let by = holders(line, &clause, &office);
            if !by.is_empty() {
                self.held.push(Held {
                    office: text[office.clone()].to_owned(),
                    by,
                    span: line.span(clause),
                });
            }
        }
    }

    /// Points at the later of two holders.
    pub(super) fn finish(self, faults: &mut Vec<Fault>) {
        for (index, one) in self.held.iter().enumerate() {
            let first = self.held[..index].iter().find(|other| {
                other.office == one.office && other.by.iter().all(|name| !one.by.contains(name))
            });
            if let Some(first) = first {
                faults.push(contradiction(one.span, vec![first.span]));
                break;
            }
        }
        for (index, (seat, span)) in self.seats.iter().enumerate() {
            let first = self.seats[..index]
                .iter()
                .find(|(other, _)| !is_alike(other, seat));
            if let Some((_, first)) = first {
                faults.push(contradiction(*span, vec![*first]));
                break;
            }
        }
    }
}

/// The department in which a line says that the office of information disclosure has its seat.
fn seat(line: &Line<'_>) -> Option<(String, Span)> {
    let text = line.text();
    let at = text.find("设在")?;
    let clause = line.clause_at(at)?;
    let before = &text[clause.start..at];
    let own = before.contains("信息公开") && before.ends_with("办公室");
    let name = &text[at + "设在".len()..clause.end];
    let plain = name.chars().count() <= LONGEST_SEAT && !name.contains(['、', '和', '（']);
    let others = has(line, Class::OfficeOther, &clause);
    (own && plain && !others).then(|| (name.to_owned(), line.span(clause)))
}

/// Whether two names can be those of one department: 党政办 and 党政办公室, 办公室 and 学校办公室.
fn is_alike(one: &str, other: &str) -> bool {
    let office = |name: &str| name.contains('办');
    let shared = one.chars().filter(|sign| other.contains(*sign)).count();
    office(one) && office(other) || shared >= 2
}

/// The name of a department has so many characters at most.
const LONGEST_SEAT: usize = 12;

/// Who holds an office by a clause: who stands before it with a verb in between, or behind it.
fn holders(line: &Line<'_>, clause: &Range<usize>, office: &Range<usize>) -> Vec<String> {
    let text = line.text();
    let persons: Vec<Range<usize>> = line
        .words(Class::Person)
        .filter(|word| clause.start <= word.start && word.end <= clause.end)
        .collect();
    let whole = |word: &&Range<usize>| {
        !persons.iter().any(|other| {
            other.start <= word.start && word.end <= other.end && other.len() > word.len()
        })
    };
    let verb_before = line
        .words(Class::HoldVerb)
        .filter(|verb| clause.start <= verb.start && verb.end <= office.start)
        .max_by_key(|verb| verb.end);
    let side = match verb_before {
        Some(verb) if !text[verb.end..office.start].contains(['、', '“']) => {
            clause.start..verb.start
        }
        _ if text[office.end..].starts_with(['由', '为', '是', '：']) => {
            let end = text[office.end..clause.end]
                .find('、')
                .map_or(clause.end, |end| office.end + end);
            office.end..end
        }
        // 组长、常务副校长王某: one who is both.
        _ if text[office.end..].starts_with('、') => {
            let next = office.end + '、'.len_utf8();
            persons
                .iter()
                .find(|word| word.start == next)
                .cloned()
                .unwrap_or(next..next)
        }
        _ => return Vec::new(),
    };
    persons
        .iter()
        .filter(whole)
        .filter(|word| side.start <= word.start && word.end <= side.end)
        .map(|word| plain(&text[word.clone()]))
        .collect()
}

/// A title without the words that different writers add: 党委书记 is 书记.
fn plain(title: &str) -> String {
    let mut title = title;
    for word in [
        "分管",
        "主管",
        "学校",
        "学院",
        "党委",
        "党总支",
        "我校",
        "我院",
        "校",
        "院",
    ] {
        if let Some(rest) = title.strip_prefix(word)
            && rest.chars().count() >= 2
        {
            title = rest;
        }
    }
    title.to_owned()
}
