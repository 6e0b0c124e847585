//! An instalment plan on a card: what is still to be billed, and what each part costs.

// Semantics: [card-23] [card-24] [card-25].

use crate::accrual::Accrued;
use crate::balance::basis::PartBasis;
use crate::balance::error::{ReplayFault, Stopped};
use crate::ledger::{EventId, PlanCharge};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::rounding::Split;
use crate::schedule::{level_payment_minor, month_interest_minor};

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
    /// An empty slot: what scratch space is filled with.
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
            PlanCharge::LevelPayment(rate) => level_payment_minor(amount, rate.fraction(), periods, rounding)?,
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
    pub(super) fn bill(&mut self, split: Split, rounding: Rounding, currency: Currency) -> Result<Part, ReplayFault> {
        let number = self.billed.saturating_add(1);
        let money = |minor| Money::saturating(minor, currency);
        let charge_basis = self.charge_basis(currency);
        let (principal, fee, interest, shared) = match self.charge {
            PlanCharge::Free | PlanCharge::MonthlyFee(_) => {
                let part = split.part_minor(self.amount, self.periods, self.billed).ok_or(ReplayFault::OwedTooLarge)?;
                let shared = PartBasis::Share { amount: money(self.amount), of: self.periods };
                (self.at_most_left(part), self.each, 0, shared)
            }
            PlanCharge::LevelPayment(rate) => {
                let interest = month_interest_minor(self.left, rate.fraction(), rounding)?;
                let part = if number == self.periods { self.left } else { self.each.saturating_sub(interest) };
                let shared = PartBasis::Level { payment: money(self.each), interest: money(interest) };
                (self.at_most_left(part), 0, interest, shared)
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

    fn charge_basis(&self, currency: Currency) -> PartBasis {
        let (converted, left) = (Money::saturating(self.amount, currency), Money::saturating(self.left, currency));
        match self.charge {
            PlanCharge::Free => PartBasis::Fee { base: converted, rate: Fraction::ZERO },
            PlanCharge::MonthlyFee(rate) => PartBasis::Fee { base: converted, rate: rate.fraction() },
            PlanCharge::LevelPayment(rate) => PartBasis::Twelfth { base: left, annual: rate.fraction() },
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
    Accrued::earned(minor, rate.parts()).posted(rounding).ok_or(Stopped)
}
