//! The account and its days: every day from the opening, every step of the day in its order.

use super::accrual::MetBack;
use super::calendar::{Calendar, Cycle, Day, check};
use super::cap::CapBook;
use super::dispute::Disputed;
use super::event::{Event, Kind, cycle_changes};
use super::judgment::Judged;
use super::late_fee::PendingFee;
use super::lot::{Lot, Lots};
use super::opening::Opening;
use super::order::Component;
use super::plan::Plan;
use super::report::{LateFee, Report, Statement};
use super::terms::{HighestRateFirst, Terms};
use super::weather::Weather;
use super::window::Window;
use super::{Refused, refuse};

/// Minor units above which nothing is told.
const MOST_OWED: i128 = 10_i128.pow(15);

/// What time earned and no statement has posted yet, in 10^-12ths of a minor unit.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Accrued {
    pub(super) purchase: i128,
    pub(super) cash: i128,
    pub(super) compound: i128,
}

/// A card account on its way through the days.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) terms: &'a Terms,
    pub(super) weather: Weather,
    pub(super) cycles: Vec<Cycle>,
    /// What they would be, had a change on some day and all after it not come.
    unchanged: Vec<(Day, Vec<Cycle>)>,
    /// A change of today has come: it does after the statement, and after what was accrued before payments.
    has_changed: bool,
    pub(super) today: Day,
    pub(super) lots: Lots,
    /// The ids of the purchases made, and of how much they were.
    pub(super) bought: Vec<(String, i128)>,
    pub(super) plans: Vec<Plan>,
    pub(super) disputes: Vec<Disputed>,
    pub(super) credit: i128,
    pub(super) accrued: Accrued,
    /// What a credit balance met, day by day, of what losing a free period would charge.
    pub(super) met: MetBack,
    pub(super) windows: Vec<Window>,
    pub(super) moment: usize,
    pub(super) days_past_due_at_start: i64,
    pub(super) missed_payments: i64,
    /// Of each decided window, whether its minimum was missed.
    pub(super) misses: Vec<bool>,
    /// Between a lost and a kept decision.
    pub(super) free_period_lost: bool,
    pub(super) pending_fee: Option<PendingFee>,
    pub(super) judged: Option<Judged>,
    pub(super) statements: Vec<Statement>,
    pub(super) late_fees: Vec<LateFee>,
    pub(super) cap: CapBook,
}

impl<'a> Account<'a> {
    /// Walk from the opening to a day and report it.
    pub(super) fn walk(
        terms: &'a Terms,
        events: &[Event],
        opening: Option<&Opening>,
        as_of: Day,
    ) -> Result<Report, Refused> {
        let first = opening.map_or(terms.opened, |opening| opening.day);
        if as_of < first {
            return refuse!("the account was not open on {}", as_of.text());
        }
        let mut account = Self {
            terms,
            weather: Weather::new(terms, events, as_of),
            cycles: Self::cycles(terms, events, opening, as_of)?,
            unchanged: Vec::new(),
            has_changed: true,
            today: terms.opened,
            lots: Lots::default(),
            bought: Vec::new(),
            plans: Vec::new(),
            disputes: Vec::new(),
            credit: 0,
            accrued: Accrued::default(),
            met: MetBack::default(),
            windows: Vec::new(),
            moment: 0,
            days_past_due_at_start: 0,
            missed_payments: 0,
            misses: Vec::new(),
            free_period_lost: false,
            pending_fee: None,
            judged: None,
            statements: Vec::new(),
            late_fees: Vec::new(),
            cap: CapBook::default(),
        };
        for change in cycle_changes(events, as_of) {
            let before = Self::cycles(terms, events, opening, change.date.plus(-1))?;
            account.unchanged.push((change.date, before));
        }
        if let Some(opening) = opening {
            if events.iter().any(|event| event.date <= opening.day) {
                return refuse!("an event on or before the day of the opening");
            }
            account.begin_with(opening);
            if as_of == opening.day {
                let snapshot = account.snapshot();
                return Ok(account.report(snapshot));
            }
            account.today = opening.day.plus(1);
        }
        loop {
            let today: Vec<&Event> = events.iter().filter(|event| event.date == account.today).collect();
            let snapshot = account.day(&today, account.today == as_of)?;
            if let Some(snapshot) = snapshot {
                return Ok(account.report(snapshot));
            }
            account.today = account.today.plus(1);
        }
    }

