//! The settings that a report follows, as one file that says the same: sources laid over each other, each value with
//! the place that it comes from.

use super::layer::{Choice, Kind, Layer};
use super::project::{VARIABLES, shown};
use super::{FailOn, Grade, Project, Scope, Selector};
use crate::pack::{Language, Level, Ownership, Pack, Severity};
use std::path::Path;

/// A line of TOML, and where it comes from; nothing for a line without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The line.
    pub line: String,
    /// The place that it comes from, for people.
    pub origin: Option<String>,
}

/// A choice with the place of each of its values.
#[derive(Default)]
struct Placed {
    select: Option<(Vec<Selector>, String)>,
    ignore: Option<(Vec<Selector>, String)>,
    severity: Vec<(Selector, Grade, String)>,
}

impl Project {
    /// The settings as the lines of a file. Put beside the report in place of all other sources, it has their effect.
    #[must_use]
    pub fn shown(&self, pack: &Pack, language: Language) -> Vec<Shown> {
        let mut page = Page {
            project: self,
            pack,
            language,
            lines: Vec::new(),
        };
        page.single_values();
        let (first, rest) = page.choices();
        page.choice(&first, "severity");
        page.school();
        for (files, choice) in &rest {
            page.over(files, choice);
        }
        page.rulings();
        page.waivers();
        page.lines
    }
}

struct Page<'p> {
    project: &'p Project,
    pack: &'p Pack,
    language: Language,
    lines: Vec<Shown>,
}

/// A string of TOML. One of JSON is such a string too.
fn text(words: &str) -> String {
    crate::output::quoted(words)
}

fn list<T: ToString>(all: &[T]) -> String {
    let all: Vec<String> = all.iter().map(|one| text(&one.to_string())).collect();
    format!("[{}]", all.join(", "))
}

