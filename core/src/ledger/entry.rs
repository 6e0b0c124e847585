//! An event ready to be replayed.

// Semantics: [value-10].

use super::{Action, EventId, LedgerFault, PlanCharge};
use crate::calendar::Date;
use crate::component::{Component, Components};
#[cfg(feature = "alloc")]
use crate::money::Money;
use crate::rate::{Rate, RateError, RatePeriod};

/// An event as a replay reads it: checked, its references resolved, placed in the order of its day.
///
/// A [`Ledger`](super::Ledger) makes entries from events. Where there is no allocator, or where the events of many
/// accounts stand in columns, they are made one by one with [`LedgerEntry::new`]: in processing order, that is by
/// [`LedgerEntry::key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    pub(super) effective: Date,
    pub(super) recorded: Date,
    /// The day its reversal was recorded.
    pub(super) reversed: Option<Date>,
    pub(super) source: EventId,
    /// The entry, in processing order, that a refund or settlement names.
    pub(super) target: Option<u32>,
    pub(super) action: Action,
}

impl LedgerEntry {
    /// An entry for an action that takes effect and is recorded on one day.
    ///
    /// `target` is the place, in processing order, of the entry that a refund or settlement names.
    ///
    /// # Errors
    /// The fault of the action by itself: an amount not above zero, periods outside 1 to 600, a component that the kind
    /// of event cannot name:
    /// ```
    /// use arrears::ledger::{Action, LedgerEntry, EventId, LedgerFault};
    /// use arrears::{Currency, Date, Money, MoneyError};
    /// let nothing = Action::Payment(Money::zero(Currency::CNY));
    /// let entry = LedgerEntry::new(Date::MIN, EventId::new(0), None, nothing);
    /// assert_eq!(entry, Err(LedgerFault::Money(MoneyError::NotPositive)));
    /// ```
    pub fn new(effective: Date, source: EventId, target: Option<u32>, action: Action) -> Result<Self, LedgerFault> {
        check(&action)?;
        if let Action::Judgment { perform_by, .. } = action
            && perform_by < effective
        {
            return Err(LedgerFault::PerformBeforeJudgment { perform_by });
        }
        Ok(Self { effective, recorded: effective, reversed: None, source, target, action })
    }

    /// The day it takes effect.
    #[must_use]
    pub const fn effective(&self) -> Date {
        self.effective
    }

    /// The day it was recorded.
    #[must_use]
    pub const fn recorded_on(&self) -> Date {
        self.recorded
    }

    /// The day its reversal was recorded, where it has one.
    #[must_use]
    pub const fn reversed_on(&self) -> Option<Date> {
        self.reversed
    }

    /// The event it was made from.
    #[must_use]
    pub const fn source(&self) -> EventId {
        self.source
    }

    /// The entry, in processing order, that it names.
    #[must_use]
    pub const fn target(&self) -> Option<u32> {
        self.target
    }

    /// What happened.
    #[must_use]
    pub const fn action(&self) -> &Action {
        &self.action
    }

    /// Whether the event was known, and not yet reversed, on a day; `None` asks for everything known.
    #[must_use]
    pub fn is_known_on(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => self.recorded <= day && self.reversed.is_none_or(|reversed| reversed > day),
            None => self.reversed.is_none(),
        }
    }

    /// Its place in the processing order: day, step of the day, ledger order.
    #[must_use]
    pub const fn key(&self) -> (Date, Step, EventId) {
        (self.effective, Step::of(&self.action), self.source)
    }
}

/// The step of a day in which an event is processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What decides how the day accrues, whether its late fee is owed and what its statement asks: freezes, rate and limit changes, a
    /// write-off.
    Condition,
    /// Charges, fees, refunds, conversions and settlements.
    Charge,
    /// A loan accelerated, or its payment changed, after an instalment that falls due that day.
    Acceleration,
    /// A judgment, of what is posted by then.
    Judgment,
    /// Waivers, after the statement.
    Waiver,
    /// Payments.
    Payment,
    /// Assertions, at the snapshot.
    Snapshot,
    /// Another cycle, after the statement of the day.
    Cycle,
}

impl Step {
    /// The step of an action.
    #[must_use]
    pub const fn of(action: &Action) -> Self {
        match action {
            Action::Freeze(_)
            | Action::Unfreeze(_)
            | Action::RateChange { .. }
            | Action::CreditLimitChange(_)
            | Action::LoanRate(_)
            | Action::WriteOff => Self::Condition,
            Action::Purchase(_)
            | Action::CashAdvance { .. }
            | Action::Refund { .. }
            | Action::Fee { .. }
            | Action::Cost(_)
            | Action::Conversion { .. }
            | Action::InstalmentSettlement { .. }
            | Action::Dispute { .. }
            | Action::DisputeEnd { .. }
            | Action::Disbursement(_)
            | Action::DueDateChange { .. }
            | Action::Chargeback(_) => Self::Charge,
            Action::Acceleration | Action::PaymentChange(_) => Self::Acceleration,
            Action::Judgment { .. } => Self::Judgment,
            Action::Waiver { .. } => Self::Waiver,
            Action::Payment(_) | Action::EarlyRepayment { .. } | Action::CreditRefund(_) => Self::Payment,
            Action::Assertion(_) | Action::Reversal { .. } => Self::Snapshot,
            Action::CycleChange { .. } => Self::Cycle,
        }
    }
}

/// What a freeze can stop.
const FROZEN: Components = Components::one(Component::Interest)
    .or(Components::one(Component::PenaltyInterest))
    .or(Components::one(Component::CompoundInterest))
    .or(Components::one(Component::LateFee));

