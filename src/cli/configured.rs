//! Options that say which settings a run follows, for every command that reviews.

use super::itemised::selectors;
use super::{UNUSABLE, complain, complain_styled};
use crate::batch::Source;
use crate::check::Stated;
use crate::config::{ConfigError, Day, Given, Projects};
use crate::output::line;
use crate::pack::Pack;
use clap::Args;
use std::path::{Path, PathBuf};

/// Which settings a run follows.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "配置")]
pub(super) struct Configured {
    /// 只查这些规则：规则名、规则组或 rule/NN，可用逗号隔开
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// 不查这些规则
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// 只查这些清单事项，如 1-10,15；与 --select 同用时取两者都有的
    #[arg(long, value_name = "ITEMS", value_delimiter = ',')]
    items: Vec<String>,
    /// 只查这一类清单事项：编号 1 到 10，或类别名
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    category: Vec<String>,
    /// 改一条规则的级别：error、warning、note 或 off
    #[arg(long, value_name = "RULE=LEVEL")]
    severity: Vec<String>,
    /// 只报告这一级别及以上的诊断
    #[arg(long, value_name = "LEVEL", value_parser = ["error", "warning", "note"])]
    min_severity: Option<String>,
    /// 一项配置，写法同 xxgk.toml，可多次给出
    #[arg(long, value_name = "KEY=VALUE")]
    config: Vec<String>,
    /// 不读 xxgk.toml 和环境变量
    #[arg(long)]
    isolated: bool,
    /// 不用豁免
    #[arg(long)]
    no_waivers: bool,
    /// 判断豁免是否到期的日期（YYYY-MM-DD）；默认 SOURCE_DATE_EPOCH，再默认今天（北京时间）
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Day>,
    /// 基线文件：其中的诊断不计入
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "应是日期，如 2025-06-30".to_owned())
}

impl Configured {
    /// The settings of a run, those that cannot be followed among them; the exit status where none can.
    pub(super) fn load(
        &self,
        sources: &[Source],
        pack: &Pack,
        stated: Stated,
        fail_on: Option<&str>,
    ) -> Result<Projects, u8> {
        let given = self.given(stated, fail_on, pack);
        let loaded = given.and_then(|given| Projects::load(sources, pack, &given));
        let projects = loaded.map_err(|error| unusable(&error))?;
        noticed(&projects);
        Ok(projects)
    }

    /// The settings of a run with every baseline left unread, or the exit status where those of some source cannot be
    /// followed.
    pub(super) fn load_without_baseline(
        &self,
        sources: &[Source],
        pack: &Pack,
    ) -> Result<Projects, u8> {
        let given = self
            .given(Stated::default(), None, pack)
            .map(|given| Given {
                unread_baseline: true,
                ..given
            });
        let loaded = given.and_then(|given| Projects::load(sources, pack, &given));
        let projects = loaded.map_err(|error| unusable(&error))?;
        noticed(&projects);
        let fault = sources.iter().find_map(|source| projects.fault_of(source));
        match fault {
            Some(fault) => Err(unusable(fault)),
            None => Ok(projects),
        }
    }

    /// The day that decides what is expired.
    ///
    /// # Errors
    /// Where the environment states none that can be read.
    pub(super) fn today(&self) -> Result<Day, ConfigError> {
        if let Some(day) = self.today {
            return Ok(day);
        }
        if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") {
            let seconds = epoch.to_str().and_then(|text| text.parse().ok());
            let message = "环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数".to_owned();
            return seconds
                .map(Day::in_shanghai)
                .ok_or(ConfigError::Plain(message));
        }
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Ok(Day::in_shanghai(since.map_or(0, |since| since.as_secs())))
    }

    fn given(
        &self,
        stated: Stated,
        fail_on: Option<&str>,
        pack: &Pack,
    ) -> Result<Given, ConfigError> {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let list = |all: &[String]| {
            let all: Vec<String> = all.iter().map(|one| quoted(one.trim())).collect();
            all.join(", ")
        };
        let mut text = String::new();
        for one in &self.config {
            let Some((key, value)) = one.split_once('=') else {
                let message = format!("--config “{one}”应写成 键=值，如 fail-on=warning");
                return Err(ConfigError::Plain(message));
            };
            // Words may go without the quotes that a shell takes away.
            let is_toml = toml::from_str::<toml::Table>(&format!("value = {value}")).is_ok();
            let value = if is_toml {
                value.to_owned()
            } else {
                quoted(value)
            };
            text.push_str(&format!("{} = {value}\n", key.trim()));
        }
        let select = selectors(&self.select, &self.items, &self.category, pack)?;
        let itemised = !self.items.is_empty() || !self.category.is_empty();
        for (key, all) in [("select", &select), ("ignore", &self.ignore)] {
            if !all.is_empty() || (key == "select" && itemised) {
                text.push_str(&format!("{key} = [{}]\n", list(all)));
            }
        }
        let words = [
            ("min-severity", self.min_severity.as_deref()),
            ("fail-on", fail_on),
        ];
        for (key, value) in words {
            if let Some(value) = value {
                text.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        }
        for one in &self.severity {
            let Some((rule, level)) = one.split_once('=') else {
                let message = format!("--severity “{one}”应写成 规则=级别，如 vague-figure=off");
                return Err(ConfigError::Plain(message));
            };
            let (rule, level) = (quoted(rule.trim()), quoted(level.trim()));
            text.push_str(&format!("severity.{rule} = {level}\n"));
        }
        Ok(Given {
            text,
            stated,
            isolated: self.isolated,
            no_waivers: self.no_waivers,
            baseline: self.baseline.clone(),
            unread_baseline: false,
            today: self.today()?,
        })
    }
}

/// Says which folders were passed over while a file of settings was looked for.
fn noticed(projects: &Projects) {
    for folder in projects.misnamed() {
        complain(&format!(
            "提醒：{} 是文件夹，不是配置文件，没有读\n  建议：配置写在名为 xxgk.toml 的文件里",
            line(&folder)
        ));
    }
}

/// Tells what is wrong with the settings; the exit status.
pub(super) fn unusable(error: &ConfigError) -> u8 {
    match error {
        ConfigError::Plain(message) => complain(&format!("错误：{}", line(message))),
        ConfigError::Malformed { .. } => {
            let report = miette::Report::new(error.clone());
            complain_styled(format!("{report:?}").trim_end());
        }
    }
    UNUSABLE
}

/// Where a source stands, without links, as the scopes of settings see it.
pub(super) fn place(source: &Source) -> PathBuf {
    resolved(source.path.as_deref().unwrap_or(Path::new(&source.shown)))
}

/// A path without links, by which two spellings of one are known.
pub(super) fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        // What is not there stands in a folder that is: a file on standard input that has its name from an editor, an
        // output that is to be written.
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize();
        match (folder, path.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            _ => path.to_owned(),
        }
    })
}
