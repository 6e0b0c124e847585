//! A plan of which some is paid before its time: the payments that are left then.

// Semantics: [agree-17].

use alloc::vec::Vec;

use super::breakdown::{BalanceBreakdown, ROUNDING};
use super::payments::Payment;
use super::plan::{DeferralDue, RepaymentProfile};
use super::{Claim, OfferError, RepaymentPlan, Schedule};
use crate::calendar::Date;
use crate::money::{Money, MoneyError};
use crate::rounding::Split;
use crate::schedule::level_payment_of_minor;
use crate::words::words;

words! {
    /// What becomes of money that comes in under an agreement beyond the running payment.
    ///
    /// Of 12,000.00 at 12 % in twelve payments of 1,066.19 the first is made, and 3,000.00 more than the second come in twelve days later.
    pub enum PrepaymentEffect {
        /// It waits for the next payments, and saves no interest.
        Nothing = "nothing", "waits for the next payments", "抵充后续各期";
        /// It repays principal at once; payments stay as they are and end sooner: eight are left, the last of 965.66.
        Shorten = "shorten", "repays principal: the payments stay and end sooner", "提前偿还本金，每期还款额不变、期数缩短";
        /// It repays principal at once; there are as many payments, and they get smaller: 747.50 after the running one.
        Lower = "lower", "repays principal: as many payments, smaller ones", "提前偿还本金，期数不变、每期还款额降低";
    }
}

/// Money that came in beyond the running payment and repaid principal at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prepayment {
    /// The day it came in.
    pub day: Date,
    /// How much of it repaid principal.
    pub amount: Money,
    /// The number of the payment that was running.
    pub number: u32,
    /// By how much less interest the payments after it have than those before it had.
    pub interest_saved: Money,
    /// The payments left, the running one among them.
    pub payments_left: u32,
    /// What bore the plan's interest before and after it, in minor units.
    pub(crate) bearing: (i64, i64),
}

/// One payment of a running plan.
#[derive(Clone, Copy, Debug)]
struct Row {
    number: u32,
    due: Date,
    payment: Payment,
    is_prepayment: bool,
}

/// The payments of a plan while some of it is paid before its time.
pub(crate) struct RunningPlan<'a> {
    claim: &'a Claim,
    plan: &'a RepaymentPlan,
    effect: PrepaymentEffect,
    breakdown: BalanceBreakdown,
    rows: Vec<Row>,
    prepayments: Vec<Prepayment>,
}

/// Whether a plan can be prepaid in part: its payments are level, of equal principal or of one amount, and what accrues is interest.
pub(crate) const fn can_be_prepaid(plan: &RepaymentPlan) -> bool {
    let is_even = matches!(
        plan.profile,
        RepaymentProfile::Level | RepaymentProfile::EqualPrincipal | RepaymentProfile::Fixed { .. }
    );
    is_even && !matches!(plan.accrual, super::NewAccrual::Fee(_)) && plan.settlement.is_none() && plan.periods > 1
}

/// Days weighted by what bore in them: from a day to another, with what was prepaid between.
pub(crate) fn weighted_days(prepayments: &[Prepayment], bearing: i64, (from, to): (Date, Date)) -> i128 {
    let (mut sum, mut since, mut on) = (0_i128, from, bearing);
    let mut add = |until: Date, on: i64| {
        let days = i128::from(until.days_since(since).max(0));
        sum = sum.saturating_add(days.saturating_mul(i128::from(on)));
        since = since.max(until);
    };
    for prepayment in prepayments {
        add(prepayment.day.min(to), on);
        on = prepayment.bearing.1;
    }
    add(to, on);
    sum
}

