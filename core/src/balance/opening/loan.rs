//! Where a loan stood at the end of a day.

// Semantics: [open-7] [open-8].

use alloc::vec::Vec;

use super::OpeningJudgment;
use crate::calendar::{Date, MonthDay};
use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::rate::Rate;
use crate::schedule::LoanAccrued;

/// Interest of a loan accrued and not yet posted, as an opening tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanFigure {
    /// Exact, as a replay keeps it.
    Exact(LoanAccrued),
    /// As a screen shows it: rounded to minor units. The report says so.
    Rounded(Money),
}

impl LoanFigure {
    /// The amount to go on with.
    #[must_use]
    pub fn exact(self) -> LoanAccrued {
        match self {
            Self::Exact(exact) => exact,
            Self::Rounded(amount) => LoanAccrued::whole(amount),
        }
    }
}

/// Where a loan stood at the end of a day: everything that its replay keeps.
///
/// From a servicer's screen: the outstanding principal, the periods left, the next due date, the payment, and what is in
/// arrears. What is `None` was not told; [`LoanOpening::gaps`] says what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoanOpening {
    /// The day at the end of which it stands; every event comes after it.
    pub day: Date,
    /// Whether the loan is paid out.
    pub is_disbursed: bool,
    /// Principal that has not fallen due.
    pub principal: Money,
    /// Periods left, the running one included.
    pub periods_left: u32,
    /// When the running period ends.
    pub next_due: Date,
    /// The level payment, or an equal part of principal. Not told: solved for what is left.
    pub payment: Option<Money>,
    /// A payment that the contract gives, where an event changed that of the terms: 0 where it gives none any more.
    pub given_payment: Option<Money>,
    /// Periods left with nothing due, the running one included. Not told: by the terms.
    pub deferred: Option<u32>,
    /// Periods of interest alone left after those. Not told: by the terms.
    pub interest_only: Option<u32>,
    /// What of the principal stays to the last payment. Not told: by the terms.
    pub residual: Option<Money>,
    /// What was paid out in all. Not told: the principal of the terms.
    pub drawn: Option<Money>,
    /// Principal that came back from payments charged back and falls due with the running period.
    pub returned: Money,
    /// Whether the payment is solved anew for the next period.
    pub solves_next: bool,
    /// Whether the running period is unlike those that the payment was solved for. Not told: as its length says.
    pub is_odd: Option<bool>,
    /// The principal that falls due at the end of the running period. Not told: what the payment leaves for it.
    pub due_principal: Option<Money>,
    /// From when the running period bears interest. Not told: a period before its end.
    pub period_start: Option<Date>,
    /// The day of the month that instalments fall due on, where it was moved.
    pub pay_day: Option<MonthDay>,
    /// The contract rate, where an event changed that of the terms.
    pub rate: Option<Rate>,
    /// The rate of the running period, where the contract rate waits for the next.
    pub period_rate: Option<Rate>,
    /// What principal not yet due has earned since interest was last posted, through the day. Not told: by the rate, since
    /// the running period began.
    pub accrued_interest: Option<LoanFigure>,
    /// What of it was earned in periods before the running one: above zero of a bullet only.
    pub carried_interest: LoanAccrued,
    /// What weeks of earlier periods left of a unit of accrual, in thirteenths.
    pub thirteenths: u32,
    /// What rounding left of the interest posted last, where that is carried.
    pub fraction: LoanAccrued,
    /// Where interest accrues on all principal outstanding by shares of a whole period: what the running period holds so far.
    /// What is exact of the accrued interest comes before it.
    pub shares: Option<OpeningShares>,
    /// Where the penalty is on all principal outstanding: what a balance of one minor unit would have earned since it last
    /// stopped.
    pub since_penalty_stopped: Option<LoanAccrued>,
    /// What charges may still come to, where they have a cap. Not told: the cap.
    pub charges_left: Option<Money>,
    /// What money met, newest last, for a payment that is charged back. Not told: principal.
    pub met: Option<Vec<OpeningMet>>,
    /// Whether accrual stood still or changed its rate inside the running period.
    pub is_disturbed: bool,
    /// What overdue amounts have earned together, where groups are paid one after another.
    pub accrued_penalty: Option<LoanFigure>,
    /// The same of compound interest.
    pub accrued_compound: Option<LoanFigure>,
    /// What fell due and is unpaid, or is in its late-payment grace, oldest first.
    pub instalments: Vec<OpeningInstalment>,
    /// Interest that an early repayment posted and left unpaid, interest and a flat fee that were charged back: they belong to the
    /// running period.
    pub early_interest: Vec<OpeningAmount>,
    /// What is posted and belongs to no instalment: fees and costs; penalty and compound interest where groups are paid one
    /// after another; interest of a judgment.
    pub owed: Vec<OpeningAmount>,
    /// What does not accrue.
    pub frozen: Components,
    /// Paid in advance.
    pub credit: Money,
    /// A judgment on the loan.
    pub judgment: Option<OpeningJudgment>,
}

/// What a running period holds so far, where interest goes by shares of a whole period: 10,000.00 over 12 of 30 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct OpeningShares {
    /// The balance of each day so far, summed.
    pub balance_days: BalanceDays,
    /// What the same days earn by the day count: what counts if the period turns out to be no whole one.
    pub by_count: LoanAccrued,
    /// By how much the day count would be more than the shares of days before a new rate, which stand: below zero where it
    /// would be less.
    pub instead: LoanAccrued,
    /// The period was moved: all its days go by the day count, whatever its length comes to.
    pub is_moved: bool,
}

