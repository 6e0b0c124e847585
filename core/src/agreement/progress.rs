//! How each payment of an agreement goes.

// Semantics: [agree-6].

use alloc::vec::Vec;

use super::Agreement;
use super::received::Received;
use crate::calendar::{CalendarError, Date};
use crate::money::{Currency, Money};
use crate::words::words;

words! {
    /// Where one payment stands.
    pub enum PaymentState {
        /// In time, within late-payment grace and tolerance.
        Paid = "paid", "paid", "已还";
        /// Something of it, and its late-payment grace is not over.
        PartPaid = "partPaid", "part paid", "部分已还";
        /// Paid once its late-payment grace was over: it counts as missed.
        Late = "late", "paid late", "逾期已还";
        /// Its late-payment grace is over and more than the tolerance is wanting.
        Missed = "missed", "missed", "逾期未还";
        /// Nothing paid yet, and its late-payment grace is not over.
        Upcoming = "upcoming", "to come", "待还";
    }
}

/// One payment of an agreement as of a day. What comes in pays the payments in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    pub(crate) currency: Currency,
    pub(crate) number: u32,
    pub(crate) due: Date,
    pub(crate) late_payment_grace_end: Date,
    /// Minor units, as below.
    pub(crate) amount: i64,
    pub(crate) paid: i64,
    pub(crate) is_prepayment: bool,
    pub(crate) paid_on: Option<Date>,
    pub(crate) state: PaymentState,
}

impl Progress {
    /// 0 for the down payment, then 1 upward.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The day it is due.
    #[must_use]
    pub const fn due(&self) -> Date {
        self.due
    }

    /// The last day on which it is in time.
    #[must_use]
    pub const fn late_payment_grace_end(&self) -> Date {
        self.late_payment_grace_end
    }

    /// The amount of the payment.
    #[must_use]
    pub fn amount(&self) -> Money {
        Money::saturating(self.amount, self.currency)
    }

    /// What is paid of it.
    #[must_use]
    pub fn paid(&self) -> Money {
        Money::saturating(self.paid, self.currency)
    }

    /// The day it was paid within the tolerance.
    #[must_use]
    pub const fn paid_on(&self) -> Option<Date> {
        self.paid_on
    }

    /// Whether it is no payment of the plan but money beyond the running payment that repaid principal at once.
    #[must_use]
    pub const fn is_prepayment(&self) -> bool {
        self.is_prepayment
    }

    /// Whether it is paid, part paid, paid late, missed, or to come.
    #[must_use]
    pub const fn state(&self) -> PaymentState {
        self.state
    }

    /// Whether it was missed, made good later or not.
    #[must_use]
    pub const fn is_miss(&self) -> bool {
        matches!(self.state, PaymentState::Late | PaymentState::Missed)
    }

    /// What is still wanting of it.
    #[must_use]
    pub fn wanting(&self) -> Money {
        Money::saturating(self.wanting_minor(), self.currency)
    }

    pub(crate) const fn wanting_minor(&self) -> i64 {
        self.amount.saturating_sub(self.paid)
    }
}

/// What came in under an agreement up to a day; below zero where something it was made on was reversed.
pub(super) fn paid_by(agreement: &Agreement, received: &Received, day: Date) -> i64 {
    received.by(day).saturating_sub(agreement.parts().received_before())
}

/// The first day of the agreement on which so much was paid under it.
pub(super) fn first_paid(agreement: &Agreement, received: &Received, amount: i64) -> Option<Date> {
    let before = agreement.parts().received_before();
    if paid_by(agreement, received, agreement.effective()) >= amount {
        return Some(agreement.effective());
    }
    received.first(amount.saturating_add(before)).map(|day| day.max(agreement.effective()))
}

/// Every payment as of a day.
pub(super) fn progress(agreement: &Agreement, received: &Received, day: Date) -> Result<Vec<Progress>, CalendarError> {
    let clause = &agreement.parts().clause;
    let tolerance = clause.tolerance.minor();
    let paid = paid_by(agreement, received, day);
    let mut before = 0_i64;
    let rows = agreement.schedule().rows().iter().map(|row| {
        let amount = row.payment_minor();
        let after = before.saturating_add(amount);
        let late_payment_grace_end = row.due.plus_days(i32::from(clause.late_payment_grace_days))?;
        // The first day on which no more than the tolerance was wanting of it.
        let enough = after.saturating_sub(tolerance.min(amount));
        let paid_on = first_paid(agreement, received, enough).filter(|on| *on <= day);
        let part = paid.saturating_sub(before).min(amount).max(0);
        let state = match paid_on {
            Some(on) if on <= late_payment_grace_end => PaymentState::Paid,
            Some(_) => PaymentState::Late,
            None if day > late_payment_grace_end => PaymentState::Missed,
            None if part > 0 => PaymentState::PartPaid,
            None => PaymentState::Upcoming,
        };
        before = after;
        Ok(Progress {
            currency: row.currency,
            number: row.number,
            due: row.due,
            late_payment_grace_end,
            amount,
            paid: part,
            paid_on,
            is_prepayment: row.is_prepayment,
            state,
        })
    });
    rows.collect()
}

/// How many missed payments the clause asks for: of a plan of fewer payments, all of them.
struct Limits {
    in_a_row: Option<u32>,
    in_all: Option<u32>,
}

impl Limits {
    fn of(agreement: &Agreement) -> Self {
        let clause = &agreement.parts().clause;
        let payments = u32::try_from(agreement.schedule().rows().len()).unwrap_or(u32::MAX);
        let of = |limit: Option<u32>| limit.map(|limit| limit.min(payments));
        Self { in_a_row: of(clause.consecutive), in_all: of(clause.total) }
    }
}

/// The day of the breach: the first after a late-payment grace with enough missed payments, in a row or in all.
pub(super) fn breach_day(agreement: &Agreement, rows: &[Progress]) -> Result<Option<Date>, CalendarError> {
    let limits = Limits::of(agreement);
    let mut total = 0_u32;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.is_miss()) {
        total = total.saturating_add(1);
        let decided = row.late_payment_grace_end.plus_days(1)?;
        let run = run_at(rows.get(..=place).unwrap_or(&[]), decided);
        if limits.in_a_row.is_some_and(|n| run >= n) || limits.in_all.is_some_and(|m| total >= m) {
            return Ok(Some(decided));
        }
    }
    Ok(None)
}

/// Missed payments in a row, the last of them the last of `rows`, that are all still unpaid on a day.
fn run_at(rows: &[Progress], day: Date) -> u32 {
    let still = |row: &&Progress| row.is_miss() && row.paid_on.is_none_or(|paid| paid >= day);
    u32::try_from(rows.iter().rev().take_while(still).count()).unwrap_or(u32::MAX)
}

/// How many more missed payments breach the agreement.
pub(super) fn missed_payments_left(agreement: &Agreement, rows: &[Progress], day: Date) -> u32 {
    let limits = Limits::of(agreement);
    let decided = rows.iter().take_while(|row| row.late_payment_grace_end < day).count();
    let rows = rows.get(..decided).unwrap_or(&[]);
    // What is paid by today no longer stands in the row when the next is decided.
    let tomorrow = day.plus_days(1).unwrap_or(day);
    let (run, total) = (run_at(rows, tomorrow), rows.iter().filter(|row| row.is_miss()).count());
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    let left = |limit: Option<u32>, so_far: u32| limit.map(|limit| limit.saturating_sub(so_far));
    let (in_a_row, in_all) = (left(limits.in_a_row, run), left(limits.in_all, total));
    in_a_row.into_iter().chain(in_all).min().unwrap_or(0)
}
