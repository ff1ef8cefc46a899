//! What stands in a Markdown file before its text.

use crate::span::Span;

/// The metadata that some tools keep at the head of a file, between lines of `---`.
pub(super) struct FrontMatter {
    /// Bytes of it, with its last line.
    pub(super) length: usize,
    /// The value of `title`: in such files the report often has no other title.
    pub(super) title: Option<Span>,
}

impl FrontMatter {
    pub(super) fn of(text: &str) -> Self {
        let mut front = Self {
            length: 0,
            title: None,
        };
        let mut lines = text.split_inclusive('\n');
        let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
            return front;
        };
        let (mut at, mut title) = (first.len(), None);
        for (index, line) in lines.enumerate() {
            if matches!(line.trim_end(), "---" | "...") {
                front = Self {
                    length: at + line.len(),
                    title,
                };
                break;
            }
            let key = line.split_once(':').map(|(key, _)| key);
            // A rule at the head of the file, with text below it, is no front matter.
            if index == 0
                && !key.is_some_and(|key| {
                    key.chars()
                        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                })
            {
                break;
            }
            if key == Some("title") {
                let value = line["title:".len()..]
                    .trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
                let start = at + line.find(value).unwrap_or_default();
                title = (!value.is_empty()).then(|| Span::new(start, start + value.len()));
            }
            at += line.len();
        }
        front
    }
}
