//! The search of one kind: the plan that concedes least.

// Semantics: [plan-12] [plan-13] [plan-14].

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::applicant::{Applicant, RepaymentCapacity};
use super::breakdown::{BalanceBreakdown, left_to_pay};
use super::ceiling::{UNIT, ValueBounds};
use super::looks::{Halt, Looks, SOLVED, of_bound, of_payments};
use super::plan_values::{PlanTemplate, PlanValues, Probe};
use super::policy::count;
use super::{
    AllowedRange, Claim, Concession, Deferral, KindRule, NewAccrual, OfferError, Policy, RepaymentPlan,
    RepaymentProfile,
};
use crate::cash_flow::DatedFlow;
use crate::money::Money;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rulebook::{Facts, Outcome, PlanFacts, Rule, RuleKind, Rulebook, Silence, TermsFacts, Verdict};

/// What asking a rule of law costs, in looks.
const LAW: u64 = 8;

/// What a search meets on its way, and space for the flows of its plans.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Whether a plan that could be paid and is lawful recovers too little.
    pub(super) recovery: bool,
    pub(super) flows: Vec<DatedFlow>,
    pub(super) payments: Vec<Money>,
    /// How many settings were looked at, open or full.
    #[cfg(test)]
    pub(super) looks: u32,
}

/// A plan with the smallest largest payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SmallestPayment {
    pub(super) largest: i64,
    pub(super) plan: RepaymentPlan,
}

/// The search of one kind.
///
/// Concessions are decided from the one given up last to the one given up first. A value is taken only if, with every concession
/// still open moved as far as helps, the payments could still be small enough. The falling bound of the payments never
/// turns from yes to no as a concession gives up more, so where it first says yes is found by halving; from there on the close
/// bound leaves out what the falling one let through. Once a plan recovers too little, a value is taken only if the open
/// concessions leave a chance of enough. The first full setting that passes everything is then the lexicographically least,
/// whatever else may refuse it.
pub(super) struct Search<'s, 'a> {
    pub(super) template: PlanTemplate<'s>,
    pub(super) capacity: RepaymentCapacity,
    pub(super) applicant: &'s Applicant,
    pub(super) policy: &'s Policy,
    /// The rules that say something about plans of this kind.
    pub(super) rules: Vec<&'a Rule>,
    /// The rules that limit what such a plan costs a year.
    pub(super) costs: Vec<&'a Rule>,
    /// The reference rate of the day of signing, where it is known for certain.
    pub(super) reference_rate: Option<Rate>,
    /// Concessions that can be moved, the one given up last first.
    pub(super) open: Vec<(Concession, AllowedRange)>,
    /// What a payment may be.
    pub(super) limit: i64,
    /// What a payment may be on each due date, a deferral's among them, where that changes over time; `limit` is then the most.
    pub(super) limits: Vec<i64>,
    /// The least that a month has, in minor units.
    pub(super) lowest_monthly: i64,
    /// What it may still look at.
    pub(super) looks: &'s Looks,
    /// The least that a plan must be worth to the lender, in minor units.
    pub(super) least_worth: i64,
    /// What a unit is worth on each due date, once it is asked; empty where the worth of plans is not bounded.
    pub(super) worths: OnceCell<Vec<i64>>,
}

