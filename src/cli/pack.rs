//! `xxgk pack test DIR`: loads a pack and runs every example in it.

use super::{CLEAN, FINDINGS, complain, ends, report_pack_error};
use crate::check::examine;
use crate::output::standard_output;
use crate::pack::Pack;
use clap::Subcommand;
use std::io::{self, Write};
use std::path::PathBuf;

/// 规则包
#[derive(Debug, Subcommand)]
pub(super) enum PackCommand {
    /// 加载规则包并运行其中的全部示例
    Test {
        /// 放有 pack.toml 的文件夹；不给则测试内置规则包
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

impl PackCommand {
    /// Runs the command; the exit status is 1 where an example is judged otherwise than it says.
    pub(super) fn run(&self) -> u8 {
        let Self::Test { folder } = self;
        let loaded = folder
            .as_ref()
            .map_or_else(Pack::builtin, |folder| Pack::load(folder));
        match loaded {
            Ok(pack) => ends(test(&pack)),
            Err(error) => report_pack_error(error),
        }
    }
}

fn test(pack: &Pack) -> io::Result<u8> {
    let out = &mut standard_output()?;
    let examined = examine(pack);
    for mismatch in &examined.mismatches {
        writeln!(
            out,
            "{}：应为 {}，实为 {}：{}",
            mismatch.of, mismatch.wanted, mismatch.got, mismatch.example
        )?;
    }
    writeln!(
        out,
        "规则包 {} {}：{} 项清单，{} 个部分，{} 条规则，{} 个词；示例 {} 个，不符 {} 个",
        pack.id.id,
        pack.id.version,
        pack.items.len(),
        pack.parts.len(),
        pack.rules.len(),
        pack.lexicon.literals() + pack.gap_lexicon.literals() + pack.fault_lexicon.literals(),
        examined.run,
        examined.mismatches.len()
    )?;
    out.flush()?;
    if examined.run == 0 {
        complain("警告：规则包里没有示例，等于没有测试");
    }
    Ok(if examined.mismatches.is_empty() {
        CLEAN
    } else {
        FINDINGS
    })
}
