//! All kinds searched: offers ranked, refusals with the nearest thing that would pass.

// Semantics: [plan-15].

use alloc::vec::Vec;

use super::applicant::{Applicant, RepaymentCapacity, monthly_for};
use super::breakdown::BalanceBreakdown;
use super::capacity_period::{self, CapacityPeriod};
use super::looks::{Halt, Looks, SearchBudget};
use super::refusal::{Nearest, Reason, Refusal, unmet};
use super::search::{Search, Seen, SmallestPayment};
use super::{Claim, Concession, KindRule, Offer, OfferError, PlanKind, Policy, RepaymentPlan, RepaymentProfile};
use crate::calendar::Date;
use crate::money::Money;
use crate::rulebook::{Rulebook, Verdict};
use crate::schedule::MAX_PERIODS;
use crate::sort::sort_by_key;

/// The question: who can pay what, by which policy and which law.
///
/// ```
/// use arrears::{Currency, Date, Fraction, Money, Rate};
/// use arrears::offer::*;
/// use arrears::rulebook::{Lender, Product, Rulebook, Text};
/// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
/// let mut kind = KindRule::preset(PlanKind::Personalised);
/// kind.concessions.periods = AllowedRange::new(6, 60, 1)?;
/// let policy = Policy::new("Sample", Currency::CNY, Fraction::ZERO, vec![Concession::Periods], vec![kind])?;
/// # #[cfg(feature = "json")] {
/// let book = Rulebook::china()?;
/// let claim = Claim::new(Date::new(2026, 3, 1)?, Currency::CNY, Rate::daily("0.0005")?);
/// let claim = claim.with(Class::Principal, yuan("52000.00"))?;
/// let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
/// let search = OfferSearch::new(&claim, RepaymentCapacity::new(yuan("1430.00"))?, &applicant, &policy, &book);
/// let offers = search.run()?;
/// assert_eq!(offers.best().unwrap().plan().periods, 37); // 52000 / 37 = 1405.41, / 36 = 1444.44
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OfferSearch<'s, 'a> {
    pub(super) claim: &'s Claim,
    pub(super) capacity: RepaymentCapacity,
    pub(super) applicant: &'s Applicant,
    pub(super) policy: &'s Policy,
    pub(super) rulebook: &'a Rulebook,
    pub(super) stressed: &'s [Money],
    /// What a month has later, where that is something else.
    pub(super) over_time: &'s [CapacityPeriod],
    /// The most of a month's capacity that may be asked for, in minor units.
    pub(super) monthly_at_most: i64,
    pub(super) budget: SearchBudget,
    /// The least that a plan must be worth to the lender beside the policy's floor, in minor units.
    pub(super) least_worth: i64,
}

/// The answer: offers, the best first, and what was refused.
#[derive(Clone, Debug)]
pub struct Offers<'a> {
    side_by_side: Vec<Offer<'a>>,
    offers: Vec<Offer<'a>>,
    refused: Vec<Refusal<'a>>,
}

impl<'s, 'a> OfferSearch<'s, 'a> {
    /// A search for what can be offered on a claim, under a policy and the law of a rulebook.
    #[must_use]
    pub const fn new(
        claim: &'s Claim,
        capacity: RepaymentCapacity,
        applicant: &'s Applicant,
        policy: &'s Policy,
        rulebook: &'a Rulebook,
    ) -> Self {
        Self {
            claim,
            capacity,
            applicant,
            policy,
            rulebook,
            stressed: &[],
            over_time: &[],
            monthly_at_most: i64::MAX,
            budget: SearchBudget::DEFAULT,
            least_worth: 0,
        }
    }

    /// Sets what a month would have under each stress, to say how long each offer survives it.
    #[must_use]
    pub const fn stressed(mut self, monthly: &'s [Money]) -> Self {
        self.stressed = monthly;
        self
    }

    /// Sets what a month has later, from one day on and from another: a payment is measured against what the period of
    /// its due date has.
    #[must_use]
    pub const fn over_time(mut self, periods: &'s [CapacityPeriod]) -> Self {
        self.over_time = periods;
        self
    }

