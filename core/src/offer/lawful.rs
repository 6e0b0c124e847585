//! What law says of the plans of a search.

// Semantics: [plan-13].

use super::breakdown::left_to_pay;
use super::looks::Halt;
use super::plan_values::PlanValues;
use super::search::Search;
use super::{Concession, NewAccrual, OfferError, RepaymentPlan, RepaymentProfile};
use crate::money::Money;
use crate::rate::{Rate, RatePeriod};
use crate::rulebook::{Facts, Outcome, PlanFacts, TermsFacts, Verdict};

/// What asking a rule of law costs, in looks.
const LAW: u64 = 8;

impl<'a> Search<'_, 'a> {
    /// Leaves out the longest terms, where law forbids them however short the rest is and however little is left.
    pub(super) fn cut_by_law(&mut self) -> Result<(), Halt> {
        for place in 0..self.open.len() {
            let Some(&(concession @ (Concession::Periods | Concession::Deferral), range)) = self.open.get(place) else {
                continue;
            };
            let mut plan_values = self.most_lawful(0, &self.least());
            let mut is_lawful = |place: u32| {
                plan_values.set(concession, range.value(place));
                Ok::<_, Halt>(self.unlawful(&self.template.plan(&plan_values))?.is_none())
            };
            let (mut low, mut high) = (0, range.count());
            // Mostly law forbids none of them; where the longest is beyond the calendar, it may be one before that.
            match is_lawful(high.saturating_sub(1)) {
                Ok(true) => continue,
                Ok(false) | Err(Halt::Failed(_)) => {}
                Err(halt) => return Err(halt),
            }
            while low < high {
                let middle = low.midpoint(high);
                if is_lawful(middle)? { low = middle.saturating_add(1) } else { high = middle }
            }
            if let Some((_, range)) = self.open.get_mut(place) {
                *range = range.cut(low);
            }
        }
        Ok(())
    }

    /// Whether the concessions decided before `depth` leave a chance that law allows the plan.
    pub(super) fn could_be_lawful(&self, depth: usize, plan_values: &PlanValues) -> Result<bool, Halt> {
        Ok(self.unlawful(&self.template.plan(&self.most_lawful(depth, plan_values)))?.is_none())
    }

    /// The setting with the concessions from `depth` on where it ends soonest, costs least and puts least into instalments.
    fn most_lawful(&self, depth: usize, plan_values: &PlanValues) -> PlanValues {
        let mut soonest = *plan_values;
        for (concession, range) in self.open.iter().skip(depth) {
            let (low, high) = (range.from().min(range.to()), range.from().max(range.to()));
            soonest.set(
                *concession,
                if matches!(concession, Concession::Periods | Concession::Deferral | Concession::Rate) {
                    low
                } else {
                    high
                },
            );
        }
        soonest
    }

    /// What law asks about a plan.
    pub(super) fn facts(&self, plan: &RepaymentPlan) -> Result<Facts<'static>, OfferError> {
        let claim = self.template.claim;
        let amount = left_to_pay(claim, plan)?;
        let payments = match plan.profile {
            RepaymentProfile::Fixed { .. } => self.template.lay(plan)?.payments(plan.profile, plan.periods)?,
            _ => plan.periods,
        };
        let last = plan.due(payments.saturating_sub(1))?;
        let one = self.rule().kind.is_one_payment();
        let facts = PlanFacts {
            kind: self.rule().kind.category(),
            effective: plan.signed,
            last_due: last,
            amount: Money::from_minor(amount, claim.currency)?,
            // One payment puts nothing into instalments.
            contains_instalments: claim.contains_instalments && !one,
            // The concessions leave no way to let a fee bear interest.
            fees_bearing_interest: Money::zero(claim.currency),
            rate_display: self.applicant.rate_display,
        };
        Ok(Facts::new(plan.signed, self.applicant.product, self.applicant.lender).plan(facts))
    }

    /// What law asks about what a plan costs a year: the rate it bears, or that of its fee. One payment costs nothing more.
    pub(super) fn cost_facts(&self, plan: &RepaymentPlan) -> Option<Facts<'static>> {
        if self.rule().kind.is_one_payment() {
            return None;
        }
        let rate = match plan.accrual {
            NewAccrual::Fee(fee) => super::value::rate_of_fee(fee, plan.periods, plan.frequency),
            accrual => Rate::new(accrual.annual(self.template.claim.contract_annual), RatePeriod::Annual).ok(),
        };
        let facts = Facts::new(plan.signed, self.applicant.product, self.applicant.lender);
        Some(facts.terms(TermsFacts::of_cost(rate, self.reference_rate)))
    }

    /// What law says of what a plan costs a year.
    pub(super) fn cost_verdicts(&self, plan: &RepaymentPlan) -> impl Iterator<Item = Verdict<'a>> {
        let facts = if self.costs.is_empty() { None } else { self.cost_facts(plan) };
        let judge = move |facts: Facts<'static>| self.costs.iter().map(move |rule| rule.judge(&facts));
        facts.into_iter().flat_map(judge)
    }

    /// The first binding rule that a plan breaks.
    pub(super) fn unlawful(&self, plan: &RepaymentPlan) -> Result<Option<Verdict<'a>>, Halt> {
        let rules = self.rules.len().saturating_add(self.costs.len());
        self.look(LAW.saturating_mul(u64::try_from(rules).unwrap_or(u64::MAX)).saturating_add(LAW))?;
        let facts = self.facts(plan)?;
        let mut verdicts = self.rules.iter().map(|rule| rule.judge(&facts)).chain(self.cost_verdicts(plan));
        Ok(verdicts.find(|verdict| verdict.outcome() == Outcome::Fail))
    }
}
