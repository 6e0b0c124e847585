//! Payments of a plan with any number of periods a year, level or rising by a factor.

// Semantics: [plan-6] [plan-8].

use core::cmp::Ordering;

use super::annuity::{self, Growth, ONE, product, whole};
use super::level::{amount, principal};
use super::wide::{Wide, times};
use super::{FirstPeriod, MAX_PERIODS, ScheduleError};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// The most steps of a rising payment.
pub const MAX_STEPS: u32 = 120;

/// The level payment that amortises `principal` over `periods` periods of which a year has `times_a_year`: 52 for weeks,
/// 26 for fortnights, 12 for months.
///
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, schedule::level_payment_of};
/// let (lent, annual) = (Money::parse("10000.00", Currency::CNY)?, Fraction::parse("0.13")?); // 0.25 % a week
/// assert_eq!(level_payment_of(lent, annual, 52, 52, Rounding::HalfUp)?.to_string(), "205.32");
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Rounding
/// Once, of the exact value, ties included.
///
/// # Errors
/// As [`level_payment`](super::level_payment), and [`ScheduleError::PeriodRate`] where a year has no period.
pub fn level_payment_of(
    principal: Money,
    annual: Fraction,
    times_a_year: u16,
    periods: u32,
    rounding: Rounding,
) -> Result<Money, ScheduleError> {
    amount(level_payment_of_minor(principal.minor(), annual, times_a_year, periods, rounding)?, principal)
}

/// The same in minor units.
pub(crate) fn level_payment_of_minor(
    principal_minor: i64,
    annual: Fraction,
    times_a_year: u16,
    periods: u32,
    rounding: Rounding,
) -> Result<i64, ScheduleError> {
    let principal = principal(principal_minor)?;
    check(periods)?;
    annuity::level(principal, growth(annual, times_a_year)?, periods, rounding).ok_or(ScheduleError::Amount)
}

/// The same where the first period is of another length: the payment is still level, solved with that period in it.
///
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, schedule::{FirstPeriod, level_payment_after}};
/// // 10,000.00 at 6 % in 12 months, the first of one month and five days.
/// let lent = Money::parse("10000.00", Currency::CNY)?;
/// let (annual, first) = (Fraction::parse("0.06")?, FirstPeriod { whole: 1, days: 5 });
/// assert_eq!(level_payment_after(lent, first, annual, 12, 12, Rounding::HalfUp)?.to_string(), "861.37");
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Rounding
/// Once, of the exact value, ties included.
///
/// # Errors
/// As [`level_payment_of`].
pub fn level_payment_after(
    principal: Money,
    first: FirstPeriod,
    annual: Fraction,
    times_a_year: u16,
    periods: u32,
    rounding: Rounding,
) -> Result<Money, ScheduleError> {
    amount(level_payment_after_minor(principal.minor(), first, annual, times_a_year, periods, rounding)?, principal)
}

/// The same in minor units.
pub(crate) fn level_payment_after_minor(
    principal_minor: i64,
    first: FirstPeriod,
    annual: Fraction,
    times_a_year: u16,
    periods: u32,
    rounding: Rounding,
) -> Result<i64, ScheduleError> {
    if first == FirstPeriod::WHOLE || annual == Fraction::ZERO {
        return level_payment_of_minor(principal_minor, annual, times_a_year, periods, rounding);
    }
    let principal = principal(principal_minor)?;
    check(periods)?;
    let (first, later) = (first.growth(annual, times_a_year)?, growth(annual, times_a_year)?);
    annuity::level_after(principal, first, later, periods, rounding).ok_or(ScheduleError::Amount)
}

/// The interest of one period on what is owed at its start: owed x annual / periods a year.
///
/// # Rounding
/// Once.
///
/// # Errors
/// [`ScheduleError::Principal`], [`ScheduleError::PeriodRate`]:
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, ScheduleError, schedule::period_interest};
/// let (owed, annual) = (Money::parse("10000.00", Currency::CNY)?, Fraction::parse("0.13")?);
/// assert_eq!(period_interest(owed, annual, 52, Rounding::HalfUp)?.to_string(), "25.00");
/// assert_eq!(period_interest(owed, annual, 0, Rounding::HalfUp), Err(ScheduleError::PeriodRate));
/// # Ok::<(), arrears::Error>(())
/// ```
pub fn period_interest(
    owed: Money,
    annual: Fraction,
    times_a_year: u16,
    rounding: Rounding,
) -> Result<Money, ScheduleError> {
    let opening = principal(owed.minor())?;
    let interest = i128::from(opening).saturating_mul(i128::from(annual.parts()));
    let unit = i128::from(unit(times_a_year)?);
    amount(rounding.quotient(interest, unit).ok_or(ScheduleError::Amount)?, owed)
}

