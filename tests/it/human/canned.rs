//! A review built by hand: an invented school, masked numbers, and at least one finding of every kind of layout.
//!
//! It says nothing about how reports are judged; it is what judging might yield.

use xxgk::document::Note;
use xxgk::document::{Place, Position};
use xxgk::review::{
    Applies, Context, Coverage, Fact, Finding, GapReview, ItemReview, Language, Level, Origin,
    Ownership, PartReview, PartStatus, Pointer, Profile, Quote, Remedy, Review, Severity, Status,
    Summary,
};

/// Category, Chinese and English name, and the numbers of its items.
type Category = (u8, &'static str, &'static str, std::ops::RangeInclusive<u8>);

const CATEGORIES: [Category; 10] = [
    (1, "基本信息", "Basic information", 1..=6),
    (2, "招生考试信息", "Admission and examination", 7..=14),
    (
        3,
        "财务、资产及收费信息",
        "Finance, assets and fees",
        15..=21,
    ),
    (4, "人事师资信息", "Personnel", 22..=26),
    (5, "教学质量信息", "Teaching quality", 27..=35),
    (
        6,
        "学生管理服务信息",
        "Student affairs and services",
        36..=39,
    ),
    (7, "学风建设信息", "Academic integrity", 40..=42),
    (8, "学位、学科信息", "Degrees and disciplines", 43..=46),
    (9, "对外交流与合作信息", "Exchange and cooperation", 47..=48),
    (10, "其他", "Other", 49..=50),
];

const NAMES: [(u8, &str, &str); 16] = [
    (3, "教职工代表大会", "Staff congress"),
    (4, "学术委员会", "Academic committee"),
    (16, "受捐赠财产", "Donations"),
    (17, "校办企业", "School enterprises"),
    (
        18,
        "采购与基建招投标",
        "Procurement and construction tenders",
    ),
    (20, "决算", "Final accounts"),
    (22, "校领导社会兼职", "Outside posts of leaders"),
    (
        23,
        "校领导因公出国（境）",
        "Official trips abroad of leaders",
    ),
    (26, "教职工争议解决", "Staff disputes"),
    (33, "就业质量报告", "Employment quality report"),
    (34, "艺术教育发展报告", "Arts education report"),
    (39, "学生申诉", "Student appeals"),
    (41, "学术规范", "Academic norms"),
    (42, "学术不端查处", "Academic misconduct"),
    (47, "中外合作办学", "Sino-foreign programmes"),
    (48, "来华留学生", "International students"),
];

const MISSING: [u8; 12] = [3, 4, 16, 17, 20, 23, 26, 34, 39, 41, 42, 48];
const UNDERSPECIFIED: [u8; 5] = [1, 7, 18, 25, 33];

fn zh(language: Language) -> bool {
    language == Language::Chinese
}

fn either(language: Language, chinese: &'static str, english: &'static str) -> &'static str {
    if zh(language) { chinese } else { english }
}

pub(crate) fn quote(line: u32, column: u32, before: &str, text: &str, after: &str) -> Quote {
    let length = text.chars().count() as u32;
    Quote {
        text: text.to_owned(),
        position: Position {
            line,
            column,
            offset: line * 100,
            length,
        },
        place: Place::default(),
        context: Context {
            before: before.to_owned(),
            after: after.to_owned(),
            cut_before: before.chars().count() > 30,
            cut_after: after.chars().count() > 30,
        },
    }
}

fn whole() -> Quote {
    quote(1, 1, "", "", "")
}

fn finding<'p>(
    rule: &'p str,
    severity: Severity,
    message: &str,
    help: &str,
    basis: &str,
    quote: Quote,
) -> Finding<'p> {
    Finding {
        rule,
        item: None,
        severity,
        message: message.to_owned(),
        help: help.to_owned(),
        basis: basis.to_owned(),
        quote,
        related: Vec::new(),
        searched: Vec::new(),
        nearest: None,
        fingerprint: "0".repeat(16),
    }
}

fn status_of(number: u8) -> Status {
    match number {
        35 => Status::Nil,
        47 => Status::Missing,
        _ if MISSING.contains(&number) => Status::Missing,
        _ if UNDERSPECIFIED.contains(&number) => Status::Underspecified,
        _ => Status::Disclosed,
    }
}

