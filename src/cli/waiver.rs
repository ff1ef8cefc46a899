//! `xxgk waiver list | lint | add`: the waivers in force for a folder, what is wrong with them, and a new one written
//! with the least change to the file.

use super::config::{there, within};
use super::configured::{Configured, resolved, unusable};
use super::replace::Change;
use super::{CLEAN, FINDINGS, Global, UNUSABLE, complain, ends, load_pack};
use crate::batch::{Source, collect};
use crate::config::{Day, NAME, Project, Waiver, text_of};
use crate::document::masked;
use crate::input::refusal;
use crate::output::{line, standard_output};
use crate::pack::{Language, Pack};
use crate::review::Remark;
use clap::Subcommand;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// What the names of the rules on personal data begin with.
const PERSONAL: &str = "pii-";
/// Said of a waiver that would hide personal data in any report for ever.
const UNBOUNDED: &str = "个人信息类规则的豁免不能既不限报告又不限期，没有改动\n  建议：加 --expires 写明最后一日，或写明一份报告（不用通配符）；能遮盖或删去的应当先遮盖或删去";

/// 豁免
#[derive(Debug, Subcommand)]
pub(super) enum WaiverCommand {
    /// 列出当前文件夹适用的豁免
    List {
        #[command(flatten)]
        configured: Configured,
    },
    /// 只看豁免本身有没有问题，不审查报告：已过期、写法匹配不到任何报告、规则没有启用；有问题时退出状态为 1
    Lint {
        /// 报告或文件夹；默认当前文件夹
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        configured: Configured,
    },
    /// 在 xxgk.toml 里添一条豁免
    Add {
        /// 规则名、规则组或 rule/NN
        rule: String,
        /// 报告：文件名或通配符
        file: String,
        /// 理由
        #[arg(long)]
        reason: String,
        /// 批准人
        #[arg(long, value_name = "WHO")]
        approved_by: Option<String>,
        /// 最后一日（YYYY-MM-DD），不能是过去
        #[arg(long, value_name = "DATE")]
        expires: Option<String>,
        #[command(flatten)]
        configured: Configured,
    },
}

impl WaiverCommand {
    /// Runs the command; the exit status.
    pub(super) fn run(&self, global: &Global) -> u8 {
        match self {
            Self::List { configured } => list(global, configured),
            Self::Lint { path, configured } => lint(global, configured, path),
            Self::Add { configured, .. } => match load_pack(global) {
                Ok(pack) => self.add(global, configured, &pack),
                Err(code) => code,
            },
        }
    }

    /// Writes the file with the waiver, and takes it back where the program itself could not follow it.
    fn add(&self, global: &Global, configured: &Configured, pack: &Pack) -> u8 {
        let unwritable = |error: &io::Error| {
            let why = refusal(error);
            complain(&format!(
                "错误：无法写入 {NAME}：{why}\n  建议：检查当前文件夹和 {NAME} 的写入权限"
            ));
            UNUSABLE
        };
        warn_of_cut(configured, pack);
        let change = match Change::of(Path::new(NAME)) {
            Ok(change) => change,
            Err(error) => return unwritable(&error),
        };
        let (old, new) = match self.added(configured, pack) {
            Ok(both) => both,
            Err(message) => {
                complain(&format!("错误：{message}"));
                return UNUSABLE;
            }
        };
        if let Err(error) = change.write(&new) {
            return unwritable(&error);
        }
        let projects = configured.load_without_baseline(&[here()], pack);
        let projects = match projects {
            Ok(projects) => projects,
            Err(code) => return take_back(old.as_deref(), code),
        };
        match projects.of(&here()).waivers().last() {
            Some(waiver) => ends(tell(global, waiver)),
            None => CLEAN,
        }
    }

