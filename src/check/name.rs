//! The school's name, as the report gives it: in the title, on a line of its own, or in a sentence of its first lines.

use super::school::squeezed;
use crate::document::Document;

/// How the names of schools end.
const ENDS: [&str; 4] = ["专科学校", "大学", "学院", "学校"];

/// The school's name: in the title, on a line of its own, or before its year in the first paragraphs.
pub(super) fn find(document: &Document, title: &str) -> Option<String> {
    leading_name(title).or_else(|| {
        let lines = || {
            document
                .blocks()
                .iter()
                .map(|block| squeezed(document.slice(block.span)))
        };
        let alone = lines()
            .take(6)
            .chain(lines().rev().take(6))
            .find_map(|line| (leading_name(&line)? == line).then_some(line));
        alone.or_else(|| lines().take(8).find_map(|line| embedded_name(&line)))
    })
}

/// The name that a text begins with.
fn leading_name(text: &str) -> Option<String> {
    let text = text
        .strip_prefix("关于")
        .unwrap_or(text)
        .trim_start_matches(['《', '“', '—', '-']);
    let stop = [
        "信息公开",
        "信息工作",
        "年度",
        "学年",
        "关于",
        "20",
        "二〇",
        "二○",
        "（",
        "(",
        "《",
        "党政",
        "党委",
        "办公室",
    ]
    .iter()
    .filter_map(|word| text.find(word))
    .min()
    .unwrap_or(text.len());
    let head = &text[..stop];
    let end = ENDS
        .iter()
        .filter_map(|end| head.rfind(end).map(|at| at + end.len()))
        .max()?;
    let name = &head[..end];
    let length = name.chars().count();
    ((4..=24).contains(&length) && !name.contains(['，', '。', '、', '：', '；', '“', '”']))
        .then(|| name.to_owned())
}

/// The name that stands in a sentence such as 由××学院编制, 现将××大学2024年…
fn embedded_name(line: &str) -> Option<String> {
    for lead in ["由", "现将", "将", "，", "。", "是", "、", "：", "对"] {
        for (at, _) in line.match_indices(lead) {
            if let Some(name) = leading_name(&line[at + lead.len()..])
                && name.chars().count() >= 5
                && !["高等学校", "各学校", "普通高等学校"]
                    .iter()
                    .any(|word| name.ends_with(word))
            {
                return Some(name);
            }
        }
    }
    leading_name(line).filter(|name| name.chars().count() >= 5 && !name.ends_with("高等学校"))
}

#[cfg(test)]
mod tests {
    use super::leading_name;

    #[test]
    fn finds_the_name() {
        for (title, name) in [
            ("襄阳科技职业学院2024年信息公开工作报告", "襄阳科技职业学院"),
            ("大渡职业学院2018—2019学年信息公开年度报告", "大渡职业学院"),
            ("关于东海大学2021-2022学年信息公开工作的报告", "东海大学"),
            ("东海大学二〇二三年信息公开年度报告", "东海大学"),
        ] {
            assert_eq!(leading_name(title).as_deref(), Some(name), "{title}");
        }
    }
}
