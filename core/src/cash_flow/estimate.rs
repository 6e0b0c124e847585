//! About which rate flows have that change sign once, from how soon and how widely spread the two sides flow.
//!
//! One side grown at the rate is the other side: out e^(-r t) summed is back e^(-r t) summed. The logarithm of such a sum is that of
//! the amounts less r x their mean time plus r^2 / 2 x their variance, and so on; with these three the equation is solved. A
//! guess needs no proof: whoever takes it looks on both sides of the rate.

use super::fixed::{BITS, ONE};

/// The fraction bits of a time, and of a rate or a logarithm.
const TIME: u32 = 20;
const RATE: u32 = 60;
/// The logarithm of two.
const LN_2: i128 = 799_144_290_325_165_979;

/// Amounts of one sign, and how they lie in time.
#[derive(Clone, Copy)]
pub(super) struct Flowing {
    sum: i128,
    /// Amount x units after the first flow, and amount x their square.
    moment: i128,
    square: i128,
}

impl Flowing {
    pub(super) const NOTHING: Self = Self { sum: 0, moment: 0, square: 0 };

    pub(super) fn add(&mut self, amount: i64, at: u32) {
        // INVARIANT: amounts come to 2^57 and there are 2^21 units at most, so the last is below 2^99.
        let (amount, at) = (i128::from(amount), i128::from(at));
        let moment = amount.wrapping_mul(at);
        self.sum = self.sum.wrapping_add(amount);
        self.moment = self.moment.wrapping_add(moment);
        self.square = self.square.wrapping_add(moment.wrapping_mul(at));
    }

    pub(super) const fn sum(&self) -> i128 {
        self.sum
    }

    /// The mean time and the variance of it.
    fn spread(&self) -> Option<(i128, i128)> {
        if self.moment == 0 {
            return Some((0, 0));
        }
        let mean = (self.moment << TIME).checked_div(self.sum)?;
        let square = (self.square << TIME).checked_div(self.sum)?;
        // INVARIANT: a mean is below 2^41.
        Some((mean, square.wrapping_sub(mean.wrapping_mul(mean) >> TIME)))
    }

    /// The logarithm of what `back` is of this.
    fn growth(&self, back: &Self) -> Option<i128> {
        let (from, to) = (self.sum.unsigned_abs(), back.sum.unsigned_abs());
        let (from_bits, to_bits) = (from.leading_zeros(), to.leading_zeros());
        // Both brought to 2^62 and above: their quotient is between a half and two.
        let (from, to) = (from.checked_shl(from_bits)? >> 65, to.checked_shl(to_bits)? >> 65);
        let (from, to) = (i128::try_from(from).ok()?, i128::try_from(to).ok()?);
        // ln q = 2 (y + y^3 / 3 + y^5 / 5 ...) with y = (q - 1) / (q + 1), a third at most.
        let y = (to.wrapping_sub(from) << RATE).checked_div(to.wrapping_add(from))?;
        let (square, one) = (y.wrapping_mul(y) >> RATE, 1_i128 << RATE);
        let term = |sum: i128, part: i128| (sum.wrapping_mul(square) >> RATE).wrapping_add(part);
        let series = [one / 7, one / 5, one / 3, one].into_iter().fold(one / 9, term);
        let doubled = i128::from(from_bits).wrapping_sub(i128::from(to_bits));
        Some((y.wrapping_mul(series) >> RATE.wrapping_sub(1)).wrapping_add(doubled.wrapping_mul(LN_2)))
    }
}

/// A factor near e^-|r|, where the two sides have a rate below about a half a unit.
pub(super) fn factor(out: &Flowing, back: &Flowing) -> Option<u64> {
    let growth = out.growth(back)? << TIME;
    let ((out_mean, out_variance), (mean, variance)) = (out.spread()?, back.spread()?);
    let (later, spread) = (mean.wrapping_sub(out_mean), variance.wrapping_sub(out_variance));
    let highest = 1_i128 << RATE.wrapping_sub(1);
    let mut rate = growth.checked_div(later)?;
    for _ in 0..3 {
        if rate.abs() > highest {
            return None;
        }
        // INVARIANT: a variance is below 2^62, a rate below 2^59. Too far from the rate the parabola has no root.
        let earlier = rate.wrapping_mul(spread) >> RATE.wrapping_add(1);
        rate = growth.checked_div(later.wrapping_sub(earlier).max(later / 4))?;
    }
    let rate = u128::try_from(rate.abs().min(highest)).ok()?;
    let one = 1_u128 << RATE;
    let term = |power: u128, part: u128| {
        let less = rate.wrapping_mul(power) >> RATE;
        one.wrapping_sub(less.wrapping_mul(part) >> RATE)
    };
    let power = [one / 4, one / 3, one / 2, one].into_iter().fold(one, term);
    u64::try_from(power << BITS.wrapping_sub(RATE)).ok().filter(|factor| *factor < ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flowing(flows: &[(i64, u32)]) -> Flowing {
        let mut all = Flowing::NOTHING;
        flows.iter().for_each(|(amount, at)| all.add(*amount, *at));
        all
    }

    /// How far a guess is from `numerator` / `denominator`, in 10^-9.
    fn off(out: &[(i64, u32)], back: &[(i64, u32)], (numerator, denominator): (u64, u64)) -> u64 {
        let guess = factor(&flowing(out), &flowing(back)).unwrap();
        let exact = ONE.checked_div(denominator).and_then(|one| one.checked_mul(numerator)).unwrap();
        guess.abs_diff(exact) / (ONE / 1_000_000_000)
    }

    #[test]
    fn one_payment_back_is_met() {
        assert!(off(&[(-100, 0)], &[(110, 1)], (10, 11)) < 2_000);
        // Three doublings, in 100 and in 1,000 units.
        for units in [100, 1_000] {
            let guess = factor(&flowing(&[(-700, 0)]), &flowing(&[(5_600, units)])).unwrap();
            assert!(super::super::fixed::power(guess, units).abs_diff(ONE / 8) < ONE / 100_000);
        }
        // What shrinks by a half: the factor is that of growth.
        assert!(off(&[(-100, 0)], &[(81, 2)], (9, 10)) < 2_000);
    }

    #[test]
    fn level_payments_are_nearly_met() {
        // 1 % a month on 44,955.04 over 60 months; 2 % on 34,760.89.
        for (lent, rate, within) in [(4_495_504, 101, 10_000), (3_476_089, 102, 200_000)] {
            let back: [(i64, u32); 60] = core::array::from_fn(|n| (100_000, u32::try_from(n).unwrap() + 1));
            let wrong = off(&[(-lent, 0)], &back, (100, rate));
            assert!(wrong < within, "{wrong}");
        }
    }

    #[test]
    fn rates_too_high_are_not_guessed() {
        assert_eq!(factor(&flowing(&[(-100, 0)]), &flowing(&[(200, 1)])), None);
        assert_eq!(factor(&Flowing::NOTHING, &Flowing::NOTHING), None);
    }
}
