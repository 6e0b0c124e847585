//! Budgets that cannot be: what is wrong, and with which entry.

use arrears::budget::{
    Budget, BudgetError, BudgetFault, BudgetItem, CapacityPolicy, CountedDays, Income, IncomeCertainty, Stress,
    monthly, pro_rata, weekly,
};
use arrears::{Date, Fraction, Money, MoneyError};

use crate::rates::{date, minor, money};

fn policy() -> CapacityPolicy {
    CapacityPolicy::new(Fraction::ONE, money("0")).unwrap()
}

fn incomes(count: usize) -> Budget {
    (0..count).fold(Budget::new(), |budget, _| budget.income(monthly(money("1"))))
}

fn capacity(budget: Budget) -> Result<(), BudgetError> {
    budget.capacity(&policy()).map(drop)
}

fn survives(payments: &[(Date, Money)]) -> Result<(), BudgetError> {
    Budget::new().sheet().survives(&policy(), Stress::None, payments).map(drop)
}

fn changes(count: i32) -> Result<(), BudgetError> {
    let from = |day: i32| CountedDays::new(Some(date("2024-01-01").plus_days(day).unwrap()), None).unwrap();
    let income = |day: i32| Income::new(monthly(money("1")), IncomeCertainty::Regular).over(from(day));
    let budget = (1..=count).fold(Budget::new(), |budget, day| budget.income(income(day)));
    assert_eq!(budget.changes(date("2024-01-02")).map(|days| days.len()), Ok(60));
    budget.changes(date("2024-01-01")).map(drop)
}

fn shares(balances: &[Money], places: usize) -> Result<(), BudgetError> {
    pro_rata(money("1"), balances, &mut vec![money("0"); places]).map(drop)
}

provoked! {
    an_income_of_nothing: 105 "amountNotPositive", BudgetError { item: BudgetItem::Income(0), fault: BudgetFault::Money(MoneyError::NotPositive) } =
        capacity(Budget::new().income(monthly(money("0"))));
    two_hundred_and_fifty_seven_incomes: 1000 "budgetTooMany",
        BudgetError { item: BudgetItem::Income(256), fault: BudgetFault::TooMany { given: 257, max: 256 } } = capacity(incomes(257));
    a_month_of_more_than_there_is: 1001 "budgetTotal", BudgetError { item: BudgetItem::Income(0), fault: BudgetFault::TotalTooLarge } =
        capacity(Budget::new().income(weekly(minor(Money::MAX_MINOR))));
    twice_the_surplus: 1002 "shareAboveOne", BudgetError { item: BudgetItem::Policy, fault: BudgetFault::ShareAboveOne } =
        CapacityPolicy::new(Fraction::parse("2").unwrap(), money("0"));
    fifty_one_dependants: 1003 "dependants", BudgetError { item: BudgetItem::Whole, fault: BudgetFault::TooManyDependants { given: 51 } } =
        capacity(Budget::new().dependants(51));
    the_second_of_one_income_lost: 1004 "noSuchIncome", BudgetError { item: BudgetItem::Income(1), fault: BudgetFault::NoSuchIncome { count: 1 } } =
        incomes(1).sheet().under(&policy(), Stress::Lost(1));
    a_share_of_no_balance: 1005 "nothingOwed", BudgetError { item: BudgetItem::Whole, fault: BudgetFault::NothingOwed } = shares(&[], 0);
    payments_that_step_back: 1006 "paymentsOutOfOrder", BudgetError { item: BudgetItem::Payment(1), fault: BudgetFault::OutOfOrder } =
        survives(&[(date("2024-02-01"), money("1")), (date("2024-01-01"), money("1"))]);
    a_last_day_before_the_first: 1008 "lastBeforeFirst", BudgetError { item: BudgetItem::Income(0), fault: BudgetFault::LastBeforeFirst } =
        CountedDays::new(Some(date("2024-02-01")), Some(date("2024-01-31")))
            .map_err(|fault| BudgetError { item: BudgetItem::Income(0), fault });
    changes_on_sixty_one_days: 1009 "tooManyChanges",
        BudgetError { item: BudgetItem::Whole, fault: BudgetFault::TooManyChanges { given: 61, max: 60 } } = changes(61);
    two_places_for_one_share: 1007 "sharePlaces", BudgetError { item: BudgetItem::Whole, fault: BudgetFault::Places { given: 2, needed: 1 } } =
        shares(&[money("1")], 2);
}
