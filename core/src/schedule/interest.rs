//! What a rate earns over a period, exactly.

use super::ScheduleError;
use super::annuity::Growth;
use super::interval::Interval;
use crate::calendar::{Date, DayCount};
use crate::money::{Currency, Money, MoneyError};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rounding::Rounding;

/// The denominator of accrued amounts: 10^12 x lcm(360, 365, 366). Every rate, day count and twelfth is a whole number
/// of these.
pub const ACCRUAL_UNIT: i128 = 1_000_000_000_000 * 1_603_080;
/// The same in 64 bits, where a division costs a tenth.
const NARROW_UNIT: u64 = 1_000_000_000_000 * 1_603_080;

/// What a loan earned, exactly: a fraction of a minor unit over [`ACCRUAL_UNIT`], before it is rounded to an amount.
///
/// A day's interest by actual/360, by actual/365 and a twelfth of a year are all whole numbers of this unit, so sums of them are exact.
///
/// ```
/// use arrears::schedule::LoanAccrued;
/// use arrears::{Currency, Date, DayCount, Money, Rate, Rounding};
/// let (from, to) = (Date::parse("2023-01-10")?, Date::parse("2023-02-25")?);
/// let (owed, rate) = (Money::parse("10000.00", Currency::CNY)?, Rate::annual("0.12")?);
/// let earned = LoanAccrued::earned(owed, rate, DayCount::Actual365, from, to);
/// // 10,000.00 x 12 % x 46 / 365
/// assert_eq!(earned.rounded(Rounding::HalfUp, Currency::CNY)?.to_string(), "151.23");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct LoanAccrued {
    parts: i128,
}

impl LoanAccrued {
    /// Nothing earned.
    pub const ZERO: Self = Self { parts: 0 };

    /// An amount of `parts` / [`ACCRUAL_UNIT`] minor units.
    #[must_use]
    pub const fn from_parts(parts: i128) -> Self {
        Self { parts }
    }

    /// The amount as a whole number of 1 / [`ACCRUAL_UNIT`] minor units.
    #[must_use]
    pub const fn parts(self) -> i128 {
        self.parts
    }

    /// A whole amount.
    #[must_use]
    pub fn whole(amount: Money) -> Self {
        // INVARIANT: at most 10^15 x 1.7 x 10^18.
        Self { parts: i128::from(amount.minor()).saturating_mul(ACCRUAL_UNIT) }
    }

    /// What `owed` earns at `rate` over the days [from, to); below zero where `to` is first.
    ///
    /// An annual rate goes by the day count; a monthly one as twelve times itself a year; a daily one by actual days,
    /// whatever the day count.
    #[must_use]
    pub fn earned(owed: Money, rate: Rate, count: DayCount, from: Date, to: Date) -> Self {
        // INVARIANT: at most 10^15 x 4.9 x 10^21.
        Self { parts: i128::from(owed.minor()).saturating_mul(accrual_per_unit(rate, count, from, to)) }
    }

    /// The amount that this is posted as.
    ///
    /// # Rounding
    /// Once, by `rounding`.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX_MINOR`]:
    /// ```
    /// use arrears::schedule::LoanAccrued;
    /// use arrears::{Currency, MoneyError, Rounding};
    /// let beyond = LoanAccrued::from_parts(i128::MAX);
    /// assert_eq!(beyond.rounded(Rounding::HalfUp, Currency::CNY), Err(MoneyError::OutOfRange));
    /// ```
    pub fn rounded(self, rounding: Rounding, currency: Currency) -> Result<Money, MoneyError> {
        let minor = rounding.quotient(self.parts, ACCRUAL_UNIT).ok_or(MoneyError::OutOfRange)?;
        Money::from_minor(minor, currency)
    }
}

/// What one minor unit earns at `rate` over [from, to), in [`ACCRUAL_UNIT`]ths of a minor unit, exactly.
///
/// An annual rate goes by the day count; a monthly one as twelve times itself a year; a daily one by actual days,
/// whatever the day count. Negative where `to` is first. At most 4.9 x 10^21 either way: with 10^15 minor units it
/// stays within `i128`.
#[must_use]
pub(crate) fn accrual_per_unit(rate: Rate, count: DayCount, from: Date, to: Date) -> i128 {
    let parts = i128::from(rate.fraction().parts());
    let time = match rate.period() {
        RatePeriod::Annual => i128::from(count.year_parts(from, to)),
        RatePeriod::Monthly => i128::from(count.year_parts(from, to)).saturating_mul(12),
        RatePeriod::Daily => i128::from(to.days_since(from)).saturating_mul(i128::from(DayCount::YEAR_PARTS)),
    };
    // INVARIANT: at most 10^13 parts x 4.9 x 10^8.
    parts.saturating_mul(time)
}

