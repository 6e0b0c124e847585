//! What an offer is worth to the lender: its present value times the probability that it is completed, exactly.

use super::ChoiceError;
use crate::money::{Currency, Money, MoneyError};

/// The millionths of one.
const ONE: u32 = 1_000_000;

/// How likely a borrower is to complete a plan: 0 to 1, in whole millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Probability(u32);

impl Probability {
    /// One: certain.
    pub const ONE: Self = Self(ONE);

    /// From millionths, 0 to 1,000,000: 0.8 is 800,000.
    ///
    /// # Errors
    /// [`ChoiceError::ProbabilityAboveOne`]:
    /// ```
    /// use arrears::choice::Probability;
    /// assert_eq!(Probability::from_millionths(1_000_001).unwrap_err().code(), 2000);
    /// ```
    pub const fn from_millionths(given: u32) -> Result<Self, ChoiceError> {
        if given > ONE { Err(ChoiceError::ProbabilityAboveOne { given }) } else { Ok(Self(given)) }
    }

    /// The probability in millionths: 0.8 is 800,000.
    #[must_use]
    pub const fn millionths(self) -> u32 {
        self.0
    }
}

/// A value in millionths of a minor unit: what an offer is expected to bring, or many of them together.
///
/// ```
/// use arrears::choice::{ExpectedValue, Probability};
/// use arrears::{Currency, Money};
/// let value = ExpectedValue::new(Money::parse("0.99", Currency::CNY)?, Probability::from_millionths(500_000)?)?;
/// // 49.5 fen
/// assert_eq!(value.rounded_down(Currency::CNY)?.to_string(), "0.49");
/// assert_eq!(value.rounded_up(Currency::CNY)?.to_string(), "0.50");
/// # Ok::<(), arrears::choice::ChoiceError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ExpectedValue(u128);

impl ExpectedValue {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// A present value times a probability; nothing is rounded.
    ///
    /// # Errors
    /// [`ChoiceError::Money`] where the present value is negative.
    pub fn new(present_value: Money, probability: Probability) -> Result<Self, ChoiceError> {
        // Semantics: [choice-1]
        let minor = u128::from(present_value.not_negative()?.minor().unsigned_abs());
        Ok(Self(minor.saturating_mul(u128::from(probability.0)))) // INVARIANT: at most 10^15 x 10^6
    }

    pub(super) const fn from_millionths(millionths: u128) -> Self {
        Self(millionths)
    }

    /// The value in millionths of a minor unit.
    #[must_use]
    pub const fn millionths(self) -> u128 {
        self.0
    }

    /// The value as an amount that is reached for certain.
    ///
    /// # Rounding
    /// Down to minor units.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX_MINOR`].
    pub fn rounded_down(self, currency: Currency) -> Result<Money, MoneyError> {
        amount(self.0.div_euclid(1_000_000), currency)
    }

    /// The value as an amount that is never passed.
    ///
    /// # Rounding
    /// Up to minor units.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX_MINOR`].
    pub fn rounded_up(self, currency: Currency) -> Result<Money, MoneyError> {
        amount(self.0.div_ceil(1_000_000), currency)
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0)) // INVARIANT: of 10^21 each, 10^17 of them fit
    }
}

/// So many minor units, where they are in range.
pub(super) fn amount(minor: u128, currency: Currency) -> Result<Money, MoneyError> {
    let minor = i64::try_from(minor).map_err(|_| MoneyError::OutOfRange)?;
    Money::from_minor(minor, currency)
}
