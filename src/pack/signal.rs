//! Signals: the expressions by which reports speak of something, in the notation of the rule files.
//!
//! | notation | meaning |
//! | --- | --- |
//! | `学校章程` | these words |
//! | `(招生\|录取)计划` | either, then 计划 |
//! | `(学生)?学籍` | 学生 may stand there or not |
//! | `{publish}` | any word of that list in `words.toml` |
//! | `录取…最低分` | 最低分 follows within 8 characters of the same sentence |
//! | `录取……最低分` | within 24 characters |
//!
//! A signal is a chain of segments; a segment is a finite set of literals, so a whole pack is found in one pass and no
//! regular expression is run.

use std::collections::BTreeMap;

/// Bytes that may lie between two segments joined by `…`: eight Chinese characters.
const SHORT_GAP: u16 = 24;
/// Bytes that may lie between two segments joined by `……`.
const LONG_GAP: u16 = 72;
/// A segment that spells out to more literals than this is a mistake.
const MOST_LITERALS: usize = 600;

/// What is wrong with a signal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignalError {
    /// A bracket without its partner.
    #[error("括号不配对")]
    Unbalanced,
    /// A word list that does not exist.
    #[error("没有名为“{0}”的词表")]
    UnknownList(String),
    /// A segment that is empty or can be.
    #[error("某一段可能为空，会匹配一切")]
    Empty,
    /// A segment with too many literals.
    #[error("展开后超过 {MOST_LITERALS} 个词")]
    TooMany,
    /// A literal of one character on its own.
    #[error("单独一个字“{0}”太短，会误中")]
    TooShort(String),
}

/// A chain of segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Each segment's literals.
    pub segments: Vec<Vec<String>>,
    /// The most bytes between a segment and the next; one fewer than the segments.
    pub gaps: Vec<u16>,
}

/// Word lists by name, each spelled out.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

impl Signal {
    /// Reads a signal that stands for something by itself; `lists` are the word lists it may name.
    pub(super) fn parse(source: &str, lists: &Lists) -> Result<Self, SignalError> {
        let signal = Self::parse_short(source, lists)?;
        if let [only] = signal.segments.as_slice()
            && let Some(short) = only.iter().find(|literal| literal.chars().count() < 2)
        {
            return Err(SignalError::TooShort(short.clone()));
        }
        Ok(signal)
    }

    /// Reads a signal that may be a single character: a word of the grammar, which counts only beside others.
    pub(super) fn parse_short(source: &str, lists: &Lists) -> Result<Self, SignalError> {
        let mut segments = Vec::new();
        let mut gaps = Vec::new();
        let mut rest = source;
        loop {
            let cut = rest.find('…');
            let segment = &rest[..cut.unwrap_or(rest.len())];
            let literals = spell_out(segment, lists)?;
            if literals.iter().any(String::is_empty) {
                return Err(SignalError::Empty);
            }
            segments.push(literals);
            let Some(cut) = cut else { break };
            rest = &rest[cut + '…'.len_utf8()..];
            match rest.strip_prefix('…') {
                Some(longer) => {
                    gaps.push(LONG_GAP);
                    rest = longer;
                }
                None => gaps.push(SHORT_GAP),
            }
        }
        Ok(Self { segments, gaps })
    }
}

/// All literals that a segment without gaps stands for.
pub(super) fn spell_out(segment: &str, lists: &Lists) -> Result<Vec<String>, SignalError> {
    let (literals, rest) = alternatives(segment, lists)?;
    if rest.is_empty() {
        Ok(literals)
    } else {
        Err(SignalError::Unbalanced)
    }
}

/// Reads `a|b|c` up to a closing bracket or the end.
fn alternatives<'s>(source: &'s str, lists: &Lists) -> Result<(Vec<String>, &'s str), SignalError> {
    let mut all = Vec::new();
    let mut rest = source;
    loop {
        let (literals, after) = sequence(rest, lists)?;
        all.extend(literals);
        match after.strip_prefix('|') {
            Some(next) => rest = next,
            None => return Ok((all, after)),
        }
    }
}

/// Reads a run of literals, groups and lists.
fn sequence<'s>(source: &'s str, lists: &Lists) -> Result<(Vec<String>, &'s str), SignalError> {
    let mut so_far = vec![String::new()];
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let options = match character {
            '|' | ')' => break,
            '(' => {
                let (mut options, after) = alternatives(&rest[1..], lists)?;
                rest = after.strip_prefix(')').ok_or(SignalError::Unbalanced)?;
                if let Some(after) = rest.strip_prefix('?') {
                    options.push(String::new());
                    rest = after;
                }
                options
            }
            '{' => {
                let close = rest.find('}').ok_or(SignalError::Unbalanced)?;
                let name = &rest[1..close];
                let options = lists
                    .get(name)
                    .ok_or_else(|| SignalError::UnknownList(name.to_owned()))?
                    .clone();
                rest = &rest[close + 1..];
                options
            }
            _ => {
                let end = rest.find(['|', ')', '(', '{']).unwrap_or(rest.len());
                let literal = rest[..end].to_owned();
                rest = &rest[end..];
                vec![literal]
            }
        };
        if so_far.len() * options.len() > MOST_LITERALS {
            return Err(SignalError::TooMany);
        }
        so_far = so_far
            .iter()
            .flat_map(|head| options.iter().map(move |tail| format!("{head}{tail}")))
            .collect();
    }
    Ok((so_far, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_out_groups_lists_and_gaps() {
        let lists = Lists::from([("do".to_owned(), vec!["公开".to_owned(), "公布".to_owned()])]);
        let signal =
            Signal::parse("(招生|录取)(的)?计划……{do}", &lists).expect("it is well formed");
        assert_eq!(
            signal.segments[0],
            ["招生的计划", "招生计划", "录取的计划", "录取计划"]
        );
        assert_eq!(signal.segments[1], ["公开", "公布"]);
        assert_eq!(signal.gaps, [LONG_GAP]);
    }

    #[test]
    fn refuses_what_would_match_everything() {
        let lists = Lists::new();
        for (source, error) in [
            ("(招生", SignalError::Unbalanced),
            ("招生)", SignalError::Unbalanced),
            ("(学生)?", SignalError::Empty),
            ("招生…", SignalError::Empty),
            ("{没有}", SignalError::UnknownList("没有".to_owned())),
            ("无", SignalError::TooShort("无".to_owned())),
        ] {
            assert_eq!(Signal::parse(source, &lists), Err(error), "{source}");
        }
    }
}
