//! Events, as plain structs.

use engine::ledger::{Action, DisputeOutcome, Event, EventId, PlanCharge};
use engine::{Components, Currency, Money};

use crate::card::due_rule;
use crate::choice;
use crate::component::components;
use crate::date::{ArrearsDate, date, date_or_none, month_day};
use crate::error::Failure;
use crate::money::money;
use crate::rate::{ArrearsRate, rate, rate_or_none};

/// A purchase posted: `amount_minor`.
pub const ARREARS_EVENT_PURCHASE: i32 = 0;
/// A payment received: `amount_minor`.
pub const ARREARS_EVENT_PAYMENT: i32 = 1;
/// Cash drawn: `amount_minor`, and `fee_minor` for it.
pub const ARREARS_EVENT_CASH_ADVANCE: i32 = 2;
/// A refund: `amount_minor`, and the purchase it is for in `target` or ARREARS_NO_EVENT.
pub const ARREARS_EVENT_REFUND: i32 = 3;
/// Cost of enforcing the claim: `amount_minor`.
pub const ARREARS_EVENT_COST: i32 = 4;
/// A fee charged: `amount_minor`, `components` exactly one of annual, cash, service and instalment fee.
pub const ARREARS_EVENT_FEE: i32 = 5;
/// A loan paid out: `amount_minor`.
pub const ARREARS_EVENT_DISBURSEMENT: i32 = 6;
/// Purchases converted into an instalment plan: `amount_minor`, `periods`, `charge`, `rate`.
pub const ARREARS_EVENT_CONVERSION: i32 = 7;
/// What a plan still has unbilled becomes due: `target` its conversion, or ARREARS_NO_EVENT for every plan.
pub const ARREARS_EVENT_INSTALMENT_SETTLEMENT: i32 = 8;
/// Amounts forgiven: `amount_minor`, `components`.
pub const ARREARS_EVENT_WAIVER: i32 = 9;
/// Accrual stops: `components`.
pub const ARREARS_EVENT_FREEZE: i32 = 10;
/// Accrual goes on: `components`.
pub const ARREARS_EVENT_UNFREEZE: i32 = 11;
/// Other daily rates of a card: `purchase_rate` and `cash_rate`, of which ARREARS_PERIOD_NONE leaves one as it is; or another
/// contract rate of a loan: `rate`.
pub const ARREARS_EVENT_RATE_CHANGE: i32 = 12;
/// A payment that goes on to principal not yet due: `amount_minor`, `keep`; ARREARS_DEFAULT where it leaves none.
pub const ARREARS_EVENT_EARLY_REPAYMENT: i32 = 13;
/// All principal of a loan accelerated.
pub const ARREARS_EVENT_ACCELERATION: i32 = 14;
/// The running instalment of a loan falls due on another day: `due`.
pub const ARREARS_EVENT_DUE_DATE_CHANGE: i32 = 15;
/// An event taken out of history: `target`, and the day that was recorded.
pub const ARREARS_EVENT_REVERSAL: i32 = 16;
/// Written off in the lender's books; the debt stays.
pub const ARREARS_EVENT_WRITE_OFF: i32 = 17;
/// What posted amounts less credit should be: `amount_minor`.
pub const ARREARS_EVENT_ASSERTION: i32 = 18;

/// A judgment: `amount_minor` of `components` (0 for all but general interest), to be performed by `due`;
/// `interest_continues`.
pub const ARREARS_EVENT_JUDGMENT: i32 = 19;
/// Another credit limit of a card: `amount_minor`, 0 or more.
pub const ARREARS_EVENT_CREDIT_LIMIT_CHANGE: i32 = 20;
/// Another statement day of a card: `statement_day`; `due_rule` and `due_days` where that changes too.
pub const ARREARS_EVENT_CYCLE_CHANGE: i32 = 21;
/// Money of a loan's payments goes back: `amount_minor`.
pub const ARREARS_EVENT_CHARGEBACK: i32 = 22;
/// Credit of a loan paid out: `amount_minor`.
pub const ARREARS_EVENT_CREDIT_REFUND: i32 = 23;
/// Another level payment of a loan from the next instalment on: `amount_minor`.
pub const ARREARS_EVENT_PAYMENT_CHANGE: i32 = 24;
/// A purchase disputed: `target`; `amount_minor` of it, or 0 for all of it.
pub const ARREARS_EVENT_DISPUTE: i32 = 25;
/// A dispute ends: `target` the dispute, `outcome`.
pub const ARREARS_EVENT_DISPUTE_END: i32 = 26;

