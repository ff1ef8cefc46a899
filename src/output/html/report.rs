//! One report: whose it is, the verdict, its findings, coverage, parts, gaps beside their remedies, the profile.

use super::end::Row;
use super::finding::shortened;
use super::{Html, esc, tag, terms};
use crate::output::wording::{self, Words, fill, words};
use crate::review::{Fact, PartReview, PartStatus, Quote, Remedy, Review};

const GAP_COLUMNS: [Words; 3] = [
    words("自查问题", "Admitted gap"),
    words("改进措施", "Remedy"),
    words("", ""),
];
const TO_INDEX: Words = words("回目录", "back to the index");

impl Html {
    pub(super) fn report(&self, review: &Review<'_>, number: usize, row: &Row) -> String {
        let title = match review.title.is_empty() {
            true => self.say(wording::UNTITLED),
            false => &review.title,
        };
        let mut page = format!("<article id=\"r{number}\">\n<header>\n");
        page.push_str(&tag("h2", "", title));
        page.push_str(&tag("p", "path", &review.path));
        page.push_str(&tag("p", "facts", &self.facts(review)));
        page.push_str(&self.verdict(row));
        page.push_str("</header>\n");
        page.push_str(&self.notes(review));
        page.push_str(&self.findings(review));
        page.push_str(&self.coverage(review));
        page.push_str(&self.parts(&review.parts));
        page.push_str(&self.gaps(review));
        page.push_str(&self.profile(review));
        page.push_str(&format!(
            "<p class=\"back\"><a href=\"#index\">{}</a></p>\n</article>\n",
            self.say(TO_INDEX)
        ));
        page
    }

    fn facts(&self, review: &Review<'_>) -> String {
        let profile = &review.profile;
        let unknown = self.say(wording::SCHOOL_UNKNOWN).to_owned();
        let mut facts = vec![
            profile
                .name
                .as_ref()
                .map_or(unknown, |name| name.value.clone()),
        ];
        let level = profile.level.as_ref().map(|one| wording::level(one.value));
        let kind = profile
            .ownership
            .as_ref()
            .map(|one| wording::ownership(one.value));
        facts.extend(
            level
                .into_iter()
                .chain(kind)
                .map(|words| self.say(words).to_owned()),
        );
        let year = profile.year.as_ref();
        facts.extend(year.map(|year| fill(self.say(wording::YEAR_OF), &[&year.value])));
        facts.join(self.say(wording::LIST))
    }

    fn notes(&self, review: &Review<'_>) -> String {
        let notes = wording::notes(review, self.language);
        let notes: String = notes.map(|note| tag("p", "note", &note)).collect();
        if notes.is_empty() {
            return notes;
        }
        format!("{}\n{notes}\n", tag("h3", "", self.say(wording::NOTES)))
    }

