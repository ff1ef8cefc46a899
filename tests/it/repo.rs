//! The repository is in order: layers, file lengths, module docs.

use std::path::{Path, PathBuf};

/// The layers, lowest first; each may use only those before it.
const LAYERS: [&str; 13] = [
    "span", "document", "input", "pack", "builtin", "check", "review", "compare", "output",
    "batch", "config", "cli", "main",
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the entry is readable").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("the source is readable");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found.sort();
    found
}

/// The layer that a source file belongs to: the folder or file right under `src`.
fn layer(path: &Path) -> Option<usize> {
    let inside = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .expect("it is under src");
    let first = inside
        .components()
        .next()?
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    let name = first.trim_end_matches(".rs").to_owned();
    LAYERS.iter().position(|layer| *layer == name)
}

#[test]
fn every_layer_uses_only_those_before_it() {
    for (path, text) in sources() {
        let Some(own) = layer(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (at, _) in code.match_indices("crate::") {
                let rest = &code[at + "crate::".len()..];
                let used = rest
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default();
                let Some(other) = LAYERS.iter().position(|layer| *layer == used) else {
                    continue;
                };
                assert!(
                    other <= own,
                    "{}:{}: {} uses {used}",
                    path.display(),
                    number + 1,
                    LAYERS[own]
                );
            }
        }
    }
}

#[test]
fn the_pack_stands_by_itself_so_that_the_build_script_can_compile_it() {
    for (path, text) in sources() {
        let of_pack = path.components().any(|part| part.as_os_str() == "pack");
        let of_program = path.components().any(|part| part.as_os_str() == "cli");
        if of_pack && !of_program {
            assert!(
                !text.contains("crate::"),
                "{} uses the program",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_is_short_and_says_what_it_does() {
    for (path, text) in sources() {
        assert!(
            text.starts_with("//!"),
            "{} has no module doc",
            path.display()
        );
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
            .count();
        assert!(lines <= 400, "{} has {lines} lines of code", path.display());
    }
}

#[test]
fn nothing_is_left_open() {
    for (path, text) in sources() {
        for word in ["TODO", "FIXME", "todo!(", "unimplemented!("] {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}
