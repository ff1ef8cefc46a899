//! Whole numbers in the formats of Word's lists (ECMA-376 §17.18.59): 一, ①, 甲, iv, AA.
//!
//! Which format a list has, and what stands around the number, `numbering.rs` knows.

const DIGITS: [char; 10] = ['○', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_TRADITIONAL_DIGITS: [char; 10] =
    ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];

/// How a level of a list writes its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// 1, and every format that no Chinese document has.
    #[default]
    Decimal,
    /// 01
    DecimalZero,
    /// １
    FullWidth,
    /// ①, of which Word has so many before it goes on without the circle.
    Circled(u32),
    /// ⑴
    Parenthesised,
    /// ⒈
    FullStop,
    /// 一, 十一, 一○○
    Counting,
    /// 一, 十一, 一百
    CountingThousand,
    /// 一, 一一, 一○○
    Digits,
    /// 壹, 拾壹, 壹佰
    Legal,
    /// 壹 with the traditional characters
    LegalTraditional,
    /// 甲
    Stems,
    /// 子
    Branches,
    /// A
    UpperLetter,
    /// a
    LowerLetter,
    /// I
    UpperRoman,
    /// i
    LowerRoman,
    /// - 1 -
    Dashed,
    /// A sign and no number.
    Bullet,
    /// Nothing at all.
    None,
}

impl NumberFormat {
    /// The format that `w:numFmt` names.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" => Self::Circled(20),
            "decimalEnclosedCircleChinese" => Self::Circled(10),
            "decimalEnclosedParen" => Self::Parenthesised,
            "decimalEnclosedFullstop" => Self::FullStop,
            "chineseCounting" | "taiwaneseCounting" => Self::Counting,
            "chineseCountingThousand"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "koreanCounting" => Self::CountingThousand,
            "ideographDigital"
            | "taiwaneseDigital"
            | "japaneseDigitalTenThousand"
            | "koreanDigital2" => Self::Digits,
            "chineseLegalSimplified" => Self::Legal,
            "ideographLegalTraditional" | "japaneseLegal" => Self::LegalTraditional,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "numberInDash" => Self::Dashed,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// Appends a number. Beyond the last sign of a set, the number is written in plain figures, as Word does.
    pub(super) fn write(self, number: u32, text: &mut String) {
        let written = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => {
                let wide = |digit: char| {
                    char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap_or(digit)
                };
                Some(number.to_string().chars().map(wide).collect())
            }
            Self::Circled(last) => one_of('①', last, number),
            Self::Parenthesised => one_of('⑴', 20, number),
            Self::FullStop => one_of('⒈', 20, number),
            Self::Counting if number < 100 => thousands(number, &DIGITS, ['十', '百', '千', '万']),
            Self::Counting | Self::Digits => Some(digits(number)),
            Self::CountingThousand => {
                let mut signs = DIGITS;
                // Within a number the zero is a word: 一百零一.
                signs[0] = '零';
                thousands(number, &signs, ['十', '百', '千', '万'])
            }
            Self::Legal => thousands(number, &LEGAL_DIGITS, ['拾', '佰', '仟', '万']),
            Self::LegalTraditional => {
                thousands(number, &LEGAL_TRADITIONAL_DIGITS, ['拾', '佰', '仟', '萬'])
            }
            Self::Stems => listed("甲乙丙丁戊己庚辛壬癸", number),
            Self::Branches => listed("子丑寅卯辰巳午未申酉戌亥", number),
            Self::UpperLetter => letters('A', number),
            Self::LowerLetter => letters('a', number),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|text| text.to_lowercase()),
            Self::Dashed => Some(format!("- {number} -")),
            Self::Bullet | Self::None => Some(String::new()),
        };
        text.push_str(&written.unwrap_or_else(|| number.to_string()));
    }
}

fn one_of(first: char, last: u32, number: u32) -> Option<String> {
    let offset = number.checked_sub(1).filter(|_| number <= last)?;
    char::from_u32(first as u32 + offset).map(String::from)
}

