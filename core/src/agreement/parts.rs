//! Everything that an agreement follows from.

// Semantics: [agree-1].

use alloc::string::String;
use alloc::vec::Vec;

use super::clause::{BreachClause, EarlyCompletion};
use super::{AccountFingerprint, Form, Parties};
use crate::calendar::Date;
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
    /// What it was made on.
    pub origin: AccountFingerprint,
}
