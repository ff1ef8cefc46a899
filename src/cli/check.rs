//! `xxgk check`: from paths to reviews, to every output asked for.

use super::configured::{Configured, place, unusable};
use super::inputs::Inputs;
use super::options::{Global, width};
use super::outputs::{self, Opened};
use super::tally::{Prepared, Tally};
use super::{UNUSABLE, complain, load_pack};
use crate::batch::{Collected, Outcome, Run, Source, review_all};
use crate::check::{Fact, Origin, Stated};
use crate::config::{ConfigError, FailOn, Projects};
use crate::output::{Format, Options, Sink, line};
use crate::pack::{Level, Ownership, Pack, Severity};
use crate::review::{Review, Statistics, Style, Unreviewed};
use clap::Args;
use clap::builder::PossibleValue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::convert::Infallible;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

/// More files than this get a bar.
const FEW: usize = 3;

/// What the help ends with.
const EXAMPLES: &str = "例子：
  xxgk check reports/2024 -q --statistics          审查一个文件夹：每份报告一行，另附各项和各规则的统计
  xxgk check 报告.docx --output human --output html:审查.html   终端上看，并存一份可打印的网页";

/// The values of `--level`, and what each means.
fn levels() -> [PossibleValue; 4] {
    [
        PossibleValue::new("vocational").help("高职高专"),
        PossibleValue::new("vocational-bachelor").help("职业本科"),
        PossibleValue::new("undergraduate").help("本科"),
        PossibleValue::new("graduate").help("本科，培养研究生"),
    ]
}

/// The values of `--ownership`, and what each means.
fn ownerships() -> [PossibleValue; 2] {
    [
        PossibleValue::new("public").help("公办"),
        PossibleValue::new("private").help("民办"),
    ]
}

