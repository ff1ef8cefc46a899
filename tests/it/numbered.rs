//! Reports that go through the list by its numbers: what stands behind a number is about its item, in whatever words.

use xxgk::check::{Judgement, Stated, Status, check};
use xxgk::input;
use xxgk::pack::Pack;

/// What the list calls its items, so that the numbers are borne out; a few say it in words of their own.
fn listed(
    pack: &Pack,
    own: impl Fn(u8) -> Option<&'static str>,
    head: impl Fn(u8) -> String,
) -> String {
    let mut text = "明德学院2024年信息公开年度报告\n二、主动公开情况\n".to_owned();
    for item in &pack.items {
        let number = item.number;
        let words = own(number).map_or_else(|| format!("{}\n已公开", item.title), str::to_owned);
        text.push_str(&format!("{}{words}\n", head(number)));
    }
    text
}

fn judge(pack: &Pack, text: String) -> Judgement {
    let document = input::read("a.txt", text.into_bytes()).expect("a text is read");
    check(&document, pack, &Stated::default())
}

fn status(judged: &Judgement, number: u8) -> Status {
    let found = judged.items.iter().find(|item| item.number == number);
    found.expect("every item is judged").status
}

#[test]
fn a_paragraph_is_about_the_item_of_its_number() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let own = |number| match number {
        37 => Some("收在《学生手册》第三编。"),
        38 => Some("一册在手，全在官网“手册”栏目。"),
        46 => Some("本校没有。"),
        47 => Some("拟于明年公布。"),
        _ => None,
    };
    let judged = judge(&pack, listed(&pack, own, |number| format!("{number}．")));
    assert_eq!(status(&judged, 37), Status::Disclosed);
    assert_eq!(status(&judged, 38), Status::Disclosed);
    assert_eq!(status(&judged, 46), Status::Nil);
    assert_eq!(status(&judged, 47), Status::Underspecified);
}

#[test]
fn cells_copied_one_a_line_are_about_the_item_of_their_number() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let own = |number| match number {
        44 => Some("学位点\n不适用"),
        17 => Some("省驾驶培训公司由集团代管，经营平稳\n——"),
        _ => None,
    };
    let judged = judge(
        &pack,
        listed(&pack, own, |number| format!("第{number}项\n")),
    );
    assert_eq!(status(&judged, 44), Status::Nil);
    assert_ne!(
        status(&judged, 17),
        Status::Nil,
        "a dash beside words says nothing"
    );
}

#[test]
fn numbers_of_a_list_of_the_schools_own_are_not_the_lists() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let mut text = "明德学院2024年信息公开年度报告\n".to_owned();
    for number in 1..=50 {
        // The items in the opposite order: the words do not bear the numbers out.
        let item = pack.item(51 - number).expect("the item is there");
        let words = if number == 37 {
            "本校没有。"
        } else {
            item.title.as_str()
        };
        text.push_str(&format!("{number}．{words}\n"));
    }
    assert_ne!(status(&judge(&pack, text), 37), Status::Nil);
}
