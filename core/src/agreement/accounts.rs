//! The accounts of one lender that an agreement is over.

// Semantics: [agree-19].

use alloc::vec::Vec;

use super::AccountFingerprint;
use crate::balance::Account;
use crate::casework::Reference;
use crate::money::{Currency, Money};
use crate::offer::PerClass;

/// The account that an agreement is over, or several in its order: a reference to one, or a slice of them.
#[derive(Clone, Copy, Debug)]
pub struct AgreedAccounts<'s, 'a>(&'s [Account<'a>]);

impl<'s, 'a> From<&'s Account<'a>> for AgreedAccounts<'s, 'a> {
    fn from(account: &'s Account<'a>) -> Self {
        Self(core::slice::from_ref(account))
    }
}

impl<'s, 'a> From<&'s [Account<'a>]> for AgreedAccounts<'s, 'a> {
    fn from(accounts: &'s [Account<'a>]) -> Self {
        Self(accounts)
    }
}

impl<'s, 'a, const N: usize> From<&'s [Account<'a>; N]> for AgreedAccounts<'s, 'a> {
    fn from(accounts: &'s [Account<'a>; N]) -> Self {
        Self(accounts)
    }
}

impl<'s, 'a> From<&'s Vec<Account<'a>>> for AgreedAccounts<'s, 'a> {
    fn from(accounts: &'s Vec<Account<'a>>) -> Self {
        Self(accounts)
    }
}

impl<'s, 'a> AgreedAccounts<'s, 'a> {
    pub(super) const fn all(self) -> &'s [Account<'a>] {
        self.0
    }
}

/// Another account that an agreement is over, beside that of its [`Parties`](super::Parties).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherAccount {
    /// A reference of your own.
    pub account: Reference,
    /// What of the claim it owes, by class, in minor units.
    pub(crate) owed: PerClass<i64>,
    /// What it was made on.
    pub fingerprint: AccountFingerprint,
}

impl OtherAccount {
    /// What of the claim it owes, by class.
    #[must_use]
    pub fn owed(&self, currency: Currency) -> PerClass<Money> {
        self.owed.in_currency(currency)
    }
}
