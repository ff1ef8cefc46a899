//! The members of a list within one sentence: titles, quotations and names joined by 、.

use super::Line;
use super::lists::Announced;
use crate::check::sentence::Sentence;
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
const LONGEST_NAME: usize = 18;

/// Counts what the sentence of an announcement lists.
pub(super) fn within(line: &Line<'_>, announced: &Announced) -> Found {
    let Some(sentence) = line.sentence_at(announced.clause.start) else {
        return Found::Nothing;
    };
    let before = quoted_before(line, sentence, announced);
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
    if !sentence.clauses[at].colon || at + 1 >= sentence.clauses.len() {
        return Found::Nothing;
    }
    let rest = sentence.clauses[at + 1].range.start..sentence.range.end;
    if let Some((members, end)) = titles_from(line, sentence, rest.start) {
        let open = opens(line, end);
        return judge(announced.count, members, members, open);
    }
    if !announced.here {
        return Found::Nothing;
    }
    names(line, sentence, at + 1, announced.count)
}

/// Holds a count against between `least` and `most` members; of an open list only the excess is known.
fn judge(count: u32, least: u32, most: u32, open: bool) -> Found {
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

/// Titles or a quoted list right before a count: 《甲》《乙》等3项, “甲、乙、丙”三个.
fn quoted_before(line: &Line<'_>, sentence: &Sentence, announced: &Announced) -> Found {
    let text = line.text();
    let at = line.figures[announced.figure].range.start;
    let (list, open) = [("等", true), ("等共", true), ("共", false), ("", false)]
        .iter()
        .find_map(|(joint, open)| {
            let end = at.checked_sub(joint.len())?;
            (text.is_char_boundary(end)
                && text[end..at] == **joint
                && text[..end].ends_with(['》', '”']))
            .then_some((end, *open))
        })
        .unwrap_or((0, false));
    if list == 0 {
        return Found::Nothing;
    }
    if let Some(quotation) = sentence.quotations.iter().find(|one| one.end == list) {
        let inside = quotation.start + '“'.len_utf8()..quotation.end - '”'.len_utf8();
        let parts: Vec<&str> = text[inside].split('、').collect();
        let short = parts.iter().all(|part| part.chars().count() <= 8);
        let members = parts.len() as u32;
        return if short && members > 1 {
            judge(announced.count, members, members, open)
        } else {
            Found::Nothing
        };
    }
    let mut members = 0;
    let mut end = list;
    for title in sentence
        .titles
        .iter()
        .rev()
        .filter(|title| title.end <= list)
    {
        if !is_joint(line, title.end..end) {
            break;
        }
        members += 1;
        end = title.start;
    }
    // What stands before the titles may be a member without one.
    let more = text[..end].ends_with(['、', '和', '及', '与']);
    judge(announced.count, members, members, open || more)
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
fn is_joint(line: &Line<'_>, range: Range<usize>) -> bool {
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
