//! Rates: a decimal fraction with the period it is for, exact to 12 decimals.
//!
//! A [`Rate`] is never a bare number: 0.05 % a day and 18.25 % a year are different values, and turning one into the other is a question
//! of day count that [`crate::accrual`] and [`crate::cash_flow`] answer. A [`Fraction`] is a plain share, such as a minimum payment of 10 %.
//!
//! ```
//! use arrears::{Fraction, Rate, RateError, RatePeriod};
//! let daily = Rate::daily("0.0005")?; // 0.05 % a day
//! assert_eq!(daily.period(), RatePeriod::Daily);
//! assert_eq!(Rate::annual("0.12")?.times(Fraction::parse("1.5")?)?, Rate::annual("0.18")?);
//! # Ok::<(), RateError>(())
//! ```

// Semantics: [value-2].

use core::fmt;

use crate::digits::{self, Digits};
use crate::words::{Language, in_chinese, words};

/// What can be wrong with a rate.
///
/// ```
/// use arrears::{Rate, RateError};
/// let error = Rate::annual("11").unwrap_err();
/// assert_eq!((error, error.code()), (RateError::OutOfRange, 202));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RateError {
    /// The text is not a decimal fraction such as `0.0005`.
    #[error("not a decimal fraction such as `0.0005`")]
    NotDecimal,
    /// More decimals than a rate keeps.
    #[error("more than {} decimals", Rate::DECIMALS)]
    TooManyDecimals,
    /// Below 0, or above 10 a year or its equivalent (10 / 12 a month, 10 / 365 a day).
    #[error("rate outside 0 to 10 a year or its equivalent")]
    OutOfRange,
    /// The product of a rate and a multiple has more decimals than a rate keeps.
    #[error("the product of rate and multiple needs more than {} decimals", Rate::DECIMALS)]
    InexactProduct,
    /// A rate of another period is needed here.
    #[error("a {needed} rate is needed, given a {given} one")]
    WrongPeriod {
        /// The period needed.
        needed: RatePeriod,
        /// The period given.
        given: RatePeriod,
    },
}

in_chinese! {
    RateError;
    NotDecimal => "不是小数形式的比率，应如`0.0005`";
    TooManyDecimals => "小数超过{}位", Rate::DECIMALS;
    OutOfRange => "利率超出年利率0至10（1000%）或与之相当的范围";
    InexactProduct => "利率乘以倍数后小数超过{}位", Rate::DECIMALS;
    WrongPeriod { needed, given } =>
        "此处须为{}利率，给出的是{}利率", needed.word().of(Language::Chinese), given.word().of(Language::Chinese);
}

impl RateError {
    /// The stable number of this error, 200 to 299.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotDecimal => 200,
            Self::TooManyDecimals => 201,
            Self::OutOfRange => 202,
            Self::InexactProduct => 203,
            Self::WrongPeriod { .. } => 204,
        }
    }
}

words! {
    /// The period a rate is for.
    pub enum RatePeriod {
        /// A day, whatever the year: 0.0005 on 1,000.00 for 24 days is 12.00.
        Daily = "daily", "daily", "日";
        /// A month, whatever its days: 0.01 on 1,000.00 is 10.00 for a month.
        Monthly = "monthly", "monthly", "月";
        /// A year, to be read with a day count: 0.1825 on 1,000.00 for 24 days is 12.00 by actual/365.
        Annual = "annual", "annual", "年";
    }
}

/// A plain decimal fraction of 0 to 10 with up to 12 decimals: a share, a multiple, or a rate not yet given its period.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fraction {
    /// In 10^-12.
    parts: i64,
}

impl Fraction {
    /// Zero.
    pub const ZERO: Self = Self { parts: 0 };
    /// One: the whole, 100 %.
    pub const ONE: Self = Self { parts: Self::SCALE };
    /// How many parts make one: 10^12.
    pub const SCALE: i64 = 1_000_000_000_000;

