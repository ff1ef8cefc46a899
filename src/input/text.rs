//! Plain text: paragraphs, lines broken at a fixed width, tables written with bars or tabs.

use super::page;
use crate::document::{Builder, Cell, Document, Hint, Note, Place, is_cjk, is_space, number_at};
use crate::span::Span;

/// Reads a plain text.
pub(super) fn read(text: String, note: Option<Note>) -> Document {
    let lines = lines(&text);
    let broken = page::is_broken(&text, &lines);
    let furniture = page::furniture(&text, &lines, broken);
    let mut builder = Builder::over(text);
    if let Some(note) = note {
        builder.note(note);
    }
    let mut reader = Reader {
        builder,
        lines,
        furniture,
        broken,
    };
    reader.run();
    reader.builder.finish()
}

/// The spans of all lines, without their blanks and line ends.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let head = line.len() - line.trim_start_matches(is_space).len();
        let body = line.trim_matches(is_space).len();
        lines.push(Span::new(
            start + head.min(line.len()),
            start + head.min(line.len()) + body,
        ));
        start += line.len() + 1;
    }
    lines
}

struct Reader {
    builder: Builder,
    lines: Vec<Span>,
    furniture: Vec<bool>,
    broken: bool,
}

impl Reader {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            if self.lines[at].is_empty() || self.furniture[at] {
                at += 1;
            } else if let Some(end) = self.table(at) {
                at = end;
            } else {
                let end = self.paragraph_end(at);
                self.paragraph(self.lines[at].join(self.lines[end - 1]));
                at = end;
            }
        }
    }

    fn line(&self, index: usize) -> &str {
        &self.builder.text()[self.lines[index].range()]
    }

    /// One past the last line of the paragraph that begins at `at`.
    fn paragraph_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        if !self.broken || self.is_short_heading(at) {
            return end;
        }
        let mut last = at;
        while end < self.lines.len() {
            // A page break in the middle of a paragraph leaves furniture between its lines.
            if self.furniture[end] {
                end += 1;
                continue;
            }
            if self.lines[end].is_empty()
                || !page::goes_on(self.builder.text(), self.lines[last], self.lines[end])
            {
                break;
            }
            last = end;
            end += 1;
        }
        last + 1
    }

    fn is_short_heading(&self, at: usize) -> bool {
        let line = self.line(at);
        number_at(line).is_some()
            && line.chars().count() < 26
            && !line.ends_with(['。', '；', '，', '、'])
    }

    /// Marks a paragraph; 【…】 at its head is a heading of its own.
    fn paragraph(&mut self, span: Span) {
        let text = &self.builder.text()[span.range()];
        if text.starts_with('【')
            && let Some(close) = text.find('】')
            && close < 60
        {
            let inner = Span::new(
                span.start as usize + "【".len(),
                span.start as usize + close,
            );
            let rest = &text[close + "】".len()..];
            let rest_start = span.end as usize - rest.trim_start_matches(is_space).len();
            self.builder.mark(
                inner,
                Hint {
                    bold: true,
                    ..Hint::default()
                },
            );
            if rest_start < span.end as usize {
                self.builder
                    .mark(Span::new(rest_start, span.end as usize), Hint::default());
            }
            return;
        }
        let bullet = text.starts_with(['•', '●', '■', '◆', '-', '·', '※']);
        self.builder.mark(
            span,
            Hint {
                list: bullet,
                ..Hint::default()
            },
        );
    }

    /// Reads a table that begins at `at`: two or more lines with the same separator. Returns one past its last line.
    fn table(&mut self, at: usize) -> Option<usize> {
        let separator = ['|', '\t', '｜'].into_iter().find(|&sign| {
            columns(self.line(at), sign) >= 3 || self.is_ruled(at, sign) || self.is_paired(at, sign)
        })?;
        let mut end = at;
        while end < self.lines.len()
            && !self.lines[end].is_empty()
            && (columns(self.line(end), separator) >= 2)
        {
            end += 1;
        }
        if end - at < 2 {
            return None;
        }
        self.builder.table();
        for index in at..end {
            self.row(index, separator);
        }
        Some(end)
    }

    /// Whether a line of two cells stands between bars, and a line of dashes under it.
    fn is_ruled(&self, at: usize, sign: char) -> bool {
        let line = self.line(at);
        sign == '|'
            && line.starts_with(sign)
            && line.ends_with(sign)
            && columns(line, sign) == 2
            && self.lines.get(at + 1).is_some_and(|rule| {
                let rule = &self.builder.text()[rule.range()];
                rule.contains("--") && rule.chars().all(|c| "|-: ".contains(c))
            })
    }

    /// Whether lines of two cells follow each other, the first of them a short head: 公开事项 | 公开情况及链接.
    fn is_paired(&self, at: usize, sign: char) -> bool {
        let lines = self.lines[at..].iter().take(LEAST_PAIRS);
        let pairs = lines.filter(|line| columns(&self.builder.text()[line.range()], sign) == 2);
        pairs.count() == LEAST_PAIRS && self.line(at).chars().count() <= LONGEST_HEAD
    }

    fn row(&mut self, index: usize, separator: char) {
        let line = self.lines[index];
        let text = self.builder.text()[line.range()].to_owned();
        if text
            .chars()
            .all(|c| c == separator || is_space(c) || matches!(c, '-' | ':' | '+' | '='))
        {
            return;
        }
        self.builder.row();
        let outer = usize::from(text.starts_with(separator));
        let closed = usize::from(text.len() > separator.len_utf8() && text.ends_with(separator));
        let pieces: Vec<&str> = text.split(separator).collect();
        let mut start = line.start as usize;
        for (column, piece) in pieces.iter().enumerate() {
            let inside = column >= outer && column + closed < pieces.len();
            let head = piece.len() - piece.trim_start_matches(is_space).len();
            let body = piece.trim_matches(is_space).len();
            if inside {
                let span = if body == 0 {
                    Span::new(start, start)
                } else {
                    Span::new(start + head, start + head + body)
                };
                let column = (column - outer) as u32;
                self.builder.mark_cell(
                    Cell {
                        span,
                        column,
                        width: 1,
                        continued: false,
                    },
                    Place::default(),
                );
            }
            start += piece.len() + separator.len_utf8();
        }
    }
}

/// So many lines of two cells are a table.
const LEAST_PAIRS: usize = 3;
/// The most characters in the head of such a table.
const LONGEST_HEAD: usize = 24;

/// Number of cells that a separator cuts a line into, the empty ones at its ends not counted.
fn columns(line: &str, separator: char) -> usize {
    if !line.contains(separator) {
        return 1;
    }
    let inner = line.trim_matches(separator);
    let count = inner.split(separator).count();
    // Runs of tabs are an indent, and a bar in a sentence is a sign like any other.
    if separator != '\t'
        && inner.contains('。')
        && inner.chars().filter(|&c| is_cjk(c)).count() > 200
    {
        1
    } else {
        count
    }
}
