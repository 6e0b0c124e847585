//! What each statement demanded anew, and how long the oldest of it is unpaid.

// Semantics: [card-7] [card-31].

use crate::balance::error::{Checked, Stopped, less};
use crate::calendar::Date;

/// The part of a minimum payment that its statement asked for anew.
#[derive(Clone, Copy, Debug)]
pub struct MinimumDue {
    statement: u32,
    due: Date,
    late_payment_grace_end: Date,
    unpaid: i64,
}

impl MinimumDue {
    /// Free space.
    pub const EMPTY: Self = Self { statement: 0, due: Date::MIN, late_payment_grace_end: Date::MIN, unpaid: 0 };
}

/// The minimum payments not yet paid, oldest first.
#[derive(Debug)]
pub(super) struct Demands<'a> {
    space: &'a mut [MinimumDue],
    first: usize,
    end: usize,
    /// The sum of what is unpaid of them.
    unpaid: i64,
}

impl<'a> Demands<'a> {
    pub(super) fn new(space: &'a mut [MinimumDue]) -> Self {
        Self { space, first: 0, end: 0, unpaid: 0 }
    }

    fn oldest(&self) -> Option<&MinimumDue> {
        self.space.get(self.first).filter(|_| self.first < self.end)
    }

    fn open(&self) -> &[MinimumDue] {
        self.space.get(self.first..self.end).unwrap_or(&[])
    }

    /// A new demand; `None` where the space is full.
    pub(super) fn push(&mut self, statement: u32, due: Date, late_payment_grace_end: Date, own: i64) -> Option<()> {
        if self.first == self.end {
            (self.first, self.end) = (0, 0);
        }
        self.unpaid = self.unpaid.checked_add(own)?;
        *self.space.get_mut(self.end)? = MinimumDue { statement, due, late_payment_grace_end, unpaid: own };
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
            self.unpaid = less(self.unpaid, met)?;
            minor = less(minor, met)?;
            if demand.unpaid == 0 {
                self.first = self.first.saturating_add(1);
            }
        }
        Ok(())
    }

    /// Whether anything of them is unpaid.
    pub(super) const fn is_open(&self) -> bool {
        self.unpaid > 0
    }

    /// Every minimum up to that of a statement is paid.
    pub(super) fn satisfy_up_to(&mut self, statement: u32) -> Result<(), Stopped> {
        while let Some(unpaid) =
            self.oldest().filter(|demand| demand.statement <= statement).map(|demand| demand.unpaid)
        {
            self.unpaid = less(self.unpaid, unpaid)?;
            self.first = self.first.saturating_add(1);
        }
        Ok(())
    }

    /// The oldest are extinguished down to what is billed and unpaid: nobody is asked for more than is owed.
    pub(super) fn limit_to(&mut self, billed: i64) -> Result<(), Stopped> {
        let above = less(self.unpaid, billed)?;
        if above > 0 { self.meet(above) } else { Ok(()) }
    }

    /// The due date of the oldest demand whose late-payment grace ended before a day.
    pub(super) fn overdue_since(&self, day: Date) -> Option<Date> {
        self.oldest().filter(|demand| demand.late_payment_grace_end < day).map(|demand| demand.due)
    }

    /// Days past due on a day.
    pub(super) fn days_past_due(&self, day: Date) -> i32 {
        self.overdue_since(day).map_or(0, |due| day.days_since(due))
    }

    /// Minor units asked for, unpaid, and past their late-payment grace before a day.
    pub(super) fn overdue(&self, day: Date) -> Result<i64, Stopped> {
        let late = self.open().iter().take_while(|demand| demand.late_payment_grace_end < day);
        late.into_iter().try_fold(0_i64, |sum, demand| sum.more(demand.unpaid))
    }
}
