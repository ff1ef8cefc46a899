//! Which statements a running text makes shortcomings by how it lists them, whatever their words.
//!
//! A count announces them (有三处), or the others of a list by semicolons are shortcomings.

use super::admitted::{leads_with_act, mends, names_a_gap};
use super::phrase::Phrase;
use super::points::Statement;
use crate::pack::Class;

/// A list by semicolons has at least so many entries.
const FEWEST_LISTED: usize = 3;
/// A longer sentence, in characters, that names no shortcoming does not lead to a count of them.
const LONGEST_LEAD: usize = 30;
/// A longer first clause, in characters, is more than the name of what follows.
const LONGEST_NAME: usize = 16;

/// The statements that a count before them makes shortcomings, whatever their words: 值得反思的地方有三处。…。…。….
pub(super) fn announced(statements: &[Statement]) -> Vec<usize> {
    let count = |said: &Statement| {
        let told =
            said.phrase.has(Class::GapLead) || said.leads || said.phrase.length <= LONGEST_LEAD;
        told.then(|| closing_count(&said.text)).flatten()
    };
    let Some((lead, count)) = statements
        .iter()
        .enumerate()
        .find_map(|(at, said)| count(said).map(|count| (at, count)))
    else {
        return among_shortcomings(statements);
    };
    let behind = lead + 1..statements.len();
    let named: Vec<usize> = behind.take_while(|&at| !mends(&statements[at])).collect();
    let opening: Vec<usize> = named
        .iter()
        .copied()
        .filter(|&at| statements[at].opens)
        .collect();
    [opening, named]
        .into_iter()
        .find(|listed| listed.len() == count)
        .unwrap_or_default()
}

/// The entries of a list by semicolons of which all but one name a shortcoming, and none mends: then that one does too.
fn among_shortcomings(statements: &[Statement]) -> Vec<usize> {
    let mut listed = Vec::new();
    let mut start = 0;
    while start < statements.len() {
        let more = statements[start + 1..]
            .iter()
            .take_while(|said| !said.opens);
        let end = start + 1 + more.count();
        let entries = &statements[start..end];
        let named = entries
            .iter()
            .filter(|said| names_a_gap(&said.phrase))
            .count();
        let plain = |said: &Statement| {
            let phrase = &said.phrase;
            !mends(said) && !phrase.does && !phrase.has(Class::NoGap) && !leads_with_act(phrase)
        };
        if entries.len() >= FEWEST_LISTED && named + 1 == entries.len() && entries.iter().all(plain)
        {
            listed.extend(start..end);
        }
        start = end;
    }
    listed
}

/// The count of points with which a sentence ends: 主要是两条, 有三个方面.
fn closing_count(text: &str) -> Option<usize> {
    let text = text.trim_end_matches(['：', ':']);
    let text = text.strip_suffix("方面").unwrap_or(text);
    let text = text.strip_suffix(['条', '点', '个', '处', '件', '项', '桩', '样'])?;
    let digit = text.chars().next_back()?;
    let chinese = "两三四五六七八"
        .chars()
        .position(|of| of == digit)
        .map(|at| at + 2);
    chinese
        .or(digit.to_digit(10).map(|digit| digit as usize))
        .filter(|count| *count > 1)
}

/// Whether a sentence leads to a list of other matters: 体会有四条. What it opens with decides: 新的做法主要有两条 does, and
/// 做法和问题主要有 does not.
pub(super) fn tells_of_others(lead: &Phrase) -> bool {
    let leads = lead.has(Class::GapLead) && !lead.opens(Class::LabelOther);
    let other = lead.has(Class::LabelOther) && !lead.has(Class::Gap) && !lead.has(Class::LabelGap);
    other && !leads && !lead.turns
}

/// The statements without those that tell of the school's experience: 本学年之经验，在于…, up to where shortcomings follow.
pub(super) fn behind_experience(statements: Vec<Statement>) -> Vec<Statement> {
    let tells = statements.first().is_some_and(|first| {
        let head = first.text.split(['，', ',']).next().unwrap_or_default();
        let short = head.len() < first.text.len() && head.chars().count() <= LONGEST_NAME;
        short && first.about_other && !first.phrase.turns
    });
    if !tells {
        return statements;
    }
    let leads = |said: &Statement| said.phrase.has(Class::GapLead) || said.leads;
    statements
        .into_iter()
        .skip_while(|said| !leads(said))
        .collect()
}
