//! What a plan is worth to the lender, and what it costs a year.

// Semantics: [plan-16] [plan-17].

use alloc::vec::Vec;

use super::breakdown::{BalanceBreakdown, ROUNDING};
use super::{Claim, OfferError, RepaymentPlan, Schedule};
use crate::calendar::Date;
use crate::cash_flow::{CashFlowError, DatedFlow, PeriodicFlows, PeriodicRate, PeriodsAYear, present_value as worth};
use crate::money::Money;
use crate::rate::{Fraction, Rate, RatePeriod};

/// The lender's present value of a plan on the day it is signed.
pub(super) fn present_value(
    claim: &Claim,
    plan: &RepaymentPlan,
    annual: Fraction,
    flows: &mut Vec<DatedFlow>,
) -> Result<Money, OfferError> {
    let breakdown = BalanceBreakdown::new(claim, plan)?;
    flows.clear();
    let money = |minor: i64| Money::from_minor(minor, claim.currency);
    let down = breakdown.down.sum();
    if down > 0 {
        flows.push(DatedFlow::new(plan.signed, money(down)?));
    }
    let mut failed: Result<(), OfferError> = Ok(());
    breakdown.walk(plan.profile, plan.periods, |period, payment| {
        let flow = || -> Result<(Date, Money), OfferError> { Ok((plan.due(period)?, money(payment.total())?)) };
        match flow() {
            Ok((due, amount)) => flows.push(DatedFlow::new(due, amount)),
            Err(error) => failed = Err(error),
        }
        failed.is_ok()
    })?;
    failed?;
    discounted(flows, plan.signed, annual)
}

/// The same of a schedule.
pub(super) fn present_value_of(
    schedule: &Schedule,
    plan: &RepaymentPlan,
    annual: Fraction,
    flows: &mut Vec<DatedFlow>,
) -> Result<Money, OfferError> {
    flows.clear();
    for row in schedule.rows() {
        flows.push(DatedFlow::new(row.due, Money::from_minor(row.payment_minor(), schedule.currency())?));
    }
    discounted(flows, plan.signed, annual)
}

pub(super) fn discounted(flows: &[DatedFlow], signed: Date, annual: Fraction) -> Result<Money, OfferError> {
    let rate = Rate::new(annual, RatePeriod::Annual)?;
    // INVARIANT: the down payment and 600 payments are 601 flows at most.
    Ok(worth(flows, signed, rate, ROUNDING)?)
}

/// Whether a part is at least a share of the whole.
pub(super) fn ranges(part: i64, whole: i64, share: Fraction) -> bool {
    let scale = i128::from(Fraction::SCALE);
    i128::from(part).saturating_mul(scale) >= i128::from(whole).saturating_mul(i128::from(share.parts()))
}

/// The share that a part is of a whole, in parts of 10^-4, rounded half up; nothing for a whole of zero.
pub(super) fn share_in_ten_thousandths(part: i64, whole: i64) -> Option<i64> {
    ROUNDING.quotient(i128::from(part).saturating_mul(10_000), i128::from(whole))
}

/// The internal rate of a plan: flow zero is what is left to pay once the down payment is made, a deferred period is a
/// flow of zero.
pub(super) fn internal_rate(
    schedule: &Schedule,
    plan: &RepaymentPlan,
    scratch: &mut Vec<Money>,
) -> Result<PeriodicRate, CashFlowError> {
    let nothing = Money::zero(schedule.currency());
    scratch.clear();
    let deferred = usize::try_from(plan.deferral.periods).unwrap_or(0);
    scratch.extend(core::iter::repeat_n(nothing, deferred));
    let payments = schedule.rows().iter().filter(|row| row.number > 0);
    scratch.extend(payments.map(|row| Money::from_minor(row.payment_minor(), schedule.currency()).unwrap_or(nothing)));
    PeriodicFlows::lent(schedule.lent(), scratch, PeriodsAYear::of_frequency(plan.frequency))?.rate()
}
