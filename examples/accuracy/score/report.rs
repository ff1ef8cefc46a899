//! Holding the review of one report against its labels.

use super::quotes::{common, overlap};
use super::{PARTS, STATUSES, Score};
use serde_json::Value;
use std::path::Path;
use xxgk::check::{Stated, check};
use xxgk::pack::Pack;
use xxgk::review::{Finding, ItemReview, Review, Severity, Style, review};

/// The kinds of defect that labels can name.
const DEFECTS: [&str; 21] = [
    "part-count-mismatch",
    "heading-numbering",
    "year-mismatch",
    "foreign-school-name",
    "figure-sum-mismatch",
    "list-count-mismatch",
    "application-figures",
    "contradiction",
    "citation-title",
    "citation-number",
    "citation-repealed",
    "pii-id-card",
    "pii-mobile",
    "placeholder",
    "word-artefact",
    "duplicate-paragraph",
    "vague-figure",
    "period-missing",
    "percent-over-100",
    "out-of-period-date",
    "unsupported-praise",
];
/// Defects of the report as a whole: the kind alone decides.
const WHOLE: [&str; 3] = ["period-missing", "part-count-mismatch", "year-mismatch"];

impl Score {
    /// Scores the report beside `labels`.
    pub(super) fn add(&mut self, pack: &Pack, labels: &Path) -> Result<(), String> {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", labels.display());
        let shown = labels.to_string_lossy();
        let name = shown.strip_suffix(".labels.json").unwrap_or(&shown);
        let path = format!("{name}.txt");
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        let label = std::fs::read_to_string(labels).map_err(|error| failed(&error))?;
        let label: Value = serde_json::from_str(&label).map_err(|error| failed(&error))?;
        let document = xxgk::input::open(Path::new(&path)).map_err(|error| failed(&error))?;
        let judgement = check(&document, pack, &Stated::default());
        let review = review(path, &document, &judgement, pack, Style::default());
        self.reports += 1;
        if let Some(items) = label.get("items") {
            for item in &review.items {
                self.item(&name, item, &items[item.number.to_string()]);
            }
        }
        if let Some(school) = label.get("school") {
            let profile = &review.profile;
            let named = profile.name.as_ref().map(|fact| fact.value.as_str());
            let year = profile.year.as_ref().map(|fact| u64::from(fact.value));
            let of_year = label.get("year").is_none_or(|label| label.as_u64() == year);
            self.profiles.add(named == school.as_str() && of_year);
        }
        self.of_parts(&name, &review, &label["parts"]);
        if let Some(gaps) = label.get("gaps").and_then(Value::as_array) {
            self.of_gaps(&name, &review, gaps);
        }
        if let Some(defects) = label.get("defects").and_then(Value::as_array) {
            self.of_defects(&name, &review, defects, document.text());
        }
        Ok(())
    }

    fn item(&mut self, name: &str, item: &ItemReview<'_>, label: &Value) {
        let (real, said) = (
            label["status"].as_str().unwrap_or("missing"),
            item.status.name(),
        );
        let (Some(row), Some(column)) = (index(&STATUSES, real), index(&STATUSES, said)) else {
            self.misses.push(format!(
                "{name} item {}: the label {real} is none",
                item.number
            ));
            return;
        };
        self.by_item[usize::from(item.number)].0[row][column] += 1;
        let quotes = strings(&label["quotes"]);
        let shown: Vec<&str> = item.evidence.iter().map(|one| one.text.as_str()).collect();
        if real != said {
            self.misses.push(format!(
                "{name} item {}: is {real}, said {said}; label: {quotes:?}; said: {:?}",
                item.number,
                &shown[..shown.len().min(3)]
            ));
        }
        if real == "disclosed" {
            let wanted = strings(&label["elements"]);
            let hit = |element: &&&str| wanted.contains(*element);
            self.elements.hit += item.elements.iter().filter(hit).count();
            self.elements.said += item.elements.len();
            self.elements.real += wanted.len();
            let pointer = label["pointer"].as_str().unwrap_or("none");
            self.pointers.add(pointer == item.pointer.name());
        }
        if real != "missing" && said != "missing" {
            let same = |quote: &&str| shown.iter().any(|one| overlap(quote, one));
            self.evidence.add(quotes.iter().any(same));
        }
    }

