//! Exact amounts as texts: `a/b` in units of the currency.
//!
//! Interest accrued on a day count has no end as a decimal, and an opening must lose nothing of it.

use core::fmt;

use super::WireError;
use crate::balance::OpeningError;
use crate::json::Node;
use crate::money::{Currency, Money};

/// So many parts, of which `scale` make a unit of the currency, as a reduced fraction.
pub(super) struct Exact {
    pub(super) parts: i128,
    pub(super) scale: i128,
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut one, mut other) = (self.parts.unsigned_abs(), self.scale.unsigned_abs());
        while other > 0 {
            (one, other) = (other, one.checked_rem(other).unwrap_or(0));
        }
        let divisor = i128::try_from(one).unwrap_or(1).max(1);
        let over = |part: i128| part.checked_div(divisor).unwrap_or(part);
        write!(f, "{}/{}", over(self.parts), over(self.scale))
    }
}

/// An amount of an opening.
pub(super) enum Told {
    /// `a/b`, in parts.
    Exact(i128),
    /// A decimal amount.
    Rounded(Money),
}

/// An amount accrued: `a/b` as the engine writes it, or a decimal amount as a screen shows it.
pub(super) fn accrued(node: Node<'_>, currency: Currency, scale: i128) -> Result<Told, WireError> {
    if node.text().contains('/') {
        return Ok(Told::Exact(fraction(node, scale)?));
    }
    node.not_negative(currency).map(Told::Rounded)
}

/// A fraction `a/b`, in parts of which `scale` make one.
pub(super) fn fraction(node: Node<'_>, scale: i128) -> Result<i128, WireError> {
    let parts = || {
        let (above, below) = node.text().split_once('/')?;
        let (above, below) = (above.parse::<i128>().ok()?, below.parse::<i128>().ok().filter(|below| *below > 0)?);
        // Reduced as it is written, the denominator divides the scale.
        let times = scale.checked_div(below).filter(|_| scale.checked_rem(below) == Some(0))?;
        above.checked_mul(times)
    };
    parts().ok_or_else(|| {
        node.given(crate::balance::ReplayError::from(crate::balance::ReplayFault::from(OpeningError::NotExact)))
    })
}

/// Parts of which this many make a unit of the currency, where so many make a minor unit.
pub(super) fn scale(currency: Currency, of_minor: i128) -> i128 {
    let unit = (0..currency.decimals()).fold(1_i128, |unit, _| unit.saturating_mul(10));
    of_minor.saturating_mul(unit)
}
