//! What is known last: the index with the verdict on each report, shown first, and the colophon.

use super::{Html, TITLE, esc, tag};
use crate::output::gate;
use crate::output::standing::{self, Identity, Known};
use crate::output::wording::{self, Words, fill, words};
use crate::review::{Coverage, Language, Review, Severity, Summary};
use std::cmp::Reverse;

const TIMES: Words = words("{} 份报告", "reports: {}");

/// What the index says of a report.
pub(super) struct Row {
    path: String,
    identity: Identity,
    known: Known,
    to_mend: usize,
    unread: usize,
    counts: [usize; 3],
    coverage: Coverage,
}

impl Row {
    pub(super) fn of(review: &Review<'_>, fail_on: Severity, language: Language) -> Self {
        let count = |wanted: &dyn Fn(Severity) -> bool| {
            let findings = review.findings.iter();
            findings.filter(|finding| wanted(finding.severity)).count()
        };
        Self {
            path: review.path.clone(),
            identity: Identity::of(review, language),
            known: Known::of(review),
            to_mend: count(&|severity| severity >= fail_on),
            unread: review.unread(),
            counts: Severity::ALL.map(|wanted| count(&|severity| severity == wanted)),
            coverage: review.coverage,
        }
    }
}

impl Html {
    /// The verdict on a report, with its counts.
    pub(super) fn verdict(&self, row: &Row) -> String {
        let counts: String = Severity::ALL
            .into_iter()
            .zip(row.counts)
            .map(|(severity, count)| {
                let words = fill(self.say(wording::count(severity)), &[&count]);
                tag("span", severity.name(), &words)
            })
            .collect();
        format!(
            "<p class=\"verdict\">{} {counts}</p>\n",
            self.short_verdict(row)
        )
    }

    fn short_verdict(&self, row: &Row) -> String {
        let mut words = row.known.verdict(row.to_mend, self.language);
        let class = match row.to_mend {
            0 if row.known != Known::default() => "known",
            0 => "ready",
            _ => "mend",
        };
        if row.unread > 0 {
            words.push_str(&fill(self.say(wording::UNREAD), &[&row.unread]));
        }
        tag("strong", class, &words)
    }

    /// The head of the page: what was checked, and each report with its verdict.
    pub(super) fn index(&self, summary: &Summary) -> String {
        let title = tag("h1", "", self.say(TITLE));
        let checked = tag("p", "checked", &wording::checked(summary, self.language));
        let mut page = format!("<nav id=\"index\">\n{title}\n{checked}\n");
        page.push_str(&self.table());
        page.push_str(&self.reasons());
        page.push_str(&self.gate(summary));
        if let Some(decided) = gate::decided(summary, Some(self.fail_on), self.language) {
            page.push_str(&tag("p", "decided", &decided));
        }
        if let Some(counts) = &summary.statistics {
            let heads: String = wording::STATISTICS_COLUMNS
                .iter()
                .enumerate()
                .map(|(at, name)| tag("th", if at > 0 { "number" } else { "" }, self.say(*name)))
                .collect();
            let rows: String = counts
                .iter()
                .map(|count| {
                    let [errors, warnings, notes] = count.findings;
                    let numbers: String = [errors, warnings, notes, count.reports]
                        .iter()
                        .map(|number| format!("<td class=\"number\">{number}</td>"))
                        .collect();
                    let title = esc(&count.title);
                    let rule = esc(&count.rule);
                    format!("<tr><td>{title} <code>{rule}</code></td>{numbers}</tr>\n")
                })
                .collect();
            let title = tag("h3", "", self.say(wording::STATISTICS));
            page.push_str(&format!(
                "{title}\n<div class=\"wide\"><table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div>\n"
            ));
        }
        if let Some(items) = &summary.item_statistics {
            page.push_str(&self.item_statistics(items));
        }
        page.push_str("</nav>\n");
        page
    }

