//! Joining what was found with the pack's words: the one place where facts become sentences.

use super::fingerprint::fingerprint;
use super::suppression::suppressions;
use super::{Coverage, Finding, GapReview, ItemReview, PartReview, Quote, Review};
use super::{quote, subject};
use crate::check::{Fault, Judgement, Subject, applies, binds};
use crate::document::{Document, Note, Words, masked};
use crate::pack::{Applies, Item, Language, Pack, Rule, Severity};
use crate::review::Status;
use crate::span::Span;

/// How a review speaks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The language of its sentences.
    pub language: Language,
    /// Whether quotes come with the words around them, which only people need.
    pub contexts: bool,
}

/// The review of a document, from what was found in it.
#[must_use]
pub fn review<'p>(
    path: String,
    document: &Document,
    judgement: &Judgement,
    pack: &'p Pack,
    style: Style,
) -> Review<'p> {
    let language = style.language;
    let joiner = Joiner {
        document,
        judgement,
        pack,
        style,
    };
    let items = joiner.items();
    let coverage = coverage(items.iter());
    let categories = pack
        .categories
        .iter()
        .map(|category| {
            let of_category = items.iter().filter(|item| item.category == category.number);
            (
                category.number,
                category.name.get(language),
                self::coverage(of_category),
            )
        })
        .collect();
    let (suppressions, unfollowed) = suppressions(document, judgement, pack, language);
    Review {
        path,
        title: masked(&judgement.title).into_owned(),
        profile: judgement.profile.clone(),
        parts: joiner.parts(),
        gaps: joiner.gaps(),
        findings: joiner.findings(&items),
        accepted: Vec::new(),
        is_compared: false,
        suppressions,
        unfollowed,
        unchecked: Vec::new(),
        is_unchecked: false,
        unchecked_items: Vec::new(),
        items,
        coverage,
        categories,
        notes: notes(document, judgement, pack),
    }
}

/// The report's year and the list's first one, where the report is of a year before.
fn before_list(judgement: &Judgement, pack: &Pack) -> Option<(u16, u16)> {
    let year = judgement.profile.year.as_ref()?.value;
    let since = pack.id.list_since?;
    (year < since).then_some((year, since))
}

/// What a reader must know about the file, and about the list beside it.
fn notes(document: &Document, judgement: &Judgement, pack: &Pack) -> Vec<Note> {
    let mut notes = document.notes().to_vec();
    let before = before_list(judgement, pack);
    notes.extend(before.map(|(year, since)| Note::BeforeList { year, since }));
    notes
}

/// Counts how items stand.
fn coverage<'i, 'p: 'i>(items: impl Iterator<Item = &'i ItemReview<'p>>) -> Coverage {
    let mut coverage = Coverage::default();
    for item in items {
        if item.applies == Applies::No {
            coverage.not_applicable += 1;
            continue;
        }
        coverage.applicable += 1;
        let counted = match (item.status, item.applies) {
            (Status::Disclosed, _) => &mut coverage.disclosed,
            (Status::Underspecified, _) => &mut coverage.underspecified,
            (Status::Nil, _) => &mut coverage.nil,
            (Status::Missing, Applies::Depends) => &mut coverage.unclear,
            (Status::Missing, _) => &mut coverage.missing,
        };
        *counted += 1;
    }
    coverage
}

struct Joiner<'j, 'p> {
    document: &'j Document,
    judgement: &'j Judgement,
    pack: &'p Pack,
    style: Style,
}

