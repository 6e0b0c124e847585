//! Money of payments that goes back: the newest first, into what it had met.
//!
//! Semantics: [loan-45].

use super::account::Account;
use super::instalment::Lot;
use crate::oracle::{Component, Refused, refuse};

/// What money met last, newest last; principal that was not due has no lot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    component: Component,
    amount: i128,
}

impl Account<'_> {
    /// Money takes an amount off the lots in the sequence given; what no lot takes is left over.
    pub(super) fn meet(&mut self, mut amount: i128, sequence: &[usize]) -> i128 {
        for index in sequence {
            let lot = self.lots[*index].clone();
            let part = amount.min(lot.unpaid);
            if part > 0 {
                self.met.push(Met { component: lot.component, amount: part });
                self.take(part, &[*index]);
                amount -= part;
            }
        }
        amount
    }

    /// Principal comes back before it is due.
    pub(super) fn meet_undue(&mut self, amount: i128) {
        if amount > 0 {
            self.prepaid += amount;
            self.met.push(Met { component: Component::Loan, amount });
        }
    }

    pub(super) fn charge_back(&mut self, amount: i128) -> Result<(), Refused> {
        if self.terms.instalment_first {
            return refuse!("money that met one instalment after another does not go back");
        }
        let received: i128 = self.credit + self.met.iter().map(|met| met.amount).sum::<i128>();
        if amount > received {
            return refuse!("more goes back than was received");
        }
        self.moment += 1;
        let of_credit = amount.min(self.credit);
        self.credit -= of_credit;
        let mut left = amount - of_credit;
        let (mut principal, mut is_due) = (0, false);
        while left > 0 {
            let last = self.met.last_mut().unwrap();
            let part = left.min(last.amount);
            last.amount -= part;
            left -= part;
            let component = last.component;
            if last.amount == 0 {
                self.met.pop();
            }
            // A fee, or interest for being late, is owed at once and makes no due date.
            is_due |= matches!(component, Component::Loan | Component::Interest | Component::InstalmentFee);
            if component == Component::Loan {
                principal += part;
            } else {
                self.owe_again(component, part);
            }
        }
        if is_due {
            self.owe_principal_again(principal);
        }
        Ok(())
    }

    /// A charge is owed at once, and overdue only after the next due date.
    fn owe_again(&mut self, component: Component, amount: i128) {
        let scheduled = matches!(component, Component::Interest | Component::InstalmentFee);
        let (date, moment, instalment) = (self.today, self.moment, scheduled.then_some(self.instalments.len()));
        self.lots.push(Lot { component, instalment, date, moment, amount, unpaid: amount, awarded: false });
    }

    /// Principal accrues again from the day and falls due with the next due date; where none is left, today.
    fn owe_principal_again(&mut self, amount: i128) {
        self.prepaid -= amount;
        if self.schedule.dues.is_empty() {
            self.fell_due(amount, 0, 0);
            self.instalments.last_mut().unwrap().came_back = true;
        } else {
            self.schedule.give_back(self.today, amount);
        }
    }
}
