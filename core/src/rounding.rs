//! The one place that rounds.
//!
//! Everything before a posting is an exact fraction of a minor unit. A posting turns that fraction into whole minor
//! units once, by the [`Rounding`] of the terms, and the remainder is dropped then. [`Split`] cuts a whole amount into
//! parts that sum to it.
//!
//! ```
//! use arrears::Rounding;
//! assert_eq!(Rounding::HalfUp.quotient(5, 2), Some(3));
//! assert_eq!(Rounding::HalfEven.quotient(5, 2), Some(2));
//! assert_eq!(Rounding::TowardZero.quotient(-5, 2), Some(-2));
//! ```

// Semantics: [value-4] [value-5].

use crate::money::Money;
use crate::words::keys;
use core::cmp::Ordering;

keys! {
    /// How a fraction of a minor unit becomes whole minor units.
    ///
    /// | variant | 0.5 | 1.5 | 2.5 | -0.5 | 2.4999 |
    /// |---|---|---|---|---|---|
    /// | `HalfUp` | 1 | 2 | 3 | -1 | 2 |
    /// | `HalfEven` | 0 | 2 | 2 | 0 | 2 |
    /// | `TowardZero` | 0 | 1 | 2 | 0 | 2 |
    ///
    /// # Source
    /// 四舍五入 is what Chinese issuers print; banker's rounding and truncation are seen in contracts and judgments.
    pub enum Rounding {
        /// To the nearest; a tie goes away from zero (四舍五入).
        HalfUp = "halfUp";
        /// To the nearest; a tie goes to the even neighbour.
        HalfEven = "halfEven";
        /// The fraction is dropped (截尾).
        TowardZero = "towardZero";
    }
}

impl Rounding {
    /// The quotient `numerator / denominator` as a whole number.
    ///
    /// `denominator` must be positive; 0 or less gives `None`, as does a result beyond `i64`.
    ///
    /// # Rounding
    /// By `self`, once.
    ///
    /// ```
    /// use arrears::Rounding;
    /// assert_eq!(Rounding::HalfUp.quotient(5, 2), Some(3));
    /// assert_eq!(Rounding::HalfEven.quotient(5, 2), Some(2));
    /// assert_eq!(Rounding::TowardZero.quotient(-5, 2), Some(-2));
    /// assert_eq!(Rounding::HalfUp.quotient(1, 0), None);
    /// ```
    #[must_use]
    pub fn quotient(self, numerator: i128, denominator: i128) -> Option<i64> {
        if denominator <= 0 {
            return None;
        }
        let magnitude = numerator.unsigned_abs();
        let divisor = denominator.unsigned_abs();
        // Most postings fit 64 bits on both sides, where a division costs a tenth.
        let rounded = match (u64::try_from(magnitude), u64::try_from(divisor)) {
            (Ok(m), Ok(d)) => self.narrow_quotient(m, d)?,
            _ => i64::try_from(self.wide_magnitude(magnitude, divisor)?).ok()?,
        };
        if numerator < 0 { rounded.checked_neg() } else { Some(rounded) }
    }

    /// The same quotient of numbers without a sign that fit 64 bits.
    ///
    /// # Rounding
    /// By `self`, once.
    #[inline]
    pub(crate) fn narrow_quotient(self, numerator: u64, denominator: u64) -> Option<i64> {
        let (whole, rest) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
        let up = self.goes_up(rest.cmp(&denominator.checked_sub(rest)?), whole & 1 == 1);
        i64::try_from(whole.checked_add(u64::from(up))?).ok()
    }

    /// The same quotient where it may be beyond `i64`: of exact amounts, in parts of a minor unit.
    ///
    /// # Rounding
    /// By `self`, once.
    pub(crate) fn wide_quotient(self, numerator: i128, denominator: i128) -> Option<i128> {
        if denominator <= 0 {
            return None;
        }
        let rounded = self.wide_magnitude(numerator.unsigned_abs(), denominator.unsigned_abs())?;
        let rounded = i128::try_from(rounded).ok()?;
        if numerator < 0 { rounded.checked_neg() } else { Some(rounded) }
    }

