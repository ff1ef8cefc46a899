//! A page for people: one file without scripts, to be read on a screen, sent on, and printed.
//!
//! Reviews are written as they come. What is known last, the verdict on the run and the index, stands last in the file
//! and is shown first by the style. Everything from a report passes through [`esc`], the one gate. The page is XML as
//! well, so that any reader of XML can tell whether it is whole.

mod coverage;
mod end;
mod finding;
mod items;
mod report;

use super::Options;
use super::neutral::line;
use super::render::Render;
use super::wording::{Words, words};
use crate::pack::Pack;
use crate::review::{Language, Review, Severity, Summary, Unreviewed};
use end::Row;
use std::collections::{BTreeMap, HashMap};
use std::io::{Result, Write};

const STYLE: &str = include_str!("style.css");
const TITLE: Words = words("信息公开年度报告审查", "Review of disclosure reports");

/// Lays out a run as a page.
pub(super) struct Html {
    language: Language,
    fail_on: Severity,
    /// What each rule says is wrong, in a few words.
    titles: HashMap<String, String>,
    rows: Vec<Row>,
    /// How many findings each rule has, by severity.
    reasons: BTreeMap<(Severity, String), usize>,
    unreviewed: Vec<Unreviewed>,
}

impl Html {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            // A run that nothing fails is no report that may be handed in: the verdict keeps to errors then.
            fail_on: options.fail_on.unwrap_or(Severity::Error),
            titles: HashMap::new(),
            rows: Vec::new(),
            reasons: BTreeMap::new(),
            unreviewed: Vec::new(),
        }
    }

    fn say(&self, words: Words) -> &'static str {
        words.get(self.language)
    }

    /// A rule's few words.
    fn title(&self, rule: &str) -> &str {
        self.titles.get(rule).map_or("", String::as_str)
    }
}

impl Render for Html {
    fn begin(&mut self, out: &mut dyn Write, pack: &Pack) -> Result<()> {
        let title = |rule: &crate::pack::Rule| {
            let words = rule.title.get(self.language);
            (rule.name.clone(), words.to_owned())
        };
        self.titles = pack.rules.iter().map(title).collect();
        let language = match self.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        };
        let title = self.say(TITLE);
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"generator\" content=\"xxgk\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        )
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        let row = Row::of(review, self.fail_on, self.language);
        for finding in &review.findings {
            let reason = (finding.severity, finding.rule.to_owned());
            *self.reasons.entry(reason).or_default() += 1;
        }
        out.write_all(self.report(review, self.rows.len() + 1, &row).as_bytes())?;
        self.rows.push(row);
        Ok(())
    }

    fn unreviewed(&mut self, _out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        self.unreviewed.push(unreviewed.clone());
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        out.write_all(self.index(summary).as_bytes())?;
        out.write_all(self.colophon(summary).as_bytes())?;
        out.write_all(b"</body>\n</html>\n")
    }
}

/// Words in which nothing is markup, and no sign drives or deceives a reader.
fn esc(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for sign in line(words).chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // A page has no noncharacters.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

/// An element with words in it.
fn tag(name: &str, class: &str, words: &str) -> String {
    let class = match class {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    };
    format!("<{name}{class}>{}</{name}>", esc(words))
}

/// A list of terms and what is said of each, which is markup already.
fn terms(class: &str, entries: &[(&str, String)]) -> String {
    let entries = entries.iter().filter(|(_, said)| !said.is_empty());
    let entries: String = entries
        .map(|(term, said)| format!("<div>{}<dd>{said}</dd></div>\n", tag("dt", "", term)))
        .collect();
    if entries.is_empty() {
        return String::new();
    }
    format!("<dl class=\"{class}\">\n{entries}</dl>\n")
}

/// The class of a severity.
fn class(severity: Severity) -> &'static str {
    severity.name()
}

#[cfg(test)]
mod tests {
    use super::esc;

    #[test]
    fn nothing_of_a_report_is_markup() {
        assert_eq!(
            esc("<img src=x onerror='a()'>\n&amp;\"\u{202e}"),
            "&lt;img src=x onerror=&#39;a()&#39;&gt; &amp;amp;&quot;·"
        );
    }
}
