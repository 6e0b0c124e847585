//! Events of the case document.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::card::{DailyRateShape, daily};
use super::loan::{KeepShape, RateShape, rate, rate_of};
use super::{WireError, WireFault};
use crate::component::{Component, Components};
use crate::json::{Node, names, shapes, shortened};
use crate::ledger::{Action, Entry, Event, EventId, LedgerError, LedgerFault, PlanCharge};
use crate::money::{Currency, Money};
use crate::rate::RatePeriod;

names! {
    /// What an event is.
    pub(super) enum EventKind {
        Purchase,
        CashAdvance,
        Payment,
        Refund,
        Fee,
        Cost,
        Conversion,
        InstalmentSettlement,
        Waiver,
        Freeze,
        Unfreeze,
        RateChange,
        Reversal,
        WriteOff,
        Assertion,
        Disbursement,
        EarlyRepayment,
        Acceleration,
        DueDateChange,
    }
}

shapes! {
    /// An event. Which keys a kind has stands in [`EventKind::keys`]; `id`, `kind` and `recorded` belong to all.
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
        /// The `id` of the purchase refunded, or of the event reversed.
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
        /// What posted amounts less credit should be.
        balance: Option<String>,
        /// New contract rate of a loan.
        rate: Option<RateShape>,
        /// What an early repayment leaves alone.
        keep: Option<KeepShape>,
        /// New due date of the running instalment.
        due: Option<String>,
    }
}

#[cfg(feature = "schema")]
impl EventKind {
    pub(super) fn all() -> impl Iterator<Item = (Self, &'static str)> {
        Self::ALL.iter().copied().zip(Self::NAMES.iter().copied())
    }
}

impl EventKind {
    /// The keys a kind must have and those it may have.
    pub(super) const fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Purchase | Self::Payment | Self::Cost | Self::Disbursement => (&["date", "amount"], &[]),
            Self::CashAdvance => (&["date", "amount"], &["fee"]),
            Self::Refund => (&["date", "amount"], &["of"]),
            Self::Fee | Self::Waiver => (&["date", "component", "amount"], &[]),
            Self::Conversion => (&["date", "amount", "periods"], &["monthlyFeeRate", "annualRate"]),
            Self::InstalmentSettlement => (&["date"], &["plan"]),
            Self::Freeze | Self::Unfreeze => (&["date", "components"], &[]),
            Self::RateChange => (&["date"], &["purchase", "cash", "rate"]),
            Self::Reversal => (&["recorded", "of"], &[]),
            Self::WriteOff | Self::Acceleration => (&["date"], &[]),
            Self::EarlyRepayment => (&["date", "amount", "keep"], &[]),
            Self::DueDateChange => (&["date", "due"], &[]),
            Self::Assertion => (&["date", "balance"], &[]),
        }
    }
}

/// The events of a list of a document, and the names they have. Those of an earlier list have places and names before.
pub(super) fn events(
    list: Node<'_>,
    known: &[Option<String>],
    currency: Currency,
) -> Result<(Vec<Event>, Vec<Option<String>>), WireError> {
    let mut names = Names::default();
    for (place, id) in known.iter().enumerate() {
        names.add(id.as_deref(), place, list)?;
    }
    for (place, node) in list.parts().enumerate() {
        let id = node.get("id");
        names.add(id.map(Node::text), place.saturating_add(known.len()), id.unwrap_or(node))?;
    }
    let (mut events, mut ids) = (Vec::new(), Vec::new());
    for (place, node) in list.parts().enumerate() {
        let id = EventId::new(u32::try_from(place.saturating_add(known.len())).unwrap_or(u32::MAX));
        events.push(event(node, id, currency, &names)?);
        ids.push(node.get("id").map(|id| id.text().into()));
    }
    Ok((events, ids))
}

/// The names of the events of a document.
#[derive(Default)]
struct Names<'a>(BTreeMap<&'a str, u32>);

impl<'a> Names<'a> {
    fn add(&mut self, id: Option<&'a str>, place: usize, at: Node<'_>) -> Result<(), WireError> {
        let Some(id) = id else { return Ok(()) };
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if self.0.insert(id, place).is_some() {
            return Err(at.fault(WireFault::DuplicateId, format!("`{}` names an earlier event already", shortened(id))));
        }
        Ok(())
    }

    fn find(&self, id: Node<'_>) -> Result<EventId, WireError> {
        let message = || format!("no event is named `{}`", shortened(id.text()));
        self.0.get(id.text()).copied().map(EventId::new).ok_or_else(|| id.fault(WireFault::UnknownId, message()))
    }
}

/// The keys that an event has are those of its kind.
fn check_keys(node: Node<'_>, kind: EventKind) -> Result<(), WireError> {
    let (required, optional) = kind.keys();
    if let Some(key) = required.iter().find(|key| !node.has(key)) {
        return Err(node.missing(key));
    }
    let belongs =
        |key: &str| matches!(key, "id" | "kind" | "recorded") || required.contains(&key) || optional.contains(&key);
    match node.parts().find(|part| !belongs(part.key())) {
        Some(part) => Err(part.fault(WireFault::KeyOfAnotherKind, "an event of this kind does not have this key")),
        None => Ok(()),
    }
}

