//! What changes the course of a loan on its way: rates, due dates, money that comes back early or goes out late.

// Semantics: [loan-17] [loan-18] [loan-20] [loan-21] [loan-36] [loan-38] [loan-40] [loan-45] [loan-46].

use super::course::Course;
use super::interest::PeriodRate;
use super::{FurtherDisbursement, Method, PeriodInterest, ScheduleError};
use crate::calendar::{Date, Month, MonthDay};
use crate::money::Money;
use crate::rate::Rate;
use crate::words::keys;

keys! {
    /// What a repayment before its time leaves alone.
    pub enum RecastKeeps {
        /// The due dates: the payment is solved anew and falls.
        Term = "term";
        /// The payment: fewer periods, the last smaller.
        Payment = "payment";
    }
}

impl Course {
    /// A new rate from `on`: a level payment is solved anew from the first period that starts on or after it; equal
    /// parts of principal stay as they were promised. The running period keeps its principal; its interest is for who
    /// counts its days.
    pub(crate) fn change_rate(&mut self, rate: Rate, on: Date) -> Result<(), ScheduleError> {
        self.coming = Some(rate);
        // The fee of a part not yet due changes at once.
        let is_fee = self.terms.method() == Method::FlatFee;
        match () {
            () if is_fee && on >= self.due => Ok(()),
            () if on <= self.start => self.solve_waiting(),
            () if is_fee => self.take_rate(),
            () => Ok(()),
        }
    }

    /// Takes a rate that waits, and solves the payment where it is to be solved anew.
    fn solve_waiting(&mut self) -> Result<(), ScheduleError> {
        self.take_rate()?;
        if self.solve_next { self.solve() } else { Ok(()) }
    }

    /// The running period ends on `due` instead, later ones follow; the payment and this period's principal stay. A bullet
    /// falls due on `due`: the periods left that end after `today` end so many intervals before it.
    pub(crate) fn move_due(&mut self, today: Date, due: Date) -> Result<(), ScheduleError> {
        self.pay_day = MonthDay::from_date(due);
        let moved = due != self.due;
        self.due = due;
        if self.terms.method() == Method::Bullet {
            self.end_before(today, due)?;
        }
        self.month = Month::of(self.due);
        self.due_after(self.left.saturating_sub(1))?;
        self.measure();
        // To its own day it is no move, but another pay day may be what a whole month ends on.
        self.is_odd |= moved || (self.terms.interest_basis() == PeriodInterest::Twelfth && !self.whole);
        // A flat fee that changes today is that of the part whose due date moves away from today.
        if self.terms.method() == Method::FlatFee { self.take_rate() } else { Ok(()) }
    }

    /// The running period of a bullet that falls due on `due`: the first of those left that ends after `today`.
    fn end_before(&mut self, today: Date, due: Date) -> Result<(), ScheduleError> {
        for left in (1..=self.left).rev() {
            let later = i32::try_from(left.saturating_sub(1)).map_err(|_| ScheduleError::Amount)?;
            let end = self.interval().from(due, later.saturating_neg(), self.pay_day)?;
            if end > today {
                (self.left, self.due) = (left, end);
                break;
            }
        }
        self.schedule_again(self.payment)
    }

    /// Interest was posted up to `on`: the running period starts again there, cut short.
    pub(crate) fn cut(&mut self, on: Date) -> Result<(), ScheduleError> {
        // On its first day nothing is cut off it.
        self.is_odd |= self.start < on;
        self.start = on;
        self.is_solved_today = false;
        self.measure();
        self.thirteenths = 0;
        if self.coming.is_some() { self.solve_waiting() } else { Ok(()) }
    }

    /// `principal` comes back before its time, on the day the running period was last cut.
    pub(crate) fn repay(&mut self, principal: i64, keep: RecastKeeps) -> Result<(), ScheduleError> {
        let part = self.scheduled.saturating_sub(self.returned);
        self.take_off(principal);
        if self.next_due().is_none() {
            return Ok(());
        }
        match keep {
            RecastKeeps::Payment if !self.is_without_principal() => self.shorten(part),
            RecastKeeps::Payment => Ok(()),
            RecastKeeps::Term => {
                self.given = None;
                self.solve()
            }
        }
    }

    /// The payment stays: what is left takes as many periods as it needs, and the due dates after them are gone for good.
    /// An odd first part of a split stays too.
    ///
    /// At most one step a period left.
    fn shorten(&mut self, part: i64) -> Result<(), ScheduleError> {
        self.is_odd = false;
        self.solve_next = false;
        self.schedule_again(match self.terms.method() {
            Method::EqualPrincipal | Method::FlatFee => part,
            _ => self.payment,
        })?;
        let mut then = *self;
        then.coming = None;
        while then.scheduled < then.undue {
            then.fall_due(0)?;
        }
        // INVARIANT: the last period takes all that is left, so at least one is.
        self.left = self.left.saturating_sub(then.left).saturating_add(1);
        Ok(())
    }

    /// What was paid out, as a flat fee is charged on it.
    #[cfg(feature = "alloc")]
    pub(crate) const fn paid_out(&self) -> i64 {
        self.paid_out
    }

