//! The outputs that a command line asks for: whether they can stand beside each other and the reports, and opening them.

use super::complain;
use crate::batch::Source;
use crate::config::NAME;
use crate::output::{Format, Options, Sink, Trouble, line};
use std::path::Path;

/// The outputs that could be opened, and whether one could not: the others are written all the same.
pub(super) struct Opened {
    pub(super) sinks: Vec<Sink>,
    pub(super) unwritable: bool,
}

/// Opens the outputs `asked` for, unless one is asked for wrongly: then no file is touched.
///
/// # Errors
/// What is wrong, for people.
pub(super) fn open(
    asked: &[String],
    sources: &[Source],
    options: Options,
) -> Result<Opened, String> {
    for one in asked {
        Sink::accepts(one).map_err(|trouble| format!("错误：{trouble}"))?;
    }
    part(asked, sources)?;
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

/// The job summary of GitHub Actions, which goes with annotations where a job has one.
fn job_summary(asked: &[String], options: Options) -> Option<Result<Sink, Trouble>> {
    let name = Format::Github.name();
    let format = |one: &String| one.split(':').next().map(str::to_ascii_lowercase);
    if !asked.iter().any(|one| format(one).as_deref() == Some(name)) {
        return None;
    }
    let path = std::env::var("GITHUB_STEP_SUMMARY").ok()?;
    (!path.is_empty()).then(|| Sink::job_summary(&path, options))
}

/// Sees to it that no output is written over another or over a report.
fn part(asked: &[String], sources: &[Source]) -> Result<(), String> {
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
    let inputs: Vec<_> = sources
        .iter()
        .filter_map(|one| one.path.as_ref()?.canonicalize().ok())
        .collect();
    let mut targets: Vec<_> = asked
        .iter()
        .filter_map(|one| one.split_once(':'))
        .map(|(_, path)| path)
        .filter(|path| *path != "-")
        .collect();
    targets.sort_unstable();
    if targets.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("错误：两种输出不能写到同一个文件".to_owned());
    }
    if let Some(target) = targets.iter().find(|path| {
        Path::new(path)
            .canonicalize()
            .is_ok_and(|path| inputs.contains(&path))
    }) {
        return Err(format!(
            "错误：{} 既是要审查的报告又是输出文件，报告会被覆盖",
            line(target)
        ));
    }
    let settings = |path: &&&str| Path::new(path).file_name().is_some_and(|name| name == NAME);
    if let Some(target) = targets.iter().find(settings) {
        return Err(format!(
            "错误：{} 是配置文件的名字，配置会被覆盖\n  建议：输出换一个文件名",
            line(target)
        ));
    }
    Ok(())
}