/// Payments that rise by a factor every so many periods and all together amortise a principal.
///
/// The base is solved exactly: the payment of step s is P x f^s / (sum over the periods k of f^s(k) / (1 + i)^k).
///
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, schedule::StepUp};
/// let (lent, tenth_more) = (Money::parse("2100.00", Currency::CNY)?, Fraction::parse("1.1")?);
/// let rising = StepUp::new(lent, Fraction::ZERO, 12, 24, 12, tenth_more)?;
/// // 2100.00 / (12 + 13.2) = 83.333.., x 1.1 = 91.666..
/// assert_eq!(rising.payment(0, Rounding::HalfUp)?.to_string(), "83.33");
/// assert_eq!(rising.payment(1, Rounding::HalfUp)?.to_string(), "91.67");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StepUp {
    principal: u64,
    currency: Currency,
    /// Of the first period, and of every other.
    first: Growth,
    growth: Growth,
    periods: u32,
    every: u32,
    factor: Fraction,
    last_step: u32,
    sum: Within,
}

impl StepUp {
    /// The payments for `lent` over `periods` periods, of which a year has `times_a_year`, rising by `factor`
    /// every `every` periods.
    ///
    /// # Errors
    /// [`ScheduleError::Principal`], [`ScheduleError::PeriodRate`], and [`ScheduleError::Periods`] for periods, steps (at
    /// most [`MAX_STEPS`] after the first) or a factor outside 1 to 2:
    /// ```
    /// use arrears::{Currency, Fraction, Money, ScheduleError, schedule::StepUp};
    /// let lent = Money::parse("1.00", Currency::CNY)?;
    /// let error = StepUp::new(lent, Fraction::ZERO, 12, 0, 12, Fraction::ONE).unwrap_err();
    /// assert_eq!(error, ScheduleError::Periods { given: 0 });
    /// # Ok::<(), arrears::MoneyError>(())
    /// ```
    pub fn new(
        lent: Money,
        annual: Fraction,
        times_a_year: u16,
        periods: u32,
        every: u32,
        factor: Fraction,
    ) -> Result<Self, ScheduleError> {
        let (principal, currency) = (principal(lent.minor())?, lent.currency());
        check(periods)?;
        check(every)?;
        let last_step = periods.saturating_sub(1).checked_div(every).unwrap_or(0);
        let twice = Fraction::ONE.parts().saturating_mul(2);
        if last_step > MAX_STEPS || factor < Fraction::ONE || factor.parts() > twice {
            return Err(ScheduleError::Periods { given: last_step });
        }
        let growth = growth(annual, times_a_year)?;
        let sum = Within { low: 0, missing: 0 };
        let steps = Self { principal, currency, first: growth, growth, periods, every, factor, last_step, sum };
        Ok(Self { sum: steps.summed(), ..steps })
    }

    /// The same where the first period is of another length.
    ///
    /// # Errors
    /// [`ScheduleError::PeriodRate`] for a first period that bears too much.
    pub fn after(self, first: FirstPeriod, annual: Fraction, times_a_year: u16) -> Result<Self, ScheduleError> {
        if first == FirstPeriod::WHOLE {
            return Ok(self);
        }
        let steps = Self { first: first.growth(annual, times_a_year)?, ..self };
        Ok(Self { sum: steps.summed(), ..steps })
    }

    const fn growth_of(&self, period: u32) -> Growth {
        if period == 0 { self.first } else { self.growth }
    }

