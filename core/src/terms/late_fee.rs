//! The late payment fee of a card: on the unpaid part of the minimum payment, once per cycle.

// Semantics: [card-18] [card-19].

use super::TermsError;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::words::words;

/// A higher rate from the n-th consecutive miss on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatedMiss {
    /// From which consecutive miss on, at least 1.
    pub missed_payments: u32,
    /// The rate then.
    pub rate: Fraction,
}

/// A version of the late-fee rule.
///
/// Minimum 200.00, paid 100.00, 5 %, floor 5.00: 5.00. Minimum 100.00, paid 90.00, 5 %, floor 20.00: 20.00.
///
/// # Source
/// Issuers' contracts; since 2017-01-01 whether and how it is charged is the contract's (银发〔2016〕111号 §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateFeeRule {
    rate: Fraction,
    floor: i64,
    cap: Option<i64>,
    small_balance: Option<i64>,
    repeated: Option<RepeatedMiss>,
}

impl LateFeeRule {
    /// `rate` on the shortfall, no floor and no cap.
    #[must_use]
    pub const fn new(rate: Fraction) -> Self {
        Self { rate, floor: 0, cap: None, small_balance: None, repeated: None }
    }

    /// At least this much, whatever the shortfall.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn floor(mut self, floor: Money) -> Result<Self, TermsError> {
        self.floor = floor.not_negative()?.minor();
        Ok(self)
    }

    /// At most this much.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn cap(mut self, cap: Money) -> Result<Self, TermsError> {
        self.cap = Some(cap.not_negative()?.minor());
        Ok(self)
    }

    /// Where the unpaid principal is at most `threshold`, the fee is that principal.
    ///
    /// # Errors
    /// [`TermsError::Money`] not above 0.
    pub fn small_balance(mut self, threshold: Money) -> Result<Self, TermsError> {
        self.small_balance = Some(threshold.positive()?.minor());
        Ok(self)
    }

    /// A higher rate for repeated missed payments.
    ///
    /// # Errors
    /// [`TermsError::ZeroCount`].
    pub const fn repeated(mut self, repeated: RepeatedMiss) -> Result<Self, TermsError> {
        if repeated.missed_payments == 0 {
            return Err(TermsError::ZeroCount);
        }
        self.repeated = Some(repeated);
        Ok(self)
    }

    pub(super) fn check(&self) -> Result<(), TermsError> {
        if self.cap.is_some_and(|cap| cap < self.floor) {
            return Err(TermsError::FloorAboveCap);
        }
        Ok(())
    }

    /// The rate at the `missed_payments`-th consecutive miss.
    #[must_use]
    pub fn rate_at(&self, missed_payments: u32) -> Fraction {
        self.repeated.filter(|r| missed_payments >= r.missed_payments).map_or(self.rate, |r| r.rate)
    }

    /// The least fee, in minor units.
    #[must_use]
    pub const fn floor_minor(&self) -> i64 {
        self.floor
    }

    /// The largest fee, in minor units.
    #[must_use]
    pub const fn cap_minor(&self) -> Option<i64> {
        self.cap
    }

    /// The fee on a shortfall in minor units, at the `missed_payments`-th consecutive miss, where `principal` is unpaid.
    ///
    /// No shortfall, no fee. `None` where the numbers leave 64 bits.
    ///
    /// # Rounding
    /// Rate x shortfall once, by `rounding`; then floor and cap.
    #[must_use]
    pub fn fee(&self, shortfall: i64, missed_payments: u32, principal: i64, rounding: Rounding) -> Option<i64> {
        self.bounded_fee(shortfall, missed_payments, principal, rounding).map(|(fee, _)| fee)
    }

    /// [`LateFeeRule::fee`] and what made it other than rate x shortfall.
    #[must_use]
    pub fn bounded_fee(
        &self,
        shortfall: i64,
        missed_payments: u32,
        principal: i64,
        rounding: Rounding,
    ) -> Option<(i64, Option<LateFeeBound>)> {
        if shortfall <= 0 {
            return Some((0, None));
        }
        if self.small_balance.is_some_and(|threshold| principal <= threshold) {
            return Some((principal, Some(LateFeeBound::SmallBalance)));
        }
        let exact = i128::from(shortfall).checked_mul(i128::from(self.rate_at(missed_payments).parts()))?;
        let fee = rounding.quotient(exact, i128::from(Fraction::SCALE))?;
        Some(bounded(fee, self.floor, self.cap))
    }
}

words! {
    /// What made a late fee other than rate x shortfall.
    pub enum LateFeeBound {
        /// Raised to the least fee.
        Floor = "floor", "raised to the floor", "按下限计";
        /// Cut to the largest fee.
        Cap = "cap", "cut to the cap", "按上限计";
        /// So little principal is unpaid that the fee is that principal.
        SmallBalance = "smallBalance", "the unpaid principal, where so little is owed", "未还本金低于小额标准，以该本金为限";
    }
}

/// A fee held to its floor and its cap, and which of them it met.
pub(super) fn bounded(fee: i64, floor: i64, cap: Option<i64>) -> (i64, Option<LateFeeBound>) {
    match cap {
        Some(cap) if fee > cap => (cap, Some(LateFeeBound::Cap)),
        _ if fee < floor => (floor, Some(LateFeeBound::Floor)),
        _ => (fee, None),
    }
}

/// When late fees end. A miss still counts where the fee is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LateFeeStop {
    /// The n-th consecutive miss is the last with a fee.
    pub missed_payments: Option<u32>,
    /// No fee where the account is more than n days past due at the start of the day it would be owed.
    pub days_past_due: Option<i32>,
    /// No fee from the day of a write-off on.
    pub write_off: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn cny(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    fn five_percent() -> LateFeeRule {
        LateFeeRule::new(Fraction::parse("0.05").unwrap())
    }

    #[test]
    fn published_fees() {
        let fee = |rule: LateFeeRule, shortfall: &str| {
            rule.fee(cny(shortfall).minor(), 1, 1_000_000, Rounding::HalfUp).unwrap()
        };
        assert_eq!(fee(five_percent().floor(cny("5")).unwrap(), "100.00"), 500); // P1
        assert_eq!(fee(five_percent(), "700.00"), 3_500); // P2
        assert_eq!(fee(five_percent().floor(cny("20")).unwrap(), "10.00"), 2_000); // P5
        assert_eq!(fee(five_percent().cap(cny("500")).unwrap(), "20000.00"), 50_000);
        assert_eq!(fee(five_percent().floor(cny("20")).unwrap(), "0.00"), 0);
    }

    #[test]
    fn small_balances_and_repeated_misses() {
        let rule = five_percent().small_balance(cny("20")).unwrap();
        assert_eq!(rule.fee(100, 1, 2_000, Rounding::HalfUp), Some(2_000));
        assert_eq!(rule.fee(100, 1, 2_001, Rounding::HalfUp), Some(5));
        let six = RepeatedMiss { missed_payments: 2, rate: Fraction::parse("0.06").unwrap() };
        let rule = five_percent().repeated(six).unwrap();
        assert_eq!(rule.fee(10_000, 1, 1_000_000, Rounding::HalfUp), Some(500));
        assert_eq!(rule.fee(10_000, 2, 1_000_000, Rounding::HalfUp), Some(600));
    }
}
