//! A loan's replay that begins with an opening, and the opening that a replay writes.
//!
//! Whatever a replay keeps has its place here twice: in [`LoanReplay::resume`] and in [`LoanReplay::opening`]. A field
//! added to the replay is added to [`LoanOpening`] and to both.

// Semantics: [open-7] [open-8].

use alloc::vec::Vec;

use super::index::{IndexDay, RateIndex};
use super::instalment::{EARLY_INTEREST, Instalment};
use super::mark::Mark;
use super::met::Met;
use super::outstanding::Outstanding;
use super::overdue::OVERDUE_INTEREST;
use super::replay::{FeeDue, LoanReplay, LoanScratch};
use crate::balance::error::{Checked, ReplayError, ReplayFault, Stopped};
use crate::balance::judgment::Judgment;
use crate::balance::opening::{LoanFigure, LoanOpening, OpeningAmount, OpeningInstalment, OpeningJudgment, OpeningMet};
use crate::balance::record::{Earner, Note, When};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::JUDGMENT_RATE;
use crate::money::{Currency, Money};
use crate::postings::NONE;
use crate::schedule::{Course, CourseState, LoanAccrued};
use crate::sort::sort_by_key;
use crate::terms::{AllocationMode, LoanTerms};

/// An amount of an opening, with the instalment that it belongs to.
struct Told {
    amount: OpeningAmount,
    /// Its place among all of them.
    place: u32,
    owner: Option<usize>,
    posted: Date,
}

impl<'a, R: Recorder> LoanReplay<'a, R> {
    /// A replay that begins at the end of an opening's day.
    ///
    /// # Errors
    /// [`ReplayFault::Opening`] where the opening contradicts itself or the terms.
    pub fn resume(
        terms: &'a LoanTerms,
        scratch: LoanScratch<'a>,
        recorder: R,
        opening: &LoanOpening,
    ) -> Result<Self, ReplayError> {
        opening.check_figures(terms)?;
        let mut replay = Self::new(terms, scratch, recorder)?;
        replay.take_over(opening).map_err(|stopped| replay.fault.tell(stopped))?;
        Ok(replay)
    }

    fn take_over(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        self.today = opening.day;
        let begins = self.tomorrow()?;
        self.until = begins;
        self.is_disbursed = opening.is_disbursed;
        let rate = opening.rate.unwrap_or(self.terms.amortisation().rate());
        self.set_rates(rate)?;
        self.course = self.course_of(opening)?;
        self.drawn = if self.is_disbursed { self.course.paid_out() } else { 0 };
        self.raise_charge_cap(0)?;
        self.charges_left = opening.charges_left.map_or(self.charges_left, Money::minor);
        // It never stopped, or what is past its grace bears from wherever it does.
        let stopped = |since: LoanAccrued| IndexDay { sum: since.parts().saturating_neg(), day: Date::MIN };
        self.penalty_stopped = opening.since_penalty_stopped.map_or(IndexDay::FIRST, stopped);
        let ended = opening.judgment.map_or(Components::NONE, |told| told.ends);
        let frozen = |component| opening.frozen.or(ended).contains(component);
        self.contract.freeze(frozen(Component::Interest));
        self.penalty.freeze(frozen(Component::PenaltyInterest));
        self.compound.freeze(frozen(Component::CompoundInterest));
        self.late_fees_frozen = frozen(Component::LateFee);
        self.credit = opening.credit.minor();
        self.take_instalments(opening)?;
        self.take_amounts(opening)?;
        self.take_accrued(opening)?;
        self.take_met(opening)?;
        self.penalise_outstanding()?;
        if self.penalty_all.base() > 0 {
            // What is overdue has borne since before every grace that still runs.
            self.penalty_charged_from = IndexDay::FIRST;
        }
        let first = opening.instalments.iter().position(|told| Money::minor_of(told.late_fee_base) > 0);
        self.late_fee = first.map(|first| FeeDue { day: begins, first });
        self.judgment = opening.judgment.map(|told| Judgment::resumed(&told, told.moment.unwrap_or(self.moment)));
        if let Some(OpeningJudgment { from, accrued, .. }) = opening.judgment {
            self.recorder.rate(Earner::Judgment, from, JUDGMENT_RATE.fraction().parts());
            self.recorder.brought(When::Certain, Earner::Judgment, accrued);
        }
        self.days_past_due = self.lateness()?.map_or(0, |due| self.today.days_since(due));
        let undue = if self.is_disbursed { self.course.undue() } else { 0 };
        let owed = self.postings.total().more(undue)?;
        let principal = self.postings.unpaid_in(Components::PRINCIPAL)?.more(undue)?;
        let ((interest, _), (penalty, compound)) = (self.contract_interest()?, self.overdue_interest()?);
        let accrued = self.accrued_within_cap([interest, penalty, compound, 0]);
        let posted = self.postings.unpaid_in(Components::CHARGES)?;
        let charges = accrued.into_iter().try_fold(posted, |sum, more| sum.more(more))?;
        self.note(Note::Opened { owed, principal, charges, frozen: opening.frozen });
        Ok(())
    }

