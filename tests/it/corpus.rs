//! How far the judgements agree with the labelled corpus: floors that no change may break.
//!
//! `cargo run --release --example accuracy` prints the whole table; here the few figures that matter are held.

use std::path::Path;
use xxgk::check::{PartStatus, Stated, check};
use xxgk::pack::Pack;

/// A figure that must be at least its floor.
struct Share {
    hit: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hit += usize::from(hit);
        self.of += 1;
    }

    fn value(&self) -> f64 {
        self.hit as f64 / self.of.max(1) as f64
    }
}

#[test]
fn the_judgements_agree_with_the_labels() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let [mut items, mut parts, mut schools, mut gaps] = [(); 4].map(|()| Share { hit: 0, of: 0 });
    for entry in std::fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("the entry is readable").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let labels = std::fs::read_to_string(path.with_extension("labels.json"))
            .expect("every report has labels");
        let labels: serde_json::Value = serde_json::from_str(&labels).expect("the labels are JSON");
        let document = xxgk::input::open(&path).expect("the report is readable");
        let judged = check(&document, &pack, &Stated::default());
        for item in &judged.items {
            let label = labels["items"][item.number.to_string()]["status"]
                .as_str()
                .unwrap_or("missing");
            items.add(label == item.status.name());
        }
        for (id, label) in labels["parts"].as_object().expect("there are parts") {
            let index = pack
                .parts
                .iter()
                .position(|part| part.id == *id)
                .expect("the part is known");
            let status = judged
                .parts
                .iter()
                .find(|part| part.part == index)
                .map_or(PartStatus::Missing, |part| part.status);
            parts.add(label == status.name());
        }
        let name = judged.profile.name.as_ref().map(|name| name.value.as_str());
        schools.add(name == labels["school"].as_str());
        for gap in labels["gaps"].as_array().expect("there are gaps") {
            let quote = gap["quote"].as_str().expect("a gap has words");
            let found = judged.gaps.iter().any(|one| {
                let words = document.slice(one.span);
                words.contains(quote) || quote.contains(words)
            });
            gaps.add(found);
        }
    }
    assert_eq!(items.of, 48 * 50);
    for (name, share, floor) in [
        ("items", &items, 0.96),
        ("parts", &parts, 0.94),
        ("schools", &schools, 0.97),
        ("gaps", &gaps, 0.85),
    ] {
        assert!(
            share.value() >= floor,
            "{name}: {:.3} is below {floor}",
            share.value()
        );
    }
}
