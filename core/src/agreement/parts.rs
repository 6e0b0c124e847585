//! Everything that an agreement follows from.

// Semantics: [agree-1] [agree-19].

use alloc::string::String;
use alloc::vec::Vec;

use super::clause::{BreachClause, EarlyCompletion};
use super::{AccountFingerprint, Form, OtherAccount, Parties};
use crate::calendar::Date;
use crate::casework::Reference;
use crate::digest::Digest;
use crate::money::Money;
use crate::offer::{Claim, PerClass, PlanKind, PrepaymentEffect, RepaymentPlan};

/// Everything that an agreement follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Its place in a chain of renegotiations, from 1.
    pub number: u32,
    /// The digest of the agreement that it supersedes.
    pub previous: Option<Digest>,
    /// The kind of plan.
    pub kind: PlanKind,
    /// What is owed on the effective day.
    pub claim: Claim,
    /// The terms of the plan: payments, rate, waivers, deferral.
    pub plan: RepaymentPlan,
    /// The parties, by references of your own.
    pub parties: Parties,
    /// Written, or oral with its recording.
    pub form: Form,
    /// The day it was accepted.
    pub accepted: Date,
    /// When it is breached, and what follows.
    pub clause: BreachClause,
    /// What an early completion costs.
    pub early: EarlyCompletion,
    /// What becomes of money that comes in beyond the running payment.
    pub prepayment: PrepaymentEffect,
    /// Other matters, in the words of the parties.
    pub notes: Vec<String>,
    /// What was owed on the day of acceptance beyond the claim (less, where below zero).
    pub difference: PerClass<Money>,
    /// What the account of the parties was made on.
    pub fingerprint: AccountFingerprint,
    /// The other accounts of the lender that it is over, in the order given.
    pub together: Vec<OtherAccount>,
}

impl Parts {
    /// The accounts by their references, that of the parties first.
    pub fn accounts(&self) -> impl Iterator<Item = &Reference> {
        core::iter::once(&self.parties.account).chain(self.together.iter().map(|other| &other.account))
    }

    /// What each of them owes of the claim, by class, in minor units.
    pub(crate) fn owed_each(&self) -> Vec<PerClass<i64>> {
        let mut first = self.claim.classes();
        for (class, _) in PerClass::all(()).iter() {
            let others = self.together.iter().fold(0_i64, |sum, other| sum.saturating_add(other.owed.get(class)));
            first.set(class, first.get(class).saturating_sub(others));
        }
        core::iter::once(first).chain(self.together.iter().map(|other| other.owed)).collect()
    }

    /// What each of them owes of the claim, by class.
    #[must_use]
    pub fn owed(&self) -> Vec<PerClass<Money>> {
        self.owed_each().into_iter().map(|owed| owed.in_currency(self.claim.currency())).collect()
    }

    /// What had come in on all of them when it was made, in minor units.
    pub(super) fn received_before(&self) -> i64 {
        let others = self.together.iter().map(|other| other.fingerprint.received.minor());
        others.fold(self.fingerprint.received.minor(), i64::saturating_add)
    }
}
