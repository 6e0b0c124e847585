//! What time earned between two days, exactly.
//!
//! Interest on a card is a daily rate times a balance times days. An index sums the daily rate over the days, so
//! what a balance earned between two days is the balance times the difference of the index at the two: one
//! multiplication, however many days lie between. The result is an [`Accrued`] amount, a whole number of 10^-12 minor
//! units, rounded only when it is posted.
//!
//! INVARIANT: a rate is at most 10 / 365 a day, so an index over three centuries stays below 3.1 x 10^15 and fits `i64`;
//! a balance is at most 10^15 minor units, so what it earns stays below 3.1 x 10^30 and fits `i128`. The sums are checked
//! all the same.

// Semantics: [value-3] [value-9].

use crate::calendar::Date;
use crate::money::{Currency, Money, MoneyError};
use crate::rate::{Fraction, Rate};
use crate::rounding::Rounding;

/// An exact amount of a card not yet posted, in 10^-12 minor units.
///
/// ```
/// use arrears::accrual::Accrued;
/// use arrears::{Currency, Rounding};
/// let half_a_cent = Accrued::from_parts(500_000_000_000);
/// assert_eq!(half_a_cent.rounded(Rounding::HalfUp, Currency::CNY)?.to_string(), "0.01");
/// assert_eq!(half_a_cent.rounded(Rounding::TowardZero, Currency::CNY)?.to_string(), "0.00");
/// # Ok::<(), arrears::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Accrued {
    parts: i128,
}

impl Accrued {
    /// Nothing earned.
    pub const ZERO: Self = Self { parts: 0 };

    /// An amount of `parts` x 10^-12 minor units: 1,500,000,000,000 is one and a half fen.
    #[must_use]
    pub const fn from_parts(parts: i128) -> Self {
        Self { parts }
    }

    /// What a balance of `minor` units earned over a difference of index.
    #[inline]
    pub(crate) fn earned(minor: i64, index: i64) -> Self {
        // INVARIANT: the product of two numbers of 64 bits fits 127.
        Self { parts: i128::from(minor).wrapping_mul(i128::from(index)) }
    }

    /// A whole number of minor units.
    pub(crate) fn whole(minor: i64) -> Self {
        Self::earned(minor, Fraction::SCALE)
    }

    /// The amount as a whole number of 10^-12 minor units.
    #[must_use]
    pub const fn parts(self) -> i128 {
        self.parts
    }

    /// The sum of two amounts; `None` beyond what 128 bits hold.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { parts: self.parts.checked_add(other.parts)? })
    }

    /// The difference of two amounts; `None` beyond what 128 bits hold.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { parts: self.parts.checked_sub(other.parts)? })
    }

    /// The amount that this is posted as; the remainder is dropped.
    ///
    /// # Rounding
    /// Once, by `rounding`.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX_MINOR`].
    pub fn rounded(self, rounding: Rounding, currency: Currency) -> Result<Money, MoneyError> {
        Money::from_minor(self.posted(rounding).ok_or(MoneyError::OutOfRange)?, currency)
    }

    /// The same in minor units.
    ///
    /// # Rounding
    /// Once, by `rounding`.
    pub(crate) fn posted(self, rounding: Rounding) -> Option<i64> {
        if self.parts == 0 {
            return Some(0);
        }
        rounding.quotient(self.parts, i128::from(Fraction::SCALE))
    }

    /// The amount after a day on which it, and a balance of `minor` units beside it, earned a rate of `a_day` x 10^-12.
    ///
    /// # Rounding
    /// What the day earned, half up to 10^-12 minor units.
    pub(crate) fn compounded(self, minor: i64, a_day: i64) -> Option<Self> {
        self.compounded_beyond(Self::ZERO, minor, a_day)
    }

    /// The same where so much of the amount earns nothing, because a credit balance meets it.
    ///
    /// # Rounding
    /// As [`Accrued::compounded`].
    pub(crate) fn compounded_beyond(self, met: Self, minor: i64, a_day: i64) -> Option<Self> {
        let base = self.minus(met)?.max(Self::ZERO);
        let earned = Self::whole(minor).plus(base)?.parts.checked_mul(i128::from(a_day))?;
        Some(Self {
            parts: self.parts.checked_add(Rounding::HalfUp.wide_quotient(earned, i128::from(Fraction::SCALE))?)?,
        })
    }

    /// The amount, or `least` minor units where it is above zero and below that: a minimum interest charge.
    pub(crate) fn at_least(self, least: i64) -> Self {
        if self.parts <= 0 || least == 0 { self } else { self.max(Self::whole(least)) }
    }
}

