//! An amount that recurs, and its exact month.

// Semantics: [capacity-1].

use core::fmt;

use crate::frequency::Frequency;
use crate::money::{Currency, Money, MoneyError};
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// An amount and how often it recurs.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recurring {
    amount: Money,
    frequency: Frequency,
}

impl Recurring {
    /// An amount at a frequency.
    #[must_use]
    pub const fn new(amount: Money, frequency: Frequency) -> Self {
        Self { amount, frequency }
    }

    /// The amount, each time.
    #[must_use]
    pub const fn amount(self) -> Money {
        self.amount
    }

    /// How often.
    #[must_use]
    pub const fn frequency(self) -> Frequency {
        self.frequency
    }

    /// Its exact monthly amount: what it comes to in a twelfth of a year.
    ///
    /// ```
    /// use arrears::budget::{fortnightly, weekly};
    /// use arrears::{Currency, Money, Rounding};
    /// let hundred = Money::parse("100", Currency::CNY)?;
    /// let month = weekly(hundred).a_month().plus(fortnightly(hundred).a_month())?;
    /// assert_eq!(month.rounded(Rounding::TowardZero)?.to_string(), "650.00"); // not 433.33 + 216.66
    /// # Ok::<(), arrears::MoneyError>(())
    /// ```
    #[must_use]
    pub fn a_month(self) -> PerMonth {
        PerMonth::of(self, Fraction::ONE)
    }
}

/// Shows the frequency, not the amount.
impl fmt::Debug for Recurring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recurring({})", self.frequency.key())
    }
}

macro_rules! constructors {
    ($($(#[$meta:meta])* $name:ident $frequency:ident;)*) => {$(
        $(#[$meta])*
        #[must_use]
        pub const fn $name(amount: Money) -> Recurring {
            Recurring::new(amount, Frequency::$frequency)
        }
    )*};
}

constructors! {
    /// An amount every week: x 52/12 a month.
    weekly Weekly;
    /// An amount every two weeks: x 26/12 a month.
    fortnightly Fortnightly;
    /// An amount every four weeks: x 13/12 a month.
    four_weekly FourWeekly;
    /// An amount every month.
    monthly Monthly;
    /// An amount every three months: / 3 a month.
    quarterly Quarterly;
    /// An amount every year: / 12 a month.
    yearly Yearly;
}

/// An exact monthly amount, above or below zero: a whole number of minor units / (12 x 10^12).
///
/// INVARIANT: an entry is at most 10^15 minor units 52 times, and a list 256 entries, so a sum stays below 10^33.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PerMonth {
    parts: i128,
    currency: Currency,
}

impl PerMonth {
    /// How many parts make a minor unit.
    pub(super) const SCALE: i128 = 12_000_000_000_000;

    /// Zero.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { parts: 0, currency }
    }

    /// The month of a recurring amount, of which `share` counts.
    pub(super) fn of(recurring: Recurring, share: Fraction) -> Self {
        let minor = i128::from(recurring.amount.minor());
        let a_year = minor.saturating_mul(i128::from(recurring.frequency.times_a_year()));
        Self { parts: a_year.saturating_mul(i128::from(share.parts())), currency: recurring.amount.currency() }
    }

    /// The same where it is of the currency of another.
    pub(super) fn in_currency(self, other: Self) -> Result<Self, MoneyError> {
        Money::zero(other.currency).of(self.currency)?;
        Ok(self)
    }

    /// A whole monthly amount.
    #[must_use]
    pub fn whole(amount: Money) -> Self {
        Self::of(monthly(amount), Fraction::ONE)
    }

    /// The sum of two monthly amounts.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::OutOfRange`]:
    /// ```
    /// use arrears::budget::PerMonth;
    /// use arrears::{Currency, MoneyError};
    /// let (yuan, yen) = (PerMonth::zero(Currency::CNY), PerMonth::zero(Currency::from_code("JPY")?));
    /// assert!(matches!(yuan.plus(yen), Err(MoneyError::MixedCurrencies { .. })));
    /// # Ok::<(), MoneyError>(())
    /// ```
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Money::zero(self.currency).of(other.currency)?;
        let parts = self.parts.checked_add(other.parts).ok_or(MoneyError::OutOfRange)?;
        Ok(Self { parts, ..self })
    }

    /// The difference of two monthly amounts.
    ///
    /// # Errors
    /// As [`PerMonth::plus`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(Self { parts: other.parts.saturating_neg(), ..other })
    }

    /// The share of it that counts, rounded down to 1 / (12 x 10^12) minor units; half of that is not lost, as what
    /// follows rounds down too.
    pub(super) fn share(self, share: Fraction) -> Self {
        // INVARIANT: split at 10^12 so that no product exceeds 10^33.
        let (scale, share) = (i128::from(Fraction::SCALE), i128::from(share.parts()));
        let whole = self.parts.div_euclid(scale).saturating_mul(share);
        let rest = self.parts.rem_euclid(scale).saturating_mul(share).div_euclid(scale);
        Self { parts: whole.saturating_add(rest), ..self }
    }

    /// In parts of [`PerMonth::SCALE`].
    pub(super) const fn parts(self) -> i128 {
        self.parts
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.parts < 0
    }

    /// Whether it is more than an amount may be.
    pub(super) const fn is_too_large(self) -> bool {
        // INVARIANT: 10^15 x 12 x 10^12 is far below 2^127.
        self.parts.abs() > Self::SCALE.saturating_mul(1_000_000_000_000_000)
    }

    /// The amount in whole minor units.
    ///
    /// # Rounding
    /// Once, by `rounding`.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`].
    pub fn rounded(self, rounding: Rounding) -> Result<Money, MoneyError> {
        Money::from_minor(rounding.quotient(self.parts, Self::SCALE).ok_or(MoneyError::OutOfRange)?, self.currency)
    }
}

/// Shows the currency, not the amount.
impl fmt::Debug for PerMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PerMonth({})", self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frequency_is_exact() {
        let third = Money::from_minor(100, Currency::CNY).unwrap();
        let parts = |recurring: fn(Money) -> Recurring| recurring(third).a_month().parts() / 1_000_000_000_000;
        let all = [weekly, fortnightly, four_weekly, monthly, quarterly, yearly].map(parts);
        assert_eq!(all, [5_200, 2_600, 1_300, 1_200, 400, 100]);
    }

    #[test]
    fn a_share_rounds_down_on_both_sides_of_zero() {
        let tiny = PerMonth { parts: 1, currency: Currency::CNY };
        let half = Fraction::parse("0.5").unwrap();
        assert_eq!(tiny.share(half).parts(), 0);
        assert_eq!(PerMonth { parts: -1, ..tiny }.share(half).parts(), -1);
        let large = PerMonth { parts: 10_i128.pow(33), ..tiny };
        assert_eq!(large.share(half).parts(), 5 * 10_i128.pow(32));
    }
}
