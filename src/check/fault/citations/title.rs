//! Whether a title that is not in the register is a known one with a slip of the pen.
//!
//! Nearness alone proves nothing, for schools and provinces have rules of like names. Each slip is of a kind that has a
//! reason: a word replaced throughout, dropped, doubled, put in another place, or a character mistyped.

use crate::pack::{Citation, Pack, plain_title};
use std::ops::RangeInclusive;

/// Words that a replacement throughout the text leaves in titles, and what stood there.
const REPLACED: [(&str, &str); 3] = [("学院", "学校"), ("院校", "学校"), ("高校", "高等学校")];

/// What the register knows of a title.
pub(super) struct Known<'p> {
    /// The entries of that name; none where only the year of a yearly notice is new.
    pub(super) entries: Vec<&'p Citation>,
    /// Whether the title was given in full or by a usual short name, so that the entries are meant for sure.
    pub(super) sure: bool,
}

/// The entries that a title names.
pub(super) fn known<'p>(pack: &'p Pack, plain: &str) -> Option<Known<'p>> {
    let named = |name: &str| -> Vec<&'p Citation> {
        let of_name = |(_, form): &(_, &str)| *form == name;
        let titles = pack.titles(name.len()..=name.len()).filter(of_name);
        titles.map(|(citation, _)| citation).collect()
    };
    let entries = named(plain);
    if !entries.is_empty() {
        return Some(Known {
            entries,
            sure: true,
        });
    }
    let headless = plain.find("关于").filter(|&at| at > 0);
    let mut loose = headless.map_or(Vec::new(), |at| named(&plain[at..]));
    if loose.is_empty() {
        loose = abbreviated(pack, plain);
    }
    (!loose.is_empty() || of_another_year(pack, plain)).then_some(Known {
        entries: loose,
        sure: false,
    })
}

/// The entries of whose titles `plain` is the end: a usual way to shorten them.
fn abbreviated<'p>(pack: &'p Pack, plain: &str) -> Vec<&'p Citation> {
    // A notice without its 关于 has lost its head by mistake.
    if plain.chars().count() < 2 || (plain.ends_with("的通知") && !plain.starts_with("关于")) {
        return Vec::new();
    }
    let ends = |citation: &&Citation| citation.forms[0].ends_with(plain);
    pack.citations.iter().filter(ends).collect()
}

/// Whether it is a yearly notice's title, but for the year.
fn of_another_year(pack: &Pack, plain: &str) -> bool {
    let same = |(_, form): (_, &str)| {
        form.bytes()
            .zip(plain.bytes())
            .all(|(one, other)| one == other || (one.is_ascii_digit() && other.is_ascii_digit()))
    };
    plain.contains("20") && pack.titles(plain.len()..=plain.len()).any(same)
}

/// What the words around a title say of it.
pub(super) struct Words<'t> {
    /// Whether the kind of document that it ends with is one that schools write themselves.
    pub(super) own_kind: bool,
    /// Whether it begins as only the state's titles do, or a body of the state is named right before it.
    pub(super) national: bool,
    /// Words in it that are often put into titles where they do not belong.
    pub(super) fillers: Vec<&'t str>,
}

/// The entry whose title is meant by a slip that has a reason, and the form of it that was meant.
pub(super) fn slip<'p>(
    pack: &'p Pack,
    plain: &str,
    words: &Words<'_>,
) -> Option<(&'p Citation, &'p str)> {
    if plain.chars().count() < 7 {
        return None;
    }
    let forms = |lengths: RangeInclusive<usize>| {
        let titles = pack.titles(lengths);
        titles.filter(|(one, _)| one.proves())
    };
    for (wrong, right) in REPLACED {
        if plain.contains(wrong) && (wrong != "高校" || !plain.contains(right)) {
            let mended = plain.replace(wrong, right);
            let mut alike = forms(mended.len()..=mended.len());
            if let Some(meant) = alike.find(|(_, form)| *form == mended) {
                return Some(meant);
            }
        }
    }
    // Anybody may write a 关于…的意见.
    let anybody =
        plain.starts_with("关于") && !words.national && !plain.contains("高等学校信息公开");
    if anybody {
        return None;
    }
    let lengths = plain.len().saturating_sub(LONGEST_SLIP)..=plain.len() + LONGEST_SLIP;
    forms(lengths).find(|(_, form)| slipped(plain, form, words))
}

/// By one slip a title becomes at most so many bytes longer or shorter.
const LONGEST_SLIP: usize = 12;

