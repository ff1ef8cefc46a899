//! Whole numbers as they are written: 1,230, 十二, 廿三, 3亿5000万, 1万零500.
//!
//! What a number counts, and whether it counts anything, `figure.rs` decides.

/// A number, and how far its words reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// One past its last byte.
    pub(super) end: usize,
    /// Its value.
    pub(super) value: f64,
    /// What one more in its last digit would add: 1, or 100 in 1.86万.
    pub(super) step: f64,
    /// Whether no Arabic digit stands in it.
    pub(super) chinese: bool,
    /// The most digits that it writes in a row.
    pub(super) digits: usize,
}

/// No number is written with more signs than these, a run of digits counted as one.
const MOST_SIGNS: usize = 40;

/// The number that begins at `at`; `None` where none does, or what stands there cannot be read as one.
pub(super) fn numeral(text: &str, at: usize) -> Option<Numeral> {
    let mut reader = Reader::default();
    let mut end = at;
    let mut signs = 0;
    while let Some((sign, length)) = Sign::read(&text[end..]) {
        signs += 1;
        if signs > MOST_SIGNS {
            return None;
        }
        let rest = &text[end + length..];
        if matches!(sign, Sign::Arabic { .. }) && reader.scaled && !goes_on(rest) {
            break;
        }
        match reader.take(sign) {
            Take::Taken => end += length,
            Take::Ends => break,
            Take::Broken => return None,
        }
    }
    reader.finish(end).filter(|_| end > at)
}

/// Whether a Chinese character may begin a number. This is asked of every character.
pub(super) fn begins(character: char) -> bool {
    Sign::chinese(character).is_some()
}

/// Whether digits behind 万 and the like belong to the number before them: 2万5月 and 3万2024年 are two.
fn goes_on(rest: &str) -> bool {
    let dated = ["年", "月", "日", "号", "时", "点", "%", "％", ".", "-", ":"];
    !dated.iter().any(|sign| rest.starts_with(sign))
}

/// A sign of a number.
enum Sign {
    /// Arabic digits, with separators and decimals; how many stand before and behind the point.
    Arabic {
        value: f64,
        whole: usize,
        places: i32,
    },
    /// A Chinese digit.
    Digit(u32),
    /// 十, 百, 千.
    Unit(f64),
    /// 万, 亿: what counts all before it.
    Scale(f64),
    /// 廿, 卅, 卌.
    Tens(f64),
}

impl Sign {
    /// The sign at the start of a text, and its length.
    fn read(text: &str) -> Option<(Self, usize)> {
        let first = text.chars().next()?;
        if first.is_ascii_digit() {
            return arabic(text);
        }
        Some((Self::chinese(first)?, first.len_utf8()))
    }

    /// The sign that a Chinese character is.
    fn chinese(character: char) -> Option<Self> {
        Some(match character {
            '〇' | '零' => Self::Digit(0),
            '一' | '壹' => Self::Digit(1),
            '二' | '两' | '贰' => Self::Digit(2),
            '三' | '叁' => Self::Digit(3),
            '四' | '肆' => Self::Digit(4),
            '五' | '伍' => Self::Digit(5),
            '六' | '陆' => Self::Digit(6),
            '七' | '柒' => Self::Digit(7),
            '八' | '捌' => Self::Digit(8),
            '九' | '玖' => Self::Digit(9),
            '十' | '拾' => Self::Unit(10.0),
            '百' | '佰' => Self::Unit(100.0),
            '千' | '仟' => Self::Unit(1000.0),
            '廿' => Self::Tens(20.0),
            '卅' => Self::Tens(30.0),
            '卌' => Self::Tens(40.0),
            '万' => Self::Scale(1e4),
            '亿' => Self::Scale(1e8),
            _ => return None,
        })
    }
}

/// Arabic digits at the start of a text: 1,234 and no list such as 1,2,3; 1 234, but not behind a year.
fn arabic(text: &str) -> Option<(Sign, usize)> {
    let bytes = text.as_bytes();
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let group = |at: usize| digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
    let mut end = 0;
    let mut digits = String::new();
    while end < bytes.len() {
        match bytes[end] {
            b'0'..=b'9' => digits.push(char::from(bytes[end])),
            b',' if group(end) => {}
            b' ' if group(end) && (1..=3).contains(&digits.len()) => {}
            b'.' if digit(end + 1) && !digits.contains('.') => digits.push('.'),
            _ => break,
        }
        end += 1;
    }
    let (whole, places) = digits.split_once('.').unwrap_or((&digits, ""));
    let sign = Sign::Arabic {
        value: digits.parse().ok()?,
        whole: whole.len(),
        places: places.len() as i32,
    };
    Some((sign, end))
}

/// What became of a sign.
enum Take {
    /// It belongs to the number.
    Taken,
    /// The number ended before it.
    Ends,
    /// What stands here is no number.
    Broken,
}

/// A number as far as it has been read.
struct Reader {
    /// What 万 and 亿 have closed.
    total: f64,
    /// What stands before the next 万 or 亿.
    section: f64,
    /// The digits that wait for their unit.
    pending: Option<f64>,
    /// Whether they are Arabic.
    pending_arabic: bool,
    /// What the last unit multiplied with, and the digit behind it may fall short of: 一万二 is 12000.
    last: f64,
    /// Whether a unit or scale has been read.
    scaled: bool,
    /// Whether 零 stands before the digits that wait.
    zero: bool,
    step: f64,
    arabic: bool,
    digits: usize,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            total: 0.0,
            section: 0.0,
            pending: None,
            pending_arabic: false,
            last: 0.0,
            scaled: false,
            zero: false,
            step: 1.0,
            arabic: false,
            digits: 0,
        }
    }
}

