//! Markdown for a pull request: the verdict, a row for each report, and each report's findings folded.
//!
//! The verdict stands on top and is known last, so all is held back until the end.

use super::neutral::line;
use super::render::Render;
use super::standing::{self, Identity, Known};
use super::wording::{self, Words, fill, words};
use super::{Options, gate};
use crate::review::{Finding, ItemStatistics, Language, Review, Severity, Summary, Unreviewed};
use std::cmp::Reverse;
use std::io::{Result, Write};

/// Bytes of findings in a job summary: GitHub takes one MiB in all and drops what is longer.
const JOB_SUMMARY: usize = 900_000;

const TITLE: Words = words(
    "信息公开年度报告审查：{}",
    "Review of disclosure reports: {}",
);
const NOTHING: Words = words("没有审查任何报告", "nothing was checked");
const UNREVIEWED: Words = words(
    "，另有 {} 个文件未能审查",
    ", {} files could not be reviewed",
);
const NOT_REVIEWED: Words = words("未能审查：{}", "not reviewed: {}");
const COLUMNS: [Words; 9] = [
    words("学校", "School"),
    words("层次", "Level"),
    words("年度", "Year"),
    words("报告", "Report"),
    words("结论", "Verdict"),
    words("错误", "Errors"),
    words("警告", "Warnings"),
    words("提示", "Notes"),
    words("公开/适用", "Disclosed"),
];
const FINDING_COLUMNS: [Words; 6] = [
    words("级别", "Severity"),
    words("规则", "Rule"),
    words("位置", "Place"),
    words("诊断", "Finding"),
    words("原文", "Text"),
    words("建议和依据", "Help and basis"),
];
/// Schools that are named below an item.
const NAMED: usize = 20;
/// Characters of the report's words beside a finding.
const QUOTED: usize = 80;
const LEFT_OUT: Words = words(
    "{} 份报告的诊断因篇幅未列出，请另用一种输出查看。",
    "The findings of {} reports are left out for want of room; another output has them.",
);

/// Lays out a run in Markdown.
pub(super) struct Markdown {
    language: Language,
    fail_on: Severity,
    /// Bytes of findings that there is room for.
    room: usize,
    rows: String,
    details: String,
    to_mend: usize,
    /// Whether a baseline holds findings of any report.
    knows: bool,
    /// Whether a report was left unchecked, because the settings left no rule.
    unchecked: bool,
    /// Reports for whose findings there was no room.
    left_out: usize,
}

