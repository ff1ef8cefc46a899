//! `--items 1-10,15` and `--category 3`, as the selectors that say the same.

use crate::config::ConfigError;
use crate::pack::Pack;
use std::collections::BTreeSet;

/// The group of the rules on items.
const ITEMS: &str = "items";

/// The selectors for these items, in place of `select`: each of its entries on each of the items, of which it must not
/// name another. Without an entry, the rules on items.
pub(super) fn selectors(
    select: &[String],
    items: &[String],
    categories: &[String],
    pack: &Pack,
) -> Result<Vec<String>, ConfigError> {
    if items.is_empty() && categories.is_empty() {
        return Ok(select.to_vec());
    }
    let wanted = numbers(items, categories, pack)?;
    let all = [ITEMS.to_owned()];
    let select = if select.is_empty() { &all } else { select };
    let about_items = |one: &str| {
        let mut rules = pack.rules.iter();
        rules.any(|rule| rule.group == ITEMS && (one == ITEMS || one == rule.name))
    };
    let mut selectors = Vec::new();
    for one in select {
        match one.split_once('/') {
            Some((_, number)) if !number.parse().is_ok_and(|item| wanted.contains(&item)) => {}
            Some(_) => selectors.push(one.clone()),
            // What other rules find is about no item.
            None if !about_items(one) => {}
            None => selectors.extend(wanted.iter().map(|item| format!("{one}/{item}"))),
        }
    }
    Ok(selectors)
}

/// The numbers of the items that are meant.
fn numbers(
    items: &[String],
    categories: &[String],
    pack: &Pack,
) -> Result<BTreeSet<u8>, ConfigError> {
    let mut wanted = BTreeSet::new();
    for one in items {
        let (first, last) = one.split_once(['-', '～', '~']).unwrap_or((one, one));
        let ends = first
            .trim()
            .parse::<u8>()
            .ok()
            .zip(last.trim().parse().ok());
        let known = |number: u8| pack.item(number).is_some();
        let sound = ends.filter(|&(first, last)| first <= last && known(first) && known(last));
        let Some((first, last)) = sound else {
            let message = format!("--items “{one}”应是清单编号或范围，如 1-10,15");
            return Err(ConfigError::Plain(message));
        };
        wanted.extend(first..=last);
    }
    for one in categories {
        let one = one.trim();
        let mut known = pack.categories.iter();
        let category = known.find(|category| {
            let names = [&category.name.zh, &category.name.en];
            one == category.number.to_string() || names.iter().any(|name| name.as_str() == one)
        });
        let Some(category) = category else {
            let known = pack.categories.iter();
            let names: Vec<String> = known
                .map(|category| format!("{} {}", category.number, category.name.zh))
                .collect();
            let message = format!("没有名为“{one}”的类别（可用：{}）", names.join("、"));
            return Err(ConfigError::Plain(message));
        };
        let of_category = |item: &&crate::pack::Item| item.category == category.number;
        wanted.extend(
            pack.items
                .iter()
                .filter(of_category)
                .map(|item| item.number),
        );
    }
    Ok(wanted)
}