    /// After a bill the next statement is the first statement day after the day of the opening.
    fn cycles(terms: &Terms, events: &[Event], opening: Option<&Opening>, as_of: Day) -> Result<Vec<Cycle>, Refused> {
        let changes = cycle_changes(events, as_of);
        let Some(opening) = opening else {
            return terms.calendar.cycles(&changes, as_of);
        };
        let after = Calendar { opened: opening.day.plus(1), listed: Vec::new(), ..terms.calendar.clone() };
        let mut cycles = after.cycles(&changes, as_of)?;
        cycles.insert(0, opening.bill);
        check(&cycles)?;
        Ok(cycles)
    }

    /// The cycles as they are expected now, before any change to come.
    pub(super) fn expected(&self) -> &[Cycle] {
        let is_to_come = |change: Day| change > self.today || (change == self.today && !self.has_changed);
        let change = self.unchanged.iter().find(|(change, _)| is_to_come(*change));
        change.map_or(&self.cycles, |(_, before)| before)
    }

    /// The eight steps of a day; of the day asked about the position after step (6), or after (7) where payments act from
    /// the next day.
    fn day(&mut self, events: &[&Event], asked: bool) -> Result<Option<super::snapshot::Snapshot>, Refused> {
        self.days_past_due_at_start = self.overdue().map_or(0, |due| self.today.0 - due.0);
        self.owe_late_fee();
        for event in events {
            self.happen(event)?;
        }
        for event in events {
            if let Kind::Judgment(judgment) = &event.kind {
                self.judge(judgment)?;
            }
        }
        let mut accrued = false;
        self.has_changed = false;
        if self.cycles[self.windows.len()].statement == self.today {
            self.issue_statement();
            accrued = self.terms.statement_day_included;
        }
        if self.terms.old_balance && !accrued {
            self.accrue();
            accrued = true;
        }
        self.has_changed = true;
        for event in events {
            if let Kind::Waiver(components, amount) = &event.kind {
                self.waive(components, *amount)?;
            }
        }
        for event in events {
            if let Kind::Payment(amount) = event.kind {
                self.pay(amount);
            }
        }
        let snapshot = asked.then(|| self.snapshot());
        if self.lots.posted() > MOST_OWED || snapshot.as_ref().is_some_and(|told| told.payoff > MOST_OWED) {
            return refuse!("more is owed than can be told");
        }
        if !accrued {
            self.accrue();
        }
        self.decide();
        self.put_away();
        assert!(self.credit == 0 || self.lots.posted() == 0, "there is credit only if nothing posted is unpaid");
        Ok(snapshot)
    }

    /// Step (2).
    fn happen(&mut self, event: &Event) -> Result<(), Refused> {
        match &event.kind {
            Kind::Purchase(amount) => {
                self.moment += 1;
                self.bought.extend(event.id.clone().map(|id| (id, *amount)));
                self.post(Component::Purchase, *amount, event.id.clone());
                self.meet_credit();
            }
            Kind::CashAdvance { amount, fee } => {
                self.moment += 1;
                self.post(Component::Cash, *amount, None);
                self.post(Component::CashFee, *fee, None);
                self.meet_credit();
            }
            Kind::Charge(component, amount) => {
                self.moment += 1;
                self.post(*component, *amount, None);
                self.meet_credit();
            }
            Kind::Refund { amount, of } => self.refund(*amount, of.as_deref())?,
            Kind::Conversion { amount, periods, monthly_fee, annual } => {
                let sequence = self.lots.oldest_first(&[Component::Purchase], self.stage());
                let (taken, left) = self.lots.take(*amount, &sequence);
                if left > 0 {
                    return refuse!("a conversion of {left} more than there is");
                }
                self.plans.push(match annual {
                    Some(annual) => Plan::with_interest(self.terms, event.id.clone(), *amount, *periods, *annual),
                    None => Plan::with_fee(self.terms, event.id.clone(), *amount, *periods, *monthly_fee)?,
                });
                self.count_billed(&taken);
            }
            Kind::Settlement { plan } => self.settle(plan.as_deref())?,
            Kind::Dispute { of, amount } => self.dispute(event.id.as_deref(), of, *amount)?,
            Kind::EndAgainst { dispute } => self.end_against(dispute)?,
            _ => {}
        }
        Ok(())
    }

    /// What is paid and decided is never asked about again.
    fn put_away(&mut self) {
        let (windows, today) = (&self.windows, self.today);
        let is_open = |number: usize| windows[number].cycle.late_payment_grace_end > today;
        self.lots.0.retain(|lot| lot.unpaid > 0 || lot.billed.is_none_or(is_open));
        for lot in self.lots.0.iter_mut().filter(|lot| lot.billed.is_some_and(|number| !is_open(number))) {
            lot.past.clear();
        }
    }

