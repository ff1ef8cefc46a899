//! On which line of a file each key stands, for `xxgk config show --explain`.

use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The lines of all keys, from 1. A key within a table is `table.key`, a table of a list is `list.number`.
pub(super) fn of(text: &str) -> BTreeMap<String, u32> {
    let mut lines = BTreeMap::new();
    // The text was read before, so it has no fault of syntax.
    let Ok(root) = DeTable::parse(text) else {
        return lines;
    };
    let line = |at: usize| text[..at].matches('\n').count() as u32 + 1;
    for (key, value) in root.get_ref() {
        let name = key.get_ref();
        lines.insert(name.to_string(), line(key.span().start));
        match value.get_ref() {
            DeValue::Table(table) => {
                for (inner, _) in table {
                    lines.insert(
                        format!("{name}.{}", inner.get_ref()),
                        line(inner.span().start),
                    );
                }
            }
            DeValue::Array(array) => {
                for (number, one) in array.iter().enumerate() {
                    lines.insert(format!("{name}.{number}"), line(one.span().start));
                }
            }
            _ => {}
        }
    }
    lines
}
