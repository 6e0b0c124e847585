//! Amounts of money: whole minor units of a currency, never a float.
//!
//! [`Money`] is at most 10^15 minor units either way and knows its [`Currency`]. There is no `+`: [`Money::plus`] and [`Money::minus`] refuse
//! another currency and a sum out of range, so no cent is lost in silence. A text with more decimals than the currency is refused too.
//!
//! ```
//! use arrears::{Currency, Money, MoneyError};
//! let rent = Money::parse("1250.50", Currency::CNY)?;
//! assert_eq!(rent.minor(), 125_050); // fen
//! assert_eq!(rent.plus(Money::parse("0.50", Currency::CNY)?)?.to_string(), "1251.00");
//! assert!(rent.plus(Money::parse("1.00", Currency::from_code("USD")?)?).is_err());
//! # Ok::<(), MoneyError>(())
//! ```

// Semantics: [value-1].

mod currency;

use core::fmt;

pub use currency::Currency;

use crate::digits::{self, Digits};
use crate::words::in_chinese;

/// What can be wrong with an amount.
///
/// ```
/// use arrears::{Currency, Money, MoneyError};
/// let error = Money::parse("1.001", Currency::CNY).unwrap_err();
/// assert_eq!(error, MoneyError::TooManyDecimals { given: 3, allowed: 2, currency: Currency::CNY });
/// assert_eq!((error.code(), error.to_string().as_str()), (101, "3 decimals given, CNY has 2"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// The text is not a decimal number such as `1234.56`.
    #[error("not a decimal amount such as `1234.56`")]
    NotDecimal,
    /// The text has more decimals than the currency.
    #[error("{given} decimals given, {currency} has {allowed}")]
    TooManyDecimals {
        /// Decimals in the text; 255 for more.
        given: u8,
        /// Decimals of the currency.
        allowed: u8,
        /// The currency.
        currency: Currency,
    },
    /// The amount is beyond [`Money::MAX_MINOR`] minor units, either way.
    #[error("amount beyond {} minor units either way", Money::MAX_MINOR)]
    OutOfRange,
    /// Two amounts of different currencies, where one currency is needed.
    #[error("{left} met {right}: amounts of one currency only")]
    MixedCurrencies {
        /// The currency expected.
        left: Currency,
        /// The currency given.
        right: Currency,
    },
    /// No currency of ISO 4217 with a minor unit has this code or number.
    #[error("unknown currency code, allowed: those of ISO 4217 that have a minor unit, such as `CNY`")]
    UnknownCurrency,
    /// The amount must be above zero.
    #[error("amount must be above zero")]
    NotPositive,
    /// The amount must not be below zero.
    #[error("amount must not be below zero")]
    Negative,
}

in_chinese! {
    MoneyError;
    NotDecimal => "不是小数金额，应如`1234.56`";
    TooManyDecimals { given, allowed, currency } => "填写了{given}位小数，{currency}至多{allowed}位";
    OutOfRange => "金额超出正负{}个最小货币单位", Money::MAX_MINOR;
    MixedCurrencies { left, right } => "币种不一致：{left}与{right}，只能使用同一币种";
    UnknownCurrency => "不认识的币种代码，应为ISO 4217中有辅币单位的代码，如`CNY`";
    NotPositive => "金额须大于零";
    Negative => "金额不得小于零";
}

impl MoneyError {
    /// The stable number of this error, 100 to 199.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotDecimal => 100,
            Self::TooManyDecimals { .. } => 101,
            Self::OutOfRange => 102,
            Self::MixedCurrencies { .. } => 103,
            Self::UnknownCurrency => 104,
            Self::NotPositive => 105,
            Self::Negative => 106,
        }
    }
}

