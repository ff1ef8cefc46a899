//! SARIF 2.1.0, which code-scanning services and editors read.
//!
//! One run holds the rules, then the results as they come, then the invocation with its exit status and the files that
//! could not be read. Results are findings only; with `--all`, the items that need none are results as well, of the kind
//! `pass` or `notApplicable`.

mod place;
mod rules;

use super::escape::to_writer;
use super::render::Render;
use super::{Options, UNREADABLE, gate, wording};
use crate::pack::Pack;
use crate::review::{
    Acceptance, Accepted, Applies, Finding, ItemReview, Language, Quote, Review, Severity, Summary,
    Unreviewed,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{Result, Write};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The name of our fingerprint and the version of how it is made.
const FINGERPRINT: &str = "xxgk/v1";
/// The rule that an item which needs no finding keeps.
const KEPT: &str = "item-missing";

/// Lays out a run as a SARIF log.
pub(super) struct Sarif {
    language: Language,
    all: bool,
    /// Where each rule stands in the list of rules.
    rules: HashMap<String, usize>,
    results: usize,
    notifications: Vec<Value>,
    /// What is wrong with the configuration.
    of_configuration: Vec<Value>,
    names: place::Names,
}

impl Sarif {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            all: options.unfold,
            rules: HashMap::new(),
            results: 0,
            notifications: Vec::new(),
            of_configuration: Vec::new(),
            names: HashMap::new(),
        }
    }

    fn result(&mut self, out: &mut dyn Write, result: &Value) -> Result<()> {
        let separator = if self.results > 0 { ",\n" } else { "\n" };
        self.results += 1;
        out.write_all(separator.as_bytes())?;
        to_writer(out, result)
    }

    fn finding(&self, review: &Review<'_>, finding: &Finding<'_>) -> Value {
        let mut result = json!({
            "ruleId": finding.rule,
            "kind": "fail",
            "level": finding.severity.name(),
            "message": {"text": finding.message},
            "locations": [place::location(&review.path, &finding.quote, self.language, &self.names)],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": {"help": finding.help, "basis": finding.basis},
        });
        if let Some(&index) = self.rules.get(finding.rule) {
            result["ruleIndex"] = json!(index);
        }
        let related = self.related(review, finding);
        if !related.is_empty() {
            result["relatedLocations"] = json!(related);
        }
        let properties = &mut result["properties"];
        if let Some(item) = finding.item {
            properties["item"] = json!(item);
        }
        let profile = &review.profile;
        if let Some(school) = &profile.name {
            properties["school"] = json!(school.value);
        }
        if let Some(year) = &profile.year {
            properties["year"] = json!(year.value);
        }
        if review.is_compared {
            result["baselineState"] = json!("new");
        }
        result
    }

    /// A finding that is set aside: by a waiver it is suppressed, in the baseline it is an old one.
    fn accepted(&self, review: &Review<'_>, accepted: &Accepted<'_>) -> Value {
        let mut result = self.finding(review, &accepted.finding);
        if let Acceptance::Waived { in_place, .. } = &accepted.why {
            let kind = if *in_place { "inSource" } else { "external" };
            let why = gate::acceptance(&accepted.why, self.language);
            result["suppressions"] =
                json!([{"kind": kind, "status": "accepted", "justification": why}]);
        } else {
            result["baselineState"] = json!("unchanged");
        }
        result
    }

    /// Takes in the thresholds that are missed and what is wrong with the configuration.
    fn beside(&mut self, summary: &Summary) {
        for missed in &summary.missed {
            self.notifications.push(json!({
                "descriptor": {"id": missed.threshold},
                "level": Severity::Error.name(),
                "message": {"text": gate::missed(missed, self.language)},
                "locations": [place::file(&missed.path, &self.names)],
            }));
        }
        for remark in &summary.remarks {
            self.of_configuration.push(json!({
                "descriptor": {"id": remark.rule},
                "level": remark.severity.name(),
                "message": {"text": remark.message},
                "locations": [place::location(&remark.path, &remark.quote, self.language, &self.names)],
            }));
        }
    }

    /// The other places of a finding, each with a word that says what it is.
    fn related(&self, review: &Review<'_>, finding: &Finding<'_>) -> Vec<Value> {
        let others = finding.related.iter().map(|one| (wording::RELATED, one));
        let nearest = finding.nearest.iter().map(|one| (wording::NEAREST, &**one));
        let locate = |(id, (what, quote)): (usize, (wording::Words, &Quote))| {
            let mut location = place::location(&review.path, quote, self.language, &self.names);
            location["id"] = json!(id);
            let separator = wording::words("：", ": ").get(self.language);
            let text = format!("{}{separator}{}", what.get(self.language), quote.text);
            location["message"] = json!({"text": text});
            location
        };
        others.chain(nearest).enumerate().map(locate).collect()
    }

    /// An item without a finding, as a result of its own.
    fn item(&self, review: &Review<'_>, item: &ItemReview<'_>) -> Value {
        let (kind, text) = if item.applies == Applies::No {
            let why = wording::decided(item.decided, self.language);
            let says = wording::DOES_NOT_APPLY.get(self.language);
            ("notApplicable", format!("{}  {says}{why}", item.name))
        } else {
            ("pass", item.name.to_owned())
        };
        let quote = item.evidence.first().cloned().unwrap_or_default();
        let mut result = json!({
            "ruleId": KEPT,
            "kind": kind,
            "level": "none",
            "message": {"text": text},
            "locations": [place::location(&review.path, &quote, self.language, &self.names)],
            "properties": {"item": item.number, "status": item.status.name()},
        });
        if let Some(&index) = self.rules.get(KEPT) {
            result["ruleIndex"] = json!(index);
        }
        result
    }

    fn notify(&mut self, severity: Severity, path: &str, text: &str) {
        self.notifications.push(json!({
            "descriptor": {"id": UNREADABLE},
            "level": severity.name(),
            "message": {"text": text},
            "locations": [place::file(path, &self.names)],
        }));
    }
}

