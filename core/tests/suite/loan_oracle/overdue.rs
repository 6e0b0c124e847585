//! What being late costs: penalty and compound interest day by day, the end of a late-payment grace, late fees, days past due.
//!
//! Semantics: [loan-9] to [loan-14] [loan-41] [loan-42] [loan-47].

use super::account::Account;
use super::count::rounded;
use super::instalment::{Instalment, Lot};
use super::report::LateFee;
use super::terms::PenaltyBase;
use crate::oracle::{Component, Day};

impl Account<'_> {
    fn unpaid(&self, number: usize, wanted: impl Fn(&Lot) -> bool) -> i128 {
        self.lots.iter().filter(|lot| lot.instalment == Some(number) && wanted(lot)).map(|lot| lot.unpaid).sum()
    }

    /// What one day of penalty and compound interest is on what is unpaid of an instalment now.
    fn late_day(&self, number: usize, day: Day) -> (i128, i128) {
        let principal = self.unpaid(number, |lot| lot.component == Component::Loan);
        let interest = self.unpaid(number, |lot| lot.component == Component::Interest);
        let base = match self.terms.penalty.map(|penalty| penalty.base) {
            Some(PenaltyBase::PrincipalAndInterest) => principal + interest,
            // A day of that is borne once, whatever the instalment.
            Some(PenaltyBase::OutstandingPrincipal) if self.penalised.contains(&day) => 0,
            Some(PenaltyBase::OutstandingPrincipal) => self.outstanding(),
            _ => principal,
        };
        let sky = self.weather.on(day);
        (base * sky.penalty, interest * sky.compound)
    }

    /// Principal, overdue or not yet due.
    pub(super) fn outstanding(&self) -> i128 {
        let posted = self.lots.iter().filter(|lot| lot.component == Component::Loan).map(|lot| lot.unpaid);
        self.schedule.undue + posted.sum::<i128>()
    }

    fn bear(&mut self, number: usize, day: Day) {
        let (penalty, compound) = self.late_day(number, day);
        let instalment = &mut self.instalments[number];
        if day >= instalment.bears_from {
            instalment.penalty += penalty;
            instalment.compound += compound;
            self.penalised.push(day);
        }
    }

    /// Step (7): principal not due earns contract interest, what is overdue the rest.
    pub(super) fn accrue(&mut self) {
        let sky = *self.weather.on(self.today);
        let balance = if self.terms.outstanding { self.outstanding() } else { self.schedule.undue };
        self.schedule.earn(self.terms, balance, &sky);
        if let Some(judged) = &mut self.judged {
            judged.accrue(self.today, self.award);
        }
        for number in 0..self.instalments.len() {
            if self.instalments[number].overdue_on.is_some() && self.unpaid(number, Lot::is_scheduled) > 0 {
                self.bear(number, self.today);
            }
        }
    }

    /// Overdue since its due date, with what passed on to it: the days before `until` are charged on what is unpaid now.
    pub(super) fn become_overdue(&mut self, number: usize, until: Day) {
        self.instalments[number].overdue_on = Some(until);
        self.late_with(number);
        for member in self.with(number) {
            for day in (self.instalments[number].deadline.0..until.0).map(Day) {
                self.bear(member, day);
            }
        }
    }

    /// An instalment and those that passed on to it.
    fn with(&self, number: usize) -> Vec<usize> {
        let leads_to = |member: &usize| {
            let mut last = *member;
            while let Some(next) = self.instalments.get(last).and_then(|instalment| instalment.with) {
                last = next;
            }
            last == number
        };
        (0..=number).filter(leads_to).collect()
    }

    /// What passed on to an instalment is as late as it.
    pub(super) fn late_with(&mut self, number: usize) {
        let Instalment { deadline, bears_from, overdue_on, .. } = self.instalments[number];
        for member in self.with(number) {
            let own = &mut self.instalments[member];
            (own.deadline, own.bears_from, own.overdue_on) = (deadline, bears_from, overdue_on);
        }
    }

    fn unpaid_with(&self, number: usize, wanted: fn(&Lot) -> bool) -> i128 {
        self.with(number).into_iter().map(|member| self.unpaid(member, wanted)).sum()
    }

    /// Step (8).
    pub(super) fn end_graces(&mut self) {
        for number in 0..self.instalments.len() {
            let Instalment { accelerated, late_payment_grace_end, overdue_on, .. } = self.instalments[number];
            let passed = self.instalments[number].with.is_some();
            if accelerated || passed || late_payment_grace_end != self.today {
                continue;
            }
            if self.passes(number) {
                self.instalments[number].with = Some(number + 1);
                continue;
            }
            self.measure_late_fee(number);
            if overdue_on.is_none() && self.unpaid_with(number, Lot::is_scheduled) > 0 {
                self.become_overdue(number, self.today.plus(1));
            }
        }
    }

    /// Whether what it is short of is little enough, and the rest due with the next: not of the last instalment, nor where a loan was called.
    ///
    /// Semantics: [loan-42].
    fn passes(&self, number: usize) -> bool {
        let short = self.unpaid_with(number, Lot::is_scheduled);
        let is_last = self.schedule.dues.is_empty() && number + 1 == self.instalments.len();
        let called = self.instalments.iter().any(|instalment| instalment.accelerated);
        short > 0 && short <= self.terms.shortfall_tolerance && !is_last && !called
    }

    pub(super) fn measure_late_fee(&mut self, number: usize) {
        self.instalments[number].late_fee_base = self.unpaid_with(number, |_| true);
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
            let amount = self.post(Component::LateFee, amount, Some(number));
            if amount > 0 {
                self.late_fees.push(LateFee { date: self.today, amount });
            }
            self.meet_credit();
        }
    }

    /// What the ends of the running graces would charge were they taken now, with the days that have accrued.
    pub(super) fn retroactive_interest(&self) -> i128 {
        // One after the other: what would pass is due with the next.
        let mut then = self.clone();
        for number in 0..then.instalments.len() {
            let own = &then.instalments[number];
            let in_grace = own.overdue_on.is_none() && own.late_payment_grace_end >= then.today;
            if in_grace && own.with.is_none() && !own.accelerated && then.passes(number) {
                then.instalments[number].with = Some(number + 1);
            }
        }
        then.retroactive_of_the_others()
    }

    /// What those that would not pass are charged.
    fn retroactive_of_the_others(&self) -> i128 {
        let next_day = self.today.plus(i64::from(self.terms.old_balance));
        let mut penalty = vec![0; self.instalments.len()];
        let mut compound = penalty.clone();
        let mut counted = Vec::new();
        let all = self.terms.penalty.is_some_and(|penalty| penalty.base == PenaltyBase::OutstandingPrincipal);
        for (number, instalment) in self.instalments.iter().enumerate() {
            let in_grace = instalment.overdue_on.is_none() && instalment.late_payment_grace_end >= self.today;
            if !in_grace
                || instalment.with.is_some()
                || self.passes(number)
                || self.unpaid_with(number, Lot::is_scheduled) == 0
            {
                continue;
            }
            for day in (instalment.bears_from.0..next_day.0).map(Day) {
                for member in self.with(number) {
                    let (more_penalty, more_compound) = self.late_day(member, day);
                    // All principal bears a day once, however many graces are running.
                    if !all || !counted.contains(&day) {
                        penalty[member] += more_penalty;
                        counted.push(day);
                    }
                    compound[member] += more_compound;
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
            .filter(|number| self.instalments[*number].deadline < self.today)
            .map(|number| self.unpaid(number, Lot::is_scheduled))
            .sum()
    }

    /// The last days to pay of the instalments that are at least a day overdue and not paid, the oldest first.
    pub(super) fn overdue(&self) -> Vec<Day> {
        let mut days: Vec<Day> = (0..self.instalments.len())
            .filter(|number| self.instalments[*number].overdue_on.is_some_and(|day| day <= self.today))
            .filter(|number| self.unpaid(*number, Lot::is_scheduled) > 0)
            .map(|number| self.instalments[number].deadline)
            .filter(|deadline| *deadline < self.today)
            .collect();
        days.sort();
        days
    }
}
