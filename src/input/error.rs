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
            Self::Io(_) => "检查文件和磁盘".to_owned(),
            Self::Docx(error) => error.help().to_owned(),
            Self::Structured(error) => faults(error),
        }
    }
}

/// What the system refuses, in Chinese where that is known.
fn refusal(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "文件不存在".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        std::io::ErrorKind::IsADirectory => "这是文件夹".to_owned(),
        _ => format!("无法读取：{error}"),
    }
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
