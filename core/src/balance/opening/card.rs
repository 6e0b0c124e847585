//! Where a card stood at the end of a day.

// Semantics: [open-1] [open-3] [open-5].

use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

use super::OpeningJudgment;
use crate::accrual::Accrued;
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::component::{Component, Components};
use crate::ledger::{EventId, PlanCharge};
use crate::money::{Currency, Money, MoneyError};
use crate::rate::{Fraction, Rate};
use crate::terms::{CardTerms, DueRule};
use crate::words::keys;

keys! {
    /// Which statement billed something.
    pub enum BilledBy {
        /// The last one.
        Last = "last";
        /// The one before it, which is still open.
        Before = "before";
        /// An earlier one.
        Earlier = "earlier";
    }
}

/// An amount accrued and not yet posted, as an opening tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccruedFigure {
    /// Exact, as a replay keeps it.
    Exact(Accrued),
    /// As a screen shows it: rounded to minor units. The report says so.
    Rounded(Money),
}

impl AccruedFigure {
    /// The amount to go on with.
    #[must_use]
    pub fn accrued(self) -> Accrued {
        match self {
            Self::Exact(exact) => exact,
            Self::Rounded(amount) => Accrued::whole(amount.minor()),
        }
    }
}

/// Where a card stood at the end of a day: everything that its replay keeps.
///
/// What is `None` was not told; [`CardOpening::gaps`] says what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CardOpening {
    /// The day at the end of which it stands; every event comes after it.
    pub day: Date,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The last statement; none was made yet where absent.
    pub statement: Option<OpeningStatement>,
    /// The statement before it, where its late-payment grace is not over.
    pub before: Option<OpeningStatement>,
    /// What is posted and unpaid, oldest first. Not told: what the last statement leaves, as one purchase.
    pub owed: Option<Vec<OpeningPosting>>,
    /// Demands of statements not met, oldest first. Not told: what the last statement's minimum leaves.
    pub demands: Option<Vec<OpeningDemand>>,
    /// Minimum payments missed in a row.
    pub missed_payments: Option<u32>,
    /// Which of the cycles decided so far were missed, the last one in the lowest bit. Not told: those in a row.
    pub missed_cycles: Option<u64>,
    /// Whether new purchases bear interest from their posting: the last statement decided was not paid in full.
    pub is_revolving: Option<bool>,
    /// Paid in advance.
    pub credit: Money,
    /// The day of the next statement. Not told: the first statement day after the last statement, or after the day.
    pub next_statement: Option<Date>,
    /// The statement day, where an event changed that of the terms.
    pub statement_day: Option<MonthDay>,
    /// The due rule, where an event changed that of the terms.
    pub due_rule: Option<DueRule>,
    /// The credit limit that an event set, and its day.
    pub credit_limit: Option<(Date, Money)>,
    /// Whether it is written off.
    pub is_written_off: bool,
    /// What does not accrue: interest, compound interest, late fees.
    pub frozen: Components,
    /// The daily rate of purchases in force, where an event changed that of the terms.
    pub purchase_rate: Option<Rate>,
    /// The daily rate of cash advances in force, where an event changed that of the terms.
    pub cash_rate: Option<Rate>,
    /// Where interest compounds by the day: the daily rates of purchases of late, each from its day on. Not told: those of the
    /// terms.
    pub recent_rates: Vec<(Date, Rate)>,
    /// What purchases have earned since the last statement, through the day.
    pub accrued_purchase: Option<AccruedFigure>,
    /// What cash advances have earned since the last statement, through the day.
    pub accrued_cash: Option<AccruedFigure>,
    /// What billed unpaid interest has earned since the last statement, through the day.
    pub accrued_compound: Option<AccruedFigure>,
    /// What repaid parts of unbilled purchases would have earned, should unbilled purchases come to bear.
    pub repaid_unbilled: Accrued,
    /// A late fee that is owed the next day.
    pub late_fee: Option<OpeningLateFee>,
    /// Instalment plans with parts left to bill, oldest first.
    pub plans: Vec<OpeningPlan>,
    /// Disputed amounts of purchases: they are not among what is owed.
    pub disputes: Vec<OpeningDispute>,
    /// A judgment on the account.
    pub judgment: Option<OpeningJudgment>,
}

/// A statement of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningStatement {
    /// The statement's date.
    pub date: Date,
    /// Statement balance.
    pub balance: Money,
    /// Minimum payment.
    pub minimum: Money,
    /// The due date; by the terms where absent.
    pub due: Option<Date>,
    /// Last day of late-payment grace; by the terms where absent.
    pub late_payment_grace_end: Option<Date>,
    /// Paid since, and what counts like a payment. Not told: what the balance has more than is billed and unpaid.
    pub paid: Option<Money>,
    /// Whether it counted as paid in full, once its grace is over.
    pub was_paid_in_full: Option<bool>,
    /// What parts repaid of its purchases would have earned, should its interest-free period be lost.
    pub repaid: Accrued,
    /// What a balance of one minor unit has earned since the first day that the statement did not accrue, where a lost
    /// interest-free period charges no day before that. Not told: by the rates of the terms.
    pub since_statement: Option<Accrued>,
}

