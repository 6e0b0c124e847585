//! What a rulebook asks about, read off the replay of an account.

use alloc::vec::Vec;

use super::AccountTerms;
use super::account_in_law::AccountInLaw;
use crate::balance::{AllocationSource, Cause, Explanation, Note, Position, PrincipalHistory, Recorder};
use crate::calendar::{Date, MonthDay};
use crate::component::{Component, Components};
use crate::ledger::Action;
use crate::money::{Money, MoneyError};
use crate::rate::{Fraction, Rate};
use crate::rounding::Rounding;
use crate::rulebook::TermsFacts;
use crate::rulebook::{
    Charges, CycleFacts, HistoryFacts, LostInterestFreePeriodFacts, PaymentFacts, PaymentOrder, PenaltyFacts,
    PrincipalSegment,
};
use crate::terms::{CardTerms, ChargeBack, HighestRateFirst, InterestBase, LoanTerms, Order, PenaltyRate};

/// What adds to a debt: neither principal nor the cost of enforcing it, nor what a judgment adds.
pub(super) const CHARGES: Components = Components::CHARGES;

/// What must not bear interest where law says that no fee may; the cost of enforcing a claim is no fee.
const FEES: Components = Components::FEE.or(Components::one(Component::LateFee));

/// Cycles back in which a miss makes the next one repeated: the six of the United States' Regulation Z, the only
/// rulebook here that asks.
const REPEATED_WITHIN: usize = 6;

/// A statement and what became of it, in minor units.
#[derive(Clone, Copy, Debug)]
struct Cycle {
    balance: i64,
    charges: i64,
    instalments: i64,
    minimum: i64,
    late_payment_grace_end: Date,
    shortfall: Option<i64>,
    late_fee: i64,
}

/// Listens to a replay for what a rulebook asks about.
#[derive(Debug, Default)]
pub(super) struct Watch {
    cycles: Vec<Cycle>,
    /// Posted since the last statement.
    charges: i64,
    instalments: i64,
    last_payment: Option<(Date, i32)>,
    /// What payments were applied to, enforcement costs left out: when, whether principal, how much.
    met: Vec<(Date, bool, i64)>,
    frozen: Option<Components>,
    /// Statements made before the account begins: what became of them is not known.
    opened: usize,
    /// Principal where the account begins in the middle, in minor units.
    principal_before: i64,
}

impl Watch {
    fn unbilled(&mut self, component: Component, minor: i64) {
        if CHARGES.contains(component) {
            self.charges = self.charges.saturating_add(minor).max(0);
        }
        if component == Component::Instalment {
            self.instalments = self.instalments.saturating_add(minor).max(0);
        }
    }

    pub(super) const fn principal_before(&self) -> i64 {
        self.principal_before
    }

    pub(super) fn is_frozen(&self) -> bool {
        self.frozen.is_some_and(|frozen| frozen.contains(Component::Interest))
    }
}

impl Recorder for Watch {
    fn note(&mut self, day: Date, note: Note) {
        match note {
            Note::Posted { component, amount, cause } => {
                self.unbilled(component, amount);
                if matches!(cause, Cause::LateFee { .. }) {
                    let missed = self.cycles.iter_mut().rev().find(|cycle| cycle.shortfall.is_some());
                    if let Some(cycle) = missed {
                        cycle.late_fee = amount;
                    }
                }
            }
            Note::Taken { source, component, amount, billed, days_past_due, .. } => {
                if !billed {
                    self.unbilled(component, amount.saturating_neg());
                }
                let is_money = source.is_money();
                if is_money && CHARGES.or(Components::PRINCIPAL).contains(component) {
                    self.met.push((day, Components::PRINCIPAL.contains(component), amount));
                }
                if matches!(source, AllocationSource::Payment(_) | AllocationSource::EarlyRepayment(_)) {
                    self.last_payment = Some((day, days_past_due));
                }
            }
            Note::Returned { component: Some(component), amount, .. } if component != Component::Cost => {
                self.met.push((day, Components::PRINCIPAL.contains(component), amount.saturating_neg()));
            }
            Note::Statement { balance, minimum, late_payment_grace_end, .. } => {
                let (charges, instalments) = (self.charges, self.instalments);
                let (shortfall, late_fee) = (None, 0);
                self.cycles.push(Cycle {
                    balance,
                    charges,
                    instalments,
                    minimum,
                    late_payment_grace_end,
                    shortfall,
                    late_fee,
                });
                (self.charges, self.instalments) = (0, 0);
            }
            Note::Decided { number, shortfall, .. } => {
                let own = usize::try_from(number).ok().and_then(|number| number.checked_sub(self.opened));
                let cycle = own.and_then(|number| self.cycles.get_mut(number));
                if let Some(cycle) = cycle {
                    cycle.shortfall = Some(shortfall);
                }
            }
            Note::OpenedStatement { .. } => self.opened = self.opened.saturating_add(1),
            Note::Opened { frozen, principal, .. } => (self.frozen, self.principal_before) = (Some(frozen), principal),
            Note::Event { action: Action::Freeze(components), .. } => {
                self.frozen = Some(self.frozen.unwrap_or(Components::NONE).or(components));
            }
            Note::Event { action: Action::Unfreeze(components), .. } => {
                self.frozen = Some(self.frozen.unwrap_or(Components::NONE).without(components));
            }
            _ => {}
        }
    }
}

