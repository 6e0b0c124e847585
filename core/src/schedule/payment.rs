//! The payment of a course: how it is solved, given, rounded, and levelled with the last.

// Semantics: [loan-2] [loan-7] [loan-28] [loan-29] [loan-30] [loan-33] [loan-34].

use super::annuity::{self, Growth};
use super::course::Course;
use super::interest::growth_by_days;
use super::payment_rounding::{LastPayment, PaymentRounding};
use super::residual::{self, Debt, Exact};
use super::{MAX_PERIODS, Method, OddPeriod, PaymentBasis, PeriodInterest, ScheduleError};
use crate::calendar::Date;

/// What the periods of a course grow by.
#[derive(Clone, Copy)]
struct Ahead<'a> {
    course: &'a Course,
    /// The first day of the first period.
    from: Date,
    /// That period, counted from the running one.
    first: u32,
}

impl Course {
    /// Finds the payment over the periods left, and with it this period's principal.
    pub(super) fn solve(&mut self) -> Result<(), ScheduleError> {
        self.solve_next = false;
        if self.is_without_principal() {
            self.payment = 0;
            self.scheduled = 0;
            self.period_interest = None;
            return Ok(());
        }
        let mut first = None;
        self.payment = match self.terms.method() {
            Method::Level => return self.solve_level(),
            Method::EqualPrincipal | Method::FlatFee => match self.given {
                Some(given) => {
                    self.split = (0, 0);
                    given
                }
                None => {
                    let (parts, all) = (self.terms.parts(), self.amortised().saturating_sub(self.residual));
                    self.split = (all, self.left);
                    first = parts.part_minor(all, self.left, 0);
                    parts.each_minor(all, self.left).ok_or(ScheduleError::Amount)?
                }
            },
            Method::InterestOnly | Method::Bullet => 0,
        };
        // A split may put its remainder first.
        self.schedule_again(first.unwrap_or(self.payment))
    }

    fn solve_level(&mut self) -> Result<(), ScheduleError> {
        self.find_level()?;
        if self.terms.interest_basis() == PeriodInterest::ActualDays {
            self.is_odd = false;
            if self.left > 1 && self.given.is_none() && self.post(self.earned()?)? > self.payment {
                return self.pay_interest_alone();
            }
        }
        self.schedule_again(self.payment)
    }

    /// A period that earns more than the payment is paid by its interest alone; the others are level among themselves.
    #[cold]
    fn pay_interest_alone(&mut self) -> Result<(), ScheduleError> {
        let mut rest = *self;
        (rest.undue, rest.returned) = (self.amortised(), 0);
        (rest.start, rest.left, rest.whole) = (self.due, self.left.saturating_sub(1), true);
        rest.step()?;
        rest.find_level()?;
        self.payment = rest.payment;
        self.scheduled = self.returned;
        self.period_interest = None;
        Ok(())
    }

    /// The level payment of what is owed over the periods left.
    fn find_level(&mut self) -> Result<(), ScheduleError> {
        let owed = u64::try_from(self.amortised()).map_err(|_| ScheduleError::Principal)?;
        let (shape, by_days) = (self.terms.shape(), self.terms.interest_basis() == PeriodInterest::ActualDays);
        let is_plain = self.residual == 0 && shape.rounding.is_none();
        self.payment = match self.given {
            Some(given) => given,
            None if self.is_in_advance() => self.solve_in_advance(owed)?,
            None if !by_days && is_plain => {
                annuity::level(owed, self.period_growth()?, self.left, self.terms.posting())
                    .ok_or(ScheduleError::Amount)?
            }
            None => {
                let debt = Debt { owed, residual: self.residual.unsigned_abs(), at_once: false };
                self.solve_shaped(debt, self.start, 0)?
            }
        };
        match shape.rounding {
            Some(rounding) if self.given.is_none() => self.level_last(rounding),
            _ => Ok(()),
        }
    }

    /// The growth of a whole period.
    fn period_growth(&self) -> Result<Growth, ScheduleError> {
        self.period.ok_or(ScheduleError::DailyRate)?.growth()
    }

