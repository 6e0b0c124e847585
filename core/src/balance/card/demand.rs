//! What each statement demanded anew, and how long the oldest of it is unpaid.

// Semantics: [card-7] [card-31] [card-41].

use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::calendar::Date;
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// The part of a minimum payment that its statement asked for anew.
#[derive(Clone, Copy, Debug)]
pub struct MinimumDue {
    pub(super) statement: u32,
    /// Postings of this moment and later were not billed by it.
    pub(super) until: u32,
    pub(super) due: Date,
    pub(super) late_payment_grace_end: Date,
    pub(super) unpaid: i64,
    /// What share of purchases it asked for, in parts of a fraction.
    pub(super) purchase_parts: i64,
    /// How much of them it asked for in full because it was above the credit limit.
    pub(super) over_limit: i64,
}

impl MinimumDue {
    /// An empty slot: what scratch space is filled with.
    pub const EMPTY: Self = Self {
        statement: 0,
        until: 0,
        due: Date::MIN,
        late_payment_grace_end: Date::MIN,
        unpaid: 0,
        purchase_parts: 0,
        over_limit: 0,
    };

    /// What an amount of a purchase that it billed had put into it, and how much of that was above the credit limit.
    ///
    /// # Rounding
    /// The share once, as amounts of the account are.
    fn put_into(&self, amount: i64, rounding: Rounding) -> Result<(i64, i64), Stopped> {
        let in_full = self.over_limit.min(amount);
        let rest = Accrued::earned(less(amount, in_full)?, self.purchase_parts);
        let share = rest.posted(rounding).ok_or(Stopped)?.more(in_full)?;
        Ok((share.min(self.unpaid), in_full))
    }
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

    pub(super) fn open(&self) -> &[MinimumDue] {
        self.space.get(self.first..self.end).unwrap_or(&[])
    }

    /// A new demand; `None` where the space is full.
    pub(super) fn push(&mut self, demand: MinimumDue) -> Option<()> {
        if self.first == self.end {
            (self.first, self.end) = (0, 0);
        }
        self.unpaid = self.unpaid.checked_add(demand.unpaid)?;
        *self.space.get_mut(self.end)? = demand;
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
                self.pass_met();
            }
        }
        Ok(())
    }

    /// The oldest is one of which something is unpaid: a dispute may have met newer ones before it.
    fn pass_met(&mut self) {
        while self.oldest().is_some_and(|demand| demand.unpaid == 0) {
            self.first = self.first.saturating_add(1);
        }
    }

    /// Whether anything of them is unpaid.
    pub(super) const fn is_open(&self) -> bool {
        self.unpaid > 0
    }

    /// An amount of a purchase posted at some moment is disputed: each open demand falls by what the amount had put into it,
    /// where purchases count in full the oldest alone that billed it. `fallen` is told by how much, and of which statement.
    pub(super) fn fall(
        &mut self,
        moment: u32,
        amount: i64,
        rounding: Rounding,
        mut fallen: impl FnMut(u32, i64) -> Result<(), Stopped>,
    ) -> Result<(), Stopped> {
        let mut sum: i64 = 0;
        let mut is_first = true;
        for demand in self.space.get_mut(self.first..self.end).unwrap_or(&mut []) {
            // One that a dispute has met is no longer open, also between open ones.
            if moment >= demand.until || demand.unpaid == 0 {
                continue;
            }
            let counts = is_first || demand.purchase_parts < Fraction::SCALE;
            is_first = false;
            if counts {
                let (share, in_full) = demand.put_into(amount, rounding)?;
                demand.unpaid = less(demand.unpaid, share)?;
                demand.over_limit = less(demand.over_limit, in_full)?;
                sum = sum.more(share)?;
                fallen(demand.statement, share)?;
            }
        }
        self.unpaid = less(self.unpaid, sum)?;
        self.pass_met();
        Ok(())
    }

    /// Every minimum up to that of a statement is paid.
    pub(super) fn satisfy_up_to(&mut self, statement: u32) -> Result<(), Stopped> {
        while let Some(unpaid) =
            self.oldest().filter(|demand| demand.statement <= statement).map(|demand| demand.unpaid)
        {
            self.unpaid = less(self.unpaid, unpaid)?;
            self.first = self.first.saturating_add(1);
            self.pass_met();
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
        if !self.is_open() {
            return 0;
        }
        self.overdue_since(day).map_or(0, |due| day.days_since(due))
    }

    /// Minor units asked for, unpaid, and past their late-payment grace before a day.
    pub(super) fn overdue(&self, day: Date) -> Result<i64, Stopped> {
        let late = self.open().iter().take_while(|demand| demand.late_payment_grace_end < day);
        late.into_iter().try_fold(0_i64, |sum, demand| sum.more(demand.unpaid))
    }
}
