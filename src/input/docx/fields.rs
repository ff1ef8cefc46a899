//! Fields and hyperlinks: which words are a field's instruction and not text, and which words carry an address.
//!
//! The words themselves, `paragraph.rs` gathers.

use super::xml::cut;
use std::ops::Range;
use std::rc::Rc;

/// Word nests fields no deeper than twenty.
const DEEPEST: usize = 32;
/// Longer instructions hold no address that a browser would take.
const LONGEST_INSTRUCTION: usize = 2048;

/// Words of a paragraph that carry an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LinkedWords {
    /// Where they stand in the paragraph, in bytes.
    pub(super) range: Range<usize>,
    /// The address.
    pub(super) target: Rc<str>,
}

/// The fields and hyperlinks that are open at one point of a run of text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    stack: Vec<Field>,
    /// Fields of the stack whose instruction is being read.
    instructing: usize,
    /// Fields that were begun beyond the deepest.
    beyond: usize,
    link: Option<OpenLink>,
    /// Open hyperlink elements; only the outermost with an address counts.
    link_depth: usize,
}

#[derive(Debug)]
enum Field {
    Instruction(String),
    Result(Option<OpenLink>),
}

#[derive(Debug)]
struct OpenLink {
    target: Rc<str>,
    start: usize,
    depth: usize,
}

impl OpenLink {
    fn words(&self, end: usize) -> Option<LinkedWords> {
        let range = self.start..end;
        (!range.is_empty()).then(|| LinkedWords {
            range,
            target: Rc::clone(&self.target),
        })
    }
}

impl Fields {
    /// Whether words at this point are text.
    pub(super) fn shows_text(&self) -> bool {
        self.instructing == 0
    }

    /// `w:fldChar` of the type `begin`.
    pub(super) fn begin(&mut self) {
        if self.stack.len() == DEEPEST {
            self.beyond += 1;
            return;
        }
        self.stack.push(Field::Instruction(String::new()));
        self.instructing += 1;
    }

    /// Words of an instruction, or of the result of a field inside one.
    pub(super) fn instruct(&mut self, words: &str) {
        let open = self.stack.iter_mut().rev().find_map(|field| match field {
            Field::Instruction(text) => Some(text),
            Field::Result(_) => None,
        });
        if let Some(text) = open
            && text.len() < LONGEST_INSTRUCTION
        {
            text.push_str(words);
        }
    }

    /// `w:fldChar` of the type `separate`: the result begins, `at` bytes into the paragraph.
    pub(super) fn separate(&mut self, at: usize) {
        if self.beyond > 0 {
            return;
        }
        if let Some(field) = self.stack.last_mut()
            && let Field::Instruction(text) = field
        {
            let link = hyperlink(text).map(|target| OpenLink {
                target: target.into(),
                start: at,
                depth: 0,
            });
            *field = Field::Result(link);
            self.instructing -= 1;
        }
    }

    /// `w:fldChar` of the type `end`; returns the words that the field has linked.
    pub(super) fn end(&mut self, at: usize) -> Option<LinkedWords> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        match self.stack.pop()? {
            Field::Instruction(_) => {
                self.instructing -= 1;
                None
            }
            Field::Result(link) => link?.words(at),
        }
    }

    /// The start of `w:hyperlink` or `w:fldSimple`.
    pub(super) fn open_link(&mut self, target: Option<Rc<str>>, at: usize) {
        self.link_depth += 1;
        if self.link.is_none() {
            self.link = target.map(|target| OpenLink {
                target,
                start: at,
                depth: self.link_depth,
            });
        }
    }

    /// The end of `w:hyperlink` or `w:fldSimple`; returns the words that it has linked.
    pub(super) fn close_link(&mut self, at: usize) -> Option<LinkedWords> {
        let link = self.link.take_if(|link| link.depth == self.link_depth);
        self.link_depth = self.link_depth.saturating_sub(1);
        link?.words(at)
    }

    /// The end of a paragraph of `length` bytes: adds its share of every link that goes on in the next one.
    pub(super) fn end_paragraph(&mut self, length: usize, links: &mut Vec<LinkedWords>) {
        // An instruction that never ends would swallow the rest of the report, so it ends here.
        if self.instructing > 0 {
            self.stack.retain(|field| matches!(field, Field::Result(_)));
            self.instructing = 0;
            self.beyond = 0;
        }
        let results = self.stack.iter_mut().filter_map(|field| match field {
            Field::Result(link) => link.as_mut(),
            Field::Instruction(_) => None,
        });
        for link in results.chain(self.link.as_mut()) {
            links.extend(link.words(length));
            link.start = 0;
        }
    }
}

/// The address in the instruction of a field, if it is `HYPERLINK "…"`; `\l` adds a place on the page.
pub(super) fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let (name, mut rest) = rest.split_at_checked("HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut address = String::new();
    let mut anchor = String::new();
    let mut option = None;
    while let Some((token, quoted, after)) = next_token(rest) {
        rest = after;
        if !quoted && token.starts_with('\\') {
            option = token.chars().nth(1);
            continue;
        }
        match option.take() {
            None if address.is_empty() => address = token.replace("\\\\", "\\"),
            Some('l') => token.clone_into(&mut anchor),
            _ => {}
        }
    }
    if address.is_empty() {
        return None;
    }
    if !anchor.is_empty() {
        address.push('#');
        address.push_str(&anchor);
    }
    cut(&mut address, LONGEST_INSTRUCTION);
    Some(address)
}

/// The next word of an instruction, whether it stood in quotes, and what follows.
fn next_token(text: &str) -> Option<(&str, bool, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if matches!(first, '"' | '“' | '”') {
        let text = &text[first.len_utf8()..];
        let end = text.find(['"', '“', '”']).unwrap_or(text.len());
        let after = text[end..].chars().next().map_or(0, char::len_utf8);
        return Some((&text[..end], true, &text[end + after..]));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    Some((&text[..end], false, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses() {
        let cases = [
            (
                r#" HYPERLINK "http://xxgk.example.edu.cn/a" "#,
                Some("http://xxgk.example.edu.cn/a"),
            ),
            (r#"hyperlink http://a.cn \t "_blank""#, Some("http://a.cn")),
            (
                r#"HYPERLINK "http://a.cn" \l "top" \o "提示""#,
                Some("http://a.cn#top"),
            ),
            (r#"HYPERLINK \l "_Toc1""#, None),
            (r#"PAGEREF _Toc1 \h"#, None),
            ("超链接", None),
            ("", None),
        ];
        for (instruction, expected) in cases {
            assert_eq!(hyperlink(instruction).as_deref(), expected, "{instruction}");
        }
    }

    #[test]
    fn an_instruction_without_end_hides_one_paragraph_at_most() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct("HYPERLINK \"http://a.cn\"");
        assert!(!fields.shows_text());
        fields.end_paragraph(0, &mut Vec::new());
        assert!(fields.shows_text());
        assert_eq!(fields.end(3), None);
    }

    #[test]
    fn a_link_over_two_paragraphs_is_on_both() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct("HYPERLINK \"http://a.cn\"");
        fields.separate(3);
        let mut links = Vec::new();
        fields.end_paragraph(9, &mut links);
        assert_eq!(
            links,
            [LinkedWords {
                range: 3..9,
                target: "http://a.cn".into()
            }]
        );
        assert_eq!(fields.end(6).map(|words| words.range), Some(0..6));
    }

    #[test]
    fn very_deep_fields_still_end() {
        let mut fields = Fields::default();
        for _ in 0..100 {
            fields.begin();
        }
        for _ in 0..100 {
            fields.end(0);
        }
        assert!(fields.shows_text());
    }
}
