//! How small the largest payment of a plan can be, without walking its rows: what a search prunes by.
//!
//! Two figures, neither ever above the largest payment. The *falling* one never rises with more periods, a lower rate
//! or a larger waiver, so it may be halved over. The *close* one is within the cents that a last row takes, and may rise:
//! with more steps of a rising payment, with more interest left to the last row.

use super::breakdown::{BalanceBreakdown, ROUNDING};
use super::plan::RepaymentProfile;
use super::{Class, OfferError};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::schedule::{FirstPeriod, level_payment_of_minor};

impl BalanceBreakdown {
    /// An amount that the largest payment reaches at least, and that never rises as a concession gives up more.
    pub(super) fn falling_bound(&self, profile: RepaymentProfile, periods: u32) -> Result<i64, OfferError> {
        let fee = part(self.fees, periods).saturating_add(self.period_fee);
        let amortised = match profile {
            RepaymentProfile::Level | RepaymentProfile::InterestOnly { periods: 0 } => {
                self.level(self.opening(), periods)?
            }
            RepaymentProfile::EqualPrincipal => {
                part(self.opening(), periods).saturating_add(self.first_interest(self.opening()))
            }
            RepaymentProfile::InterestOnly { periods: only } => {
                let later = self.annuity(self.opening(), periods.saturating_sub(only))?.saturating_add(fee);
                return Ok(later.max(self.deferred_sum).max(self.first_sum));
            }
            // Payments that amortise at one rate are on average the level one; two cents for their roundings.
            RepaymentProfile::StepUp { .. } => self.level(self.opening(), periods)?.saturating_sub(2),
            RepaymentProfile::PrincipalFirst => {
                let principal = self.capitalised.get(Class::Principal);
                let last = self.opening().saturating_sub(principal).saturating_add(self.deferred_sum);
                let first = part(principal, periods).saturating_add(fee).saturating_add(self.first_sum);
                return Ok(first.max(last));
            }
            RepaymentProfile::Balloon { .. } => 0,
            // Some payment is at least the level one, and at least the average; two cents for their roundings.
            RepaymentProfile::Fixed { .. } => {
                let all = self.opening().saturating_add(self.fees).saturating_add(self.first_sum);
                let level = self.level(self.opening(), periods)?.saturating_sub(2);
                return Ok(level.max(part(all, periods)).max(self.first_sum).max(self.deferred_sum));
            }
        };
        // A rising payment is not at its average when what is due with the first instalment falls due.
        let first = match profile {
            RepaymentProfile::StepUp { .. } => amortised.max(self.first_sum),
            _ => amortised.saturating_add(self.first_sum).saturating_add(self.once_fee),
        };
        Ok(first.saturating_add(fee).max(self.deferred_sum))
    }

    /// The same within cents, of the best of several numbers of periods.
    pub(super) fn close_bound(&self, profile: RepaymentProfile, fewest: u32, most: u32) -> Result<i64, OfferError> {
        match profile {
            RepaymentProfile::Level
            | RepaymentProfile::EqualPrincipal
            | RepaymentProfile::InterestOnly { .. }
            | RepaymentProfile::Balloon { .. } => self.close_bound_at(profile, fewest, most),
            RepaymentProfile::PrincipalFirst => Ok(self.close_bound_of_parts(fewest, most)),
            RepaymentProfile::Fixed { .. } => self.falling_bound(profile, most),
            RepaymentProfile::StepUp { every, factor } => self.close_bound_of_steps(every, factor, fewest, most),
        }
    }

    /// The first payment, which falls with more periods, and the last: P / n and all that n periods earned, which falls
    /// and then rises; its least is where one period more saves P / n - P / (n + 1) and earns as much. Rounded down in
    /// three places.
    fn close_bound_of_parts(&self, fewest: u32, most: u32) -> i64 {
        let principal = self.capitalised.get(Class::Principal);
        // INVARIANT: a balance is below 2^63, a rate at most 10^13 parts and 600 x 601 below 2^19: products below 2^127. Two
        // amounts are below 2^51, a unit below 2^49.
        let wide = |n: u32| i128::from(n).wrapping_mul(i128::from(n).wrapping_add(1));
        let doubled = i128::from(self.opening()).wrapping_mul(2).wrapping_sub(i128::from(principal));
        let earned = doubled.wrapping_mul(i128::from(self.annual.parts()));
        let parts = i128::from(principal).wrapping_add(i128::from(self.fees)).wrapping_mul(2);
        let saved = parts.wrapping_mul(self.unit());
        let (mut low, mut high) = (fewest, most);
        while low < high {
            let middle = low.midpoint(high);
            if earned.wrapping_mul(wide(middle)) >= saved { high = middle } else { low = middle.saturating_add(1) }
        }
        let each = |n: u32| part(principal, n).saturating_add(part(self.fees, n));
        let rest = self.opening().saturating_sub(principal).saturating_add(self.deferred_sum);
        // What the first period earns beside a whole one.
        let odd = self.first_interest(self.opening()).saturating_sub(self.interest(self.opening()));
        let earned = self.earned(principal, low).saturating_add(odd).saturating_sub(2);
        let last = each(low).saturating_add(rest).saturating_add(earned).saturating_sub(3);
        last.max(each(most).saturating_add(if most > 1 { self.sooner() } else { 0 }))
    }