fn listed(signs: &str, number: u32) -> Option<String> {
    signs
        .chars()
        .nth(number.checked_sub(1)? as usize)
        .map(String::from)
}

fn digits(number: u32) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| DIGITS[usize::from(digit - b'0')])
        .collect()
}

/// 一千零二十 and its like, below 100,000,000; 十一 has no 一 in front.
fn thousands(number: u32, signs: &[char; 10], units: [char; 4]) -> Option<String> {
    let mut text = String::new();
    match number {
        0 => text.push(signs[0]),
        100_000_000.. => return None,
        _ => {
            let (high, low) = (number / 10_000, number % 10_000);
            if high > 0 {
                group(high, signs, &units, &mut text);
                text.push(units[3]);
                if low > 0 && low < 1000 {
                    text.push(signs[0]);
                }
            }
            group(low, signs, &units, &mut text);
        }
    }
    let one_ten: String = [signs[1], units[0]].iter().collect();
    if text.starts_with(&one_ten) {
        text.remove(0);
    }
    Some(text)
}

fn group(number: u32, signs: &[char; 10], units: &[char; 4], text: &mut String) {
    let mut started = false;
    let mut zero = false;
    for place in (0..4usize).rev() {
        let digit = number / 10u32.pow(place as u32) % 10;
        if digit == 0 {
            zero = started;
            continue;
        }
        if zero {
            text.push(signs[0]);
        }
        text.push(signs[digit as usize]);
        if place > 0 {
            text.push(units[place - 1]);
        }
        started = true;
        zero = false;
    }
}

/// A to Z, then AA, BB: Word repeats the letter.
fn letters(first: char, number: u32) -> Option<String> {
    let offset = number.checked_sub(1)?;
    let letter = char::from_u32(first as u32 + offset % 26)?;
    let times = offset as usize / 26 + 1;
    (times <= 30).then(|| std::iter::repeat_n(letter, times).collect())
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while (1..4000).contains(&number) && rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, cases: &[(u32, &str)]) {
        for &(number, expected) in cases {
            let mut text = String::new();
            NumberFormat::named(name).write(number, &mut text);
            assert_eq!(text, expected, "{number} in {name}");
        }
    }

    #[test]
    fn counts_in_chinese() {
        let low = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
        ];
        for name in [
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ] {
            check(name, &low);
        }
        check("japaneseCounting", &low);
        check("chineseCounting", &[(100, "一○○"), (0, "○")]);
        check(
            "chineseCountingThousand",
            &[
                (100, "一百"),
                (101, "一百零一"),
                (110, "一百一十"),
                (1001, "一千零一"),
                (10_010, "一万零一十"),
                (0, "零"),
            ],
        );
        check(
            "chineseLegalSimplified",
            &[(1, "壹"), (12, "拾贰"), (105, "壹佰零伍")],
        );
        check("ideographDigital", &[(12, "一二"), (100, "一○○")]);
    }

    #[test]
    fn writes_sets_of_signs() {
        check(
            "decimalEnclosedCircle",
            &[(1, "①"), (20, "⑳"), (21, "21"), (0, "0")],
        );
        check("decimalEnclosedCircleChinese", &[(10, "⑩"), (11, "11")]);
        check("decimalEnclosedParen", &[(2, "⑵")]);
        check("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]);
        check("ideographZodiac", &[(12, "亥")]);
    }

    #[test]
    fn writes_western_forms() {
        check("decimal", &[(7, "7")]);
        check("decimalZero", &[(7, "07"), (12, "12")]);
        check("decimalFullWidth", &[(12, "１２")]);
        check(
            "upperLetter",
            &[(1, "A"), (26, "Z"), (27, "AA"), (53, "AAA")],
        );
        check("lowerLetter", &[(2, "b"), (u32::MAX, "4294967295")]);
        check(
            "upperRoman",
            &[(4, "IV"), (1999, "MCMXCIX"), (4000, "4000")],
        );
        check("lowerRoman", &[(9, "ix"), (0, "0")]);
        check("bullet", &[(3, "")]);
        check("none", &[(3, "")]);
    }
}
