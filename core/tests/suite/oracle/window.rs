//! The windows between statements and the ends of late-payment grace: what counts in them, and which own parts it satisfies.
//!
//! Semantics: [card-2] [card-8].

use super::account::Account;
use super::calendar::{Cycle, Day};
use super::lot::Taken;

/// A statement, what it asked, and what came in while its window was open.
#[derive(Debug, Clone)]
pub(super) struct Window {
    pub(super) cycle: Cycle,
    pub(super) balance: i128,
    pub(super) minimum: i128,
    /// Payments and what counts as one, in the window.
    pub(super) paid: i128,
    /// The same since the statement, window or not.
    pub(super) since: i128,
    /// What is unpaid of the own part.
    pub(super) new_minimum: i128,
    /// Decided as paid in full.
    pub(super) kept: bool,
    /// What it asked for of purchases in full because it was above the limit, and by which ratio it asked for the others.
    pub(super) over_purchases: i128,
    pub(super) purchase_ratio: i128,
}

impl Account<'_> {
    /// A payment counts whole, in every window open.
    pub(super) fn count_payment(&mut self, amount: i128) {
        for window in &mut self.windows {
            window.since += amount;
            if self.today <= window.cycle.late_payment_grace_end {
                window.paid += amount;
            }
        }
        self.extinguish_own_parts(amount);
        self.settle_own_parts();
    }

    /// Billed amounts that went without a payment count for the windows whose bill they were on.
    pub(super) fn count_billed(&mut self, taken: &[Taken]) {
        for (number, window) in self.windows.iter_mut().enumerate() {
            let of_bill: i128 = taken
                .iter()
                .filter(|taken| taken.billed.is_some_and(|billed| billed <= number))
                .map(|taken| taken.amount)
                .sum();
            window.since += of_bill;
            if self.today <= window.cycle.late_payment_grace_end {
                window.paid += of_bill;
            }
        }
        self.extinguish_own_parts(taken.iter().filter(|taken| taken.billed.is_some()).map(|taken| taken.amount).sum());
        self.settle_own_parts();
    }

    fn extinguish_own_parts(&mut self, mut amount: i128) {
        for window in &mut self.windows {
            let part = amount.min(window.new_minimum);
            window.new_minimum -= part;
            amount -= part;
        }
    }

    /// A minimum met in its window satisfies its own part and all before it. What is asked and unpaid is never more than
    /// what is billed and unpaid: the oldest parts give way.
    pub(super) fn settle_own_parts(&mut self) {
        for number in 0..self.windows.len() {
            let open = self.today <= self.windows[number].cycle.late_payment_grace_end;
            if open && self.shortfall(number) == 0 {
                self.satisfy_through(number);
            }
        }
        let asked: i128 = self.windows.iter().map(|window| window.new_minimum).sum();
        let billed = self.lots.unpaid(|lot| lot.billed.is_some());
        self.extinguish_own_parts((asked - billed).max(0));
    }

    pub(super) fn satisfy_through(&mut self, number: usize) {
        for window in &mut self.windows[..=number] {
            window.new_minimum = 0;
        }
    }

    /// What is missing of a minimum.
    pub(super) fn shortfall(&self, number: usize) -> i128 {
        let window = &self.windows[number];
        (window.minimum - window.paid).min(self.lots.billed_through(number)).max(0)
    }

    /// What is unpaid of the minimum payment of the last statement.
    pub(super) fn unpaid_of_last_minimum(&self) -> i128 {
        match self.windows.last() {
            Some(last) if !last.kept => {
                (last.minimum - last.since).clamp(0, self.lots.billed_through(self.windows.len() - 1))
            }
            _ => 0,
        }
    }

    /// The due day of the oldest own part that is unpaid past its late-payment grace.
    pub(super) fn overdue(&self) -> Option<Day> {
        let late = |window: &&Window| window.new_minimum > 0 && self.today > window.cycle.late_payment_grace_end;
        self.windows.iter().find(late).map(|window| window.cycle.due)
    }

    /// What is unpaid of all own parts past their late-payment grace.
    pub(super) fn amount_overdue(&self) -> i128 {
        let late = |window: &&Window| self.today > window.cycle.late_payment_grace_end;
        self.windows.iter().filter(late).map(|window| window.new_minimum).sum()
    }

    /// What is left of a bill after all that counted in its window.
    pub(super) fn rest(&self, number: usize) -> i128 {
        (self.windows[number].balance - self.windows[number].paid).max(0)
    }
}
