//! What is taken for granted of the school, and on whose word.

use xxgk::check::{Fact, Origin, Profile, Stated, check};
use xxgk::input;
use xxgk::pack::{Applies, Level, Ownership, Pack, Severity};
use xxgk::review::{Style, review};

/// What is known of a school whose report says this.
fn profile(name: &str, sentence: &str, stated: &Stated) -> Profile {
    let pack = Pack::builtin().expect("the built-in pack is sound");
    let document = input::plain(format!(
        "{name}2024年信息公开年度报告\n一、概述\n{sentence}"
    ));
    check(&document, &pack, stated).profile
}

/// The ownership of an invented school by its report's words.
fn ownership(sentence: &str) -> Option<Ownership> {
    let fact = profile("明德职业学院", sentence, &Stated::default()).ownership?;
    assert_eq!(fact.origin, Origin::Text);
    Some(fact.value)
}

#[test]
fn the_report_may_say_who_owns_the_school() {
    for sentence in [
        "学院是一所公办全日制高等职业院校。",
        "明德职业学院是经省政府批准、教育部备案的公办普通高等学校。",
        "作为省属公办本科高校，学校重视信息公开。",
        "办学性质为公办，在校生9000人。",
    ] {
        assert_eq!(ownership(sentence), Some(Ownership::Public), "{sentence}");
    }
    for sentence in [
        "学校是一所民办高校。",
        "学校是民办高校，与公办高校享有同等的法律地位。",
    ] {
        assert_eq!(ownership(sentence), Some(Ownership::Private), "{sentence}");
    }
    for sentence in [
        "学校借鉴其他公办高校的经验，重视信息公开。",
        "校领导到三所公办院校考察。",
    ] {
        assert_eq!(ownership(sentence), None, "{sentence}");
    }
}

#[test]
fn a_stated_ownership_is_stronger_than_the_text() {
    let stated = Stated {
        ownership: Some(Fact {
            value: Ownership::Private,
            origin: Origin::Flag,
        }),
        ..Stated::default()
    };
    let sentence = "学院是一所公办全日制高等职业院校。";
    let fact = profile("明德职业学院", sentence, &stated).ownership;
    assert_eq!(
        fact.map(|fact| (fact.value, fact.origin)),
        Some((Ownership::Private, Origin::Flag))
    );
    // The register knows it for a private school.
    let fact = profile("黄河科技学院", sentence, &Stated::default()).ownership;
    assert_eq!(
        fact.map(|fact| (fact.value, fact.origin)),
        Some((Ownership::Private, Origin::Register))
    );
}

#[test]
fn the_report_may_say_how_many_items_concern_the_school() {
    let depending = |count: usize| {
        let sentence = format!("清单50项中，与学院有关的{count}项，逐项明确了责任部门。");
        let profile = profile("明德职业学院", &sentence, &Stated::default());
        let stated = profile.concerned.map(|fact| (fact.value, fact.origin));
        assert_eq!(stated, Some((count as u8, Origin::Text)));
        profile.depending
    };
    let pack = Pack::builtin().expect("the built-in pack is sound");
    let at = |wanted: Applies| {
        let items = pack.items.iter();
        items
            .filter(|item| item.applies.at(Level::Vocational) == wanted)
            .count()
    };
    let (sure, open) = (at(Applies::Yes), at(Applies::Depends));
    assert_eq!(depending(sure), Some(Applies::No));
    assert_eq!(depending(sure + open), Some(Applies::Yes));
    // Which of the open items are meant, the number does not tell.
    assert_eq!(depending(sure + 1), None);
}

#[test]
fn the_list_is_only_held_beside_a_report_that_is_older() {
    let pack = Pack::builtin().expect("the built-in pack is sound");
    let graves = |year: u16| {
        let document = input::plain(format!(
            "明德职业学院{year}年信息公开年度报告\n一、概述\n学校章程已公布。"
        ));
        let judged = check(&document, &pack, &Stated::default());
        let review = review("a".to_owned(), &document, &judged, &pack, Style::default());
        let of_items = review.findings.iter().filter(|found| found.item.is_some());
        let grave = of_items
            .filter(|found| found.severity > Severity::Note)
            .count();
        (grave > 0, review.notes.len())
    };
    assert_eq!(graves(2012), (false, 1));
    assert_eq!(graves(2014), (true, 0));
}
