//! Expanding a pattern: `*`, `?` and `[…]` within a name, `**` for folders at any depth.
//!
//! The folders are listed here, name by name, because the pattern crate's own walk goes round in links that lead back
//! up, and drops names that are no UTF-8. Below a `**` no link to a folder is entered, as in a shell.

use glob::{Pattern, PatternError};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

/// What a pattern leads to.
#[derive(Debug, Default)]
pub(super) struct Expanded {
    /// The files, sorted. A link that leads nowhere is among them, so that reading it says so.
    pub(super) files: Vec<PathBuf>,
    /// The folders, sorted.
    pub(super) folders: Vec<PathBuf>,
    /// Folders that could not be listed and files that could not be looked at.
    pub(super) unseen: BTreeMap<PathBuf, io::Error>,
}

/// What is wrong with a pattern, and how it is written rightly.
#[must_use]
pub fn pattern_fault(error: &PatternError) -> String {
    let place = error.pos + 1;
    match error.msg {
        what if what.contains("range") => format!(
            "通配符写法有误：第 {place} 个字处的 [ 没有配上 ]，或括号里是空的；文件名里的 [ 写成 [[]"
        ),
        _ => format!(
            "通配符写法有误：第 {place} 个字附近的 *；* 匹配名称的一部分，** 匹配任意层文件夹且要单独成一段，如 2024/**/*.docx"
        ),
    }
}

/// One part of a pattern between two separators.
enum Part<'p> {
    Literal(&'p OsStr),
    Names(Pattern),
    Folders,
}

/// The files that `pattern` matches.
///
/// # Errors
/// Where it is written wrongly.
pub(super) fn expand(pattern: &Path) -> Result<Expanded, PatternError> {
    // The whole is looked at first, so that the error names the place in what the user wrote.
    Pattern::new(&pattern.to_string_lossy())?;
    let mut expanded = Expanded::default();
    let mut reached = BTreeSet::from([PathBuf::new()]);
    for component in pattern.components() {
        let part = part(component)?;
        let mut next = BTreeSet::new();
        for path in reached {
            match &part {
                Part::Literal(name) => {
                    next.insert(path.join(name));
                }
                Part::Names(names) => expanded.children(&path, |child, _| {
                    if child.file_name().is_some_and(|name| matches(names, name)) {
                        next.insert(child);
                    }
                }),
                Part::Folders => expanded.folders(path, &mut next),
            }
        }
        reached = next;
    }
    for path in reached {
        match path.symlink_metadata() {
            Ok(_) if path.is_dir() => expanded.folders.push(path),
            Ok(_) => expanded.files.push(path),
            Err(error) if leads_nowhere(&error) => {}
            Err(error) => {
                expanded.unseen.insert(path, error);
            }
        }
    }
    Ok(expanded)
}

fn part(component: Component<'_>) -> Result<Part<'_>, PatternError> {
    let Component::Normal(name) = component else {
        return Ok(Part::Literal(component.as_os_str()));
    };
    let text = name.to_string_lossy();
    Ok(if text == "**" {
        Part::Folders
    } else if super::collect::is_pattern(&text) {
        Part::Names(Pattern::new(&text)?)
    } else {
        Part::Literal(name)
    })
}

/// Whether a name matches. A name that is no UTF-8 is matched as it is shown.
fn matches(names: &Pattern, name: &OsStr) -> bool {
    names.matches(&name.to_string_lossy())
}

/// Whether there is nothing at a path, which is no trouble while other paths are tried.
fn leads_nowhere(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

impl Expanded {
    /// A folder and all folders below it, those behind links left out.
    fn folders(&mut self, top: PathBuf, found: &mut BTreeSet<PathBuf>) {
        let mut open = vec![top];
        while let Some(folder) = open.pop() {
            if !found.insert(folder.clone()) {
                continue;
            }
            self.children(&folder, |child, is_folder| {
                if is_folder {
                    open.push(child);
                }
            });
        }
    }

    /// Shows `visit` everything in a folder, and whether it is a folder itself and no link to one.
    fn children(&mut self, folder: &Path, mut visit: impl FnMut(PathBuf, bool)) {
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let listed = std::fs::read_dir(here).and_then(|entries| {
            for entry in entries {
                let entry = entry?;
                visit(folder.join(entry.file_name()), entry.file_type()?.is_dir());
            }
            Ok(())
        });
        if let Err(error) = listed
            && !leads_nowhere(&error)
        {
            self.unseen.insert(here.to_owned(), error);
        }
    }
}
