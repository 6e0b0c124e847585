//! How a loan accrues, what a payment does beyond what is posted, and what limits its charges, as plain structs.

use engine::Currency;
use engine::calendar::BusinessDays;
use engine::terms::{DeadlineRule, EarlyRepaymentFee, LoanTermsDraft};

use crate::boundary::{lent_or_null, slice};
use crate::business_days::ArrearsBusinessDays;
use crate::choice;
use crate::error::Failure;
use crate::money::money;
use crate::rate::fraction;

/// The fee for an early repayment from an age of the loan on.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsEarlyRepaymentFeeFrom {
    /// The age in whole months since the disbursement; 0 in the first of a list, ascending.
    pub age_months: u32,
    /// The rate on the principal repaid, in parts of 10^-12.
    pub rate_ppt: i64,
}

/// How a loan accrues, what a payment does beyond what is posted, and what limits its charges. Start from
/// ARREARS_LOAN_CONVENTIONS_INIT. What is pointed to is only read by the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsLoanConventions {
    /// What contract interest accrues on: ARREARS_ACCRUAL_...
    pub accrual: i32,
    /// What becomes of the fraction that rounding leaves of interest: ARREARS_FRACTION_...
    pub fraction: i32,
    /// What a payment does beyond what is posted: ARREARS_EXCESS_...
    pub excess: i32,
    /// By how much an instalment may be short and still count as paid; 0 for none.
    pub shortfall_tolerance_minor: i64,
    /// The most that all charges may come to, as a share of the principal paid out in parts of 10^-12; ARREARS_UNSET.
    pub charge_cap_ppt: i64,
    /// The fee for an early repayment by the age of the loan; NULL for none.
    pub early_repayment_fees: *const ArrearsEarlyRepaymentFeeFrom,
    /// How many, at most 8.
    pub early_repayment_fee_count: usize,
    /// ARREARS_DEADLINE_...: whether the last day to pay moves off a day on which nobody works.
    pub deadline: i32,
    /// The business days of a deadline that moves; NULL for Monday to Friday.
    pub business_days: *const ArrearsBusinessDays,
}

impl ArrearsLoanConventions {
    /// The draft with these.
    ///
    /// # Safety
    /// The fees are NULL or as many elements as their count says.
    pub(crate) unsafe fn set(&self, mut draft: LoanTermsDraft, currency: Currency) -> Result<LoanTermsDraft, Failure> {
        if let Some(accrual) = choice::accrual(self.accrual, "options.conventions.accrual")? {
            draft = draft.accrual(accrual);
        }
        if let Some(fraction) = choice::interest_fraction(self.fraction, "options.conventions.fraction")? {
            draft = draft.interest_fraction(fraction);
        }
        if let Some(excess) = choice::excess(self.excess, "options.conventions.excess")? {
            draft = draft.excess(excess);
        }
        let path = "options.conventions.shortfall_tolerance_minor";
        if self.shortfall_tolerance_minor != 0 {
            let tolerance = money(self.shortfall_tolerance_minor, currency, path)?;
            draft = draft.shortfall_tolerance(tolerance).map_err(|error| Failure::engine(path, error))?;
        }
        if let Some(cap) = choice::set(self.charge_cap_ppt) {
            draft = draft.charge_cap(fraction(cap, "options.conventions.charge_cap_ppt")?);
        }
        // SAFETY: this function's contract.
        draft = unsafe { self.with_deadline(draft) }?;
        let path = "options.conventions.early_repayment_fees";
        // SAFETY: NULL or as many elements as the count says, by this function's contract.
        let rows = unsafe { slice(self.early_repayment_fees, self.early_repayment_fee_count, path) }?;
        let Some((first, later)) = rows.split_first() else { return Ok(draft) };
        if first.age_months != 0 {
            return Err(Failure::unknown(path, first.age_months, "0 months in the first"));
        }
        let mut fee = EarlyRepaymentFee::new(fraction(first.rate_ppt, path)?);
        for row in later {
            let months = u16::try_from(row.age_months).unwrap_or(u16::MAX);
            fee = fee.then(months, fraction(row.rate_ppt, path)?).map_err(|error| Failure::engine(path, error))?;
        }
        Ok(draft.early_repayment_fee(fee))
    }

    /// # Safety
    /// The business days are NULL or a struct whose pointers are NULL or lead to as many dates as their counts say.
    unsafe fn with_deadline(&self, draft: LoanTermsDraft) -> Result<LoanTermsDraft, Failure> {
        let path = "options.conventions.business_days";
        // SAFETY: NULL or a struct, by this function's contract.
        let given = unsafe { lent_or_null(self.business_days, path) }?;
        // SAFETY: its pointers are as this function's contract says.
        let days = given.map(|days| unsafe { days.days(path) }).transpose()?;
        let rule = choice::deadline(self.deadline, "options.conventions.deadline")?;
        match (rule, days) {
            (None, Some(_)) => Err(Failure::unknown("options.conventions.deadline", 0, "1 or 2 beside business_days")),
            (Some(DeadlineRule::NextBusinessDay), days) => {
                Ok(draft.next_business_day(days.unwrap_or(BusinessDays::MONDAY_TO_FRIDAY)))
            }
            (None | Some(DeadlineRule::Same), _) => Ok(draft),
        }
    }
}