/// An amount posted and unpaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningPosting {
    /// What it is.
    pub component: Component,
    /// What is unpaid, above zero.
    pub unpaid: Money,
    /// Which statement billed it; unbilled where absent.
    pub billed: Option<BilledBy>,
    /// The first day that it accrues. Not told: the day after the opening, and nothing of before is charged back.
    pub posted: Option<Date>,
    /// Whether it accrues from the day after it was posted, as a settled plan does.
    pub accrues_next_day: bool,
    /// Its place in the order of posting: what one event or one statement posted shares a number. Not told: the next.
    pub moment: Option<u32>,
    /// Whether it bears interest. Not told: as the decision on its statement, or on the last one decided, says.
    pub bears: Option<bool>,
    /// What a balance of one minor unit has earned since its posting, through the day. Not told: by the rates of the terms.
    pub since_posting: Option<Accrued>,
    /// In an opening that the engine wrote: the event that posted it.
    pub source: Option<EventId>,
}

/// What a statement demanded anew and is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningDemand {
    /// The due date of the statement.
    pub due: Date,
    /// Last day of late-payment grace; by the terms where absent.
    pub late_payment_grace_end: Option<Date>,
    /// What is unpaid, above zero.
    pub unpaid: Money,
    /// What was posted from this moment on was not billed by its statement. Not told: as the statements tell.
    pub until: Option<u32>,
    /// What share of purchases it asked for. Not told: that of the terms.
    pub purchase_share: Option<Fraction>,
    /// How much of them it asked for in full because it was above the credit limit.
    pub over_limit: Money,
}

/// A disputed amount of a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningDispute {
    /// The purchase as it is posted again should the dispute end against the customer; `unpaid` is what is disputed.
    pub purchase: OpeningPosting,
    /// In an opening that the engine wrote: the dispute.
    pub source: Option<EventId>,
}

/// A late fee decided at the end of the day and owed the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningLateFee {
    /// What was missing of the minimum payment.
    pub shortfall: Money,
    /// The statement balance that asked for it. Not told: the last one.
    pub balance: Option<Money>,
    /// Principal posted and unpaid.
    pub principal: Money,
}

/// An instalment plan with parts left to bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningPlan {
    /// What was converted.
    pub amount: Money,
    /// Number of parts.
    pub periods: u32,
    /// What it costs.
    pub charge: PlanCharge,
    /// Parts billed so far.
    pub billed: u32,
    /// In an opening that the engine wrote: the conversion.
    pub source: Option<EventId>,
}

impl CardOpening {
    /// A card that owes nothing at the end of a day, and had no statement yet.
    #[must_use]
    pub const fn new(day: Date, currency: Currency) -> Self {
        Self {
            day,
            currency,
            statement: None,
            before: None,
            owed: None,
            demands: None,
            missed_payments: None,
            missed_cycles: None,
            is_revolving: None,
            credit: Money::zero(currency),
            next_statement: None,
            statement_day: None,
            due_rule: None,
            credit_limit: None,
            is_written_off: false,
            frozen: Components::NONE,
            purchase_rate: None,
            cash_rate: None,
            recent_rates: Vec::new(),
            accrued_purchase: None,
            accrued_cash: None,
            accrued_compound: None,
            repaid_unbilled: Accrued::ZERO,
            late_fee: None,
            plans: Vec::new(),
            disputes: Vec::new(),
            judgment: None,
        }
    }

    /// A card as its last bill shows it, at the end of the bill's day: nothing else is known of it.
    #[must_use]
    pub const fn of_bill(statement: OpeningStatement) -> Self {
        let mut opening = Self::new(statement.date, statement.balance.currency());
        opening.statement = Some(statement);
        opening
    }
}

impl OpeningStatement {
    /// A bill: its date, its balance and its minimum payment.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`]:
    /// ```
    /// use arrears::balance::OpeningStatement;
    /// use arrears::{Currency, Date, Money, MoneyError};
    /// let (balance, minimum) = (Money::zero(Currency::CNY), Money::zero(Currency::USD));
    /// let refused = OpeningStatement::new(Date::MIN, balance, minimum);
    /// assert!(matches!(refused, Err(MoneyError::MixedCurrencies { .. })));
    /// ```
    pub fn new(date: Date, balance: Money, minimum: Money) -> Result<Self, MoneyError> {
        minimum.of(balance.currency())?;
        Ok(Self {
            date,
            balance,
            minimum,
            due: None,
            late_payment_grace_end: None,
            paid: None,
            was_paid_in_full: None,
            repaid: Accrued::ZERO,
            since_statement: None,
        })
    }

