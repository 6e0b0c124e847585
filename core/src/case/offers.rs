//! The offers of a case: what was found, what else could be done, and what each offer costs against that.

// Semantics: [plan-18] [plan-23] [plan-29] [capacity-7].

use alloc::string::String;
use alloc::vec::Vec;

use super::offer_question::LimitQuestion;
use super::{AccountTerms, AccountTogether, BudgetAnswer, Case, CaseError, CasePlace, OfferQuestion};
use crate::agreement::{Agreement, AgreementError, FollowUp};
use crate::balance::{Account, MinimumPayments, Position, PrincipalHistory};
use crate::calendar::{Date, MonthDay};
use crate::component::{Component, Components};
use crate::delinquency::{ClassificationRules, CreditStanding};
use crate::error::Error;
use crate::ledger::{Action, Event, Ledger};
use crate::money::Money;
use crate::offer::{
    AccountShare, Applicant, CapacityPeriod, Claim, LateFeeAnswer, LateFeeFacts, LimitAnswer, LimitFacts, Negotiation,
    Offer, OfferError, OfferSearch, Offers, PerClass, Policy, Refusal, RepaymentCapacity, Round,
};
use crate::rulebook::Rulebook;

/// What can be offered, what cannot and why, and what else could be done.
#[derive(Clone, Debug)]
pub struct OffersAnswer<'a> {
    policy: &'a Policy,
    book: &'a Rulebook,
    claim: Claim,
    total_owed: Money,
    capacity: RepaymentCapacity,
    classification_rules: ClassificationRules,
    offers: Offers<'a>,
    alternatives: Alternatives,
    negotiation: Negotiation<'a>,
    limit: Option<LimitAnswer>,
    late_fee: Option<LateFeeWaived>,
    stresses: Vec<(String, Money)>,
    /// What each account owes of it, where there are several.
    owed: Vec<PerClass<Money>>,
}

/// The answer to late fees that are to be waived alone, and how the account goes on then.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LateFeeWaived {
    /// What speaks against it.
    pub answer: LateFeeAnswer,
    /// The account on the day, once they are waived; nothing where something speaks against it.
    pub after: Option<Position>,
}

/// What doing nothing, and paying the minimum, lead to at a horizon.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Alternatives {
    /// The day looked ahead to; `None` where the calendar ends first.
    pub horizon: Option<Date>,
    /// What ends the debt today: of the account, or under the agreement in force.
    pub paying_today: Money,
    /// What nothing being paid leads to at the horizon; `None` where the calendar or the range of amounts ends first.
    pub doing_nothing: Option<DoingNothing>,
    /// What a court would grant of that at most, as law stands today: all but the charges above the cap; under an agreement
    /// the charges owed under it, against the principal of the account itself. `None` where the rulebook has no cap for such a debt,
    /// and where the calendar or the range of amounts ends first.
    pub in_court: Option<Money>,
    /// What paying the minimum leads to; `None` where a loan is among the accounts, under an agreement in force, and where the calendar or
    /// the range of amounts ends first.
    pub minimum_payments: Option<PayingMinimum>,
}

/// What paying the minimum each month leads to at the horizon, on the card or on all cards in one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PayingMinimum {
    /// What is paid until then.
    pub paid: Money,
    /// In how many payments.
    pub payments: u32,
    /// The largest of them.
    pub largest: Money,
    /// What ends the debt at the horizon.
    pub owed: Money,
    /// The last payment, where nothing is owed any more after it.
    pub paid_off: Option<Date>,
}

