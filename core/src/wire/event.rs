//! Events of the case document.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::WireError;
use super::card::DailyRateShape;
use super::loan::{KeepShape, RateShape};
use super::path::At;
use super::shape::{date, fraction, money};
use crate::component::{Component, Components};
use crate::ledger::{Action, Entry, Event, EventId, LedgerError, LedgerFault, PlanCharge};
use crate::money::{Currency, Money};
use crate::rate::{Rate, RatePeriod};

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
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

/// An event. Which keys a kind has stands in [`EventKind::keys`]; `id`, `kind` and `recorded` belong to all.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct EventShape {
    /// A name that other events can refer to; unique in the case.
    id: Option<String>,
    kind: EventKind,
    /// The day it takes effect.
    date: Option<String>,
    /// The day it was recorded; the day it takes effect where absent.
    recorded: Option<String>,
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

#[cfg(feature = "schema")]
impl EventKind {
    pub(super) const ALL: &[Self] = &[
        Self::Purchase,
        Self::CashAdvance,
        Self::Payment,
        Self::Refund,
        Self::Fee,
        Self::Cost,
        Self::Conversion,
        Self::InstalmentSettlement,
        Self::Waiver,
        Self::Freeze,
        Self::Unfreeze,
        Self::RateChange,
        Self::Reversal,
        Self::WriteOff,
        Self::Assertion,
        Self::Disbursement,
        Self::EarlyRepayment,
        Self::Acceleration,
        Self::DueDateChange,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Purchase => "purchase",
            Self::CashAdvance => "cashAdvance",
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::Fee => "fee",
            Self::Cost => "cost",
            Self::Conversion => "conversion",
            Self::InstalmentSettlement => "instalmentSettlement",
            Self::Waiver => "waiver",
            Self::Freeze => "freeze",
            Self::Unfreeze => "unfreeze",
            Self::RateChange => "rateChange",
            Self::Reversal => "reversal",
            Self::WriteOff => "writeOff",
            Self::Assertion => "assertion",
            Self::Disbursement => "disbursement",
            Self::EarlyRepayment => "earlyRepayment",
            Self::Acceleration => "acceleration",
            Self::DueDateChange => "dueDateChange",
        }
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

impl EventShape {
    fn given(&self) -> [(&'static str, bool); 17] {
        [
            ("date", self.date.is_some()),
            ("recorded", self.recorded.is_some()),
            ("amount", self.amount.is_some()),
            ("fee", self.fee.is_some()),
            ("of", self.of.is_some()),
            ("component", self.component.is_some()),
            ("components", self.components.is_some()),
            ("periods", self.periods.is_some()),
            ("monthlyFeeRate", self.monthly_fee_rate.is_some()),
            ("annualRate", self.annual_rate.is_some()),
            ("plan", self.plan.is_some()),
            ("purchase", self.purchase.is_some()),
            ("cash", self.cash.is_some()),
            ("balance", self.balance.is_some()),
            ("rate", self.rate.is_some()),
            ("keep", self.keep.is_some()),
            ("due", self.due.is_some()),
        ]
    }

    fn check_keys(&self, at: &At<'_>) -> Result<(), WireError> {
        let (required, optional) = self.kind.keys();
        let given = self.given();
        if let Some(key) = required.iter().find(|key| given.contains(&(**key, false))) {
            return Err(WireError::missing(&at.key(key)));
        }
        let belongs = |key: &str| key == "recorded" || required.contains(&key) || optional.contains(&key);
        match given.into_iter().find(|(key, given)| *given && !belongs(key)) {
            Some((key, _)) => {
                Err(WireError::new(1909, at.key(key).text(), "an event of this kind does not have this key"))
            }
            None => Ok(()),
        }
    }
}

/// Turns the events of a document into events of a ledger, and gives the names they have.
pub(super) fn build(
    shapes: Vec<EventShape>,
    currency: Currency,
    at: &At<'_>,
) -> Result<(Vec<Event>, Vec<Option<String>>), WireError> {
    let mut names = Names::default();
    for (n, shape) in shapes.iter().enumerate() {
        names.add(shape.id.as_deref(), n, &at.index(n))?;
    }
    let mut events = Vec::with_capacity(shapes.len());
    for (n, shape) in shapes.iter().enumerate() {
        let id = EventId::new(u32::try_from(n).unwrap_or(u32::MAX));
        events.push(event(shape, id, currency, &names, &at.index(n))?);
    }
    Ok((events, shapes.into_iter().map(|shape| shape.id).collect()))
}

/// Events that come after those of the account, and may name them.
pub(super) fn build_after(
    shapes: Vec<EventShape>,
    known: &[Option<String>],
    currency: Currency,
    at: &At<'_>,
) -> Result<Vec<Event>, WireError> {
    let mut names = Names::default();
    for (n, id) in known.iter().enumerate() {
        names.add(id.as_deref(), n, at)?;
    }
    let place = |n: usize| n.saturating_add(known.len());
    for (n, shape) in shapes.iter().enumerate() {
        names.add(shape.id.as_deref(), place(n), &at.index(n))?;
    }
    let events = shapes.iter().enumerate().map(|(n, shape)| {
        let id = EventId::new(u32::try_from(place(n)).unwrap_or(u32::MAX));
        event(shape, id, currency, &names, &at.index(n))
    });
    events.collect()
}

/// The names of the events of a document.
#[derive(Default)]
struct Names<'a>(BTreeMap<&'a str, EventId>);

impl<'a> Names<'a> {
    fn add(&mut self, id: Option<&'a str>, place: usize, at: &At<'_>) -> Result<(), WireError> {
        let Some(id) = id else { return Ok(()) };
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if self.0.insert(id, EventId::new(place)).is_some() {
            let message = format!("`{}` names an earlier event already", super::error::shortened(id));
            return Err(WireError::new(1906, at.key("id").text(), message));
        }
        Ok(())
    }

