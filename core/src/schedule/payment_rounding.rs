//! To what a level payment is rounded, and how the last one may differ.

// Semantics: [loan-33].

use super::ScheduleError;
use super::residual::Exact;
use crate::money::Money;
use crate::rounding::{Multiple, MultipleRounding};
use crate::words::keys;

keys! {
    /// How the last payment may differ from the others.
    ///
    /// 75.00 at 12.3 % in five: `Any` 15.46 and a last of 15.49; `NotHigher` and `Similar` 15.47 and a last of 15.45.
    pub enum LastPayment {
        /// It may be higher or lower.
        Any = "any";
        /// Never above them: they are raised by multiples until it is not.
        NotHigher = "notHigher";
        /// As near as can be: the multiple with which the two differ least, the lower on a tie.
        Similar = "similar";
    }
}

/// How a level payment is rounded: to a multiple, with a rule for the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PaymentRounding {
    multiple: Multiple,
    last: LastPayment,
}

impl PaymentRounding {
    /// To a multiple of an amount above zero.
    ///
    /// # Rounding
    /// Once, of the exact payment.
    ///
    /// # Errors
    /// [`ScheduleError::Multiple`]:
    /// ```
    /// use arrears::schedule::{LastPayment, PaymentRounding};
    /// use arrears::{Currency, Money, MultipleRounding, ScheduleError};
    /// let nothing = PaymentRounding::new(MultipleRounding::Up, Money::zero(Currency::CNY), LastPayment::Any);
    /// assert_eq!(nothing, Err(ScheduleError::Multiple));
    /// ```
    pub const fn new(mode: MultipleRounding, multiple: Money, last: LastPayment) -> Result<Self, ScheduleError> {
        match Multiple::new(multiple, mode) {
            Some(multiple) => Ok(Self { multiple, last }),
            None => Err(ScheduleError::Multiple),
        }
    }

    /// What payments are a multiple of, and which way they go to it.
    #[must_use]
    pub const fn multiple(self) -> Multiple {
        self.multiple
    }

    /// How the last payment may differ.
    #[must_use]
    pub const fn last(self) -> LastPayment {
        self.last
    }

    /// A payment to its multiple; `None` where that is too large.
    pub(super) fn round(self, exact: Exact) -> Option<i64> {
        let multiple = u64::try_from(self.multiple.amount().minor()).ok()?;
        let twice = multiple.checked_mul(2)?;
        let (times, rest) = (exact.halves.checked_div(twice)?, exact.halves.checked_rem(twice)?);
        let up = match self.multiple.rounding() {
            MultipleRounding::Up => rest > 0 || exact.at.is_gt(),
            MultipleRounding::Down => false,
            MultipleRounding::HalfUp => rest >= multiple,
        };
        i64::try_from(times.checked_add(u64::from(up))?.checked_mul(multiple)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use core::cmp::Ordering;

    #[test]
    fn to_a_multiple() {
        use MultipleRounding::{Down, HalfUp, Up};
        let by = |mode, multiple, halves, at| {
            PaymentRounding::new(mode, Money::from_minor(multiple, Currency::CNY).unwrap(), LastPayment::Any)
                .unwrap()
                .round(Exact { halves, at })
                .unwrap()
        };
        // 166.67 (twice 33,333 and a third) to 1.00; 150.00 exactly and 150.00 and a bit to 1.00; a tie of 150.50.
        assert_eq!([Up, Down, HalfUp].map(|mode| by(mode, 100, 33_333, Ordering::Greater)), [16_700, 16_600, 16_700]);
        assert_eq!([Up, Down, HalfUp].map(|mode| by(mode, 100, 30_000, Ordering::Equal)), [15_000; 3]);
        assert_eq!([Up, Down, HalfUp].map(|mode| by(mode, 100, 30_000, Ordering::Greater)), [15_100, 15_000, 15_000]);
        assert_eq!([Up, Down, HalfUp].map(|mode| by(mode, 100, 30_100, Ordering::Equal)), [15_100, 15_000, 15_100]);
    }
}
