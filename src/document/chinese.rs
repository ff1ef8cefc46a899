//! What kind of character stands in a Chinese text.

/// Whether a character is written without spaces around it: ideographs, CJK punctuation, full-width forms.
#[must_use]
pub fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether a character is blank: spaces of every width, tabs, and the invisible marks that editors leave.
#[must_use]
pub fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{3000}' | '\u{2000}'
            ..='\u{200f}' | '\u{feff}' | '\u{2028}' | '\u{2029}'
    )
}
