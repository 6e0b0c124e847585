//! What each statement demanded anew, and how long the oldest of it is unpaid.

// Semantics: [card-31].

use crate::balance::error::{Checked, Stopped, less};
use crate::calendar::Date;

/// The part of a minimum payment that its statement demanded anew.
#[derive(Clone, Copy, Debug)]
pub struct Demand {
    statement: u32,
    due: Date,
    late_payment_grace_end: Date,
    unpaid: i64,
}

impl Demand {
    /// Free space.
    pub const EMPTY: Self = Self { statement: 0, due: Date::MIN, late_payment_grace_end: Date::MIN, unpaid: 0 };

    /// Its due date, the end of its grace, and what is unpaid.
    #[cfg(feature = "alloc")]
    pub(super) const fn parts(&self) -> (Date, Date, i64) {
        (self.due, self.late_payment_grace_end, self.unpaid)
    }
}

/// The demands not yet met, oldest first.
#[derive(Debug)]
pub(super) struct Demands<'a> {
    space: &'a mut [Demand],
    first: usize,
    end: usize,
}

impl<'a> Demands<'a> {
    pub(super) fn new(space: &'a mut [Demand]) -> Self {
        Self { space, first: 0, end: 0 }
    }

    fn oldest(&self) -> Option<&Demand> {
        self.space.get(self.first).filter(|_| self.first < self.end)
    }

    pub(super) fn open(&self) -> &[Demand] {
        self.space.get(self.first..self.end).unwrap_or(&[])
    }

    /// A new demand; `None` where the space is full.
    pub(super) fn push(&mut self, statement: u32, due: Date, late_payment_grace_end: Date, own: i64) -> Option<()> {
        if self.first == self.end {
            (self.first, self.end) = (0, 0);
        }
        *self.space.get_mut(self.end)? = Demand { statement, due, late_payment_grace_end, unpaid: own };
        self.end = self.end.saturating_add(1);
        Some(())
    }

    /// What is unpaid of the demand of the last statement.
    pub(super) fn unpaid_of_last(&self, statement: u32) -> i64 {
        let newest = self.end.checked_sub(1).filter(|newest| *newest >= self.first);
        let newest = newest.and_then(|newest| self.space.get(newest));
        newest.filter(|demand| demand.statement == statement).map_or(0, |demand| demand.unpaid)
    }

    /// Meets demands with an amount, oldest first. What is left over is not kept.
    pub(super) fn meet(&mut self, mut minor: i64) -> Result<(), Stopped> {
        while minor > 0 && self.first < self.end {
            let Some(demand) = self.space.get_mut(self.first) else { break };
            let met = demand.unpaid.min(minor);
            demand.unpaid = less(demand.unpaid, met)?;
            minor = less(minor, met)?;
            if demand.unpaid == 0 {
                self.first = self.first.saturating_add(1);
            }
        }
        Ok(())
    }

    /// Every demand up to that of a statement is met.
    pub(super) fn satisfy_up_to(&mut self, statement: u32) {
        while self.oldest().is_some_and(|demand| demand.statement <= statement) {
            self.first = self.first.saturating_add(1);
        }
    }

    /// Every demand is met.
    pub(super) fn satisfy_all(&mut self) {
        self.first = self.end;
    }

    /// The due date of the oldest demand whose late-payment grace ended before a day.
    pub(super) fn overdue_since(&self, day: Date) -> Option<Date> {
        self.oldest().filter(|demand| demand.late_payment_grace_end < day).map(|demand| demand.due)
    }

    /// Days past due on a day.
    pub(super) fn days_past_due(&self, day: Date) -> i32 {
        self.overdue_since(day).map_or(0, |due| day.days_since(due))
    }

    /// Minor units demanded, not met, and past their late-payment grace before a day.
    pub(super) fn overdue(&self, day: Date) -> Result<i64, Stopped> {
        let late = self.open().iter().take_while(|demand| demand.late_payment_grace_end < day);
        late.into_iter().try_fold(0_i64, |sum, demand| sum.more(demand.unpaid))
    }
}
