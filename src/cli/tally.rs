//! What a run comes to: counts, outputs, and the exit status.

use super::{CLEAN, FINDINGS, UNCHECKED, UNUSABLE, complain};
use crate::batch::Outcome;
use crate::config::{Applied, Day, Projects, Waivers};
use crate::output::{Format, Sink, Trouble, decided, line};
use crate::pack::{Language, Pack, Severity};
use crate::review::{Acceptance, Duplicates, Missed, Review, Statistics, Summary};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A review, and what the outputs made of it beside the others.
pub(super) struct Prepared<'p> {
    pub(super) review: Review<'p>,
    pub(super) encoded: Vec<Vec<u8>>,
    pub(super) applied: Applied,
    pub(super) path: PathBuf,
}

/// What a run came to so far, and where it is written.
pub(super) struct Tally {
    pub(super) summary: Summary,
    duplicates: Duplicates,
    sinks: Vec<Sink>,
    fail_on: Option<Severity>,
    language: Language,
    failing: bool,
    allow_empty: bool,
    /// Whether the run cannot stand: an output could not be written, or no rule was left to check.
    pub(super) unusable: bool,
    /// How often each rule spoke up, where that is asked for.
    pub(super) statistics: Option<Statistics>,
    waivers: Waivers,
    /// Rules that were checked on some report, in the order of the pack.
    rules: Vec<bool>,
    /// Items that were checked on some report.
    items: BTreeSet<u8>,
}

impl Tally {
    pub(super) fn new(
        pack: &Pack,
        sinks: Vec<Sink>,
        fail_on: Option<Severity>,
        language: Language,
        allow_empty: bool,
    ) -> Self {
        let summary = Summary {
            rules_checked: pack
                .rules
                .iter()
                .filter(|rule| !rule.of_configuration)
                .count(),
            items_checked: pack.items.len(),
            pack_id: pack.id.id.clone(),
            pack_version: pack.id.version.clone(),
            ..Summary::default()
        };
        Self {
            summary,
            duplicates: Duplicates::default(),
            sinks,
            fail_on,
            language,
            failing: false,
            allow_empty,
            unusable: false,
            statistics: None,
            waivers: Waivers::default(),
            rules: Vec::new(),
            items: BTreeSet::new(),
        }
    }

    pub(super) fn begin(&mut self, pack: &Pack) {
        self.write(|sink, _| sink.begin(pack));
    }

    pub(super) fn take(&mut self, outcome: Outcome<Prepared<'_>>) {
        match outcome {
            Outcome::Reviewed(prepared) => self.reviewed(&prepared),
            Outcome::Unreviewed(unreviewed) => {
                complain(&format!(
                    "错误：{}：{}\n  建议：{}",
                    line(&unreviewed.path),
                    line(&unreviewed.message),
                    unreviewed.help
                ));
                self.summary.errors += 1;
                self.write(|sink, _| sink.unreviewed(&unreviewed));
            }
            Outcome::Skipped(skipped) => {
                self.summary.skipped.push(skipped);
            }
        }
    }

    fn reviewed(&mut self, prepared: &Prepared<'_>) {
        self.summary.reports += 1;
        self.duplicates.add(&prepared.review);
        if let Some(statistics) = &mut self.statistics {
            statistics.add(&prepared.review);
        }
        for finding in &prepared.review.findings {
            *match finding.severity {
                Severity::Error => &mut self.summary.error_findings,
                Severity::Warning => &mut self.summary.warning_findings,
                Severity::Note => &mut self.summary.note_findings,
            } += 1;
            self.failing |= self.fail_on.is_some_and(|least| finding.severity >= least);
        }
        for accepted in &prepared.review.accepted {
            *match accepted.why {
                Acceptance::Waived { .. } => &mut self.summary.waived,
                Acceptance::Known => &mut self.summary.known,
            } += 1;
        }
        let applied = &prepared.applied;
        self.waivers.add(prepared.path.clone(), applied);
        self.failing |= !applied.missed.is_empty();
        applied.missed.iter().for_each(beyond_reach);
        self.summary.missed.extend(applied.missed.iter().cloned());
        self.rules.resize(applied.rules.len(), false);
        let rules = self.rules.iter_mut().zip(&applied.rules);
        rules.for_each(|(checked, now)| *checked |= now);
        let numbers = prepared.review.items.iter().map(|item| item.number);
        let off = &prepared.review.unchecked_items;
        self.items
            .extend(numbers.filter(|item| !off.contains(item)));
        let mut encoded = prepared.encoded.iter();
        self.write(|sink, _| {
            sink.review(&prepared.review, encoded.next().map_or(&[], Vec::as_slice))
        });
    }