    #[cold]
    fn wide_magnitude(self, magnitude: u128, divisor: u128) -> Option<u128> {
        let (whole, rest) = (magnitude.checked_div(divisor)?, magnitude.checked_rem(divisor)?);
        let up = self.goes_up(rest.cmp(&divisor.checked_sub(rest)?), whole & 1 == 1);
        whole.checked_add(u128::from(up))
    }

    /// Whether a magnitude goes up to the next whole number, by how its fraction compares to a half.
    fn goes_up(self, to_half: Ordering, is_odd: bool) -> bool {
        match self {
            Self::TowardZero => false,
            Self::HalfUp => to_half.is_ge(),
            Self::HalfEven => to_half.is_gt() || (to_half.is_eq() && is_odd),
        }
    }
}

keys! {
    /// Which part takes the cents that an even split leaves over.
    pub enum Remainder {
        /// The last part: 200 over 3 is 66.66, 66.66, 66.68.
        Last = "last";
        /// The first part: 200 over 3 is 66.68, 66.66, 66.66.
        First = "first";
    }
}

/// How an amount is cut into equal parts.
///
/// Each part is `total / n` by the rounding, and one part absorbs the difference, so that the parts always sum to the
/// total. 40,000.00 in 24 parts: toward zero 1,666.66 and a last of 1,666.82; half up 1,666.67 and a last of 1,666.59.
///
/// # Source
/// Both are printed by Chinese issuers for the principal of a card instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Split {
    rounding: Rounding,
    remainder: Remainder,
}

impl Split {
    /// Toward zero, the remainder in the last part.
    pub const STANDARD: Self = Self::new(Rounding::TowardZero, Remainder::Last);

    /// A split by `rounding` with the difference in the part that `remainder` names.
    #[must_use]
    pub const fn new(rounding: Rounding, remainder: Remainder) -> Self {
        Self { rounding, remainder }
    }

    /// How each part is rounded.
    #[must_use]
    pub const fn rounding(self) -> Rounding {
        self.rounding
    }

    /// Which part absorbs what rounding leaves over.
    #[must_use]
    pub const fn remainder(self) -> Remainder {
        self.remainder
    }

    /// What every part is but the one that absorbs, in minor units; `None` where `parts` is 0.
    ///
    /// # Rounding
    /// By the split's rounding.
    pub(crate) fn each_minor(self, total: i64, parts: u32) -> Option<i64> {
        self.rounding.quotient(i128::from(total), i128::from(parts))
    }

    /// Part `index` (from 0) of `parts` of an amount.
    ///
    /// `None` where `parts` is 0 or `index` is not below it.
    ///
    /// # Rounding
    /// Each part by the split's rounding; the first or last part is what the others leave.
    ///
    /// ```
    /// use arrears::{Currency, Money, Split};
    /// let total = Money::parse("200.00", Currency::CNY)?;
    /// let part = |index| Split::STANDARD.part(total, 3, index).map(|part| part.to_string());
    /// assert_eq!((part(0), part(2)), (Some("66.66".into()), Some("66.68".into())));
    /// # Ok::<(), arrears::MoneyError>(())
    /// ```
    #[must_use]
    pub fn part(self, total: Money, parts: u32, index: u32) -> Option<Money> {
        let minor = self.part_minor(total.minor(), parts, index)?;
        Money::from_minor(minor, total.currency()).ok()
    }

    /// The same in minor units.
    pub(crate) fn part_minor(self, total: i64, parts: u32, index: u32) -> Option<i64> {
        if index >= parts {
            return None;
        }
        let each = self.each_minor(total, parts)?;
        let absorbing = match self.remainder {
            Remainder::Last => parts.checked_sub(1)?,
            Remainder::First => 0,
        };
        if index != absorbing {
            return Some(each);
        }
        let others = each.checked_mul(i64::from(parts.checked_sub(1)?))?;
        total.checked_sub(others)
    }
}

keys! {
    /// Which way an amount goes to a multiple.
    ///
    /// 31.34 to a multiple of 1.00: `Up` 32.00, `Down` 31.00, `HalfUp` 31.00.
    pub enum MultipleRounding {
        /// To the next multiple.
        Up = "up";
        /// To the multiple before.
        Down = "down";
        /// To the nearest; half goes up.
        HalfUp = "halfUp";
    }
}

