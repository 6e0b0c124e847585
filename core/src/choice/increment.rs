//! One step along an account's curve: so much more conceded, so much more value, and where it stands among all steps.

use core::cmp::Ordering;

/// What one more step of an account costs and brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Increment {
    /// The concession more, in minor units; at least 1, at most 10^15.
    pub(super) concession: u64,
    /// The value more, in millionths of a minor unit; at least 1, at most 10^21.
    pub(super) value: u128,
}

/// The fraction bits that a key keeps of value / concession before it is brought to 64 bits.
const FRACTION_BITS: u32 = 52;

/// The bits of a key below its exponent.
const MANTISSA_BITS: u32 = 57;

impl Increment {
    /// The value per concession as a whole number that never falls where the value per concession rises: seven bits for the place of
    /// its leading bit, then the 57 bits below that. Steps of one key are told apart by [`Increment::worth`].
    pub(super) fn key(self) -> u64 {
        // INVARIANT: below 2^70 x 2^52, and at least 2^52 / 10^15 > 4, so there is a leading bit.
        let scaled = self.value.saturating_mul(1 << FRACTION_BITS).checked_div(u128::from(self.concession));
        let scaled = scaled.unwrap_or(u128::MAX);
        let length = u128::BITS.saturating_sub(scaled.leading_zeros());
        let below = scaled.checked_shl(scaled.leading_zeros().saturating_add(1)).unwrap_or(0);
        let mantissa = below.checked_shr(u128::BITS.saturating_sub(MANTISSA_BITS)).unwrap_or(0);
        let exponent = u64::from(length).checked_shl(MANTISSA_BITS).unwrap_or(u64::MAX);
        u64::try_from(mantissa).map_or(u64::MAX, |mantissa| exponent | mantissa)
    }

    /// Which brings more for what it costs, exactly.
    pub(super) fn worth(self, other: Self) -> Ordering {
        // INVARIANT: products of at most 10^21 and 10^15.
        let ours = self.value.saturating_mul(u128::from(other.concession));
        let theirs = other.value.saturating_mul(u128::from(self.concession));
        ours.cmp(&theirs)
    }

    /// What so much concession is worth at this step's rate, rounded up or down to the millionth.
    pub(super) fn at_rate(self, concession: u64, up: bool) -> u128 {
        // INVARIANT: at most 10^21 x 10^15.
        let product = self.value.saturating_mul(u128::from(concession));
        let step = u128::from(self.concession.max(1));
        if up { product.div_ceil(step) } else { product.checked_div(step).unwrap_or(0) }
    }
}

/// A place in the order of all steps: by falling value per concession, then by account, then along the account's curve.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Place<A> {
    pub(super) key: u64,
    pub(super) increment: Increment,
    pub(super) account: A,
    pub(super) step: u32,
}

impl<A: Ord> Place<A> {
    /// Semantics: [choice-3]
    pub(super) fn is_before(&self, other: &Self) -> bool {
        self.order(other) == Ordering::Less
    }

    pub(super) fn order(&self, other: &Self) -> Ordering {
        let by_worth = || other.increment.worth(self.increment);
        let by_account = || self.account.cmp(&other.account).then(self.step.cmp(&other.step));
        other.key.cmp(&self.key).then_with(by_worth).then_with(by_account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_falls_where_the_worth_rises() {
        let mut state = 7_u64;
        let mut next = |bits: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 14) >> (50 - bits)
        };
        for n in 0..20_000_u32 {
            let bits = n % 49 + 1;
            let mut one = || Increment {
                concession: next(bits).max(1).min(1_000_000_000_000_000),
                value: (u128::from(next(49)) * u128::from(next(20)) + 1).min(1_000_000_000_000_000_000_000),
            };
            let (a, b) = (one(), one());
            let (by_key, by_worth) = (a.key().cmp(&b.key()), a.worth(b));
            assert!(by_key == by_worth || by_key == Ordering::Equal, "{a:?} {b:?}");
        }
        let (least, most) = (Increment { concession: 1_000_000_000_000_000, value: 1 }, 1_000_000_000_000_000_000_000);
        assert!(least.key() < Increment { concession: 1, value: most }.key());
    }
}
