//! `xxgk explain RULE|ITEM|WORD`: what it asks, why, the legal basis, good and bad examples, how to mend. A word finds the
//! items that are called by it. With `--trace`, how a report's item came to be judged as it is.

use super::{CLEAN, Global, UNUSABLE, complain, ends, load_pack, trace};
use crate::output::{line, standard_output};
use crate::pack::{Item, Language, Level, Pack, Rule};
use clap::Args;
use std::io::{self, Write};
use std::path::PathBuf;

/// 说明一条规则或一项清单事项
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 规则名（如 item-missing）、清单编号（1 到 50）、item-missing/22，或事项里的词（如 招生章程）
    #[arg(value_name = "RULE|ITEM|WORD")]
    subject: String,
    /// 逐句追溯这份报告（- 表示标准输入）的这一项：找到了哪些字样、各判为什么、凭什么、怎样会改判
    #[arg(long, value_name = "REPORT")]
    trace: Option<PathBuf>,
}

impl Explain {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        let pack = match load_pack(global) {
            Ok(pack) => pack,
            Err(code) => return code,
        };
        let words = Words(global.language());
        let (name, number) = self
            .subject
            .split_once('/')
            .unwrap_or((&self.subject, &self.subject));
        let item = number.parse().ok().and_then(|number| pack.item(number));
        let rule = pack.rule(name);
        let asks_for_both = self.subject.contains('/');
        if item.is_none() && rule.is_none() && self.subject.parse::<i64>().is_err() {
            match called(&pack, &self.subject).as_slice() {
                [] => {}
                [only] => return ends(self.show(global, &pack, None, Some(only))),
                several => return ends(list(words, &self.subject, several)),
            }
        }
        if (item.is_none() && rule.is_none())
            || (asks_for_both && (item.is_none() || rule.is_none()))
        {
            let unknown_part = if asks_for_both && rule.is_some() {
                number
            } else {
                name
            };
            complain(&unknown(&pack, unknown_part));
            return UNUSABLE;
        }
        ends(self.show(global, &pack, rule, item))
    }

    /// Shows what was asked for: a page of the manual, or the trace of an item in a report.
    fn show(
        &self,
        global: &Global,
        pack: &Pack,
        rule: Option<&Rule>,
        item: Option<&Item>,
    ) -> io::Result<u8> {
        match (&self.trace, item) {
            (None, _) => print(Words(global.language()), pack, rule, item),
            (Some(report), Some(item)) => trace::run(global, pack, report, item),
            (Some(_), None) => {
                complain(&format!(
                    "错误：“{}”是规则，--trace 追溯的是清单事项\n  建议：给出清单编号（1 到 50）或事项里的词",
                    self.subject
                ));
                Ok(UNUSABLE)
            }
        }
    }
}

/// The items in whose name, wording or elements every word of the query stands, in either language.
fn called<'p>(pack: &'p Pack, query: &str) -> Vec<&'p Item> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let holds = |item: &&Item| {
        let labels = item.elements.iter().map(|element| &element.label);
        let said = std::iter::once(&item.name)
            .chain(labels)
            .flat_map(|text| [text.zh.as_str(), text.en.as_str()])
            .chain([item.title.as_str()]);
        let said: Vec<String> = said.map(str::to_lowercase).collect();
        !words.is_empty()
            && words
                .iter()
                .all(|word| said.iter().any(|text| text.contains(word)))
    };
    pack.items.iter().filter(holds).collect()
}

/// Several items to choose from, each with its number, name and wording.
fn list(words: Words, query: &str, items: &[&Item]) -> io::Result<u8> {
    let out = &mut standard_output()?;
    match words.0 {
        Language::Chinese => writeln!(out, "清单里有 {} 项提到“{query}”：", items.len())?,
        Language::English => writeln!(out, "{} items mention '{query}':", items.len())?,
    }
    for item in items {
        let name = item.name.get(words.0);
        writeln!(out, "  {:>2}  {name}", item.number)?;
        if item.title != name {
            writeln!(out, "      {}", item.title)?;
        }
    }
    let hint = words.pick(
        "看其中一项：xxgk explain 编号",
        "To see one of them: xxgk explain NUMBER",
    );
    writeln!(out, "{hint}")?;
    out.flush()?;
    Ok(CLEAN)
}

