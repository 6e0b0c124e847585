//! What a plan is worth to the lender, and what it costs a year.

// Semantics: [plan-16] [plan-17].

use alloc::vec::Vec;

use super::breakdown::{BalanceBreakdown, ROUNDING};
use super::{Claim, FeeCharged, OfferError, PlanFee, RepaymentPlan, Schedule};
use crate::calendar::Date;
use crate::cash_flow::{
    CashFlowError, DatedFlow, DatedFlows, PeriodicFlows, PeriodicRate, PeriodsAYear, QuotedRate, YearFraction,
    present_value as worth,
};
use crate::frequency::Frequency;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rounding::Split;
use crate::schedule::FirstPeriod;

/// The lender's present value of a plan on the day it is signed.
pub(super) fn present_value(
    claim: &Claim,
    plan: &RepaymentPlan,
    annual: Fraction,
    flows: &mut Vec<DatedFlow>,
) -> Result<Money, OfferError> {
    let breakdown = BalanceBreakdown::new(claim, plan)?;
    flows.clear();
    flows.reserve(usize::try_from(plan.periods).unwrap_or(0).saturating_add(1));
    let money = |minor: i64| Money::from_minor(minor, claim.currency);
    let down = breakdown.down.sum();
    if down > 0 {
        flows.push(DatedFlow::new(plan.signed, money(down)?));
    }
    let (mut due_dates, mut failed): (_, Result<(), OfferError>) = (plan.due_dates(), Ok(()));
    breakdown.walk(plan.profile, plan.periods, |_, payment| {
        let mut flow = || -> Result<(Date, Money), OfferError> { Ok((due_dates.next()?, money(payment.total())?)) };
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
    flows.reserve(schedule.rows().len());
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

/// The least amount that is at least a share of the whole.
pub(super) fn share_at_least(whole: i64, share: Fraction) -> i64 {
    let scale = i128::from(Fraction::SCALE);
    let exact = i128::from(whole).saturating_mul(i128::from(share.parts()));
    let up = exact.saturating_add(scale.saturating_sub(1)).div_euclid(scale);
    i64::try_from(up).unwrap_or(i64::MAX)
}

/// The share that a part is of a whole, in parts of 10^-4, rounded half up; nothing for a whole of zero.
pub(super) fn share_in_ten_thousandths(part: i64, whole: i64) -> Option<i64> {
    ROUNDING.quotient(i128::from(part).saturating_mul(10_000), i128::from(whole))
}

/// What a plan costs a year: the rate at which its rows, discounted as they accrue, are worth what is left to pay once the
/// down payment is made. The first row is as far away as it is, deferral included, and simple; every other a period.
/// `annual` is the rate that it bears.
pub(super) fn internal_rate(
    schedule: &Schedule,
    plan: &RepaymentPlan,
    annual: Fraction,
    scratch: &mut Vec<Money>,
) -> Result<PeriodicRate, CashFlowError> {
    let nothing = Money::zero(schedule.currency());
    scratch.clear();
    scratch.reserve(schedule.rows().len());
    let payments = schedule.rows().iter().filter(|row| row.number > 0);
    scratch.extend(payments.map(|row| Money::from_minor(row.payment_minor(), schedule.currency()).unwrap_or(nothing)));
    let flows = PeriodicFlows::lent(schedule.lent(), scratch, PeriodsAYear::of_frequency(plan.frequency))?;
    let paid = scratch.iter().fold(0_i64, |sum, payment| sum.saturating_add(payment.minor()));
    if paid == schedule.lent().minor() {
        // What costs nothing costs nothing, whenever it is paid.
        return flows.rate();
    }
    let (parts, of) = to_first_row(plan)?.parts(plan.frequency.times_a_year());
    let flows = flows.first_period(u32::try_from(parts).unwrap_or(u32::MAX), u32::try_from(of).unwrap_or(u32::MAX));
    // But for what is paid beside interest, a plan costs the rate that it bears.
    flows.near(annual).rate()
}

/// How long after the signing the first row is due, deferral included.
fn to_first_row(plan: &RepaymentPlan) -> Result<FirstPeriod, CashFlowError> {
    let first = plan.first_period_length()?;
    Ok(FirstPeriod { whole: first.whole.saturating_add(plan.deferral.periods), ..first })
}

/// What a plan costs a year by its dates, where its first row is more than a period and a half away.
pub(super) fn rate_by_dates(
    schedule: &Schedule,
    plan: &RepaymentPlan,
    scratch: &mut Vec<DatedFlow>,
) -> Option<Result<QuotedRate, CashFlowError>> {
    let (parts, of) = to_first_row(plan).ok()?.parts(plan.frequency.times_a_year());
    if parts.saturating_mul(2) <= of.saturating_mul(3) {
        return None;
    }
    scratch.clear();
    let flow =
        |due, minor: i64| Money::from_minor(minor, schedule.currency()).map(|amount| DatedFlow::new(due, amount));
    scratch.extend(flow(plan.signed, schedule.lent().minor().saturating_neg()));
    let payments = schedule.rows().iter().filter(|row| row.number > 0);
    scratch.extend(payments.filter_map(|row| flow(row.due, row.payment_minor()).ok()));
    Some(
        DatedFlows::new(scratch, YearFraction::Actual365)
            .and_then(|flows| flows.rate())
            .and_then(|rate| rate.effective(2)),
    )
}

/// What the fee of a price list costs a year, of level parts of principal over whole periods, to a ten-thousandth of a percent.
pub(super) fn rate_of_fee(fee: PlanFee, periods: u32, frequency: Frequency) -> Option<Rate> {
    const LENT: i64 = 100_000_000;
    let amount = |minor: i64| Money::from_minor(minor, Currency::CNY).ok();
    let charged = super::breakdown::share_of(LENT, fee.share);
    let payment = |period: u32| {
        let part = Split::STANDARD.part_minor(LENT, periods, period)?;
        let is_charged = fee.charged == FeeCharged::EachPeriod || period == 0;
        amount(part.saturating_add(if is_charged { charged } else { 0 }))
    };
    let payments = (0..periods).map(payment).collect::<Option<Vec<Money>>>()?;
    let flows = PeriodicFlows::lent(amount(LENT)?, &payments, PeriodsAYear::of_frequency(frequency)).ok()?;
    let quoted = flows.rate().and_then(|rate| rate.nominal(4)).ok()?;
    let scale = 12_u32.checked_sub(u32::from(quoted.decimals()).saturating_add(2))?;
    let parts = quoted.units().checked_mul(10_i64.checked_pow(scale)?)?;
    Rate::new(Fraction::from_parts(parts).ok()?, RatePeriod::Annual).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::samples::book;
    use crate::offer::{Applicant, Class, KindRule, OfferSearch, PlanKind, Policy, Reason, RepaymentCapacity};
    use crate::rulebook::{Lender, Product};
    use alloc::vec;

    #[test]
    fn a_fee_costs_more_with_every_payment_than_once() {
        let rate = |share: &str, charged, periods| {
            let fee = PlanFee { share: Fraction::parse(share).unwrap(), charged };
            rate_of_fee(fee, periods, Frequency::Monthly).map(|rate| rate.fraction().parts())
        };
        assert_eq!(rate("0.01", FeeCharged::Once, 1), Some(120_000_000_000));
        // 1 = 0.51 v + 0.5 v^2: v is the root of 2.2601 less 0.51, and 12 (1 / v - 1) is 0.0801774.
        assert_eq!(rate("0.01", FeeCharged::Once, 2), Some(80_177_000_000));
        // 1 = 0.51 v + 0.51 v^2: 0.1596483 a year.
        assert_eq!(rate("0.01", FeeCharged::EachPeriod, 2), Some(159_648_000_000));
        assert_eq!(rate("0", FeeCharged::Once, 2), Some(0));
    }

    #[test]
    fn a_floor_of_one_cent_is_a_floor() {
        let cent = Money::from_minor(1, Currency::CNY).unwrap();
        let signed = Date::new(2026, 3, 1).unwrap();
        let claim = Claim::new(signed, Currency::CNY, Rate::ZERO).with(Class::Principal, cent).unwrap();
        let capacity = RepaymentCapacity::new(cent).and_then(|capacity| capacity.lump_sum(cent)).unwrap();
        let (applicant, book) = (Applicant::new(Product::CreditCard, Lender::Bank), book(1_200));
        let refused = |first_due_after_days, floor: &str| {
            let minimum_recovery_ratio = Fraction::parse(floor).unwrap();
            let rule =
                KindRule { first_due_after_days, minimum_recovery_ratio, ..KindRule::preset(PlanKind::PayInFull) };
            let policy = Policy::new("", Currency::CNY, Fraction::parse("10").unwrap(), vec![], vec![rule]).unwrap();
            let found = OfferSearch::new(&claim, capacity, &applicant, &policy, &book).run().unwrap();
            found.refused().first().map(|refusal| refusal.reason == Reason::RecoversTooLittle)
        };
        // A cent in 10 days at 1,000 % is worth 365 / 465 of one, in two months and 9 days a quarter of one: 1 and 0.
        assert_eq!(refused(10, "0.5"), None);
        assert_eq!(refused(70, "0.5"), Some(true));
        assert_eq!(refused(70, "0"), None);
    }
}
