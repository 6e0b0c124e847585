//! A civil date in four bytes.

// Semantics: [value-6].

use core::fmt;

/// What can be wrong with a date.
///
/// ```
/// use arrears::{CalendarError, Date};
/// let error = Date::parse("2023-02-30").unwrap_err();
/// assert_eq!(error, CalendarError::NoSuchDay { year: 2023, month: 2, day: 30 });
/// assert_eq!((error.code(), error.to_string().as_str()), (301, "no such day: 2023-2-30"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The text is not of the form `2026-01-31`.
    #[error("not a date such as `2026-01-31`")]
    NotADate,
    /// There is no such day in the calendar.
    #[error("no such day: {year}-{month}-{day}")]
    NoSuchDay {
        /// Year given.
        year: i32,
        /// Month given.
        month: u8,
        /// Day given.
        day: u8,
    },
    /// The date, given or derived, is outside 1900-01-01 to 2199-12-31.
    #[error("date outside 1900-01-01 to 2199-12-31")]
    OutOfRange,
    /// A day of the month outside 1 to 31.
    #[error("day of month {given} outside 1 to 31")]
    NoSuchMonthDay {
        /// The day given.
        given: u8,
    },
    /// The text is not of the form `08:00`.
    #[error("not a time such as `08:00`")]
    NotATime,
    /// There is no such minute of the day.
    #[error("no such time: {hour}:{minute}, allowed: 00:00 to 23:59")]
    NoSuchTime {
        /// Hour given.
        hour: u8,
        /// Minute given.
        minute: u8,
    },
}

impl CalendarError {
    /// The stable number of this error, 300 to 399.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotADate => 300,
            Self::NoSuchDay { .. } => 301,
            Self::OutOfRange => 302,
            Self::NoSuchMonthDay { .. } => 303,
            Self::NotATime => 304,
            Self::NoSuchTime { .. } => 305,
        }
    }
}

/// A civil date from 1900-01-01 to 2199-12-31.
///
/// ```
/// use arrears::{CalendarError, Date};
/// let due = Date::new(2024, 1, 31)?;
/// assert_eq!(due.plus_days(29)?.to_string(), "2024-02-29");
/// assert_eq!(Date::parse("2024-03-01")?.days_since(due), 30);
/// # Ok::<(), CalendarError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Days since 1900-01-01.
    serial: i32,
}

impl Date {
    /// 1900-01-01.
    pub const MIN: Self = Self { serial: 0 };
    /// 2199-12-31.
    pub const MAX: Self = Self { serial: 109_572 };

