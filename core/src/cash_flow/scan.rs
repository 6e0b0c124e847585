//! Which rate, of how many.

use core::cmp::Ordering;

use super::fixed::ONE;
use super::root::{self, Root};
use super::worth::{Row, Side, Worth};
use super::{CashFlowError, estimate};

/// The ends of the range: the smallest discount factor and the smallest growth factor.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) discount: u64,
    pub(super) growth: u64,
}

/// How many factors are looked at on each side of zero, denser toward zero.
const POINTS: u64 = 128;
/// The bracket of a factor that will do with up to 366 units a year.
pub(super) const WIDTH: u64 = 256;
/// The same with more.
pub(super) const NARROW: u64 = 8;

/// The rate of a row as a bracket of factors about as long as `width`; `range` is asked for only where the signs leave several
/// rates open. `near` is a discount factor that may be close to it.
pub(super) fn solve<R: Row>(
    row: &R,
    width: u64,
    range: impl Fn() -> Range,
    near: Option<u64>,
) -> Result<Root, CashFlowError> {
    let worth = Worth::new(row)?;
    if worth.has_odd && (worth.changes > 1 || worth.total.cmp(&0) == worth.first) {
        return odd(&worth, width, range);
    }
    match worth.changes {
        1 => once(&worth, width, near),
        _ => several(&worth, width, range()),
    }
}

/// Flows that change sign once: the worth falls or rises with the rate all the way, so there is one rate above -100 %.
fn once<R: Row>(worth: &Worth<'_, R>, width: u64, near: Option<u64>) -> Result<Root, CashFlowError> {
    let total = worth.total.cmp(&0);
    if total == Ordering::Equal {
        return Ok(Root { only: true, ..Root::ZERO });
    }
    let side = if total == worth.first { Side::Growth } else { Side::Discount };
    let guess = near.filter(|_| side == Side::Discount).or_else(|| estimate::factor(&worth.out, &worth.back));
    let (low, high) = root::between(worth, side, (0, ONE), total.reverse(), (guess, width))?;
    Ok(Root { side, low, high, only: true })
}

/// Unit periods with odd days: no rate below zero, and no proof by partial sums.
fn odd<R: Row>(worth: &Worth<'_, R>, width: u64, range: impl Fn() -> Range) -> Result<Root, CashFlowError> {
    if worth.changes == 1 {
        return Err(CashFlowError::NegativeCharge);
    }
    several(worth, width, Range { growth: ONE, ..range() })
}

/// A side and two factors between which the sign changes, the sign at the smaller first.
type Found = (Side, (u64, u64), Ordering);

/// Flows that change sign more than once: every change of the worth's sign over the range is a rate.
fn several<R: Row>(worth: &Worth<'_, R>, width: u64, range: Range) -> Result<Root, CashFlowError> {
    let total = worth.total.cmp(&0);
    let (mut found, mut first, mut last): (u16, Option<Found>, Option<(Side, u64, Ordering)>) = (0, None, None);
    let mut see = |side: Side, factor: u64, sign: Ordering| {
        if let Some((before_side, before, was)) = last
            && was != sign
        {
            found = found.saturating_add(1);
            // From growth factors up to one, then from one down to discount factors.
            let bracket = match (before_side, side) {
                (Side::Growth, Side::Growth) => (Side::Growth, (before, factor), was),
                (Side::Growth, Side::Discount) if before != ONE => (Side::Growth, (before, ONE), was),
                _ => (Side::Discount, (factor, before), sign),
            };
            first = first.or(Some(bracket));
        }
        last = Some((side, factor, sign));
    };
    for point in (1..=POINTS).rev() {
        let factor = spread(range.growth, point);
        if let Some(sign) = worth.sign(worth.at(factor, Side::Growth)).filter(|_| range.growth < ONE) {
            see(Side::Growth, factor, sign);
        }
    }
    if total != Ordering::Equal {
        see(Side::Discount, ONE, total);
    }
    for point in 1..=POINTS {
        let factor = spread(range.discount, point);
        if let Some(sign) = worth.sign(worth.at(factor, Side::Discount)) {
            see(Side::Discount, factor, sign);
        }
    }
    if total == Ordering::Equal {
        // Zero is a rate. It is the only one unless a change is seen elsewhere than across it.
        let across = matches!(first, Some((Side::Growth, (_, ONE), _)));
        return match (found, across) {
            (0, _) | (1, true) => Ok(Root::ZERO),
            (found, _) => Err(CashFlowError::SeveralRoots { found: found.max(2) }),
        };
    }
    let (side, bracket, at_low) = match (found, first) {
        (1, Some(bracket)) => bracket,
        (0, _) | (_, None) => return Err(CashFlowError::NoRoot),
        (found, _) => return Err(CashFlowError::SeveralRoots { found }),
    };
    let (low, high) = root::between(worth, side, bracket, at_low, (None, width))?;
    let one = Some(1);
    let only = !worth.has_odd && worth.head_changes(high, side) == one && worth.tail_changes(low, side) == one;
    Ok(Root { side, low, high, only })
}

/// The factor at `point` of [`POINTS`] from one down to `end`.
fn spread(end: u64, point: u64) -> u64 {
    let length = u128::from(ONE.saturating_sub(end));
    let part = length.saturating_mul(u128::from(point.saturating_mul(point))).checked_div(u128::from(POINTS * POINTS));
    ONE.saturating_sub(part.and_then(|p| u64::try_from(p).ok()).unwrap_or(ONE))
}

#[cfg(test)]
mod tests {
    use super::super::periodic::{PeriodicFlows, PeriodsAYear};
    use super::*;
    use crate::money::{Currency, Money};

    #[test]
    fn a_narrower_bracket_lies_nearer() {
        // 1 for 2 a unit later: a factor of a half, 64 on both sides of it, or 16, where a sign is certain.
        let flows = [-1, 2].map(|minor| Money::from_minor(minor, Currency::CNY).unwrap());
        let flows = PeriodicFlows::new(&flows, PeriodsAYear::MONTHLY).unwrap();
        let beside = |width| {
            let root = solve(&flows, width, || Range { discount: 0, growth: 0 }, None).unwrap();
            (ONE / 2 - root.low, root.high - ONE / 2)
        };
        assert_eq!([WIDTH, NARROW].map(beside), [(64, 64), (16, 16)]);
    }

    #[test]
    fn factors_lie_denser_toward_one() {
        // Of the way from one to a half, a quarter at half the points, all at the last.
        assert_eq!([0, 64, 128].map(|point| spread(ONE / 2, point)), [ONE, ONE - ONE / 8, ONE / 2]);
    }
}
