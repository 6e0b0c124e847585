//! The level payment where something of the principal stays to the end, or where a payment falls due at once.
//!
//! With F and D as the periods discount them, F the worth of one unit paid at the end of each and D of one paid at the end of
//! the last: what is owed = payment x (F, and 1 more where one is due at once) + residual x D. F and D are taken in fixed point,
//! rounded down, with a bound on what is missing; where the bounds leave a side open, whole numbers decide, as they do for
//! a plain level payment.

// Semantics: [loan-7] [loan-29] [loan-34].

use core::cmp::Ordering;

use super::annuity::{Growth, ONE, product};
use super::wide::{Wide, times};

/// What payments have to be worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Debt {
    /// Owed at the start, in minor units: at most 2 x 10^15.
    pub(super) owed: u64,
    /// Due with the last payment beside it, at most what is owed.
    pub(super) residual: u64,
    /// Whether a payment is due at the start too.
    pub(super) at_once: bool,
}

/// A payment before it is rounded: `halves` <= twice the exact one < `halves` + 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exact {
    pub(super) halves: u64,
    /// Whether the first is an equality.
    pub(super) at: Ordering,
}

/// A worth between two bounds, each a number of 2^-112 in two parts, high and low 64 bits.
#[derive(Clone, Copy)]
struct Bounds {
    low: (u128, u128),
    high: (u128, u128),
}

/// The payment over at most 600 periods, each with its own growth; `None` where there is none to make.
pub(super) fn payment<I>(debt: Debt, growths: I) -> Option<Exact>
where
    I: DoubleEndedIterator<Item = Growth> + Clone,
{
    let (mut factor, mut discount, mut periods) = (0_u128, ONE, 0_u128);
    for growth in growths.clone().rev() {
        let one = growth.discount();
        // INVARIANT: a factor is at most 600 x 2^112 < 2^122.
        factor = product(ONE.checked_add(factor)?, one);
        discount = product(discount, one);
        periods = periods.checked_add(1)?;
    }
    // What the steps lack, as for a plain level payment; of the discount less than two units a step.
    let (missing, lost) = (periods.checked_mul(periods.checked_add(2)?)?, periods.checked_mul(2)?);
    let weight = if debt.at_once { factor.checked_add(ONE)? } else { factor };
    let (owed, residual) = (debt.owed.checked_mul(2)?, debt.residual.checked_mul(2)?);
    let all = times(owed, ONE);
    let worth = Bounds {
        low: less(all, times(residual, discount.checked_add(lost)?.min(ONE)))?,
        high: less(all, times(residual, discount))?,
    };
    let side = |halves: u64| {
        if times(halves, weight) > worth.high {
            return Some(Ordering::Less);
        }
        if times(halves, weight.checked_add(missing)?) < worth.low {
            return Some(Ordering::Greater);
        }
        side_exactly(debt, halves, growths.clone())
    };
    // An estimate of twice the payment, then both neighbours are compared.
    let estimate = ((worth.high.0 << 28) | (worth.high.1 >> 36)).checked_div((weight >> 36).max(1))?;
    let mut halves = u64::try_from(estimate).ok()?;
    let mut at = side(halves)?;
    while at == Ordering::Less {
        halves = halves.checked_sub(1)?;
        at = side(halves)?;
    }
    loop {
        let next = halves.checked_add(1)?;
        let above = side(next)?;
        if above == Ordering::Less {
            return Some(Exact { halves, at });
        }
        (halves, at) = (next, above);
    }
}

/// The difference of two numbers in two parts; `None` below zero.
fn less(from: (u128, u128), other: (u128, u128)) -> Option<(u128, u128)> {
    match from.1.checked_sub(other.1) {
        Some(low) => Some((from.0.checked_sub(other.0)?, low)),
        None => {
            Some((from.0.checked_sub(other.0)?.checked_sub(1)?, from.1.checked_add(1 << 64)?.checked_sub(other.1)?))
        }
    }
}

