//! Findings that the author of a report sets aside in the report itself, by a comment with the rule and the reason:
//! `<!-- xxgk: ignore[item-missing/22] 理由 -->` in Markdown, `# xxgk: ignore[…] 理由` in a structured report.
//!
//! A comment holds for the findings that begin in its paragraph: from its own line, or the first one with words below
//! it, to the next blank line. A finding on the report as a whole has no place, so the comment may stand anywhere.

use super::fingerprint::fingerprint;
use super::{Finding, Quote};
use crate::check::Judgement;
use crate::document::Document;
use crate::pack::{Language, Pack};
use crate::span::Span;
use std::ops::RangeInclusive;

const UNUSED: &str = "suppression-unused";
const INVALID: &str = "suppression-invalid";

/// A comment that sets findings of a rule aside.
#[derive(Clone, Debug)]
pub struct Suppression<'p> {
    /// The rule or the group of rules, and the item.
    pub rule: (String, Option<u8>),
    /// Why they are accepted.
    pub reason: String,
    /// The lines that it holds for.
    lines: RangeInclusive<u32>,
    /// What is said of it where it sets nothing aside; nothing where the pack has no word for that.
    pub unused: Option<Finding<'p>>,
}

impl Suppression<'_> {
    /// Whether it is for a rule of a group, on an item or in general.
    #[must_use]
    pub fn names(&self, rule: &str, group: &str, item: Option<u8>) -> bool {
        let (name, number) = &self.rule;
        (name == rule || name == group) && (number.is_none() || *number == item)
    }

    /// Whether it holds where a finding stands.
    #[must_use]
    pub fn reaches(&self, finding: &Finding<'_>) -> bool {
        let position = finding.quote.position;
        position.length == 0 || self.lines.contains(&position.line)
    }
}

/// The comments of a report that set findings aside, and findings on those that cannot be followed.
pub(super) fn suppressions<'p>(
    document: &Document,
    judgement: &Judgement,
    pack: &'p Pack,
    language: Language,
) -> (Vec<Suppression<'p>>, Vec<Finding<'p>>) {
    let teller = Teller {
        document,
        judgement,
        pack,
        language,
    };
    let (mut found, mut faulty) = (Vec::new(), Vec::new());
    for &span in document.comments() {
        let Some(words) = directive(&document.text()[span.range()]) else {
            continue;
        };
        match parse(words) {
            Ok((rules, reason)) => {
                let lines = lines(document, span);
                for rule in rules {
                    match teller.rule(rule) {
                        Some(selector) => found.push(Suppression {
                            rule: selector,
                            reason: reason.clone(),
                            lines: lines.clone(),
                            unused: teller.finding(UNUSED, None, span, rule),
                        }),
                        None => faulty.extend(teller.finding(INVALID, Some("rule"), span, rule)),
                    }
                }
            }
            Err(case) => faulty.extend(teller.finding(INVALID, Some(case), span, "")),
        }
    }
    (found, faulty)
}

/// What a comment says to this program; nothing where it is for somebody else.
fn directive(comment: &str) -> Option<&str> {
    let inside = comment
        .strip_prefix("<!--")
        .map(|rest| rest.strip_suffix("-->").unwrap_or(rest))
        .or_else(|| comment.strip_prefix('#'))?;
    let rest = inside.trim().strip_prefix("xxgk")?.trim_start();
    rest.strip_prefix([':', '：']).map(str::trim)
}

/// The rules and the reason, or the case of the rule that says what is wrong.
fn parse(words: &str) -> Result<(Vec<&str>, String), &'static str> {
    let list = words.strip_prefix("ignore").map(str::trim_start);
    let (rules, reason) = list
        .and_then(|list| list.strip_prefix('[')?.split_once(']'))
        .ok_or("form")?;
    let rules: Vec<&str> = rules
        .split([',', '，', '、'])
        .map(str::trim)
        .filter(|rule| !rule.is_empty())
        .collect();
    let reason: Vec<&str> = reason
        .trim_start_matches([':', '：', '-', '—', ' '])
        .split_whitespace()
        .collect();
    match (rules.is_empty(), reason.is_empty()) {
        (true, _) => Err("form"),
        (false, true) => Err("reason"),
        (false, false) => Ok((
            rules,
            crate::document::masked(&reason.join(" ")).into_owned(),
        )),
    }
}

