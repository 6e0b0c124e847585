//! How much a plan can be worth to the lender, without walking its rows: what a search prunes by where there is a floor.
//!
//! The balance is worth, as every row pays the interest of its period (or later) and what the balance falls by, summed by
//! parts: v1 (1 + i) B0 + the sum over k of Bk (v(k+1) (1 + i) - vk), with Bk the balance after row k, vk what a unit is
//! worth on its day, and i the interest of a period. So where a factor is above zero the highest balance bounds it, and
//! below zero the lowest. A higher rate, a larger balance and an earlier day only add: what is open is set to add most.

use super::Class;
use super::breakdown::{BalanceBreakdown, share_of};
use super::plan::RepaymentProfile;
use crate::money::Money;
use crate::rate::Fraction;

/// What a unit is worth at once; at most what an amount is.
pub(super) const UNIT: i64 = Money::MAX_MINOR;

/// How far what is open may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueBounds<'w> {
    /// What a unit is worth on each due date from the earliest first one on, rounded up: never more than before.
    pub(super) worths: &'w [i64],
    /// The fewest and the most payments.
    pub(super) fewest: u32,
    pub(super) most: u32,
    /// Periods of a deferral that accrues, at most.
    pub(super) accruing: u32,
    /// The lowest annual rate.
    pub(super) lowest: Fraction,
    /// What a payment may be.
    pub(super) limit: i64,
}

// INVARIANT: only what `stays_small` is bounded, so an amount is below 2^49, a worth at most 2^50, a rate below 2^44, a
// factor below 2^54 and, of 600 rows, every sum of their products below 2^120: nothing wraps.
impl BalanceBreakdown {
    /// The interest of a period in 2^-40, rounded down.
    fn rate(&self, annual: Fraction) -> i64 {
        let rate = (i128::from(annual.parts()) << 40).checked_div(self.unit()).unwrap_or(0);
        i64::try_from(rate).unwrap_or(0)
    }

    /// Whether nothing that a claim of so much can become is near the end of what an amount holds.
    pub(super) fn stays_small(&self, owed: i64, accruing: u32, periods: u32) -> bool {
        let (half, rate) = (UNIT / 2, self.rate(self.annual).wrapping_add(1));
        let mut sum = self.even(owed.min(half)).1.max(owed).min(half);
        sum = sum.saturating_add(times(sum, rate).saturating_mul(i64::from(accruing).wrapping_add(1))).min(half);
        if self.fee_share != Fraction::ZERO {
            sum = sum.saturating_add(owed.saturating_mul(i64::from(periods))).min(half);
        }
        for _ in 0..periods {
            sum = sum.saturating_add(times(sum, rate)).saturating_add(1).min(half);
        }
        sum < half
    }

    /// What the fee of a price list is worth at most, as if nothing were paid down, with worths of the first row and of all.
    fn fee_worth(&self, at_first: i64, paid: i64) -> i128 {
        let charged = self.capitalised.get(Class::Principal).wrapping_add(self.down.sum());
        let charged = i128::from(share_of(charged, self.fee_share).wrapping_add(1));
        let each = if self.period_fee > 0 { charged.wrapping_mul(i128::from(paid)) } else { 0 };
        let once = if self.once_fee > 0 { charged.wrapping_mul(i128::from(at_first)) } else { 0 };
        each.wrapping_add(once)
    }

