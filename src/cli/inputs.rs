//! Options that say what is reviewed: paths, a list of paths, the name of standard input, and how many at a time.

use super::{UNUSABLE, complain};
use crate::batch::{Collected, collect, use_threads};
use crate::output::line;
use clap::Args;
use std::io::Read;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What is reviewed.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// 报告：文件、文件夹、通配符，或 - 表示标准输入；默认当前文件夹
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// 从文件读路径，一行一个；- 表示标准输入
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// 标准输入的文件名：用于识别格式、查找配置和显示
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
    /// 同时审查几份；默认处理器核数
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Inputs {
    /// Collects the files; the exit status where the options contradict each other or a list cannot be read.
    pub(super) fn collect(&self) -> Result<Collected, u8> {
        let unusable = |message: &str| {
            complain(&format!("错误：{}", line(message)));
            UNUSABLE
        };
        if let Some(jobs) = self.jobs {
            use_threads(jobs.get());
        }
        let mut paths = self.paths.clone();
        if let Some(list) = &self.files_from {
            let is_standard = list.as_os_str() == "-";
            if is_standard && paths.iter().any(|path| path.as_os_str() == "-") {
                return Err(unusable("标准输入不能既是报告又是 --files-from 的清单"));
            }
            let listed = read(list).map_err(|error| {
                unusable(&format!(
                    "无法读取 --files-from {}：{error}",
                    list.display()
                ))
            })?;
            let listed: Vec<PathBuf> = lines(&listed).map(PathBuf::from).collect();
            if is_standard && listed.iter().any(|path| path.as_os_str() == "-") {
                return Err(unusable("标准输入不能既是报告又是 --files-from 的清单"));
            }
            paths.extend(listed);
        } else if paths.is_empty() {
            let default = if self.stdin_filename.is_some() {
                "-"
            } else {
                "."
            };
            paths.push(default.into());
        }
        let mut collected = collect(&paths);
        if let Some(name) = &self.stdin_filename {
            let mut sources = collected.sources.iter_mut();
            let Some(standard) = sources.find(|source| source.path.is_none()) else {
                return Err(unusable("给出了 --stdin-filename，却没有读标准输入（-）"));
            };
            standard.shown = name.replace('\\', "/");
        }
        Ok(collected)
    }
}

fn read(list: &Path) -> std::io::Result<String> {
    if list.as_os_str() != "-" {
        return std::fs::read_to_string(list);
    }
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}

/// The lines of a list that are not blank, as any system writes them.
fn lines(list: &str) -> impl Iterator<Item = &str> {
    let list = list.strip_prefix('\u{feff}').unwrap_or(list);
    list.lines().filter(|line| !line.trim().is_empty())
}
