//! What one unit paid every period is worth today, and the payment that amortises a principal, to the last half cent.
//!
//! The payment is P / F with the annuity factor F = sum over k of the product over j <= k of 1 / (1 + i_j). F is taken
//! in fixed point with 112 fraction bits, always rounded down, with a proven bound on what is missing. Where that bound
//! leaves open on which side of a half unit the payment lies (every true tie is such a case), both sides are compared as
//! whole numbers, exactly. So the result is the rounding of the exact value, always.

// Semantics: [loan-2] [loan-7].

use core::cmp::Ordering;
use core::num::NonZeroU128;

use super::ScheduleError;
use super::wide::{Wide, times};
use crate::rounding::Rounding;

/// One, in fixed point: a factor of at most 600 then stays below 2^122.
pub(super) const ONE: u128 = 1 << 112;
/// A growth's terms are below this.
const GROWTH_LIMIT: u128 = 1 << 72;

/// 1 + i of one period as a fraction of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Growth {
    /// Denominator x (1 + i), below 2^72.
    pub(super) grown: u128,
    /// The denominator of i, below 2^61.
    pub(super) unit: u128,
}

impl Growth {
    /// No growth at all.
    pub(super) const NONE: Self = Self { grown: 1, unit: 1 };

    /// 1 + `interest` / `unit`, `unit` being above 0 and below 2^61.
    pub(super) fn new(interest: u128, unit: u64) -> Result<Self, ScheduleError> {
        let unit = u128::from(unit);
        let grown = unit.checked_add(interest).filter(|g| *g < GROWTH_LIMIT).ok_or(ScheduleError::PeriodRate)?;
        Ok(Self { grown, unit })
    }

    /// 1 / (1 + i), rounded down: less than one unit of 2^-112 is missing.
    pub(super) fn discount(self) -> u128 {
        // INVARIANT: unit < 2^61 and rest < grown < 2^72, so 56 more bits fit 128; and grown is above 0, being at least the unit.
        let grown = NonZeroU128::new(self.grown).unwrap_or(NonZeroU128::MIN);
        let (high, rest) = ((self.unit << 56) / grown, (self.unit << 56) % grown);
        (high << 56).wrapping_add((rest << 56) / grown)
    }
}

/// The product of two fixed-point numbers, rounded down: the first below 2^122, the second at most 2^112.
pub(super) const fn product(a: u128, b: u128) -> u128 {
    const LOW: u128 = (1 << 64) - 1;
    // INVARIANT: halves below 2^58, 2^64, 2^49 and 2^64: no sum reaches 2^128.
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let crossed = a_high.wrapping_mul(b_low).wrapping_add(a_low.wrapping_mul(b_high));
    let middle = crossed.wrapping_add(a_low.wrapping_mul(b_low) >> 64);
    (a_high.wrapping_mul(b_high) << 16).wrapping_add(middle >> 48)
}

/// A factor rounded down, and a bound on what it lacks, both in 2^-112.
#[derive(Clone, Copy)]
struct Factor {
    low: u128,
    missing: u128,
}

/// The factor of `periods` periods that all grow alike, by doubling: F(2m) = F(m) (1 + v^m), F(m + 1) = F(m) + v^(m + 1).
///
/// Nothing is ever subtracted, so a tiny rate costs no digits. With e(m) the error of v^m and E(m) that of F(m), in
/// units of the last place: e(2m) <= 2 e(m) + 1 and e(m + 1) <= e(m) + 2 give e(m) <= 2 m - 1; then
/// E(2m) <= 2 E(m) + m e(m) + 1 and E(m + 1) <= E(m) + e(m + 1) give E(m) <= m^2.
///
/// The second result is v^n, rounded down; it lacks less than 2 n.
fn level_factor(growth: Growth, periods: u32) -> (Factor, u128) {
    let discount = growth.discount();
    let (mut power, mut low) = (discount, discount);
    let below_top = periods.checked_ilog2().unwrap_or(0);
    // INVARIANT: a factor is at most 600 x 2^112 < 2^122.
    for bit in (0..below_top).rev() {
        low = low.wrapping_add(product(low, power));
        power = product(power, power);
        if periods & (1 << bit) != 0 {
            power = product(power, discount);
            low = low.wrapping_add(power);
        }
    }
    (Factor { low, missing: u128::from(periods).saturating_mul(u128::from(periods)) }, power)
}