/// What one minor unit earns a day at `rate`, in [`ACCRUAL_UNIT`]ths of a minor unit; `None` where days of some years or
/// months earn more than others.
pub(crate) fn accrual_a_day(rate: Rate, count: DayCount) -> Option<i64> {
    let time = match rate.period() {
        RatePeriod::Annual => count.parts_a_day()?,
        RatePeriod::Monthly => count.parts_a_day()?.checked_mul(12)?,
        RatePeriod::Daily => DayCount::YEAR_PARTS,
    };
    // INVARIANT: at most 10^13 parts x 4453.
    rate.fraction().parts().checked_mul(time)
}

/// The rate of a whole interval as a reduced fraction, where the rate has one: annual x n/12 for months, annual x n/52 for
/// weeks, the year being twelve months of a monthly rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PeriodRate {
    parts: u64,
    unit: u64,
}

impl PeriodRate {
    /// Nothing.
    pub(super) const ZERO: Self = Self { parts: 0, unit: 1 };

    pub(crate) fn of(rate: Rate, interval: Interval) -> Option<Self> {
        let (times, a_year) = interval.share_of_year()?;
        let (times, unit) = match rate.period() {
            RatePeriod::Annual => (u64::from(times), u64::from(a_year)),
            RatePeriod::Monthly => (u64::from(times).checked_mul(12)?, u64::from(a_year)),
            RatePeriod::Daily => return None,
        };
        // INVARIANT: at most 10^13 x 624 and 52 x 10^12.
        let unit = unit.checked_mul(Fraction::SCALE.unsigned_abs())?;
        let parts = rate.fraction().parts().unsigned_abs().checked_mul(times)?;
        let common = greatest_common_divisor(unit, parts);
        Some(Self { parts: parts.checked_div(common)?, unit: unit.checked_div(common)? })
    }

    /// The interest of a whole interval on `amount`, zero or above.
    ///
    /// # Rounding
    /// Once, by `rounding`.
    #[inline(always)] // once a row
    pub(super) fn interest(self, amount: i64, rounding: Rounding) -> Option<i64> {
        match u64::try_from(amount).ok().and_then(|amount| amount.checked_mul(self.parts)) {
            Some(numerator) => rounding.narrow_quotient(numerator, self.unit),
            None => {
                let (numerator, denominator) = self.on(amount);
                rounding.quotient(numerator, denominator)
            }
        }
    }

    /// `amount` x this rate as numerator and denominator: at most 10^15 x 6.3 x 10^15.
    pub(crate) fn on(self, amount: i64) -> (i128, i128) {
        (i128::from(amount).saturating_mul(i128::from(self.parts)), i128::from(self.unit))
    }

    /// What one minor unit earns in a whole interval, as a numerator in [`ACCRUAL_UNIT`]ths over 1, or for weeks over 13:
    /// the accrual unit is no multiple of 52.
    pub(crate) fn per_unit(self) -> (i128, i128) {
        let (times, over) = match NARROW_UNIT.checked_rem(self.unit) {
            Some(0) => (NARROW_UNIT.checked_div(self.unit).map(i128::from), 1),
            _ => (ACCRUAL_UNIT.saturating_mul(13).checked_div(i128::from(self.unit)), 13),
        };
        // INVARIANT: the unit divides 12 x 10^12 or 52 x 10^12, and so 13 accrual units.
        (i128::from(self.parts).saturating_mul(times.unwrap_or(0)), over)
    }

    /// The growth of a period whose interest is due on its first day: 1 / (1 - i).
    pub(super) fn growth_in_advance(self) -> Result<Growth, ScheduleError> {
        let unit = self.unit.checked_sub(self.parts).filter(|unit| *unit > 0);
        Growth::new(u128::from(self.parts), unit.ok_or(ScheduleError::PeriodRate)?)
    }

    pub(super) fn growth(self) -> Result<Growth, ScheduleError> {
        Growth::new(u128::from(self.parts), self.unit)
    }
}

