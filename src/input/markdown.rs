//! Markdown reports, read over their own source: the document's text is the file, its blocks are what a reader sees.
//!
//! The grammar is CommonMark with pipe tables, as pulldown-cmark reads it. Marks (`#`, bullets, `**` around a whole
//! line, the brackets of a lone link) stay outside the spans; marks in the midst of a paragraph stay inside, because a
//! span is one stretch. Comments, addresses of links and front matter stand in the text and in no block. Which headings
//! mean what, the document and the checks find out.

use super::front_matter::FrontMatter;
use crate::document::{Builder, Cell, Document, Hint, Note, NumberStyle, number_at};
use crate::span::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads a Markdown report.
#[must_use]
pub fn read(mut text: String) -> Document {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let mut walker = Walker::new(&text);
    let front = FrontMatter::of(&text);
    // The parser would take any text between two rules for metadata, so it is given only what follows.
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, range) in Parser::new_ext(&text[front.length..], options).into_offset_iter() {
        walker.event(event, range.start + front.length..range.end + front.length);
    }
    walker.flush();
    let (mut pieces, notes, comments) = (walker.pieces, walker.notes, walker.comments);
    if !mark_title(&text, &mut pieces)
        && let Some(title) = front.title
    {
        pieces.insert(
            0,
            Piece::Block(
                title,
                Hint {
                    title: true,
                    ..Hint::default()
                },
            ),
        );
    }
    let mut builder = Builder::over(text);
    pieces.into_iter().for_each(|piece| piece.put(&mut builder));
    notes.into_iter().for_each(|note| builder.note(note));
    comments.into_iter().for_each(|span| builder.comment(span));
    builder.finish()
}

/// What is handed to the builder, once the text is no longer borrowed.
#[derive(Debug)]
enum Piece {
    Block(Span, Hint),
    Table,
    Row,
    Cell(Cell),
    Link(Span, String),
}

impl Piece {
    fn put(self, builder: &mut Builder) {
        match self {
            Self::Block(span, hint) => builder.mark(span, hint),
            Self::Table => builder.table(),
            Self::Row => builder.row(),
            Self::Cell(cell) => builder.mark_cell(cell, crate::document::Place::default()),
            Self::Link(span, target) => builder.link(span, target),
        }
    }
}

/// The one unnumbered heading of the first level, if it is the first heading of all, is the title.
fn mark_title(text: &str, pieces: &mut [Piece]) -> bool {
    let mut headings = pieces.iter_mut().filter_map(|piece| match piece {
        Piece::Block(span, hint) if hint.level.is_some() => Some((*span, hint)),
        _ => None,
    });
    let Some((span, hint)) = headings.next() else {
        return false;
    };
    if hint.level != Some(1)
        || number_at(&text[span.range()]).is_some()
        || headings.any(|(_, hint)| hint.level == Some(1))
    {
        return false;
    }
    hint.title = true;
    true
}

/// A block in the making.
#[derive(Clone, Copy, Debug)]
struct Open {
    span: Span,
    /// Where its last line begins; `None` behind a line break, until there is text.
    line: Option<u32>,
    /// Whether all of it is bold so far.
    bold: bool,
}

/// Follows the parser's events and cuts the text into pieces.
struct Walker<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
    notes: Vec<Note>,
    comments: Vec<Span>,
    open: Option<Open>,
    level: Option<u8>,
    /// For each list around, whether its items are numbered.
    lists: Vec<bool>,
    /// Where the number of the item stands that has no text yet.
    number: Option<usize>,
    strong: usize,
    code: bool,
    /// Column of the table, where one is open.
    column: Option<u32>,
    link: Option<(String, Option<Span>)>,
}

