//! `xxgk rules`: what the pack holds, and what it cannot judge.

use super::{CLEAN, Global, ends, load_pack};
use crate::output::standard_output;
use crate::pack::{Language, Pack};
use clap::Args;
use std::io::{self, Write};

/// 列出规则和清单事项
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// 说明哪些事不能只凭文字判断，须由人核实
    #[arg(long)]
    limits: bool,
}

impl Rules {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        let language = global.language();
        match load_pack(global) {
            Ok(pack) if self.limits => ends(limits(&pack, language)),
            Ok(pack) => ends(list(&pack, language)),
            Err(code) => code,
        }
    }
}

fn limits(pack: &Pack, language: Language) -> io::Result<u8> {
    let out = &mut standard_output()?;
    for limit in &pack.limits {
        writeln!(out, "- {}", limit.get(language))?;
    }
    out.flush()?;
    Ok(CLEAN)
}

fn list(pack: &Pack, language: Language) -> io::Result<u8> {
    let out = &mut standard_output()?;
    writeln!(
        out,
        "{} {}  {}\n",
        pack.id.id,
        pack.id.version,
        pack.id.title.get(language)
    )?;
    // A group may be spread over several files.
    let mut groups: Vec<&str> = Vec::new();
    for rule in &pack.rules {
        if !groups.contains(&rule.group.as_str()) {
            groups.push(&rule.group);
        }
    }
    let longest = pack.rules.iter().map(|rule| rule.name.len()).max();
    let column = longest.unwrap_or(0);
    for group in groups {
        writeln!(out, "[{group}]")?;
        for rule in pack.rules.iter().filter(|rule| rule.group == group) {
            writeln!(
                out,
                "  {:<column$} {:<8} {}",
                rule.name,
                rule.severity.name(),
                rule.title.get(language)
            )?;
        }
    }
    for category in &pack.categories {
        writeln!(
            out,
            "\n[{}] {}",
            category.number,
            category.name.get(language)
        )?;
        for item in pack
            .items
            .iter()
            .filter(|item| item.category == category.number)
        {
            writeln!(out, "  {:>2}  {}", item.number, item.name.get(language))?;
        }
    }
    out.flush()?;
    Ok(CLEAN)
}
