//! Running the examples of a pack: every sentence must be judged as its author says.

use super::status::Status;
use super::{Stated, check};
use crate::input;
use crate::pack::Pack;

/// An example that is not judged as its author says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The item, part or rule that the example belongs to.
    pub of: String,
    /// What it should be.
    pub wanted: String,
    /// What it is.
    pub got: String,
    /// The example.
    pub example: String,
}

/// What running the examples came to.
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// Number of examples run.
    pub run: usize,
    /// The ones judged otherwise.
    pub mismatches: Vec<Mismatch>,
}

/// Runs every example of `pack`.
#[must_use]
pub fn examine(pack: &Pack) -> Examined {
    let mut examined = Examined::default();
    items(pack, &mut examined);
    headings(pack, &mut examined);
    rules(pack, &mut examined);
    examined
}

impl Examined {
    fn note(&mut self, of: &str, wanted: &str, got: &str, example: &str) {
        self.run += 1;
        if wanted != got {
            let [of, wanted, got, example] = [of, wanted, got, example].map(str::to_owned);
            self.mismatches.push(Mismatch {
                of,
                wanted,
                got,
                example,
            });
        }
    }
}

fn items(pack: &Pack, examined: &mut Examined) {
    for (index, item) in pack.items.iter().enumerate() {
        let of = format!("第 {} 项", item.number);
        let examples = &item.examples;
        for (wanted, sentences) in [
            (Status::Disclosed, &examples.disclosed),
            (Status::Underspecified, &examples.underspecified),
            (Status::Nil, &examples.nil),
            (Status::Missing, &examples.missing),
        ] {
            for sentence in sentences {
                let document = input::plain(sentence.clone());
                let judged = check(&document, pack, &Stated::default());
                examined.note(
                    &of,
                    wanted.name(),
                    judged.items[index].status.name(),
                    sentence,
                );
            }
        }
    }
}

fn headings(pack: &Pack, examined: &mut Examined) {
    for (index, part) in pack.parts.iter().enumerate() {
        for (wanted, headings) in [("found", &part.headings), ("missing", &part.not_headings)] {
            for heading in headings {
                let document = input::plain(format!(
                    "明德学院2024年信息公开年度报告\n{heading}\n按照要求，学校认真做好本年度的各项工作，取得了新的成绩。"
                ));
                let judged = check(&document, pack, &Stated::default());
                let got = if judged.parts[index].heading.is_some() {
                    "found"
                } else {
                    "missing"
                };
                examined.note(&part.id, wanted, got, heading);
            }
        }
    }
}

fn rules(pack: &Pack, examined: &mut Examined) {
    // Examples of the configuration need the layer that reads it.
    for rule in pack.rules.iter().filter(|rule| !rule.of_configuration) {
        for (wanted, reports) in [("bad", &rule.examples.bad), ("good", &rule.examples.good)] {
            for report in reports {
                let judged = check(&input::plain(report.clone()), pack, &Stated::default());
                let got = if judged.faults.iter().any(|fault| fault.rule == rule.name) {
                    "bad"
                } else {
                    "good"
                };
                examined.note(&rule.name, wanted, got, report);
            }
        }
    }
}
