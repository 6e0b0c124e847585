//! The search of one kind: the plan that concedes least.

// Semantics: [plan-12] [plan-13] [plan-14].

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::applicant::{Applicant, Means};
use super::ceiling::{Spread, UNIT};
use super::laid::Laid;
use super::looks::{Halt, Looks};
use super::policy::count;
use super::setting::{Mould, Setting};
use super::{Claim, Deferral, KindRule, Lever, NewAccrual, OfferError, Plan, Policy, Reach, Shape};
use crate::cash_flow::DatedFlow;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rulebook::{Facts, Outcome, PlanFacts, RateDisplay, Rule, Rulebook, Silence, Verdict};

/// What a solved level payment costs, in looks.
const SOLVED: u64 = 16;
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
pub(super) struct Smallest {
    pub(super) largest: i64,
    pub(super) plan: Plan,
}

/// The search of one kind.
///
/// Levers are decided from the one given up last to the one given up first. A value is taken only if, with every lever
/// still open moved as far as helps, the payments could still be small enough. The falling bound of the payments never
/// turns from yes to no as a lever gives up more, so where it first says yes is found by halving; from there on the close
/// bound leaves out what the falling one let through. Once a plan recovers too little, a value is taken only if the open
/// levers leave a chance of enough. The first full setting that passes everything is then the lexicographically least,
/// whatever else may refuse it.
pub(super) struct Search<'s, 'a> {
    pub(super) mould: Mould<'s>,
    pub(super) means: Means,
    pub(super) applicant: &'s Applicant,
    pub(super) policy: &'s Policy,
    /// The rules that say something about plans of this kind.
    pub(super) rules: Vec<&'a Rule>,
    /// Levers that can be moved, the one given up last first.
    pub(super) open: Vec<(Lever, Reach)>,
    /// What a payment may be.
    pub(super) limit: i64,
    /// What it may still look at.
    pub(super) looks: &'s Looks,
    /// The least share of what is owed that the present value must be.
    pub(super) floor: Fraction,
    /// What a unit is worth on each due date, once it is asked; empty where the worth of plans is not bounded.
    pub(super) worths: OnceCell<Vec<i64>>,
}

