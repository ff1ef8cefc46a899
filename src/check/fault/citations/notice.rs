//! The notice of another year, cited as that of this one.

use super::Reader;
use super::title::Known;
use crate::check::sentence::Sentence;
use crate::pack::Class;
use std::ops::Range;

impl Reader<'_, '_> {
    /// Says so where a yearly notice is older than the report.
    pub(super) fn outdated(
        &mut self,
        sentence: &Sentence,
        at: &Range<usize>,
        plain: &str,
        known: Option<&Known<'_>>,
    ) {
        let listed = known
            .filter(|known| known.sure)
            .and_then(|known| known.entries.first()?.year);
        let (Some(asked), Some(year)) = (
            year_asked(plain).or(listed),
            self.report.profile.year.as_ref(),
        ) else {
            return;
        };
        let near = Self::near(sentence, at);
        let history = self.words_in(Class::CiteHistory, &near).next().is_some();
        let before = self.before(sentence, at);
        let ground = self.words_in(Class::CiteGround, &near);
        let as_ground = ground.into_iter().any(|word| word.end <= before.end);
        if asked >= year.value || history || !as_ground {
            return;
        }
        let mut fault = self.fault("citation-outdated-notice", at);
        fault.values = vec![
            ("cited", self.text[at.clone()].to_owned()),
            ("asked", asked.to_string()),
            ("year", year.value.to_string()),
        ];
        self.faults.push(fault);
    }
}

/// The year whose reports a notice asks for: 关于做好2024年高校信息公开年度报告工作的通知.
fn year_asked(plain: &str) -> Option<u16> {
    if !(plain.contains("信息公开") && plain.contains("报告")) {
        return None;
    }
    let rest = &plain[plain.find("做好")? + "做好".len()..];
    let length = rest
        .find(|c: char| !(c.is_ascii_digit() || "-—–－~～至".contains(c)))
        .unwrap_or(rest.len());
    let last = rest[..length]
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()?;
    (last.len() == 4 && rest[length..].starts_with(['年', '学']))
        .then(|| last.parse().ok())
        .flatten()
}
