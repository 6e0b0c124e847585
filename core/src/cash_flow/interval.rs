//! How far apart two dates are, in whole months and odd days.

use super::CashFlowError;
use crate::calendar::{CalendarError, Date, Month, MonthDay};

/// Whole months and the days left over. From the last day of a month to the last day of another are whole months, whichever way
/// they are counted: 28 February to 31 March is one, and so is 31 January to 28 February.
///
/// ```
/// use arrears::cash_flow::MonthsAndDays;
/// use arrears::{CalendarError, Date};
/// let (lent, due) = (Date::new(2024, 1, 31)?, Date::new(2024, 4, 1)?);
/// assert_eq!(MonthsAndDays::forward(lent, due)?, MonthsAndDays { months: 2, days: 1 });  // 31 March, one day
/// assert_eq!(MonthsAndDays::backward(lent, due)?, MonthsAndDays { months: 2, days: 1 }); // 1 February, one day
/// # Ok::<(), CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthsAndDays {
    /// Whole months between the two dates.
    pub months: u16,
    /// Actual days, at most 30.
    pub days: u16,
}

impl MonthsAndDays {
    /// Whole months counted from `from`, on its day of the month, then days to `to`. Zero where `to` is not later.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`], where a month beyond the calendar would be needed.
    pub fn forward(from: Date, to: Date) -> Result<Self, CalendarError> {
        Self::counted(from, to, |months| {
            let reached = from.plus_months(months, MonthDay::from_date(from))?;
            Ok(to.days_since(reached))
        })
    }

    /// Whole months counted back from `to`, on its day of the month, then days back to `from`.
    ///
    /// # Source
    /// 12 CFR 1026 appendix J (b)(5)(i), and the Commission's guidelines on Directive 2008/48/EC.
    ///
    /// # Errors
    /// As [`MonthsAndDays::forward`].
    pub fn backward(from: Date, to: Date) -> Result<Self, CalendarError> {
        Self::counted(from, to, |months| {
            let reached = to.plus_months(months.saturating_neg(), MonthDay::from_date(to))?;
            Ok(reached.days_since(from))
        })
    }

    /// `left` gives the days left after some months, below zero where those are too many.
    fn counted(from: Date, to: Date, left: impl Fn(i32) -> Result<i32, CalendarError>) -> Result<Self, CalendarError> {
        let ((y0, m0, _), (y1, m1, _)) = (from.ymd(), to.ymd());
        let years = y1.saturating_sub(y0).saturating_mul(12);
        let mut months = years.saturating_add(i32::from(m1)).saturating_sub(i32::from(m0)).max(0);
        let small = |n: i32| u16::try_from(n.max(0)).unwrap_or(u16::MAX);
        if is_month_end(from) && is_month_end(to) {
            return Ok(Self { months: small(months), days: 0 });
        }
        // The calendar months between, or one fewer.
        let mut days = left(months)?;
        if days < 0 && months > 0 {
            months = months.saturating_sub(1);
            days = left(months)?;
        }
        Ok(Self { months: small(months), days: small(days) })
    }
}

fn is_month_end(date: Date) -> bool {
    // The calendar itself ends with a month.
    date.plus_days(1).map_or(true, |next| next.ymd().2 == 1)
}

/// Whole months and odd days from one date to one later date after another: as [`MonthsAndDays::forward`], without finding each month
/// in the calendar anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct MonthsFrom {
    day: MonthDay,
    /// Whole months so far, the date that they lead to, and the one a month after it, with its month.
    months: u16,
    reached: Date,
    next: Option<Date>,
    month: Month,
    is_from_month_end: bool,
}

impl MonthsFrom {
    pub(super) fn new(start: Date) -> Self {
        let (day, month) = (MonthDay::from_date(start), Month::of(start));
        let is_from_month_end = is_month_end(start);
        let mut from = Self { day, months: 0, reached: start, next: None, month, is_from_month_end };
        from.look_ahead();
        from
    }

    /// Up to `to`, which is no earlier than any asked for before.
    pub(super) fn forward(&mut self, to: Date) -> MonthsAndDays {
        while let Some(next) = self.next.filter(|next| *next <= to) {
            self.months = self.months.saturating_add(1);
            self.reached = next;
            self.look_ahead();
        }
        let days = if self.is_from_month_end && is_month_end(to) { 0 } else { to.days_since(self.reached) };
        MonthsAndDays { months: self.months, days: u16::try_from(days.max(0)).unwrap_or(u16::MAX) }
    }

    fn look_ahead(&mut self) {
        self.month = self.month.next();
        // Beyond the calendar there is no date that could be asked for.
        self.next = self.month.day(self.day).ok();
    }
}

/// The common interval between payments by which a transaction is measured.
///
/// # Source
/// 12 CFR 1026 appendix J (b)(4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitPeriod {
    /// One to twelve months.
    Months(u8),
    /// Half a month.
    SemiMonth,
    /// One to 52 weeks.
    Weeks(u8),
    /// One day.
    Day,
}