    /// Sets another bound on the work than [`SearchBudget::DEFAULT`].
    #[must_use]
    pub const fn budget(mut self, budget: SearchBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Searches every kind of the policy for the plan that concedes least.
    ///
    /// Offers are ranked: those with a Pareto mark first, then by total to pay, largest payment, present value (the
    /// larger first), and kind. The order of kinds, concessions' listing and stresses in the inputs changes nothing.
    ///
    /// # Errors
    /// Amounts of different currencies, dates or amounts out of range, [`OfferError::PeriodsOutOfOrder`].
    pub fn run(&self) -> Result<Offers<'a>, OfferError> {
        self.run_within(&Looks::new(self.budget))
    }

    /// The same with the looks that are left.
    pub(super) fn run_within(&self, looks: &Looks) -> Result<Offers<'a>, OfferError> {
        self.capacity.monthly().of(self.claim.currency)?;
        capacity_period::check(self.over_time, self.claim.as_of, self.capacity.monthly())?;
        Money::zero(self.policy.currency()).of(self.claim.currency)?;
        let (mut offers, mut refused, mut side_by_side) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = Seen::default();
        // In one order, whatever the policy's: so that which kind meets the end of the budget does not depend on it.
        let mut rules: Vec<&KindRule> = self.policy.kinds().iter().collect();
        sort_by_key(&mut rules, |rule| rule.kind);
        for rule in rules {
            let tried = match rule.price_list {
                Some(_) => self.try_rows(rule, looks, &mut seen, &mut side_by_side),
                None => self.try_kind(rule, looks, &mut seen),
            };
            match tried {
                Ok(Ok(offer)) => offers.push(offer),
                Ok(Err(refusal)) => refused.push(refusal),
                Err(Halt::Spent(kind)) => refused.push(self.too_large(kind)),
                Err(Halt::Failed(error)) => return Err(error),
            }
        }
        rank(&mut offers);
        sort_by_key(&mut refused, |refusal| refusal.kind);
        Ok(Offers { side_by_side, offers, refused })
    }

    pub(super) fn search<'r>(&'r self, rule: &'r KindRule, looks: &'r Looks) -> Result<Search<'r, 'a>, Halt> {
        let search = Search::new(self.claim, rule, self.capacity, self.applicant, self.policy, self.rulebook, looks)?;
        let least_worth = search.least_worth.max(self.least_worth);
        let search = Search { least_worth, ..search };
        Ok(if self.over_time.is_empty() { search } else { search.over_time(self.over_time, self.monthly_at_most) })
    }

    /// The refusal of a kind whose looks were used up.
    pub(super) fn too_large(&self, kind: PlanKind) -> Refusal<'a> {
        let looks = self.budget.a_kind().min(self.budget.in_all());
        let (widest, values) = self.policy.kind(kind).map_or((Concession::Periods, 1), KindRule::widest);
        let reason = Reason::SearchTooLarge { looks, widest, values };
        Refusal { kind, reason, nearest: Vec::new() }
    }

    /// Of a kind with a price list: each row that passes is told side by side, and the one that concedes least is the offer.
    fn try_rows(
        &self,
        rule: &KindRule,
        looks: &Looks,
        seen: &mut Seen,
        side_by_side: &mut Vec<Offer<'a>>,
    ) -> Result<Result<Offer<'a>, Refusal<'a>>, Halt> {
        let (mut passed, mut refusals) = (Vec::new(), Vec::new());
        for row in rule.rows() {
            match self.try_kind(&row, looks, seen)? {
                Ok(offer) => passed.push(offer.of_row(rule)),
                Err(refusal) => refusals.push(refusal),
            }
        }
        side_by_side.extend(passed.iter().cloned());
        sort_by_key(&mut passed, |offer| self.conceded(rule, offer));
        if let Some(offer) = passed.into_iter().next() {
            return Ok(Ok(offer));
        }
        // INVARIANT: a price list has a row, so one is refused.
        Ok(Err(of_rows(refusals).unwrap_or_else(|| self.too_large(rule.kind))))
    }

    /// How far an offer of a row concedes, the concession given up last first.
    fn conceded(&self, rule: &KindRule, offer: &Offer<'_>) -> Vec<u64> {
        let order = self.policy.concessions().iter().rev();
        let far = |concession: &Concession| {
            let (range, value) = (rule.range(*concession)?, offer.concession(*concession)?);
            Some(value.abs_diff(range.from()))
        };
        order.filter_map(far).collect()
    }

    /// The offer of a kind, without a word on why there is none.
    pub(super) fn find(&self, rule: &KindRule, looks: &Looks) -> Result<Option<Offer<'a>>, Halt> {
        if rule.price_list.is_some() {
            let mut passed = Vec::new();
            for row in rule.rows() {
                passed.extend(self.find(&row, looks)?.map(|offer| offer.of_row(rule)));
            }
            sort_by_key(&mut passed, |offer| self.conceded(rule, offer));
            return Ok(passed.into_iter().next());
        }
        if unmet(rule, self.claim, self.applicant).is_some() {
            return Ok(None);
        }
        let (search, mut seen) = (self.search(rule, looks)?, Seen::default());
        match search.run(&mut seen)? {
            Some(passing) => Ok(Some(Offer::new(&search, passing, (self.stressed, self.over_time), &mut seen)?)),
            None => Ok(None),
        }
    }

    fn try_kind(
        &self,
        rule: &KindRule,
        looks: &Looks,
        seen: &mut Seen,
    ) -> Result<Result<Offer<'a>, Refusal<'a>>, Halt> {
        let refuse = |reason, nearest| Ok(Err(Refusal { kind: rule.kind, reason, nearest }));
        if let Some(unmet) = unmet(rule, self.claim, self.applicant) {
            return refuse(Reason::NotEligible(unmet), Vec::new());
        }
        let search = self.search(rule, looks)?;
        if let Some(verdict) = search.unlawful_throughout()? {
            return refuse(Reason::Unlawful(verdict), Vec::new());
        }
        seen.recovery = false;
        if let Some(passing) = search.run(seen)? {
            return Ok(Ok(Offer::new(&search, passing, (self.stressed, self.over_time), seen)?));
        }
        let (reason, nearest) = search.explain(seen)?;
        refuse(reason, nearest)
    }
}