    /// Inside a step more periods ease the payments, so its end is the best. One step more lowers the last payment x while the
    /// first are above the interest: were x the same, everything after the new first step would be the old plan, so what they
    /// left would be the balance they began with. Where they are not above it they are interest alone.
    fn close_bound_of_steps(&self, every: u32, factor: Fraction, fewest: u32, most: u32) -> Result<i64, OfferError> {
        let interest = self.interest(self.opening()).max(self.first_interest(self.opening()));
        let (drift, opening) = (self.drift(most), self.even(self.opening()).0);
        let mut least = i64::MAX;
        let mut end = fewest.div_ceil(every.max(1)).saturating_mul(every).min(most);
        let mut steps = Steps::new(self, every, factor);
        loop {
            let (base, highest) = steps.ends(opening, end);
            let bound = if base > interest {
                let fee = part(self.fees, end);
                let first = if end > 1 { base.saturating_add(self.sooner()).saturating_add(fee) } else { 0 };
                let last = highest.saturating_sub(drift).max(0).saturating_add(fee).saturating_add(self.deferred_sum);
                first.max(last)
            } else {
                // The later payments are less than their step.
                self.falling_bound(RepaymentProfile::StepUp { every, factor }, end)?
            };
            least = least.min(bound);
            if end >= most {
                return Ok(least);
            }
            end = end.saturating_add(every).min(most);
        }
    }

    /// What falls due with the first payment alone.
    fn sooner(&self) -> i64 {
        self.first_sum.saturating_add(self.deferral_first).saturating_add(self.once_fee)
    }

    /// The same where the most periods are the best, but for what a second payment is.
    fn close_bound_at(&self, profile: RepaymentProfile, fewest: u32, periods: u32) -> Result<i64, OfferError> {
        let (opening, fee) = (self.opening(), part(self.fees, periods).saturating_add(self.period_fee));
        if periods == 1 {
            let fees = self.fees.saturating_add(self.period_fee);
            let parts = [opening, self.first_interest(opening), fees, self.sooner(), self.deferred_sum];
            return Ok(parts.into_iter().fold(0, i64::saturating_add));
        }
        // Of the last row only what is deferred to maturity makes it the largest.
        let drift = if self.deferred_sum > 0 { self.drift(periods) } else { i64::MAX };
        // A payment between, the first, the last: what each repays and bears at least.
        let (between, first, last) = match profile {
            RepaymentProfile::Level | RepaymentProfile::InterestOnly { periods: 0 } => {
                let level = self.level(opening, periods)?;
                (0, level, level.saturating_sub(drift))
            }
            RepaymentProfile::EqualPrincipal => {
                let each = part(opening, periods);
                let second = |each: i64| self.interest(opening.saturating_sub(each)).saturating_add(each);
                // Where a period earns more than it bears on, smaller parts make it larger.
                let second = second(each).min(second(part(opening, fewest)));
                (second, each.saturating_add(self.first_interest(opening)), each)
            }
            RepaymentProfile::InterestOnly { periods: only } => {
                let later = periods.saturating_sub(only);
                let level = self.annuity(opening, later)?;
                let first = self.first_interest(opening);
                (if later > 1 { level } else { 0 }, first, level.saturating_sub(drift))
            }
            RepaymentProfile::StepUp { every, factor } => {
                return self.close_bound_of_steps(every, factor, periods, periods);
            }
            RepaymentProfile::PrincipalFirst => return Ok(self.close_bound_of_parts(periods, periods)),
            RepaymentProfile::Fixed { .. } => return self.falling_bound(profile, periods),
            RepaymentProfile::Balloon { last } => {
                // With P as if the first period were whole, P = p x A(n - 1) + L v^n: p is (P - L) / A(n - 1) and L (1 - v^n) / A(n - 1), the latter above L i.
                let last = last.minor().min(opening);
                let (even, _) = self.even(opening);
                let level = self.annuity(even.saturating_sub(last).max(0), periods.saturating_sub(1))?;
                let payment = if even < last { 0 } else { level.saturating_add(self.interest(last)).saturating_sub(3) };
                // A cent more of every payment lowers it by a cent a period, which grow, and so may their roundings.
                (payment, payment, last.saturating_sub(self.drift(periods).saturating_mul(2)))
            }
        };
        let between = between.max(0).saturating_add(fee);
        let first = first.max(0).saturating_add(fee).saturating_add(self.sooner());
        let last = last.max(0).saturating_add(fee).saturating_add(self.deferred_sum);
        Ok(between.max(first).max(last))
    }

    fn annuity(&self, principal: i64, periods: u32) -> Result<i64, OfferError> {
        Ok(level_payment_of_minor(principal, self.annual, self.times_a_year, periods.max(1), ROUNDING)?)
    }