/// A dispute ends for the customer: the purchase was refunded on its own day.
pub const ARREARS_OUTCOME_FOR_CUSTOMER: i32 = 1;
/// A dispute ends against the customer: the amount is posted again, with its interest.
pub const ARREARS_OUTCOME_AGAINST: i32 = 2;

/// No event, where an event may be left out.
pub const ARREARS_NO_EVENT: u32 = 0xffffffff;

/// An instalment plan costs nothing.
pub const ARREARS_CHARGE_FREE: i32 = 0;
/// An instalment plan has a fee each period, a monthly `rate` on the converted amount.
pub const ARREARS_CHARGE_MONTHLY_FEE: i32 = 1;
/// An instalment plan has level payments at an annual `rate`.
pub const ARREARS_CHARGE_LEVEL_PAYMENT: i32 = 2;

/// One thing that happened. Start from ARREARS_EVENT_INIT; only the fields that the kind names are read.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsEvent {
    /// What happened: ARREARS_EVENT_...
    pub kind: i32,
    /// The day it takes effect.
    pub effective: ArrearsDate,
    /// The day it was recorded; ARREARS_DATE_NONE for the day it takes effect.
    pub recorded: ArrearsDate,
    /// The place of the event it is about in the same array, from 0; ARREARS_NO_EVENT.
    pub target: u32,
    /// The amount.
    pub amount_minor: i64,
    /// The fee of a cash advance.
    pub fee_minor: i64,
    /// The rate of a conversion's charge, or a loan's new contract rate.
    pub rate: ArrearsRate,
    /// A card's new daily rate of purchases.
    pub purchase_rate: ArrearsRate,
    /// A card's new daily rate of cash advances.
    pub cash_rate: ArrearsRate,
    /// A set of components, ARREARS_COMPONENTS_...
    pub components: u32,
    /// How many parts a conversion has.
    pub periods: u32,
    /// What a conversion costs: ARREARS_CHARGE_...
    pub charge: i32,
    /// What an early repayment leaves alone: ARREARS_KEEP_...
    pub keep: i32,
    /// A due date, or the last day to perform a judgment.
    pub due: ArrearsDate,
    /// Whether contract, penalty and compound interest go on after a judgment: ARREARS_YES, or they stop.
    pub interest_continues: i32,
    /// A card's new day of the month of statements, 1 to 31.
    pub statement_day: i32,
    /// When statements are due after a change of the cycle: ARREARS_DUE_...; ARREARS_DEFAULT leaves it as it is.
    pub due_rule: i32,
    /// Days after the statement, or the day of the month, by `due_rule`.
    pub due_days: i32,
    /// For whom a dispute ends: ARREARS_OUTCOME_...
    pub outcome: i32,
}

/// What a judgment is of, where it does not say: all but general interest.
const JUDGED: Components = Components::IN_ORDERS.without(Components::GENERAL_INTEREST);