impl Markdown {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            // A run that nothing fails is no report that may be handed in: the verdict keeps to errors then.
            fail_on: options.fail_on.unwrap_or(Severity::Error),
            room: usize::MAX,
            rows: String::new(),
            details: String::new(),
            to_mend: 0,
            knows: false,
            unchecked: false,
            left_out: 0,
        }
    }

    /// As long as a job summary of GitHub Actions may be.
    pub(super) fn job_summary(options: Options) -> Self {
        Self {
            room: JOB_SUMMARY,
            ..Self::new(options)
        }
    }

    fn verdict(&self, to_mend: usize) -> String {
        match to_mend {
            0 if self.unchecked => self.say(standing::UNCHECKED).to_owned(),
            0 if self.knows => self.say(standing::NO_NEW).to_owned(),
            0 => wording::READY.get(self.language).to_owned(),
            many => fill(wording::TO_MEND.get(self.language), &[&many]),
        }
    }

    fn say(&self, words: Words) -> &'static str {
        words.get(self.language)
    }

    /// The findings of a report, worst first, folded under their counts.
    fn folded(&self, review: &Review<'_>, counts: [usize; 3]) -> String {
        let mut findings: Vec<&Finding<'_>> = review.findings.iter().collect();
        findings.sort_by_key(|finding| Reverse(finding.severity));
        let counts = Severity::ALL.into_iter().zip(counts);
        let counts: Vec<_> = counts
            .map(|(severity, count)| fill(self.say(wording::count(severity)), &[&count]))
            .collect();
        let mut text = format!(
            "\n<details>\n<summary>{}{}{}</summary>\n\n",
            html(&review.path),
            self.say(words("：", ": ")),
            counts.join(self.say(wording::LIST)),
        );
        text.push_str(&header(FINDING_COLUMNS.map(|column| self.say(column))));
        for finding in findings {
            text.push_str(&row(&[
                self.say(wording::severity(finding.severity)).to_owned(),
                format!("`{}`", finding.rule),
                self.place(finding),
                inline(&finding.message),
                inline(&shortened(&finding.quote.text)),
                self.grounds(finding),
            ]));
        }
        for accepted in &review.accepted {
            let why = gate::acceptance(&accepted.why, self.language);
            text.push_str(&row(&[
                self.say(gate::accepted(&accepted.why)).to_owned(),
                format!("`{}`", accepted.finding.rule),
                self.place(&accepted.finding),
                inline(&accepted.finding.message),
                inline(&shortened(&accepted.finding.quote.text)),
                inline(&why),
            ]));
        }
        if let Some(warning) = standing::private(review, self.language) {
            text.push_str(&format!("\n{}\n", inline(&warning)));
        }
        text.push_str("\n</details>\n");
        text
    }

    /// How to mend a finding, and on what it rests.
    fn grounds(&self, finding: &Finding<'_>) -> String {
        let basis = match finding.basis.is_empty() {
            true => String::new(),
            false => {
                let label = self.say(wording::BASIS);
                let colon = self.say(words("：", ": "));
                format!("{label}{colon}{}", inline(&finding.basis))
            }
        };
        let said = [inline(&finding.help), basis];
        let said: Vec<String> = said.into_iter().filter(|one| !one.is_empty()).collect();
        said.join("<br>")
    }

    /// How each item stands over all reports, folded.
    fn items(&self, statistics: &ItemStatistics) -> String {
        let mut text = format!(
            "\n### {}\n\n{}\n\n<details>\n<summary>{}</summary>\n\n",
            self.say(standing::ITEM_STATISTICS),
            standing::sum(statistics, self.language),
            self.say(wording::EACH_ITEM),
        );
        let columns = [
            standing::COLUMN_ITEM,
            wording::DISCLOSED,
            wording::UNDERSPECIFIED,
            wording::NIL,
            wording::MISSING,
            wording::UNCLEAR,
            wording::NOT_APPLICABLE,
            wording::MISSING,
        ];
        text.push_str(&header(columns.map(|column| self.say(column))));
        for item in &statistics.items {
            let mut cells = vec![format!("{} {}", item.number, inline(&item.name))];
            let numbers = standing::numbers(item);
            cells.extend(numbers.iter().map(usize::to_string));
            cells.push(inline(&standing::without(item, NAMED, self.language)));
            text.push_str(&row(&cells));
        }
        text + "\n</details>\n"
    }

    /// The thresholds that are missed and what is wrong with the configuration.
    fn beside(&self, summary: &Summary) -> String {
        let mut text = String::new();
        for one in gate::beside(summary, self.language) {
            let place = format!("{}:{}", one.path, one.line);
            text.push_str(&format!(
                "- {} `{}` {} {}  {}\n",
                self.say(wording::severity(one.severity)),
                one.rule,
                inline(&place),
                inline(&one.message),
                inline(one.help),
            ));
        }
        text
    }

    fn place(&self, finding: &Finding<'_>) -> String {
        let place = wording::place(finding.quote.place, self.language);
        let position = finding.quote.position;
        if place.is_empty() {
            format!("{}:{}", position.line.max(1), position.column.max(1))
        } else {
            place
        }
    }

    fn title(&self, summary: &Summary) -> String {
        let mut verdict = match summary.reports {
            0 => self.say(NOTHING).to_owned(),
            _ => self.verdict(self.to_mend),
        };
        if summary.errors > 0 {
            verdict.push_str(&fill(self.say(UNREVIEWED), &[&summary.errors]));
        }
        fill(self.say(TITLE), &[&verdict])
    }
}