/// The factor of periods that grow each in their own way, from the last to the first: F <- (1 + F) / (1 + i).
///
/// Each step lacks what the step before lacked, and less than 1 + F <= periods + 1 units for the discount and one for
/// the product: E(m) <= m (m + 2).
fn uneven_factor(growths: impl DoubleEndedIterator<Item = Growth>) -> Factor {
    let (mut low, mut periods) = (0_u128, 0_u64);
    for growth in growths.rev() {
        // INVARIANT: a factor is at most 600 x 2^112 < 2^122.
        low = product(low.wrapping_add(ONE), growth.discount());
        periods = periods.saturating_add(1);
    }
    Factor { low, missing: u128::from(periods).saturating_mul(u128::from(periods).saturating_add(2)) }
}

/// The payment that amortises `principal` over periods that all grow by `growth`.
///
/// `principal` is 0 to 10^15, `periods` 1 to 600.
pub(super) fn level(principal: u64, growth: Growth, periods: u32, rounding: Rounding) -> Option<i64> {
    if growth.grown == growth.unit {
        return rounding.quotient(i128::from(principal), i128::from(periods));
    }
    let count = usize::try_from(periods).ok()?;
    let (factor, power) = level_factor(growth, periods);
    round(principal, factor, rounding, |doubled, halves| {
        side_by_limit(doubled, halves, growth, power, periods)
            .unwrap_or_else(|| side_exactly(doubled, halves, core::iter::repeat_n(growth, count)))
    })
}

/// The same where the first period grows by `first`: F = (1 + F of the others) / (1 + i of the first).
pub(super) fn level_after(
    principal: u64,
    first: Growth,
    growth: Growth,
    periods: u32,
    rounding: Rounding,
) -> Option<i64> {
    let later = periods.checked_sub(1)?;
    let growths = core::iter::once(first).chain(core::iter::repeat_n(growth, usize::try_from(later).ok()?));
    if later == 0 {
        return uneven(principal, core::iter::once(first), rounding);
    }
    let (factor, power) = level_factor(growth, later);
    // As in `uneven_factor`: what the others lack, and at most `periods` and one more units.
    let missing = factor.missing.saturating_add(u128::from(periods)).saturating_add(2);
    let factor = Factor { low: product(ONE.saturating_add(factor.low), first.discount()), missing };
    round(principal, factor, rounding, |doubled, halves| {
        side_by_limit_after(doubled, halves, first, growth, power, later)
            .unwrap_or_else(|| side_exactly(doubled, halves, growths.clone()))
    })
}

/// The payment that amortises `principal` over one to 600 periods, each with its own growth.
pub(super) fn uneven<I>(principal: u64, growths: I, rounding: Rounding) -> Option<i64>
where
    I: DoubleEndedIterator<Item = Growth> + Clone,
{
    round(principal, uneven_factor(growths.clone()), rounding, |doubled, halves| {
        side_exactly(doubled, halves, growths.clone())
    })
}

/// `principal` / factor, rounded: `exactly` says on which side twice the payment lies where the fixed point cannot tell.
fn round(principal: u64, factor: Factor, rounding: Rounding, exactly: impl Fn(u128, u64) -> Ordering) -> Option<i64> {
    if principal == 0 {
        return Some(0);
    }
    let doubled = u128::from(principal.checked_mul(2)?);
    let side = |halves: u64| match side_by_factor(doubled, halves, factor) {
        Some(side) => side,
        None => exactly(doubled, halves),
    };
    // An estimate of twice the payment: 2 P 2^76 / (F 2^-36), off by less than one either way.
    let estimate = doubled.checked_shl(76)?.checked_div(factor.low >> 36)?;
    let mut halves = u64::try_from(estimate).ok()?;
    let mut at = side(halves);
    while at == Ordering::Less {
        halves = halves.checked_sub(1)?;
        at = side(halves);
    }
    loop {
        let next = halves.checked_add(1)?;
        let above = side(next);
        if above == Ordering::Less {
            break;
        }
        (halves, at) = (next, above);
    }
    whole(halves, at, rounding)
}

