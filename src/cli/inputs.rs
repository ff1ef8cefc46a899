//! Options that say what is reviewed: paths, a list of paths, the name of standard input, and how many at a time.

use super::{UNUSABLE, complain};
use crate::batch::{Collected, collect, use_threads};
use crate::input::refusal;
use crate::output::line;
use crate::review::Unreviewed;
use clap::Args;
use std::fs::File;
use std::io::Read;
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
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    jobs: Option<usize>,
}

/// The largest list of paths that is read, in bytes.
const LARGEST_LIST: u64 = 16 << 20;
/// More reports at a time than any machine has processors for.
const MOST_JOBS: usize = 1024;

fn jobs(text: &str) -> Result<usize, String> {
    let number = text.parse().ok();
    let number = number.filter(|number| (1..=MOST_JOBS).contains(number));
    number.ok_or_else(|| format!("应是 1 到 {MOST_JOBS} 的整数；不写则为处理器核数"))
}

impl Inputs {
    /// The file that the paths are read from.
    pub(super) fn list(&self) -> Option<&Path> {
        let list = self.files_from.as_deref();
        list.filter(|list| list.as_os_str() != "-")
    }

    /// The folders that are reviewed with all that is beneath.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let given = self.paths.iter().map(|path| match path.ends_with("**") {
            true => path.parent().unwrap_or(Path::new("")).to_owned(),
            false => path.clone(),
        });
        let mut folders: Vec<PathBuf> = given
            .filter(|path| path.as_os_str().is_empty() || path.is_dir())
            .collect();
        if self.paths.is_empty() && self.files_from.is_none() && self.stdin_filename.is_none() {
            folders.push(PathBuf::new());
        }
        folders
    }

    /// Collects the files; the exit status where the options contradict each other or a list cannot be read.
    pub(super) fn collect(&self) -> Result<Collected, u8> {
        let unusable = |message: &str| {
            complain(&format!("错误：{}", line(message)));
            UNUSABLE
        };
        if let Some(jobs) = self.jobs {
            use_threads(jobs);
        }
        let mut paths = self.paths.clone();
        let mut unread = Vec::new();
        if let Some(list) = &self.files_from {
            let is_standard = list.as_os_str() == "-";
            if is_standard && paths.iter().any(|path| path.as_os_str() == "-") {
                return Err(unusable("标准输入不能既是报告又是 --files-from 的清单"));
            }
            let bytes = read(list).map_err(|why| {
                let list = list.display();
                unusable(&format!(
                    "无法读取 --files-from {list}：{why}；清单是文本文件，一行一个路径"
                ))
            })?;
            let mut listed = Vec::new();
            for (number, name) in lines(&bytes) {
                match path(name) {
                    Some(path) => listed.push(path),
                    None if is_blank(name) => {}
                    None => unread.push(nameless(list, number, name)),
                }
            }
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
        collected.absent.extend(unread);
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

/// The bytes of a list, or why they cannot be had. A pipe may give it, and nothing is read without end.
fn read(list: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let standard = list.as_os_str() == "-";
    let read = match standard {
        true => std::io::stdin()
            .lock()
            .take(LARGEST_LIST + 1)
            .read_to_end(&mut bytes),
        false => {
            File::open(list).and_then(|file| file.take(LARGEST_LIST + 1).read_to_end(&mut bytes))
        }
    };
    read.map_err(|error| refusal(&error))?;
    if bytes.len() as u64 > LARGEST_LIST {
        return Err(format!(
            "太大（上限 {} MB），不像路径的清单",
            LARGEST_LIST >> 20
        ));
    }
    Ok(bytes)
}

/// The lines of a list that are not blank, as any system writes them, with their numbers.
fn lines(list: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let list = list.strip_prefix("\u{feff}".as_bytes()).unwrap_or(list);
    let lines = list.split(|&byte| byte == b'\n');
    let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let numbered = lines.enumerate().map(|(before, line)| (before + 1, line));
    numbered.filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// Whether a line holds nothing but blanks, those of Chinese text among them.
fn is_blank(name: &[u8]) -> bool {
    std::str::from_utf8(name).is_ok_and(|text| text.trim().is_empty())
}

/// The path that a line of a list names; where the line is no UTF-8, a file that is called just so.
fn path(name: &[u8]) -> Option<PathBuf> {
    if let Ok(text) = std::str::from_utf8(name) {
        return (!text.trim().is_empty()).then(|| text.into());
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let path = PathBuf::from(std::ffi::OsStr::from_bytes(name));
        path.exists().then_some(path)
    }
    #[cfg(not(unix))]
    None
}

/// A line of a list that leads nowhere because of its encoding.
fn nameless(list: &Path, number: usize, name: &[u8]) -> Unreviewed {
    let list = list.display();
    Unreviewed {
        path: String::from_utf8_lossy(name).into_owned(),
        message: format!("--files-from {list} 第 {number} 行不是 UTF-8 文字，也没有这样的文件"),
        help: "把清单另存为 UTF-8 编码后重试".to_owned(),
    }
}
