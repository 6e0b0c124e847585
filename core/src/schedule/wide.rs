//! Whole numbers wide enough to settle a tie.

use core::cmp::Ordering;

/// Bits of a limb: a limb times a multiplier below 2^72, plus a carry, then fits 128 bits.
const LIMB_BITS: u32 = 56;
const LIMB_MASK: u128 = (1 << LIMB_BITS) - 1;
/// 600 factors below 2^72 and one below 2^53 are 43,253 bits, or 773 limbs.
const LIMBS: usize = 776;

/// A whole number of up to 43,456 bits on the stack, lowest limb first.
pub(super) struct Wide {
    limbs: [u64; LIMBS],
}

impl Wide {
    pub(super) const ONE: Self = {
        let mut limbs = [0; LIMBS];
        limbs[0] = 1;
        Self { limbs }
    };
    pub(super) const ZERO: Self = Self { limbs: [0; LIMBS] };

    /// Multiplies by `factor`, which must be below 2^72.
    pub(super) fn multiply(&mut self, factor: u128) {
        let mut carry = 0;
        for limb in &mut self.limbs {
            // INVARIANT: (2^56 - 1)(2^72 - 1) + 2^72 < 2^128.
            let product = u128::from(*limb).wrapping_mul(factor).wrapping_add(carry);
            *limb = u64::try_from(product & LIMB_MASK).unwrap_or(0);
            carry = product >> LIMB_BITS;
        }
        // INVARIANT: callers multiply at most 600 factors below 2^72 and one below 2^53, which fits.
        debug_assert_eq!(carry, 0);
    }

    pub(super) fn add(&mut self, other: &Self) {
        let mut carry = 0;
        for (limb, more) in self.limbs.iter_mut().zip(&other.limbs) {
            // INVARIANT: two limbs of 56 bits and a carry bit fit 64 bits.
            let sum = limb.wrapping_add(*more).wrapping_add(carry);
            *limb = sum & ((1 << LIMB_BITS) - 1);
            carry = sum >> LIMB_BITS;
        }
        debug_assert_eq!(carry, 0);
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.limbs.iter().rev().cmp(other.limbs.iter().rev())
    }
}

/// A product in two parts, high and low 64 bits.
pub(super) fn times(n: u64, x: u128) -> (u128, u128) {
    const LOW: u128 = (1 << 64) - 1;
    // INVARIANT: a number below 2^64 times halves below 2^64: (2^64 - 1)^2 + 2^64 - 1 fits.
    let (n, low) = (u128::from(n), u128::from(n).wrapping_mul(x & LOW));
    (n.wrapping_mul(x >> 64).wrapping_add(low >> 64), low & LOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_product_fits() {
        let mut wide = Wide::ONE;
        for _ in 0..600 {
            wide.multiply((1 << 72) - 1);
        }
        wide.multiply((1 << 53) - 1);
        assert_eq!(wide.compare(&Wide::ONE), Ordering::Greater);
    }

    #[test]
    fn carries_run_through() {
        let mut a = Wide::ONE;
        let mut b = Wide::ONE;
        for _ in 0..9 {
            a.multiply(1 << 70);
            b.multiply((1 << 70) - 1);
        }
        assert_eq!(b.compare(&a), Ordering::Less);
        // (2^70 - 1) 2^70 + 2^70 = 2^140
        let (mut left, mut right) = (Wide::ONE, Wide::ONE);
        left.multiply((1 << 70) - 1);
        left.multiply(1 << 70);
        right.multiply(1 << 70);
        left.add(&right);
        right.multiply(1 << 70);
        assert_eq!(left.compare(&right), Ordering::Equal);
    }
}
