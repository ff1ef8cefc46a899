//! How the list is covered: a bar for each category, and every item with its status and evidence.

use super::finding::shortened;
use super::{Html, esc, tag};
use crate::output::gate;
use crate::output::wording::{self, Words, fill, words};
use crate::review::{Applies, Coverage, ItemReview, Review, Status};

/// What an item can be: its class and its name.
const KINDS: [(&str, Words); 6] = [
    ("disclosed", wording::DISCLOSED),
    ("under", wording::UNDERSPECIFIED),
    ("nil", wording::NIL),
    ("missing", wording::MISSING),
    ("unclear", wording::UNCLEAR),
    ("na", wording::NOT_APPLICABLE),
];
const CATEGORY: Words = words("类别", "Category");
const BAR: Words = words("各项情况", "Items");
const EACH: Words = words("逐项情况", "Item by item");
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
            .map(|(_, name, coverage)| row(name, coverage))
            .collect();
        let total = row(self.say(wording::TOTAL), coverage);
        format!(
            "{}\n<p class=\"sum\">{}</p>\n<p class=\"legend\">{legend}</p>\n<div class=\"wide\"><table class=\"coverage\">\n\
             <thead><tr>{}{}{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n<tfoot>{total}</tfoot>\n</table></div>\n{}",
            tag("h3", "", self.say(wording::COVERAGE)),
            esc(&sum),
            tag("th", "", self.say(CATEGORY)),
            tag("th", "bars", self.say(BAR)),
            self.items(review)
        )
    }

    /// Every item.
    fn items(&self, review: &Review<'_>) -> String {
        let heads: String = COLUMNS
            .iter()
            .map(|name| tag("th", "", self.say(*name)))
            .collect();
        let rows: String = review.items.iter().map(|item| self.item(item)).collect();
        format!(
            "<details>\n<summary>{}</summary>\n<div class=\"wide\"><table class=\"items\">\n\
             <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</details>\n",
            self.say(EACH)
        )
    }

    fn item(&self, item: &ItemReview<'_>) -> String {
        let kind = match (item.applies, item.status) {
            (Applies::No, _) => 5,
            (_, Status::Disclosed) => 0,
            (_, Status::Underspecified) => 1,
            (_, Status::Nil) => 2,
            (Applies::Depends, Status::Missing) => 4,
            (_, Status::Missing) => 3,
        };
        let (class, name) = KINDS[kind];
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

fn row(name: &str, coverage: &Coverage) -> String {
    let counts = [
        coverage.disclosed,
        coverage.underspecified,
        coverage.nil,
        coverage.missing,
        coverage.unclear,
        coverage.not_applicable,
    ];
    let parts: String = KINDS
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|((class, _), count)| format!("<i class=\"{class}\" style=\"flex:{count}\"></i>"))
        .collect();
    let numbers: String = counts
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
