//! How an amount was found, where balance x rate x days does not say it.

use crate::accrual::Accrued;
use crate::money::Money;
use crate::rate::Fraction;

/// Interest of one class that was raised to the least charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Raised {
    /// What was earned, exactly.
    pub exact: Accrued,
    /// The least charge.
    pub least: Money,
}

#[cfg(feature = "alloc")]
impl Raised {
    /// What `least` made of `exact`, where that is more.
    pub(super) fn of(exact: Accrued, least: Money) -> Option<Self> {
        let raised = exact.at_least(least.minor());
        (raised > exact).then_some(Self { exact, least })
    }
}

/// How a part of an instalment plan, or its settlement, came to its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartBasis {
    /// Principal in equal parts: `amount` / `of`, by the split of the terms.
    Share {
        /// The plan's principal.
        amount: Money,
        /// Into how many parts.
        of: u32,
    },
    /// Whatever is left of the principal.
    Rest,
    /// What a level payment leaves after its interest.
    Level {
        /// The payment of each part.
        payment: Money,
        /// The interest in it.
        interest: Money,
    },
    /// A share of an amount: a fee.
    Fee {
        /// The amount that the fee is a share of.
        base: Money,
        /// The share.
        rate: Fraction,
    },
    /// Interest of a month: a twelfth of a year's.
    Twelfth {
        /// Principal not yet billed.
        base: Money,
        /// The annual rate.
        annual: Fraction,
    },
}