impl ArrearsEvent {
    pub(crate) fn event(&self, currency: Currency) -> Result<Event, Failure> {
        let amount = || money(self.amount_minor, currency, "amount_minor");
        let target = (self.target != ARREARS_NO_EVENT).then(|| EventId::new(self.target));
        let named = |target: Option<EventId>| {
            target.ok_or_else(|| Failure::unknown("target", self.target, "the place of an event"))
        };
        let components = || components(self.components, "components");
        let action = match self.kind {
            ARREARS_EVENT_PURCHASE => Action::Purchase(amount()?),
            ARREARS_EVENT_PAYMENT => Action::Payment(amount()?),
            ARREARS_EVENT_CASH_ADVANCE => {
                Action::CashAdvance { amount: amount()?, fee: money(self.fee_minor, currency, "fee_minor")? }
            }
            ARREARS_EVENT_REFUND => Action::Refund { amount: amount()?, of: target },
            ARREARS_EVENT_COST => Action::Cost(amount()?),
            ARREARS_EVENT_FEE => {
                let component = components()?
                    .single()
                    .ok_or_else(|| Failure::unknown("components", self.components, "exactly one"))?;
                Action::Fee { component, amount: amount()? }
            }
            ARREARS_EVENT_DISBURSEMENT => Action::Disbursement(amount()?),
            ARREARS_EVENT_CONVERSION => {
                Action::Conversion { amount: amount()?, periods: self.periods, charge: self.plan_charge()? }
            }
            ARREARS_EVENT_INSTALMENT_SETTLEMENT => Action::InstalmentSettlement { plan: target },
            ARREARS_EVENT_WAIVER => Action::Waiver { components: components()?, amount: amount()? },
            ARREARS_EVENT_FREEZE => Action::Freeze(components()?),
            ARREARS_EVENT_UNFREEZE => Action::Unfreeze(components()?),
            ARREARS_EVENT_RATE_CHANGE => self.rate_change()?,
            ARREARS_EVENT_EARLY_REPAYMENT => {
                Action::EarlyRepayment { amount: amount()?, keep: choice::keep(self.keep, "keep")? }
            }
            ARREARS_EVENT_ACCELERATION => Action::Acceleration,
            ARREARS_EVENT_DUE_DATE_CHANGE => Action::DueDateChange { due: date(self.due, "due")? },
            ARREARS_EVENT_REVERSAL => Action::Reversal { of: named(target)? },
            ARREARS_EVENT_WRITE_OFF => Action::WriteOff,
            ARREARS_EVENT_ASSERTION => Action::Assertion(amount()?),
            ARREARS_EVENT_JUDGMENT => self.judgment(amount()?)?,
            ARREARS_EVENT_CREDIT_LIMIT_CHANGE => Action::CreditLimitChange(amount()?),
            ARREARS_EVENT_CYCLE_CHANGE => self.cycle_change()?,
            ARREARS_EVENT_CHARGEBACK => Action::Chargeback(amount()?),
            ARREARS_EVENT_CREDIT_REFUND => Action::CreditRefund(amount()?),
            ARREARS_EVENT_PAYMENT_CHANGE => Action::PaymentChange(amount()?),
            ARREARS_EVENT_DISPUTE if self.amount_minor == 0 => Action::Dispute { of: named(target)?, amount: None },
            ARREARS_EVENT_DISPUTE => Action::Dispute { of: named(target)?, amount: Some(amount()?) },
            ARREARS_EVENT_DISPUTE_END => Action::DisputeEnd { of: named(target)?, outcome: self.outcome()? },
            other => return Err(Failure::unknown("kind", other, "0 to 26")),
        };
        let effective = date(self.effective, "effective")?;
        let recorded = date_or_none(self.recorded, "recorded")?.unwrap_or(effective);
        Ok(match action {
            Action::Reversal { of } => Event::reversal(recorded, of),
            action => Event::new(effective, action).recorded(recorded),
        })
    }

    fn judgment(&self, amount: Money) -> Result<Action, Failure> {
        Ok(Action::Judgment {
            amount,
            components: if self.components == 0 { JUDGED } else { components(self.components, "components")? },
            perform_by: date(self.due, "due")?,
            interest_continues: choice::yes(self.interest_continues, "interest_continues")?.unwrap_or(false),
        })
    }

    fn rate_change(&self) -> Result<Action, Failure> {
        let purchase = rate_or_none(&self.purchase_rate, "purchase_rate")?;
        let cash = rate_or_none(&self.cash_rate, "cash_rate")?;
        match rate_or_none(&self.rate, "rate")? {
            None => Ok(Action::RateChange { purchase, cash }),
            Some(_) if purchase.is_some() || cash.is_some() => {
                Err(Failure::unknown("rate", self.rate.period, "ARREARS_PERIOD_NONE beside a card's rates"))
            }
            Some(rate) => Ok(Action::LoanRate(rate)),
        }
    }

    fn outcome(&self) -> Result<DisputeOutcome, Failure> {
        let none = || Failure::unknown("outcome", self.outcome, "1 or 2");
        choice::outcome(self.outcome, "outcome")?.ok_or_else(none)
    }

    fn cycle_change(&self) -> Result<Action, Failure> {
        Ok(Action::CycleChange {
            statement_day: month_day(self.statement_day, "statement_day")?,
            due: due_rule(self.due_rule, self.due_days, ["due_rule", "due_days"])?,
        })
    }

    fn plan_charge(&self) -> Result<PlanCharge, Failure> {
        Ok(match self.charge {
            ARREARS_CHARGE_FREE => PlanCharge::Free,
            ARREARS_CHARGE_MONTHLY_FEE => PlanCharge::MonthlyFee(rate(&self.rate, "rate")?),
            ARREARS_CHARGE_LEVEL_PAYMENT => PlanCharge::LevelPayment(rate(&self.rate, "rate")?),
            other => return Err(Failure::unknown("charge", other, "0 to 2")),
        })
    }
}