fn items(language: Language) -> Vec<ItemReview<'static>> {
    (1..=50)
        .map(|number| {
            let (category, ..) = CATEGORIES
                .iter()
                .find(|category| category.3.contains(&number))
                .unwrap();
            let name = NAMES.iter().find(|name| name.0 == number);
            let (applies, why) = match number {
                11..=14 => (
                    Applies::No,
                    either(
                        language,
                        "高职高专不招研究生",
                        "a vocational college has no graduates",
                    ),
                ),
                44..=46 => (
                    Applies::No,
                    either(language, "没有学位授予权", "it grants no degrees"),
                ),
                47..=49 => (Applies::Depends, ""),
                _ => (Applies::Yes, ""),
            };
            ItemReview {
                number,
                name: name.map_or("清单事项", |name| either(language, name.1, name.2)),
                title: "清单事项的官方表述",
                category: *category,
                applies,
                applies_why: why.to_owned(),
                status: status_of(number),
                elements: Vec::new(),
                missing_elements: Vec::new(),
                pointer: Pointer::None,
                evidence: Vec::new(),
            }
        })
        .collect()
}

fn coverage_of(items: &[&ItemReview<'_>]) -> Coverage {
    let mut coverage = Coverage::default();
    for item in items {
        if item.applies == Applies::No {
            coverage.not_applicable += 1;
            continue;
        }
        coverage.applicable += 1;
        match (item.status, item.applies) {
            (Status::Disclosed, _) => coverage.disclosed += 1,
            (Status::Underspecified, _) => coverage.underspecified += 1,
            (Status::Nil, _) => coverage.nil += 1,
            (Status::Missing, Applies::Depends) => coverage.unclear += 1,
            (Status::Missing, _) => coverage.missing += 1,
        }
    }
    coverage
}

fn missing(language: Language) -> Vec<Finding<'static>> {
    let findings = MISSING.iter().map(|&number| {
        let name = NAMES.iter().find(|name| name.0 == number).map(|name| either(language, name.1, name.2)).unwrap();
        let depends = number == 48;
        let severity = if depends { Severity::Note } else { Severity::Error };
        let message = if zh(language) {
            format!("没有写到清单第 {number} 项“{name}”")
        } else {
            format!("item {number} (“{name}”) is not touched")
        };
        let help = either(
            language,
            "写明该项在哪里公开、何时公开，并附栏目链接；没有此类信息的，写明“无”。",
            "Say where and when it is published and give the column's link; where there is none, say so.",
        );
        let basis = format!("《高等学校信息公开事项清单》第 {number} 项（教办函〔2014〕23号）");
        let mut one = finding("item-missing", severity, &message, help, &basis, whole());
        one.item = Some(number);
        one.searched = vec!["学生申诉", "申诉处理", "申诉委员会", "学生申诉办法"];
        if number == 39 {
            let words = quote(31, 88, "同时还主动公开录取程序、", "考生咨询及申诉渠道", "等信息，保证了信息渠道的畅通。");
            one.nearest = Some(words);
        }
        one
    });
    findings.collect()
}

fn underspecified(language: Language) -> Vec<Finding<'static>> {
    let words: [(u8, u32, &str, &str, &str); 5] = [
        (
            1,
            21,
            "对学校名称、办学地点、",
            "办学规模，内部管理体制、机构设置",
            "、学校领导等基本情况进行公开公示",
        ),
        (
            7,
            27,
            "有关招生政策开展招生。",
            "招生办法、招生章程、招生政策",
            "、招生计划、分专业录取人数和录取最低分等",
        ),
        (
            18,
            29,
            "",
            "仪器设备、图书、药品等物资设备采购",
            "和重大基建工程的招投标进行公开。",
        ),
        (
            25,
            23,
            "及时公开",
            "教师招聘信息",
            "，包括招聘岗位、招聘条件、招聘程序等",
        ),
        (33, 40, "学校积极开展", "毕业生就业工作", "。"),
    ];
    let findings = words
        .into_iter()
        .map(|(number, line, before, text, after)| {
            let message = if zh(language) {
                format!("清单第 {number} 项不具体：写了一部分，没有写其余要素")
            } else {
                format!("item {number} is underspecified: some elements are there, others are not")
            };
            let help = either(
                language,
                "补写未写到的要素，附文件名称或链接。",
                "Add the elements that are not there.",
            );
            let basis = "《高等学校信息公开事项清单》（教办函〔2014〕23号）";
            let quote = quote(line, 9, before, text, after);
            let mut one = finding(
                "item-underspecified",
                Severity::Warning,
                &message,
                help,
                basis,
                quote,
            );
            one.item = Some(number);
            one
        });
    findings.collect()
}

