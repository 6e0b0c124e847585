//! The position inside a day: what a payment now would settle, and what the open windows may still charge.
//!
//! Semantics: [card-13] [card-30].

use super::account::Account;
use super::order::Component;
use super::report::{Balance, Report};

/// The balance part of a report, taken before the day's decision.
pub(super) type Snapshot = Balance;

impl Account<'_> {
    pub(super) fn snapshot(&self) -> Snapshot {
        let side = |component: Component, billed: bool| {
            self.lots.unpaid(|lot| lot.component == component && lot.billed.is_some() == billed)
        };
        let components = Component::ALL
            .iter()
            .map(|(component, name)| (*name, side(*component, true), side(*component, false)))
            .filter(|(_, billed, unbilled)| billed + unbilled > 0)
            .collect();
        let posted = self.lots.posted();
        let interest = self.terms.rounded_interest(self.accrued.purchase, self.accrued.cash);
        let compound_interest = self.terms.rounding.minor(self.accrued.compound);
        let plan_principal = self.plans.iter().map(|plan| plan.principal()).sum();
        let early_settlement_fee = self.plans.iter().map(|plan| plan.settlement_fee(self.terms)).sum();
        let judgment_interest = self.judgment_interest();
        let before =
            posted + compound_interest + judgment_interest + plan_principal + early_settlement_fee - self.credit;
        Balance {
            components,
            posted,
            disputed: self.disputed(),
            credit: self.credit,
            interest,
            compound_interest,
            judgment_interest,
            retroactive_interest: self.retroactive_interest(),
            plan_principal,
            early_settlement_fee,
            payoff: self.payoff(before),
        }
    }

    /// The windows whose decision is still to come, oldest first.
    fn open_windows(&self) -> impl Iterator<Item = usize> {
        let today = self.today;
        (0..self.windows.len()).filter(move |number| self.windows[*number].cycle.late_payment_grace_end >= today)
    }

    /// What the decisions to come would charge were they taken now, one after the other.
    fn retroactive_interest(&self) -> i128 {
        let mut total = 0;
        let mut unbilled_open = !self.terms.new_purchases_keep;
        for number in self.open_windows() {
            if self.rest(number) <= self.terms.tolerance {
                continue;
            }
            let mut charge = self.billed_charge(number);
            if unbilled_open {
                charge += self.unbilled_charge(number);
                unbilled_open = false;
            }
            total += self.terms.rounding.minor(charge);
        }
        total
    }

    /// What settles the account today: all but the interest, then the interest that paying can no longer avert.
    fn payoff(&self, before_interest: i128) -> i128 {
        let next_statement = self.cycles[self.windows.len()].statement;
        let (mut together, mut apart) = (0, 0);
        let sum = |together: i128, apart: i128| {
            let interest = self.terms.rounded_interest(self.accrued.purchase + together, self.accrued.cash);
            (before_interest + interest + apart).max(0)
        };
        let mut unbilled_open = !self.terms.new_purchases_keep;
        for number in self.open_windows() {
            if self.rest(number) - sum(together, apart) <= self.terms.tolerance {
                continue;
            }
            let soon = self.windows[number].cycle.late_payment_grace_end < next_statement;
            let mut charge = if self.terms.unpaid_part { 0 } else { self.billed_charge(number) };
            if soon && unbilled_open {
                charge += self.unbilled_charge(number);
                unbilled_open = false;
            }
            if soon {
                together += charge;
            } else {
                apart += self.terms.rounded_interest(charge, 0);
            }
        }
        sum(together, apart)
    }

    /// The report: the balance of the snapshot, everything else after the decision.
    pub(super) fn report(self, balance: Snapshot) -> Report {
        let overdue_since = self.overdue();
        Report {
            places: self.terms.places,
            as_of: self.today,
            balance,
            days_past_due: overdue_since.map_or(0, |due| self.today.0 - due.0),
            overdue: self.amount_overdue(),
            overdue_since,
            consecutive_missed_payments: self.missed_payments,
            statements: self.statements,
            late_fees: self.late_fees,
            assertions: Vec::new(),
            cap: self.cap,
        }
    }
}
