//! What a customer proposes, and the answer.

// Semantics: [plan-20] [plan-24].

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::applicant::{RepaymentCapacity, a_period_of};
use super::kind::{AllowedAccrual, AllowedProfile};
use super::looks::{Halt, Looks, SearchBudget};
use super::offers::OfferSearch;
use super::refusal::Refusal;
use super::{AllowedRange, Concession, KindRule, Offer, OfferError, PlanKind, Policy, RepaymentProfile};
use crate::calendar::Date;
use crate::money::Money;
use crate::rate::Fraction;
use crate::sort::sort_by_key;

/// What a customer proposes: any of the concessions, a kind, a payment a month. What is left out is the lender's to fill in.
///
/// ```
/// use arrears::offer::{Concession, Proposal};
/// let proposal = Proposal::new().concession(Concession::Periods, 48);
/// assert_eq!(proposal.concessions(), [(Concession::Periods, 48)]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    kind: Option<PlanKind>,
    concessions: Vec<(Concession, i64)>,
    monthly: Option<Money>,
}

impl Proposal {
    /// A proposal that asks for nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { kind: None, concessions: Vec::new(), monthly: None }
    }

    /// Asks for a kind of plan.
    #[must_use]
    pub const fn kind(mut self, kind: PlanKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Asks for a value of a concession: a count, or a share or rate as a whole number of 10^-12. The last value given for it counts.
    #[must_use]
    pub fn concession(mut self, concession: Concession, value: i64) -> Self {
        self.concessions.retain(|(known, _)| *known != concession);
        self.concessions.push((concession, value));
        self
    }

    /// Whether a concession can have a value at all.
    ///
    /// # Errors
    /// Periods outside 1 to 600, a share above the whole, a rate out of range:
    /// ```
    /// use arrears::offer::{Concession, Proposal};
    /// assert_eq!(Proposal::check(Concession::Periods, 601).unwrap_err().code(), 1403);
    /// assert_eq!(Proposal::check(Concession::Rate, -1).unwrap_err().code(), 202);
    /// ```
    pub fn check(concession: Concession, value: i64) -> Result<(), OfferError> {
        super::policy::check_reach(concession, AllowedRange::only(value))
    }

    /// Asks for payments of at most an amount a month.
    #[must_use]
    pub const fn monthly(mut self, amount: Money) -> Self {
        self.monthly = Some(amount);
        self
    }

    /// The concessions proposed.
    #[must_use]
    pub fn concessions(&self) -> &[(Concession, i64)] {
        &self.concessions
    }

    /// Everything it asks for, as things that can be given way on one by one.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let concessions = self.concessions.iter().map(|(concession, value)| Item::Concession(*concession, *value));
        let others = self.kind.map(Item::Kind).into_iter().chain(self.monthly.map(Item::Monthly));
        concessions.chain(others).collect()
    }
}

/// One thing a proposal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A value of a concession.
    Concession(Concession, i64),
    /// A kind of plan.
    Kind(PlanKind),
    /// Payments of at most an amount a month, of a plan of several.
    Monthly(Money),
}

impl Item {
    /// Its name: `kind`, `monthly`, or the key of the concession.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind(_) => "kind",
            Self::Monthly(_) => "monthly",
            Self::Concession(concession, _) => concession.key(),
        }
    }
}

/// The value alone: a count, a decimal fraction, an amount, the key of a kind.
impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Kind(kind) => f.write_str(kind.key()),
            Self::Monthly(amount) => amount.fmt(f),
            Self::Concession(Concession::Periods | Concession::Deferral, value) => value.fmt(f),
            // INVARIANT: what a concession has is checked to be a fraction.
            Self::Concession(_, value) => Fraction::from_parts(value).map_or(Ok(()), |share| share.fmt(f)),
        }
    }
}

/// What an offer has in place of what was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What the customer proposed.
    pub proposed: Item,
    /// What is offered: of a concession that the kind does not have, nothing; of an amount a month where there is one payment, nothing.
    pub offered: Option<Item>,
}

