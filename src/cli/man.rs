//! `xxgk man`: manual pages, one for the program and one for each command, from what `--help` says.
//!
//! The words are those of the help; the headings that every page has are put into its language.

use super::completions::print;
use super::options::Lang;
use super::{CLEAN, UNUSABLE, complain};
use clap::{Args, Command};
use clap_mangen::Man;
use std::io;
use std::path::{Path, PathBuf};

/// The headings of a manual page.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("EXTRA", "附注"),
    ("VERSION", "版本"),
];

/// What stands before the values of an option.
const VALUES: (&str, &str) = ("Possible values:", "可选值：");

/// 生成手册页
#[derive(Debug, Args)]
pub(super) struct ManPages {
    /// 把总页和各命令的页写进这个文件夹；不给出时把总页写到标准输出
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl ManPages {
    /// Writes the pages of the program's `command`; the exit status.
    pub(super) fn run(&self, command: Command, lang: Lang) -> u8 {
        let mut command = command.disable_help_subcommand(true);
        command.build();
        let Some(folder) = &self.folder else {
            let rendered = render(&page(command), lang);
            return rendered
                .map_or_else(|error| failed(Path::new("-"), &error), |page| print(&page));
        };
        match write_all(&command, folder, lang) {
            Ok(()) => CLEAN,
            Err((path, error)) => failed(&path, &error),
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> u8 {
    complain(&format!(
        "错误：无法写出手册页 {}：{}\n  建议：换一个文件夹，或检查它的写入权限",
        path.display(),
        crate::input::refusal(error)
    ));
    UNUSABLE
}

/// Writes the page of a command and those of the commands below it.
fn write_all(command: &Command, folder: &Path, lang: Lang) -> Result<(), (PathBuf, io::Error)> {
    std::fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
    for below in command.get_subcommands().filter(|one| !one.is_hide_set()) {
        write_all(below, folder, lang)?;
    }
    let man = page(command.clone());
    let path = folder.join(man.get_filename());
    render(&man, lang)
        .and_then(|page| std::fs::write(&path, page))
        .map_err(|error| (path, error))
}

/// The page of a command, which bears the program's name and version.
fn page(command: Command) -> Man {
    Man::new(command).source(concat!("xxgk ", env!("CARGO_PKG_VERSION")))
}

/// The page as text. Its lines are not stretched to the margin: Chinese has few spaces, which would become wide.
fn render(man: &Man, lang: Lang) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    man.render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    let mut text = String::with_capacity(page.len());
    for line in page.lines() {
        let heading = (lang == Lang::Zh).then(|| heading(line)).flatten();
        match heading {
            Some(chinese) => text.push_str(&format!(".SH {chinese}")),
            None if lang == Lang::Zh => text.push_str(&line.replace(VALUES.0, VALUES.1)),
            None => text.push_str(line),
        }
        text.push('\n');
        if line.starts_with(".TH ") {
            text.push_str(".ad l\n");
        }
    }
    Ok(text.into_bytes())
}

/// The Chinese heading for a line that begins a section which every page may have.
fn heading(line: &str) -> Option<&'static str> {
    let name = line.strip_prefix(".SH ")?;
    let found = HEADINGS.iter().find(|(english, _)| *english == name);
    found.map(|(_, chinese)| *chinese)
}
