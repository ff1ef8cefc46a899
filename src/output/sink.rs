//! Where an output goes: standard output or a file, each with its format.
//!
//! One output that cannot be written does not stop the others.

use super::markdown::Markdown;
use super::neutral::line;
use super::render::Render;
use super::target::Target;
use super::{Format, Options, standard_output};
use crate::input::refusal;
use crate::pack::Pack;
use crate::review::{Review, Summary, Unreviewed};
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// An open output.
pub struct Sink {
    format: Format,
    renderer: Box<dyn Render>,
    out: Out,
    /// Name of the file; `None` for standard output.
    path: Option<String>,
    failed: bool,
}

/// Where the bytes go.
enum Out {
    Standard(Box<dyn Write>),
    File(Target),
}

impl Out {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Standard(out) => out,
            Self::File(file) => file,
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::File(file) => file.finish(),
        }
    }
}

/// Why an output could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A format that does not exist.
    #[error("没有名为“{0}”的输出格式（可用：{all}）", all = names())]
    UnknownFormat(String),
    /// A file that cannot be made.
    #[error("无法写入 {path}：{}\n  建议：{}", refusal(error), advice(error))]
    Unwritable {
        /// The file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// A colon with no name of a file behind it.
    #[error(
        "--output {0}: 的冒号后面没有文件名；应写成 {0}:文件名（如 {0}:review.{1}），或 {0}:- 表示标准输出"
    )]
    Unnamed(&'static str, &'static str),
    /// Standard output was closed by its reader.
    #[error("标准输出已关闭")]
    Closed,
}

impl Sink {
    /// Whether `FORMAT` or `FORMAT:PATH` is written rightly. No file is touched.
    ///
    /// # Errors
    /// Where there is no such format, or the file has no name.
    pub fn accepts(asked: &str) -> Result<(), Trouble> {
        parse(asked).map(|_| ())
    }

    /// Opens the output that `FORMAT` or `FORMAT:PATH` names; `-` is standard output.
    ///
    /// # Errors
    /// Where there is no such format, or the file cannot be made.
    pub fn open(asked: &str, options: Options) -> Result<Self, Trouble> {
        let (format, path) = parse(asked)?;
        let out = match &path {
            None => {
                let out = standard_output().map_err(|error| trouble(None, error))?;
                Out::Standard(Box::new(out))
            }
            Some(name) => {
                let open = match format {
                    Format::Jsonl => Target::in_place,
                    _ => Target::create,
                };
                let file = open(Path::new(name));
                Out::File(file.map_err(|error| trouble(path.as_deref(), error))?)
            }
        };
        // A file is read later and elsewhere: no colours in it.
        let color = options.color && path.is_none();
        Ok(Self {
            format,
            renderer: format.renderer(Options { color, ..options }),
            out,
            path,
            failed: false,
        })
    }

    /// Opens the job summary of GitHub Actions, to which every step of a job adds.
    ///
    /// # Errors
    /// Where the file cannot be written to.
    pub fn job_summary(path: &str, options: Options) -> Result<Self, Trouble> {
        let opened = File::options().append(true).create(true).open(path);
        let file = opened.map_err(|error| trouble(Some(path), error))?;
        Ok(Self {
            format: Format::Markdown,
            renderer: Box::new(Markdown::job_summary(options)),
            out: Out::Standard(Box::new(BufWriter::new(file))),
            path: Some(path.to_owned()),
            failed: false,
        })
    }

    /// Its format.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Takes in the names of files that are no UTF-8: as reviews show them, and byte for byte.
    pub fn names(&mut self, names: &[(String, Vec<u8>)]) {
        self.renderer.names(names);
    }

    /// Writes what stands before the reviews.
    ///
    /// # Errors
    /// Where it cannot be written, the first time.
    pub fn begin(&mut self, pack: &Pack) -> Result<(), Trouble> {
        self.guarded(|renderer, out| renderer.begin(out, pack))
    }

    /// Writes a review; `encoded` is what [`Format::encode`] made of it.
    ///
    /// # Errors
    /// Where it cannot be written, the first time.
    pub fn review(&mut self, review: &Review<'_>, encoded: &[u8]) -> Result<(), Trouble> {
        self.guarded(|renderer, out| renderer.review(out, review, encoded))
    }

    /// Takes in a report that could not be reviewed.
    ///
    /// # Errors
    /// Where it cannot be written, the first time.
    pub fn unreviewed(&mut self, unreviewed: &Unreviewed) -> Result<(), Trouble> {
        self.guarded(|renderer, out| renderer.unreviewed(out, unreviewed))
    }

    /// Writes what stands behind the reviews, and all that is still held back.
    ///
    /// # Errors
    /// Where it cannot be written, the first time.
    pub fn finish(&mut self, summary: &Summary) -> Result<(), Trouble> {
        self.guarded(|renderer, out| renderer.finish(out, summary))?;
        if self.failed {
            return Ok(());
        }
        self.out.finish().map_err(|error| {
            self.failed = true;
            trouble(self.path.as_deref(), error)
        })
    }

    /// Runs a step unless an earlier one failed: an output complains once.
    fn guarded(
        &mut self,
        step: impl FnOnce(&mut dyn Render, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Trouble> {
        if self.failed {
            return Ok(());
        }
        step(&mut *self.renderer, self.out.writer()).map_err(|error| {
            self.failed = true;
            trouble(self.path.as_deref(), error)
        })
    }
}

/// The format and the file that `FORMAT` or `FORMAT:PATH` names; no file for standard output.
fn parse(asked: &str) -> Result<(Format, Option<String>), Trouble> {
    let (name, path) = asked.split_once(':').unwrap_or((asked, "-"));
    let format = Format::from_str(name, true).map_err(|_| Trouble::UnknownFormat(line(name)))?;
    if path.trim().is_empty() {
        return Err(Trouble::Unnamed(format.name(), format.extension()));
    }
    Ok((format, (path != "-").then(|| path.to_owned())))
}

/// What to do about an output that cannot be written.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "输出所在的文件夹要先建立；或换一个路径",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "检查文件和文件夹的写入权限；或换一个路径"
        }
        io::ErrorKind::IsADirectory => "在文件夹后面写出文件名，如 json:文件夹/review.json",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "腾出空间后重试",
        _ => "换一个文件名或文件夹；写到标准输出用 -",
    }
}

/// The names of all formats.
fn names() -> String {
    let names: Vec<_> = Format::value_variants()
        .iter()
        .map(|format| format.name())
        .collect();
    names.join("、")
}

/// What an error in writing to a file, or to standard output, means.
fn trouble(path: Option<&str>, error: io::Error) -> Trouble {
    match path {
        None if error.kind() == io::ErrorKind::BrokenPipe => Trouble::Closed,
        None => Trouble::Unwritable {
            path: "标准输出".to_owned(),
            error,
        },
        Some(path) => Trouble::Unwritable {
            path: line(path),
            error,
        },
    }
}