/// The concessions that can be moved, the one given up last first.
fn open(claim: &Claim, rule: &KindRule, policy: &Policy) -> Vec<(Concession, AllowedRange)> {
    let mut open = Vec::with_capacity(Concession::COUNT);
    for concession in policy.concessions().iter().rev() {
        let Some(range) = rule.range(*concession).filter(|range| !range.is_fixed()) else { continue };
        // What is not owed need not be waived.
        if !matches!(concession, Concession::Waive(class) if claim.owed.get(*class) == 0) {
            open.push((*concession, range));
        }
    }
    open
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        claim: &'s Claim,
        rule: &'s KindRule,
        capacity: RepaymentCapacity,
        applicant: &'s Applicant,
        policy: &'s Policy,
        rulebook: &'a Rulebook,
        looks: &'s Looks,
    ) -> Result<Self, Halt> {
        looks.begin_kind();
        let limit = if rule.kind.is_one_payment() {
            capacity.lump_sum.minor()
        } else {
            capacity.a_period(rule.concessions.frequency.times_a_year())
        };
        let template = PlanTemplate::new(claim, rule, &capacity)?;
        let least_worth = super::value::share_at_least(claim.owed.sum(), rule.minimum_recovery_ratio);
        let open = open(claim, rule, policy);
        let (rules, costs, worths) = (Vec::new(), Vec::new(), OnceCell::new());
        let mut search = Self {
            template,
            capacity,
            applicant,
            policy,
            rules,
            costs,
            reference_rate: None,
            open,
            limit,
            limits: Vec::new(),
            lowest_monthly: capacity.monthly.minor(),
            looks,
            least_worth,
            worths,
        };
        // Plans of one kind differ in amount and last day alone: what is silent for another reason is silent for all.
        let least = search.template.plan(&search.least());
        let facts = search.facts(&least)?;
        let speaks = |rule: &&'a Rule| {
            !matches!(
                rule.silence(&facts),
                Some(
                    Silence::NotInForce
                        | Silence::OtherProduct
                        | Silence::OtherLender
                        | Silence::OtherPlan
                        | Silence::NoFacts
                )
            )
        };
        search.rules.extend(rulebook.rules().iter().filter(speaks));
        search.reference_rate = rulebook.known_reference_rate(least.signed);
        let limits = rulebook.rules().iter().filter(|rule| matches!(rule.kind, RuleKind::AnnualCostCap(_)));
        let facts = search.cost_facts(&least);
        search.costs.extend(limits.filter(|rule| facts.is_some_and(|facts| rule.judge(&facts).given().is_some())));
        search.cut_by_law()?;
        Ok(search)
    }

    /// Leaves out the longest terms, where law forbids them however short the rest is and however little is left.
    fn cut_by_law(&mut self) -> Result<(), Halt> {
        for place in 0..self.open.len() {
            let Some(&(concession @ (Concession::Periods | Concession::Deferral), range)) = self.open.get(place) else {
                continue;
            };
            let mut plan_values = self.most_lawful(0, &self.least());
            let (mut low, mut high) = (0, range.count());
            while low < high {
                let middle = low.midpoint(high);
                plan_values.set(concession, range.value(middle));
                if self.unlawful(&self.template.plan(&plan_values))?.is_none() {
                    low = middle.saturating_add(1);
                } else {
                    high = middle;
                }
            }
            if let Some((_, range)) = self.open.get_mut(place) {
                *range = range.cut(low);
            }
        }
        Ok(())
    }

    /// The same search without law and without the policy's floor.
    pub(super) fn unconditional(&self) -> Self {
        let open = open(self.template.claim, self.rule(), self.policy);
        let limits = self.limits.clone();
        Self { rules: Vec::new(), costs: Vec::new(), open, limits, least_worth: 0, worths: OnceCell::new(), ..*self }
    }

    pub(super) const fn rule(&self) -> &'s KindRule {
        self.template.rule
    }

    /// The plan that concedes least, with the setting it comes from.
    pub(super) fn run(&self, seen: &mut Seen) -> Result<Option<PlanValues>, Halt> {
        let mut plan_values = self.least();
        if !self.could_fit(0, &plan_values, self.limit_from(0, &plan_values))? {
            return Ok(None);
        }
        Ok(self.decide(0, &mut plan_values, seen)?.then_some(plan_values))
    }

    /// Every concession where it concedes least.
    pub(super) fn least(&self) -> PlanValues {
        PlanValues::of(self.rule(), |_, range| range.from())
    }

    /// Every concession where payments are smallest: as far as it goes, and the largest down payment and the shortest
    /// deferral.
    pub(super) fn easiest(&self) -> PlanValues {
        PlanValues::of(
            self.rule(),
            |concession, range| if concession.eases_payments() { range.to() } else { range.from() },
        )
    }

    fn decide(&self, depth: usize, plan_values: &mut PlanValues, seen: &mut Seen) -> Result<bool, Halt> {
        let Some(&(concession, range)) = self.open.get(depth) else {
            return self.passes(plan_values, seen);
        };
        let next = depth.saturating_add(1);
        let limit = self.limit_from(depth, plan_values);
        for place in self.first_within(next, concession, range, plan_values, limit)?..range.count() {
            plan_values.set(concession, range.value(place));
            let hopeful = self.could_fit(next, plan_values, self.limit_from(next, plan_values))?
                && self.could_recover(next, plan_values, self.limit, seen)?
                && self.could_be_lawful(next, plan_values)?;
            if hopeful && self.decide(next, plan_values, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The place of the first value from which on the falling bound is within `limit`.
    fn first_within(
        &self,
        next: usize,
        concession: Concession,
        range: AllowedRange,
        plan_values: &PlanValues,
        limit: i64,
    ) -> Result<u32, Halt> {
        if !concession.eases_payments() {
            return Ok(0);
        }
        let (mut low, mut high) = (0_u32, range.count());
        let mut eased = self.eased(next, plan_values);
        eased.set(concession, range.value(low.midpoint(high)));
        let mut probe = Probe::new(&self.template, eased)?;
        while low < high {
            let middle = low.midpoint(high);
            self.look(SOLVED)?;
            probe.set(concession, range.value(middle))?;
            if probe.falling_bound()? <= limit {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        Ok(low)
    }

    /// The setting with the concessions from `depth` on where payments are smallest.
    fn eased(&self, depth: usize, plan_values: &PlanValues) -> PlanValues {
        let mut eased = *plan_values;
        for (concession, range) in self.open.iter().skip(depth) {
            eased.set(*concession, if concession.eases_payments() { range.to() } else { range.from() });
        }
        eased
    }

    /// Whether the concessions decided before `depth` leave a chance that law allows the plan.
    fn could_be_lawful(&self, depth: usize, plan_values: &PlanValues) -> Result<bool, Halt> {
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

    /// Whether the concessions decided before `depth` leave a chance that payments stay within `limit`, the down payment is
    /// at hand and the first payment not too early.
    fn could_fit(&self, depth: usize, plan_values: &PlanValues, limit: i64) -> Result<bool, Halt> {
        let mut kindest = *plan_values;
        for (concession, range) in self.open.iter().skip(depth) {
            kindest.set(*concession, range.to());
        }
        Ok(self.begins_well(&self.template.plan(&kindest))? && self.close_bound(depth, plan_values)? <= limit)
    }

    /// What the largest payment reaches at least, whatever the concessions from `depth` on.
    fn close_bound(&self, depth: usize, plan_values: &PlanValues) -> Result<i64, Halt> {
        self.close_bound_of(depth, &Probe::new(&self.template, self.eased(depth, plan_values))?)
    }

    /// The same of a plan with the concessions from `depth` on where payments are smallest.
    fn close_bound_of(&self, depth: usize, eased: &Probe<'_, '_>) -> Result<i64, Halt> {
        let open = self.open.iter().skip(depth).find(|(concession, _)| *concession == Concession::Periods);
        let fewest = open.map_or(eased.plan().periods, |(_, range)| count(range.from()));
        self.look_at_bound(eased.plan().profile, eased.plan().periods)?;
        Ok(eased.close_bound(fewest)?)
    }

    /// Takes looks for this kind.
    fn look(&self, looks: u64) -> Result<(), Halt> {
        self.looks.take(looks, self.rule().kind)
    }

    /// Takes what a close bound of plans of up to so many periods costs.
    pub(super) fn look_at_bound(&self, profile: RepaymentProfile, most: u32) -> Result<(), Halt> {
        self.look(of_bound(profile, most))
    }

    /// Takes what walking over the payments of a plan costs.
    pub(super) fn look_at_payments(&self, profile: RepaymentProfile, periods: u32) -> Result<(), Halt> {
        self.look(of_payments(profile, periods))
    }

    /// Whether the concessions decided before `depth` leave a chance that a plan with payments within `limit` recovers enough.
    /// Asked only once some plan did not: what is refused, and why, is then known.
    #[inline(never)]
    pub(super) fn could_recover(
        &self,
        depth: usize,
        plan_values: &PlanValues,
        limit: i64,
        seen: &mut Seen,
    ) -> Result<bool, Halt> {
        #[cfg(test)]
        {
            seen.looks = seen.looks.saturating_add(1);
        }
        if !seen.recovery || self.least_worth == 0 {
            return Ok(true);
        }
        let worths = self.worths.get_or_init(|| self.worths().unwrap_or_default());
        let (plan, least) = (self.template.plan(&self.worthiest(depth, plan_values)), self.soonest(depth, plan_values));
        let (Some(worths), Ok(breakdown)) =
            (worths.get(usize::try_from(least.get(Concession::Deferral)).unwrap_or(0)..), self.template.lay(&plan))
        else {
            return Ok(true);
        };
        if worths.is_empty() {
            return Ok(true);
        }
        self.look(u64::from(plan.periods).saturating_add(SOLVED))?;
        let spread = ValueBounds {
            worths,
            // A fixed amount may end sooner than the fewest periods.
            fewest: match plan.profile {
                RepaymentProfile::Fixed { .. } => 1,
                _ => count(least.get(Concession::Periods)),
            },
            most: plan.periods,
            accruing: plan.deferral.accrued(),
            lowest: match plan.accrual {
                NewAccrual::PlanRate(_) => Fraction::from_parts(least.get(Concession::Rate)).unwrap_or(Fraction::ZERO),
                _ => breakdown.annual,
            },
            limit,
        };
        let most = breakdown.worth_at_most(plan.profile, plan.settlement.is_some(), &spread);
        Ok(most >= self.least_worth)
    }

    /// What a unit is worth on each due date that a plan can have. Nothing where a plan might be refused as out of range,
    /// for that is told.
    #[cold]
    fn worths(&self) -> Result<Vec<i64>, OfferError> {
        let (claim, least) = (self.template.claim, self.least());
        let plan = self.template.plan(&self.worthiest(0, &least));
        let breakdown = BalanceBreakdown::new(claim, &plan)?;
        let is_within = breakdown.stays_small(claim.owed.sum(), plan.deferral.accrued(), plan.periods);
        if !is_within || (plan.settlement.is_some() && plan.down_payment.minor() > 0) {
            return Ok(Vec::new());
        }
        let plain = RepaymentPlan { deferral: Deferral::NONE, ..plan };
        let unit = Money::from_minor(UNIT, claim.currency)?;
        let worth = |number| -> Result<i64, OfferError> {
            let flow = [DatedFlow::new(plain.due(number)?, unit)];
            let worth = super::value::discounted(&flow, plain.signed, self.policy.discount_rate())?;
            Ok(worth.minor().saturating_add(1).min(UNIT))
        };
        (0..plan.deferral.periods.saturating_add(plan.periods)).map(worth).collect()
    }

    /// The setting with the concessions from `depth` on where there is most to pay, over the most periods.
    fn worthiest(&self, depth: usize, plan_values: &PlanValues) -> PlanValues {
        self.opened(
            depth,
            plan_values,
            |concession, range| if concession.puts_off() { range.to() } else { range.from() },
        )
    }

    /// The setting with the concessions from `depth` on where there is least to pay, over the fewest periods.
    fn soonest(&self, depth: usize, plan_values: &PlanValues) -> PlanValues {
        self.opened(
            depth,
            plan_values,
            |concession, range| if concession.puts_off() { range.from() } else { range.to() },
        )
    }

    fn opened(
        &self,
        depth: usize,
        plan_values: &PlanValues,
        end: impl Fn(Concession, &AllowedRange) -> i64,
    ) -> PlanValues {
        let mut opened = *plan_values;
        for (concession, range) in self.open.iter().skip(depth) {
            opened.set(*concession, end(*concession, range));
        }
        opened
    }

    /// The smallest largest payment of all settings: of those that law and the policy's floor allow and that begin
    /// well (`passing`), or of all. Nothing where none is.
    pub(super) fn smallest(&self, passing: bool, seen: &mut Seen) -> Result<Option<SmallestPayment>, Halt> {
        let mut best = None;
        self.descend(0, &mut self.least(), passing, &mut best, seen)?;
        Ok(best)
    }

    fn descend(
        &self,
        depth: usize,
        plan_values: &mut PlanValues,
        passing: bool,
        best: &mut Option<SmallestPayment>,
        seen: &mut Seen,
    ) -> Result<(), Halt> {
        let Some(&(concession, range)) = self.open.get(depth) else {
            let plan = self.template.plan(plan_values);
            self.look_at_payments(plan.profile, plan.periods)?;
            let largest = self.template.lay(&plan)?.largest(plan.profile, plan.periods)?;
            let better = best.is_none_or(|best| largest < best.largest);
            if better && (!passing || self.is_sound(&plan, seen)?) {
                *best = Some(SmallestPayment { largest, plan });
            }
            return Ok(());
        };
        let next = depth.saturating_add(1);
        let below = |best: &Option<SmallestPayment>| best.map_or(i64::MAX, |best| best.largest.saturating_sub(1));
        let mut first = 0;
        let mut eased = match passing {
            true => None,
            false => Some(Probe::new(&self.template, self.eased(depth, plan_values))?),
        };
        for place in (0..range.count()).rev() {
            // Nothing left of the first place can be better than what was found.
            if place < first {
                break;
            }
            plan_values.set(concession, range.value(place));
            let hopeful = match &mut eased {
                None => {
                    self.could_fit(next, plan_values, below(best))?
                        && self.could_recover(next, plan_values, below(best), seen)?
                        && self.could_be_lawful(next, plan_values)?
                }
                Some(eased) => {
                    eased.set(concession, range.value(place))?;
                    self.close_bound_of(next, eased)? <= below(best)
                }
            };
            if hopeful {
                let had = *best;
                self.descend(next, plan_values, passing, best, seen)?;
                if *best != had {
                    first = self.first_within(next, concession, range, plan_values, below(best))?;
                }
            }
        }
        Ok(())
    }

    /// Whether the down payment is at hand, the first payment not too early, and a lowered rate lower.
    pub(super) fn begins_well(&self, plan: &RepaymentPlan) -> Result<bool, OfferError> {
        if self.rule().kind.lowers_the_rate()
            && matches!(plan.accrual, NewAccrual::PlanRate(rate) if rate > self.template.claim.contract_annual)
        {
            return Ok(false);
        }
        if plan.down_payment.minor() > self.capacity.lump_sum.minor() {
            return Ok(false);
        }
        Ok(match self.capacity.from {
            Some(day) if !self.rule().kind.is_one_payment() => plan.due(0)? >= day,
            _ => true,
        })
    }

    /// Whether a plan passes whatever it costs a period.
    pub(super) fn is_sound(&self, plan: &RepaymentPlan, seen: &mut Seen) -> Result<bool, Halt> {
        Ok(self.begins_well(plan)? && self.unlawful(plan)?.is_none() && self.recovers(plan, seen)?)
    }

    /// Whether a setting passes: repayment capacity, then law, then the policy's floor.
    fn passes(&self, plan_values: &PlanValues, seen: &mut Seen) -> Result<bool, Halt> {
        let plan = self.template.plan(plan_values);
        if !self.is_affordable(&plan)? {
            return Ok(false);
        }
        Ok(self.unlawful(&plan)?.is_none() && self.recovers(&plan, seen)?)
    }

    pub(super) fn is_affordable(&self, plan: &RepaymentPlan) -> Result<bool, Halt> {
        self.look_at_payments(plan.profile, plan.periods)?;
        let breakdown = self.template.lay(plan)?;
        Ok(self.begins_well(plan)? && self.fits(&breakdown, plan)?)
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
    fn cost_facts(&self, plan: &RepaymentPlan) -> Option<Facts<'static>> {
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
        let facts = self.cost_facts(plan).filter(|_| !self.costs.is_empty());
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

    fn recovers(&self, plan: &RepaymentPlan, seen: &mut Seen) -> Result<bool, Halt> {
        if self.least_worth == 0 {
            return Ok(true);
        }
        self.look(u64::from(plan.periods).saturating_mul(4))?;
        let value =
            super::value::present_value(self.template.claim, plan, self.policy.discount_rate(), &mut seen.flows)?;
        let recovers = value.minor() >= self.least_worth;
        seen.recovery |= !recovers;
        Ok(recovers)
    }
}
