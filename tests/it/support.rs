//! What several tests need: zip archives made on the spot, and documents printed so that a change can be read.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use xxgk::document::{BlockKind, Document, Place};

/// A folder under `fixtures`.
pub(crate) fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(path)
}

/// All files under a folder, with their paths inside it, sorted.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).expect("the fixture is there") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(folder)
                .expect("it is inside")
                .to_string_lossy()
                .replace('\\', "/");
            files.push((name, fs::read(&path).expect("the file can be read")));
        }
    }
    files.sort();
    files
}

/// A zip archive of these files, deflated.
pub(crate) fn zip<N: AsRef<str>>(files: &[(N, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
        let (mut entry, config) = archive
            .new_file(name.as_ref())
            .compression_method(rawzip::CompressionMethod::DEFLATE)
            .start()
            .expect("memory can be written");
        // The sizes and the checksum are those of the content; the packed bytes go in beside it.
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(content).expect("a sink takes all");
        let (_, descriptor) = counted.finish().expect("a sink can be finished");
        entry.write_all(&packed).expect("memory can be written");
        entry.finish(descriptor).expect("memory can be written");
    }
    archive.finish().expect("memory can be written");
    bytes
}

/// A document, one block a line: its kind, its place, its words, and the links on them.
pub(crate) fn outline(document: &Document) -> String {
    let mut text = String::new();
    for block in document.blocks() {
        let kind = match block.kind {
            BlockKind::Title => "title".to_owned(),
            BlockKind::Heading { level, number } => match number {
                Some(number) => format!("h{level} {:?} {}", number.style, number.value),
                None => format!("h{level}"),
            },
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Cell { table, row } => cell(document, table, row, block.span),
        };
        let words: String = document.slice(block.span).chars().take(60).collect();
        text.push_str(&format!("{kind} @{} {words:?}", place(block.place)));
        for link in document
            .links()
            .iter()
            .filter(|link| block.span.contains(link.span))
        {
            text.push_str(&format!(
                " [{}]({})",
                document.slice(link.span),
                link.target
            ));
        }
        text.push('\n');
    }
    for note in document.notes() {
        text.push_str(&format!("note {note:?}\n"));
    }
    text
}

fn cell(document: &Document, table: u32, row: u32, span: xxgk::span::Span) -> String {
    let table = &document.tables()[table as usize];
    let cells = &table.rows[row as usize].cells;
    let Some(cell) = cells.iter().find(|cell| cell.span == span) else {
        return "cell?".to_owned();
    };
    let rows = table.rows.iter().skip(row as usize + 1);
    let continued = rows
        .take_while(|row| {
            row.cells
                .iter()
                .any(|cell| cell.continued && cell.span == span)
        })
        .count();
    format!(
        "cell column {} width {} rows {}",
        cell.column,
        cell.width,
        continued + 1
    )
}

fn place(place: Place) -> String {
    if place.table > 0 {
        format!(
            "table {} row {} cell {}",
            place.table, place.row, place.cell
        )
    } else {
        format!("{}", place.paragraph)
    }
}
