//! Step (7), what a day earns, and what a lost interest-free period charges back: a sum over every day, or, where interest
//! compounds daily, day on day.
//!
//! Semantics: [card-10] [card-16].

use std::collections::BTreeMap;

use super::account::Account;
use super::calendar::Day;
use super::lot::Lot;
use super::number::ONE;
use super::order::Component;
use super::terms::Compounding;

/// What each day was charged on: the sum of balance x rate, and the rate itself for what was earned before.
type Days = BTreeMap<Day, i128>;

/// What was met day by day: of each bill's purchases, and of what no bill has yet.
#[derive(Debug, Default)]
pub(super) struct MetBack {
    billed: BTreeMap<usize, Days>,
    unbilled: Days,
}

impl Account<'_> {
    /// Step (7): every balance is written down, and what bears interest earns its day.
    pub(super) fn accrue(&mut self) {
        self.accrue_beside(self.credit);
    }

    /// The same, so much of a credit balance meeting what was earned.
    pub(super) fn accrue_beside(&mut self, credit: i128) {
        if self.terms.compounding == Compounding::Daily && credit > 0 {
            self.meet_what_may_be_charged(credit);
        }
        let planned: i128 = self.plans.iter().map(|plan| plan.principal()).sum();
        let posted = self.lots.unpaid(|lot| lot.component.is_principal());
        self.cap.daily.push((self.today, posted + planned));
        let (mut purchase, mut cash, mut compound) = (0, 0, 0);
        for lot in self.lots.0.iter_mut().filter(|lot| lot.from <= self.today) {
            let interest = lot.unpaid * self.weather.interest_rate(lot.component, self.today);
            match lot.component {
                Component::Cash => cash += interest,
                component if self.terms.spends(component) => {
                    lot.past.push((self.today, lot.unpaid));
                    if lot.bears {
                        purchase += interest;
                    }
                }
                Component::Interest | Component::CompoundInterest => match self.terms.compounding {
                    Compounding::None => {}
                    Compounding::Monthly => compound += lot.unpaid * self.weather.compound_rate(self.today),
                    Compounding::Daily => purchase += interest,
                },
                _ => {}
            }
        }
        let daily = self.terms.compounding == Compounding::Daily;
        let on_earned = |earned: i128, component: Component| {
            let rate = if daily { self.weather.interest_rate(component, self.today) } else { 0 };
            half_up(earned * rate)
        };
        let (whole, credit) = (credit, credit * ONE);
        let (bought, drawn) = (self.accrued.purchase, self.accrued.cash);
        // A credit balance meets what was earned, of purchases first: it earns nothing more.
        let beyond = if credit > 0 && self.terms.rounded_interest(bought, drawn) <= whole {
            [0, 0]
        } else {
            [(bought - credit).max(0), (drawn - (credit - bought).max(0)).max(0)]
        };
        self.accrued.purchase += purchase + on_earned(beyond[0], Component::Purchase);
        self.accrued.cash += cash + on_earned(beyond[1], Component::Cash);
        self.accrued.compound += compound;
        self.accrue_award();
        assert!(self.accrued.purchase < i128::MAX / ONE, "accrued amounts stay far from the edge");
    }

    /// What losing the interest-free period of a bill costs: a sum over its purchases and all their days so far.
    pub(super) fn billed_charge(&self, number: usize) -> i128 {
        let statement = self.windows[number].cycle.statement;
        let only_unpaid_part = self.terms.unpaid_part && self.shortfall(number) == 0;
        let mut days = Days::new();
        for lot in &self.lots.0 {
            if lot.billed != Some(number) || !self.terms.spends(lot.component) || lot.bears {
                continue;
            }
            for (day, balance) in &lot.past {
                *days.entry(*day).or_default() += match () {
                    () if only_unpaid_part => lot.unpaid,
                    () if *day < statement => lot.unpaid_when_billed,
                    () => *balance,
                };
            }
        }
        self.charged_back(number, &days, self.met.billed.get(&number))
    }

    /// What unbilled purchases owe where new purchases lose their interest-free period too.
    pub(super) fn unbilled_charge(&self, number: usize) -> i128 {
        let mut days = Days::new();
        let unbilled = |lot: &&Lot| lot.billed.is_none() && self.terms.is_bought(lot.component) && !lot.bears;
        for lot in self.lots.0.iter().filter(unbilled) {
            for (day, balance) in &lot.past {
                *days.entry(*day).or_default() += balance;
            }
        }
        self.charged_back(number, &days, Some(&self.met.unbilled))
    }

    /// What a credit balance meets today of the interest that a payoff would add: window by window, the unbilled with the
    /// first that ends before the next statement.
    fn meet_what_may_be_charged(&mut self, credit: i128) {
        let next_statement = self.expected()[self.windows.len()].statement;
        let (mut together, mut apart, mut before) = (0, 0, self.accrued.purchase + self.accrued.cash);
        let mut unbilled_open = !self.terms.new_purchases_keep;
        for number in 0..self.windows.len() {
            let end = self.windows[number].cycle.late_payment_grace_end;
            if end < self.today || self.rest(number) <= self.terms.tolerance {
                continue;
            }
            let soon = end < next_statement;
            let billed = if self.terms.unpaid_part { 0 } else { self.billed_charge(number) };
            let unbilled = if soon && unbilled_open { self.unbilled_charge(number) } else { 0 };
            unbilled_open &= !soon;
            if soon {
                together += billed + unbilled;
            } else {
                apart += self.terms.rounded_interest(billed, 0);
            }
            let posted = self.terms.rounded_interest(self.accrued.purchase + together, self.accrued.cash) + apart;
            let left = (credit * ONE - before).max(0);
            let all = posted <= credit;
            let met = if all { billed } else { left };
            self.met.billed.entry(number).or_default().insert(self.today, met);
            if unbilled > 0 {
                let met = if all { unbilled } else { (left - billed).max(0) };
                self.met.unbilled.insert(self.today, met);
            }
            before += billed + unbilled;
        }
    }

    /// The days of a window's loss, as far back as the terms reach.
    fn charged_back(&self, number: usize, days: &Days, met: Option<&Days>) -> i128 {
        let first = self.first_charged(number);
        let daily = self.terms.compounding == Compounding::Daily;
        let mut earned = 0;
        for (day, base) in days.range(first..) {
            let rate = self.weather.interest_rate(Component::Purchase, *day);
            let met = met.and_then(|met| met.get(day)).copied().unwrap_or(0);
            earned += base * rate + if daily { half_up((earned - met).max(0) * rate) } else { 0 };
        }
        earned
    }

    /// The first day of the cycle in which the grace of a window ends, where losing it reaches no further.
    ///
    /// Semantics: [card-35].
    pub(super) fn first_charged(&self, number: usize) -> Day {
        if !self.terms.latest_cycle {
            return self.terms.opened;
        }
        let (own, next) = (self.windows[number].cycle, self.expected()[number + 1].statement);
        let begins = if own.late_payment_grace_end < next { own.statement } else { next };
        begins.plus(i64::from(self.terms.statement_day_included))
    }
}

/// What interest earned, in 10^-12ths of a minor unit.
fn half_up(exact: i128) -> i128 {
    (2 * exact + ONE) / (2 * ONE)
}
