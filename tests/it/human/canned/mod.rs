//! A review built by hand: an invented school, masked numbers, and at least one finding of every kind of layout.
//!
//! It says nothing about how reports are judged; it is what judging might yield.

mod findings;
mod items;

use items::{CATEGORIES, coverage_of};
use xxgk::document::{End, Note, Place, Position};
use xxgk::review::{
    Acceptance, Accepted, Context, Fact, GapReview, ItemReview, Language, Level, Missed, Origin,
    Ownership, PartReview, PartStatus, Profile, Quote, Remark, Remedy, Review, Severity, Status,
    Summary,
};

fn zh(language: Language) -> bool {
    language == Language::Chinese
}

fn either(language: Language, chinese: &'static str, english: &'static str) -> &'static str {
    if zh(language) { chinese } else { english }
}

pub(crate) fn quote(line: u32, column: u32, before: &str, text: &str, after: &str) -> Quote {
    let length = text.chars().count() as u32;
    Quote {
        text: text.into(),
        position: Position {
            line,
            column,
            offset: line * 100,
            length,
            byte_column: column * 3 - 2,
            end: End {
                line,
                column: column + length,
                byte_column: (column + length) * 3 - 2,
            },
        },
        place: Place::default(),
        context: Some(Box::new(Context {
            before: before.to_owned(),
            after: after.to_owned(),
            cut_before: before.chars().count() > 30,
            cut_after: after.chars().count() > 30,
        })),
    }
}

fn gaps() -> Vec<GapReview> {
    let gap = |line, text: &str, remedy, answer: Option<(u32, &str)>, items: &[u8]| GapReview {
        quote: quote(line, 33, "", text, ""),
        remedy,
        remedy_quote: answer.map(|(line, text)| quote(line, 1, "", text, "")),
        items: items.to_vec(),
    };
    let wide =
        "进一步拓展信息公开的内容和范围，对师生关注的热点问题进行深入调研和分析，及时公开相关信息";
    let general = "今后，学校将针对存在的问题，不断改进，完善工作机制";
    vec![
        gap(
            60,
            "信息公开的内容还不够丰富和细化",
            Remedy::Addressed,
            Some((63, wide)),
            &[],
        ),
        gap(
            60,
            "对科研经费、“三公”经费等师生关注的热点问题公开不够深入",
            Remedy::Vague,
            Some((64, general)),
            &[19, 20],
        ),
        gap(
            61,
            "信息公开平台的互动性不足，师生和社会公众参与度不高",
            Remedy::None,
            None,
            &[5],
        ),
    ]
}

fn parts(language: Language) -> Vec<PartReview<'static>> {
    let part = |id, chinese, english, status, required, heading: Option<Quote>, lacks| PartReview {
        id,
        name: either(language, chinese, english),
        status,
        required,
        heading,
        lacks,
        short: (status == PartStatus::Thin).then_some(46),
    };
    let at = |line, text: &str| Some(quote(line, 1, "", text, ""));
    let lacks = vec![
        either(language, "各栏目的链接", "the columns' links"),
        either(
            language,
            "主动公开的统计数据",
            "figures on what was published",
        ),
    ];
    let complaints = "五、因信息公开工作受到举报、复议、诉讼的情况";
    use PartStatus::{Missing, Present, Thin};
    vec![
        part(
            "overview",
            "概述",
            "overview",
            Present,
            true,
            at(5, "一、信息公开工作概述"),
            vec![],
        ),
        part(
            "proactive",
            "主动公开情况",
            "proactive disclosure",
            Thin,
            true,
            at(14, "二、信息主动公开情况"),
            lacks,
        ),
        part(
            "evaluation",
            "评议情况",
            "evaluation",
            Missing,
            true,
            None,
            vec![],
        ),
        part(
            "complaints",
            "举报、复议、诉讼",
            "complaints",
            Present,
            true,
            at(48, complaints),
            vec![],
        ),
        part(
            "other",
            "其他需要报告的事项",
            "other matters",
            Missing,
            false,
            None,
            vec![],
        ),
    ]
}

fn profile(language: Language) -> Profile {
    let authority = either(language, "湖西省教育厅", "湖西省教育厅");
    Profile {
        name: Some(Fact {
            value: "临川湖职业技术学院".to_owned(),
            origin: Origin::Text,
        }),
        level: Some(Fact {
            value: Level::Vocational,
            origin: Origin::Register,
        }),
        graduate_unsettled: false,
        ownership: Some(Fact {
            value: Ownership::Public,
            origin: Origin::Assumed,
        }),
        authority: Some(Fact {
            value: authority.to_owned(),
            origin: Origin::Register,
        }),
        central: false,
        year: Some(Fact {
            value: 2024,
            origin: Origin::Text,
        }),
        concerned: None,
        depending: None,
        period: Some(Fact {
            value: ("2024-01-01".to_owned(), "2024-12-31".to_owned()),
            origin: Origin::Flag,
        }),
    }
}