    /// What would be amortised by the same payments if the first period were a whole one, P (1 + f) / (1 + i): at least, and
    /// at most.
    pub(super) fn even(&self, opening: i64) -> (i64, i64) {
        if self.first_period == FirstPeriod::WHOLE {
            return (opening, opening);
        }
        // In 2^-48. INVARIANT: an amount is below 2^50 and a rate, of at most 10 a year over 180 years, below 2^11.
        const ONE: i128 = 1 << 48;
        let rate = |length: u64, of: u64| {
            let parts = i128::from(self.annual.parts()).saturating_mul(i128::from(length));
            parts.saturating_mul(ONE).checked_div(self.unit().saturating_mul(i128::from(of))).unwrap_or(0)
        };
        let (length, of) = self.first_period.parts(self.times_a_year);
        let (first, whole) = (rate(length, of).saturating_add(ONE), rate(1, 1).saturating_add(ONE));
        let times = |above: i128, below: i128| {
            let even = i128::from(opening).saturating_mul(above).checked_div(below).unwrap_or(0);
            i64::try_from(even).unwrap_or(i64::MAX)
        };
        (times(first, whole.saturating_add(1)), times(first.saturating_add(1), whole).saturating_add(1))
    }

    /// What all periods earn at least, of a principal that comes back in equal parts and a rest that comes back last:
    /// i x (n x opening - principal x (n - 1) / 2), rounded down.
    fn earned(&self, principal: i64, periods: u32) -> i64 {
        let n = i128::from(periods);
        let halves = n.saturating_mul(2).saturating_mul(i128::from(self.opening()));
        let halves = halves.saturating_sub(n.saturating_sub(1).saturating_mul(i128::from(principal)));
        let numerator = halves.saturating_mul(i128::from(self.annual.parts()));
        Rounding::TowardZero.quotient(numerator, self.unit().saturating_mul(2)).unwrap_or(0)
    }

    /// By how much less than its payment a last row can be, being what all others leave: each period's roundings, a unit
    /// at most, grow with the balance to its end.
    fn drift(&self, periods: u32) -> i64 {
        const ONE: u128 = 1 << 20;
        let rate = u128::from(self.annual.parts().unsigned_abs()).saturating_mul(ONE);
        // INVARIANT: a rate is at most 10 a year, so a factor is below 2^24 and the sum of 600 below 2^128 until it stops.
        let rate = rate.checked_div(self.unit().unsigned_abs()).unwrap_or(0).saturating_add(1);
        let (mut power, mut sum) = (ONE, 0_u128);
        for _ in 0..periods {
            sum = sum.wrapping_add(power);
            power = (power.wrapping_mul(ONE.wrapping_add(rate)) >> 20).wrapping_add(1);
            if sum >= ONE << 44 {
                break;
            }
        }
        i64::try_from(sum >> 20).unwrap_or(i64::MAX).saturating_add(1)
    }
}

/// The payments of a rising plan from below, for one number of periods after another. In 2^-50, the sum of what the
/// periods are worth rounded up, against the step that the last of them is in.
struct Steps {
    discount: u128,
    shrink: u128,
    every: u32,
    period: u32,
    power: u128,
    sum: u128,
    /// 1 / f^s, rounded down.
    lowest: u128,
}

impl Steps {
    const ONE: u128 = 1 << 50;

    fn new(breakdown: &BalanceBreakdown, every: u32, factor: Fraction) -> Self {
        let unit = breakdown.unit().unsigned_abs();
        let grown = unit.saturating_add(u128::from(breakdown.annual.parts().unsigned_abs()));
        let up = |above: u128, below: u128| above.saturating_mul(Self::ONE).div_ceil(below.max(1));
        let scale = u128::from(Fraction::SCALE.unsigned_abs());
        let shrink = up(scale, u128::from(factor.parts().unsigned_abs()));
        Self { discount: up(unit, grown), shrink, every, period: 0, power: Self::ONE, sum: 0, lowest: Self::ONE }
    }

    // INVARIANT: factors are at most 2^50 and a sum of 600 at most 2^60, so a product stays below 2^112.
    fn times(one: u128, other: u128) -> u128 {
        one.wrapping_mul(other) >> 50
    }

    /// The payments of the first and of the last step over so many periods, not fewer than asked before.
    fn ends(&mut self, principal: i64, periods: u32) -> (i64, i64) {
        while self.period < periods {
            if self.period > 0 && self.period.checked_rem(self.every) == Some(0) {
                self.sum = Self::times(self.sum, self.shrink).wrapping_add(1);
                self.lowest = Self::times(self.lowest, self.shrink.saturating_sub(1));
            }
            self.power = Self::times(self.power, self.discount).wrapping_add(1);
            self.sum = self.sum.wrapping_add(self.power);
            self.period = self.period.saturating_add(1);
        }
        let principal = u128::from(principal.unsigned_abs());
        let highest = principal.saturating_mul(Self::ONE).checked_div(self.sum).unwrap_or(0);
        let minor = |amount: u128| i64::try_from(amount).unwrap_or(i64::MAX);
        (minor(Self::times(highest, self.lowest)), minor(highest))
    }
}

/// An equal part, rounded down.
fn part(amount: i64, periods: u32) -> i64 {
    amount.checked_div(i64::from(periods.max(1))).unwrap_or(0)
}

#[cfg(test)]
mod tests;
