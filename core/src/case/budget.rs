//! The answer to the budget of a case: what can be paid each month, and what of it is for this account.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::{BudgetQuestion, Case, CaseError, CasePlace};
use crate::budget::{BudgetError, BudgetItem, Capacity, Finding, PerMonth, Stress, pro_rata};
use crate::calendar::Date;
use crate::money::Money;
use crate::offer::{CapacityPeriod, OfferError};
use crate::rounding::Rounding;
use crate::words::Language;

impl BudgetQuestion {
    fn stresses(&self) -> impl Iterator<Item = Stress> {
        Stress::LESS.into_iter().chain((0..self.budget.sheet().incomes.len()).map(Stress::Lost))
    }

    /// What of a capacity is for this account, and for each of the others.
    fn shared(&self, capacity: Money, payoff: Money) -> Result<Vec<Money>, BudgetError> {
        let mut balances: Vec<Money> = alloc::vec![payoff];
        balances.extend(self.creditors.iter().map(|creditor| creditor.balance));
        let nothing = Money::zero(capacity.currency());
        let mut shares = alloc::vec![nothing; balances.len()];
        if balances.iter().any(|balance| balance.minor() > 0) {
            pro_rata(capacity, &balances, &mut shares)?;
        }
        Ok(shares)
    }

    fn own(&self, capacity: Money, payoff: Money) -> Result<Money, BudgetError> {
        // Alone, an account may be offered more than it owes a month.
        if self.creditors.is_empty() {
            return Ok(capacity);
        }
        Ok(self.shared(capacity, payoff)?.first().copied().unwrap_or(capacity))
    }

    /// What is left under each stress on a day.
    fn stressed(&self, day: Date, payoff: Money) -> Result<Vec<Stressed>, BudgetError> {
        let stressed = self.stresses().map(|stress| {
            let under: Capacity = self.budget.sheet().on(day).under(&self.policy, stress)?;
            Ok(Stressed { stress, capacity: under.amount(), share: self.own(under.amount(), payoff)? })
        });
        stressed.collect()
    }

    /// The row of periods, where the capacity changes on some day after today; else nothing.
    fn periods(&self, today: Date, payoff: Money) -> Result<Vec<BudgetPeriod>, BudgetError> {
        let changes = self.budget.changes(today)?;
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        let ends = changes.iter().map(|day| day.plus_days(-1).ok()).chain([None]);
        let period = |(from, to): (Date, Option<Date>)| {
            let capacity = self.budget.sheet().on(from).capacity(&self.policy)?;
            Ok(BudgetPeriod {
                from,
                to,
                income: a_month(capacity.income())?,
                essentials: a_month(capacity.essentials())?,
                debts: a_month(capacity.debts())?,
                surplus: a_month(capacity.surplus())?,
                capacity: capacity.amount(),
                share: self.own(capacity.amount(), payoff)?,
                stresses: self.stressed(from, payoff)?,
            })
        };
        [today].into_iter().chain(changes.iter().copied()).zip(ends).map(period).collect()
    }

    fn found(&self, today: Date, payoff: Money) -> Result<BudgetAnswer<'_>, BudgetError> {
        let capacity = self.budget.sheet().on(today).capacity(&self.policy)?;
        let shared = self.shared(capacity.amount(), payoff)?;
        let others = self.creditors.iter().map(|creditor| (creditor.name.as_str(), creditor.balance));
        let sharing = [("", payoff)].into_iter().chain(others).zip(shared);
        let mut creditors: Vec<_> =
            sharing.map(|((name, balance), share)| CreditorShare { name, balance, share }).collect();
        if self.creditors.is_empty() {
            creditors.clear();
        }
        Ok(BudgetAnswer {
            income: a_month(capacity.income())?,
            essentials: a_month(capacity.essentials())?,
            debts: a_month(capacity.debts())?,
            surplus: a_month(capacity.surplus())?,
            capacity: capacity.amount(),
            share: self.own(capacity.amount(), payoff)?,
            creditors,
            findings: self.budget.findings(&self.policy, today)?,
            stresses: self.stressed(today, payoff)?,
            periods: self.periods(today, payoff)?,
        })
    }
}

fn a_month(amount: PerMonth) -> Result<Money, BudgetError> {
    let rounded = amount.rounded(Rounding::HalfUp);
    rounded.map_err(|error| BudgetError { item: BudgetItem::Whole, fault: error.into() })
}

/// What can be paid each month, how it came about, and what to look at twice.
#[derive(Clone)]
pub struct BudgetAnswer<'a> {
    income: Money,
    essentials: Money,
    debts: Money,
    surplus: Money,
    capacity: Money,
    share: Money,
    creditors: Vec<CreditorShare<'a>>,
    findings: Vec<Finding>,
    stresses: Vec<Stressed>,
    periods: Vec<BudgetPeriod>,
}