impl Render for Sarif {
    fn names(&mut self, names: &[(String, Vec<u8>)]) {
        self.names.extend(names.iter().cloned());
    }

    fn begin(&mut self, out: &mut dyn Write, pack: &Pack) -> Result<()> {
        let names = pack.rules.iter().map(|rule| rule.name.clone());
        self.rules = names.zip(0..).collect();
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":"
        )?;
        to_writer(out, &rules::tool(pack, self.language))?;
        let properties = json!({"pack": {"id": pack.id.id, "version": pack.id.version}});
        write!(
            out,
            ",\n\"columnKind\":\"unicodeCodePoints\",\"properties\":"
        )?;
        to_writer(out, &properties)?;
        write!(out, ",\n\"results\":[")
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        for finding in &review.findings {
            let result = self.finding(review, finding);
            self.result(out, &result)?;
        }
        for accepted in &review.accepted {
            let result = self.accepted(review, accepted);
            self.result(out, &result)?;
        }
        if self.all {
            let found = |item: &&ItemReview<'_>| {
                let mut findings = review.findings.iter();
                let mut accepted = review.accepted.iter();
                !review.unchecked_items.contains(&item.number)
                    && !findings.any(|finding| finding.item == Some(item.number))
                    && !accepted.any(|one| one.finding.item == Some(item.number))
            };
            for item in review.items.iter().filter(found) {
                let result = self.item(review, item);
                self.result(out, &result)?;
            }
        }
        for note in &review.notes {
            let text = wording::note(note, self.language);
            self.notify(Severity::Warning, &review.path, &text);
        }
        Ok(())
    }

    fn unreviewed(&mut self, _out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        self.notify(Severity::Error, &unreviewed.path, &unreviewed.message);
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        self.beside(summary);
        let invocation = json!({
            "executionSuccessful": summary.errors == 0,
            "exitCode": summary.exit_status,
            "toolExecutionNotifications": self.notifications,
            "toolConfigurationNotifications": self.of_configuration,
            "properties": {"checked": {
                "reports": summary.reports,
                "rules": summary.rules_checked,
                "items": summary.items_checked,
            }},
        });
        write!(out, "\n],\n\"invocations\":[")?;
        to_writer(out, &invocation)?;
        writeln!(out, "]}}]}}")
    }
}