/// The refusal of all rows of a price list: of one that could be paid and recovers too little or breaks a law, else of the row that would be
/// affordable from least, else of the most payments; with the least amount that any row would be affordable from.
fn of_rows(mut refusals: Vec<Refusal<'_>>) -> Option<Refusal<'_>> {
    let affordable = |refusal: &Refusal<'_>| {
        refusal.nearest.iter().find_map(|nearest| match nearest {
            Nearest::AffordableFrom { monthly } => Some(*monthly),
            _ => None,
        })
    };
    let least = refusals.iter().filter_map(affordable).min_by_key(|monthly| monthly.minor());
    let rank = |refusal: &Refusal<'_>| match refusal.reason {
        Reason::RecoversTooLittle => 0,
        Reason::Unlawful(_) => 1,
        _ => 2,
    };
    refusals.reverse();
    sort_by_key(&mut refusals, |refusal| (rank(refusal), affordable(refusal).map_or(i64::MAX, |from| from.minor())));
    let mut told = refusals.into_iter().next()?;
    if rank(&told) < 2 {
        told.nearest = least.map(|monthly| Nearest::AffordableFrom { monthly }).into_iter().collect();
    }
    Some(told)
}

impl<'a> Search<'_, 'a> {
    /// A rule that the plan breaks both where it concedes least and where it concedes most.
    fn unlawful_throughout(&self) -> Result<Option<Verdict<'a>>, Halt> {
        let Some(verdict) = self.unlawful(&self.template.plan(&self.least()))? else { return Ok(None) };
        let most = self.unlawful(&self.template.plan(&self.easiest()))?;
        Ok(most.filter(|most| most.rule().id == verdict.rule().id).map(|_| verdict))
    }

    /// Why nothing passed, and what would come nearest.
    pub(super) fn explain(&self, seen: &mut Seen) -> Result<(Reason<'a>, Vec<Nearest<'a>>), Halt> {
        let money = |minor: i64| Money::from_minor(minor, self.template.claim.currency);
        if seen.recovery {
            let possible = self.possible(None, seen)?;
            return Ok((Reason::RecoversTooLittle, self.affordable_from(possible)?.into_iter().collect()));
        }
        let unconditional = self.unconditional();
        if let Some(passing) = unconditional.run(seen)?
            && let Some(verdict) = self.unlawful(&passing.plan)?
        {
            let possible = self.possible(None, seen)?;
            return Ok((Reason::Unlawful(verdict), self.affordable_from(possible)?.into_iter().collect()));
        }
        let easiest = unconditional.smallest(false, seen)?;
        // INVARIANT: without conditions every kind has a plan.
        let smallest = easiest.map_or(0, |easiest| easiest.largest);
        if self.rule().kind.is_one_payment() {
            let reason = Reason::AboveLumpSum { least: money(smallest)?, lump_sum: self.capacity.available_lump_sum() };
            return Ok((reason, alloc::vec![Nearest::LumpSumFrom { amount: money(smallest)? }]));
        }
        if smallest <= self.limit {
            let kindest = self.template.plan(&super::plan_values::PlanValues::of(self.rule(), |_, range| range.to()));
            if kindest.down_payment.minor() > self.capacity.available_lump_sum().minor() {
                let least = kindest.down_payment;
                let reason = Reason::AboveLumpSum { least, lump_sum: self.capacity.available_lump_sum() };
                return Ok((reason, alloc::vec![Nearest::LumpSumFrom { amount: least }]));
            }
            if let Some(from) = self.capacity.from
                && !self.begins_well(&kindest)?
            {
                let first = kindest.due(0)?;
                return Ok((Reason::TooEarly { first, from }, Vec::new()));
            }
        }
        // Of a plan that could be, where there is one: its down payment is at hand, and law and the lender's floor hold.
        let possible = self.possible(easiest, seen)?;
        let told = possible.or(easiest);
        let (least_largest, capacity, due) = self.above(told)?;
        let reason = Reason::AboveCapacity { least_largest: money(least_largest)?, capacity: money(capacity)?, due };
        let mut nearest = Vec::new();
        if let Some(SmallestPayment { plan, .. }) = told {
            let most = self.rule().concessions.periods.to();
            nearest.extend(self.periods_needed(&RepaymentPlan { periods: super::policy::count(most), ..plan })?);
        }
        nearest.extend(self.affordable_from(possible)?);
        Ok((reason, nearest))
    }

    /// The payment that is told to be too large, what its period has, and where that changes over time its due date: the
    /// first that is above it.
    fn above(&self, told: Option<SmallestPayment>) -> Result<(i64, i64, Option<Date>), Halt> {
        let largest = told.map_or(0, |told| told.largest);
        let Some(SmallestPayment { plan, .. }) = told.filter(|_| self.is_over_time()) else {
            return Ok((largest, self.limit, None));
        };
        let (mut above, mut last) = (None, 0);
        BalanceBreakdown::new(self.template.claim, &plan)?.walk(plan.profile, plan.periods, |period, payment| {
            let limit = self.limit_at(&plan, period);
            (above, last) = ((payment.total() > limit).then_some((payment.total(), limit)), period);
            above.is_none()
        })?;
        let (payment, limit) = above.unwrap_or((largest, self.limit));
        Ok((payment, limit, Some(plan.due(last)?)))
    }

    /// How many periods would do, were they allowed: the fewest above what the policy allows.
    fn periods_needed(&self, easiest: &RepaymentPlan) -> Result<Option<Nearest<'a>>, Halt> {
        // No number of periods makes a fixed amount smaller.
        if matches!(easiest.profile, RepaymentProfile::Fixed { payment } if payment.minor() > self.limit) {
            return Ok(None);
        }
        let breakdown = BalanceBreakdown::new(self.template.claim, easiest)?;
        let most = self.most_periods();
        let (mut low, mut high) = (easiest.periods.saturating_add(1), most.saturating_add(1));
        while low < high {
            let middle = low.midpoint(high);
            if breakdown.falling_bound(easiest.profile, middle)? <= self.limit {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        let mut needed = low;
        while needed <= most {
            // The close bound of a stretch says whether anything in it can do, twice as long each time.
            let mut stretch = 1_u32;
            while needed <= most {
                let end = needed.saturating_add(stretch).saturating_sub(1).min(most);
                self.look_at_bound(easiest.profile, end)?;
                if breakdown.close_bound(easiest.profile, needed, end)? <= self.limit {
                    break;
                }
                needed = end.saturating_add(1);
                stretch = stretch.saturating_mul(2);
            }
            self.look_at_payments(easiest.profile, needed)?;
            if needed <= most && self.fits(&breakdown, &RepaymentPlan { periods: needed, ..*easiest })? {
                let law = match self.unlawful(&RepaymentPlan { periods: needed, ..*easiest }) {
                    // Law says nothing of a last day beyond the calendar.
                    Err(Halt::Failed(_)) => None,
                    law => law?,
                };
                return Ok(Some(Nearest::Periods { needed, allowed: easiest.periods, law }));
            }
            needed = needed.saturating_add(1);
        }
        Ok(None)
    }

    /// The most periods that a plan of this shape can have.
    fn most_periods(&self) -> u32 {
        match self.rule().concessions.profile {
            super::AllowedProfile::StepUp { every, .. } => {
                every.saturating_mul(crate::schedule::MAX_STEPS.saturating_add(1)).min(MAX_PERIODS)
            }
            _ => MAX_PERIODS,
        }
    }

    /// The plan with the smallest largest payment that could be: `easiest` where it is one, or found.
    fn possible(&self, easiest: Option<SmallestPayment>, seen: &mut Seen) -> Result<Option<SmallestPayment>, Halt> {
        match easiest {
            Some(easiest) if self.is_sound(&easiest.plan, seen)? => Ok(Some(easiest)),
            _ => self.smallest(true, seen),
        }
    }

    /// The least a month with which a plan could be offered, above what there is.
    fn affordable_from(&self, possible: Option<SmallestPayment>) -> Result<Option<Nearest<'a>>, Halt> {
        let Some(SmallestPayment { largest, .. }) = possible.filter(|_| !self.rule().kind.is_one_payment()) else {
            return Ok(None);
        };
        let monthly = monthly_for(largest, self.rule().concessions.frequency.times_a_year());
        let monthly = Money::from_minor(monthly, self.template.claim.currency)?;
        Ok((monthly.minor() > self.lowest_monthly).then_some(Nearest::AffordableFrom { monthly }))
    }
}

