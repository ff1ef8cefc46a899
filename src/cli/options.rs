//! Options that every command shares.

use crate::pack::Language;
use clap::{ArgAction, Args, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Options that every command shares.
#[derive(Debug, Args)]
#[command(next_help_heading = "通用选项")]
pub struct Global {
    /// 用文件夹里的规则包代替内置的
    #[arg(long, global = true, value_name = "DIR")]
    pub pack: Option<PathBuf>,
    /// 输出的语言
    #[arg(long, global = true, value_enum, default_value_t = Lang::Zh)]
    pub lang: Lang,
    /// 是否着色；auto 时遵从 NO_COLOR 和管道
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// 显示用法：-h 简要，--help 详细
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

/// A language, as the option spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 中文
    Zh,
    /// 英文
    En,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// 终端上且未设 NO_COLOR 时
    Auto,
    /// 总是
    Always,
    /// 从不
    Never,
}

impl Global {
    /// The language of the output.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.lang {
            Lang::Zh => Language::Chinese,
            Lang::En => Language::English,
        }
    }

    /// Whether standard output is to be coloured.
    #[must_use]
    pub fn colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                std::io::stdout().is_terminal() && !refused && !dumb
            }
        }
    }
}

/// Columns of the terminal, or 100 where there is none.
#[must_use]
pub(super) fn width() -> usize {
    terminal_size::terminal_size()
        .map_or(100, |(width, _)| usize::from(width.0))
        .clamp(40, 160)
}