fn print(words: Words, pack: &Pack, rule: Option<&Rule>, item: Option<&Item>) -> io::Result<u8> {
    let out = &mut standard_output()?;
    if let Some(rule) = rule {
        print_rule(out, words, rule)?;
    }
    if let (Some(_), Some(_)) = (rule, item) {
        writeln!(out)?;
    }
    if let Some(item) = item {
        print_item(out, words, pack, item)?;
    }
    out.flush()?;
    Ok(CLEAN)
}

/// The names of this page's lines, in the language asked for.
#[derive(Clone, Copy)]
struct Words(Language);

impl Words {
    fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.0 {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}

fn print_rule(out: &mut impl Write, words: Words, rule: &Rule) -> io::Result<()> {
    let language = words.0;
    writeln!(
        out,
        "{}  [{} · {}]",
        rule.name,
        rule.group,
        rule.severity.name()
    )?;
    writeln!(out, "{}", rule.title.get(language))?;
    writeln!(
        out,
        "\n{}\n  {}",
        words.pick("为什么", "Why"),
        rule.why.get(language)
    )?;
    writeln!(
        out,
        "\n{}\n  {}",
        words.pick("依据", "Basis"),
        rule.basis.get(language)
    )?;
    writeln!(
        out,
        "\n{}\n  {}",
        words.pick("怎么改", "How to mend"),
        rule.help(None, language).outline()
    )?;
    examples(out, words.pick("反例（会报）", "Bad"), &rule.examples.bad)?;
    examples(out, words.pick("正例（不报）", "Good"), &rule.examples.good)
}

fn print_item(out: &mut impl Write, words: Words, pack: &Pack, item: &Item) -> io::Result<()> {
    let language = words.0;
    writeln!(
        out,
        "{} {}{}  {}",
        words.pick("清单第", "Item"),
        item.number,
        words.pick(" 项", ""),
        item.name.get(language)
    )?;
    writeln!(out, "{}", item.title)?;
    writeln!(out, "\n{}", words.pick("要素", "Elements"))?;
    for element in &item.elements {
        writeln!(out, "  - {} [{}]", element.label.get(language), element.id)?;
    }
    writeln!(
        out,
        "\n{}\n  {}",
        words.pick("适用", "Applies"),
        item.applies_why.get(language)
    )?;
    for level in Level::ALL {
        writeln!(
            out,
            "  {:<20} {}",
            level.name(),
            item.applies.at(level).name()
        )?;
    }
    writeln!(out, "\n{}", words.pick("依据", "Basis"))?;
    for line in pack.basis(item, language) {
        writeln!(out, "  {line}")?;
    }
    examples(
        out,
        words.pick("写明了公开情况的例子", "Disclosed"),
        &item.examples.disclosed,
    )?;
    examples(
        out,
        words.pick("说明不足的例子", "Underspecified"),
        &item.examples.underspecified,
    )?;
    examples(
        out,
        words.pick("写明没有的例子", "Said to be none"),
        &item.examples.nil,
    )?;
    examples(
        out,
        words.pick("不算提到的例子", "Missing"),
        &item.examples.missing,
    )
}

fn examples(out: &mut impl Write, name: &str, examples: &[String]) -> io::Result<()> {
    if examples.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{name}")?;
    for example in examples {
        writeln!(out, "  · {}", example.replace('\n', "\n    "))?;
    }
    Ok(())
}

/// What to say where nothing has that name: the nearest ones.
fn unknown(pack: &Pack, subject: &str) -> String {
    if let Ok(number) = subject.parse::<i64>() {
        return format!(
            "错误：清单没有第 {number} 项，编号为 1 到 50\n  建议：用 xxgk rules 查看全部事项"
        );
    }
    let mut near: Vec<(f64, &str)> = pack
        .rules
        .iter()
        .map(|rule| {
            (
                strsim::jaro_winkler(subject, &rule.name),
                rule.name.as_str(),
            )
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let subject = line(subject);
    let near: Vec<&str> = near
        .into_iter()
        .take(3)
        .filter(|(score, _)| *score > 0.6)
        .map(|(_, name)| name)
        .collect();
    let hint = if near.is_empty() {
        "用 xxgk rules 查看全部规则和事项".to_owned()
    } else {
        format!("是不是：{}", near.join("、"))
    };
    format!("错误：没有名为“{subject}”的规则，清单里也没有提到它的事项\n  建议：{hint}")
}
