//! A statement while its payments come in: from the statement to the end of its late-payment grace.

// Semantics: [card-2] [card-8] [card-18].

use super::free_sums::{ChargedFrom, FreeSums};
use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped};
use crate::calendar::Date;
use crate::postings::Posting;

/// A statement and what has happened to it.
///
/// "Up to k" below means billed at this statement or an earlier one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// The number of the statement, from 0.
    pub(super) statement: u32,
    /// Its date and its due date.
    pub(super) date: Date,
    pub(super) due: Date,
    pub(super) late_payment_grace_end: Date,
    /// Statement balance, B(k).
    pub(super) balance: i64,
    /// Minimum payment, M(k).
    pub(super) minimum: i64,
    /// Postings of this moment and later are not billed up to k; those before `since` were billed before k.
    pub(super) since: u32,
    pub(super) until: u32,
    /// Payments since the statement, and what counts like them: billed amounts waived, converted, refunded.
    pub(super) met: i64,
    /// What is unpaid of what was billed up to k.
    pub(super) unpaid: i64,
    /// What parts repaid of purchases in their interest-free period would have earned, should the period be lost.
    pub(super) stepped: Accrued,
    /// What was billed at k and is in its interest-free period.
    pub(super) free: FreeSums,
    /// The first day that the statement did not accrue.
    pub(super) charged_from: ChargedFrom,
    pub(super) is_decided: bool,
    /// Decided as paid in full.
    pub(super) is_kept: bool,
}

impl Window {
    /// No statement: bills nothing, demands nothing, and is decided.
    pub(super) const NONE: Self = Self {
        statement: 0,
        date: Date::MIN,
        due: Date::MIN,
        late_payment_grace_end: Date::MIN,
        balance: 0,
        minimum: 0,
        since: 0,
        until: 0,
        met: 0,
        unpaid: 0,
        stepped: Accrued::ZERO,
        free: FreeSums::NOTHING,
        charged_from: ChargedFrom::POSTING,
        is_decided: true,
        is_kept: true,
    };

    /// Whether a posting was billed up to k.
    pub(super) const fn billed(&self, posting: &Posting) -> bool {
        posting.moment < self.until
    }

    /// Whether a posting was billed at k itself.
    pub(super) const fn billed_here(&self, posting: &Posting) -> bool {
        self.since <= posting.moment && posting.moment < self.until
    }

    /// Whether its late-payment grace ends on a day, and it is still to be decided.
    pub(super) fn ends_on(&self, day: Date) -> bool {
        self.late_payment_grace_end == day && !self.is_decided
    }

    /// What is left of the statement balance.
    pub(super) fn rest(&self) -> i64 {
        self.balance.saturating_sub(self.met).max(0)
    }

    /// What is left of the minimum payment: never more than what is unpaid of the bill.
    pub(super) fn shortfall(&self) -> i64 {
        self.minimum.saturating_sub(self.met).min(self.unpaid).max(0)
    }

    /// The same after the decision: a statement that counted as paid in full asks for nothing more.
    pub(super) fn unpaid_minimum(&self) -> i64 {
        if self.is_kept { 0 } else { self.shortfall() }
    }

    /// Counts an amount toward the statement and its minimum.
    pub(super) fn meet(&mut self, minor: i64) -> Result<(), Stopped> {
        self.met = self.met.more(minor)?;
        Ok(())
    }
}
