//! The findings of the canned review: with and without place, context, related words; long, hostile, in a table.

use super::items::{MISSING, name_of};
use super::{either, gaps, quote, zh};
use xxgk::document::Place;
use xxgk::review::{Finding, Language, Quote, Severity};

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
        message: message.to_owned().into(),
        help: help.to_owned().into(),
        basis: basis.to_owned().into(),
        quote,
        related: Vec::new(),
        searched: Vec::new(),
        nearest: None,
        fingerprint: "0".repeat(16),
    }
}

pub(super) fn missing(language: Language) -> Vec<Finding<'static>> {
    let findings = MISSING.iter().map(|&number| {
        let name = name_of(number, language);
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
            one.nearest = Some(Box::new(words));
        }
        one
    });
    findings.collect()
}

pub(super) fn underspecified(language: Language) -> Vec<Finding<'static>> {
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
pub(super) fn others(language: Language) -> Vec<Finding<'static>> {
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

pub(super) fn admitted(language: Language) -> Vec<Finding<'static>> {
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
