//! The outputs that a command line asks for: whether they can stand beside each other and the reports, and opening them.

use super::complain;
use super::configured::resolved;
use crate::batch::{Source, is_own_output};
use crate::config::NAME;
use crate::output::{Format, Options, Sink, Trouble, line};
use std::path::{Path, PathBuf};

/// The outputs that could be opened, and whether one could not: the others are written all the same.
pub(super) struct Opened {
    pub(super) sinks: Vec<Sink>,
    pub(super) unwritable: bool,
}

/// Opens the outputs `asked` for, unless one is asked for wrongly: then no file is touched. None is written over a source,
/// or over one of the files that the run `reads` besides.
///
/// # Errors
/// What is wrong, for people.
pub(super) fn open(
    asked: &[String],
    sources: &[Source],
    reads: &[PathBuf],
    options: Options,
) -> Result<Opened, String> {
    for one in asked {
        Sink::accepts(one).map_err(|trouble| format!("错误：{trouble}"))?;
    }
    part(asked, sources, reads)?;
    let mut opened = Opened {
        sinks: Vec::new(),
        unwritable: false,
    };
    let sinks = asked.iter().map(|one| Sink::open(one, options));
    for sink in sinks.chain(job_summary(asked, options)) {
        match sink {
            Ok(sink) => opened.sinks.push(sink),
            Err(trouble @ Trouble::Unwritable { .. }) => {
                complain(&format!("错误：{trouble}"));
                opened.unwritable = true;
            }
            Err(trouble) => return Err(format!("错误：{trouble}")),
        }
    }
    Ok(opened)
}

/// Takes out of the sources what an earlier run left in a folder where an output of this one is to stand.
pub(super) fn spare(asked: &[String], sources: &mut Vec<Source>) {
    let targets: Vec<PathBuf> = named(asked).map(|path| resolved(Path::new(path))).collect();
    if !targets.is_empty() {
        sources.retain(|source| {
            let path = source.path.as_deref().filter(|_| !source.named);
            !path.is_some_and(|path| targets.contains(&resolved(path)) && is_own_output(path))
        });
    }
}

/// The files that outputs are written to.
fn named(asked: &[String]) -> impl Iterator<Item = &str> {
    let named = asked.iter().filter_map(|one| Some(one.split_once(':')?.1));
    named.filter(|path| *path != "-")
}

/// The job summary of GitHub Actions, which goes with annotations where a job has one.
fn job_summary(asked: &[String], options: Options) -> Option<Result<Sink, Trouble>> {
    summary_path(asked).map(|path| Sink::job_summary(&path, options))
}

fn summary_path(asked: &[String]) -> Option<String> {
    let name = Format::Github.name();
    let format = |one: &String| one.split(':').next().map(str::to_ascii_lowercase);
    if !asked.iter().any(|one| format(one).as_deref() == Some(name)) {
        return None;
    }
    let path = std::env::var("GITHUB_STEP_SUMMARY").ok()?;
    (!path.is_empty()).then_some(path)
}

/// Sees to it that no output is written over another or over what the run reads.
fn part(asked: &[String], sources: &[Source], reads: &[PathBuf]) -> Result<(), String> {
    let to_standard = asked
        .iter()
        .filter(|one| !one.contains(':') || one.ends_with(":-"))
        .count();
    if to_standard > 1 {
        return Err(
            "错误：只能有一种输出写到标准输出，其余请给出文件名（如 --output json:out.json）"
                .to_owned(),
        );
    }
    let summary = summary_path(asked);
    let mut targets: Vec<(PathBuf, &str)> = named(asked)
        .chain(summary.as_deref())
        .map(|path| (resolved(Path::new(path)), path))
        .collect();
    targets.sort_unstable();
    if targets
        .windows(2)
        .any(|pair| pair[0].0 == pair[1].0 && !is_stream(&pair[0].0))
    {
        return Err("错误：两种输出不能写到同一个文件".to_owned());
    }
    if targets.is_empty() {
        return Ok(());
    }
    let input = |one: &Source| Some((resolved(one.path.as_deref()?), one.named));
    let inputs: Vec<(PathBuf, bool)> = sources.iter().filter_map(input).collect();
    let reads: Vec<PathBuf> = reads.iter().map(|path| resolved(path)).collect();
    for (target, written) in &targets {
        // A summary that is added to may lie in a folder that is reviewed.
        let added = summary.as_deref() == Some(*written);
        let written = line(written);
        let mut clashing = inputs.iter().filter(|(_, named)| *named || !added);
        if clashing.any(|(input, _)| input == target) {
            return Err(format!(
                "错误：{written} 既是要审查的报告又是输出文件，报告会被覆盖"
            ));
        }
        if target.file_name().is_some_and(|name| name == NAME) {
            return Err(format!(
                "错误：{written} 是配置文件的名字，配置会被覆盖\n  建议：输出换一个文件名"
            ));
        }
        if reads.contains(target) {
            return Err(format!(
                "错误：{written} 是这次运行要读的基线、清单或配置，会被覆盖\n  建议：输出换一个文件名"
            ));
        }
    }
    Ok(())
}

/// Whether something stands there that two outputs can be written to, such as a terminal.
fn is_stream(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file())
}