    /// The payment of step `step`, from 0.
    ///
    /// # Rounding
    /// Once, of the exact value, ties included.
    ///
    /// # Errors
    /// [`ScheduleError::Periods`] for a step that is not reached:
    /// ```
    /// use arrears::{Currency, Fraction, Money, Rounding, ScheduleError, schedule::StepUp};
    /// let lent = Money::parse("1.00", Currency::CNY)?;
    /// let rising = StepUp::new(lent, Fraction::ZERO, 12, 12, 6, Fraction::ONE)?;
    /// assert_eq!(rising.payment(2, Rounding::HalfUp), Err(ScheduleError::Periods { given: 2 }));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn payment(&self, step: u32, rounding: Rounding) -> Result<Money, ScheduleError> {
        amount(self.payment_minor(step, rounding)?, Money::zero(self.currency))
    }

    /// The same in minor units.
    pub(crate) fn payment_minor(&self, step: u32, rounding: Rounding) -> Result<i64, ScheduleError> {
        if step > self.last_step {
            return Err(ScheduleError::Periods { given: step });
        }
        self.rounded(step, rounding).ok_or(ScheduleError::Amount)
    }
}

fn check(periods: u32) -> Result<(), ScheduleError> {
    if periods == 0 || periods > MAX_PERIODS {
        return Err(ScheduleError::Periods { given: periods });
    }
    Ok(())
}

fn unit(times_a_year: u16) -> Result<u64, ScheduleError> {
    let unit = Fraction::SCALE.unsigned_abs().checked_mul(u64::from(times_a_year));
    unit.filter(|unit| *unit > 0).ok_or(ScheduleError::PeriodRate)
}

fn growth(annual: Fraction, times_a_year: u16) -> Result<Growth, ScheduleError> {
    Growth::new(u128::from(annual.parts().unsigned_abs()), unit(times_a_year)?)
}

/// A number at least `low` and at most `low + missing`, in 2^-112.
#[derive(Clone, Copy, Debug)]
struct Within {
    low: u128,
    missing: u128,
}

impl Within {
    const fn high(self) -> u128 {
        self.low.saturating_add(self.missing)
    }

    /// Times a factor of at most one, itself rounded down.
    const fn times(self, factor: u128) -> Self {
        Self { low: product(self.low, factor), missing: self.missing.saturating_add(2) }
    }
}

impl StepUp {
    fn step_of(&self, period: u32) -> u32 {
        period.checked_div(self.every).unwrap_or(0)
    }

    /// One over the factor.
    fn shrink(&self) -> u128 {
        Growth { grown: u128::from(self.factor.parts().unsigned_abs()), unit: SCALE }.discount()
    }

    /// The weight of a step against the last, f^(s - S), and its error: each product rounds down, and lacks at most
    /// what its factors lacked and one unit.
    fn weight(&self, step: u32) -> Within {
        let (shrink, mut weight) = (self.shrink(), Within { low: ONE, missing: 0 });
        for _ in step..self.last_step {
            weight = weight.times(shrink);
        }
        weight
    }

    /// Sum over the periods of weight / (1 + i)^k, from the last period to the first.
    fn summed(&self) -> Within {
        let (first, discount, mut sum) = (self.first.discount(), self.growth.discount(), Within { low: 0, missing: 0 });
        let (shrink, mut weight) = (self.shrink(), Within { low: ONE, missing: 0 });
        for period in (0..self.periods).rev() {
            // The last row of a step before the last.
            if period.saturating_add(1) < self.periods && period.saturating_add(1).checked_rem(self.every) == Some(0) {
                weight = weight.times(shrink);
            }
            // sum <- (weight + sum) / (1 + i): the discount lacks less than a unit, times at most 601.
            // INVARIANT: at most 600 x 2^112 < 2^122.
            let lost = u128::from(self.periods).saturating_add(2);
            sum = Within {
                low: product(weight.low.wrapping_add(sum.low), if period == 0 { first } else { discount }),
                missing: weight.missing.saturating_add(sum.missing).saturating_add(lost),
            };
        }
        sum
    }

    fn rounded(&self, step: u32, rounding: Rounding) -> Option<i64> {
        if self.principal == 0 {
            return Some(0);
        }
        let doubled = self.principal.checked_mul(2)?;
        let (weight, sum) = (self.weight(step), self.sum);
        // An estimate of twice the payment, then both neighbours are compared.
        let worth = u128::from(doubled).checked_mul(weight.low >> 40)?;
        let mut halves = u64::try_from(worth.checked_div((sum.low >> 40).max(1))?).ok()?;
        let side = |halves: u64| self.side(doubled, halves, step, weight, sum);
        while side(halves) == Ordering::Less {
            halves = halves.checked_sub(1)?;
        }
        while side(halves.checked_add(1)?) != Ordering::Less {
            halves = halves.checked_add(1)?;
        }
        whole(halves, side(halves), rounding)
    }