    /// The date of a year, a month from 1 and a day from 1.
    ///
    /// # Errors
    /// [`CalendarError::NoSuchDay`], [`CalendarError::OutOfRange`]:
    /// ```
    /// use arrears::{CalendarError, Date};
    /// assert!(matches!(Date::new(2023, 2, 29), Err(CalendarError::NoSuchDay { .. })));
    /// assert_eq!(Date::new(2200, 1, 1), Err(CalendarError::OutOfRange));
    /// ```
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, CalendarError> {
        if !(1..=12).contains(&month) || day < 1 {
            return Err(CalendarError::NoSuchDay { year, month, day });
        }
        if !(1900..=2199).contains(&year) {
            return Err(CalendarError::OutOfRange);
        }
        if day > days_in_month(year, month) {
            return Err(CalendarError::NoSuchDay { year, month, day });
        }
        Ok(Self { serial: serial(year, month, day) })
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`CalendarError::NotADate`] and as [`Date::new`]:
    /// ```
    /// use arrears::{CalendarError, Date};
    /// for text in ["2023-1-05", "20230105", "2023-01-05T00:00", "2023/01/05", ""] {
    ///     assert_eq!(Date::parse(text), Err(CalendarError::NotADate), "{text}");
    /// }
    /// ```
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
            return Err(CalendarError::NotADate);
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |n, &b| {
                let digit = b.checked_sub(b'0').filter(|d| *d <= 9)?;
                n.checked_mul(10)?.checked_add(u16::from(digit))
            })
        };
        let small = |digits: &[u8]| number(digits).and_then(|n| u8::try_from(n).ok());
        match (number(&[y0, y1, y2, y3]), small(&[m0, m1]), small(&[d0, d1])) {
            (Some(year), Some(month), Some(day)) => Self::new(i32::from(year), month, day),
            _ => Err(CalendarError::NotADate),
        }
    }

    /// Year, month from 1, day from 1.
    #[must_use]
    pub fn ymd(self) -> (i32, u8, u8) {
        civil(self.serial)
    }

    /// The date `days` later (earlier where negative).
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]:
    /// ```
    /// use arrears::{CalendarError, Date};
    /// assert_eq!(Date::MAX.plus_days(1), Err(CalendarError::OutOfRange));
    /// ```
    pub fn plus_days(self, days: i32) -> Result<Self, CalendarError> {
        self.serial.checked_add(days).and_then(Self::from_serial).ok_or(CalendarError::OutOfRange)
    }

    /// The date `months` later, on `intended_day` of the month or its last day.
    ///
    /// The intended day is an argument so that it is not forgotten: 31 January and one month is 28 February, and two
    /// months is 31 March.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`]:
    /// ```
    /// use arrears::{CalendarError, Date, MonthDay};
    /// let (start, day) = (Date::new(2023, 1, 31)?, MonthDay::new(31)?);
    /// assert_eq!(start.plus_months(1, day)?.to_string(), "2023-02-28");
    /// assert_eq!(start.plus_months(2, day)?.to_string(), "2023-03-31");
    /// assert_eq!(Date::MAX.plus_months(1, day), Err(CalendarError::OutOfRange));
    /// # Ok::<(), CalendarError>(())
    /// ```
    pub fn plus_months(self, months: i32, intended_day: super::MonthDay) -> Result<Self, CalendarError> {
        let (year, month, _) = self.ymd();
        let count = year.checked_mul(12).and_then(|m| m.checked_add(i32::from(month))).and_then(|m| m.checked_sub(1));
        let count = count.and_then(|m| m.checked_add(months)).ok_or(CalendarError::OutOfRange)?;
        let month = u8::try_from(count.rem_euclid(12)).ok().and_then(|m| m.checked_add(1));
        intended_day.of(count.div_euclid(12), month.ok_or(CalendarError::OutOfRange)?)
    }

    /// Whole months from this date to a later one; 0 where it is not later.
    ///
    /// ```
    /// use arrears::Date;
    /// let day = Date::parse("2023-01-31")?;
    /// assert_eq!(day.whole_months_to(Date::parse("2023-02-27")?), 0);
    /// assert_eq!(day.whole_months_to(Date::parse("2023-02-28")?), 1);
    /// assert_eq!(day.whole_months_to(Date::parse("2024-01-31")?), 12);
    /// # Ok::<(), arrears::CalendarError>(())
    /// ```
    #[must_use]
    pub fn whole_months_to(self, later: Self) -> u16 {
        let ((year, month, _), (later_year, later_month, _)) = (self.ymd(), later.ymd());
        let years = later_year.saturating_sub(year).saturating_mul(12);
        let months = years.saturating_add(i32::from(later_month)).saturating_sub(i32::from(month));
        let is_full = self.plus_months(months, super::MonthDay::from_date(self)).is_ok_and(|end| end <= later);
        u16::try_from(if is_full { months } else { months.saturating_sub(1) }).unwrap_or(0)
    }

    /// Days from `earlier` to `self`; negative where `self` comes first.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        // INVARIANT: both serials lie in 0..=109_572.
        self.serial.wrapping_sub(earlier.serial)
    }

    /// Days since 1900-01-01: a plain number for columns and bindings.
    #[must_use]
    pub const fn serial(self) -> i32 {
        self.serial
    }

    /// The date `serial` days after 1900-01-01, where it is in range.
    #[must_use]
    pub const fn from_serial(serial: i32) -> Option<Self> {
        if serial < Self::MIN.serial || serial > Self::MAX.serial {
            return None;
        }
        Some(Self { serial })
    }

    /// Whether the year of this date has a 29 February.
    #[must_use]
    pub fn is_in_leap_year(self) -> bool {
        is_leap(self.ymd().0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days before 1900-01-01 counted from 0000-03-01, the day both conversions start from.
const EPOCH: u32 = 693_901;

/// A year that starts in March has its leap day last, so month starts follow one line: (153 m + 2) / 5.
#[expect(clippy::arithmetic_side_effects, reason = "callers keep the year in 1900..=2199: no term exceeds 10^6")]
fn serial(year: i32, month: u8, day: u8) -> i32 {
    // Without a sign, so that a division by a constant takes a multiplication and nothing else.
    let (year, month, day) = (year.cast_unsigned(), u32::from(month), u32::from(day));
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    (365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - EPOCH).cast_signed()
}

#[expect(clippy::arithmetic_side_effects, reason = "a serial is in 0..=109_572: no term exceeds 10^7")]
fn civil(serial: i32) -> (i32, u8, u8) {
    let days = serial.cast_unsigned() + EPOCH;
    let century = (4 * days + 3) / 146_097;
    let of_century = days - 146_097 * century / 4;
    let year = (4 * of_century + 3) / 1461;
    let of_year = of_century - 1461 * year / 4;
    let m = (5 * of_year + 2) / 153;
    let day = of_year - (153 * m + 2) / 5 + 1;
    let (month, year) = if m < 10 { (m + 3, 100 * century + year) } else { (m - 9, 100 * century + year + 1) };
    (year.cast_signed(), u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

impl core::str::FromStr for Date {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::ToString;

    #[test]
    fn every_day_of_three_centuries() {
        let (mut year, mut month, mut day) = (1900, 1, 1);
        for n in 0..=Date::MAX.serial() {
            let date = Date::from_serial(n).unwrap();
            assert_eq!(date.ymd(), (year, month, day));
            assert_eq!(Date::new(year, month, day), Ok(date));
            assert_eq!(Date::parse(&date.to_string()), Ok(date));
            day += 1;
            if day > days_in_month(year, month) {
                (day, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
        }
        assert_eq!((year, month, day), (2200, 1, 1));
    }

    #[test]
    fn days_that_do_not_exist() {
        for text in ["2023-02-29", "2100-02-29", "2023-04-31", "2023-00-10", "2023-13-01", "2023-01-00"] {
            assert!(matches!(Date::parse(text), Err(CalendarError::NoSuchDay { .. })), "{text}");
        }
        assert_eq!(Date::parse("1899-12-31"), Err(CalendarError::OutOfRange));
        assert_eq!(Date::MIN.plus_days(-1), Err(CalendarError::OutOfRange));
        assert_eq!(Date::MAX.plus_days(i32::MAX), Err(CalendarError::OutOfRange));
    }
}
