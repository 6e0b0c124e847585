//! Events of the case document.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::card::{DueShape, due_rule};
use super::shared::{COMPONENT_NAMES, RateShape, all_components, components, daily, rate, rate_of};
use crate::balance::{OpeningError, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::case::OpeningIds;
use crate::component::Component;
use crate::json::{Maybe, Node, Of, shapes, shortened};
use crate::ledger::{
    Action, DisputeOutcome, Event, EventId, EventKind, JUDGED, LedgerEntry, LedgerError, LedgerFault, PlanCharge,
};
use crate::money::{Currency, Money};
use crate::rate::{Rate, RatePeriod};
use crate::schedule::RecastKeeps;
use crate::wire::{WireError, WireFault};
use crate::words::{Word, said};

shapes! {
    /// A daily rate.
    pub(super) struct DailyRateShape {
        /// Decimal fraction a day.
        daily: String,
    }
    /// Something that happened to the account.
    pub(super) struct EventShape {
        /// A name that other events can refer to; unique in the case.
        id: Option<String>,
        /// What happened.
        kind: EventKind,
        /// The day it takes effect.
        date: Option<String>,
        /// The day it was recorded; the day it takes effect where absent.
        recorded: Option<String>,
        /// The amount of the kind, above zero.
        amount: Option<String>,
        /// Cash-advance fee.
        fee: Option<String>,
        /// The `id` of the purchase refunded or disputed, of the dispute ended, or of the event reversed.
        of: Option<String>,
        /// A component or class.
        component: Option<String>,
        /// Components and classes.
        components: Option<Vec<String>>,
        /// Number of instalment parts, 1 to 600.
        periods: Option<u32>,
        /// Fee of each period, a share of the converted amount.
        monthly_fee_rate: Option<String>,
        /// Interest of a level-payment plan.
        annual_rate: Option<String>,
        /// The `id` of the conversion settled; every plan where absent.
        plan: Option<String>,
        /// New daily rate of purchases.
        purchase: Option<DailyRateShape>,
        /// New daily rate of cash advances.
        cash: Option<DailyRateShape>,
        /// New credit limit, 0 or more.
        limit: Option<String>,
        /// New statement day, 1 to 31; the last day of a shorter month.
        statement_day: Option<u8>,
        /// New due rule of the statements after the change; as before where absent.
        due_rule: Option<DueShape>,
        /// What posted amounts less credit should be.
        balance: Option<String>,
        /// New contract rate of a loan.
        rate: Option<RateShape>,
        /// What an early repayment leaves alone; needed where it leaves principal.
        keep: Option<RecastKeeps>,
        /// New due date of the running instalment.
        due: Option<String>,
        /// For whom a dispute ends.
        outcome: Option<DisputeOutcome>,
        /// The last day to perform a judgment.
        perform_by: Option<String>,
        /// Whether contract, penalty and compound interest go on after a judgment; they stop where absent.
        interest_continues: Option<bool>,
    }
}

/// The keys a kind must have and those it may have.
pub(in crate::wire) const fn keys_of(kind: EventKind) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        EventKind::Purchase
        | EventKind::Payment
        | EventKind::Cost
        | EventKind::Disbursement
        | EventKind::PaymentChange
        | EventKind::Chargeback
        | EventKind::CreditRefund => (&["date", "amount"], &[]),
        EventKind::CashAdvance => (&["date", "amount"], &["fee"]),
        EventKind::Refund => (&["date", "amount"], &["of"]),
        EventKind::Fee | EventKind::Waiver => (&["date", "component", "amount"], &[]),
        EventKind::Conversion => (&["date", "amount", "periods"], &["monthlyFeeRate", "annualRate"]),
        EventKind::InstalmentSettlement => (&["date"], &["plan"]),
        EventKind::Freeze | EventKind::Unfreeze => (&["date", "components"], &[]),
        EventKind::RateChange => (&["date"], &["purchase", "cash", "rate"]),
        EventKind::CycleChange => (&["date", "statementDay"], &["dueRule"]),
        EventKind::CreditLimitChange => (&["date", "limit"], &[]),
        EventKind::Reversal => (&["recorded", "of"], &[]),
        EventKind::WriteOff | EventKind::Acceleration => (&["date"], &[]),
        EventKind::EarlyRepayment => (&["date", "amount"], &["keep"]),
        EventKind::DueDateChange => (&["date", "due"], &[]),
        EventKind::Dispute => (&["date", "of"], &["amount"]),
        EventKind::DisputeEnd => (&["date", "of", "outcome"], &[]),
        EventKind::Judgment => (&["date", "amount", "performBy"], &["components", "interestContinues"]),
        EventKind::Assertion => (&["date", "balance"], &[]),
    }
}