impl<'a> RunningPlan<'a> {
    /// A plan of which nothing is prepaid yet.
    pub(crate) fn new(claim: &'a Claim, plan: &'a RepaymentPlan, effect: PrepaymentEffect) -> Result<Self, OfferError> {
        let breakdown = BalanceBreakdown::new(claim, plan)?;
        let mut rows = Vec::new();
        let mut dates = Ok(());
        breakdown.walk(plan.profile, plan.periods, |period, payment| {
            match plan.due(period) {
                Ok(due) => rows.push(Row { number: period.saturating_add(1), due, payment, is_prepayment: false }),
                Err(error) => dates = Err(error),
            }
            dates.is_ok()
        })?;
        dates?;
        Ok(Self { claim, plan, effect, breakdown, rows, prepayments: Vec::new() })
    }

    /// What was prepaid so far.
    pub(crate) fn into_prepayments(self) -> Vec<Prepayment> {
        self.prepayments
    }

    /// What is due up to a day, the down payment and what was prepaid included, and the payment that is running then.
    pub(crate) fn due_by(&self, day: Date) -> (i64, Option<i64>) {
        let down = self.breakdown.down.sum();
        let due = self.rows.iter().filter(|row| row.due <= day);
        let due = due.fold(down, |sum, row| sum.saturating_add(row.payment.total()));
        (due, self.rows.iter().find(|row| row.due > day).map(|row| row.payment.total()))
    }

    /// The schedule as it is now.
    pub(crate) fn schedule(&self) -> Result<Schedule, OfferError> {
        let rows = self.rows.iter().map(|row| (row.number, row.due, row.payment, row.is_prepayment));
        Schedule::of_payments(self.claim, self.plan, &self.breakdown, rows)
    }

    /// Repays principal with an amount that came in on a day beyond the running payment. Nothing where interest waits, or no
    /// principal is left after the running payment.
    pub(crate) fn prepay(&mut self, day: Date, amount: i64) -> Result<bool, OfferError> {
        let Some(place) = self.rows.iter().position(|row| row.due > day) else { return Ok(false) };
        let (before, after) = (self.rows.get(..place).unwrap_or(&[]), self.rows.get(place..).unwrap_or(&[]));
        let repaid = before.iter().fold(0_i64, |sum, row| sum.saturating_add(row.payment.repaid));
        let bearing = self.breakdown.opening().saturating_sub(repaid);
        let (Some(running), Some(next)) = (after.first().copied(), after.get(1).copied()) else { return Ok(false) };
        let amount = amount.min(bearing.saturating_sub(running.payment.repaid));
        if amount <= 0 || Self::waits(before.last(), after) {
            return Ok(false);
        }
        let had = self.interest();
        let this = Prepayment {
            day,
            amount: Money::saturating(amount, self.claim.currency),
            number: running.number,
            interest_saved: Money::zero(self.claim.currency),
            payments_left: 0,
            bearing: (bearing, bearing.saturating_sub(amount)),
        };
        let earned_before = self.earned(running.number, bearing)?;
        self.prepayments.push(this);
        let earned = self.earned(running.number, bearing)?;
        let running = self.running_after(running, this.bearing.1, earned.saturating_sub(earned_before));
        let left = this.bearing.1.saturating_sub(running.payment.repaid);
        let dates: Vec<(u32, Date)> = after.iter().skip(1).map(|row| (row.number, row.due)).collect();
        let payment = Payment { repaid: amount, ..Payment::default() };
        let paid_before = Row { number: running.number.saturating_sub(1), due: day, payment, is_prepayment: true };
        self.rows.truncate(place);
        self.rows.extend([paid_before, running]);
        let fees = self.rows.iter().fold(self.breakdown.fees, |left, row| left.saturating_sub(row.payment.fees));
        self.add_rest((left, fees), &dates, next.payment)?;
        let saved = had.saturating_sub(self.interest());
        let left = self.rows.len().saturating_sub(place).saturating_sub(1);
        if let Some(last) = self.prepayments.last_mut() {
            last.interest_saved = Money::saturating(saved, self.claim.currency);
            last.payments_left = u32::try_from(left).unwrap_or(u32::MAX);
        }
        Ok(true)
    }

