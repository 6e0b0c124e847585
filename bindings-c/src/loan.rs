//! The terms of an instalment loan, as a plain struct.

use std::ffi::c_char;

use engine::schedule::{Amortisation, Dues, Interval};
use engine::terms::{
    AllocationMode, LOAN_PRESETS, LoanLateFee, LoanProduct, LoanTerms, LoanTermsDraft, Order, Penalty, PenaltyBase,
    PenaltyRate,
};
use engine::{Currency, DayCount, Money};

use crate::boundary::{lent_or_null, text};
use crate::card::split;
use crate::choice;
use crate::component::{ArrearsOrder, order};
use crate::date::{ArrearsDate, date, month_day};
use crate::error::Failure;
use crate::loan_conventions::ArrearsLoanConventions;
use crate::loan_shape::ArrearsLoanShape;
use crate::money::{ArrearsCurrency, currency, money};
use crate::rate::{ArrearsRate, fraction, rate};

/// The fee for an overdue instalment of a loan.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsLoanLateFee {
    /// The rate on what is unpaid of it, in parts of 10^-12.
    pub rate_ppt: i64,
    /// The least fee; 0 for none.
    pub floor_minor: i64,
    /// The largest fee; ARREARS_UNSET for none.
    pub cap_minor: i64,
}

/// The terms of an instalment loan. Start from ARREARS_LOAN_OPTIONS_INIT, set `principal_minor`, `rate`, `disbursed`,
/// `first_due`, `periods` and `method`; whatever else is set goes over the product's preset. What is pointed to is only
/// read by the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsLoanOptions {
    /// sizeof(arrears_loan_options).
    pub struct_size: usize,
    /// The name of a product with a preset, such as "consumerLoan"; NULL for the plainest terms.
    pub product: *const c_char,
    /// The length of `product` in bytes.
    pub product_len: usize,
    /// The principal.
    pub principal_minor: i64,
    /// The rate of interest, or of the fee of a flat-fee loan.
    pub rate: ArrearsRate,
    /// The currency; ARREARS_DEFAULT for renminbi.
    pub currency: ArrearsCurrency,
    /// The day the money is paid out.
    pub disbursed: ArrearsDate,
    /// The first due date.
    pub first_due: ArrearsDate,
    /// The day of the month of the due dates, where `first_due` is the last day of a short month; ARREARS_DEFAULT.
    pub pay_day: i32,
    /// How many due dates, 1 to 600.
    pub periods: u32,
    /// How the principal comes back: ARREARS_METHOD_...
    pub method: i32,
    /// What the interest of a whole period is: ARREARS_PERIOD_INTEREST_...
    pub period_interest: i32,
    /// How days become a share of a year: ARREARS_DAY_COUNT_...
    pub day_count: i32,
    /// How every posting rounds: ARREARS_ROUNDING_...
    pub rounding: i32,
    /// How equal parts of principal round: ARREARS_ROUNDING_...
    pub split_rounding: i32,
    /// Which of equal parts takes the cents left over: ARREARS_REMAINDER_...
    pub split_remainder: i32,
    /// ARREARS_PENALTY_MULTIPLE or ARREARS_PENALTY_OWN_RATE; ARREARS_DEFAULT leaves the penalty and ignores the four below.
    pub penalty: i32,
    /// What penalty interest is charged on: ARREARS_PENALTY_BASE_...
    pub penalty_base: i32,
    /// How days of penalty interest become a share of a year: ARREARS_DAY_COUNT_...; as those of the contract where left out.
    pub penalty_day_count: i32,
    /// The multiple of the contract rate, in parts of 10^-12.
    pub penalty_multiple_ppt: i64,
    /// The penalty rate of its own.
    pub penalty_rate: ArrearsRate,
    /// What overdue interest bears: ARREARS_COMPOUND_...
    pub compound: i32,
    /// The first day that bears penalty and compound interest: ARREARS_OVERDUE_FROM_...
    pub overdue_from: i32,
    /// Days of late-payment grace after a due date; ARREARS_UNSET.
    pub late_payment_grace_days: i32,
    /// Which balance the day of a payment accrues on: ARREARS_PAYMENT_DAY_...
    pub payment_day: i32,
    /// ARREARS_YES or ARREARS_NO: whether the lender may call the whole loan due.
    pub accelerates: i32,
    /// Whether groups of components or instalments come first: ARREARS_ALLOCATION_...
    pub allocation_mode: i32,
    /// The late fee; NULL for none.
    pub late_fee: *const ArrearsLoanLateFee,
    /// The allocation order; NULL for costs, charges, principal.
    pub order: *const ArrearsOrder,
    /// How the schedule departs from a plain one; NULL for a plain one.
    pub shape: *const ArrearsLoanShape,
    /// How it accrues, what a payment does beyond what is posted, what limits charges; NULL for the plainest terms.
    pub conventions: *const ArrearsLoanConventions,
}

