//! Exact numbers: money in minor units, rates and accrued amounts as whole 10^-12ths, and the one place that rounds.

use super::{Refused, refuse};
use num_bigint::BigInt;
use serde_json::Value;

/// How many 10^-12ths one unit has.
pub(crate) const ONE: i128 = 1_000_000_000_000;

/// How a posted amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    HalfUp,
    HalfEven,
    TowardZero,
}

impl Rounding {
    pub(crate) fn of(value: &Value, default: Self) -> Result<Self, Refused> {
        match value.as_str() {
            None => Ok(default),
            Some("halfUp") => Ok(Self::HalfUp),
            Some("halfEven") => Ok(Self::HalfEven),
            Some("towardZero") => Ok(Self::TowardZero),
            Some(other) => refuse!("`{other}` is no rounding"),
        }
    }

    /// A fraction of non-negative parts to a whole number.
    pub(crate) fn fraction(self, over: i128, under: i128) -> i128 {
        self.big(&BigInt::from(over), &BigInt::from(under))
    }

    /// 10^-12ths to whole minor units.
    pub(crate) fn minor(self, exact: i128) -> i128 {
        assert!(exact >= 0, "accrued amounts are never negative");
        let (whole, rest) = (exact / ONE, exact % ONE);
        whole + i128::from(self.goes_up(whole % 2 == 1, (2 * rest).cmp(&ONE)))
    }

    /// A fraction of any size to a whole number.
    pub(crate) fn big(self, over: &BigInt, under: &BigInt) -> i128 {
        let whole: BigInt = over / under;
        let rest: BigInt = (over - &whole * under) * 2;
        let odd = &whole % 2 == BigInt::from(1);
        i128::try_from(&whole).unwrap() + i128::from(self.goes_up(odd, rest.cmp(under)))
    }

    fn goes_up(self, odd: bool, twice_rest_to_unit: std::cmp::Ordering) -> bool {
        match self {
            Self::TowardZero => false,
            Self::HalfUp => twice_rest_to_unit.is_ge(),
            Self::HalfEven => twice_rest_to_unit.is_gt() || (twice_rest_to_unit.is_eq() && odd),
        }
    }
}

/// A decimal string as a whole count of its `places`-th decimal.
pub(crate) fn decimal(text: &str, places: usize) -> Result<i128, Refused> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || part.len() > places {
        return refuse!("`{text}` has more than {places} decimals");
    }
    match format!("{whole}{part:0<places$}").parse::<i128>() {
        Ok(count) => Ok(sign * count),
        Err(_) => refuse!("`{text}` is no number"),
    }
}

/// A rate as 10^-12ths.
pub(crate) fn rate(value: &Value) -> Result<i128, Refused> {
    match value.as_str() {
        Some(text) => decimal(text, 12),
        None => refuse!("a rate is missing"),
    }
}

/// The equal payment of an annuity: P i / (1 - (1+i)^-n), with i a twelfth of the annual rate.
pub(crate) fn level_payment(principal: i128, annual: i128, periods: u32, rounding: Rounding) -> i128 {
    if annual == 0 {
        return rounding.fraction(principal, i128::from(periods));
    }
    let unit = BigInt::from(12 * ONE);
    let grown = (&unit + BigInt::from(annual)).pow(periods);
    let flat = unit.pow(periods);
    let over = BigInt::from(principal) * BigInt::from(annual) * &grown;
    let under = unit * (grown - flat);
    rounding.big(&over, &under)
}
