//! The command line: what was typed, and which command runs.
//!
//! Exit status: 0 nothing at or above `--fail-on`; 1 findings; 2 usage, configuration or pack error, or an output that
//! could not be written; 3 something asked for was not checked. Where several hold: 2, then 3, then 1.

mod baseline;
mod check;
mod completions;
mod config;
mod configured;
mod explain;
mod inputs;
mod itemised;
mod man;
mod options;
mod outputs;
mod pack;
mod replace;
mod rules;
mod status;
mod tally;
mod trace;
mod usage;
mod waiver;

use crate::input::refusal;
use crate::pack::{Pack, PackError};
use clap::{ArgAction, CommandFactory, Parser, Subcommand};
pub use options::{Color, Global, Lang};
pub use status::{CLEAN, FINDINGS, UNCHECKED, UNUSABLE, exit_statuses};
use std::process::ExitCode;

/// 审查高校信息公开年度报告：对照教育部 50 项清单和历年通知，指出缺什么、说得不够的是什么、自查问题有没有对应措施。
#[derive(Debug, Parser)]
#[command(
    name = "xxgk",
    version,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    max_term_width = 100
)]
#[command(
    after_help = status::help()
)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 审查报告（主命令）：文件、文件夹、通配符，或用 - 读标准输入
    Check(check::Check),
    /// 说明一条规则或一项清单事项：要什么、为什么、依据、正反例、怎么改；--trace 说明某份报告的某一项为什么这样判断
    Explain(explain::Explain),
    /// 列出规则包里的规则和清单事项
    Rules(rules::Rules),
    /// 基线：记下现有的诊断，以后只为新的诊断失败
    #[command(subcommand)]
    Baseline(baseline::BaselineCommand),
    /// 豁免：列出、检查，或添一条
    #[command(subcommand)]
    Waiver(waiver::WaiverCommand),
    /// 配置：列出生效的配置，各项从哪里来
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// 加载并自测规则包
    #[command(subcommand)]
    Pack(pack::PackCommand),
    /// 生成命令补全脚本：bash、zsh、fish、PowerShell、Nushell
    Completions(completions::Completions),
    /// 生成手册页
    Man(man::ManPages),
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(usage::report(&error)),
    };
    let code = match &arguments.command {
        Command::Check(check) => check.run(&arguments.global),
        Command::Explain(explain) => explain.run(&arguments.global),
        Command::Rules(rules) => rules.run(&arguments.global),
        Command::Baseline(baseline) => baseline.run(&arguments.global),
        Command::Waiver(waiver) => waiver.run(&arguments.global),
        Command::Config(config) => config.run(&arguments.global),
        Command::Pack(pack) => pack.run(),
        Command::Completions(completions) => completions.run(Arguments::command()),
        Command::Man(man) => man.run(Arguments::command(), arguments.global.lang),
    };
    ExitCode::from(code)
}

/// The pack that the options name, or the built-in one.
fn load_pack(global: &Global) -> Result<Pack, u8> {
    let loaded = match &global.pack {
        Some(folder) => Pack::load(folder),
        None => Pack::builtin(),
    };
    loaded.map_err(report_pack_error)
}

fn report_pack_error(error: PackError) -> u8 {
    complain_styled(&format!("{:?}", miette::Report::new(error)));
    UNUSABLE
}

/// Writes a message for people to standard error, no sign of which drives the terminal.
fn complain(message: &str) {
    complain_styled(&crate::output::lines(message));
}

/// Writes a message with colours of our own.
fn complain_styled(message: &str) {
    use std::io::Write;
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// The status of a run whose standard output was closed early is that of success: the reader has what it wanted.
fn ends(result: std::io::Result<u8>) -> u8 {
    match result {
        Ok(code) => code,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => CLEAN,
        Err(error) => {
            complain(&format!(
                "错误：无法写出结果：{}\n  建议：检查标准输出通到哪里，磁盘是否已满",
                refusal(&error)
            ));
            UNUSABLE
        }
    }
}