    /// All interest of the plan.
    fn interest(&self) -> i64 {
        self.rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.payment.interest))
    }

    /// Whether interest waits that a payment did not cover, or will: then a payment repays nothing although something bears.
    fn waits(before: Option<&Row>, after: &[Row]) -> bool {
        let is_short = |row: &Row| row.payment.repaid == 0 && row.payment.interest > 0;
        let rest = after.len().saturating_sub(1);
        before.is_some_and(is_short) || after.iter().take(rest).any(is_short)
    }

    /// What a period earns on what bears at its end, with what was prepaid in it, by days before and after.
    ///
    /// # Rounding
    /// Half up, once.
    fn earned(&self, number: u32, bearing: i64) -> Result<i64, OfferError> {
        let period = number.saturating_sub(1);
        let of_period = || self.prepayments.iter().filter(move |known| known.number == number);
        let from = match period.checked_sub(1) {
            Some(before) => self.plan.due(before)?,
            None => self.plan.signed,
        };
        let to = self.plan.due(period)?;
        let within: Vec<Prepayment> = of_period().copied().collect();
        let at_first = within.first().map_or(bearing, |first| first.bearing.0);
        let weight = weighted_days(&within, at_first, (from, to));
        let mut a_unit = self.breakdown.exact_interest(period, 1);
        if period == 0 && self.plan.deferral.due == DeferralDue::FirstInstalment {
            let deferred = i128::from(self.plan.deferral.accrued()).saturating_mul(365);
            a_unit = a_unit.saturating_add(i128::from(self.breakdown.annual.parts()).saturating_mul(deferred));
        }
        let days = i128::from(to.days_since(from).max(1));
        let below = self.breakdown.unit().saturating_mul(365).saturating_mul(days);
        let common = gcd(a_unit, below);
        let (a_unit, below) = (a_unit.checked_div(common).unwrap_or(0), below.checked_div(common).unwrap_or(1));
        let beyond = OfferError::Money(MoneyError::OutOfRange);
        let above = weight.checked_mul(a_unit).ok_or(beyond)?;
        ROUNDING.quotient(above, below).ok_or(beyond)
    }

    /// The running payment once something is prepaid: its interest changes, and with equal principal its amount, else what it repays.
    fn running_after(&self, mut row: Row, bearing: i64, change: i64) -> Row {
        let payment = &mut row.payment;
        payment.interest = payment.interest.saturating_add(change);
        let more = if self.plan.profile == RepaymentProfile::EqualPrincipal { 0 } else { change };
        payment.repaid = payment.repaid.saturating_sub(more).min(bearing).max(0);
        row
    }

    /// The payments after the running one: what bears and what does not, over the dates that were left.
    fn add_rest(&mut self, left: (i64, i64), dates: &[(u32, Date)], next: Payment) -> Result<(), OfferError> {
        let ((mut bearing, mut fees), most) = (left, u32::try_from(dates.len()).unwrap_or(u32::MAX));
        let is_equal = self.plan.profile == RepaymentProfile::EqualPrincipal;
        let is_fixed = matches!(self.plan.profile, RepaymentProfile::Fixed { .. });
        let lowers = self.effect == PrepaymentEffect::Lower;
        let share = if is_fixed { 0 } else { next.fees };
        let a_payment = next.interest.saturating_add(next.repaid).saturating_add(next.fees).saturating_sub(share);
        let level = if lowers && !is_equal {
            level_payment_of_minor(bearing, self.breakdown.annual, self.breakdown.times_a_year, most, ROUNDING)?
        } else {
            a_payment
        };
        let part = if lowers { bearing.checked_div(i64::from(most)).unwrap_or(0) } else { next.repaid };
        let all_fees = fees;
        for (period, (number, due)) in (0..most).zip(dates) {
            let is_last = period == most.saturating_sub(1);
            let interest = self.breakdown.interest(bearing);
            let room = if is_equal { part } else { level.saturating_sub(interest).max(0) };
            let repaid = if is_last { bearing } else { room.min(bearing) };
            let fee = match (is_last, lowers) {
                (true, _) => fees,
                (false, true) => Split::STANDARD.part_minor(all_fees, most, period).unwrap_or(0),
                (false, false) => share.saturating_add(room.saturating_sub(repaid)).min(fees),
            };
            bearing = bearing.saturating_sub(repaid);
            fees = fees.saturating_sub(fee);
            let mut payment = Payment { interest, repaid, fees: fee, first: 0, deferred: 0 };
            let is_done = is_last || (!lowers && bearing == 0 && fees == 0);
            if is_done {
                payment.deferred = self.breakdown.deferred_sum;
            }
            if payment.total() > 0 || !is_done {
                self.rows.push(Row { number: *number, due: *due, payment, is_prepayment: false });
            }
            if is_done {
                break;
            }
        }
        Ok(())
    }
}

