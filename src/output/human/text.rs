//! Styled text, and the one gate through which every word reaches the terminal.
//!
//! Whatever is pushed into a [`Text`] loses the characters that could drive a terminal or turn its reading order
//! round, wherever it comes from: a report, a path, a message. Where lines break is left to `layout`.

use super::layout;
use crate::output::neutral::neutral;
use crate::review::Severity;
use anstyle::{AnsiColor, Style};

/// What a run of words is, from which its colour follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    /// Running text.
    #[default]
    Plain,
    /// The title of a section, or a message.
    Strong,
    /// A label, or words around the ones that matter.
    Faint,
    /// A path with line and column, which is never broken, so that a terminal can follow it.
    Address,
    /// Something that is as it should be.
    Good,
    /// Something between good and bad.
    Half,
    /// Something of a severity.
    Grave(Severity),
    /// Words of the report at which a finding points.
    Mark(Severity),
}

impl Look {
    /// How it is drawn.
    pub(super) fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Plain | Self::Address => style,
            Self::Strong => style.bold(),
            Self::Faint => style.dimmed(),
            Self::Good => style.fg_color(Some(AnsiColor::Green.into())),
            Self::Half => style.fg_color(Some(AnsiColor::Cyan.into())),
            Self::Grave(severity) => style.bold().fg_color(Some(hue(severity).into())),
            // The terminal itself draws the line under the words, so it sits under them at any width of any sign.
            Self::Mark(severity) => style
                .bold()
                .underline()
                .fg_color(Some(hue(severity).into())),
        }
    }
}

fn hue(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    }
}

/// Words with their looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    signs: Vec<(char, Look)>,
}

impl Text {
    /// Words of one look.
    pub(super) fn new(look: Look, words: &str) -> Self {
        Self::default().with(look, words)
    }

    /// Words without a look of their own.
    pub(super) fn plain(words: &str) -> Self {
        Self::new(Look::Plain, words)
    }

    /// The same, with more words behind.
    pub(super) fn with(mut self, look: Look, words: &str) -> Self {
        self.push(look, words);
        self
    }

    /// The same, with another text behind.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.signs.extend_from_slice(&other.signs);
        self
    }

    /// Adds words.
    pub(super) fn push(&mut self, look: Look, words: &str) {
        self.signs
            .extend(words.chars().map(|sign| (neutral(sign), look)));
    }

    /// Adds blanks up to a column. The columns are exact only for words without signs of ambiguous width, so nothing
    /// but such words may stand in front of something that is to be aligned.
    pub(super) fn pad(mut self, column: usize) -> Self {
        let width = self.width();
        let blanks = column.saturating_sub(width);
        self.signs
            .extend(std::iter::repeat_n((' ', Look::Plain), blanks));
        self
    }

    /// The signs, each with its look.
    pub(super) fn signs(&self) -> &[(char, Look)] {
        &self.signs
    }

    /// Columns that it takes at most.
    pub(super) fn width(&self) -> usize {
        self.signs
            .iter()
            .map(|&(sign, _)| layout::sign_width(sign))
            .sum()
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &str) -> String {
        Text::plain(words)
            .signs()
            .iter()
            .map(|&(sign, _)| sign)
            .collect()
    }

    #[test]
    fn neutralises_what_drives_a_terminal() {
        assert_eq!(shown("\u{1b}[2J红\u{9b}31m"), "·[2J红·31m");
        assert_eq!(shown("甲\u{202e}乙\u{2066}丙\u{2069}"), "甲·乙·丙·");
        assert_eq!(shown("一\r\n二\t三\u{7f}\u{0}"), "一  二 三··");
        assert_eq!(shown("零\u{200b}宽\u{feff}"), "零·宽·");
    }

    #[test]
    fn keeps_ordinary_signs() {
        assert_eq!(
            shown("“双一流”——〔2014〕23号…\u{3000}①"),
            "“双一流”——〔2014〕23号…\u{3000}①"
        );
    }

    #[test]
    fn pads_by_columns() {
        assert_eq!(Text::plain("依据").pad(6).width(), 6);
        assert_eq!(Text::plain("检索词").pad(4).width(), 6);
    }
}
