//! Lever values into a plan.

use super::applicant::Means;
use super::kind::{AccrualReach, ShapeReach};
use super::laid::share_of;
use super::plan::{Deferral, NewAccrual, Settlement, Shape, Waived};
use super::policy::count;
use super::{Claim, KindRule, Lever, OfferError, PerClass, Plan, Reach};
use crate::calendar::{Date, MonthDay};
use crate::money::Money;
use crate::rate::Fraction;

/// A value for each lever that a search may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    values: [i64; Lever::COUNT],
}

impl Setting {
    /// Every lever at one end of its reach.
    pub(super) fn of(rule: &KindRule, end: impl Fn(Lever, Reach) -> i64) -> Self {
        let mut setting = Self { values: [0; Lever::COUNT] };
        for lever in Lever::ALL {
            if let Some(reach) = rule.reach(lever) {
                setting.set(lever, end(lever, reach));
            }
        }
        setting
    }

    pub(super) fn get(&self, lever: Lever) -> i64 {
        self.values.get(lever.index()).copied().unwrap_or(0)
    }

    pub(super) fn set(&mut self, lever: Lever, value: i64) {
        if let Some(slot) = self.values.get_mut(lever.index()) {
            *slot = value;
        }
    }
}

/// What the plans of one kind share: everything that no lever moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mould<'a> {
    pub(super) claim: &'a Claim,
    pub(super) rule: &'a KindRule,
    pub(super) first_due: Date,
    pub(super) pay_day: MonthDay,
}

impl<'a> Mould<'a> {
    pub(super) fn new(claim: &'a Claim, rule: &'a KindRule, means: &Means) -> Result<Self, OfferError> {
        let earliest = claim.as_of.plus_days(i32::from(rule.first_due_after_days))?;
        let (first_due, pay_day) = match means.pay_day {
            Some(day) if !rule.kind.is_one_payment() => (day.on_or_after(earliest)?, day),
            _ => (earliest, MonthDay::from_date(earliest)),
        };
        Ok(Self { claim, rule, first_due, pay_day })
    }

    pub(super) fn plan(&self, setting: &Setting) -> Plan {
        let levers = &self.rule.levers;
        let share = |lever: Lever| Fraction::from_parts(setting.get(lever)).unwrap_or(Fraction::ZERO);
        let mut waived = PerClass::all(Waived::NOTHING);
        let mut left = 0_i64;
        for (class, when) in levers.waived_when.iter() {
            let share = share(Lever::Waive(class));
            waived.set(class, Waived { share, when });
            let owed = self.claim.owed.get(class);
            left = left.saturating_add(owed.saturating_sub(share_of(owed, share)));
        }
        let down = share_of(left, share(Lever::DownPayment));
        let money =
            |minor: i64| Money::from_minor(minor, self.claim.currency).unwrap_or(Money::zero(self.claim.currency));
        Plan {
            signed: self.claim.as_of,
            down_payment: money(down),
            waived,
            placed: levers.placed,
            accrual: match levers.accrual {
                AccrualReach::Frozen => NewAccrual::Frozen,
                AccrualReach::Continued => NewAccrual::Continued,
                AccrualReach::PlanRate(_) => NewAccrual::PlanRate(share(Lever::Rate)),
            },
            periods: count(setting.get(Lever::Periods)),
            frequency: levers.frequency,
            first_due: self.first_due,
            pay_day: self.pay_day,
            shape: match levers.shape {
                ShapeReach::Level => Shape::Level,
                ShapeReach::EqualPrincipal => Shape::EqualPrincipal,
                ShapeReach::InterestOnly { periods } => Shape::InterestOnly { periods },
                ShapeReach::StepUp { every, factor } => Shape::StepUp { every, factor },
                ShapeReach::PrincipalFirst => Shape::PrincipalFirst,
                ShapeReach::Balloon { share } => {
                    Shape::Balloon { last: money(share_of(left.saturating_sub(down), share)) }
                }
            },
            deferral: Deferral {
                periods: count(setting.get(Lever::Deferral)),
                accrues: levers.deferral_accrues,
                due: levers.deferral_due,
            },
            settlement: (self.rule.kind == super::Kind::Settlement)
                .then(|| Settlement { discount: share(Lever::Discount), expires: self.first_due }),
        }
    }
}
