//! What the calendar does to a card account: statements, the end of a late-payment grace, late fees.

// Semantics: [card-3] [card-4] [card-5] [card-6] [card-7] [card-8] [card-9] [card-10] [card-11] [card-12] [card-14]
// [card-16] [card-17] [card-18].

use super::replay::{CardReplay, LateFeeDue};
use super::window::Window;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{Cause, Note, Recorder, When};
use crate::component::Component;
use crate::postings::{NONE, Posting};
use crate::rate::Fraction;
use crate::terms::{Carry, InterestBase, StatementDayAccrual};

/// The components that have a interest-free period.
pub(super) const WITH_FREE_PERIOD: [Component; 2] = [Component::Purchase, Component::Instalment];

impl<R: Recorder> CardReplay<'_, R> {
    /// Step 1 of a day: a late fee decided yesterday.
    pub(super) fn charge_late_fee(&mut self) -> Result<(), Stopped> {
        let Some(due) = self.late_fee.filter(|fee| fee.day == self.today) else { return Ok(()) };
        self.late_fee = None;
        let stop = self.terms.late_fee_stop();
        let stopped = self.late_fees_frozen
            || stop.missed_payments.is_some_and(|last| self.missed_payments > last)
            || stop.days_past_due.is_some_and(|last| self.days_past_due > last)
            || (stop.write_off && self.is_written_off);
        let Some(rule) = self.terms.late_fees().on(self.today).filter(|_| !stopped) else { return Ok(()) };
        let fee = rule.fee(due.shortfall, self.missed_payments, due.principal, self.terms.rounding());
        let fee = fee.ok_or(Stopped)?;
        let (shortfall, missed_payments, rate) =
            (due.shortfall, self.missed_payments, rule.rate_at(self.missed_payments));
        let moment = self.next_moment()?;
        self.post(Component::LateFee, fee, moment, Cause::LateFee { shortfall, rate, missed_payments })?;
        self.use_credit()
    }

    /// Step 3 of a day: the statement.
    pub(super) fn make_statement(&mut self) -> Result<(), Stopped> {
        if self.next_statement != self.today {
            return Ok(());
        }
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
        let (interest, compound) = self.post_interest(moment)?;
        self.use_credit()?;
        self.open_window(interest, compound)?;
        let (year, month) = match self.statement_month {
            (year, 12) => (year.saturating_add(1), 1),
            (year, month) => (year, month.saturating_add(1)),
        };
        self.next_statement = self.terms.statement_day().of(year, month).map_err(|e| self.fault.of(e))?;
        self.statement_month = (year, month);
        Ok(())
    }

    fn bill_parts(&mut self, moment: u32, index: i64) -> Result<(), Stopped> {
        for n in 0..self.plan_count {
            let Some(plan) = self.plans.get_mut(n).filter(|plan| plan.is_open()) else { continue };
            let part = plan.bill(self.terms.split(), self.terms.rounding()).map_err(|e| self.fault.of(e))?;
            let cause = Cause::Part { plan: plan.source, number: part.number, of: part.of };
            let (unpaid, from, component) = (part.principal, self.today, Component::Instalment);
            self.post_from(Posting { unpaid, index, from, moment, component, ..Posting::EMPTY }, cause)?;
            self.post(Component::InstalmentFee, part.fee, moment, cause)?;
            self.post(Component::Interest, part.interest, moment, cause)?;
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
        self.post(Component::Interest, interest, moment, Cause::Interest { purchase, cash })?;
        self.post(Component::CompoundInterest, compound, moment, Cause::CompoundInterest { exact })?;
        Ok((interest, compound))
    }

    /// Interest on purchases and on cash, each raised to its minimum charge, rounded together.
    pub(super) fn interest_to_post(&self, purchase: Accrued, cash: Accrued) -> Result<i64, Stopped> {
        let purchase = purchase.at_least(self.terms.minimum_purchase_interest_minor());
        let cash = cash.at_least(self.terms.minimum_cash_interest_minor());
        let both = purchase.zip(cash).and_then(|(purchase, cash)| purchase.plus(cash));
        both.and_then(|both| both.posted(self.terms.rounding())).ok_or(Stopped)
    }

    /// Bills what is posted and says what is demanded of it.
    fn open_window(&mut self, interest: i64, compound: i64) -> Result<(), Stopped> {
        let number = self.statements;
        let [_, last] = &self.windows;
        let balance = self.postings.total();
        let carried = match self.terms.carry() {
            Carry::One => self.demands.unpaid_of_last(last.statement),
            Carry::All if last.is_kept => 0,
            Carry::All => last.shortfall(),
        };
        let asked = self.newly_demanded()?.more(carried)?;
        let minimum = asked.max(self.terms.minimum_floor_minor()).min(balance);
        let own = less(minimum, carried)?.max(0);
        let due = self.terms.due_date(self.today).map_err(|e| self.fault.of(e))?;
        let late_payment_grace_end = self.terms.late_payment_grace_end(due).map_err(|e| self.fault.of(e))?;
        let (since, until) = (self.unbilled_from, self.moment);
        self.postings.bill();
        self.unbilled_from = until;
        self.stepped_unbilled = Accrued::ZERO;
        if own > 0 {
            self.demands.push(number, due, late_payment_grace_end, own).ok_or_else(|| self.fault.no_room())?;
        }
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
            is_decided: false,
            is_kept: false,
        };
        let [before, last] = &mut self.windows;
        *before = if last.is_decided { Window::NONE } else { *last };
        *last = window;
        self.statements = number.saturating_add(1);
        let credit = self.credit;
        self.recorder.note(
            self.today,
            Note::Statement { number, balance, credit, minimum, own, interest, compound, due, late_payment_grace_end },
        );
        self.note_satisfied()
    }

    /// O(k): with ratio 1 what is newly billed, with a lower one that share of all that is billed; rounded once.
    fn newly_demanded(&mut self) -> Result<i64, Stopped> {
        let opened = self.terms.opened();
        let ratios = self.terms.minimum_ratios().on(self.today);
        // INVARIANT: checked terms have ratios in force at the opening.
        let ratios = ratios.ok_or_else(|| self.fault.keep(ReplayFault::BeforeOpening { date: self.today, opened }))?;
        let mut exact = Accrued::ZERO;
        for component in self.postings.present().iter() {
            let ratio = ratios.of(component);
            let base = if ratio == Fraction::ONE {
                self.postings.unpaid_unbilled(component)
            } else {
                self.postings.unpaid(component)
            };
            exact = exact.more(Accrued::earned(base, ratio.parts()).ok_or(Stopped)?)?;
        }
        exact.posted(self.terms.rounding()).ok_or(Stopped)
    }

    /// Step 8 of a day: the graces that end today.
    pub(super) fn end_graces(&mut self) -> Result<(), Stopped> {
        for n in 0..self.windows.len() {
            let ends = self.windows.get(n).filter(|w| w.late_payment_grace_end == self.today && !w.is_decided);
            let Some(window) = ends.copied() else { continue };
            let tomorrow = self.tomorrow()?;
            self.accrue_until(tomorrow)?;
            let kept = self.decide(&window)?;
            if let Some(window) = self.windows.get_mut(n) {
                (window.is_decided, window.is_kept) = (true, kept);
            }
            self.note_satisfied()?;
        }
        Ok(())
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
        if kept {
            self.missed_payments = 0;
            self.demands.satisfy_up_to(number);
            self.renew_free_period(window)?;
            return Ok(true);
        }
        if full {
            self.earned_purchase = self.earned_purchase.more(window.stepped)?;
        }
        self.lose_free_period(0, window.until)?;
        if revolving {
            self.earned_purchase = self.earned_purchase.more(self.stepped_unbilled)?;
            self.stepped_unbilled = Accrued::ZERO;
            self.lose_free_period_of(Component::Purchase, self.unbilled_from, u32::MAX)?;
        }
        if shortfall == 0 {
            self.missed_payments = 0;
            return Ok(false);
        }
        self.missed_payments = self.missed_payments.saturating_add(1);
        let principal = self.postings.unpaid_in(crate::component::Components::PRINCIPAL)?;
        self.late_fee = Some(LateFeeDue { day: self.tomorrow()?, shortfall, principal });
        Ok(false)
    }

    /// Paid in full: what little is left of principal starts a interest-free period of its own tomorrow, to be billed anew.
    fn renew_free_period(&mut self, window: &Window) -> Result<(), Stopped> {
        let (from, index) = (self.tomorrow()?, self.purchase.sum());
        let moment = self.next_moment()?;
        for component in WITH_FREE_PERIOD {
            let mut at = self.postings.first(component);
            while let Some(&posting) = self.postings.get(at).filter(|p| window.billed(p)) {
                let unpaid = posting.unpaid;
                if posting.bears {
                    self.bearing_purchase = less(self.bearing_purchase, unpaid)?;
                }
                for other in self.windows.iter_mut().filter(|w| w.billed(&posting)) {
                    other.unpaid = less(other.unpaid, unpaid)?;
                }
                let renewed = self.postings.renew(at, |posting| {
                    (posting.from, posting.index) = (from, index);
                    (posting.moment, posting.bears) = (moment, false);
                });
                renewed.map_err(|e| self.fault.of(e))?;
                at = posting.next;
            }
        }
        Ok(())
    }

    fn lose_free_period(&mut self, since: u32, until: u32) -> Result<(), Stopped> {
        for component in WITH_FREE_PERIOD {
            self.lose_free_period_of(component, since, until)?;
        }
        Ok(())
    }

    /// What is unpaid of a component's postings of some moments has earned since its posting, and goes on earning.
    fn lose_free_period_of(&mut self, component: Component, since: u32, until: u32) -> Result<(), Stopped> {
        let index = self.purchase.sum();
        let mut at =
            if since == 0 { self.postings.first_free(component) } else { self.postings.first_unbilled(component) };
        while at != NONE {
            let Some(posting) = self.postings.get_mut(at).filter(|p| p.moment < until) else { break };
            let Posting { unpaid, bears, .. } = *posting;
            let (earned_since, lost) = (posting.index.min(index), *posting);
            posting.bears = true;
            at = posting.next;
            if bears {
                continue;
            }
            let exact = Accrued::earned(unpaid, less(index, earned_since)?).ok_or(Stopped)?;
            self.earned_purchase = self.earned_purchase.more(exact)?;
            self.bearing_purchase = self.bearing_purchase.more(unpaid)?;
            self.tell_since(When::Certain, unpaid, &lost)?;
        }
        Ok(())
    }
}
