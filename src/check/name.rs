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
            .find_map(|line| leading_name(pack, &line).filter(|name| stands_alone(&line, name)))
            .filter(|name| !general(name));
        alone.or_else(|| lines().take(8).find_map(|line| embedded_name(pack, &line)))
    })
}

/// Whether a line holds a name and besides it only signs, and what is in brackets behind it: ——东海大学（2015年）.
fn stands_alone(line: &str, name: &str) -> bool {
    line.split_once(name).is_some_and(|(before, behind)| {
        !before.contains(char::is_alphanumeric)
            && (behind.is_empty()
                || behind.starts_with(['（', '(']) && behind.ends_with(['）', ')']))
    })
}

/// So far, in bytes, a name's end and what goes on behind it are looked for.
const REACH: usize = 240;

/// The name that a text begins with.
fn leading_name(pack: &Pack, text: &str) -> Option<String> {
    let text = beginning(pack, text);
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

/// A title from where its school's name can begin: behind brackets, signs, words such as 关于报送, and the year.
fn beginning<'t>(pack: &Pack, title: &'t str) -> &'t str {
    let mut text = title;
    loop {
        let before = text;
        if let Some(inside) = text.strip_prefix(['【', '〖', '[']) {
            let end = inside[..boundary(inside, REACH)].find(['】', '〗', ']']);
            text = end.map_or(inside, |end| &inside[end..]);
        }
        text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let words = pack.list(List::NameBefore).iter();
        let cut = words.filter_map(|word| text.strip_prefix(word.as_str()));
        text = past_year(cut.min_by_key(|rest| rest.len()).unwrap_or(text));
        if text.len() == before.len() {
            return text;
        }
    }
}

/// What follows the year or school year that a title may begin with: 2022年度, 2018—2019学年, 二〇二一年.
fn past_year(text: &str) -> &str {
    let counts = |sign: char| sign.is_ascii_digit() || "〇○零一二三四五六七八九".contains(sign);
    let run = text.trim_start_matches(|sign| counts(sign) || "年至到-—–－~～/".contains(sign));
    let run = &text[..text.len() - run.len()];
    let end = match text[run.len()..].starts_with("学年") {
        true => Some(run.len() + "学年".len()),
        false => run.rfind('年').map(|at| at + '年'.len_utf8()),
    };
    let Some((year, rest)) = end.and_then(|end| text.split_at_checked(end)) else {
        return text;
    };
    if year.chars().filter(|&sign| counts(sign)).count() < 4 {
        return text;
    }
    rest.strip_prefix('度').unwrap_or(rest)
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
            ("2022年度东海大学信息公开情况报告", "东海大学"),
            (
                "2018—2019学年度大渡职业学院信息公开工作报告",
                "大渡职业学院",
            ),
            ("关于报送东海大学2021年度信息公开年度报告的函", "东海大学"),
            ("【年报】东海大学2021年信息公开年度报告", "东海大学"),
            ("二〇二一年三江学院信息公开年度报告", "三江学院"),
            ("九江学院2019年信息公开年度报告", "九江学院"),
        ] {
            assert_eq!(leading_name(&pack, title).as_deref(), Some(name), "{title}");
        }
    }
}
