//! The formats: their names, the extensions of their files, and the module that lays each out.

use super::Options;
use super::concise::Concise;
use super::csv::Csv;
use super::github::GitHub;
use super::gitlab::GitLab;
use super::html::Html;
use super::human::Human;
use super::json::{self, Json};
use super::jsonl::JsonLines;
use super::junit::JUnit;
use super::markdown::Markdown;
use super::rdjson::Rdjson;
use super::render::Render;
use super::sarif::Sarif;
use crate::review::Review;
use clap::ValueEnum;

/// A review of more findings is not laid out in memory before it is written.
const MOST_HELD: usize = 5000;

/// A format of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 给人看的（默认）
    Human,
    /// 一个 JSON 文档，字段固定
    Json,
    /// 一条诊断一行：路径:行:列: 级别 规则 内容
    Concise,
    /// JSON 行：首行、每份报告一行、末行
    Jsonl,
    /// SARIF 2.1.0，供代码扫描平台
    Sarif,
    /// GitHub Actions 注释和作业摘要
    Github,
    /// GitLab 代码质量报告
    Gitlab,
    /// JUnit XML，一条规则一个用例
    Junit,
    /// Reviewdog 诊断格式
    Rdjson,
    /// Markdown，供合并请求
    Markdown,
    /// 网页，一个文件，可打印
    Html,
    /// 表格，可用 Excel 打开
    Csv,
}

impl Format {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Concise => "concise",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// What the name of its file ends with, for want of a name.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Human | Self::Concise | Self::Github => "txt",
            Self::Json | Self::Gitlab | Self::Rdjson => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Junit => "xml",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// Whether it shows the words around a quote, so that reviews must have them.
    #[must_use]
    pub fn shows_contexts(self) -> bool {
        matches!(self, Self::Human | Self::Html)
    }

    /// A review in this format where that needs nothing but the review, so that it can be done beside others. One that
    /// is too large to be held in memory a second time is left to be written as it is made.
    #[must_use]
    pub fn encode(self, review: &Review<'_>) -> Option<Vec<u8>> {
        match self {
            Self::Json | Self::Jsonl if review.findings.len() <= MOST_HELD => {
                Some(json::encode(review))
            }
            _ => None,
        }
    }

    /// What lays out a run in this format.
    pub(super) fn renderer(self, options: Options) -> Box<dyn Render> {
        match self {
            Self::Human => Box::new(Human::new(options)),
            Self::Json => Box::new(Json::default()),
            Self::Concise => Box::new(Concise::new(options)),
            Self::Jsonl => Box::new(JsonLines),
            Self::Sarif => Box::new(Sarif::new(options)),
            Self::Github => Box::new(GitHub::new(options)),
            Self::Gitlab => Box::new(GitLab::new(options)),
            Self::Junit => Box::new(JUnit::new(options)),
            Self::Rdjson => Box::new(Rdjson::new(options)),
            Self::Markdown => Box::new(Markdown::new(options)),
            Self::Html => Box::new(Html::new(options)),
            Self::Csv => Box::new(Csv::new(options)),
        }
    }
}
