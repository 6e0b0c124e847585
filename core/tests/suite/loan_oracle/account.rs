//! The account and its days: every day from the disbursement, every step of the day in its order.

use super::chargeback::Met;
use super::event::{Event, Kind};
use super::instalment::{Instalment, Lot};
use super::report::{LateFee, Report};
use super::schedule::{Ended, Schedule};
use super::snapshot::Snapshot;
use super::terms::{Method, Terms};
use super::weather::Weather;
use crate::oracle::{Component, Day, Judged, Refused, refuse};

/// A loan on its way through the days.
#[derive(Debug, Clone)]
pub(super) struct Account<'a> {
    pub(super) terms: &'a Terms,
    pub(super) weather: Weather,
    pub(super) today: Day,
    pub(super) schedule: Schedule,
    pub(super) instalments: Vec<Instalment>,
    pub(super) lots: Vec<Lot>,
    pub(super) credit: i128,
    pub(super) moment: usize,
    pub(super) judged: Option<Judged>,
    /// What is unpaid of the award.
    pub(super) award: i128,
    /// What money met, the newest last.
    pub(super) met: Vec<Met>,
    /// Principal that came back before it was due.
    pub(super) prepaid: i128,
    /// Interest that became principal.
    pub(super) capitalised: i128,
    pub(super) late_fees: Vec<LateFee>,
    /// Principal paid out, and what was charged and not waived.
    pub(super) paid_out: i128,
    pub(super) charges: i128,
    /// The days on which all principal outstanding bears a penalty already.
    pub(super) penalised: Vec<Day>,
}

