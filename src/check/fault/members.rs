//! The members of a list that follow their count within one sentence: titles and names joined by 、.
//!
//! Members that stand before their count are `preceding.rs`'s.

use super::Line;
use super::date::{dates, is_range_sign};
use super::figure::Figure;
use super::lists::{Announced, could_count};
use super::preceding::preceding;
use crate::check::sentence::{Clause, Sentence};
use crate::pack::Class;
use std::ops::Range;

/// What a sentence lists for a count.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// So many members, and the count says otherwise.
    Mismatch(u32),
    /// As many as the count says, or it cannot be told.
    Match,
    /// No list.
    Nothing,
}

/// A name in a list has so many characters at most.
pub(super) const LONGEST_NAME: usize = 18;
/// Between a count and what it counts stand so many bytes at most: 三个一级栏目, 五项制度.
const LONGEST_BETWEEN: usize = 9;
/// What a count counts is named within so many bytes behind it.
const LONGEST_KIND: usize = 24;

/// Counts what the sentence of an announcement lists.
pub(super) fn within(line: &Line<'_>, announced: &Announced) -> Found {
    let Some(sentence) = line.sentence_at(announced.clause.start) else {
        return Found::Nothing;
    };
    let before = preceding(line, sentence, announced);
    if before != Found::Nothing {
        return before;
    }
    let Some(at) = sentence
        .clauses
        .iter()
        .position(|clause| clause.range == announced.clause)
    else {
        return Found::Nothing;
    };
    let inside = bracketed(line, sentence, announced);
    let Some(next) = sentence.clauses.get(at + 1) else {
        return inside;
    };
    let says = line.begins(Class::ListIs, next.range.start);
    if inside != Found::Nothing || !sentence.clauses[at].colon && says.is_none() {
        return inside;
    }
    let start = says.as_ref().map_or(next.range.start, |word| word.end);
    if let Some((members, end)) = titles_from(line, sentence, start) {
        let open = opens(line, end);
        return judge(announced.count, members, members, open);
    }
    match says {
        Some(says) => stated(line, says.end..next.range.end, announced.count),
        None if announced.here => names(line, sentence, at + 1, announced.count),
        // 三件事：建制度、抓培训: what is named without 以下 is a list where it is one by its form.
        None if at + 2 == sentence.clauses.len() && is_named(line, announced) => slips(
            joined(line, next.range.clone(), announced.count),
            announced.count,
        ),
        // 四句话：目录管总，清单管细，流程管快.
        None if at + 3 <= sentence.clauses.len() && announced.named => {
            even(line, &sentence.clauses[at + 1..], announced.count)
        }
        None => Found::Nothing,
    }
}

/// Clauses of about the same length to the end of a sentence, which are the members of what they follow.
fn even(line: &Line<'_>, clauses: &[Clause], count: u32) -> Found {
    let text = |clause: &Clause| &line.text()[clause.range.clone()];
    let lengths: Vec<usize> = clauses
        .iter()
        .map(|clause| text(clause).chars().count())
        .collect();
    let least = lengths.iter().min().copied().unwrap_or(0);
    let most = lengths.iter().max().copied().unwrap_or(0);
    let plain = clauses.iter().all(|clause| {
        !clause.colon
            && !text(clause).contains(['、', '“', '《', '（'])
            && line
                .begins(Class::ListOrdinal, clause.range.start)
                .is_none()
            && line.begins(Class::ListFirst, clause.range.start).is_none()
    });
    if !plain || most > LONGEST_NAME / 2 || most - least > 1 {
        return Found::Nothing;
    }
    let members = clauses.len() as u32;
    slips(judge(count, members, members, false), count)
}

/// Whether an announcement names things that are listed: 三件事, 三个平台, 新增专业三个.
fn is_named(line: &Line<'_>, announced: &Announced) -> bool {
    let figure = &line.figures[announced.figure];
    let before = line.ends(Class::ListKind, figure.range.start);
    announced.named || is_kind(line, figure.end()) || before && figure.end() == announced.clause.end
}

/// Lets pass what differs from its count by more than a slip: it is something else than the members.
fn slips(found: Found, count: u32) -> Found {
    match found {
        Found::Mismatch(members) if !is_slip(members, count) => Found::Match,
        found => found,
    }
}

/// Names that a word such as 即 makes the members of a count, unless a verb shows that they are more than names.
fn stated(line: &Line<'_>, range: Range<usize>, count: u32) -> Found {
    let last = line.text()[range.clone()].rfind('、').unwrap_or(0);
    if line.has(Class::Statement, &(range.start + last..range.end)) {
        return Found::Nothing;
    }
    slips(joined(line, range, count), count)
}

/// The days or names that 分别 gives one by one for what was counted in the clause before: 会议3次，分别于3月、6月、9月召开.
pub(super) fn respective(line: &Line<'_>) -> Option<(Range<usize>, u32, u32)> {
    let pairs = line.sentences.iter().flat_map(|sentence| {
        let behind = sentence.clauses.iter().skip(1);
        sentence.clauses.iter().zip(behind)
    });
    pairs.into_iter().find_map(|(clause, next)| {
        let words = &line.text()[next.range.clone()];
        let dated = words.starts_with("分别于") || words.starts_with("分别在");
        let inside = |figure: &&Figure| {
            clause.range.start <= figure.range.start && figure.end() <= clause.range.end
        };
        let mut figures = line.figures.iter().filter(inside);
        let (Some(figure), None) = (figures.next(), figures.next()) else {
            return None;
        };
        if !dated || !could_count(figure) || words.contains(is_range_sign) {
            return None;
        }
        let count = figure.value as u32;
        let days = dates(words)
            .iter()
            .filter(|date| date.month.is_some())
            .count() as u32;
        (days > 1 && days != count && is_slip(days, count))
            .then(|| (clause.range.clone(), count, days))
    })
}

