//! Days as year, month and day: they are only compared, so no calendar library is needed.

use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(u16, u8, u8);

impl Day {
    /// The day written as `2025-06-30`, if there is such a day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (year.len(), month.len(), day.len()) != (4, 2, 2) || !parts.iter().all(|one| digits(one))
        {
            return None;
        }
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        ((1..=12).contains(&month) && (1..=length(year, month)).contains(&day))
            .then_some(Self(year, month, day))
    }

    /// The day in Shanghai, which keeps no summer time, so many seconds after 1970 began in Greenwich.
    #[must_use]
    pub fn in_shanghai(seconds: u64) -> Self {
        let mut days = (seconds + 8 * 3600) / 86_400;
        let mut year: u16 = 1970;
        loop {
            let of_year = if leap(year) { 366 } else { 365 };
            if days < of_year || year == 9999 {
                break;
            }
            days -= of_year;
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days >= u64::from(length(year, month)) {
            days -= u64::from(length(year, month));
            month += 1;
        }
        Self(year, month, days.min(30) as u8 + 1)
    }
}

fn leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn length(year: u16, month: u8) -> u8 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn the_day_in_shanghai_begins_eight_hours_early() {
        assert_eq!(Day::in_shanghai(1_740_758_399).to_string(), "2025-02-28");
        assert_eq!(Day::in_shanghai(1_740_758_400).to_string(), "2025-03-01");
        assert_eq!(Day::in_shanghai(0).to_string(), "1970-01-01");
        assert_eq!(Day::in_shanghai(1_709_164_800).to_string(), "2024-02-29");
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        assert!(Day::parse("2024-02-29").is_some());
        for wrong in ["2025-02-29", "2025-13-01", "2025-6-1", "明天", "2025-06-31"] {
            assert!(Day::parse(wrong).is_none(), "{wrong}");
        }
    }
}
