//! Which settings a report follows: finding the files, reading each once, and laying the sources above each other.

use super::error::{ConfigError, Origin};
use super::layer::{Kind, Layer, Limit, Reader};
use super::{Baseline, Day, FailOn, NAME, Waiver};
use crate::batch::Source;
use crate::check::{Origin as From, Stated};
use crate::pack::{Pack, Severity};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many files may build on each other.
const DEEPEST: usize = 16;
/// Keys that the environment may set; a list is cut at its commas.
pub(super) const VARIABLES: [(&str, &str); 12] = [
    ("XXGK_SELECT", "select"),
    ("XXGK_IGNORE", "ignore"),
    ("XXGK_FAIL_ON", "fail-on"),
    ("XXGK_MIN_SEVERITY", "min-severity"),
    ("XXGK_MIN_DISCLOSED", "min-disclosed"),
    ("XXGK_MAX_MISSING", "max-missing"),
    ("XXGK_BASELINE", "baseline"),
    ("XXGK_SCHOOL_NAME", "school.name"),
    ("XXGK_SCHOOL_LEVEL", "school.level"),
    ("XXGK_SCHOOL_OWNERSHIP", "school.ownership"),
    ("XXGK_SCHOOL_AUTHORITY", "school.authority"),
    ("XXGK_SCHOOL_YEAR", "school.year"),
];

/// What the command line says of settings.
#[derive(Clone, Debug)]
pub struct Given {
    /// Settings in the form of `xxgk.toml`, as the options spell them.
    pub text: String,
    /// Facts about the school.
    pub stated: Stated,
    /// Whether files and the environment are left aside.
    pub isolated: bool,
    /// Whether waivers are left aside.
    pub no_waivers: bool,
    /// The baseline, in place of one that a file names.
    pub baseline: Option<PathBuf>,
    /// Whether the baseline is left unread, because it is to be made anew.
    pub unread_baseline: bool,
    /// The day that decides what is expired.
    pub today: Day,
}

/// The sources that one report follows, the weakest first.
#[derive(Debug, Default)]
pub struct Project {
    /// The folder of its file, or of the run where it has none.
    pub(super) folder: PathBuf,
    pub(super) layers: Vec<Arc<Layer>>,
    pub(super) baseline: Option<Arc<Baseline>>,
    pub(super) no_waivers: bool,
    pub(super) today: Option<Day>,
}

impl Project {
    /// The sources, the weakest first.
    pub fn layers(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().map(AsRef::as_ref)
    }

    /// The value that the strongest source has for a setting, and that source.
    pub(super) fn strongest<T>(&self, of: impl Fn(&Layer) -> Option<T>) -> Option<(T, &str)> {
        let sources = self.layers.iter().rev();
        sources
            .filter_map(|layer| Some((of(layer)?, layer.name.as_str())))
            .next()
    }

    /// From where on findings fail.
    #[must_use]
    pub fn fail_on(&self) -> Option<(FailOn, &str)> {
        self.strongest(|layer| layer.fail_on)
    }

    /// From where on findings are told at all.
    #[must_use]
    pub fn min_severity(&self) -> Option<(Severity, &str)> {
        self.strongest(|layer| layer.min_severity)
    }

    /// The least of items that must be disclosed.
    #[must_use]
    pub fn min_disclosed(&self) -> Option<(Limit, &str)> {
        self.strongest(|layer| layer.min_disclosed)
    }

    /// The most of items that may be missing.
    #[must_use]
    pub fn max_missing(&self) -> Option<(Limit, &str)> {
        self.strongest(|layer| layer.max_missing)
    }

    /// The baseline's file.
    #[must_use]
    pub fn baseline(&self) -> Option<(PathBuf, &str)> {
        self.strongest(|layer| layer.baseline.clone())
    }

    /// The waivers, in the order of their files.
    pub fn waivers(&self) -> impl Iterator<Item = &Arc<Waiver>> {
        self.layers.iter().flat_map(|layer| &layer.waivers)
    }

    /// What is stated of the school and ruled on a report.
    #[must_use]
    pub fn stated(&self, report: &Path) -> Stated {
        let mut stated = Stated::default();
        for layer in &self.layers {
            let of = &layer.stated;
            stated.name = of.name.clone().or(stated.name);
            stated.level = of.level.clone().or(stated.level);
            stated.ownership = of.ownership.clone().or(stated.ownership);
            stated.authority = of.authority.clone().or(stated.authority);
            stated.year = of.year.clone().or(stated.year);
            let rulings = layer
                .rulings
                .iter()
                .filter(|(scope, _)| scope.holds(report));
            stated
                .rulings
                .extend(rulings.map(|(_, ruling)| ruling.clone()));
        }
        stated
    }
}

/// All settings of a run.
#[derive(Debug, Default)]
pub struct Projects {
    by_folder: HashMap<PathBuf, Result<Arc<Project>, Arc<ConfigError>>>,
    /// Folders that bear the name of the file of settings, sorted: what they hold says nothing.
    misnamed: Vec<PathBuf>,
    /// The files that were read: settings and baselines.
    read: Vec<PathBuf>,
}