/// Whether a list differs from its count by no more than one who counts it may miss.
pub(super) fn is_slip(members: u32, count: u32) -> bool {
    members.abs_diff(count) <= if count > 2 { 2 } else { 1 }
}

/// The members in the bracket right behind a count: 制度3项（《甲》《乙》）, 三个平台（网站、公众号、校报、广播）.
fn bracketed(line: &Line<'_>, sentence: &Sentence, announced: &Announced) -> Found {
    let text = line.text();
    let end = line.figures[announced.figure].end();
    let Some(open) = text[end..announced.clause.end].find('（') else {
        return Found::Nothing;
    };
    let open = end + open;
    let start = open + '（'.len_utf8();
    let Some(close) = text[start..announced.clause.end].find('）') else {
        return Found::Nothing;
    };
    let close = start + close;
    // A noun at most stands between the count and its bracket.
    if text[end..open].chars().count() > 6 || text[end..open].contains(['、', '“', '《']) {
        return Found::Nothing;
    }
    if let Some((members, last)) = titles_from(line, sentence, start) {
        let whole = last == close || opens(line, last);
        return if whole {
            judge(announced.count, members, members, last != close)
        } else {
            Found::Nothing
        };
    }
    let kind = is_kind(line, end);
    if kind && !text[start..close].contains(['，', '；', '：']) {
        return stated(line, start..close, announced.count);
    }
    Found::Nothing
}

/// Whether what a count that ends at `end` counts is a kind of thing whose members are named one by one: 个平台.
pub(super) fn is_kind(line: &Line<'_>, end: usize) -> bool {
    line.within(Class::ListKind, &(end..end + LONGEST_KIND))
        .any(|word| {
            let between = &line.text()[end..word.start];
            between.len() <= LONGEST_BETWEEN
                && !between.contains(['，', '、', '；', '：', '（', '“', '《'])
        })
}

/// Holds a count against between `least` and `most` members; of an open list only the excess is known.
pub(super) fn judge(count: u32, least: u32, most: u32, open: bool) -> Found {
    if least < 2 {
        Found::Nothing
    } else if least > count || (most < count && !open) {
        Found::Mismatch(if least > count { least } else { most })
    } else {
        Found::Match
    }
}

/// Whether 等 stands there.
fn opens(line: &Line<'_>, at: usize) -> bool {
    line.begins(Class::OpenList, at).is_some()
}

/// How many titles stand from `start` on, one behind the other, and where the last of them ends.
fn titles_from(line: &Line<'_>, sentence: &Sentence, start: usize) -> Option<(u32, usize)> {
    let mut members = 0;
    let mut end = start;
    for title in sentence.titles.iter().filter(|title| title.start >= start) {
        if !(is_joint(line, end..title.start) || title.start == start) {
            break;
        }
        members += 1;
        end = title.end;
    }
    // A member without marks goes on with the list.
    let more = line.text()[end..].starts_with(['、', '和', '及', '与']);
    (members > 1 && !more).then_some((members, end))
}

/// Whether nothing but what joins members stands in a range; a remark in brackets may.
pub(super) fn is_joint(line: &Line<'_>, range: Range<usize>) -> bool {
    let text = &line.text()[range.clone()];
    let text = match (text.find('（'), text.rfind('）')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", &text[..open], &text[close + '）'.len_utf8()..])
        }
        _ => text.to_owned(),
    };
    text.is_empty()
        || ["、", "，", "；"].contains(&text.as_str())
        || (line
            .words(Class::ListJoin)
            .any(|word| text.trim_start_matches(['、', '，']) == &line.text()[word]))
}

/// Names joined by 、, or clauses joined by ；, from the clause of that index to the end of the sentence.
fn names(line: &Line<'_>, sentence: &Sentence, from: usize, count: u32) -> Found {
    let clauses = &sentence.clauses[from..];
    if let [only] = clauses {
        return joined(line, only.range.clone(), count);
    }
    let semicolons = clauses.iter().filter(|clause| clause.semicolon).count() as u32;
    let counted = clauses.iter().any(|clause| {
        line.begins(Class::ListOrdinal, clause.range.start)
            .is_some()
    });
    if semicolons == 0 || counted {
        return Found::Nothing;
    }
    let trailing = u32::from(clauses.last().is_some_and(|clause| clause.semicolon));
    let members = semicolons + 1 - trailing;
    if members.abs_diff(count) > 2 {
        return Found::Nothing;
    }
    judge(count, members, members, false)
}

/// Names joined by 、 in one clause; 和 may join the last two, or stand within a name.
fn joined(line: &Line<'_>, range: Range<usize>, count: u32) -> Found {
    let text = &line.text()[range.clone()];
    let mut depth = 0usize;
    let parts: Vec<&str> = text
        .split(|sign| {
            match sign {
                '（' | '(' | '“' | '《' => depth += 1,
                '）' | ')' | '”' | '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
            sign == '、' && depth == 0
        })
        .collect();
    if parts.len() < 2 || parts.iter().any(|part| part.chars().count() > LONGEST_NAME) {
        return Found::Nothing;
    }
    let joins = line
        .words(Class::ListJoin)
        .filter(|word| range.start < word.start && word.end < range.end)
        .count() as u32;
    let open = line
        .words(Class::OpenList)
        .any(|word| word.start > range.start && word.end >= range.end - 6);
    let members = parts.len() as u32;
    judge(count, members, members + joins, open)
}