    fn find(&self, id: Option<&str>, at: &At<'_>) -> Result<Option<EventId>, WireError> {
        let Some(id) = id else { return Ok(None) };
        let message = || format!("no event is named `{}`", super::error::shortened(id));
        let found = self.0.get(id).ok_or_else(|| WireError::new(1907, at.text(), message()))?;
        Ok(Some(*found))
    }
}

fn event(
    shape: &EventShape,
    id: EventId,
    currency: Currency,
    names: &Names<'_>,
    at: &At<'_>,
) -> Result<Event, WireError> {
    shape.check_keys(at)?;
    let amount_of = |text: &Option<String>, key: &str| -> Result<Money, WireError> {
        text.as_deref().map_or(Ok(Money::zero(currency)), |text| money(text, currency, &at.key(key)))
    };
    let day = |text: &Option<String>, key: &str| text.as_deref().map(|text| date(text, &at.key(key))).transpose();
    let recorded = day(&shape.recorded, "recorded")?;
    let effective = day(&shape.date, "date")?;
    // INVARIANT: a reversal has `recorded`, every other kind `date`.
    let on = effective.or(recorded).ok_or_else(|| WireError::missing(&at.key("date")))?;
    let amount = amount_of(&shape.amount, "amount")?;
    let action = match shape.kind {
        EventKind::Purchase => Action::Purchase(amount),
        EventKind::CashAdvance => Action::CashAdvance { amount, fee: amount_of(&shape.fee, "fee")? },
        EventKind::Payment => Action::Payment(amount),
        EventKind::Refund => Action::Refund { amount, of: names.find(shape.of.as_deref(), &at.key("of"))? },
        EventKind::Fee => Action::Fee { component: one_component(shape, &at.key("component"))?, amount },
        EventKind::Cost => Action::Cost(amount),
        EventKind::Conversion => {
            Action::Conversion { amount, periods: shape.periods.unwrap_or(0), charge: plan_charge(shape, at)? }
        }
        EventKind::InstalmentSettlement => {
            Action::InstalmentSettlement { plan: names.find(shape.plan.as_deref(), &at.key("plan"))? }
        }
        EventKind::Waiver => {
            let name = shape.component.as_deref().unwrap_or_default();
            Action::Waiver { components: components(name, &at.key("component"))?, amount }
        }
        EventKind::Freeze => Action::Freeze(many_components(shape, &at.key("components"))?),
        EventKind::Unfreeze => Action::Unfreeze(many_components(shape, &at.key("components"))?),
        EventKind::RateChange => rate_change(shape, at)?,
        EventKind::Reversal => {
            let of = names.find(shape.of.as_deref(), &at.key("of"))?;
            Action::Reversal { of: of.ok_or_else(|| WireError::missing(&at.key("of")))? }
        }
        EventKind::WriteOff => Action::WriteOff,
        EventKind::Assertion => Action::Assertion(amount_of(&shape.balance, "balance")?),
        EventKind::Disbursement => Action::Disbursement(amount),
        EventKind::EarlyRepayment => {
            let keep = shape.keep.ok_or_else(|| WireError::missing(&at.key("keep")))?;
            Action::EarlyRepayment { amount, keep: keep.into() }
        }
        EventKind::Acceleration => Action::Acceleration,
        EventKind::DueDateChange => {
            Action::DueDateChange { due: day(&shape.due, "due")?.ok_or_else(|| WireError::missing(&at.key("due")))? }
        }
    };
    // What is wrong with the action by itself is told here, where the key is known.
    Entry::new(on, id, None, action).map_err(|fault| {
        let key = match fault {
            LedgerFault::Periods { .. } => at.key("periods"),
            LedgerFault::WrongComponent if shape.components.is_some() => at.key("components"),
            LedgerFault::WrongComponent => at.key("component"),
            LedgerFault::Money(_) if amount.positive().is_err() => at.key("amount"),
            LedgerFault::Money(_) => at.key("fee"),
            _ => *at,
        };
        WireError::at(&key, LedgerError { event: id, fault })
    })?;
    let event = Event::new(on, action);
    Ok(recorded.map_or(event, |recorded| event.recorded(recorded)))
}

/// New daily rates of a card, or the new contract rate of a loan.
fn rate_change(shape: &EventShape, at: &At<'_>) -> Result<Action, WireError> {
    let daily =
        |shape: &Option<DailyRateShape>, key: &str| shape.as_ref().map(|shape| shape.build(&at.key(key))).transpose();
    let (purchase, cash) = (daily(&shape.purchase, "purchase")?, daily(&shape.cash, "cash")?);
    match &shape.rate {
        None => Ok(Action::RateChange { purchase, cash }),
        Some(_) if purchase.is_some() || cash.is_some() => {
            Err(WireError::new(1910, at.key("rate").text(), "a card has daily rates, a loan has one rate"))
        }
        Some(rate) => Ok(Action::LoanRate(rate.build(&at.key("rate"))?)),
    }
}

fn plan_charge(shape: &EventShape, at: &At<'_>) -> Result<PlanCharge, WireError> {
    let rate = |text: &str, period: RatePeriod, key: &str| {
        let at = at.key(key);
        Rate::new(fraction(text, &at)?, period).map_err(|error| WireError::given(&at, text, error))
    };
    match (shape.monthly_fee_rate.as_deref(), shape.annual_rate.as_deref()) {
        (None, None) => Ok(PlanCharge::Free),
        (Some(fee), None) => Ok(PlanCharge::MonthlyFee(rate(fee, RatePeriod::Monthly, "monthlyFeeRate")?)),
        (None, Some(annual)) => Ok(PlanCharge::LevelPayment(rate(annual, RatePeriod::Annual, "annualRate")?)),
        (Some(_), Some(_)) => {
            let message = "a plan has a monthly fee or an annual rate, not both";
            Err(WireError::new(1910, at.key("annualRate").text(), message))
        }
    }
}

const COMPONENT_NAMES: &str = "purchase cash instalment loan interest penaltyInterest compoundInterest lateFee annualFee \
                               cashFee serviceFee instalmentFee cost, or principal, fee";

/// The set of a component's or class's name.
pub(super) fn components(name: &str, at: &At<'_>) -> Result<Components, WireError> {
    Components::from_name(name).ok_or_else(|| WireError::unknown_name(at, name, COMPONENT_NAMES))
}

fn one_component(shape: &EventShape, at: &At<'_>) -> Result<Component, WireError> {
    let name = shape.component.as_deref().unwrap_or_default();
    Component::from_name(name).ok_or_else(|| WireError::unknown_name(at, name, COMPONENT_NAMES))
}

fn many_components(shape: &EventShape, at: &At<'_>) -> Result<Components, WireError> {
    let mut all = Components::NONE;
    for (n, name) in shape.components.iter().flatten().enumerate() {
        all = all.or(components(name, &at.index(n))?);
    }
    Ok(all)
}