/// The payment, where `halves` <= twice the exact one < `halves` + 1 and `at` says whether the first is an equality.
pub(super) fn whole(halves: u64, at: Ordering, rounding: Rounding) -> Option<i64> {
    let down = halves >> 1;
    let odd = halves & 1 == 1;
    let up = match rounding {
        Rounding::TowardZero => false,
        Rounding::HalfUp => odd,
        Rounding::HalfEven => odd && (at == Ordering::Greater || down & 1 == 1),
    };
    i64::try_from(down.checked_add(u64::from(up))?).ok()
}

/// On which side of `halves` twice the payment lies, where the bounds of the factor tell: 2 P against halves x F.
fn side_by_factor(doubled: u128, halves: u64, factor: Factor) -> Option<Ordering> {
    // 2 P x 2^112 in the same two parts; 2 P is below 2^52.
    let worth = (doubled << 48, 0);
    if times(halves, factor.low) > worth {
        return Some(Ordering::Less);
    }
    if times(halves, factor.low.saturating_add(factor.missing)) < worth {
        return Some(Ordering::Greater);
    }
    None
}

/// The same by the limit that a level payment has. 2 P / F is 2 P i and a rest of 2 P i / ((1 + i)^n - 1), which is above
/// zero, and over many periods at a high rate below anything the fixed point can see. Halves at most 2 P i are then below;
/// halves above it are so by 1 / unit at least, and where the rest is less, above.
fn side_by_limit(doubled: u128, halves: u64, growth: Growth, power: u128, periods: u32) -> Option<Ordering> {
    // 2 P < 2^52 and grown < 2^72, halves < 2^54 and unit < 2^61.
    let limit = doubled.checked_mul(growth.grown.saturating_sub(growth.unit))?;
    if u128::from(halves).checked_mul(growth.unit)? <= limit {
        return Some(Ordering::Greater);
    }
    let grown = grown_at_least(power, periods)?;
    (grown.saturating_sub(1) > limit).then_some(Ordering::Less)
}

/// The same where the first period grows by (1 + f): 2 P / F is 2 P (1 + f) i / (1 + i - w) with w = 1 / (1 + i)^(n - 1),
/// so above its limit L = 2 P (1 + f) i / (1 + i), by less than L / G with G = (1 + i)^(n - 1) - 1. Halves at most L are
/// below; halves with L (1 + G) < halves x G are above.
fn side_by_limit_after(
    doubled: u128,
    halves: u64,
    first: Growth,
    growth: Growth,
    power: u128,
    later: u32,
) -> Option<Ordering> {
    let mut limit = Wide::ONE;
    for factor in [doubled, first.grown, growth.grown.saturating_sub(growth.unit)] {
        limit.multiply(factor);
    }
    let mut asked = Wide::ONE;
    for factor in [u128::from(halves), first.unit, growth.grown] {
        asked.multiply(factor);
    }
    if asked.compare(&limit) != Ordering::Greater {
        return Some(Ordering::Greater);
    }
    // G from below: less of it only leaves more to the whole numbers.
    let gain = grown_at_least(power, later)?.saturating_sub(1).min(1 << 71);
    limit.multiply(gain.saturating_add(1));
    asked.multiply(gain);
    (limit.compare(&asked) == Ordering::Less).then_some(Ordering::Less)
}

/// (1 + i)^n from below, of v^n as [`level_factor`] rounds it.
fn grown_at_least(power: u128, periods: u32) -> Option<u128> {
    ONE.checked_div(power.saturating_add(u128::from(periods)).saturating_add(u128::from(periods)))
}

