//! The search of one kind: the plan that concedes least.

use alloc::vec::Vec;

use super::applicant::{Applicant, Means};
use super::laid::Laid;
use super::setting::{Mould, Setting};
use super::{Claim, KindRule, Lever, OfferError, Plan, Policy, Reach};
use crate::cash_flow::DatedFlow;
use crate::money::Money;
use crate::rulebook::{Facts, Outcome, PlanFacts, RateDisplay, Rulebook, Verdict};

/// What a search meets on its way: obstacles to plans that could be paid, and space for their flows.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen<'a> {
    pub(super) law: Option<Verdict<'a>>,
    pub(super) recovery: bool,
    pub(super) flows: Vec<DatedFlow>,
    pub(super) payments: Vec<Money>,
}

/// The search of one kind.
///
/// Levers are decided from the one given up last to the one given up first. A value is taken only if, with every lever
/// still open moved as far as helps, the payments could still be small enough; that test never turns from yes to no as
/// a lever gives up more, so the first such value is found by halving. The first full setting that passes everything
/// is then the lexicographically least, whatever else may refuse it.
#[derive(Clone)]
pub(super) struct Search<'s, 'a> {
    pub(super) mould: Mould<'s>,
    pub(super) means: Means,
    pub(super) applicant: &'s Applicant,
    pub(super) policy: &'s Policy,
    pub(super) rulebook: &'a Rulebook,
    /// Levers that can be moved, the one given up last first.
    open: Vec<(Lever, Reach)>,
    /// What a payment may be.
    pub(super) limit: i64,
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        claim: &'s Claim,
        rule: &'s KindRule,
        means: Means,
        applicant: &'s Applicant,
        policy: &'s Policy,
        rulebook: &'a Rulebook,
    ) -> Result<Self, OfferError> {
        let mut open = Vec::with_capacity(Lever::COUNT);
        for lever in policy.concessions().iter().rev() {
            if let Some(reach) = rule.reach(*lever).filter(|reach| !reach.is_fixed()) {
                // What is not owed need not be waived.
                if matches!(lever, Lever::Waive(class) if claim.owed.get(*class) == 0) {
                    continue;
                }
                open.push((*lever, reach));
            }
        }
        let limit = if rule.kind.is_one_payment() {
            means.at_hand.minor()
        } else {
            means.a_period(rule.levers.frequency.times_a_year())
        };
        Ok(Self { mould: Mould::new(claim, rule, &means)?, means, applicant, policy, rulebook, open, limit })
    }

    /// The same search with another limit on payments.
    pub(super) fn with_limit(&self, limit: i64) -> Self {
        Self { limit, ..self.clone() }
    }

    pub(super) const fn rule(&self) -> &'s KindRule {
        self.mould.rule
    }

    /// The plan that concedes least, with the setting it comes from.
    pub(super) fn run(&self, seen: &mut Seen<'a>) -> Result<Option<Setting>, OfferError> {
        let mut setting = self.least();
        if !self.could_fit(0, &setting)? {
            return Ok(None);
        }
        Ok(self.decide(0, &mut setting, seen)?.then_some(setting))
    }

    /// Every lever where it concedes least.
    pub(super) fn least(&self) -> Setting {
        Setting::of(self.rule(), |_, reach| reach.from())
    }

    /// Every lever where payments are smallest: as far as it goes, and the largest down payment and the shortest
    /// deferral.
    pub(super) fn easiest(&self) -> Setting {
        Setting::of(self.rule(), |lever, reach| if lever.eases_payments() { reach.to() } else { reach.from() })
    }

    fn decide(&self, depth: usize, setting: &mut Setting, seen: &mut Seen<'a>) -> Result<bool, OfferError> {
        let Some(&(lever, reach)) = self.open.get(depth) else {
            return self.passes(setting, seen);
        };
        let next = depth.saturating_add(1);
        let first = if lever.eases_payments() { self.first_that_could_fit(next, lever, reach, setting)? } else { 0 };
        for place in first..reach.count() {
            setting.set(lever, reach.value(place));
            if !lever.eases_payments() && !self.could_fit(next, setting)? {
                continue;
            }
            if self.decide(next, setting, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn first_that_could_fit(
        &self,
        next: usize,
        lever: Lever,
        reach: Reach,
        setting: &mut Setting,
    ) -> Result<u32, OfferError> {
        let (mut low, mut high) = (0, reach.count());
        while low < high {
            let middle = low.midpoint(high);
            setting.set(lever, reach.value(middle));
            if self.could_fit(next, setting)? {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        Ok(low)
    }

    /// Whether the levers decided before `depth` leave a chance that what is paid fits the means.
    fn could_fit(&self, depth: usize, setting: &Setting) -> Result<bool, OfferError> {
        let mut easiest = *setting;
        let (mut smallest_down, mut latest) = (None, None);
        for (lever, reach) in self.open.iter().skip(depth) {
            match lever {
                Lever::DownPayment => {
                    easiest.set(*lever, reach.from());
                    smallest_down = Some(reach.to());
                }
                Lever::Deferral => {
                    easiest.set(*lever, reach.from());
                    latest = Some(reach.to());
                }
                _ => easiest.set(*lever, reach.to()),
            }
        }
        let plan = self.mould.plan(&easiest);
        let laid = Laid::new(self.mould.claim, &plan)?;
        if laid.least_largest(plan.shape, plan.periods)? > self.limit {
            return Ok(false);
        }
        let mut kindest = easiest;
        if let Some(down) = smallest_down {
            kindest.set(Lever::DownPayment, down);
        }
        if let Some(periods) = latest {
            kindest.set(Lever::Deferral, periods);
        }
        if smallest_down.is_none() && latest.is_none() {
            return self.begins_well(&plan);
        }
        self.begins_well(&self.mould.plan(&kindest))
    }

    /// Whether the down payment is at hand and the first payment not too early.
    pub(super) fn begins_well(&self, plan: &Plan) -> Result<bool, OfferError> {
        if plan.down_payment.minor() > self.means.at_hand.minor() {
            return Ok(false);
        }
        Ok(match self.means.from {
            Some(day) if !self.rule().kind.is_one_payment() => plan.due(0)? >= day,
            _ => true,
        })
    }

    /// Whether a setting passes: means, then law, then the policy's floor.
    fn passes(&self, setting: &Setting, seen: &mut Seen<'a>) -> Result<bool, OfferError> {
        let plan = self.mould.plan(setting);
        if !self.is_affordable(&plan)? {
            return Ok(false);
        }
        if let Some(broken) = self.unlawful(&plan)? {
            seen.law = seen.law.or(Some(broken));
            return Ok(false);
        }
        if !self.recovers(&plan, &mut seen.flows)? {
            seen.recovery = true;
            return Ok(false);
        }
        Ok(true)
    }

    pub(super) fn is_affordable(&self, plan: &Plan) -> Result<bool, OfferError> {
        let laid = Laid::new(self.mould.claim, plan)?;
        Ok(self.begins_well(plan)? && laid.fits(plan.shape, plan.periods, self.limit)?)
    }

    /// What law asks about a plan.
    pub(super) fn facts(&self, plan: &Plan) -> Result<Facts<'static>, OfferError> {
        let laid = Laid::new(self.mould.claim, plan)?;
        let currency = self.mould.claim.currency;
        let last = plan.due(plan.periods.saturating_sub(1))?;
        let one = self.rule().kind.is_one_payment();
        let facts = PlanFacts {
            kind: self.rule().kind.head(),
            effective: plan.signed,
            last_due: last,
            amount: Money::from_minor(laid.outstanding().saturating_sub(laid.deferral_capitalised), currency)?,
            // One payment puts nothing into instalments.
            contains_instalments: self.mould.claim.contains_instalments && !one,
            // The levers leave no way to let a fee bear interest.
            fees_bearing_interest: Money::zero(currency),
            rate_display: RateDisplay::SimpleNamed,
        };
        Ok(Facts::new(plan.signed, self.applicant.product, self.applicant.lender).plan(facts))
    }

    /// The first binding rule that a plan breaks.
    pub(super) fn unlawful(&self, plan: &Plan) -> Result<Option<Verdict<'a>>, OfferError> {
        let facts = self.facts(plan)?;
        let rules = self.rulebook.rules().iter();
        Ok(rules.map(|rule| rule.judge(&facts)).find(|verdict| verdict.outcome() == Outcome::Fail))
    }

    fn recovers(&self, plan: &Plan, flows: &mut Vec<DatedFlow>) -> Result<bool, OfferError> {
        let floor = self.rule().least_recovery;
        if floor.parts() == 0 {
            return Ok(true);
        }
        let value = super::value::present_value(self.mould.claim, plan, self.policy.discount_rate(), flows)?;
        Ok(super::value::reaches(value.minor(), self.mould.claim.owed.sum(), floor))
    }
}
