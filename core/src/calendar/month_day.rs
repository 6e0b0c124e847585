//! A day of the month that outlives short months.

// Semantics: [value-6].

use super::date::days_in_month;
use super::{CalendarError, Date};

/// A day of the month, 1 to 31, that falls on the last day of a month too short for it.
///
/// ```
/// use arrears::{CalendarError, MonthDay};
/// let statement_day = MonthDay::new(31)?;
/// assert_eq!(statement_day.of(2024, 2)?.to_string(), "2024-02-29");
/// assert_eq!(statement_day.of(2024, 3)?.to_string(), "2024-03-31");
/// # Ok::<(), CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MonthDay(u8);

impl MonthDay {
    /// The `day`-th of a month.
    ///
    /// # Errors
    /// [`CalendarError::NoSuchMonthDay`]:
    /// ```
    /// use arrears::{CalendarError, MonthDay};
    /// assert_eq!(MonthDay::new(0), Err(CalendarError::NoSuchMonthDay { given: 0 }));
    /// ```
    pub const fn new(day: u8) -> Result<Self, CalendarError> {
        if day < 1 || day > 31 {
            return Err(CalendarError::NoSuchMonthDay { given: day });
        }
        Ok(Self(day))
    }

    /// The day of month of `date`.
    #[must_use]
    pub fn from_date(date: Date) -> Self {
        Self(date.ymd().2)
    }

    /// The number, 1 to 31.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// This day in a month of a year, or the month's last day.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`], [`CalendarError::NoSuchDay`] where `month` is not 1 to 12.
    pub fn of(self, year: i32, month: u8) -> Result<Date, CalendarError> {
        Date::new(year, month, self.0.min(days_in_month(year, month)))
    }

    /// The first such day on or after `date`.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn on_or_after(self, date: Date) -> Result<Date, CalendarError> {
        let (year, month, _) = date.ymd();
        let this_month = self.of(year, month)?;
        if this_month >= date { Ok(this_month) } else { this_month.plus_months(1, self) }
    }

    /// The first such day strictly after `date`.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn after(self, date: Date) -> Result<Date, CalendarError> {
        self.on_or_after(date.plus_days(1)?)
    }
}

impl core::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// From one or two figures, as [`Display`](core::fmt::Display) writes them.
///
/// ```
/// use arrears::{CalendarError, MonthDay};
/// assert_eq!("31".parse(), MonthDay::new(31));
/// assert_eq!("32".parse::<MonthDay>(), Err(CalendarError::NoSuchMonthDay { given: 32 }));
/// assert_eq!("last".parse::<MonthDay>(), Err(CalendarError::NotAMonthDay));
/// ```
impl core::str::FromStr for MonthDay {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_short = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let day = text.parse().ok().filter(|_| is_short).ok_or(CalendarError::NotAMonthDay)?;
        Self::new(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn next_occurrence_clamps_and_moves_on() {
        let last = MonthDay::new(31).unwrap();
        assert_eq!(last.on_or_after(date("2023-02-10")), Ok(date("2023-02-28")));
        assert_eq!(last.on_or_after(date("2023-02-28")), Ok(date("2023-02-28")));
        assert_eq!(last.after(date("2023-02-28")), Ok(date("2023-03-31")));
        assert_eq!(MonthDay::new(5).unwrap().after(date("2023-12-05")), Ok(date("2024-01-05")));
        assert_eq!(last.after(Date::MAX), Err(CalendarError::OutOfRange));
    }
}
