//! The findings of a report, worst first, those of one rule together: what they share is said once.

use super::{Html, class, esc, tag, terms};
use crate::output::wording::{self, Words, fill, words};
use crate::output::{gate, standing};
use crate::review::{Finding, Quote, Review, Severity};
use std::cmp::Reverse;

/// Characters of a quote and of what stands on either side of it.
const WORDS: usize = 160;
const AROUND: usize = 40;
const SET_ASIDE: Words = words("不计入的诊断", "Findings that do not count");
const COUNT: Words = words("{} 处", "{}");

impl Html {
    /// All findings.
    pub(super) fn findings(&self, review: &Review<'_>) -> String {
        let mut groups: Vec<Vec<&Finding<'_>>> = Vec::new();
        for finding in &review.findings {
            let same = |group: &&mut Vec<&Finding<'_>>| {
                (group[0].rule, group[0].severity) == (finding.rule, finding.severity)
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(finding),
                None => groups.push(vec![finding]),
            }
        }
        groups.sort_by_key(|group| Reverse(group[0].severity));
        let said: String = groups.iter().map(|group| self.group(group)).collect();
        let none = match said.is_empty() {
            true => tag("p", "none", self.say(wording::NO_FINDINGS)),
            false => said,
        };
        let head = tag("h3", "", self.say(wording::FINDINGS));
        format!("{head}\n{none}{}", self.aside(review))
    }

    /// The findings of one rule and severity.
    fn group(&self, group: &[&Finding<'_>]) -> String {
        let first = group[0];
        let severity = class(first.severity);
        let basis = shared(group.iter().map(|one| &*one.basis));
        let help = shared(group.iter().map(|one| &*one.help));
        let count = match group.len() {
            1 => String::new(),
            many => tag("span", "count", &fill(self.say(COUNT), &[&many])),
        };
        let head = format!(
            "<h4>{} {} {count}<code>{}</code></h4>\n",
            tag("span", "chip", self.say(wording::severity(first.severity))),
            esc(self.title(first.rule)),
            esc(first.rule)
        );
        let common = terms(
            "common",
            &[
                (self.say(wording::HELP), esc(help)),
                (self.say(wording::BASIS), esc(basis)),
            ],
        );
        let each: String = group
            .iter()
            .map(|one| self.finding(one, !help.is_empty(), !basis.is_empty()))
            .collect();
        format!(
            "<section class=\"rule {severity}\">\n{head}{common}<ol>\n{each}</ol>\n</section>\n"
        )
    }

    fn finding(&self, finding: &Finding<'_>, helped: bool, based: bool) -> String {
        let own = |words: &str, said: bool| if said { String::new() } else { esc(words) };
        let related: Vec<String> = finding
            .related
            .iter()
            .map(|quote| self.located(quote, finding.severity))
            .collect();
        let nearest = finding.nearest.as_deref();
        let searched = finding.searched.join(self.say(wording::ENUMERATION));
        let whole = finding.quote.text.is_empty() && finding.quote.around().before.is_empty();
        let quoted = match whole {
            true => String::new(),
            false => self.located(&finding.quote, finding.severity),
        };
        let details = terms(
            "details",
            &[
                (self.say(wording::EXCERPT), quoted),
                (self.say(wording::RELATED), related.join("<br/>")),
                (self.say(wording::HELP), own(&finding.help, helped)),
                (self.say(wording::BASIS), own(&finding.basis, based)),
                (self.say(wording::SEARCHED), esc(&searched)),
                (
                    self.say(wording::NEAREST),
                    nearest.map_or_else(String::new, |one| self.located(one, finding.severity)),
                ),
            ],
        );
        format!(
            "<li>{}\n{details}</li>\n",
            tag("p", "message", &finding.message)
        )
    }

    /// Words of the report with what stands around them, and where they stand.
    pub(super) fn located(&self, quote: &Quote, severity: Severity) -> String {
        let context = quote.around();
        let before = context.before.chars().count();
        let skipped = before.saturating_sub(AROUND);
        let head: String = context.before.chars().skip(skipped).collect();
        let tail: String = context.after.chars().take(AROUND).collect();
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        let cut_after = context.cut_after || tail.len() < context.after.len();
        format!(
            "<q lang=\"zh-CN\">{}{}<mark class=\"{}\">{}</mark>{}{}</q> {}",
            ellipsis(context.cut_before || skipped > 0),
            esc(&head),
            class(severity),
            esc(&shortened(&quote.text)),
            esc(&tail),
            ellipsis(cut_after),
            self.place(quote)
        )
    }

    /// Where a quote stands, in the terms of the file's format.
    pub(super) fn place(&self, quote: &Quote) -> String {
        let place = wording::place(quote.place, self.language);
        let position = quote.position;
        if !place.is_empty() {
            tag("span", "place", &place)
        } else if position.line == 0 {
            String::new()
        } else {
            let address = format!("{}:{}", position.line, position.column);
            tag("span", "place", &address)
        }
    }

    /// The findings that are set aside, each with the reason.
    fn aside(&self, review: &Review<'_>) -> String {
        if review.accepted.is_empty() {
            return String::new();
        }
        let each: String = review
            .accepted
            .iter()
            .map(|one| {
                format!(
                    "<li>{} <code>{}</code><br/>{}</li>\n",
                    esc(&one.finding.message),
                    esc(one.finding.rule),
                    tag("span", "why", &gate::acceptance(&one.why, self.language))
                )
            })
            .collect();
        let title = tag("h4", "", self.say(SET_ASIDE));
        let warning = standing::private(review, self.language);
        let warning = warning.map_or_else(String::new, |words| tag("p", "note", &words));
        format!("<section class=\"rule aside\">\n{title}\n{warning}<ol>\n{each}</ol>\n</section>\n")
    }
}

/// What all say, if all say the same.
fn shared<'w>(mut all: impl Iterator<Item = &'w str>) -> &'w str {
    let first = all.next().unwrap_or_default();
    if all.all(|one| one == first) {
        first
    } else {
        ""
    }
}

/// Words, their middle left out where they are many.
pub(super) fn shortened(words: &str) -> String {
    let count = words.chars().count();
    if count <= WORDS {
        return words.to_owned();
    }
    let half = WORDS / 2;
    let head: String = words.chars().take(half).collect();
    let tail: String = words.chars().skip(count - half).collect();
    format!("{head}……{tail}")
}
