//! What is wrong with a file that is no TOML, in Chinese.
//!
//! The parser's own words are English and speak to programmers; ours are chosen by them.

use super::error::{Fault, Faults};
use toml::de::Error;

/// After the first slips an unreadable file yields only echoes of them.
const SHOWN: usize = 5;

const NO_VALUE: (&str, &str) = ("等号后面没有值", "补上值，不填的字段整行删去");

/// The parser's complaints, one for each line of the file.
pub(super) fn faults(source: &str, errors: &[Error]) -> Faults {
    let mut places: Vec<(usize, usize, &Error)> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            (span.start, span.end, error)
        })
        .collect();
    places.sort_by_key(|&(start, end, _)| (start, end));
    let mut faults = Faults::default();
    let (mut shown, mut line) = (0, None);
    for (start, end, error) in places {
        let begin = source[..start].rfind('\n').map_or(0, |at| at + 1);
        if shown == SHOWN || line.replace(begin) == Some(begin) {
            continue;
        }
        shown += 1;
        faults.push(fault(source, start, end, error.message()));
    }
    faults
}

fn fault(source: &str, start: usize, end: usize, message: &str) -> Fault {
    let rest = source[start..].lines().next().unwrap_or_default();
    if message.starts_with("invalid multi-line")
        && let Some(open) = source[..start].rfind(quote_of(message))
    {
        // The parser stops at the end of the file; the mistake is where the text was opened.
        return told("多行文字没有结束", "文字末尾另起一行写三个引号 \"\"\"")
            .at(open..open + 3, "从这里开始，一直没有结束");
    }
    let (what, help) = explain(rest, message);
    told(what, help).at(start..end, "在这里")
}

fn quote_of(message: &str) -> &'static str {
    if message.contains("literal") {
        "'''"
    } else {
        "\"\"\""
    }
}

fn told(what: &str, help: &str) -> Fault {
    Fault::new(format!("不合 TOML 语法：{what}"), help)
}

/// What a complaint most likely means, and what to do, from its words and from what stands at its place.
pub(crate) fn explain(rest: &str, message: &str) -> (&'static str, &'static str) {
    let begins = |signs: &[char]| rest.trim_start().starts_with(signs);
    match message.split(',').next().unwrap_or_default() {
        _ if begins(&['“', '”', '‘', '’', '＂', '「']) => (
            "用了中文引号",
            "改用英文引号，例如 name = \"示例职业技术学院\"",
        ),
        _ if begins(&['＝']) => ("用了全角等号", "改用英文等号 ="),
        _ if begins(&['，', '、']) => ("用了中文逗号", "改用英文逗号 ,"),
        _ if begins(&['［', '【', '〔']) => ("用了中文方括号", "改用英文方括号，例如 [school]"),
        "string values must be quoted" if rest.trim().is_empty() => NO_VALUE,
        "string values must be quoted" => (
            "文字没有加引号",
            "文字要放在英文引号里，例如 name = \"示例职业技术学院\"",
        ),
        "invalid unquoted key"
        | "key with no value"
        | "unexpected key or value"
        | "missing assignment between key-value pairs" => (
            "这里应为“字段 = 值”",
            "字段名是英文；如果这一行是正文，说明上一段正文没有用三个引号 \"\"\" 括起，或提前结束了",
        ),
        "missing value" | "missing value for key" | "invalid value" => NO_VALUE,
        "duplicate key" => (
            "同一字段或同一表写了两次",
            "只留一处；可以有多个的用双方括号，如结构化报告里的 [[item]]、配置里的 [[waiver]]",
        ),
        "invalid basic string" | "invalid literal string" | "missing opening quote" => (
            "引号不成对",
            "文字前后各一个英文引号；多行文字前后各三个引号 \"\"\"",
        ),
        "invalid date" | "invalid time" | "invalid date-time" => (
            "没有这个日期",
            "日期写成“年-月-日”，例如 2024-08-31，并且是历法上有的日子",
        ),
        "unexpected leading zero" => ("数字以 0 开头", "去掉前面的 0，例如 7"),
        "unclosed table" | "unclosed array table" | "unclosed array" | "unclosed inline table" => {
            ("括号没有结束", "补上右括号")
        }
        "missing comma between array elements" => (
            "数组的各个值之间缺逗号",
            "用英文逗号隔开，例如 links = [\"https://a.edu.cn\", \"https://b.edu.cn\"]",
        ),
        "too few unicode value digits" | "missing escaped value" | "invalid escape sequence" => (
            "反斜杠后面的字不对",
            "路径等含反斜杠的文字放在英文单引号里，例如 'D:\\报告'",
        ),
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            ("嵌套太深", "只有一层表，用不着嵌套")
        }
        "extra comma in array" | "extra comma in inline table" => {
            ("多了一个逗号", "删去多余的逗号")
        }
        "`_` may only go between digits" | "invalid integer" | "invalid float" => {
            ("数的写法不对", "数只用数字写，例如 30；其他文字加英文引号")
        }
        _ => (
            "这里写得不对",
            "对照示例检查引号、等号和括号是否成对，是否用了全角符号",
        ),
    }
}
