//! An account ready to be replayed, and the one body that all measures share.

use arrears::balance::{CardReplay, Listener, Position, Room, Scratch};
use arrears::ledger::{Ledger, LedgerEntry};
use arrears::{CardTerms, Date};

/// Terms, the entries in processing order, and the day asked for.
#[derive(Clone, Debug)]
pub struct Account {
    terms: CardTerms,
    ledger: Ledger,
    until: Date,
}

impl Account {
    pub(crate) const fn new(terms: CardTerms, ledger: Ledger, until: Date) -> Self {
        Self { terms, ledger, until }
    }

    /// The terms.
    #[must_use]
    pub const fn terms(&self) -> &CardTerms {
        &self.terms
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[LedgerEntry] {
        self.ledger.entries()
    }

    /// The ledger.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The day asked for.
    #[must_use]
    pub const fn until(&self) -> Date {
        self.until
    }

    /// The space that its replay needs.
    #[must_use]
    pub fn room(&self) -> Room {
        Room::for_card(&self.terms, self.entries(), self.until)
    }
}

/// Replays an account over its prepared entries, in space that the caller keeps.
pub fn replay<R: Listener>(account: &Account, scratch: &mut Scratch<'_>, recorder: R) -> Position {
    let mut replay = CardReplay::new(&account.terms, scratch.again(), recorder).unwrap();
    for (place, entry) in (0_u32..).zip(account.entries()) {
        replay.apply(place, entry).unwrap();
    }
    replay.close(account.until).unwrap()
}