/// What has names before the events of a list: events of an earlier list, and what an opening tells.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) ids: &'a [Option<String>],
    pub(super) opening: &'a OpeningIds,
    pub(super) day: Option<Date>,
}

/// The events of a list of a document, and the names they have. Those of an earlier list have places and names before.
pub(super) fn events(
    list: Of<'_, Vec<EventShape>>,
    known: &Known<'_>,
    currency: Currency,
) -> Result<(Vec<Event>, Vec<Option<String>>), WireError> {
    let mut names = Names { known: BTreeMap::new(), opening: known.day };
    let event = |place: usize| EventId::new(u32::try_from(place).unwrap_or(u32::MAX));
    let (postings, plans) = (&known.opening.postings, &known.opening.plans);
    let opened = (0_u32..).zip(postings).map(|(place, id)| (EventId::opened(place), id));
    let planned = (0_u32..).zip(plans).map(|(place, id)| (EventId::opened_plan(place), id));
    let earlier = known.ids.iter().enumerate().map(|(place, id)| (event(place), id));
    for (event, id) in opened.chain(planned).chain(earlier) {
        names.add(id.as_deref(), event, list.node())?;
    }
    for (place, node) in list.parts().enumerate() {
        let id = node.id().given();
        let at = id.map_or(node.node(), Of::node);
        names.add(id.map(|id| id.node().text()), event(place.saturating_add(known.ids.len())), at)?;
    }
    let (mut events, mut ids) = (Vec::new(), Vec::new());
    for (place, node) in list.parts().enumerate() {
        let id = event(place.saturating_add(known.ids.len()));
        events.push(read(node, id, currency, &names)?);
        ids.push(node.id().given().map(|id| id.text().into()));
    }
    Ok((events, ids))
}

/// The names of the events of a document, and the day of its opening.
struct Names<'a> {
    known: BTreeMap<&'a str, EventId>,
    opening: Option<Date>,
}

impl<'a> Names<'a> {
    fn add(&mut self, id: Option<&'a str>, event: EventId, at: Node<'_>) -> Result<(), WireError> {
        let Some(id) = id else { return Ok(()) };
        if self.known.insert(id, event).is_some() {
            let id = shortened(id);
            let message = said!("`{id}` names an earlier event already", "`{id}`已是前面一笔记录的编号");
            return Err(at.fault(WireFault::DuplicateId, message));
        }
        Ok(())
    }

    fn find(&self, id: Of<'_, String>) -> Result<EventId, WireError> {
        let message = || {
            let id = shortened(id.text());
            match self.opening {
                None => said!("no event is named `{id}`", "没有编号为`{id}`的记录"),
                Some(day) => said!(
                    "no event is named `{id}`; the opening of {day} sums up what came before",
                    "没有编号为`{id}`的记录；此前往来已包含在{day}的期初余额中"
                ),
            }
        };
        self.known.get(id.text()).copied().ok_or_else(|| id.fault(WireFault::UnknownId, message()))
    }

    /// An event that can be reversed.
    fn reversed(&self, id: Of<'_, String>) -> Result<EventId, WireError> {
        let found = self.find(id)?;
        match self.opening.filter(|_| found.of_opening().or(found.of_opening_plan()).is_some()) {
            Some(day) => Err(id.refused(ReplayError::from(ReplayFault::from(OpeningError::Reversed { day })))),
            None => Ok(found),
        }
    }
}

/// The keys that an event has are those of its kind.
fn check_keys(node: Node<'_>, kind: EventKind) -> Result<(), WireError> {
    let (required, optional) = keys_of(kind);
    if let Some(key) = required.iter().find(|key| node.get(key).is_none()) {
        return Err(node.missing(key));
    }
    let belongs =
        |key: &str| matches!(key, "id" | "kind" | "recorded") || required.contains(&key) || optional.contains(&key);
    match node.parts().find(|part| !belongs(part.key())) {
        Some(part) => Err(part.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("an event of this kind does not have this key", "这种记录没有这个键"),
        )),
        None => Ok(()),
    }
}

