//! `xxgk baseline write | prune`: the findings that are there now, so that a gate fails on new ones only.

use super::configured::{Configured, place, unusable};
use super::replace::Change;
use super::{CLEAN, Global, UNCHECKED, UNUSABLE, complain, load_pack};
use crate::batch::{Outcome, Run, collect, review_all};
use crate::config::{Baseline, Entry, NAME, Projects};
use crate::output::line;
use crate::pack::{Language, Pack};
use crate::review::{Review, Style};
use clap::{Args, Subcommand};
use std::convert::Infallible;
use std::path::{Path, PathBuf};

/// The file where none is named.
const FILE: &str = "xxgk-baseline.json";

/// Nothing but a baseline is ever written over.
const TAKEN: &str =
    "{} 不是基线文件，没有改动\n  建议：用 --output 换一个文件名；确属损坏的基线，先删去它";
const TAKEN_EN: &str = "{} is no baseline; it was left as it is\n  help: name another file by --output, or delete a damaged baseline first";

/// 基线
#[derive(Debug, Subcommand)]
pub(super) enum BaselineCommand {
    /// 把现有的诊断全部写进基线（豁免的除外）
    Write {
        #[command(flatten)]
        of: Reports,
        /// 写到这个文件；默认配置里的 baseline，再默认 xxgk-baseline.json
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// 从基线里删去已经改好的；只减不增
    Prune {
        #[command(flatten)]
        of: Reports,
    },
}

/// The reports, and the settings that they follow.
#[derive(Debug, Args)]
pub(super) struct Reports {
    /// 报告：文件、文件夹或通配符
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    configured: Configured,
}

/// What the reports hold now.
struct Now {
    baseline: Baseline,
    scope: Vec<String>,
    /// The file that the settings name.
    file: Option<PathBuf>,
    unread: bool,
}

impl BaselineCommand {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        let pack = match load_pack(global) {
            Ok(pack) => pack,
            Err(code) => return code,
        };
        match self {
            Self::Write { of, output } => of.now(&pack, false).map_or_else(
                |code| code,
                |now| {
                    let file = output.clone().or(now.file);
                    let file = file.unwrap_or_else(|| FILE.into());
                    let mut baseline = now.baseline;
                    let said = words(global, "基线共 {} 条", "the baseline holds {}");
                    let said = said.replace("{}", &baseline.len().to_string());
                    let named = file.file_name().is_some_and(|name| name == NAME);
                    if named || file.exists() && Baseline::read(&file, &pack).is_err() {
                        complain(&format!(
                            "错误：{}",
                            words(global, TAKEN, TAKEN_EN).replace("{}", &shown(&file))
                        ));
                        return UNUSABLE;
                    }
                    keep(&mut baseline, &file, &said, now.unread)
                },
            ),
            Self::Prune { of } => match of.now(&pack, true) {
                Ok(now) => prune(global, &pack, &now),
                Err(code) => code,
            },
        }
    }
}

fn words<'w>(global: &Global, chinese: &'w str, english: &'w str) -> &'w str {
    match global.language() {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

fn prune(global: &Global, pack: &Pack, now: &Now) -> u8 {
    let file = now.file.clone().unwrap_or_else(|| FILE.into());
    let mut baseline = match Baseline::read(&file, pack) {
        Ok(baseline) => baseline,
        Err(error) => return unusable(&error),
    };
    let dropped = baseline.prune(&now.baseline, &now.scope);
    let said = words(
        global,
        "基线删去 {} 条，余 {} 条",
        "{} dropped from the baseline, {} left",
    );
    let said = said.replacen("{}", &dropped.to_string(), 1);
    let said = said.replacen("{}", &baseline.len().to_string(), 1);
    keep(&mut baseline, &file, &said, now.unread)
}

/// A path on one line.
fn shown(file: &Path) -> String {
    line(&file.to_string_lossy())
}

/// Writes a baseline; a run that is cut off leaves the old one whole.
fn keep(baseline: &mut Baseline, file: &Path, said: &str, unread: bool) -> u8 {
    let written = Change::of(file).and_then(|change| change.write(&baseline.text()));
    if let Err(error) = written {
        let why = crate::input::refusal(&error);
        complain(&format!(
            "错误：无法写入 {}：{why}\n  建议：用 --output 换一个路径，或检查文件夹的写入权限",
            shown(file)
        ));
        return UNUSABLE;
    }
    complain(&format!("{}：{said}", shown(file)));
    if unread { UNCHECKED } else { CLEAN }
}

impl Reports {
    /// Reviews the reports. The baseline in force is left aside: it is what is to be made anew. With `all`, findings count
    /// that are waived, or that the selection leaves out: they stand as before.
    fn now(&self, pack: &Pack, all: bool) -> Result<Now, u8> {
        let collected = collect(&self.paths);
        let configured = &self.configured;
        let projects = configured.load_without_baseline(&collected.sources, pack)?;
        let file = first_named(&projects);
        let mut now = Now {
            baseline: Baseline::new(pack),
            scope: Vec::new(),
            file,
            unread: !collected.absent.is_empty(),
        };
        for absent in &collected.absent {
            complain(&format!("错误：{}：{}", line(&absent.path), absent.message));
        }
        let stated = |source: &_| Ok(projects.of(source).stated(&place(source)));
        let run = Run {
            pack,
            stated: &stated,
            style: Style::default(),
            strict: false,
        };
        let prepare = |source: &_, mut review: Review<'_>| {
            let mut found = match all {
                true => Baseline::of(&review, pack),
                false => Baseline::new(pack),
            };
            projects.of(source).apply(&mut review, pack, &place(source));
            found.join(Baseline::of(&review, pack));
            (Entry::report_of(&review), found)
        };
        let done: Result<(), Infallible> =
            review_all(run, &collected.sources, prepare, |outcome| {
                match outcome {
                    Outcome::Reviewed((report, found)) => {
                        now.scope.push(report);
                        now.baseline.join(found);
                    }
                    Outcome::Unreviewed(unreviewed) => {
                        let (path, message) = (line(&unreviewed.path), &unreviewed.message);
                        complain(&format!("错误：{path}：{message}"));
                        now.unread = true;
                    }
                    Outcome::Skipped(_) => {}
                }
                Ok(())
            });
        let Ok(()) = done;
        if now.scope.is_empty() {
            complain("错误：没有查到报告，基线没有改动");
            return Err(UNCHECKED);
        }
        Ok(now)
    }
}

/// The baseline that the settings name.
fn first_named(projects: &Projects) -> Option<PathBuf> {
    let mut named: Vec<PathBuf> = projects
        .all()
        .filter_map(|project| project.baseline().map(|(path, _)| path))
        .collect();
    named.sort();
    named.into_iter().next()
}