/// The growth of a period that goes by days.
pub(super) fn growth_by_days(rate: Rate, count: DayCount, from: Date, to: Date) -> Result<Growth, ScheduleError> {
    let earned = u128::try_from(accrual_per_unit(rate, count, from, to)).map_err(|_| ScheduleError::PeriodRate)?;
    let unit = u64::try_from(ACCRUAL_UNIT).map_err(|_| ScheduleError::PeriodRate)?;
    Growth::new(earned, unit)
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_month_is_a_twelfth_whatever_the_rate_is_quoted_for() {
        let month = |rate: Result<Rate, _>| PeriodRate::of(rate.unwrap(), Interval::MONTH);
        let annual = month(Rate::annual("0.12")).unwrap();
        assert_eq!((annual.parts, annual.unit), (1, 100));
        assert_eq!(Some(annual), month(Rate::monthly("0.01")));
        assert_eq!(annual.per_unit(), (ACCRUAL_UNIT / 100, 1));
        assert_eq!(month(Rate::annual("0")).unwrap().per_unit(), (0, 1));
        assert_eq!(month(Rate::daily("0.0005")), None);
        let awkward = month(Rate::annual("0.123456789011")).unwrap().per_unit();
        assert_eq!((awkward.0 * 12, awkward.1), (123_456_789_011 * i128::from(DayCount::YEAR_PARTS), 1));
    }

    #[test]
    fn other_intervals_are_their_share_of_a_year() {
        let of =
            |rate: Result<Rate, _>, interval: Result<Interval, _>| PeriodRate::of(rate.unwrap(), interval.unwrap());
        let quarter = of(Rate::annual("0.12"), Interval::months(3)).unwrap();
        assert_eq!((quarter.parts, quarter.unit), (3, 100));
        let fortnight = of(Rate::annual("0.13"), Interval::weeks(2)).unwrap();
        assert_eq!((fortnight.parts, fortnight.unit), (1, 200));
        assert_eq!(of(Rate::monthly("0.013"), Interval::weeks(1)).map(|r| (r.parts, r.unit)), Some((3, 1000)));
        // A week of 10 % a year is 1/520, which the accrual unit divides only in thirteenths.
        let week = of(Rate::annual("0.1"), Interval::weeks(1)).unwrap().per_unit();
        assert_eq!((week.0 * 52, week.1), (ACCRUAL_UNIT * 13 / 10, 13));
        assert_eq!(of(Rate::annual("0.1"), Interval::days(7)), None);
        // The largest: no bound of the growth is passed.
        let most = of(Rate::monthly("0.833333333333"), Interval::weeks(52)).unwrap();
        assert!(most.growth().is_ok() && most.on(Money::MAX_MINOR).0 < i128::MAX / 1_000_000);
    }

    #[test]
    fn a_day_earns_what_the_days_do_together() {
        assert_eq!(i128::from(NARROW_UNIT), ACCRUAL_UNIT);
        for rate in [Rate::annual("0.123456789011"), Rate::monthly("0.01"), Rate::daily("0.0005"), Rate::annual("10")] {
            let rate = rate.unwrap();
            for count in [DayCount::Actual360, DayCount::Actual365, DayCount::ActualActual, DayCount::Thirty360] {
                let (from, to) = (date("2023-12-18"), date("2024-03-31"));
                let all = accrual_per_unit(rate, count, from, to);
                let a_day = accrual_a_day(rate, count);
                assert!(a_day.is_none_or(|a_day| i128::from(a_day) * i128::from(to.days_since(from)) == all));
                let is_even =
                    rate.period() == RatePeriod::Daily || [DayCount::Actual360, DayCount::Actual365].contains(&count);
                assert_eq!(a_day.is_some(), is_even, "{count:?}");
            }
        }
    }

    #[test]
    fn rates_of_every_period_by_days() {
        let (from, to) = (date("2024-01-01"), date("2024-01-31"));
        let by = |rate: Result<Rate, _>, count| accrual_per_unit(rate.unwrap(), count, from, to);
        let thirty_days = ACCRUAL_UNIT / 100;
        assert_eq!(by(Rate::annual("0.12"), DayCount::Actual360), thirty_days);
        assert_eq!(by(Rate::monthly("0.01"), DayCount::Actual360), thirty_days);
        assert_eq!(by(Rate::daily("0.0005"), DayCount::Actual365), ACCRUAL_UNIT * 15 / 1000);
    }

    /// The bound that `spec` section 1 asks to be proven: the largest amount at the largest rate over all of time.
    #[test]
    fn the_largest_accrual_fits() {
        for (rate, count) in [
            (Rate::annual("10"), DayCount::Actual360),
            (Rate::annual("10"), DayCount::ActualActual),
            (Rate::monthly("0.833333333333"), DayCount::Thirty360),
            (Rate::daily("0.027397260273"), DayCount::Actual365),
        ] {
            let most = accrual_per_unit(rate.unwrap(), count, Date::MIN, Date::MAX);
            assert!(most < 4_900_000_000_000_000_000_000, "{most}");
            assert!(most.checked_mul(i128::from(Money::MAX_MINOR)).and_then(|m| m.checked_mul(8)).is_some());
        }
    }
}
