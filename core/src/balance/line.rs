//! Lines: what happened to an account, each with its because.

use alloc::vec::Vec;

use super::basis::{PartBasis, Raised};
use super::loan::LoanWhat;
use super::record::AllocationSource;
use crate::accrual::Accrued;
use crate::calendar::Date;
use crate::component::Component;
use crate::ledger::{Action, EventId};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::terms::LateFeeBound;

/// Days over which balance and rate stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Segment {
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// The balance that earned.
    pub base: Money,
    /// The daily rate; zero while accrual is frozen.
    pub rate: Rate,
}

impl Segment {
    /// Days in it.
    #[must_use]
    pub const fn days(&self) -> i32 {
        self.to.days_since(self.from)
    }

    /// Balance x rate x days, exactly. `None` beyond 128 bits, which no balance reaches.
    #[must_use]
    pub fn exact(&self) -> Option<Accrued> {
        let rate = self.rate.fraction().parts().checked_mul(i64::from(self.days()))?;
        Some(Accrued::earned(self.base.minor(), rate))
    }
}

/// A part of a payment, refund, waiver or conversion, and the posting it was applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaymentApplication {
    /// What the posting is.
    pub component: Component,
    /// The day it accrues from.
    pub posted: Date,
    /// How much of it.
    pub amount: Money,
    /// Whether a statement had billed it.
    pub billed: bool,
}

/// Interest as it was made: from the days it was earned on to the cent it was posted with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Interest {
    /// What was posted, rounded once to minor units.
    pub amount: Money,
    /// The exact amount, before minimum charges and rounding.
    pub exact: Accrued,
    /// How it was earned.
    pub segments: Vec<Segment>,
    /// What purchases earned, where that was raised to the least charge.
    pub purchase_raised: Option<Raised>,
    /// The same of cash advances.
    pub cash_raised: Option<Raised>,
    /// What of it was earned before an account that begins in the middle does; zero of any other.
    pub brought_forward: Accrued,
}

impl Interest {
    /// What interest earned by the day, where it compounds so: the exact amount less what the segments earned and what was
    /// brought forward.
    #[must_use]
    pub fn compounded(&self) -> Accrued {
        let simple = self.segments.iter().filter_map(Segment::exact).try_fold(self.brought_forward, Accrued::plus);
        simple.and_then(|simple| self.exact.minus(simple)).unwrap_or(Accrued::ZERO)
    }
}

/// What happened in a line, with the figures that explain it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// An event charged an amount: a purchase, a cash advance, a fee.
    Charge {
        /// What was charged.
        component: Component,
        /// How much.
        amount: Money,
        /// The event.
        event: EventId,
    },
    /// A statement posted interest.
    Interest(Interest),
    /// A statement posted compound interest.
    CompoundInterest(Interest),
    /// A statement billed a part of an instalment plan.
    Part {
        /// Principal, fee or interest.
        component: Component,
        /// How much.
        amount: Money,
        /// The conversion.
        plan: EventId,
        /// Which part, from 1.
        number: u32,
        /// Of how many.
        of: u32,
        /// How the amount was found.
        basis: PartBasis,
    },
    /// A plan was settled.
    Settlement {
        /// Principal or fee.
        component: Component,
        /// How much.
        amount: Money,
        /// The conversion.
        plan: EventId,
        /// How the amount was found.
        basis: PartBasis,
    },
    /// A late fee became owed.
    LateFee {
        /// How much.
        amount: Money,
        /// What was missing of the minimum payment.
        shortfall: Money,
        /// The rate on it.
        rate: Fraction,
        /// Which consecutive miss it was.
        missed_payments: u32,
        /// What made the fee another amount than that.
        bound: Option<LateFeeBound>,
    },
    /// Money came in, or an amount was forgiven, refunded or converted: where each cent went.
    Allocation {
        /// What applied it: a payment, a refund, a waiver.
        source: AllocationSource,
        /// How much.
        amount: Money,
        /// Days past due that chose the order.
        days_past_due: i32,
        /// Where it went.
        applications: Vec<PaymentApplication>,
        /// What became a credit balance.
        credit: Money,
    },
    /// Something that moves no posted amount: a freeze, a rate change, a write-off, a settlement.
    Event {
        /// The event.
        event: EventId,
        /// What happened.
        action: Action,
    },
    /// A statement was made.
    Statement {
        /// Statement balance.
        balance: Money,
        /// Credit balance.
        credit: Money,
        /// Minimum payment.
        minimum: Money,
        /// The part of it demanded anew.
        own: Money,
        /// What of principal was above the credit limit and asked for in full; `None` where no limit is in force.
        over_limit: Option<Money>,
        /// Which alternative of the terms it was reckoned by, from 1; `None` where the ratios did.
        alternative: Option<u32>,
        /// Interest posted.
        interest: Money,
        /// Compound interest posted.
        compound: Money,
        /// Due date.
        due: Date,
        /// Last day of late-payment grace.
        late_payment_grace_end: Date,
    },
    /// The late-payment grace of a statement ended.
    InterestFreePeriod {
        /// The statement's date.
        statement: Date,
        /// Whether its purchases kept their interest-free period.
        kept: bool,
        /// What was left of the statement balance.
        rest: Money,
        /// What was left of the minimum payment.
        shortfall: Money,
    },
    /// An assertion was compared with the account.
    Assertion {
        /// The event.
        event: EventId,
        /// What it says.
        expected: Money,
        /// What the account says.
        actual: Money,
    },
    /// Earned and not yet posted on the day asked about.
    Accrued(Interest),
    /// Compound interest on billed unpaid interest, earned and not yet posted on the day asked about.
    AccruedCompound(Interest),
    /// Interest on a judgment not performed in time, posted because a payment reaches it.
    JudgmentInterest(Interest),
    /// Interest on a judgment not performed in time, earned and not yet posted on the day asked about.
    AccruedJudgment(Interest),
    /// What happens on loans alone: an instalment falls due, principal comes back early.
    Loan(LoanWhat),
    /// What an open statement will charge if it is not paid in full.
    RetroactiveInterest {
        /// The statement's date.
        statement: Date,
        /// The interest.
        interest: Interest,
    },
}

/// Something that happened to an account on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// The day it happened.
    pub day: Date,
    /// The currency of its amounts.
    pub currency: Currency,
    /// What happened.
    pub what: What,
    /// What the cap on all charges of a loan left out of the amount.
    pub above_cap: Option<Money>,
}
