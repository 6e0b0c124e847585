//! Another account of the same lender.

// Semantics: [plan-29] [agree-19].

use alloc::vec::Vec;

use super::error::place_of;
use super::{AccountLaw, AccountOpening, AccountTerms, CaseError, CasePlace};
use crate::balance::{Account, Explanation, Line, ReplayError};
use crate::calendar::Date;
use crate::casework::Reference;
use crate::ledger::{Event, Ledger, LedgerError};

/// Another account of the same lender: what was promised, what happened, and by what it is called.
#[derive(Clone, Debug)]
pub struct TogetherAccount {
    pub(crate) reference: Reference,
    pub(crate) terms: AccountTerms,
    pub(crate) ledger: Ledger,
    pub(crate) opening: Option<AccountOpening>,
    pub(crate) law: AccountLaw,
    /// The ledger with what happened later, for the follow-up only.
    pub(crate) followed: Option<Ledger>,
}

impl TogetherAccount {
    /// An account by a reference of your own.
    #[must_use]
    pub fn new(reference: Reference, terms: impl Into<AccountTerms>, ledger: Ledger) -> Self {
        Self { reference, terms: terms.into(), ledger, opening: None, law: AccountLaw::new(), followed: None }
    }

    /// Lets the account begin in the middle, from an opening.
    #[must_use]
    pub fn opened_with(mut self, opening: impl Into<AccountOpening>) -> Self {
        self.opening = Some(opening.into());
        self
    }

    /// Says what law has to know of it beyond its history.
    #[must_use]
    pub fn law(mut self, law: AccountLaw) -> Self {
        self.law = law;
        self
    }

    /// Adds events after those of its ledger, for the follow-up of an agreement only.
    ///
    /// # Errors
    /// As [`Ledger::new`], of both lists together.
    pub fn later(mut self, events: impl IntoIterator<Item = Event>) -> Result<Self, LedgerError> {
        let all: Vec<Event> = self.ledger.events().iter().copied().chain(events).collect();
        self.followed = Some(Ledger::new(all)?);
        Ok(self)
    }

    /// By what it is called.
    #[must_use]
    pub const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// An error of its replay, at its event where that is one of its ledger.
    pub(super) fn located(&self, place: usize, error: ReplayError) -> CaseError {
        let event = error.event.map(place_of).filter(|event| *event < self.ledger.events().len());
        let at =
            event.map_or(CasePlace::TogetherAccount(place), |event| CasePlace::TogetherEvent { account: place, event });
        CaseError::at(at, error)
    }

    /// Every line that led to where it stands on a day.
    pub(super) fn lines(&self, day: Date, known_on: Option<Date>) -> Result<Vec<Line>, ReplayError> {
        let recorder = Explanation::new(self.terms.currency());
        Ok(self.account(false, known_on).replay(day, recorder)?.1.into_lines())
    }

    /// The account, with what happened later or without, as known on a day or with everything known.
    pub(super) fn account(&self, is_followed: bool, known_on: Option<Date>) -> Account<'_> {
        let later = self.followed.as_ref().filter(|_| is_followed);
        self.terms.account(later.unwrap_or(&self.ledger), (self.opening.as_ref(), known_on))
    }
}
