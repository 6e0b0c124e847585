//! One thing that happened to an account.

// Semantics: [value-11].

use core::fmt;

use crate::calendar::{Date, DueRule, MonthDay};
use crate::component::{Component, Components};
use crate::money::Money;
use crate::rate::Rate;
use crate::schedule::RecastKeeps;
use crate::words::keys;

/// The place of an event in its ledger, from 0, in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(u32);

impl EventId {
    /// The `place`-th event of a ledger, from 0.
    #[must_use]
    pub const fn new(place: u32) -> Self {
        Self(place)
    }

    /// The place, from 0.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// From here on ids name what an opening tells: first what is posted and unpaid, then plans.
const OPENED: u32 = 1 << 31;
const OPENED_PLANS: u32 = 3 << 30;

impl EventId {
    /// The `place`-th posting of an opening, from 0: a purchase that a refund may name. Below 2^30.
    #[must_use]
    pub const fn opened(place: u32) -> Self {
        Self(place | OPENED)
    }

    /// The `place`-th plan of an opening, from 0: what a settlement may name. Below 2^30.
    #[must_use]
    pub const fn opened_plan(place: u32) -> Self {
        Self(place | OPENED_PLANS)
    }

    /// The place among the postings of an opening, where it names one of them.
    #[must_use]
    pub const fn of_opening(self) -> Option<u32> {
        if self.0 >= OPENED && self.0 < OPENED_PLANS { Some(self.0 ^ OPENED) } else { None }
    }

    /// The place among the plans of an opening, where it names one of them.
    #[must_use]
    pub const fn of_opening_plan(self) -> Option<u32> {
        if self.0 >= OPENED_PLANS { Some(self.0 ^ OPENED_PLANS) } else { None }
    }
}

/// `#3` for the event in the fourth place, `opening#3` for what an opening has there.
impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of_opening().or(self.of_opening_plan()) {
            Some(place) => write!(f, "opening#{place}"),
            None => write!(f, "#{}", self.0),
        }
    }
}

/// What an instalment plan costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanCharge {
    /// It costs nothing.
    Free,
    /// A fee each period, a monthly rate on the converted amount, rounded once a period.
    MonthlyFee(Rate),
    /// Interest at an annual rate / 12 on the remaining principal, level payments.
    LevelPayment(Rate),
}

keys! {
    /// For whom a dispute ends.
    pub enum DisputeOutcome {
        /// For the customer: as if the amount had been refunded on the day of the purchase.
        ForCustomer = "forCustomer";
        /// Against the customer: the amount is posted again, with its interest as if it had never been disputed.
        Against = "against";
    }
}

/// What a judgment awards, where it does not name components: everything but general interest.
pub(crate) const JUDGED: Components = Components::IN_ORDERS.without(Components::GENERAL_INTEREST);