/// An offer in answer to a proposal, with what changed and what it is worth beside the lender's own.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Counter<'a> {
    /// The offer that the lender makes instead.
    pub offer: Offer<'a>,
    /// What it has in place of what was proposed.
    pub changes: Vec<Change>,
    /// What the lender's own offer of the kind is worth, for the same repayment capacity; nothing where there is none.
    pub own_present_value: Option<Money>,
}

/// The answer to a proposal.
#[derive(Clone, Debug)]
pub enum ProposalAnswer<'a> {
    /// It passes policy, law and repayment capacity as it is. What it left open is filled in with the least concession.
    Accept(Box<Counter<'a>>),
    /// It does not, and these come nearest: with the fewest things changed, the best ranked first.
    Counter(Vec<Counter<'a>>),
    /// Nothing comes near: no kind of plan can be offered at all; or the looks of a kind were used up
    /// ([`Reason::SearchTooLarge`](super::Reason::SearchTooLarge)), and the kind alone is named.
    Refuse(Vec<Refusal<'a>>),
}

/// A proposal of a day and its answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Round<'a> {
    /// The day of the proposal.
    pub day: Date,
    /// What the customer proposed.
    pub proposal: Proposal,
    /// How the lender answers: accepted, countered or refused.
    pub answer: ProposalAnswer<'a>,
}

/// A negotiation: its rounds, in order. Nothing is ever taken out.
#[derive(Clone, Debug, Default)]
pub struct Negotiation<'a> {
    rounds: Vec<Round<'a>>,
    /// How many looks its answers took.
    looks: u64,
}

impl<'a> Negotiation<'a> {
    /// The most rounds.
    pub const MAX_ROUNDS: usize = 256;

    /// A negotiation without a round yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { rounds: Vec::new(), looks: 0 }
    }

    /// Answers a proposal and keeps both.
    ///
    /// # Errors
    /// A proposal without anything in it ([`OfferError::EmptyProposal`]), the 257th round, a day before the last
    /// round's, and as [`OfferSearch::run`].
    pub fn propose(
        &mut self,
        day: Date,
        proposal: Proposal,
        search: &OfferSearch<'_, 'a>,
    ) -> Result<&ProposalAnswer<'a>, OfferError> {
        let given = self.rounds.len().saturating_add(1);
        if given > Self::MAX_ROUNDS {
            return Err(OfferError::ListLength { given, min: 0, max: Self::MAX_ROUNDS });
        }
        if self.rounds.last().is_some_and(|last| day < last.day) {
            return Err(OfferError::RoundsOutOfOrder);
        }
        let (a_kind, in_all) = (search.budget.a_kind(), search.budget.in_all().saturating_sub(self.looks));
        let left = Looks::new(SearchBudget::new(a_kind, in_all));
        let answer = search.answer_within(&proposal, &left)?;
        self.looks = self.looks.saturating_add(in_all.saturating_sub(left.left()));
        self.rounds.push(Round { day, proposal, answer });
        self.rounds.last().map(|round| &round.answer).ok_or(OfferError::EmptyProposal)
    }

    /// The rounds, in order.
    #[must_use]
    pub fn rounds(&self) -> &[Round<'a>] {
        &self.rounds
    }
}