/// Whole unit periods and odd days of one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitPeriods {
    /// Whole unit periods (months, weeks, years) between the two dates.
    pub whole: u16,
    /// Odd days, each month left over counted as 30.
    pub days: u16,
    /// The days of a unit period: 30 a month, 15 half a month, 7 a week.
    pub of: u16,
}

impl UnitPeriod {
    /// How many make a year.
    ///
    /// # Errors
    /// [`CashFlowError::PeriodsAYear`] where a year is no whole number of them:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, UnitPeriod};
    /// assert!(UnitPeriod::Months(3).periods_a_year().is_ok());
    /// assert_eq!(UnitPeriod::Months(5).periods_a_year(), Err(CashFlowError::PeriodsAYear { given: 0 }));
    /// assert_eq!(UnitPeriod::Weeks(0).periods_a_year(), Err(CashFlowError::PeriodsAYear { given: 0 }));
    /// ```
    pub fn periods_a_year(self) -> Result<super::PeriodsAYear, CashFlowError> {
        let (year, unit): (u16, u8) = match self {
            Self::Months(months) => (12, months),
            Self::SemiMonth => (24, 1),
            Self::Weeks(weeks) => (52, weeks),
            Self::Day => (365, 1),
        };
        let unit = u16::from(unit);
        match (year.checked_div(unit), year.checked_rem(unit)) {
            (Some(periods), Some(0)) => super::PeriodsAYear::new(periods),
            _ => Err(CashFlowError::PeriodsAYear { given: 0 }),
        }
    }