/// A finding of every other kind: with and without place, context, related words; long, hostile, in a table.
fn others(language: Language) -> Vec<Finding<'static>> {
    let (error, warning, note) = (Severity::Error, Severity::Warning, Severity::Note);
    let pii = quote(
        58,
        12,
        "联系人王某某，手机",
        "138****5678",
        "，身份证号110***********123X。",
    );
    let long = "全文内容包括信息公开工作概述、信息主动公开情况、信息依申请公开情况和不予公开情况、信息公开评议情况、因信息公开工作受到举报的情况、存在的主要问题及改进思路等六个部分";
    let announced = quote(
        4,
        66,
        "由临川湖职业技术学院编制。",
        long,
        "。本报告的电子版可以在学校网站下载。",
    );
    let mut count = finding(
        "part-count-mismatch",
        warning,
        either(
            language,
            "说有六个部分，实际写了七个部分",
            "six parts are announced, seven stand",
        ),
        either(
            language,
            "改正部分的个数，或补上缺的部分。",
            "Correct the number of parts.",
        ),
        "",
        announced,
    );
    count.related = vec![quote(80, 1, "", "七、其他需要报告的事项", "")];
    let hostile = quote(
        66,
        3,
        "待\u{1b}[2J补充",
        "\u{202e}XX\u{2066}大学",
        "【请填写】\u{7}",
    );
    let mut cell = quote(71, 1, "", "625条", "");
    cell.place = Place {
        table: 2,
        row: 4,
        cell: 3,
        ..Place::default()
    };
    let url = "https://xxgk.linchuanhu.example.edu.cn/2024/1231/c1234a56789/page.htm";
    let link = quote(33, 20, "详见", url, "（“信息公开”专栏）");
    vec![
        finding(
            "part-missing",
            error,
            either(
                language,
                "缺少“对信息公开的评议情况”部分",
                "the part “evaluation” is missing",
            ),
            either(
                language,
                "增写一部分，说明师生员工和社会公众的评价。",
                "Add a part that says how readers judge it.",
            ),
            "教育部办公厅关于做好高校信息公开年度报告工作的通知",
            whole(),
        ),
        finding(
            "pii-mobile",
            error,
            either(
                language,
                "写有手机号码",
                "a mobile number stands in the text",
            ),
            either(
                language,
                "删去，或只留办公电话。",
                "Remove it, or give an office number.",
            ),
            "《高等学校信息公开办法》第十条",
            pii,
        ),
        count,
        finding(
            "placeholder",
            warning,
            either(language, "占位文字没有填写", "a placeholder was left"),
            either(language, "填写，或删去。", "Fill it in, or remove it."),
            "",
            hostile,
        ),
        finding(
            "figure-sum-mismatch",
            warning,
            either(
                language,
                "分项之和为 624，合计写作 625",
                "the parts add up to 624, the total says 625",
            ),
            either(language, "核对各项数字。", "Check the figures."),
            "",
            cell,
        ),
        finding(
            "link-foreign-host",
            note,
            either(
                language,
                "链接指向学校以外的网站",
                "the link leads away from the school's site",
            ),
            either(
                language,
                "改用学校信息公开专栏的网址。",
                "Give the address of the school's own column.",
            ),
            "",
            link,
        ),
    ]
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

fn admitted(language: Language) -> Vec<Finding<'static>> {
    let quotes = gaps().into_iter().map(|gap| gap.quote).chain([quote(
        61,
        70,
        "以及",
        "更新不够及时",
        "等问题。",
    )]);
    quotes
        .map(|quote| {
            let message = either(
                language,
                "报告自述的不足",
                "the report admits a shortcoming",
            );
            let help = either(
                language,
                "对照改进措施，逐条落实。",
                "Answer it with a measure of its own.",
            );
            finding("gap-admitted", Severity::Note, message, help, "", quote)
        })
        .collect()
}

fn parts(language: Language) -> Vec<PartReview<'static>> {
    let part = |id, chinese, english, status, required, heading: Option<Quote>, lacks| PartReview {
        id,
        name: either(language, chinese, english),
        status,
        required,
        heading,
        lacks,
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
        period: Some(Fact {
            value: ("2024-01-01".to_owned(), "2024-12-31".to_owned()),
            origin: Origin::Flag,
        }),
    }
}

/// A report with every kind of finding.
pub(crate) fn review(language: Language) -> Review<'static> {
    let items = items(language);
    let mut findings = others(language);
    findings.extend(missing(language));
    findings.extend(underspecified(language));
    findings.extend(admitted(language));
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
        error_findings: count(Severity::Error),
        warning_findings: count(Severity::Warning),
        note_findings: count(Severity::Note),
        rules_checked: 46,
        items_checked: 50,
        pack_id: "moe-2014".to_owned(),
        pack_version: "1.0.0".to_owned(),
        today: None,
    }
}
