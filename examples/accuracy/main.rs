//! How far the judgements agree with folders of labelled reports.
//!
//! `cargo run --release --example accuracy -- [--misses] DIR...`; a folder holds `NAME.txt` and `NAME.labels.json`
//! (`fixtures/README.md` has the form). What the labels lack is not scored.

mod score;

use score::{Count, PARTS, STATUSES, Score, Share};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use xxgk::pack::Pack;

fn main() -> ExitCode {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let folders: Vec<PathBuf> = folders.into_iter().map(PathBuf::from).collect();
    let told = if folders.is_empty() || options.iter().any(|option| option != "--misses") {
        Err("usage: accuracy [--misses] DIR...".to_owned())
    } else {
        tell(&folders, !options.is_empty())
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Where standard error is closed there is nobody to tell.
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

fn tell(folders: &[PathBuf], misses: bool) -> Result<(), String> {
    let pack = Pack::builtin().map_err(|error| error.to_string())?;
    let score = Score::of(&pack, folders)?;
    let out = &mut io::stdout().lock();
    let misses = if misses { score.misses.as_slice() } else { &[] };
    misses
        .iter()
        .try_for_each(|miss| writeln!(out, "{miss}"))
        .and_then(|()| figures(out, &score))
        .and_then(|()| statuses(out, &score))
        .and_then(|()| by_item(out, &score))
        .map_err(|error| error.to_string())
}

/// The figures, in the order and the words of the corpus's own evaluation.
fn figures(out: &mut dyn Write, score: &Score) -> io::Result<()> {
    let items = score.items();
    writeln!(out, "reports {}", score.reports)?;
    if items.share().of > 0 {
        let (share, kappa) = (value(items.share()), score.kappa());
        let f1 = items.macro_f1();
        writeln!(
            out,
            "items: accuracy {share}  macro-F1 {f1:.3}  kappa {kappa:.3}"
        )?;
        for (index, status) in STATUSES.iter().enumerate() {
            writeln!(out, "  {status:15} {}", three(items.count(index)))?;
        }
    }
    let (elements, parts) = (score.elements.f1(), value(score.parts.share()));
    let f1 = score.parts.macro_f1();
    writeln!(
        out,
        "elements F1 {elements:.3}   parts accuracy {parts} macro-F1 {f1:.3}"
    )?;
    let (evidence, pointers) = (value(score.evidence), value(score.pointers));
    let profiles = value(score.profiles);
    writeln!(
        out,
        "evidence hits {evidence}   pointer accuracy {pointers}   school and year {profiles}"
    )?;
    let (gaps, remedies) = (three(score.gaps), value(score.remedies));
    writeln!(out, "gaps {gaps}   remedy accuracy {remedies}")?;
    writeln!(out, "defects {}", three(score.all_defects()))?;
    for (kind, count) in &score.defects {
        let Count { hit, said, real } = count;
        writeln!(out, "  {kind:24} hit {hit:3} said {said:3} true {real:3}")?;
    }
    Ok(())
}

/// A share, or a dash where nothing was scored.
fn value(share: Share) -> String {
    match share.of {
        0 => "-".to_owned(),
        _ => format!("{:.3}", share.value()),
    }
}

fn three(count: Count) -> String {
    let (precision, recall) = (count.precision(), count.recall());
    format!("P {precision:.3} R {recall:.3} F1 {:.3}", count.f1())
}

/// What was judged as what.
fn statuses(out: &mut dyn Write, score: &Score) -> io::Result<()> {
    matrix(out, "items", &STATUSES, &score.items().0.map(Vec::from))?;
    matrix(out, "parts", &PARTS, &score.parts.0.map(Vec::from))
}

fn matrix(out: &mut dyn Write, of: &str, names: &[&str], cells: &[Vec<usize>]) -> io::Result<()> {
    write!(out, "\n{of:15}")?;
    names
        .iter()
        .try_for_each(|name| write!(out, " {name:>15}"))?;
    writeln!(out, "  (row: label, column: said)")?;
    for (name, row) in names.iter().zip(cells) {
        write!(out, "{name:15}")?;
        row.iter()
            .try_for_each(|count| write!(out, " {count:15}"))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Each item: how many statuses agree, and how sure "disclosed" is.
fn by_item(out: &mut dyn Write, score: &Score) -> io::Result<()> {
    let disclosed = STATUSES.iter().position(|one| *one == "disclosed");
    let disclosed = disclosed.unwrap_or_default();
    writeln!(out, "\nitem  agree    disclosed")?;
    for (number, item) in score.by_item.iter().enumerate() {
        let share = item.share();
        if share.of == 0 {
            continue;
        }
        let said = three(item.count(disclosed));
        writeln!(out, "{number:4}  {:3}/{:<3}  {said}", share.hit, share.of)?;
    }
    Ok(())
}
