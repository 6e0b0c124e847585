//! Events, as plain structs.

use engine::ledger::{Action, Event, EventId, PlanCharge};
use engine::{Component, Components, Currency};

use crate::choice;
use crate::component::components;
use crate::date::{ArrearsDate, date, date_or_none};
use crate::error::Failure;
use crate::money::money;
use crate::rate::{ArrearsRate, rate, rate_or_none};

/// A purchase posted: `amount_minor`. Kinds up to ARREARS_EVENT_DISBURSEMENT may stand in columns.
pub const ARREARS_EVENT_PURCHASE: i32 = 0;
/// A payment received: `amount_minor`.
pub const ARREARS_EVENT_PAYMENT: i32 = 1;
/// Cash drawn: `amount_minor`, and `fee_minor` for it (in columns an event of its own).
pub const ARREARS_EVENT_CASH_ADVANCE: i32 = 2;
/// A refund: `amount_minor`, and the purchase it is for in `target` or ARREARS_NO_EVENT.
pub const ARREARS_EVENT_REFUND: i32 = 3;
/// Cost of enforcing the claim: `amount_minor`.
pub const ARREARS_EVENT_COST: i32 = 4;
/// An annual fee: `amount_minor`.
pub const ARREARS_EVENT_ANNUAL_FEE: i32 = 5;
/// A cash-advance fee: `amount_minor`.
pub const ARREARS_EVENT_CASH_FEE: i32 = 6;
/// Another service fee: `amount_minor`.
pub const ARREARS_EVENT_SERVICE_FEE: i32 = 7;
/// A loan paid out: `amount_minor`.
pub const ARREARS_EVENT_DISBURSEMENT: i32 = 8;
/// An instalment fee: `amount_minor`.
pub const ARREARS_EVENT_INSTALMENT_FEE: i32 = 9;
/// Purchases converted into an instalment plan: `amount_minor`, `periods`, `charge`, `rate`.
pub const ARREARS_EVENT_CONVERSION: i32 = 10;
/// What a plan still has unbilled becomes due: `target` its conversion, or ARREARS_NO_EVENT for every plan.
pub const ARREARS_EVENT_INSTALMENT_SETTLEMENT: i32 = 11;
/// Amounts forgiven: `amount_minor`, `components`.
pub const ARREARS_EVENT_WAIVER: i32 = 12;
/// Accrual stops: `components`.
pub const ARREARS_EVENT_FREEZE: i32 = 13;
/// Accrual goes on: `components`.
pub const ARREARS_EVENT_UNFREEZE: i32 = 14;
/// Other daily rates of a card: `rate` of purchases, `cash_rate`; ARREARS_PERIOD_NONE leaves one as it is.
pub const ARREARS_EVENT_RATE_CHANGE: i32 = 15;
/// A payment that goes on to principal not yet due: `amount_minor`, `keep`; ARREARS_DEFAULT where it leaves none.
pub const ARREARS_EVENT_EARLY_REPAYMENT: i32 = 16;
/// All principal of a loan accelerated.
pub const ARREARS_EVENT_ACCELERATION: i32 = 17;
/// The running instalment of a loan falls due on another day: `due`.
pub const ARREARS_EVENT_DUE_DATE_CHANGE: i32 = 18;
/// Another contract rate of a loan: `rate`.
pub const ARREARS_EVENT_LOAN_RATE: i32 = 19;
/// An event taken out of history: `target`, and the day that was recorded.
pub const ARREARS_EVENT_REVERSAL: i32 = 20;
/// Written off in the lender's books; the debt stays.
pub const ARREARS_EVENT_WRITE_OFF: i32 = 21;
/// What posted amounts less credit should be: `amount_minor`.
pub const ARREARS_EVENT_ASSERTION: i32 = 22;

/// A judgment: `amount_minor` of `components` (0 for all but general interest), to be performed by `due`;
/// `interest_continues`.
pub const ARREARS_EVENT_JUDGMENT: i32 = 23;

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
    /// ARREARS_EVENT_...
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
    /// A rate.
    pub rate: ArrearsRate,
    /// The rate of cash advances.
    pub cash_rate: ArrearsRate,
    /// A set of components, ARREARS_COMPONENTS_...
    pub components: u32,
    /// How many parts a conversion has.
    pub periods: u32,
    /// ARREARS_CHARGE_...
    pub charge: i32,
    /// ARREARS_KEEP_...
    pub keep: i32,
    /// A due date, or the last day to perform a judgment.
    pub due: ArrearsDate,
    /// Whether contract, penalty and compound interest go on after a judgment: ARREARS_YES, or they stop.
    pub interest_continues: i32,
}