impl<'a> OfferSearch<'_, 'a> {
    /// Answers a proposal.
    ///
    /// It is accepted where a kind of plan with exactly these values of concessions passes; values between the steps of a policy
    /// are as good as those on them. Otherwise one thing is given way on, then two, then all: the first that lead to
    /// offers are the counter-offers.
    ///
    /// # Errors
    /// [`OfferError::EmptyProposal`], a value of a concession that no plan can have, and as [`OfferSearch::run`]:
    /// ```
    /// # #[cfg(feature = "json")] {
    /// # use arrears::{Currency, Date, Fraction, Money, Rate};
    /// # use arrears::offer::*;
    /// # use arrears::rulebook::{Lender, Product, Rulebook};
    /// # let (book, claim) = (Rulebook::china().unwrap(), Claim::new(Date::MIN, Currency::CNY, Rate::ZERO));
    /// # let kinds = vec![KindRule::preset(PlanKind::Personalised)];
    /// # let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], kinds).unwrap();
    /// # let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
    /// # let capacity = RepaymentCapacity::new(Money::zero(Currency::CNY)).unwrap();
    /// let search = OfferSearch::new(&claim, capacity, &applicant, &policy, &book);
    /// assert_eq!(search.answer(&Proposal::new()).unwrap_err().code(), 1416);
    /// # }
    /// ```
    pub fn answer(&self, proposal: &Proposal) -> Result<ProposalAnswer<'a>, OfferError> {
        self.answer_within(proposal, &Looks::new(self.budget))
    }

    fn answer_within(&self, proposal: &Proposal, looks: &Looks) -> Result<ProposalAnswer<'a>, OfferError> {
        let items = proposal.items();
        if items.is_empty() {
            return Err(OfferError::EmptyProposal);
        }
        if let Some(monthly) = proposal.monthly {
            monthly.of(self.claim.currency)?.not_negative()?;
        }
        for (concession, value) in &proposal.concessions {
            Proposal::check(*concession, *value)?;
        }
        match self.answer_to(&items, looks) {
            Ok(answer) => Ok(answer),
            Err(Halt::Spent(kind)) => Ok(ProposalAnswer::Refuse(alloc::vec![self.too_large(kind)])),
            Err(Halt::Failed(error)) => Err(error),
        }
    }

    /// Accepted with nothing changed; or the nearest that would be, fewest things changed and least; or refused.
    fn answer_to(&self, items: &[Item], looks: &Looks) -> Result<ProposalAnswer<'a>, Halt> {
        let mut rules = Vec::new();
        for rule in self.policy.kinds() {
            rules.push(self.own(rule, is_fixed(items), looks)?);
        }
        for given_way in 0..=items.len() {
            let mut found = Vec::new();
            for dropped in subsets(items.len(), given_way) {
                for rule in &rules {
                    found.extend(self.nearest(rule, items, &dropped, looks)?);
                }
            }
            if found.is_empty() {
                continue;
            }
            let mut counters = self.counters(found, items);
            return Ok(match given_way {
                0 => ProposalAnswer::Accept(Box::new(counters.swap_remove(0))),
                _ => ProposalAnswer::Counter(counters),
            });
        }
        Ok(ProposalAnswer::Refuse(self.run_within(looks)?.into_refused()))
    }

    /// A kind with what the lender's own offer of it is worth, level and, where one is proposed, of a fixed amount.
    fn own<'r>(&self, rule: &'r KindRule, is_fixed: bool, looks: &Looks) -> Result<Own<'r>, Halt> {
        let worth = |rule: &KindRule| Ok::<_, Halt>(self.find(rule, looks)?.map(|offer| offer.present_value()));
        let fixed = if is_fixed { self.with_fixed_payments(rule, self.capacity) } else { None };
        let fixed = fixed.map(|rule| worth(&rule)).transpose()?.flatten();
        Ok(Own { rule, present_value: worth(rule)?, fixed })
    }

    /// A kind of level payments with one amount a period until it is paid: all that a period has.
    /// Over time, the least that one has.
    fn with_fixed_payments(&self, rule: &KindRule, capacity: RepaymentCapacity) -> Option<KindRule> {
        let is_level = rule.concessions.profile == AllowedProfile::Level && rule.price_list.is_none();
        if !is_level || rule.kind.is_one_payment() {
            return None;
        }
        let later = self.over_time.iter().map(|period| period.monthly().minor());
        let monthly = later.fold(capacity.monthly.minor(), i64::min);
        let payment = a_period_of(monthly, rule.concessions.frequency.times_a_year());
        let payment = Money::from_minor(payment, self.claim.currency).and_then(Money::positive).ok()?;
        let mut rule = rule.clone();
        rule.concessions.profile = AllowedProfile::Fixed { payment };
        Some(rule)
    }

    /// The offer of a kind that keeps what is not dropped, and is nearest in what is, in the policy's order.
    fn nearest(
        &self,
        own: &Own<'_>,
        items: &[Item],
        dropped: &[usize],
        looks: &Looks,
    ) -> Result<Option<Counter<'a>>, Halt> {
        let kept = items.iter().enumerate().filter(|(place, _)| !dropped.contains(place)).map(|(_, item)| *item);
        let mut kept: Vec<Item> = kept.collect();
        // An amount a month is for a plan of several payments: one payment is another kind.
        if own.rule.kind.is_one_payment() && has_monthly(&kept) {
            return Ok(None);
        }
        let Some(mut offer) = self.of_rule(own, &kept, looks)? else { return Ok(None) };
        for concession in self.policy.concessions() {
            let proposed = dropped.iter().filter_map(|place| items.get(*place)).find_map(|item| match item {
                Item::Concession(known, value) if known == concession => Some(*value),
                _ => None,
            });
            let Some(proposed) = proposed.filter(|_| own.rule.range(*concession).is_some()) else { continue };
            let mut values = own.rule.values(*concession);
            sort_by_key(&mut values, |value| value.abs_diff(proposed));
            for value in values {
                kept.push(Item::Concession(*concession, value));
                if let Some(nearer) = self.of_rule(own, &kept, looks)? {
                    offer = nearer;
                    break;
                }
                kept.pop();
            }
        }
        let changes = changes(&offer, items);
        let own_present_value = own.beside(offer.plan().profile);
        Ok(Some(Counter { changes, offer, own_present_value }))
    }

    /// The least concession of a kind with everything asked for, worth what the lender asks.
    fn of_rule(&self, own: &Own<'_>, items: &[Item], looks: &Looks) -> Result<Option<Offer<'a>>, Halt> {
        let (mut capacity, mut monthly_at_most) = (self.capacity, self.monthly_at_most);
        for item in items {
            if let Item::Monthly(amount) = item {
                capacity.monthly = if amount.minor() < capacity.monthly.minor() { *amount } else { capacity.monthly };
                monthly_at_most = monthly_at_most.min(amount.minor());
            }
        }
        let Some(mut pinned) = pin(own.rule, items.iter().copied()) else { return Ok(None) };
        let mut worth = own.present_value;
        // So much a month until it is paid; with a number of periods it is a bound on level payments.
        if is_fixed(items)
            && let Some(rule) = self.with_fixed_payments(&pinned, capacity)
        {
            (pinned, worth) = (rule, own.fixed);
        }
        let worth = worth.map_or(0, |own| own.minor());
        let least_worth = super::value::share_at_least(worth, self.policy.proposal_share());
        let narrowed = OfferSearch { capacity, monthly_at_most, least_worth, ..*self };
        narrowed.find(&pinned, looks)
    }

    /// The distinct offers, the nearest first, then by rank; at most three.
    fn counters(&self, found: Vec<Counter<'a>>, items: &[Item]) -> Vec<Counter<'a>> {
        let mut distinct: Vec<Counter<'a>> = Vec::new();
        for counter in found {
            let is = |known: &Counter<'a>| {
                known.offer.kind() == counter.offer.kind() && known.offer.plan() == counter.offer.plan()
            };
            if !distinct.iter().any(is) {
                distinct.push(counter);
            }
        }
        super::offers::mark(&mut distinct, |counter| &mut counter.offer);
        sort_by_key(&mut distinct, |counter| {
            (strangeness(&counter.offer, items), self.distances(&counter.offer, items), counter.offer.rank())
        });
        distinct.truncate(3);
        distinct
    }

    /// How far an offer is from what was proposed, concession by concession in the policy's order.
    fn distances(&self, offer: &Offer<'_>, items: &[Item]) -> Vec<u64> {
        let of = |concession: &Concession| {
            let proposed = items.iter().find_map(|item| match item {
                Item::Concession(known, value) if known == concession => Some(*value),
                _ => None,
            })?;
            Some(offer.concession(*concession).map_or(u64::MAX, |value| value.abs_diff(proposed)))
        };
        self.policy.concessions().iter().filter_map(of).collect()
    }
}

