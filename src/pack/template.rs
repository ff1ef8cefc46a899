//! Sentences with blanks, as the rule files write them: `{item}未见公开`.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A sentence whose blanks are named in braces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
enum Piece {
    Words(String),
    Blank(String),
}

impl Template {
    /// Reads a sentence; `Err` holds what stands in a brace that is never closed.
    pub(super) fn parse(source: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let close = rest[open..]
                .find('}')
                .ok_or_else(|| rest[open..].to_owned())?
                + open;
            if open > 0 {
                pieces.push(Piece::Words(rest[..open].to_owned()));
            }
            pieces.push(Piece::Blank(rest[open + 1..close].to_owned()));
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Self { pieces })
    }

    /// The names of its blanks.
    pub fn blanks(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Blank(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// The sentence for no case in particular, with a mark where each blank is.
    #[must_use]
    pub fn outline(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Blank(_) => "…",
        });
        pieces.collect()
    }

    /// The sentence with its blanks filled; a blank without a value stays empty.
    #[must_use]
    pub fn fill(&self, values: &[(&str, String)]) -> Cow<'_, str> {
        if let [Piece::Words(words)] = self.pieces.as_slice() {
            return Cow::Borrowed(words);
        }
        let value = |name: &str| {
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map_or("", |(_, value)| value.as_str())
        };
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Blank(name) => value(name),
        });
        let mut filled = String::with_capacity(pieces.clone().map(str::len).sum());
        filled.extend(pieces);
        Cow::Owned(filled)
    }
}
