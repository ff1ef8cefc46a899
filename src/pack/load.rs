//! From TOML files to a pack, with errors that point at file, line and column.
//!
//! Every file has the same form, so a pack may be cut into files as its authors like.

use super::citation::Citation;
use super::citation::Titles;
use super::error::slip;
use super::file::{AskData, CitationData, File, ItemData, PartData, RuleData, TopicData, Written};
use super::model::{Category, Element, Item, Pack, PackId, Part, Text};
use super::rule::{Case, Rule};
use super::signal::{Lists, spell_out};
use super::words::{Search, Topic};
use super::{Class, Lexicon, List, Owner, PackError, Register, Signal, Template};
use miette::NamedSource;
use std::collections::BTreeMap;
use std::path::Path;

/// A text's topics are kept as the bits of one number.
const MOST_TOPICS: usize = 64;

/// The largest file of a pack, in bytes.
const LARGEST: u64 = 32 << 20;

/// The text of a pack's file. A device gives no end of it.
fn bounded(path: &Path) -> std::io::Result<String> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("不是普通文件"));
    }
    if metadata.len() > LARGEST {
        let message = format!("文件太大（上限 {} MB）", LARGEST >> 20);
        return Err(std::io::Error::other(message));
    }
    std::fs::read_to_string(path)
}

/// A file's name and text, for errors to point into.
struct Origin<'f> {
    name: &'f str,
    text: &'f str,
}

impl Origin<'_> {
    fn malformed(&self, message: String, at: std::ops::Range<usize>) -> PackError {
        PackError::Malformed {
            message,
            file: NamedSource::new(self.name, self.text.to_owned()),
            at: at.into(),
        }
    }

    fn template(&self, text: &str) -> Result<Template, PackError> {
        Template::parse(text).map_err(|open| {
            let at = self.text.find(&open).unwrap_or(0);
            self.malformed(
                "花括号没有闭合".to_owned(),
                at..at + open.len().min(self.text.len() - at),
            )
        })
    }
}

impl Pack {
    /// Loads the pack of a folder: every `*.toml` in it, and its `schools.tsv`, or else the built-in register.
    ///
    /// # Errors
    /// Where a file cannot be read or is no part of a pack.
    pub fn load(folder: &Path) -> Result<Self, PackError> {
        let unreadable = |path: &Path| {
            let path = path.display().to_string();
            move |cause| PackError::Unreadable { path, cause }
        };
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
            let path = entry.map_err(unreadable(folder))?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                names.push(path);
            }
        }
        names.sort();
        let mut files = Vec::new();
        for path in names {
            let text = bounded(&path).map_err(unreadable(&path))?;
            files.push((path.display().to_string(), text));
        }
        let table = folder.join("schools.tsv");
        let register = match bounded(&table) {
            Ok(text) => Register::new(text.into()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Register::of_ministry(),
            Err(error) => return Err(unreadable(&table)(error)),
        };
        Self::from_files(files, register)
    }

    /// A pack from the names and texts of its files.
    fn from_files(files: Vec<(String, String)>, register: Register) -> Result<Self, PackError> {
        let mut parsed = Vec::new();
        for (name, text) in &files {
            let origin = Origin { name, text };
            let file: File = toml::from_str(text).map_err(|error| {
                origin.malformed(slip(error.message()), error.span().unwrap_or(0..0))
            })?;
            parsed.push((origin, file));
        }
        let mut loader = Loader::default();
        for (origin, file) in &parsed {
            loader.lists(origin, &file.words)?;
        }
        for (origin, file) in &parsed {
            loader.classes(origin, &file.words)?;
        }
        for (origin, file) in parsed {
            loader.file(&origin, file)?;
        }
        loader.finish(register)
    }
}

#[derive(Default)]
struct Loader {
    id: Option<PackId>,
    categories: Vec<Category>,
    items: Vec<Item>,
    parts: Vec<Part>,
    rules: Vec<Rule>,
    topics: Vec<Topic>,
    limits: Vec<Text>,
    citations: Vec<Citation>,
    lists: Lists,
    signals: Vec<(Owner, Signal)>,
    gap_signals: Vec<(Owner, Signal)>,
    fault_signals: Vec<(Owner, Signal)>,
}