    /// Sets the due date that is printed on it.
    #[must_use]
    pub const fn due(mut self, due: Date) -> Self {
        self.due = Some(due);
        self
    }
}

impl OpeningPosting {
    /// An amount posted and unpaid, not yet billed.
    #[must_use]
    pub const fn new(component: Component, unpaid: Money) -> Self {
        Self {
            component,
            unpaid,
            billed: None,
            posted: None,
            accrues_next_day: false,
            moment: None,
            bears: None,
            since_posting: None,
            source: None,
        }
    }

    /// Sets the statement that billed it.
    #[must_use]
    pub const fn billed(mut self, by: BilledBy) -> Self {
        self.billed = Some(by);
        self
    }

    /// Sets the first day that it accrues.
    #[must_use]
    pub const fn posted(mut self, day: Date) -> Self {
        self.posted = Some(day);
        self
    }
}

impl OpeningDemand {
    /// What is unpaid of what the statement due on a day demanded anew.
    #[must_use]
    pub const fn new(due: Date, unpaid: Money) -> Self {
        Self {
            due,
            late_payment_grace_end: None,
            unpaid,
            until: None,
            purchase_share: None,
            over_limit: Money::zero(unpaid.currency()),
        }
    }
}

impl OpeningDispute {
    /// A purchase, of which what is unpaid is disputed.
    #[must_use]
    pub const fn new(purchase: OpeningPosting) -> Self {
        Self { purchase, source: None }
    }
}

impl OpeningLateFee {
    /// A fee on what was missing of the minimum payment, with the principal then unpaid.
    #[must_use]
    pub const fn new(shortfall: Money, principal: Money) -> Self {
        Self { shortfall, balance: None, principal }
    }
}

impl OpeningPlan {
    /// A plan of `periods` parts, `billed` of which are billed.
    #[must_use]
    pub const fn new(amount: Money, periods: u32, charge: PlanCharge, billed: u32) -> Self {
        Self { amount, periods, charge, billed, source: None }
    }
}

impl OpeningStatement {
    /// What its payments leave of its balance.
    pub(in crate::balance) const fn left_of_balance(&self) -> Money {
        let left = self.balance.minor().saturating_sub(Money::minor_of(self.paid));
        Money::saturating(if left > 0 { left } else { 0 }, self.balance.currency())
    }
}

impl CardOpening {
    /// That every amount of it is of a currency.
    pub(super) fn check_currency(&self, currency: Currency) -> Result<(), MoneyError> {
        let is = |amount: Money| amount.of(currency).map(|_| ());
        let may = |amount: Option<Money>| amount.map_or(Ok(()), is);
        for told in [&self.statement, &self.before].into_iter().flatten() {
            is(told.balance)?;
            is(told.minimum)?;
            may(told.paid)?;
        }
        let disputed = self.disputes.iter().map(|dispute| &dispute.purchase);
        self.owed.iter().flatten().chain(disputed).try_for_each(|posting| is(posting.unpaid))?;
        for demand in self.demands.iter().flatten() {
            is(demand.unpaid)?;
            is(demand.over_limit)?;
        }
        if let Some(fee) = &self.late_fee {
            is(fee.shortfall)?;
            may(fee.balance)?;
            is(fee.principal)?;
        }
        for figure in [&self.accrued_purchase, &self.accrued_cash, &self.accrued_compound].into_iter().flatten() {
            if let AccruedFigure::Rounded(amount) = figure {
                is(*amount)?;
            }
        }
        self.plans.iter().try_for_each(|plan| is(plan.amount))?;
        is(self.credit)?;
        may(self.credit_limit.map(|(_, limit)| limit))?;
        may(self.judgment.map(|told| told.unpaid))?;
        is(Money::zero(self.currency))
    }

    /// How many ids of the opening are those of what is posted: a dispute in place n of its list has this plus n.
    #[must_use]
    pub fn first_dispute(&self) -> usize {
        self.listed().len()
    }

    /// What is listed as billed and unpaid, in minor units; `None` where nothing is listed.
    pub(in crate::balance) fn billed_minor(&self) -> Option<i64> {
        let billed = self.owed.as_ref()?.iter().filter(|posting| posting.billed.is_some());
        Some(billed.fold(0_i64, |sum, posting| sum.saturating_add(posting.unpaid.minor())))
    }