impl Page<'_> {
    fn say<'w>(&self, chinese: &'w str, english: &'w str) -> &'w str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    fn line(&mut self, line: String, origin: Option<String>) {
        self.lines.push(Shown { line, origin });
    }

    fn value(&mut self, key: &str, value: &str, origin: &str) {
        self.line(format!("{key} = {value}"), Some(origin.to_owned()));
    }

    fn head(&mut self, head: &str, origin: Option<String>) {
        self.line(String::new(), None);
        self.line(head.to_owned(), origin);
    }

    /// Where a key of a source stands.
    fn origin(&self, layer: &Layer, key: &str) -> String {
        match layer.kind {
            Kind::File => match layer.lines.get(key) {
                Some(line) => format!("{}:{line}", layer.name),
                None => layer.name.clone(),
            },
            Kind::Environment => {
                let variable = VARIABLES.iter().find(|(_, of)| *of == key);
                let name = variable.map_or("XXGK_*", |(name, _)| *name);
                format!("{} {name}", self.say("环境变量", "environment"))
            }
            Kind::CommandLine => self.say("命令行", "command line").to_owned(),
        }
    }

    /// The strongest source's value for a key, in TOML, and where it stands.
    fn strongest(
        &self,
        key: &str,
        of: impl Fn(&Layer) -> Option<String>,
    ) -> Option<(String, String)> {
        let layers: Vec<&Layer> = self.project.layers().collect();
        let mut sources = layers.into_iter().rev();
        sources.find_map(|layer| Some((of(layer)?, self.origin(layer, key))))
    }

    fn single_values(&mut self) {
        for (number, key) in ["pack", "pack-version"].into_iter().enumerate() {
            let pin = |layer: &Layer| layer.pins[number].as_deref().map(text);
            if let Some((value, origin)) = self.strongest(key, pin) {
                self.value(key, &value, &origin);
            }
        }
        let default = self.say("默认", "default").to_owned();
        let fail_on = |layer: &Layer| layer.fail_on.map(|level| text(level.name()));
        let fail_on = self.strongest("fail-on", fail_on);
        let (value, origin) =
            fail_on.unwrap_or_else(|| (text(FailOn::Error.name()), default.clone()));
        self.value("fail-on", &value, &origin);
        let least = |layer: &Layer| layer.min_severity.map(|level| text(level.name()));
        let least = self.strongest("min-severity", least);
        let (value, origin) = least.unwrap_or_else(|| (text(Severity::Note.name()), default));
        self.value("min-severity", &value, &origin);
        for key in ["min-disclosed", "max-missing"] {
            let limit = |layer: &Layer| {
                let limit = match key {
                    "min-disclosed" => layer.min_disclosed,
                    _ => layer.max_missing,
                };
                let said = limit?.to_string();
                Some(if said.ends_with('%') {
                    text(&said)
                } else {
                    said
                })
            };
            if let Some((value, origin)) = self.strongest(key, limit) {
                self.value(key, &value, &origin);
            }
        }
        let baseline = |layer: &Layer| {
            layer
                .baseline
                .as_deref()
                .map(|path| text(&self.beside(path)))
        };
        if let Some((value, origin)) = self.strongest("baseline", baseline) {
            self.value("baseline", &value, &origin);
        }
    }

    /// A path from the folder of the settings where it stands below it.
    fn beside(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.project.folder);
        let path = inside
            .map(Path::to_owned)
            .unwrap_or_else(|_| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        path.to_string_lossy().replace('\\', "/")
    }

    /// The choice that holds for all reports, and those for some, in the order in which they are weighed. A source
    /// weighs more than the overrides of a weaker one, so behind these it becomes one for all files.
    fn choices(&self) -> (Placed, Vec<(Vec<String>, Placed)>) {
        let mut first = Placed::default();
        let mut rest: Vec<(Vec<String>, Placed)> = Vec::new();
        for layer in self.project.layers() {
            let own = self.placed(layer, &layer.choice, "");
            let is_empty = own.select.is_none() && own.ignore.is_none() && own.severity.is_empty();
            if rest.is_empty() && self.mixes(&first, &own) {
                self.mix(&mut first, own);
            } else if !is_empty {
                rest.push((vec!["*".to_owned()], own));
            }
            for (number, (scopes, choice)) in layer.overrides.iter().enumerate() {
                let files: Vec<String> = scopes
                    .iter()
                    .filter_map(|scope| self.pattern(scope))
                    .collect();
                let key = format!("override.{number}");
                if !files.is_empty() {
                    rest.push((files, self.placed(layer, choice, &key)));
                }
            }
        }
        (first, rest)
    }

    fn placed(&self, layer: &Layer, choice: &Choice, over: &str) -> Placed {
        let origin = |key: &str| self.origin(layer, if over.is_empty() { key } else { over });
        let all = |one: &Option<Vec<Selector>>, key: &str| {
            one.as_ref().map(|all| (all.clone(), origin(key)))
        };
        let severity = choice.severity.iter().map(|(selector, grade)| {
            let key = format!("severity.{selector}");
            (selector.clone(), *grade, origin(&key))
        });
        Placed {
            select: all(&choice.select, "select"),
            ignore: all(&choice.ignore, "ignore"),
            severity: severity.collect(),
        }
    }

    fn group<'s>(&'s self, selector: &'s Selector) -> &'s str {
        let rule = self.pack.rule(selector.name());
        rule.map_or(selector.name(), |rule| rule.group.as_str())
    }

    /// Whether two choices can stand in one table. There the closer selector has the last word, not the later one: they
    /// differ where a rule is set above one item of its group.
    fn mixes(&self, below: &Placed, above: &Placed) -> bool {
        above.severity.iter().all(|(strong, ..)| {
            let group = self.group(strong);
            let of_group = |weak: &Selector| weak.is_on_item() && weak.name() == group;
            let mut weak = below.severity.iter();
            strong.is_on_item() || strong.name() == group || !weak.any(|(weak, ..)| of_group(weak))
        })
    }

    fn mix(&self, below: &mut Placed, above: Placed) {
        below.ignore = match (below.ignore.take(), above.ignore) {
            // What is ignored adds up, unless a new selection begins afresh.
            (Some((mut all, of_below)), Some((more, of_above))) if above.select.is_none() => {
                all.extend(more);
                Some((all, format!("{of_below}、{of_above}")))
            }
            (below, None) if above.select.is_none() => below,
            (_, above) => above,
        };
        below.select = above.select.or(below.select.take());
        for (selector, grade, origin) in above.severity {
            below
                .severity
                .retain(|(weak, ..)| !selector.covers(weak, self.group(weak)));
            below.severity.push((selector, grade, origin));
        }
    }

    /// The choice that holds for all, then its severities as a table; within an override, in braces.
    fn choice(&mut self, choice: &Placed, severity: &str) {
        self.lists(choice);
        if choice.severity.is_empty() {
            return;
        }
        self.head(&format!("[{severity}]"), None);
        for (selector, grade, origin) in &choice.severity {
            self.value(&text(&selector.to_string()), &text(grade.name()), origin);
        }
    }

    fn lists(&mut self, choice: &Placed) {
        for (key, all) in [("select", &choice.select), ("ignore", &choice.ignore)] {
            if let Some((all, origin)) = all {
                self.value(key, &list(all), origin);
            }
        }
    }

    fn over(&mut self, files: &[String], choice: &Placed) {
        let mut places = choice.severity.iter().map(|(.., place)| place);
        let lists = choice.select.as_ref().or(choice.ignore.as_ref());
        let origin = lists.map(|(_, origin)| origin).or_else(|| places.next());
        self.head("[[override]]", origin.cloned());
        self.line(format!("files = {}", list(files)), None);
        self.lists(choice);
        if !choice.severity.is_empty() {
            let grades: Vec<String> = choice
                .severity
                .iter()
                .map(|(one, grade, _)| {
                    format!("{} = {}", text(&one.to_string()), text(grade.name()))
                })
                .collect();
            self.line(format!("severity = {{ {} }}", grades.join(", ")), None);
        }
    }

    /// A pattern from the folder of the settings; nothing where it is for no file below that.
    fn pattern(&self, scope: &Scope) -> Option<String> {
        let pattern = scope.as_str();
        if !pattern.contains('/') {
            return Some(pattern.to_owned());
        }
        let here = &self.project.folder;
        if let Ok(inside) = scope.folder().strip_prefix(here) {
            let folder = glob::Pattern::escape(&inside.to_string_lossy().replace('\\', "/"));
            return Some(match folder.is_empty() {
                true => pattern.to_owned(),
                false => format!("{folder}/{pattern}"),
            });
        }
        // From a folder above: what the pattern says of the way from there to here is taken off.
        let way = here.strip_prefix(scope.folder()).ok()?;
        let mut parts: Vec<&str> = pattern.split('/').collect();
        for folder in way {
            if parts.first() == Some(&"**") {
                break;
            }
            let part = (parts.len() > 1).then(|| parts.remove(0))?;
            let part = glob::Pattern::new(part).ok()?;
            part.matches(&folder.to_string_lossy()).then_some(())?;
        }
        Some(parts.join("/"))
    }

    fn school(&mut self) {
        let name = |layer: &Layer| Some(text(&layer.stated.name.as_ref()?.value));
        let level = |layer: &Layer| Some(text(Level::name(layer.stated.level.as_ref()?.value)));
        let kind = |layer: &Layer| {
            Some(text(Ownership::name(
                layer.stated.ownership.as_ref()?.value,
            )))
        };
        let authority = |layer: &Layer| Some(text(&layer.stated.authority.as_ref()?.value));
        let year = |layer: &Layer| Some(layer.stated.year.as_ref()?.value.to_string());
        let facts = [
            ("name", self.strongest("school.name", name)),
            ("level", self.strongest("school.level", level)),
            ("ownership", self.strongest("school.ownership", kind)),
            ("authority", self.strongest("school.authority", authority)),
            ("year", self.strongest("school.year", year)),
        ];
        if facts.iter().all(|(_, fact)| fact.is_none()) {
            return;
        }
        self.head("[school]", None);
        for (key, fact) in facts {
            if let Some((value, origin)) = fact {
                self.value(key, &value, &origin);
            }
        }
    }

    fn rulings(&mut self) {
        for layer in self.project.layers() {
            for (number, (scope, ruling)) in layer.rulings.iter().enumerate() {
                let Some(report) = self.pattern(scope) else {
                    continue;
                };
                let origin = self.origin(layer, &format!("ruling.{number}"));
                self.head("[[ruling]]", Some(origin));
                self.line(format!("report = {}", text(&report)), None);
                self.line(format!("item = {}", ruling.item), None);
                self.line(format!("status = {}", text(ruling.status.name())), None);
                self.line(format!("reason = {}", text(&ruling.reason)), None);
                if let Some(by) = &ruling.by {
                    self.line(format!("by = {}", text(by)), None);
                }
            }
        }
    }

    fn waivers(&mut self) {
        if self.project.no_waivers {
            return;
        }
        for waiver in self.project.waivers() {
            let Some(file) = self.pattern(&waiver.file) else {
                continue;
            };
            let line = format!("{}:{}", shown(Path::new(&waiver.path)), waiver.line);
            self.head("[[waiver]]", Some(line));
            self.line(format!("rule = {}", text(&waiver.rule.to_string())), None);
            self.line(format!("file = {}", text(&file)), None);
            self.line(format!("reason = {}", text(&waiver.reason)), None);
            if let Some(who) = &waiver.approved_by {
                self.line(format!("approved-by = {}", text(who)), None);
            }
            if let Some(day) = waiver.expires {
                self.line(format!("expires = {day}"), None);
            }
        }
    }
}
