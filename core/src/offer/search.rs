//! The search of one kind: the plan that concedes least.

// Semantics: [plan-12] [plan-13] [plan-14].

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::applicant::{Applicant, RepaymentCapacity};
use super::breakdown::BalanceBreakdown;
use super::ceiling::{UNIT, ValueBounds};
use super::looks::{Halt, Looks, SOLVED, of_bound, of_payments};
use super::plan_values::{PlanTemplate, PlanValues, Probe};
use super::policy::count;
use super::value::{present_value, present_value_of};
use super::{
    AllowedRange, Claim, Concession, Deferral, KindRule, NewAccrual, OfferError, Policy, RepaymentPlan,
    RepaymentProfile, Schedule,
};
use crate::cash_flow::DatedFlow;
use crate::money::Money;
use crate::rate::{Fraction, Rate};
use crate::rulebook::{Rule, RuleKind, Rulebook, Silence};

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

/// A plan that passes, and the setting that it comes from.
pub(super) struct Passing {
    pub(super) plan_values: PlanValues,
    pub(super) plan: RepaymentPlan,
    pub(super) schedule: Schedule,
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
        let (rules, costs, worths) = (Vec::with_capacity(rulebook.rules().len()), Vec::new(), OnceCell::new());
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

    /// The same search without law and without the policy's floor.
    pub(super) fn unconditional(&self) -> Self {
        let open = open(self.template.claim, self.rule(), self.policy);
        let limits = self.limits.clone();
        Self { rules: Vec::new(), costs: Vec::new(), open, limits, least_worth: 0, worths: OnceCell::new(), ..*self }
    }

    pub(super) const fn rule(&self) -> &'s KindRule {
        self.template.rule
    }

    /// The plan that concedes least.
    pub(super) fn run(&self, seen: &mut Seen) -> Result<Option<Passing>, Halt> {
        let mut plan_values = self.least();
        if !self.could_fit(0, &plan_values, self.limit_from(0, &plan_values))? {
            return Ok(None);
        }
        self.decide(0, &mut plan_values, seen)
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

    fn decide(&self, depth: usize, plan_values: &mut PlanValues, seen: &mut Seen) -> Result<Option<Passing>, Halt> {
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
            if hopeful && let Some(passing) = self.decide(next, plan_values, seen)? {
                return Ok(Some(passing));
            }
        }
        Ok(None)
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
        let mut eased = self.eased(next, plan_values);
        eased.set(concession, range.from());
        let mut probe = Probe::new(&self.template, eased)?;
        // The first value first: often nothing need be conceded.
        let (mut low, mut middle, mut high) = (0_u32, 0_u32, range.count());
        while low < high {
            self.look(SOLVED)?;
            probe.set(concession, range.value(middle))?;
            if probe.falling_bound()? <= limit {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
            middle = low.midpoint(high);
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

    /// Whether the concessions decided before `depth` leave a chance that payments stay within `limit`, the down payment is
    /// at hand and the first payment not too early.
    fn could_fit(&self, depth: usize, plan_values: &PlanValues, limit: i64) -> Result<bool, Halt> {
        let mut kindest = *plan_values;
        for (concession, range) in self.open.iter().skip(depth) {
            kindest.set(*concession, range.to());
        }
        Ok(self.could_begin_well(&kindest)? && self.close_bound(depth, plan_values)? <= limit)
    }

    /// Whether the plan of a setting begins well, made only where something could keep it from that.
    fn could_begin_well(&self, plan_values: &PlanValues) -> Result<bool, Halt> {
        let (kind, pays_down) = (self.rule().kind, plan_values.get(Concession::DownPayment) > 0);
        if !pays_down && self.capacity.from.is_none() && !kind.lowers_the_rate() {
            return Ok(true);
        }
        Ok(self.begins_well(&self.template.plan(plan_values))?)
    }

    /// What the largest payment reaches at least, whatever the concessions from `depth` on.
    fn close_bound(&self, depth: usize, plan_values: &PlanValues) -> Result<i64, Halt> {
        let eased = self.template.plan(&self.eased(depth, plan_values));
        self.close_bound_of(depth, &eased, &self.template.lay(&eased)?)
    }

    /// The same of a plan with the concessions from `depth` on where payments are smallest, and of the claim laid out by it.
    fn close_bound_of(&self, depth: usize, eased: &RepaymentPlan, laid: &BalanceBreakdown) -> Result<i64, Halt> {
        let open = self.open.iter().skip(depth).find(|(concession, _)| *concession == Concession::Periods);
        let fewest = open.map_or(eased.periods, |(_, range)| count(range.from()));
        self.look_at_bound(eased.profile, eased.periods)?;
        Ok(laid.close_bound(eased.profile, fewest, eased.periods)?)
    }

    /// Takes looks for this kind.
    pub(super) fn look(&self, looks: u64) -> Result<(), Halt> {
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
                    self.close_bound_of(next, eased.plan(), eased.breakdown())? <= below(best)
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
        Ok(self.begins_well(plan)? && self.unlawful(plan)?.is_none() && self.recovers(plan, None, seen)?)
    }

    /// The plan of a setting, where it passes: repayment capacity, then law, then the policy's floor.
    fn passes(&self, plan_values: &PlanValues, seen: &mut Seen) -> Result<Option<Passing>, Halt> {
        let plan = self.template.plan(plan_values);
        let Some(schedule) = self.affordable(&plan)? else { return Ok(None) };
        let passes = self.unlawful(&plan)?.is_none() && self.recovers(&plan, Some(&schedule), seen)?;
        Ok(passes.then_some(Passing { plan_values: *plan_values, plan, schedule }))
    }

    /// The schedule of a plan that begins well, where no payment is above what its period has.
    fn affordable(&self, plan: &RepaymentPlan) -> Result<Option<Schedule>, Halt> {
        self.look_at_payments(plan.profile, plan.periods)?;
        let breakdown = self.template.lay(plan)?;
        if !self.begins_well(plan)? {
            return Ok(None);
        }
        let has = |period: u32, payment: i64| payment <= self.limit_at(plan, period);
        let (schedule, is_whole) = Schedule::while_within(self.template.claim, plan, &breakdown, has)?;
        Ok(is_whole.then_some(schedule))
    }

    /// Whether a plan, of a schedule where it has been laid out, is worth enough to the lender.
    fn recovers(&self, plan: &RepaymentPlan, schedule: Option<&Schedule>, seen: &mut Seen) -> Result<bool, Halt> {
        if self.least_worth == 0 {
            return Ok(true);
        }
        self.look(u64::from(plan.periods).saturating_mul(4))?;
        let annual = self.policy.discount_rate();
        let value = match schedule {
            Some(schedule) => present_value_of(schedule, plan, annual, &mut seen.flows)?,
            None => present_value(self.template.claim, plan, annual, &mut seen.flows)?,
        };
        let recovers = value.minor() >= self.least_worth;
        seen.recovery |= !recovers;
        Ok(recovers)
    }
}
