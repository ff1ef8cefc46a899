//! A document printed for snapshots: one block a line, then links and what is declared.

use std::fmt::Write;
use xxgk::document::{BlockKind, Document};

/// Kind, line and column, text of every block; then the links.
pub(crate) fn outline(document: &Document) -> String {
    let mut out = String::new();
    for block in document.blocks() {
        let kind = match block.kind {
            BlockKind::Title => "title".to_owned(),
            BlockKind::Heading { level, .. } => format!("heading {level}"),
            BlockKind::Paragraph => "text".to_owned(),
            BlockKind::Cell { table, row } => format!("cell {table}.{row}"),
        };
        let at = document.position(block.span);
        let text = document.slice(block.span).escape_debug().to_string();
        writeln!(out, "{kind:<10} {}:{} {text}", at.line, at.column)
            .expect("a string takes any text");
    }
    for link in document.links() {
        let at = document.position(link.span);
        writeln!(
            out,
            "link       {}:{} {} -> {}",
            at.line,
            at.column,
            document.slice(link.span),
            link.target
        )
        .expect("a string takes any text");
    }
    out
}
