//! Places in SARIF: a file as a URI, a region in code points, and the place in the terms of the file's format.

use crate::output::{path, wording};
use crate::review::{Language, Quote};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Names of files that are no UTF-8, byte for byte, by how reviews show them.
pub(super) type Names = HashMap<String, Vec<u8>>;

/// A file as a whole.
pub(super) fn file(path: &str, names: &Names) -> Value {
    let uri = names
        .get(path)
        .map_or_else(|| path::uri(path), |name| path::uri_of(name));
    json!({"physicalLocation": {"artifactLocation": {"uri": uri}}})
}

/// The place of a quote.
pub(super) fn location(path: &str, quote: &Quote, language: Language, names: &Names) -> Value {
    let mut location = file(path, names);
    let position = quote.position;
    let mut region = json!({
        "startLine": position.line.max(1),
        "startColumn": position.column.max(1),
    });
    if position.length > 0 {
        region["endLine"] = json!(position.end.line);
        region["endColumn"] = json!(position.end.column);
        region["snippet"] = json!({"text": quote.text.as_str()});
    }
    location["physicalLocation"]["region"] = region;
    // The lines of a Word document are those of its text; a person looks for the paragraph or the cell.
    let place = wording::place(quote.place, language);
    if !place.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": place, "kind": "element"}]);
    }
    location
}
