//! Values of concessions into a plan.

use super::applicant::RepaymentCapacity;
use super::breakdown::{BalanceBreakdown, check, share_of};
use super::kind::{AllowedAccrual, AllowedProfile};
use super::plan::{Deferral, NewAccrual, RepaymentProfile, Settlement, Waived};
use super::policy::count;
use super::{AllowedRange, Claim, Class, Concession, KindRule, OfferError, PerClass, RepaymentPlan};
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::money::Money;
use crate::rate::Fraction;
use crate::schedule::FirstPeriod;

/// A value for each concession that a search may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlanValues {
    values: [i64; Concession::COUNT],
}

impl PlanValues {
    /// Every concession at one end of its allowed range.
    pub(super) fn of(rule: &KindRule, end: impl Fn(Concession, AllowedRange) -> i64) -> Self {
        let mut plan_values = Self { values: [0; Concession::COUNT] };
        for concession in Concession::ALL {
            if let Some(range) = rule.range(concession) {
                plan_values.set(concession, end(concession, range));
            }
        }
        plan_values
    }

    pub(super) fn get(&self, concession: Concession) -> i64 {
        self.values.get(concession.index()).copied().unwrap_or(0)
    }

    /// The share of each class that is waived, where one is.
    fn waived(&self) -> impl Iterator<Item = (Class, Fraction)> {
        let first = Concession::Waive(Class::Principal).index();
        let shares = Class::ALL.iter().copied().zip(self.values.iter().skip(first)).filter(|(_, share)| **share != 0);
        shares.filter_map(|(class, share)| Some((class, Fraction::from_parts(*share).ok()?)))
    }

    pub(super) fn set(&mut self, concession: Concession, value: i64) {
        if let Some(slot) = self.values.get_mut(concession.index()) {
            *slot = value;
        }
    }
}

/// What the plans of one kind share: everything that no concession moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlanTemplate<'a> {
    pub(super) claim: &'a Claim,
    pub(super) rule: &'a KindRule,
    /// A plan with every concession at nothing.
    plain: RepaymentPlan,
    first_period: Result<FirstPeriod, CalendarError>,
}

impl<'a> PlanTemplate<'a> {
    pub(super) fn new(claim: &'a Claim, rule: &'a KindRule, capacity: &RepaymentCapacity) -> Result<Self, OfferError> {
        let earliest = claim.as_of.plus_days(i32::from(rule.first_due_after_days))?;
        let (first_due, pay_day) = match capacity.pay_day {
            Some(day) if !rule.kind.is_one_payment() => (day.on_or_after(earliest)?, day),
            _ => (earliest, MonthDay::from_date(earliest)),
        };
        let plain = plain(claim, rule, first_due, pay_day);
        Ok(Self { claim, rule, plain, first_period: plain.first_period_length() })
    }

    /// The plan with these values of the concessions.
    #[inline(always)] // made where it is kept
    pub(super) fn plan(&self, plan_values: &PlanValues) -> RepaymentPlan {
        let mut plan = self.plain;
        self.concede(&mut plan, plan_values);
        plan
    }

    /// Gives these values to a plan that concedes nothing.
    fn concede(&self, plan: &mut RepaymentPlan, plan_values: &PlanValues) {
        let concessions = &self.rule.concessions;
        let share =
            |concession: Concession| Fraction::from_parts(plan_values.get(concession)).unwrap_or(Fraction::ZERO);
        let mut left = self.claim.owed.sum();
        for (class, share) in plan_values.waived() {
            plan.waived.set(class, Waived { share, when: concessions.waived_when.get(class) });
            left = left.saturating_sub(share_of(self.claim.owed.get(class), share));
        }
        let down = share_of(left, share(Concession::DownPayment));
        let money = |minor: i64| Money::saturating(minor, self.claim.currency);
        plan.down_payment = money(down);
        if let AllowedAccrual::PlanRate(_) = concessions.accrual {
            plan.accrual = NewAccrual::PlanRate(share(Concession::Rate));
        }
        plan.periods = count(plan_values.get(Concession::Periods));
        if let AllowedProfile::Balloon { share } = concessions.profile {
            plan.profile = RepaymentProfile::Balloon { last: money(share_of(left.saturating_sub(down), share)) };
        }
        plan.deferral.periods = count(plan_values.get(Concession::Deferral));
        if let Some(settlement) = &mut plan.settlement {
            settlement.discount = share(Concession::Discount);
        }
    }

    /// The claim laid out by a plan of this template.
    pub(super) fn lay(&self, plan: &RepaymentPlan) -> Result<BalanceBreakdown, OfferError> {
        BalanceBreakdown::after(self.claim, plan, || self.first_period)
    }
}

