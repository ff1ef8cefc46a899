//! The review at a terminal: snapshots of a canned review, and what must hold on every line.

pub(crate) mod canned;

use canned::{clean, review, summary};
use unicode_width::UnicodeWidthStr;
use xxgk::output::Options;
use xxgk::output::human::Human;
use xxgk::review::{
    Acceptance, Duplicate, Language, Missed, Review, Severity, Skipped, Summary, Unreviewed,
};

/// Plain Chinese at 80 columns.
const PLAIN: Options = Options {
    language: Language::Chinese,
    width: 80,
    color: false,
    quiet: false,
    unfold: false,
    fail_on: Some(Severity::Error),
};

fn render(options: Options, reviews: &[&Review<'_>], summary: &Summary) -> String {
    let mut human = Human::new(options);
    let mut out = Vec::new();
    for review in reviews {
        human
            .review(&mut out, review)
            .expect("a Vec takes every byte");
    }
    for number in 0..summary.errors {
        human.unreviewed(&Unreviewed {
            path: format!("材料/坏的{number}\u{202e}.docx"),
            message: "docx 文件已损坏：压缩包不完整".to_owned(),
            help: "请重新下载\u{1b}[2J或重新拷贝文件；\n\n  若 Word 还能打开它，请选择“打开并修复”"
                .to_owned(),
        });
    }
    human
        .finish(&mut out, summary)
        .expect("a Vec takes every byte");
    String::from_utf8(out).expect("only text is written")
}

fn one(options: Options) -> String {
    let review = review(options.language);
    render(options, &[&review], &summary(&[&review]))
}

#[test]
fn chinese_at_80_columns() {
    insta::assert_snapshot!(one(PLAIN));
}

#[test]
fn chinese_at_40_columns() {
    insta::assert_snapshot!(one(Options { width: 40, ..PLAIN }));
}

#[test]
fn chinese_at_120_columns() {
    insta::assert_snapshot!(one(Options {
        width: 120,
        ..PLAIN
    }));
}

#[test]
fn english_at_80_columns() {
    insta::assert_snapshot!(one(Options {
        language: Language::English,
        ..PLAIN
    }));
}

#[test]
fn unfolded() {
    insta::assert_snapshot!(one(Options {
        unfold: true,
        ..PLAIN
    }));
}

#[test]
fn coloured() {
    let text = one(Options {
        color: true,
        ..PLAIN
    });
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
}

#[test]
fn a_report_with_nothing_to_mend() {
    let clean = clean(Language::Chinese);
    insta::assert_snapshot!(render(PLAIN, &[&clean], &summary(&[&clean])));
}

#[test]
fn several_reports() {
    let (full, clean) = (review(Language::Chinese), clean(Language::Chinese));
    let mut summary = summary(&[&clean, &full]);
    summary.errors = 1;
    summary.duplicates = vec![Duplicate {
        school: "临川湖职业技术学院".to_owned(),
        year: 2024,
        paths: vec![
            "reports/甲.docx".to_owned(),
            "reports/甲\u{202e}.txt".to_owned(),
        ],
    }];
    summary.today = Some("2025-11-03".to_owned());
    summary.skipped = (1..=12)
        .map(|number| Skipped {
            path: format!("reports/2024/附件{number}.txt"),
            reason: "标题和开头没有写“信息公开”和“报告”".to_owned(),
        })
        .collect();
    let text = render(PLAIN, &[&clean, &full], &summary);
    // The reviews themselves are in other snapshots; the totals follow the last rule.
    let totals = text.rsplit(&"-".repeat(80)).next().unwrap_or_default();
    insta::assert_snapshot!(totals);
}

#[test]
fn quiet() {
    let (full, clean) = (review(Language::Chinese), clean(Language::Chinese));
    let options = Options {
        quiet: true,
        ..PLAIN
    };
    insta::assert_snapshot!(render(
        options,
        &[&full, &clean],
        &summary(&[&full, &clean])
    ));
}

#[test]
fn quiet_in_english_with_notes_failing() {
    let (full, clean) = (review(Language::English), clean(Language::English));
    let options = Options {
        quiet: true,
        language: Language::English,
        fail_on: Some(Severity::Note),
        ..PLAIN
    };
    insta::assert_snapshot!(render(
        options,
        &[&full, &clean],
        &summary(&[&full, &clean])
    ));
}

#[test]
fn nothing_checked_never_looks_like_nothing_wrong() {
    let mut summary = summary(&[]);
    summary.errors = 2;
    let chinese = render(PLAIN, &[], &summary);
    let english = render(
        Options {
            language: Language::English,
            quiet: true,
            ..PLAIN
        },
        &[],
        &summary,
    );
    assert!(!chinese.contains("可报送") && !english.contains("ready"));
    insta::assert_snapshot!(format!("{chinese}{english}"));
}

/// Every way of laying out that the tests go through.
fn all_options() -> impl Iterator<Item = Options> {
    let widths = (40..=130).step_by(3);
    let languages = [Language::Chinese, Language::English];
    let with_language = move |width| {
        languages.map(|language| Options {
            width,
            language,
            ..PLAIN
        })
    };
    let unfolds = |options: Options| [false, true].map(|unfold| Options { unfold, ..options });
    widths.flat_map(with_language).flat_map(unfolds)
}

#[test]
fn no_line_is_too_long_in_any_terminal() {
    for options in all_options() {
        let text = one(options);
        let lines: Vec<&str> = text.lines().collect();
        // The last line is never broken, nor is a path or an address.
        for line in &lines[..lines.len() - 1] {
            let short = line.width_cjk() <= options.width && line.width() <= options.width;
            assert!(short || line.contains('/'), "{}: {line}", options.width);
        }
    }
}

#[test]
fn lines_break_as_chinese_is_set() {
    for options in all_options() {
        for line in one(options).lines() {
            let first = line.trim_start().chars().next();
            let last = line.chars().last();
            assert!(
                !first.is_some_and(|sign| "，。；：、？！）》】”’".contains(sign)),
                "{}: {line}",
                options.width
            );
            assert!(
                !last.is_some_and(|sign| "（《【“‘".contains(sign)),
                "{}: {line}",
                options.width
            );
        }
    }
}

#[test]
fn what_a_baseline_holds_makes_no_report_ready() {
    let mut review = review(Language::Chinese);
    review.is_compared = true;
    let mut first = true;
    review.set_aside(|finding| {
        let keep = std::mem::take(&mut first) && finding.severity == Severity::Note;
        (!keep).then_some(Acceptance::Known)
    });
    let summary = summary(&[&review]);
    for quiet in [false, true] {
        let text = render(Options { quiet, ..PLAIN }, &[&review], &summary);
        assert!(!text.contains("可报送"), "{text}");
        assert!(text.contains("无新增"), "{text}");
        assert!(text.contains("（含错误 "), "{text}");
    }
}

#[test]
fn the_last_lines_say_what_decided_the_status() {
    let clean = clean(Language::Chinese);
    let mut summary = summary(&[&clean]);
    summary.exit_status = 1;
    summary.missed = vec![Missed {
        path: clean.path.clone(),
        threshold: "min-disclosed",
        limit: "44".to_owned(),
        value: 43,
        applicable: 43,
    }];
    let text = render(
        Options {
            quiet: true,
            ..PLAIN
        },
        &[&clean],
        &summary,
    );
    let said = "退出状态为 1：没有报告的诊断达到 --fail-on error，决定状态的是未达门槛 min-disclosed（1 份）";
    assert!(text.replace("\n  ", " ").contains(said), "{text}");
}

/// Whether a line holds a bar of the coverage: signs of at least four items side by side.
fn has_bar(line: &str) -> bool {
    let mut words = line.split(' ');
    words.any(|word| word.len() > 3 && word.chars().all(|sign| "#+o.?-".contains(sign)))
}

#[test]
fn the_table_stands_straight_whatever_the_width_of_ambiguous_signs() {
    for options in all_options() {
        let text = one(options);
        let rows: Vec<&str> = text
            .lines()
            .filter(|line| has_bar(line) || line.contains("   #   +"))
            .collect();
        assert!(rows.len() > 5, "{text}");
        for row in rows {
            assert_eq!(row.width(), row.width_cjk(), "{row}");
        }
    }
}

#[test]
fn nothing_drives_the_terminal() {
    for color in [false, true] {
        let text = one(Options {
            color,
            unfold: true,
            ..PLAIN
        });
        assert!(!text.contains("\u{1b}[2J") && text.contains("·[2J"));
        let driving =
            |sign: char| sign.is_control() && sign != '\n' && !(color && sign == '\u{1b}');
        assert!(
            !text
                .chars()
                .any(|sign| driving(sign) || ('\u{202a}'..='\u{202e}').contains(&sign))
        );
    }
}

#[test]
fn folding_loses_no_item_and_no_count() {
    let (folded, unfolded) = (
        one(PLAIN),
        one(Options {
            unfold: true,
            ..PLAIN
        }),
    );
    for number in [3, 4, 16, 17, 20, 23, 26, 34, 39, 41, 42] {
        assert!(
            folded.contains(&format!("{number} "))
                && unfolded.contains(&format!("item-missing/{number}]"))
        );
    }
    for text in [&folded, &unfolded] {
        assert!(text.contains("错误 13，警告 8，提示 6") && text.contains("须先修改 13 处"));
    }
    assert!(folded.contains("--all") && !unfolded.contains("--all"));
}