    /// Less than the terms promise is paid out at first.
    pub(crate) fn begin_with(&mut self, amount: i64) -> Result<(), ScheduleError> {
        self.undue = amount.saturating_sub(self.terms.shape().down_payment_minor());
        self.residual = self.residual.min(self.undue);
        self.paid_out = amount;
        self.fee = self.terms.fee_on(amount, self.rate)?;
        self.solve()
    }

    /// `amount` more is paid out, so that it is `drawn` in all: the payment is solved anew from the first period that
    /// starts on or after that day, or stays.
    pub(crate) fn draw(&mut self, amount: i64, drawn: i64, on: Date) -> Result<(), ScheduleError> {
        // An odd first part of a split stays too, unless it was all there was.
        let is_split = matches!(self.terms.method(), Method::EqualPrincipal | Method::FlatFee);
        let is_a_part = is_split && self.scheduled < self.undue.saturating_sub(self.residual);
        let part = if is_a_part { self.scheduled } else { self.payment };
        let undue = self.undue.checked_add(amount).filter(|undue| *undue <= Money::MAX_MINOR);
        self.undue = undue.ok_or(ScheduleError::Amount)?;
        self.paid_out = drawn;
        self.fee = self.terms.fee_on(drawn, self.rate)?;
        self.solve_next |= self.terms.shape().further_disbursement == FurtherDisbursement::SolveAnew;
        if self.start < on {
            self.is_odd = true;
            self.period_interest = None;
            if self.left <= 1 {
                self.scheduled = self.undue;
            }
            return Ok(());
        }
        if self.solve_next || self.is_solved_today { self.solve() } else { self.schedule_again(part) }
    }

    /// Where the running period is charged its share of the year: what one minor unit earns in the whole of it at a rate, in
    /// accrual units over the second number, and its days, of which a part has its share.
    pub(crate) fn share(&self, rate: Rate) -> Option<((i128, i128), i32)> {
        let whole = PeriodRate::of(rate, self.interval()).filter(|_| self.is_twelfth() && self.next_due().is_some())?;
        Some((whole.per_unit(), self.due.days_since(self.start)))
    }

    /// The payment of the running period is interest first, and principal for the rest; the last period takes all that is left.
    pub(super) fn pay_interest_first(&mut self, interest: i64) {
        if self.left > 1 && self.terms.method() == Method::Level && !self.is_without_principal() {
            self.scheduled = self.beside_interest(interest);
        }
    }

    /// What a level payment leaves for principal, with what came back.
    pub(super) fn beside_interest(&mut self, interest: i64) -> i64 {
        self.beside = interest;
        let most = self.amortised().saturating_sub(self.residual).max(0);
        self.payment.saturating_sub(interest).min(most).max(0).saturating_add(self.returned)
    }

    /// Principal that falls due by the schedule: what came back falls due besides.
    pub(super) const fn amortised(&self) -> i64 {
        self.undue.saturating_sub(self.returned)
    }

    /// Another level payment from the running period on, or from the first with principal.
    pub(crate) fn change_payment(&mut self, payment: i64) -> Result<(), ScheduleError> {
        if self.given.is_some() || self.is_without_principal() {
            self.given = Some(payment);
        }
        if self.is_without_principal() {
            return Ok(());
        }
        self.payment = payment;
        self.solve_next = false;
        self.schedule_again(payment)
    }

    /// What an opening says is due next. Where that is a level payment less interest, so much interest was scheduled.
    #[cfg(feature = "alloc")]
    pub(super) fn take_scheduled(&mut self, scheduled: i64) {
        if scheduled == self.scheduled {
            return;
        }
        self.scheduled = scheduled;
        let interest = self.payment.saturating_sub(scheduled.saturating_sub(self.returned));
        let is_level = self.terms.method() == Method::Level && (0..=self.payment).contains(&interest);
        self.beside = if is_level { interest } else { Self::TOLD };
    }

    /// Principal that had been paid is owed again, and falls due with the running period.
    pub(crate) const fn put_back(&mut self, principal: i64) {
        self.undue = self.undue.saturating_add(principal);
        self.scheduled = self.scheduled.saturating_add(principal);
        self.returned = self.returned.saturating_add(principal);
    }

    /// `principal` comes back before its time, and the payment stays as it is.
    pub(crate) fn repay_keeping_all(&mut self, principal: i64) {
        let most = self.take_off(principal);
        self.scheduled = self.scheduled.min(most);
    }

    /// Less principal: what stays to the end is at most what is left, and what came back what of it can fall due; that.
    fn take_off(&mut self, principal: i64) -> i64 {
        self.undue = self.undue.saturating_sub(principal);
        self.residual = self.residual.min(self.undue);
        let most = if self.left <= 1 { self.undue } else { self.undue.saturating_sub(self.residual) };
        self.returned = self.returned.min(most);
        most
    }

    /// What weeks left of an accrual unit goes on with a fraction that is carried.
    pub(crate) const fn hold_over(&mut self, thirteenths: i128) {
        self.thirteenths = thirteenths;
    }

    /// All that is left is due now; returns the principal.
    pub(crate) const fn accelerate(&mut self) -> i64 {
        let all = self.undue;
        self.undue = 0;
        self.left = 0;
        all
    }
}