    fn of_parts(&mut self, name: &str, review: &Review<'_>, labels: &Value) {
        for (id, label) in labels.as_object().into_iter().flatten() {
            let part = review.parts.iter().find(|part| part.id == id);
            let said = part.map_or("missing", |part| part.status.name());
            let real = label.as_str().unwrap_or_default();
            if let (Some(row), Some(column)) = (index(&PARTS, real), index(&PARTS, said)) {
                self.parts.0[row][column] += 1;
            }
            if real != said {
                self.misses
                    .push(format!("{name} part {id}: is {real}, said {said}"));
            }
        }
    }

    fn of_gaps(&mut self, name: &str, review: &Review<'_>, labels: &[Value]) {
        let quote = |label: &Value| label["quote"].as_str().unwrap_or_default().to_owned();
        let mut pairs = Vec::new();
        for (row, label) in labels.iter().enumerate() {
            for (column, gap) in review.gaps.iter().enumerate() {
                if overlap(&quote(label), &gap.quote.text) {
                    pairs.push((common(&quote(label), &gap.quote.text), row, column));
                }
            }
        }
        // The likest first; each belongs to one other.
        pairs.sort_by_key(|(likeness, ..)| std::cmp::Reverse(*likeness));
        let mut found: Vec<Option<usize>> = vec![None; labels.len()];
        for (_, row, column) in pairs {
            if found[row].is_none() && !found.contains(&Some(column)) {
                found[row] = Some(column);
            }
        }
        for (label, column) in labels.iter().zip(&found) {
            let (words, real) = (quote(label), label["remedy"].as_str().unwrap_or_default());
            let said = column.map(|column| review.gaps[column].remedy.name());
            self.gaps.hit += usize::from(said.is_some());
            self.remedies.add(said == Some(real));
            match said {
                None => self.misses.push(format!("{name} gap not found: «{words}»")),
                Some(said) if said != real => self.misses.push(format!(
                    "{name} gap «{words}»: remedy is {real}, said {said}"
                )),
                Some(_) => {}
            }
        }
        for (column, gap) in review.gaps.iter().enumerate() {
            if !found.contains(&Some(column)) {
                self.misses
                    .push(format!("{name} gap that is none: «{}»", gap.quote.text));
            }
        }
        self.gaps.said += review.gaps.len();
        self.gaps.real += labels.len();
    }

    fn of_defects(&mut self, name: &str, review: &Review<'_>, labels: &[Value], text: &str) {
        let counted = |finding: &&Finding<'_>| {
            DEFECTS.contains(&finding.rule) && finding.severity != Severity::Note
        };
        let mut left: Vec<&Finding<'_>> = review.findings.iter().filter(counted).collect();
        for label in labels {
            let kind = label["kind"].as_str().unwrap_or_default();
            let quote = label["quote"].as_str().unwrap_or_default();
            let before = left.len();
            // Several findings on one fault count once.
            left.retain(|one| one.rule != kind || !is_there(kind, quote, one, text));
            let count = self.defects.entry(kind.to_owned()).or_default();
            count.real += 1;
            if left.len() < before {
                count.hit += 1;
                count.said += 1;
            } else {
                self.misses
                    .push(format!("{name} defect not found: {kind} «{quote}»"));
            }
        }
        for one in left {
            self.defects.entry(one.rule.to_owned()).or_default().said += 1;
            self.misses.push(format!(
                "{name} defect that is none: {} «{}» {}",
                one.rule, one.quote.text, one.message
            ));
        }
    }
}

/// Whether a finding points where the label does. What is masked is held by its line.
fn is_there(kind: &str, quote: &str, finding: &Finding<'_>, text: &str) -> bool {
    if WHOLE.contains(&kind) {
        return true;
    }
    if kind.starts_with("pii-") {
        let Some(at) = text.find(quote) else {
            return false;
        };
        let lines = |text: &str| text.matches('\n').count() as u32;
        let first = lines(&text[..at]) + 1;
        return (first..=first + lines(quote)).contains(&finding.quote.position.line);
    }
    let places = std::iter::once(&finding.quote).chain(&finding.related);
    places.into_iter().any(|place| overlap(quote, &place.text))
}

fn index(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|one| *one == name)
}

fn strings(list: &Value) -> Vec<&str> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}
