//! Words of a document as they are quoted: a stretch of its text that is shared with it, or words of their own where
//! something in them was hidden or taken out. So a long report with many quotes is not kept in memory twice.

use std::ops::Deref;
use std::sync::Arc;

/// Words that may be part of a document's text.
#[derive(Clone, Default)]
pub struct Words {
    text: Option<Arc<String>>,
    start: u32,
    end: u32,
}

impl Words {
    /// The bytes `start..end` of a text.
    pub(super) fn of(text: &Arc<String>, start: u32, end: u32) -> Self {
        Self {
            text: (start < end).then(|| Arc::clone(text)),
            start,
            end,
        }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let range = self.start as usize..self.end as usize;
        self.text.as_ref().map_or("", |text| &text[range])
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        let end = text.len() as u32;
        Self::of(&Arc::new(text), 0, end)
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}
