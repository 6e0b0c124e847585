//! What being late costs: penalty and compound interest day by day, the end of a late-payment grace, late fees, days past due.
//!
//! Semantics: [loan-9] to [loan-14].

use super::account::Account;
use super::count::rounded;
use super::instalment::{Instalment, Lot};
use super::report::LateFee;
use crate::oracle::{Component, Day};

impl Account<'_> {
    fn unpaid(&self, number: usize, wanted: impl Fn(&Lot) -> bool) -> i128 {
        self.lots.iter().filter(|lot| lot.instalment == Some(number) && wanted(lot)).map(|lot| lot.unpaid).sum()
    }

    /// What one day of penalty and compound interest is on what is unpaid of an instalment now.
    fn late_day(&self, number: usize, day: Day) -> (i128, i128) {
        let principal = self.unpaid(number, |lot| lot.component == Component::Loan);
        let interest = self.unpaid(number, |lot| lot.component == Component::Interest);
        let on_interest_too = self.terms.penalty.is_some_and(|penalty| penalty.on_interest_too);
        let base = if on_interest_too { principal + interest } else { principal };
        let sky = self.weather.on(day);
        (base * sky.penalty, interest * sky.compound)
    }

    fn bear(&mut self, number: usize, day: Day) {
        let (penalty, compound) = self.late_day(number, day);
        let instalment = &mut self.instalments[number];
        if day >= instalment.bears_from {
            instalment.penalty += penalty;
            instalment.compound += compound;
        }
    }

    /// Step (7): principal not due earns contract interest, what is overdue the rest.
    pub(super) fn accrue(&mut self) {
        let sky = *self.weather.on(self.today);
        let owed: i128 = self.lots.iter().filter(|lot| lot.component == Component::Loan).map(|lot| lot.unpaid).sum();
        let balance = self.schedule.undue + if self.terms.outstanding { owed } else { 0 };
        self.schedule.earn(self.terms, balance, &sky);
        if let Some(judged) = &mut self.judged {
            judged.accrue(self.today, self.award);
        }
        for number in 0..self.instalments.len() {
            if self.instalments[number].overdue_on.is_some() {
                self.bear(number, self.today);
            }
        }
    }

    /// Overdue since its due date: the days before `until` are charged on what is unpaid now.
    pub(super) fn become_overdue(&mut self, number: usize, until: Day) {
        for day in (self.instalments[number].due.0..until.0).map(Day) {
            self.bear(number, day);
        }
        self.instalments[number].overdue_on = Some(until);
    }

    /// Step (8).
    pub(super) fn end_graces(&mut self) {
        for number in 0..self.instalments.len() {
            let Instalment { accelerated, late_payment_grace_end, overdue_on, .. } = self.instalments[number];
            if accelerated || late_payment_grace_end != self.today {
                continue;
            }
            self.measure_late_fee(number);
            if overdue_on.is_none() && self.unpaid(number, Lot::is_scheduled) > 0 {
                self.become_overdue(number, self.today.plus(1));
            }
        }
    }

    pub(super) fn measure_late_fee(&mut self, number: usize) {
        self.instalments[number].late_fee_base = self.unpaid(number, |_| true);
    }

    /// Step (1): for each instalment whose late-payment grace ended yesterday.
    pub(super) fn owe_late_fees(&mut self) {
        for number in 0..self.instalments.len() {
            let instalment = &self.instalments[number];
            if !instalment.accelerated && instalment.late_payment_grace_end.plus(1) == self.today {
                self.owe_late_fee(number);
            }
        }
    }

    pub(super) fn owe_late_fee(&mut self, number: usize) {
        let Some(rule) = self.terms.late_fee else { return };
        let base = self.instalments[number].late_fee_base;
        if base == 0 || self.weather.on(self.today).late_fee_frozen {
            return;
        }
        let share = self.terms.rounding.minor(base * rule.rate).max(rule.floor);
        let amount = rule.cap.map_or(share, |cap| share.min(cap));
        if amount > 0 {
            self.moment += 1;
            self.post(Component::LateFee, amount, Some(number));
            self.late_fees.push(LateFee { date: self.today, amount });
            self.meet_credit();
        }
    }

    /// What the ends of the running graces would charge were they taken now, with the days that have accrued.
    pub(super) fn retroactive_interest(&self) -> i128 {
        let next_day = self.today.plus(i64::from(self.terms.old_balance));
        let mut penalty = vec![0; self.instalments.len()];
        let mut compound = penalty.clone();
        for (number, instalment) in self.instalments.iter().enumerate() {
            if instalment.overdue_on.is_none() && instalment.late_payment_grace_end >= self.today {
                for day in (instalment.bears_from.0..next_day.0).map(Day) {
                    let (more_penalty, more_compound) = self.late_day(number, day);
                    penalty[number] += more_penalty;
                    compound[number] += more_compound;
                }
            }
        }
        let round = |exact: i128| rounded(self.terms.rounding, exact);
        if self.terms.instalment_first {
            penalty.into_iter().map(round).sum::<i128>() + compound.into_iter().map(round).sum::<i128>()
        } else {
            round(penalty.into_iter().sum()) + round(compound.into_iter().sum())
        }
    }

    /// What accrued of a component, rounded as it would be posted, by instalment or in one sum.
    pub(super) fn accrued(&self, component: Component) -> Vec<(Option<usize>, i128)> {
        let exact = |instalment: &Instalment| match component {
            Component::PenaltyInterest => instalment.penalty,
            _ => instalment.compound,
        };
        if self.terms.instalment_first {
            let each = self.instalments.iter().enumerate();
            each.map(|(number, instalment)| (Some(number), rounded(self.terms.rounding, exact(instalment)))).collect()
        } else {
            vec![(None, rounded(self.terms.rounding, self.instalments.iter().map(exact).sum()))]
        }
    }

    /// It is posted, and what rounding left is dropped.
    pub(super) fn post_accrued(&mut self, component: Component) {
        for (number, amount) in self.accrued(component) {
            self.post(component, amount, number);
        }
        for instalment in &mut self.instalments {
            match component {
                Component::PenaltyInterest => instalment.penalty = 0,
                _ => instalment.compound = 0,
            }
        }
    }

    /// What is unpaid of the instalments past their late-payment grace, what was called included.
    pub(super) fn amount_overdue(&self) -> i128 {
        (0..self.instalments.len())
            .filter(|number| self.instalments[*number].overdue_on.is_some_and(|day| day <= self.today))
            .filter(|number| self.instalments[*number].due < self.today)
            .map(|number| self.unpaid(number, Lot::is_scheduled))
            .sum()
    }

    /// The due dates of the instalments that are at least a day overdue and not paid, the oldest first.
    pub(super) fn overdue(&self) -> Vec<Day> {
        (0..self.instalments.len())
            .filter(|number| self.instalments[*number].overdue_on.is_some_and(|day| day <= self.today))
            .filter(|number| self.unpaid(*number, Lot::is_scheduled) > 0)
            .map(|number| self.instalments[number].due)
            .filter(|due| *due < self.today)
            .collect()
    }
}
