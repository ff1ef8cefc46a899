//! When two quotes speak of the same place: labels quote by hand, so that their edges seldom are the program's.

/// Words that every report holds, and that pair nothing.
const STOCK: [&str; 5] = ["信息公开工作", "信息公开", "学校", "学院", "工作"];
/// Characters in a row that two quotes of the same place share.
const ENOUGH: usize = 5;

/// A quote without blanks and punctuation.
pub(super) fn squeeze(quote: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !"，。；、：:;,.（）()“”\"《》".contains(*c);
    quote.chars().filter(kept).collect()
}

/// The length of the longest run of characters that two quotes share, stock words taken out.
pub(super) fn common(one: &str, other: &str) -> usize {
    // Different signs stand for the stock words, so that these never match.
    let without = |quote: &str, sign: &str| -> Vec<char> {
        let words = STOCK
            .iter()
            .fold(squeeze(quote), |text, word| text.replace(word, sign));
        words.chars().collect()
    };
    let (one, other) = (without(one, "|"), without(other, "¦"));
    let mut best = 0;
    let mut row = vec![0; other.len() + 1];
    for left in &one {
        let mut next = vec![0; other.len() + 1];
        for (index, right) in other.iter().enumerate() {
            if left == right {
                next[index + 1] = row[index] + 1;
                best = best.max(next[index + 1]);
            }
        }
        row = next;
    }
    best
}

/// Whether two quotes speak of the same place: one holds the other, or they share enough.
pub(super) fn overlap(one: &str, other: &str) -> bool {
    let (left, right) = (squeeze(one), squeeze(other));
    if left.is_empty() || right.is_empty() {
        return false;
    }
    right.contains(&left) || left.contains(&right) || common(one, other) >= ENOUGH
}
