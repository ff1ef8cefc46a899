//! The arithmetic of figures: whatever adds up is let be, and a slip in one figure is found.

use std::fmt::Write as _;
use xxgk::check::{Stated, check};
use xxgk::input::plain;
use xxgk::pack::Pack;

/// Numbers that look random and are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// So many numbers of at least `least`.
    fn parts(&mut self, count: usize, least: u64) -> Vec<u64> {
        (0..count).map(|_| least + self.next(900)).collect()
    }
}

/// Which rules of the group speak up on a sentence in a section.
fn said(pack: &Pack, heading: &str, sentence: &str) -> Vec<&'static str> {
    let report = format!(
        "明德职业学院2024年信息公开年度报告\n一、概述\n学校重视信息公开。\n二、{heading}\n{sentence}\n三、其他\n无。\n"
    );
    let judged = check(&plain(report), pack, &Stated::default());
    let of_figures = |rule: &str| pack.rule(rule).is_some_and(|rule| rule.group == "figures");
    judged
        .faults
        .iter()
        .map(|fault| fault.rule)
        .filter(|rule| of_figures(rule))
        .collect()
}

/// A list of parts, written in one of several ways.
fn list(form: u64, total: u64, parts: &[u64]) -> String {
    let names = ["官网", "微信公众号", "官方微博", "视频号", "校报"];
    let part = |(name, value): (&&str, &u64)| format!("{name}{value}条");
    let joined = |sign: &str| {
        names
            .iter()
            .zip(parts)
            .map(part)
            .collect::<Vec<_>>()
            .join(sign)
    };
    match form {
        0 => format!("全年发布信息{total}条，其中{}。", joined("、")),
        1 => format!("全年发布信息{total}条，按渠道分，{}。", joined("，")),
        2 => format!("{}，合计{total}条。", joined("，")),
        3 => format!("全年发布信息{total}条（{}）。", joined("、")),
        4 => format!("全年发布信息{total}条，其中：\n{}", joined("\n")),
        _ => {
            let mut table = String::from("渠道\t条数\t责任部门\n");
            for (name, value) in names.iter().zip(parts) {
                writeln!(table, "{name}\t{value}\t宣传部").expect("a string takes it");
            }
            format!("{table}合计\t{total}\t")
        }
    }
}

#[test]
fn what_adds_up_is_let_be_and_a_slip_is_found() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let mut numbers = Numbers(7);
    for round in 0..120 {
        let count = 3 + numbers.next(3) as usize;
        let parts = numbers.parts(count, 40);
        let total: u64 = parts.iter().sum();
        let form = round % 6;
        let right = list(form, total, &parts);
        assert_eq!(
            said(&pack, "主动公开情况", &right),
            Vec::<&str>::new(),
            "{right}"
        );
        // A slip in one digit: the total may be another part's sum by chance, so that it is kept apart from those.
        let slip = 1 + numbers.next(total / 12);
        let wrong = list(form, total + slip, &parts);
        assert_eq!(
            said(&pack, "主动公开情况", &wrong),
            ["figure-sum-mismatch"],
            "{wrong}"
        );
    }
}

#[test]
fn applications_tally_in_every_way_of_sorting() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let mut numbers = Numbers(11);
    for _ in 0..60 {
        let [open, part, none, gone] = [1, 1, 1, 1].map(|least| least + numbers.next(20));
        let total = open + part + none + gone;
        let online = 1 + numbers.next(total - 1);
        let sentence = |total: u64, online: u64| {
            format!(
                "收到信息公开申请{total}件。按渠道分，网上{online}件，信函{}件。予以公开{open}件，部分公开{part}件，不予公开{none}件，信息不存在{gone}件。",
                open + part + none + gone - online
            )
        };
        let right = sentence(total, online);
        assert_eq!(
            said(&pack, "依申请公开情况", &right),
            Vec::<&str>::new(),
            "{right}"
        );
        let wrong = sentence(total + 1, online);
        assert!(
            said(&pack, "依申请公开情况", &wrong).contains(&"application-figures"),
            "{wrong}"
        );
    }
}

#[test]
fn lists_are_counted_out() {
    let pack = Pack::builtin().expect("the built-in pack loads");
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    for stated in 2..=9usize {
        for listed in 2..=9usize {
            let members = |joint: &str| {
                let member = |digit: &&str| format!("{digit}是抓好{digit}类事");
                digits[..listed]
                    .iter()
                    .map(member)
                    .collect::<Vec<_>>()
                    .join(joint)
            };
            for joint in ["；", "。", "。\n"] {
                let text = format!(
                    "学校做好以下{}项工作：{}。",
                    digits[stated - 1],
                    members(joint)
                );
                let wanted: &[&str] = if stated == listed {
                    &[]
                } else {
                    &["list-count-mismatch"]
                };
                assert_eq!(said(&pack, "主动公开情况", &text), wanted, "{text}");
            }
        }
    }
}