/// The greatest common divisor, at least 1.
fn gcd(one: i128, other: i128) -> i128 {
    let (mut high, mut low) = (one, other);
    while low != 0 {
        (high, low) = (low, high.checked_rem(low).unwrap_or(0));
    }
    high.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::MonthDay;
    use crate::frequency::Frequency;
    use crate::money::Currency;
    use crate::offer::plan::{Deferral, FirstPeriodInterest, NewAccrual, Placed, Waived};
    use crate::offer::{Class, PerClass};
    use crate::rate::{Fraction, Rate};

    #[test]
    fn payments_after_the_running_one_are_as_they_were() {
        let day = |month, day| Date::new(2026, month, day).unwrap();
        let claim = Claim::new(day(1, 1), Currency::CNY, Rate::ZERO);
        let claim = claim.with(Class::Principal, Money::from_minor(1_200_000, Currency::CNY).unwrap()).unwrap();
        let plan = RepaymentPlan {
            signed: day(1, 1),
            down_payment: Money::zero(Currency::CNY),
            waived: PerClass::all(Waived::NOTHING),
            placed: PerClass::all(Placed::Capitalised),
            bearing: PerClass::all(false),
            accrual: NewAccrual::PlanRate(Fraction::parse("0.12").unwrap()),
            periods: 12,
            frequency: Frequency::Monthly,
            first_due: day(2, 1),
            pay_day: MonthDay::new(1).unwrap(),
            first_period: FirstPeriodInterest::Whole,
            profile: RepaymentProfile::Level,
            deferral: Deferral { periods: 1, accrues: true, due: DeferralDue::FirstInstalment },
            settlement: None,
        };
        let mut running = RunningPlan::new(&claim, &plan, PrepaymentEffect::Shorten).unwrap();
        // 12,000.00 at 1 % in 12: 1,066.19, and 120.00 of the deferral with the first.
        assert_eq!(running.due_by(day(2, 1)), (0, Some(118_619)));
        // 31 of 59 days on, 3,000.00 repay principal: 240.00 of interest become 211.53, and the payment stays.
        assert!(running.prepay(day(2, 1), 300_000).unwrap());
        assert_eq!(running.due_by(day(3, 1)), (418_619, Some(106_619)));
        assert_eq!(running.due_by(day(4, 1)), (525_238, Some(106_619)));
        // Money that repays principal has the number of the payment before it.
        let numbers: Vec<(u32, bool)> = running.rows.iter().map(|row| (row.number, row.is_prepayment)).collect();
        assert_eq!(numbers.get(..3), Some(&[(0, true), (1, false), (2, false)][..]));
        let rows: Vec<(i64, i64)> = running.rows.iter().map(|row| (row.payment.interest, row.payment.repaid)).collect();
        // 12,000.00 - 3,000.00 - 974.66 bear 80.25.
        assert_eq!(rows.get(..3), Some(&[(0, 300_000), (21_153, 97_466), (8_025, 98_594)][..]));
    }
}
