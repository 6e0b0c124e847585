//! Step (8), the end of a grace period.
//!
//! Semantics: [card-8] to [card-12] [card-33].

use super::account::Account;
use super::late_fee::PendingFee;
use super::lot::{Lot, Lots};

impl Account<'_> {
    /// The decision at the end of G(k), where today is one.
    pub(super) fn decide(&mut self) {
        let Some(number) = self.windows.iter().position(|window| window.cycle.late_payment_grace_end == self.today)
        else {
            return;
        };
        if self.rest(number) <= self.terms.tolerance {
            self.keep(number);
        } else {
            self.lose(number);
        }
        self.settle_own_parts();
    }

    fn keep(&mut self, number: usize) {
        self.windows[number].kept = true;
        self.misses.push(false);
        self.satisfy_through(number);
        self.missed_payments = 0;
        self.free_period_lost = false;
        // What one decision posts anew is of one moment, the older still before the newer.
        self.lots.0.sort_by_key(|lot| (lot.date, lot.moment));
        self.moment += 1;
        let (tomorrow, terms, moment) = (self.today.plus(1), self.terms, self.moment);
        let of_bill = |lot: &&mut Lot| lot.billed.is_some_and(|billed| billed <= number);
        let Lots(lots, award) = &mut self.lots;
        for lot in lots.iter_mut().filter(of_bill) {
            if lot.unpaid > 0 && terms.spends(lot.component) {
                // What passes counts as performed, as it counts as paid.
                if std::mem::take(&mut lot.awarded) {
                    *award = (*award - lot.unpaid).max(0);
                }
                lot.date = tomorrow;
                lot.moment = moment;
                lot.from = tomorrow;
                lot.billed = None;
                lot.unpaid_when_billed = 0;
                lot.bears = false;
                lot.past.clear();
            }
        }
    }

    fn lose(&mut self, number: usize) {
        let shortfall = self.shortfall(number);
        if shortfall == 0 {
            self.missed_payments = 0;
        } else {
            self.missed_payments += 1;
            let principal = self.lots.unpaid(|lot| lot.component.is_principal());
            let balance = self.windows[number].balance;
            self.pending_fee = Some(PendingFee { number, shortfall, balance, principal });
        }
        self.misses.push(shortfall > 0);
        self.accrued.purchase += self.billed_charge(number);
        let terms = self.terms;
        for lot in self.lots.0.iter_mut().filter(|lot| lot.billed == Some(number) && terms.spends(lot.component)) {
            lot.bears = true;
        }
        if !self.terms.new_purchases_keep {
            self.free_period_lost = true;
            self.lose_disputed(number);
            self.accrued.purchase += self.unbilled_charge(number);
            let unbilled = |lot: &&mut Lot| lot.billed.is_none() && terms.is_bought(lot.component);
            for lot in self.lots.0.iter_mut().filter(unbilled) {
                lot.bears = true;
            }
        }
    }
}
