//! How each item of the list stands over all reports.

use super::coverage::KINDS;
use super::{Html, esc, tag};
use crate::output::standing;
use crate::output::wording;
use crate::review::{ItemCount, ItemStatistics};

impl Html {
    /// Each item, the one that is missing most often first.
    pub(super) fn item_statistics(&self, statistics: &ItemStatistics) -> String {
        let mut heads = tag("th", "", self.say(standing::COLUMN_ITEM));
        let kinds = KINDS.iter();
        heads.extend(kinds.map(|(_, name)| tag("th", "number", self.say(*name))));
        let rows: String = statistics
            .items
            .iter()
            .map(|item| self.counted(item))
            .collect();
        format!(
            "{}\n{}\n<details>\n<summary>{}</summary>\n<div class=\"wide\"><table class=\"statistics\"><thead><tr>{heads}</tr></thead>\n\
             <tbody>\n{rows}</tbody></table></div>\n</details>\n",
            tag("h3", "", self.say(standing::ITEM_STATISTICS)),
            tag("p", "sum", &standing::sum(statistics, self.language)),
            self.say(wording::EACH_ITEM),
        )
    }

    fn counted(&self, item: &ItemCount) -> String {
        let numbers: String = standing::numbers(item)
            .iter()
            .map(|number| format!("<td class=\"number\">{number}</td>"))
            .collect();
        let without = match item.without.is_empty() {
            true => String::new(),
            false => {
                let schools = standing::without(item, usize::MAX, self.language);
                let said = format!("{}{schools}", self.say(standing::WITHOUT));
                format!("<br/>{}", tag("span", "why", &said))
            }
        };
        let name = esc(&format!("{} {}", item.number, item.name));
        format!("<tr><td>{name}{without}</td>{numbers}</tr>\n")
    }
}