/// A kind of the policy beside the lender's own offer of it.
struct Own<'r> {
    rule: &'r KindRule,
    present_value: Option<Money>,
    /// What it is worth with one amount a period, where that is proposed.
    fixed: Option<Money>,
}

impl Own<'_> {
    /// What it is worth beside a plan of such payments.
    const fn beside(&self, profile: RepaymentProfile) -> Option<Money> {
        match (profile, self.rule.concessions.profile) {
            (RepaymentProfile::Fixed { .. }, AllowedProfile::Level) => self.fixed,
            _ => self.present_value,
        }
    }
}

/// Whether a month's amount is asked for and no number of periods.
fn is_fixed(items: &[Item]) -> bool {
    has_monthly(items) && !items.iter().any(|item| matches!(item, Item::Concession(Concession::Periods, _)))
}

/// How far the payments of an offer are from those asked for: one payment is behind several where several are asked for, and where an
/// amount a month is, plans of that amount every month come first.
fn strangeness(offer: &Offer<'_>, items: &[Item]) -> u8 {
    let several = |item: &Item| matches!(item, Item::Monthly(_) | Item::Concession(Concession::Periods, 2..));
    if offer.kind().is_one_payment() {
        return if items.iter().any(several) { 2 } else { 0 };
    }
    u8::from(is_fixed(items) && !matches!(offer.plan().profile, RepaymentProfile::Fixed { .. }))
}

