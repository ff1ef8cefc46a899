//! The Ministry's register of schools: name, authority, level and ownership of each.
//!
//! The register knows 本科 and 专科 only; what follows from that for a school's level, the profile works out.

use memchr::memmem;
use std::borrow::Cow;

/// The register, as a table of tab-separated lines.
#[derive(Debug, Default)]
pub struct Register {
    table: Cow<'static, str>,
}

/// The two levels of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolLevel {
    /// 本科
    Bachelor,
    /// 专科
    College,
}

/// A school of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct School<'r> {
    /// Its name.
    pub name: &'r str,
    /// The authority over it.
    pub authority: &'r str,
    /// Its level.
    pub level: SchoolLevel,
    /// Whether it is the state's own (公办).
    pub public: bool,
}

/// The Ministry's register of 2024, which comes with the program.
const OF_MINISTRY: &str = include_str!("../../rules/moe-2014/schools.tsv");

impl Register {
    /// The Ministry's register that comes with the program.
    #[must_use]
    pub fn of_ministry() -> Self {
        Self::new(Cow::Borrowed(OF_MINISTRY))
    }

    /// A register from its table: a header line, then code, name, authority, location, province, level, ownership and
    /// remark, separated by tabs.
    #[must_use]
    pub fn new(table: Cow<'static, str>) -> Self {
        Self { table }
    }

    /// The school of a name, written as in the register but for the width of its brackets.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<School<'_>> {
        // A field is fenced by tabs on both sides, so one search of the table suffices.
        let plain = name.replace('（', "(").replace('）', ")");
        let mut spelt = vec![plain.clone()];
        if plain.contains('(') {
            spelt.push(plain.replace('(', "（").replace(')', "）"));
        }
        let at = spelt.iter().find_map(|name| {
            memmem::find(self.table.as_bytes(), format!("\t{name}\t").as_bytes())
        })?;
        let start = self.table[..at].rfind('\n').map_or(0, |line| line + 1);
        let end = self.table[at..]
            .find('\n')
            .map_or(self.table.len(), |line| at + line);
        school(&self.table[start..end])
            .filter(|school| school.name.replace('（', "(").replace('）', ")") == plain)
    }

    /// All schools, in the order of the table.
    pub fn schools(&self) -> impl Iterator<Item = School<'_>> {
        self.table.lines().skip(1).filter_map(school)
    }
}

fn school(line: &str) -> Option<School<'_>> {
    let mut fields = line.trim_end_matches('\r').split('\t');
    let name = fields.nth(1)?;
    let authority = fields.next()?;
    let level = match fields.nth(2)? {
        "本科" => SchoolLevel::Bachelor,
        "专科" => SchoolLevel::College,
        _ => return None,
    };
    Some(School {
        name,
        authority,
        level,
        public: fields.next()? == "公办",
    })
}