impl OpeningShares {
    /// Balances summed over the days, and what those days earn by the day count.
    #[must_use]
    pub const fn new(balance_days: BalanceDays, by_count: LoanAccrued) -> Self {
        Self { balance_days, by_count, instead: LoanAccrued::ZERO, is_moved: false }
    }
}

/// A balance summed over days: 10,000.00 over 12 days are 12,000,000 fen x days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct BalanceDays(i128);

impl BalanceDays {
    /// A sum of minor units x days.
    #[must_use]
    pub const fn from_minor_days(sum: i128) -> Self {
        Self(sum)
    }

    /// The sum in minor units x days.
    #[must_use]
    pub const fn minor_days(self) -> i128 {
        self.0
    }
}

/// What fell due on a day, and what is unpaid of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningInstalment {
    /// The day it fell due.
    pub due: Date,
    /// Last day of late-payment grace; by the terms where absent.
    pub late_payment_grace_end: Option<Date>,
    /// Accelerated, not scheduled.
    pub is_accelerated: bool,
    /// Short by no more than the terms let pass: what is unpaid of it is due with a later one.
    pub is_passed: bool,
    /// The later one is still to fall due.
    pub waits: bool,
    /// What is unpaid of it.
    pub owed: Vec<OpeningAmount>,
    /// What its overdue amounts have earned, where instalments are paid one after another.
    pub accrued_penalty: Option<LoanFigure>,
    /// The same of compound interest.
    pub accrued_compound: Option<LoanFigure>,
    /// In its grace: what a balance of one minor unit would have earned of penalty interest since it can. Not told: by the
    /// terms.
    pub since_due_penalty: Option<LoanAccrued>,
    /// The same of compound interest.
    pub since_due_compound: Option<LoanAccrued>,
    /// What was unpaid of it at the end of its grace, where the late fee on that is owed the next day.
    pub late_fee_base: Option<Money>,
}

/// An amount of a loan that is posted and unpaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningAmount {
    /// What it is.
    pub component: Component,
    /// What is unpaid, above zero.
    pub unpaid: Money,
    /// The day it was posted. Not told: the due date of its instalment, or the opening's day.
    pub posted: Option<Date>,
    /// Its place in the order of posting: what was posted together shares a number. Not told: by its day.
    pub moment: Option<u32>,
}

/// What money met: a component, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningMet {
    /// What it met.
    pub component: Component,
    /// How much of it, above zero.
    pub amount: Money,
}

impl OpeningMet {
    /// An amount of a component that money met.
    #[must_use]
    pub const fn new(component: Component, met: Money) -> Self {
        Self { component, amount: met }
    }
}

impl LoanOpening {
    /// The currency of its amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.principal.currency()
    }

    /// Every amount of it but what is posted and unpaid.
    pub(super) fn figures(&self) -> impl Iterator<Item = Money> + '_ {
        let amounts =
            [self.payment, self.given_payment, self.residual, self.drawn, self.charges_left, self.due_principal];
        let met = self.met.iter().flatten().map(|met| met.amount);
        let fees = self.instalments.iter().filter_map(|told| told.late_fee_base);
        amounts.into_iter().flatten().chain([self.principal, self.credit, self.returned]).chain(met).chain(fees)
    }

    /// A loan with so much principal not yet due, over so many periods, the first of which ends on a day.
    #[must_use]
    pub const fn new(day: Date, principal: Money, periods_left: u32, next_due: Date) -> Self {
        Self {
            day,
            is_disbursed: true,
            principal,
            periods_left,
            next_due,
            payment: None,
            given_payment: None,
            deferred: None,
            interest_only: None,
            residual: None,
            drawn: None,
            returned: Money::zero(principal.currency()),
            solves_next: false,
            is_odd: None,
            due_principal: None,
            period_start: None,
            pay_day: None,
            rate: None,
            period_rate: None,
            accrued_interest: None,
            carried_interest: LoanAccrued::ZERO,
            thirteenths: 0,
            fraction: LoanAccrued::ZERO,
            shares: None,
            since_penalty_stopped: None,
            charges_left: None,
            met: None,
            is_disturbed: false,
            accrued_penalty: None,
            accrued_compound: None,
            instalments: Vec::new(),
            early_interest: Vec::new(),
            owed: Vec::new(),
            frozen: Components::NONE,
            credit: Money::zero(principal.currency()),
            judgment: None,
        }
    }
}

impl OpeningInstalment {
    /// An instalment that fell due on a day; [`owing`](Self::owing) adds what is unpaid of it.
    #[must_use]
    pub const fn new(due: Date) -> Self {
        Self {
            due,
            late_payment_grace_end: None,
            is_accelerated: false,
            is_passed: false,
            waits: false,
            owed: Vec::new(),
            accrued_penalty: None,
            accrued_compound: None,
            since_due_penalty: None,
            since_due_compound: None,
            late_fee_base: None,
        }
    }

    /// Adds an amount that is unpaid of it.
    #[must_use]
    pub fn owing(mut self, component: Component, unpaid: Money) -> Self {
        self.owed.push(OpeningAmount::new(component, unpaid));
        self
    }
}

impl OpeningAmount {
    /// An amount posted and unpaid.
    #[must_use]
    pub const fn new(component: Component, unpaid: Money) -> Self {
        Self { component, unpaid, posted: None, moment: None }
    }
}
