//! The form of an address as it stands in running text.

use std::ops::Range;

/// Ends of hosts, by which the rest of a broken one is told.
const ENDS: [&str; 6] = ["edu", "cn", "com", "org", "gov", "net"];

/// Bytes behind an address within which a bracket before it is closed.
const REACH: usize = 600;

/// The addresses of a text that cannot be right. `wrapped` says whether a stretch was broken over two lines, which puts a
/// blank where the school wrote none.
pub(super) fn malformed(text: &str, wrapped: &dyn Fn(Range<usize>) -> bool) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 4 < bytes.len() {
        // No byte of a Chinese character is taken for one of these letters.
        let mut rest = bytes[at..].iter();
        let Some(letter) = rest.position(|byte| matches!(byte | 0x20, b'h' | b'w')) else {
            break;
        };
        at += letter;
        if at + 4 >= bytes.len() {
            break;
        }
        let scheme = bytes[at..at + 4].eq_ignore_ascii_case(b"http");
        let bare = bytes[at..at + 3].eq_ignore_ascii_case(b"www");
        let joined =
            at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || b"./=-_".contains(&bytes[at - 1]));
        if (!scheme && !bare) || joined {
            at += 1;
            continue;
        }
        let end = at + token(&text[at..]).len();
        let wrong = if scheme {
            wrong_scheme(&text[at..])
                || address_behind(text, at).is_some_and(|host| wrong_host(text, host, wrapped))
        } else {
            wrong_host(text, at, wrapped)
        };
        if wrong || unclosed(text, at, end) {
            found.push(at..end.max(at + 4));
        }
        at = end.max(at + 4);
    }
    found
}

/// What an address may be made of, up to a blank, a sign of the sentence or a Chinese character.
fn token(text: &str) -> &str {
    let fits = |c: char| c.is_ascii_graphic() && !"()<>\"|[]".contains(c);
    let head = text.find(|c: char| !fits(c)).unwrap_or(text.len());
    // A full-width colon is the fault itself and not the end.
    let Some(rest) = text[head..].strip_prefix("：//") else {
        return text[..head].trim_end_matches(['.', ',', ';']);
    };
    let tail = rest.find(|c: char| !fits(c)).unwrap_or(rest.len());
    &text[..head + "：//".len() + tail]
}

fn after_scheme(text: &str) -> &str {
    let rest = &text[4..];
    rest.strip_prefix(['s', 'S']).unwrap_or(rest)
}

/// Whether what follows http is no `://` but was meant to be.
fn wrong_scheme(text: &str) -> bool {
    let rest = after_scheme(text);
    if let Some(rest) = rest.strip_prefix("://") {
        return rest.starts_with(['/', ')', '）', ':', '：'])
            || (rest.is_empty() && text.len() > 8)
            || rest
                .get(..4)
                .is_some_and(|head| head.eq_ignore_ascii_case("http"));
    }
    let names_host = |rest: &str| token(rest).contains('.');
    rest.starts_with(":/")
        || rest.starts_with("：/")
        || rest.starts_with(":\\")
        || rest.starts_with(":)")
        || rest.starts_with(":）")
        || ["//", ";//", "；//", "/:", ":", "：", "."]
            .iter()
            .any(|sign| rest.strip_prefix(sign).is_some_and(names_host))
        || (rest.starts_with("www.") && names_host(rest))
}

/// Where the host of an address begins that has a right scheme.
fn address_behind(text: &str, at: usize) -> Option<usize> {
    let rest = after_scheme(&text[at..]).strip_prefix("://")?;
    Some(text.len() - rest.len())
}

/// Whether a host, or what follows it, cannot be right.
fn wrong_host(text: &str, at: usize, wrapped: &dyn Fn(Range<usize>) -> bool) -> bool {
    let rest = &text[at..];
    let length = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c)))
        .unwrap_or(rest.len());
    let (host, behind) = rest.split_at(length);
    if host.is_empty() {
        // `http:// www.…`; a Chinese word behind the scheme only speaks of it.
        let next = behind.trim_start();
        return behind.starts_with(' ')
            && token(next).contains('.')
            && !wrapped(at..at + behind.len() - next.len() + 1);
    }
    if host.eq_ignore_ascii_case("www") && !behind.starts_with(['，', '。', ',', '、']) {
        return false;
    }
    let bare = host.trim_end_matches('.');
    let dots = bare.matches('.').count();
    let lower = bare.to_ascii_lowercase();
    let glued = lower
        .strip_prefix("www")
        .and_then(|rest| rest.bytes().next());
    glued.is_some_and(|byte| byte.is_ascii_alphabetic() && dots > 0)
        || bare.contains("..")
        || bare.starts_with('.')
        || (host.ends_with('.') && behind.starts_with('/'))
        || (dots == 0 && lower != "localhost" && !lower.bytes().all(|b| b.is_ascii_digit()))
        || (dots == 1 && lower.starts_with("www."))
        || ["educn", "comcn", "govcn", "orgcn", "netcn"]
            .iter()
            .any(|end| lower.ends_with(end))
        || goes_on(behind)
        || split(text, at, length, wrapped)
        || token(rest).contains('\\')
        || second(token(rest))
}

