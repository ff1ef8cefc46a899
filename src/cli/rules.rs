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

/// What words alone cannot settle, in both languages.
const LIMITS: [(&str, &str); 6] = [
    (
        "链接指向的网页是否真有该事项的内容：只看报告里有没有给出去处，不打开网页",
        "whether a link's page really holds the item: only that the report points somewhere is seen, no page is opened",
    ),
    (
        "报告的说法是否属实：“已公开”只表示报告这样说",
        "whether a claim is true: 'disclosed' means that the report says so",
    ),
    (
        "公开是否及时、内容是否完整准确",
        "whether disclosure was timely, complete and right",
    ),
    (
        "“视情况”事项（中外合作办学、巡视、校办企业等）学校是否确有其事：未提及时只作提示",
        "whether a school has what only some have (joint programmes, inspections, enterprises): a note where it says nothing",
    ),
    (
        "自查问题是否就是真正的问题，措施是否有效",
        "whether the admitted shortcomings are the real ones, and the measures work",
    ),
    (
        "清单各项的法定依据多数为“待核”：官方表格的“有关文件”栏未能逐格核对",
        "most items' legal bases are to be checked: the official table's cells were not all seen",
    ),
];

impl Rules {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        let language = global.language();
        if self.limits {
            return ends(limits(language));
        }
        match load_pack(global) {
            Ok(pack) => ends(list(&pack, language)),
            Err(code) => code,
        }
    }
}

fn limits(language: Language) -> io::Result<u8> {
    let out = &mut standard_output()?;
    for (chinese, english) in LIMITS {
        writeln!(
            out,
            "- {}",
            if language == Language::Chinese {
                chinese
            } else {
                english
            }
        )?;
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
    let mut group = "";
    for rule in &pack.rules {
        if rule.group != group {
            group = &rule.group;
            writeln!(out, "[{group}]")?;
        }
        writeln!(
            out,
            "  {:<22} {:<8} {}",
            rule.name,
            rule.severity.name(),
            rule.title.get(language)
        )?;
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