    /// The unit periods from one date to another, counted back from the later. One of no months or weeks counts as one.
    ///
    /// ```
    /// use arrears::cash_flow::{UnitPeriod, UnitPeriods};
    /// use arrears::{CalendarError, Date};
    /// let (lent, due) = (Date::new(1978, 5, 23)?, Date::new(1978, 10, 1)?);
    /// let quarters = UnitPeriod::Months(3).between(lent, due)?; // four months and 9 days
    /// assert_eq!(quarters, UnitPeriods { whole: 1, days: 39, of: 90 });
    /// # Ok::<(), CalendarError>(())
    /// ```
    ///
    /// # Source
    /// 12 CFR 1026 appendix J (b)(5).
    ///
    /// # Errors
    /// As [`MonthsAndDays::backward`].
    pub fn between(self, from: Date, to: Date) -> Result<UnitPeriods, CalendarError> {
        let (units, days_of_unit) = match self {
            Self::Months(months) => (u32::from(months.max(1)), 30),
            Self::SemiMonth => (1, 15),
            Self::Weeks(weeks) => (u32::from(weeks.max(1)), 7),
            Self::Day => (1, 1),
        };
        let (count, days) = match self {
            Self::Weeks(_) => {
                let days = u32::try_from(to.days_since(from)).unwrap_or(0);
                (days / 7, days % 7)
            }
            Self::Day => (u32::try_from(to.days_since(from)).unwrap_or(0), 0),
            Self::Months(_) | Self::SemiMonth => {
                let MonthsAndDays { months, days } = MonthsAndDays::backward(from, to)?;
                let (months, days) = (u32::from(months), u32::from(days));
                match self {
                    Self::SemiMonth if days >= 15 => {
                        (months.saturating_mul(2).saturating_add(1), days.saturating_sub(15))
                    }
                    Self::SemiMonth => (months.saturating_mul(2), days),
                    _ => (months, days),
                }
            }
        };
        let (whole, rest) = (count.checked_div(units).unwrap_or(0), count.checked_rem(units).unwrap_or(0));
        let days = rest.saturating_mul(days_of_unit).saturating_add(days);
        let small = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
        Ok(UnitPeriods { whole: small(whole), days: small(days), of: small(units.saturating_mul(days_of_unit)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn ends_of_months() {
        let forward = |a, b| MonthsAndDays::forward(date(a), date(b)).map(|m| (m.months, m.days)).unwrap();
        let backward = |a, b| MonthsAndDays::backward(date(a), date(b)).map(|m| (m.months, m.days)).unwrap();
        assert_eq!(forward("2023-01-31", "2023-02-28"), (1, 0));
        assert_eq!(forward("2023-01-31", "2023-03-30"), (1, 30));
        assert_eq!(forward("2023-01-31", "2023-03-31"), (2, 0));
        assert_eq!(backward("2023-01-31", "2023-02-28"), (1, 0));
        assert_eq!(forward("2023-02-28", "2023-03-31"), (1, 0));
        assert_eq!(forward("2024-02-28", "2024-03-31"), (1, 3));
        assert_eq!(backward("2023-01-30", "2023-02-28"), (0, 29));
        assert_eq!(forward("2023-02-28", "2023-02-28"), (0, 0));
        assert_eq!(backward("2023-02-28", "2023-03-31"), (1, 0));
        assert_eq!(backward("1978-02-23", "1978-03-01"), (0, 6));
        assert_eq!(forward("2023-05-05", "2023-05-05"), (0, 0));
        assert_eq!(forward("1900-01-01", "2199-12-31"), (3599, 30));
        assert_eq!(MonthsFrom::new(Date::MIN).forward(Date::MAX), MonthsAndDays { months: 3599, days: 30 });
        assert_eq!(backward("1900-01-01", "2199-12-31"), (3599, 30));
    }

    /// 22 days are three weeks and a day. From 10 January to 30 April it is 20 days and three months.
    #[test]
    fn weeks_and_half_months() {
        let between = |unit: UnitPeriod, from, to| {
            let UnitPeriods { whole, days, of } = unit.between(date(from), date(to)).unwrap();
            (whole, days, of)
        };
        let of_22_days = [UnitPeriod::Day, UnitPeriod::Weeks(1), UnitPeriod::Weeks(2)];
        let counted = of_22_days.map(|unit| between(unit, "2026-01-01", "2026-01-23"));
        assert_eq!(counted, [(22, 0, 1), (3, 1, 7), (1, 8, 14)]);
        assert_eq!(between(UnitPeriod::SemiMonth, "2026-01-10", "2026-04-30"), (7, 5, 15));
        assert_eq!(between(UnitPeriod::SemiMonth, "2026-01-10", "2026-04-24"), (6, 14, 15));
        assert_eq!(between(UnitPeriod::SemiMonth, "2026-01-10", "2026-04-25"), (7, 0, 15));
        assert_eq!(between(UnitPeriod::Months(0), "2026-01-10", "2026-04-24"), (3, 14, 30));
        assert_eq!(between(UnitPeriod::Weeks(0), "2026-01-01", "2026-01-23"), (3, 1, 7));
    }

    /// A year has 52 weeks: four times thirteen, but no whole number of three.
    #[test]
    fn what_a_year_is_a_whole_number_of() {
        let periods = |unit: UnitPeriod| unit.periods_a_year();
        let whole = |periods| super::super::PeriodsAYear::new(periods);
        assert_eq!([1, 2, 13, 52].map(|weeks| periods(UnitPeriod::Weeks(weeks))), [52, 26, 4, 1].map(whole));
        assert_eq!([1, 6, 12].map(|months| periods(UnitPeriod::Months(months))), [12, 2, 1].map(whole));
        assert_eq!([UnitPeriod::SemiMonth, UnitPeriod::Day].map(periods), [24, 365].map(whole));
        let none = Err(CashFlowError::PeriodsAYear { given: 0 });
        assert_eq!([3, 12, 104].map(|weeks| periods(UnitPeriod::Weeks(weeks))), [none; 3]);
        assert_eq!([0, 24].map(|months| periods(UnitPeriod::Months(months))), [none; 2]);
    }

    /// Neither months nor days, whichever way it would be counted.
    #[test]
    fn nothing_lies_between_a_day_and_an_earlier_one() {
        for (from, to) in [("2024-01-20", "2024-01-10"), ("2024-02-10", "2024-01-20"), ("2024-03-31", "2024-02-29")] {
            let (from, to) = (date(from), date(to));
            let nothing = Ok(MonthsAndDays { months: 0, days: 0 });
            assert_eq!((MonthsAndDays::forward(from, to), MonthsAndDays::backward(from, to)), (nothing, nothing));
            for (unit, of) in [(UnitPeriod::Day, 1), (UnitPeriod::Weeks(2), 14), (UnitPeriod::SemiMonth, 15)] {
                assert_eq!(unit.between(from, to), Ok(UnitPeriods { whole: 0, days: 0, of }), "{from} {to}");
            }
        }
    }

    /// Never more than 30 odd days, and walking the months and days again arrives.
    #[test]
    fn every_pair_of_two_years() {
        let start = date("2023-01-01");
        for from in (0..400).step_by(3) {
            let from = start.plus_days(from).unwrap();
            let mut months_from = MonthsFrom::new(from);
            for later in 0..800 {
                let to = from.plus_days(later).unwrap();
                let forward = MonthsAndDays::forward(from, to).unwrap();
                assert_eq!(months_from.forward(to), forward, "{from} {to}");
                if is_month_end(from) && is_month_end(to) {
                    assert_eq!((forward.days, MonthsAndDays::backward(from, to)), (0, Ok(forward)), "{from} {to}");
                    continue;
                }
                let reached = from.plus_months(i32::from(forward.months), MonthDay::from_date(from)).unwrap();
                assert_eq!(reached.plus_days(i32::from(forward.days)), Ok(to), "{from} {to}");
                let backward = MonthsAndDays::backward(from, to).unwrap();
                let reached = to.plus_months(-i32::from(backward.months), MonthDay::from_date(to)).unwrap();
                assert_eq!(reached.plus_days(-i32::from(backward.days)), Ok(from), "{from} {to}");
                assert!(forward.days <= 30 && backward.days <= 30, "{from} {to}");
            }
        }
    }
}
