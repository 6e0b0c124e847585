//! The late payment fee of a card: on the unpaid part of the minimum payment, once per cycle.

// Semantics: [card-18] [card-19].

use super::TermsError;
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::words::words;

/// Another fee from the n-th miss on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatedMiss {
    /// From which miss on, at least 1.
    pub missed_payments: u32,
    /// Counting the present miss and those of so many cycles before it, 1 to [`RepeatedMiss::MAX_CYCLES`], in a row or not;
    /// `None` counts misses in a row.
    pub within_cycles: Option<u32>,
    /// The fee then.
    pub fee: RepeatedFee,
}

impl RepeatedMiss {
    /// The most cycles back in which misses are counted.
    pub const MAX_CYCLES: u32 = 60;

    fn holds(&self, missed: &MissedMinimum) -> bool {
        let count = match self.within_cycles {
            None => missed.missed_payments,
            Some(cycles) => {
                // The lowest bit is the last cycle before the present one.
                let within = missed.earlier & 1_u64.checked_shl(cycles).map_or(u64::MAX, |bit| bit.saturating_sub(1));
                within.count_ones().saturating_add(1)
            }
        };
        count >= self.missed_payments
    }
}

/// What a repeated miss costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatedFee {
    /// Another rate on the shortfall, with the floor and the cap of the rule.
    Rate(Fraction),
    /// An amount, whatever is missing.
    Amount(Money),
}

/// Late fees by the balance of the statement: an amount up to and with each of some balances, and another above the last.
///
/// Up to 10,000.00 750.00, up to 25,000.00 950.00, above 1,100.00: a statement of 10,000.00 costs 750.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateFeeSlabs {
    currency: Currency,
    /// Balance up to and with, and fee, in minor units.
    bounded: [Option<(i64, i64)>; Self::MAX],
    above: i64,
}

impl LateFeeSlabs {
    /// The most slabs beside the last.
    pub const MAX: usize = 9;

    /// One fee whatever the balance.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn always(fee: Money) -> Result<Self, TermsError> {
        Ok(Self { currency: fee.currency(), bounded: [None; Self::MAX], above: fee.not_negative()?.minor() })
    }

    /// Another fee for balances up to and with `balance`, which is above those of the slabs before.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0 or in another currency than the first fee; [`TermsError::SlabsNotAscending`];
    /// [`TermsError::TooManySlabs`].
    pub fn up_to(mut self, balance: Money, fee: Money) -> Result<Self, TermsError> {
        let within = |amount: Money| amount.of(self.currency)?.not_negative().map(Money::minor);
        let (balance, fee) = (within(balance)?, within(fee)?);
        if self.bounded.iter().flatten().any(|(before, _)| *before >= balance) {
            return Err(TermsError::SlabsNotAscending);
        }
        let free = self.bounded.iter_mut().find(|slab| slab.is_none());
        *free.ok_or(TermsError::TooManySlabs { max: Self::MAX.saturating_add(1) })? = Some((balance, fee));
        Ok(self)
    }

    /// Each slab's largest balance and its fee, ascending; the last has no largest balance.
    pub fn iter(&self) -> impl Iterator<Item = (Option<Money>, Money)> + '_ {
        let money = |minor| Money::saturating(minor, self.currency);
        let bounded = self.bounded.iter().flatten().map(move |(up_to, fee)| (Some(money(*up_to)), money(*fee)));
        bounded.chain(core::iter::once((None, money(self.above))))
    }

    /// The fee of a statement balance, both in minor units.
    fn of(&self, balance: i64) -> i64 {
        let slab = self.bounded.iter().flatten().find(|(up_to, _)| balance <= *up_to);
        slab.map_or(self.above, |(_, fee)| *fee)
    }
}

/// A minimum payment that was not met, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MissedMinimum {
    /// What is missing of it.
    pub(crate) shortfall: i64,
    /// The balance of its statement.
    pub(crate) balance: i64,
    /// Principal posted and unpaid, plans left out.
    pub(crate) principal: i64,
    /// Which miss in a row it is, from 1.
    pub(crate) missed_payments: u32,
    /// Which of the cycles before it were missed: the lowest bit is the last one.
    pub(crate) earlier: u64,
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
        /// The slab of the statement balance.
        Slab = "slab", "by the table for the balance of the statement", "按账单应还款额分档计";
        /// The amount of a repeated miss.
        Repeated = "repeated", "the amount for a repeated miss", "按再次未还足最低还款额的固定金额计";
    }
}

impl LateFeeBound {
    /// Whether the fee has nothing to do with a rate on the shortfall.
    #[must_use]
    pub const fn replaces_rate(self) -> bool {
        matches!(self, Self::SmallBalance | Self::Slab | Self::Repeated)
    }
}

/// A fee held to its floor and its cap, and which of them it met.
pub(super) fn bounded(fee: i64, floor: Option<Money>, cap: Option<Money>) -> (i64, Option<LateFeeBound>) {
    match (floor, cap) {
        (_, Some(cap)) if fee > cap.minor() => (cap.minor(), Some(LateFeeBound::Cap)),
        (Some(floor), _) if fee < floor.minor() => (floor.minor(), Some(LateFeeBound::Floor)),
        _ => (fee, None),
    }
}

