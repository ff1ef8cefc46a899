//! What can be wrong with a configuration or a baseline, with its place in the file.

use crate::document::masked;
use crate::output::{line, lines, neutral};
use miette::{Diagnostic, NamedSource, SourceSpan};
use std::ops::Range;

/// A configuration or a baseline that cannot be followed.
#[derive(Clone, Debug, thiserror::Error, Diagnostic)]
pub enum ConfigError {
    /// Something in a file does not fit.
    #[error("{message}")]
    Malformed {
        /// What is wrong.
        message: String,
        /// What to do.
        #[help]
        help: Option<String>,
        /// The file.
        #[source_code]
        file: std::sync::Arc<NamedSource<String>>,
        /// The place.
        #[label("在这里")]
        at: SourceSpan,
    },
    /// Something without a place in a file.
    #[error("{0}")]
    Plain(String),
}

/// The text of a file of settings, for errors to point into.
#[derive(Debug)]
pub(super) struct Origin<'f> {
    pub(super) name: &'f str,
    pub(super) text: &'f str,
}

impl Origin<'_> {
    /// An error at a place.
    pub(super) fn fault(
        &self,
        at: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) -> ConfigError {
        // A key or a value may carry somebody's number as well as a report may.
        let message = masked(&message.into()).into_owned();
        let text = masked(self.text);
        ConfigError::Malformed {
            message: format!("{}：{}", line(self.name), lines(&message)),
            help: help.map(|help| lines(&masked(&help))),
            file: std::sync::Arc::new(NamedSource::new(line(self.name), shown(&text))),
            at: at.into(),
        }
    }
}

/// The text with every sign that could drive or deceive replaced, byte for byte, so that places stay what they are.
fn shown(text: &str) -> String {
    let kept = |sign: char| matches!(sign, '\n' | '\r' | '\t') || neutral(sign) == sign;
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        match kept(sign) {
            true => shown.push(sign),
            false => shown.push_str(&"????"[..sign.len_utf8()]),
        }
    }
    shown
}

/// The known name nearest to a mistyped one, as a suggestion.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    known
        .map(|one| (strsim::jaro_winkler(name, one), one))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, one)| format!("是不是：{one}"))
}

/// What the TOML reader has against a file, in Chinese.
pub(super) fn of_toml(origin: &Origin<'_>, error: &toml::de::Error) -> ConfigError {
    let at = error.span().unwrap_or(0..0);
    let (what, help) = slip(origin.text, at.start, error.message());
    origin.fault(at, what, help)
}

/// What the TOML reader means by its words, and what to do.
fn slip(text: &str, at: usize, said: &str) -> (String, Option<String>) {
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    match quoted.as_slice() {
        [unknown, known @ ..] if said.starts_with("unknown field") => {
            let help = nearest(unknown, known.iter().copied())
                .unwrap_or_else(|| format!("可用的键：{}", known.join("、")));
            (format!("没有名为“{unknown}”的键"), Some(help))
        }
        [lacking, ..] if said.starts_with("missing field") => (
            format!("缺少必填的键 {lacking}"),
            Some(format!("补上一行：{lacking} = …")),
        ),
        _ if said.starts_with("duplicate key") => {
            let help = "同一处的同一个键只能说一次，留下要的那个".to_owned();
            ("这个键写了两次".to_owned(), Some(help))
        }
        _ if said.starts_with("invalid type") || said.starts_with("invalid value") => {
            of_kind(text, at, said)
        }
        // A form of our own says in our words what it expects.
        _ if !said.is_ascii() => (said.to_owned(), None),
        _ => {
            let rest = text[at.min(text.len())..].lines().next();
            let (what, help) = crate::input::structured::slip(rest.unwrap_or_default(), said);
            (format!("不合 TOML 语法：{what}"), Some(help.to_owned()))
        }
    }
}

/// What is said where a value is of the wrong kind: what it is, what belongs there, and how that is written.
fn of_kind(text: &str, at: usize, said: &str) -> (String, Option<String>) {
    let (found, wanted) = said.split_once(", expected ").unwrap_or((said, ""));
    let found = found.split_once(": ").map_or("", |(_, found)| found);
    let kinds = [
        ("integer", "整数"),
        ("float", "小数"),
        ("string", "文字"),
        ("boolean", "真假值"),
        ("datetime", "日期"),
        ("map", "表"),
        ("sequence", "数组"),
    ];
    let found = kinds.iter().find(|(kind, _)| found.contains(kind));
    let found = found.map_or("别的东西", |(_, name)| name);
    let key = text[..at.min(text.len())]
        .lines()
        .last()
        .unwrap_or_default();
    let key = key.trim_end().trim_end_matches('=').trim();
    let key = match key.is_empty() || key.contains(['[', '=', '"', '#', ',']) {
        true => "键",
        false => key,
    };
    let (wanted, help) = match wanted {
        "a sequence" => (
            "数组",
            format!("用方括号括起，如 {key} = [\"…\"]；[[{key}]] 这样的要用双方括号"),
        ),
        "a string" => ("带引号的文字", format!("加英文引号，如 {key} = \"…\"")),
        wanted if wanted.starts_with("struct") || wanted == "a map" => {
            ("表", format!("另起一行写 [{key}]，各键写在下面"))
        }
        "any value" => ("较小的数", format!("数太大，写小一些，如 {key} = 30")),
        _ => ("整数", format!("写成不带引号的整数，如 {key} = 2024")),
    };
    (format!("这里应是{wanted}，实为{found}"), Some(help))
}