fn read(node: Of<'_, EventShape>, id: EventId, currency: Currency, names: &Names<'_>) -> Result<Event, WireError> {
    let kind = node.kind().value();
    check_keys(node.node(), kind)?;
    let amount_of =
        |given: Maybe<'_, String>| Ok(given.read(|amount| amount.money(currency))?.unwrap_or(Money::zero(currency)));
    let recorded = node.recorded().read(|day| day.date())?;
    let effective = node.date().read(|day| day.date())?;
    // INVARIANT: a reversal has `recorded`, every other kind `date`.
    let on = effective.or(recorded).ok_or_else(|| node.date().missing())?;
    let amount = amount_of(node.amount())?;
    let target = || names.find(node.of().needed()?);
    let action = match kind {
        EventKind::Purchase => Action::Purchase(amount),
        EventKind::CashAdvance => Action::CashAdvance { amount, fee: amount_of(node.fee())? },
        EventKind::Payment => Action::Payment(amount),
        EventKind::Refund => Action::Refund { amount, of: node.of().read(|of| names.find(of))? },
        EventKind::Fee => {
            let component = node.component().needed()?;
            Action::Fee { component: component.word(Component::from_name, COMPONENT_NAMES)?, amount }
        }
        EventKind::Cost => Action::Cost(amount),
        EventKind::Conversion => {
            Action::Conversion { amount, periods: node.periods().needed()?.value(), charge: plan_charge(node)? }
        }
        EventKind::InstalmentSettlement => {
            Action::InstalmentSettlement { plan: node.plan().read(|plan| names.find(plan))? }
        }
        EventKind::Waiver => Action::Waiver { components: components(node.component().needed()?)?, amount },
        EventKind::Freeze => Action::Freeze(all_components(node.components().needed()?)?),
        EventKind::Unfreeze => Action::Unfreeze(all_components(node.components().needed()?)?),
        EventKind::RateChange => rate_change(node)?,
        EventKind::CycleChange => Action::CycleChange {
            statement_day: node.statement_day().needed()?.month_day()?,
            due: node.due_rule().read(due_rule)?,
        },
        EventKind::CreditLimitChange => Action::CreditLimitChange(amount_of(node.limit())?),
        EventKind::Reversal => Action::Reversal { of: names.reversed(node.of().needed()?)? },
        EventKind::WriteOff => Action::WriteOff,
        EventKind::Assertion => Action::Assertion(amount_of(node.balance())?),
        EventKind::Disbursement => Action::Disbursement(amount),
        EventKind::EarlyRepayment => Action::EarlyRepayment { amount, keep: node.keep().value() },
        EventKind::Acceleration => Action::Acceleration,
        EventKind::PaymentChange => Action::PaymentChange(amount),
        EventKind::Chargeback => Action::Chargeback(amount),
        EventKind::CreditRefund => Action::CreditRefund(amount),
        EventKind::DueDateChange => Action::DueDateChange { due: node.due().needed()?.date()? },
        EventKind::Judgment => judgment(node, amount)?,
        EventKind::Dispute => Action::Dispute { of: target()?, amount: node.amount().given().map(|_| amount) },
        EventKind::DisputeEnd => Action::DisputeEnd { of: target()?, outcome: node.outcome().needed()?.value() },
    };
    // What is wrong with the action by itself is told here, where the key is known.
    LedgerEntry::new(on, id, None, action).map_err(|fault| {
        let error = LedgerError { event: id, fault };
        WireError::of(key_at_fault(node, fault, amount), error.into())
    })?;
    let event = Event::new(on, action);
    Ok(recorded.map_or(event, |recorded| event.recorded(recorded)))
}

/// A daily rate.
pub(super) fn daily_rate(node: Of<'_, DailyRateShape>) -> Result<Rate, WireError> {
    daily(node.daily())
}

fn judgment(node: Of<'_, EventShape>, amount: Money) -> Result<Action, WireError> {
    Ok(Action::Judgment {
        amount,
        components: node.components().read(all_components)?.unwrap_or(JUDGED),
        perform_by: node.perform_by().needed()?.date()?,
        interest_continues: node.interest_continues().value().unwrap_or(false),
    })
}