    fn table(&self) -> String {
        let mut heads = vec![
            self.say(standing::COLUMN_SCHOOL),
            self.say(standing::COLUMN_LEVEL),
            self.say(standing::COLUMN_YEAR),
            self.say(wording::VERDICT),
        ];
        heads.extend(Severity::ALL.map(|severity| self.say(wording::severity(severity))));
        heads.push(self.say(wording::COLUMN_COVERAGE));
        let heads: String = heads.iter().map(|name| tag("th", "", name)).collect();
        let row = |(number, row): (usize, &Row)| {
            let counts: String = row
                .counts
                .iter()
                .map(|count| format!("<td class=\"number\">{count}</td>"))
                .collect();
            format!(
                "<tr><td><a href=\"#r{}\">{}</a><br/>{}</td>{}{}<td>{}</td>{counts}<td class=\"number\">{}/{}</td></tr>\n",
                number + 1,
                esc(&row.identity.school),
                tag("span", "path", &row.path),
                tag("td", "", row.identity.level),
                tag("td", "", &row.identity.year),
                self.short_verdict(row),
                row.coverage.disclosed,
                row.coverage.applicable
            )
        };
        let rows: String = self.rows.iter().enumerate().map(row).collect();
        let print = if self.rows.len() > 1 { "" } else { " print" };
        format!(
            "<div class=\"wide{print}\"><table class=\"index\"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
        )
    }

    /// What the findings come to, rule by rule: the first page of a print sums up the others.
    fn reasons(&self) -> String {
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|&(&(severity, _), &count)| Reverse((severity, count)));
        let rows: String = reasons
            .iter()
            .map(|&(&(severity, ref rule), count)| {
                format!(
                    "<tr><td>{}</td><td>{} <code>{}</code></td><td class=\"number\">{count}</td></tr>\n",
                    tag("span", severity.name(), self.say(wording::severity(severity))),
                    esc(self.title(rule)),
                    esc(rule)
                )
            })
            .collect();
        match rows.is_empty() {
            true => rows,
            false => format!("<table class=\"reasons print\"><tbody>\n{rows}</tbody></table>\n"),
        }
    }

    /// What stands in the way of the gate beside the findings.
    fn gate(&self, summary: &Summary) -> String {
        let unreviewed = self.unreviewed.iter().map(|one| {
            let path = tag("span", "path", &one.path);
            format!(
                "<li>{path} {}<br/>{}</li>\n",
                esc(&one.message),
                tag("span", "why", &one.help)
            )
        });
        let missed = summary.missed.iter().map(|one| {
            let path = tag("span", "path", &one.path);
            format!(
                "<li>{path} {}</li>\n",
                esc(&gate::missed(one, self.language))
            )
        });
        let remarks = summary.remarks.iter().map(|remark| {
            let place = format!("{}:{}", remark.path, remark.quote.position.line);
            let severity = wording::severity(remark.severity);
            format!(
                "<li class=\"{}\">{} {} <code>{}</code> {}<br/>{}</li>\n",
                remark.severity.name(),
                tag("span", "chip", self.say(severity)),
                esc(&remark.message),
                esc(&remark.rule),
                tag("span", "place", &place),
                tag("span", "why", &remark.help)
            )
        });
        let duplicates = summary.duplicates.iter().map(|one| {
            let paths = one.paths.join(self.say(wording::ENUMERATION));
            let year = fill(self.say(wording::YEAR_OF), &[&one.year]);
            format!(
                "<li>{}</li>\n",
                esc(&format!("{} {year}: {paths}", one.school))
            )
        });
        self.listed(wording::UNREVIEWED, unreviewed.collect())
            + &self.listed(gate::THRESHOLDS, missed.collect())
            + &self.listed(gate::CONFIGURATION, remarks.collect())
            + &self.listed(wording::DUPLICATES, duplicates.collect())
    }

    fn listed(&self, title: Words, entries: String) -> String {
        if entries.is_empty() {
            return entries;
        }
        let title = tag("h3", "", self.say(title));
        format!("<section>\n{title}\n<ul>\n{entries}</ul>\n</section>\n")
    }

    /// The files that were passed over, and by what the page was made.
    pub(super) fn colophon(&self, summary: &Summary) -> String {
        let skipped = summary.skipped.iter().map(|one| {
            let path = tag("span", "path", &one.path);
            format!("<li>{path} {}</li>\n", esc(&one.reason))
        });
        let skipped = self.listed(wording::SKIPPED, skipped.collect());
        let count = fill(self.say(TIMES), &[&summary.reports]);
        let words = format!("xxgk {} · {count}", env!("CARGO_PKG_VERSION"));
        format!("<footer>\n{skipped}{}\n</footer>\n", tag("p", "", &words))
    }
}
