//! Values of concessions into a plan.

use super::applicant::RepaymentCapacity;
use super::breakdown::share_of;
use super::kind::{AllowedAccrual, AllowedProfile};
use super::plan::{Deferral, NewAccrual, RepaymentProfile, Settlement, Waived};
use super::policy::count;
use super::{AllowedRange, Claim, Concession, KindRule, OfferError, PerClass, RepaymentPlan};
use crate::calendar::{Date, MonthDay};
use crate::money::Money;
use crate::rate::Fraction;

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
    pub(super) first_due: Date,
    pub(super) pay_day: MonthDay,
}

impl<'a> PlanTemplate<'a> {
    pub(super) fn new(claim: &'a Claim, rule: &'a KindRule, capacity: &RepaymentCapacity) -> Result<Self, OfferError> {
        let earliest = claim.as_of.plus_days(i32::from(rule.first_due_after_days))?;
        let (first_due, pay_day) = match capacity.pay_day {
            Some(day) if !rule.kind.is_one_payment() => (day.on_or_after(earliest)?, day),
            _ => (earliest, MonthDay::from_date(earliest)),
        };
        Ok(Self { claim, rule, first_due, pay_day })
    }

    pub(super) fn plan(&self, plan_values: &PlanValues) -> RepaymentPlan {
        let concessions = &self.rule.concessions;
        let share =
            |concession: Concession| Fraction::from_parts(plan_values.get(concession)).unwrap_or(Fraction::ZERO);
        let mut waived = PerClass::all(Waived::NOTHING);
        let mut left = 0_i64;
        for (class, when) in concessions.waived_when.iter() {
            let share = share(Concession::Waive(class));
            waived.set(class, Waived { share, when });
            let owed = self.claim.owed.get(class);
            left = left.saturating_add(owed.saturating_sub(share_of(owed, share)));
        }
        let down = share_of(left, share(Concession::DownPayment));
        let money = |minor: i64| Money::saturating(minor, self.claim.currency);
        RepaymentPlan {
            signed: self.claim.as_of,
            down_payment: money(down),
            waived,
            placed: concessions.placed,
            bearing: concessions.bearing,
            accrual: match concessions.accrual {
                AllowedAccrual::Frozen => NewAccrual::Frozen,
                AllowedAccrual::Continued => NewAccrual::Continued,
                AllowedAccrual::PlanRate(_) => NewAccrual::PlanRate(share(Concession::Rate)),
                AllowedAccrual::Fee(fee) => NewAccrual::Fee(fee),
            },
            periods: count(plan_values.get(Concession::Periods)),
            frequency: concessions.frequency,
            first_due: self.first_due,
            pay_day: self.pay_day,
            first_period: concessions.first_period,
            profile: match concessions.profile {
                AllowedProfile::Level => RepaymentProfile::Level,
                AllowedProfile::EqualPrincipal => RepaymentProfile::EqualPrincipal,
                AllowedProfile::Fixed { payment } => RepaymentProfile::Fixed { payment },
                AllowedProfile::InterestOnly { periods } => RepaymentProfile::InterestOnly { periods },
                AllowedProfile::StepUp { every, factor } => RepaymentProfile::StepUp { every, factor },
                AllowedProfile::PrincipalFirst => RepaymentProfile::PrincipalFirst,
                AllowedProfile::Balloon { share } => {
                    RepaymentProfile::Balloon { last: money(share_of(left.saturating_sub(down), share)) }
                }
            },
            deferral: Deferral {
                periods: count(plan_values.get(Concession::Deferral)),
                accrues: concessions.deferral_accrues,
                due: concessions.deferral_due,
            },
            settlement: (self.rule.kind == super::PlanKind::Settlement)
                .then(|| Settlement { discount: share(Concession::Discount), expires: self.first_due }),
        }
    }
}
