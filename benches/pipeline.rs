//! Where the time goes in one report: loading the pack, reading, judging, joining, writing.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;
use xxgk::check::{Judgement, Stated, check};
use xxgk::document::Document;
use xxgk::input;
use xxgk::output::human::Human;
use xxgk::output::{Format, Options};
use xxgk::pack::{Language, Pack};
use xxgk::review::{Review, Style, review};

/// An invented report of about 10 KB.
const SEED: &str = include_str!("seed.txt");

static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::builtin().expect("the built-in pack loads"));

/// The sizes that are measured: the report itself, and 1 MB of it one after another.
const SIZES: [usize; 2] = [SEED.len(), 1_000_000];

fn main() {
    divan::main();
}

/// The report repeated up to `size` bytes, whole copies only.
fn text(size: usize) -> String {
    SEED.repeat((size / SEED.len()).max(1))
}

fn document(size: usize) -> Document {
    input::read("seed.txt", text(size).into_bytes()).expect("a text can be read")
}

fn judgement(document: &Document) -> Judgement {
    check(document, &PACK, &Stated::default())
}

fn reviewed(document: &Document) -> Review<'static> {
    let judgement = judgement(document);
    join(document, &judgement)
}

fn join(document: &Document, judgement: &Judgement) -> Review<'static> {
    let path = "seed.txt".to_owned();
    review(path, document, judgement, &PACK, Style::default())
}

#[divan::bench]
fn load_pack() -> Pack {
    Pack::builtin().expect("the built-in pack loads")
}

#[divan::bench(args = SIZES, max_time = 2)]
fn read(bencher: Bencher<'_, '_>, size: usize) {
    bencher
        .with_inputs(|| text(size).into_bytes())
        .input_counter(BytesCount::of_slice)
        .bench_values(|bytes| input::read("seed.txt", bytes));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn judge(bencher: Bencher<'_, '_>, size: usize) {
    let document = document(size);
    bencher
        .counter(BytesCount::of_str(document.text()))
        .bench(|| judgement(black_box(&document)));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn join_review(bencher: Bencher<'_, '_>, size: usize) {
    let document = document(size);
    let judgement = judgement(&document);
    bencher
        .counter(BytesCount::of_str(document.text()))
        .bench(|| join(black_box(&document), &judgement));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn render_json(bencher: Bencher<'_, '_>, size: usize) {
    let review = reviewed(&document(size));
    bencher
        .counter(BytesCount::new(size))
        .bench(|| Format::Json.encode(black_box(&review)));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn render_human(bencher: Bencher<'_, '_>, size: usize) {
    let review = reviewed(&document(size));
    let options = Options {
        language: Language::Chinese,
        width: 100,
        color: false,
        quiet: false,
        unfold: false,
        fail_on: None,
    };
    bencher.counter(BytesCount::new(size)).bench(|| {
        let mut out = Vec::new();
        Human::new(options)
            .review(&mut out, black_box(&review))
            .map(|()| out)
    });
}
