//! One source of settings, checked: a file, the environment, or the command line.

use super::error::{ConfigError, Origin, nearest, of_toml};
use super::file::{DateData, File, LimitData, RulingData, SchoolData, WaiverData, Written};
use super::selector::{Grade, Scope, Selector};
use super::{Day, FailOn};
use crate::check::{Fact, Origin as Source, Ruling, Stated, Status};
use crate::document::masked;
use crate::pack::{Level, Ownership, Pack, Severity};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;

/// Which rules are wanted, and how grave they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub(super) select: Option<Vec<Selector>>,
    pub(super) ignore: Option<Vec<Selector>>,
    pub(super) severity: Vec<(Selector, Grade)>,
}

/// A threshold: a number of items, or a share of those that apply, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many items.
    Count(u32),
    /// Such a share.
    Share(u32),
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Share(share) => write!(f, "{share}%"),
        }
    }
}

/// A finding that is accepted.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The rule, or the rule on an item.
    pub rule: Selector,
    /// The reports.
    pub file: Scope,
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub approved_by: Option<String>,
    /// The last day on which it holds.
    pub expires: Option<Day>,
    /// The file that says it.
    pub path: String,
    /// Bytes before it in that file.
    pub offset: usize,
    /// Its line there, from 1.
    pub line: u32,
}

/// What kind of source a layer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file, or one that it builds on.
    #[default]
    File,
    /// Variables of the environment.
    Environment,
    /// Options.
    CommandLine,
}

/// One source of settings.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// What it is called: a path, or the kind of source.
    pub name: String,
    pub(super) kind: Kind,
    /// The line, from 1, on which each key stands, as `select`, `school.level` or `waiver.0`.
    pub(super) lines: BTreeMap<String, u32>,
    /// The pack and the version that must be in use.
    pub(super) pins: [Option<String>; 2],
    pub(super) stated: Stated,
    pub(super) choice: Choice,
    pub(super) fail_on: Option<FailOn>,
    pub(super) min_severity: Option<Severity>,
    pub(super) min_disclosed: Option<Limit>,
    pub(super) max_missing: Option<Limit>,
    pub(super) baseline: Option<PathBuf>,
    pub(super) overrides: Vec<(Vec<Scope>, Choice)>,
    pub(super) rulings: Vec<(Scope, Ruling)>,
    pub(super) waivers: Vec<Arc<Waiver>>,
    /// The file that it builds on, as it is written there.
    pub(super) extend: Option<String>,
}

/// Reads one source of settings.
pub(super) struct Reader<'r> {
    pub(super) origin: Origin<'r>,
    /// The folder that its paths start from.
    pub(super) folder: &'r Path,
    pub(super) pack: &'r Pack,
    /// Whose word a fact about the school is.
    pub(super) source: Source,
}

