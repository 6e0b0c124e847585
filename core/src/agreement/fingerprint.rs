//! By what a follow-up knows the account of its agreement.

// Semantics: [agree-2].

use super::AgreementError;
use crate::balance::Account;
use crate::calendar::Date;
use crate::digest::{Digest, Object};
use crate::money::Money;
use crate::offer::{Class, owed_of};

/// Fingerprint of the account at signing, by which a follow-up knows that it is given the same account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountFingerprint {
    /// SHA-256 of the balances by class on the day before the effective day, as known then. A ledger only grows, so it
    /// never changes.
    pub eve: Digest,
    /// Everything received up to the effective day, known at the acceptance: whatever comes later, also
    /// what is back-dated, is paid under the plan.
    pub received: Money,
}

impl AccountFingerprint {
    pub(super) fn new(account: &Account<'_>, effective: Date, received: Money) -> Result<Self, AgreementError> {
        Ok(Self { eve: eve(account, effective)?, received })
    }

    /// Whether the account is the one the agreement was made on.
    pub(super) fn knows(&self, account: &Account<'_>, effective: Date) -> Result<bool, AgreementError> {
        Ok(self.eve == eve(account, effective)?)
    }
}

/// The digest of an account on the eve of a day, as known then.
fn eve(account: &Account<'_>, effective: Date) -> Result<Digest, AgreementError> {
    let mut object = Object::default();
    object.text("opened", &account.opened());
    if account.opened() < effective {
        let eve = effective.plus_days(-1)?;
        let position = account.as_known_on(eve).as_of(eve)?;
        let owed = owed_of(&position);
        object
            .text("currency", &position.currency())
            .text("daysPastDue", &position.days_past_due())
            .text("credit", &position.credit());
        for class in Class::ALL {
            object.text(class.key(), &owed.get(*class));
        }
    }
    Ok(object.made()?.digest())
}
