//! Traditional characters, which mirror sites leave in a report, read as the simplified ones.
//!
//! The pairs of `traditional.txt` are those of OpenCC (Apache-2.0) whose traditional character no simplified text has.
//! Both have three bytes, so a text keeps every place.

use memchr::memmem;

const PAIRS: &str = include_str!("traditional.txt");

/// Characters without which no report is traditional: 學, 開, 報.
const SIGNS: [&str; 3] = ["學", "開", "報"];

/// `text` in simplified characters, where it has traditional ones; byte for byte as long.
pub(super) fn simplified(text: &str) -> Option<String> {
    SIGNS
        .iter()
        .any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
        .then(|| {
            let pairs = pairs();
            text.chars()
                .map(|character| {
                    pairs
                        .binary_search_by_key(&character, |pair| pair.0)
                        .map_or(character, |at| pairs[at].1)
                })
                .collect()
        })
}

/// The pairs, by their traditional character.
fn pairs() -> Vec<(char, char)> {
    let mut characters = PAIRS.chars().filter(|c| *c != '\n');
    std::iter::from_fn(|| Some((characters.next()?, characters.next()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_byte_in_its_place() {
        let pairs = pairs();
        assert!(pairs.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            pairs
                .iter()
                .all(|(from, to)| from.len_utf8() == 3 && to.len_utf8() == 3)
        );
        let text = "學校資訊公開年度報告，已公佈2024年決算";
        let simple = simplified(text).expect("it is traditional");
        assert_eq!(simple, "学校资讯公开年度报告，已公布2024年决算");
        assert_eq!(simple.len(), text.len());
        assert_eq!(simplified("学校信息公开年度报告"), None);
    }
}
