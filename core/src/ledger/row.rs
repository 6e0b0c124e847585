//! A row of columns as an event.

use super::PlanCharge;
use super::{Action, Cells, Columns, DisputeOutcome, Event, EventColumn, EventId, EventKind, JUDGED, LedgerFault};
use crate::calendar::{CalendarError, Date, DueRule, MonthDay};
use crate::component::Components;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::schedule::RecastKeeps;

/// The columns of a kind, as bits: those that it may have values in.
const fn bits(kind: EventKind) -> u32 {
    let of_all = EventColumn::Kind.bit() | EventColumn::Recorded.bit() | EventColumn::Order.bit();
    let (needed, optional) = kind.columns();
    of_all | listed(needed) | listed(optional)
}

const fn listed(columns: &[EventColumn]) -> u32 {
    match columns {
        [] => 0,
        [first, rest @ ..] => first.bit() | listed(rest),
    }
}

/// The columns of each kind, by its number.
const ALLOWED: [u32; EventKind::ALL.len()] = {
    let mut allowed = [0; EventKind::ALL.len()];
    let mut left: &mut [u32] = &mut allowed;
    let mut kinds = EventKind::ALL;
    while let [kind, rest @ ..] = kinds {
        let Some((place, behind)) = left.split_first_mut() else { break };
        *place = bits(*kind);
        (left, kinds) = (behind, rest);
    }
    allowed
};

