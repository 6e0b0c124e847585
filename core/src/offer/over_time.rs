//! What each payment may be where repayment capacity changes over time.
//!
//! The due dates of a kind's plans stand on one row, whatever its concessions: a deferral only moves the first payment on
//! it. So what each has is found once.

// Semantics: [capacity-7].

use alloc::vec::Vec;

use super::applicant::a_period_of;
use super::breakdown::BalanceBreakdown;
use super::capacity_period::{CapacityPeriod, on};
use super::plan_values::PlanValues;
use super::policy::count;
use super::search::Search;
use super::value::share_in_ten_thousandths;
use super::{Class, Concession, Deferral, NewAccrual, OfferError, Placed, RepaymentPlan, RepaymentProfile, Schedule};
use crate::schedule::MAX_PERIODS;

impl<'s, 'a> Search<'s, 'a> {
    /// The same with what a month has later, at most so much of it.
    pub(super) fn over_time(self, periods: &[CapacityPeriod], at_most: i64) -> Self {
        let (rule, capacity) = (self.rule(), &self.capacity);
        // One payment is measured against what is at hand.
        if rule.kind.is_one_payment() {
            return self;
        }
        let today = capacity.monthly.minor();
        let has = |day| on(periods, day).map_or(today, |period| period.monthly().minor().min(at_most));
        let plain = RepaymentPlan { deferral: Deferral::NONE, ..self.template.plan(&self.least()) };
        let most = MAX_PERIODS.saturating_add(count(rule.concessions.deferral.to()));
        let times = rule.concessions.frequency.times_a_year();
        // Beyond the calendar there is no plan.
        let days = (0..most).map_while(|place| plain.due(place).ok());
        let monthly: Vec<i64> = days.map(has).collect();
        let lowest_monthly = monthly.iter().copied().min().unwrap_or(today);
        let limits: Vec<i64> = monthly.into_iter().map(|monthly| a_period_of(monthly, times)).collect();
        let limit = limits.iter().copied().max().unwrap_or(self.limit);
        Self { limits, limit, lowest_monthly, ..self }
    }

    /// Whether what a payment may be changes over time.
    pub(super) const fn is_over_time(&self) -> bool {
        !self.limits.is_empty()
    }

    /// What a payment of a plan may be, by its period from 0.
    pub(super) fn limit_at(&self, plan: &RepaymentPlan, period: u32) -> i64 {
        self.limit_of(plan.deferral.periods.saturating_add(period))
    }

    fn limit_of(&self, place: u32) -> i64 {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        self.limits.get(place).or(self.limits.last()).copied().unwrap_or(self.limit)
    }

    /// Whether no payment is above what its period has.
    pub(super) fn fits(&self, breakdown: &BalanceBreakdown, plan: &RepaymentPlan) -> Result<bool, OfferError> {
        if !self.is_over_time() {
            return breakdown.fits(plan.profile, plan.periods, self.limit);
        }
        let mut fits = true;
        breakdown.walk(plan.profile, plan.periods, |period, payment| {
            fits = payment.total() <= self.limit_at(plan, period);
            fits
        })?;
        Ok(fits)
    }

    /// What the largest payment may be at most, whatever the concessions from `depth` on. Equal payments, and equal parts of
    /// principal, are at their largest at the beginning; equal ones stay as large for half of their number at least, however they are
    /// rounded.
    #[inline]
    pub(super) fn limit_from(&self, depth: usize, plan_values: &PlanValues) -> i64 {
        if self.limits.is_empty() { self.limit } else { self.first_limit(depth, plan_values) }
    }

    #[cold]
    fn first_limit(&self, depth: usize, plan_values: &PlanValues) -> i64 {
        let plan = self.template.plan(plan_values);
        let places = |wanted: Placed| {
            let mut classes = Class::ALL.iter().copied();
            classes.any(|class| plan.placed.get(class) == wanted && self.template.claim.owed_minor(class) > 0)
        };
        if places(Placed::Deferred) {
            return self.limit;
        }
        let open = |wanted: Concession| {
            let mut open = self.open.iter().skip(depth);
            open.find(|(concession, _)| *concession == wanted).map(|(_, range)| *range)
        };
        let fewest = open(Concession::Periods).map_or(plan.periods, |range| count(range.from().min(range.to())));
        let alike = match plan.profile {
            RepaymentProfile::Level => {
                let first_alone = places(Placed::FirstInstalment)
                    || plan.deferral.accrues
                    || matches!(plan.accrual, NewAccrual::Fee(_));
                if first_alone { 1 } else { (fewest / 2).max(1) }
            }
            RepaymentProfile::EqualPrincipal => 1,
            _ => return self.limit,
        };
        let deferrals = open(Concession::Deferral).map_or((plan.deferral.periods, plan.deferral.periods), |range| {
            (count(range.from().min(range.to())), count(range.from().max(range.to())))
        });
        // The second part bears a whole period, where the first period is shorter.
        let least = |first: u32| match plan.profile {
            RepaymentProfile::EqualPrincipal => Some(self.limit_of(first).max(self.limit_of(first.saturating_add(1)))),
            _ => (first..first.saturating_add(alike)).map(|place| self.limit_of(place)).min(),
        };
        (deferrals.0..=deferrals.1).filter_map(least).max().unwrap_or(self.limit)
    }

    /// The share of what its period has that the payment which takes most of it takes, in 10^-4.
    pub(super) fn share_taken(&self, schedule: &Schedule, plan: &RepaymentPlan) -> Option<i64> {
        if !self.is_over_time() {
            return share_in_ten_thousandths(schedule.largest().minor(), self.limit);
        }
        let payments = schedule.rows().iter().filter(|row| row.number > 0);
        let share = |(period, row): (usize, &super::PlanRow)| {
            let limit = self.limit_at(plan, u32::try_from(period).unwrap_or(u32::MAX));
            share_in_ten_thousandths(row.payment_minor(), limit)
        };
        payments.enumerate().filter_map(share).max()
    }
}
