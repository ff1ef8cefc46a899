//! The school's name, as the report gives it: in the title, on a line of its own, or in a sentence of its first lines.

use super::school::squeezed;
use crate::document::Document;
use crate::pack::{List, Pack};
use crate::span::boundary;

/// Where a name ends that no word has ended.
const STOPS: [char; 3] = ['（', '(', '《'];

/// The school's name: in the title, on a line of its own, or before its year in the first paragraphs.
pub(super) fn find(document: &Document, pack: &Pack, title: &str) -> Option<String> {
    let general = |name: &String| {
        let words = pack.list(List::NameGeneral);
        words.iter().any(|word| name.ends_with(word.as_str()))
    };
    let own = leading_name(pack, title).filter(|name| !general(name));
    own.or_else(|| {
        let lines = || {
            document
                .blocks()
                .iter()
                .map(|block| squeezed(document.slice(block.span)))
        };
        let alone = lines()
            .take(6)
            .chain(lines().rev().take(6))
            .find_map(|line| (leading_name(pack, &line)? == line).then_some(line))
            .filter(|name| !general(name));
        alone.or_else(|| lines().take(8).find_map(|line| embedded_name(pack, &line)))
    })
}

/// So far, in bytes, a name's end and what goes on behind it are looked for.
const REACH: usize = 240;

/// The name that a text begins with.
fn leading_name(pack: &Pack, text: &str) -> Option<String> {
    let text = text
        .strip_prefix("关于")
        .unwrap_or(text)
        .trim_start_matches(|sign: char| !sign.is_alphanumeric());
    // Whatever stands far behind can be neither the name nor its end, and lines may be long.
    let text = &text[..boundary(text, REACH)];
    let words = pack.list(List::NameStop).iter();
    let stop = words
        .filter_map(|word| text.find(word.as_str()))
        .chain(text.find(STOPS))
        .min()
        .unwrap_or(text.len());
    let head = &text[..stop];
    let ends = pack.list(List::NameEnd).iter();
    let end = ends
        .filter_map(|end| head.rfind(end.as_str()).map(|at| at + end.len()))
        .max()?;
    let name = &head[..end];
    let length = name.chars().count();
    ((4..=24).contains(&length) && !name.contains(['，', '。', '、', '：', '；', '“', '”']))
        .then(|| name.to_owned())
}

/// The name that stands in a sentence such as 由××学院编制, 现将××大学2024年…
fn embedded_name(pack: &Pack, line: &str) -> Option<String> {
    let proper = |name: &String| {
        let general = |word: &String| name.ends_with(word.as_str());
        name.chars().count() >= 5 && !pack.list(List::NameGeneral).iter().any(general)
    };
    for lead in pack.list(List::NameLead) {
        for (at, _) in line.match_indices(lead.as_str()) {
            let name = leading_name(pack, &line[at + lead.len()..]);
            if name.as_ref().is_some_and(proper) {
                return name;
            }
        }
    }
    leading_name(pack, line).filter(proper)
}

#[cfg(test)]
mod tests {
    use super::leading_name;
    use crate::pack::Pack;

    #[test]
    fn finds_the_name() {
        let pack = Pack::builtin().expect("the built-in pack is sound");
        for (title, name) in [
            ("襄阳科技职业学院2024年信息公开工作报告", "襄阳科技职业学院"),
            ("大渡职业学院2018—2019学年信息公开年度报告", "大渡职业学院"),
            ("关于东海大学2021-2022学年信息公开工作的报告", "东海大学"),
            ("东海大学二〇二三年信息公开年度报告", "东海大学"),
        ] {
            assert_eq!(leading_name(&pack, title).as_deref(), Some(name), "{title}");
        }
    }
}
