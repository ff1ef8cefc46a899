//! `xxgk config show`: the settings that a report follows, as a file that can be read back.

use super::configured::Configured;
use super::{CLEAN, Global, UNCHECKED, complain, ends, load_pack};
use crate::batch::Source;
use crate::output::{line, standard_output};
use clap::Subcommand;
use std::io::Write;
use std::path::{Path, PathBuf};

/// 配置
#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// 列出一份报告或一个文件夹生效的配置，写法同 xxgk.toml，可原样读回
    Show {
        /// 报告或文件夹；默认当前文件夹
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
        /// 注明每项从哪里来：命令行、环境变量、文件:行，或默认
        #[arg(long)]
        explain: bool,
        #[command(flatten)]
        configured: Configured,
    },
}

impl ConfigCommand {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        let Self::Show {
            path,
            explain,
            configured,
        } = self;
        let pack = match load_pack(global) {
            Ok(pack) => pack,
            Err(code) => return code,
        };
        if let Err(code) = there(path) {
            return code;
        }
        let source = within(path);
        let sources = [source.clone()];
        let projects = match configured.load_without_baseline(&sources, &pack) {
            Ok(projects) => projects,
            Err(code) => return code,
        };
        let shown = projects.of(&source).shown(&pack, global.language());
        ends(standard_output().and_then(|mut out| {
            for one in shown {
                match one.origin.filter(|_| *explain) {
                    Some(origin) => writeln!(out, "{}  # {}", one.line, line(&origin))?,
                    None => writeln!(out, "{}", one.line)?,
                }
            }
            out.flush()?;
            Ok(CLEAN)
        }))
    }
}

/// A source that stands at a path, or within it where it is a folder.
pub(super) fn within(path: &Path) -> Source {
    let inside = if path.is_dir() || path.as_os_str().is_empty() {
        path.join("-")
    } else {
        path.to_owned()
    };
    Source {
        shown: path.to_string_lossy().into_owned(),
        path: Some(inside),
        named: true,
    }
}

/// Sees to it that a path leads somewhere; the exit status where it does not.
pub(super) fn there(path: &Path) -> Result<(), u8> {
    if path.as_os_str().is_empty() || path.symlink_metadata().is_ok() {
        return Ok(());
    }
    let path = line(&path.to_string_lossy());
    complain(&format!("错误：{path}：找不到\n  建议：检查路径"));
    Err(UNCHECKED)
}
