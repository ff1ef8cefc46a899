//! What a pack holds, once it is loaded.

use super::citation::Titles;
use super::{Citation, Lexicon, List, Register, Rule, Topic};
use serde::{Deserialize, Serialize};

/// The language in which a review speaks to people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something to know.
    Note,
    /// Something to mend.
    Warning,
    /// Something that the notices require and the report lacks.
    Error,
}

impl Severity {
    /// All severities, gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Whether an item concerns a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applies {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It does where the school has such a thing.
    Depends,
}

impl Applies {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Depends => "depends",
        }
    }
}

/// The level of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 高职高专
    Vocational,
    /// 职业本科
    VocationalBachelor,
    /// 本科
    Undergraduate,
    /// A school that trains graduate students.
    Graduate,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 4] = [
        Self::Vocational,
        Self::VocationalBachelor,
        Self::Undergraduate,
        Self::Graduate,
    ];

    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vocational => "vocational",
            Self::VocationalBachelor => "vocational-bachelor",
            Self::Undergraduate => "undergraduate",
            Self::Graduate => "graduate",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// Who owns a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ownership {
    /// 公办
    Public,
    /// 民办, and every other kind that is not the state's own.
    Private,
}

impl Ownership {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Public, Self::Private];

    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }

    /// The ownership of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|ownership| ownership.name() == name)
    }
}

/// Whose name a pack goes by, and its version.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PackId {
    /// `moe-2014`
    pub id: String,
    /// Version of the data.
    pub version: String,
    /// What it is, for people.
    pub title: Text,
    /// What its items stand on, as it is cited before an item's number; empty where it is not said.
    #[serde(default)]
    pub list: Text,
    /// The first year whose reports it binds; those of earlier years it can only be held beside.
    pub list_since: Option<u16>,
}

/// Which kinds of school an item concerns.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Applicability {
    /// 高职高专
    pub vocational: Applies,
    /// 职业本科
    pub vocational_bachelor: Applies,
    /// 本科
    pub undergraduate: Applies,
    /// With graduate training.
    pub graduate: Applies,
    /// Private schools: can only lower yes to depends.
    pub private: Applies,
    /// Schools under the central government: can only raise depends to yes.
    pub central: Applies,
}

impl Applicability {
    /// What the level alone says.
    #[must_use]
    pub fn at(&self, level: Level) -> Applies {
        match level {
            Level::Vocational => self.vocational,
            Level::VocationalBachelor => self.vocational_bachelor,
            Level::Undergraduate => self.undergraduate,
            Level::Graduate => self.graduate,
        }
    }
}

/// How sure the legal basis of an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The cell of the official table was seen.
    High,
    /// The document exists and its subject is this item; the cell was not seen.
    Medium,
    /// Not found, or a guess.
    Low,
}

/// A category of the list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// 1 to 10.
    pub number: u8,
    /// Its official name, and that name in English.
    pub name: Text,
}

/// One of the fifty items.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Item {
    /// 1 to 50.
    pub number: u8,
    /// The category it stands in.
    pub category: u8,
    /// A short name.
    pub name: Text,
    /// The official wording.
    pub title: String,
    /// What it asks for.
    pub elements: Vec<Element>,
    /// Which schools it concerns.
    pub applies: Applicability,
    /// Why.
    pub applies_why: Text,
    /// Documents that the official table names.
    pub basis: Vec<String>,
    /// Documents in force today.
    pub basis_now: Vec<String>,
    /// How sure the basis is.
    pub basis_sure: Basis,
    /// Whether every school that it concerns has such a thing, so that "there is none" is odd.
    pub expected: bool,
    /// Whether it asks for figures, so that stating them discloses it.
    pub figures: bool,
    /// Whether what it asks for is counted, so that a count leads to it: 招标公告23则, 出国（境）2批5人次.
    pub counted: bool,
    /// Whether it is a way open to people, so that to offer it is to tell of it: 招生咨询热线, 申诉信箱.
    pub offered: bool,
    /// Words for its field as a whole, as the pack writes them: items that share one are told together.
    pub absent: Vec<String>,
    /// The items with which it shares such a word, itself among them, one bit a number.
    pub kin: u64,
    /// Words that name its field: items that share one are of one field, and the others that name any are its rivals.
    pub field: Vec<String>,
    /// Words that are searched for where it is missing; the first place that holds one is the nearest candidate.
    pub near: Vec<String>,
    /// Its examples.
    pub examples: Examples,
}

