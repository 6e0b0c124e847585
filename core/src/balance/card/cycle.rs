//! What the calendar does to a card account: statements, the end of a late-payment grace, late fees.

// Semantics: [card-1] [card-3] [card-4] [card-5] [card-6] [card-7] [card-8] [card-9] [card-10] [card-11] [card-12] [card-14]
// [card-16] [card-17] [card-18].

use super::demand::MinimumDue;
use super::free_sums::{ChargedFrom, FreeSums};
use super::minimum::Asked;
use super::replay::{CardReplay, LateFeeDue};
use super::window::Window;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::record::{Cause, LeastInterest, Note, When};
use crate::balance::recorder::Recorder;
use crate::calendar::{Date, Month, MonthDay};
use crate::component::Component;
use crate::postings::Posting;
use crate::terms::{
    Carry, ChargeBack, CycleCheck, DueRule, InterestBase, MissedMinimum, StatementDayAccrual, TermsError,
};

impl<R: Recorder> CardReplay<'_, R> {
    /// Step 1 of a day: a late fee decided yesterday.
    #[inline]
    pub(super) fn charge_late_fee(&mut self) -> Result<(), Stopped> {
        match self.late_fee.filter(|fee| fee.day == self.today) {
            Some(due) => self.charge_late_fee_of(&due.missed),
            None => Ok(()),
        }
    }

    #[inline(never)]
    fn charge_late_fee_of(&mut self, missed: &MissedMinimum) -> Result<(), Stopped> {
        self.late_fee = None;
        let stop = self.terms.late_fee_stop();
        let stopped = self.late_fees_frozen
            || stop.missed_payments.is_some_and(|last| self.missed_payments > last)
            || stop.days_past_due.is_some_and(|last| self.days_past_due > last)
            || (stop.write_off && self.is_written_off);
        let Some(rule) = self.terms.late_fees().on(self.today).filter(|_| !stopped) else { return Ok(()) };
        let (fee, rate, bound) = rule.fee(missed, self.terms.rounding()).ok_or(Stopped)?;
        let MissedMinimum { shortfall, missed_payments, .. } = *missed;
        let moment = self.next_moment()?;
        self.post(Component::LateFee, fee, moment, Cause::LateFee { shortfall, rate, missed_payments, bound })?;
        self.use_credit()
    }

    /// Step 3 of a day: the statement.
    #[inline]
    pub(super) fn make_statement(&mut self) -> Result<(), Stopped> {
        if self.next_statement == self.today { self.make_statement_today() } else { Ok(()) }
    }

    #[inline(never)]
    fn make_statement_today(&mut self) -> Result<(), Stopped> {
        let moment = self.next_moment()?;
        self.accrue_until(self.today)?;
        // The parts are posted before this day accrues, their interest from the next cycle on like all interest; what a
        // credit balance takes of either has then earned nothing yet.
        let index = self.purchase.sum();
        if self.terms.statement_day_accrual() == StatementDayAccrual::Included {
            let tomorrow = self.tomorrow()?;
            self.accrue_until(tomorrow)?;
        }
        self.bill_parts(moment, index)?;
        self.use_credit()?;
        self.earn_on_part_fees(moment, index)?;
        let (interest, compound) = self.post_interest(moment)?;
        self.use_credit()?;
        self.open_window(interest, compound)?;
        self.find_next_statement()
    }

    fn find_next_statement(&mut self) -> Result<(), Stopped> {
        if self.terms.statement_dates().last().is_some_and(|last| last >= self.today) {
            let next = self.terms.statement_dates().next(self.today, self.statement_day);
            let next = next.map_err(|e| self.fault.of(e))?;
            self.expect_statement(next);
            return Ok(());
        }
        self.statement_month = self.statement_month.next();
        self.next_statement = self.statement_month.day(self.statement_day).map_err(|e| self.fault.of(e))?;
        Ok(())
    }

    fn expect_statement(&mut self, day: Date) {
        (self.next_statement, self.statement_month) = (day, Month::of(day));
    }

    /// Another statement day, from the first one after today on, and where the contract says so another due rule.
    ///
    /// Closing dates that the terms list stand: the statement day goes on after the last of them.
    pub(super) fn change_cycle(&mut self, statement_day: MonthDay, due: Option<DueRule>) -> Result<(), Stopped> {
        self.statement_day = statement_day;
        self.due = due.unwrap_or(self.due);
        let dates = self.terms.statement_dates();
        if dates.last().is_none_or(|last| last < self.next_statement) {
            let next = statement_day.after(self.today).map_err(|e| self.fault.of(e))?;
            self.expect_statement(next);
        }
        self.check_cycle().map_err(|e| self.fault.of(e))?;
        // A day on which the calendar still has something to do finds the next one itself.
        if self.wake != self.today {
            self.wake = self.next_busy_day();
        }
        Ok(())
    }

    /// What the statements made leave of room for those to come.
    fn check_cycle(&self) -> Result<(), TermsError> {
        let grace_days = self.terms.late_payment_grace_days();
        let mut check = CycleCheck::new(self.due, grace_days);
        check.every_month(self.statement_day)?;
        for window in self.windows.iter().filter(|window| window.late_payment_grace_end > Date::MIN) {
            check.made(window.date, window.due, window.late_payment_grace_end)?;
        }
        check.after_dates(self.next_statement, self.terms.statement_dates(), self.statement_day)
    }

    /// The fee of a part, which like the part is posted before the statement's day accrues.
    fn post_part_fee(&mut self, fee: i64, (moment, index): (u32, i64), cause: Cause) -> Result<(), Stopped> {
        let component = Component::InstalmentFee;
        let bears = self.is_revolving && self.revolving_components().contains(component);
        self.post_from(
            Posting { unpaid: fee, index, from: self.today, moment, component, bears, ..Posting::EMPTY },
            cause,
        )
    }

    /// What a credit balance left of the fees of parts earns on a statement day that accrues itself.
    fn earn_on_part_fees(&mut self, moment: u32, index: i64) -> Result<(), Stopped> {
        if index == self.purchase.sum() {
            return Ok(());
        }
        let mut at = self.postings.first_unbilled(Component::InstalmentFee);
        while let Some(&posting) = self.postings.get(at) {
            at = posting.next;
            if posting.moment == moment && posting.bears {
                let earned = self.earned_since(posting.unpaid, self.today, index)?;
                self.earned_purchase = self.earned_purchase.more(earned)?;
                self.tell_since(When::Certain, posting.unpaid, &posting)?;
            }
        }
        Ok(())
    }

    fn bill_parts(&mut self, moment: u32, index: i64) -> Result<(), Stopped> {
        for n in 0..self.plan_count {
            let Some(plan) = self.plans.get_mut(n).filter(|plan| plan.is_open()) else { continue };
            let part = plan
                .bill(self.terms.split(), self.terms.rounding(), self.terms.currency())
                .map_err(|e| self.fault.of(e))?;
            let plan = plan.source;
            let cause = |basis| Cause::Part { plan, number: part.number, of: part.of, basis };
            let (unpaid, from, component) = (part.principal, self.today, Component::Instalment);
            self.post_from(Posting { unpaid, index, from, moment, component, ..Posting::EMPTY }, cause(part.basis))?;
            self.post_part_fee(part.fee, (moment, index), cause(part.charge_basis))?;
            self.post(Component::Interest, part.interest, moment, cause(part.charge_basis))?;
        }
        Ok(())
    }

    /// Posts what was earned, each rounded once, and starts to count anew.
    fn post_interest(&mut self, moment: u32) -> Result<(i64, i64), Stopped> {
        let rounding = self.terms.rounding();
        let (purchase, cash) = (self.earned_purchase, self.earned_cash);
        let interest = self.interest_to_post(purchase, cash)?;
        let exact = self.earned_compound;
        let compound = exact.posted(rounding).ok_or(Stopped)?;
        (self.earned_purchase, self.earned_cash, self.earned_compound) = (Accrued::ZERO, Accrued::ZERO, Accrued::ZERO);
        self.post(
            Component::Interest,
            interest,
            moment,
            Cause::Interest { purchase, cash, least: self.least_interest() },
        )?;
        self.post(Component::CompoundInterest, compound, moment, Cause::CompoundInterest { exact })?;
        Ok((interest, compound))
    }

    pub(super) const fn least_interest(&self) -> LeastInterest {
        LeastInterest {
            purchase: self.terms.minimum_purchase_interest_minor(),
            cash: self.terms.minimum_cash_interest_minor(),
        }
    }

    /// Interest on purchases and on cash, each raised to its minimum charge, rounded together.
    pub(super) fn interest_to_post(&self, purchase: Accrued, cash: Accrued) -> Result<i64, Stopped> {
        let least = self.least_interest();
        let (purchase, cash) = (purchase.at_least(least.purchase), cash.at_least(least.cash));
        purchase.more(cash)?.posted(self.terms.rounding()).ok_or(Stopped)
    }

    /// Bills what is posted and says what is demanded of it.
    fn open_window(&mut self, interest: i64, compound: i64) -> Result<(), Stopped> {
        let number = self.statements;
        let (balance, carried) = (self.postings.total(), self.carried());
        let Asked { minor: asked, over_limit, alternative, purchase_parts, purchases_in_full } =
            self.newly_demanded()?;
        let minimum = asked.more(carried)?.max(self.terms.minimum_floor_minor()).min(balance);
        let own = less(minimum, carried)?.max(0);
        let due = self.due.due_date(self.today).map_err(|e| self.fault.of(e))?;
        let late_payment_grace_end = self.terms.late_payment_grace_end(due).map_err(|e| self.fault.of(e))?;
        let (since, until) = (self.unbilled_from, self.moment);
        let free = self.bill();
        self.demand(MinimumDue {
            statement: number,
            until,
            due,
            late_payment_grace_end,
            unpaid: own,
            purchase_parts,
            over_limit: purchases_in_full,
        })?;
        let window = Window {
            statement: number,
            date: self.today,
            due,
            late_payment_grace_end,
            balance,
            minimum,
            since,
            until,
            met: 0,
            unpaid: balance,
            stepped: Accrued::ZERO,
            free,
            // What this statement accrued is behind; the day it did not is the first that counts.
            charged_from: ChargedFrom { index: self.purchase.sum(), day: self.purchase.until() },
            is_decided: false,
            is_kept: false,
        };
        self.begin_cycle(window.charged_from);
        self.follow(window);
        let credit = self.credit;
        self.recorder.note(
            self.today,
            Note::Statement {
                number,
                balance,
                credit,
                minimum,
                own,
                over_limit,
                alternative,
                interest,
                compound,
                due,
                late_payment_grace_end,
            },
        );
        self.note_satisfied()
    }

    /// Everything posted so far is billed; gives what of it is in its interest-free period.
    pub(super) fn bill(&mut self) -> FreeSums {
        self.postings.bill();
        self.bearing.bill();
        self.unbilled_from = self.moment;
        self.stepped_unbilled = Accrued::ZERO;
        core::mem::replace(&mut self.free_unbilled, FreeSums::NOTHING)
    }

    /// A grace that has not ended before the statement of the cycle that begins charges no day before it, where the contract
    /// reaches back no further: what it decides is posted by a later statement.
    fn begin_cycle(&mut self, begins: ChargedFrom) {
        let [_, last] = &mut self.windows;
        let ends_in_it = !last.is_decided && self.today <= last.late_payment_grace_end;
        if self.terms.charge_back() == ChargeBack::LatestCycle && ends_in_it {
            (last.charged_from, last.stepped) = (begins, Accrued::ZERO);
            self.recorder.note(self.today, Note::OutOfReach { number: last.statement });
        }
    }

    /// Whether the grace of a statement ends on the next one or later, so that no day so far can be charged.
    // Semantics: [card-35].
    pub(super) fn is_out_of_reach(&self, window: &Window) -> bool {
        window.late_payment_grace_end >= self.next_statement && self.terms.charge_back() == ChargeBack::LatestCycle
    }

    /// What is carried into the next minimum payment.
    fn carried(&self) -> i64 {
        let [_, last] = &self.windows;
        match self.terms.carry() {
            Carry::One => self.demands.unpaid_of_last(last.statement),
            Carry::All => last.unpaid_minimum(),
        }
    }

    /// A demand of something.
    fn demand(&mut self, demand: MinimumDue) -> Result<(), Stopped> {
        if demand.unpaid > 0 {
            self.demands.push(demand).ok_or_else(|| self.fault.no_room())?;
        }
        Ok(())
    }

    /// A new window after the last one, which stays while it is not decided.
    #[inline]
    const fn follow(&mut self, window: Window) {
        let [before, last] = &mut self.windows;
        if !last.is_decided {
            *before = *last;
        } else if before.until > 0 {
            *before = Window::NONE;
        }
        *last = window;
        self.statements = self.statements.saturating_add(1);
    }

    /// Step 8 of a day: the graces that end today.
    #[inline]
    pub(super) fn end_graces(&mut self) -> Result<(), Stopped> {
        let [before, last] = &self.windows;
        let (before, last) = (before.ends_on(self.today), last.ends_on(self.today));
        if before {
            self.end_grace(0)?;
        }
        if last { self.end_grace(1) } else { Ok(()) }
    }

    #[inline(never)]
    fn end_grace(&mut self, at: usize) -> Result<(), Stopped> {
        let tomorrow = self.tomorrow()?;
        self.accrue_until(tomorrow)?;
        let Some(&window) = self.windows.get(at) else { return Ok(()) };
        let kept = self.decide(&window)?;
        if let Some(window) = self.windows.get_mut(at) {
            (window.is_decided, window.is_kept) = (true, kept);
        }
        self.note_satisfied()
    }

    /// Says whether the statement was paid in full, and draws the consequences.
    fn decide(&mut self, window: &Window) -> Result<bool, Stopped> {
        let (rest, shortfall) = (window.rest(), window.shortfall());
        let kept = rest <= self.terms.tolerance_minor();
        let full = self.terms.interest_base() == InterestBase::Full || shortfall > 0;
        let revolving = !kept && !self.terms.new_purchases_keep_interest_free_period();
        let number = window.statement;
        self.recorder.note(self.today, Note::Decided { number, kept, rest, shortfall, full, revolving });
        self.is_revolving = revolving;
        let no_earlier = self.charged_from(window);
        if self.postings.apart_total() > 0 {
            let until = if revolving { u32::MAX } else { window.until };
            self.lose_free_period_of_apart(until, no_earlier);
        }
        let (balance, earlier) = (window.balance, self.misses);
        self.misses = earlier.wrapping_shl(1) | u64::from(!kept && shortfall > 0);
        if kept {
            self.missed_payments = 0;
            self.demands.satisfy_up_to(number)?;
            self.renew_free_period(window)?;
            self.end_free_period(window);
            return Ok(true);
        }
        if full {
            self.earned_purchase = self.earned_purchase.more(window.stepped)?;
        }
        for component in self.with_free_period().and(self.postings.present()).iter() {
            self.lose_free_period_of(component, (true, window.until), no_earlier)?;
        }
        self.end_free_period(window);
        if revolving {
            self.earned_purchase = self.earned_purchase.more(self.stepped_unbilled)?;
            self.stepped_unbilled = Accrued::ZERO;
            for component in self.revolving_components().and(self.postings.present()).iter() {
                self.lose_free_period_of(component, (false, u32::MAX), no_earlier)?;
            }
        }
        if shortfall == 0 {
            self.missed_payments = 0;
            return Ok(false);
        }
        self.missed_payments = self.missed_payments.saturating_add(1);
        let principal = self.postings.unpaid_in(crate::component::Components::PRINCIPAL)?;
        let missed_payments = self.missed_payments;
        let missed = MissedMinimum { shortfall, balance, principal, missed_payments, earlier };
        self.late_fee = Some(LateFeeDue { day: self.tomorrow()?, missed });
        Ok(false)
    }
}
