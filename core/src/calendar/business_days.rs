//! Days on which nobody works, and the next one on which somebody does.

// Semantics: [loan-47].

use super::official_days::OfficialDays;
use super::{CalendarError, Date};
use crate::words::keys;

keys! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday, 1900-01-01.
        Monday = "monday";
        /// Tuesday.
        Tuesday = "tuesday";
        /// Wednesday.
        Wednesday = "wednesday";
        /// Thursday.
        Thursday = "thursday";
        /// Friday.
        Friday = "friday";
        /// Saturday.
        Saturday = "saturday";
        /// Sunday.
        Sunday = "sunday";
    }
}

/// Which days are business days: by the day of the week, by official days, by dates of its own. The latter come first.
///
/// ```
/// use arrears::calendar::{BusinessDays, OfficialDays};
/// use arrears::{CalendarError, Date};
/// let saturday = Date::new(2024, 2, 10)?;
/// let plain = BusinessDays::MONDAY_TO_FRIDAY;
/// assert_eq!(plain.next_business_day(saturday)?, Date::new(2024, 2, 12)?);
/// // The Spring Festival: off to 17 February, a Saturday, and worked on the Sunday after it.
/// let china = plain.official(OfficialDays::China);
/// assert_eq!(china.next_business_day(saturday)?, Date::new(2024, 2, 18)?);
/// assert_eq!(china.off(Date::new(2024, 2, 18)?)?.next_business_day(saturday)?, Date::new(2024, 2, 19)?);
/// # Ok::<(), CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusinessDays {
    /// A bit a day of the week, Monday the lowest.
    weekdays_off: u8,
    official: Option<OfficialDays>,
    /// Dates of its own, and a bit for each that is worked.
    own: [Option<Date>; Self::MAX_DATES],
    worked: u64,
}

impl BusinessDays {
    /// The most dates of its own.
    pub const MAX_DATES: usize = 64;

    /// Saturdays and Sundays are off.
    pub const MONDAY_TO_FRIDAY: Self =
        Self { weekdays_off: 0b110_0000, official: None, own: [None; Self::MAX_DATES], worked: 0 };

    /// With other days of the week off; none for all days worked.
    ///
    /// # Errors
    /// [`CalendarError::NoBusinessDay`] where all seven are.
    pub fn weekdays_off(self, off: impl IntoIterator<Item = Weekday>) -> Result<Self, CalendarError> {
        let bit = |day: Weekday| 1_u8.checked_shl(u32::from(place(day))).unwrap_or(0);
        let weekdays_off = off.into_iter().fold(0, |all, day| all | bit(day));
        if weekdays_off == 0b111_1111 { Err(CalendarError::NoBusinessDay) } else { Ok(Self { weekdays_off, ..self }) }
    }

    /// With official days off, and weekend days worked instead.
    #[must_use]
    pub const fn official(self, days: OfficialDays) -> Self {
        Self { official: Some(days), ..self }
    }

    /// The country whose official days count, where any do.
    #[must_use]
    pub const fn official_days(&self) -> Option<OfficialDays> {
        self.official
    }

    /// Adds a date that is off.
    ///
    /// # Errors
    /// [`CalendarError::DayTwice`], [`CalendarError::TooManyOwnDays`].
    pub fn off(self, date: Date) -> Result<Self, CalendarError> {
        self.with(date, false)
    }

    /// Adds a date that is worked.
    ///
    /// # Errors
    /// [`CalendarError::DayTwice`], [`CalendarError::TooManyOwnDays`].
    pub fn working(self, date: Date) -> Result<Self, CalendarError> {
        self.with(date, true)
    }

    fn with(mut self, date: Date, is_worked: bool) -> Result<Self, CalendarError> {
        if self.own(date).is_some() {
            return Err(CalendarError::DayTwice);
        }
        let free =
            self.own.iter().position(Option::is_none).and_then(|at| u32::try_from(at).ok().zip(self.own.get_mut(at)));
        let (at, slot) = free.ok_or(CalendarError::TooManyOwnDays { max: Self::MAX_DATES })?;
        *slot = Some(date);
        self.worked |= u64::from(is_worked).checked_shl(at).unwrap_or(0);
        Ok(self)
    }

    /// What its own dates say.
    fn own(&self, date: Date) -> Option<bool> {
        let at = self.own.iter().map_while(|own| *own).position(|own| own == date)?;
        let bit = u32::try_from(at).ok().and_then(|at| self.worked.checked_shr(at)).unwrap_or(0);
        Some(bit & 1 == 1)
    }

    /// Whether people work on a day.
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        let listed = self.own(date).or_else(|| self.official.and_then(|official| official.is_worked(date)));
        listed.unwrap_or_else(|| {
            let weekday = u32::try_from(date.serial().rem_euclid(7)).unwrap_or(0);
            self.weekdays_off.checked_shr(weekday).unwrap_or(0) & 1 == 0
        })
    }

    /// The day itself where it is a business day, else the first after it.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn next_business_day(&self, mut date: Date) -> Result<Date, CalendarError> {
        // INVARIANT: one day of the week at least is worked, and only so many dates and holidays are not.
        while !self.is_business_day(date) {
            date = date.plus_days(1)?;
        }
        Ok(date)
    }
}

/// The place of a day in the week, from 0.
const fn place(day: Weekday) -> u8 {
    match day {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_week_runs_from_monday() {
        // 2023-05-01 is a Monday.
        let week = BusinessDays::MONDAY_TO_FRIDAY;
        let worked: std::vec::Vec<_> =
            (1..8).map(|day| week.is_business_day(Date::new(2023, 5, day).unwrap())).collect();
        assert_eq!(worked, [true, true, true, true, true, false, false]);
        let friday_off = week.weekdays_off([Weekday::Friday]).unwrap();
        assert_eq!(friday_off.next_business_day(date("2023-05-05")), Ok(date("2023-05-06")));
        assert_eq!(week.weekdays_off(Weekday::ALL.iter().copied()), Err(CalendarError::NoBusinessDay));
        assert!(week.weekdays_off([]).unwrap().is_business_day(date("2023-05-07")));
    }

    #[test]
    fn dates_of_its_own_come_first() {
        let mut days = BusinessDays::MONDAY_TO_FRIDAY.official(OfficialDays::China);
        // The Labour Day holiday of 2023 ran from 29 April to 3 May.
        assert_eq!(days.next_business_day(date("2023-04-29")), Ok(date("2023-05-04")));
        days = days.working(date("2023-05-02")).unwrap();
        assert_eq!(days.next_business_day(date("2023-04-29")), Ok(date("2023-05-02")));
        assert_eq!(days.off(date("2023-05-02")), Err(CalendarError::DayTwice));
        let first = date("2024-01-01");
        let mut many = BusinessDays::MONDAY_TO_FRIDAY;
        for day in 0..64 {
            many = many.off(first.plus_days(day).unwrap()).unwrap();
        }
        assert_eq!(many.next_business_day(first), Ok(date("2024-03-05")));
        assert_eq!(many.off(date("2025-01-01")), Err(CalendarError::TooManyOwnDays { max: 64 }));
        assert_eq!(many.weekdays_off([]).unwrap().next_business_day(Date::MAX), Ok(Date::MAX));
        assert_eq!(many.off(Date::MAX), Err(CalendarError::TooManyOwnDays { max: 64 }));
    }
}
