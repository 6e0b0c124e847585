//! The budget of a case: what comes in, what must go out, and who shares what is left.

use alloc::string::String;
use alloc::vec::Vec;

use crate::budget::{Budget, CapacityPolicy, Category, Certainty, Income, OtherDebt, Recurring, Spending};
use crate::case::{BudgetQuestion, Creditor, refused};
use crate::frequency::Frequency;
use crate::json::{Node, Pairs, shapes};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::wire::WireError;

shapes! {
    pub(super) struct BudgetShape {
        incomes: Vec<IncomeShape>,
        /// Spending that cannot be left out.
        essentials: Vec<SpendingShape>,
        /// Other debts, and what is paid on them.
        debts: Option<Vec<DebtShape>>,
        dependants: Option<u8>,
        /// How the lender reads it; all of the surplus where absent.
        policy: Option<CapacityPolicyShape>,
        /// Others who share the capacity with this account, pro rata to what is owed.
        creditors: Option<Vec<CreditorShape>>,
    }
    struct IncomeShape {
        amount: String,
        /// `weekly`, `fortnightly`, `fourWeekly`, `monthly`, `quarterly` or `yearly`; monthly where absent.
        every: Option<String>,
        /// `secured`, `regular`, `variable` or `expected`; regular where absent.
        certainty: Option<String>,
        /// The date of the evidence.
        evidence: Option<String>,
    }
    struct SpendingShape {
        category: String,
        amount: String,
        every: Option<String>,
    }
    struct DebtShape {
        balance: String,
        payment: String,
        every: Option<String>,
    }
    struct CapacityPolicyShape {
        /// The share of the surplus that may be asked for.
        share: Option<String>,
        /// What is left to the household of that.
        cushion: Option<String>,
        /// The share of an income that counts, by its certainty.
        counting: Option<Pairs<String>>,
        evidence_within_days: Option<u16>,
        debt_service_limit: Option<String>,
        uncertain_limit: Option<String>,
        /// Categories of spending that must be there.
        requires: Option<Vec<String>>,
        least_essentials: Option<LeastShape>,
    }
    struct LeastShape {
        household: String,
        dependant: String,
    }
    struct CreditorShape {
        name: String,
        balance: String,
    }
}

/// A budget, checked.
#[inline(never)] // a door: see `wire`
pub(super) fn budget(node: Node<'_>, currency: Currency) -> Result<BudgetQuestion, WireError> {
    let mut budget = Budget::new();
    let incomes = node.need("incomes")?;
    for income in incomes.parts() {
        let certainty = income.maybe("certainty", |key| key.word(Certainty::from_key, Certainty::KEYS))?;
        let recurring = recurring(income, "amount", currency)?;
        let mut read = Income::new(recurring, certainty.unwrap_or(Certainty::Regular));
        if let Some(day) = income.get("evidence") {
            read = read.evidence(day.date()?);
        }
        budget = budget.income(read);
    }
    for spending in node.need("essentials")?.parts() {
        let category = spending.need("category")?.word(Category::from_key, Category::KEYS)?;
        budget = budget.essential(Spending::new(category, recurring(spending, "amount", currency)?));
    }
    for debt in node.get("debts").into_iter().flat_map(Node::parts) {
        let balance = debt.need("balance")?.money(currency)?;
        budget = budget.debt(OtherDebt::new(balance, recurring(debt, "payment", currency)?));
    }
    budget = budget.dependants(node.get("dependants").map_or(0, Node::whole));
    let policy = match node.get("policy") {
        Some(policy) => capacity_policy(policy, currency)?,
        None => CapacityPolicy::new(Fraction::ONE, Money::zero(currency)).map_err(|error| node.refused(error))?,
    };
    let creditors = node.get("creditors").into_iter().flat_map(Node::parts).map(|creditor| {
        let balance = creditor.need("balance")?.not_negative(currency)?;
        Ok(Creditor::new(creditor.text_of("name"), balance))
    });
    let creditors = creditors.collect::<Result<Vec<_>, WireError>>()?;
    let question = BudgetQuestion { budget, policy, creditors };
    question.budget.capacity(&question.policy).map_err(|error| WireError::of_case(&refused(error), None))?;
    Ok(question)
}

/// An amount that comes again, every month where nothing else is said.
fn recurring(node: Node<'_>, key: &str, currency: Currency) -> Result<Recurring, WireError> {
    let amount = node.need(key)?.money(currency)?;
    let every = node.maybe("every", |every| every.word(Frequency::from_key, Frequency::KEYS))?;
    Ok(Recurring::new(amount, every.unwrap_or(Frequency::Monthly)))
}

fn capacity_policy(node: Node<'_>, currency: Currency) -> Result<CapacityPolicy, WireError> {
    let cushion = node.maybe("cushion", |cushion| cushion.not_negative(currency))?;
    let of_surplus = node.maybe("share", Node::fraction)?.unwrap_or(Fraction::ONE);
    let mut policy = CapacityPolicy::new(of_surplus, cushion.unwrap_or(Money::zero(currency)))
        .map_err(|error| node.refused_at("share", error))?;
    for share in node.get("counting").into_iter().flat_map(Node::parts) {
        let certainty = share.key_word(Certainty::from_key, Certainty::KEYS)?;
        policy = policy.counting(certainty, share.fraction()?).map_err(|error| share.refused(error))?;
    }
    if let Some(days) = node.get("evidenceWithinDays") {
        policy = policy.evidence_within(days.whole());
    }
    if let Some(limit) = node.get("debtServiceLimit") {
        policy = policy.debt_service_limit(limit.fraction()?);
    }
    if let Some(limit) = node.get("uncertainLimit") {
        policy = policy.uncertain_limit(limit.fraction()?);
    }
    for category in node.get("requires").into_iter().flat_map(Node::parts) {
        policy = policy.requires(category.word(Category::from_key, Category::KEYS)?);
    }
    if let Some(least) = node.get("leastEssentials") {
        let household = least.need("household")?.money(currency)?;
        policy = policy.least_essentials(household, least.need("dependant")?.money(currency)?);
    }
    Ok(policy)
}