/// An amount: whole minor units of one currency (CNY: fen), at most [`Money::MAX_MINOR`] either way.
///
/// There is no `+`, `-` or `*`: sums are checked for currency and range, and whatever rounds says so at its call.
///
/// ```
/// use arrears::{Currency, Money, MoneyError};
/// let owed = Money::parse("1234.5", Currency::CNY)?;
/// assert_eq!(owed.minor(), 123_450);
/// assert_eq!(owed.to_string(), "1234.50");
/// assert_eq!(owed.minus(Money::parse("34.5", Currency::CNY)?)?.to_string(), "1200.00");
/// # Ok::<(), MoneyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// The largest amount, 10^15 minor units: ten thousand billion yuan.
    pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

    /// An amount of `minor` minor units.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`]:
    /// ```
    /// use arrears::{Currency, Money, MoneyError};
    /// assert!(Money::from_minor(Money::MAX_MINOR, Currency::CNY).is_ok());
    /// assert_eq!(Money::from_minor(Money::MAX_MINOR + 1, Currency::CNY), Err(MoneyError::OutOfRange));
    /// ```
    pub const fn from_minor(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        if minor > Self::MAX_MINOR || minor < -Self::MAX_MINOR {
            return Err(MoneyError::OutOfRange);
        }
        Ok(Self { minor, currency })
    }

    /// An amount whose range was held where it was made; beyond it the largest there is, or the least.
    pub(crate) const fn saturating(minor: i64, currency: Currency) -> Self {
        match Self::from_minor(minor, currency) {
            Ok(money) => money,
            Err(_) if minor > 0 => Self { minor: Self::MAX_MINOR, currency },
            Err(_) => Self { minor: -Self::MAX_MINOR, currency },
        }
    }

    /// Zero.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Reads `1234`, `1234.5` or `-1234.56`: digits, an optional point with digits on both sides, an optional minus.
    ///
    /// # Errors
    /// [`MoneyError::NotDecimal`], [`MoneyError::TooManyDecimals`], [`MoneyError::OutOfRange`]:
    /// ```
    /// use arrears::{Currency, Money, MoneyError};
    /// for text in ["", "-", ".5", "5.", "1e3", "1,000", "+1", " 1", "１"] {
    ///     assert_eq!(Money::parse(text, Currency::CNY), Err(MoneyError::NotDecimal), "{text}");
    /// }
    /// assert!(matches!(Money::parse("0.001", Currency::CNY), Err(MoneyError::TooManyDecimals { .. })));
    /// assert_eq!(Money::parse("99999999999999", Currency::CNY), Err(MoneyError::OutOfRange));
    /// ```
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let (negative, magnitude) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits::of_decimal(magnitude).ok_or(MoneyError::NotDecimal)?;
        let allowed = currency.decimals();
        if fraction.len() > usize::from(allowed) {
            let given = u8::try_from(fraction.len()).unwrap_or(u8::MAX);
            return Err(MoneyError::TooManyDecimals { given, allowed, currency });
        }
        let padding = usize::from(allowed).saturating_sub(fraction.len());
        let places = whole.iter().chain(fraction).copied().chain(core::iter::repeat_n(b'0', padding));
        let mut minor: i64 = 0;
        for place in places {
            let digit = i64::from(place.saturating_sub(b'0'));
            minor = minor.checked_mul(10).and_then(|m| m.checked_add(digit)).ok_or(MoneyError::OutOfRange)?;
        }
        Self::from_minor(if negative { minor.saturating_neg() } else { minor }, currency)
    }

    /// The amount as a whole number of minor units: 1.00 CNY is 100.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The same amount with the other sign.
    #[cfg(feature = "json")]
    pub(crate) const fn negated(self) -> Self {
        Self { minor: self.minor.saturating_neg(), currency: self.currency }
    }

    /// The minor units of an amount that need not be said: 0 where it is not.
    pub(crate) const fn minor_of(amount: Option<Self>) -> i64 {
        match amount {
            Some(amount) => amount.minor,
            None => 0,
        }
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::OutOfRange`]:
    /// ```
    /// use arrears::{Currency, Money, MoneyError};
    /// let yuan = Money::from_minor(Money::MAX_MINOR, Currency::CNY)?;
    /// let yen = Money::zero(Currency::from_code("JPY")?);
    /// assert_eq!(yuan.plus(yuan), Err(MoneyError::OutOfRange));
    /// assert!(matches!(yuan.plus(yen), Err(MoneyError::MixedCurrencies { .. })));
    /// # Ok::<(), MoneyError>(())
    /// ```
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::from_minor(self.minor.saturating_add(other.minor), self.currency)
    }

    /// The difference of two amounts.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::from_minor(self.minor.saturating_sub(other.minor), self.currency)
    }

    /// The same amount, refused where it is not above zero.
    ///
    /// # Errors
    /// [`MoneyError::NotPositive`]:
    /// ```
    /// use arrears::{Currency, Money, MoneyError};
    /// assert_eq!(Money::zero(Currency::CNY).positive(), Err(MoneyError::NotPositive));
    /// ```
    pub const fn positive(self) -> Result<Self, MoneyError> {
        if self.minor > 0 { Ok(self) } else { Err(MoneyError::NotPositive) }
    }

    /// The same amount, refused where it is below zero.
    ///
    /// # Errors
    /// [`MoneyError::Negative`]:
    /// ```
    /// use arrears::{Currency, Money, MoneyError};
    /// assert_eq!(Money::parse("-0.01", Currency::CNY)?.not_negative(), Err(MoneyError::Negative));
    /// # Ok::<(), MoneyError>(())
    /// ```
    pub const fn not_negative(self) -> Result<Self, MoneyError> {
        if self.minor >= 0 { Ok(self) } else { Err(MoneyError::Negative) }
    }

    /// The same amount, refused where it is of another currency than `currency`.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`].
    pub fn of(self, currency: Currency) -> Result<Self, MoneyError> {
        self.same_currency(Self::zero(currency))?;
        Ok(self)
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::MixedCurrencies { left: self.currency, right: other.currency })
    }
}