impl AccountInLaw<'_> {
    /// What listens to a replay that law is asked about: one sort for every account, so that the replay is compiled once.
    pub(super) fn recorders(&self) -> (Explanation, (Watch, PrincipalHistory)) {
        (Explanation::new(self.terms.currency()), (Watch::default(), self.history()))
    }

    /// What the contract says, as far as the terms and the rate changes known tell.
    pub(super) fn terms_facts(&self) -> TermsFacts {
        let (rate, penalty, lost_interest_free_period) = match self.terms {
            AccountTerms::Card(terms) => (self.card_rate(terms), None, Some(lost_interest_free_period(terms))),
            AccountTerms::Loan(terms) => (Some(self.loan_rate(terms)), penalty(terms), None),
        };
        TermsFacts {
            rate,
            penalty,
            all_in_rate: None,
            reference_rate: None,
            lost_interest_free_period,
            fees_bear_interest: match self.terms {
                AccountTerms::Card(terms) => !terms.bearing().and(FEES).is_empty(),
                AccountTerms::Loan(_) => false,
            },
            over_limit_fee: self.own.over_limit_fee,
        }
    }

    /// The purchase rate of the day asked about: the latest of history and rate changes, a change before the history.
    fn card_rate(&self, terms: &CardTerms) -> Option<Rate> {
        let promised = terms.purchase_rates().iter().take_while(|(from, _)| *from <= self.as_of).last();
        let changed = self.last_change(|action| match action {
            Action::RateChange { purchase, .. } => *purchase,
            _ => None,
        });
        match (promised, changed) {
            (Some((from, rate)), Some((day, _))) if day < from => Some(*rate),
            (_, Some((_, rate))) => Some(rate),
            (promised, None) => promised.map(|(_, rate)| *rate),
        }
    }

    fn loan_rate(&self, terms: &LoanTerms) -> Rate {
        let changed = self.last_change(|action| match action {
            Action::LoanRate(rate) => Some(*rate),
            _ => None,
        });
        changed.map_or(terms.amortisation().rate(), |(_, rate)| rate)
    }

    fn last_change(&self, rate: impl Fn(&Action) -> Option<Rate>) -> Option<(Date, Rate)> {
        let known = self.account.ledger().entries().iter().filter(|entry| entry.is_known_on(self.account.known_on()));
        let until = known.filter(|entry| entry.effective() <= self.as_of);
        until.filter_map(|entry| Some((entry.effective(), rate(entry.action())?))).last()
    }

    /// The last statement whose late fee is known, and the day that fee was or would have been owed.
    pub(super) fn cycle_facts(&self, watch: &Watch) -> Option<(Date, CycleFacts)> {
        let is_over = |cycle: &Cycle| cycle.shortfall.is_some() && cycle.late_payment_grace_end < self.as_of;
        let last = watch.cycles.iter().rposition(is_over)?;
        let cycle = watch.cycles.get(last)?;
        let before = watch.cycles.get(last.saturating_sub(REPEATED_WITHIN)..last)?;
        let money = |minor| Money::from_minor(minor, self.terms.currency()).ok();
        let by_contract = match self.own.contract_late_fee {
            Some(share) => share_of(share, cycle.shortfall?)?,
            // The engine charges what the terms say, or less.
            None => cycle.late_fee,
        };
        let facts = CycleFacts {
            balance: money(cycle.balance)?,
            charges: money(cycle.charges)?,
            instalments: money(cycle.instalments)?,
            minimum: money(cycle.minimum)?,
            minimum_unpaid: money(cycle.shortfall?)?,
            late_fee: money(cycle.late_fee)?,
            late_fee_by_contract: money(by_contract)?,
            is_repeated_miss: before.iter().any(|cycle| cycle.shortfall.is_some_and(|shortfall| shortfall > 0)),
        };
        Some((cycle.late_payment_grace_end.plus_days(1).ok()?, facts))
    }

    /// What was paid over the past months; nothing where the account is younger.
    pub(super) fn history_facts(&self, watch: &Watch, months: u16) -> Option<HistoryFacts> {
        let since = self.as_of.plus_months(i32::from(months).saturating_neg(), MonthDay::from_date(self.as_of)).ok()?;
        if since < self.account.opened() {
            return None;
        }
        let sum = |wanted: bool| {
            let met = watch.met.iter().filter(|(day, is_principal, _)| *day > since && *is_principal == wanted);
            let minor = met.fold(0_i64, |sum, (_, _, minor)| sum.saturating_add(*minor));
            Money::from_minor(minor, self.terms.currency()).ok()
        };
        Some(HistoryFacts { months, principal_paid: sum(true)?, charges_paid: sum(false)? })
    }

    /// The last payment that was applied to something, with its day; nothing where its order is none that law has a word for.
    pub(super) fn payment_facts(&self, watch: &Watch) -> Option<(Date, PaymentFacts)> {
        let (day, days_past_due) = watch.last_payment?;
        let (order, by_rate) = match self.terms {
            AccountTerms::Card(terms) => {
                (order_of(terms.allocation().at(days_past_due), false), terms.allocation().by_rate())
            }
            AccountTerms::Loan(terms) => (order_of(terms.order(), true), None),
        };
        let by_rate_first = PaymentOrder::HighestRateFirst;
        let (order, excess) = match by_rate {
            None => (order?, order?),
            // Law that asks for the excess has no word for whatever meets the rest.
            Some(HighestRateFirst::Excess) => (order.unwrap_or(PaymentOrder::PrincipalFirst), by_rate_first),
            Some(HighestRateFirst::Payment) => (by_rate_first, by_rate_first),
        };
        Some((day, PaymentFacts { days_past_due, order, excess }))
    }
}