impl Projects {
    /// Reads the settings of all sources of a run. Where those of some cannot be followed, the others still are.
    ///
    /// # Errors
    /// Where what is said for all cannot be followed: the command line, or the environment.
    pub fn load(sources: &[Source], pack: &Pack, given: &Given) -> Result<Self, ConfigError> {
        let mut loader = Loader {
            pack,
            given,
            above: above(pack, given)?,
            files: HashMap::new(),
            baselines: HashMap::new(),
            misnamed: BTreeSet::new(),
        };
        let mut projects = Self::default();
        for source in sources {
            if let Entry::Vacant(place) = projects.by_folder.entry(folder(source)) {
                let project = loader.project(place.key());
                place.insert(project);
            }
        }
        projects.misnamed.extend(loader.misnamed);
        projects.read.extend(loader.files.into_keys());
        projects.read.extend(loader.baselines.into_keys());
        Ok(projects)
    }

    /// Why the settings of a source cannot be followed, if they cannot.
    #[must_use]
    pub fn fault_of(&self, source: &Source) -> Option<&Arc<ConfigError>> {
        self.by_folder.get(&folder(source))?.as_ref().err()
    }

    /// Folders that were passed over while a file of settings was looked for, though they bear its name.
    pub fn misnamed(&self) -> impl Iterator<Item = String> {
        self.misnamed.iter().map(|path| shown(path))
    }

    /// The files of settings and the baselines that were read.
    #[must_use]
    pub fn files(&self) -> &[PathBuf] {
        &self.read
    }

    /// The settings that a source follows.
    #[must_use]
    pub fn of(&self, source: &Source) -> Arc<Project> {
        let project = self.by_folder.get(&folder(source));
        let project = project.and_then(|project| project.as_ref().ok());
        project.cloned().unwrap_or_default()
    }

    /// The settings of all folders that can be followed.
    pub fn all(&self) -> impl Iterator<Item = &Project> {
        let sound = self.by_folder.values().filter_map(|one| one.as_ref().ok());
        sound.map(AsRef::as_ref)
    }

    /// From where on findings fail: where reports of a run follow several files, the strictest of them counts for all.
    #[must_use]
    pub fn fail_on(&self) -> FailOn {
        let levels = self.all().map(|project| {
            let level = project.fail_on();
            level.map_or(FailOn::Error, |(level, _)| level)
        });
        let strictness = |level: &FailOn| match level {
            FailOn::Never => 0,
            FailOn::Error => 1,
            FailOn::Warning => 2,
            FailOn::Note => 3,
        };
        levels.max_by_key(strictness).unwrap_or(FailOn::Error)
    }
}

/// The folder in which a source stands, without links; that of the run for standard input without a name.
fn folder(source: &Source) -> PathBuf {
    let path = source.path.as_deref().unwrap_or(Path::new(&source.shown));
    real(path.parent().unwrap_or(Path::new("")))
}

/// A path without links and detours, where it leads anywhere.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The environment and the command line, which stand above every file.
fn above(pack: &Pack, given: &Given) -> Result<Vec<Arc<Layer>>, ConfigError> {
    let folder = real(Path::new(""));
    let read = |name: &str, text: &str, source| {
        let origin = Origin { name, text };
        let folder = &folder;
        Reader {
            origin,
            folder,
            pack,
            source,
        }
        .read()
    };
    let mut above = Vec::new();
    if !given.isolated {
        let text = environment()?;
        if !text.is_empty() {
            let mut layer = read("环境变量 XXGK_*", &text, From::Config)?;
            layer.kind = Kind::Environment;
            above.push(Arc::new(layer));
        }
    }
    let mut line = read("命令行", &given.text, From::Flag)?;
    line.kind = Kind::CommandLine;
    let config = std::mem::take(&mut line.stated);
    line.stated = Stated {
        name: given.stated.name.clone().or(config.name),
        level: given.stated.level.clone().or(config.level),
        ownership: given.stated.ownership.clone().or(config.ownership),
        year: given.stated.year.clone().or(config.year),
        ..config
    };
    if given.baseline.is_some() {
        line.baseline.clone_from(&given.baseline);
    }
    above.push(Arc::new(line));
    Ok(above)
}