    /// The payment that meets a debt over the periods from one of those left on, the day it begins on being given.
    fn solve_shaped(&self, debt: Debt, from: Date, first: u32) -> Result<i64, ScheduleError> {
        let periods = self.left.saturating_sub(first);
        let is_formula = self.terms.shape().basis == PaymentBasis::Formula;
        let exact = if is_formula || self.terms.interest_basis() == PeriodInterest::Twelfth {
            let count = usize::try_from(periods).map_err(|_| ScheduleError::Amount)?;
            residual::payment(debt, core::iter::repeat_n(self.period_growth()?, count))
        } else {
            let ahead = Ahead { course: self, from, first };
            for index in 0..periods {
                ahead.growth(index)?;
            }
            // INVARIANT: the loop has shown that every growth exists.
            residual::payment(debt, (0..periods).map(|index| ahead.growth(index).unwrap_or(Growth::NONE)))
        };
        exact.and_then(|exact| self.rounded(exact)).ok_or(ScheduleError::Amount)
    }

    pub(super) fn rounded(&self, exact: Exact) -> Option<i64> {
        match self.terms.shape().rounding {
            Some(rounding) => rounding.round(exact),
            None => annuity::whole(exact.halves, exact.at, self.terms.posting()),
        }
    }

    /// The running period has earned `interest` of its own and is an odd one: what that does to a level payment.
    pub(super) fn end_oddly(&mut self, interest: i64) -> Result<(), ScheduleError> {
        let odd = self.terms.shape().odd_period;
        if odd == OddPeriod::KeepPrincipal || self.left <= 1 || self.is_without_principal() {
            return Ok(());
        }
        if odd == OddPeriod::SolveAnew && self.given.is_none() {
            // The periods left bear the rate that waits for them, so it is solved for here and not again when they begin.
            self.take_rate()?;
            let owed = self.amortised().checked_add(interest).and_then(|owed| u64::try_from(owed).ok());
            let owed = owed.ok_or(ScheduleError::Amount)?;
            let debt = Debt { owed, residual: self.residual.unsigned_abs(), at_once: true };
            self.payment = self.solve_shaped(debt, self.due, 1)?;
            self.solve_next = interest > self.payment;
        }
        self.scheduled = self.beside_interest(interest);
        Ok(())
    }

    /// Raises or lowers the payment by multiples until the last one is as it has to be.
    ///
    /// A multiple more lowers the last payment by at least as much, so a few steps do.
    fn level_last(&mut self, rounding: PaymentRounding) -> Result<(), ScheduleError> {
        if rounding.last() == LastPayment::Any || self.left <= 1 {
            return Ok(());
        }
        let mut above = self.last_above(self.payment)?;
        for _ in 0..MAX_PERIODS {
            if above <= 0 {
                break;
            }
            let next = self.payment.saturating_add(rounding.multiple().amount().minor());
            let after = self.last_above(next)?;
            if rounding.last() == LastPayment::Similar && !is_nearer(after, above) {
                return Ok(());
            }
            (self.payment, above) = (next, after);
        }
        for _ in 0..MAX_PERIODS {
            let next = self.payment.saturating_sub(rounding.multiple().amount().minor());
            if rounding.last() != LastPayment::Similar || next < 0 {
                break;
            }
            let after = self.last_above(next)?;
            if is_nearer(above, after) {
                break;
            }
            (self.payment, above) = (next, after);
        }
        Ok(())
    }

    /// By how much the last payment, its residual left out, is above the others where they are `payment`. Far below where
    /// the others leave nothing for it.
    fn last_above(&self, payment: i64) -> Result<i64, ScheduleError> {
        let mut then = *self;
        then.coming = None;
        then.solve_next = false;
        then.undue = self.amortised();
        then.returned = 0;
        then.schedule(payment)?;
        while then.left > 1 && then.undue > 0 {
            let interest = then.interest()?;
            then.fall_due(interest)?;
            then.solve_next = false;
            then.schedule(payment)?;
        }
        if then.undue == 0 {
            return Ok(i64::MIN);
        }
        let last = then.undue.saturating_add(then.interest()?).saturating_sub(then.residual);
        Ok(last.saturating_sub(payment))
    }
}

/// Whether one difference is smaller than another.
const fn is_nearer(one: i64, other: i64) -> bool {
    one.unsigned_abs() < other.unsigned_abs()
}

impl Ahead<'_> {
    /// The growth of the period `index`, by its days.
    fn growth(&self, index: u32) -> Result<Growth, ScheduleError> {
        let from = match index.checked_sub(1) {
            Some(before) => self.end(before)?,
            None => self.from,
        };
        growth_by_days(self.course.rate, self.course.terms.counting(), from, self.end(index)?)
    }

    fn end(&self, index: u32) -> Result<Date, ScheduleError> {
        self.course.due_after(self.first.saturating_add(index))
    }
}