    /// The file as it is, where there is one, and with the waiver.
    fn added(
        &self,
        configured: &Configured,
        pack: &Pack,
    ) -> Result<(Option<String>, String), String> {
        let Self::Add {
            rule,
            file,
            reason,
            approved_by,
            expires,
            ..
        } = self
        else {
            return Err("没有可添的豁免".to_owned());
        };
        let mut rules = pack.rules.iter();
        let personal = rules.any(|one| {
            let named = rule == &one.group || rule.split('/').next() == Some(one.name.as_str());
            one.name.starts_with(PERSONAL) && named
        });
        if personal && expires.is_none() && file.contains(['*', '?', '[']) {
            return Err(UNBOUNDED.to_owned());
        }
        if masked(reason) != reason.as_str() {
            return Err("理由里有个人信息，会写进配置文件，没有改动\n  建议：理由不写证件、手机、银行卡号码".to_owned());
        }
        let mut waiver = Table::new();
        waiver["rule"] = value(rule);
        waiver["file"] = value(pattern(file)?);
        waiver["reason"] = value(reason);
        if let Some(who) = approved_by {
            waiver["approved-by"] = value(who);
        }
        if let Some(text) = expires {
            let day = Day::parse(text).ok_or(format!("“{text}”不是日期，应如 2026-12-31"))?;
            if day < configured.today().map_err(|error| error.to_string())? {
                return Err(format!("到期日 {day} 已经过去"));
            }
            waiver["expires"] = value(text);
        }
        let old = match Path::new(NAME).symlink_metadata() {
            Ok(_) => Some(text_of(Path::new(NAME)).map_err(|why| format!("{NAME}：{why}"))?),
            Err(_) => None,
        };
        let parsed = old.as_deref().unwrap_or_default().parse();
        let mut document: DocumentMut = parsed.map_err(|_| {
            format!("{NAME} 不合 TOML 语法，没有改动\n  建议：先用 xxgk config show 看错在哪里，改好后重试")
        })?;
        let waivers = document
            .entry("waiver")
            .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let tables = waivers.as_array_of_tables_mut();
        tables
            .ok_or(format!("{NAME} 里的 waiver 不是 [[waiver]]"))?
            .push(waiver);
        let new = document.to_string();
        let new = match &old {
            // A file of another system keeps its line ends.
            Some(old) if old.contains("\r\n") => new.replace("\r\n", "\n").replace('\n', "\r\n"),
            _ => new,
        };
        Ok((old, new))
    }
}

/// Says so where a new file of settings would stand between reports and the settings that they follow now.
fn warn_of_cut(configured: &Configured, pack: &Pack) {
    if Path::new(NAME).symlink_metadata().is_ok() {
        return;
    }
    let projects = configured.load_without_baseline(&[here()], pack);
    let above = projects
        .ok()
        .and_then(|projects| projects.files().first().cloned());
    if let Some(above) = above {
        complain(&format!(
            "提醒：这里原先用 {}，新建的 {NAME} 会取而代之\n  建议：在那个文件夹里运行，或在新文件里写 extend 指向它",
            line(&above.to_string_lossy())
        ));
    }
}

/// A report as the waiver must name it: from the current folder, where the file of settings stands. A bare name is for
/// reports of this name in any folder.
fn pattern(file: &str) -> Result<String, String> {
    let plain = file.strip_prefix("./").unwrap_or(file);
    let is_plain = |part: &str| part != "." && part != "..";
    let inside = !Path::new(plain).is_absolute() && plain.split('/').all(is_plain);
    let there = Path::new(plain);
    if inside && !there.exists() {
        return match plain.is_empty() {
            true => Err("没有写明报告\n  建议：写文件名或通配符，如 reports/**".to_owned()),
            false => Ok(plain.to_owned()),
        };
    }
    let outside = format!(
        "{file} 不在当前文件夹里\n  建议：在 {NAME} 所在的文件夹里运行，写从那里算起的路径"
    );
    let here = resolved(Path::new("."));
    let place = resolved(there);
    let place = place.strip_prefix(&here).map_err(|_| outside.clone())?;
    let place = place.to_str().ok_or(outside)?.replace('\\', "/");
    if there.is_dir() {
        let all = if place.is_empty() {
            "**".to_owned()
        } else {
            format!("{place}/**")
        };
        return Err(format!(
            "{file} 是文件夹，不是报告\n  建议：其中全部报告写成 \"{all}\""
        ));
    }
    Ok(glob::Pattern::escape(&place))
}

/// Puts the file back as it was.
fn take_back(old: Option<&str>, code: u8) -> u8 {
    let restored = match old {
        Some(old) => Change::of(Path::new(NAME)).and_then(|change| change.write(old)),
        None => std::fs::remove_file(NAME),
    };
    if let Err(error) = restored {
        complain(&format!("错误：无法恢复 {NAME}：{}", refusal(&error)));
    }
    code
}

