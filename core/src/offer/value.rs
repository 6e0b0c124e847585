//! What a plan is worth to the lender, and what it costs a year.

use alloc::vec::Vec;

use super::laid::{Laid, ROUNDING};
use super::{Claim, OfferError, Plan};
use crate::calendar::Date;
use crate::cash_flow::{CashFlowError, DatedFlow, PeriodicFlows, PeriodicRate, PeriodsAYear, present_value as worth};
use crate::money::Money;
use crate::rate::{Fraction, Rate, RatePeriod};

/// The lender's present value of a plan on the day it is signed.
pub(super) fn present_value(
    claim: &Claim,
    plan: &Plan,
    annual: Fraction,
    flows: &mut Vec<DatedFlow>,
) -> Result<Money, OfferError> {
    let laid = Laid::new(claim, plan)?;
    flows.clear();
    let money = |minor: i64| Money::from_minor(minor, claim.currency);
    let down = laid.down.sum();
    if down > 0 {
        flows.push(DatedFlow::new(plan.signed, money(down)?));
    }
    let mut failed: Result<(), OfferError> = Ok(());
    laid.walk(plan.shape, plan.periods, |period, payment| {
        let flow = || -> Result<(Date, Money), OfferError> { Ok((plan.due(period)?, money(payment.total())?)) };
        match flow() {
            Ok((due, amount)) => flows.push(DatedFlow::new(due, amount)),
            Err(error) => failed = Err(error),
        }
        failed.is_ok()
    })?;
    failed?;
    let rate = Rate::new(annual, RatePeriod::Annual)?;
    // No flow for the down payment and the first payment on one day: 601 flows are the most.
    if flows.len() > crate::cash_flow::MAX_FLOWS {
        return Err(OfferError::Periods { given: plan.periods, min: 1, max: 600 });
    }
    Ok(worth(flows, plan.signed, rate, ROUNDING)?)
}

/// Whether a part is at least a share of the whole.
pub(super) fn reaches(part: i64, whole: i64, share: Fraction) -> bool {
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
    claim: &Claim,
    plan: &Plan,
    scratch: &mut Vec<Money>,
) -> Result<PeriodicRate, CashFlowError> {
    let nothing = Money::zero(claim.currency);
    let laid = Laid::new(claim, plan).map_err(|_| CashFlowError::NoRoot)?;
    let lent = laid.outstanding().saturating_sub(laid.deferral_capitalised);
    scratch.clear();
    let deferred = usize::try_from(plan.deferral.periods).unwrap_or(0);
    scratch.extend(core::iter::repeat_n(nothing, deferred));
    let walked = laid.walk(plan.shape, plan.periods, |_, payment| {
        scratch.push(Money::from_minor(payment.total(), claim.currency).unwrap_or(nothing));
        true
    });
    walked.map_err(|_| CashFlowError::NoRoot)?;
    let lent = Money::from_minor(lent, claim.currency)?;
    PeriodicFlows::lent(lent, scratch, PeriodsAYear::of_frequency(plan.frequency))?.rate()
}
