//! The judgement on admitted shortcomings, over invented passages in many styles.
//!
//! `passages.md` holds the passages, each under a heading that names its style. The snapshot is what a careful reviewer
//! says of each: one shortcoming a line, `remedy  quote → measure`.

use std::fmt::Write;
use xxgk::check::{Stated, check};
use xxgk::input;
use xxgk::pack::Pack;

fn judged(pack: &Pack, passage: &str) -> String {
    let report = format!("明德职业学院2024年信息公开年度报告\n{passage}");
    let document = input::plain(report);
    let mut out = String::new();
    for gap in check(&document, pack, &Stated::default()).gaps {
        let measure = gap.measure.map_or("", |span| document.slice(span));
        writeln!(
            out,
            "{:<9} {} → {measure}",
            gap.remedy.name(),
            document.slice(gap.span)
        )
        .expect("a string takes any text");
    }
    out
}

#[test]
fn passages_are_judged_as_a_reviewer_does() {
    let pack = Pack::builtin().expect("the built-in pack is sound");
    let mut out = String::new();
    for passage in include_str!("passages.md").split("\n## ").skip(1) {
        let (style, text) = passage.split_once('\n').expect("a style has a passage");
        write!(out, "## {style}\n{}", judged(&pack, text)).expect("a string takes any text");
    }
    insta::assert_snapshot!(out);
}