/// A plan of a kind with every concession at nothing.
fn plain(claim: &Claim, rule: &KindRule, first_due: Date, pay_day: MonthDay) -> RepaymentPlan {
    let concessions = &rule.concessions;
    let mut waived = PerClass::all(Waived::NOTHING);
    for (class, when) in concessions.waived_when.iter() {
        waived.set(class, Waived { when, ..Waived::NOTHING });
    }
    let nothing = Money::zero(claim.currency);
    RepaymentPlan {
        signed: claim.as_of,
        down_payment: nothing,
        waived,
        placed: concessions.placed,
        bearing: concessions.bearing,
        accrual: match concessions.accrual {
            AllowedAccrual::Frozen => NewAccrual::Frozen,
            AllowedAccrual::Continued => NewAccrual::Continued,
            AllowedAccrual::PlanRate(_) => NewAccrual::PlanRate(Fraction::ZERO),
            AllowedAccrual::Fee(fee) => NewAccrual::Fee(fee),
        },
        periods: 0,
        frequency: concessions.frequency,
        first_due,
        pay_day,
        first_period: concessions.first_period,
        profile: match concessions.profile {
            AllowedProfile::Level => RepaymentProfile::Level,
            AllowedProfile::EqualPrincipal => RepaymentProfile::EqualPrincipal,
            AllowedProfile::Fixed { payment } => RepaymentProfile::Fixed { payment },
            AllowedProfile::InterestOnly { periods } => RepaymentProfile::InterestOnly { periods },
            AllowedProfile::StepUp { every, factor } => RepaymentProfile::StepUp { every, factor },
            AllowedProfile::PrincipalFirst => RepaymentProfile::PrincipalFirst,
            AllowedProfile::Balloon { .. } => RepaymentProfile::Balloon { last: nothing },
        },
        deferral: Deferral { periods: 0, accrues: concessions.deferral_accrues, due: concessions.deferral_due },
        settlement: (rule.kind == super::PlanKind::Settlement)
            .then_some(Settlement { discount: Fraction::ZERO, expires: first_due }),
    }
}

/// A plan that is moved one concession at a time, and laid out anew only where that changes it.
pub(super) struct Probe<'p, 'a> {
    template: &'p PlanTemplate<'a>,
    plan_values: PlanValues,
    plan: RepaymentPlan,
    breakdown: BalanceBreakdown,
}

impl<'p, 'a> Probe<'p, 'a> {
    pub(super) fn new(template: &'p PlanTemplate<'a>, plan_values: PlanValues) -> Result<Self, OfferError> {
        let plan = template.plan(&plan_values);
        Ok(Self { template, plan_values, plan, breakdown: template.lay(&plan)? })
    }

    pub(super) fn set(&mut self, concession: Concession, value: i64) -> Result<(), OfferError> {
        if self.plan_values.get(concession) == value {
            return Ok(());
        }
        self.plan_values.set(concession, value);
        // Over how many payments it goes says nothing of where a claim's amounts go.
        if concession == Concession::Periods {
            self.plan.periods = count(value);
            return check(&self.plan);
        }
        self.plan = self.template.plan(&self.plan_values);
        self.breakdown = self.template.lay(&self.plan)?;
        Ok(())
    }

    pub(super) const fn plan(&self) -> &RepaymentPlan {
        &self.plan
    }

    pub(super) fn falling_bound(&self) -> Result<i64, OfferError> {
        self.breakdown.falling_bound(self.plan.profile, self.plan.periods)
    }

    pub(super) const fn breakdown(&self) -> &BalanceBreakdown {
        &self.breakdown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::offer::PlanKind;
    use crate::rate::Rate;

    fn range(parts: i64) -> AllowedRange {
        AllowedRange::only(parts)
    }

    /// The plan of a kind's first values over so much principal and so much of late fees.
    fn planned(rule: &KindRule, principal: i64, late_fee: i64) -> RepaymentPlan {
        let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
        let claim = Claim::new(Date::MIN, Currency::CNY, Rate::ZERO).with(Class::Principal, yuan(principal));
        let claim = claim.unwrap().with(Class::LateFee, yuan(late_fee)).unwrap();
        let capacity = RepaymentCapacity::new(yuan(0)).unwrap();
        PlanTemplate::new(&claim, rule, &capacity).unwrap().plan(&PlanValues::of(rule, |_, range| range.from()))
    }

    /// Of 1,000.00 and 100.00 of late fees 200.00 and all of the fees are waived; a tenth of the rest is paid down, 80.00, and half of
    /// the 720.00 then left comes last.
    #[test]
    fn shares_are_of_what_the_ones_before_leave() {
        const TENTH: i64 = Fraction::SCALE / 10;
        let mut rule = KindRule::preset(PlanKind::Personalised);
        rule.concessions =
            rule.concessions.waive(Class::Principal, range(2 * TENTH)).waive(Class::LateFee, range(10 * TENTH));
        rule.concessions.down_payment = range(TENTH);
        rule.concessions.profile = AllowedProfile::Balloon { share: Fraction::from_parts(5 * TENTH).unwrap() };
        let plan = planned(&rule, 100_000, 10_000);
        assert_eq!((plan.down_payment.minor(), plan.waived.get(Class::Principal).share.parts()), (8_000, 2 * TENTH));
        assert!(matches!(plan.profile, RepaymentProfile::Balloon { last } if last.minor() == 36_000));
    }

    /// 10^-12 of 10^12 is a cent.
    #[test]
    fn the_smallest_share_is_waived() {
        let mut rule = KindRule::preset(PlanKind::Personalised);
        rule.concessions = rule.concessions.waive(Class::LateFee, range(1));
        rule.concessions.down_payment = range(Fraction::SCALE);
        let plan = planned(&rule, 100, 1_000_000_000_000);
        assert_eq!(plan.waived.get(Class::LateFee).share.parts(), 1);
        assert_eq!(plan.down_payment.minor(), 100 + 999_999_999_999);
    }
}