    fn course_of(&mut self, opening: &LoanOpening) -> Result<Course, Stopped> {
        let contract = opening.rate.unwrap_or(self.terms.amortisation().rate());
        let state = CourseState {
            undue: opening.principal.minor(),
            left: opening.periods_left,
            due: opening.next_due,
            start: opening.period_start,
            pay_day: opening.pay_day,
            payment: opening.payment.map(Money::minor),
            scheduled: opening.due_principal.map(Money::minor),
            rate: opening.period_rate.unwrap_or(contract),
            coming: opening.period_rate.map(|_| contract),
            deferred: opening.deferred,
            interest_only: opening.interest_only,
            residual: opening.residual.map(Money::minor),
            given: opening.given_payment.map(Money::minor),
            paid_out: opening.drawn.filter(|_| opening.is_disbursed).map(Money::minor),
            returned: opening.returned.minor(),
            thirteenths: i128::from(opening.thirteenths),
            solve_next: opening.solves_next,
            is_odd: opening.is_odd,
        };
        Course::resume(self.terms.amortisation(), &state).map_err(|e| self.fault.of(e))
    }

    fn take_instalments(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        for told in &opening.instalments {
            let end = match told.late_payment_grace_end {
                Some(end) => end,
                None if told.is_accelerated => told.due,
                None => {
                    told.due.plus_days(i32::from(self.terms.late_payment_grace_days())).map_err(|e| self.fault.of(e))?
                }
            };
            let (due, end) = if told.waits { (Date::MAX, Date::MAX) } else { (told.due, end) };
            let is_decided = end <= self.today || told.is_passed;
            let from = match self.terms.overdue_from() {
                _ if told.is_accelerated => told.due,
                crate::terms::OverdueFrom::DueDate => told.due,
                crate::terms::OverdueFrom::DayAfterDue => told.due.plus_days(1).map_err(|e| self.fault.of(e))?,
            };
            let since = |index: &RateIndex, told: Option<LoanAccrued>| {
                told.map(LoanAccrued::parts).unwrap_or_else(|| match from <= self.until {
                    true => index.added(from, self.until),
                    false => index.added(self.until, from).saturating_neg(),
                })
            };
            let (penalty, compound) =
                (since(&self.penalty, told.since_due_penalty), since(&self.compound, told.since_due_compound));
            let sum_of = |component| {
                let its = told.owed.iter().filter(|amount| amount.component == component);
                its.fold(0_i64, |sum, amount| sum.saturating_add(amount.unpaid.minor()))
            };
            let at = self.count;
            if told.is_passed {
                self.rest_from = self.rest_from.min(at);
            }
            *self.instalments.get_mut(at).ok_or_else(|| self.fault.no_room())? = Instalment {
                due,
                late_payment_grace_end: end,
                principal: sum_of(Component::Loan),
                interest: sum_of(Component::Interest),
                fee: sum_of(Component::InstalmentFee),
                penalty_from: penalty.saturating_neg(),
                compound_from: compound.saturating_neg(),
                bears_from: from,
                is_overdue: (is_decided && !told.is_passed) || told.is_accelerated,
                is_accelerated: told.is_accelerated,
                late_fee_base: Money::minor_of(told.late_fee_base),
                ..Instalment::EMPTY
            };
            self.count = at.saturating_add(1);
            self.is_called |= told.is_accelerated;
            if is_decided {
                self.undecided = self.count;
            } else if !told.waits {
                self.note(Note::OpenedGrace { statement: None, since: due, ends: end });
            }
        }
        self.begin_to_bear(opening)
    }

