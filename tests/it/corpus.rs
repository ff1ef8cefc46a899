//! How far the judgements agree with the labelled reports: floors that no change may break.
//!
//! The score is that of the example `accuracy`, which prints the whole table; here the figures that matter are held, a
//! little below where they stand.

#[allow(dead_code, reason = "the example prints what no floor is held on")]
#[path = "../../examples/accuracy/score/mod.rs"]
mod score;

use crate::support::fixture;
use score::Score;
use std::path::PathBuf;
use xxgk::pack::Pack;

fn scored(folder: PathBuf) -> Score {
    let pack = Pack::builtin().expect("the built-in pack loads");
    Score::of(&pack, &[folder]).expect("the folder can be scored")
}

fn hold(folder: &str, floors: [f64; 8]) {
    let score = scored(fixture(folder));
    let figures = [
        ("items", score.items().share().value()),
        ("elements", score.elements.f1()),
        ("pointers", score.pointers.value()),
        ("evidence", score.evidence.value()),
        ("profiles", score.profiles.value()),
        ("parts", score.parts.share().value()),
        ("gaps", score.gaps.f1()),
        ("remedies", score.remedies.value()),
    ];
    for ((name, value), floor) in figures.into_iter().zip(floors) {
        assert!(
            value >= floor,
            "{folder}: {name}: {value:.3} is below {floor}"
        );
    }
    assert_eq!(score.items().share().of, score.reports * 50);
}

#[test]
fn the_judgements_agree_with_the_labels() {
    hold("corpus", [0.96, 0.97, 0.94, 0.98, 0.97, 0.96, 0.97, 0.93]);
}

#[test]
fn the_judgements_agree_with_the_labels_of_another_author() {
    hold("blind", [0.955, 0.94, 0.86, 0.97, 0.95, 0.965, 0.97, 0.93]);
}

#[test]
fn what_the_labels_lack_is_not_scored() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("labels");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("the file can be written");
    };
    let report = "明德学院2024年信息公开年度报告\n学校章程已公布。\n个别栏目更新不及时。\n";
    write("甲.txt", report);
    write("乙.txt", report);
    write("甲.labels.json", r#"{"items": {"2": {"status": "nil"}}}"#);
    write("乙.labels.json", r#"{"parts": {"overview": "missing"}}"#);
    let score = scored(folder);
    assert_eq!(score.reports, 2);
    assert_eq!(score.items().share().of, 50);
    assert_eq!(score.parts.share().of, 1);
    assert_eq!((score.gaps.said, score.remedies.of), (0, 0));
    assert_eq!(score.profiles.of, 0);
    let told = score.misses.concat();
    assert!(told.contains("甲 item 2: is nil, said disclosed"), "{told}");
}
