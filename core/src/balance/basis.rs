//! How an amount was found, where balance x rate x days does not say it.

use crate::accrual::Accrued;
use crate::rate::Fraction;

/// The least interest that is charged where any was earned, in minor units; 0 for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LeastInterest {
    /// On purchases.
    pub purchase: i64,
    /// On cash advances.
    pub cash: i64,
}

/// Interest of one class that was raised to the least charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Raised {
    /// What was earned, exactly.
    pub exact: Accrued,
    /// The least charge, in minor units.
    pub least: i64,
}

#[cfg(feature = "alloc")]
impl Raised {
    /// What `least` made of `exact`, where that is more.
    pub(super) fn of(exact: Accrued, least: i64) -> Option<Self> {
        let raised = exact.at_least(least)?;
        (raised > exact).then_some(Self { exact, least })
    }
}

/// How a part of an instalment plan, or its settlement, came to its amount. Amounts are minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartBasis {
    /// Principal in equal parts: `amount` / `of`, by the split of the terms.
    Share {
        /// The plan's principal.
        amount: i64,
        /// Into how many parts.
        of: u32,
    },
    /// Whatever is left of the principal.
    Rest,
    /// What a level payment leaves after its interest.
    Level {
        /// The payment of each part.
        payment: i64,
        /// The interest in it.
        interest: i64,
    },
    /// A share of an amount: a fee.
    Fee {
        /// Of what.
        base: i64,
        /// The share.
        rate: Fraction,
    },
    /// A twelfth of a year's interest.
    Twelfth {
        /// Principal not yet billed.
        base: i64,
        /// The annual rate.
        annual: Fraction,
    },
}
