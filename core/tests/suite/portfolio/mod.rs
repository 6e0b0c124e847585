//! Accounts in columns against the same accounts as documents.
#![expect(clippy::arithmetic_side_effects, reason = "a generator of tests may panic")]

mod accounts;
mod kinds;
mod offers;
mod products;
mod table;

use arrears::balance::Position;
use arrears::case::{AccountOpening, AccountTerms, Case};
use arrears::ledger::{Cells, Columns, Rows};
use arrears::portfolio::{AccountColumns, AccountSpace, Accounts, AsOf, PortfolioSpace, RowError};
use arrears::terms::{CardTerms, LoanTerms};
use arrears::{MonthDay, RatePeriod};
use table::Row;

/// Space for both kinds of account.
#[derive(Default)]
struct Spaces {
    cards: AccountSpace<CardTerms>,
    loans: AccountSpace<LoanTerms>,
    portfolio: PortfolioSpace,
}

impl Spaces {
    /// The position of a case from its rows, whether it begins in the middle or not.
    fn position_of(&mut self, case: &Case, rows: &Rows<'_>) -> Result<Position, RowError> {
        match (case.terms(), case.opening()) {
            (AccountTerms::Card(terms), Some(AccountOpening::Card(opening))) => {
                self.cards.position_from(terms, Some(opening), rows, as_of(case))
            }
            (AccountTerms::Loan(terms), Some(AccountOpening::Loan(opening))) => {
                self.loans.position_from(terms, Some(opening), rows, as_of(case))
            }
            (terms, _) => self.position(terms, rows, as_of(case)),
        }
    }

    fn position(&mut self, terms: &AccountTerms, rows: &Rows<'_>, as_of: AsOf) -> Result<Position, RowError> {
        match terms {
            AccountTerms::Card(terms) => self.cards.position(terms, rows, as_of),
            AccountTerms::Loan(terms) => self.loans.position(terms, rows, as_of),
        }
    }
}

/// What a case asks about.
fn as_of(case: &Case) -> AsOf {
    AsOf { day: case.as_of(), known_on: case.known_on() }
}

/// The rows of a case, in the order of the document.
fn rows(case: &Case) -> Vec<Row> {
    case.ledger().events().iter().map(Row::of).collect()
}

/// The position of the one account of some columns by its product: its terms without what is its own, and that in columns. None
/// where the account's statement dates are its own.
fn by_product(case: &Case, columns: &Columns<'_>, space: &mut PortfolioSpace) -> Option<Result<Position, RowError>> {
    let as_of = as_of(case);
    match case.terms() {
        AccountTerms::Card(terms) => {
            if !terms.statement_dates().as_slice().is_empty() {
                return None;
            }
            let (opened, day) = ([terms.opened().unix_days()], [terms.statement_day().get()]);
            let own =
                AccountColumns { opened: Cells::new(&opened), statement_day: Cells::new(&day), ..AccountColumns::NONE };
            let products = [terms.product().unwrap().into()];
            Some(Accounts::new(&products, own, columns, as_of).unwrap().position(0, space))
        }
        AccountTerms::Loan(terms) => {
            let schedule = terms.amortisation();
            let dues = schedule.dues();
            let (disbursed, first) = ([schedule.start().unix_days()], [dues.first().unix_days()]);
            let (principal, periods) = ([schedule.principal().minor()], [dues.periods()]);
            let own_day = Some(dues.day()).filter(|day| *day != MonthDay::from_date(dues.first()));
            let pay_day = [own_day.map_or(0, MonthDay::get)];
            let rate = [schedule.rate().fraction().parts()];
            let period = [match schedule.rate().period() {
                RatePeriod::Daily => 1,
                RatePeriod::Monthly => 2,
                RatePeriod::Annual => 3,
            }];
            let own = AccountColumns {
                opened: Cells::new(&disbursed),
                principal: Cells::new(&principal),
                first_due: Cells::new(&first),
                periods: Cells::new(&periods),
                pay_day: Cells::with_null(&pay_day, 0),
                rate: Cells::new(&rate),
                rate_period: Cells::new(&period),
                ..AccountColumns::NONE
            };
            let products = [terms.product().with_rate(None).into()];
            Some(Accounts::new(&products, own, columns, as_of).unwrap().position(0, space))
        }
    }
}