/// Says what was written, and where.
fn tell(global: &Global, waiver: &Waiver) -> io::Result<u8> {
    let mut out = standard_output()?;
    let place = std::env::current_dir().unwrap_or_default().join(NAME);
    let (place, number) = (line(&place.to_string_lossy()), waiver.line);
    let end = waiver.expires.map(|day| day.to_string());
    match global.language() {
        Language::Chinese => writeln!(
            out,
            "{place}:{number}：已添豁免 {}，报告 {}，理由：{}，{}",
            waiver.rule,
            line(waiver.file.as_str()),
            line(&waiver.reason),
            end.map_or("没有到期日".to_owned(), |day| format!(
                "到期日 {day}（含当日）"
            ))
        )?,
        Language::English => writeln!(
            out,
            "{place}:{number}: added a waiver of {} for {}, reason: {}, {}",
            waiver.rule,
            line(waiver.file.as_str()),
            line(&waiver.reason),
            end.map_or("without an end".to_owned(), |day| format!("until {day}"))
        )?,
    }
    out.flush()?;
    Ok(CLEAN)
}

/// A file of the current folder, by which its settings are found.
fn here() -> Source {
    within(Path::new(""))
}

/// The settings in force at a path, with the pack and the day that decides what is expired.
fn settings(
    global: &Global,
    configured: &Configured,
    source: &Source,
) -> Result<(Pack, Arc<Project>, Day), u8> {
    let pack = load_pack(global)?;
    let today = configured.today().map_err(|error| unusable(&error))?;
    let sources = [source.clone()];
    let projects = configured.load_without_baseline(&sources, &pack)?;
    let project = projects.of(source);
    Ok((pack, project, today))
}

/// How many waivers hold at a path and below it, and what is wrong with them.
fn linted(
    global: &Global,
    configured: &Configured,
    path: &Path,
) -> Result<(usize, Vec<Remark>), u8> {
    let pack = load_pack(global)?;
    let today = configured.today().map_err(|error| unusable(&error))?;
    let mut sources = Vec::from([within(path)]);
    sources.extend(collect(&[path.to_owned()]).sources);
    let projects = configured.load_without_baseline(&sources, &pack)?;
    let waivers = projects.all().flat_map(Project::waivers);
    let count = waivers
        .map(|waiver| (&waiver.path, waiver.line))
        .collect::<BTreeSet<_>>()
        .len();
    let mut remarks: Vec<Remark> = Vec::new();
    for project in projects.all() {
        for remark in project.lint_waivers(&pack, global.language(), today) {
            let place = |one: &Remark| (one.path.clone(), one.quote.position.line);
            if !remarks.iter().any(|other| place(other) == place(&remark)) {
                remarks.push(remark);
            }
        }
    }
    remarks.sort_by(|one, other| {
        let lines = one.quote.position.line.cmp(&other.quote.position.line);
        one.path.cmp(&other.path).then(lines)
    });
    Ok((count, remarks))
}

fn lint(global: &Global, configured: &Configured, path: &Path) -> u8 {
    if let Err(code) = there(path) {
        return code;
    }
    let found = linted(global, configured, path);
    let (count, remarks) = match found {
        Ok(found) => found,
        Err(code) => return code,
    };
    let language = global.language();
    ends(standard_output().and_then(|mut out| {
        for remark in &remarks {
            let help = match language {
                Language::Chinese => format!("  建议：{}", remark.help),
                Language::English => format!("  help: {}", remark.help),
            };
            writeln!(
                out,
                "{}:{}:1: {} {} {}\n{}",
                line(&remark.path),
                remark.quote.position.line,
                remark.severity.name(),
                remark.rule,
                line(&remark.message),
                line(&help)
            )?;
        }
        match language {
            Language::Chinese => writeln!(out, "豁免 {count} 条，有问题的 {} 条", remarks.len())?,
            Language::English => writeln!(out, "waivers: {count}, faulty: {}", remarks.len())?,
        }
        out.flush()?;
        Ok(if remarks.is_empty() { CLEAN } else { FINDINGS })
    }))
}

fn list(global: &Global, configured: &Configured) -> u8 {
    let (_, project, today) = match settings(global, configured, &here()) {
        Ok(settings) => settings,
        Err(code) => return code,
    };
    ends(standard_output().and_then(|mut out| {
        for waiver in project.waivers() {
            let end = waiver.expires.map(|day| day.to_string());
            let sign = if waiver.expires.is_some_and(|day| day < today) {
                "!"
            } else {
                " "
            };
            writeln!(
                out,
                "{sign} {}:{}  {}  {}  {}  {}",
                line(&waiver.path),
                waiver.line,
                waiver.rule,
                line(waiver.file.as_str()),
                end.as_deref().unwrap_or("-"),
                line(&waiver.reason)
            )?;
        }
        out.flush()?;
        Ok(CLEAN)
    }))
}
