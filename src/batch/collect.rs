//! Which files a command line means: files, folders, patterns, standard input.
//!
//! Patterns are expanded here, because not every shell does; paths are shown with `/` on every system.

use super::pattern::{expand, pattern_fault};
use crate::input::{EXTENSIONS, refusal};
use crate::review::{Skipped, Unreviewed};
use ignore::WalkBuilder;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// A file to look at.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as the outputs show it.
    pub shown: String,
    /// Where it is; `None` for standard input.
    pub path: Option<PathBuf>,
    /// Whether the user named it: such a file is a report always.
    pub named: bool,
}

impl Source {
    /// The name of its file byte for byte, where it is no UTF-8 and is shown with signs in place of what is none.
    #[must_use]
    pub fn unshowable(&self) -> Option<Vec<u8>> {
        let path = self.path.as_ref().filter(|path| path.to_str().is_none())?;
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            Some(path.as_os_str().as_bytes().to_vec())
        }
        #[cfg(not(unix))]
        Some(path.to_string_lossy().into_owned().into_bytes())
    }
}

/// What the command line means, and what of it leads nowhere.
#[derive(Debug, Default)]
pub struct Collected {
    /// The files, in the order given, those of a folder sorted.
    pub sources: Vec<Source>,
    /// Arguments that name nothing.
    pub absent: Vec<Unreviewed>,
    /// Files of a folder in a format that holds no report.
    pub skipped: Vec<Skipped>,
}

/// Collects the files that `arguments` mean.
#[must_use]
pub fn collect(arguments: &[PathBuf]) -> Collected {
    let mut collected = Collected::default();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            collected.sources.push(Source {
                shown: "-".to_owned(),
                path: None,
                named: true,
            });
        } else if argument.is_dir() {
            folder(argument, &mut collected);
        } else if argument.exists() || !is_pattern(&argument.to_string_lossy()) {
            collected.sources.push(Source {
                shown: shown(argument),
                path: Some(argument.clone()),
                named: true,
            });
        } else if argument.file_name().is_some_and(|name| name == "**") {
            beneath(argument, &mut collected);
        } else {
            pattern(argument, &mut collected);
        }
    }
    once(&mut collected);
    collected
}

/// Keeps each file at its first place, by whatever names it was reached. A file that was named anywhere is a report.
fn once(collected: &mut Collected) {
    let mut places: HashMap<PathBuf, usize> = HashMap::new();
    let mut kept: Vec<Source> = Vec::new();
    for source in std::mem::take(&mut collected.sources) {
        // A file that is not there has no other name; nor has standard input.
        let file = source.path.as_deref().map_or_else(|| "-".into(), real);
        match places.entry(file) {
            Entry::Occupied(place) => kept[*place.get()].named |= source.named,
            Entry::Vacant(place) => {
                place.insert(kept.len());
                kept.push(source);
            }
        }
    }
    collected.sources = kept;
    let mut listed: HashSet<PathBuf> = HashSet::new();
    collected.skipped.retain(|skipped| {
        let path = Path::new(&skipped.path);
        // A link is listed beside what it leads to, so only the folder's own path is made straight.
        let name = path.file_name().unwrap_or_default();
        let entry = path.parent().map(real).unwrap_or_default().join(name);
        !places.contains_key(&real(path)) && listed.insert(entry)
    });
}

/// The path without links and detours; the path itself where nothing stands there.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Whether a path, or a part of one, is a pattern.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

/// What `top/**` means: every folder that `top` names, with all that is below it.
fn beneath(argument: &Path, collected: &mut Collected) {
    let top = argument.parent().unwrap_or(Path::new(""));
    let folders = match top.to_str() {
        Some("") => vec![PathBuf::from(".")],
        _ if top.is_dir() => vec![top.to_owned()],
        _ => expand(top).map_or_else(|_| Vec::new(), |expanded| expanded.folders),
    };
    if folders.is_empty() {
        // It says what is wrong.
        return pattern(argument, collected);
    }
    for one in folders {
        folder(&one, collected);
    }
}

fn pattern(argument: &Path, collected: &mut Collected) {
    let absent = |message: String| Unreviewed {
        path: shown(argument),
        message,
        help: "检查通配符；** 匹配任意层文件夹".to_owned(),
    };
    let expanded = match expand(argument) {
        Ok(expanded) => expanded,
        Err(error) => {
            return collected.absent.push(absent(pattern_fault(&error)));
        }
    };
    if expanded.files.is_empty() && expanded.unseen.is_empty() {
        let message = "没有匹配的文件".to_owned();
        return collected.absent.push(absent(message));
    }
    let unseen = expanded.unseen.into_iter();
    collected
        .absent
        .extend(unseen.map(|(path, error)| unlisted(&path, Some(&error))));
    let found = expanded.files.into_iter();
    collected.sources.extend(found.map(|path| Source {
        shown: shown(&path),
        path: Some(path),
        named: true,
    }));
}

/// A place that could not be searched for reports.
fn unlisted(path: &Path, error: Option<&std::io::Error>) -> Unreviewed {
    let why = error.map_or_else(|| "无法列出".to_owned(), refusal);
    Unreviewed {
        path: shown(path),
        message: format!("文件夹里有读不到的内容：{why}"),
        help: "检查文件夹的读取权限".to_owned(),
    }
}

/// Every file of a folder that may be a report, in the order of their paths. Ignore files are honoured.
fn folder(argument: &Path, collected: &mut Collected) {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in WalkBuilder::new(argument).require_git(false).build() {
        match entry {
            Ok(entry) => {
                let is_link = entry.path_is_symlink() && entry.depth() > 0;
                let path = entry.into_path();
                // A link to a folder may lead back up, so none is entered; one that leads nowhere is an error when read.
                let reason = match path.metadata() {
                    Ok(metadata) if metadata.is_dir() && is_link => "链接到文件夹，没有进入",
                    Ok(metadata) if !metadata.is_file() => continue,
                    _ if may_be_report(&path) => {
                        found.push(path);
                        continue;
                    }
                    _ if path.file_name().is_some_and(|name| name == SETTINGS) => "是配置文件",
                    _ => "不是报告的文件格式",
                };
                collected.skipped.push(Skipped {
                    path: shown(&path),
                    reason: reason.to_owned(),
                });
            }
            Err(error) => collected.absent.push(unlisted(argument, error.io_error())),
        }
    }
    found.sort();
    collected.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    collected
        .sources
        .extend(found.into_iter().map(|path| Source {
            shown: shown(&path),
            path: Some(path),
            named: false,
        }));
}

/// Settings are no report, even empty ones.
const SETTINGS: &str = "xxgk.toml";

fn may_be_report(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    // Word's own lock files begin with ~$.
    !name.starts_with("~$")
        && name != SETTINGS
        && path.extension().is_some_and(|extension| {
            EXTENSIONS.contains(&extension.to_string_lossy().to_lowercase().as_str())
        })
}

/// A path as the outputs show it.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
