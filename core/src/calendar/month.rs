//! One month after another.

// Semantics: [value-6].

use super::date::days_in_month;
use super::{CalendarError, Date, MonthDay};

/// A month of a year. Whatever happens every month counts its months on and adds their days: to take a date apart and put
/// the next one together takes ten times longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    year: i32,
    /// From 1.
    of_year: u8,
    days: u8,
    /// The serial number of its first day, which may be out of range.
    first: i32,
}

impl Month {
    /// The month that a date is in.
    pub(crate) fn of(date: Date) -> Self {
        let (year, of_year, day) = date.ymd();
        let first = date.serial().wrapping_add(1).wrapping_sub(i32::from(day));
        Self { year, of_year, days: days_in_month(year, of_year), first }
    }

    /// The month after it.
    #[inline]
    pub(crate) fn next(self) -> Self {
        // INVARIANT: a month out of range has no day, and whoever asks for one stops.
        let (year, of_year) = match self.of_year {
            12.. => (self.year.wrapping_add(1), 1),
            of_year => (self.year, of_year.wrapping_add(1)),
        };
        let first = self.first.wrapping_add(i32::from(self.days));
        Self { year, of_year, days: days_in_month(year, of_year), first }
    }

    /// A day of it, or its last.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    #[inline]
    pub(crate) fn day(self, day: MonthDay) -> Result<Date, CalendarError> {
        let before = i32::from(day.get().min(self.days)).wrapping_sub(1);
        Date::from_serial(self.first.wrapping_add(before)).ok_or(CalendarError::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_counted_on_are_those_of_the_calendar() {
        let mut month = Month::of(Date::MIN);
        for (year, of_year) in (1900..=2199).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            for day in [1, 15, 28, 29, 30, 31] {
                let day = MonthDay::new(day).unwrap();
                let date = day.of(year, of_year);
                assert_eq!(month.day(day), date);
                assert_eq!(Month::of(date.unwrap()), month);
            }
            month = month.next();
        }
        assert_eq!(month.day(MonthDay::new(1).unwrap()), Err(CalendarError::OutOfRange));
    }
}
