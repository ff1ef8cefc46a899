//! The identity of a finding across runs: rule, item, school, year and words, never path, line or format.

use crate::document::is_space;

/// 64 bits of FNV-1a over the fields, in hexadecimal.
pub(super) fn fingerprint(
    rule: &str,
    item: Option<u8>,
    school: &str,
    year: Option<u16>,
    quote: &str,
) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.field(rule);
    hash.field(&item.map(|item| item.to_string()).unwrap_or_default());
    hash.field(school);
    hash.field(&year.map(|year| year.to_string()).unwrap_or_default());
    for word in quote.split(is_space) {
        hash.words(word);
    }
    hash.words("\0");
    format!("{:016x}", hash.0)
}

struct Fnv(u64);

impl Fnv {
    /// Takes in a field and a separator, so that neighbouring fields cannot run into each other.
    fn field(&mut self, text: &str) {
        self.words(text);
        self.words("\0");
    }

    fn words(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn ignores_blanks_and_nothing_else() {
        let one = fingerprint("item-missing", Some(2), "明德学院", Some(2024), "学校 章程");
        assert_eq!(
            one,
            fingerprint("item-missing", Some(2), "明德学院", Some(2024), "学校章程")
        );
        assert_ne!(
            one,
            fingerprint("item-missing", Some(3), "明德学院", Some(2024), "学校章程")
        );
    }
}
