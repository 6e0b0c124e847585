//! One accepted offer, frozen.

// Semantics: [agree-1] [agree-2] [agree-19].

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{AgreementError, Parts, canonical, limits};
use crate::calendar::Date;
use crate::casework::Reference;
use crate::digest::{Canonical, Digest};
use crate::money::{Currency, Money};
use crate::offer::{
    AccountShare, Claim, OfferError, PerClass, Prepayment, PrepaymentEffect, RepaymentPlan, Schedule, can_be_prepaid,
};

/// Whether an offer can be accepted on a day: from its own day to its last, at most its first due date.
pub(super) fn in_time(
    accepted: Date,
    claim: &Claim,
    plan: &RepaymentPlan,
    schedule: &Schedule,
) -> Result<(), AgreementError> {
    let offered = claim.as_of().max(plan.signed);
    if accepted < offered {
        return Err(AgreementError::AcceptedTooEarly { accepted, offered });
    }
    let expires = schedule.last_day_to_accept(plan);
    if accepted > expires { Err(AgreementError::Expired { accepted, expires }) } else { Ok(()) }
}

/// One accepted offer, frozen, with the six items of art. 70.
///
/// # Source
/// 《商业银行信用卡业务监督管理办法》(银监会令2011年第2号) art. 70.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    parts: Parts,
    schedule: Schedule,
    /// What was prepaid, of an agreement that is followed up.
    prepayments: Vec<Prepayment>,
    /// Shared by its copies: it never changes, and is the largest part of them.
    text: Arc<Canonical>,
    digest: Digest,
}

impl<'a> From<&'a Agreement> for Cow<'a, Agreement> {
    fn from(agreement: &'a Agreement) -> Self {
        Self::Borrowed(agreement)
    }
}

impl From<Agreement> for Cow<'_, Agreement> {
    fn from(agreement: Agreement) -> Self {
        Self::Owned(agreement)
    }
}

impl Agreement {
    /// The most agreements in a chain of renegotiations.
    pub const MAX_CHAIN: u32 = limits::MAX_CHAIN;
    /// The keys of what it states, as the rulebook asks for them.
    pub const ITEMS: [&'static str; 6] = canonical::ITEMS;
    const MAX_NOTES: usize = 20;
    const MAX_NOTE: usize = 500;

    /// The agreement that follows from its parts.
    ///
    /// # Errors
    /// Parts that cannot be agreed: a clause without a count, an acceptance before the offer or after its last day,
    /// empty notes, terms that contradict each other, an account twice or too many, shares that are not those of the claim.
    pub fn new(parts: Parts) -> Result<Self, AgreementError> {
        parts.clause.check(parts.claim.currency())?;
        let schedule = Schedule::new(&parts.claim, &parts.plan)?;
        in_time(parts.accepted, &parts.claim, &parts.plan, &schedule)?;
        let is_note = |note: &String| !note.trim().is_empty() && note.chars().count() <= Self::MAX_NOTE;
        if parts.notes.len() > Self::MAX_NOTES || !parts.notes.iter().all(is_note) {
            return Err(AgreementError::Notes);
        }
        if parts.prepayment != PrepaymentEffect::Nothing && !can_be_prepaid(&parts.plan) {
            return Err(AgreementError::PrepaymentProfile);
        }
        if parts.number == 0 || parts.number > Self::MAX_CHAIN {
            return Err(AgreementError::ChainTooLong);
        }
        if parts.previous.is_some() != (parts.number > 1) {
            return Err(AgreementError::WrongPredecessor);
        }
        let given = parts.together.len().saturating_add(1);
        if given > Claim::MAX_TOGETHER {
            return Err(OfferError::Accounts { given, max: Claim::MAX_TOGETHER }.into());
        }
        let is_named_before = |place: usize, name: &Reference| parts.accounts().take(place).any(|known| known == name);
        if parts.accounts().enumerate().any(|(place, name)| is_named_before(place, name)) {
            return Err(AgreementError::AccountTwice);
        }
        // What each owes sums to the claim, and none owes less than nothing.
        if parts.owed_each().iter().any(|owed| owed.iter().any(|(_, minor)| minor < 0)) {
            return Err(AgreementError::FiguresDiffer);
        }
        let text = canonical::text(&parts, &schedule)?;
        Ok(Self { digest: text.digest(), text: Arc::new(text), parts, schedule, prepayments: Vec::new() })
    }

    /// The same with other payments than were agreed: what is left of them once some was prepaid.
    pub(super) fn with_schedule(self, schedule: Schedule) -> Self {
        Self { schedule, ..self }
    }

    /// The same with what was prepaid.
    pub(super) fn with_prepayments(self, prepayments: Vec<Prepayment>) -> Self {
        Self { prepayments, ..self }
    }

    /// What was prepaid, of an agreement that is followed up: in the order of the days.
    pub(super) fn prepayments(&self) -> &[Prepayment] {
        &self.prepayments
    }

    /// What it follows from.
    #[must_use]
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The payments and totals.
    #[must_use]
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Its text: what the digest is taken of, in every language.
    #[must_use]
    pub fn text(&self) -> &Canonical {
        &self.text
    }

    /// The digest of the text.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Whether a digest kept elsewhere is this agreement's.
    ///
    /// # Errors
    /// [`AgreementError::DigestDiffers`], as shown at [`Acceptance`](super::Acceptance).
    pub fn verify(&self, digest: Digest) -> Result<(), AgreementError> {
        if self.digest == digest { Ok(()) } else { Err(AgreementError::DigestDiffers) }
    }

    /// The day it takes effect.
    #[must_use]
    pub const fn effective(&self) -> Date {
        self.parts.plan.signed
    }

    /// The day it was accepted.
    #[must_use]
    pub const fn accepted(&self) -> Date {
        self.parts.accepted
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.parts.claim.currency()
    }

    /// What of it is each account's, in the order of [`Parts::accounts`]: what is given up and its part of each payment.
    #[must_use]
    pub fn shares(&self) -> Vec<AccountShare> {
        self.schedule.shares_of(&self.parts.owed_each())
    }

    /// Everything given up: at signing, on completion, by a discount; by class.
    #[must_use]
    pub fn given_up(&self) -> PerClass<Money> {
        self.given_up_minor().in_currency(self.currency())
    }

    pub(super) fn given_up_minor(&self) -> PerClass<i64> {
        let mut sum = self.schedule.waived_at_signing;
        for (class, amount) in self.contingent_minor().iter() {
            sum.set(class, sum.get(class).saturating_add(amount));
        }
        sum
    }

    /// What is given up only once everything is paid, by class.
    #[must_use]
    pub fn contingent_waivers(&self) -> PerClass<Money> {
        self.contingent_minor().in_currency(self.currency())
    }

    pub(super) fn contingent_minor(&self) -> PerClass<i64> {
        let mut sum = self.schedule.waived_on_completion;
        for (class, amount) in self.schedule.discounted.iter() {
            sum.set(class, sum.get(class).saturating_add(amount));
        }
        sum
    }

    // INVARIANT: amounts of an agreement are parts of its claim or its total, which are amounts.
    pub(super) fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.currency())
    }
}