impl PayingMinimum {
    fn of(one: &MinimumPayments) -> Self {
        let MinimumPayments { paid, payments, largest, paid_off, .. } = *one;
        Self { paid, payments, largest, owed: one.position.payoff(), paid_off }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            paid: self.paid.plus(other.paid).ok()?,
            payments: self.payments.checked_add(other.payments)?,
            largest: core::cmp::max_by_key(self.largest, other.largest, |payment| payment.minor()),
            owed: self.owed.plus(other.owed).ok()?,
            paid_off: self.paid_off.zip(other.paid_off).map(|(one, other)| one.max(other)),
        })
    }

    /// Of all accounts, where each is a card.
    fn on(accounts: &[Account<'_>], (day, horizon): (Date, Date)) -> Option<Self> {
        let each = accounts.iter().map(|account| match account {
            Account::Card(card) => card.paying_minimum(day, horizon).ok().as_ref().map(Self::of),
            Account::Loan(_) => None,
        });
        each.reduce(|all, one| all?.plus(one?)).flatten()
    }
}

/// What is owed at the horizon if nothing is paid: of the account, or under an agreement in force, which is then breached by its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DoingNothing {
    /// What ends the debt at the horizon.
    pub owed: Money,
    /// Days past due of the account at the horizon.
    pub days_past_due: i32,
    /// The day the agreement in force would be breached, where one is in force and would be.
    pub breached_on: Option<Date>,
}

/// What an offer costs more than each alternative; less, where below zero. `None` where there is no such alternative, or
/// the difference is beyond the range of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CostAgainst {
    /// Compared with what is owed at the horizon if nothing is paid.
    pub doing_nothing: Option<Money>,
    /// Compared with what paying the minimum costs, what is still owed at the horizon included.
    pub minimum_payments: Option<Money>,
    /// Compared with paying everything today.
    pub paying_today: Option<Money>,
}

impl<'a> OffersAnswer<'a> {
    /// The policy asked.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// The rulebook asked.
    #[must_use]
    pub const fn rulebook(&self) -> &'a Rulebook {
        self.book
    }

    /// What the offers are about, by class.
    #[must_use]
    pub const fn claim(&self) -> &Claim {
        &self.claim
    }

    /// What of a plan is each account's, that of the case first; none where it stands alone.
    #[must_use]
    pub fn shares(&self, offer: &Offer<'_>) -> Vec<AccountShare> {
        offer.schedule().shares(&self.owed)
    }

    /// The total of the claim.
    #[must_use]
    pub const fn total_owed(&self) -> Money {
        self.total_owed
    }

    /// What there is to pay with.
    #[must_use]
    pub const fn repayment_capacity(&self) -> &RepaymentCapacity {
        &self.capacity
    }

    /// The classification rules that were applied.
    #[must_use]
    pub const fn classification_rules(&self) -> ClassificationRules {
        self.classification_rules
    }

    /// The offers, the best first.
    #[must_use]
    pub fn offers(&self) -> &[Offer<'a>] {
        self.offers.offers()
    }

    /// What each kind with a price list offers for each number of payments that passes, side by side.
    #[must_use]
    pub fn side_by_side(&self) -> &[Offer<'a>] {
        self.offers.side_by_side()
    }

    /// The first offer.
    #[must_use]
    pub fn best(&self) -> Option<&Offer<'a>> {
        self.offers.best()
    }

    /// The kinds of plan that cannot be offered, each with its reason.
    #[must_use]
    pub fn refused(&self) -> &[Refusal<'a>] {
        self.offers.refused()
    }

    /// What else could be done.
    #[must_use]
    pub const fn alternatives(&self) -> &Alternatives {
        &self.alternatives
    }

    /// What an offer costs against the alternatives.
    #[must_use]
    pub fn against(&self, offer: &Offer<'_>) -> CostAgainst {
        let than = |other: Money| offer.schedule().total().minus(other).ok();
        let Alternatives { paying_today, doing_nothing, minimum_payments, .. } = &self.alternatives;
        CostAgainst {
            doing_nothing: doing_nothing.and_then(|later| than(later.owed)),
            minimum_payments: minimum_payments.and_then(|minimum| {
                let total = minimum.paid.plus(minimum.owed).ok()?;
                than(total)
            }),
            paying_today: than(*paying_today),
        }
    }

    /// Each proposal with its answer, in order.
    #[must_use]
    pub fn rounds(&self) -> &[Round<'a>] {
        self.negotiation.rounds()
    }

    /// The answer to the temporary limit asked for.
    #[must_use]
    pub const fn limit_request(&self) -> Option<&LimitAnswer> {
        self.limit.as_ref()
    }

    /// The answer to the late fees that are to be waived alone.
    #[must_use]
    pub const fn late_fee_waiver(&self) -> Option<&LateFeeWaived> {
        self.late_fee.as_ref()
    }

    /// The stresses that each offer's survival is held against, in the same order: a name for people, and what a month
    /// has then.
    #[must_use]
    pub fn stresses(&self) -> &[(String, Money)] {
        &self.stresses
    }
}