    /// What was paid of the running period already, and what overdue instalments bear.
    fn begin_to_bear(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        if !opening.early_interest.is_empty() {
            let sum = |component| {
                let all = opening.early_interest.iter().filter(|early| early.component == component);
                all.fold(0_i64, |sum, early| sum.saturating_add(early.unpaid.minor()))
            };
            let (interest, fee) = (sum(Component::Interest), sum(Component::InstalmentFee));
            let next = self.instalments.get_mut(self.count).ok_or_else(|| self.fault.no_room())?;
            *next = Instalment { interest, fee, ..Instalment::EMPTY };
            self.is_next_begun = true;
        }
        for at in 0..self.count {
            let Some(&own) = self.instalment(at).filter(|own| own.is_overdue) else { continue };
            self.bear(at, own.principal, own.interest)?;
        }
        Ok(())
    }

    /// What is posted and unpaid, in the order in which it was.
    fn take_amounts(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        let mut all = told_amounts(opening, self.count);
        sort_by_key(&mut all, |told| (told.amount.moment, told.posted));
        let (mut before, mut moment) = (None, 0);
        for told in all {
            let key = (told.amount.moment, told.posted, told.owner.filter(|_| told.amount.moment.is_none()));
            if before != Some(key) {
                moment = self.next_moment()?;
            }
            before = Some(key);
            self.take_amount(&told, moment)?;
        }
        Ok(())
    }

    fn take_amount(&mut self, told: &Told, moment: u32) -> Result<(), Stopped> {
        let OpeningAmount { component, unpaid, .. } = told.amount;
        let unpaid = unpaid.minor();
        // Where groups are paid one after another, overdue interest belongs to none.
        let is_together =
            self.terms.allocation_mode() == AllocationMode::GroupFirst && OVERDUE_INTEREST.contains(component);
        let owner = match told.owner.filter(|_| !is_together) {
            Some(at) => u32::try_from(at).map_err(|_| self.fault.no_room())?,
            None => NONE,
        };
        // Of two before the last day to pay, which a day off puts off, the older.
        let is_first = |own: &Instalment| own.postings.get(EARLY_INTEREST) == Some(&NONE);
        let is_early = component == Component::Interest
            && told.owner.is_some_and(|at| {
                self.instalment(at).is_none_or(|own| told.posted < own.due)
                    && self.instalments.get(at).is_some_and(is_first)
            });
        let own = if is_early { None } else { self.own_posting(told.owner, component) };
        if own.is_none() {
            let at = self.postings.push_owned(component, unpaid, told.posted, moment, owner);
            let at = at.map_err(|e| self.fault.of(e))?;
            if is_early {
                if let Some(slot) = told
                    .owner
                    .and_then(|own| self.instalments.get_mut(own))
                    .and_then(|own| own.postings.get_mut(EARLY_INTEREST))
                {
                    *slot = at;
                }
            } else if self.terms.allocation_mode() == AllocationMode::InstalmentFirst {
                self.remember_posting(told.owner, component, at);
            }
        } else if let Some(own) = own {
            self.postings.raise(own, unpaid, told.posted, moment).map_err(|e| self.fault.of(e))?;
        }
        self.take_run(told, moment)
    }

    /// Penalty and compound interest of an instalment keeps its age by a run of its own.
    fn take_run(&mut self, told: &Told, moment: u32) -> Result<(), Stopped> {
        if self.terms.allocation_mode() == AllocationMode::GroupFirst {
            return Ok(());
        }
        let own = told.owner.and_then(|at| self.instalments.get_mut(at));
        let Some(queue) = own.and_then(|own| own.runs(told.amount.component)) else { return Ok(()) };
        let mark = Mark { day: told.posted, moment, penalty: 0, compound: 0 };
        let is_marked = self.runs.newest().moment == moment && self.runs.is_marked();
        let marked = if is_marked { Some(()) } else { self.runs.add_mark(mark) };
        // On no balance, and each on another: whatever is posted later begins a run of its own.
        let no_base = i64::from(told.place).saturating_neg().saturating_sub(1);
        let posted = marked.and_then(|()| self.runs.post(queue, no_base, told.amount.unpaid.minor()));
        posted.ok_or_else(|| self.fault.no_room())
    }

