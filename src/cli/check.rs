//! `xxgk check`: from paths to reviews, to every output asked for.

use super::options::{Global, width};
use super::outputs::{self, Opened};
use super::{CLEAN, FINDINGS, UNCHECKED, UNUSABLE, complain, load_pack};
use crate::batch::{Collected, Outcome, Run, Source, collect, review_all};
use crate::check::{Fact, Origin, Stated};
use crate::output::{Format, Options, Sink, Trouble};
use crate::pack::{Level, Ownership, Pack, Severity};
use crate::review::{Duplicates, Review, Style, Summary};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// More files than this get a bar.
const FEW: usize = 3;

/// 审查报告
#[derive(Debug, Args)]
pub(super) struct Check {
    /// 报告：文件、文件夹、通配符，或 - 表示标准输入
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// 输出格式，写到标准输出；等同于 --output FORMAT:-
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "output")]
    format: Option<Format>,
    /// 一种输出，可多次给出，如 human、sarif:out.sarif；格式同 --format
    #[arg(long, value_name = "FORMAT[:PATH]")]
    output: Vec<String>,
    /// 有达到这一级别的诊断时退出状态为 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    fail_on: FailOn,
    /// 学校名称（代替从报告里认出的）
    #[arg(long, value_name = "NAME")]
    school: Option<String>,
    /// 学校层次
    #[arg(long, value_name = "LEVEL", value_parser = ["vocational", "vocational-bachelor", "undergraduate", "graduate"])]
    level: Option<String>,
    /// 办学性质
    #[arg(long, value_name = "KIND", value_parser = ["public", "private"])]
    ownership: Option<String>,
    /// 报告年度（学年取后一年）
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<u16>,
    /// 只输出总计
    #[arg(short, long)]
    quiet: bool,
    /// 展开全部诊断，不折叠同类
    #[arg(long)]
    all: bool,
    /// 文件有读不出的部分时，按没有查成处理（退出状态 3）
    #[arg(long)]
    strict: bool,
    /// 没有找到报告时也算通过
    #[arg(long)]
    allow_empty: bool,
}

/// The least severity that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// 只看错误
    Error,
    /// 连同警告
    Warning,
    /// 连同提示
    Note,
    /// 从不
    Never,
}

impl FailOn {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// A year in which the list was in force, or the message that says so.
fn year(text: &str) -> Result<u16, String> {
    let year = text
        .parse()
        .ok()
        .filter(|year| (2008..=2100).contains(year));
    year.ok_or_else(|| "应是 2008 到 2100 之间的年份".to_owned())
}

impl Check {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        let pack = match load_pack(global) {
            Ok(pack) => pack,
            Err(code) => return code,
        };
        let options = Options {
            language: global.language(),
            width: width(),
            color: global.colored(),
            quiet: self.quiet,
            unfold: self.all,
            fail_on: self.fail_on.severity(),
        };
        // Collected before the outputs are made, which may lie in a folder that is reviewed.
        let collected = collect(&self.paths);
        match outputs::open(&self.asked(), &collected.sources, options) {
            Ok(opened) => self.review(global, &pack, collected, opened),
            Err(message) => {
                complain(&message);
                UNUSABLE
            }
        }
    }

    /// The outputs asked for, as `FORMAT` or `FORMAT:PATH`.
    fn asked(&self) -> Vec<String> {
        let mut asked = self.output.clone();
        asked.extend(self.format.map(|format| format!("{}:-", format.name())));
        if asked.is_empty() {
            asked.push("human:-".to_owned());
        }
        asked
    }

    fn review<'p>(
        &self,
        global: &Global,
        pack: &'p Pack,
        collected: Collected,
        opened: Opened,
    ) -> u8 {
        let Opened { sinks, unwritable } = opened;
        let stated = self.stated();
        let formats: Vec<Format> = sinks.iter().map(Sink::format).collect();
        let run = Run {
            pack,
            stated: &stated,
            style: Style {
                language: global.language(),
                contexts: formats.contains(&Format::Human),
            },
            strict: self.strict,
        };
        let mut tally = Tally::new(pack, sinks, self.fail_on.severity(), self.allow_empty);
        tally.unwritable = unwritable;
        let bar = bar(&collected.sources);
        let prepare = |review: Review<'p>| Prepared {
            encoded: formats
                .iter()
                .map(|format| format.encode(&review).unwrap_or_default())
                .collect(),
            review,
        };
        tally.summary.skipped = collected.skipped;
        let absent = collected.absent.into_iter().map(Outcome::Unreviewed);
        let begun = tally
            .begin(pack)
            .and_then(|()| absent.into_iter().try_for_each(|one| tally.take(one)));
        let done = begun.and_then(|()| {
            review_all(run, &collected.sources, prepare, |outcome| {
                bar.inc(1);
                bar.suspend(|| tally.take(outcome))
            })
        });
        bar.finish_and_clear();
        match done.and_then(|()| tally.finish()) {
            Ok(()) => tally.status(),
            // The reader of standard output has what it wanted.
            Err(Closed) => CLEAN,
        }
    }

    fn stated(&self) -> Stated {
        fn flag<T>(value: T) -> Fact<T> {
            Fact {
                value,
                origin: Origin::Flag,
            }
        }
        Stated {
            name: self.school.clone().map(flag),
            level: self.level.as_deref().and_then(Level::parse).map(flag),
            ownership: self
                .ownership
                .as_deref()
                .and_then(Ownership::parse)
                .map(flag),
            year: self.year.map(flag),
        }
    }
}

