//! Prepares the pack that is built into the program: reading it from TOML and spelling out its words took a single
//! report four fifths of its time.

use std::path::Path;

/// The program's own loader. It stands by itself, so it can be compiled here as well.
#[path = "src/pack/mod.rs"]
#[allow(dead_code, missing_docs, unreachable_pub, unused_imports)]
mod pack;

const FOLDER: &str = "rules/moe-2014";

fn main() -> miette::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/pack");
    let prepared = pack::Pack::load(Path::new(FOLDER))?.prepare()?;
    let out = std::env::var("OUT_DIR").map_err(|error| miette::miette!("{error}"))?;
    let path = Path::new(&out).join("moe-2014.pack");
    std::fs::write(&path, prepared).map_err(|error| miette::miette!("{}: {error}", path.display()))
}