impl Loader {
    /// Word lists may name lists that stand before them, in the order of file and name.
    fn lists(
        &mut self,
        origin: &Origin<'_>,
        words: &BTreeMap<String, Vec<Written>>,
    ) -> Result<(), PackError> {
        for (name, written) in words {
            let mut all = Vec::new();
            // An expression with a gap is a signal of its own list and cannot be part of another.
            for word in written.iter().filter(|word| !word.get_ref().contains('…')) {
                let literals = spell_out(word.get_ref(), &self.lists)
                    .map_err(|error| origin.malformed(error.to_string(), word.span()))?;
                all.extend(literals);
            }
            if self.lists.insert(name.clone(), all).is_some() {
                return Err(PackError::Incomplete {
                    message: format!("词表“{name}”出现两次"),
                });
            }
        }
        Ok(())
    }

    fn classes(
        &mut self,
        origin: &Origin<'_>,
        words: &BTreeMap<String, Vec<Written>>,
    ) -> Result<(), PackError> {
        for (class, name) in Class::ALL {
            for word in words.get(*name).into_iter().flatten() {
                let signal = Signal::parse_short(word.get_ref(), &self.lists)
                    .map_err(|error| origin.malformed(error.to_string(), word.span()))?;
                let signals = match class.search() {
                    Search::Items => &mut self.signals,
                    Search::Gaps => &mut self.gap_signals,
                    Search::Faults => &mut self.fault_signals,
                };
                signals.push((Owner::Class(*class), signal));
            }
        }
        Ok(())
    }

    fn signals(
        &mut self,
        origin: &Origin<'_>,
        owner: Owner,
        written: &[Written],
    ) -> Result<(), PackError> {
        for word in written {
            let signal = Signal::parse(word.get_ref(), &self.lists)
                .map_err(|error| origin.malformed(error.to_string(), word.span()))?;
            self.signals.push((owner, signal));
        }
        Ok(())
    }

    fn file(&mut self, origin: &Origin<'_>, file: File) -> Result<(), PackError> {
        if let Some(id) = file.pack
            && self.id.replace(id).is_some()
        {
            return Err(PackError::Incomplete {
                message: "[pack] 出现两次".to_owned(),
            });
        }
        let category = file.category.as_ref().map(|category| category.number);
        self.categories.extend(file.category);
        self.limits.extend(file.limit);
        for item in file.item {
            let category = category.ok_or_else(|| PackError::Incomplete {
                message: format!("{} 里有清单事项，却没有 [category]", origin.name),
            })?;
            self.item(origin, category, item)?;
        }
        for part in file.part {
            self.part(origin, part)?;
        }
        for rule in file.rule {
            self.rule(origin, rule)?;
        }
        for topic in file.topic {
            self.topic(origin, topic)?;
        }
        self.citations
            .extend(file.citation.into_iter().map(CitationData::into_citation));
        Ok(())
    }

    fn topic(&mut self, origin: &Origin<'_>, data: TopicData) -> Result<(), PackError> {
        if self.topics.len() == MOST_TOPICS {
            return Err(PackError::Incomplete {
                message: format!("话题 [[topic]] 超过 {MOST_TOPICS} 个"),
            });
        }
        // Words of one character count only beside others, as in a word list.
        let index = self.topics.len() as u8;
        for (owner, words) in [
            (Owner::Topic(index), &data.words),
            (Owner::Answer(index), &data.answers),
        ] {
            for word in words {
                let signal = Signal::parse_short(word.get_ref(), &self.lists)
                    .map_err(|error| origin.malformed(error.to_string(), word.span()))?;
                self.gap_signals.push((owner, signal));
            }
        }
        self.topics.push(Topic {
            name: data.name,
            weak: data.weak,
        });
        Ok(())
    }

    fn item(&mut self, origin: &Origin<'_>, category: u8, data: ItemData) -> Result<(), PackError> {
        let number = data.number;
        self.signals(origin, Owner::About(number), &data.about)?;
        self.signals(origin, Owner::Unless(number), &data.unless)?;
        self.signals(origin, Owner::Absent(number), &data.absent)?;
        self.signals(origin, Owner::Field(number), &data.field)?;
        self.signals(origin, Owner::Near(number), &data.near)?;
        for (index, element) in data.element.iter().enumerate() {
            self.signals(
                origin,
                Owner::Element(number, index as u8),
                &element.signals,
            )?;
            let within = Owner::Within(number, index as u8);
            self.signals(origin, within, &element.within)?;
            self.signals(
                origin,
                Owner::ElementUnless(number, index as u8),
                &element.unless,
            )?;
        }
        self.items.push(Item {
            number,
            category,
            name: data.name,
            title: data.title,
            elements: data
                .element
                .into_iter()
                .map(|element| Element {
                    id: element.id,
                    label: element.label,
                })
                .collect(),
            applies: data.applies,
            applies_why: data.applies_why,
            basis: data.basis,
            basis_now: data.basis_now,
            basis_sure: data.basis_sure,
            expected: data.expected,
            figures: data.figures,
            counted: data.counted,
            kin: 0,
            offered: data.offered,
            absent: data
                .absent
                .into_iter()
                .map(toml::Spanned::into_inner)
                .collect(),
            field: data
                .field
                .into_iter()
                .map(toml::Spanned::into_inner)
                .collect(),
            near: data
                .near
                .into_iter()
                .map(toml::Spanned::into_inner)
                .collect(),
            examples: data.examples,
        });
        Ok(())
    }