/// Writes the exact number of minor units, such as `1739.9995`.
impl core::fmt::Display for Accrued {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let scale = Fraction::SCALE.unsigned_abs();
        let magnitude = self.parts.unsigned_abs();
        let sign = if self.parts < 0 { "-" } else { "" };
        let whole = magnitude.checked_div(u128::from(scale)).unwrap_or(0);
        let rest = magnitude.checked_rem(u128::from(scale)).unwrap_or(0);
        let fraction = i64::try_from(rest).ok().and_then(|rest| Fraction::from_parts(rest).ok());
        write!(f, "{sign}{whole}")?;
        fraction.unwrap_or(Fraction::ZERO).write_decimals(f)
    }
}

/// A daily rate that can stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DailyRate {
    /// Parts (10^-12) a day.
    rate: i64,
    /// What a day adds: the rate, or zero while frozen.
    a_day: i64,
    frozen: bool,
}

impl DailyRate {
    /// A rate that adds from the first day.
    pub(crate) const fn new(rate: Rate) -> Self {
        let rate = rate.fraction().parts();
        Self { rate, a_day: rate, frozen: false }
    }

    /// Parts (10^-12) that one day adds: the rate, or zero while frozen.
    pub(crate) const fn a_day(self) -> i64 {
        self.a_day
    }

    /// Whether days add nothing.
    #[cfg(feature = "alloc")]
    pub(crate) const fn is_frozen(self) -> bool {
        self.frozen
    }

    /// Parts (10^-12) that some days add.
    pub(crate) fn over(self, days: i32) -> Option<i64> {
        self.a_day.checked_mul(i64::from(days))
    }

    /// The rate a day in parts (10^-12), frozen or not.
    pub(crate) const fn rate_a_day(self) -> i64 {
        self.rate
    }

    /// Another rate; frozen or not as before.
    pub(crate) const fn change_rate(&mut self, rate: Rate) {
        self.rate = rate.fraction().parts();
        self.freeze(self.frozen);
    }

    /// Whether days add nothing from now on.
    pub(crate) const fn freeze(&mut self, frozen: bool) {
        self.frozen = frozen;
        self.a_day = if frozen { 0 } else { self.rate };
    }
}

/// A daily rate summed over days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DailyIndex {
    rate: DailyRate,
    /// The sum over all days before `until`.
    sum: i64,
    until: Date,
}

impl DailyIndex {
    /// An index that starts at zero on a day.
    pub(crate) const fn new(start: Date, rate: Rate) -> Self {
        Self { rate: DailyRate::new(rate), sum: 0, until: start }
    }

    /// The sum over all days before [`DailyIndex::until`].
    pub(crate) const fn sum(&self) -> i64 {
        self.sum
    }

    /// The sum over all days before `day`, or before [`DailyIndex::until`] where that is later.
    #[inline]
    pub(crate) fn sum_before(&self, day: Date) -> Option<i64> {
        self.sum.checked_add(self.rate.over(day.days_since(self.until).max(0))?)
    }

    /// What it adds by.
    #[cfg(feature = "alloc")]
    pub(crate) const fn rate(&self) -> DailyRate {
        self.rate
    }

    /// The first day not yet summed.
    pub(crate) const fn until(&self) -> Date {
        self.until
    }

    /// Parts (10^-12) that one more day adds: the rate, or zero while frozen.
    pub(crate) const fn a_day(&self) -> i64 {
        self.rate.a_day()
    }

    /// The rate a day in parts (10^-12), frozen or not.
    pub(crate) const fn rate_a_day(&self) -> i64 {
        self.rate.rate_a_day()
    }

