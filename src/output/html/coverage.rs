//! How the list is covered: a bar for each category, and every item with its status and evidence.

use super::finding::shortened;
use super::{Html, esc, tag};
use crate::output::gate;
use crate::output::wording::{self, Words, fill, words};
use crate::review::{Applies, Coverage, ItemReview, Review, Status};

/// What an item can be: its class and its name.
pub(super) const KINDS: [(&str, Words); 6] = [
    ("disclosed", wording::DISCLOSED),
    ("under", wording::UNDERSPECIFIED),
    ("nil", wording::NIL),
    ("missing", wording::MISSING),
    ("unclear", wording::UNCLEAR),
    ("na", wording::NOT_APPLICABLE),
];
const CATEGORY: Words = words("类别", "Category");
const BAR: Words = words("各项情况（按清单顺序）", "Items, in order");
const COLUMNS: [Words; 4] = [
    words("项", "No."),
    words("事项", "Item"),
    words("情况", "Status"),
    words("原文", "Text"),
];

impl Html {
    pub(super) fn coverage(&self, review: &Review<'_>) -> String {
        let coverage = &review.coverage;
        let mut sum = fill(
            self.say(wording::COVERAGE_SUM),
            &[&coverage.applicable, &coverage.disclosed],
        );
        if coverage.waived > 0 {
            let waived = fill(self.say(wording::COVERAGE_WAIVED), &[&coverage.waived]);
            sum.push_str(&waived);
        }
        let legend: String = KINDS
            .iter()
            .map(|(class, name)| {
                format!(
                    "<span><i class=\"{class}\"></i>{}</span>\n",
                    self.say(*name)
                )
            })
            .collect();
        let heads: String = KINDS
            .iter()
            .map(|(_, name)| tag("th", "number", self.say(*name)))
            .collect();
        let rows: String = review
            .categories
            .iter()
            .map(|(category, name, coverage)| row(name, coverage, &self.cells(review, *category)))
            .collect();
        let total = row(self.say(wording::TOTAL), coverage, &spread(coverage));
        format!(
            "{}\n<p class=\"sum\">{}</p>\n<p class=\"legend\">{legend}</p>\n<div class=\"wide\"><table class=\"coverage\">\n\
             <thead><tr>{}{}{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n<tfoot>{total}</tfoot>\n</table></div>\n{}{}",
            tag("h3", "", self.say(wording::COVERAGE)),
            esc(&sum),
            tag("th", "", self.say(CATEGORY)),
            tag("th", "bars", self.say(BAR)),
            self.rulings(review),
            self.items(review)
        )
    }

    /// The statuses that a person ruled, which must not hide in a list that may stay folded.
    fn rulings(&self, review: &Review<'_>) -> String {
        let ruled = review.items.iter().filter_map(|item| {
            let ruled = item.ruled.as_ref()?;
            let words = gate::ruling(item.number, item.status, ruled, self.language);
            Some(tag("li", "", &words))
        });
        let ruled: String = ruled.collect();
        match ruled.is_empty() {
            true => ruled,
            false => format!(
                "{}\n<ul>{ruled}</ul>\n",
                tag("h4", "", self.say(gate::RULED))
            ),
        }
    }

    /// A bar with a cell for each item of a category, in the order of the list.
    fn cells(&self, review: &Review<'_>, category: u8) -> String {
        let items = review.items.iter().filter(|item| item.category == category);
        items
            .map(|item| {
                let (class, name) = KINDS[kind(item)];
                let title = format!("{} {}  {}", item.number, item.name, self.say(name));
                format!(
                    "<i class=\"{class}\" title=\"{}\" style=\"flex:1\"></i>",
                    esc(&title)
                )
            })
            .collect()
    }

    /// Every item.
    fn items(&self, review: &Review<'_>) -> String {
        let heads: String = COLUMNS
            .iter()
            .map(|name| tag("th", "", self.say(*name)))
            .collect();
        let rows: String = review.items.iter().map(|item| self.item(item)).collect();
        format!(
            "<details open=\"open\">\n<summary>{}</summary>\n<div class=\"wide\"><table class=\"items\">\n\
             <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</details>\n",
            self.say(wording::EACH_ITEM)
        )
    }

    fn item(&self, item: &ItemReview<'_>) -> String {
        let (class, name) = KINDS[kind(item)];
        let mut said = match (item.applies, item.evidence.first()) {
            (Applies::No, _) => esc(&wording::decided(item.decided, self.language)),
            (_, Some(quote)) => format!(
                "<q lang=\"zh-CN\">{}</q> {}",
                esc(&shortened(&quote.text)),
                self.place(quote)
            ),
            (_, None) => String::new(),
        };
        if let Some(ruled) = &item.ruled {
            let words = gate::ruling(item.number, item.status, ruled, self.language);
            said = format!("{}<br/>{said}", tag("span", "why", &words));
        }
        format!(
            "<tr><td class=\"number\">{}</td>{}<td class=\"status\"><i class=\"{class}\"></i>{}</td><td>{said}</td></tr>\n",
            item.number,
            tag("td", "", item.name),
            self.say(name)
        )
    }
}

/// Which of the kinds an item is of.
fn kind(item: &ItemReview<'_>) -> usize {
    match (item.applies, item.status) {
        (Applies::No, _) => 5,
        (_, Status::Disclosed) => 0,
        (_, Status::Underspecified) => 1,
        (_, Status::Nil) => 2,
        (Applies::Depends, Status::Missing) => 4,
        (_, Status::Missing) => 3,
    }
}

fn counts(coverage: &Coverage) -> [u32; 6] {
    [
        coverage.disclosed,
        coverage.underspecified,
        coverage.nil,
        coverage.missing,
        coverage.unclear,
        coverage.not_applicable,
    ]
}

/// A bar of all items, one stretch for each kind.
fn spread(coverage: &Coverage) -> String {
    KINDS
        .iter()
        .zip(counts(coverage))
        .filter(|(_, count)| *count > 0)
        .map(|((class, _), count)| format!("<i class=\"{class}\" style=\"flex:{count}\"></i>"))
        .collect()
}

fn row(name: &str, coverage: &Coverage, parts: &str) -> String {
    let numbers: String = counts(coverage)
        .iter()
        .map(|&count| match count {
            0 => "<td class=\"number\"></td>".to_owned(),
            count => format!("<td class=\"number\">{count}</td>"),
        })
        .collect();
    format!(
        "<tr>{}<td class=\"bars\"><span class=\"bar\">{parts}</span></td>{numbers}</tr>\n",
        tag("th", "name", name)
    )
}
