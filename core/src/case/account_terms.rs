//! What an account promised, by its kind.

use alloc::boxed::Box;

use super::AccountOpening;
use crate::balance::{Account, CardAccount, LoanAccount};
use crate::calendar::Date;
use crate::ledger::Ledger;
use crate::money::Currency;
use crate::terms::{CardTerms, LoanTerms};

/// What was promised, by the kind of account.
#[derive(Clone, Debug)]
pub enum AccountTerms {
    /// A revolving card.
    Card(Box<CardTerms>),
    /// An instalment loan.
    Loan(Box<LoanTerms>),
}

impl AccountTerms {
    /// The currency of the account.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        match self {
            Self::Card(terms) => terms.currency(),
            Self::Loan(terms) => terms.currency(),
        }
    }

    /// The first day of the account: a card's opening, a loan's disbursement.
    #[must_use]
    pub const fn opened(&self) -> Date {
        match self {
            Self::Card(terms) => terms.opened(),
            Self::Loan(terms) => terms.disbursed(),
        }
    }

    /// Whether it is a loan.
    #[must_use]
    pub const fn is_loan(&self) -> bool {
        matches!(self, Self::Loan(_))
    }

    /// The account with these terms, a ledger and the opening it may begin with, as known on a day or with everything known.
    #[must_use]
    pub fn account<'a>(
        &'a self,
        ledger: &'a Ledger,
        (opening, known_on): (Option<&'a AccountOpening>, Option<Date>),
    ) -> Account<'a> {
        let account = match (self, opening) {
            (Self::Card(terms), Some(AccountOpening::Card(opening))) => {
                Account::Card(CardAccount::new(terms, ledger).opened_with(opening))
            }
            (Self::Card(terms), _) => Account::Card(CardAccount::new(terms, ledger)),
            (Self::Loan(terms), Some(AccountOpening::Loan(opening))) => {
                Account::Loan(LoanAccount::new(terms, ledger).opened_with(opening))
            }
            (Self::Loan(terms), _) => Account::Loan(LoanAccount::new(terms, ledger)),
        };
        known_on.map_or(account, |day| account.as_known_on(day))
    }
}

impl From<CardTerms> for AccountTerms {
    fn from(terms: CardTerms) -> Self {
        Self::Card(Box::new(terms))
    }
}

impl From<LoanTerms> for AccountTerms {
    fn from(terms: LoanTerms) -> Self {
        Self::Loan(Box::new(terms))
    }
}
