//! The lender's view of a budget, as data.

use core::fmt;

use super::error::{BudgetError, BudgetFault, BudgetItem};
use super::item::{Category, IncomeCertainty};
use crate::money::Money;
use crate::rate::Fraction;

/// What of a surplus may be asked for, and when a budget is looked at twice.
///
/// All of every income counts until [`CapacityPolicy::counting`] says less; no finding that needs a limit appears until
/// the limit is set. Its `Debug` shows no amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CapacityPolicy {
    pub(super) share: Fraction,
    pub(super) cushion: Money,
    pub(super) counted: [Fraction; 4],
    pub(super) evidence_days: Option<u16>,
    pub(super) debt_service: Option<Fraction>,
    pub(super) uncertain: Option<Fraction>,
    pub(super) required: [bool; 10],
    pub(super) guideline: Option<(Money, Money)>,
}

impl CapacityPolicy {
    /// A share of the surplus, 0 to 1, and a cushion that stays with the household each month, zero or more.
    ///
    /// # Errors
    /// [`BudgetFault::ShareAboveOne`], a negative cushion:
    /// ```
    /// use arrears::budget::{BudgetFault, CapacityPolicy};
    /// use arrears::{Currency, Fraction, Money};
    /// let none = Money::zero(Currency::CNY);
    /// let error = CapacityPolicy::new(Fraction::parse("1.01")?, none).unwrap_err();
    /// assert_eq!((error.fault, error.code()), (BudgetFault::ShareAboveOne, 1002));
    /// let less = Money::parse("-0.01", Currency::CNY)?;
    /// assert!(CapacityPolicy::new(Fraction::ONE, less).is_err());
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(share: Fraction, cushion: Money) -> Result<Self, BudgetError> {
        let cushion = cushion.not_negative().map_err(|e| BudgetError::new(BudgetItem::Policy, e))?;
        Ok(Self {
            share: at_most_one(share)?,
            cushion,
            counted: [Fraction::ONE; 4],
            evidence_days: None,
            debt_service: None,
            uncertain: None,
            required: [false; 10],
            guideline: None,
        })
    }

    /// The share, 0 to 1, of an income of this certainty that counts.
    ///
    /// # Errors
    /// [`BudgetFault::ShareAboveOne`].
    pub fn counting(mut self, certainty: IncomeCertainty, share: Fraction) -> Result<Self, BudgetError> {
        let share = at_most_one(share)?;
        for (known, counted) in IncomeCertainty::ALL.iter().zip(&mut self.counted) {
            if *known == certainty {
                *counted = share;
            }
        }
        Ok(self)
    }

    /// Evidence older than this many days is a finding, as is none.
    #[must_use]
    pub const fn evidence_within(self, days: u16) -> Self {
        Self { evidence_days: Some(days), ..self }
    }

    /// Debt payments above this share of the counted income are a finding.
    #[must_use]
    pub const fn debt_service_limit(self, share: Fraction) -> Self {
        Self { debt_service: Some(share), ..self }
    }

    /// Variable and expected income above this share of what counts is a finding.
    #[must_use]
    pub const fn uncertain_limit(self, share: Fraction) -> Self {
        Self { uncertain: Some(share), ..self }
    }

    /// A category without which a budget is incomplete.
    #[must_use]
    pub fn requires(mut self, category: Category) -> Self {
        for (known, required) in Category::ALL.iter().zip(&mut self.required) {
            *required |= *known == category;
        }
        self
    }

    /// The least essential spending to be believed: for the household, and for each dependant.
    #[must_use]
    pub const fn minimum_essentials(self, household: Money, dependant: Money) -> Self {
        Self { guideline: Some((household, dependant)), ..self }
    }

    pub(super) fn counts(&self, certainty: IncomeCertainty) -> Fraction {
        let mut shares = IncomeCertainty::ALL.iter().zip(self.counted);
        shares.find(|(known, _)| **known == certainty).map_or(Fraction::ONE, |(_, share)| share)
    }
}

fn at_most_one(share: Fraction) -> Result<Fraction, BudgetError> {
    if share > Fraction::ONE {
        return Err(BudgetError::new(BudgetItem::Policy, BudgetFault::ShareAboveOne));
    }
    Ok(share)
}

impl fmt::Debug for CapacityPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CapacityPolicy(share {})", self.share)
    }
}