/// What is wrong with an action by itself.
fn check(action: &Action) -> Result<(), LedgerFault> {
    match action {
        Action::Purchase(amount)
        | Action::Payment(amount)
        | Action::Cost(amount)
        | Action::Disbursement(amount)
        | Action::PaymentChange(amount)
        | Action::Chargeback(amount)
        | Action::CreditRefund(amount)
        | Action::EarlyRepayment { amount, .. }
        | Action::Refund { amount, .. }
        | Action::Dispute { amount: Some(amount), .. } => {
            amount.positive()?;
        }
        Action::CreditLimitChange(limit) => {
            limit.not_negative()?;
        }
        Action::CashAdvance { amount, fee } => {
            amount.positive()?;
            fee.of(amount.currency())?.not_negative()?;
        }
        Action::Fee { component, amount } => {
            amount.positive()?;
            if !Components::FEE.contains(*component) {
                return Err(LedgerFault::WrongComponent);
            }
        }
        Action::Conversion { amount, periods, charge } => {
            amount.positive()?;
            if !(1..=600).contains(periods) {
                return Err(LedgerFault::Periods { given: *periods });
            }
            check_charge(charge)?;
        }
        Action::Waiver { components, amount } => {
            amount.positive()?;
            some_of(*components, Components::ALL)?;
        }
        Action::Judgment { amount, components, .. } => {
            amount.positive()?;
            some_of(*components, super::JUDGED)?;
        }
        Action::Freeze(components) | Action::Unfreeze(components) => some_of(*components, FROZEN)?,
        Action::RateChange { purchase, cash } => check_rates(&[*purchase, *cash])?,
        Action::Dispute { amount: None, .. }
        | Action::DisputeEnd { .. }
        | Action::CycleChange { .. }
        | Action::InstalmentSettlement { .. }
        | Action::Acceleration
        | Action::DueDateChange { .. }
        | Action::LoanRate(_)
        | Action::Reversal { .. }
        | Action::WriteOff
        | Action::Assertion(_) => {}
    }
    Ok(())
}

/// A change of rates names one at least, and daily ones.
fn check_rates(rates: &[Option<Rate>]) -> Result<(), LedgerFault> {
    let mut given = rates.iter().flatten().peekable();
    if given.peek().is_none() {
        return Err(LedgerFault::NoRate);
    }
    for rate in given {
        rate.a(RatePeriod::Daily)?;
    }
    Ok(())
}

/// An event names at least one of the components that it may name, and no other.
const fn some_of(components: Components, allowed: Components) -> Result<(), LedgerFault> {
    if components.is_empty() || !components.without(allowed).is_empty() {
        return Err(LedgerFault::WrongComponent);
    }
    Ok(())
}

/// A plan's fee is by the month, its interest by the year.
fn check_charge(charge: &PlanCharge) -> Result<(), RateError> {
    match charge {
        PlanCharge::Free => Ok(()),
        PlanCharge::MonthlyFee(rate) => rate.a(RatePeriod::Monthly).map(drop),
        PlanCharge::LevelPayment(rate) => rate.a(RatePeriod::Annual).map(drop),
    }
}

impl Action {
    #[cfg(feature = "alloc")]
    /// The absolute amount that the action moves, zero where it moves none.
    pub(super) fn magnitude(&self) -> Result<i64, LedgerFault> {
        let one = |amount: &Money| Ok(amount.minor().saturating_abs());
        match self {
            Self::Purchase(amount)
            | Self::Payment(amount)
            | Self::Cost(amount)
            | Self::Disbursement(amount)
            | Self::PaymentChange(amount)
            | Self::Chargeback(amount)
            | Self::CreditRefund(amount)
            | Self::EarlyRepayment { amount, .. }
            | Self::Refund { amount, .. }
            | Self::Fee { amount, .. }
            | Self::Conversion { amount, .. }
            | Self::Waiver { amount, .. } => one(amount),
            Self::CashAdvance { amount, fee } => one(&amount.plus(*fee)?),
            Self::Dispute { .. }
            | Self::DisputeEnd { .. }
            | Self::InstalmentSettlement { .. }
            | Self::Freeze(_)
            | Self::Unfreeze(_)
            | Self::RateChange { .. }
            | Self::CreditLimitChange(_)
            | Self::Acceleration
            | Self::DueDateChange { .. }
            | Self::CycleChange { .. }
            | Self::LoanRate(_)
            | Self::Reversal { .. }
            | Self::Judgment { .. }
            | Self::WriteOff
            | Self::Assertion(_) => Ok(0),
        }
    }

    /// The currency of the action's amount, where it has one.
    #[must_use]
    pub const fn currency(&self) -> Option<crate::money::Currency> {
        match self {
            Self::Purchase(amount)
            | Self::Payment(amount)
            | Self::Cost(amount)
            | Self::Disbursement(amount)
            | Self::PaymentChange(amount)
            | Self::Chargeback(amount)
            | Self::CreditRefund(amount)
            | Self::EarlyRepayment { amount, .. }
            | Self::Refund { amount, .. }
            | Self::Fee { amount, .. }
            | Self::Conversion { amount, .. }
            | Self::Waiver { amount, .. }
            | Self::Judgment { amount, .. }
            | Self::Assertion(amount)
            | Self::CreditLimitChange(amount)
            | Self::CashAdvance { amount, .. } => Some(amount.currency()),
            Self::Dispute { amount: Some(amount), .. } => Some(amount.currency()),
            Self::Dispute { amount: None, .. }
            | Self::DisputeEnd { .. }
            | Self::InstalmentSettlement { .. }
            | Self::Freeze(_)
            | Self::Unfreeze(_)
            | Self::RateChange { .. }
            | Self::Acceleration
            | Self::DueDateChange { .. }
            | Self::CycleChange { .. }
            | Self::LoanRate(_)
            | Self::Reversal { .. }
            | Self::WriteOff => None,
        }
    }
}
