//! What can be wrong with a pack. Every error points into the file.

use miette::{Diagnostic, NamedSource, SourceSpan};

/// A pack that cannot be used.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum PackError {
    /// A file or folder cannot be read.
    #[error("规则包无法读取：{path}")]
    #[diagnostic(help("检查路径和权限；规则包是一个放有 pack.toml 的文件夹"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A file is no TOML, or not of the form that a pack has.
    #[error("规则文件有误：{message}")]
    #[diagnostic(help("写法见 rules/README.md"))]
    Malformed {
        /// What is wrong.
        message: String,
        /// The file.
        #[source_code]
        file: NamedSource<String>,
        /// Where.
        #[label("在这里")]
        at: SourceSpan,
    },
    /// The files are well formed and do not make a pack.
    #[error("规则包不完整：{message}")]
    #[diagnostic(help("写法见 rules/README.md；内置规则包 rules/moe-2014 可作样本"))]
    Incomplete {
        /// What is missing or said twice.
        message: String,
    },
}