/// Whole multiples of an amount, such as whole dollars.
///
/// ```
/// use arrears::{Currency, Money, Multiple, MultipleRounding};
/// let dollar = Money::parse("1.00", Currency::USD)?;
/// let dollars = Multiple::new(dollar, MultipleRounding::Down).unwrap();
/// assert_eq!((dollars.amount(), dollars.rounding()), (dollar, MultipleRounding::Down)); // 32.33 becomes 32.00
/// assert_eq!(Multiple::new(Money::zero(Currency::USD), MultipleRounding::Up), None);
/// # Ok::<(), arrears::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Multiple {
    amount: Money,
    rounding: MultipleRounding,
}

impl Multiple {
    /// Multiples of an amount; `None` where that is not above zero.
    #[must_use]
    pub const fn new(amount: Money, rounding: MultipleRounding) -> Option<Self> {
        if amount.minor() < 1 { None } else { Some(Self { amount, rounding }) }
    }

    /// The amount that others become multiples of.
    #[must_use]
    pub const fn amount(self) -> Money {
        self.amount
    }

    /// Which way an amount goes to it.
    #[must_use]
    pub const fn rounding(self) -> MultipleRounding {
        self.rounding
    }

    /// The multiple that an amount of `parts` / `scale` minor units, not below 0, goes to; `None` beyond `i64`.
    ///
    /// # Rounding
    /// To the multiple, once.
    pub(crate) fn nearest(self, parts: i128, scale: i64) -> Option<i64> {
        let unit = i128::from(self.amount.minor()).checked_mul(i128::from(scale))?;
        let times = match self.rounding {
            MultipleRounding::Down => Rounding::TowardZero.quotient(parts, unit)?,
            MultipleRounding::HalfUp => Rounding::HalfUp.quotient(parts, unit)?,
            MultipleRounding::Up => {
                let down = Rounding::TowardZero.quotient(parts, unit)?;
                let is_whole = i128::from(down).checked_mul(unit)? == parts;
                if is_whole { down } else { down.checked_add(1)? }
            }
        };
        times.checked_mul(self.amount.minor())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_and_neighbours() {
        let table = [
            (5, [1, 0, 0]),
            (15, [2, 2, 1]),
            (25, [3, 2, 2]),
            (-5, [-1, 0, 0]),
            (-15, [-2, -2, -1]),
            (24, [2, 2, 2]),
            (26, [3, 3, 2]),
        ];
        for (tenths, [up, even, zero]) in table {
            assert_eq!(Rounding::HalfUp.quotient(tenths, 10), Some(up));
            assert_eq!(Rounding::HalfEven.quotient(tenths, 10), Some(even));
            assert_eq!(Rounding::TowardZero.quotient(tenths, 10), Some(zero));
        }
    }

    #[test]
    fn wide_values_agree_with_narrow_ones() {
        let wide = 1_i128 << 90;
        for n in -40..40 {
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero] {
                assert_eq!(rounding.quotient(n * wide, 8 * wide), rounding.quotient(n, 8), "{n}/8 {rounding:?}");
            }
        }
        assert_eq!(Rounding::HalfUp.quotient(i128::MAX, 1), None);
        assert_eq!(Rounding::HalfUp.quotient(1, -1), None);
    }

    #[test]
    fn the_printed_split_of_40000_in_24() {
        let half_up = Split::new(Rounding::HalfUp, Remainder::Last);
        assert_eq!(half_up.part_minor(4_000_000, 24, 0), Some(166_667));
        assert_eq!(half_up.part_minor(4_000_000, 24, 23), Some(166_659));
        assert_eq!(Split::STANDARD.part_minor(4_000_000, 24, 23), Some(166_682));
        let first = Split::new(Rounding::TowardZero, Remainder::First);
        assert_eq!(first.part_minor(20_000, 3, 0), Some(6_668));
        assert_eq!(first.part_minor(20_000, 3, 3), None);
        assert_eq!(first.part_minor(20_000, 0, 0), None);
    }
}
