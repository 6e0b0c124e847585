//! A civil date in four bytes.

// Semantics: [value-6].

use core::fmt;

use super::CalendarError;
use crate::digits::Digits;

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

    /// 1970-01-01, from which Unix, Arrow and Parquet count days: its [`serial`](Self::serial) is 25,567.
    pub const UNIX_EPOCH: Self = Self { serial: 25_567 };

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

    /// Days since 1970-01-01, as `date32` of Arrow and Parquet counts them; negative before.
    ///
    /// ```
    /// use arrears::Date;
    /// assert_eq!(Date::new(2023, 4, 23)?.unix_days(), 19_470);
    /// assert_eq!(Date::from_unix_days(19_470), Some(Date::new(2023, 4, 23)?));
    /// assert_eq!(Date::MIN.unix_days(), -25_567);
    /// # Ok::<(), arrears::CalendarError>(())
    /// ```
    #[must_use]
    pub const fn unix_days(self) -> i32 {
        self.days_since(Self::UNIX_EPOCH)
    }

    /// The date so many days after 1970-01-01, where it is in range.
    #[must_use]
    pub const fn from_unix_days(days: i32) -> Option<Self> {
        match days.checked_add(Self::UNIX_EPOCH.serial) {
            Some(serial) => Self::from_serial(serial),
            None => None,
        }
    }

    /// Whether the year of this date has a 29 February.
    #[must_use]
    pub fn is_in_leap_year(self) -> bool {
        is_leap(self.ymd().0)
    }
}

impl Date {
    /// As it displays itself.
    pub(crate) fn digits(self) -> Digits {
        let (year, month, day) = self.ymd();
        // INVARIANT: a year has four digits.
        let two = |number: u8| [b'0'.wrapping_add(number / 10), b'0'.wrapping_add(number % 10)];
        let of_year = |number: u32| two(u8::try_from(number).unwrap_or(0));
        let ([y0, y1], [y2, y3]) = (of_year(year.unsigned_abs() / 100), of_year(year.unsigned_abs() % 100));
        let ([m0, m1], [d0, d1]) = (two(month), two(day));
        Digits::of([y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1])
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.digits().as_str())
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
fn serial(year: i32, month: u8, day: u8) -> i32 {
    // INVARIANT: callers keep the year in 1900..=2199, so no term exceeds 10^6 and nothing wraps.
    // Without a sign, so that a division by a constant takes a multiplication and nothing else.
    let (year, month, day) = (year.cast_unsigned(), u32::from(month), u32::from(day));
    let (y, m) = if month > 2 { (year, month.wrapping_sub(3)) } else { (year.wrapping_sub(1), month.wrapping_add(9)) };
    let leap_days = (y / 4).wrapping_sub(y / 100).wrapping_add(y / 400);
    let of_years = y.wrapping_mul(365).wrapping_add(leap_days);
    of_years.wrapping_add(before_month(m)).wrapping_add(day).wrapping_sub(EPOCH + 1).cast_signed()
}

fn civil(serial: i32) -> (i32, u8, u8) {
    // INVARIANT: a serial is in 0..=109_572, so no term exceeds 10^7 and nothing wraps.
    let days = serial.cast_unsigned().wrapping_add(EPOCH);
    let century = days.wrapping_mul(4).wrapping_add(3) / 146_097;
    let of_century = days.wrapping_sub(century.wrapping_mul(146_097) / 4);
    let of_four = of_century.wrapping_mul(4).wrapping_add(3) / 1461;
    let of_year = of_century.wrapping_sub(of_four.wrapping_mul(1461) / 4);
    let m = of_year.wrapping_mul(5).wrapping_add(2) / 153;
    let day = of_year.wrapping_sub(before_month(m)).wrapping_add(1);
    let year = century.wrapping_mul(100).wrapping_add(of_four);
    let (month, year) = if m < 10 { (m.wrapping_add(3), year) } else { (m.wrapping_sub(9), year.wrapping_add(1)) };
    (year.cast_signed(), u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

/// Days of a year that starts in March before its month `m`, from 0.
const fn before_month(m: u32) -> u32 {
    m.wrapping_mul(153).wrapping_add(2) / 5
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
