//! An instalment plan on a card: what is still to be billed, and what each part costs.

// Semantics: [card-23] [card-24] [card-25].

use crate::accrual::Accrued;
use crate::balance::basis::PartBasis;
use crate::balance::error::{ReplayFault, Stopped};
use crate::ledger::{EventId, PlanCharge};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::rounding::Split;
use crate::schedule::{level_payment, month_interest};

/// An instalment plan.
#[derive(Clone, Copy, Debug)]
pub struct InstalmentPlan {
    pub(super) source: EventId,
    pub(super) entry: u32,
    amount: i64,
    periods: u32,
    charge: PlanCharge,
    /// Fee or level payment of each part.
    each: i64,
    billed: u32,
    /// Principal not yet billed.
    pub(super) left: i64,
}

/// One part of a plan as a statement bills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) number: u32,
    pub(super) of: u32,
    pub(super) principal: i64,
    pub(super) fee: i64,
    pub(super) interest: i64,
    /// How the principal, and how the fee or interest, was found.
    pub(super) basis: PartBasis,
    pub(super) charge_basis: PartBasis,
}

impl InstalmentPlan {
    /// Free space.
    pub const EMPTY: Self = Self {
        source: EventId::new(0),
        entry: 0,
        amount: 0,
        periods: 0,
        charge: PlanCharge::Free,
        each: 0,
        billed: 0,
        left: 0,
    };

    pub(super) fn new(
        source: EventId,
        entry: u32,
        amount: i64,
        periods: u32,
        charge: PlanCharge,
        rounding: Rounding,
    ) -> Result<Self, ReplayFault> {
        let each = match charge {
            PlanCharge::Free => 0,
            PlanCharge::MonthlyFee(rate) => {
                share(amount, rate.fraction(), rounding).map_err(|_| ReplayFault::OwedTooLarge)?
            }
            PlanCharge::LevelPayment(rate) => level_payment(amount, rate.fraction(), periods, rounding)?,
        };
        Ok(Self { source, entry, amount, periods, charge, each, billed: 0, left: amount })
    }

    /// What was converted into how many parts at what charge, and how many of them are billed.
    #[cfg(feature = "alloc")]
    pub(super) const fn promised(&self) -> (i64, u32, PlanCharge, u32) {
        (self.amount, self.periods, self.charge, self.billed)
    }

    /// Whether parts are left to be billed.
    pub(super) const fn is_open(&self) -> bool {
        self.billed < self.periods
    }

    /// Bills the next part.
    ///
    /// # Rounding
    /// The fee of a part, or its interest, once each; the principal by `split`, or what the level payment leaves, and all
    /// of the rest in the last part.
    pub(super) fn bill(&mut self, split: Split, rounding: Rounding) -> Result<Part, ReplayFault> {
        let number = self.billed.saturating_add(1);
        let charge_basis = self.charge_basis();
        let (principal, fee, interest, shared) = match self.charge {
            PlanCharge::Free | PlanCharge::MonthlyFee(_) => {
                let part = split.part(self.amount, self.periods, self.billed).ok_or(ReplayFault::OwedTooLarge)?;
                let shared = PartBasis::Share { amount: self.amount, of: self.periods };
                (self.at_most_left(part), self.each, 0, shared)
            }
            PlanCharge::LevelPayment(rate) => {
                let interest = month_interest(self.left, rate.fraction(), rounding)?;
                let part = if number == self.periods { self.left } else { self.each.saturating_sub(interest) };
                (self.at_most_left(part), 0, interest, PartBasis::Level { payment: self.each, interest })
            }
        };
        let basis = if principal == self.left { PartBasis::Rest } else { shared };
        self.billed = number;
        self.left = self.left.saturating_sub(principal);
        Ok(Part { number, of: self.periods, principal, fee, interest, basis, charge_basis })
    }

    fn at_most_left(&self, part: i64) -> i64 {
        part.min(self.left).max(0)
    }

    fn charge_basis(&self) -> PartBasis {
        match self.charge {
            PlanCharge::Free => PartBasis::Fee { base: self.amount, rate: Fraction::ZERO },
            PlanCharge::MonthlyFee(rate) => PartBasis::Fee { base: self.amount, rate: rate.fraction() },
            PlanCharge::LevelPayment(rate) => PartBasis::Twelfth { base: self.left, annual: rate.fraction() },
        }
    }

    /// Ends the plan: what is left of its principal is billed elsewhere.
    pub(super) fn settle(&mut self) -> i64 {
        self.billed = self.periods;
        core::mem::take(&mut self.left)
    }

    /// The fee for settling the plan today.
    ///
    /// # Rounding
    /// Rate x principal left, once.
    pub(super) fn settlement_fee(&self, rate: Fraction, rounding: Rounding) -> Result<i64, Stopped> {
        share(self.left, rate, rounding)
    }
}

fn share(minor: i64, rate: Fraction, rounding: Rounding) -> Result<i64, Stopped> {
    let exact = Accrued::earned(minor, rate.parts());
    exact.and_then(|exact| exact.posted(rounding)).ok_or(Stopped)
}