impl<'t> Walker<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            pieces: Vec::new(),
            notes: Vec::new(),
            comments: Vec::new(),
            open: None,
            level: None,
            lists: Vec::new(),
            number: None,
            strong: 0,
            code: false,
            column: None,
            link: None,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if let Event::InlineHtml(tag) = &event
            && tag.starts_with("<!--")
        {
            self.comments.push(Span::new(range.start, range.end));
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(_) if self.code => self.lines(range),
            // In "**一、**概述" the grammar sees no bold (punctuation within, a letter without): the marks come as text.
            Event::Text(words)
                if self.open.is_none() && words.trim_start_matches('*').trim().is_empty() => {}
            Event::Text(words) if !words.trim().is_empty() => self.leaf(range),
            Event::Code(_) => {
                let marks = self.text[range.clone()]
                    .bytes()
                    .take_while(|&byte| byte == b'`')
                    .count();
                self.leaf(range.start + marks..range.end - marks);
            }
            Event::SoftBreak => self.soft_break(range),
            // The author broke the line on purpose: an address, a signature.
            Event::HardBreak | Event::Rule => self.flush(),
            Event::InlineHtml(tag)
                if self.column.is_none() && (tag.starts_with("<!--") || tag.starts_with("<br")) =>
            {
                self.flush();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => return self.strong += 1,
            Tag::Link { dest_url, .. } => return self.link = Some((dest_url.into_string(), None)),
            Tag::Emphasis | Tag::Image { .. } => return,
            _ => self.flush(),
        }
        match tag {
            // A sentence above a rule is taken for a heading by the grammar; its author meant a rule.
            Tag::Heading { level, .. }
                if self.text[range.start..].starts_with('#')
                    || !self.text[range.clone()].contains('。') =>
            {
                self.level = Some(level as u8);
            }
            Tag::List(first) => self.lists.push(first.is_some()),
            Tag::Item => {
                self.number = self
                    .lists
                    .last()
                    .is_some_and(|&numbered| numbered)
                    .then_some(range.start);
            }
            Tag::CodeBlock(_) => self.code = true,
            Tag::HtmlBlock => self.html(range),
            Tag::Table(_) => self.pieces.push(Piece::Table),
            Tag::TableHead | Tag::TableRow => {
                self.pieces.push(Piece::Row);
                self.column = Some(0);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => {
                self.strong -= 1;
                return self.close(range);
            }
            TagEnd::Link => {
                if let Some((target, Some(span))) = self.link.take() {
                    self.pieces.push(Piece::Link(span, target));
                }
                return self.close(range);
            }
            TagEnd::Emphasis | TagEnd::Image => return,
            TagEnd::TableCell => return self.cell(range),
            _ => self.flush(),
        }
        match tag {
            TagEnd::Heading(_) => self.level = None,
            TagEnd::List(_) => _ = self.lists.pop(),
            TagEnd::Item => self.number = None,
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Table => self.column = None,
            _ => {}
        }
    }

    /// Takes a stretch of visible text into the open block.
    fn leaf(&mut self, range: Range<usize>) {
        let words = &self.text[range.clone()];
        let start = range.start + (words.len() - words.trim_start().len());
        let span = Span::new(start, start + words.trim().len());
        if let Some((_, linked)) = &mut self.link {
            *linked = Some(linked.map_or(span, |linked| linked.join(span)));
        }
        let bold = self.strong > 0;
        match &mut self.open {
            Some(open) => {
                open.span = open.span.join(span);
                open.bold &= bold;
                open.line.get_or_insert(span.start);
            }
            None => {
                // The number of an item is part of what its author wrote, unlike a bullet.
                let from = self
                    .number
                    .take()
                    .map_or(span, |number| Span::new(number, start));
                self.open = Some(Open {
                    span: from.join(span),
                    line: Some(span.start),
                    bold,
                });
            }
        }
    }

    /// A mark that opened inside the block and ends here belongs to it whole, or a quotation would break off in it.
    fn close(&mut self, mark: Range<usize>) {
        if let Some(open) = &mut self.open
            && !open.bold
            && open.span.range().start < mark.start
        {
            open.span = open.span.join(Span::new(mark.start, mark.end));
        }
    }

    /// Lines of one paragraph are one block, unless one is plainly a heading that lacks its blank line.
    fn soft_break(&mut self, range: Range<usize>) {
        let Some(open) = &mut self.open else { return };
        let Some(start) = open.line.take() else {
            return;
        };
        let line = &self.text[start as usize..open.span.end as usize];
        let next = self.text[range.end..].lines().next().unwrap_or_default();
        let next =
            next.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>'));
        let heading = numbered(line)
            && line.chars().count() <= 40
            && !line.contains(['。', '；', '，', '：']);
        if self.level.is_none() && (open.bold || heading || numbered(next)) {
            self.flush();
        }
    }

    /// Lines that are set as they stand: code, and paragraphs that were indented like it.
    fn lines(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for line in self.text[range].split_inclusive('\n') {
            if !line.trim().is_empty() {
                self.leaf(at..at + line.len());
                self.flush();
            }
            at += line.len();
        }
    }

    fn cell(&mut self, range: Range<usize>) {
        let column = self.column.unwrap_or_default();
        let span = self
            .open
            .take()
            .map_or(Span::new(range.start, range.start), |open| open.span);
        self.pieces.push(Piece::Cell(Cell {
            span,
            column,
            width: 1,
            continued: false,
        }));
        self.column = Some(column + 1);
    }

    /// The text between the tags of a stretch of HTML.
    fn html(&mut self, range: Range<usize>) {
        let end = range.end;
        let mut at = range.start;
        // Its pieces are cells and captions more often than not, and no headings unless their tags say so.
        self.lists.push(false);
        while at < end {
            let rest = &self.text[at..end];
            let is_tag = |&(at, _): &(usize, &str)| {
                rest[at + 1..]
                    .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            };
            let tag = rest
                .match_indices('<')
                .find(is_tag)
                .map_or(rest.len(), |(found, _)| found);
            self.lines(at..at + tag);
            at += tag;
            let rest = &self.text[at..end];
            let name: String = rest
                .chars()
                .skip(1)
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '!'))
                .collect();
            self.level = name
                .strip_prefix(['h', 'H'])
                .and_then(|level| level.parse().ok())
                .filter(|level| (1..=6).contains(level));
            let close = match name.to_ascii_lowercase().as_str() {
                "!" if rest.starts_with("<!--") => "-->",
                "script" => "</script>",
                "style" => "</style>",
                _ => ">",
            };
            if close == "-->" && !rest.contains(close) {
                let line = self.text[..at].matches('\n').count() + 1;
                self.notes.push(Note::Unreadable {
                    what: format!("第{line}行的 HTML 注释没有结束，其后的文字没有读"),
                });
            }
            let from = at;
            at = rest
                .find(close)
                .map_or(end, |found| at + found + close.len());
            if close == "-->" {
                self.comments.push(Span::new(from, at));
            }
        }
        self.level = None;
        self.lists.pop();
    }

    /// Ends the open block.
    fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        let hint = Hint {
            level: self.level,
            title: false,
            bold: open.bold,
            list: !self.lists.is_empty(),
            contents: false,
        };
        self.pieces.push(Piece::Block(open.span, hint));
    }
}

/// Whether a line begins with a number of a heading ("一、", "（一）", "第一部分", or "1." before a few words).
fn numbered(line: &str) -> bool {
    use NumberStyle::{Arabic, Chinese, ChineseBracketed, Dotted, Part};
    let few_words = || line.chars().count() < 30 && !line.contains(['。', '；']);
    number_at(line).is_some_and(|(number, _)| match number.style {
        Part | Chinese | ChineseBracketed => true,
        Arabic | Dotted(_) => few_words(),
        _ => false,
    })
}
