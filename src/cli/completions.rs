//! `xxgk completions`: the script by which a shell completes commands, options and their values.

use super::ends;
use clap::{Args, Command, ValueEnum};
use clap_complete::Shell;
use clap_complete_nushell::Nushell;
use std::io::{self, Write};

/// 生成命令补全脚本
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// 哪种命令行
    #[arg(value_enum, value_name = "SHELL")]
    shell: Dialect,
}

/// The shells that can complete commands, each with a language of its own.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Dialect {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    #[value(name = "powershell", alias = "pwsh")]
    PowerShell,
    /// Nushell
    #[value(name = "nushell", alias = "nu")]
    Nushell,
}

impl Completions {
    /// Writes the script for the program's `command` to standard output; the exit status.
    pub(super) fn run(&self, mut command: Command) -> u8 {
        // Written into memory first: the generators end the process where their output breaks off.
        let mut script = Vec::new();
        let name = command.get_name().to_owned();
        let shell = match self.shell {
            Dialect::Bash => Shell::Bash,
            Dialect::Zsh => Shell::Zsh,
            Dialect::Fish => Shell::Fish,
            Dialect::PowerShell => Shell::PowerShell,
            Dialect::Nushell => {
                clap_complete::generate(Nushell, &mut command, name, &mut script);
                return print(&script);
            }
        };
        clap_complete::generate(shell, &mut command, name, &mut script);
        print(&script)
    }
}

/// Writes a generated text to standard output as it is.
pub(super) fn print(text: &[u8]) -> u8 {
    let mut out = io::stdout().lock();
    ends(
        out.write_all(text)
            .and_then(|()| out.flush())
            .map(|()| super::CLEAN),
    )
}