    fn take_accrued(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        let exact = |told: Option<LoanFigure>| told.map_or(0, |figure| figure.exact().parts());
        let undue = if self.is_disbursed { self.course.undue() } else { 0 };
        // Simple interest is kept apart, on all that is outstanding.
        let base = if self.terms.is_outstanding() { 0 } else { undue };
        self.running.restart(&self.contract, self.until, base);
        let (start, due) = (self.course.period_start(), self.course.next_due());
        if self.terms.is_outstanding() {
            self.take_outstanding(opening)?;
        }
        let by_rate = i128::from(undue).checked_mul(match due {
            Some(_) if start < self.until => self.contract.added(start, self.until),
            _ => 0,
        });
        let running = match opening.accrued_interest {
            Some(figure) => figure.exact().parts(),
            None => by_rate.ok_or(Stopped)?,
        };
        self.running.set_earned(running);
        self.carried = opening.carried_interest.parts();
        (self.fraction, self.is_disturbed) = (opening.fraction.parts(), opening.is_disturbed);
        let earned = if self.terms.is_outstanding() { self.outstanding.exact()? } else { running };
        let of_period = earned.checked_sub(self.carried).ok_or(Stopped)?;
        self.recorder.brought_loan(Component::Interest, None, self.carried, false);
        self.recorder.brought_loan(Component::Interest, None, of_period, true);
        let together = [opening.accrued_penalty, opening.accrued_compound];
        self.take_earned(None, together.map(exact))?;
        for (at, told) in opening.instalments.iter().enumerate() {
            self.take_earned(Some(at), [told.accrued_penalty, told.accrued_compound].map(exact))?;
        }
        Ok(())
    }

    /// What all principal outstanding has earned: as told, or since the running period began.
    fn take_outstanding(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        let contract = opening.rate.unwrap_or(self.terms.amortisation().rate());
        if let Some(told) = opening.accrued_interest {
            let shares = opening.shares.unwrap_or_default();
            self.outstanding = Outstanding::resumed(told.exact().parts(), shares, &self.course, contract)?;
            return Ok(());
        }
        let (base, start) = (self.outstanding_principal()?, self.course.period_start());
        let earns = self.course.next_due().is_some() && start < self.until && base > 0;
        if let Some(terms) = self.contract.terms().filter(|_| earns && !self.contract.is_frozen()) {
            self.outstanding.accrue(base, terms, &self.course, [start, self.until])?;
        }
        Ok(())
    }

    /// What money met: where it is not told, principal.
    fn take_met(&mut self, opening: &LoanOpening) -> Result<(), Stopped> {
        if self.met.is_empty() {
            return Ok(());
        }
        let Some(told) = &opening.met else {
            let paid = self.drawn.saturating_sub(self.outstanding_principal()?);
            if paid > 0 {
                self.met_again(Component::Loan, paid)?;
            }
            return Ok(());
        };
        told.iter().try_for_each(|met| self.met_again(met.component, met.amount.minor()))
    }

    fn met_again(&mut self, component: Component, minor: i64) -> Result<(), Stopped> {
        *self.met.get_mut(self.met_count).ok_or_else(|| self.fault.no_room())? = Met { component, minor };
        self.met_count = self.met_count.saturating_add(1);
        Ok(())
    }

    /// What overdue amounts have earned: of an instalment where those are paid one after another, together otherwise.
    fn take_earned(&mut self, instalment: Option<usize>, exact: [i128; 2]) -> Result<(), Stopped> {
        let owner = instalment.and_then(|at| self.owner(at));
        for (component, exact) in [Component::PenaltyInterest, Component::CompoundInterest].into_iter().zip(exact) {
            if exact > 0 {
                self.earning(instalment.unwrap_or(0), component).add_earned(exact)?;
                self.recorder.brought_loan(component, owner, exact, false);
            }
        }
        Ok(())
    }

    /// Where the replay stands at the end of the day that it was last closed on.
    ///
    /// # Errors
    /// [`ReplayFault::OutOfOrder`] where no day was closed.
    pub fn opening(&mut self) -> Result<LoanOpening, ReplayError> {
        self.written().map_err(|stopped| self.fault.tell(stopped).into())
    }