/// Interest a day on what is unpaid of a judgment not performed in time: 0.0175 %.
///
/// # Source
/// 法释〔2014〕8号 art. 1: 日万分之一点七五, simple, on the judged debt other than general interest.
pub const JUDGMENT_RATE: Rate = Rate::JUDGMENT;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// A purchase posted (消费入账).
    Purchase(Money),
    /// Cash drawn, with the fee for it (取现).
    CashAdvance {
        /// Principal.
        amount: Money,
        /// Cash-advance fee, zero where there is none.
        fee: Money,
    },
    /// A payment received (还款).
    Payment(Money),
    /// A refund, of a named purchase or not (退货).
    Refund {
        /// Amount.
        amount: Money,
        /// The purchase it is for.
        of: Option<EventId>,
    },
    /// A fee charged.
    Fee {
        /// Which of the fees.
        component: Component,
        /// Amount.
        amount: Money,
    },
    /// Cost of enforcing the claim.
    Cost(Money),
    /// Purchases converted into an instalment plan (账单分期).
    Conversion {
        /// Amount converted.
        amount: Money,
        /// Number of parts, 1 to 600.
        periods: u32,
        /// What it costs.
        charge: PlanCharge,
    },
    /// What a plan, or every plan, still has unbilled becomes due at once (提前结清).
    InstalmentSettlement {
        /// The conversion whose plan is settled; every plan where absent.
        plan: Option<EventId>,
    },
    /// Amounts forgiven (减免).
    #[doc(alias("forgiveness", "write-down"))]
    Waiver {
        /// Of which components.
        components: Components,
        /// Amount.
        amount: Money,
    },
    /// Accrual stops (停息), a forbearance: interest, compound interest, or new late fees.
    #[doc(alias = "forbearance")]
    Freeze(Components),
    /// Accrual goes on; the day itself accrues again.
    Unfreeze(Components),
    /// Other daily rates from this day on; `None` leaves a rate as it is.
    RateChange {
        /// Of purchases and of billed unpaid interest.
        purchase: Option<Rate>,
        /// Of cash advances.
        cash: Option<Rate>,
    },
    /// The credit limit of a card from this day on (信用额度).
    #[doc(alias = "credit line")]
    CreditLimitChange(Money),
    /// Another statement day of a card (改账单日): from the first one after the event's day on.
    CycleChange {
        /// The new statement day.
        statement_day: MonthDay,
        /// When the statements after the change are due; as before where absent.
        due: Option<DueRule>,
    },
    /// A loan paid out (放款).
    Disbursement(Money),
    /// A payment that goes on to principal not yet due (提前还款).
    #[doc(alias("prepayment"))]
    EarlyRepayment {
        /// Amount.
        amount: Money,
        /// What the repayment leaves alone of the schedule; a repayment of everything leaves nothing.
        keep: Option<RecastKeeps>,
    },
    /// All principal of a loan accelerated (提前到期).
    #[doc(alias("call", "called due"))]
    Acceleration,
    /// The running instalment of a loan falls due on another day, later ones follow.
    DueDateChange {
        /// The new due date.
        due: Date,
    },
    /// Another contract rate of a loan from this day on.
    LoanRate(Rate),
    /// Another level payment of a loan, from the first instalment after the day on.
    PaymentChange(Money),
    /// Money of a loan's payments goes back on its own day, the newest first: what it had met is owed again.
    Chargeback(Money),
    /// Credit of a loan paid out.
    CreditRefund(Money),
    /// An event taken out of history, as if it had never happened.
    Reversal {
        /// The event taken out.
        of: EventId,
    },
    /// A customer disputes a purchase or a part of it (争议交易): while that lasts, the amount stands apart.
    Dispute {
        /// The purchase.
        of: EventId,
        /// The part; the whole purchase where absent.
        amount: Option<Money>,
    },
    /// A dispute ends.
    DisputeEnd {
        /// The dispute.
        of: EventId,
        /// For whom.
        outcome: DisputeOutcome,
    },
    /// A court's judgment (判决): from the day after the last day to perform it, what is unpaid of what it awards other
    /// than general interest earns [`JUDGMENT_RATE`](crate::ledger::JUDGMENT_RATE) a day.
    Judgment {
        /// What it awards of `components`.
        amount: Money,
        /// Of which components, general interest not among them.
        components: Components,
        /// The last day to perform it.
        perform_by: Date,
        /// Whether contract, penalty and compound interest go on.
        interest_continues: bool,
    },
    /// Written off in the lender's books (核销): the debt stays.
    #[doc(alias("charge-off", "chargeoff"))]
    WriteOff,
    /// What the account's posted amounts less its credit should be at the snapshot of this day.
    Assertion(Money),
}

/// An action with the day it takes effect and the day it was recorded.
///
/// ```
/// use arrears::ledger::Event;
/// use arrears::{Currency, Date, Money};
/// let paid = Money::parse("100.00", Currency::CNY)?;
/// let late_news = Event::payment(Date::new(2023, 4, 23)?, paid).recorded(Date::new(2023, 5, 2)?);
/// assert_eq!(late_news.effective().to_string(), "2023-04-23");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    effective: Date,
    recorded: Date,
    action: Action,
}

