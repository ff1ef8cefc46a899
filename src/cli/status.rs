//! The exit statuses: what each means, for the help and for the table in the READMEs.

use crate::pack::Language;

/// Nothing at or above the level that fails.
pub const CLEAN: u8 = 0;
/// Findings at or above it.
pub const FINDINGS: u8 = 1;
/// Usage, configuration or pack error, or an output that could not be written.
pub const UNUSABLE: u8 = 2;
/// Something asked for was not checked.
pub const UNCHECKED: u8 = 3;

/// Each status, in Chinese and in English.
const STATUSES: [(u8, [&str; 2]); 4] = [
    (
        CLEAN,
        [
            "没有达到 `--fail-on` 级别的诊断",
            "nothing at or above `--fail-on`",
        ],
    ),
    (
        FINDINGS,
        [
            "有达到该级别的诊断，或有报告未达门槛",
            "findings at or above it, or a threshold that a report misses",
        ],
    ),
    (
        UNUSABLE,
        [
            "用法、配置或规则包有误，或输出写不出",
            "usage, configuration or rule pack in error, or an output that could not be written",
        ],
    ),
    (
        UNCHECKED,
        [
            "有未能审查的：没有找到报告，或有报告读不出",
            "something asked for was not checked: no report found, or one that could not be read",
        ],
    ),
];

/// The statuses as a table of Markdown.
#[must_use]
pub fn exit_statuses(language: Language) -> String {
    let head = match language {
        Language::Chinese => "| 状态 | 何时 |",
        Language::English => "| status | when |",
    };
    let rows = STATUSES
        .iter()
        .map(|(status, words)| format!("| {status} | {} |", words[language as usize]));
    let mut lines = vec![head.to_owned(), "| --- | --- |".to_owned()];
    lines.extend(rows);
    lines.join("\n")
}

/// The statuses in a line of the help.
pub(super) fn help() -> String {
    let said = STATUSES.iter().map(|(status, words)| {
        let words = words[Language::Chinese as usize].replace('`', "");
        format!("{status} {words}")
    });
    let said: Vec<String> = said.collect();
    format!("退出状态：{}。", said.join("；"))
}