fn product(name: &str) -> Result<LoanProduct, Failure> {
    let allowed = || LOAN_PRESETS.map(|preset| preset.name).join(" ");
    LoanProduct::from_name(name).ok_or_else(|| Failure::unknown("options.product", name, allowed()))
}

impl ArrearsLoanOptions {
    /// How the principal comes back.
    ///
    /// # Safety
    /// `shape` is NULL or points to a shape.
    pub(crate) unsafe fn amortisation(&self) -> Result<Amortisation, Failure> {
        let start = date(self.disbursed, "options.disbursed")?;
        let first = date(self.first_due, "options.first_due")?;
        // SAFETY: NULL or a shape, by this function's contract.
        let shape = unsafe { lent_or_null(self.shape, "options.shape") }?;
        let interval = shape.map_or(Ok(Interval::MONTH), ArrearsLoanShape::interval)?;
        let dues = Dues::every(interval, first, self.periods);
        let mut dues = dues.map_err(|error| Failure::engine("options.periods", error))?;
        if self.pay_day != choice::ARREARS_DEFAULT {
            let day = month_day(self.pay_day, "options.pay_day")?;
            dues = dues.pay_day(day).map_err(|error| Failure::engine("options.pay_day", error))?;
        }
        let rate = rate(&self.rate, "options.rate")?;
        let method = choice::method(self.method, "options.method")?;
        let currency = if self.currency == 0 { Currency::CNY } else { currency(self.currency, "options.currency")? };
        let principal = Money::from_minor(self.principal_minor, currency);
        let principal = principal.map_err(|error| Failure::engine("options.principal_minor", error))?;
        let mut loan = Amortisation::new(principal, start, dues, rate, method)
            .map_err(|error| Failure::engine("options", error))?;
        if let Some(interest) = choice::period_interest(self.period_interest, "options.period_interest")? {
            let changed = loan.period_interest(interest);
            loan = changed.map_err(|error| Failure::engine("options.period_interest", error))?;
        }
        if let Some(count) = choice::day_count(self.day_count, "options.day_count")? {
            loan = loan.day_count(count);
        }
        if let Some(rounding) = choice::rounding(self.rounding, "options.rounding")? {
            loan = loan.rounding(rounding);
        }
        if let Some(split) = split(self.split_rounding, self.split_remainder)? {
            loan = loan.split(split);
        }
        shape.map_or(Ok(loan), |shape| shape.of(loan))
    }

