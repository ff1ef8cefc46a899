//! Writing lines: colour, indents, labels.
//!
//! What the lines say is left to the files of the sections.

use super::layout;
use super::text::{Look, Text};
use super::wording::Words;
use crate::output::Options;
use crate::review::Language;
use std::io::{Result, Write};

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 120;
/// In fewer columns nothing could be laid out.
const NARROWEST: usize = 40;

/// Where the lines go, and how they are drawn.
pub(super) struct Page<'o> {
    out: &'o mut dyn Write,
    /// Columns of a line.
    pub(super) width: usize,
    /// Whether to colour.
    pub(super) color: bool,
    /// The language of the words around the findings.
    pub(super) language: Language,
}

impl<'o> Page<'o> {
    /// A page for what the person at the terminal asked for.
    pub(super) fn new(out: &'o mut dyn Write, options: &Options) -> Self {
        let width = options.width.clamp(NARROWEST, WIDEST);
        Self {
            out,
            width,
            color: options.color,
            language: options.language,
        }
    }

    /// The words in the page's language.
    pub(super) fn say(&self, words: Words) -> &'static str {
        words.get(self.language)
    }

    /// The column at which the text behind a label starts.
    pub(super) fn label_column(&self) -> usize {
        match self.language {
            Language::Chinese => 10,
            Language::English => 13,
        }
    }

    /// An empty line.
    pub(super) fn blank(&mut self) -> Result<()> {
        writeln!(self.out)
    }

    /// A line that tells one report from the next.
    pub(super) fn rule(&mut self) -> Result<()> {
        let dashes = "-".repeat(self.width);
        self.line(&Text::new(Look::Faint, &dashes))
    }

    /// The title of a section, with what there is to say beside it.
    pub(super) fn section(&mut self, title: Words, beside: &str) -> Result<()> {
        self.blank()?;
        let mut text = Text::new(Look::Strong, self.say(title));
        if !beside.is_empty() {
            text.push(Look::Plain, "  ");
            text.push(Look::Plain, beside);
        }
        self.paragraph(&text, 0, 2)
    }

    /// A text broken into lines, the first of which starts at one column and the others at another.
    pub(super) fn paragraph(&mut self, text: &Text, first: usize, rest: usize) -> Result<()> {
        self.hanging(&Text::default(), text, first, rest)
    }

    /// A text behind a label.
    pub(super) fn labelled(&mut self, label: Words, text: &Text) -> Result<()> {
        let label = Text::plain("  ").with(Look::Faint, self.say(label));
        self.entry(&label, self.label_column(), text)
    }

    /// A text behind a lead, its lines all starting at the same column.
    pub(super) fn entry(&mut self, lead: &Text, column: usize, text: &Text) -> Result<()> {
        let lead = lead.clone().pad(column);
        if lead.width() > column {
            // The lead has no room in its column, so that the text starts on a line of its own.
            self.line(&lead)?;
            return self.paragraph(text, column, column);
        }
        self.hanging(&lead, text, column, column)
    }

    /// A text that is never broken.
    pub(super) fn line(&mut self, text: &Text) -> Result<()> {
        let signs = text.signs();
        let blanks = signs
            .iter()
            .rev()
            .take_while(|(sign, _)| *sign == ' ')
            .count();
        self.draw(&signs[..signs.len() - blanks])?;
        writeln!(self.out)
    }

    fn hanging(&mut self, lead: &Text, text: &Text, first: usize, rest: usize) -> Result<()> {
        let signs = text.signs();
        let (first_room, rest_room) = (self.room(first), self.room(rest));
        let lines = layout::wrap(signs, first_room, rest_room);
        let start = if lead.is_empty() {
            Text::default().pad(first)
        } else {
            lead.clone()
        };
        if lines.is_empty() {
            return self.line(&start);
        }
        for (number, line) in lines.into_iter().enumerate() {
            if number == 0 {
                self.draw(start.signs())?;
            } else {
                write!(self.out, "{:rest$}", "")?;
            }
            self.draw(&signs[line])?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// Columns behind an indent.
    pub(super) fn room(&self, indent: usize) -> usize {
        self.width.saturating_sub(indent).max(8)
    }

    fn draw(&mut self, signs: &[(char, Look)]) -> Result<()> {
        for run in signs.chunk_by(|left, right| left.1 == right.1) {
            // The blank that prevents a break has done its work.
            let words: String = run
                .iter()
                .map(|&(sign, _)| if sign == '\u{a0}' { ' ' } else { sign })
                .collect();
            let style = run[0].1.style();
            if self.color && style != anstyle::Style::new() {
                write!(self.out, "{style}{words}{style:#}")?;
            } else {
                write!(self.out, "{words}")?;
            }
        }
        Ok(())
    }
}
