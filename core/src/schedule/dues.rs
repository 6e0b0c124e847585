//! The due dates of a schedule: a first date, and one after each interval.

// Semantics: [loan-1] [loan-27].

use super::interval::{Interval, IntervalUnit};
use super::{MAX_PERIODS, ScheduleError};
use crate::calendar::{Date, MonthDay};

/// Due dates, a month or another [`Interval`] apart.
///
/// ```
/// use arrears::{Date, MonthDay, ScheduleError};
/// use arrears::schedule::Dues;
/// let first = Date::new(2023, 2, 28)?;
/// assert_eq!(Dues::monthly(first, 12)?.at(1)?.to_string(), "2023-03-28");
/// let last_days = Dues::monthly(first, 12)?.pay_day(MonthDay::new(31)?)?;
/// assert_eq!(last_days.at(1)?.to_string(), "2023-03-31");
/// # Ok::<(), ScheduleError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dues {
    interval: Interval,
    first: Date,
    pay_day: MonthDay,
    periods: u32,
}

impl Dues {
    /// `periods` due dates from `first` on, a month apart, on the day of the month of `first`.
    ///
    /// # Errors
    /// [`ScheduleError::Periods`], [`ScheduleError::Date`] where the last one is out of range:
    /// ```
    /// use arrears::{CalendarError, Date, ScheduleError};
    /// use arrears::schedule::Dues;
    /// let late = Date::new(2199, 6, 1)?;
    /// assert_eq!(Dues::monthly(late, 601), Err(ScheduleError::Periods { given: 601 }));
    /// assert_eq!(Dues::monthly(late, 12), Err(ScheduleError::Date(CalendarError::OutOfRange)));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn monthly(first: Date, periods: u32) -> Result<Self, ScheduleError> {
        Self::every(Interval::MONTH, first, periods)
    }

    /// `periods` due dates from `first` on, an interval apart; months on the day of the month of `first`.
    ///
    /// # Errors
    /// As [`Dues::monthly`].
    pub fn every(interval: Interval, first: Date, periods: u32) -> Result<Self, ScheduleError> {
        let dues = Self { interval, first, pay_day: MonthDay::from_date(first), periods };
        let last = periods.checked_sub(1).filter(|_| periods <= MAX_PERIODS);
        dues.at(last.ok_or(ScheduleError::Periods { given: periods })?)?;
        Ok(dues)
    }

    /// The same from `pay_day`: 28 February may be the 28th, 29th, 30th or 31st.
    ///
    /// # Errors
    /// [`ScheduleError::PayDay`] where the first due date does not fall on it, or due dates go by weeks or days:
    /// ```
    /// use arrears::{Date, MonthDay, ScheduleError};
    /// use arrears::schedule::Dues;
    /// let dues = Dues::monthly(Date::new(2023, 2, 25)?, 12)?;
    /// assert_eq!(dues.pay_day(MonthDay::new(26)?), Err(ScheduleError::PayDay { given: 26 }));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn pay_day(self, pay_day: MonthDay) -> Result<Self, ScheduleError> {
        let (year, month, _) = self.first.ymd();
        if self.interval.unit() != IntervalUnit::Months || pay_day.of(year, month)? != self.first {
            return Err(ScheduleError::PayDay { given: pay_day.get() });
        }
        let dues = Self { pay_day, ..self };
        dues.at(self.periods.saturating_sub(1))?;
        Ok(dues)
    }

    /// The due date of the period `index`, from 0.
    ///
    /// # Errors
    /// [`ScheduleError::Date`].
    pub fn at(&self, index: u32) -> Result<Date, ScheduleError> {
        let times = i32::try_from(index).map_err(|_| ScheduleError::Periods { given: index })?;
        Ok(self.interval.from(self.first, times, self.pay_day)?)
    }

    /// How far apart they are.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.interval
    }

    /// The first due date.
    #[must_use]
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The day of the month meant.
    #[must_use]
    pub const fn day(&self) -> MonthDay {
        self.pay_day
    }

    /// How many due dates there are, 1 to 600.
    #[must_use]
    pub const fn periods(&self) -> u32 {
        self.periods
    }
}