impl Columns<'_> {
    /// The event of a row of the columns.
    pub(super) fn event(&self, row: usize, currency: Currency) -> Result<Event, LedgerFault> {
        let given = self.events.kind.needed(row, EventColumn::Kind)?;
        let kind = EventKind::from_number(given).ok_or(LedgerFault::UnknownKind { given })?;
        self.check_nulls(ALLOWED.get(usize::from(given)).copied().unwrap_or(0), row)?;
        let recorded = self.day(&self.events.recorded, row)?;
        let effective = match self.day(&self.events.effective, row)? {
            Some(day) => day,
            None if kind == EventKind::Reversal => {
                recorded.ok_or(LedgerFault::NullValue { column: EventColumn::Recorded })?
            }
            None => return Err(LedgerFault::NullValue { column: EventColumn::Effective }),
        };
        if kind == EventKind::Reversal && recorded.is_some_and(|recorded| recorded != effective) {
            return Err(LedgerFault::NotOfThisKind { column: EventColumn::Effective });
        }
        let action = self.action(kind, row, currency)?;
        Ok(Event::new(effective, action).recorded(recorded.unwrap_or(effective)))
    }

    /// A column that the kind does not have is null.
    #[inline]
    fn check_nulls(&self, allowed: u32, row: usize) -> Result<(), LedgerFault> {
        let foreign = self.given & !allowed;
        if foreign == 0 {
            return Ok(());
        }
        let mut foreign = EventColumn::ALL.iter().filter(|column| column.bit() & foreign != 0);
        match foreign.find(|column| self.events.has(**column, row)) {
            Some(column) => Err(LedgerFault::NotOfThisKind { column: *column }),
            None => Ok(()),
        }
    }

    #[inline]
    fn day(&self, column: &Cells<'_, i32>, row: usize) -> Result<Option<Date>, LedgerFault> {
        let Some(day) = column.get(row) else { return Ok(None) };
        Ok(Some(self.date(day).ok_or(CalendarError::OutOfRange)?))
    }

    fn action(&self, kind: EventKind, row: usize, currency: Currency) -> Result<Action, LedgerFault> {
        let events = &self.events;
        let amount = || {
            let minor = events.amount.needed(row, EventColumn::Amount)?;
            Ok::<_, LedgerFault>(Money::from_minor(minor, currency)?)
        };
        let reference = || events.reference.get(row).map(EventId::new);
        let named = || events.reference.needed(row, EventColumn::Reference).map(EventId::new);
        Ok(match kind {
            EventKind::Purchase => Action::Purchase(amount()?),
            EventKind::Payment => Action::Payment(amount()?),
            EventKind::CashAdvance => {
                let fee = Money::from_minor(events.fee.get(row).unwrap_or(0), currency)?;
                Action::CashAdvance { amount: amount()?, fee }
            }
            EventKind::Refund => Action::Refund { amount: amount()?, of: reference() },
            EventKind::Fee => {
                let component = self.components(row)?.single().ok_or(LedgerFault::WrongComponent)?;
                Action::Fee { component, amount: amount()? }
            }
            EventKind::Cost => Action::Cost(amount()?),
            EventKind::Disbursement => Action::Disbursement(amount()?),
            EventKind::Conversion => {
                let periods = events.periods.needed(row, EventColumn::Periods)?;
                Action::Conversion { amount: amount()?, periods, charge: self.charge(row)? }
            }
            EventKind::InstalmentSettlement => Action::InstalmentSettlement { plan: reference() },
            EventKind::Waiver => Action::Waiver { components: self.components(row)?, amount: amount()? },
            EventKind::Freeze => Action::Freeze(self.components(row)?),
            EventKind::Unfreeze => Action::Unfreeze(self.components(row)?),
            EventKind::RateChange => self.rate_change(row)?,
            EventKind::EarlyRepayment => Action::EarlyRepayment { amount: amount()?, keep: self.keep(row)? },
            EventKind::Acceleration => Action::Acceleration,
            EventKind::DueDateChange => Action::DueDateChange { due: self.due(row)? },
            EventKind::Reversal => Action::Reversal { of: named()? },
            EventKind::WriteOff => Action::WriteOff,
            EventKind::Assertion => Action::Assertion(amount()?),
            EventKind::Judgment => self.judgment(row, amount()?)?,
            EventKind::CreditLimitChange => Action::CreditLimitChange(amount()?),
            EventKind::CycleChange => self.cycle_change(row)?,
            EventKind::Chargeback => Action::Chargeback(amount()?),
            EventKind::CreditRefund => Action::CreditRefund(amount()?),
            EventKind::PaymentChange => Action::PaymentChange(amount()?),
            EventKind::Dispute => {
                let part = events.amount.get(row).map(|minor| Money::from_minor(minor, currency));
                Action::Dispute { of: named()?, amount: part.transpose()? }
            }
            EventKind::DisputeEnd => Action::DisputeEnd { of: named()?, outcome: self.outcome(row)? },
        })
    }

    fn components(&self, row: usize) -> Result<Components, LedgerFault> {
        let given = self.events.components.needed(row, EventColumn::Components)?;
        Components::from_bits(given).ok_or(unknown(EventColumn::Components, given))
    }

    fn due(&self, row: usize) -> Result<Date, LedgerFault> {
        self.day(&self.events.due, row)?.ok_or(LedgerFault::NullValue { column: EventColumn::Due })
    }

    #[inline(never)] // rare
    fn charge(&self, row: usize) -> Result<PlanCharge, LedgerFault> {
        let rate = |period| {
            let parts = self.events.rate.needed(row, EventColumn::Rate)?;
            Ok::<_, LedgerFault>(Rate::new(Fraction::from_parts(parts)?, period)?)
        };
        match self.events.charge.get(row) {
            Some(1) => Ok(PlanCharge::MonthlyFee(rate(RatePeriod::Monthly)?)),
            Some(2) => Ok(PlanCharge::LevelPayment(rate(RatePeriod::Annual)?)),
            None | Some(0) if self.events.rate.get(row).is_some() => {
                Err(LedgerFault::NotOfThisKind { column: EventColumn::Rate })
            }
            None | Some(0) => Ok(PlanCharge::Free),
            Some(given) => Err(unknown(EventColumn::Charge, given)),
        }
    }

    #[inline(never)] // rare
    fn rate_change(&self, row: usize) -> Result<Action, LedgerFault> {
        let daily = |column: &Cells<'_, i64>| {
            let parts = column.get(row).map(Fraction::from_parts).transpose()?;
            Ok::<_, LedgerFault>(parts.map(|parts| Rate::new(parts, RatePeriod::Daily)).transpose()?)
        };
        let (purchase, cash) = (daily(&self.events.purchase_rate)?, daily(&self.events.cash_rate)?);
        let Some(parts) = self.events.rate.get(row) else {
            return match self.events.rate_period.get(row) {
                Some(_) => Err(LedgerFault::NullValue { column: EventColumn::Rate }),
                None => Ok(Action::RateChange { purchase, cash }),
            };
        };
        let period = match self.events.rate_period.needed(row, EventColumn::RatePeriod)? {
            1 => RatePeriod::Daily,
            2 => RatePeriod::Monthly,
            3 => RatePeriod::Annual,
            given => return Err(unknown(EventColumn::RatePeriod, given)),
        };
        match (purchase, cash) {
            (Some(_), _) => Err(LedgerFault::NotOfThisKind { column: EventColumn::PurchaseRate }),
            (None, Some(_)) => Err(LedgerFault::NotOfThisKind { column: EventColumn::CashRate }),
            (None, None) => Ok(Action::LoanRate(Rate::new(Fraction::from_parts(parts)?, period)?)),
        }
    }

    fn keep(&self, row: usize) -> Result<Option<RecastKeeps>, LedgerFault> {
        match self.events.keep.get(row) {
            None => Ok(None),
            Some(1) => Ok(Some(RecastKeeps::Term)),
            Some(2) => Ok(Some(RecastKeeps::Payment)),
            Some(given) => Err(unknown(EventColumn::Keep, given)),
        }
    }

    fn outcome(&self, row: usize) -> Result<DisputeOutcome, LedgerFault> {
        match self.events.outcome.needed(row, EventColumn::Outcome)? {
            1 => Ok(DisputeOutcome::ForCustomer),
            2 => Ok(DisputeOutcome::Against),
            given => Err(unknown(EventColumn::Outcome, given)),
        }
    }

    #[inline(never)] // rare
    fn judgment(&self, row: usize, amount: Money) -> Result<Action, LedgerFault> {
        let components = match self.events.components.get(row) {
            None => JUDGED,
            Some(_) => self.components(row)?,
        };
        let interest_continues = match self.events.interest_continues.get(row) {
            None | Some(0) => false,
            Some(1) => true,
            Some(given) => return Err(unknown(EventColumn::InterestContinues, given)),
        };
        Ok(Action::Judgment { amount, components, perform_by: self.due(row)?, interest_continues })
    }

    #[inline(never)] // rare
    fn cycle_change(&self, row: usize) -> Result<Action, LedgerFault> {
        let statement_day = MonthDay::new(self.events.statement_day.needed(row, EventColumn::StatementDay)?)?;
        let days = || self.events.due_days.needed(row, EventColumn::DueDays);
        let due = match self.events.due_rule.get(row) {
            None if self.events.due_days.get(row).is_some() => {
                return Err(LedgerFault::NullValue { column: EventColumn::DueRule });
            }
            None => None,
            Some(1) => {
                let given = days()?;
                let after = u16::try_from(given).map_err(|_| unknown(EventColumn::DueDays, given))?;
                Some(DueRule::DaysAfterStatement(after))
            }
            Some(2) => {
                let given = days()?;
                let day = u8::try_from(given).map_err(|_| unknown(EventColumn::DueDays, given))?;
                Some(DueRule::DayOfMonth(MonthDay::new(day)?))
            }
            Some(given) => return Err(unknown(EventColumn::DueRule, given)),
        };
        Ok(Action::CycleChange { statement_day, due })
    }
}

fn unknown(column: EventColumn, given: impl Into<i64>) -> LedgerFault {
    LedgerFault::UnknownNumber { column, given: given.into() }
}
