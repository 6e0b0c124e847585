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

/// How long secants may go on that bring the search no nearer.
struct Patience {
    /// The bracket's length, and the worth without its sign, when one of them had last halved.
    wide: u64,
    small: u128,
    /// How many looks may still halve neither.
    looks: u8,
}

impl Patience {
    const LOOKS: u8 = 3;

    const fn new(wide: u64, small: u128) -> Self {
        Self { wide, small, looks: Self::LOOKS }
    }

    /// Whether another secant may follow a look that left a bracket of this length and found this worth.
    fn lasts(&mut self, length: u64, worth: u128) -> bool {
        self.looks = self.looks.saturating_sub(1);
        // A secant that comes from one side leaves the bracket long but the worth small: that is progress too.
        if length <= self.wide / 2 || worth <= self.small / 2 {
            // INVARIANT: a bracket never grows.
            *self = Self::new(length, worth.min(self.small));
        }
        self.looks > 0
    }
}

/// The root between `low` and `high`, the worth having the sign `at_low` (not zero) just above `low` and the other at
/// `high`. A bracket no longer than `width`, which is at least 8, will do.
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
    let mut patience = Patience::new(high.abs_diff(low), last.1.unsigned_abs());
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
        let lasts = patience.lasts(length, here.1.unsigned_abs());
        next = match secant(last, here) {
            Some(crossing) if lasts => {
                // Half a width inside, so that the end next to the root is overstepped and the bracket closes.
                let inset = width / 2;
                crossing.min(bracket.high.saturating_sub(inset)).max(bracket.low.saturating_add(inset))
            }
            _ => {
                patience = Patience { wide: length, looks: Patience::LOOKS, ..patience };
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
    let mut step = width / 4;
    let low = loop {
        let low = near.saturating_sub(step).max(bracket.low);
        if low == bracket.low || sign_at(low) == Some(bracket.at_low) {
            break low;
        }
        step = step.saturating_mul(2);
    };
    step = width / 4;
    let high = loop {
        let high = near.saturating_add(step).min(bracket.high);
        if high == bracket.high || sign_at(high) == Some(bracket.at_low.reverse()) {
            break high;
        }
        step = step.saturating_mul(2);
    };
    (low, high)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

    use core::cell::Cell;

    use super::super::worth::Term;
    use super::*;

    /// Two flows a unit apart, and how often they were valued.
    struct Pair {
        amounts: [i64; 2],
        looks: Cell<u32>,
    }

    impl Row for Pair {
        fn count(&self) -> usize {
            2
        }

        fn term(&self, index: usize) -> Term {
            let at = u32::try_from(index).unwrap();
            Term { amount: self.amounts.get(index).copied().unwrap(), at, odd: (0, 1) }
        }

        fn backward(&self, mut see: impl FnMut(Term)) {
            self.looks.set(self.looks.get() + 1);
            (0..2).rev().for_each(|index| see(self.term(index)));
        }
    }

    /// A bracket of a lent amount and what comes back of it, and how many looks it took.
    fn found(amounts: [i64; 2], ends: (u64, u64), near: (Option<u64>, u64)) -> ((u64, u64), u32) {
        let pair = Pair { amounts, looks: Cell::new(0) };
        let worth = Worth::new(&pair).unwrap();
        let found = between(&worth, Side::Discount, ends, Ordering::Less, near).unwrap();
        (found, pair.looks.get())
    }

    /// 3 lent and 4 back are worth nothing at a factor of three quarters. Amounts are in 2^58, so d beside it they are worth
    /// d / 4, rounded down, of which more than 3 is certain.
    const ROOT: u64 = 3 << 60;

    fn three_for_four(ends: (u64, u64), near: (Option<u64>, u64)) -> ((u64, u64), u32) {
        let ((low, high), looks) = found([-3, 4], ends, near);
        ((ROOT - low, high - ROOT), looks)
    }

    #[test]
    fn a_line_is_met_at_once() {
        // The middle, where the secant from the end crosses, and a look on both sides of it.
        assert_eq!(three_for_four((0, ONE), (None, 256)), ((64, 64), 4));
        // The middle is it already.
        assert_eq!(found([-1, 2], (0, ONE), (None, 256)), ((ONE / 2 - 64, ONE / 2 + 64), 3));
        // Where the end is not one itself, it is a look too. What is rounded down there lets the secant cross 3 above.
        assert_eq!(three_for_four((0, ONE - 1), (None, 256)), ((61, 67), 5));
    }

    #[test]
    fn a_guess_is_looked_at_if_it_lies_inside() {
        assert_eq!(three_for_four((0, ONE), (Some(ROOT), 256)), ((64, 64), 3));
        for outside in [0, ONE, ONE + 1] {
            assert_eq!(three_for_four((0, ONE), (Some(outside), 256)), ((64, 64), 4), "{outside}");
        }
        // The middle of these is 156 above the root, as below; an end is no guess.
        for outside in [ROOT - 101, ROOT - 100, ROOT + 412, ROOT + 413] {
            let found = three_for_four((ROOT - 100, ROOT + 412), (Some(outside), 256));
            assert_eq!(found, ((100, 156), 2), "{outside}");
        }
    }

    #[test]
    fn a_bracket_as_long_as_the_width_will_do() {
        // The end and the middle, 156 above the root: 256 are left.
        assert_eq!(three_for_four((ROOT - 100, ROOT + 412), (None, 256)), ((100, 156), 2));
        // The middle is 156 below it.
        assert_eq!(three_for_four((ROOT - 412, ROOT + 100), (None, 256)), ((156, 100), 2));
        // 258 are left: the secant from 158 above it crosses near it, and is kept 128 inside of both ends.
        assert_eq!(three_for_four((ROOT - 100, ROOT + 416), (None, 256)), ((100, 28), 3));
    }

    #[test]
    fn the_end_next_to_the_root_is_overstepped_by_half_a_width() {
        // The middle is 30 above it; then 98 below it, which is 128 from there.
        assert_eq!(three_for_four((ROOT - 1_000, ROOT + 1_060), (None, 256)), ((98, 30), 3));
        assert_eq!(three_for_four((ROOT - 1_060, ROOT + 1_000), (None, 256)), ((30, 98), 3));
    }

    #[test]
    fn steps_from_a_root_double_until_a_sign_is_certain() {
        // Below it, 8 are worth 2 and 16 are worth 4; above it, the same.
        assert_eq!(three_for_four((0, ONE), (None, 8)), ((16, 16), 10));
        // Nearer than 16 lie the ends.
        let pair = Pair { amounts: [-3, 4], looks: Cell::new(0) };
        let worth = Worth::new(&pair).unwrap();
        let bracket = |low, high| Bracket { low: ROOT - low, high: ROOT + high, at_low: Ordering::Less };
        let around = |bracket: &Bracket| {
            let (low, high) = widen(&worth, Side::Discount, bracket, ROOT, 8);
            (ROOT - low, high - ROOT)
        };
        assert_eq!(around(&bracket(3, 100)), (3, 16));
        assert_eq!(around(&bracket(100, 3)), (16, 3));
        assert_eq!(around(&bracket(2, 2)), (2, 2));
    }

    #[test]
    fn where_a_line_crosses_zero() {
        assert_eq!(secant((0, -1), (2, 1)), Some(1));
        // From 3 at one to -1 at a half: an eighth above that.
        assert_eq!(secant((ONE, 3), (ONE / 2, -1)), Some(ONE / 2 + ONE / 8));
        assert_eq!(secant((10, 2), (8, 1)), Some(6));
        // Beyond 0 and one it is they.
        assert_eq!(secant((4, 3), (2, 2)), Some(0));
        assert_eq!(secant((ONE - 4, -3), (ONE - 2, -2)), Some(ONE));
        assert_eq!(secant((4, 3), (2, 3)), None);
    }

    #[test]
    fn three_looks_in_a_row_may_halve_nothing() {
        let lasting = |looks: &[(u64, u128)]| {
            let mut patience = Patience::new(1_001, 1_001);
            looks.iter().fold(0_u32, |lasted, (length, worth)| lasted * 10 + u32::from(patience.lasts(*length, *worth)))
        };
        assert_eq!(lasting(&[(1_001, 1_001), (501, 501), (501, 501)]), 110);
        // Half of 1,001 is 500, of the bracket or of the worth; then there are three more.
        assert_eq!(
            lasting(&[(1_001, 1_001), (1_001, 1_001), (500, 1_001), (251, 501), (251, 501), (251, 501)]),
            111_110
        );
        assert_eq!(
            lasting(&[(1_001, 1_001), (1_001, 1_001), (1_001, 500), (501, 251), (501, 251), (501, 251)]),
            111_110
        );
        // A worth that grew while the bracket halved is no smaller than it was.
        assert_eq!(lasting(&[(500, 2_000), (500, 501), (500, 501), (500, 501)]), 1_110);
    }

    #[test]
    fn a_rate_lies_between_those_of_its_factors() {
        let root = |side, low, high| Root { side, low, high, only: false };
        let (half, one) = (ONE / 2, super::super::quoted::SCALE);
        // A half doubles: 100 %, and 300 % over two units, of which the upper end of the power may be 2 above.
        let exact = root(Side::Discount, half, half);
        assert_eq!(exact.a_unit(), Some((one, one)));
        assert_eq!(exact.compounded(2), Some((3 * one - 7, 3 * one + 1)));
        // 10^18 (2^62 - 2^61 - 1) / (2^61 + 1) is 0.87 below 10^18.
        assert_eq!(root(Side::Discount, half, half + 1).a_unit(), Some((one - 1, one + 1)));
        assert_eq!(root(Side::Growth, half, half).a_unit(), Some((-one / 2, -one / 2)));
        assert_eq!(root(Side::Growth, half, half).compounded(2), Some((-3 * one / 4, -3 * one / 4 + 1)));
        // Zero is zero however long.
        for only in [false, true] {
            assert_eq!(Root { only, ..Root::ZERO }.compounded(12), Some((0, 0)));
        }
    }
}