/// A floor is not above the cap beside it.
pub(super) fn check_bounds(floor: Option<Money>, cap: Option<Money>) -> Result<(), TermsError> {
    match (floor, cap) {
        (Some(floor), Some(cap)) if cap.minor() < floor.minor() => Err(TermsError::FloorAboveCap),
        _ => Ok(()),
    }
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
    slabs: Option<LateFeeSlabs>,
    floor: Option<Money>,
    cap: Option<Money>,
    small_balance: Option<Money>,
    repeated: Option<RepeatedMiss>,
}

impl LateFeeRule {
    /// `rate` on the shortfall, no floor and no cap.
    #[must_use]
    pub const fn new(rate: Fraction) -> Self {
        Self { rate, slabs: None, floor: None, cap: None, small_balance: None, repeated: None }
    }

    /// A fixed fee by the balance of the statement, without floor and cap.
    #[must_use]
    pub const fn by_slab(slabs: LateFeeSlabs) -> Self {
        let mut rule = Self::new(Fraction::ZERO);
        rule.slabs = Some(slabs);
        rule
    }

    /// Sets the least fee, whatever the shortfall.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn floor(mut self, floor: Money) -> Result<Self, TermsError> {
        self.floor = Some(floor.not_negative()?);
        Ok(self)
    }

    /// Sets the largest fee.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn cap(mut self, cap: Money) -> Result<Self, TermsError> {
        self.cap = Some(cap.not_negative()?);
        Ok(self)
    }

    /// Where the unpaid principal is at most `threshold`, the fee is that principal.
    ///
    /// # Errors
    /// [`TermsError::Money`] not above 0.
    pub fn small_balance(mut self, threshold: Money) -> Result<Self, TermsError> {
        self.small_balance = Some(threshold.positive()?);
        Ok(self)
    }

    /// Another fee for repeated missed payments.
    ///
    /// # Errors
    /// [`TermsError::ZeroCount`]; [`TermsError::TooManyCycles`]; [`TermsError::Money`] for an amount below 0.
    pub const fn repeated(mut self, repeated: RepeatedMiss) -> Result<Self, TermsError> {
        if repeated.missed_payments == 0 || matches!(repeated.within_cycles, Some(0)) {
            return Err(TermsError::ZeroCount);
        }
        if let Some(given) = repeated.within_cycles
            && given > RepeatedMiss::MAX_CYCLES
        {
            return Err(TermsError::TooManyCycles { given, max: RepeatedMiss::MAX_CYCLES });
        }
        if let RepeatedFee::Amount(amount) = repeated.fee
            && amount.minor() < 0
        {
            return Err(TermsError::Money(crate::money::MoneyError::Negative));
        }
        self.repeated = Some(repeated);
        Ok(self)
    }

    /// Every amount is in the currency of the account, and the floor not above the cap.
    pub(super) fn check(&self, currency: Currency) -> Result<(), TermsError> {
        if let Some(slabs) = &self.slabs {
            Money::zero(slabs.currency).of(currency)?;
        }
        let repeated = match self.repeated.map(|repeated| repeated.fee) {
            Some(RepeatedFee::Amount(amount)) => Some(amount),
            Some(RepeatedFee::Rate(_)) | None => None,
        };
        for amount in [self.floor, self.cap, self.small_balance, repeated].into_iter().flatten() {
            amount.of(currency)?;
        }
        check_bounds(self.floor, self.cap)
    }

    /// The share of the shortfall, before any repeated miss; 0 where slabs take its place.
    #[must_use]
    pub const fn rate(&self) -> Fraction {
        self.rate
    }

    /// The fees by the balance of the statement; `None` where the fee is a share of the shortfall.
    #[must_use]
    pub const fn slabs(&self) -> Option<&LateFeeSlabs> {
        self.slabs.as_ref()
    }

    /// The principal up to which the fee is that principal; `None` where there is no such rule.
    #[must_use]
    pub const fn small_balance_amount(&self) -> Option<Money> {
        self.small_balance
    }

    /// What the fee is from a repeated miss on.
    #[must_use]
    pub const fn repeat(&self) -> Option<RepeatedMiss> {
        self.repeated
    }

    /// The least fee; `None` where there is none.
    #[must_use]
    pub const fn floor_amount(&self) -> Option<Money> {
        self.floor
    }

    /// The largest fee; `None` where there is none.
    #[must_use]
    pub const fn cap_amount(&self) -> Option<Money> {
        self.cap
    }

    /// The fee of a missed minimum payment in minor units, the rate on its shortfall, and what made it other than that.
    ///
    /// No shortfall, no fee. `None` where the numbers leave 64 bits.
    ///
    /// # Rounding
    /// Rate x shortfall once, by `rounding`; then floor and cap.
    pub(crate) fn fee(
        &self,
        missed: &MissedMinimum,
        rounding: Rounding,
    ) -> Option<(i64, Fraction, Option<LateFeeBound>)> {
        let MissedMinimum { shortfall, balance, principal, .. } = *missed;
        if shortfall <= 0 {
            return Some((0, self.rate, None));
        }
        let repeated = self.repeated.filter(|repeated| repeated.holds(missed)).map(|repeated| repeated.fee);
        let rate = match repeated {
            Some(RepeatedFee::Rate(rate)) => rate,
            _ => self.rate,
        };
        if self.small_balance.is_some_and(|threshold| principal <= threshold.minor()) {
            return Some((principal, rate, Some(LateFeeBound::SmallBalance)));
        }
        match (repeated, self.slabs) {
            (Some(RepeatedFee::Amount(amount)), _) => {
                return Some((amount.minor(), rate, Some(LateFeeBound::Repeated)));
            }
            (None, Some(slabs)) => return Some((slabs.of(balance), rate, Some(LateFeeBound::Slab))),
            _ => {}
        }
        let exact = i128::from(shortfall).checked_mul(i128::from(rate.parts()))?;
        let fee = rounding.quotient(exact, i128::from(Fraction::SCALE))?;
        let (fee, bound) = bounded(fee, self.floor, self.cap);
        Some((fee, rate, bound))
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
    extern crate alloc;

    use alloc::string::ToString;

    use super::*;
    use crate::money::Currency;

    fn cny(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    fn five_percent() -> LateFeeRule {
        LateFeeRule::new(Fraction::parse("0.05").unwrap())
    }

    fn missed(shortfall: i64, missed_payments: u32, principal: i64) -> MissedMinimum {
        MissedMinimum { shortfall, balance: 5_000_000, principal, missed_payments, earlier: 0 }
    }

    fn of(rule: LateFeeRule, missed: MissedMinimum) -> i64 {
        rule.fee(&missed, Rounding::HalfUp).unwrap().0
    }

    #[test]
    fn published_fees() {
        let fee = |rule: LateFeeRule, shortfall: &str| of(rule, missed(cny(shortfall).minor(), 1, 1_000_000));
        assert_eq!(fee(five_percent().floor(cny("5")).unwrap(), "100.00"), 500); // P1
        assert_eq!(fee(five_percent(), "700.00"), 3_500); // P2
        assert_eq!(fee(five_percent().floor(cny("20")).unwrap(), "10.00"), 2_000); // P5
        assert_eq!(fee(five_percent().cap(cny("500")).unwrap(), "20000.00"), 50_000);
        assert_eq!(fee(five_percent().floor(cny("20")).unwrap(), "0.00"), 0);
    }

    #[test]
    fn small_balances_and_repeated_misses() {
        let rule = five_percent().small_balance(cny("20")).unwrap();
        assert_eq!(of(rule, missed(100, 1, 2_000)), 2_000);
        assert_eq!(of(rule, missed(100, 1, 2_001)), 5);
        let fee = RepeatedFee::Rate(Fraction::parse("0.06").unwrap());
        let rule = five_percent().repeated(RepeatedMiss { missed_payments: 2, within_cycles: None, fee }).unwrap();
        assert_eq!(of(rule, missed(10_000, 1, 1_000_000)), 500);
        assert_eq!(of(rule, missed(10_000, 2, 1_000_000)), 600);
    }

    #[test]
    fn misses_within_cycles_need_not_be_in_a_row() {
        let repeated = |missed_payments, cycles| RepeatedMiss {
            missed_payments,
            within_cycles: Some(cycles),
            fee: RepeatedFee::Amount(cny("43")),
        };
        let rule = five_percent().repeated(repeated(2, 6)).unwrap();
        let fee = |earlier| of(rule, MissedMinimum { earlier, ..missed(10_000, 1, 1_000_000) });
        assert_eq!([0, 1, 0b10_0000, 0b100_0000].map(fee), [500, 4_300, 4_300, 500]);
        let most = five_percent().repeated(repeated(61, 60)).unwrap();
        assert_eq!(of(most, MissedMinimum { earlier: u64::MAX, ..missed(10_000, 61, 1_000_000) }), 4_300);
        assert_eq!(five_percent().repeated(repeated(2, 61)), Err(TermsError::TooManyCycles { given: 61, max: 60 }));
        assert_eq!(five_percent().repeated(repeated(2, 0)), Err(TermsError::ZeroCount));
    }

    #[test]
    fn slabs_hold_up_to_and_with_their_balance() {
        let slabs = LateFeeSlabs::always(cny("950")).unwrap();
        let slabs = slabs.up_to(cny("1000"), cny("500")).unwrap().up_to(cny("10000"), cny("750")).unwrap();
        assert_eq!(
            [0, 100_000, 100_001, 1_000_000, 1_000_001].map(|of| slabs.of(of)),
            [50_000, 50_000, 75_000, 75_000, 95_000]
        );
        assert_eq!(slabs.up_to(cny("10000"), cny("1")), Err(TermsError::SlabsNotAscending));
        let full = (3..=9).fold(slabs, |slabs, n| slabs.up_to(cny(&(n * 10_000).to_string()), cny("1")).unwrap());
        assert_eq!(full.up_to(cny("900000"), cny("1")), Err(TermsError::TooManySlabs { max: 10 }));
    }
}