/// The levers that can be moved, the one given up last first.
fn open(claim: &Claim, rule: &KindRule, policy: &Policy) -> Vec<(Lever, Reach)> {
    let mut open = Vec::with_capacity(Lever::COUNT);
    for lever in policy.concessions().iter().rev() {
        let Some(reach) = rule.reach(*lever).filter(|reach| !reach.is_fixed()) else { continue };
        // What is not owed need not be waived.
        if !matches!(lever, Lever::Waive(class) if claim.owed.get(*class) == 0) {
            open.push((*lever, reach));
        }
    }
    open
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        claim: &'s Claim,
        rule: &'s KindRule,
        means: Means,
        applicant: &'s Applicant,
        policy: &'s Policy,
        rulebook: &'a Rulebook,
        looks: &'s Looks,
    ) -> Result<Self, Halt> {
        looks.begin_kind();
        let limit = if rule.kind.is_one_payment() {
            means.at_hand.minor()
        } else {
            means.a_period(rule.levers.frequency.times_a_year())
        };
        let mould = Mould::new(claim, rule, &means)?;
        let (floor, open) = (rule.least_recovery, open(claim, rule, policy));
        let (rules, worths) = (Vec::new(), OnceCell::new());
        let mut search = Self { mould, means, applicant, policy, rules, open, limit, looks, floor, worths };
        // Plans of one kind differ in amount and last day alone: what is silent for another reason is silent for all.
        let facts = search.facts(&search.mould.plan(&search.least()))?;
        let speaks = |rule: &&'a Rule| {
            let silence = rule.judge(&facts).silence();
            !matches!(
                silence,
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
        search.cut_by_law()?;
        Ok(search)
    }

    /// Leaves out the longest terms, where law forbids them however short the rest is and however little is left.
    fn cut_by_law(&mut self) -> Result<(), Halt> {
        for place in 0..self.open.len() {
            let Some(&(lever @ (Lever::Periods | Lever::Deferral), reach)) = self.open.get(place) else { continue };
            let mut setting = self.most_lawful(0, &self.least());
            let (mut low, mut high) = (0, reach.count());
            while low < high {
                let middle = low.midpoint(high);
                setting.set(lever, reach.value(middle));
                if self.unlawful(&self.mould.plan(&setting))?.is_none() {
                    low = middle.saturating_add(1);
                } else {
                    high = middle;
                }
            }
            if let Some((_, reach)) = self.open.get_mut(place) {
                *reach = reach.cut(low.max(1));
            }
        }
        Ok(())
    }

    /// The same search without law and without the policy's floor.
    pub(super) fn unconditional(&self) -> Self {
        let open = open(self.mould.claim, self.rule(), self.policy);
        Self { rules: Vec::new(), open, floor: Fraction::ZERO, worths: OnceCell::new(), ..*self }
    }

    pub(super) const fn rule(&self) -> &'s KindRule {
        self.mould.rule
    }

    /// The plan that concedes least, with the setting it comes from.
    pub(super) fn run(&self, seen: &mut Seen) -> Result<Option<Setting>, Halt> {
        let mut setting = self.least();
        if !self.could_fit(0, &setting, self.limit)? {
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

    fn decide(&self, depth: usize, setting: &mut Setting, seen: &mut Seen) -> Result<bool, Halt> {
        let Some(&(lever, reach)) = self.open.get(depth) else {
            return self.passes(setting, seen);
        };
        let next = depth.saturating_add(1);
        for place in self.first_within(next, lever, reach, setting, self.limit)?..reach.count() {
            setting.set(lever, reach.value(place));
            let hopeful = self.could_fit(next, setting, self.limit)?
                && self.could_recover(next, setting, self.limit, seen)?
                && self.could_be_lawful(next, setting)?;
            if hopeful && self.decide(next, setting, seen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The place of the first value from which on the falling bound is within `limit`.
    fn first_within(
        &self,
        next: usize,
        lever: Lever,
        reach: Reach,
        setting: &mut Setting,
        limit: i64,
    ) -> Result<u32, Halt> {
        if !lever.eases_payments() {
            return Ok(0);
        }
        let (mut low, mut high) = (0, reach.count());
        while low < high {
            let middle = low.midpoint(high);
            setting.set(lever, reach.value(middle));
            let plan = self.mould.plan(&self.eased(next, setting));
            self.look(SOLVED)?;
            if Laid::new(self.mould.claim, &plan)?.falling_bound(plan.shape, plan.periods)? <= limit {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        Ok(low)
    }

    /// The setting with the levers from `depth` on where payments are smallest.
    fn eased(&self, depth: usize, setting: &Setting) -> Setting {
        let mut eased = *setting;
        for (lever, reach) in self.open.iter().skip(depth) {
            eased.set(*lever, if lever.eases_payments() { reach.to() } else { reach.from() });
        }
        eased
    }

    /// Whether the levers decided before `depth` leave a chance that law allows the plan.
    fn could_be_lawful(&self, depth: usize, setting: &Setting) -> Result<bool, Halt> {
        Ok(self.unlawful(&self.mould.plan(&self.most_lawful(depth, setting)))?.is_none())
    }

    /// The setting with the levers from `depth` on where it ends soonest and puts least into instalments.
    fn most_lawful(&self, depth: usize, setting: &Setting) -> Setting {
        let mut soonest = *setting;
        for (lever, reach) in self.open.iter().skip(depth) {
            let (low, high) = (reach.from().min(reach.to()), reach.from().max(reach.to()));
            soonest.set(*lever, if matches!(lever, Lever::Periods | Lever::Deferral) { low } else { high });
        }
        soonest
    }

    /// Whether the levers decided before `depth` leave a chance that payments stay within `limit`, the down payment is
    /// at hand and the first payment not too early.
    fn could_fit(&self, depth: usize, setting: &Setting, limit: i64) -> Result<bool, Halt> {
        let mut kindest = *setting;
        for (lever, reach) in self.open.iter().skip(depth) {
            kindest.set(*lever, reach.to());
        }
        Ok(self.begins_well(&self.mould.plan(&kindest))? && self.close_bound(depth, setting)? <= limit)
    }

    /// What the largest payment reaches at least, whatever the levers from `depth` on.
    fn close_bound(&self, depth: usize, setting: &Setting) -> Result<i64, Halt> {
        let plan = self.mould.plan(&self.eased(depth, setting));
        let open = self.open.iter().skip(depth).find(|(lever, _)| *lever == Lever::Periods);
        let fewest = open.map_or(plan.periods, |(_, reach)| count(reach.from()));
        self.look_at_bound(plan.shape, plan.periods)?;
        Ok(Laid::new(self.mould.claim, &plan)?.close_bound(plan.shape, fewest, plan.periods)?)
    }

    /// Takes looks for this kind.
    fn look(&self, looks: u64) -> Result<(), Halt> {
        self.looks.take(looks, self.rule().kind)
    }

    /// Takes what a close bound of plans of up to so many periods costs.
    pub(super) fn look_at_bound(&self, shape: Shape, most: u32) -> Result<(), Halt> {
        let solved = match shape {
            // Each period is summed, and each step may be solved.
            Shape::StepUp { every, .. } => {
                let steps = most.checked_div(every).unwrap_or(0).saturating_add(1);
                SOLVED.saturating_mul(u64::from(steps)).saturating_add(u64::from(most))
            }
            _ => SOLVED,
        };
        self.look(solved)
    }

    /// Takes what walking over the payments of a plan costs.
    pub(super) fn look_at_payments(&self, shape: Shape, periods: u32) -> Result<(), Halt> {
        let periods = u64::from(periods);
        let rows = match shape {
            // The payment is found by trying.
            Shape::Balloon { .. } => periods.saturating_mul(160),
            // The sum over the periods, and for each step the factors of those behind it.
            Shape::StepUp { every, .. } => {
                let steps = periods.checked_div(u64::from(every)).unwrap_or(0).saturating_add(1);
                periods.saturating_mul(8).saturating_add(steps.saturating_mul(steps).saturating_mul(4))
            }
            _ => periods,
        };
        self.look(rows.saturating_add(SOLVED))
    }

    /// Whether the levers decided before `depth` leave a chance that a plan with payments within `limit` recovers enough.
    /// Asked only once some plan did not: what is refused, and why, is then known.
    #[inline(never)]
    pub(super) fn could_recover(
        &self,
        depth: usize,
        setting: &Setting,
        limit: i64,
        seen: &mut Seen,
    ) -> Result<bool, Halt> {
        #[cfg(test)]
        {
            seen.looks = seen.looks.saturating_add(1);
        }
        if !seen.recovery || self.floor == Fraction::ZERO {
            return Ok(true);
        }
        let worths = self.worths.get_or_init(|| self.worths().unwrap_or_default());
        let (plan, least) = (self.mould.plan(&self.worthiest(depth, setting)), self.soonest(depth, setting));
        let (Some(worths), Ok(laid)) = (
            worths.get(usize::try_from(least.get(Lever::Deferral)).unwrap_or(0)..),
            Laid::new(self.mould.claim, &plan),
        ) else {
            return Ok(true);
        };
        if worths.is_empty() {
            return Ok(true);
        }
        self.look(u64::from(plan.periods).saturating_add(SOLVED))?;
        let spread = Spread {
            worths,
            fewest: count(least.get(Lever::Periods)),
            most: plan.periods,
            accruing: plan.deferral.accrued(),
            lowest: match plan.accrual {
                NewAccrual::PlanRate(_) => Fraction::from_parts(least.get(Lever::Rate)).unwrap_or(Fraction::ZERO),
                _ => laid.annual,
            },
            limit,
        };
        let most = laid.worth_at_most(plan.shape, plan.settlement.is_some(), &spread);
        Ok(super::value::reaches(most, self.mould.claim.owed.sum(), self.floor))
    }

    /// What a unit is worth on each due date that a plan can have. Nothing where a plan might be refused as out of range,
    /// for that is told.
    #[cold]
    fn worths(&self) -> Result<Vec<i64>, OfferError> {
        let (claim, least) = (self.mould.claim, self.least());
        let plan = self.mould.plan(&self.worthiest(0, &least));
        let laid = Laid::new(claim, &plan)?;
        let is_within = laid.stays_small(claim.owed.sum(), plan.deferral.accrued(), plan.periods);
        if !is_within || (plan.settlement.is_some() && plan.down_payment.minor() > 0) {
            return Ok(Vec::new());
        }
        let plain = Plan { deferral: Deferral::NONE, ..plan };
        let unit = Money::from_minor(UNIT, claim.currency)?;
        let worth = |number| -> Result<i64, OfferError> {
            let flow = [DatedFlow::new(plain.due(number)?, unit)];
            let worth = super::value::discounted(&flow, plain.signed, self.policy.discount_rate())?;
            Ok(worth.minor().saturating_add(1).min(UNIT))
        };
        (0..plan.deferral.periods.saturating_add(plan.periods)).map(worth).collect()
    }

    /// The setting with the levers from `depth` on where there is most to pay, over the most periods.
    fn worthiest(&self, depth: usize, setting: &Setting) -> Setting {
        self.opened(depth, setting, |lever, reach| if lever.puts_off() { reach.to() } else { reach.from() })
    }

    /// The setting with the levers from `depth` on where there is least to pay, over the fewest periods.
    fn soonest(&self, depth: usize, setting: &Setting) -> Setting {
        self.opened(depth, setting, |lever, reach| if lever.puts_off() { reach.from() } else { reach.to() })
    }

    fn opened(&self, depth: usize, setting: &Setting, end: impl Fn(Lever, &Reach) -> i64) -> Setting {
        let mut opened = *setting;
        for (lever, reach) in self.open.iter().skip(depth) {
            opened.set(*lever, end(*lever, reach));
        }
        opened
    }

    /// The smallest largest payment of all settings: of those that law and the policy's floor allow and that begin
    /// well (`passing`), or of all. Nothing where none is.
    pub(super) fn smallest(&self, passing: bool, seen: &mut Seen) -> Result<Option<Smallest>, Halt> {
        let mut best = None;
        self.descend(0, &mut self.least(), passing, &mut best, seen)?;
        Ok(best)
    }

    fn descend(
        &self,
        depth: usize,
        setting: &mut Setting,
        passing: bool,
        best: &mut Option<Smallest>,
        seen: &mut Seen,
    ) -> Result<(), Halt> {
        let Some(&(lever, reach)) = self.open.get(depth) else {
            let plan = self.mould.plan(setting);
            self.look_at_payments(plan.shape, plan.periods)?;
            let largest = Laid::new(self.mould.claim, &plan)?.largest(plan.shape, plan.periods)?;
            let better = best.is_none_or(|best| largest < best.largest);
            if better && (!passing || self.is_sound(&plan, seen)?) {
                *best = Some(Smallest { largest, plan });
            }
            return Ok(());
        };
        let next = depth.saturating_add(1);
        let below = |best: &Option<Smallest>| best.map_or(i64::MAX, |best| best.largest.saturating_sub(1));
        let mut first = 0;
        for place in (0..reach.count()).rev() {
            // Nothing left of the first place can be better than what was found.
            if place < first {
                break;
            }
            setting.set(lever, reach.value(place));
            let hopeful = match passing {
                true => {
                    self.could_fit(next, setting, below(best))?
                        && self.could_recover(next, setting, below(best), seen)?
                        && self.could_be_lawful(next, setting)?
                }
                false => self.close_bound(next, setting)? <= below(best),
            };
            if hopeful {
                let had = *best;
                self.descend(next, setting, passing, best, seen)?;
                if *best != had {
                    first = self.first_within(next, lever, reach, &mut setting.clone(), below(best))?;
                }
            }
        }
        Ok(())
    }

    /// Whether the down payment is at hand, the first payment not too early, and a lowered rate lower.
    pub(super) fn begins_well(&self, plan: &Plan) -> Result<bool, OfferError> {
        if self.rule().kind.lowers_the_rate()
            && matches!(plan.accrual, NewAccrual::PlanRate(rate) if rate > self.mould.claim.contract_annual)
        {
            return Ok(false);
        }
        if plan.down_payment.minor() > self.means.at_hand.minor() {
            return Ok(false);
        }
        Ok(match self.means.from {
            Some(day) if !self.rule().kind.is_one_payment() => plan.due(0)? >= day,
            _ => true,
        })
    }

    /// Whether a plan passes whatever it costs a period.
    pub(super) fn is_sound(&self, plan: &Plan, seen: &mut Seen) -> Result<bool, Halt> {
        Ok(self.begins_well(plan)? && self.unlawful(plan)?.is_none() && self.recovers(plan, seen)?)
    }

    /// Whether a setting passes: means, then law, then the policy's floor.
    fn passes(&self, setting: &Setting, seen: &mut Seen) -> Result<bool, Halt> {
        let plan = self.mould.plan(setting);
        if !self.is_affordable(&plan)? {
            return Ok(false);
        }
        Ok(self.unlawful(&plan)?.is_none() && self.recovers(&plan, seen)?)
    }

    pub(super) fn is_affordable(&self, plan: &Plan) -> Result<bool, Halt> {
        self.look_at_payments(plan.shape, plan.periods)?;
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
    pub(super) fn unlawful(&self, plan: &Plan) -> Result<Option<Verdict<'a>>, Halt> {
        self.look(LAW.saturating_mul(u64::try_from(self.rules.len()).unwrap_or(u64::MAX)).saturating_add(LAW))?;
        let facts = self.facts(plan)?;
        Ok(self.rules.iter().map(|rule| rule.judge(&facts)).find(|verdict| verdict.outcome() == Outcome::Fail))
    }

    fn recovers(&self, plan: &Plan, seen: &mut Seen) -> Result<bool, Halt> {
        if self.floor == Fraction::ZERO {
            return Ok(true);
        }
        self.look(u64::from(plan.periods).saturating_mul(4))?;
        let value = super::value::present_value(self.mould.claim, plan, self.policy.discount_rate(), &mut seen.flows)?;
        let reaches = super::value::reaches(value.minor(), self.mould.claim.owed.sum(), self.floor);
        seen.recovery |= !reaches;
        Ok(reaches)
    }
}
