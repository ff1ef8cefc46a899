//! What the command line says of itself and of what was mistyped, in Chinese.
//!
//! clap writes in English only; its errors carry what is needed to say them anew, and its help has few fixed words. With
//! `--lang en` both stay as they are.

use super::{CLEAN, UNUSABLE, complain, complain_styled, ends};
use crate::output::line;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::io::{self, Write};

/// The fixed words of clap's help. Longer phrases come before those that they hold.
const FIXED: [(&str, &str); 10] = [
    (
        "Print this message or the help of the given subcommand(s)",
        "显示本说明，或某个命令的说明",
    ),
    ("[possible values:", "[可选值:"),
    ("Possible values:", "可选值:"),
    ("[default:", "[默认:"),
    ("[OPTIONS]", "[选项]"),
    ("<COMMAND>", "<命令>"),
    ("Usage:", "用法:"),
    ("Commands:", "命令:"),
    ("Arguments:", "参数:"),
    ("Options:", "选项:"),
];

/// Says what clap has to say, help or error; the exit status.
pub(super) fn report(error: &clap::Error) -> u8 {
    let english = wants_english();
    if !error.use_stderr() {
        return ends(help(error, english).map(|()| CLEAN));
    }
    if english {
        let plain = error.render().to_string();
        if crate::output::lines(&plain) == plain {
            // Nothing is left to be done where even the message about wrong usage cannot be written.
            let _ = error.print();
        } else {
            complain(plain.trim_end());
        }
    } else if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        complain_styled(translated(&error.render().ansi().to_string()).trim_end());
    } else {
        complain(&message(error));
    }
    UNUSABLE
}

/// Writes help or version to standard output.
fn help(error: &clap::Error, english: bool) -> io::Result<()> {
    if english {
        return error.print();
    }
    let mut out = anstream::stdout();
    write!(out, "{}", translated(&error.render().ansi().to_string()))?;
    out.flush()
}

/// Whether English is asked for. The arguments could not be read as a whole, so they are looked through one by one.
fn wants_english() -> bool {
    let arguments: Vec<_> = std::env::args_os().collect();
    arguments.iter().any(|one| one == "--lang=en")
        || arguments
            .windows(2)
            .any(|pair| pair[0] == "--lang" && pair[1] == "en")
}

fn translated(help: &str) -> String {
    FIXED
        .iter()
        .fold(help.to_owned(), |text, (english, chinese)| {
            text.replace(english, chinese)
        })
}

/// What is wrong, what may have been meant, and how the command is used.
fn message(error: &clap::Error) -> String {
    let mut lines = vec![format!("错误：{}", what(error))];
    if let Some(hint) = hint(error) {
        lines.push(format!("  建议：{hint}"));
    }
    if let Some(usage) = value(error, ContextKind::Usage) {
        lines.push(format!("  {}", translated(usage.trim())));
    }
    lines.push("  全部用法：xxgk --help，某个命令的用法：xxgk 命令 --help".to_owned());
    lines.join("\n")
}

fn what(error: &clap::Error) -> String {
    let of = |kind| value(error, kind).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let given = of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有命令“{}”", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "没有给出命令".to_owned(),
        ErrorKind::UnknownArgument => format!("多余或不认识的参数“{argument}”"),
        ErrorKind::InvalidValue if given.is_empty() => format!("“{argument}”缺少值"),
        ErrorKind::InvalidValue => format!("“{argument}”不能取值“{given}”"),
        ErrorKind::ValueValidation => match error.source() {
            Some(reason) => format!("“{argument}”的值“{given}”无效：{reason}"),
            None => format!("“{argument}”的值“{given}”无效"),
        },
        ErrorKind::TooManyValues => format!("“{argument}”后面不该有值“{given}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            prior if prior == argument => format!("“{argument}”只能给出一次"),
            prior => format!("“{argument}”不能与“{prior}”同用"),
        },
        ErrorKind::InvalidUtf8 => "有参数不是 UTF-8 文字".to_owned(),
        _ => format!("命令行有误（{}）", error.kind()),
    }
}

/// The nearest known name, or all values that are allowed.
fn hint(error: &clap::Error) -> Option<String> {
    let nearest = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    if let Some(near) = nearest.into_iter().find_map(|kind| value(error, kind)) {
        return Some(format!("是不是：{near}"));
    }
    if let Some(allowed) = value(error, ContextKind::ValidValue) {
        return Some(format!("用其中之一：{allowed}"));
    }
    let argument = value(error, ContextKind::InvalidArg)?;
    let escapes = error.get(ContextKind::Suggested).is_some() && argument.starts_with('-');
    escapes.then(|| format!("若这是文件名，写作：-- {argument}"))
}

/// What an error carries of a kind, in words.
fn value(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let words = match error.get(kind)? {
        ContextValue::String(one) => line(one),
        ContextValue::Strings(several) => line(&several.join("、")),
        ContextValue::StyledStr(styled) => styled.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}
