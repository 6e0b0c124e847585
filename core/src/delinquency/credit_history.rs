// Semantics: [late-4].

use super::{CreditCode, DelinquencyError, MonthEnd};
use crate::{CalendarError, Date, MonthDay};
use core::fmt;

/// The 24-month grid of a credit report, oldest month first.
///
/// ```
/// use arrears::{Date, delinquency::{CreditHistory, DelinquencyError, MonthEnd}};
/// let late = |days_past_due| MonthEnd::Open { days_past_due };
/// let history = CreditHistory::new(Date::new(2026, 2, 28)?, &[late(0), late(12), late(43), MonthEnd::Settled])?;
/// assert_eq!(history.to_string(), "********************N12C");
/// let (month, code) = history.months().last().unwrap();
/// assert_eq!((month.to_string(), code.symbol()), ("2026-02-28".to_string(), 'C'));
/// # Ok::<(), DelinquencyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CreditHistory {
    month_ends: [Date; CreditHistory::MONTHS],
    codes: [CreditCode; CreditHistory::MONTHS],
}

impl CreditHistory {
    /// Months of the grid.
    pub const MONTHS: usize = 24;

    /// The last days of the 24 months that end with the month of `last`: the days to ask a balance about.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] where the first month lies before 1900:
    /// ```
    /// use arrears::{CalendarError, Date, delinquency::CreditHistory};
    /// let month_ends = CreditHistory::month_ends(Date::new(2024, 2, 10)?)?;
    /// assert_eq!((month_ends[0], month_ends[23]), (Date::new(2022, 3, 31)?, Date::new(2024, 2, 29)?));
    /// assert_eq!(CreditHistory::month_ends(Date::new(1901, 11, 30)?), Err(CalendarError::OutOfRange));
    /// # Ok::<(), CalendarError>(())
    /// ```
    pub fn month_ends(last: Date) -> Result<[Date; Self::MONTHS], CalendarError> {
        let month_end = MonthDay::new(31)?;
        let mut dates = [last; Self::MONTHS];
        for (months_back, date) in (0..=i32::MAX).zip(dates.iter_mut().rev()) {
            *date = last.plus_months(months_back.saturating_neg(), month_end)?;
        }
        Ok(dates)
    }

    /// The grid that ends with the month of `last`, from how the account stood at each month's end, oldest first.
    ///
    /// Fewer than 24 are the latest; the months before them show `*`.
    ///
    /// # Errors
    /// [`DelinquencyError::TooManyMonths`], [`DelinquencyError::MonthAfterEnd`], [`DelinquencyError::NegativeDays`],
    /// and as [`CreditHistory::month_ends`]:
    /// ```
    /// use arrears::{Date, delinquency::{CreditHistory, DelinquencyError, MonthEnd}};
    /// let last = Date::new(2026, 2, 28)?;
    /// let paid = MonthEnd::Open { days_past_due: 0 };
    /// assert!(matches!(CreditHistory::new(last, &[paid; 25]), Err(DelinquencyError::TooManyMonths { .. })));
    /// assert_eq!(
    ///     CreditHistory::new(last, &[MonthEnd::Settled, paid]),
    ///     Err(DelinquencyError::MonthAfterEnd { index: 1 })
    /// );
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub fn new(last: Date, stood: &[MonthEnd]) -> Result<Self, DelinquencyError> {
        if stood.len() > Self::MONTHS {
            return Err(DelinquencyError::TooManyMonths { given: stood.len(), allowed: Self::MONTHS });
        }
        let mut ended = false;
        for (index, month) in stood.iter().enumerate() {
            if ended && *month != MonthEnd::NothingDue {
                return Err(DelinquencyError::MonthAfterEnd { index });
            }
            ended = ended || month.is_end();
        }
        let mut codes = [CreditCode::NOTHING_DUE; Self::MONTHS];
        for (code, month) in codes.iter_mut().rev().zip(stood.iter().rev()) {
            *code = month.code()?;
        }
        Ok(Self { month_ends: Self::month_ends(last)?, codes })
    }

    /// Each month's last day with its code, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = (Date, CreditCode)> + '_ {
        self.month_ends.iter().copied().zip(self.codes.iter().copied())
    }

    /// How many of the months say that a payment was missed.
    #[must_use]
    pub fn adverse_count(&self) -> usize {
        self.codes.iter().filter(|code| code.is_adverse()).count()
    }
}

impl fmt::Display for CreditHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.codes.iter().try_for_each(|code| code.fmt(f))
    }
}

impl fmt::Debug for CreditHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_full_grid_has_every_kind_of_month() {
        let open = |days_past_due| MonthEnd::Open { days_past_due };
        let mut stood =
            Vec::from([MonthEnd::NothingDue, open(0), MonthEnd::PaidLate, MonthEnd::NoBill, MonthEnd::Unknown]);
        stood.extend([15, 46, 76, 107, 137, 168, 198, 229, 260, 288].map(open));
        stood.extend([MonthEnd::BadDebt, MonthEnd::RepaidByGuarantor]);
        let history = CreditHistory::new(date("2025-12-15"), &stood).unwrap();
        assert_eq!(history.to_string(), "********NMA#1234567777BD");
        assert_eq!(history.adverse_count(), 13);
        assert_eq!(history.months().next().unwrap().0, date("2024-01-31"));
    }

    #[test]
    fn after_the_end_there_is_nothing_due() {
        let stood = [MonthEnd::Settled, MonthEnd::NothingDue];
        assert!(CreditHistory::new(date("2025-12-31"), &stood).unwrap().to_string().ends_with("C*"));
        let again = CreditHistory::new(date("2025-12-31"), &[MonthEnd::Settled, MonthEnd::Settled]);
        assert_eq!(again, Err(DelinquencyError::MonthAfterEnd { index: 1 }));
    }

    #[test]
    fn the_days_come_from_the_ends_of_months_of_every_length() {
        let month_ends = CreditHistory::month_ends(date("2025-02-01")).unwrap();
        for (earlier, later) in month_ends.iter().zip(month_ends.iter().skip(1)) {
            assert_eq!(earlier.plus_days(1).unwrap().ymd().2, 1);
            assert!((28..=31).contains(&later.days_since(*earlier)));
        }
    }
}
