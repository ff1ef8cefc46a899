//! The members of a list that stand before their count: 《甲》《乙》等3项, “甲”“乙”两个栏目, 网站、公众号、校报三个平台.

use super::Line;
use super::lists::Announced;
use super::members::{Found, LONGEST_NAME, is_joint, is_kind, is_slip, judge};
use crate::check::sentence::Sentence;
use crate::pack::Class;
use std::ops::Range;

/// Counts what stands right before an announcement's figure.
pub(super) fn preceding(line: &Line<'_>, sentence: &Sentence, announced: &Announced) -> Found {
    let text = line.text();
    let at = line.figures[announced.figure].range.start;
    let (end, open) = ["等共", "等", "共", ""]
        .iter()
        .find(|joint| text[..at].ends_with(**joint))
        .map_or((at, false), |joint| {
            (at - joint.len(), joint.starts_with('等'))
        });
    if text[..end].ends_with('》') {
        let members = Row::of(line, &sentence.titles, end);
        return judge(
            announced.count,
            members.count,
            members.count,
            open || members.more,
        );
    }
    if text[..end].ends_with('”') {
        return quoted(line, sentence, announced, end, open);
    }
    names(line, announced, end, open)
}

/// Marked members that stand one behind the other.
struct Row {
    count: u32,
    /// Whether a member without marks may stand before them.
    more: bool,
}

impl Row {
    /// The members of those ranges that end at `end`.
    fn of(line: &Line<'_>, marked: &[Range<usize>], end: usize) -> Self {
        let (mut count, mut start) = (0, end);
        for one in marked.iter().rev().filter(|one| one.end <= end) {
            if !is_joint(line, one.end..start) {
                break;
            }
            count += 1;
            start = one.start;
        }
        let more = line.text()[..start].ends_with(['、', '和', '及', '与']);
        Self { count, more }
    }
}

/// A quoted list, or quoted members: “甲、乙、丙”三个, “甲”“乙”两个栏目.
fn quoted(
    line: &Line<'_>,
    sentence: &Sentence,
    announced: &Announced,
    end: usize,
    open: bool,
) -> Found {
    let row = Row::of(line, &sentence.quotations, end);
    if row.count > 1 {
        let found = judge(announced.count, row.count, row.count, open || row.more);
        let kind = is_kind(line, line.figures[announced.figure].end());
        return if kind { found } else { Found::Match };
    }
    let Some(quotation) = sentence.quotations.iter().find(|one| one.end == end) else {
        return Found::Nothing;
    };
    let inside = quotation.start + '“'.len_utf8()..quotation.end - '”'.len_utf8();
    let parts: Vec<&str> = line.text()[inside].split('、').collect();
    let short = parts.iter().all(|part| part.chars().count() <= 8);
    let members = parts.len() as u32;
    if short && members > 1 {
        judge(announced.count, members, members, open)
    } else {
        Found::Nothing
    }
}

/// How far, in characters, the names of one list differ in length.
const SPREAD: usize = 4;

/// Names joined by 、: where the list begins is told by what cannot stand within a name. A list that fits is not held
/// to be the one that the count announces, for more may follow.
fn names(line: &Line<'_>, announced: &Announced, end: usize, open: bool) -> Found {
    let text = line.text();
    let figure = &line.figures[announced.figure];
    let unit = figure.unit.clone().map_or("", |unit| &text[unit]);
    // Members of a class (等两类) are more than their classes.
    let apart = !is_kind(line, figure.end()) && unit != "方面";
    if apart || open && unit == "类" {
        return Found::Nothing;
    }
    let earlier = line.figures[..announced.figure].last();
    let from = earlier.map_or(0, |earlier| earlier.end());
    let from = from.max(announced.clause.start);
    let Some(members) = members(line, from..end) else {
        return Found::Nothing;
    };
    let (first, others) = members.split_at(1);
    let exact = line.begins(Class::ListExact, figure.end()).is_some();
    if others.is_empty() || !open && !exact && !are_alike(text, others) {
        return Found::Nothing;
    }
    let all = first[0].start..end;
    let joins = line
        .within(Class::ListJoin, &all)
        .filter(|word| word.start > all.start)
        .count() as u32;
    let count = members.len() as u32;
    match judge(announced.count, count, count + joins, open) {
        Found::Mismatch(members) if is_slip(members, announced.count) => Found::Mismatch(members),
        _ => Found::Nothing,
    }
}

/// Whether names are of about the same length, and the last of them no longer than another: else it may hold a verb.
fn are_alike(text: &str, names: &[Range<usize>]) -> bool {
    let lengths: Vec<usize> = names
        .iter()
        .map(|one| text[one.clone()].chars().count())
        .collect();
    let Some((last, others)) = lengths
        .split_last()
        .filter(|(_, others)| !others.is_empty())
    else {
        return false;
    };
    let most = others.iter().max().copied().unwrap_or(0);
    let least = lengths.iter().min().copied().unwrap_or(0);
    *last <= most && most - least <= SPREAD && most <= LONGEST_NAME
}

/// The names of the list that ends with a range; `None` where its last name has words in it that no name has.
fn members(line: &Line<'_>, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = &line.text()[range.clone()];
    if text.contains(['（', '“', '《', '：', '，']) {
        return None;
    }
    let mut found = Vec::new();
    let mut end = range.end;
    // 7个学院、4个单位: each has its own count.
    if text.ends_with('、') {
        return None;
    }
    loop {
        let start = line.text()[range.start..end]
            .rfind('、')
            .map_or(range.start, |at| range.start + at + '、'.len_utf8());
        let part = start..end;
        // A verb at the end of a name is part of it (巡视整改), but not of the last.
        let last = found.is_empty();
        let verb = [Class::Statement, Class::ListBreak]
            .into_iter()
            .flat_map(|class| line.within(class, &part))
            .map(|word| word.end)
            .filter(|&at| last || at < end)
            .max();
        let sign = line.text()[part.clone()]
            .char_indices()
            .filter(|(_, sign)| "的等了在从由以按对把将为向是有抓各".contains(*sign))
            .map(|(at, sign)| start + at + sign.len_utf8())
            .max();
        let cut = verb.max(sign);
        if last && cut.is_some() {
            return None;
        }
        found.push(cut.unwrap_or(start)..end);
        if cut.is_some() || start == range.start {
            break;
        }
        end = start - '、'.len_utf8();
    }
    found.reverse();
    Some(found)
}
