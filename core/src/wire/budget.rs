//! The budget of a case: what comes in, what must go out, and who shares what is left.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::path::At;
use super::written::WordShape;
use super::{Case, WireError};
use crate::balance::Position;
use crate::budget::{
    Budget, BudgetError, BudgetItem, Capacity, CapacityPolicy, Category, Certainty, Finding, Income, OtherDebt,
    PerMonth, Recurring, Spending, Stress, pro_rata,
};
use crate::calendar::Date;
use crate::frequency::Frequency;
use crate::json::{Maybe, Of, Pairs, Part, report, shapes};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::words::Language;

/// A budget with the lender's view of it. `Debug` shows no amount.
#[derive(Clone, Debug)]
pub(super) struct BudgetQuestion {
    budget: Budget,
    incomes: usize,
    policy: CapacityPolicy,
    /// Others who share what is left, with what is owed to them.
    creditors: Vec<Creditor>,
}

#[derive(Clone)]
struct Creditor {
    name: String,
    balance: Money,
}

impl core::fmt::Debug for Creditor {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Creditor")
    }
}

shapes! {
    pub(super) struct BudgetShape {
        /// What comes in; a month's worth of each is counted by its certainty.
        incomes: Vec<IncomeShape>,
        /// Spending that cannot be left out.
        essentials: Vec<SpendingShape>,
        /// Other debts, and what is paid on them.
        debts: Option<Vec<DebtShape>>,
        /// People who live on this household's income besides the debtor; 0 where absent.
        dependants: Option<u8>,
        /// How the lender reads it; all of the surplus where absent.
        policy: Option<CapacityPolicyShape>,
        /// Others who share the capacity with this account, pro rata to what is owed.
        creditors: Option<Vec<CreditorShape>>,
    }
    struct IncomeShape {
        /// What comes in each time.
        amount: String,
        /// `weekly`, `fortnightly`, `fourWeekly`, `monthly`, `quarterly` or `yearly`; monthly where absent.
        every: Option<String>,
        /// `secured`, `regular`, `variable` or `expected`; regular where absent.
        certainty: Option<String>,
        /// The date of the evidence.
        evidence: Option<String>,
    }
    struct SpendingShape {
        /// What it is spent on.
        category: String,
        /// What is spent each time.
        amount: String,
        /// How often; monthly where absent.
        every: Option<String>,
    }
    struct DebtShape {
        /// What is owed on it.
        balance: String,
        /// What is paid on it each time.
        payment: String,
        /// How often it is paid; monthly where absent.
        every: Option<String>,
    }
    struct CapacityPolicyShape {
        /// The share of the surplus that may be asked for.
        share: Option<String>,
        /// What is left to the household of that.
        cushion: Option<String>,
        /// The share of an income that counts, by its certainty.
        counting: Option<Pairs<String>>,
        /// Evidence of an income is too old when its date lies further back than so many days; never where absent.
        evidence_within_days: Option<u16>,
        /// The share of counted income above which payments on debts are pointed out, such as `0.5`.
        debt_service_limit: Option<String>,
        /// The share of all income that is variable or expected above which it is pointed out.
        uncertain_limit: Option<String>,
        /// Categories of spending that must be there.
        requires: Option<Vec<String>>,
        /// What essential spending is at least: anything below is pointed out.
        least_essentials: Option<LeastShape>,
    }
    struct LeastShape {
        /// A month's amount for the household itself.
        household: String,
        /// A month's amount more for each dependant.
        dependant: String,
    }
    struct CreditorShape {
        /// Who it is, as the report should call them.
        name: String,
        /// What is owed to them.
        balance: String,
    }
}

