//! The account and its days: every day from the disbursement, every step of the day in its order.

use super::count::rounded;
use super::event::{Event, Kind};
use super::instalment::{Instalment, Lot};
use super::report::{LateFee, Report};
use super::schedule::Schedule;
use super::snapshot::Snapshot;
use super::terms::{Method, Terms};
use super::weather::Weather;
use crate::oracle::{Component, Day, Refused, refuse};

/// A loan on its way through the days.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) terms: &'a Terms,
    pub(super) weather: Weather,
    pub(super) today: Day,
    pub(super) schedule: Schedule,
    pub(super) instalments: Vec<Instalment>,
    pub(super) lots: Vec<Lot>,
    pub(super) credit: i128,
    pub(super) moment: usize,
    /// Principal that came back before it was due.
    pub(super) prepaid: i128,
    pub(super) late_fees: Vec<LateFee>,
}

impl<'a> Account<'a> {
    /// Walk from the disbursement to a day and report it.
    pub(super) fn walk(terms: &'a Terms, events: &[Event], as_of: Day) -> Result<Report, Refused> {
        if as_of < terms.disbursed {
            return refuse!("the loan was not paid out on {}", as_of.text());
        }
        let mut account = Self {
            terms,
            weather: Weather::new(terms, events, as_of)?,
            today: terms.disbursed,
            schedule: Schedule::none(terms),
            instalments: Vec::new(),
            lots: Vec::new(),
            credit: 0,
            moment: 0,
            prepaid: 0,
            late_fees: Vec::new(),
        };
        loop {
            let today: Vec<&Event> = events.iter().filter(|event| event.date == account.today).collect();
            let snapshot = account.day(&today, as_of)?;
            if let Some(snapshot) = snapshot {
                return Ok(account.report(snapshot));
            }
            account.today = account.today.plus(1);
        }
    }

    /// The eight steps of a day, the accrual before the payments where the day of a payment accrues on the balance before
    /// it; of the day asked about the position after step (6).
    fn day(&mut self, events: &[&Event], as_of: Day) -> Result<Option<Snapshot>, Refused> {
        self.owe_late_fees();
        for event in events {
            self.happen(event)?;
        }
        if self.weather.on(self.today).rate_changed {
            self.change_rate()?;
        }
        self.fall_due()?;
        for event in events {
            if let Kind::Acceleration = event.kind {
                self.accelerate()?;
            }
        }
        if self.terms.old_balance {
            self.accrue();
        }
        for event in events {
            if let Kind::Waiver(components, amount) = &event.kind {
                self.waive(components, *amount)?;
            }
        }
        for event in events {
            match event.kind {
                Kind::Payment(amount) => self.credit += self.pay(amount),
                Kind::EarlyRepayment { amount, keep_term } => self.repay_early(amount, keep_term)?,
                _ => {}
            }
        }
        let snapshot = (self.today == as_of).then(|| self.snapshot());
        if !self.terms.old_balance {
            self.accrue();
        }
        self.end_graces();
        assert!(self.credit == 0 || self.posted() == 0, "there is credit only if nothing posted is unpaid");
        Ok(snapshot)
    }

    /// Step (2); rates and freezes are the weather's.
    fn happen(&mut self, event: &Event) -> Result<(), Refused> {
        match event.kind {
            Kind::Disbursement(_) => self.schedule.disburse(self.terms, self.weather.on(self.today).rate)?,
            Kind::Charge(component, amount) => {
                self.moment += 1;
                self.post(component, amount, None);
                self.meet_credit();
            }
            Kind::DueDateChange(new) => {
                if self.schedule.dues.is_empty() {
                    return refuse!("no instalment is running whose due date could move");
                }
                if new <= self.today {
                    return refuse!("a due date moves to a day to come");
                }
                self.schedule.move_due(self.terms, new);
            }
            _ => {}
        }
        Ok(())
    }

    /// Where a period starts today, its payment is solved now; else with the next one that starts.
    fn change_rate(&mut self) -> Result<(), Refused> {
        let rate = self.weather.on(self.today).rate;
        if self.schedule.undue > 0 && self.schedule.start == self.today {
            self.schedule.begin(self.terms, self.today, rate);
            if self.terms.method == Method::Level {
                return self.schedule.solve(self.terms);
            }
        }
        self.schedule.new_rate = true;
        Ok(())
    }