    /// A fraction of `parts` x 10^-12.
    ///
    /// # Errors
    /// [`RateError::OutOfRange`] below 0 or above 10:
    /// ```
    /// use arrears::{Fraction, RateError};
    /// assert_eq!(Fraction::from_parts(-1), Err(RateError::OutOfRange));
    /// ```
    pub const fn from_parts(parts: i64) -> Result<Self, RateError> {
        if parts < 0 || parts > 10 * Self::SCALE {
            return Err(RateError::OutOfRange);
        }
        Ok(Self { parts })
    }

    /// Reads a decimal such as `0.05`.
    ///
    /// # Errors
    /// [`RateError::NotDecimal`], [`RateError::TooManyDecimals`], [`RateError::OutOfRange`]:
    /// ```
    /// use arrears::{Fraction, RateError};
    /// assert_eq!(Fraction::parse("5%"), Err(RateError::NotDecimal));
    /// assert_eq!(Fraction::parse("0.0000000000001"), Err(RateError::TooManyDecimals));
    /// assert_eq!(Fraction::parse("10.1"), Err(RateError::OutOfRange));
    /// ```
    pub fn parse(text: &str) -> Result<Self, RateError> {
        match text.strip_prefix('-') {
            None => Self::parse_unsigned(text),
            // A minus sign before a good number is out of range rather than unreadable.
            Some(digits) => Err(Self::parse_unsigned(digits).err().unwrap_or(RateError::OutOfRange)),
        }
    }

    fn parse_unsigned(text: &str) -> Result<Self, RateError> {
        let (whole, fraction) = digits::of_decimal(text).ok_or(RateError::NotDecimal)?;
        if fraction.len() > Rate::DECIMALS {
            return Err(RateError::TooManyDecimals);
        }
        let padding = Rate::DECIMALS.saturating_sub(fraction.len());
        let mut parts: i64 = 0;
        for place in whole.iter().chain(fraction).copied().chain(core::iter::repeat_n(b'0', padding)) {
            let digit = i64::from(place.saturating_sub(b'0'));
            parts = parts.checked_mul(10).and_then(|p| p.checked_add(digit)).ok_or(RateError::OutOfRange)?;
        }
        Self::from_parts(parts)
    }

    /// So many ten-thousandths, for tables of the library: from 0 to 10.
    pub(crate) const fn ten_thousandths(count: i64) -> Self {
        Self { parts: count.saturating_mul(Self::SCALE / 10_000) }
    }

    /// The fraction as a whole number of 10^-12: 0.05 is 50,000,000,000.
    #[must_use]
    pub const fn parts(self) -> i64 {
        self.parts
    }

    /// Writes what stands after the whole: `.05`, or nothing.
    pub(crate) fn write_decimals(self, out: &mut impl fmt::Write) -> fmt::Result {
        decimals(out, self.parts.checked_rem(Self::SCALE).unwrap_or(0), Rate::DECIMALS)
    }

    /// The exact product of two fractions.
    ///
    /// # Errors
    /// [`RateError::InexactProduct`] where it has more than 12 decimals, [`RateError::OutOfRange`] above 10:
    /// ```
    /// use arrears::{Fraction, RateError};
    /// let one_and_a_half = Fraction::parse("1.5")?;
    /// assert_eq!(Fraction::parse("0.0435")?.times(one_and_a_half)?, Fraction::parse("0.06525")?);
    /// assert_eq!(Fraction::parse("0.000000000001")?.times(one_and_a_half), Err(RateError::InexactProduct));
    /// # Ok::<(), RateError>(())
    /// ```
    pub fn times(self, other: Self) -> Result<Self, RateError> {
        let product = i128::from(self.parts).saturating_mul(i128::from(other.parts));
        let scale = i128::from(Self::SCALE);
        if product.checked_rem(scale) != Some(0) {
            return Err(RateError::InexactProduct);
        }
        let parts = product.checked_div(scale).and_then(|p| i64::try_from(p).ok()).ok_or(RateError::OutOfRange)?;
        Self::from_parts(parts)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.parts, Rate::DECIMALS)
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A rate with its period: 0 to 10 a year, or the equivalent a month (10 / 12) or a day (10 / 365), up to 12 decimals.
///
/// ```
/// use arrears::{Rate, RateError};
/// let rate = Rate::daily("0.0005")?;
/// assert_eq!(rate.to_string(), "0.05% a day");
/// # Ok::<(), RateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    fraction: Fraction,
    period: RatePeriod,
}

