//! Accounts in columns against the same accounts as documents.
#![expect(clippy::arithmetic_side_effects, reason = "a generator of tests may panic")]

mod accounts;
mod kinds;
mod table;

use arrears::balance::Position;
use arrears::case::{AccountTerms, Case};
use arrears::ledger::Rows;
use arrears::portfolio::{AccountSpace, AsOf, RowError};
use arrears::terms::{CardTerms, LoanTerms};
use table::Row;

/// Space for both kinds of account.
#[derive(Default)]
struct Spaces {
    cards: AccountSpace<CardTerms>,
    loans: AccountSpace<LoanTerms>,
}

impl Spaces {
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