/// A budget, checked.
pub(super) fn budget(node: Of<'_, BudgetShape>, currency: Currency) -> Result<BudgetQuestion, WireError> {
    let mut budget = Budget::new();
    let incomes = node.incomes();
    for income in incomes.parts() {
        let certainty = income.certainty().read(|key| key.word(Certainty::from_key, Certainty::KEYS))?;
        let recurring = recurring(income.amount(), income.every(), currency)?;
        let mut read = Income::new(recurring, certainty.unwrap_or(Certainty::Regular));
        if let Some(day) = income.evidence().given() {
            read = read.evidence(day.date()?);
        }
        budget = budget.income(read);
    }
    for spending in node.essentials().parts() {
        let category = spending.category().word(Category::from_key, Category::KEYS)?;
        budget = budget.essential(Spending::new(category, recurring(spending.amount(), spending.every(), currency)?));
    }
    for debt in node.debts().parts() {
        let balance = debt.balance().money(currency)?;
        budget = budget.debt(OtherDebt::new(balance, recurring(debt.payment(), debt.every(), currency)?));
    }
    budget = budget.dependants(node.dependants().value().unwrap_or(0));
    let policy = match node.policy().given() {
        Some(policy) => capacity_policy(policy, currency)?,
        None => CapacityPolicy::new(Fraction::ONE, Money::zero(currency)).map_err(|error| node.refused(error))?,
    };
    let creditors = node.creditors().parts().map(|creditor| {
        let balance = creditor.balance().not_negative(currency)?;
        Ok(Creditor { name: creditor.name().text().into(), balance })
    });
    let creditors = creditors.collect::<Result<Vec<_>, WireError>>()?;
    let question = BudgetQuestion { budget, incomes: incomes.parts().count(), policy, creditors };
    question.budget.capacity(&question.policy).map_err(refused)?;
    Ok(question)
}

/// An amount that comes again, every month where nothing else is said.
fn recurring(amount: Of<'_, String>, every: Maybe<'_, String>, currency: Currency) -> Result<Recurring, WireError> {
    let amount = amount.money(currency)?;
    let every = every.read(|every| every.word(Frequency::from_key, Frequency::KEYS))?;
    Ok(Recurring::new(amount, every.unwrap_or(Frequency::Monthly)))
}

fn capacity_policy(node: Of<'_, CapacityPolicyShape>, currency: Currency) -> Result<CapacityPolicy, WireError> {
    let cushion = node.cushion().read(|cushion| cushion.not_negative(currency))?;
    let of_surplus = node.share().read(|share| share.fraction())?.unwrap_or(Fraction::ONE);
    let mut policy = CapacityPolicy::new(of_surplus, cushion.unwrap_or(Money::zero(currency)))
        .map_err(|error| node.share().refused(error))?;
    for share in node.counting().parts() {
        let certainty = share.key_word(Certainty::from_key, Certainty::KEYS)?;
        policy = policy.counting(certainty, share.fraction()?).map_err(|error| share.refused(error))?;
    }
    if let Some(days) = node.evidence_within_days().given() {
        policy = policy.evidence_within(days.value());
    }
    if let Some(limit) = node.debt_service_limit().given() {
        policy = policy.debt_service_limit(limit.fraction()?);
    }
    if let Some(limit) = node.uncertain_limit().given() {
        policy = policy.uncertain_limit(limit.fraction()?);
    }
    for category in node.requires().parts() {
        policy = policy.requires(category.word(Category::from_key, Category::KEYS)?);
    }
    if let Some(least) = node.least_essentials().given() {
        let household = least.household().money(currency)?;
        policy = policy.least_essentials(household, least.dependant().money(currency)?);
    }
    Ok(policy)
}

/// An error at the entry it is about.
fn refused(error: BudgetError) -> WireError {
    let root = At::root("budget");
    // The path says where: the message says what.
    let at = |at: &At<'_>| WireError::coded(error.code(), at.text(), error.fault.to_string());
    let list = |key: &str, place: usize| at(&root.key(key).index(place));
    match error.item {
        BudgetItem::Income(place) => list("incomes", place),
        BudgetItem::Essential(place) => list("essentials", place),
        BudgetItem::Debt(place) => list("debts", place),
        // The account itself stands first among the balances.
        BudgetItem::Balance(place) => list("creditors", place.saturating_sub(1)),
        BudgetItem::Policy => at(&root.key("policy")),
        BudgetItem::Payment(_) | BudgetItem::Whole => at(&root),
    }
}