/// What the search for offers is about.
pub(super) struct Asking {
    pub(super) claim: Claim,
    /// The claim account by account, where there are several.
    pub(super) claims: Vec<Claim>,
    applicant: Applicant,
    pub(super) capacity: RepaymentCapacity,
    pub(super) stresses: Vec<(String, Money)>,
    /// What a month has under each of them.
    monthly: Vec<Money>,
    /// What a month has later, where the budget says so.
    later: Vec<CapacityPeriod>,
}

impl Asking {
    pub(super) fn search<'s, 'a>(&'s self, policy: &'s Policy, book: &'a Rulebook) -> OfferSearch<'s, 'a> {
        OfferSearch::new(&self.claim, self.capacity, &self.applicant, policy, book)
            .stressed(&self.monthly)
            .over_time(&self.later)
    }
}

fn failed(error: impl Into<Error>) -> CaseError {
    CaseError::at(CasePlace::Offers, error)
}

/// Each proposal with its answer.
pub(super) fn negotiated<'a>(
    question: &OfferQuestion,
    search: &OfferSearch<'_, 'a>,
) -> Result<Negotiation<'a>, CaseError> {
    let mut negotiation = Negotiation::new();
    for (place, (day, proposal)) in question.proposals.iter().enumerate() {
        negotiation.propose(*day, proposal.clone(), search).map_err(|error| match error {
            OfferError::RoundsOutOfOrder => CaseError::at(CasePlace::ProposalDate(place), error),
            _ => CaseError::at(CasePlace::Proposal(place), error),
        })?;
    }
    Ok(negotiation)
}