impl Item {
    /// Notes of each item which others share a word for their field.
    pub(super) fn join_kin(items: &mut [Self]) {
        let kin = |one: &Self| {
            let shares = |other: &&Self| other.absent.iter().any(|word| one.absent.contains(word));
            let others = items.iter().filter(shares);
            others.fold(1 << one.number, |bits, other| bits | 1 << other.number)
        };
        let kin: Vec<u64> = items.iter().map(kin).collect();
        for (item, kin) in items.iter_mut().zip(kin) {
            item.kin = kin;
        }
    }
}

/// One thing that an item asks for.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Element {
    /// Its id, unique within the item.
    pub id: String,
    /// What it is.
    pub label: Text,
}

/// Sentences of reports, and how they are to be judged. A test runs them all.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Sentences that disclose the item.
    #[serde(default)]
    pub disclosed: Vec<String>,
    /// Sentences that touch it.
    #[serde(default)]
    pub underspecified: Vec<String>,
    /// Sentences that say that there is none.
    #[serde(default)]
    pub nil: Vec<String>,
    /// Sentences that use its words in another sense.
    #[serde(default)]
    pub missing: Vec<String>,
}

/// One of the parts that the notice requires.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Part {
    /// Its id in machine formats.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whether its absence is a finding; the others are only listed.
    pub required: bool,
    /// First report year that it binds.
    pub since: Option<u16>,
    /// Ids of the parts in whose sections it may stand without a heading of its own.
    pub beside: Vec<String>,
    /// What it must say.
    pub asks: Vec<Ask>,
    /// How many of these it must at least say not to be thin.
    pub least_asks: usize,
    /// How many characters it must at least have not to be thin.
    pub least_length: usize,
    /// Examples: headings that open it.
    pub headings: Vec<String>,
    /// Examples: headings that do not.
    pub not_headings: Vec<String>,
}

/// Something that a part must say.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Ask {
    /// What is lacking where it does not.
    pub lacks: Text,
    /// First report year that asks for it.
    pub since: Option<u16>,
    /// Whether these words stand where what is asked should: who uses them, and gives none of it, says too little.
    pub evades: bool,
}

/// A loaded pack.
#[derive(Debug, Deserialize, Serialize)]
pub struct Pack {
    /// Name and version.
    pub id: PackId,
    /// The ten categories, in order.
    pub categories: Vec<Category>,
    /// The fifty items, in order.
    pub items: Vec<Item>,
    /// The parts, in the order of the notice.
    pub parts: Vec<Part>,
    /// The rules, by group and name.
    pub rules: Vec<Rule>,
    /// What shortcomings are about.
    pub topics: Vec<Topic>,
    /// What words alone cannot settle.
    pub limits: Vec<Text>,
    /// The lists of [`List`], in its order.
    pub(super) lists: Vec<Vec<String>>,
    /// The laws and notices that reports cite.
    pub citations: Vec<Citation>,
    pub(super) titles: Titles,
    /// All words, ready to be found, but for those of the next.
    pub lexicon: Lexicon,
    /// The words that tell shortcomings and measures. Many are short and stand everywhere, so they are looked for only
    /// in the parts that admit and promise.
    pub gap_lexicon: Lexicon,
    /// The words that tell faults of the text, looked for in every line.
    pub fault_lexicon: Lexicon,
    /// The register of schools.
    #[serde(skip)]
    pub register: Register,
}

impl Pack {
    /// The item of a number.
    #[must_use]
    pub fn item(&self, number: u8) -> Option<&Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// On what an item rests: first the list itself, which is sure, then the documents behind it, each shown as what
    /// it is.
    #[must_use]
    pub fn basis(&self, item: &Item, language: Language) -> [String; 2] {
        let (list, number) = (self.id.list.get(language), item.number);
        let documents = item.basis_now.join("；");
        let unsure = item.basis_sure != Basis::High;
        match language {
            Language::Chinese => {
                let list = if list.is_empty() { "清单" } else { list };
                let mark = if unsure { "（待核）" } else { "" };
                let behind = match documents.is_empty() {
                    true => "清单所列有关文件待核".to_owned(),
                    false => format!("清单所列有关文件：{documents}{mark}"),
                };
                [format!("{list}第{number}项"), behind]
            }
            Language::English => {
                let list = if list.is_empty() { "the list" } else { list };
                let mark = if unsure { " (to be checked)" } else { "" };
                let behind = match documents.is_empty() {
                    true => "the document behind it is not established".to_owned(),
                    false => format!("documents behind it: {documents}{mark}"),
                };
                [format!("{list}, item {number}"), behind]
            }
        }
    }

    /// The words of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &[String] {
        &self.lists[list as usize]
    }

    /// The rule of a name.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }
}