/// The environment in the form of `xxgk.toml`.
fn environment() -> Result<String, ConfigError> {
    let mut text = String::new();
    let mut found: Vec<(String, String)> = std::env::vars_os()
        .map(|(name, value)| {
            let words = |one: std::ffi::OsString| one.to_string_lossy().into_owned();
            (words(name), words(value))
        })
        // Pipelines hand on variables that are empty where they are not set.
        .filter(|(name, value)| name.starts_with("XXGK_") && !value.trim().is_empty())
        .collect();
    found.sort();
    for (name, value) in found {
        let Some((_, key)) = VARIABLES.iter().find(|(known, _)| *known == name) else {
            let known = VARIABLES.iter().map(|(known, _)| *known);
            let hint = super::error::nearest(&name, known);
            let hint = hint.map(|hint| format!("（{hint}）")).unwrap_or_default();
            let message = format!("没有名为“{name}”的环境变量设置{hint}");
            return Err(ConfigError::Plain(message));
        };
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let value = match *key {
            "select" | "ignore" => {
                let all: Vec<String> = value.split(',').map(|one| quoted(one.trim())).collect();
                format!("[{}]", all.join(", "))
            }
            _ if value.parse::<u32>().is_ok() => value,
            _ => quoted(&value),
        };
        text.push_str(&format!("{key} = {value}\n"));
    }
    Ok(text)
}

struct Loader<'l> {
    pack: &'l Pack,
    given: &'l Given,
    above: Vec<Arc<Layer>>,
    /// The layers of each file read so far, those that it builds on first.
    files: HashMap<PathBuf, Result<Vec<Arc<Layer>>, Arc<ConfigError>>>,
    baselines: HashMap<PathBuf, Result<Arc<Baseline>, Arc<ConfigError>>>,
    misnamed: BTreeSet<PathBuf>,
}

impl Loader<'_> {
    fn project(&mut self, folder: &Path) -> Result<Arc<Project>, Arc<ConfigError>> {
        let mut layers = Vec::new();
        let file = match self.given.isolated {
            true => None,
            false => self.found(folder),
        };
        if let Some(file) = &file {
            layers.extend(self.file(file, 0)?);
        }
        layers.extend(self.above.iter().cloned());
        let own = file.as_deref().and_then(Path::parent);
        let mut project = Project {
            folder: own.map_or_else(|| real(Path::new("")), Path::to_owned),
            layers,
            baseline: None,
            no_waivers: self.given.no_waivers,
            today: Some(self.given.today),
        };
        if let Some((path, _)) = project.baseline()
            && !self.given.unread_baseline
        {
            project.baseline = Some(self.baseline(&path)?);
        }
        Ok(Arc::new(project))
    }

    /// The file of settings nearest to a folder. Whatever bears its name is meant, but for folders: what cannot be read
    /// there must not be passed over.
    fn found(&mut self, folder: &Path) -> Option<PathBuf> {
        let mut named = folder.ancestors().map(|up| up.join(NAME));
        named.find(|file| {
            let is_folder = file.is_dir();
            if is_folder {
                self.misnamed.insert(file.clone());
            }
            !is_folder && file.symlink_metadata().is_ok()
        })
    }

    fn file(&mut self, path: &Path, depth: usize) -> Result<Vec<Arc<Layer>>, Arc<ConfigError>> {
        if let Some(layers) = self.files.get(path) {
            return layers.clone();
        }
        let layers = self.read(path, depth);
        self.files.insert(path.to_owned(), layers.clone());
        layers
    }

    fn read(&mut self, path: &Path, depth: usize) -> Result<Vec<Arc<Layer>>, Arc<ConfigError>> {
        let name = shown(path);
        if depth > DEEPEST {
            let message = format!("{name}：extend 绕了回来，或层数太多；去掉其中一处 extend");
            return Err(ConfigError::Plain(message).into());
        }
        let text = super::text_of(path).map_err(|why| {
            let help = match depth {
                0 => "检查这个文件；不用它则加 --isolated",
                _ => "检查 extend 写的路径：从写它的 xxgk.toml 所在的文件夹算起，要写到文件名",
            };
            let of = if depth == 0 { "" } else { "extend 指向的 " };
            ConfigError::Plain(format!("{of}{name}：{why}；{help}"))
        })?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let reader = Reader {
            origin: Origin {
                name: &name,
                text: &text,
            },
            folder: &folder,
            pack: self.pack,
            source: From::Config,
        };
        let layer = reader.read()?;
        let mut layers = match &layer.extend {
            Some(base) => self.file(&real(&folder.join(base)), depth + 1)?,
            None => Vec::new(),
        };
        layers.push(Arc::new(layer));
        Ok(layers)
    }

    fn baseline(&mut self, path: &Path) -> Result<Arc<Baseline>, Arc<ConfigError>> {
        if let Some(baseline) = self.baselines.get(path) {
            return baseline.clone();
        }
        let baseline = Baseline::read(path, self.pack).map(Arc::new);
        let baseline = baseline.map_err(Arc::new);
        self.baselines.insert(path.to_owned(), baseline.clone());
        baseline
    }
}

/// A file's path for people: from the folder of the run where it stands below it.
pub(super) fn shown(path: &Path) -> String {
    let here = real(Path::new(""));
    let path = match path.strip_prefix(&here) {
        Ok(inside) if inside.as_os_str().is_empty() => Path::new("."),
        inside => inside.unwrap_or(path),
    };
    path.to_string_lossy().replace('\\', "/")
}
