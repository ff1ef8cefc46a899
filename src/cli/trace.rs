//! `xxgk explain --trace REPORT ITEM`: how the judgement on an item of a report came about.

use super::options::{Global, width};
use super::{CLEAN, UNCHECKED, UNUSABLE, complain};
use crate::batch::{Source, collect, read};
use crate::check::{Stated, trace};
use crate::output::human::Human;
use crate::output::{Options, line, standard_output};
use crate::pack::{Item, Pack};
use crate::review::{self, Style};
use std::io::{self, Write};
use std::path::Path;

/// Traces an item in a report; the exit status, or why the trace could not be written.
pub(super) fn run(global: &Global, pack: &Pack, report: &Path, item: &Item) -> io::Result<u8> {
    let source = match source(report) {
        Ok(source) => source,
        Err(code) => return Ok(code),
    };
    let document = match read(&source) {
        Ok(document) => document,
        Err(error) => {
            let help = error.help();
            complain(&format!(
                "错误：{}：{error}\n  建议：{help}",
                line(&source.shown)
            ));
            return Ok(UNCHECKED);
        }
    };
    let style = Style {
        language: global.language(),
        contexts: true,
    };
    let human = Human::new(Options {
        language: global.language(),
        width: width(),
        color: global.colored(),
        quiet: false,
        unfold: true,
        fail_on: None,
    });
    let out = &mut standard_output()?;
    for traced in &trace(&document, pack, &Stated::default(), &[item.number]) {
        let shown = source.shown.clone();
        human.trace(out, &review::trace(shown, &document, traced, item, style))?;
    }
    out.flush()?;
    Ok(CLEAN)
}

/// The one file that the argument means.
fn source(report: &Path) -> Result<Source, u8> {
    let collected = collect(&[report.to_owned()]);
    if let Some(absent) = collected.absent.first() {
        let (path, message, help) = (line(&absent.path), &absent.message, &absent.help);
        complain(&format!("错误：{path}：{message}\n  建议：{help}"));
        return Err(UNCHECKED);
    }
    let shown = line(&report.to_string_lossy());
    match <[Source; 1]>::try_from(collected.sources) {
        Ok([only]) => Ok(only),
        Err(several) if several.is_empty() => {
            complain(&format!("错误：{shown}：没有找到报告"));
            Err(UNCHECKED)
        }
        Err(several) => {
            complain(&format!(
                "错误：{shown} 有 {} 个文件，--trace 一次只看一份报告\n  建议：写出其中一个文件",
                several.len()
            ));
            Err(UNUSABLE)
        }
    }
}