fn event(node: Node<'_>, id: EventId, currency: Currency, names: &Names<'_>) -> Result<Event, WireError> {
    let kind = EventKind::of(node.need("kind")?);
    check_keys(node, kind)?;
    let amount_of = |key: &str| Ok(node.maybe(key, |amount| amount.money(currency))?.unwrap_or(Money::zero(currency)));
    let recorded = node.maybe("recorded", Node::date)?;
    let effective = node.maybe("date", Node::date)?;
    // INVARIANT: a reversal has `recorded`, every other kind `date`.
    let on = effective.or(recorded).ok_or_else(|| node.missing("date"))?;
    let amount = amount_of("amount")?;
    let action = match kind {
        EventKind::Purchase => Action::Purchase(amount),
        EventKind::CashAdvance => Action::CashAdvance { amount, fee: amount_of("fee")? },
        EventKind::Payment => Action::Payment(amount),
        EventKind::Refund => Action::Refund { amount, of: node.maybe("of", |of| names.find(of))? },
        EventKind::Fee => {
            let component = node.need("component")?;
            Action::Fee { component: component.word(Component::from_name, COMPONENT_NAMES)?, amount }
        }
        EventKind::Cost => Action::Cost(amount),
        EventKind::Conversion => {
            Action::Conversion { amount, periods: node.need("periods")?.whole(), charge: plan_charge(node)? }
        }
        EventKind::InstalmentSettlement => {
            Action::InstalmentSettlement { plan: node.maybe("plan", |plan| names.find(plan))? }
        }
        EventKind::Waiver => Action::Waiver { components: components(node.need("component")?)?, amount },
        EventKind::Freeze => Action::Freeze(all_components(node.need("components")?)?),
        EventKind::Unfreeze => Action::Unfreeze(all_components(node.need("components")?)?),
        EventKind::RateChange => rate_change(node)?,
        EventKind::Reversal => Action::Reversal { of: names.find(node.need("of")?)? },
        EventKind::WriteOff => Action::WriteOff,
        EventKind::Assertion => Action::Assertion(amount_of("balance")?),
        EventKind::Disbursement => Action::Disbursement(amount),
        EventKind::EarlyRepayment => Action::EarlyRepayment { amount, keep: KeepShape::of(node.need("keep")?) },
        EventKind::Acceleration => Action::Acceleration,
        EventKind::DueDateChange => Action::DueDateChange { due: node.need("due")?.date()? },
    };
    // What is wrong with the action by itself is told here, where the key is known.
    Entry::new(on, id, None, action).map_err(|fault| {
        let error = LedgerError { event: id, fault };
        let key = match fault {
            LedgerFault::Periods { .. } => "periods",
            LedgerFault::WrongComponent if node.has("components") => "components",
            LedgerFault::WrongComponent => "component",
            LedgerFault::Money(_) if amount.positive().is_err() => "amount",
            LedgerFault::Money(_) => "fee",
            _ => return node.refused(error),
        };
        node.refused_at(key, error)
    })?;
    let event = Event::new(on, action);
    Ok(recorded.map_or(event, |recorded| event.recorded(recorded)))
}

/// New daily rates of a card, or the new contract rate of a loan.
fn rate_change(node: Node<'_>) -> Result<Action, WireError> {
    let (purchase, cash) = (node.maybe("purchase", daily)?, node.maybe("cash", daily)?);
    match node.get("rate") {
        None => Ok(Action::RateChange { purchase, cash }),
        Some(rate) if purchase.is_some() || cash.is_some() => Err(rate.one_of("rate purchase cash")),
        Some(given) => Ok(Action::LoanRate(rate(given)?)),
    }
}

fn plan_charge(node: Node<'_>) -> Result<PlanCharge, WireError> {
    match (node.get("monthlyFeeRate"), node.get("annualRate")) {
        (None, None) => Ok(PlanCharge::Free),
        (Some(fee), None) => Ok(PlanCharge::MonthlyFee(rate_of(fee, RatePeriod::Monthly)?)),
        (None, Some(annual)) => Ok(PlanCharge::LevelPayment(rate_of(annual, RatePeriod::Annual)?)),
        (Some(_), Some(annual)) => Err(annual.one_of("monthlyFeeRate annualRate")),
    }
}

const COMPONENT_NAMES: &str = "purchase cash instalment loan interest penaltyInterest compoundInterest lateFee annualFee \
                               cashFee serviceFee instalmentFee cost, or principal, fee";

/// The set of a component's or class's name.
pub(super) fn components(name: Node<'_>) -> Result<Components, WireError> {
    name.word(Components::from_name, COMPONENT_NAMES)
}

/// The set of the key that leads here, a component's or class's name.
pub(super) fn components_of_key(node: Node<'_>) -> Result<Components, WireError> {
    node.key_word(Components::from_name, COMPONENT_NAMES)
}

fn all_components(list: Node<'_>) -> Result<Components, WireError> {
    list.parts().try_fold(Components::NONE, |all, name| Ok(all.or(components(name)?)))
}
