//! The rule data: every example is judged as its author says, and the built-in list of files is complete.

use xxgk::check::examine;
use xxgk::pack::{List, Pack};

#[test]
fn every_example_is_judged_as_it_says() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let examined = examine(&pack);
    assert!(
        examined.run > 500,
        "only {} examples were run",
        examined.run
    );
    let mismatches: Vec<String> = examined
        .mismatches
        .iter()
        .map(|one| {
            format!(
                "{}: should be {}, is {}: {}",
                one.of, one.wanted, one.got, one.example
            )
        })
        .collect();
    assert!(mismatches.is_empty(), "{}", mismatches.join("\n"));
}

#[test]
fn every_item_is_there_with_examples_of_every_kind() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let numbers: Vec<u8> = pack.items.iter().map(|item| item.number).collect();
    assert_eq!(numbers, (1..=50).collect::<Vec<u8>>());
    assert_eq!(pack.categories.len(), 10);
    assert_eq!(
        pack.items
            .iter()
            .map(|item| item.elements.len())
            .sum::<usize>(),
        96
    );
    for item in &pack.items {
        let examples = &item.examples;
        assert!(
            !examples.disclosed.is_empty(),
            "item {} has no example disclosed",
            item.number
        );
        assert!(
            !examples.underspecified.is_empty(),
            "item {} has no example underspecified",
            item.number
        );
        assert!(
            !examples.missing.is_empty(),
            "item {} has no example missing",
            item.number
        );
        assert!(
            item.expected || !examples.nil.is_empty(),
            "item {} has no example nil",
            item.number
        );
        assert!(
            !item.near.is_empty(),
            "item {} says not what was searched for",
            item.number
        );
        for text in [&item.name, &item.applies_why] {
            assert!(
                !text.zh.is_empty() && !text.en.is_empty(),
                "item {} lacks a text",
                item.number
            );
        }
        for element in &item.elements {
            assert!(
                !element.label.zh.is_empty() && !element.label.en.is_empty(),
                "element {} of item {}",
                element.id,
                item.number
            );
        }
    }
}

#[test]
fn every_rule_says_all_that_a_reader_needs() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    for rule in &pack.rules {
        for text in [&rule.title, &rule.why, &rule.basis] {
            assert!(
                !text.zh.is_empty() && !text.en.is_empty(),
                "{} lacks a text",
                rule.name
            );
        }
        assert!(
            !rule.examples.bad.is_empty(),
            "{} has no bad example",
            rule.name
        );
        assert!(
            !rule.examples.good.is_empty(),
            "{} has no good example",
            rule.name
        );
    }
}

/// Judgements on items and parts have their examples with each item and part; a waiver is judged by its day.
const SHOWN_ELSEWHERE: [&str; 2] = ["part-missing", "part-thin"];

#[test]
fn every_rule_of_faults_has_three_examples_of_each_kind() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    for rule in &pack.rules {
        let elsewhere = ["items", "waivers"].contains(&rule.group.as_str())
            || SHOWN_ELSEWHERE.contains(&rule.name.as_str());
        let examples = &rule.examples;
        for (kind, count) in [("bad", examples.bad.len()), ("good", examples.good.len())] {
            assert!(
                elsewhere || count >= 3,
                "{} has {count} {kind} examples",
                rule.name
            );
        }
    }
}

#[test]
fn every_limit_is_said_in_both_languages() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    assert!(!pack.limits.is_empty());
    for limit in &pack.limits {
        assert!(!limit.zh.is_empty() && !limit.en.is_empty(), "{limit:?}");
    }
}

#[test]
fn every_list_that_the_checks_ask_for_stands_at_its_number() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    for (number, (list, name)) in List::ALL.into_iter().enumerate() {
        assert_eq!(list as usize, number, "{name}");
        assert!(!pack.list(list).is_empty(), "{name}");
    }
    assert!(pack.list(List::CellPlanned).contains(&"拟公开".to_owned()));
}

#[test]
fn the_folder_and_the_program_hold_the_same_pack() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/moe-2014");
    let loaded = Pack::load(&folder).expect("the folder loads");
    let builtin = Pack::builtin().expect("the built-in pack loads");
    assert_eq!(loaded.lexicon.literals(), builtin.lexicon.literals());
    assert_eq!(loaded.rules.len(), builtin.rules.len());
    assert_eq!(loaded.register.schools().count(), 2952);
}