impl Rate {
    /// What a judgment not performed in time bears: 0.0175 % a day.
    pub(crate) const JUDGMENT: Self = Self { fraction: Fraction { parts: 175_000_000 }, period: RatePeriod::Daily };
    /// No rate a day: that of frozen days.
    #[cfg(feature = "alloc")]
    pub(crate) const STILL: Self = Self { fraction: Fraction::ZERO, period: RatePeriod::Daily };
    /// How many decimals a rate keeps.
    pub const DECIMALS: usize = 12;
    /// Zero a year.
    pub const ZERO: Self = Self { fraction: Fraction::ZERO, period: RatePeriod::Annual };

    /// A rate of `fraction` a `period`.
    ///
    /// # Errors
    /// [`RateError::OutOfRange`]:
    /// ```
    /// use arrears::{Fraction, Rate, RateError, RatePeriod};
    /// let three = Fraction::parse("3")?;
    /// assert!(Rate::new(three, RatePeriod::Annual).is_ok());
    /// assert_eq!(Rate::new(three, RatePeriod::Daily), Err(RateError::OutOfRange));
    /// # Ok::<(), RateError>(())
    /// ```
    pub const fn new(fraction: Fraction, period: RatePeriod) -> Result<Self, RateError> {
        let periods_a_year = match period {
            RatePeriod::Daily => 365,
            RatePeriod::Monthly => 12,
            RatePeriod::Annual => 1,
        };
        // INVARIANT: a fraction is at most 10^13 parts, so the product stays below 10^16.
        if fraction.parts.saturating_mul(periods_a_year) > 10 * Fraction::SCALE {
            return Err(RateError::OutOfRange);
        }
        Ok(Self { fraction, period })
    }

    /// A daily rate from its decimal text.
    ///
    /// # Errors
    /// As [`Fraction::parse`] and [`Rate::new`].
    pub fn daily(text: &str) -> Result<Self, RateError> {
        Self::new(Fraction::parse(text)?, RatePeriod::Daily)
    }

    /// A monthly rate from its decimal text.
    ///
    /// # Errors
    /// As [`Fraction::parse`] and [`Rate::new`].
    pub fn monthly(text: &str) -> Result<Self, RateError> {
        Self::new(Fraction::parse(text)?, RatePeriod::Monthly)
    }

    /// An annual rate from its decimal text.
    ///
    /// # Errors
    /// As [`Fraction::parse`] and [`Rate::new`].
    pub fn annual(text: &str) -> Result<Self, RateError> {
        Self::new(Fraction::parse(text)?, RatePeriod::Annual)
    }

    /// The decimal fraction.
    #[must_use]
    pub const fn fraction(self) -> Fraction {
        self.fraction
    }

    /// The period it is for.
    #[must_use]
    pub const fn period(self) -> RatePeriod {
        self.period
    }

    /// The nominal rate of a year: a daily rate x 365, a monthly one x 12. 0.05 % a day is 0.1825.
    #[must_use]
    pub const fn yearly(self) -> Fraction {
        let times = match self.period {
            RatePeriod::Daily => 365,
            RatePeriod::Monthly => 12,
            RatePeriod::Annual => 1,
        };
        // INVARIANT: a rate is made only where this is at most 10.
        Fraction { parts: self.fraction.parts.saturating_mul(times) }
    }

