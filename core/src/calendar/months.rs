//! Dates whole months apart.

// Semantics: [value-6].

use super::{CalendarError, Date, MonthDay};

impl Date {
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
    pub fn plus_months(self, months: i32, intended_day: MonthDay) -> Result<Self, CalendarError> {
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
        let is_full = self.plus_months(months, MonthDay::from_date(self)).is_ok_and(|end| end <= later);
        u16::try_from(if is_full { months } else { months.saturating_sub(1) }).unwrap_or(0)
    }
}