/// What a judgment is of, where it does not say: all but general interest.
const JUDGED: Components = Components::IN_ORDERS.without(Components::GENERAL_INTEREST);

impl ArrearsEvent {
    pub(crate) fn event(&self, currency: Currency) -> Result<Event, Failure> {
        let amount = || money(self.amount_minor, currency, "amount_minor");
        let fee = |component| Ok::<_, Failure>(Action::Fee { component, amount: amount()? });
        let target = (self.target != ARREARS_NO_EVENT).then(|| EventId::new(self.target));
        let components = || components(self.components, "components");
        let action = match self.kind {
            ARREARS_EVENT_PURCHASE => Action::Purchase(amount()?),
            ARREARS_EVENT_PAYMENT => Action::Payment(amount()?),
            ARREARS_EVENT_CASH_ADVANCE => {
                Action::CashAdvance { amount: amount()?, fee: money(self.fee_minor, currency, "fee_minor")? }
            }
            ARREARS_EVENT_REFUND => Action::Refund { amount: amount()?, of: target },
            ARREARS_EVENT_COST => Action::Cost(amount()?),
            ARREARS_EVENT_ANNUAL_FEE => fee(Component::AnnualFee)?,
            ARREARS_EVENT_CASH_FEE => fee(Component::CashFee)?,
            ARREARS_EVENT_SERVICE_FEE => fee(Component::ServiceFee)?,
            ARREARS_EVENT_INSTALMENT_FEE => fee(Component::InstalmentFee)?,
            ARREARS_EVENT_DISBURSEMENT => Action::Disbursement(amount()?),
            ARREARS_EVENT_CONVERSION => {
                Action::Conversion { amount: amount()?, periods: self.periods, charge: self.plan_charge()? }
            }
            ARREARS_EVENT_INSTALMENT_SETTLEMENT => Action::InstalmentSettlement { plan: target },
            ARREARS_EVENT_WAIVER => Action::Waiver { components: components()?, amount: amount()? },
            ARREARS_EVENT_FREEZE => Action::Freeze(components()?),
            ARREARS_EVENT_UNFREEZE => Action::Unfreeze(components()?),
            ARREARS_EVENT_RATE_CHANGE => Action::RateChange {
                purchase: rate_or_none(&self.rate, "rate")?,
                cash: rate_or_none(&self.cash_rate, "cash_rate")?,
            },
            ARREARS_EVENT_EARLY_REPAYMENT => {
                Action::EarlyRepayment { amount: amount()?, keep: choice::keep(self.keep, "keep")? }
            }
            ARREARS_EVENT_ACCELERATION => Action::Acceleration,
            ARREARS_EVENT_DUE_DATE_CHANGE => Action::DueDateChange { due: date(self.due, "due")? },
            ARREARS_EVENT_LOAN_RATE => Action::LoanRate(rate(&self.rate, "rate")?),
            ARREARS_EVENT_REVERSAL => {
                let none = || Failure::unknown("target", self.target, "the place of an event");
                Action::Reversal { of: target.ok_or_else(none)? }
            }
            ARREARS_EVENT_WRITE_OFF => Action::WriteOff,
            ARREARS_EVENT_ASSERTION => Action::Assertion(amount()?),
            ARREARS_EVENT_JUDGMENT => Action::Judgment {
                amount: amount()?,
                components: if self.components == 0 { JUDGED } else { components()? },
                perform_by: date(self.due, "due")?,
                interest_continues: choice::yes(self.interest_continues, "interest_continues")?.unwrap_or(false),
            },
            other => return Err(Failure::unknown("kind", other, "0 to 23")),
        };
        let effective = date(self.effective, "effective")?;
        let recorded = date_or_none(self.recorded, "recorded")?.unwrap_or(effective);
        Ok(match action {
            Action::Reversal { of } => Event::reversal(recorded, of),
            action => Event::new(effective, action).recorded(recorded),
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
