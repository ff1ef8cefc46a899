//! The fifty items of the canned review, and how they are counted.

use super::either;
use xxgk::review::{Applies, Coverage, Decided, ItemReview, Language, Level, Pointer, Status};

/// Category, Chinese and English name, and the numbers of its items.
type Category = (u8, &'static str, &'static str, std::ops::RangeInclusive<u8>);

pub(super) const CATEGORIES: [Category; 10] = [
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

pub(super) const MISSING: [u8; 12] = [3, 4, 16, 17, 20, 23, 26, 34, 39, 41, 42, 48];

const UNDERSPECIFIED: [u8; 5] = [1, 7, 18, 25, 33];

fn status_of(number: u8) -> Status {
    match number {
        35 => Status::Nil,
        47 => Status::Missing,
        _ if MISSING.contains(&number) => Status::Missing,
        _ if UNDERSPECIFIED.contains(&number) => Status::Underspecified,
        _ => Status::Disclosed,
    }
}

pub(super) fn items(language: Language) -> Vec<ItemReview<'static>> {
    (1..=50)
        .map(|number| {
            let mine = CATEGORIES
                .iter()
                .filter(|category| *category.3.start() <= number);
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
                name: name_of(number, language),
                title: "清单事项的官方表述",
                category: mine.count() as u8,
                applies,
                applies_why: why,
                decided: Decided::Level(Level::Vocational),
                status: status_of(number),
                elements: Vec::new(),
                missing_elements: Vec::new(),
                pointer: Pointer::None,
                evidence: Vec::new(),
                ruled: None,
            }
        })
        .collect()
}

/// The short name of an item.
pub(super) fn name_of(number: u8, language: Language) -> &'static str {
    let name = NAMES.iter().find(|name| name.0 == number);
    name.map_or("清单事项", |name| either(language, name.1, name.2))
}

pub(super) fn coverage_of(items: &[&ItemReview<'_>]) -> Coverage {
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
