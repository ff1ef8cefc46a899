//! Cutting a block into sentences and clauses.
//!
//! Brackets, book titles and quotation marks are kept whole where they are closed; addresses are kept whole always.

use std::ops::Range;

/// A clause: its byte range in the block's normal text, and the sign that ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) range: Range<usize>,
    /// Whether a semicolon stands behind it.
    pub(super) semicolon: bool,
    /// Whether a colon stands behind it.
    pub(super) colon: bool,
}

/// A sentence: its byte range and its clauses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) clauses: Vec<Clause>,
    /// Ranges of written-out addresses.
    pub(super) links: Vec<Range<usize>>,
    /// Ranges of book titles, the marks included.
    pub(super) titles: Vec<Range<usize>>,
    /// Ranges of quotations, the marks included.
    pub(super) quotations: Vec<Range<usize>>,
}

/// A bracket that is not closed within this many bytes is a slip of the pen and closes nothing.
const LONGEST_BRACKET: usize = 400;

/// The sentences of a block's normal text.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut cutter = Cutter {
        text,
        sentences: Vec::new(),
        current: Sentence::default(),
        clause_start: 0,
    };
    cutter.run();
    cutter.sentences
}

struct Cutter<'t> {
    text: &'t str,
    sentences: Vec<Sentence>,
    current: Sentence,
    clause_start: usize,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at = match bytes[at] {
                b'a'..=b'z' | b'A'..=b'Z' => self.address(at),
                b',' | b';' | b':' | b'!' | b'?' => self.ascii_sign(at),
                b'(' => self.skip_bracket(at, 1, ")"),
                // The lead bytes of the signs that matter: “” …, 、。《》, and the full-width forms.
                0xe2 | 0xe3 | 0xef => self.sign(at),
                0x00..=0x7f => at + 1,
                0x80..=0xdf => at + 2,
                0xe0..=0xef => at + 3,
                _ => at + 4,
            };
        }
        self.end_sentence(bytes.len(), bytes.len());
    }

    fn sign(&mut self, at: usize) -> usize {
        let next = at + 3;
        match &self.text[at..next] {
            "。" | "！" | "？" => self.end_sentence(at, next),
            "，" => self.end_clause(at, next, false, false),
            "；" => self.end_clause(at, next, true, false),
            "：" => self.end_clause(at, next, false, true),
            "（" => return self.skip_bracket(at, 3, "）"),
            "《" => {
                let end = self.book_title(at);
                if end > next {
                    self.current.titles.push(at..end);
                }
                return end;
            }
            "“" => {
                let end = self.skip_bracket(at, 3, "”");
                if end > next {
                    self.current.quotations.push(at..end);
                    return end;
                }
            }
            _ => {}
        }
        next
    }

    fn ascii_sign(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        // 1,234 and 8:30 are figures.
        let figure = at > 0 && digit(at - 1) && digit(at + 1);
        match bytes[at] {
            _ if figure => {}
            b'!' | b'?' => self.end_sentence(at, at + 1),
            b',' => self.end_clause(at, at + 1, false, false),
            b';' => self.end_clause(at, at + 1, true, false),
            _ => self.end_clause(at, at + 1, false, true),
        }
        at + 1
    }

    /// The end of a bracket that opens at `at`, or just behind its sign where it is never closed. Addresses in it count.
    fn skip_bracket(&mut self, at: usize, width: usize, close: &str) -> usize {
        let from = at + width;
        let Some(length) = find_within(&self.text[from..], close, LONGEST_BRACKET) else {
            return from;
        };
        let end = from + length + close.len();
        let mut inside = from;
        while inside < end {
            match self.text.as_bytes()[inside] {
                b'a'..=b'z' | b'A'..=b'Z' => inside = self.address(inside),
                _ if self.text[inside..].starts_with('《') => {
                    let title = self.book_title(inside);
                    if title > inside + 3 {
                        self.current.titles.push(inside..title);
                    }
                    inside = title;
                }
                _ => inside += self.text[inside..].chars().next().map_or(1, char::len_utf8),
            }
        }
        end.max(inside)
    }

    /// The end of a book title that opens at `at`; titles may be nested once.
    fn book_title(&self, at: usize) -> usize {
        let from = at + "《".len();
        let Some(length) = find_within(&self.text[from..], "》", LONGEST_BRACKET) else {
            return from;
        };
        let inside = &self.text[from..from + length];
        let end = from + length + "》".len();
        if inside.contains('《')
            && let Some(outer) = find_within(&self.text[end..], "》", 60)
        {
            return end + outer + "》".len();
        }
        end
    }

    /// Steps over an address that begins at `at`, or over a word of Latin letters.
    fn address(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let lower = |prefix: &str| {
            rest.get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
        };
        if !["http://", "https://", "http:/", "www."]
            .iter()
            .any(|prefix| lower(prefix))
            && !is_bare_host(rest)
        {
            let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            return at + letters.max(1);
        }
        let length = rest
            .bytes()
            .position(|byte| {
                !(byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=%".contains(&byte))
            })
            .unwrap_or(rest.len());
        let address = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        self.current.links.push(at..at + address.len());
        at + address.len().max(1)
    }

    fn end_clause(&mut self, end: usize, next: usize, semicolon: bool, colon: bool) {
        if end > self.clause_start {
            self.current.clauses.push(Clause {
                range: self.clause_start..end,
                semicolon,
                colon,
            });
        } else if let Some(last) = self.current.clauses.last_mut() {
            last.semicolon |= semicolon;
            last.colon |= colon;
        }
        self.clause_start = next;
    }

    fn end_sentence(&mut self, end: usize, next: usize) {
        self.end_clause(end, next, false, false);
        let mut sentence = std::mem::take(&mut self.current);
        if let (Some(first), Some(last)) = (sentence.clauses.first(), sentence.clauses.last()) {
            sentence.range = first.range.start..last.range.end;
            self.sentences.push(sentence);
        }
    }
}

/// Whether a text begins with an address that leaves out its scheme: `zsb.example.edu.cn/zxss`, but not a mailbox.
fn is_bare_host(text: &str) -> bool {
    let host = text
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-._@".contains(&byte)))
        .map_or(text, |end| &text[..end]);
    let host = host.trim_end_matches('.');
    let ends = [".cn", ".com", ".net", ".org"];
    host.matches('.').count() >= 2
        && !host.contains('@')
        && ends.iter().any(|end| host.ends_with(end))
}

/// Where `needle` stands within the first `limit` bytes of `text`.
fn find_within(text: &str, needle: &str, limit: usize) -> Option<usize> {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text[..end].find(needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<Vec<&str>> {
        sentences(text)
            .iter()
            .map(|s| s.clauses.iter().map(|c| &text[c.range.clone()]).collect())
            .collect()
    }

    #[test]
    fn cuts_at_signs_outside_of_brackets() {
        assert_eq!(
            cut(
                "公布了章程（含章程、细则；共2份），见“章程，制度”栏目；其他：见https://a.cn/x,y。好！"
            ),
            [
                vec![
                    "公布了章程（含章程、细则；共2份）",
                    "见“章程，制度”栏目",
                    "其他",
                    "见https://a.cn/x,y"
                ],
                vec!["好"]
            ]
        );
    }

    #[test]
    fn keeps_figures_and_nested_titles_whole() {
        assert_eq!(
            cut("共1,234条,见《关于公布〈清单〉，的通知》"),
            [vec!["共1,234条", "见《关于公布〈清单〉，的通知》"]]
        );
        assert_eq!(cut("（没有闭合，后面还有。完").len(), 2);
    }
}