/// A report with every kind of finding.
pub(crate) fn review(language: Language) -> Review<'static> {
    let items = items::items(language);
    let mut findings = findings::others(language);
    findings.extend(findings::missing(language));
    findings.extend(findings::underspecified(language));
    findings.extend(findings::admitted(language));
    let categories = CATEGORIES.iter().map(|(number, chinese, english, _)| {
        let mine: Vec<&ItemReview<'_>> = items
            .iter()
            .filter(|item| item.category == *number)
            .collect();
        (
            *number,
            either(language, chinese, english),
            coverage_of(&mine),
        )
    });
    let mut coverage = coverage_of(&items.iter().collect::<Vec<_>>());
    coverage.waived = 2;
    Review {
        path: "reports/2024/临川湖职业技术学院.docx".to_owned(),
        title: "临川湖职业技术学院2024年信息公开工作年度报告".to_owned(),
        profile: profile(language),
        parts: parts(language),
        gaps: gaps(),
        findings,
        accepted: Vec::new(),
        is_compared: false,
        suppressions: Vec::new(),
        unfollowed: Vec::new(),
        unchecked: Vec::new(),
        is_unchecked: false,
        unchecked_items: Vec::new(),
        coverage,
        categories: categories.collect(),
        notes: vec![
            Note::Unreadable {
                what: "第2个文本框".to_owned(),
            },
            Note::UndecodableBytes {
                encoding: "GB18030",
            },
        ],
        items,
    }
}

/// A report with nothing to mend.
pub(crate) fn clean(language: Language) -> Review<'static> {
    let mut review = review(language);
    review.path = "reports/2024/云陵大学.txt".to_owned();
    review.title.clear();
    review.findings.clear();
    review.gaps.clear();
    review.notes.clear();
    review.parts.truncate(1);
    review
        .items
        .iter_mut()
        .for_each(|item| item.status = Status::Disclosed);
    let of = |category: Option<u8>| {
        let mine = review
            .items
            .iter()
            .filter(|item| category.is_none_or(|category| item.category == category));
        coverage_of(&mine.collect::<Vec<_>>())
    };
    let categories: Vec<_> = review
        .categories
        .iter()
        .map(|&(number, name, _)| (number, name, of(Some(number))))
        .collect();
    review.coverage = of(None);
    review.categories = categories;
    review.profile = Profile {
        graduate_unsettled: true,
        ..Profile::default()
    };
    review
}

/// A report whose findings were all accepted: by a waiver, by a comment in the report, by the baseline.
pub(crate) fn accepted(language: Language) -> Review<'static> {
    let mut accepted = clean(language);
    accepted.path = "reports/2024/南浦学院.md".to_owned();
    accepted.is_compared = true;
    let waived = |in_place: bool| Acceptance::Waived {
        reason: either(
            language,
            "网站|改版，年底前补齐",
            "the site is being rebuilt",
        )
        .to_owned(),
        approved_by: (!in_place).then(|| "信息公开办公室".to_owned()),
        expires: (!in_place).then(|| "2026-06-30".to_owned()),
        in_place,
    };
    let reasons = [waived(false), waived(true), Acceptance::Known];
    let findings = findings::missing(language).into_iter().zip(reasons);
    accepted
        .accepted
        .extend(findings.map(|(finding, why)| Accepted { finding, why }));
    accepted
}

/// What is wrong with the configuration, and a threshold that is missed.
pub(crate) fn configuration(language: Language) -> (Remark, Missed) {
    let remark = Remark {
        path: "xxgk.toml".to_owned(),
        rule: "waiver-expired".to_owned(),
        severity: Severity::Warning,
        message: either(
            language,
            "豁免已于 2026-06-30 到期",
            "the waiver has expired",
        )
        .to_owned(),
        help: either(language, "删去这条豁免", "Delete the waiver").to_owned(),
        quote: Quote {
            text: "[[waiver]]".into(),
            position: Position {
                line: 22,
                column: 1,
                offset: 400,
                length: 10,
                byte_column: 1,
                end: End {
                    line: 22,
                    column: 11,
                    byte_column: 11,
                },
            },
            ..Quote::default()
        },
        fingerprint: "waiver-expired:item-missing:*.txt".to_owned(),
    };
    let missed = Missed {
        path: "reports/2024/南浦学院.md".to_owned(),
        threshold: "min-disclosed",
        limit: "60%".to_owned(),
        value: 13,
        applicable: 40,
    };
    (remark, missed)
}

/// Counts over the reviews.
pub(crate) fn summary(reviews: &[&Review<'_>]) -> Summary {
    let count = |severity| {
        let findings = reviews.iter().flat_map(|review| &review.findings);
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    };
    Summary {
        reports: reviews.len(),
        errors: 0,
        skipped: Vec::new(),
        duplicates: Vec::new(),
        error_findings: count(Severity::Error),
        warning_findings: count(Severity::Warning),
        note_findings: count(Severity::Note),
        rules_checked: 46,
        items_checked: 50,
        pack_id: "moe-2014".to_owned(),
        pack_version: "1.0.0".to_owned(),
        exit_status: 0,
        ..Summary::default()
    }
}
