//! Fractions of one in fixed point.

/// One, in 2^-62: a factor then fits 64 bits, and an amount of 64 bits times a factor fits 127.
pub(super) const ONE: u64 = 1 << 62;
/// The fraction bits of a factor.
pub(super) const BITS: u32 = 62;

/// The product of two factors of at most one, rounded down.
#[inline]
fn product(a: u64, b: u64) -> u64 {
    // Twice of each, so that the upper half of the product is what is asked.
    let product = u128::from(a << 1).wrapping_mul(u128::from(b << 1));
    // INVARIANT: the upper half of 128 bits fits 64.
    u64::try_from(product >> 64).unwrap_or(ONE)
}

/// `factor` to the power `exponent`, rounded down: at most `exponent` units of 2^-62 are missing.
///
/// With e(m) missing of the m-th power, e(2m) <= 2 e(m) + 1 and e(m + 1) <= e(m) + 1, so e(m) <= m - 1.
pub(super) fn power(factor: u64, exponent: u32) -> u64 {
    let Some(top) = exponent.checked_ilog2() else {
        return ONE;
    };
    let mut result = factor;
    for bit in (0..top).rev() {
        result = product(result, result);
        if exponent & (1 << bit) != 0 {
            result = product(result, factor);
        }
    }
    result
}

/// The largest factor whose `exponent`-th power, as [`power`] rounds it, is at most one part of so many.
///
/// For the ends of a range only: 62 halvings.
pub(super) fn root_below(parts: u64, exponent: u32) -> u64 {
    let limit = ONE.checked_div(parts).unwrap_or(0);
    let mut low = 0_u64;
    for bit in (0..BITS).rev() {
        let higher = low | (1 << bit);
        if power(higher, exponent) <= limit {
            low = higher;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_lack_no_more_than_their_exponent() {
        // (1 - 2^-31)^2 = 1 - 2^-30 + 2^-62 exactly.
        assert_eq!(power(ONE - (1 << 31), 2), ONE - (1 << 32) + 1);
        assert_eq!(power(ONE / 2, 62), 1);
        assert_eq!(power(ONE, 1_000_000), ONE);
        assert_eq!(power(0, 3), 0);
        assert_eq!(power(7, 0), ONE);
    }

    #[test]
    fn roots_of_known_powers() {
        // A unit above a half, squared, is a unit above a quarter. Its cube is 0.75 above an eighth, which is dropped; that of two
        // units is 1.5 above it.
        assert_eq!([root_below(4, 2), root_below(8, 3)], [ONE / 2, ONE / 2 + 1]);
        assert_eq!(root_below(11, 1), ONE / 11);
        let monthly = root_below(100, 12);
        assert!(power(monthly, 12) <= ONE / 100 && power(monthly + 1, 12) > ONE / 100);
    }
}
