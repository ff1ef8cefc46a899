//! What a setting is about: a rule, a group of rules, or a rule on one item; and the reports that it is for.

use super::error::{ConfigError, Origin, nearest};
use crate::pack::{Pack, Severity};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A rule, a group, or `rule/NN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    name: String,
    item: Option<u8>,
}

impl Selector {
    pub(super) fn read(
        origin: &Origin<'_>,
        at: Range<usize>,
        text: &str,
        pack: &Pack,
    ) -> Result<Self, ConfigError> {
        let (name, number) = match text.split_once('/') {
            Some((name, number)) => (name, Some(number)),
            None => (text, None),
        };
        let names = || {
            let rules = pack.rules.iter();
            rules.flat_map(|rule| [rule.name.as_str(), rule.group.as_str()])
        };
        if !names().any(|known| known == name) {
            let help = nearest(name, names());
            return Err(origin.fault(at, format!("没有名为“{name}”的规则或规则组"), help));
        }
        let item = match number {
            None => None,
            Some(number) => match number.parse().ok().and_then(|number| pack.item(number)) {
                Some(item) => Some(item.number),
                None => {
                    let help = Some("清单编号为 1 到 50，如 item-missing/22".to_owned());
                    return Err(origin.fault(at, format!("清单没有第“{number}”项"), help));
                }
            },
        };
        Ok(Self {
            name: name.to_owned(),
            item,
        })
    }

    /// Whether everything that `other` means is meant by it too. `group` is that of the other's rule.
    pub(super) fn covers(&self, other: &Self, group: &str) -> bool {
        (self.name == other.name || self.name == group)
            && (self.item.is_none() || self.item == other.item)
    }

    /// Whether it means one item only.
    pub(super) fn is_on_item(&self) -> bool {
        self.item.is_some()
    }

    /// The name of its rule or group.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// How closely it means a finding: not at all, as one of a group, by its rule, by its rule and item.
    #[must_use]
    pub fn closeness(&self, rule: &str, group: &str, item: Option<u8>) -> u8 {
        let named = if self.name == rule {
            2
        } else {
            u8::from(self.name == group)
        };
        match self.item {
            _ if named == 0 => 0,
            None => named,
            Some(_) if self.item == item => named + 2,
            Some(_) => 0,
        }
    }
}

impl std::fmt::Display for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.item {
            Some(item) => write!(f, "{}/{item}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// How grave a rule's findings are said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// So grave.
    Severity(Severity),
    /// They are not wanted.
    Off,
}

impl Grade {
    /// The grade of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name == "off" {
            return Some(Self::Off);
        }
        let of_name = |severity: &Severity| severity.name() == name;
        Severity::ALL.into_iter().find(of_name).map(Self::Severity)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Severity(severity) => severity.name(),
            Self::Off => "off",
        }
    }
}

/// The reports that a setting is for: a pattern against the path below the folder of the file that says it; one without
/// a `/` against the name alone, at any depth.
#[derive(Clone, Debug)]
pub struct Scope {
    pattern: glob::Pattern,
    folder: PathBuf,
}

impl Scope {
    pub(super) fn read(
        origin: &Origin<'_>,
        at: Range<usize>,
        text: &str,
        folder: &Path,
    ) -> Result<Self, ConfigError> {
        let pattern = glob::Pattern::new(text)
            .map_err(|error| origin.fault(at, crate::batch::pattern_fault(&error), None))?;
        Ok(Self {
            pattern,
            folder: folder.to_owned(),
        })
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.pattern.as_str()
    }

    /// The folder below which its pattern is held against paths.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it is for a report.
    #[must_use]
    pub fn holds(&self, report: &Path) -> bool {
        if !self.as_str().contains('/') {
            let name = report.file_name().unwrap_or(report.as_os_str());
            return self.pattern.matches(&name.to_string_lossy());
        }
        let options = glob::MatchOptions {
            require_literal_separator: true,
            ..glob::MatchOptions::default()
        };
        report.strip_prefix(&self.folder).is_ok_and(|inside| {
            let inside = inside.to_string_lossy().replace('\\', "/");
            self.pattern.matches_with(&inside, options)
        })
    }

    /// The pattern as one for the files on disk, those at any depth left out where it is for names alone.
    #[must_use]
    pub(super) fn on_disk(&self) -> Option<PathBuf> {
        let pattern = if self.as_str().contains('/') {
            self.as_str().to_owned()
        } else {
            format!("**/{}", self.as_str())
        };
        Some(self.folder.join(pattern))
    }

    /// Whether it may be for several reports.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.as_str().contains(['*', '?', '['])
    }
}
