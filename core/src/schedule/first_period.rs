//! What the first period of a plan bears: whole periods and odd days.

// Semantics: [plan-5].

use super::ScheduleError;
use super::annuity::Growth;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// How long the first period is: whole periods, each annual / periods a year, and odd days, each annual / 365; simple interest.
///
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, schedule::FirstPeriod};
/// let (annual, three_days) = (Fraction::parse("0.12")?, FirstPeriod { whole: 0, days: 3 });
/// let owed = Money::parse("121200.00", Currency::CNY)?;
/// let interest = three_days.interest(owed, annual, 12, Rounding::HalfUp)?;
/// assert_eq!(interest.to_string(), "119.54"); // 121,200.00 x 12 % x 3 / 365
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FirstPeriod {
    /// Whole periods.
    pub whole: u32,
    /// Odd days beside them.
    pub days: u32,
}

impl FirstPeriod {
    /// One whole period, no odd day.
    pub const WHOLE: Self = Self { whole: 1, days: 0 };

    /// The length in parts of a period, and how many parts a period has.
    pub(crate) fn parts(self, times_a_year: u16) -> (u64, u64) {
        let (whole, days) = (u64::from(self.whole), u64::from(self.days));
        if days == 0 {
            return (whole, 1);
        }
        (whole.saturating_mul(365).saturating_add(days.saturating_mul(u64::from(times_a_year))), 365)
    }

    /// Annual parts x the length, over 10^12 x the periods of a year x the parts of a period.
    fn fraction(self, annual: Fraction, times_a_year: u16) -> Result<(i128, u64), ScheduleError> {
        let (length, of) = self.parts(times_a_year);
        let unit = Fraction::SCALE.unsigned_abs().checked_mul(u64::from(times_a_year)).and_then(|n| n.checked_mul(of));
        let unit = unit.filter(|unit| *unit > 0).ok_or(ScheduleError::PeriodRate)?;
        Ok((i128::from(annual.parts()).saturating_mul(i128::from(length)), unit))
    }

    /// The interest on what is owed at its start, in a year of `times_a_year` periods.
    ///
    /// # Rounding
    /// Once.
    ///
    /// # Errors
    /// [`ScheduleError::Principal`], [`ScheduleError::PeriodRate`] where a year has no period, [`ScheduleError::Amount`].
    pub fn interest(
        self,
        owed: Money,
        annual: Fraction,
        times_a_year: u16,
        rounding: Rounding,
    ) -> Result<Money, ScheduleError> {
        super::level::amount(self.interest_minor(owed.minor(), annual, times_a_year, rounding)?, owed)
    }

    /// The same in minor units.
    pub(crate) fn interest_minor(
        self,
        opening_minor: i64,
        annual: Fraction,
        times_a_year: u16,
        rounding: Rounding,
    ) -> Result<i64, ScheduleError> {
        let opening = super::level::principal(opening_minor)?;
        let (rate, unit) = self.fraction(annual, times_a_year)?;
        let exact = i128::from(opening).checked_mul(rate).ok_or(ScheduleError::Amount)?;
        rounding.quotient(exact, i128::from(unit)).ok_or(ScheduleError::Amount)
    }

    pub(super) fn growth(self, annual: Fraction, times_a_year: u16) -> Result<Growth, ScheduleError> {
        let (rate, unit) = self.fraction(annual, times_a_year)?;
        Growth::new(rate.unsigned_abs(), unit)
    }
}