impl Money {
    /// As it displays itself.
    pub(crate) fn digits(self) -> Digits {
        let magnitude = self.minor.unsigned_abs();
        let per_major = self.currency.minor_per_major().unsigned_abs();
        let whole = magnitude.checked_div(per_major).unwrap_or(magnitude);
        let mut text = Digits::EMPTY;
        if let decimals @ 1.. = self.currency.decimals() {
            text.number_before(magnitude.checked_rem(per_major).unwrap_or(0), usize::from(decimals));
            text.before(b'.');
        }
        text.number_before(whole, 1);
        if self.minor < 0 {
            text.before(b'-');
        }
        text
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.digits().as_str())
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} {}", self.currency)
    }
}

#[cfg(feature = "decimal")]
mod decimal {
    use super::{Currency, Money, MoneyError};
    use rust_decimal::Decimal;

    impl From<Money> for Decimal {
        fn from(money: Money) -> Self {
            Self::new(money.minor, u32::from(money.currency.decimals()))
        }
    }

    impl Money {
        /// The amount that `decimal` is, exactly.
        ///
        /// # Errors
        /// [`MoneyError::TooManyDecimals`] where it has a fraction of a minor unit, [`MoneyError::OutOfRange`]:
        /// ```
        /// use arrears::{Currency, Money, MoneyError};
        /// use rust_decimal::Decimal;
        /// assert_eq!(Money::from_decimal(Decimal::new(15, 1), Currency::CNY)?.to_string(), "1.50");
        /// assert!(matches!(
        ///     Money::from_decimal(Decimal::new(1, 3), Currency::CNY),
        ///     Err(MoneyError::TooManyDecimals { .. })
        /// ));
        /// # Ok::<(), MoneyError>(())
        /// ```
        pub fn from_decimal(decimal: Decimal, currency: Currency) -> Result<Self, MoneyError> {
            let exact = decimal.normalize();
            let allowed = currency.decimals();
            let Some(missing) = u32::from(allowed).checked_sub(exact.scale()) else {
                let given = u8::try_from(exact.scale()).unwrap_or(u8::MAX);
                return Err(MoneyError::TooManyDecimals { given, allowed, currency });
            };
            let minor = 10_i128.checked_pow(missing).and_then(|f| exact.mantissa().checked_mul(f));
            let minor = minor.and_then(|m| i64::try_from(m).ok()).ok_or(MoneyError::OutOfRange)?;
            Self::from_minor(minor, currency)
        }
    }
}

impl core::str::FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_code(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::ToString;

    #[test]
    fn text_round_trips_in_every_currency() {
        for currency in Currency::ALL.iter().copied() {
            for minor in [0, 1, -1, 99, 100, 101, 12_345, -98_765_432_101, Money::MAX_MINOR, -Money::MAX_MINOR] {
                let money = Money::from_minor(minor, currency).unwrap();
                assert_eq!(Money::parse(&money.to_string(), currency), Ok(money));
            }
        }
    }

    #[test]
    fn an_amount_or_an_error_takes_no_more_room_than_an_amount() {
        assert_eq!(size_of::<Result<Money, MoneyError>>(), size_of::<Money>());
        assert_eq!(size_of::<Option<Money>>(), size_of::<Money>());
    }

    #[test]
    fn minus_zero_is_zero() {
        assert_eq!(Money::parse("-0.00", Currency::CNY).unwrap().to_string(), "0.00");
    }
}