/// Whether it counts for a cap on charges: neither principal nor costs, nor the interest of a judgment.
pub(super) fn is_charge(component: Component) -> bool {
    !component.is_principal() && !matches!(component, Component::Cost | Component::JudgmentInterest)
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
            judged: None,
            award: 0,
            met: Vec::new(),
            prepaid: 0,
            capitalised: 0,
            late_fees: Vec::new(),
            paid_out: 0,
            charges: 0,
            penalised: Vec::new(),
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

    /// The steps of a day, the accrual before the payments where the day of a payment accrues on the balance before
    /// it; of the day asked about the position after step (6).
    fn day(&mut self, events: &[&Event], as_of: Day) -> Result<Option<Snapshot>, Refused> {
        let rate_changed = self.weather.on(self.today).rate_changed;
        if rate_changed && self.terms.method != Method::FlatFee {
            self.change_rate()?;
        }
        self.owe_late_fees();
        for event in events {
            self.happen(event)?;
        }
        if rate_changed && self.terms.method == Method::FlatFee {
            self.change_fee();
        }
        self.fall_due()?;
        for event in events {
            if let Kind::Acceleration = event.kind {
                self.accelerate()?;
            }
        }
        for event in events {
            if let Kind::PaymentChange(amount) = event.kind {
                self.change_payment(amount)?;
            }
        }
        for event in events {
            if let Kind::Judgment(judgment) = &event.kind {
                self.judge(judgment)?;
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
                Kind::Payment(amount) if self.terms.prepays => self.prepay(amount, None).map(drop)?,
                Kind::Payment(amount) => self.credit += self.pay(amount),
                Kind::CreditRefund(amount) => self.pay_out(amount)?,
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
            Kind::Disbursement(amount) => {
                let is_first = self.today == self.terms.disbursed && self.schedule.dues.is_empty();
                self.schedule.disburse(self.terms, self.today, amount, self.weather.on(self.today).rate)?;
                self.paid_out += amount;
                if is_first {
                    self.pay_down();
                }
            }
            Kind::Charge(component, amount) => {
                self.moment += 1;
                self.post(component, amount, None);
                self.meet_credit();
            }
            Kind::Chargeback(amount) => self.charge_back(amount)?,
            Kind::DueDateChange(new) => {
                if self.schedule.dues.is_empty() {
                    return refuse!("no instalment is running whose due date could move");
                }
                if new <= self.today || self.terms.in_advance {
                    return refuse!("a due date moves to a day to come, and not where interest is in advance");
                }
                self.schedule.move_due(self.terms, self.today, new);
                // What was paid out for the period that was to begin today is now inside the one that goes on.
                let waiting = std::mem::take(&mut self.schedule.waiting);
                if waiting > 0 {
                    let rate = self.weather.on(self.today).rate;
                    self.schedule.disburse(self.terms, self.today, waiting, rate)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn change_payment(&mut self, amount: i128) -> Result<(), Refused> {
        if self.terms.method != Method::Level || self.schedule.dues.is_empty() {
            return refuse!("no level payment is running");
        }
        self.schedule.change_payment(amount);
        Ok(())
    }

    /// Step (5).
    fn pay_out(&mut self, amount: i128) -> Result<(), Refused> {
        if amount > self.credit {
            return refuse!("more credit goes back than there is");
        }
        self.credit -= amount;
        Ok(())
    }

    /// The down payment falls due on the day of the disbursement, and the interest of the first period where it is in advance.
    fn pay_down(&mut self) {
        let down = self.terms.shape.down;
        let at_once = self.schedule.due_at_once(self.terms, self.weather.on(self.today).frozen_at_due);
        if down > 0 || at_once > 0 {
            self.moment += 1;
            self.fell_due(down, at_once, 0);
        }
    }

    /// The fee of a part that is not due today; that has the one promised for it, and the period after it begins with the new.
    fn change_fee(&mut self) {
        if self.schedule.dues.first().is_some_and(|due| due.day != self.today) {
            self.schedule.rate = self.weather.on(self.today).rate;
        }
    }

    /// Step (0). Where a period that has begun starts today, its payment is solved now; else with the next one that starts.
    fn change_rate(&mut self) -> Result<(), Refused> {
        let rate = self.weather.on(self.today).rate;
        if self.schedule.undue > 0 && self.schedule.start == self.today {
            let (cut, kept) = (self.schedule.cut, self.schedule.kept);
            self.schedule.begin(self.today, rate);
            (self.schedule.cut, self.schedule.kept) = (cut, kept);
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
        let (terms, rate) = (self.terms, self.weather.on(self.today).rate);
        let fee = self.schedule.fee(terms);
        let disturbed = self.schedule.is_disturbed(&self.weather, self.today);
        // Accrued interest that an early repayment did not cover is part of the running instalment.
        let next = Some(self.instalments.len());
        let stays = |lot: &&Lot| lot.instalment == next && lot.component == Component::Interest;
        self.schedule.stays = self.lots.iter().filter(stays).map(|lot| lot.unpaid).sum();
        let ended = self.schedule.close(terms, disturbed, rate)?;
        let Ended::Instalment { principal, interest } = ended else {
            if let Ended::Nothing(capitalised) = ended {
                self.capitalised += capitalised;
            }
            return self.schedule.next_period(terms, 0, rate);
        };
        self.schedule.next_period(terms, principal, rate)?;
        let at_once = self.schedule.due_at_once(terms, self.weather.on(self.today).frozen_at_due);
        self.moment += 1;
        self.fell_due(principal, interest + at_once, fee);
        Ok(())
    }

    pub(super) fn fell_due(&mut self, principal: i128, interest: i128, fee: i128) {
        let number = Some(self.instalments.len());
        self.post(Component::Loan, principal, number);
        let interest = self.post(Component::Interest, interest, number);
        let fee = self.post(Component::InstalmentFee, fee, number);
        let deadline = self.terms.last_day_to_pay(self.today);
        self.instalments.push(Instalment {
            due: self.today,
            deadline,
            late_payment_grace_end: deadline.plus(self.terms.grace),
            accelerated: false,
            came_back: false,
            principal,
            interest,
            fee,
            overdue_on: None,
            bears_from: deadline.plus(i64::from(self.terms.from_day_after)),
            with: None,
            late_fee_base: 0,
            penalty: 0,
            compound: 0,
        });
        self.meet_credit();
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
                // Every running grace ends with the day, and a last day to pay that is still to come.
                instalment.late_payment_grace_end = self.today;
                if instalment.deadline > self.today {
                    instalment.deadline = self.today;
                    instalment.bears_from = self.today.plus(i64::from(self.terms.from_day_after));
                }
            }
        }
        let interest = self.schedule.post_inside(self.terms);
        let principal = self.schedule.undue;
        let rate = self.weather.on(self.today).rate;
        self.schedule = Schedule { start: self.today, rate, ..Schedule::none(self.terms) };
        self.moment += 1;
        let number = Some(self.instalments.len());
        self.post(Component::Loan, principal, number);
        let interest = self.post(Component::Interest, interest, number);
        self.instalments.push(Instalment {
            due: self.today,
            deadline: self.today,
            late_payment_grace_end: self.today,
            accelerated: true,
            came_back: false,
            principal,
            interest,
            fee: 0,
            overdue_on: Some(self.today),
            bears_from: self.today,
            with: None,
            late_fee_base: 0,
            penalty: 0,
            compound: 0,
        });
        // What had passed before is called with the rest.
        let called = self.instalments.len() - 1;
        for own in self.instalments[..called].iter_mut().filter(|own| own.with.is_some() && own.overdue_on.is_none()) {
            own.with = Some(called);
        }
        self.late_with(called);
        self.meet_credit();
        Ok(())
    }

    /// A posting of the running moment; nothing is not posted, and nothing above the cap on charges.
    pub(super) fn post(&mut self, component: Component, amount: i128, instalment: Option<usize>) -> i128 {
        let amount = if is_charge(component) { amount.min(self.room_for_charges()) } else { amount };
        if is_charge(component) {
            self.charges += amount;
        }
        if amount > 0 {
            let (date, moment) = (self.today, self.moment);
            self.lots.push(Lot { component, instalment, date, moment, amount, unpaid: amount, awarded: false });
        }
        amount
    }

    /// Step (5): what accrued is posted first; the rest after everything posted comes back.
    fn pay(&mut self, amount: i128) -> i128 {
        self.moment += 1;
        self.post_accrued(Component::PenaltyInterest);
        self.post_accrued(Component::CompoundInterest);
        if self.terms.outstanding && self.schedule.dues.is_empty() {
            let interest = self.schedule.post_inside(self.terms);
            self.post(Component::Interest, interest, Some(self.instalments.len()));
        }
        self.meet_credit();
        self.fall(amount)
    }

    /// An early repayment costs a fee on the principal that it brings back.
    fn repay_early(&mut self, amount: i128, keep_term: Option<bool>) -> Result<(), Refused> {
        let principal = self.prepay(amount, keep_term)?;
        let fee = self.early_fee(principal);
        self.post(Component::ServiceFee, fee, None);
        self.meet_credit();
        Ok(())
    }

    /// A payment over all that is posted and, together with any credit, over what accrued and is not due; how much of that.
    fn prepay(&mut self, amount: i128, keep_term: Option<bool>) -> Result<i128, Refused> {
        let left = self.pay(amount);
        if left > 0 && self.schedule.undue > 0 {
            let interest = self.schedule.post_inside(self.terms);
            self.post(Component::Interest, interest, Some(self.instalments.len()));
            self.credit += left;
            self.meet_credit();
            let principal = self.credit.min(self.schedule.undue);
            if keep_term.is_none() && !self.terms.outstanding && (1..self.schedule.undue).contains(&principal) {
                return refuse!("an early repayment that leaves principal keeps the term or the payment");
            }
            self.meet_undue(principal);
            self.credit -= principal;
            if self.terms.outstanding {
                self.schedule.prepay(self.terms, principal, keep_term == Some(true))?;
            } else {
                // Where the day has accrued on the balance before it, the new period starts tomorrow.
                let start = self.today.plus(i64::from(self.terms.old_balance));
                let rate = self.weather.on(self.today).rate;
                self.schedule.cut(self.terms, start, rate, principal, keep_term.unwrap_or(true))?;
            }
            return Ok(principal);
        }
        self.credit += left;
        Ok(0)
    }

    /// What an early repayment of so much principal costs on top.
    ///
    /// Semantics: [loan-43].
    pub(super) fn early_fee(&self, principal: i128) -> i128 {
        self.terms.rounding.minor(principal * self.terms.early_fee_rate(self.today))
    }

    /// How much may still be charged.
    ///
    /// Semantics: [loan-44].
    pub(super) fn room_for_charges(&self) -> i128 {
        let Some(share) = self.terms.charge_cap else { return i128::MAX };
        let most = crate::oracle::Rounding::HalfUp.minor(self.paid_out * share);
        (most - self.charges).max(0)
    }

    /// Step (4).
    fn waive(&mut self, components: &[Component], amount: i128) -> Result<(), Refused> {
        self.moment += 1;
        for component in [Component::PenaltyInterest, Component::CompoundInterest] {
            if components.contains(&component) {
                self.post_accrued(component);
            }
        }
        let charges = |account: &Self| -> i128 {
            account.lots.iter().filter(|lot| is_charge(lot.component)).map(|lot| lot.unpaid).sum()
        };
        let before = charges(self);
        let sequence = self.oldest_first(components);
        let left = self.take(amount, &sequence);
        self.charges -= before - charges(self);
        match left {
            0 => Ok(()),
            left => refuse!("a waiver of {left} more than is owed"),
        }
    }
}
