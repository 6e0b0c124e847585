//! Each body that is measured, once, with its answer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing fails, as it should")]

use arrears::balance::{CardAccount, Explanation, LoanWorkspace, Silent, Workspace};
use arrears::portfolio::AccountSpace;
use arrears::schedule::AmortisationRow;
use arrears::{Component, Currency};
use arrears_benches::{
    Account, Choices, Portfolio, Question, SHAPES, level_of_60, loan_of_36, replay, stretched, year,
};

/// Replays as the benches do and, from the ledger, as everyone else does.
fn payoff(account: &Account) -> String {
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    let first = replay(account, &mut scratch, Silent);
    let again = replay(account, &mut scratch, Silent);
    let asked = CardAccount::new(account.terms(), account.ledger()).as_of(account.until()).unwrap();
    assert_eq!((first, again), (asked, asked));
    first.payoff().to_string()
}

#[test]
fn a_year() {
    assert_eq!(year().entries().len(), 60);
    assert_eq!(payoff(&year()), "2250.14");
}

#[test]
fn a_year_explained() {
    let account = year();
    let mut workspace = Workspace::new();
    let mut explanation = Explanation::new(Currency::CNY);
    let position = replay(&account, &mut workspace.scratch(account.room()), &mut explanation);
    assert_eq!(position, replay(&account, &mut workspace.scratch(account.room()), Silent));
    assert_eq!(explanation.into_lines().len(), 102);
}

#[test]
fn any_stretch() {
    assert_eq!([1, 10, 100].map(|times| payoff(&stretched(times))), ["2250.14", "27604.13", "86118175352.99"]);
}

#[test]
fn any_length() {
    for (name, shape, refunds) in SHAPES {
        for count in [10, 100, 1_000, 10_000, 100_000] {
            let account = shape.account(count, refunds);
            assert_eq!(account.entries().len(), usize::try_from(count).unwrap());
            assert_ne!(payoff(&account), "0.00", "{name}, {count}");
        }
    }
}

#[test]
fn a_choice_among_the_offers_of_many() {
    for accounts in [100, 10_000] {
        let certificate = Choices::new(accounts).certificate();
        // A step each for the budget and for eight caps, of at most 620.00 at twice its concession.
        assert!(
            certificate.accounts() > u64::from(accounts) / 4 && certificate.gap().millionths() < 9 * 150_000_000_000
        );
    }
}

#[test]
fn many_accounts_in_columns() {
    let portfolio = Portfolio::new(1_000);
    let mut payoffs = Vec::new();
    let mut space = AccountSpace::new();
    portfolio.replay(&mut space, |position| payoffs.push(position.payoff().minor()));
    assert_eq!(payoffs.len(), portfolio.len());
    assert_eq!(payoffs.iter().sum::<i64>(), portfolio.payoff(&mut space));
    assert!(payoffs[999] > payoffs[0] && payoffs[0] > 0, "each account is its own");
}

#[test]
fn a_level_schedule() {
    let mut rows = [AmortisationRow::EMPTY; 60];
    assert_eq!(level_of_60().build(&mut rows), Ok(60));
    let principal: i64 = rows.iter().map(|row| row.principal().minor()).sum();
    assert_eq!((rows[0].payment().minor(), principal), (206_131, 10_000_000));
}

#[test]
fn the_year_has_what_it_says() {
    let account = year();
    let position = CardAccount::new(account.terms(), account.ledger()).as_of(account.until()).unwrap();
    assert_eq!(position.days_past_due(), 0);
    assert!(position.of(Component::Purchase).minor() > 0);
}

#[test]
fn the_offers_of_an_account() {
    // Most kinds fit, all but principal first do, only what is paid at once does.
    for (monthly, fit) in [(400_000, 12), (120_000, 11), (30_000, 3)] {
        let question = Question::new(monthly);
        assert_eq!(question.offers(), fit, "{monthly}");
        assert_eq!((0..12).map(|kind| question.only(kind).offers()).sum::<usize>(), fit, "{monthly}");
    }
}

#[test]
fn a_loan_of_36_months_is_paid_off() {
    let position = loan_of_36().position(&mut LoanWorkspace::new());
    assert_eq!((position.posted().minor(), position.plan_principal().minor()), (0, 0));
    assert!(position.credit().minor() > 0, "late payments bring more than the penalty");
}
