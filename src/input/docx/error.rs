//! Why a file cannot be read as a .docx, in words for the person who handed it in.
//!
//! The name of the file is left to the caller; trouble that costs only a part of the text is a note of the document.

/// Why a file could not be read as a .docx.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocxError {
    /// There is no byte in it.
    #[error("文件是空的")]
    Empty,
    /// It does not begin as a zip archive does.
    #[error("不是 docx 文件：开头不是 ZIP 压缩包")]
    NotZip,
    /// The archive is cut off, or a part cannot be unpacked.
    #[error("docx 文件已损坏：{what}")]
    Damaged {
        /// What is wrong with it.
        what: &'static str,
    },
    /// An archive of something else: a spreadsheet, slides, plain files.
    #[error("压缩包里没有 Word 正文（word/document.xml）")]
    NoDocument,
    /// It is protected with a password.
    #[error("文件设有打开密码，无法读取")]
    Encrypted,
    /// A .doc or .wps under the name of a .docx.
    #[error("这是旧版 .doc（或 .wps）文件，不是 docx")]
    Legacy,
    /// Unpacked, it would be larger than any report is.
    #[error("解压后过大，超出上限，可能是压缩炸弹")]
    TooLarge,
    /// The XML of the text is broken before its first word.
    #[error("word/document.xml 的 XML 有误（第 {offset} 字节附近），读不出任何正文")]
    Malformed {
        /// Where the fault was met, in bytes.
        offset: u64,
    },
}

impl DocxError {
    /// What the person can do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Empty => "请确认文件已完整上传或下载，再重新提交。",
            Self::NotZip => {
                "请用 Word 或 WPS 打开原文件，另存为“Word 文档（*.docx）”后再试；只改扩展名不行。"
            }
            Self::Damaged { .. } => {
                "请重新下载或重新拷贝文件；若 Word 还能打开它，请选择“打开并修复”，再另存为新的 docx。"
            }
            Self::NoDocument => {
                "请确认这是 Word 文档，而不是表格、演示文稿或普通压缩包；用 Word 或 WPS 另存为 docx 后再试。"
            }
            Self::Encrypted => {
                "请用 Word 或 WPS 打开，去掉打开密码（文件 → 信息 → 保护文档），保存后再试。"
            }
            Self::Legacy => {
                "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试；只改扩展名不行。"
            }
            Self::TooLarge => {
                "请确认文件来源可靠；若确为报告，请删去嵌入的对象，另存为新的 docx 后再试。"
            }
            Self::Malformed { .. } => "请用 Word 选择“打开并修复”，再另存为新的 docx。",
        }
    }
}
