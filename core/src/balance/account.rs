//! An account of either kind.

use alloc::vec::Vec;

use super::assertion::checks;
use super::loan::{LoanAccount, LoanWorkspace};
use super::record::Listener;
use super::{AssertionCheck, CardAccount, Position, ReplayError, Workspace};
use crate::calendar::Date;
use crate::ledger::Ledger;
use crate::rate::Rate;
use crate::terms::{Contract, Sealed};

/// A card or a loan: the same questions.
#[derive(Clone, Copy, Debug)]
pub enum Account<'a> {
    /// A revolving card.
    Card(CardAccount<'a>),
    /// An instalment loan.
    Loan(LoanAccount<'a>),
}

impl<'a> Account<'a> {
    /// What happened to it.
    #[must_use]
    pub fn ledger(&self) -> &'a Ledger {
        match self {
            Self::Card(account) => account.told().0,
            Self::Loan(account) => account.told().0,
        }
    }

    /// Its day of knowledge, where not everything known is meant.
    #[must_use]
    pub fn known_on(&self) -> Option<Date> {
        match self {
            Self::Card(account) => account.told().1,
            Self::Loan(account) => account.told().1,
        }
    }

    /// The account as it was known on a day.
    #[must_use]
    pub const fn as_known_on(self, day: Date) -> Self {
        match self {
            Self::Card(account) => Self::Card(account.as_known_on(day)),
            Self::Loan(account) => Self::Loan(account.as_known_on(day)),
        }
    }

    /// The position as of a day.
    ///
    /// # Errors
    /// [`ReplayError`] names the event that cannot be replayed, or the date out of range.
    pub fn as_of(&self, day: Date) -> Result<Position, ReplayError> {
        match self {
            Self::Card(account) => account.as_of(day),
            Self::Loan(account) => account.as_of(day),
        }
    }

    /// The positions as of several days, in ascending order, where nothing more happens after the first of them.
    ///
    /// # Errors
    /// As [`Account::as_of`], and where the days do not ascend.
    pub fn cost_of_delay<const N: usize>(&self, days: [Date; N]) -> Result<[Position; N], ReplayError> {
        match self {
            Self::Card(account) => account.cost_of_delay(days),
            Self::Loan(account) => account.cost_of_delay(days),
        }
    }

    /// The position as of a day, told to a recorder.
    ///
    /// # Errors
    /// As [`Account::as_of`].
    pub fn replay<R: Listener>(&self, day: Date, recorder: R) -> Result<(Position, R), ReplayError> {
        match self {
            Self::Card(account) => account.replay_in(&mut Workspace::new(), day, recorder),
            Self::Loan(account) => account.replay_in(&mut LoanWorkspace::new(), day, recorder),
        }
    }

    /// The positions as of several days, in ascending order, from one replay told to a recorder.
    ///
    /// # Errors
    /// As [`Account::as_of`], and where the days do not ascend.
    pub fn on_days<R: Listener>(&self, days: &[Date], recorder: R) -> Result<(Vec<Position>, R), ReplayError> {
        match self {
            Self::Card(account) => account.on_days(days, recorder),
            Self::Loan(account) => account.on_days(days, recorder),
        }
    }

    /// The first day: a card's opening, a loan's disbursement.
    #[must_use]
    pub const fn opened(&self) -> Date {
        match self {
            Self::Card(account) => account.opened(),
            Self::Loan(account) => account.disbursed(),
        }
    }

    /// Every assertion known, up to a day, compared; in ledger order.
    ///
    /// # Errors
    /// As [`CardAccount::assertions`].
    pub fn assertions(&self, day: Date) -> Result<Vec<AssertionCheck>, ReplayError> {
        checks(self, day)
    }
}

impl Sealed for Account<'_> {}

impl Contract for Account<'_> {
    fn contract_rate(&self, day: Date) -> Rate {
        match self {
            Self::Card(account) => account.terms().contract_rate(day),
            Self::Loan(account) => account.terms().contract_rate(day),
        }
    }

    fn is_loan(&self) -> bool {
        matches!(self, Self::Loan(_))
    }
}
