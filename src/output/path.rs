//! Paths as machine formats want them: relative to where the program runs, with `/`, and as URIs.

use std::fmt::Write;

/// Standard input, as reviews call it.
const STANDARD_INPUT: &str = "-";

/// The file's path without a leading `./`, which platforms take for another file; `None` for standard input.
pub(super) fn file(path: &str) -> Option<&str> {
    (path != STANDARD_INPUT).then(|| path.trim_start_matches("./"))
}

/// A URI reference: relative where the path is, else with `file://`. Standard input has none of its own; its name
/// stands for it.
pub(super) fn uri(path: &str) -> String {
    uri_of(file(path).unwrap_or("stdin").as_bytes())
}

/// The URI reference of a name given byte for byte, which need not be UTF-8.
pub(super) fn uri_of(mut path: &[u8]) -> String {
    while let Some(rest) = path.strip_prefix(b"./") {
        path = rest;
    }
    let mut uri = String::with_capacity(path.len() * 3);
    if path.starts_with(b"/") {
        uri.push_str("file://");
    } else if let [letter, b':', b'/', ..] = path
        && letter.is_ascii_alphabetic()
    {
        // A drive of Windows: C:/
        uri.push_str("file:///");
        uri.extend([char::from(*letter), ':']);
        path = &path[2..];
    }
    encode(path, &mut uri);
    uri
}

fn encode(path: &[u8], uri: &mut String) {
    for &byte in path {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => {
                // Writing to a string does not fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{file, uri, uri_of};

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./a b/甲.txt"), "a%20b/%E7%94%B2.txt");
        assert_eq!(uri("/tmp/a:b#c.md"), "file:///tmp/a%3Ab%23c.md");
        assert_eq!(uri("C:/报告/a.txt"), "file:///C:/%E6%8A%A5%E5%91%8A/a.txt");
        assert_eq!(uri("http://x?y"), "http%3A//x%3Fy");
        assert_eq!(uri_of(b"./a/\xb1\xa8.txt"), "a/%B1%A8.txt");
        assert_eq!(uri("-"), "stdin");
        assert_eq!((file("-"), file("./-")), (None, Some("-")));
    }
}
