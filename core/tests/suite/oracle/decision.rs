//! Step (8), the end of a grace period, and step (1) of the day after, the late fee.
//!
//! Semantics: [card-8] to [card-12].

use super::account::Account;
use super::lot::Lot;
use super::order::Component;
use super::report::LateFee;
use super::terms::in_force;

/// A miss whose fee is owed tomorrow.
#[derive(Debug, Clone, Copy)]
pub(super) struct PendingFee {
    shortfall: i128,
    principal: i128,
}

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
        self.satisfy_through(number);
        self.missed_payments = 0;
        self.free_period_lost = false;
        let tomorrow = self.today.plus(1);
        let of_bill = |lot: &&mut Lot| lot.billed.is_some_and(|billed| billed <= number);
        for lot in self.lots.0.iter_mut().filter(of_bill) {
            if lot.unpaid > 0 && lot.component.is_spending() {
                lot.date = tomorrow;
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
            self.pending_fee = Some(PendingFee { shortfall, principal });
        }
        self.accrued.purchase += self.billed_charge(number);
        for lot in self.lots.0.iter_mut().filter(|lot| lot.billed == Some(number) && lot.component.is_spending()) {
            lot.bears = true;
        }
        if !self.terms.new_purchases_keep {
            self.free_period_lost = true;
            self.accrued.purchase += self.unbilled_charge();
            let unbilled = |lot: &&mut Lot| lot.billed.is_none() && lot.component == Component::Purchase;
            for lot in self.lots.0.iter_mut().filter(unbilled) {
                lot.bears = true;
            }
        }
    }

    /// What losing the interest-free period of a bill costs: a sum over its purchases and all their days so far.
    pub(super) fn billed_charge(&self, number: usize) -> i128 {
        let statement = self.windows[number].cycle.statement;
        let only_unpaid_part = self.terms.unpaid_part && self.shortfall(number) == 0;
        let mut total = 0;
        for lot in &self.lots.0 {
            if lot.billed != Some(number) || !lot.component.is_spending() || lot.bears {
                continue;
            }
            for (day, balance) in &lot.past {
                let base = match () {
                    () if only_unpaid_part => lot.unpaid,
                    () if *day < statement => lot.unpaid_when_billed,
                    () => *balance,
                };
                total += base * self.weather.interest_rate(lot.component, *day);
            }
        }
        total
    }

    /// What unbilled purchases owe where new purchases lose their interest-free period too.
    pub(super) fn unbilled_charge(&self) -> i128 {
        let mut total = 0;
        for lot in &self.lots.0 {
            if lot.billed.is_none() && lot.component == Component::Purchase && !lot.bears {
                for (day, balance) in &lot.past {
                    total += balance * self.weather.interest_rate(lot.component, *day);
                }
            }
        }
        total
    }

    /// Step (1): the fee on what was missing of the minimum at the end of yesterday.
    pub(super) fn owe_late_fee(&mut self) {
        let Some(pending) = self.pending_fee.take() else {
            return;
        };
        let Some(rule) = in_force(&self.terms.late_fees, self.today) else {
            return;
        };
        let stopped = self.terms.stop_misses.is_some_and(|last| self.missed_payments > last)
            || self.terms.stop_days.is_some_and(|last| self.days_past_due_at_start > last)
            || (self.terms.stop_write_off && self.weather.written_off(self.today));
        if stopped || self.weather.late_fee_frozen(self.today) {
            return;
        }
        let amount = match rule.small_balance {
            Some(threshold) if pending.principal <= threshold => pending.principal,
            _ => {
                let rate = match rule.repeat {
                    Some((from, rate)) if self.missed_payments >= from => rate,
                    _ => rule.rate,
                };
                let share = self.terms.rounding.minor(pending.shortfall * rate).max(rule.floor);
                rule.cap.map_or(share, |cap| share.min(cap))
            }
        };
        if amount > 0 {
            self.moment += 1;
            self.post(Component::LateFee, amount, None);
            self.meet_credit();
            self.late_fees.push(LateFee { date: self.today, amount });
        }
    }
}
