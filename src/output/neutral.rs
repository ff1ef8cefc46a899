//! Words on one line, without a sign that a terminal obeys, that turns the order of reading round or that nobody sees.

/// The words on one line, each sign that could do harm replaced.
#[must_use]
pub fn line(words: &str) -> String {
    words.chars().map(neutral).collect()
}

/// The same with its lines kept.
#[must_use]
pub fn lines(words: &str) -> String {
    let shown = words.chars().map(|sign| match sign {
        '\n' => '\n',
        other => neutral(other),
    });
    shown.collect()
}

/// The sign that is shown for a character: itself, unless it is one that a terminal obeys or that nobody sees.
///
/// A report may hold escape sequences, overrides of the reading order, or invisible marks; shown as they are, they
/// could repaint the screen or make a sentence read differently from what stands in the file.
#[must_use]
pub fn neutral(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{115f}' | '\u{1160}' | '\u{3164}' => '·',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => '·',
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => '·',
        other if other.is_control() || is_no_character(other) => '·',
        other => other,
    }
}

/// Whether a code stands for no character and never will, which XML cannot hold and readers of JSON may refuse.
fn is_no_character(character: char) -> bool {
    let code = u32::from(character);
    matches!(character, '\u{fdd0}'..='\u{fdef}') || code & 0xfffe == 0xfffe
}
