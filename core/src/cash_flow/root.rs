//! The one factor in a bracket at which flows are worth nothing.

use core::cmp::Ordering;

use super::CashFlowError;
use super::fixed::ONE;
use super::worth::{Row, Side, Worth};

/// Two factors between which the worth is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Root {
    pub(super) side: Side,
    pub(super) low: u64,
    pub(super) high: u64,
    /// Whether it is proven to be the only one above -100 %.
    pub(super) only: bool,
}

impl Root {
    /// A rate of exactly zero.
    pub(super) const ZERO: Self = Self { side: Side::Discount, low: ONE, high: ONE, only: false };

    /// 1 + i less one, in 10^-18, from `factor`; `None` where it is beyond what holds it.
    fn excess(side: Side, factor: u64) -> Option<i128> {
        let (one, factor, scale) = (i128::from(ONE), i128::from(factor), super::quoted::SCALE);
        match side {
            Side::Discount => one.checked_sub(factor)?.checked_mul(scale)?.checked_div_euclid(factor),
            Side::Growth => factor.checked_sub(one)?.checked_mul(scale)?.checked_div_euclid(one),
        }
    }

    /// The rate of one unit of time: at least and at most, in 10^-18.
    pub(super) fn a_unit(self) -> Option<(i128, i128)> {
        Self::between(self.side, self.low, self.high)
    }

    /// The rate of `units` compounded: at least and at most, in 10^-18.
    pub(super) fn compounded(self, units: u32) -> Option<(i128, i128)> {
        let low = super::fixed::power(self.low, units);
        let high = super::fixed::power(self.high, units).saturating_add(u64::from(units)).min(ONE);
        if self == (Self { only: self.only, ..Self::ZERO }) {
            return Some((0, 0));
        }
        Self::between(self.side, low, high)
    }

    fn between(side: Side, low: u64, high: u64) -> Option<(i128, i128)> {
        // Excess is rounded down, so its upper end takes one unit more where there is a remainder at all.
        let (a, b) = (Self::excess(side, low)?, Self::excess(side, high)?);
        let up = i128::from(low != high);
        Some((a.min(b), a.max(b).checked_add(up)?))
    }
}

/// The most times the worth is taken: every fourth time at least, a bracket of 2^62 or a worth of 2^64 has halved.
const MAX_STEPS: u32 = 4 * (62 + 64);

/// A bracket: the worth has the sign of `at_low` at `low`, and the other at `high`.
struct Bracket {
    low: u64,
    high: u64,
    at_low: Ordering,
}

/// The root between `low` and `high`, the worth having the sign `at_low` (not zero) just above `low` and the other at
/// `high`. A bracket narrower than `width` will do.
///
/// Secants, kept inside the bracket; where three of them halve neither it nor the worth, it is halved.
pub(super) fn between<R: Row>(
    worth: &Worth<'_, R>,
    side: Side,
    (low, high): (u64, u64),
    at_low: Ordering,
    (guess, width): (Option<u64>, u64),
) -> Result<(u64, u64), CashFlowError> {
    let mut bracket = Bracket { low, high, at_low };
    let mut last = (high, if high == ONE { worth.at_one() } else { worth.at(high, side) });
    let mut next = guess.filter(|g| *g > low && *g < high).unwrap_or_else(|| low.midpoint(high));
    let (mut wide, mut small, mut patience) = (high.abs_diff(low), last.1.unsigned_abs(), 3_u8);
    for _ in 0..MAX_STEPS {
        let here = (next, worth.at(next, side));
        let Some(sign) = worth.sign(here.1) else {
            return Ok(widen(worth, side, &bracket, next, width));
        };
        if sign == bracket.at_low {
            bracket.low = next;
        } else {
            bracket.high = next;
        }
        let length = bracket.high.abs_diff(bracket.low);
        if length <= width {
            return Ok((bracket.low, bracket.high));
        }
        patience = patience.saturating_sub(1);
        // A secant that comes from one side leaves the bracket long but the worth small: that is progress too.
        if length <= wide / 2 || here.1.unsigned_abs() <= small / 2 {
            (wide, small, patience) = (length.min(wide), here.1.unsigned_abs().min(small), 3);
        }
        next = match secant(last, here) {
            Some(crossing) if patience > 0 => {
                // Half a width inside, so that the end next to the root is overstepped and the bracket closes.
                let inset = (width / 2).max(1);
                crossing.min(bracket.high.saturating_sub(inset).max(1)).max(bracket.low.saturating_add(inset))
            }
            _ => {
                (wide, patience) = (length, 3);
                bracket.low.midpoint(bracket.high)
            }
        };
        last = here;
    }
    Err(CashFlowError::Unresolved)
}

/// Where the line through two points crosses zero.
fn secant((x0, y0): (u64, i128), (x1, y1): (u64, i128)) -> Option<u64> {
    let run = i128::from(x1).checked_sub(i128::from(x0))?;
    // INVARIANT: a worth is below 2^64 and a run below 2^62.
    let step = y1.checked_mul(run)?.checked_div(y1.checked_sub(y0)?)?;
    let crossing = i128::from(x1).checked_sub(step)?;
    u64::try_from(crossing.max(0).min(i128::from(ONE))).ok()
}

/// The nearest factors on both sides of `near` whose worth has a certain sign.
fn widen<R: Row>(worth: &Worth<'_, R>, side: Side, bracket: &Bracket, near: u64, width: u64) -> (u64, u64) {
    let sign_at = |factor| worth.sign(worth.at(factor, side));
    let mut step = (width / 4).max(1);
    let low = loop {
        let low = near.saturating_sub(step).max(bracket.low);
        if low == bracket.low || sign_at(low) == Some(bracket.at_low) {
            break low;
        }
        step = step.saturating_mul(2);
    };
    step = (width / 4).max(1);
    let high = loop {
        let high = near.saturating_add(step).min(bracket.high);
        if high == bracket.high || sign_at(high) == Some(bracket.at_low.reverse()) {
            break high;
        }
        step = step.saturating_mul(2);
    };
    (low, high)
}