/// Whether a month's amount is asked for.
fn has_monthly(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(item, Item::Monthly(_)))
}

/// The rule with the concessions at the values proposed; nothing where it does not reach them.
fn pin(rule: &KindRule, items: impl Iterator<Item = Item>) -> Option<KindRule> {
    let mut pinned = rule.clone();
    for item in items {
        match item {
            Item::Kind(kind) if kind != rule.kind => return None,
            Item::Kind(_) | Item::Monthly(_) => {}
            Item::Concession(concession, value) => {
                if !rule.range(concession)?.holds(value) {
                    return None;
                }
                if concession == Concession::Periods
                    && let Some(list) = &pinned.price_list
                {
                    pinned.price_list = Some(list.only(value)?);
                    continue;
                }
                let (only, concessions) = (AllowedRange::only(value), &mut pinned.concessions);
                match concession {
                    Concession::Periods => concessions.periods = only,
                    Concession::Deferral => concessions.deferral = only,
                    Concession::DownPayment => concessions.down_payment = only,
                    Concession::Rate => concessions.accrual = AllowedAccrual::PlanRate(only),
                    Concession::Discount => concessions.discount = only,
                    Concession::Waive(class) => concessions.waived.set(class, only),
                }
            }
        }
    }
    Some(pinned)
}

/// The sets of `size` places out of `count`, in order.
fn subsets(count: usize, size: usize) -> Vec<Vec<usize>> {
    let mut sets = alloc::vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<usize>| -> Vec<Vec<usize>> {
            let from = set.last().map_or(0, |last| last.saturating_add(1));
            (from..count).map(|one| set.iter().copied().chain([one]).collect()).collect()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets
}

fn changes(offer: &Offer<'_>, items: &[Item]) -> Vec<Change> {
    let in_offer = |item: Item| match item {
        Item::Kind(_) => Some(Item::Kind(offer.kind())),
        // A fixed amount that ends sooner than proposed is no change.
        Item::Concession(Concession::Periods, most)
            if matches!(offer.plan().profile, RepaymentProfile::Fixed { .. })
                && i64::from(offer.plan().periods) <= most =>
        {
            Some(item)
        }
        Item::Concession(concession, _) => {
            offer.concession(concession).map(|value| Item::Concession(concession, value))
        }
        Item::Monthly(_) if offer.kind().is_one_payment() => None,
        Item::Monthly(proposed) => {
            let times = offer.plan().frequency.times_a_year();
            let monthly = super::applicant::monthly_for(offer.schedule().largest().minor(), times);
            // A payment below what was proposed is no change.
            let monthly = Money::from_minor(monthly, proposed.currency()).unwrap_or(proposed);
            Some(Item::Monthly(if monthly.minor() <= proposed.minor() { proposed } else { monthly }))
        }
    };
    let pairs = items.iter().map(|item| Change { proposed: *item, offered: in_offer(*item) });
    pairs.filter(|change| change.offered != Some(change.proposed)).collect()
}

impl Policy {
    /// The rule of a kind.
    #[must_use]
    pub fn kind(&self, kind: PlanKind) -> Option<&KindRule> {
        self.kinds().iter().find(|rule| rule.kind == kind)
    }
}