    /// The same rate, refused where it is for another period than `needed`.
    ///
    /// # Errors
    /// [`RateError::WrongPeriod`]:
    /// ```
    /// use arrears::{Rate, RateError, RatePeriod};
    /// let yearly = Rate::annual("0.18")?;
    /// assert!(matches!(yearly.a(RatePeriod::Daily), Err(RateError::WrongPeriod { .. })));
    /// # Ok::<(), RateError>(())
    /// ```
    pub fn a(self, needed: RatePeriod) -> Result<Self, RateError> {
        if self.period == needed {
            return Ok(self);
        }
        Err(RateError::WrongPeriod { needed, given: self.period })
    }

    /// Writes the fraction as a percentage: `0.05%`.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_percent(self, out: &mut impl fmt::Write) -> fmt::Result {
        // Two decimals fewer make it a percentage.
        decimal(out, self.fraction.parts, Self::DECIMALS.saturating_sub(2))?;
        out.write_str("%")
    }

    /// The rate times a multiple, exactly: a penalty rate from a contract rate.
    ///
    /// # Errors
    /// As [`Fraction::times`] and [`Rate::new`].
    pub fn times(self, multiple: Fraction) -> Result<Self, RateError> {
        Self::new(self.fraction.times(multiple)?, self.period)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_percent(f)?;
        write!(
            f,
            " {}",
            match self.period {
                RatePeriod::Daily => "a day",
                RatePeriod::Monthly => "a month",
                RatePeriod::Annual => "a year",
            }
        )
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Writes `parts` x 10^-`places` without trailing zeros.
fn decimal(out: &mut impl fmt::Write, parts: i64, places: usize) -> fmt::Result {
    let scale = u32::try_from(places).ok().and_then(|d| 10_i64.checked_pow(d)).unwrap_or(1);
    let mut whole = Digits::EMPTY;
    whole.number_before(parts.checked_div(scale).unwrap_or(0).unsigned_abs(), 1);
    out.write_str(whole.as_str())?;
    decimals(out, parts.checked_rem(scale).unwrap_or(0), places)
}

/// Writes the point and the decimals, or nothing for a whole number.
fn decimals(out: &mut impl fmt::Write, mut parts: i64, mut places: usize) -> fmt::Result {
    if parts == 0 {
        return Ok(());
    }
    while parts.checked_rem(10) == Some(0) {
        parts = parts.checked_div(10).unwrap_or(0);
        places = places.saturating_sub(1);
    }
    let mut text = Digits::EMPTY;
    text.number_before(parts.unsigned_abs(), places);
    text.before(b'.');
    out.write_str(text.as_str())
}

#[cfg(feature = "decimal")]
impl From<Fraction> for rust_decimal::Decimal {
    fn from(fraction: Fraction) -> Self {
        Self::new(fraction.parts, 12).normalize()
    }
}

impl core::str::FromStr for Fraction {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::ToString;

    #[test]
    fn text_round_trips() {
        for text in ["0", "0.0005", "1", "0.123456789012", "9.99", "10", "0.000000000001"] {
            assert_eq!(Fraction::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Fraction::parse("0.0500").unwrap().to_string(), "0.05");
    }

    #[test]
    fn a_negative_rate_is_out_of_range_and_nonsense_is_not_a_number() {
        assert_eq!(Fraction::parse("-0.1"), Err(RateError::OutOfRange));
        for text in ["", "-", "--1", "1e-3", "0,5", ".5", "1.", "NaN", "∞"] {
            assert_eq!(Fraction::parse(text), Err(RateError::NotDecimal), "{text}");
        }
    }

    #[test]
    fn a_million_minus_signs_are_refused_without_recursion() {
        assert_eq!(Fraction::parse(&"-".repeat(1_000_000)), Err(RateError::NotDecimal));
    }

    #[test]
    fn bounds_hold_at_the_edge() {
        assert!(Rate::daily("0.027397260273").is_ok());
        assert_eq!(Rate::daily("0.027397260274"), Err(RateError::OutOfRange));
        assert!(Rate::monthly("0.833333333333").is_ok());
        assert_eq!(Rate::monthly("0.833333333334"), Err(RateError::OutOfRange));
    }
}