/// Marks and ranks.
pub(super) fn rank(offers: &mut [Offer<'_>]) {
    mark(offers, |offer| offer);
    sort_by_key(offers, |offer| offer.rank());
}

/// Marks the offers of which no other is as good in everything and better in something.
pub(super) fn mark<'a, T>(all: &mut [T], offer: impl Fn(&mut T) -> &mut Offer<'a>) {
    let figures: Vec<(i64, i64, i64)> = all.iter_mut().map(|one| offer(one).figures()).collect();
    for (one, own) in all.iter_mut().zip(&figures) {
        let beaten = figures.iter().any(|other| {
            let as_good = other.0 <= own.0 && other.1 <= own.1 && other.2 >= own.2;
            as_good && other != own
        });
        offer(one).is_pareto = !beaten;
    }
}

impl<'a> Offers<'a> {
    /// The offers, the best first.
    #[must_use]
    pub fn offers(&self) -> &[Offer<'a>] {
        &self.offers
    }

    /// What each kind with a price list offers for each number of payments that passes, the fewest first: side by side.
    #[must_use]
    pub fn side_by_side(&self) -> &[Offer<'a>] {
        &self.side_by_side
    }

    /// The kinds refused, in the order of [`PlanKind::ALL`](super::PlanKind::ALL).
    #[must_use]
    pub fn refused(&self) -> &[Refusal<'a>] {
        &self.refused
    }

    pub(super) fn into_refused(self) -> Vec<Refusal<'a>> {
        self.refused
    }

    /// The first offer.
    #[must_use]
    pub fn best(&self) -> Option<&Offer<'a>> {
        self.offers.first()
    }
}
