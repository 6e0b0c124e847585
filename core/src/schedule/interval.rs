//! How far apart due dates are.

// Semantics: [loan-27].

use super::ScheduleError;
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::words::keys;

keys! {
    /// What an interval is counted in.
    pub enum IntervalUnit {
        /// Months, by the pay day.
        Months = "months";
        /// Weeks.
        Weeks = "weeks";
        /// Days.
        Days = "days";
    }
}

/// The time from one due date to the next: 1, 2, 3, 6 or 12 months, 1 to 52 weeks, or 1 to 366 days.
///
/// ```
/// use arrears::schedule::{Dues, Interval};
/// use arrears::{Date, ScheduleError};
/// let first = Date::new(2024, 1, 31)?;
/// let third = |interval| Dues::every(interval, first, 3).and_then(|dues| dues.at(2)).map(|day| day.to_string());
/// assert_eq!(third(Interval::months(3)?)?, "2024-07-31");
/// assert_eq!(third(Interval::weeks(2)?)?, "2024-02-28");
/// assert_eq!(third(Interval::days(10)?)?, "2024-02-20");
/// # Ok::<(), ScheduleError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    unit: IntervalUnit,
    count: u16,
}

impl Interval {
    /// One month.
    pub const MONTH: Self = Self { unit: IntervalUnit::Months, count: 1 };

    /// 1, 2, 3, 6 or 12 months.
    ///
    /// # Errors
    /// [`ScheduleError::Interval`]:
    /// ```
    /// use arrears::{ScheduleError, schedule::Interval};
    /// assert_eq!(Interval::months(4), Err(ScheduleError::Interval { given: 4 }));
    /// ```
    pub const fn months(count: u16) -> Result<Self, ScheduleError> {
        Self::of(IntervalUnit::Months, count, matches!(count, 1 | 2 | 3 | 6 | 12))
    }

    /// 1 to 52 weeks.
    ///
    /// # Errors
    /// [`ScheduleError::Interval`].
    pub const fn weeks(count: u16) -> Result<Self, ScheduleError> {
        Self::of(IntervalUnit::Weeks, count, 1 <= count && count <= 52)
    }

    /// 1 to 366 days.
    ///
    /// # Errors
    /// [`ScheduleError::Interval`].
    pub const fn days(count: u16) -> Result<Self, ScheduleError> {
        Self::of(IntervalUnit::Days, count, 1 <= count && count <= 366)
    }

    const fn of(unit: IntervalUnit, count: u16, is_allowed: bool) -> Result<Self, ScheduleError> {
        if is_allowed { Ok(Self { unit, count }) } else { Err(ScheduleError::Interval { given: count }) }
    }

    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> IntervalUnit {
        self.unit
    }

    /// How many of its unit.
    #[must_use]
    pub const fn count(self) -> u16 {
        self.count
    }

    /// The share of a year that a whole interval is, such as 3/12 or 2/52; none where it goes by days.
    #[must_use]
    pub const fn share_of_year(self) -> Option<(u16, u16)> {
        match self.unit {
            IntervalUnit::Months => Some((self.count, 12)),
            IntervalUnit::Weeks => Some((self.count, 52)),
            IntervalUnit::Days => None,
        }
    }

    /// `times` intervals after `from`, before it where below zero; months by the pay day.
    pub(super) fn from(self, from: Date, times: i32, pay_day: MonthDay) -> Result<Date, CalendarError> {
        let all = i32::from(self.count).saturating_mul(times);
        match self.unit {
            IntervalUnit::Months => from.plus_months(all, pay_day),
            IntervalUnit::Weeks => from.plus_days(all.saturating_mul(7)),
            IntervalUnit::Days => from.plus_days(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed() {
        let is_allowed = [1, 2, 3, 6, 12];
        assert!((0..=14).all(|n| Interval::months(n).is_ok() == is_allowed.contains(&n)));
        assert!(Interval::weeks(0).is_err() && Interval::weeks(52).is_ok() && Interval::weeks(53).is_err());
        assert!(Interval::days(0).is_err() && Interval::days(366).is_ok() && Interval::days(367).is_err());
    }

    #[test]
    fn forwards_and_backwards() {
        let (day, pay_day) = (Date::parse("2024-02-29").unwrap(), MonthDay::new(31).unwrap());
        let by = |interval: Result<Interval, _>, times| interval.unwrap().from(day, times, pay_day).unwrap();
        assert_eq!(by(Interval::months(6), -1), Date::parse("2023-08-31").unwrap());
        assert_eq!(by(Interval::weeks(1), -1), Date::parse("2024-02-22").unwrap());
        assert_eq!(by(Interval::days(30), 2), Date::parse("2024-04-29").unwrap());
    }
}