impl Event {
    /// An action that takes effect on a day and is recorded that day.
    #[must_use]
    pub const fn new(effective: Date, action: Action) -> Self {
        Self { effective, recorded: effective, action }
    }

    /// A purchase posted on a day.
    #[must_use]
    pub const fn purchase(day: Date, amount: Money) -> Self {
        Self::new(day, Action::Purchase(amount))
    }

    /// A payment received on a day.
    #[must_use]
    pub const fn payment(day: Date, amount: Money) -> Self {
        Self::new(day, Action::Payment(amount))
    }

    /// A cash advance without a fee.
    #[must_use]
    pub const fn cash_advance(day: Date, amount: Money) -> Self {
        Self::new(day, Action::CashAdvance { amount, fee: Money::zero(amount.currency()) })
    }

    /// A cash advance with the fee for it.
    #[must_use]
    pub const fn cash_advance_with_fee(day: Date, amount: Money, fee: Money) -> Self {
        Self::new(day, Action::CashAdvance { amount, fee })
    }

    /// A refund of no named purchase: it meets the newest unbilled purchase first.
    #[must_use]
    pub const fn refund(day: Date, amount: Money) -> Self {
        Self::new(day, Action::Refund { amount, of: None })
    }

    /// A refund of a named purchase.
    #[must_use]
    pub const fn refund_of(purchase: EventId, day: Date, amount: Money) -> Self {
        Self::new(day, Action::Refund { amount, of: Some(purchase) })
    }

    /// A fee charged: annual fee, cash-advance fee, service fee, instalment fee.
    #[must_use]
    pub const fn fee(day: Date, component: Component, amount: Money) -> Self {
        Self::new(day, Action::Fee { component, amount })
    }

    /// Cost of enforcing the claim.
    #[must_use]
    pub const fn cost(day: Date, amount: Money) -> Self {
        Self::new(day, Action::Cost(amount))
    }

    /// Purchases converted into an instalment plan of so many monthly parts, 1 to 600.
    #[must_use]
    pub const fn conversion(day: Date, amount: Money, periods: u32, charge: PlanCharge) -> Self {
        Self::new(day, Action::Conversion { amount, periods, charge })
    }

    /// Every instalment plan of a card settled before its time.
    #[must_use]
    pub const fn settlement_of_all_plans(day: Date) -> Self {
        Self::new(day, Action::InstalmentSettlement { plan: None })
    }

    /// The plan of one conversion settled before its time.
    #[must_use]
    pub const fn settlement_of(conversion: EventId, day: Date) -> Self {
        Self::new(day, Action::InstalmentSettlement { plan: Some(conversion) })
    }

    /// An amount forgiven of some components.
    #[must_use]
    pub const fn waiver(day: Date, components: Components, amount: Money) -> Self {
        Self::new(day, Action::Waiver { components, amount })
    }

    /// Accrual of some components stops from a day on.
    #[must_use]
    pub const fn freeze(day: Date, components: Components) -> Self {
        Self::new(day, Action::Freeze(components))
    }

    /// Accrual of some components goes on; the day itself accrues again.
    #[must_use]
    pub const fn unfreeze(day: Date, components: Components) -> Self {
        Self::new(day, Action::Unfreeze(components))
    }

    /// Another daily rate of purchases, and of billed unpaid interest, from a day on.
    #[must_use]
    pub const fn purchase_rate(day: Date, rate: Rate) -> Self {
        Self::new(day, Action::RateChange { purchase: Some(rate), cash: None })
    }

    /// Another daily rate of cash advances from a day on.
    #[must_use]
    pub const fn cash_rate(day: Date, rate: Rate) -> Self {
        Self::new(day, Action::RateChange { purchase: None, cash: Some(rate) })
    }

    /// Another credit limit of a card from a day on, 0 or more.
    #[must_use]
    pub const fn credit_limit_change(day: Date, limit: Money) -> Self {
        Self::new(day, Action::CreditLimitChange(limit))
    }

