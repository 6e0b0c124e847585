//! Accounts in columns.

use arrears::ledger::{Cells, Columns, EventColumns};
use arrears::portfolio::{
    AccountColumn, AccountColumns, Accounts, PortfolioError, PortfolioSpace, ProductTerms, RowError,
};
use arrears::terms::{Issuer, LoanContract, LoanProductTerms, LoanTerms};
use arrears::{Date, MonthDay, TermsError, wire};

use crate::rates::{date, money};

/// What is told of a card of a product, with whatever is wrong with its columns.
fn told(with: impl Fn(&mut AccountColumns<'_>)) -> Result<(), PortfolioError> {
    let first = MonthDay::new(1).unwrap();
    let products = [Issuer::Cmb.card(Date::MAX, first).unwrap().product().unwrap().into()];
    let mut own =
        AccountColumns { opened: Cells::new(&[40_000]), statement_day: Cells::new(&[5]), ..AccountColumns::NONE };
    with(&mut own);
    let columns = Columns::new(&[0, 0], EventColumns::NONE).unwrap();
    let accounts = Accounts::new(&products, own, &columns, Date::MAX.into())?;
    match accounts.position(usize::from(own.rate_period.get(0) == Some(9)), &mut PortfolioSpace::new()) {
        Err(RowError::Account(error)) => Err(error),
        other => panic!("{other:?}"),
    }
}

/// The terms of a product of loans without a contract rate.
fn loans() -> LoanProductTerms {
    let read = wire::read_product(r#"{ "kind": "loan", "terms": { "method": "level" } }"#).unwrap();
    match read {
        ProductTerms::Loan(product) => *product,
        ProductTerms::Card(_) => panic!("it is of loans"),
    }
}

fn a_loan() -> Result<LoanTerms, TermsError> {
    let own = LoanContract {
        principal: money("1"),
        disbursed: date("2023-03-06"),
        first_due: date("2023-04-06"),
        periods: 12,
        pay_day: None,
        rate: None,
    };
    loans().terms(&own)
}

/// What is told of a loan whose rate is for a period of this number.
fn rated(period: u8) -> Result<(), PortfolioError> {
    let periods = [period];
    let own = AccountColumns {
        opened: Cells::new(&[40_000]),
        principal: Cells::new(&[1]),
        first_due: Cells::new(&[40_031]),
        periods: Cells::new(&[12]),
        rate: Cells::new(&[1]),
        rate_period: Cells::new(&periods),
        ..AccountColumns::NONE
    };
    let columns = Columns::new(&[0, 0], EventColumns::NONE).unwrap();
    let products = [loans().into()];
    match Accounts::new(&products, own, &columns, Date::MAX.into())?.position(0, &mut PortfolioSpace::new()) {
        Err(RowError::Account(error)) => Err(error),
        other => panic!("{other:?}"),
    }
}

provoked! {
    columns_of_accounts_of_two_lengths: 2100 "unevenAccountColumns", PortfolioError::Columns =
        told(|own| own.periods = Cells::new(&[1, 2]));
    an_account_of_no_product: 2101 "unknownProduct", PortfolioError::UnknownProduct { given: 3 } =
        told(|own| own.product = Cells::new(&[3]));
    an_account_beyond_the_last: 2102 "noSuchAccount", PortfolioError::NoAccount = told(|own| own.rate_period = Cells::new(&[9]));
    a_card_without_a_statement_day: 2103 "nullAccountValue", PortfolioError::NullValue { column: AccountColumn::StatementDay } =
        told(|own| own.statement_day = Cells::NONE);
    a_card_with_a_number_of_periods: 2104 "notOfThisKindOfAccount",
        PortfolioError::NotOfThisKind { column: AccountColumn::Periods } = told(|own| own.periods = Cells::new(&[12]));
    a_rate_for_who_knows_how_long: 2105 "unknownAccountNumber",
        PortfolioError::UnknownNumber { column: AccountColumn::RatePeriod, given: 8 } = rated(8);
    a_loan_without_a_contract_rate: 464 "noContractRate", TermsError::NoContractRate = a_loan();
}
