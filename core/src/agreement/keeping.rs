//! What keeps an agreement, and by which day.

// Semantics: [late-9].

use alloc::vec::Vec;

use super::progress::{PaymentState, Progress, breach_day};
use super::{AgreementStatus, FollowUp};
use crate::calendar::Date;
use crate::money::Money;

/// What is to be paid under an agreement, and its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaymentDeadline {
    /// The payment it is for: 0 for the down payment, then 1 upward. Earlier ones are met by it first.
    pub number: u32,
    /// The least that does it if paid on the last day and nothing else is: the tolerance is off it.
    pub amount: Money,
    /// The last day on which it does, late-payment grace included.
    pub last_day: Date,
}

impl FollowUp<'_> {
    /// What is paid in time makes the next payment: the first whose late-payment grace has not ended. `None` where the agreement is not in
    /// force or nothing is left that could be in time.
    #[must_use]
    pub fn next_payment_in_time(&self) -> Option<PaymentDeadline> {
        let (row, enough) = self.thresholds().find(|(row, _)| row.late_payment_grace_end >= self.day())?;
        Some(self.deadline(row.number, enough, row.late_payment_grace_end))
    }

    /// What is paid by which day so that the agreement is not breached, where it would be if nothing more were paid. `None` where the
    /// agreement is not in force or its clause can no longer be met.
    #[must_use]
    pub fn breach_averted(&self) -> Option<PaymentDeadline> {
        let breach = breach_day(self.agreement(), &self.paid_at(None)).ok().flatten()?;
        let last_day = breach.plus_days(-1).ok()?;
        self.thresholds().map(|(row, enough)| self.deadline(row.number, enough, last_day)).find(|deadline| {
            let then = breach_day(self.agreement(), &self.paid_at(Some((deadline.number, last_day))));
            then.is_ok_and(|then| then != Some(breach))
        })
    }

    fn deadline(&self, number: u32, enough: i64, last_day: Date) -> PaymentDeadline {
        let amount = enough.saturating_sub(self.paid().minor());
        PaymentDeadline { number, amount: self.agreement().money(amount), last_day }
    }

    /// The payments not yet made, each with what must have come in under the agreement so that it counts as made.
    fn thresholds(&self) -> impl Iterator<Item = (&Progress, i64)> {
        let is_open = matches!(self.status(), AgreementStatus::OnTrack | AgreementStatus::PastDue);
        let tolerance = self.agreement().parts().clause.tolerance.minor();
        let rows = self.payments().iter().scan(0_i64, move |sum, row| {
            *sum = sum.saturating_add(row.amount);
            Some((row, sum.saturating_sub(tolerance.min(row.amount))))
        });
        rows.filter(move |(row, _)| is_open && row.paid_on.is_none())
    }

    /// Every payment once all graces have ended, if nothing more is paid but, where given, everything up to a payment on a day.
    fn paid_at(&self, paid: Option<(u32, Date)>) -> Vec<Progress> {
        let row = |row: &Progress| {
            let made = paid.filter(|(last, _)| row.number <= *last).map(|(_, on)| on);
            let paid_on = row.paid_on.or(made);
            let state = match paid_on {
                Some(on) if on <= row.late_payment_grace_end => PaymentState::Paid,
                Some(_) => PaymentState::Late,
                None => PaymentState::Missed,
            };
            Progress { paid_on, state, ..*row }
        };
        self.payments().iter().map(row).collect()
    }
}