    /// Sums the days up to but not including `day`, and returns what they added. Days already summed add nothing.
    pub(crate) fn advance(&mut self, day: Date) -> Option<i64> {
        let days = day.days_since(self.until);
        if days <= 0 {
            return Some(0);
        }
        let added = self.rate.over(days)?;
        self.sum = self.sum.checked_add(added)?;
        self.until = day;
        Some(added)
    }

    /// Another rate from [`DailyIndex::until`] on.
    pub(crate) const fn change_rate(&mut self, rate: Rate) {
        self.rate.change_rate(rate);
    }

    /// Whether the days from [`DailyIndex::until`] on add nothing.
    pub(crate) const fn freeze(&mut self, frozen: bool) {
        self.rate.freeze(frozen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayCount;

    #[test]
    fn a_sum_shows_minor_units_and_what_there_is_of_one() {
        extern crate alloc;
        use alloc::string::ToString;
        for (parts, shown) in [
            (0, "0"),
            (1_740_500_000_000_000, "1740.5"),
            (-1_000_000_000_001, "-1.000000000001"),
            (999_999_999_999, "0.999999999999"),
        ] {
            assert_eq!(Accrued::from_parts(parts).to_string(), shown);
        }
    }

    #[test]
    fn the_published_month() {
        let day = |m, d| Date::new(2023, m, d).unwrap();
        let mut index = DailyIndex::new(day(3, 30), Rate::daily("0.0005").unwrap());
        let first = Accrued::earned(100_000, index.advance(day(4, 23)).unwrap());
        let second = Accrued::earned(90_000, index.advance(day(5, 5)).unwrap());
        assert_eq!(first.plus(second).unwrap().posted(Rounding::HalfUp), Some(1_740));
        assert_eq!(index.advance(day(4, 1)), Some(0));
    }

    #[test]
    fn a_month_compounded_by_the_day() {
        let month = (0..30).try_fold(Accrued::ZERO, |earned, _| earned.compounded(100_000, 500_000_000));
        assert_eq!(month.unwrap().posted(Rounding::HalfUp), Some(1_511));
        // 0.5 x 10^-12 of a minor unit and a rate of 100 % a day: the half goes up.
        assert_eq!(Accrued::from_parts(1).compounded(0, Fraction::SCALE / 2), Some(Accrued::from_parts(2)));
        assert_eq!(Accrued::whole(Money::MAX_MINOR).compounded(Money::MAX_MINOR, i64::MAX), None);
    }

    #[test]
    fn frozen_days_add_nothing() {
        let mut index = DailyIndex::new(Date::MIN, Rate::daily("0.0005").unwrap());
        index.freeze(true);
        assert_eq!(index.advance(Date::MAX), Some(0));
    }

    #[test]
    fn every_total_within_the_bounds_fits() {
        // The largest balance at the largest rate over every day of the calendar, with a daily rate...
        let highest = Rate::daily("0.027397260273").unwrap();
        let mut index = DailyIndex::new(Date::MIN, highest);
        index.advance(Date::MAX).unwrap();
        let total = Accrued::earned(Money::MAX_MINOR, index.sum());
        assert!(total.parts() < i128::MAX / 1_000_000);
        // ... and over the common denominator of every day count, 10^12 x lcm(360, 365, 366), with room to double a tie.
        let years = i128::from(DayCount::Actual360.year_parts(Date::MIN, Date::MAX));
        let annual = i128::from(Money::MAX_MINOR) * i128::from(10 * Fraction::SCALE);
        assert!(annual.checked_mul(years).and_then(|n| n.checked_mul(2)).is_some());
    }

    #[test]
    fn a_minimum_charge_needs_something_to_charge() {
        assert_eq!(Accrued::ZERO.at_least(100), Accrued::ZERO);
        assert_eq!(Accrued::from_parts(1).at_least(100), Accrued::whole(100));
        assert_eq!(Accrued::from_parts(1).at_least(1), Accrued::whole(1));
        assert_eq!(Accrued::whole(101).at_least(100), Accrued::whole(101));
    }
}