/// Whether `plain` is `form` with one slip.
fn slipped(plain: &str, form: &str, words: &Words<'_>) -> bool {
    if plain.len().abs_diff(form.len()) > LONGEST_SLIP {
        return false;
    }
    // What stands for something else is no longer than eight characters. Most titles neither begin nor end alike.
    let long = |words: &str| words.len() > 32;
    if long(plain) && begins_otherwise(plain, form) && ends_otherwise(plain, form) {
        return false;
    }
    let (head, wrong, right) = difference(plain, form);
    if long(wrong) && !right.is_empty() {
        return false;
    }
    // Laws of short names differ in a word: 劳动法, 劳动合同法.
    let core = form.strip_prefix("中华人民共和国").unwrap_or(form);
    if core.chars().count() < 8 {
        return false;
    }
    let length = |text: &str| text.chars().count();
    let tail = head.len() + wrong.len() == plain.len();
    let at_head = length(head) < 2;
    let own_kind = tail && words.own_kind;
    match (length(wrong), length(right)) {
        (0, 0) => false,
        (0, dropped) => !at_head && dropped <= 3 && (!tail || matches!(right, "的通知" | "通知")),
        (added, 0) => {
            let rest = &plain[head.len() + wrong.len()..];
            head.ends_with(wrong)
                || rest.starts_with(wrong)
                || (tail && wrong == "的通知")
                || (words.national && !at_head && words.fillers.contains(&wrong))
                || (plain.starts_with("教育部") && added <= 2 && !at_head && !tail)
        }
        (1, 1) => !at_head && !own_kind,
        (2, 2) if is_anagram(wrong, right) => true,
        (2, 2) => !at_head && words.national && length(form) >= 10 && !own_kind,
        (many, as_many) => many == as_many && many <= 8 && is_anagram(wrong, right),
    }
}

/// Whether two texts begin with different characters, one of them of three bytes.
fn begins_otherwise(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.first().is_some_and(|&byte| byte >= 0xe0) && one.get(..3) != other.get(..3)
}

/// Whether they end with different ones.
fn ends_otherwise(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.last().is_some_and(|&byte| byte >= 0x80) && one.last_chunk::<3>() != other.last_chunk::<3>()
}

/// A title as it should be shown: the one in inner marks where that was meant.
pub(super) fn shown(citation: &Citation, plain: &str) -> String {
    let title = &citation.title;
    let inner = title.find('《').zip(title.rfind('》'));
    match inner {
        Some((open, close)) if !plain.contains("关于") && !plain.ends_with("的通知") => {
            title[open..close + '》'.len_utf8()].to_owned()
        }
        _ => format!("《{}》", title.replace('《', "〈").replace('》', "〉")),
    }
}

/// Whether a title under an entry's own number is that entry's, with slips: most of its characters are there in order.
pub(super) fn resembles(plain: &str, citation: &Citation) -> bool {
    let plain: Vec<char> = plain.chars().collect();
    citation.forms.iter().any(|form| {
        let form: Vec<char> = form.chars().collect();
        let longest = plain.len().max(form.len());
        longest >= 6 && common(&plain, &form) * 5 >= longest * 3
    })
}

/// The bare text's end that an entry's title was meant by, with one slip, as its length in bytes.
pub(super) fn slip_at_end(text: &str, citation: &Citation) -> Option<usize> {
    let words = Words {
        own_kind: false,
        national: true,
        fillers: Vec::new(),
    };
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    citation.forms.iter().find_map(|form| {
        let length = form.chars().count();
        let first = form.chars().next()?;
        let from = starts.len().saturating_sub(length + 3);
        let to = starts.len().saturating_sub(length.saturating_sub(3));
        starts[from..to.max(from)]
            .iter()
            .map(|&start| &text[start..])
            .find(|tail| tail.starts_with(first) && slipped(&plain_title(tail), form, &words))
            .map(str::len)
    })
}

/// What two texts share at the head, and what each has between that and the tail that they share.
fn difference<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str, &'t str) {
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let bytes = one.bytes().zip(other.bytes());
    let mut head = bytes.take_while(|(one, other)| one == other).count();
    // What begins with the same bytes ends within the same character.
    while !one.is_char_boundary(head) {
        head -= 1;
    }
    let (wrong, right) = (&one[head..], &other[head..]);
    let bytes = wrong.as_bytes().iter().rev();
    let mut tail = bytes
        .zip(right.as_bytes().iter().rev())
        .take_while(same)
        .count();
    while !wrong.is_char_boundary(wrong.len() - tail) {
        tail -= 1;
    }
    (
        &one[..head],
        &wrong[..wrong.len() - tail],
        &right[..right.len() - tail],
    )
}

fn is_anagram(one: &str, other: &str) -> bool {
    let count = |text: &str, sign: char| text.chars().filter(|&one| one == sign).count();
    one.len() == other.len()
        && one
            .chars()
            .all(|sign| count(one, sign) == count(other, sign))
}

/// The length of the longest common subsequence.
fn common(one: &[char], other: &[char]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (index, b) in other.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[index])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}