/// The same without a doubt. With g / u = 1 + i of each period and U the running product of u, T <- T g + U over the
/// periods makes P / F = P x product of g / T.
fn side_exactly(doubled: u128, halves: u64, growths: impl Iterator<Item = Growth>) -> Ordering {
    let (mut worth, mut units, mut paid) = (Wide::ONE, Wide::ONE, Wide::ZERO);
    for growth in growths {
        worth.multiply(growth.grown);
        units.multiply(growth.unit);
        paid.multiply(growth.grown);
        paid.add(&units);
    }
    worth.multiply(doubled);
    paid.multiply(u128::from(halves));
    worth.compare(&paid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(interest: u128, unit: u64) -> Growth {
        Growth::new(interest, unit).unwrap()
    }

    /// P = i's denominator over twice its numerator gives halves: 50 at 1 % for one period is 50.5.
    #[test]
    fn ties_are_seen() {
        let table: [(u64, u128, u64, u32, [i64; 3]); 8] = [
            (1, 1, 2, 1, [2, 2, 1]),                    // 1.5
            (5, 1, 2, 2, [5, 4, 4]),                    // 4.5
            (19, 1, 2, 3, [14, 14, 13]),                // 13.5
            (2, 1, 4, 1, [3, 2, 2]),                    // 2.5
            (10_050, 1, 100, 2, [5_101, 5_100, 5_100]), // 5100.5
            (203_020_050, 1, 100, 4, [52_030_201, 52_030_200, 52_030_200]),
            (3_076_007_530_050, 1, 100, 6, [530_760_075_301, 530_760_075_300, 530_760_075_300]),
            (105, 1, 10, 2, [61, 60, 60]), // 60.5
        ];
        for (principal, interest, unit, periods, [up, even, zero]) in table {
            let by = |rounding| level(principal, growth(interest, unit), periods, rounding);
            assert_eq!(by(Rounding::HalfUp), Some(up), "{principal}");
            assert_eq!(by(Rounding::HalfEven), Some(even), "{principal}");
            assert_eq!(by(Rounding::TowardZero), Some(zero), "{principal}");
            let growths = core::iter::repeat_n(growth(interest, unit), usize::try_from(periods).unwrap());
            assert_eq!(uneven(principal, growths, Rounding::HalfEven), Some(even), "{principal}");
        }
    }

    #[test]
    fn the_fixed_point_and_the_whole_numbers_agree() {
        for (interest, unit) in
            [(1, 12_000_000_000_000), (120, 12_000), (49, 12_000), (10, 12), (2, 12), (7, 1_603_080)]
        {
            for periods in [1, 2, 3, 12, 59, 60, 360, 600] {
                let one = growth(interest, unit);
                let (factor, power) = level_factor(one, periods);
                let count = usize::try_from(periods).unwrap();
                for principal in [1_u64, 99, 1_000_000, 999_999_999_999_999] {
                    let doubled = 2 * u128::from(principal);
                    let halves = u64::try_from((doubled << 76) / (factor.low >> 36)).unwrap();
                    for near in halves.saturating_sub(1)..=halves + 1 {
                        let exactly = side_exactly(doubled, near, core::iter::repeat_n(one, count));
                        if let Some(told) = side_by_limit(doubled, near, one, power, periods) {
                            assert_eq!(told, exactly, "{interest}/{unit} x {periods}, {principal}: {near}");
                        }
                        for f in [factor, uneven_factor(core::iter::repeat_n(one, count))] {
                            if let Some(told) = side_by_factor(doubled, near, f) {
                                assert_eq!(told, exactly, "{interest}/{unit} x {periods}, {principal}: {near}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_first_period_of_its_own_is_solved_as_the_uneven_one() {
        let firsts = [(0, 1), (3, 365), (1, 12), (35, 365), (3, 1), (400, 365)];
        for (interest, unit) in [(1, 12_000_000_000_000), (120, 12_000), (5, 6), (7, 1_603_080)] {
            for (first, of) in firsts {
                for periods in [1_u32, 2, 3, 60, 599] {
                    let (one, first) = (growth(interest, unit), growth(first, of));
                    let count = usize::try_from(periods).unwrap() - 1;
                    for principal in [11_u64, 1_000_000, 110_000_000_000] {
                        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero] {
                            let growths = core::iter::once(first).chain(core::iter::repeat_n(one, count));
                            let uneven = uneven(principal, growths, rounding);
                            assert_eq!(level_after(principal, first, one, periods, rounding), uneven);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_growth_too_large_is_refused() {
        assert_eq!(Growth::new(1 << 72, 1), Err(ScheduleError::PeriodRate));
    }
}
