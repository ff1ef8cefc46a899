//! Whether a number is an entry's, or was meant for it.

use crate::pack::{Citation, OfficialNumber};

/// Whether what stands between a title and a number opens a bracket and does not close it.
pub(super) fn in_bracket(between: &str) -> bool {
    let Some(inside) = between.strip_prefix(['（', '(']) else {
        return between.is_empty();
    };
    inside.len() <= 90 && !inside.contains(['）', ')', '《', '》', '。', '；'])
}

/// Whether a number is the known one; the issuer of an order may be named in part.
pub(super) fn same(known: &OfficialNumber, cited: &OfficialNumber) -> bool {
    match (known, cited) {
        (
            OfficialNumber::Order { body, number },
            OfficialNumber::Order {
                body: cited,
                number: other,
            },
        ) => number == other && same_body(body, cited),
        _ => known == cited,
    }
}

fn same_body(known: &str, cited: &str) -> bool {
    let cited = cited.trim_start_matches("中华人民共和国");
    let known = known.replace("国家教育委员会", "国家教委");
    let cited = cited.replace("国家教育委员会", "国家教委");
    cited.is_empty() || known.contains(&cited) || cited.contains(&known)
}

/// Whether a number is near enough to an entry's to be meant for it: an order of the same body, the same code, or the
/// same year and number under a code of the same office.
pub(super) fn near(entry: &Citation, cited: &OfficialNumber, title: &str) -> bool {
    match (entry.number.as_ref(), cited) {
        (
            Some(OfficialNumber::Order { body, number }),
            OfficialNumber::Order {
                body: cited,
                number: other,
            },
        ) => same_body(body, cited) || number == other,
        (
            Some(OfficialNumber::Document { code, year, number }),
            OfficialNumber::Document {
                code: other,
                year: in_year,
                number: as_number,
            },
        ) => {
            // A notice that names no issuer may be a province's of the same title.
            let anybody = title.starts_with("关于");
            code == other
                || (!anybody
                    && code.chars().next() == other.chars().next()
                    && (year, number) == (in_year, as_number))
        }
        _ => false,
    }
}