impl Reader {
    fn take(&mut self, sign: Sign) -> Take {
        match sign {
            Sign::Arabic {
                value,
                whole,
                places,
            } => self.arabic(value, whole, places),
            Sign::Digit(digit) => self.digit(digit),
            Sign::Unit(unit) => self.unit(unit),
            Sign::Tens(tens) => self.tens(tens),
            Sign::Scale(scale) => self.scale(scale),
        }
    }

    fn arabic(&mut self, value: f64, whole: usize, places: i32) -> Take {
        // Behind 万 a number goes on with less than 万 only.
        if self.pending.is_some() || (self.scaled && value >= self.last) {
            return Take::Ends;
        }
        self.pending = Some(value);
        self.pending_arabic = true;
        self.arabic = true;
        self.digits = self.digits.max(whole);
        self.step = 0.1f64.powi(places);
        Take::Taken
    }

    fn digit(&mut self, digit: u32) -> Take {
        let digit = f64::from(digit);
        match self.pending {
            Some(_) if self.pending_arabic => return Take::Ends,
            // 二〇二四 writes its places one by one.
            Some(before) if !self.scaled => {
                self.digits += 1;
                self.pending = Some(before * 10.0 + digit);
            }
            Some(before) if before != 0.0 => return Take::Broken,
            _ => {
                self.zero |= digit == 0.0;
                self.digits = self.digits.max(1);
                self.pending = Some(digit).filter(|digit| !self.scaled || *digit != 0.0);
            }
        }
        self.pending_arabic = false;
        self.step = 1.0;
        Take::Taken
    }

    fn unit(&mut self, unit: f64) -> Take {
        let digit = self.pending.take().unwrap_or(1.0);
        self.section += digit * unit;
        self.close(unit)
    }

    fn tens(&mut self, tens: f64) -> Take {
        if self.pending.is_some_and(|digit| digit != 0.0) {
            return Take::Ends;
        }
        self.pending = None;
        self.section += tens;
        self.close(10.0)
    }

    fn scale(&mut self, scale: f64) -> Take {
        let before = self.section + self.pending.take().unwrap_or(0.0);
        if self.total > 0.0 && self.last < scale && scale < 1e8 && before == 0.0 {
            return Take::Broken;
        }
        if scale > 1e4 {
            // 12万亿: 亿 counts all before it.
            self.total = (self.total + before).max(1.0) * scale;
        } else {
            self.total += before.max(1.0) * scale;
        }
        self.section = 0.0;
        self.close(scale)
    }

    fn close(&mut self, unit: f64) -> Take {
        self.step *= unit;
        self.last = unit;
        self.scaled = true;
        self.zero = false;
        self.pending_arabic = false;
        Take::Taken
    }

    fn finish(self, end: usize) -> Option<Numeral> {
        let mut rest = self.pending.unwrap_or(0.0);
        let mut step = self.step;
        // 一万二 is 12000, and 十二 is 12.
        if self.scaled
            && rest > 0.0
            && rest < 10.0
            && !self.zero
            && self.last >= 100.0
            && !self.pending_arabic
        {
            step = self.last / 10.0;
            rest *= step;
        }
        let value = self.total + self.section + rest;
        // Rounded, so that 1.15万 is 11500 and not a little less.
        let value = (value * 1e4).round() / 1e4;
        let positional = !self.scaled && !self.arabic && self.digits > 5;
        (!positional).then_some(Numeral {
            end,
            value,
            step,
            chinese: !self.arabic,
            digits: self.digits,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (f64, usize) {
        let read = numeral(text, 0).unwrap_or_else(|| panic!("{text}"));
        (read.value, read.end)
    }

    #[test]
    fn reads_numbers_of_mixed_signs() {
        for (text, value) in [
            ("3亿5000万", 350_000_000.0),
            ("1万2千", 12_000.0),
            ("1万零500", 10_500.0),
            ("2亿零300万", 203_000_000.0),
            ("3千5百", 3500.0),
            ("1亿2千万", 120_000_000.0),
            ("十二万三千", 123_000.0),
            ("廿三", 23.0),
            ("一百廿三", 123.0),
            ("廿三万", 230_000.0),
            ("卌五", 45.0),
            ("一万二", 12_000.0),
            ("三百五", 350.0),
            ("一百零五", 105.0),
            ("二〇二四", 2024.0),
            ("1.86万", 18_600.0),
            ("12,345", 12_345.0),
            ("叁佰贰拾壹", 321.0),
            ("十", 10.0),
            ("2万亿", 2e12),
        ] {
            assert_eq!(read(text), (value, text.len()), "{text}");
        }
    }

    #[test]
    fn ends_before_what_belongs_to_another_number() {
        for (text, value, rest) in [
            ("2万5月", 20_000.0, "5月"),
            ("3万2024年", 30_000.0, "2024年"),
            ("5条3件", 5.0, "条3件"),
            ("3千5000", 3000.0, "5000"),
            ("12三", 12.0, "三"),
        ] {
            let (read, end) = read(text);
            assert_eq!((read, &text[end..]), (value, rest), "{text}");
        }
    }
}
