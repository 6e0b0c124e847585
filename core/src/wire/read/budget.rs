//! The budget of a case: what comes in, what must go out, and who shares what is left.

use alloc::string::String;
use alloc::vec::Vec;

use crate::budget::{
    Budget, BudgetError, BudgetItem, CapacityPolicy, Category, CountedDays, Income, IncomeCertainty, OtherDebt,
    Recurring, Spending,
};
use crate::case::{BudgetQuestion, Creditor, refused};
use crate::frequency::Frequency;
use crate::json::{Maybe, Of, Pairs, shapes};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::wire::WireError;

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
        every: Option<Frequency>,
        /// `secured`, `regular`, `variable` or `expected`; regular where absent.
        certainty: Option<IncomeCertainty>,
        /// The date of the evidence.
        evidence: Option<String>,
        /// The first day on which it counts; from ever where absent.
        from: Option<String>,
        /// The last day on which it counts; for ever where absent.
        to: Option<String>,
    }
    struct SpendingShape {
        /// What it is spent on.
        category: String,
        /// What is spent each time.
        amount: String,
        /// How often; monthly where absent.
        every: Option<Frequency>,
        /// The first day on which it is spent; from ever where absent.
        from: Option<String>,
        /// The last day on which it is spent; for ever where absent.
        to: Option<String>,
    }
    struct DebtShape {
        /// What is owed on it.
        balance: String,
        /// What is paid on it each time.
        payment: String,
        /// How often it is paid; monthly where absent.
        every: Option<Frequency>,
        /// The first day on which it is paid; from ever where absent.
        from: Option<String>,
        /// The last day on which it is paid; for ever where absent.
        to: Option<String>,
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
        minimum_essentials: Option<MinimumEssentialsShape>,
    }
    struct MinimumEssentialsShape {
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
    for (place, income) in incomes.parts().enumerate() {
        let certainty = income.certainty().value();
        let recurring = recurring(income.amount(), income.every(), currency)?;
        let mut read = Income::new(recurring, certainty.unwrap_or(IncomeCertainty::Regular));
        if let Some(day) = income.evidence().given() {
            read = read.evidence(day.date()?);
        }
        budget = budget.income(read.over(days(income.from(), income.to(), BudgetItem::Income(place))?));
    }
    for (place, spending) in node.essentials().parts().enumerate() {
        let category = spending.category().word(Category::from_key, Category::KEYS)?;
        let read = Spending::new(category, recurring(spending.amount(), spending.every(), currency)?);
        let days = days(spending.from(), spending.to(), BudgetItem::Essential(place))?;
        budget = budget.essential(read.over(days));
    }
    for (place, debt) in node.debts().parts().enumerate() {
        let balance = debt.balance().money(currency)?;
        let read = OtherDebt::new(balance, recurring(debt.payment(), debt.every(), currency)?);
        budget = budget.debt(read.over(days(debt.from(), debt.to(), BudgetItem::Debt(place))?));
    }
    budget = budget.dependants(node.dependants().value().unwrap_or(0));
    let policy = match node.policy().given() {
        Some(policy) => capacity_policy(policy, currency)?,
        None => CapacityPolicy::new(Fraction::ONE, Money::zero(currency)).map_err(|error| node.refused(error))?,
    };
    let creditors = node.creditors().parts().map(|creditor| {
        let balance = creditor.balance().not_negative(currency)?;
        Ok(Creditor::new(creditor.name().text(), balance))
    });
    let creditors = creditors.collect::<Result<Vec<_>, WireError>>()?;
    let question = BudgetQuestion { budget, policy, creditors };
    question.budget.capacity(&question.policy).map_err(|error| WireError::of_case(&refused(error), None))?;
    Ok(question)
}

/// The first day and the last of an entry.
fn days(from: Maybe<'_, String>, to: Maybe<'_, String>, item: BudgetItem) -> Result<CountedDays, WireError> {
    let (first, last) = (from.read(|day| day.date())?, to.read(|day| day.date())?);
    CountedDays::new(first, last).map_err(|fault| to.refused(BudgetError { item, fault }))
}

/// An amount that comes again, every month where nothing else is said.
fn recurring(amount: Of<'_, String>, every: Maybe<'_, Frequency>, currency: Currency) -> Result<Recurring, WireError> {
    let amount = amount.money(currency)?;
    Ok(Recurring::new(amount, every.value().unwrap_or(Frequency::Monthly)))
}

fn capacity_policy(node: Of<'_, CapacityPolicyShape>, currency: Currency) -> Result<CapacityPolicy, WireError> {
    let cushion = node.cushion().read(|cushion| cushion.not_negative(currency))?;
    let of_surplus = node.share().read(|share| share.fraction())?.unwrap_or(Fraction::ONE);
    let mut policy = CapacityPolicy::new(of_surplus, cushion.unwrap_or(Money::zero(currency)))
        .map_err(|error| node.share().refused(error))?;
    for share in node.counting().parts() {
        let certainty = share.key_word(IncomeCertainty::from_key, IncomeCertainty::KEYS)?;
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
    if let Some(least) = node.minimum_essentials().given() {
        let household = least.household().money(currency)?;
        policy = policy.minimum_essentials(household, least.dependant().money(currency)?);
    }
    Ok(policy)
}
