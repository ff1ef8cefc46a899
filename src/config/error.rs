//! What can be wrong with a configuration or a baseline, with its place in the file.

use crate::output::{line, lines, neutral};
use miette::{Diagnostic, NamedSource, SourceSpan};
use std::ops::Range;

/// A configuration or a baseline that cannot be followed.
#[derive(Debug, thiserror::Error, Diagnostic)]
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
        ConfigError::Malformed {
            message: format!("{}：{}", line(self.name), lines(&message.into())),
            help: help.map(|help| lines(&help)),
            file: std::sync::Arc::new(NamedSource::new(line(self.name), shown(self.text))),
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

/// What the TOML reader has against a file, in Chinese where it is of a kind that users meet.
pub(super) fn of_toml(origin: &Origin<'_>, error: &toml::de::Error) -> ConfigError {
    let at = error.span().unwrap_or(0..0);
    let said = error.message();
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    match quoted.as_slice() {
        [unknown, known @ ..] if said.starts_with("unknown field") => {
            let help = nearest(unknown, known.iter().copied())
                .unwrap_or_else(|| format!("可用的键：{}", known.join("、")));
            origin.fault(at, format!("没有名为“{unknown}”的键"), Some(help))
        }
        [lacking, ..] if said.starts_with("missing field") => origin.fault(
            at,
            format!("缺少必填的键 {lacking}"),
            Some(format!("补上一行：{lacking} = …")),
        ),
        _ if said.starts_with("duplicate key") => {
            let help = Some("同一处的同一个键只能说一次，留下要的那个".to_owned());
            origin.fault(at, "这个键写了两次", help)
        }
        _ => origin.fault(at, format!("写法有误：{said}"), None),
    }
}