    /// At least the present value of every plan with payments within the limit whose shape is this, whose concessions give
    /// up what this one's do or more, and whose periods, deferral and rate are within the spread.
    ///
    /// The low balance is the higher of two: a balance in equal parts over the fewest periods, which no level or rising
    /// payment undercuts but by roundings (a unit a period, growing with the balance; here two), and what is left if
    /// every payment is the limit. A smaller down payment is worth at most the balance's factors above zero.
    #[inline(never)]
    pub(super) fn worth_at_most(&self, profile: RepaymentProfile, settles: bool, spread: &ValueBounds<'_>) -> i64 {
        // The discount of a settlement is taken where it gains least: as if all that is left bore interest.
        let (opening, fees, first, deferred) = match settles {
            true => (self.outstanding(), 0, 0, 0),
            false => (self.opening(), self.fees, self.first_sum.wrapping_add(self.deferral_first), self.deferred_sum),
        };
        // A first period of its own is a whole one on another opening balance; at a lower rate that is nearer.
        let (least, most) = self.even(opening);
        let (lowest, opening) = (least.min(opening), most.max(opening));
        let limit = spread.limit.min(UNIT);
        let bears = self.annual != Fraction::ZERO;
        let rate = if bears { self.rate(self.annual).wrapping_add(1) } else { 0 };
        // A first payment of interest alone repays nothing, and the later ones more.
        let uneven = matches!(profile, RepaymentProfile::Balloon { .. } | RepaymentProfile::Fixed { .. })
            || (bears && matches!(profile, RepaymentProfile::StepUp { .. }));
        // Interest that stands aside to the end lets no balance grow.
        let low_rate = if matches!(profile, RepaymentProfile::PrincipalFirst) { 0 } else { self.rate(spread.lowest) };
        let fewest = i64::from(spread.fewest.max(1));
        let by = |amount: i64, worth: i64| i128::from(amount).wrapping_mul(i128::from(worth));
        let (mut sum, mut above, mut drift, mut capped) = (0_i128, 0_i128, 0_i64, lowest);
        let (mut before, mut last, mut paid, mut paid_in_fewest) = (0_i64, 0_i64, 0_i64, 0_i64);
        for (row, worth) in (0..i64::from(spread.most)).zip(spread.worths) {
            let factor = worth.wrapping_add(times(*worth, rate)).wrapping_add(1).wrapping_sub(before);
            let mut balance = capped;
            if factor > 0 {
                above = above.wrapping_add(i128::from(factor));
                balance = opening;
            } else if !uneven && row < fewest {
                let left = lowest.wrapping_mul(fewest.wrapping_sub(row)).checked_div(fewest).unwrap_or(0);
                balance = balance.max(left.wrapping_sub(drift));
            }
            sum = sum.wrapping_add(by(balance, factor));
            drift = drift.wrapping_add(times(drift, rate)).wrapping_add(2).min(opening);
            capped =
                capped.wrapping_add(times(capped, low_rate)).wrapping_sub(limit).wrapping_sub(1).min(opening).max(0);
            paid = paid.wrapping_add(*worth);
            if row < fewest {
                (last, paid_in_fewest) = (*worth, paid);
            }
            before = *worth;
        }
        // Capitalised fees fall due evenly; a rest of a part of the last unit is below.
        let each = paid_in_fewest.checked_div(fewest).unwrap_or(0).wrapping_add(1);
        let at_first = spread.worths.first().copied().unwrap_or(0);
        sum = sum.wrapping_add(by(fees, each)).wrapping_add(by(first, at_first)).wrapping_add(by(deferred, last));
        let (down, unit) = (self.down.sum(), i128::from(UNIT));
        sum = sum.wrapping_add(self.fee_worth(at_first, paid));
        let grown = i128::from(rate).wrapping_mul(i128::from(spread.accruing)).wrapping_add(1 << 40);
        above = (above.wrapping_mul(grown) >> 40).wrapping_add(1);
        // What a unit less of the down payment adds to the balance, it adds to that of a whole first period.
        let (_, even) = self.even(1 << 40);
        above = (above.wrapping_mul(i128::from(even.max(1 << 40))) >> 40).wrapping_add(1);
        sum = sum.wrapping_add(i128::from(down).wrapping_mul(above.wrapping_sub(unit).max(0)));
        sum = sum.wrapping_add(above.wrapping_mul(2)).min(by(limit, paid)).wrapping_add(by(down, UNIT));
        // Half a unit for the rounding of each interest, and three for those of the amounts, of the worth and here.
        let rounded = if bears { i64::from(spread.most) } else { 0 };
        let minor = i64::try_from(sum.checked_div(unit).unwrap_or(i128::MAX)).unwrap_or(i64::MAX);
        minor.saturating_add(rounded).saturating_add(3)
    }
}

/// A product with a factor in 2^-40, rounded down.
fn times(amount: i64, factor: i64) -> i64 {
    i64::try_from(i128::from(amount).wrapping_mul(i128::from(factor)) >> 40).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