impl Reader<'_> {
    pub(super) fn read(&self) -> Result<Layer, ConfigError> {
        let file: File =
            toml::from_str(self.origin.text).map_err(|error| of_toml(&self.origin, &error))?;
        self.pin(&file)?;
        let pinned = |one: &Option<Written>| one.as_ref().map(|one| one.get_ref().clone());
        let pins = [pinned(&file.pack), pinned(&file.pack_version)];
        let choice = self.choice(file.select, file.ignore, &file.severity)?;
        let mut layer = Layer {
            name: self.origin.name.to_owned(),
            lines: super::lines::of(self.origin.text),
            pins,
            stated: self.school(file.school)?,
            choice,
            min_disclosed: self.limit(file.min_disclosed)?,
            max_missing: self.limit(file.max_missing)?,
            baseline: file.baseline.map(|path| self.folder.join(path.get_ref())),
            extend: file.extend.map(Spanned::into_inner),
            ..Layer::default()
        };
        if let Some(level) = &file.fail_on {
            let names = ["error", "warning", "note", "never"];
            layer.fail_on = Some(self.one_of(level, FailOn::parse, &names)?);
        }
        if let Some(level) = &file.min_severity {
            let parse = |name: &str| Severity::ALL.into_iter().find(|one| one.name() == name);
            layer.min_severity = Some(self.one_of(level, parse, &["error", "warning", "note"])?);
        }
        for data in file.overrides {
            let scopes: Result<_, _> = data.files.iter().map(|file| self.scope(file)).collect();
            let choice = self.choice(data.select, data.ignore, &data.severity)?;
            layer.overrides.push((scopes?, choice));
        }
        for data in &file.rulings {
            let (scope, ruling) = self.ruling(data)?;
            // A nearer file may overrule, but one file must not say two things of the same.
            let same = |(other, before): &&(Scope, Ruling)| {
                other.as_str() == scope.as_str() && before.item == ruling.item
            };
            if let Some((_, before)) = layer.rulings.iter().find(same)
                && before.status != ruling.status
            {
                let message = format!(
                    "对第 {} 项的两处裁定互相矛盾：{} 与 {}",
                    ruling.item,
                    before.status.name(),
                    ruling.status.name()
                );
                let help = Some("同一份报告的同一项只留一处裁定".to_owned());
                return Err(self.origin.fault(data.status.span(), message, help));
            }
            layer.rulings.push((scope, ruling));
        }
        for data in &file.waivers {
            layer.waivers.push(Arc::new(self.waiver(data)?));
        }
        Ok(layer)
    }

    fn one_of<T>(
        &self,
        written: &Written,
        parse: impl Fn(&str) -> Option<T>,
        names: &[&str],
    ) -> Result<T, ConfigError> {
        let name = written.get_ref();
        parse(name).ok_or_else(|| {
            let help = nearest(name, names.iter().copied())
                .unwrap_or_else(|| format!("用其中之一：{}", names.join("、")));
            self.origin
                .fault(written.span(), format!("不能取值“{name}”"), Some(help))
        })
    }

    /// A pin says with which pack the reports were held to be in order; another may judge otherwise.
    fn pin(&self, file: &File) -> Result<(), ConfigError> {
        let id = &self.pack.id;
        if let Some(pack) = file.pack.as_ref().filter(|pack| *pack.get_ref() != id.id) {
            let message = format!("规则包应为 {}，实为 {}", pack.get_ref(), id.id);
            return Err(self.origin.fault(pack.span(), message, None));
        }
        if let Some(pinned) = &file.pack_version {
            let wanted = pinned.get_ref();
            if id.version != *wanted && !id.version.starts_with(&format!("{wanted}.")) {
                let message = format!("规则包版本应为 {wanted}，实为 {}", id.version);
                let help = Some("换用该版本，或核对结果后改写 pack-version".to_owned());
                return Err(self.origin.fault(pinned.span(), message, help));
            }
        }
        Ok(())
    }

    fn selectors(
        &self,
        written: Option<Vec<Written>>,
    ) -> Result<Option<Vec<Selector>>, ConfigError> {
        let read =
            |one: &Written| Selector::read(&self.origin, one.span(), one.get_ref(), self.pack);
        written
            .map(|all| all.iter().map(read).collect())
            .transpose()
    }

    fn choice(
        &self,
        select: Option<Vec<Written>>,
        ignore: Option<Vec<Written>>,
        severity: &BTreeMap<String, Written>,
    ) -> Result<Choice, ConfigError> {
        let mut grades = Vec::new();
        for (rule, level) in severity {
            // The key has no span of its own; it stands right before its value, on the same line.
            let value = level.span();
            let at = self.origin.text[..value.start]
                .rfind(rule.as_str())
                .map_or(value.clone(), |at| at..at + rule.len());
            let selector = Selector::read(&self.origin, at, rule, self.pack)?;
            let names = ["error", "warning", "note", "off"];
            grades.push((selector, self.one_of(level, Grade::parse, &names)?));
        }
        Ok(Choice {
            select: self.selectors(select)?,
            ignore: self.selectors(ignore)?,
            severity: grades,
        })
    }

    fn school(&self, data: SchoolData) -> Result<Stated, ConfigError> {
        let levels = Level::ALL.map(Level::name);
        let kinds = Ownership::ALL.map(Ownership::name);
        let origin = self.source;
        let words = |one: Option<Written>| {
            one.map(|one| Fact {
                value: one.into_inner(),
                origin,
            })
        };
        let level = data
            .level
            .map(|one| self.one_of(&one, Level::parse, &levels));
        let kind = data.ownership;
        let kind = kind.map(|one| self.one_of(&one, Ownership::parse, &kinds));
        let year = data.year.map(|year| {
            let number = u16::try_from(*year.get_ref()).ok();
            let known = number.filter(|year| (2008..=2100).contains(year));
            known.ok_or_else(|| {
                let message = "年份应在 2008 到 2100 之间";
                self.origin.fault(year.span(), message, None)
            })
        });
        Ok(Stated {
            name: words(data.name),
            level: level.transpose()?.map(|value| Fact { value, origin }),
            ownership: kind.transpose()?.map(|value| Fact { value, origin }),
            authority: words(data.authority),
            year: year.transpose()?.map(|value| Fact { value, origin }),
            ..Stated::default()
        })
    }

    fn limit(&self, data: Option<Spanned<LimitData>>) -> Result<Option<Limit>, ConfigError> {
        let Some(data) = data else { return Ok(None) };
        let most = self.pack.items.len();
        let limit = match data.get_ref() {
            LimitData::Count(count) if *count as usize > most => {
                let message = format!("清单只有 {most} 项，门槛不能写 {count}");
                let help = format!("最大写 {most}，或用比例，如 \"60%\"");
                return Err(self.origin.fault(data.span(), message, Some(help)));
            }
            LimitData::Count(count) => Some(Limit::Count(*count)),
            LimitData::Share(share) => share
                .strip_suffix('%')
                .and_then(|share| share.trim().parse().ok())
                .filter(|share| *share <= 100)
                .map(Limit::Share),
        };
        let wrong = || {
            let message = "门槛应是项数（如 30）或比例（如 \"60%\"）";
            self.origin.fault(data.span(), message, None)
        };
        limit.ok_or_else(wrong).map(Some)
    }

    fn scope(&self, written: &Written) -> Result<Scope, ConfigError> {
        Scope::read(&self.origin, written.span(), written.get_ref(), self.folder)
    }

    fn reason(&self, written: &Written) -> Result<String, ConfigError> {
        if written.get_ref().trim().is_empty() {
            return Err(self
                .origin
                .fault(written.span(), "理由 reason 是空的", None));
        }
        Ok(shown(written))
    }

    fn ruling(&self, data: &RulingData) -> Result<(Scope, Ruling), ConfigError> {
        let number = u8::try_from(*data.item.get_ref()).ok();
        let item = number.and_then(|number| self.pack.item(number));
        let item = item.ok_or_else(|| {
            let message = format!("清单没有第 {} 项", data.item.get_ref());
            self.origin.fault(data.item.span(), message, None)
        })?;
        let all = [
            Status::Disclosed,
            Status::Underspecified,
            Status::Nil,
            Status::Missing,
        ];
        let parse = |name: &str| all.into_iter().find(|status| status.name() == name);
        let ruling = Ruling {
            item: item.number,
            status: self.one_of(&data.status, parse, &all.map(Status::name))?,
            reason: self.reason(&data.reason)?,
            by: data.by.as_ref().map(shown),
        };
        Ok((self.scope(&data.report)?, ruling))
    }

    fn waiver(&self, spanned: &Spanned<WaiverData>) -> Result<Waiver, ConfigError> {
        let data = spanned.get_ref();
        let expires = data.expires.as_ref().map(|date| {
            let text = match date.get_ref() {
                DateData::Date(date) => date.to_string(),
                DateData::Words(words) => words.clone(),
            };
            Day::parse(&text).ok_or_else(|| {
                let message = format!("到期日“{text}”不是日期");
                let help = Some("写成年-月-日，如 expires = 2026-12-31（含当日）".to_owned());
                self.origin.fault(date.span(), message, help)
            })
        });
        let offset = spanned.span().start;
        let before = &self.origin.text[..offset];
        Ok(Waiver {
            rule: Selector::read(
                &self.origin,
                data.rule.span(),
                data.rule.get_ref(),
                self.pack,
            )?,
            file: self.scope(&data.file)?,
            reason: self.reason(&data.reason)?,
            approved_by: data.approved_by.as_ref().map(shown),
            expires: expires.transpose()?,
            path: self.origin.name.to_owned(),
            offset,
            line: before.matches('\n').count() as u32 + 1,
        })
    }
}

/// Words that outputs show: personal data in them is masked as in a report.
fn shown(written: &Written) -> String {
    masked(written.get_ref()).into_owned()
}