/// A review, and what the outputs made of it beside the others.
struct Prepared<'p> {
    review: Review<'p>,
    encoded: Vec<Vec<u8>>,
}

/// Standard output was closed by its reader.
struct Closed;

/// What a run came to so far, and where it is written.
struct Tally {
    summary: Summary,
    duplicates: Duplicates,
    sinks: Vec<Sink>,
    fail_on: Option<Severity>,
    failing: bool,
    allow_empty: bool,
    unwritable: bool,
}

impl Tally {
    fn new(pack: &Pack, sinks: Vec<Sink>, fail_on: Option<Severity>, allow_empty: bool) -> Self {
        let summary = Summary {
            rules_checked: pack.rules.len(),
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
            failing: false,
            allow_empty,
            unwritable: false,
        }
    }

    fn begin(&mut self, pack: &Pack) -> Result<(), Closed> {
        self.write(|sink, _| sink.begin(pack))
    }

    fn take(&mut self, outcome: Outcome<Prepared<'_>>) -> Result<(), Closed> {
        match outcome {
            Outcome::Reviewed(prepared) => self.reviewed(&prepared),
            Outcome::Unreviewed(unreviewed) => {
                complain(&format!(
                    "错误：{}：{}\n  建议：{}",
                    unreviewed.path, unreviewed.message, unreviewed.help
                ));
                self.summary.errors += 1;
                self.write(|sink, _| sink.unreviewed(&unreviewed))
            }
            Outcome::Skipped(skipped) => {
                self.summary.skipped.push(skipped);
                Ok(())
            }
        }
    }

    fn reviewed(&mut self, prepared: &Prepared<'_>) -> Result<(), Closed> {
        self.summary.reports += 1;
        self.duplicates.add(&prepared.review);
        for finding in &prepared.review.findings {
            *match finding.severity {
                Severity::Error => &mut self.summary.error_findings,
                Severity::Warning => &mut self.summary.warning_findings,
                Severity::Note => &mut self.summary.note_findings,
            } += 1;
            self.failing |= self.fail_on.is_some_and(|least| finding.severity >= least);
        }
        let mut encoded = prepared.encoded.iter();
        self.write(|sink, _| {
            sink.review(&prepared.review, encoded.next().map_or(&[], Vec::as_slice))
        })
    }

    fn finish(&mut self) -> Result<(), Closed> {
        self.summary.duplicates = std::mem::take(&mut self.duplicates).found();
        self.summary.exit_status = self.status();
        self.write(Sink::finish)
    }

    /// Writes to every output; one that fails is complained of and leaves the others be.
    fn write(
        &mut self,
        mut step: impl FnMut(&mut Sink, &Summary) -> Result<(), Trouble>,
    ) -> Result<(), Closed> {
        let alone = self.sinks.len() == 1 && !self.unwritable;
        for sink in &mut self.sinks {
            match step(sink, &self.summary) {
                Ok(()) => {}
                // The other outputs are still wanted; without any the run is over.
                Err(Trouble::Closed) if alone => return Err(Closed),
                Err(Trouble::Closed) => {}
                Err(trouble) => {
                    complain(&format!("错误：{trouble}"));
                    self.unwritable = true;
                }
            }
        }
        Ok(())
    }

    fn status(&self) -> u8 {
        if self.unwritable {
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

/// A bar on a terminal for more than a few files; else nothing.
fn bar(sources: &[Source]) -> ProgressBar {
    if sources.len() <= FEW || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(sources.len() as u64), ProgressDrawTarget::stderr())
        .with_style(style)
}