/// What can be paid each month from one day to another, where incomes, spending or payments on other debts begin or end.
#[derive(Clone)]
#[non_exhaustive]
pub struct BudgetPeriod {
    /// The first day.
    pub from: Date,
    /// The last day; `None` of the last period.
    pub to: Option<Date>,
    /// A month's income as far as it counts, half up to the minor unit.
    pub income: Money,
    /// A month's essential spending, half up.
    pub essentials: Money,
    /// A month's payments on other debts, half up.
    pub debts: Money,
    /// What is left, half up; below zero where spending is above income.
    pub surplus: Money,
    /// The policy's share of the surplus less its cushion, rounded down, never below zero.
    pub capacity: Money,
    /// What of the capacity is for this account.
    pub share: Money,
    /// What is left under each stress.
    pub stresses: Vec<Stressed>,
}

/// What of the capacity is for one creditor.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct CreditorShare<'a> {
    /// The creditor's name; empty for the account of the case.
    pub name: &'a str,
    /// What the account, or the other creditor, is owed.
    pub balance: Money,
    /// What of a month's capacity is for them.
    pub share: Money,
}

/// What is left if things get worse.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Stressed {
    /// The stress: every income less a tenth or more, or one income lost.
    pub stress: Stress,
    /// A month's capacity then.
    pub capacity: Money,
    /// What of it is for this account.
    pub share: Money,
}

/// Households' amounts stay out of logs.
impl fmt::Debug for BudgetAnswer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BudgetAnswer").field("findings", &self.findings).finish_non_exhaustive()
    }
}

impl fmt::Debug for BudgetPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BudgetPeriod({})", self.from)
    }
}

impl fmt::Debug for CreditorShare<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CreditorShare")
    }
}

impl fmt::Debug for Stressed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stressed({:?})", self.stress)
    }
}

impl<'a> BudgetAnswer<'a> {
    /// A month's income as far as it counts on the day asked about, half up to the minor unit.
    #[must_use]
    pub const fn income(&self) -> Money {
        self.income
    }

    /// A month's essential spending, half up.
    #[must_use]
    pub const fn essentials(&self) -> Money {
        self.essentials
    }

    /// A month's payments on other debts, half up.
    #[must_use]
    pub const fn debts(&self) -> Money {
        self.debts
    }

    /// What is left of a month's income, half up; below zero where spending is above income.
    #[must_use]
    pub const fn surplus(&self) -> Money {
        self.surplus
    }

    /// The policy's share of the surplus less its cushion, rounded down, never below zero.
    #[must_use]
    pub const fn capacity(&self) -> Money {
        self.capacity
    }

    /// What of the capacity is for this account: all of it where nobody shares it.
    #[must_use]
    pub const fn share(&self) -> Money {
        self.share
    }

    /// Everybody who shares it, this account first; empty where nobody does.
    #[must_use]
    pub fn creditors(&self) -> &[CreditorShare<'a>] {
        &self.creditors
    }

    /// What to look at twice, such as an income without evidence.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What is left under each stress.
    #[must_use]
    pub fn stresses(&self) -> &[Stressed] {
        &self.stresses
    }

    /// The periods of the capacity, the first from the day asked about on; empty where it never changes.
    #[must_use]
    pub fn periods(&self) -> &[BudgetPeriod] {
        &self.periods
    }

    /// What this account has in each period after the first.
    pub(super) fn later(&self) -> Result<Vec<CapacityPeriod>, OfferError> {
        let period = |period: &BudgetPeriod| {
            let stressed = period.stresses.iter().map(|one| one.share).collect();
            Ok(CapacityPeriod::new(period.from, period.share)?.stressed(stressed))
        };
        self.periods.iter().skip(1).map(period).collect()
    }

    /// A month's amount for this account under each stress, named in English.
    pub(super) fn named_stresses(&self) -> Vec<(String, Money)> {
        self.stresses.iter().map(|one| (one.stress.of(Language::English).to_string(), one.share)).collect()
    }
}

impl Case {
    pub(super) fn budget_answer(&self, payoff: Money) -> Result<Option<BudgetAnswer<'_>>, CaseError> {
        let found = self.budget.as_ref().map(|question| question.found(self.as_of, payoff));
        found.transpose().map_err(refused)
    }
}

/// An error at the entry it is about.
pub(crate) fn refused(error: BudgetError) -> CaseError {
    let place = match error.item {
        BudgetItem::Income(place) => CasePlace::Income(place),
        BudgetItem::Essential(place) => CasePlace::Essential(place),
        BudgetItem::Debt(place) => CasePlace::Debt(place),
        // The account itself stands first among the balances.
        BudgetItem::Balance(place) => CasePlace::Creditor(place.saturating_sub(1)),
        BudgetItem::Policy => CasePlace::CapacityPolicy,
        BudgetItem::Payment(_) | BudgetItem::Whole => CasePlace::Budget,
    };
    CaseError::at(place, error)
}