    /// What was met of the last statement.
    pub(in crate::balance) fn met_minor(&self, statement: &OpeningStatement) -> i64 {
        let balance = statement.balance.minor();
        let listed = || balance.saturating_sub(self.billed_minor().unwrap_or(balance)).max(0);
        statement.paid.map_or_else(listed, Money::minor)
    }

    /// What the last minimum payment still lacks.
    pub(in crate::balance) fn demanded_minor(&self) -> i64 {
        let lacks = |last: OpeningStatement| {
            let billed = self.billed_minor().unwrap_or(last.left_of_balance().minor());
            last.minimum.minor().saturating_sub(self.met_minor(&last)).min(billed).max(0)
        };
        let is_open = |last: &OpeningStatement| last.was_paid_in_full != Some(true);
        self.statement.filter(is_open).map_or(0, lacks)
    }

    /// Missed payments in a row, where they are not told: the demands past their grace.
    pub(in crate::balance) fn missed(&self) -> u32 {
        let is_past = |demand: &&OpeningDemand| demand.late_payment_grace_end.unwrap_or(demand.due) <= self.day;
        let listed = self.demands.iter().flatten().filter(is_past).count();
        let is_last_missed = self.demands.is_none()
            && self.demanded_minor() > 0
            && self.statement.is_some_and(|last| last.was_paid_in_full == Some(false));
        u32::try_from(listed).unwrap_or(u32::MAX).saturating_add(u32::from(is_last_missed))
    }

    /// Whether new purchases bear from posting, as the last statement decided says where nothing else does.
    pub(in crate::balance) fn revolves(&self) -> bool {
        let was_lost = || self.statement.is_some_and(|last| last.was_paid_in_full == Some(false));
        self.is_revolving.unwrap_or_else(was_lost)
    }

    /// Whether something bears interest, as the decision on its statement or on the last one decided says. `like_purchases`
    /// are the components that bear as purchases do.
    pub(in crate::balance) fn bears(
        &self,
        posting: &OpeningPosting,
        is_revolving: bool,
        like_purchases: Components,
    ) -> bool {
        let was_lost = self.statement.is_some_and(|last| last.was_paid_in_full == Some(false));
        let is_like = posting.component == Component::Purchase || like_purchases.contains(posting.component);
        match posting.billed {
            _ if !is_like && posting.component != Component::Instalment => false,
            Some(BilledBy::Earlier) => true,
            Some(BilledBy::Last) if was_lost => true,
            _ => is_like && is_revolving,
        }
    }

    /// Which of the cycles decided so far were missed: where it is not told, those missed in a row.
    pub(in crate::balance) fn misses(&self) -> u64 {
        let in_a_row = || {
            let missed = self.missed_payments.unwrap_or_else(|| self.missed());
            1_u64.checked_shl(missed).map_or(u64::MAX, |above| above.saturating_sub(1))
        };
        self.missed_cycles.unwrap_or_else(in_a_row)
    }

    /// The day of the next statement: where it is not told, the first one after the last statement, or after the day.
    pub(in crate::balance) fn statement_after(&self, terms: &CardTerms) -> Result<Date, CalendarError> {
        if let Some(next) = self.next_statement {
            return Ok(next);
        }
        let (day, dates) = (self.statement_day.unwrap_or(terms.statement_day()), terms.statement_dates());
        let since = self.statement.map_or(self.day, |last| last.date);
        match dates.last() {
            Some(listed) if since < listed || (since == listed && self.statement.is_some()) => dates.next(since, day),
            _ => day.after(since),
        }
    }

    /// What is posted and unpaid: where it is not told, what the last statement leaves, as one purchase.
    pub(in crate::balance) fn listed(&self) -> Cow<'_, [OpeningPosting]> {
        match (&self.owed, self.statement) {
            (Some(owed), _) => Cow::Borrowed(owed),
            (None, Some(last)) if last.left_of_balance().minor() > 0 => {
                let lump = OpeningPosting::new(Component::Purchase, last.left_of_balance());
                Cow::Owned(vec![lump.billed(BilledBy::Last)])
            }
            (None, _) => Cow::Borrowed(&[]),
        }
    }

    /// The demands not met: where they are not told, what the last minimum payment lacks, since the due date given.
    pub(in crate::balance) fn demanded(&self, due: Option<Date>) -> Vec<OpeningDemand> {
        let lacking = self.demanded_minor();
        match (&self.demands, due) {
            (Some(demands), _) => demands.clone(),
            (None, Some(due)) if lacking > 0 => {
                let late_payment_grace_end = self.statement.and_then(|last| last.late_payment_grace_end);
                let lacking = Money::saturating(lacking, self.currency);
                vec![OpeningDemand { late_payment_grace_end, ..OpeningDemand::new(due, lacking) }]
            }
            (None, _) => Vec::new(),
        }
    }
}