/// Whether a host goes on behind a sign that no host has: `www.mingde，edu.cn`, `xxgk.明德.edu.cn`.
fn goes_on(behind: &str) -> bool {
    let rest = match behind.chars().next() {
        Some(sign @ (',' | '，' | '。' | '、' | '．')) => &behind[sign.len_utf8()..],
        Some(sign) if ('\u{4e00}'..='\u{9fff}').contains(&sign) => {
            let Some(rest) = behind
                .trim_start_matches(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
                .strip_prefix('.')
            else {
                return false;
            };
            rest
        }
        _ => return false,
    };
    let label = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    ENDS.contains(&&rest[..label])
}

/// Whether a blank cuts an address in two.
fn split(text: &str, at: usize, host: usize, wrapped: &dyn Fn(Range<usize>) -> bool) -> bool {
    let whole = text[at..]
        .find(|c: char| !c.is_ascii_graphic() || "()<>\"".contains(c))
        .unwrap_or(text.len() - at);
    let end = at + whole;
    let Some(next) = text[end..].strip_prefix(' ').map(token) else {
        return false;
    };
    let starts_another = ["http", "www", "/"]
        .iter()
        .any(|head| next.starts_with(head));
    let label = next
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(next.len());
    let of_host = whole == host
        && (next.starts_with('.') || text[..end].ends_with('.'))
        && ENDS.iter().any(|one| {
            next.trim_start_matches('.').starts_with(one) || ENDS.contains(&&next[..label])
        });
    let of_path = text[..end].ends_with('/') && (next.contains('/') || next.contains(".htm"));
    (of_host || (of_path && !starts_another)) && !wrapped(end - 1..end + 2)
}

/// Whether a second address is glued to the first; as the value of a query it is none.
fn second(token: &str) -> bool {
    token
        .match_indices("http")
        .skip_while(|(at, _)| *at == 0)
        .any(|(at, _)| {
            let rest = &token[at..];
            (rest.starts_with("http://") || rest.starts_with("https://"))
                && !token[..at].contains('?')
                && token.as_bytes()[at - 1].is_ascii_alphanumeric()
        })
}

/// Whether a bracket opens right before an address and is closed nowhere behind it.
fn unclosed(text: &str, at: usize, end: usize) -> bool {
    let close = match text[..at].chars().next_back() {
        Some('（' | '(') => ['）', ')'],
        _ => return false,
    };
    let mut reach = (end + REACH).min(text.len());
    while !text.is_char_boundary(reach) {
        reach += 1;
    }
    !text[at..reach].contains(close)
}

/// The domain of a school that an address leads to: `mingde.edu.cn`.
pub(super) fn school_domain(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let rest = lower
        .split_once("//")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next()?;
    let name = host.strip_suffix(".edu.cn")?.rsplit('.').next()?;
    (!name.is_empty()).then(|| format!("{name}.edu.cn"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> bool {
        !malformed(text, &|_| false).is_empty()
    }

    #[test]
    fn finds_what_cannot_be_right() {
        for text in [
            "见http:/xxgk.mingde.edu.cn/list.htm。",
            "见http//xxgk.mingde.edu.cn。",
            "见http：//xxgk.mingde.edu.cn。",
            "网址（http:）",
            "见http:// www.mingde.edu.cn。",
            "见http://xxgk/list.htm。",
            "见http://wwwmingde.edu.cn/。",
            "见http://www.mingde.educn/。",
            "见www.mingde，edu.cn。",
            "见http://xxgk.明德.edu.cn/。",
            "见http://www.mingde. edu.cn/。",
            "见（http://xxgk.mingde.edu.cn/，每周更新。",
            "见http://http://www.mingde.edu.cn",
            "见http:\\\\www.mingde.edu.cn",
        ] {
            assert!(wrong(text), "{text}");
        }
    }

    #[test]
    fn leaves_what_can_be() {
        for text in [
            "见http://xxgk.mingde.edu.cn/info/1001/2.htm。",
            "见（https://xxgk.mingde.edu.cn/）。",
            "网站支持http协议与https加密，www服务稳定。",
            "地址以“http://”开头。",
            "见www.mingde.edu.cn，内容每周更新。",
            "见http://10.1.2.3:8080/x",
            "http://a.edu.cn/ http://b.edu.cn/",
            "http://a.edu.cn/link?url=http://b.edu.cn",
            "见http://xxgk.mingde.edu.cn/信息公开/2024.htm",
        ] {
            assert!(!wrong(text), "{text}");
        }
    }
}