    fn parts(&self, parts: &[PartReview<'_>]) -> String {
        if parts.is_empty() {
            return String::new();
        }
        let rows: String = parts.iter().map(|part| self.part(part)).collect();
        format!(
            "{}\n<div class=\"wide\"><table class=\"parts\"><tbody>\n{rows}</tbody></table></div>\n",
            tag("h3", "", self.say(wording::PARTS))
        )
    }

    fn part(&self, part: &PartReview<'_>) -> String {
        let absent = part.status == PartStatus::Missing && !part.required;
        let (class, word) = match part.status {
            _ if absent => ("na", wording::ABSENT),
            PartStatus::Present => ("disclosed", wording::part(part.status)),
            PartStatus::Thin => ("under", wording::part(part.status)),
            PartStatus::Missing => ("missing", wording::part(part.status)),
        };
        let mut said = Vec::new();
        said.extend(part.heading.as_ref().map(|heading| self.quoted(heading)));
        let short = part
            .short
            .map(|length| fill(self.say(wording::SHORT), &[&length]));
        said.extend(short.map(|short| esc(&short)));
        if !part.lacks.is_empty() {
            let lacks = part.lacks.join(self.say(wording::ENUMERATION));
            said.push(esc(&format!("{}{lacks}", self.say(wording::LACKS))));
        }
        if !part.required {
            said.push(esc(self.say(wording::NOT_REQUIRED)));
        }
        format!(
            "<tr>{}<td class=\"status\"><i class=\"{class}\"></i>{}</td><td>{}</td></tr>\n",
            tag("th", "name", part.name),
            self.say(word),
            said.join("<br/>")
        )
    }

    fn gaps(&self, review: &Review<'_>) -> String {
        let gaps = &review.gaps;
        let head = tag("h3", "", self.say(wording::GAPS));
        if gaps.is_empty() {
            return format!("{head}\n{}\n", tag("p", "none", self.say(wording::NO_GAPS)));
        }
        let answered = gaps.iter().filter(|gap| gap.remedy == Remedy::Addressed);
        let sum = fill(
            self.say(wording::GAPS_SUM),
            &[&gaps.len(), &answered.count()],
        );
        let rows: String = gaps
            .iter()
            .map(|gap| {
                let class = match gap.remedy {
                    Remedy::Addressed => "disclosed",
                    Remedy::Vague => "under",
                    Remedy::None => "missing",
                };
                let remedy = gap.remedy_quote.as_ref().map(|quote| self.quoted(quote));
                let items = match gap.items.is_empty() {
                    true => String::new(),
                    false => tag("span", "why", &wording::items(&gap.items, self.language)),
                };
                format!(
                    "<tr><td>{} {items}</td><td>{}</td><td class=\"status\"><i class=\"{class}\"></i>{}</td></tr>\n",
                    self.quoted(&gap.quote),
                    remedy.unwrap_or_default(),
                    self.say(wording::remedy(gap.remedy))
                )
            })
            .collect();
        let heads: String = GAP_COLUMNS
            .iter()
            .map(|name| tag("th", "", self.say(*name)))
            .collect();
        format!(
            "{head}\n<p class=\"sum\">{}</p>\n<div class=\"wide\"><table class=\"gaps\"><thead><tr>{heads}</tr></thead>\n\
             <tbody>\n{rows}</tbody></table></div>\n",
            esc(&sum)
        )
    }

    /// Words of the report, and where they stand.
    fn quoted(&self, quote: &Quote) -> String {
        let words = esc(&shortened(&quote.text));
        match words.is_empty() {
            true => self.place(quote),
            false => format!("<span lang=\"zh-CN\">{words}</span> {}", self.place(quote)),
        }
    }

    /// Every fact of the profile with its origin.
    fn profile(&self, review: &Review<'_>) -> String {
        let profile = &review.profile;
        let mut level = self.fact(&profile.level, |level| {
            self.say(wording::level(*level)).to_owned()
        });
        if profile.level.is_none() {
            level = esc(self.say(wording::LEVEL_UNKNOWN));
        } else if profile.graduate_unsettled {
            level.push_str(&format!(
                "<br/>{}",
                esc(self.say(wording::GRADUATE_UNSETTLED))
            ));
        }
        let mut authority = self.fact(&profile.authority, String::clone);
        if profile.central {
            authority.push_str(&esc(self.say(wording::LIST)));
            authority.push_str(&esc(self.say(wording::CENTRAL)));
        }
        let kind = |kind: &_| self.say(wording::ownership(*kind)).to_owned();
        let period = |(first, last): &(String, String)| {
            fill(self.say(wording::PERIOD_VALUE), &[first, last])
        };
        let mut facts = vec![
            (
                self.say(wording::SCHOOL),
                self.fact(&profile.name, String::clone),
            ),
            (self.say(wording::LEVEL), level),
            (
                self.say(wording::OWNERSHIP),
                self.fact(&profile.ownership, kind),
            ),
            (self.say(wording::AUTHORITY), authority),
            (
                self.say(wording::YEAR),
                self.fact(&profile.year, u16::to_string),
            ),
            (
                self.say(wording::PERIOD),
                self.fact(&profile.period, period),
            ),
        ];
        if profile.concerned.is_some() {
            let count = |count: &u8| fill(self.say(wording::CONCERNED_VALUE), &[count]);
            let concerned = self.fact(&profile.concerned, count);
            facts.push((self.say(wording::CONCERNED), concerned));
        }
        format!(
            "{}\n{}",
            tag("h3", "", self.say(wording::PROFILE)),
            terms("profile", &facts)
        )
    }

    fn fact<T>(&self, fact: &Option<Fact<T>>, say: impl Fn(&T) -> String) -> String {
        match fact {
            Some(fact) => format!(
                "{} {}",
                esc(&say(&fact.value)),
                tag("span", "origin", self.say(wording::origin(fact.origin)))
            ),
            None => tag("span", "origin", self.say(wording::UNKNOWN)),
        }
    }
}
