//! The register of laws and notices that reports cite: titles, numbers, and until when they held.
//!
//! A title is compared in its plain form, without blanks, book-title marks and a trailing note such as （试行）.

use super::model::{Basis, Pack};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A law, an order or a notice.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Citation {
    /// Its title.
    pub title: String,
    /// All plain forms in which it may be named: whole, without its issuer, its short names.
    pub forms: Vec<String>,
    /// Its number.
    pub number: Option<OfficialNumber>,
    /// That number as it is to be written; empty where it has none.
    pub written: String,
    /// When it was issued, as `2010-04-06` or shorter; empty where unknown.
    pub issued: String,
    /// From when on it holds.
    pub in_force: String,
    /// The day from which on it no longer holds.
    pub until: Option<String>,
    /// What took its place, with title and number.
    pub successor: String,
    /// Whether versions under other numbers are, or were, in force that the register does not list.
    pub other_numbers: bool,
    /// Whether a province or a body of one issued it.
    pub province: bool,
    /// The year of the reports that it asks for, where it is a notice for one year.
    pub year: Option<u16>,
    /// How sure title and number are; only what is high can prove a fault.
    pub sure: Basis,
}

impl Citation {
    /// Whether it can prove a fault.
    #[must_use]
    pub fn proves(&self) -> bool {
        self.sure == Basis::High && !self.province
    }
}

/// The forms of all citations with their lengths in bytes, so that few need be looked at for one title.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Titles(Vec<TitleForm>);

/// A form: its length, its citation, and its place among that citation's forms.
#[derive(Debug, Deserialize, Serialize)]
struct TitleForm {
    length: u16,
    citation: u16,
    form: u16,
}

impl Titles {
    pub(super) fn of(citations: &[Citation]) -> Self {
        let forms = citations.iter().enumerate().flat_map(|(citation, one)| {
            let forms = one.forms.iter().enumerate();
            forms.map(move |(form, words)| TitleForm {
                length: words.len() as u16,
                citation: citation as u16,
                form: form as u16,
            })
        });
        Self(forms.collect())
    }
}

impl Pack {
    /// The citations whose forms have lengths within a range, in bytes, each with such a form, in order.
    pub fn titles(
        &self,
        lengths: RangeInclusive<usize>,
    ) -> impl Iterator<Item = (&Citation, &str)> {
        let forms = self.titles.0.iter();
        let fitting = forms.filter(move |one| lengths.contains(&usize::from(one.length)));
        fitting.map(|one| {
            let citation = &self.citations[usize::from(one.citation)];
            (citation, citation.forms[usize::from(one.form)].as_str())
        })
    }
}

/// The number of a document or of an order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum OfficialNumber {
    /// 教育部令第29号
    Order {
        /// Who gave it, without blanks; empty where it is not said.
        body: String,
        /// Its number.
        number: u16,
    },
    /// 教办函〔2014〕23号
    Document {
        /// The signs of the office.
        code: String,
        /// The year.
        year: u16,
        /// The number within the year.
        number: u16,
    },
}

impl OfficialNumber {
    /// Reads a number that is written as it should be.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let written: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        let first = &written[..written.find('号')?];
        if let Some((body, number)) = first.split_once("令第") {
            return Some(Self::Order {
                body: body.to_owned(),
                number: number.parse().ok()?,
            });
        }
        let (code, rest) = first.split_once('〔')?;
        let (year, number) = rest.split_once('〕')?;
        Some(Self::Document {
            code: code.to_owned(),
            year: year.parse().ok()?,
            number: number.parse().ok()?,
        })
    }
}

/// A title without blanks, marks and the note behind it.
#[must_use]
pub fn plain_title(title: &str) -> String {
    let mark = |c: char| {
        matches!(
            c,
            '《' | '》'
                | '〈'
                | '〉'
                | '<'
                | '>'
                | '＜'
                | '＞'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '"'
                | '「'
                | '」'
                | '『'
                | '』'
        )
    };
    let kept = |c: &char| !c.is_whitespace() && !mark(*c);
    let mut plain: String = title.chars().filter(kept).collect();
    for (open, close) in [('（', '）'), ('(', ')')] {
        if plain.ends_with(close)
            && let Some(at) = plain.rfind(open).filter(|&at| at > 0)
        {
            plain.truncate(at);
        }
    }
    plain
}

/// The plain forms of a title: whole, without the state's or the issuer's name, with the issuer's name, the title that it
/// carries inside, and its short names.
pub(super) fn forms(title: &str, issuer: &str, aliases: &[String]) -> Vec<String> {
    let whole = plain_title(title);
    let issuer: String = issuer.chars().filter(|c| !c.is_whitespace()).collect();
    let mut forms = vec![whole.clone()];
    let mut push = |form: String| {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    };
    if let Some(short) = whole.strip_prefix("中华人民共和国") {
        push(short.to_owned());
    }
    if let Some(at) = title
        .find("关于")
        .filter(|&at| at > 0 && !title[..at].contains('《'))
    {
        push(plain_title(&title[at..]));
    }
    if let Some(rest) = whole.strip_prefix("教育部办公厅") {
        push(format!("教育部{rest}"));
    }
    if let (Some(open), Some(close)) = (title.find('《'), title.rfind('》')) {
        push(plain_title(&title[open..close]));
    }
    if !whole.contains(&issuer) {
        push(format!("{issuer}{whole}"));
    }
    for alias in aliases {
        push(plain_title(alias));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_and_titles() {
        assert_eq!(
            OfficialNumber::parse("教办函〔2014〕23号"),
            Some(OfficialNumber::Document {
                code: "教办函".to_owned(),
                year: 2014,
                number: 23
            })
        );
        assert_eq!(
            OfficialNumber::parse("教育部 外交部 公安部令第42号"),
            Some(OfficialNumber::Order {
                body: "教育部外交部公安部".to_owned(),
                number: 42
            })
        );
        assert_eq!(OfficialNumber::parse("GB/T 9704—2012"), None);
        assert_eq!(
            plain_title("《教育部关于公布〈高等学校信息公开事项 清单〉的通知（试行）》"),
            "教育部关于公布高等学校信息公开事项清单的通知"
        );
    }
}
