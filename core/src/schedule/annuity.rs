//! What one unit paid every period is worth today, and the payment that amortises a principal, to the last half cent.
//!
//! The payment is P / F with the annuity factor F = sum over k of the product over j <= k of 1 / (1 + i_j). F is taken
//! in fixed point with 112 fraction bits, always rounded down, with a proven bound on what is missing. Where that bound
//! leaves open on which side of a half unit the payment lies (every true tie is such a case), both sides are compared as
//! whole numbers, exactly. So the result is the rounding of the exact value, always.

// Semantics: [loan-2] [loan-7].

use core::cmp::Ordering;

use super::ScheduleError;
use super::wide::Wide;
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
    #[expect(clippy::arithmetic_side_effects, reason = "unit < 2^61 and rest < grown < 2^72, so 56 more bits fit 128")]
    pub(super) fn discount(self) -> u128 {
        // INVARIANT: grown is above 0, being at least the unit.
        let grown = self.grown.max(1);
        let (high, rest) = ((self.unit << 56) / grown, (self.unit << 56) % grown);
        (high << 56) + (rest << 56) / grown
    }
}

/// The product of two fixed-point numbers, rounded down: the first below 2^122, the second at most 2^112.
#[expect(clippy::arithmetic_side_effects, reason = "halves below 2^64, 2^64, 2^58 and 2^49: no sum reaches 2^128")]
pub(super) const fn product(a: u128, b: u128) -> u128 {
    const LOW: u128 = (1 << 64) - 1;
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let middle = a_high * b_low + a_low * b_high + ((a_low * b_low) >> 64);
    ((a_high * b_high) << 16) + (middle >> 48)
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
#[expect(clippy::arithmetic_side_effects, reason = "a factor is at most 600 x 2^112 < 2^122")]
///
/// The second result is v^n, rounded down; it lacks less than 2 n.
fn level_factor(growth: Growth, periods: u32) -> (Factor, u128) {
    let discount = growth.discount();
    let (mut power, mut low) = (discount, discount);
    let below_top = periods.ilog2();
    for bit in (0..below_top).rev() {
        low += product(low, power);
        power = product(power, power);
        if (periods >> bit) & 1 == 1 {
            power = product(power, discount);
            low += power;
        }
    }
    (Factor { low, missing: u128::from(periods) * u128::from(periods) }, power)
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
#[expect(clippy::arithmetic_side_effects, reason = "halves < 2^54 times halves of a factor below 2^64 and 2^58")]
fn side_by_factor(doubled: u128, halves: u64, factor: Factor) -> Option<Ordering> {
    let times = |f: u128| {
        let low = u128::from(halves) * (f & u128::from(u64::MAX));
        (u128::from(halves) * (f >> 64) + (low >> 64), low & u128::from(u64::MAX))
    };
    // 2 P x 2^112 in the same two parts; 2 P is below 2^52.
    let worth = (doubled << 48, 0);
    if times(factor.low) > worth {
        return Some(Ordering::Less);
    }
    if times(factor.low + factor.missing) < worth {
        return Some(Ordering::Greater);
    }
    None
}

/// The same by the limit that a level payment has. 2 P / F is 2 P i and a rest of 2 P i / ((1 + i)^n - 1), which is above
/// zero, and over many periods at a high rate below anything the fixed point can see. Halves at most 2 P i are then below;
/// halves above it are so by 1 / unit at least, and where the rest is less, above.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "halves < 2^54, unit < 2^61; 2 P < 2^52, grown < 2^72; power <= 2^112"
)]
fn side_by_limit(doubled: u128, halves: u64, growth: Growth, power: u128, periods: u32) -> Option<Ordering> {
    let limit = doubled * growth.grown.saturating_sub(growth.unit);
    if u128::from(halves) * growth.unit <= limit {
        return Some(Ordering::Greater);
    }
    // (1 + i)^n from below.
    let grown = ONE / (power + 2 * u128::from(periods));
    (grown.saturating_sub(1) > limit).then_some(Ordering::Less)
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
                        if let Some(told) = side_by_factor(doubled, near, factor) {
                            assert_eq!(told, exactly, "{interest}/{unit} x {periods}, {principal}: {near}");
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