impl Render for Markdown {
    fn review(&mut self, _out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        let count = |wanted: &dyn Fn(Severity) -> bool| {
            let findings = review.findings.iter();
            findings.filter(|finding| wanted(finding.severity)).count()
        };
        let counts = Severity::ALL.map(|severity| count(&|other| other == severity));
        let to_mend = count(&|severity| severity >= self.fail_on);
        self.to_mend += to_mend;
        let known = Known::of(review);
        self.knows |= known.words(self.language).is_some();
        self.unchecked |= review.is_unchecked;
        let mut verdict = known.verdict(to_mend, self.language);
        if review.unread() > 0 {
            verdict.push_str(&fill(self.say(wording::UNREAD), &[&review.unread()]));
        }
        let coverage = review.coverage;
        let [errors, warnings, notes] = counts.map(|count| count.to_string());
        let identity = Identity::of(review, self.language);
        self.rows.push_str(&row(&[
            inline(&identity.school),
            identity.level.to_owned(),
            identity.year,
            inline(&review.path),
            verdict,
            errors,
            warnings,
            notes,
            format!("{}/{}", coverage.disclosed, coverage.applicable),
        ]));
        if review.findings.is_empty() && review.accepted.is_empty() {
            return Ok(());
        }
        let folded = self.folded(review, counts);
        if self.details.len() + folded.len() > self.room {
            self.left_out += 1;
        } else {
            self.details.push_str(&folded);
        }
        Ok(())
    }

    fn unreviewed(&mut self, _out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        let verdict = fill(self.say(NOT_REVIEWED), &[&inline(&unreviewed.message)]);
        let mut cells: [String; 9] = Default::default();
        cells[3] = inline(&unreviewed.path);
        cells[4] = verdict;
        self.rows.push_str(&row(&cells));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        writeln!(out, "## {}\n", self.title(summary))?;
        if !self.rows.is_empty() {
            out.write_all(header(COLUMNS.map(|column| self.say(column))).as_bytes())?;
            out.write_all(self.rows.as_bytes())?;
        }
        let beside = self.beside(summary);
        if !beside.is_empty() {
            write!(out, "\n{}", beside.replace("  \n", "\n"))?;
        }
        out.write_all(self.details.as_bytes())?;
        if let Some(counts) = &summary.statistics {
            writeln!(out, "\n### {}\n", self.say(wording::STATISTICS))?;
            let columns = wording::STATISTICS_COLUMNS.map(|column| self.say(column));
            out.write_all(header(columns).as_bytes())?;
            for count in counts {
                let [errors, warnings, notes] = count.findings.map(|count| count.to_string());
                let rule = format!("`{}` {}", count.rule, inline(&count.title));
                let cells = [rule, errors, warnings, notes, count.reports.to_string()];
                out.write_all(row(&cells).as_bytes())?;
            }
        }
        if let Some(items) = &summary.item_statistics {
            out.write_all(self.items(items).as_bytes())?;
        }
        if self.left_out > 0 {
            writeln!(out, "\n{}", fill(self.say(LEFT_OUT), &[&self.left_out]))?;
        }
        if let Some(decided) = gate::decided(summary, Some(self.fail_on), self.language) {
            writeln!(out, "\n{decided}")?;
        }
        writeln!(out, "\n{}", wording::checked(summary, self.language))
    }
}

/// The start of words that are many.
fn shortened(words: &str) -> String {
    let words = line(words);
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

fn header<const N: usize>(columns: [&str; N]) -> String {
    row(&columns) + &row(&["---"; N])
}

fn row(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<_> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Words in which nothing is Markdown, HTML, or the name of a person or an issue that the platform would call on.
fn inline(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for sign in line(words).chars() {
        match sign {
            '@' | '#' => {
                escaped.push(sign);
                // A reference ends at a blank of no width.
                escaped.push_str("&#8203;");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '$' | '!' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// Words inside a tag of HTML, where Markdown is not read, though names and issues are called on.
fn html(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for sign in line(words).chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '@' | '#' => {
                escaped.push(sign);
                escaped.push_str("&#8203;");
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{html, inline};

    #[test]
    fn nothing_of_a_report_is_markup() {
        assert_eq!(
            inline("a|b\n<img> **x** &amp;"),
            "a\\|b \\<img\\> \\*\\*x\\*\\* \\&amp;"
        );
        assert_eq!(inline("@all #1"), "@&#8203;all #&#8203;1");
        assert_eq!(html("</summary>_@b"), "&lt;/summary&gt;_@&#8203;b");
    }
}
