//! What falls due of a loan, period by period.

use super::promise::{Promise, Rate, UNIT};
use crate::oracle::{Day, Refused, refuse};

/// The running period and what is left after it.
#[derive(Clone)]
pub(super) struct Schedule {
    pub(super) undue: i128,
    pub(super) left: i64,
    pub(super) start: Day,
    pub(super) due: Day,
    pub(super) rate: Rate,
    coming: Option<Rate>,
    pay_day: i64,
    /// The level payment or equal part, and the principal of the running period.
    payment: i128,
    principal: i128,
    /// The first period earns more than the payment: the others are solved anew.
    again: bool,
}

impl Schedule {
    pub(super) fn new(promise: &Promise) -> Result<Self, Refused> {
        let mut schedule = Self {
            undue: promise.principal,
            left: promise.periods,
            start: promise.disbursed,
            due: promise.first_due,
            rate: promise.rate,
            coming: None,
            pay_day: promise.pay_day,
            payment: 0,
            principal: 0,
            again: false,
        };
        schedule.solve(promise)?;
        Ok(schedule)
    }

    pub(super) fn runs(&self) -> bool {
        self.left > 0 && self.undue > 0
    }

    pub(super) fn is_whole(&self) -> bool {
        Promise::months_on(self.due, -1, self.pay_day) == self.start
    }

    pub(super) fn fall_due(&mut self, promise: &Promise) -> Result<i128, Refused> {
        let principal = self.principal;
        self.undue -= principal;
        self.left -= 1;
        self.start = self.due;
        if self.left > 0 {
            self.due = Promise::months_on(self.due, 1, self.pay_day);
            self.plan(promise)?;
            self.take_rate(promise)?;
            if self.again && self.runs() {
                self.solve(promise)?;
            }
        }
        Ok(principal)
    }

    pub(super) fn change_rate(&mut self, promise: &Promise, rate: Rate, on: Day) -> Result<(), Refused> {
        self.coming = Some(rate);
        if on <= self.start { self.take_rate(promise) } else { Ok(()) }
    }

    fn take_rate(&mut self, promise: &Promise) -> Result<(), Refused> {
        if let Some(rate) = self.coming.take() {
            self.rate = rate;
            if self.runs() && promise.method == "level" {
                self.solve(promise)?;
            }
        }
        Ok(())
    }

    /// The one due date of a bullet is its last: the months before it end where they lie ahead.
    pub(super) fn move_due(&mut self, promise: &Promise, today: Day, due: Day) -> Result<(), Refused> {
        self.due = due;
        self.pay_day = due.year_month_day().2;
        if promise.method == "bullet" {
            let ends = |left: i64| Promise::months_on(due, 1 - left, self.pay_day);
            let ahead = (1..=self.left).rev().find(|left| ends(*left) > today).unwrap_or(1);
            (self.left, self.due) = (ahead, ends(ahead));
            self.plan(promise)?;
        }
        Ok(())
    }

    pub(super) fn repay(
        &mut self,
        promise: &Promise,
        principal: i128,
        on: Day,
        keep_term: bool,
    ) -> Result<(), Refused> {
        self.start = on;
        self.take_rate(promise)?;
        self.undue -= principal;
        if principal == 0 || !self.runs() {
            return Ok(());
        }
        if keep_term {
            return self.solve(promise);
        }
        self.again = false;
        if matches!(promise.method.as_str(), "equalPrincipal" | "flatFee") {
            self.principal = if self.left == 1 { self.undue } else { self.principal.min(self.undue) };
        } else {
            self.plan(promise)?;
        }
        let mut then = self.clone();
        while then.principal < then.undue {
            then.fall_due(promise)?;
        }
        self.left -= then.left - 1;
        Ok(())
    }

    pub(super) fn call(&mut self) -> i128 {
        self.left = 0;
        std::mem::take(&mut self.undue)
    }

    fn solve(&mut self, promise: &Promise) -> Result<(), Refused> {
        self.again = false;
        let mut dues = vec![self.start];
        dues.extend((0..self.left).map(|n| Promise::months_on(self.due, n, self.pay_day)));
        match promise.method.as_str() {
            "level" => {
                let growths: Vec<i128> = if promise.by_days {
                    dues.windows(2).map(|pair| self.rate.over(pair[0], pair[1], &promise.count)).collect()
                } else {
                    let Some(month) = self.rate.month() else { return refuse!("a daily rate by twelfths") };
                    vec![month; usize::try_from(self.left).unwrap()]
                };
                self.payment = promise.solve(self.undue, &growths);
                let first = promise.rounding.fraction(self.undue * growths[0], UNIT);
                self.again = promise.by_days && self.left > 1 && first > self.payment;
            }
            "equalPrincipal" | "flatFee" => {
                let each = promise.split.fraction(self.undue, i128::from(self.left));
                self.payment = each;
                self.plan(promise)?;
                if self.left > 1 && promise.remainder_first {
                    self.principal = (self.undue - each * i128::from(self.left - 1)).max(0);
                }
                return Ok(());
            }
            _ => {}
        }
        self.plan(promise)
    }

    fn plan(&mut self, promise: &Promise) -> Result<(), Refused> {
        self.principal = match promise.method.as_str() {
            _ if self.left == 1 => self.undue,
            "level" => {
                let growth = if promise.by_days {
                    self.rate.over(self.start, self.due, &promise.count)
                } else {
                    self.rate.month().unwrap()
                };
                (self.payment - promise.rounding.fraction(self.undue * growth, UNIT)).clamp(0, self.undue)
            }
            "equalPrincipal" | "flatFee" => self.payment.min(self.undue),
            _ => 0,
        };
        Ok(())
    }
}
