//! Where an account stood at the end of a day, by its kind.

// Semantics: [open-1] [open-6].

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::balance::{Account, CardOpening, LoanOpening, OpeningGap, ReplayError};
use crate::calendar::Date;

/// Where an account stood at the end of a day, by its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountOpening {
    /// A revolving card.
    Card(Box<CardOpening>),
    /// An instalment loan.
    Loan(Box<LoanOpening>),
}

/// The names that an opening gives to purchases and plans, for events that name them: in the order of the opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningIds {
    /// Of what is posted and unpaid, and then of what is disputed.
    pub postings: Vec<Option<String>>,
    /// Of instalment plans.
    pub plans: Vec<Option<String>>,
}

impl AccountOpening {
    /// The day at the end of which it stands.
    #[must_use]
    pub fn day(&self) -> Date {
        match self {
            Self::Card(opening) => opening.day,
            Self::Loan(opening) => opening.day,
        }
    }

    /// What the opening was not told, or told rounded.
    pub(super) fn gaps(&self) -> Vec<OpeningGap> {
        match self {
            Self::Card(opening) => opening.gaps().collect(),
            Self::Loan(opening) => opening.gaps().collect(),
        }
    }
}

impl From<CardOpening> for AccountOpening {
    fn from(opening: CardOpening) -> Self {
        Self::Card(Box::new(opening))
    }
}

impl From<LoanOpening> for AccountOpening {
    fn from(opening: LoanOpening) -> Self {
        Self::Loan(Box::new(opening))
    }
}

impl Account<'_> {
    /// Where it stands at the end of a day.
    ///
    /// # Errors
    /// As [`Account::as_of`].
    pub fn opening(&self, day: Date) -> Result<AccountOpening, ReplayError> {
        match self {
            Self::Card(account) => account.opening(day).map(AccountOpening::from),
            Self::Loan(account) => account.opening(day).map(AccountOpening::from),
        }
    }
}