impl Case {
    pub(super) fn asking(
        &self,
        question: &OfferQuestion,
        account: &Account<'_>,
        (position, together): (&Position, &[AccountTogether<'_>]),
        budget: Option<&BudgetAnswer<'_>>,
    ) -> Result<Asking, CaseError> {
        let (claim, claims) = self.offered_claim(account, (position, together))?;
        let mut applicant = self.applicant(question);
        applicant.restructurings.extend(self.earlier_restructurings(account)?);
        let capacity = question.capacity.given(budget.map(BudgetAnswer::share), position.currency()).map_err(failed)?;
        let of_budget = || budget.map(BudgetAnswer::named_stresses).unwrap_or_default();
        let stresses = question.stresses.clone().unwrap_or_else(of_budget);
        let monthly: Vec<Money> = stresses.iter().map(|(_, monthly)| *monthly).collect();
        let budget = budget.filter(|_| question.capacity.monthly.is_none());
        let mut later = budget.map(BudgetAnswer::later).transpose().map_err(failed)?.unwrap_or_default();
        // Stresses that were given are of every period.
        if question.stresses.is_some() {
            later = later.into_iter().map(|period| period.stressed(monthly.clone())).collect();
        }
        Ok(Asking { claim, claims, applicant, capacity, stresses, monthly, later })
    }

    /// Who asks, by what the case says of law.
    fn applicant(&self, question: &OfferQuestion) -> Applicant {
        Applicant {
            hardship: question.hardship,
            is_first_time: question.is_first_time,
            card_status: question.card_status,
            supporting_documents: question.supporting_documents.clone(),
            restructurings: self.law.account.restructurings.clone(),
            classification_rules: self.law.classification_rules_on(self.as_of),
            rate_display: self.law.rate_display,
            ..Applicant::new(self.law.product, self.law.lender)
        }
    }

    /// What is owed, with the rate of the contract on the day asked about.
    pub(super) fn claim(&self, position: &Position) -> Claim {
        match &self.terms {
            AccountTerms::Card(terms) => Claim::of(position, terms.as_ref()),
            AccountTerms::Loan(terms) => Claim::of(position, terms.as_ref()),
        }
    }

    pub(super) fn offers_answer<'a>(
        &'a self,
        question: &'a OfferQuestion,
        account: &Account<'_>,
        (position, together): (&Position, &[AccountTogether<'_>]),
        (budget, standing): (Option<&BudgetAnswer<'_>>, CreditStanding),
    ) -> Result<OffersAnswer<'a>, CaseError> {
        let (asking, book) = (self.asking(question, account, (position, together), budget)?, self.law.book()?);
        let search = asking.search(&question.policy, book);
        let offers = search.run().map_err(failed)?;
        let negotiation = negotiated(question, &search)?;
        let limit =
            question.limit.map(|asked| self.limit_answer(asked, &question.policy, account, (position, standing)));
        let late_fee =
            question.late_fee.map(|amount| self.late_fee_answer(amount, &question.policy, account, position));
        Ok(OffersAnswer {
            policy: &question.policy,
            book,
            total_owed: asking.claim.total().map_err(failed)?,
            capacity: asking.capacity,
            classification_rules: self.law.classification_rules_on(self.as_of),
            offers,
            alternatives: self.alternatives(account, (position, together), question.horizon_months)?,
            negotiation,
            limit: limit.transpose()?,
            late_fee: late_fee.transpose()?,
            claim: asking.claim,
            stresses: asking.stresses,
            owed: asking.claims.iter().map(Claim::owed_by_class).collect(),
        })
    }

    fn alternatives(
        &self,
        account: &Account<'_>,
        (today, together): (&Position, &[AccountTogether<'_>]),
        months: u16,
    ) -> Result<Alternatives, CaseError> {
        let horizon = self.as_of.plus_months(i32::from(months), MonthDay::from_date(self.as_of)).ok();
        if let Some(kept) = self.in_force(account)? {
            let later = horizon.and_then(|day| self.left_alone(kept.agreement(), account, day).ok());
            let doing_nothing = later.as_ref().map(|later| {
                let owed = later.owed().total();
                let days_past_due = later.days_past_due();
                DoingNothing { owed, days_past_due, breached_on: later.breached_on() }
            });
            let accounts = self.beside(account, false);
            let replayed = horizon.and_then(|day| self.delayed(&accounts, day));
            let in_court = later.as_ref().zip(replayed).and_then(|(later, all)| {
                // Of several accounts each one's share of the charges is held against the cap on its own principal.
                let owed = if together.is_empty() { alloc::vec![*later.owed()] } else { later.owed_each() };
                let each = owed.iter().zip(self.each_in_law()).zip(&all);
                let mut granted = each
                    .map(|((owed, account), (position, history))| account.in_court_under(owed, (position, history)));
                granted.try_fold(Money::zero(today.currency()), |sum, one| sum.plus(one?).ok())
            });
            let paying_today = kept.owed().total();
            return Ok(Alternatives { horizon, paying_today, doing_nothing, in_court, minimum_payments: None });
        }
        let zero = Money::zero(self.terms.currency());
        let mut others = together.iter().skip(1);
        let payoffs = others.try_fold(today.payoff(), |sum, one| sum.plus(one.position.payoff()));
        let paying_today = payoffs.map_err(|error| CaseError::at(CasePlace::Together, error))?;
        let accounts = self.beside(account, false);
        let delayed = horizon.and_then(|day| self.delayed(&accounts, day));
        let doing_nothing = delayed.as_ref().and_then(|all| {
            let owed = all.iter().try_fold(zero, |sum, (later, _)| sum.plus(later.payoff())).ok()?;
            let days_past_due = all.iter().map(|(later, _)| later.days_past_due()).max()?;
            Some(DoingNothing { owed, days_past_due, breached_on: None })
        });
        let in_court = delayed.as_ref().and_then(|all| {
            let each = all.iter().zip(self.each_in_law());
            let mut granted = each.map(|((later, history), account)| account.in_court((later, history)));
            granted.try_fold(zero, |sum, one| sum.plus(one?).ok())
        });
        let minimum_payments = horizon.and_then(|day| PayingMinimum::on(&accounts, (self.as_of, day)));
        Ok(Alternatives { horizon, paying_today, doing_nothing, in_court, minimum_payments })
    }

    /// Where accounts stand on a later day if nothing happens, with what their principal was until then.
    fn delayed(&self, accounts: &[Account<'_>], day: Date) -> Option<Vec<(Position, PrincipalHistory)>> {
        let each = accounts.iter().zip(self.each_in_law());
        each.map(|(one, in_law)| one.delayed(self.as_of, day, in_law.history()).ok()).collect()
    }

    /// An agreement at a later day if nothing happens after the day asked about.
    fn left_alone<'g>(
        &self,
        agreement: &'g Agreement,
        account: &Account<'_>,
        day: Date,
    ) -> Result<FollowUp<'g>, AgreementError> {
        let accounts = self.beside(account, false).into_iter().map(|account| {
            let is_later = account.ledger().events().iter().any(|event| event.effective() > self.as_of);
            // What is dated later is recorded later, too.
            let known = account.known_on().map_or(self.as_of, |known| known.min(self.as_of));
            if is_later { account.as_known_on(known) } else { account }
        });
        FollowUp::new(agreement, &accounts.collect::<Vec<_>>(), day, None)
    }

    /// What speaks against waiving late fees alone, and the account once they are.
    pub(super) fn late_fee_answer(
        &self,
        amount: Option<Money>,
        policy: &Policy,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<LateFeeWaived, CaseError> {
        let here = |error: Error| CaseError::at(CasePlace::LateFeeWaiver, error);
        let late_fees = Components::one(Component::LateFee);
        let entries = account
            .ledger()
            .entries()
            .iter()
            .filter(|entry| entry.is_known_on(account.known_on()) && entry.effective() <= self.as_of);
        let waived = entries.filter_map(|entry| match entry.action() {
            Action::Waiver { components, .. } if components.contains(Component::LateFee) => Some(entry.effective()),
            _ => None,
        });
        let waived_on: Vec<Date> = waived.collect();
        let facts = LateFeeFacts {
            owed: position.posted_of(late_fees),
            waived_on: &waived_on,
            days_past_due: position.days_past_due(),
            has_agreement: self.is_under_agreement(account)?,
        };
        let answer = LateFeeAnswer::new(amount, self.as_of, &facts, policy).map_err(|error| here(error.into()))?;
        let after = answer.is_allowed().then(|| {
            let waiver = Event::waiver(self.as_of, late_fees, answer.asked);
            let ledger = Ledger::new(account.ledger().events().iter().copied().chain([waiver]));
            let ledger = ledger.map_err(|error| here(error.into()))?;
            let account = self.terms.account(&ledger, (self.opening.as_ref(), None));
            account.as_of(self.as_of).map_err(|error| here(error.into()))
        });
        Ok(LateFeeWaived { answer, after: after.transpose()? })
    }

    /// What speaks against the temporary limit asked for.
    pub(super) fn limit_answer(
        &self,
        question: LimitQuestion,
        policy: &Policy,
        account: &Account<'_>,
        (position, standing): (&Position, CreditStanding),
    ) -> Result<LimitAnswer, CaseError> {
        let facts = LimitFacts {
            product: self.law.product,
            opened: self.terms.opened(),
            limit: question.present,
            owed: position.payoff(),
            standing,
            has_agreement: self.is_under_agreement(account)?,
        };
        let answer = question.request.check(self.as_of, &facts, policy);
        answer.map_err(|error| CaseError::at(CasePlace::LimitRequest, error))
    }
}