/// The key that brought what is wrong with an event by itself.
fn key_at_fault(node: Of<'_, EventShape>, fault: LedgerFault, amount: Money) -> String {
    match fault {
        LedgerFault::Periods { .. } => node.periods().path(),
        LedgerFault::WrongComponent if node.components().is_given() => node.components().path(),
        LedgerFault::WrongComponent => node.component().path(),
        LedgerFault::PerformBeforeJudgment { .. } => node.perform_by().path(),
        LedgerFault::Money(_) if node.limit().is_given() => node.limit().path(),
        LedgerFault::Money(_) if amount.positive().is_err() => node.amount().path(),
        LedgerFault::Money(_) => node.fee().path(),
        _ => node.path(),
    }
}

/// New daily rates of a card, or the new contract rate of a loan.
fn rate_change(node: Of<'_, EventShape>) -> Result<Action, WireError> {
    let (purchase, cash) = (node.purchase().read(daily_rate)?, node.cash().read(daily_rate)?);
    match node.rate().given() {
        None => Ok(Action::RateChange { purchase, cash }),
        Some(rate) if purchase.is_some() || cash.is_some() => Err(rate.one_of("rate purchase cash")),
        Some(given) => Ok(Action::LoanRate(rate(given)?)),
    }
}

fn plan_charge(node: Of<'_, EventShape>) -> Result<PlanCharge, WireError> {
    match (node.monthly_fee_rate().given(), node.annual_rate().given()) {
        (None, None) => Ok(PlanCharge::Free),
        (Some(fee), None) => Ok(PlanCharge::MonthlyFee(rate_of(fee, RatePeriod::Monthly)?)),
        (None, Some(annual)) => Ok(PlanCharge::LevelPayment(rate_of(annual, RatePeriod::Annual)?)),
        (Some(_), Some(annual)) => Err(annual.one_of("monthlyFeeRate annualRate")),
    }
}

/// A contradiction between events, at the key of the one that brought it.
pub(super) fn in_list(list: Of<'_, Vec<EventShape>>, events: &[Event], error: LedgerError) -> WireError {
    let place = usize::try_from(error.event.get()).unwrap_or(usize::MAX);
    list.parts().nth(place).map_or_else(|| list.refused(error), |node| at_event(node, events.get(place), error))
}

/// The same, where the event has another place in its list.
pub(super) fn at_event(node: Of<'_, EventShape>, event: Option<&Event>, error: LedgerError) -> WireError {
    let path = match error.fault {
        LedgerFault::RecordedTooEarly | LedgerFault::ReversedTooEarly { .. } => node.recorded().path(),
        LedgerFault::UnknownTarget { .. }
        | LedgerFault::ReversalOfReversal { .. }
        | LedgerFault::ReversedTwice { .. }
        | LedgerFault::WrongTarget { .. }
        | LedgerFault::DisputeEnded { .. }
        | LedgerFault::DisputeBeforeOpening { .. }
        | LedgerFault::BeforeTarget { .. } => match event.map(Event::action) {
            Some(Action::InstalmentSettlement { .. }) => node.plan().path(),
            _ => node.of().path(),
        },
        LedgerFault::DisputeAbovePurchase { .. } => node.amount().path(),
        _ => node.path(),
    };
    WireError::of(path, error.into())
}

/// An event before the opening is wrong whether or not it is known on the day asked about, or reversed by then.
pub(super) fn not_before_opening(
    events: &[Event],
    (opened, opening): (Date, Option<Date>),
    list: Of<'_, Vec<EventShape>>,
) -> Result<(), WireError> {
    let is_before = |date: Date| date < opened || opening.is_some_and(|day| date <= day);
    let is_early = |event: &Event| is_before(event.effective()) && !matches!(event.action(), Action::Reversal { .. });
    let Some(place) = events.iter().position(is_early) else { return Ok(()) };
    let date = events.get(place).map_or(opened, Event::effective);
    let fault = match opening {
        Some(day) => OpeningError::NotAfter { date, day }.into(),
        None => ReplayFault::BeforeOpening { date, opened },
    };
    let error = ReplayError::from(fault);
    Err(list.parts().nth(place).map_or_else(|| list.refused(error), |node| node.date().refused(error)))
}