    /// On which side of `halves` twice the payment lies: 2 P x weight against halves x sum.
    fn side(&self, doubled: u64, halves: u64, step: u32, weight: Within, sum: Within) -> Ordering {
        if times(halves, sum.low) > times(doubled, weight.high()) {
            return Ordering::Less;
        }
        if times(halves, sum.high()) < times(doubled, weight.low) {
            return Ordering::Greater;
        }
        self.side_exactly(doubled, halves, step)
    }

    /// The same as whole numbers. With g / u = 1 + i and a / d = f, everything times g^n d^S:
    /// 2 P a^s d^(S - s) g^n against halves x sum of a^s(k) d^(S - s(k)) u^k g^(n - k).
    fn side_exactly(&self, doubled: u64, halves: u64, step: u32) -> Ordering {
        let (mut worth, mut units, mut paid) = (Wide::ONE, Wide::ONE, Wide::ZERO);
        let (a, d) = (u128::from(self.factor.parts().unsigned_abs()), SCALE);
        let mut at = 0;
        for period in 0..self.periods {
            while at < self.step_of(period) {
                at = at.saturating_add(1);
                units.multiply(a);
                paid.multiply(d);
            }
            let growth = self.growth_of(period);
            worth.multiply(growth.grown);
            units.multiply(growth.unit);
            paid.multiply(growth.grown);
            paid.add(&units);
        }
        for s in 0..self.last_step {
            worth.multiply(if s < step { a } else { d });
        }
        worth.multiply(u128::from(doubled));
        paid.multiply(u128::from(halves));
        worth.compare(&paid)
    }
}

const SCALE: u128 = 1_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn fen(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY).unwrap()
    }

    #[test]
    fn a_factor_of_one_is_level() {
        for (principal, annual, periods) in [(1_000_000, "0.12", 12), (20_000, "0", 3), (10_050, "0.12", 2)] {
            let annual = Fraction::parse(annual).unwrap();
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero] {
                let level = level_payment_of_minor(principal, annual, 12, periods, rounding).unwrap();
                for every in [1, 5] {
                    let rising = StepUp::new(fen(principal), annual, 12, periods, every, Fraction::ONE).unwrap();
                    assert_eq!(rising.payment_minor(0, rounding), Ok(level), "{principal} {periods} {every}");
                }
            }
        }
    }

    #[test]
    fn ties_of_steps_are_seen() {
        // 630 over one period at 1 and one at 1.1: base 300, then 330; 315 gives 150 and 165; 105 gives 50 and 55.
        let factor = Fraction::parse("1.1").unwrap();
        let by = |p, step, rounding| {
            StepUp::new(fen(p), Fraction::ZERO, 12, 2, 1, factor).unwrap().payment_minor(step, rounding).unwrap()
        };
        assert_eq!((by(630, 0, Rounding::TowardZero), by(630, 1, Rounding::TowardZero)), (300, 330));
        // 21 gives 10 and 11; 10.5 is not whole, so 105 / 10 stands for the tie: base 5, step 5.5.
        let tie = |rounding| {
            StepUp::new(fen(105), Fraction::ZERO, 12, 20, 10, factor).unwrap().payment_minor(1, rounding).unwrap()
        };
        assert_eq!([Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero].map(tie), [6, 6, 5]);
    }

    #[test]
    fn what_cannot_be_solved_is_refused() {
        let two = Fraction::parse("2").unwrap();
        let by = |periods, every, factor| StepUp::new(fen(100), Fraction::ZERO, 12, periods, every, factor);
        assert!(by(0, 1, two).is_err() && by(12, 0, two).is_err() && by(600, 1, two).is_err());
        assert!(by(12, 12, Fraction::ZERO).is_err() && by(12, 12, Fraction::parse("2.1").unwrap()).is_err());
        assert!(by(121, 1, two).is_ok());
    }
}