/// On which side of `halves` twice the payment lies, without a doubt. With g / u = 1 + i of each period and U the running
/// product of u, T <- T g + U: twice (owed x product of g - residual x U) against halves x (T, and the product of g where a
/// payment is due at once).
fn side_exactly(debt: Debt, halves: u64, growths: impl Iterator<Item = Growth>) -> Option<Ordering> {
    let (mut grown, mut units, mut paid) = (Wide::ONE, Wide::ONE, Wide::ZERO);
    for growth in growths {
        grown.multiply(growth.grown);
        units.multiply(growth.unit);
        paid.multiply(growth.grown);
        paid.add(&units);
    }
    if debt.at_once {
        paid.add(&grown);
    }
    paid.multiply(u128::from(halves));
    units.multiply(u128::from(debt.residual.checked_mul(2)?));
    paid.add(&units);
    grown.multiply(u128::from(debt.owed.checked_mul(2)?));
    Some(grown.compare(&paid))
}

#[cfg(test)]
mod tests {
    use super::super::annuity::{level, whole};
    use super::*;
    use crate::rounding::Rounding;

    fn growths(interest: u128, unit: u64, periods: usize) -> impl DoubleEndedIterator<Item = Growth> + Clone {
        core::iter::repeat_n(Growth::new(interest, unit).unwrap(), periods)
    }

    fn rounded(debt: Debt, interest: u128, unit: u64, periods: usize) -> i64 {
        let exact = payment(debt, growths(interest, unit, periods)).unwrap();
        whole(exact.halves, exact.at, Rounding::HalfUp).unwrap()
    }

    #[test]
    fn without_a_residual_it_is_the_plain_payment() {
        for (interest, unit) in [(1, 100), (0, 1), (49, 12_000), (10, 12), (1, 12_000_000_000_000)] {
            for periods in [1, 2, 12, 60, 600] {
                for owed in [1, 10_050, 1_000_000, 999_999_999_999_999] {
                    let growth = Growth::new(interest, unit).unwrap();
                    let plain = level(owed, growth, u32::try_from(periods).unwrap(), Rounding::HalfUp);
                    let debt = Debt { owed, residual: 0, at_once: false };
                    assert_eq!(
                        Some(rounded(debt, interest, unit, periods)),
                        plain,
                        "{interest}/{unit} {periods} {owed}"
                    );
                }
            }
        }
    }

    #[test]
    fn ties_are_seen() {
        for (owed, interest, unit, periods, up) in [(1, 1, 2, 1, 2), (5, 1, 2, 2, 5), (10_050, 1, 100, 2, 5_101)] {
            let exact = payment(Debt { owed, residual: 0, at_once: false }, growths(interest, unit, periods)).unwrap();
            assert_eq!((exact.halves, exact.at), (2 * up - 1, Ordering::Equal), "{owed}");
        }
    }

    /// 10,000.00 at 1 % in 12 with 2,000.00 at the end: 8,000.00 in level payments and 20.00 of interest on the rest.
    #[test]
    fn a_residual_bears_in_every_period() {
        assert_eq!(rounded(Debt { owed: 1_000_000, residual: 200_000, at_once: false }, 1, 100, 12), 73_079);
        // All of it stays: interest alone.
        assert_eq!(rounded(Debt { owed: 1_000_000, residual: 1_000_000, at_once: false }, 1, 100, 12), 10_000);
        assert_eq!(rounded(Debt { owed: 1_200, residual: 1_200, at_once: false }, 0, 1, 12), 0);
    }

    /// 12 payments of which the first is due at once are worth 1 + 11 payments.
    #[test]
    fn a_payment_at_once() {
        assert_eq!(rounded(Debt { owed: 1_200, residual: 0, at_once: true }, 0, 1, 11), 100);
        assert_eq!(rounded(Debt { owed: 1_000_000, residual: 0, at_once: true }, 1, 100, 11), 87_969);
        assert_eq!(rounded(Debt { owed: 500, residual: 0, at_once: true }, 0, 1, 0), 500);
    }
}