impl<'p> Joiner<'_, 'p> {
    fn quote(&self, span: Span) -> Quote {
        Quote::new(self.document, span, self.style.contexts)
    }

    /// A quote that no output shows the surroundings of.
    fn words(&self, span: Span) -> Quote {
        Quote::new(self.document, span, false)
    }

    fn items(&self) -> Vec<ItemReview<'p>> {
        self.pack
            .items
            .iter()
            .zip(&self.judgement.items)
            .map(|(item, judged)| {
                let (applies, decided) = applies(&item.applies, &self.judgement.profile);
                let (covered, uncovered): (Vec<_>, Vec<_>) = item
                    .elements
                    .iter()
                    .enumerate()
                    .partition(|(index, _)| judged.elements.contains(&(*index as u8)));
                ItemReview {
                    number: item.number,
                    name: item.name.get(self.style.language),
                    title: &item.title,
                    category: item.category,
                    applies,
                    applies_why: item.applies_why.get(self.style.language),
                    decided,
                    status: judged.status,
                    elements: covered
                        .into_iter()
                        .map(|(_, element)| element.id.as_str())
                        .collect(),
                    missing_elements: uncovered
                        .into_iter()
                        .map(|(_, element)| element.id.as_str())
                        .collect(),
                    pointer: judged.pointer,
                    evidence: judged
                        .evidence
                        .iter()
                        .map(|span| self.words(*span))
                        .collect(),
                    ruled: judged.ruled.clone(),
                }
            })
            .collect()
    }

    fn parts(&self) -> Vec<PartReview<'p>> {
        self.judgement
            .parts
            .iter()
            .map(|judged| {
                let part = &self.pack.parts[judged.part];
                PartReview {
                    id: &part.id,
                    name: part.name.get(self.style.language),
                    status: judged.status,
                    required: part.required && binds(part.since, &self.judgement.profile),
                    heading: judged.heading.map(|span| self.words(span)),
                    lacks: judged
                        .lacks
                        .iter()
                        .map(|&ask| part.asks[ask].lacks.get(self.style.language))
                        .collect(),
                    short: judged.is_short(part).then_some(judged.length),
                }
            })
            .collect()
    }

    fn gaps(&self) -> Vec<GapReview> {
        self.judgement
            .gaps
            .iter()
            .map(|gap| GapReview {
                quote: self.words(gap.span),
                remedy: gap.remedy,
                remedy_quote: gap.measure.map(|span| self.words(span)),
                items: gap.items.clone(),
            })
            .collect()
    }

    fn findings(&self, items: &[ItemReview<'p>]) -> Vec<Finding<'p>> {
        let mut findings: Vec<Finding<'p>> = self
            .judgement
            .faults
            .iter()
            .filter_map(|fault| Some((fault, self.pack.rule(fault.rule)?)))
            .map(|(fault, rule)| self.finding(fault, rule, items))
            .collect();
        findings.sort_by(|a, b| {
            (a.quote.position.offset, a.rule, a.item).cmp(&(
                b.quote.position.offset,
                b.rule,
                b.item,
            ))
        });
        findings
    }

    fn finding(&self, fault: &Fault, rule: &'p Rule, items: &[ItemReview<'p>]) -> Finding<'p> {
        let number = if let Subject::Item(number) = fault.subject {
            Some(number)
        } else {
            None
        };
        let item = number.and_then(|number| self.pack.item(number));
        let quote = self.quote(fault.span);
        let mut values = self.values(fault, item, items);
        values.extend(self.subjects(fault, &quote));
        let missing = fault.rule == "item-missing";
        let others = apart(fault.span, &fault.related);
        let mut places = others.iter().map(|span| self.quote(*span));
        let nearest = if missing { places.next() } else { None };
        let profile = &self.judgement.profile;
        let school = profile.name.as_ref().map_or("", |name| name.value.as_str());
        let year = profile.year.as_ref().map(|year| year.value);
        Finding {
            rule: &rule.name,
            item: number,
            // What may not concern the school is a question, not a reproach; so is a list that was not there yet.
            severity: if fault.open
                || (item.is_some() && before_list(self.judgement, self.pack).is_some())
            {
                Severity::Note
            } else {
                rule.severity
            },
            message: rule.message(fault.case, self.style.language).fill(&values),
            help: rule.help(fault.case, self.style.language).fill(&values),
            basis: item.map_or_else(
                || rule.basis.get(self.style.language).into(),
                |item| self.basis(item).into(),
            ),
            fingerprint: fingerprint(&rule.name, number, school, year, &self.identity(fault)),
            related: places.collect(),
            searched: item
                .filter(|_| missing)
                .map(|item| item.near.iter().map(String::as_str).collect())
                .unwrap_or_default(),
            nearest: nearest.map(Box::new),
            quote,
        }
    }

    fn basis(&self, item: &Item) -> String {
        let basis = self.pack.basis(item, self.style.language);
        basis.join(match self.style.language {
            Language::Chinese => "；",
            Language::English => "; ",
        })
    }

    /// The report's own words that make a sentence say what it is about: those here, and those of the other place.
    fn subjects(&self, fault: &Fault, quote: &Quote) -> [(&'static str, String); 2] {
        let language = self.style.language;
        let figure = fault
            .values
            .iter()
            .find(|(name, _)| matches!(*name, "total" | "stated"))
            .map(|(_, value)| value.as_str());
        let here = subject::brief(&quote.text, figure);
        let other = fault.related.first().map(|span| self.words(*span).text);
        let there = subject::brief(&other.unwrap_or_default(), None);
        [
            ("here", subject::leading(&here, language)),
            ("there", subject::within(&there, language)),
        ]
    }

    /// The values that fill the blanks of a rule's sentences.
    /// The words by which a finding is known again: its own, or what it is about where it has none.
    fn identity(&self, fault: &Fault) -> Words {
        match fault.subject {
            Subject::Part(part) if fault.span.is_empty() => self.pack.parts[part].id.clone().into(),
            _ => quote::joined(self.document, fault.span),
        }
    }

    fn values(
        &self,
        fault: &Fault,
        item: Option<&Item>,
        items: &[ItemReview<'p>],
    ) -> Vec<(&'static str, String)> {
        let mut values = fault.values.clone();
        if let Some(item) = item {
            values.push(("number", item.number.to_string()));
            values.push(("item", item.name.get(self.style.language).to_owned()));
            let covered = items
                .iter()
                .find(|judged| judged.number == item.number)
                .map(|judged| judged.elements.clone())
                .unwrap_or_default();
            let labels = |wanted: bool| -> Vec<&str> {
                let chosen = item
                    .elements
                    .iter()
                    .filter(|element| covered.contains(&element.id.as_str()) == wanted);
                chosen
                    .map(|element| element.label.get(self.style.language))
                    .collect()
            };
            let seen = self.listed(&labels(true));
            values.push((
                "seen",
                if seen.is_empty() {
                    seen
                } else {
                    self.bracketed(&seen)
                },
            ));
            values.push(("unseen", self.listed(&labels(false))));
        }
        match fault.subject {
            Subject::Part(index) => {
                values.push((
                    "part",
                    self.pack.parts[index]
                        .name
                        .get(self.style.language)
                        .to_owned(),
                ));
                let judged = self.judgement.parts.iter().find(|part| part.part == index);
                let lacks: Vec<&str> = judged
                    .map(|judged| {
                        judged
                            .lacks
                            .iter()
                            .map(|&ask| {
                                self.pack.parts[index].asks[ask]
                                    .lacks
                                    .get(self.style.language)
                            })
                            .collect()
                    })
                    .unwrap_or_default();
                values.push(("lacks", self.listed(&lacks)));
                let length = judged.map_or(0, |judged| judged.length);
                values.push(("length", length.to_string()));
            }
            Subject::Gap(index) => {
                values.push((
                    "gap",
                    self.words(self.judgement.gaps[index].span).text.to_string(),
                ));
            }
            Subject::Count(count) => values.push(("count", count.to_string())),
            Subject::Item(_) | Subject::Report => {}
        }
        values
    }

    fn listed(&self, words: &[&str]) -> String {
        words.join(match self.style.language {
            Language::Chinese => "、",
            Language::English => ", ",
        })
    }

    fn bracketed(&self, words: &str) -> String {
        match self.style.language {
            Language::Chinese => format!("（{words}）"),
            Language::English => format!(" ({words})"),
        }
    }
}

/// The places that show something more: one within another, or within the finding's own, says nothing new.
fn apart(own: Span, related: &[Span]) -> Vec<Span> {
    let inside = |one: &Span, other: &Span| one.start >= other.start && one.end <= other.end;
    let mut kept: Vec<Span> = Vec::new();
    for (index, span) in related.iter().enumerate() {
        let wider = |(at, other): (usize, &Span)| {
            at != index && inside(span, other) && (span != other || at < index)
        };
        if !inside(span, &own) && !related.iter().enumerate().any(wider) {
            kept.push(*span);
        }
    }
    kept
}
