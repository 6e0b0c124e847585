//! The conventions of a loan as its terms answer for them, and as they are set.

// Semantics: [loan-38] [loan-39] [loan-40] [loan-41] [loan-42] [loan-43] [loan-44] [loan-47].

use super::loan_conventions::{EarlyRepaymentFee, Excess, InterestFraction, LoanAccrual};
use super::{AllocationMode, LoanTerms, LoanTermsDraft, PenaltyBase, PenaltyRate, TermsError};
use crate::calendar::{BusinessDays, CalendarError, Date};
use crate::money::Money;
use crate::rate::{Fraction, Rate};
use crate::rounding::Rounding;
use crate::schedule::{InterestTiming, Method};

impl LoanTerms {
    /// What contract interest accrues on.
    #[must_use]
    pub const fn accrual(&self) -> LoanAccrual {
        self.conventions.accrual
    }

    /// Whether contract interest accrues on all principal outstanding.
    pub(crate) const fn is_outstanding(&self) -> bool {
        matches!(self.conventions.accrual, LoanAccrual::Outstanding)
    }

    /// Whether the fraction of a posting joins the next one.
    pub(crate) const fn carries_fraction(&self) -> bool {
        matches!(self.conventions.fraction, InterestFraction::Carried)
    }

    /// What becomes of the fraction that rounding leaves of interest.
    #[must_use]
    pub const fn interest_fraction(&self) -> InterestFraction {
        self.conventions.fraction
    }

    /// What a payment does beyond what is posted.
    #[must_use]
    pub const fn excess(&self) -> Excess {
        self.conventions.excess
    }

    /// By how much an instalment may be short and still count as paid.
    #[must_use]
    pub fn shortfall_tolerance(&self) -> Money {
        self.conventions.tolerance.unwrap_or(Money::zero(self.currency()))
    }

    /// The shortfall tolerance, in minor units.
    pub(crate) const fn shortfall_tolerance_minor(&self) -> i64 {
        Money::minor_of(self.conventions.tolerance)
    }

    /// The fee on principal repaid before it is due.
    #[must_use]
    pub const fn early_repayment_fee(&self) -> Option<&EarlyRepaymentFee> {
        self.conventions.early_fee.as_ref()
    }

    /// The most that all charges may come to, as a share of the principal paid out.
    #[must_use]
    pub const fn charge_cap(&self) -> Option<Fraction> {
        self.conventions.charge_cap
    }

    /// The business days to the next of which a last day to pay moves; none where it does not move.
    #[must_use]
    pub const fn business_days(&self) -> Option<&BusinessDays> {
        self.conventions.business_days.as_ref()
    }

    /// The last day to pay what falls due on a day, any late-payment grace left out.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    #[inline]
    pub fn last_day_to_pay(&self, due: Date) -> Result<Date, CalendarError> {
        match &self.conventions.business_days {
            None => Ok(due),
            Some(days) => days.next_business_day(due),
        }
    }

    /// The same in minor units, for a principal paid out.
    ///
    /// # Rounding
    /// Share x principal, half up, once.
    pub(crate) fn charge_cap_minor(&self, paid_out: i64) -> Option<i64> {
        let share = self.conventions.charge_cap?;
        let exact = i128::from(paid_out).checked_mul(i128::from(share.parts()))?;
        Rounding::HalfUp.quotient(exact, i128::from(Fraction::SCALE))
    }

    /// Whether penalty interest is charged on all principal outstanding.
    pub(crate) fn penalises_outstanding(&self) -> bool {
        self.penalty().is_some_and(|penalty| penalty.base == PenaltyBase::OutstandingPrincipal)
    }

    /// What the penalty adds to contract interest while `contract` is its rate: the penalty rate, or, where contract
    /// interest goes on on what is overdue, a multiple less the one that it is charged already.
    ///
    /// # Errors
    /// As [`LoanTerms::penalty_rate`].
    pub(crate) fn added_penalty_rate(&self, contract: Rate) -> Result<Option<Rate>, TermsError> {
        match self.penalty().map(|penalty| penalty.rate) {
            Some(PenaltyRate::Multiple(multiple)) if self.is_outstanding() => {
                let on_top = multiple.parts().saturating_sub(Fraction::SCALE).max(0);
                Ok(Some(contract.times(Fraction::from_parts(on_top)?)?))
            }
            _ => self.penalty_rate(contract),
        }
    }

    /// Contradictions of the conventions with the other terms.
    pub(super) fn check_conventions(&self) -> Result<(), TermsError> {
        if let Some(tolerance) = self.conventions.tolerance {
            tolerance.of(self.currency())?;
        }
        let by_instalment = self.allocation_mode() == AllocationMode::InstalmentFirst;
        if by_instalment && (self.penalises_outstanding() || self.conventions.charge_cap.is_some()) {
            return Err(TermsError::NeedsGroupFirst);
        }
        let in_advance = self.amortisation().shape().interest_timing == InterestTiming::InAdvance;
        if in_advance && (self.is_outstanding() || self.carries_fraction()) {
            return Err(TermsError::InAdvanceNeedsScheduled);
        }
        if !self.is_outstanding() {
            return match self.conventions.excess {
                Excess::Credit => Ok(()),
                Excess::Prepay => Err(TermsError::PrepayNeedsOutstanding),
            };
        }
        if self.amortisation().method() == Method::FlatFee {
            return Err(TermsError::FlatFeeEarnsNoInterest);
        }
        match self.penalty().map(|penalty| penalty.rate) {
            Some(PenaltyRate::Multiple(multiple)) if multiple.parts() < Fraction::SCALE => {
                Err(TermsError::MultipleBelowOne)
            }
            _ => Ok(()),
        }
    }
}

impl LoanTermsDraft {
    /// What contract interest accrues on.
    #[must_use]
    pub const fn accrual(mut self, accrual: LoanAccrual) -> Self {
        self.terms.conventions.accrual = accrual;
        self
    }

    /// What becomes of the fraction that rounding leaves of interest.
    #[must_use]
    pub const fn interest_fraction(mut self, fraction: InterestFraction) -> Self {
        self.terms.conventions.fraction = fraction;
        self
    }

    /// What a payment does beyond what is posted; [`Excess::Prepay`] where interest accrues on what is outstanding.
    #[must_use]
    pub const fn excess(mut self, excess: Excess) -> Self {
        self.terms.conventions.excess = excess;
        self
    }

    /// By how much an instalment, the last one left out, may be short and still count as paid: the rest is due with the next.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn shortfall_tolerance(mut self, tolerance: Money) -> Result<Self, TermsError> {
        self.terms.conventions.tolerance = Some(tolerance.not_negative()?);
        Ok(self)
    }

    /// Sets a fee on principal repaid before it is due.
    #[must_use]
    pub const fn early_repayment_fee(mut self, fee: EarlyRepaymentFee) -> Self {
        self.terms.conventions.early_fee = Some(fee);
        self
    }

    /// Sets a cap on interest, penalty interest, compound interest, late fees and fees together, as a share of the principal
    /// paid out.
    #[must_use]
    pub const fn charge_cap(mut self, share: Fraction) -> Self {
        self.terms.conventions.charge_cap = Some(share);
        self
    }

    /// What falls due on a day off may be paid to the next business day: grace, late fee, days past due and penalty count
    /// from that day. Contract interest and the schedule keep the due date.
    #[must_use]
    pub const fn next_business_day(mut self, days: BusinessDays) -> Self {
        self.terms.conventions.business_days = Some(days);
        self
    }
}