    /// A posting of the running moment; nothing is not posted.
    pub(super) fn post(&mut self, component: Component, amount: i128, source: Option<String>) {
        if amount == 0 {
            return;
        }
        // What a credit balance is about to meet raises nothing, nor the interest of a judgment.
        let posted = self.lots.posted();
        if component != Component::JudgmentInterest && posted <= self.credit && posted + amount > self.credit {
            self.cap.rise(self.today);
        }
        self.lots.0.push(Lot {
            component,
            date: self.today,
            moment: self.moment,
            source,
            from: self.today,
            unpaid: amount,
            billed: None,
            unpaid_when_billed: 0,
            awarded: false,
            bears: component == Component::Cash || (self.terms.is_bought(component) && self.free_period_lost),
            past: Vec::new(),
        });
    }

    /// A credit balance meets what was just posted.
    pub(super) fn meet_credit(&mut self) {
        let sequence = self.lots.by_order(self.stage());
        let before = self.charges();
        let (_, left) = self.lots.take(self.credit, &sequence);
        self.credit = left;
        self.cap.pay(self.today, before - self.charges());
    }

    fn charges(&self) -> i128 {
        let beside = |component| matches!(component, Component::Cost | Component::JudgmentInterest);
        self.lots.unpaid(|lot| !lot.component.is_principal() && !beside(lot.component))
    }

    pub(super) fn stage(&self) -> &'a super::order::Order {
        match self.days_past_due_at_start {
            0 => &self.terms.current,
            1..=90 => &self.terms.overdue,
            _ => &self.terms.long_overdue,
        }
    }

    fn settle(&mut self, named: Option<&str>) -> Result<(), Refused> {
        self.moment += 1;
        let mut found = false;
        for index in 0..self.plans.len() {
            let plan = &self.plans[index];
            let principal = plan.principal();
            if principal == 0 || (named.is_some() && plan.source.as_deref() != named) {
                continue;
            }
            found = true;
            let fee = plan.settlement_fee(self.terms);
            self.post(Component::Instalment, principal, None);
            self.lots.0.last_mut().unwrap().from = self.today.plus(1);
            self.post(Component::InstalmentFee, fee, None);
            self.plans[index].parts.clear();
        }
        if !found {
            return refuse!("a settlement where no plan has anything left");
        }
        self.meet_credit();
        Ok(())
    }

    fn refund(&mut self, amount: i128, named: Option<&str>) -> Result<(), Refused> {
        if named.is_some_and(|named| !self.bought.iter().any(|(id, _)| id == named)) {
            return refuse!("a refund of a purchase that was not made");
        }
        let before = self.charges();
        let sequence = self.lots.by_refund(named);
        let (mut taken, left) = self.lots.take(amount, &sequence);
        let (fallen, left) = self.fall(left);
        taken.extend(fallen);
        self.credit += left;
        self.cap.pay(self.today, before - self.charges());
        if self.terms.refund_counts {
            self.count_billed(&taken);
        }
        self.settle_own_parts();
        Ok(())
    }

    /// Step (4).
    fn waive(&mut self, components: &[Component], amount: i128) -> Result<(), Refused> {
        let sequence = self.lots.oldest_first(components, self.stage());
        let (taken, left) = self.lots.take(amount, &sequence);
        if left > 0 {
            return refuse!("a waiver of {left} more than is owed");
        }
        self.count_billed(&taken);
        Ok(())
    }

    /// Step (5).
    fn pay(&mut self, amount: i128) {
        let before = self.charges();
        let by_rate = match self.terms.highest_rate_first {
            HighestRateFirst::Never => 0,
            HighestRateFirst::Excess => (amount - self.unpaid_of_last_minimum()).max(0),
            HighestRateFirst::Payment => amount,
        };
        // What is within the minimum first, then principal by its rate, then what is left.
        let sequence = self.lots.by_order(self.stage());
        let (_, within) = self.lots.take(amount - by_rate, &sequence);
        let sequence = self.lots.by_rate(&|component| self.weather.rate(component, self.today), self.stage());
        let (_, beyond) = self.lots.take(by_rate, &sequence);
        let (_, left) = self.fall(within + beyond);
        self.credit += left;
        self.cap.pay(self.today, before - self.charges());
        self.count_payment(amount);
    }
}