/// The lines that a comment holds for.
fn lines(document: &Document, span: Span) -> RangeInclusive<u32> {
    let text = document.text();
    let range = span.range();
    let line = |at: usize| document.position(Span::new(at, at)).line;
    let begin = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let alone = text[begin..range.start].trim().is_empty();
    let mut first = line(range.start);
    let mut last = line(range.end);
    // In the midst of a paragraph it holds for what stands before it there as well, from
    // the line of its entry on, where it stands in a list or a table.
    let before = text[..range.start].lines().rev();
    let mut entry = !alone && is_entry(&text[begin..range.start]);
    if !alone && !entry {
        for line in before.skip(1).take_while(|line| !line.trim().is_empty()) {
            first -= 1;
            if is_entry(line) {
                entry = true;
                break;
            }
        }
    }
    let mut below = text[range.end..].split('\n');
    let behind = below.next().unwrap_or_default();
    let mut empty = alone && behind.trim().is_empty();
    for line in below {
        match (line.trim().is_empty(), empty) {
            (false, _) if entry && is_entry(line) => break,
            (true, true) => {}
            (true, false) => break,
            (false, _) => empty = false,
        }
        last += 1;
    }
    first..=last
}

/// Whether a line of Markdown begins an entry of a list or a row of a table.
fn is_entry(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0
        && [". ", ") "]
            .iter()
            .any(|sign| line[digits..].starts_with(sign));
    numbered
        || ["- ", "* ", "+ ", "|"]
            .iter()
            .any(|sign| line.starts_with(sign))
}

struct Teller<'t, 'p> {
    document: &'t Document,
    judgement: &'t Judgement,
    pack: &'p Pack,
    language: Language,
}

impl<'p> Teller<'_, 'p> {
    /// The rule or group that is meant, and the item.
    fn rule(&self, written: &str) -> Option<(String, Option<u8>)> {
        let (name, number) = match written.split_once('/') {
            Some((name, number)) => (name, Some(number)),
            None => (written, None),
        };
        let mut rules = self.pack.rules.iter();
        let known = rules.any(|rule| rule.name == name || rule.group == name);
        let item = match number {
            None => None,
            Some(number) => Some(self.pack.item(number.parse().ok()?)?.number),
        };
        known.then(|| (name.to_owned(), item))
    }

    /// What a rule says of a comment.
    fn finding(
        &self,
        name: &str,
        case: Option<&str>,
        span: Span,
        written: &str,
    ) -> Option<Finding<'p>> {
        let rule = self.pack.rule(name)?;
        let quote = Quote::new(self.document, span, false);
        let values = [("waived", crate::document::masked(written).into_owned())];
        let profile = &self.judgement.profile;
        let school = profile.name.as_ref().map_or("", |name| name.value.as_str());
        let year = profile.year.as_ref().map(|year| year.value);
        let identity = format!("{written}\n{}", quote.text);
        Some(Finding {
            rule: &rule.name,
            item: None,
            severity: rule.severity,
            message: rule.message(case, self.language).fill(&values),
            help: rule.help(case, self.language).fill(&values),
            basis: rule.basis.get(self.language).into(),
            fingerprint: fingerprint(&rule.name, None, school, year, &identity),
            quote,
            related: Vec::new(),
            searched: Vec::new(),
            nearest: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{directive, lines, parse};
    use crate::input;
    use crate::span::Span;

    #[test]
    fn a_comment_names_rules_and_a_reason() {
        let said = directive("<!-- xxgk: ignore[item-missing/22, links] 网站\n改版 -->");
        let (rules, reason) = parse(said.expect("it is ours")).expect("it is sound");
        assert_eq!(
            (rules, reason.as_str()),
            (vec!["item-missing/22", "links"], "网站 改版")
        );
        assert_eq!(parse("ignore[links]"), Err("reason"));
        assert_eq!(parse("ignore links 改版"), Err("form"));
        assert_eq!(parse("ignore[] 改版"), Err("form"));
        assert_eq!(directive("# 与 xxgk 无关"), None);
    }

    #[test]
    fn a_comment_beside_an_entry_holds_for_that_one() {
        let text = "- 甲 c\n- 乙\n  乙 d\n- 丙\n\n| 丁 e |\n| 戊 |\n";
        let document = input::plain(text.to_owned());
        let of = |comment: &str| {
            let at = text.find(comment).expect("it is there");
            lines(&document, Span::new(at, at + comment.len()))
        };
        assert_eq!([of("c"), of("d"), of("e")], [1..=1, 2..=3, 6..=6]);
    }

    #[test]
    fn a_comment_holds_to_the_next_blank_line() {
        let text = "甲\n# c\n\n乙\n乙\n\n丙\n丙 # d\n丙\n\n丁 # e";
        let document = input::plain(text.to_owned());
        let of = |comment: &str| {
            let at = text.find(comment).expect("it is there");
            lines(&document, Span::new(at, at + comment.len()))
        };
        assert_eq!([of("# c"), of("# d"), of("# e")], [2..=5, 7..=9, 11..=11]);
    }
}