    /// Another statement day of a card after a day, its statements due as before.
    #[must_use]
    pub const fn cycle_change(day: Date, statement_day: MonthDay) -> Self {
        Self::new(day, Action::CycleChange { statement_day, due: None })
    }

    /// A loan paid out: the principal of its terms, on the day of its terms.
    #[must_use]
    pub const fn disbursement(day: Date, amount: Money) -> Self {
        Self::new(day, Action::Disbursement(amount))
    }

    /// A payment that goes on to principal not yet due, and what it leaves alone of the schedule.
    #[must_use]
    pub const fn early_repayment(day: Date, amount: Money, keep: RecastKeeps) -> Self {
        Self::new(day, Action::EarlyRepayment { amount, keep: Some(keep) })
    }

    /// A payment of everything, principal not yet due included.
    #[must_use]
    pub const fn full_repayment(day: Date, amount: Money) -> Self {
        Self::new(day, Action::EarlyRepayment { amount, keep: None })
    }

    /// All principal of a loan accelerated.
    #[must_use]
    pub const fn acceleration(day: Date) -> Self {
        Self::new(day, Action::Acceleration)
    }

    /// The running instalment of a loan falls due on another day, later ones follow.
    #[must_use]
    pub const fn due_date_change(day: Date, due: Date) -> Self {
        Self::new(day, Action::DueDateChange { due })
    }

    /// Another contract rate of a loan from a day on.
    #[must_use]
    pub const fn loan_rate(day: Date, rate: Rate) -> Self {
        Self::new(day, Action::LoanRate(rate))
    }

    /// A purchase disputed as a whole.
    #[must_use]
    pub const fn dispute(purchase: EventId, day: Date) -> Self {
        Self::new(day, Action::Dispute { of: purchase, amount: None })
    }

    /// A part of a purchase disputed.
    #[must_use]
    pub const fn dispute_of_part(purchase: EventId, day: Date, amount: Money) -> Self {
        Self::new(day, Action::Dispute { of: purchase, amount: Some(amount) })
    }

    /// A dispute ended.
    #[must_use]
    pub const fn dispute_end(dispute: EventId, day: Date, outcome: DisputeOutcome) -> Self {
        Self::new(day, Action::DisputeEnd { of: dispute, outcome })
    }

    /// Another level payment of a loan, from the first instalment after a day on.
    #[must_use]
    pub const fn payment_change(day: Date, payment: Money) -> Self {
        Self::new(day, Action::PaymentChange(payment))
    }

    /// Money of a loan's payments goes back, the newest first; history stands.
    #[must_use]
    pub const fn chargeback(day: Date, amount: Money) -> Self {
        Self::new(day, Action::Chargeback(amount))
    }

    /// Credit of a loan paid out.
    #[must_use]
    pub const fn credit_refund(day: Date, amount: Money) -> Self {
        Self::new(day, Action::CreditRefund(amount))
    }

    /// A court's judgment of everything posted but general interest, to be performed by a day; contract, penalty and
    /// compound interest stop.
    #[must_use]
    pub const fn judgment(day: Date, amount: Money, perform_by: Date) -> Self {
        let components = JUDGED;
        Self::new(day, Action::Judgment { amount, components, perform_by, interest_continues: false })
    }

    /// Written off in the lender's books: the debt stays.
    #[must_use]
    #[doc(alias("charge-off", "chargeoff"))]
    pub const fn write_off(day: Date) -> Self {
        Self::new(day, Action::WriteOff)
    }

    /// What the account's posted amounts less its credit should be at the snapshot of a day; negative for a credit.
    #[must_use]
    pub const fn assertion(day: Date, balance: Money) -> Self {
        Self::new(day, Action::Assertion(balance))
    }

    /// Removes event `of` from that event's own effective date on, as known from `recorded`.
    #[must_use]
    pub const fn reversal(recorded: Date, of: EventId) -> Self {
        Self::new(recorded, Action::Reversal { of })
    }