/// 审查报告
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Check {
    #[command(flatten)]
    inputs: Inputs,
    /// 输出格式，写到标准输出；等同于 --output FORMAT:-
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "output")]
    format: Option<Format>,
    /// 一种输出，可多次给出，如 human、sarif:out.sarif；格式同 --format
    #[arg(long, value_name = "FORMAT[:PATH]")]
    output: Vec<String>,
    /// 有达到这一级别的诊断时退出状态为 1（默认 error）
    #[arg(long, value_enum, value_name = "LEVEL")]
    fail_on: Option<FailOn>,
    /// 学校名称（代替从报告里认出的）
    #[arg(long, value_name = "NAME")]
    school: Option<String>,
    /// 学校层次
    #[arg(long, value_name = "LEVEL", value_parser = levels())]
    level: Option<String>,
    /// 办学性质
    #[arg(long, value_name = "KIND", value_parser = ownerships())]
    ownership: Option<String>,
    /// 报告年度（学年取后一年）
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<u16>,
    /// 只输出总计（human）
    #[arg(short, long)]
    quiet: bool,
    /// 展开全部诊断，不折叠同类
    #[arg(long)]
    all: bool,
    /// 附上全部报告的统计：各条规则的诊断数，各清单事项的公开份数和缺项学校（human、markdown、html、csv、json、jsonl）
    #[arg(long)]
    statistics: bool,
    /// 文件有读不出的部分时，按未能审查处理（退出状态 3）
    #[arg(long)]
    strict: bool,
    /// 没有找到报告时也算通过
    #[arg(long)]
    allow_empty: bool,
    #[command(flatten)]
    configured: Configured,
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
        // Collected before the outputs are made, which may lie in a folder that is reviewed.
        let mut collected = match self.inputs.collect() {
            Ok(collected) => collected,
            Err(code) => return code,
        };
        outputs::spare(&self.asked(), &mut collected.sources);
        let fail_on = self.fail_on.map(FailOn::name);
        let sources = &collected.sources;
        let loaded = self.configured.load(sources, &pack, self.stated(), fail_on);
        let projects = match loaded {
            Ok(projects) => projects,
            Err(code) => return code,
        };
        let (none_holds, some_fail) = faulty(sources, &projects);
        if none_holds {
            return UNUSABLE;
        }
        let places: Vec<_> = sources.iter().map(place).collect();
        for said in projects.unmatched(&self.inputs.folders(), &places) {
            complain(&format!(
                "提醒：{}\n  建议：核对文件名和通配符；已经不用的删去",
                line(&said)
            ));
        }
        let fail_on = match self.fail_on {
            Some(level) => level,
            None => projects.fail_on(),
        };
        let options = Options {
            language: global.language(),
            width: width(),
            color: global.colored(),
            quiet: self.quiet,
            unfold: self.all,
            fail_on: fail_on.severity(),
        };
        let mut reads = projects.files().to_vec();
        reads.extend(self.inputs.list().map(Path::to_owned));
        match outputs::open(&self.asked(), &collected.sources, &reads, options) {
            Ok(mut opened) => {
                opened.unwritable |= some_fail;
                self.review(global, &pack, collected, opened, &projects, options.fail_on)
            }
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
        projects: &Projects,
        fail_on: Option<Severity>,
    ) -> u8 {
        let Opened {
            mut sinks,
            unwritable,
        } = opened;
        let unshowable = |one: &Source| Some((one.shown.clone(), one.unshowable()?));
        let names: Vec<_> = collected.sources.iter().filter_map(unshowable).collect();
        sinks.iter_mut().for_each(|sink| sink.names(&names));
        let stated = |source: &Source| match projects.fault_of(source) {
            None => Ok(projects.of(source).stated(&place(source))),
            Some(fault) => Err(Unreviewed {
                path: source.shown.clone(),
                message: format!("所用的配置有误，没有审查：{fault}"),
                help: "改正配置后重试；--isolated 不读配置文件".to_owned(),
            }),
        };
        let formats: Vec<Format> = sinks.iter().map(Sink::format).collect();
        let run = Run {
            pack,
            stated: &stated,
            style: Style {
                language: global.language(),
                contexts: formats.iter().any(|format| {
                    format.shows_contexts() && !(self.quiet && *format == Format::Human)
                }),
            },
            strict: self.strict,
        };
        let mut tally = Tally::new(pack, sinks, fail_on, global.language(), self.allow_empty);
        tally.unusable = unwritable;
        tally.statistics = self.statistics.then(Statistics::default);
        let bar = bar(&collected.sources);
        let prepare = |source: &Source, mut review: Review<'p>| {
            let path = place(source);
            let applied = projects.of(source).apply(&mut review, pack, &path);
            let encode = |format: &Format| format.encode(&review).unwrap_or_default();
            Prepared {
                encoded: formats.iter().map(encode).collect(),
                review,
                applied,
                path,
            }
        };
        tally.summary.skipped = collected.skipped;
        tally.begin(pack);
        for absent in collected.absent {
            tally.take(Outcome::Unreviewed(absent));
        }
        let done: Result<(), Infallible> =
            review_all(run, &collected.sources, prepare, |outcome| {
                bar.inc(1);
                bar.suspend(|| tally.take(outcome));
                Ok(())
            });
        let Ok(()) = done;
        bar.finish_and_clear();
        tally.unmatched(projects, &self.inputs.folders(), pack);
        if let Ok(today) = self.configured.today() {
            tally.settle(pack, today);
        }
        tally.finish();
        tally.status()
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
            ..Stated::default()
        }
    }
}

/// Says what is wrong with settings, once for each fault; whether they hold for no report, and whether for some.
fn faulty(sources: &[Source], projects: &Projects) -> (bool, bool) {
    let mut told: Vec<&Arc<ConfigError>> = Vec::new();
    let mut refused = 0;
    for fault in sources
        .iter()
        .filter_map(|source| projects.fault_of(source))
    {
        refused += 1;
        if !told.iter().any(|one| Arc::ptr_eq(one, fault)) {
            unusable(fault);
            told.push(fault);
        }
    }
    (refused > 0 && refused == sources.len(), refused > 0)
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