/// What is to be tested against a cap: the charges as a claim would state them, and the principal since its start.
pub(super) fn claim(
    position: &Position,
    history: &PrincipalHistory,
) -> Result<(Vec<PrincipalSegment>, Charges), MoneyError> {
    let currency = position.currency();
    let spans = history.spans(position.as_of());
    let segments =
        spans.iter().map(|span| PrincipalSegment { from: span.from, to: span.to, principal: span.principal });
    let segments = segments.collect();
    let accrued =
        [position.accrued_interest(), position.accrued_penalty_interest(), position.accrued_compound_interest()];
    let posted = Money::from_minor(position.posted_minor(CHARGES), currency)?;
    let unpaid = accrued.into_iter().try_fold(posted, |sum: Money, more| sum.plus(more))?;
    Ok((segments, Charges { unpaid: since(unpaid, history), paid: history.charges_paid() }))
}

/// Charges without those from before an account that begins in the middle.
pub(super) fn since(unpaid: Money, history: &PrincipalHistory) -> Money {
    let minor = unpaid.minor().saturating_sub(history.charges_brought().minor());
    Money::saturating(minor.max(0), unpaid.currency())
}

/// A share of an amount, rounded half up.
fn share_of(share: Fraction, minor: i64) -> Option<i64> {
    let exact = i128::from(minor).saturating_mul(i128::from(share.parts()));
    Rounding::HalfUp.quotient(exact, i128::from(Fraction::SCALE))
}

/// A lost interest-free period is charged back to the posting days, which lie in the cycle before the one that bills it,
/// unless the terms reach no further than the latest cycle.
fn lost_interest_free_period(terms: &CardTerms) -> LostInterestFreePeriodFacts {
    LostInterestFreePeriodFacts {
        on_repaid_part: terms.interest_base() == InterestBase::Full,
        on_earlier_cycles: terms.charge_back() == ChargeBack::FromPosting,
    }
}

fn penalty(terms: &LoanTerms) -> Option<PenaltyFacts> {
    match terms.penalty()?.rate {
        PenaltyRate::Multiple(multiple) => Some(PenaltyFacts { multiple, is_for_misuse: false }),
        PenaltyRate::Own(_) => None,
    }
}

/// The word of law for an order; enforcement costs before all else are told apart for loans, where law names them.
fn order_of(order: &Order, tells_costs: bool) -> Option<PaymentOrder> {
    let place = |wanted: Components| {
        let met = order.groups().enumerate().filter(move |(_, group)| !group.and(wanted).is_empty());
        met.map(|(place, _)| place)
    };
    let (cost, charges, principal) = (Components::one(Component::Cost), CHARGES, Components::PRINCIPAL);
    if place(charges).max()? < place(principal).min()? {
        let is_first = place(cost).max()? < place(charges).min()?;
        return Some(if is_first && tells_costs { PaymentOrder::CostsFirst } else { PaymentOrder::ChargesFirst });
    }
    (place(principal).max()? < place(charges).min()?).then_some(PaymentOrder::PrincipalFirst)
}