    /// The terms, checked.
    ///
    /// # Safety
    /// The pointers are NULL or point to what their types say, the name to as many bytes as its length says.
    pub(crate) unsafe fn terms(&self) -> Result<LoanTerms, Failure> {
        // SAFETY: this function's contract.
        let amortisation = unsafe { self.amortisation() }?;
        let mut draft = LoanTermsDraft::new(amortisation);
        if !self.product.is_null() {
            // SAFETY: not NULL, and readable for its length by this function's contract.
            let name = unsafe { text(self.product, self.product_len, "options.product") }?;
            let preset = product(name)?.loan(amortisation);
            draft = preset.map_err(|error| Failure::engine("options.product", error))?;
        }
        draft = self.with_overdue_terms(draft, amortisation.counting())?;
        // SAFETY: NULL or an order, by this function's contract.
        let own = unsafe { lent_or_null(self.order, "options.order") }?;
        let mode = choice::allocation_mode(self.allocation_mode, "options.allocation_mode")?;
        if own.is_some() || mode.is_some() {
            let order = own.map_or(Ok(Order::LOAN), |given| order(given, "options.order"))?;
            draft = draft.allocation(mode.unwrap_or(AllocationMode::GroupFirst), order);
        }
        // SAFETY: NULL or a late fee, by this function's contract.
        if let Some(given) = unsafe { lent_or_null(self.late_fee, "options.late_fee") }? {
            draft = draft.late_fee(late_fee(given, amortisation.currency())?);
        }
        // SAFETY: NULL or conventions, by this function's contract.
        if let Some(given) = unsafe { lent_or_null(self.conventions, "options.conventions") }? {
            // SAFETY: what they point to is there by this function's contract.
            draft = unsafe { given.set(draft, amortisation.currency()) }?;
        }
        draft.build().map_err(|error| Failure::engine("options", error))
    }

    fn with_overdue_terms(&self, mut draft: LoanTermsDraft, contract: DayCount) -> Result<LoanTermsDraft, Failure> {
        let rate = match self.penalty {
            choice::ARREARS_DEFAULT => None,
            choice::ARREARS_PENALTY_MULTIPLE => {
                Some(PenaltyRate::Multiple(fraction(self.penalty_multiple_ppt, "options.penalty_multiple_ppt")?))
            }
            choice::ARREARS_PENALTY_OWN_RATE => {
                Some(PenaltyRate::Own(rate(&self.penalty_rate, "options.penalty_rate")?))
            }
            other => return Err(Failure::unknown("options.penalty", other, "0 to 2")),
        };
        let base = choice::penalty_base(self.penalty_base, "options.penalty_base")?;
        let day_count = choice::day_count(self.penalty_day_count, "options.penalty_day_count")?;
        if let Some(rate) = rate {
            let (base, day_count) = (base.unwrap_or(PenaltyBase::Principal), day_count.unwrap_or(contract));
            draft = draft.penalty(Penalty { rate, day_count, base });
        }
        if let Some(compound) = choice::compound(self.compound, "options.compound")? {
            draft = draft.compound(compound);
        }
        if let Some(from) = choice::overdue_from(self.overdue_from, "options.overdue_from")? {
            draft = draft.overdue_from(from);
        }
        if let Some(days) = choice::count(self.late_payment_grace_days, "options.grace_days")? {
            draft = draft.late_payment_grace_days(days);
        }
        if let Some(day) = choice::payment_day(self.payment_day, "options.payment_day")? {
            draft = draft.payment_day(day);
        }
        if let Some(accelerates) = choice::yes(self.accelerates, "options.accelerates")? {
            draft = draft.accelerates(accelerates);
        }
        Ok(draft)
    }
}

fn late_fee(given: &ArrearsLoanLateFee, currency: Currency) -> Result<LoanLateFee, Failure> {
    let path = "options.late_fee";
    let at = |error| Failure::engine(path, error);
    let mut fee = LoanLateFee::new(fraction(given.rate_ppt, path)?);
    if given.floor_minor != 0 {
        fee = fee.floor(money(given.floor_minor, currency, path)?).map_err(at)?;
    }
    if let Some(cap) = choice::set(given.cap_minor) {
        fee = fee.cap(money(cap, currency, path)?).map_err(at)?;
    }
    Ok(fee)
}
