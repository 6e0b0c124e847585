//! The level payment (等额本息) and the interest of one of its rows.

// Semantics: [loan-2].

use super::annuity::{self, Growth};
use super::{MAX_PERIODS, ScheduleError};
use crate::money::Money;
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// Parts of 10^-12 a year in one twelfth: the denominator of a monthly rate that is kept exact.
const TWELFTHS: u64 = 12_000_000_000_000;

/// The level payment that amortises `principal` over `periods` months.
///
/// P i / (1 - (1 + i)^-n) with i = annual / 12, an exact fraction; at rate zero P / n. `principal` is not below zero,
/// `periods` is 1 to 600.
///
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, level_payment};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let twelve_per_cent = Fraction::parse("0.12")?;
/// assert_eq!(level_payment(yuan("10000")?, twelve_per_cent, 12, Rounding::HalfUp)?, yuan("888.49")?);
/// assert_eq!(level_payment(yuan("200")?, Fraction::ZERO, 3, Rounding::HalfUp)?, yuan("66.67")?);
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Rounding
/// Once, by `rounding`, of the exact value: ties included. 100.50 at 12 % in 2 is 51.005 exactly: half up 51.01, half
/// even and toward zero 51.00.
///
/// # Errors
/// [`ScheduleError::Principal`], [`ScheduleError::Periods`], [`ScheduleError::Amount`] for a payment beyond [`Money::MAX_MINOR`]:
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, ScheduleError, level_payment};
/// let (one, zero) = (Money::parse("1.00", Currency::CNY)?, Fraction::ZERO);
/// let below = Money::parse("-1.00", Currency::CNY)?;
/// assert_eq!(level_payment(below, zero, 12, Rounding::HalfUp), Err(ScheduleError::Principal));
/// assert_eq!(level_payment(one, zero, 0, Rounding::HalfUp), Err(ScheduleError::Periods { given: 0 }));
/// assert_eq!(level_payment(one, zero, 601, Rounding::HalfUp), Err(ScheduleError::Periods { given: 601 }));
/// # Ok::<(), arrears::MoneyError>(())
/// ```
#[doc(alias = "EMI")]
pub fn level_payment(
    principal: Money,
    annual: Fraction,
    periods: u32,
    rounding: Rounding,
) -> Result<Money, ScheduleError> {
    amount(level_payment_minor(principal.minor(), annual, periods, rounding)?, principal)
}

/// The same in minor units.
pub(crate) fn level_payment_minor(
    principal_minor: i64,
    annual: Fraction,
    periods: u32,
    rounding: Rounding,
) -> Result<i64, ScheduleError> {
    let principal = principal(principal_minor)?;
    if periods == 0 || periods > MAX_PERIODS {
        return Err(ScheduleError::Periods { given: periods });
    }
    let growth = Growth::new(u128::from(annual.parts().unsigned_abs()), TWELFTHS)?;
    annuity::level(principal, growth, periods, rounding).ok_or(ScheduleError::Amount)
}

/// The interest of a whole month on what is owed at its start: owed x annual / 12.
///
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, month_interest};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// assert_eq!(month_interest(yuan("10000")?, Fraction::parse("0.12")?, Rounding::HalfUp)?, yuan("100")?);
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Rounding
/// Once, by `rounding`.
///
/// # Errors
/// [`ScheduleError::Principal`]:
/// ```
/// use arrears::{Currency, Fraction, Money, Rounding, ScheduleError, month_interest};
/// let below = Money::parse("-1.00", Currency::CNY)?;
/// assert_eq!(month_interest(below, Fraction::ONE, Rounding::HalfUp), Err(ScheduleError::Principal));
/// # Ok::<(), arrears::MoneyError>(())
/// ```
pub fn month_interest(owed: Money, annual: Fraction, rounding: Rounding) -> Result<Money, ScheduleError> {
    amount(month_interest_minor(owed.minor(), annual, rounding)?, owed)
}

/// The same in minor units.
pub(crate) fn month_interest_minor(
    opening_minor: i64,
    annual: Fraction,
    rounding: Rounding,
) -> Result<i64, ScheduleError> {
    let opening = principal(opening_minor)?;
    // At most 10^15 x 10^13.
    let interest = i128::from(opening).saturating_mul(i128::from(annual.parts()));
    rounding.quotient(interest, i128::from(TWELFTHS)).ok_or(ScheduleError::Amount)
}

/// Minor units of the currency of `of`.
pub(super) fn amount(minor: i64, of: Money) -> Result<Money, ScheduleError> {
    Money::from_minor(minor, of.currency()).map_err(|_| ScheduleError::Amount)
}

pub(super) fn principal(minor: i64) -> Result<u64, ScheduleError> {
    u64::try_from(minor).ok().filter(|_| minor <= Money::MAX_MINOR).ok_or(ScheduleError::Principal)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exact values by rational arithmetic outside this library.
    #[test]
    fn level_payments_computed_elsewhere() {
        let table = [
            (1_000_000, "0.12", 12, 88_849),                                    // 88848.7887
            (20_000, "0", 3, 6_667),                                            // 6666.6667
            (1_200_000, "0.0435", 360, 5_974),                                  // 5973.7415
            (100_000_000, "0.049", 360, 530_727),                               // 530726.7206
            (1_000_000_000_000_000, "10", 1, 1_833_333_333_333_333),            // .3333
            (1_000_000_000_000_000, "0.000000000001", 600, 1_666_666_666_708),  // .4028
            (1_000_000_000_000_000, "0.123456789012", 599, 10_310_483_425_486), // .19
            (1, "0.12", 12, 0),
            (0, "0.12", 12, 0),
        ];
        for (principal, annual, periods, payment) in table {
            let annual = Fraction::parse(annual).unwrap();
            assert_eq!(level_payment_minor(principal, annual, periods, Rounding::HalfUp), Ok(payment), "{principal}");
        }
    }

    #[test]
    fn the_tie_of_10050_at_one_per_cent_a_month() {
        let annual = Fraction::parse("0.12").unwrap();
        let by = |rounding| level_payment_minor(10_050, annual, 2, rounding).unwrap();
        assert_eq!([Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero].map(by), [5_101, 5_100, 5_100]);
    }
}