    /// The same event, recorded on another day.
    #[must_use]
    pub const fn recorded(mut self, day: Date) -> Self {
        self.recorded = day;
        self
    }

    /// The same event, with the event it is about renamed.
    #[cfg(feature = "alloc")]
    pub(crate) fn renamed(mut self, name: impl Fn(EventId) -> EventId) -> Self {
        match &mut self.action {
            Action::Refund { of: Some(of), .. }
            | Action::InstalmentSettlement { plan: Some(of) }
            | Action::Reversal { of }
            | Action::Dispute { of, .. }
            | Action::DisputeEnd { of, .. } => *of = name(*of),
            _ => {}
        }
        self
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

    /// What happened.
    #[must_use]
    pub const fn action(&self) -> &Action {
        &self.action
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    /// One row a constructor: the action that it stands for.
    #[test]
    fn every_constructor_makes_its_action() {
        let (day, due) = (Date::new(2023, 4, 23).unwrap(), Date::new(2023, 5, 1).unwrap());
        let (amount, fee) = (Money::parse("5", Currency::CNY).unwrap(), Money::parse("1", Currency::CNY).unwrap());
        let (rate, of) = (Rate::daily("0.0005").unwrap(), EventId::new(3));
        let (component, components) = (Component::LateFee, Components::one(Component::Interest));
        let (keep, charge, periods) = (RecastKeeps::Term, PlanCharge::Free, 12);
        let nothing = Money::zero(Currency::CNY);
        for (made, action) in [
            (Event::purchase(day, amount), Action::Purchase(amount)),
            (Event::payment(day, amount), Action::Payment(amount)),
            (Event::cash_advance(day, amount), Action::CashAdvance { amount, fee: nothing }),
            (Event::cash_advance_with_fee(day, amount, fee), Action::CashAdvance { amount, fee }),
            (Event::refund(day, amount), Action::Refund { amount, of: None }),
            (Event::refund_of(of, day, amount), Action::Refund { amount, of: Some(of) }),
            (Event::fee(day, component, amount), Action::Fee { component, amount }),
            (Event::cost(day, amount), Action::Cost(amount)),
            (Event::conversion(day, amount, periods, charge), Action::Conversion { amount, periods, charge }),
            (Event::settlement_of_all_plans(day), Action::InstalmentSettlement { plan: None }),
            (Event::settlement_of(of, day), Action::InstalmentSettlement { plan: Some(of) }),
            (Event::waiver(day, components, amount), Action::Waiver { components, amount }),
            (Event::freeze(day, components), Action::Freeze(components)),
            (Event::unfreeze(day, components), Action::Unfreeze(components)),
            (Event::purchase_rate(day, rate), Action::RateChange { purchase: Some(rate), cash: None }),
            (Event::cash_rate(day, rate), Action::RateChange { purchase: None, cash: Some(rate) }),
            (Event::disbursement(day, amount), Action::Disbursement(amount)),
            (Event::early_repayment(day, amount, keep), Action::EarlyRepayment { amount, keep: Some(keep) }),
            (Event::full_repayment(day, amount), Action::EarlyRepayment { amount, keep: None }),
            (
                Event::judgment(day, amount, due),
                Action::Judgment { amount, components: JUDGED, perform_by: due, interest_continues: false },
            ),
            (Event::acceleration(day), Action::Acceleration),
            (Event::due_date_change(day, due), Action::DueDateChange { due }),
            (Event::loan_rate(day, rate), Action::LoanRate(rate)),
            (Event::write_off(day), Action::WriteOff),
            (Event::assertion(day, amount), Action::Assertion(amount)),
            (Event::reversal(day, of), Action::Reversal { of }),
        ] {
            assert_eq!((made.effective(), made.recorded_on(), *made.action()), (day, day, action));
            assert_eq!((made.recorded(due).effective(), made.recorded(due).recorded_on()), (day, due));
        }
    }
}