    /// Step (3): the running period ends.
    fn fall_due(&mut self) -> Result<(), Refused> {
        if self.schedule.dues.first().is_none_or(|due| due.day != self.today) {
            return Ok(());
        }
        let terms = self.terms;
        let schedule = &mut self.schedule;
        let exact = schedule.months + schedule.period_interest(terms, &self.weather);
        let principal = schedule.principal(terms);
        let fee = if terms.method == Method::FlatFee { schedule.fee } else { 0 };
        if terms.method == Method::Bullet && schedule.dues.len() > 1 {
            schedule.months = exact;
            return schedule.next_period(terms, 0, self.weather.on(self.today).rate);
        }
        schedule.months = 0;
        schedule.next_period(terms, principal, self.weather.on(self.today).rate)?;
        let interest = rounded(terms.rounding, exact);
        self.moment += 1;
        let number = Some(self.instalments.len());
        self.post(Component::Loan, principal, number);
        self.post(Component::Interest, interest, number);
        self.post(Component::InstalmentFee, fee, number);
        self.instalments.push(Instalment {
            due: self.today,
            late_payment_grace_end: self.today.plus(terms.grace),
            accelerated: false,
            principal,
            interest,
            fee,
            overdue_on: None,
            bears_from: self.today.plus(i64::from(terms.from_day_after)),
            late_fee_base: 0,
            penalty: 0,
            compound: 0,
        });
        self.meet_credit();
        Ok(())
    }

    /// Step (3), after an instalment: everything left is due and overdue today, and no late-payment grace outlives it.
    fn accelerate(&mut self) -> Result<(), Refused> {
        if !self.terms.accelerates {
            return refuse!("these terms know no acceleration");
        }
        if self.schedule.undue == 0 {
            return refuse!("nothing is left to accelerate");
        }
        for number in 0..self.instalments.len() {
            let instalment = &mut self.instalments[number];
            if !instalment.accelerated
                && instalment.overdue_on.is_none()
                && instalment.late_payment_grace_end >= self.today
            {
                // What is in grace is decided at the end of the day.
                instalment.late_payment_grace_end = self.today;
            }
        }
        let interest = rounded(self.terms.rounding, self.schedule.months + self.schedule.earned);
        let principal = self.schedule.undue;
        self.schedule = Schedule::none(self.terms);
        self.moment += 1;
        let number = Some(self.instalments.len());
        self.post(Component::Loan, principal, number);
        self.post(Component::Interest, interest, number);
        self.instalments.push(Instalment {
            due: self.today,
            late_payment_grace_end: self.today,
            accelerated: true,
            principal,
            interest,
            fee: 0,
            overdue_on: Some(self.today),
            bears_from: self.today,
            late_fee_base: 0,
            penalty: 0,
            compound: 0,
        });
        self.meet_credit();
        Ok(())
    }

    /// A posting of the running moment; nothing is not posted.
    pub(super) fn post(&mut self, component: Component, amount: i128, instalment: Option<usize>) {
        if amount > 0 {
            let (date, moment) = (self.today, self.moment);
            self.lots.push(Lot { component, instalment, date, moment, amount, unpaid: amount });
        }
    }

    /// Step (5): what accrued is posted first; the rest after everything posted comes back.
    fn pay(&mut self, amount: i128) -> i128 {
        self.moment += 1;
        self.post_accrued(Component::PenaltyInterest);
        self.post_accrued(Component::CompoundInterest);
        self.meet_credit();
        let sequence = self.by_order();
        self.take(amount, &sequence)
    }

    fn repay_early(&mut self, amount: i128, keep_term: Option<bool>) -> Result<(), Refused> {
        let left = self.pay(amount);
        if left == 0 || self.schedule.undue == 0 {
            self.credit += left;
            return Ok(());
        }
        let interest = rounded(self.terms.rounding, self.schedule.months + self.schedule.earned);
        self.post(Component::Interest, interest, Some(self.instalments.len()));
        self.meet_credit();
        let sequence = self.by_order();
        let left = self.take(left, &sequence);
        let principal = if left > 0 { (self.credit + left).min(self.schedule.undue) } else { 0 };
        if principal > 0 && principal < self.schedule.undue && keep_term.is_none() {
            return refuse!("an early repayment of a part keeps the term or the payment");
        }
        self.prepaid += principal;
        self.credit += left - principal;
        // Where the day has accrued on the balance before it, the new period starts tomorrow.
        let start = self.today.plus(i64::from(self.terms.old_balance));
        let rate = self.weather.on(self.today).rate;
        self.schedule.cut(self.terms, start, rate, principal, keep_term != Some(false))
    }

    /// Step (4).
    fn waive(&mut self, components: &[Component], amount: i128) -> Result<(), Refused> {
        self.moment += 1;
        for component in [Component::PenaltyInterest, Component::CompoundInterest] {
            if components.contains(&component) {
                self.post_accrued(component);
            }
        }
        let sequence = self.oldest_first(components);
        match self.take(amount, &sequence) {
            0 => Ok(()),
            left => refuse!("a waiver of {left} more than is owed"),
        }
    }
}