    fn part(&mut self, origin: &Origin<'_>, data: PartData) -> Result<(), PackError> {
        let index = self.parts.len() as u8;
        self.signals(origin, Owner::Heading(index), &data.signals)?;
        self.signals(origin, Owner::NotHeading(index), &data.unless)?;
        self.signals(origin, Owner::Body(index), &data.body)?;
        for (ask, asked) in data.asks.iter().enumerate() {
            self.signals(origin, Owner::Ask(index, ask as u8), &asked.signals)?;
        }
        self.parts.push(Part {
            id: data.id,
            name: data.name,
            required: data.required,
            since: data.since,
            beside: data.beside,
            least_asks: data.least_asks,
            least_length: data.least_length,
            asks: data.asks.into_iter().map(AskData::into_ask).collect(),
            headings: data.headings,
            not_headings: data.not_headings,
        });
        Ok(())
    }

    fn rule(&mut self, origin: &Origin<'_>, data: RuleData) -> Result<(), PackError> {
        let both = |text: &Text| {
            Ok::<_, PackError>([origin.template(&text.zh)?, origin.template(&text.en)?])
        };
        let (message, help) = (both(&data.message)?, both(&data.help)?);
        let mut cases = BTreeMap::new();
        for (name, case) in &data.cases {
            let message = case.message.as_ref().map(both).transpose()?;
            let help = case.help.as_ref().map(both).transpose()?;
            cases.insert(name.clone(), Case { message, help });
        }
        self.rules.push(Rule {
            name: data.name,
            group: data.group,
            of_configuration: data.of_configuration,
            title: data.title,
            why: data.why,
            severity: data.severity,
            message,
            help,
            basis: data.basis,
            examples: data.examples,
            cases,
        });
        Ok(())
    }

    fn finish(mut self, register: Register) -> Result<Pack, PackError> {
        let incomplete = |message: String| PackError::Incomplete { message };
        let id = self
            .id
            .take()
            .ok_or_else(|| incomplete("没有 [pack]".to_owned()))?;
        self.categories.sort_by_key(|category| category.number);
        self.items.sort_by_key(|item| item.number);
        Item::join_kin(&mut self.items);
        if let Some(pair) = self
            .items
            .windows(2)
            .find(|pair| pair[0].number == pair[1].number)
        {
            return Err(incomplete(format!("清单第 {} 项出现两次", pair[0].number)));
        }
        if let Some(item) = self
            .items
            .iter()
            .find(|item| !(1..=50).contains(&item.number))
        {
            return Err(incomplete(format!(
                "清单没有第 {} 项，编号应为 1 到 50",
                item.number
            )));
        }
        for (class, name) in Class::ALL {
            if !self
                .signals
                .iter()
                .chain(&self.gap_signals)
                .chain(&self.fault_signals)
                .any(|(owner, _)| *owner == Owner::Class(*class))
            {
                return Err(incomplete(format!("缺少词表“{name}”")));
            }
        }
        let mut lists = Vec::new();
        for (_, name) in List::ALL {
            let words = self.lists.remove(name);
            lists.push(words.ok_or_else(|| incomplete(format!("缺少词表“{name}”")))?);
        }
        let lexicon = Lexicon::new(&self.signals);
        let gap_lexicon = Lexicon::new(&self.gap_signals);
        Ok(Pack {
            id,
            categories: self.categories,
            items: self.items,
            parts: self.parts,
            rules: self.rules,
            topics: self.topics,
            limits: self.limits,
            lists,
            titles: Titles::of(&self.citations),
            citations: self.citations,
            lexicon,
            gap_lexicon,
            fault_lexicon: Lexicon::new(&self.fault_signals),
            register,
        })
    }
}
