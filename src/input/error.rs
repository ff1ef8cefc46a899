//! Why a file cannot be read as a report, and what to do about it.

/// A file that is no readable report. The caller names the file.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("文件是空的")]
    Empty,
    /// A document of pictures only.
    #[error("文档里没有文字")]
    NoWords,
    /// More than [`super::LARGEST`].
    #[error("文件太大（{megabytes} MB，上限 {limit} MB）", limit = super::LARGEST >> 20)]
    TooLarge {
        /// Its size.
        megabytes: u64,
    },
    /// A pipe, a device or a folder.
    #[error("不是普通文件")]
    NotAFile,
    /// No text at all.
    #[error("不是文本，也不是能识别的文档格式")]
    Binary,
    /// A format that is known and not read.
    #[error("暂不支持 {format} 格式")]
    Unsupported {
        /// Its name.
        format: &'static str,
    },
    /// The system does not give it.
    #[error("{}", refusal(.0))]
    Io(#[from] std::io::Error),
    /// A docx that cannot be read.
    #[error(transparent)]
    Docx(#[from] super::docx::DocxError),
    /// A structured report that is wrong.
    #[error("结构化报告有误")]
    Structured(#[from] Box<super::structured::StructuredError>),
}

impl ReadError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Empty => "确认文件已保存、已完整下载".to_owned(),
            Self::NoWords => {
                "可能是扫描件或图片：先识别成文字（OCR），再存为 .docx 或 .txt".to_owned()
            }
            Self::TooLarge { .. } => {
                "一份年度报告只有几十 KB；确认没有选错文件，或拆成单份报告".to_owned()
            }
            Self::NotAFile => "从管道读取请用 -，例如 cat 报告.txt | xxgk check -".to_owned(),
            Self::Binary => "请提供 docx、纯文本、Markdown 或 TOML 格式的报告".to_owned(),
            Self::Unsupported { .. } => {
                "请用 Word 或 WPS 另存为 .docx，或复制全文存为 .txt".to_owned()
            }
            Self::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                "检查路径；含空格或通配符的路径要加引号".to_owned()
            }
            Self::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                "检查文件的读取权限".to_owned()
            }
            Self::Io(error) if error.kind() == std::io::ErrorKind::InvalidFilename => {
                "检查路径；把文件名改短后重试".to_owned()
            }
            Self::Io(_) => "检查文件和磁盘".to_owned(),
            Self::Docx(error) => error.help().to_owned(),
            Self::Structured(error) => faults(error),
        }
    }
}

/// What the system refuses, in Chinese. What is not known by its kind has the system's number, never its English words.
#[must_use]
pub fn refusal(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let known = match error.kind() {
        ErrorKind::NotFound => "文件或文件夹不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::IsADirectory => "这是文件夹",
        ErrorKind::NotADirectory => "路径中间有一段不是文件夹",
        ErrorKind::InvalidFilename => "文件名太长，或有不能用的字符",
        ErrorKind::InvalidInput => "路径里有不能用的字符",
        ErrorKind::InvalidData => "不是 UTF-8 文字",
        ErrorKind::AlreadyExists => "已经有同名的文件",
        ErrorKind::StorageFull | ErrorKind::WriteZero => "磁盘已满",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::BrokenPipe => "管道的另一端已关闭",
        ErrorKind::UnexpectedEof => "文件提前结束",
        ErrorKind::OutOfMemory => "内存不够",
        _ => match error.raw_os_error() {
            Some(number) => return format!("系统拒绝，错误号 {number}"),
            // One of our own makes, whose words are ours.
            None => return error.to_string(),
        },
    };
    known.to_owned()
}

/// Every fault of a structured report, each with its place in the file.
fn faults(error: &super::structured::StructuredError) -> String {
    let handler =
        miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
    let mut shown = "逐处修改：\n".to_owned();
    match handler.render_report(&mut shown, error) {
        Ok(()) => shown,
        // Rendering into a string fails only where a diagnostic's own words cannot be formatted.
        Err(_) => error.to_string(),
    }
}
