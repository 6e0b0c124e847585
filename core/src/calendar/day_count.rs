//! How many days of what year an annual rate is charged for.

// Semantics: [value-8].

use super::Date;
use crate::words::keys;

keys! {
    /// The day-count convention of an annual rate.
    ///
    /// 10,000.00 at 6 % from 2024-01-31 to 2024-03-31: actual/360 100.00 (60 days), actual/365 98.63, actual/actual 98.36
    /// (a leap year), 30E/360 100.00 (60 days).
    ///
    /// # Source
    /// Chinese loans: annual / 360 x actual days (the daily rate of 银发〔2005〕129号, as reported); courts' 24 % test: actual/365.
    pub enum DayCount {
        /// Actual days over 360.
        Actual360 = "actual360";
        /// Actual days over 365, leap years too.
        Actual365 = "actual365";
        /// The actual days of each calendar year over that year's length.
        ActualActual = "actualActual";
        /// Every month 30 days, the 31st counts as the 30th, over 360.
        Thirty360 = "thirty360";
    }
}

impl DayCount {
    /// The common denominator of every convention: lcm(360, 365, 366).
    pub const YEAR_PARTS: i64 = 1_603_080;

    /// The part of a year in [from, to), in parts of 1 / [`DayCount::YEAR_PARTS`], exactly. Negative where `to` is
    /// first.
    ///
    /// Additive: the parts of [a, b) and [b, c) sum to that of [a, c).
    ///
    /// ```
    /// use arrears::{Date, DayCount};
    /// let (a, b) = (Date::new(2024, 1, 31)?, Date::new(2024, 3, 31)?);
    /// assert_eq!(DayCount::Actual360.year_parts(a, b), 60 * DayCount::YEAR_PARTS / 360);
    /// assert_eq!(DayCount::Thirty360.year_parts(a, b), 60 * DayCount::YEAR_PARTS / 360);
    /// # Ok::<(), arrears::CalendarError>(())
    /// ```
    #[must_use]
    pub fn year_parts(self, from: Date, to: Date) -> i64 {
        let actual = i64::from(to.days_since(from));
        match self {
            Self::Actual360 => actual.saturating_mul(Self::YEAR_PARTS / 360),
            Self::Actual365 => actual.saturating_mul(Self::YEAR_PARTS / 365),
            Self::Thirty360 => thirty(to).saturating_sub(thirty(from)).saturating_mul(Self::YEAR_PARTS / 360),
            Self::ActualActual => year_position(to).saturating_sub(year_position(from)),
        }
    }

    /// The part of a year that one day is, where all days are the same.
    pub(crate) const fn parts_a_day(self) -> Option<i64> {
        match self {
            Self::Actual360 => Some(Self::YEAR_PARTS / 360),
            Self::Actual365 => Some(Self::YEAR_PARTS / 365),
            Self::Thirty360 | Self::ActualActual => None,
        }
    }

    /// The days of the year that an explanation prints; `None` where they depend on the year.
    #[must_use]
    pub const fn year(self) -> Option<i64> {
        match self {
            Self::Actual360 | Self::Thirty360 => Some(360),
            Self::Actual365 => Some(365),
            Self::ActualActual => None,
        }
    }

    /// The days that an explanation prints for [from, to): actual days, or 30E/360 days.
    #[must_use]
    pub fn days(self, from: Date, to: Date) -> i64 {
        match self {
            Self::Thirty360 => thirty(to).saturating_sub(thirty(from)),
            _ => i64::from(to.days_since(from)),
        }
    }
}

impl DayCount {
    /// How many of the days [from, to) lie in common years, and how many in leap years.
    ///
    /// ```
    /// use arrears::{Date, DayCount};
    /// let (from, to) = (Date::new(2023, 12, 18)?, Date::new(2024, 2, 2)?);
    /// assert_eq!(DayCount::common_and_leap_days(from, to), (14, 32));
    /// # Ok::<(), arrears::CalendarError>(())
    /// ```
    #[must_use]
    pub fn common_and_leap_days(from: Date, to: Date) -> (i64, i64) {
        const IN_COMMON: i64 = DayCount::YEAR_PARTS / 365;
        const IN_LEAP: i64 = DayCount::YEAR_PARTS / 366;
        // Each day is one of two numbers of parts: how many days and how many parts they are says how many of each.
        let days = i64::from(to.days_since(from));
        let beyond = Self::ActualActual.year_parts(from, to).saturating_sub(days.saturating_mul(IN_LEAP));
        let common = beyond.checked_div(IN_COMMON - IN_LEAP).unwrap_or(0);
        (common, days.saturating_sub(common))
    }
}

/// The 30E/360 serial of a date: 360 y + 30 m + min(d, 30).
fn thirty(date: Date) -> i64 {
    let (year, month, day) = date.ymd();
    let months = i64::from(year).saturating_mul(12).saturating_add(i64::from(month));
    months.saturating_mul(30).saturating_add(i64::from(day.min(30)))
}

/// Whole years and the day's share of its own year, in year parts.
fn year_position(date: Date) -> i64 {
    let (year, _, _) = date.ymd();
    let parts_a_day = if date.is_in_leap_year() { DayCount::YEAR_PARTS / 366 } else { DayCount::YEAR_PARTS / 365 };
    let new_year = Date::new(year, 1, 1).unwrap_or(Date::MIN);
    let of_year = i64::from(date.days_since(new_year)).saturating_mul(parts_a_day);
    i64::from(year).saturating_mul(DayCount::YEAR_PARTS).saturating_add(of_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_common_denominator_for_every_year() {
        for length in [360, 365, 366] {
            assert_eq!(DayCount::YEAR_PARTS % length, 0);
        }
    }

    #[test]
    fn every_convention_is_additive() {
        let days: [Date; 6] =
            ["2023-12-30", "2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29", "2024-03-31"].map(date);
        for count in [DayCount::Actual360, DayCount::Actual365, DayCount::ActualActual, DayCount::Thirty360] {
            for a in days {
                for b in days {
                    for c in days {
                        let sum = count.year_parts(a, b) + count.year_parts(b, c);
                        assert_eq!(sum, count.year_parts(a, c), "{count:?} {a} {b} {c}");
                    }
                }
            }
        }
    }

    #[test]
    fn thirty_360_around_february_and_the_31st() {
        let days = |a, b| DayCount::Thirty360.days(date(a), date(b));
        assert_eq!(days("2023-01-31", "2023-02-28"), 28);
        assert_eq!(days("2023-02-28", "2023-03-31"), 32);
        assert_eq!(days("2023-01-30", "2023-01-31"), 0);
        assert_eq!(days("2023-01-15", "2024-01-15"), 360);
    }

    #[test]
    fn actual_actual_across_new_year_of_a_leap_year() {
        let parts = DayCount::ActualActual.year_parts(date("2023-12-31"), date("2024-01-02"));
        assert_eq!(parts, DayCount::YEAR_PARTS / 365 + DayCount::YEAR_PARTS / 366);
    }
}
