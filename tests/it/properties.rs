//! Properties of the parsers of numbers, dates and citations, held on inputs that proptest makes up and shrinks.
//!
//! What adds up is let be however its numbers are written; a day of the period is no fault in any notation; a citation
//! as the register has it is right, and with another number it is wrong; and no mixture of the signs that the parsers
//! look for makes them panic or point outside of the text.

use proptest::prelude::*;
use proptest::sample::select;
use std::sync::OnceLock;
use xxgk::check::{Fault, Stated, check};
use xxgk::input::plain;
use xxgk::pack::Pack;

fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| Pack::builtin().expect("the built-in pack loads"))
}

/// The faults of a report with this preface and this paragraph.
fn faults(preface: &str, paragraph: &str) -> Vec<Fault> {
    let text = format!(
        "明德职业学院2024年信息公开年度报告\n{preface}统计期限为2024年1月1日至2024年12月31日。\n一、主动公开情况\n{paragraph}\n"
    );
    let length = text.len();
    let judged = check(&plain(text), pack(), &Stated::default());
    for fault in &judged.faults {
        assert!(fault.span.start <= fault.span.end && fault.span.end as usize <= length);
    }
    judged.faults
}

fn says(found: &[Fault], rule: &str) -> bool {
    found.iter().any(|fault| fault.rule == rule)
}

/// A number below ten thousand in Chinese digits.
fn chinese(number: u32) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    let mut words = String::new();
    for (place, name) in places {
        let digit = (number / place % 10) as usize;
        if digit > 0 {
            words += digits[digit];
            words += name;
        } else if !words.is_empty() && !words.ends_with('零') {
            words += "零";
        }
    }
    words.trim_end_matches('零').to_owned()
}

/// A number as one writer or another puts it.
fn written(number: u32, form: u8) -> String {
    match form {
        1 if number >= 1000 => format!("{},{:03}", number / 1000, number % 1000),
        2 if number >= 1000 => format!("{} {:03}", number / 1000, number % 1000),
        3 => chinese(number),
        4 => number
            .to_string()
            .chars()
            .filter_map(|digit| char::from_u32(digit as u32 - '0' as u32 + '０' as u32))
            .collect(),
        _ => number.to_string(),
    }
}

/// A day as one writer or another puts it.
fn day(year: u32, month: u32, day: u32, form: u8) -> String {
    let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match form {
        1 => format!("{year}.{month}.{day}"),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => {
            let year: String = year
                .to_string()
                .bytes()
                .map(|byte| digits[usize::from(byte - b'0')])
                .collect();
            let small = |number| chinese(number).replacen("一十", "十", 1);
            format!("{year}年{}月{}日", small(month), small(day))
        }
        _ => format!("{year}年{month}月{day}日"),
    }
}

/// What the parsers look for.
const SIGNS: [&str; 48] = [
    "1",
    "2",
    "0",
    "20",
    "2024",
    "2023",
    "年",
    "月",
    "日",
    "学年",
    "至",
    "—",
    "-",
    ".",
    "/",
    "万",
    "%",
    "百分之",
    "点",
    "十",
    "百",
    "千",
    "〇",
    "近",
    "余",
    "条",
    "件",
    "项",
    "共",
    "其中",
    "：",
    "；",
    "，",
    "、",
    "。",
    "（",
    "）",
    "《",
    "》",
    "〔",
    "〕",
    "号",
    "教办函",
    "国务院令第",
    "高等学校信息公开办法",
    "一是",
    " ",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_hold_in_every_notation(
        parts in prop::collection::vec(40u32..2400, 3..=3),
        forms in prop::collection::vec(0u8..5, 4..=4),
        slip in 3u32..20,
    ) {
        let total: u32 = parts.iter().sum();
        let sentence = |total: u32| format!(
            "全年发布信息{}条，其中官网{}条、微信公众号{}条、官方微博{}条。",
            written(total, forms[3]), written(parts[0], forms[0]), written(parts[1], forms[1]), written(parts[2], forms[2]),
        );
        let right = sentence(total);
        prop_assert!(!says(&faults("", &right), "figure-sum-mismatch"), "{}", right);
        let wrong = sentence(total - slip);
        prop_assert!(says(&faults("", &wrong), "figure-sum-mismatch"), "{}", wrong);
    }

    #[test]
    fn days_are_of_the_period_in_every_notation(
        month in 1u32..=12,
        number in 1u32..=28,
        form in 0u8..4,
        before in 1u32..=3,
    ) {
        let sentence = |year| format!("本年度，学校于{}举办信息公开业务培训班，42名信息员参加。", day(year, month, number, form));
        let right = sentence(2024);
        prop_assert!(!says(&faults("", &right), "out-of-period-date"), "{}", right);
        let wrong = sentence(2024 - before);
        prop_assert!(says(&faults("", &wrong), "out-of-period-date"), "{}", wrong);
    }

    #[test]
    fn citations_are_right_as_the_register_has_them(at in any::<prop::sample::Index>(), other in 201u32..900) {
        let sure: Vec<_> = pack()
            .citations
            .iter()
            .filter(|one| !one.other_numbers && one.proves() && one.until.is_none() && one.year.is_none() && one.written.contains('〔'))
            .collect();
        let one = at.get(&sure);
        let cited = |number: &str| format!("根据《{}》（{number}）编制本报告。", one.title);
        let right = faults(&cited(&one.written), "公开300条。");
        let wrong = ["citation-title", "citation-number", "citation-repealed"];
        prop_assert!(!wrong.iter().any(|rule| says(&right, rule)), "{}", one.title);
        let place = one.written.find('〕').unwrap_or_default() + '〕'.len_utf8();
        let number = format!("{}{other}号", &one.written[..place]);
        prop_assert!(says(&faults(&cited(&number), "公开300条。"), "citation-number"), "{}", cited(&number));
    }

    #[test]
    fn no_mixture_of_signs_breaks_a_parser(signs in prop::collection::vec(select(SIGNS.as_slice()), 0..60)) {
        let text = signs.concat();
        faults(&text, &text);
    }
}
