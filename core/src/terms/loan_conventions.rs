//! How a loan accrues, what a payment does beyond what is posted, and what limits its charges.

// Semantics: [loan-27] [loan-28] [loan-29] [loan-30] [loan-31] [loan-32] [loan-33].

use super::{AllocationMode, LoanTerms, LoanTermsDraft, PenaltyBase, PenaltyRate, TermsError};
use crate::money::Money;
use crate::rate::{Fraction, Rate};
use crate::rounding::Rounding;
use crate::schedule::Method;
use crate::words::keys;

keys! {
    /// What contract interest accrues on.
    ///
    /// 1,200.00 at 12 % in six payments of 207.06, nothing paid, the second interest: `Scheduled` 10.05 on what has not
    /// fallen due, `Outstanding` 12.00 on all of it.
    pub enum LoanAccrual {
        /// On principal that has not fallen due: the schedule is the interest.
        Scheduled = "scheduled";
        /// Each day on all principal outstanding, overdue included: a simple-interest loan.
        Outstanding = "outstanding";
    }
}

keys! {
    /// What becomes of the fraction that rounding leaves of each interest posted.
    ///
    /// 55,000.00 at 10 %, interest only, 36 months: `Dropped` 458.33 each, 16,499.88 in all; `Carried` 458.33, 458.34, 458.33,
    /// 16,500.00 in all.
    pub enum InterestFraction {
        /// It is dropped.
        Dropped = "dropped";
        /// It joins the next posting before that is rounded; the last due date drops it.
        Carried = "carried";
    }
}

keys! {
    /// What a payment does with what it brings beyond everything posted.
    ///
    /// 500.00 where 207.06 is posted: 292.94 is credit under `Credit`; under `Prepay` it meets the interest accrued and then
    /// principal, that day.
    pub enum Excess {
        /// It waits as a credit for what is posted next.
        Credit = "credit";
        /// It meets accrued interest and then principal not yet due.
        Prepay = "prepay";
    }
}

/// A fee on principal that is repaid before it is due, by the age of the loan in whole months since the disbursement.
///
/// On the month where one rate gives way to the next the lower of the two holds.
///
/// ```
/// use arrears::terms::EarlyRepaymentFee;
/// use arrears::{Fraction, TermsError};
/// let fee = EarlyRepaymentFee::new(Fraction::parse("0.03")?).then(12, Fraction::parse("0.01")?)?;
/// assert_eq!([11, 12, 13].map(|months| fee.rate(months).to_string()), ["0.03", "0.01", "0.01"]);
/// assert_eq!(fee.then(12, Fraction::ZERO), Err(TermsError::AgesNotAscending { months: 12 }));
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyRepaymentFee {
    first: Fraction,
    later: [Option<(u16, Fraction)>; Self::MAX],
}

impl EarlyRepaymentFee {
    /// The most changes of the rate.
    pub const MAX: usize = 7;

    /// One rate, from the disbursement on.
    #[must_use]
    pub const fn new(rate: Fraction) -> Self {
        Self { first: rate, later: [None; Self::MAX] }
    }

    /// Another rate from an age on, in whole months.
    ///
    /// # Errors
    /// [`TermsError::AgesNotAscending`], [`TermsError::HistoryTooLong`].
    pub fn then(mut self, months: u16, rate: Fraction) -> Result<Self, TermsError> {
        let last = self.later.iter().flatten().last().map_or(0, |(months, _)| *months);
        if months <= last {
            return Err(TermsError::AgesNotAscending { months });
        }
        let free = self.later.iter_mut().find(|slot| slot.is_none());
        *free.ok_or(TermsError::HistoryTooLong { max: Self::MAX.saturating_add(1) })? = Some((months, rate));
        Ok(self)
    }

    /// The rate at an age in whole months.
    #[must_use]
    pub fn rate(&self, months: u16) -> Fraction {
        let mut now = self.first;
        for (from, rate) in self.later.iter().flatten() {
            if *from < months {
                now = *rate;
            } else if *from == months {
                now = if rate.parts() < now.parts() { *rate } else { now };
            }
        }
        now
    }
}

/// The conventions of a loan beside its schedule and its overdue terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LoanConventions {
    accrual: LoanAccrual,
    fraction: InterestFraction,
    excess: Excess,
    tolerance: i64,
    early_fee: Option<EarlyRepaymentFee>,
    charge_cap: Option<Fraction>,
}

impl LoanConventions {
    pub(super) const PLAIN: Self = Self {
        accrual: LoanAccrual::Scheduled,
        fraction: InterestFraction::Dropped,
        excess: Excess::Credit,
        tolerance: 0,
        early_fee: None,
        charge_cap: None,
    };
}

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

    /// By how many minor units an instalment may be short and still count as paid.
    #[must_use]
    pub const fn shortfall_tolerance_minor(&self) -> i64 {
        self.conventions.tolerance
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
        let by_instalment = self.allocation_mode() == AllocationMode::InstalmentFirst;
        if by_instalment && (self.penalises_outstanding() || self.conventions.charge_cap.is_some()) {
            return Err(TermsError::NeedsGroupFirst);
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
        self.terms.conventions.tolerance = tolerance.not_negative()?.minor();
        Ok(self)
    }

    /// With a fee on principal repaid before it is due.
    #[must_use]
    pub const fn early_repayment_fee(mut self, fee: EarlyRepaymentFee) -> Self {
        self.terms.conventions.early_fee = Some(fee);
        self
    }

    /// With a cap on interest, penalty interest, compound interest, late fees and fees together, as a share of the principal
    /// paid out.
    #[must_use]
    pub const fn charge_cap(mut self, share: Fraction) -> Self {
        self.terms.conventions.charge_cap = Some(share);
        self
    }
}