    /// Takes in which waivers are for none of the reports, in the projects that lie wholly in one of `folders`.
    pub(super) fn unmatched(&mut self, projects: &Projects, folders: &[PathBuf], pack: &Pack) {
        // One that could not be read may be what a waiver is for.
        if self.summary.errors == 0 {
            self.waivers.add_unmatched(projects, folders, pack);
        }
    }

    /// Says what is to be said of the settings, once all reports are there.
    pub(super) fn settle(&mut self, pack: &Pack, today: Day) {
        let language = self.language;
        self.summary.remarks = self.waivers.remarks(pack, language, today);
        if self.waivers.are_dated() {
            self.summary.today = Some(today.to_string());
        }
        if !self.rules.is_empty() {
            self.summary.rules_checked = self.rules.iter().filter(|checked| **checked).count();
            self.summary.items_checked = self.items.len();
        }
        if self.summary.rules_checked == 0 && self.summary.reports > 0 {
            complain(match language {
                Language::Chinese => {
                    "错误：select 与 ignore 相抵，没有剩下任何规则，等于没有审查\n  建议：核对 --select、--ignore 和 xxgk.toml"
                }
                Language::English => {
                    "error: select and ignore leave no rule, so nothing was checked\n  help: look at --select, --ignore and xxgk.toml"
                }
            });
            self.unusable = true;
        }
        let statistics = self.statistics.as_ref();
        self.summary.statistics = statistics.map(|counts| counts.sorted(pack, language));
        self.summary.item_statistics = statistics.map(Statistics::items);
        for remark in &self.summary.remarks {
            self.failing |= self.fail_on.is_some_and(|least| remark.severity >= least);
        }
    }

    pub(super) fn finish(&mut self) {
        self.summary
            .skipped
            .sort_by(|one, other| one.path.cmp(&other.path));
        self.summary.duplicates = std::mem::take(&mut self.duplicates).found();
        self.summary.exit_status = self.status();
        self.write(Sink::finish);
        // Where every line of the output is a place in a file, what decided the status is told beside it.
        let concise = |sink: &Sink| sink.format() == Format::Concise;
        let decided = decided(&self.summary, self.fail_on, self.language);
        if let Some(decided) = decided.filter(|_| self.sinks.iter().any(concise)) {
            complain(&decided);
        }
    }

    /// Writes to every output; one that fails is complained of and leaves the others be. A reader of standard output that
    /// closes it has what it wanted, and the run goes on in silence: its exit status is asked for all the same.
    fn write(&mut self, mut step: impl FnMut(&mut Sink, &Summary) -> Result<(), Trouble>) {
        for sink in &mut self.sinks {
            match step(sink, &self.summary) {
                Ok(()) | Err(Trouble::Closed) => {}
                Err(trouble) => {
                    complain(&format!("错误：{trouble}"));
                    self.unusable = true;
                }
            }
        }
    }

    pub(super) fn status(&self) -> u8 {
        if self.unusable {
            UNUSABLE
        } else if self.summary.errors > 0 || (self.summary.reports == 0 && !self.allow_empty) {
            UNCHECKED
        } else if self.failing {
            FINDINGS
        } else {
            CLEAN
        }
    }
}

/// Says of a threshold that no report of a school can meet what the most is that it could ask for.
fn beyond_reach(missed: &Missed) {
    let most = missed.applicable;
    let asked = missed.limit.parse::<u32>().ok();
    if missed.threshold == "min-disclosed" && asked.is_some_and(|asked| asked > most) {
        complain(&format!(
            "错误：{}：min-disclosed = {} 不可能达到，涉及该校的清单事项只有 {most} 项\n  建议：最大写 {most}，或用比例，如 min-disclosed = \"80%\"",
            line(&missed.path),
            missed.limit
        ));
    }
}
