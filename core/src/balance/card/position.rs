//! Reading a card's position off its replay.

// Semantics: [card-13] [card-30].

use super::compounding::Together;
use super::free_sums::ChargedFrom;
use super::plan::InstalmentPlan;
use super::replay::CardReplay;
use super::window::Window;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::position::Position;
use crate::balance::record::{Note, When};
use crate::balance::recorder::Recorder;
use crate::component::Component;
use crate::money::Money;
use crate::postings::Posting;
use crate::terms::InterestBase;

impl<R: Recorder> CardReplay<'_, R> {
    /// The position at the snapshot; lateness is filled in at the day's end.
    pub(super) fn position(&mut self) -> Result<Position, Stopped> {
        let mut position = Position {
            currency: self.terms.currency(),
            as_of: self.today,
            billed: [0; Component::COUNT],
            unbilled: [0; Component::COUNT],
            credit: self.credit,
            accrued_interest: self.interest_to_post(self.earned_purchase, self.earned_cash)?,
            accrued_compound: self.earned_compound.posted(self.terms.rounding()).ok_or(Stopped)?,
            accrued_penalty: 0,
            accrued_judgment: 0,
            disputed: self.postings.apart_total(),
            retroactive_interest: self.retroactive_interest()?,
            plan_principal: 0,
            early_settlement_fee: 0,
            payoff: 0,
            overdue_since: None,
            overdue: 0,
            missed_payments: 0,
            is_undrawn: false,
        };
        let slots = position.billed.iter_mut().zip(&mut position.unbilled).zip(Component::ALL);
        for ((billed, unbilled), component) in slots {
            *unbilled = self.postings.unpaid_unbilled(component);
            *billed = less(self.postings.unpaid(component), *unbilled)?;
        }
        for plan in self.plans.iter().take(self.plan_count).filter(|plan| plan.is_open()) {
            position.plan_principal = position.plan_principal.more(plan.left)?;
            position.early_settlement_fee = position.early_settlement_fee.more(self.settlement_fee(plan)?)?;
        }
        if let Some(judgment) = &self.judgment {
            let exact = judgment.exact();
            let amount = exact.posted(self.terms.rounding()).ok_or(Stopped)?;
            position.accrued_judgment = amount;
            self.recorder.note(self.today, Note::JudgmentSnapshot { exact, amount });
        }
        let (purchase, cash, compound) = (self.earned_purchase, self.earned_cash, self.earned_compound);
        let (interest, compound_interest) = (position.accrued_interest, position.accrued_compound);
        let least = self.least_interest();
        let snapshot = Note::Snapshot { purchase, cash, least, interest, compound, compound_interest };
        self.recorder.note(self.today, snapshot);
        position.payoff = self.payoff(&position)?;
        Ok(position)
    }

    /// What the day's end decided.
    pub(super) fn report_lateness(&self, position: &mut Position) {
        position.overdue_since = self.demands.overdue_since(self.today);
        position.overdue = self.demands.overdue(self.today).unwrap_or(0);
        position.missed_payments = self.missed_payments;
    }

    fn settlement_fee(&self, plan: &InstalmentPlan) -> Result<i64, Stopped> {
        plan.settlement_fee(self.terms.early_settlement_fee(), self.terms.rounding())
    }

    fn open_windows(&self) -> impl Iterator<Item = Window> + use<R> {
        self.windows.into_iter().filter(|w| !w.is_decided)
    }

    /// What the decisions of the open windows would charge were they taken now; each rounded once.
    fn retroactive_interest(&mut self) -> Result<i64, Stopped> {
        let mut sum: i64 = 0;
        let mut revolves = self.terms.new_purchases_keep_interest_free_period();
        for window in self.open_windows().filter(|w| w.rest() > self.terms.tolerance_minor()) {
            if self.is_out_of_reach(&window) {
                revolves = true;
                continue;
            }
            let mut exact = self.unpaid_since(&window)?;
            let full = self.terms.interest_base() == InterestBase::Full || window.shortfall() > 0;
            if full {
                exact = exact.more(window.stepped)?;
            }
            let revolving = !revolves;
            if revolving {
                exact = exact.more(self.unbilled_since_posting(&window)?)?;
                revolves = true;
            }
            let amount = exact.posted(self.terms.rounding()).ok_or(Stopped)?;
            let number = window.statement;
            let note = Note::RetroactiveInterest { number, full, revolving, exact, amount };
            self.recorder.note(self.today, note);
            sum = sum.more(amount)?;
        }
        Ok(sum)
    }

    /// What is unpaid of purchases in their interest-free period, billed at a window, has earned since posting.
    fn unpaid_since(&mut self, window: &Window) -> Result<Accrued, Stopped> {
        if let Some(earned) = self.earned_by_sums(window) {
            return Ok(earned);
        }
        let no_earlier = self.charged_from(window);
        let mut all = Together::NOTHING;
        for component in self.with_free_period().iter() {
            let mut at = self.postings.first_free(component);
            while let Some(posting) = self.postings.get(at).filter(|p| window.billed(p)) {
                at = posting.next;
                if window.billed_here(posting) && !posting.bears {
                    let posting = *posting;
                    self.earn_since_posting(&mut all, &posting, window.statement, no_earlier)?;
                }
            }
        }
        self.earned_together(&all)
    }

    fn earn_since_posting(
        &mut self,
        all: &mut Together,
        posting: &Posting,
        number: u32,
        no_earlier: ChargedFrom,
    ) -> Result<(), Stopped> {
        let charged = no_earlier.of(posting);
        if charged.index < self.purchase.sum() {
            self.tell_since(When::AtSnapshot(number), posting.unpaid, &charged)?;
        }
        self.earn_together(all, posting.unpaid, charged.from, charged.index)
    }

    /// What unbilled purchases would have earned since posting, repaid parts included, should a window lose theirs.
    ///
    /// One that came back from a dispute was posted before the window's cycle began.
    fn unbilled_since_posting(&mut self, window: &Window) -> Result<Accrued, Stopped> {
        let mut all = Together::NOTHING;
        let no_earlier = self.charged_from(window);
        for component in self.revolving_components().iter() {
            let mut at = self.postings.first_unbilled(component);
            while let Some(&posting) = self.postings.get(at) {
                at = posting.next;
                if !posting.bears {
                    self.earn_since_posting(&mut all, &posting, window.statement, no_earlier)?;
                }
            }
        }
        self.earned_together(&all)?.more(self.stepped_unbilled)
    }

    /// What ends the debt: posted, accrued, plans, and what paying all of that could no longer avert; less the credit.
    fn payoff(&mut self, position: &Position) -> Result<i64, Stopped> {
        let parts = [
            self.postings.total(),
            position.accrued_compound,
            position.accrued_judgment,
            position.plan_principal,
            position.early_settlement_fee,
        ];
        let others = parts.into_iter().try_fold(0_i64, |sum, part| sum.more(part))?;
        let credit = self.credit;
        let (mut together, mut apart) = (self.earned_purchase, 0_i64);
        let mut payoff = less(others.more(position.accrued_interest)?, credit)?.max(0);
        let mut revolves = self.terms.new_purchases_keep_interest_free_period();
        for window in self.open_windows() {
            // Paid today, with what the windows before this one add to it.
            let rest = less(less(window.balance, window.met)?, payoff)?;
            if rest <= self.terms.tolerance_minor() || self.is_out_of_reach(&window) {
                continue;
            }
            let before_next_statement = window.late_payment_grace_end < self.next_statement;
            let mut exact = Accrued::ZERO;
            if self.terms.interest_base() == InterestBase::Full {
                exact = self.unpaid_since(&window)?.more(window.stepped)?;
            }
            if !revolves && before_next_statement {
                exact = exact.more(self.unbilled_since_posting(&window)?)?;
                revolves = true;
            }
            if before_next_statement {
                together = together.more(exact)?;
            } else {
                apart = apart.more(self.interest_to_post(exact, Accrued::ZERO)?)?;
            }
            let interest = self.interest_to_post(together, self.earned_cash)?.more(apart)?;
            payoff = less(others.more(interest)?, credit)?.max(0);
        }
        if payoff > Money::MAX_MINOR {
            return Err(Stopped);
        }
        Ok(payoff)
    }
}
