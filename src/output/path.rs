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
    let path = file(path).unwrap_or("stdin");
    let mut uri = String::with_capacity(path.len() * 3);
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if has_drive(path) {
        uri.push_str("file:///");
        uri.push_str(&path[..2]);
        encode(&path[2..], &mut uri);
        return uri;
    }
    encode(path, &mut uri);
    uri
}

/// Whether a path begins with a drive of Windows, as `C:/` does.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic())
}

fn encode(path: &str, uri: &mut String) {
    for byte in path.bytes() {
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
    use super::{file, uri};

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./a b/甲.txt"), "a%20b/%E7%94%B2.txt");
        assert_eq!(uri("/tmp/a:b#c.md"), "file:///tmp/a%3Ab%23c.md");
        assert_eq!(uri("C:/报告/a.txt"), "file:///C:/%E6%8A%A5%E5%91%8A/a.txt");
        assert_eq!(uri("http://x?y"), "http%3A//x%3Fy");
        assert_eq!(uri("-"), "stdin");
        assert_eq!((file("-"), file("./-")), (None, Some("-")));
    }
}