    fn written(&mut self) -> Result<LoanOpening, Stopped> {
        if self.closed != Some(self.today) {
            return Err(self.fault.keep(ReplayFault::OutOfOrder));
        }
        // Whatever happens tomorrow counts today first, on the balances of its end.
        let tomorrow = self.tomorrow()?;
        self.accrue_until(tomorrow)?;
        self.settle_running()?;
        self.settle_all()?;
        let state = self.course.state();
        let money = |minor| Money::saturating(minor, self.terms.currency());
        let principal = Money::from_minor(state.undue, self.terms.currency()).map_err(|e| self.fault.of(e))?;
        let mut opening = LoanOpening::new(self.today, principal, state.left, state.due);
        opening.is_disbursed = self.is_disbursed;
        (opening.payment, opening.due_principal) = (state.payment.map(money), state.scheduled.map(money));
        opening.period_start = state.start;
        (opening.deferred, opening.interest_only) = (state.deferred, state.interest_only);
        opening.residual = state.residual.map(money);
        let of_terms = self.terms.amortisation().shape().payment_minor().unwrap_or(0);
        opening.given_payment = state.given.filter(|given| *given != of_terms).map(money);
        opening.drawn = Some(money(self.drawn));
        (opening.returned, opening.solves_next, opening.is_odd) =
            (money(state.returned), state.solve_next, state.is_odd);
        opening.thirteenths = u32::try_from(state.thirteenths).map_err(|_| Stopped)?;
        opening.pay_day = state.pay_day.filter(|day| *day != self.terms.amortisation().dues().day());
        let contract = state.coming.unwrap_or(state.rate);
        opening.rate = Some(contract).filter(|rate| *rate != self.terms.amortisation().rate());
        opening.period_rate = state.coming.map(|_| state.rate);
        let is_outstanding = self.terms.is_outstanding();
        let accrued = if is_outstanding { self.outstanding.kept() } else { self.running.settled() };
        opening.accrued_interest = Some(exactly(accrued));
        opening.shares = is_outstanding.then(|| self.outstanding.shares());
        opening.fraction = LoanAccrued::from_parts(self.fraction);
        let since_stopped = self.penalty.sum().checked_sub(self.penalty_stopped.sum);
        opening.since_penalty_stopped = since_stopped.map(LoanAccrued::from_parts);
        opening.since_penalty_stopped = opening.since_penalty_stopped.filter(|_| self.terms.penalises_outstanding());
        opening.charges_left = self.terms.charge_cap().map(|_| money(self.charges_left));
        let met = self.met.iter().take(self.met_count);
        opening.met = (!self.met.is_empty()).then(|| told_met(met, self.terms.currency()));
        (opening.carried_interest, opening.is_disturbed) = (LoanAccrued::from_parts(self.carried), self.is_disturbed);
        opening.accrued_penalty = Some(exactly(self.penalty_all.settled()));
        opening.accrued_compound = Some(exactly(self.compound_all.settled()));
        let frozen = [
            (Component::Interest, self.contract.is_frozen()),
            (Component::PenaltyInterest, self.penalty.is_frozen()),
            (Component::CompoundInterest, self.compound.is_frozen()),
            (Component::LateFee, self.late_fees_frozen),
        ];
        let frozen = frozen.into_iter().filter(|(_, is_frozen)| *is_frozen);
        opening.frozen = frozen.fold(Components::NONE, |all, (component, _)| all.or(Components::one(component)));
        opening.credit = money(self.credit);
        opening.judgment = self.judgment.map(|judgment| judgment.told(self.terms.currency()));
        self.tell_amounts(&mut opening)?;
        rank_moments(&mut opening);
        Ok(opening)
    }

    fn tell_amounts(&self, opening: &mut LoanOpening) -> Result<(), Stopped> {
        for at in 0..self.count {
            let Some(own) = self.instalment(at) else { continue };
            let amounts = self.amounts_of(Some(at))?;
            let is_earning = own.penalty.settled() != 0 || own.compound.settled() != 0;
            let is_passed = at >= self.rest_from && at < self.undecided;
            let is_open = (at >= self.undecided || is_passed) && own.unpaid()? > 0;
            let is_feed = own.late_fee_base > 0;
            if amounts.is_empty() && !is_earning && !is_open && !is_feed {
                continue;
            }
            let mut told = OpeningInstalment::new(opening.next_due);
            (told.is_passed, told.waits) = (is_passed, own.due == Date::MAX);
            if !told.waits {
                told.due = own.due;
                told.late_payment_grace_end = Some(own.late_payment_grace_end);
            }
            told.is_accelerated = own.is_accelerated;
            told.owed = amounts;
            if self.owner(at).is_some() {
                told.accrued_penalty = Some(exactly(own.penalty.settled()));
                told.accrued_compound = Some(exactly(own.compound.settled()));
            }
            if (at >= self.undecided || is_passed) && !told.waits {
                let since = |index: &RateIndex, from: i128| {
                    index.sum().checked_sub(from).map(LoanAccrued::from_parts).ok_or(Stopped)
                };
                told.since_due_penalty = Some(since(&self.penalty, own.penalty_from)?);
                told.since_due_compound = Some(since(&self.compound, own.compound_from)?);
            }
            told.late_fee_base = Some(own.late_fee_base).filter(|base| *base > 0).map(|base| self.money(base));
            opening.instalments.push(told);
        }
        if self.is_next_begun {
            opening.early_interest = self.amounts_of(Some(self.count))?;
        }
        opening.owed = self.amounts_of(None)?;
        Ok(())
    }

