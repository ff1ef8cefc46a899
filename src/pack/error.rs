//! What can be wrong with a pack. Every error points into the file.

use miette::{Diagnostic, NamedSource, SourceSpan};

/// What the system refuses, in Chinese where that is known.
fn refused(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "不存在".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        std::io::ErrorKind::NotADirectory => "不是文件夹".to_owned(),
        std::io::ErrorKind::InvalidData => "不是 UTF-8 文字".to_owned(),
        _ => match error.raw_os_error() {
            Some(number) => format!("系统拒绝，错误号 {number}"),
            None => error.to_string(),
        },
    }
}

/// What the TOML reader has against a file, in Chinese.
pub(super) fn slip(said: &str) -> String {
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let kinds = [
        ("a sequence", "方括号里的数组"),
        ("a string", "带引号的文字"),
        ("a map", "表"),
        ("struct", "表"),
        ("a boolean", "true 或 false"),
        ("u8", "整数"),
        ("u16", "整数"),
    ];
    match quoted.as_slice() {
        [unknown, known @ ..] if said.starts_with("unknown") => {
            format!("“{unknown}”不认识（可用：{}）", known.join("、"))
        }
        [lacking, ..] if said.starts_with("missing field") => format!("缺少必填的键 {lacking}"),
        _ if said.starts_with("duplicate") => "同一个键写了两次".to_owned(),
        _ if said.starts_with("invalid type") || said.starts_with("invalid value") => {
            let wanted = said
                .split_once(", expected ")
                .map_or("", |(_, wanted)| wanted);
            let known = kinds.iter().find(|(kind, _)| wanted.starts_with(kind));
            let wanted = known.map_or("别的值", |(_, name)| name);
            format!("值的类型不对，应为{wanted}")
        }
        _ => "不合 TOML 语法：检查引号、等号、逗号和括号".to_owned(),
    }
}

/// A pack that cannot be used.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum PackError {
    /// A file or folder cannot be read.
    #[error("规则包无法读取：{path}：{}", refused(cause))]
    #[diagnostic(help("检查路径和权限；规则包是一个放有 pack.toml 的文件夹"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        cause: std::io::Error,
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
