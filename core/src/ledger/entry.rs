//! An event ready to be replayed.

// Semantics: [value-10].

use super::{Action, EventId, LedgerFault, PlanCharge};
use crate::calendar::Date;
use crate::component::{Component, Components};
#[cfg(feature = "alloc")]
use crate::money::Money;
use crate::rate::{RateError, RatePeriod};

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
    /// What decides how the day accrues and whether its late fee is owed: freezes, rate changes, a write-off.
    Condition,
    /// Charges, fees, refunds, conversions and settlements.
    Charge,
    /// A loan accelerated, after an instalment that falls due that day.
    Acceleration,
    /// A judgment, of what is posted by then.
    Judgment,
    /// Waivers, after the statement.
    Waiver,
    /// Payments.
    Payment,
    /// Assertions, at the snapshot.
    Snapshot,
}

impl Step {
    /// The step of an action.
    #[must_use]
    pub const fn of(action: &Action) -> Self {
        match action {
            Action::Freeze(_)
            | Action::Unfreeze(_)
            | Action::RateChange { .. }
            | Action::LoanRate(_)
            | Action::WriteOff => Self::Condition,
            Action::Purchase(_)
            | Action::CashAdvance { .. }
            | Action::Refund { .. }
            | Action::Fee { .. }
            | Action::Cost(_)
            | Action::Conversion { .. }
            | Action::InstalmentSettlement { .. }
            | Action::Disbursement(_)
            | Action::DueDateChange { .. } => Self::Charge,
            Action::Acceleration => Self::Acceleration,
            Action::Judgment { .. } => Self::Judgment,
            Action::Waiver { .. } => Self::Waiver,
            Action::Payment(_) | Action::EarlyRepayment { .. } => Self::Payment,
            Action::Assertion(_) | Action::Reversal { .. } => Self::Snapshot,
        }
    }
}

/// What is wrong with an action by itself.
fn check(action: &Action) -> Result<(), LedgerFault> {
    const FROZEN: Components = Components::one(Component::Interest)
        .or(Components::one(Component::PenaltyInterest))
        .or(Components::one(Component::CompoundInterest))
        .or(Components::one(Component::LateFee));
    match action {
        Action::Purchase(amount)
        | Action::Payment(amount)
        | Action::Cost(amount)
        | Action::Disbursement(amount)
        | Action::EarlyRepayment { amount, .. }
        | Action::Refund { amount, .. } => {
            amount.positive()?;
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
        Action::RateChange { purchase, cash } => {
            if purchase.is_none() && cash.is_none() {
                return Err(LedgerFault::NoRate);
            }
            for rate in [purchase, cash].into_iter().flatten() {
                rate.a(RatePeriod::Daily)?;
            }
        }
        Action::InstalmentSettlement { .. }
        | Action::Acceleration
        | Action::DueDateChange { .. }
        | Action::LoanRate(_)
        | Action::Reversal { .. }
        | Action::WriteOff
        | Action::Assertion(_) => {}
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
            | Self::EarlyRepayment { amount, .. }
            | Self::Refund { amount, .. }
            | Self::Fee { amount, .. }
            | Self::Conversion { amount, .. }
            | Self::Waiver { amount, .. } => one(amount),
            Self::CashAdvance { amount, fee } => one(&amount.plus(*fee)?),
            Self::InstalmentSettlement { .. }
            | Self::Freeze(_)
            | Self::Unfreeze(_)
            | Self::RateChange { .. }
            | Self::Acceleration
            | Self::DueDateChange { .. }
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
            | Self::EarlyRepayment { amount, .. }
            | Self::Refund { amount, .. }
            | Self::Fee { amount, .. }
            | Self::Conversion { amount, .. }
            | Self::Waiver { amount, .. }
            | Self::Judgment { amount, .. }
            | Self::Assertion(amount)
            | Self::CashAdvance { amount, .. } => Some(amount.currency()),
            Self::InstalmentSettlement { .. }
            | Self::Freeze(_)
            | Self::Unfreeze(_)
            | Self::RateChange { .. }
            | Self::Acceleration
            | Self::DueDateChange { .. }
            | Self::LoanRate(_)
            | Self::Reversal { .. }
            | Self::WriteOff => None,
        }
    }
}
