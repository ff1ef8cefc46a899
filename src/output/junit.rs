//! JUnit's XML, which most servers for continuous integration show: a suite for each report, a case for each rule.
//!
//! A rule that found nothing is a case that passed, so that what was checked can be seen. A case fails where a finding
//! is one that `--fail-on` fails; what else the rule found is its output. An item of the list that does not concern the
//! school is a case that was skipped.

use super::neutral::line;
use super::render::Render;
use super::wording::{self, Words, fill, words};
use super::{Options, UNREADABLE, gate};
use crate::pack::Pack;
use crate::review::{Accepted, Applies, Finding, Language, Review, Severity, Summary, Unreviewed};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{Result, Write};

const COUNTED: Words = words("{}：{} 处", "{}: {}");
const GATE: Words = words("门槛与配置", "thresholds and configuration");
const OFF: Words = words("没有查", "not checked");
const ITEM: Words = words("清单第 {} 项 {}", "item {} {}");

/// Lays out rules as cases.
pub(super) struct JUnit {
    language: Language,
    fail_on: Severity,
    /// Names and titles of the rules.
    rules: Vec<(String, String)>,
}

impl JUnit {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            // Where nothing fails the run, an error is one all the same.
            fail_on: options.fail_on.unwrap_or(Severity::Error),
            rules: Vec::new(),
        }
    }

    fn rule(
        &self,
        out: &mut dyn Write,
        review: &Review<'_>,
        name: &str,
        title: &str,
    ) -> Result<()> {
        let findings: Vec<_> = review
            .findings
            .iter()
            .filter(|finding| finding.rule == name)
            .collect();
        let case = case(&review.path, name);
        let accepted = accepted(review, name);
        let mut writer = Writer::new(out);
        if findings.is_empty() {
            let Some(first) = accepted.first() else {
                if !review.unchecked.iter().any(|off| off == name) {
                    return writer.write_event(Event::Empty(case));
                }
                writer.write_event(Event::Start(case))?;
                writer
                    .create_element("skipped")
                    .with_attribute(("message", OFF.get(self.language)))
                    .write_empty()?;
                return writer.write_event(Event::End(BytesEnd::new("testcase")));
            };
            // All that the rule found was accepted: it neither failed nor passed.
            let why = xml(&gate::acceptance(&first.why, self.language));
            writer.write_event(Event::Start(case))?;
            writer
                .create_element("skipped")
                .with_attribute(("message", why.as_str()))
                .write_empty()?;
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&self.aside(review, &accepted)))?;
            return writer.write_event(Event::End(BytesEnd::new("testcase")));
        }
        writer.write_event(Event::Start(case))?;
        let list: Vec<_> = findings
            .iter()
            .map(|finding| self.finding(review, finding))
            .collect();
        let mut list = list.join("\n");
        if !accepted.is_empty() {
            list = format!("{list}\n{}", self.aside(review, &accepted));
        }
        if findings.iter().any(|finding| self.fails(finding)) {
            let message = fill(COUNTED.get(self.language), &[&title, &findings.len()]);
            writer
                .create_element("failure")
                .with_attribute(("message", xml(&message).as_str()))
                .with_attribute(("type", name))
                .write_text_content(BytesText::new(&list))?;
        } else {
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&list))?;
        }
        writer.write_event(Event::End(BytesEnd::new("testcase")))
    }

    /// The findings that are set aside, one a line.
    fn aside(&self, review: &Review<'_>, accepted: &[&Accepted<'_>]) -> String {
        let lines = accepted.iter().map(|one| {
            let why = gate::acceptance(&one.why, self.language);
            format!("{}  {}", self.finding(review, &one.finding), xml(&why))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A suite for the thresholds that are missed and what is wrong with the configuration.
    fn beside(&self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        let all = gate::beside(summary, self.language);
        if all.is_empty() {
            return Ok(());
        }
        let fails = |one: &gate::Beside<'_>| one.severity >= self.fail_on;
        let failures = all.iter().filter(|one| fails(one)).count();
        start(
            out,
            suite(GATE.get(self.language), all.len(), failures, 0, 0),
        )?;
        for one in &all {
            out.write_all(b"\n")?;
            let message = xml(&one.message);
            let text = format!(
                "{}:{}:1: {message} {}",
                xml(one.path),
                one.line,
                xml(one.help)
            );
            let mut writer = Writer::new(&mut *out);
            writer.write_event(Event::Start(case(one.path, one.rule)))?;
            if fails(one) {
                writer
                    .create_element("failure")
                    .with_attributes([("message", message.as_str()), ("type", one.rule)])
                    .write_text_content(BytesText::new(&text))?;
            } else {
                writer
                    .create_element("system-out")
                    .write_text_content(BytesText::new(&text))?;
            }
            writer.write_event(Event::End(BytesEnd::new("testcase")))?;
        }
        end(out, "testsuite")
    }

    fn fails(&self, finding: &Finding<'_>) -> bool {
        finding.severity >= self.fail_on
    }

    fn finding(&self, review: &Review<'_>, finding: &Finding<'_>) -> String {
        let position = finding.quote.position;
        let message = wording::placed(finding, self.language);
        let advised = fill(
            wording::ADVISED.get(self.language),
            &[&message, &finding.help],
        );
        format!(
            "{}:{}:{}: {} {}",
            xml(&review.path),
            position.line.max(1),
            position.column.max(1),
            finding.severity.name(),
            xml(&advised),
        )
    }

    fn suite(&self, review: &Review<'_>) -> BytesStart<'static> {
        let failed = |(name, _): &&(String, String)| {
            let mut findings = review.findings.iter();
            findings.any(|finding| finding.rule == name && self.fails(finding))
        };
        let failures = self.rules.iter().filter(failed).count();
        let waived = |(name, _): &&(String, String)| {
            let mut findings = review.findings.iter();
            let off = review.unchecked.contains(name);
            !findings.any(|finding| finding.rule == name)
                && (off || !accepted(review, name).is_empty())
        };
        let waived = self.rules.iter().filter(waived).count();
        let items = skipped(review).count();
        suite(
            &review.path,
            self.rules.len() + items,
            failures,
            0,
            items + waived,
        )
    }

    fn skipped(
        &self,
        out: &mut dyn Write,
        path: &str,
        item: &crate::review::ItemReview<'_>,
    ) -> Result<()> {
        let name = fill(ITEM.get(self.language), &[&item.number, &item.name]);
        let mut writer = Writer::new(out);
        writer.write_event(Event::Start(case(path, &name)))?;
        let why = wording::decided(item.decided, self.language);
        let why = format!("{}{why}", wording::DOES_NOT_APPLY.get(self.language));
        writer
            .create_element("skipped")
            .with_attribute(("message", xml(&why).as_str()))
            .write_empty()?;
        writer.write_event(Event::End(BytesEnd::new("testcase")))
    }
}

impl Render for JUnit {
    fn begin(&mut self, out: &mut dyn Write, pack: &Pack) -> Result<()> {
        let rule = |rule: &crate::pack::Rule| {
            let title = rule.title.get(self.language);
            (rule.name.clone(), title.to_owned())
        };
        self.rules = pack.rules.iter().map(rule).collect();
        let mut writer = Writer::new(out);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let suites = BytesStart::new("testsuites").with_attributes([("name", "xxgk")]);
        writer.write_event(Event::Start(suites))
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        start(out, self.suite(review))?;
        for (name, title) in &self.rules {
            out.write_all(b"\n")?;
            self.rule(out, review, name, title)?;
        }
        for item in skipped(review) {
            out.write_all(b"\n")?;
            self.skipped(out, &review.path, item)?;
        }
        let notes: Vec<_> = wording::notes(review, self.language).collect();
        if !notes.is_empty() {
            out.write_all(b"\n")?;
            Writer::new(&mut *out)
                .create_element("system-err")
                .write_text_content(BytesText::new(&xml(&notes.join(" "))))?;
        }
        end(out, "testsuite")
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        start(out, suite(&unreviewed.path, 1, 0, 1, 0))?;
        out.write_all(b"\n")?;
        let mut writer = Writer::new(&mut *out);
        writer.write_event(Event::Start(case(&unreviewed.path, UNREADABLE)))?;
        writer
            .create_element("error")
            .with_attribute(("message", xml(&unreviewed.message).as_str()))
            .with_attribute(("type", UNREADABLE))
            .write_text_content(BytesText::new(&xml(&unreviewed.help)))?;
        writer.write_event(Event::End(BytesEnd::new("testcase")))?;
        end(out, "testsuite")
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        self.beside(out, summary)?;
        end(out, "testsuites")?;
        out.write_all(b"\n")
    }
}

/// The findings of a rule that are set aside.
fn accepted<'r, 'p>(review: &'r Review<'p>, rule: &str) -> Vec<&'r Accepted<'p>> {
    let accepted = review.accepted.iter();
    accepted.filter(|one| one.finding.rule == rule).collect()
}

/// The items that do not concern the school.
fn skipped<'r, 'p>(
    review: &'r Review<'p>,
) -> impl Iterator<Item = &'r crate::review::ItemReview<'p>> {
    let items = review.items.iter();
    items.filter(|item| item.applies == Applies::No)
}

fn suite(
    path: &str,
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
) -> BytesStart<'static> {
    let mut suite = BytesStart::new("testsuite");
    suite.push_attribute(("name", xml(path).as_str()));
    for (name, count) in [
        ("tests", tests),
        ("failures", failures),
        ("errors", errors),
        ("skipped", skipped),
    ] {
        suite.push_attribute((name, count.to_string().as_str()));
    }
    suite
}

fn case(path: &str, name: &str) -> BytesStart<'static> {
    let mut case = BytesStart::new("testcase");
    case.push_attribute(("classname", xml(path).as_str()));
    case.push_attribute(("name", xml(name).as_str()));
    case
}

fn start(out: &mut dyn Write, element: BytesStart<'static>) -> Result<()> {
    out.write_all(b"\n")?;
    Writer::new(out).write_event(Event::Start(element))
}

fn end(out: &mut dyn Write, name: &str) -> Result<()> {
    out.write_all(b"\n")?;
    Writer::new(out).write_event(Event::End(BytesEnd::new(name)))
}

/// Words without the characters that XML cannot hold even escaped.
fn xml(words: &str) -> String {
    line(words)
}
