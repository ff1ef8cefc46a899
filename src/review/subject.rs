//! What a finding is about, in a few of the report's words: a message is read alone where a format shows no excerpt.

use crate::pack::Language;

/// Characters of such words.
const LENGTH: usize = 30;
/// Of these, the ones in front of a figure that lies deep in its clause.
const BEFORE: usize = 16;

/// The clause in which a figure stands, or all words, shortened; empty where there are none.
pub(super) fn brief(words: &str, figure: Option<&str>) -> String {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let held = figure.and_then(|figure| {
        let mut clauses = words.split(['，', '。', '；', '：', '！', '？']);
        clauses.find_map(|clause| Some((clause, place(clause, figure)?)))
    });
    let (clause, from) = match held {
        Some((clause, at)) if clause.chars().count() > LENGTH => {
            (clause, at.saturating_sub(BEFORE))
        }
        Some((clause, _)) => (clause, 0),
        None => (words.as_str(), 0),
    };
    let clause = clause.trim();
    let count = clause.chars().count();
    if count <= LENGTH {
        return clause.to_owned();
    }
    // A figure is not cut in two by what is left out behind it.
    let signs: Vec<char> = clause.chars().skip(from).collect();
    let joined = |at: usize| {
        let figure = |sign: char| sign.is_ascii_alphanumeric() || ",.%-_".contains(sign);
        at > 0 && at < signs.len() && figure(signs[at - 1]) && figure(signs[at])
    };
    let end = (1..=LENGTH.min(signs.len())).rev().find(|&at| !joined(at));
    let shown: String = signs[..end.unwrap_or(signs.len())].iter().collect();
    let cut = |left_out: bool| if left_out { "…" } else { "" };
    let goes_on = from + shown.chars().count() < count;
    format!("{}{shown}{}", cut(from > 0), cut(goes_on))
}

/// Those words as a message begins with them; nothing where there are none.
pub(super) fn leading(words: &str, language: Language) -> String {
    match (language, words.is_empty()) {
        (_, true) => String::new(),
        (Language::Chinese, _) => format!("“{words}”"),
        (Language::English, _) => format!("'{words}': "),
    }
}

/// The same within a sentence.
pub(super) fn within(words: &str, language: Language) -> String {
    match (language, words.is_empty()) {
        (_, true) => String::new(),
        (Language::Chinese, _) => format!("“{words}”"),
        (Language::English, _) => format!(" ('{words}')"),
    }
}

/// How many characters stand before a figure in a clause, which may set its thousands apart.
fn place(clause: &str, figure: &str) -> Option<usize> {
    let signs: Vec<char> = clause.chars().collect();
    let wanted: Vec<char> = figure.chars().collect();
    let digit = |at: Option<usize>| {
        at.and_then(|at| signs.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    (0..signs.len()).find(|&start| {
        let mut at = start;
        let found = wanted.iter().all(|sign| {
            if at > start && matches!(signs.get(at), Some(',' | '，')) {
                at += 1;
            }
            at += 1;
            signs.get(at - 1) == Some(sign)
        });
        // A figure goes on to the left across the comma of its thousands.
        let comma = start > 0 && signs[start - 1] == ',';
        found && !digit(start.checked_sub(1 + usize::from(comma))) && !digit(Some(at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_clause_of_the_figure() {
        let words = "学校通过校园主页等渠道，主动公开各类信息5,238条，其中主页2,960条";
        assert_eq!(brief(words, Some("5238")), "主动公开各类信息5,238条");
        assert_eq!(
            brief(words, Some("238")),
            "学校通过校园主页等渠道，主动公开各类信息5,238条，其中主…"
        );
        assert_eq!(brief("受理\n申请4件", None), "受理 申请4件");
        let long = "学校通过信息公开网和校园主页以及官方微博微信主动公开各类信息5238条次";
        assert_eq!(
            brief(long, Some("5238")),
            "…以及官方微博微信主动公开各类信息5238条次"
        );
    }
}