report! {
    /// What can be paid each month, how it came about, and what to look at twice.
    pub(super) struct BudgetReportShape(found: &Found<'_>)
    let [income, essentials, debts, surplus] = found.a_month;
    {
        /// A month's counted income, half up.
        income: String = income,
        essentials: String = essentials,
        debts: String = debts,
        surplus: String = surplus,
        /// The policy's share of the surplus less its cushion, rounded down, never below zero.
        capacity: String = found.capacity,
        /// What of it is for this account, where others share it.
        share: String = found.share,
        /// Everybody who shares it, this account first.
        creditors?: Vec<ShareShape> = found.creditors.iter().copied(),
        findings: Vec<FindingShape> = found.findings.iter().copied(),
        stresses: Vec<StressedShape> = found.stresses.iter().copied(),
    }

    struct ShareShape(name: &str, balance: Money, share: Money) {
        name: String = name,
        balance: String = balance,
        share: String = share,
    }

    struct FindingShape(finding: Finding) {
        kind: &'static str = finding.kind().key(),
        text: WordShape = |language| finding.of(language),
    }

    struct StressedShape(stress: Stress, capacity: Money, share: Money) {
        text: WordShape = |language| stress.of(language),
        capacity: String = capacity,
        share: String = share,
    }
}

/// What is written of a budget.
struct Found<'a> {
    a_month: [Money; 4],
    capacity: Money,
    share: Money,
    creditors: Vec<(&'a str, Money, Money)>,
    findings: Vec<Finding>,
    stresses: Vec<(Stress, Money, Money)>,
}

/// What a month has for this account, as it is and under each stress.
#[derive(Clone, Debug)]
pub(super) struct Shares {
    pub(super) monthly: Money,
    pub(super) stresses: Vec<(String, Money)>,
}

impl BudgetQuestion {
    fn stresses(&self) -> impl Iterator<Item = Stress> {
        Stress::LESS.into_iter().chain((0..self.incomes).map(Stress::Lost))
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

    pub(super) fn shares(&self, position: &Position) -> Result<Shares, WireError> {
        let payoff = position.payoff();
        let monthly = self.budget.capacity(&self.policy).and_then(|c| self.own(c.amount(), payoff)).map_err(refused)?;
        let stresses = self.stresses().map(|stress| {
            let capacity = self.budget.sheet().under(&self.policy, stress)?;
            Ok((stress.of(Language::English).to_string(), self.own(capacity.amount(), payoff)?))
        });
        let stresses = stresses.collect::<Result<Vec<_>, BudgetError>>().map_err(refused)?;
        Ok(Shares { monthly, stresses })
    }
}

impl Case {
    pub(super) fn budget_report(
        &self,
        question: &BudgetQuestion,
        position: &Position,
    ) -> Result<Part<BudgetReportShape>, WireError> {
        question.found(self.as_of, position.payoff()).map(|found| Part::of(&found)).map_err(refused)
    }
}

impl BudgetQuestion {
    fn found(&self, today: Date, payoff: Money) -> Result<Found<'_>, BudgetError> {
        let capacity = self.budget.capacity(&self.policy)?;
        let stresses = self.stresses().map(|stress| {
            let under: Capacity = self.budget.sheet().under(&self.policy, stress)?;
            Ok((stress, under.amount(), self.own(under.amount(), payoff)?))
        });
        let shared = self.shared(capacity.amount(), payoff)?;
        let others = self.creditors.iter().map(|creditor| (creditor.name.as_str(), creditor.balance));
        let sharing = [("", payoff)].into_iter().chain(others).zip(shared);
        let mut creditors: Vec<_> = sharing.map(|((name, balance), share)| (name, balance, share)).collect();
        if self.creditors.is_empty() {
            creditors.clear();
        }
        let [income, essentials, debts, surplus] =
            [capacity.income(), capacity.essentials(), capacity.debts(), capacity.surplus()].map(a_month);
        Ok(Found {
            a_month: [income?, essentials?, debts?, surplus?],
            capacity: capacity.amount(),
            share: self.own(capacity.amount(), payoff)?,
            creditors,
            findings: self.budget.findings(&self.policy, today)?,
            stresses: stresses.collect::<Result<_, BudgetError>>()?,
        })
    }
}

fn a_month(amount: PerMonth) -> Result<Money, BudgetError> {
    let rounded = amount.rounded(Rounding::HalfUp);
    rounded.map_err(|error| BudgetError { item: BudgetItem::Whole, fault: error.into() })
}
