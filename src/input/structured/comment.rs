//! The comments of a file in TOML, which its parser passes over. The file has been parsed before, so every string ends.

use crate::span::Span;

/// The comments with their `#`, in the order of the text.
pub(super) fn comments(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['#', '"', '\'']) {
        at += next;
        let rest = &text[at..];
        at += if rest.starts_with('#') {
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            found.push(Span::new(at, at + length));
            length
        } else {
            string(rest)
        };
    }
    found
}

/// The length of the string that the text begins with.
fn string(text: &str) -> usize {
    let quote = &text[..1];
    let triple = quote.repeat(3);
    let mark = if text.starts_with(&triple) {
        triple.as_str()
    } else {
        quote
    };
    let mut at = mark.len();
    while at < text.len() {
        let rest = &text[at..];
        if quote == "\"" && rest.starts_with('\\') {
            at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
        } else if let Some(behind) = rest.strip_prefix(mark) {
            // Up to two quotes may stand before those that end the string.
            let behind = behind.chars();
            let more = behind.take_while(|sign| quote.starts_with(*sign));
            let most = if mark.len() == 3 { 2 } else { 0 };
            return at + mark.len() + more.take(most).count();
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[test]
    fn signs_in_strings_begin_no_comment() {
        let text = "# 一\na = \"#\\\"#\" # 二\nb = '''#'\n#''''#三\nc = '#' #四\r\nd = \"\"#五";
        let found: Vec<_> = comments(text)
            .iter()
            .map(|span| &text[span.range()])
            .collect();
        assert_eq!(found, ["# 一", "# 二", "#三", "#四", "#五"]);
    }
}