    /// What is unpaid of an instalment, or of what belongs to none, oldest first.
    fn amounts_of(&self, owner: Option<usize>) -> Result<Vec<OpeningAmount>, Stopped> {
        let entry = owner.map_or(NONE, |at| u32::try_from(at).unwrap_or(NONE));
        let mut amounts = Vec::new();
        for component in Component::ALL {
            let mut at = self.postings.first(component);
            while let Some(posting) = self.postings.get(at) {
                at = posting.next;
                if posting.entry != entry || posting.unpaid == 0 {
                    continue;
                }
                let queue = owner.and_then(|at| self.instalments.get(at)).and_then(|own| own.queue(component));
                match queue.filter(|_| self.terms.allocation_mode() == AllocationMode::InstalmentFirst) {
                    Some(queue) => {
                        for (mark, unpaid) in self.runs.unpaid(queue, component, self.terms.rounding())? {
                            let (posted, moment) = (Some(mark.day), Some(mark.moment));
                            let unpaid = self.money(unpaid);
                            amounts.push(OpeningAmount { component, unpaid, posted, moment });
                        }
                    }
                    None => {
                        let unpaid = self.money(posting.unpaid);
                        let (posted, moment) = (Some(posting.from), Some(posting.moment));
                        amounts.push(OpeningAmount { component, unpaid, posted, moment });
                    }
                }
            }
        }
        sort_by_key(&mut amounts, |amount| amount.moment);
        Ok(amounts)
    }
}

/// Every amount of an opening, with its instalment and its day.
fn told_amounts(opening: &LoanOpening, count: usize) -> Vec<Told> {
    let mut all = Vec::new();
    for (at, instalment) in opening.instalments.iter().enumerate() {
        for amount in &instalment.owed {
            all.push(Told {
                amount: *amount,
                place: 0,
                owner: Some(at),
                posted: amount.posted.unwrap_or(instalment.due),
            });
        }
    }
    let day = |amount: &OpeningAmount| amount.posted.unwrap_or(opening.day);
    all.extend(opening.early_interest.iter().map(|amount| Told {
        amount: *amount,
        place: 0,
        owner: Some(count),
        posted: day(amount),
    }));
    all.extend(opening.owed.iter().map(|amount| Told { amount: *amount, place: 0, owner: None, posted: day(amount) }));
    for (place, told) in (0_u32..).zip(&mut all) {
        told.place = place;
    }
    all
}

/// What money met, one after another of a component together.
fn told_met<'m>(met: impl Iterator<Item = &'m Met>, currency: Currency) -> Vec<OpeningMet> {
    let mut together: Vec<Met> = Vec::new();
    for met in met.copied() {
        match together.last_mut().filter(|last| last.component == met.component) {
            Some(last) => last.minor = last.minor.saturating_add(met.minor),
            None => together.push(met),
        }
    }
    let told = together.into_iter();
    told.map(|Met { component, minor }| OpeningMet { component, amount: Money::saturating(minor, currency) }).collect()
}

/// As a replay keeps it.
const fn exactly(parts: i128) -> LoanFigure {
    LoanFigure::Exact(LoanAccrued::from_parts(parts))
}

/// Numbers the moments of what is unpaid from 0 on, as a replay that takes them over will.
fn rank_moments(opening: &mut LoanOpening) {
    let mut moments: Vec<Option<u32>> = told_amounts(opening, 0).iter().map(|told| told.amount.moment).collect();
    sort_by_key(&mut moments, |moment| *moment);
    moments.dedup();
    let rank = |moment: Option<u32>| u32::try_from(moments.partition_point(|its| *its < moment)).unwrap_or(u32::MAX);
    let owed = opening.instalments.iter_mut().flat_map(|instalment| instalment.owed.iter_mut());
    for amount in owed.chain(opening.early_interest.iter_mut()).chain(opening.owed.iter_mut()) {
        amount.moment = Some(rank(amount.moment));
    }
    if let Some(judgment) = &mut opening.judgment {
        judgment.moment = Some(rank(judgment.moment));
    }
}
