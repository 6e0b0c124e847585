//! What an entry does to a card account.

// Semantics: [card-15] [card-21] [card-22] [card-23] [card-25] [card-26] [card-27] [card-28] [alloc-4].

use super::plan::InstalmentPlan;
use super::replay::CardReplay;
use super::take::Counts;
use crate::accrual::Accrued;
use crate::balance::basis::PartBasis;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{AllocationSource, Cause, Earned, Earner, Note, When};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::{Action, DisputeOutcome, EventId, LedgerEntry};
use crate::money::Money;
use crate::postings::{NONE, Posting};

/// Whether an event moves no posted amount by itself and has a line all the same.
const fn is_noted(action: &Action) -> bool {
    matches!(
        action,
        Action::Freeze(_)
            | Action::Unfreeze(_)
            | Action::RateChange { .. }
            | Action::WriteOff
            | Action::InstalmentSettlement { .. }
            | Action::CreditLimitChange(_)
            | Action::CycleChange { .. }
            | Action::DisputeEnd { .. }
            | Action::Judgment { .. }
    )
}

impl<R: Recorder> CardReplay<'_, R> {
    /// Notes what was asserted beside what is posted less credit.
    fn compare(&mut self, event: EventId, expected: i64) -> Result<(), Stopped> {
        let actual = less(self.postings.total(), self.credit)?;
        self.recorder.note(self.today, Note::Asserted { event, expected, actual });
        Ok(())
    }

    #[inline(never)]
    pub(super) fn act(&mut self, place: u32, entry: &LedgerEntry) -> Result<(), Stopped> {
        let (id, action) = (entry.source(), *entry.action());
        if is_noted(&action) {
            self.recorder.note(self.today, Note::Event { event: id, action });
        }
        match action {
            Action::Purchase(amount) => self.charge(Component::Purchase, amount.minor(), id),
            Action::Fee { component, amount } => self.charge(component, amount.minor(), id),
            Action::Cost(amount) => self.charge(Component::Cost, amount.minor(), id),
            Action::CashAdvance { amount, fee } => {
                let moment = self.next_moment()?;
                self.post(Component::Cash, amount.minor(), moment, Cause::Event(id))?;
                self.post(Component::CashFee, fee.minor(), moment, Cause::Event(id))?;
                self.use_credit()
            }
            Action::Payment(amount) => self.pay(amount.minor(), AllocationSource::Payment(id)),
            Action::Refund { amount, .. } => self.refund(amount.minor(), entry.target(), AllocationSource::Refund(id)),
            Action::Waiver { components, amount } => {
                self.waive(components, amount.minor(), AllocationSource::Waiver(id))
            }
            Action::Conversion { amount, periods, charge } => {
                let plan = InstalmentPlan::new(id, place, amount.minor(), periods, charge, self.terms.rounding());
                let plan = plan.map_err(|e| self.fault.of(e))?;
                self.convert(plan, amount.minor(), AllocationSource::Conversion(id))
            }
            Action::InstalmentSettlement { .. } => self.settle(entry.target()),
            Action::Freeze(components) => self.freeze(components, true),
            Action::Unfreeze(components) => self.freeze(components, false),
            Action::RateChange { purchase, cash } => self.change_rates(purchase, cash),
            Action::Judgment { amount, components, perform_by, interest_continues } => {
                self.judge(components, amount.minor(), perform_by, interest_continues)
            }
            Action::Dispute { amount, .. } => self.dispute(id, entry.target(), amount.map(Money::minor)),
            Action::DisputeEnd { of, outcome: DisputeOutcome::Against } => self.end_dispute(id, of),
            Action::WriteOff => {
                self.is_written_off = true;
                Ok(())
            }
            Action::CycleChange { statement_day, due } => self.change_cycle(statement_day, due),
            Action::CreditLimitChange(limit) => {
                self.changed_limit = Some((self.today, limit.minor()));
                Ok(())
            }
            Action::Assertion(expected) => self.compare(id, expected.minor()),
            // A ledger marks the targets of reversals and makes no entries of them, and refunds of disputes that end for
            // the customer; the others are a loan's.
            Action::Reversal { .. }
            | Action::DisputeEnd { .. }
            | Action::Disbursement(_)
            | Action::EarlyRepayment { .. }
            | Action::Acceleration
            | Action::DueDateChange { .. }
            | Action::PaymentChange(_)
            | Action::Chargeback(_)
            | Action::CreditRefund(_)
            | Action::LoanRate(_) => Err(self.fault.keep(ReplayFault::WrongKind)),
        }
    }

    /// Posts one charge, met by a credit balance at once.
    #[inline(always)] // of purchases, nearly all that happens
    pub(super) fn charge(&mut self, component: Component, minor: i64, id: EventId) -> Result<(), Stopped> {
        let moment = self.next_moment()?;
        self.post(component, minor, moment, Cause::Event(id))?;
        self.use_credit()
    }

    /// Posts an amount that accrues from today. Zero posts nothing.
    #[inline(always)]
    pub(super) fn post(&mut self, component: Component, minor: i64, moment: u32, cause: Cause) -> Result<(), Stopped> {
        let (from, index) = (self.today, self.purchase.sum_before(self.today).ok_or(Stopped)?);
        let bears = self.is_revolving && self.revolving_components().contains(component);
        let posting = Posting { unpaid: minor, index, from, moment, component, bears, ..Posting::EMPTY };
        self.post_from(posting, cause)
    }

    /// Posts an amount with the day it accrues from.
    #[inline(always)]
    pub(super) fn post_from(&mut self, mut posting: Posting, cause: Cause) -> Result<(), Stopped> {
        let Posting { component, unpaid: amount, .. } = posting;
        if amount == 0 {
            return Ok(());
        }
        self.recorder.note(self.today, Note::Posted { component, amount, cause });
        posting.entry = self.last_entry;
        self.push(posting)
    }

    /// Puts an amount among those unpaid; what bears begins to.
    #[inline(always)]
    pub(super) fn push(&mut self, posting: Posting) -> Result<(), Stopped> {
        self.postings.push(posting).map_err(|e| self.fault.of(e))?;
        match posting.component {
            Component::Cash | Component::Interest | Component::CompoundInterest => Ok(()),
            _ if posting.bears => Ok(self.bearing.add(posting.unpaid, false)?),
            component if self.with_free_period().contains(component) => self.free_unbilled.add(&posting),
            _ => Ok(()),
        }
    }

    /// What has an interest-free period: purchases, instalment parts, and what the terms let bear like them.
    pub(super) fn with_free_period(&self) -> Components {
        const ALWAYS: Components = Components::one(Component::Purchase).or(Components::one(Component::Instalment));
        self.terms.bearing().or(ALWAYS)
    }

    /// What bears from posting once new purchases do; instalment parts keep their own period.
    pub(super) fn revolving_components(&self) -> Components {
        self.terms.bearing().or(Components::one(Component::Purchase))
    }

    /// A credit balance meets what was just posted.
    pub(super) fn use_credit(&mut self) -> Result<(), Stopped> {
        if self.credit > 0 {
            let credit = core::mem::take(&mut self.credit);
            self.credit = self.allocate(credit, AllocationSource::Credit, Counts::No)?;
        }
        Ok(())
    }

    pub(super) fn pay(&mut self, minor: i64, source: AllocationSource) -> Result<(), Stopped> {
        let [_, last] = &self.windows;
        let asked = last.unpaid_minimum();
        for window in self.windows.iter_mut() {
            window.meet(minor)?;
        }
        self.demands.meet(minor)?;
        let left = self.allocate_payment(minor, asked, source)?;
        self.keep_credit(left, source)?;
        self.note_satisfied()
    }

    /// The purchase of an entry, or of an opening.
    pub(super) fn purchase_named(&self, entry: u32) -> Option<u32> {
        match EventId::new(entry).of_opening() {
            Some(place) => self.postings.opened_purchase(place, entry),
            None => self.postings.purchase_of(entry),
        }
    }

    /// Its named purchase first, else the newest unbilled, else the oldest billed; the rest falls like a payment.
    fn refund(&mut self, minor: i64, target: Option<u32>, source: AllocationSource) -> Result<(), Stopped> {
        let counts = if self.terms.refund_counts_as_payment() { Counts::Yes } else { Counts::No };
        let mut left = minor;
        if let Some(entry) = target {
            let at = self.purchase_named(entry);
            let at = at.ok_or_else(|| self.fault.keep(ReplayFault::TargetMissing))?;
            if self.postings.standing(at).is_some_and(|posting| posting.unpaid > 0) {
                left = self.take(at, left, source, counts)?;
            }
        }
        while left > 0 {
            let at = self.postings.purchase_to_refund();
            if at == NONE {
                break;
            }
            left = self.take(at, left, source, counts)?;
        }
        left = self.allocate(left, source, counts)?;
        self.keep_credit(left, source)?;
        self.note_satisfied()
    }

    fn waive(&mut self, components: Components, minor: i64, source: AllocationSource) -> Result<(), Stopped> {
        if components.contains(Component::JudgmentInterest) {
            self.post_judgment_interest()?;
        }
        let owed = self.postings.unpaid_in(components)?;
        if minor > owed {
            return Err(self
                .fault
                .keep(ReplayFault::WaiverTooLarge { asked: self.money(minor), owed: self.money(owed) }));
        }
        // One group: billed first, oldest first.
        let terms = self.terms;
        let order = terms.allocation().at(self.days_past_due);
        let mut left = minor;
        for billed in [true, false] {
            left = self.take_oldest(left, components, order, billed, source, Counts::Yes)?;
        }
        self.note_satisfied()
    }

    /// Billed purchases oldest first, then unbilled ones, become the principal of a plan.
    fn convert(&mut self, plan: InstalmentPlan, minor: i64, source: AllocationSource) -> Result<(), Stopped> {
        let owed = self.postings.unpaid(Component::Purchase);
        if minor > owed {
            return Err(self
                .fault
                .keep(ReplayFault::ConversionTooLarge { asked: self.money(minor), owed: self.money(owed) }));
        }
        let mut left = minor;
        while left > 0 {
            left = self.take(self.postings.first(Component::Purchase), left, source, Counts::Yes)?;
        }
        *self.plans.get_mut(self.plan_count).ok_or_else(|| self.fault.no_room())? = plan;
        self.plan_count = self.plan_count.saturating_add(1);
        self.note_satisfied()
    }

    /// What a plan, or each of them, has not billed yet becomes one part of today.
    fn settle(&mut self, target: Option<u32>) -> Result<(), Stopped> {
        let moment = self.next_moment()?;
        // The part has an interest-free period from the next day on, so it can earn from the next day at the earliest.
        let from = self.tomorrow()?;
        let index = self.purchase.sum().more(self.purchase.a_day())?;
        let mut settled = false;
        for n in 0..self.plan_count {
            let Some(plan) = self.plans.get_mut(n) else { continue };
            if !plan.is_open() || target.is_some_and(|entry| entry != plan.entry) {
                continue;
            }
            let fee = plan.settlement_fee(self.terms.early_settlement_fee(), self.terms.rounding())?;
            let principal = plan.settle();
            let plan = plan.source;
            let cause = |basis| Cause::Settlement { plan, basis };
            let component = Component::Instalment;
            let part =
                Posting { unpaid: principal, index, from, from_next_day: true, moment, component, ..Posting::EMPTY };
            self.post_from(part, cause(PartBasis::Rest))?;
            let rate = self.terms.early_settlement_fee();
            let base = self.money(principal);
            self.post(Component::InstalmentFee, fee, moment, cause(PartBasis::Fee { base, rate }))?;
            settled = true;
        }
        if !settled {
            let is_here = |entry| self.plans.iter().take(self.plan_count).any(|plan| plan.entry == entry);
            let missing = target.is_some_and(|entry| !is_here(entry));
            let fault = if missing { ReplayFault::TargetMissing } else { ReplayFault::NothingToSettle };
            return Err(self.fault.keep(fault));
        }
        self.use_credit()
    }

    pub(super) fn freeze(&mut self, components: Components, frozen: bool) -> Result<(), Stopped> {
        if components.contains(Component::PenaltyInterest) {
            return Err(self.fault.keep(ReplayFault::WrongKind));
        }
        let thawed = self.judgment.as_ref().map_or(components, |judgment| judgment.leave(components));
        let components = if frozen { components } else { thawed };
        if components.contains(Component::Interest) {
            self.purchase.freeze(frozen);
            self.cash.freeze(frozen);
        }
        if components.contains(Component::CompoundInterest) {
            self.compound.freeze(frozen);
        }
        if components.contains(Component::LateFee) {
            self.late_fees_frozen = frozen;
        }
        self.tell_rates();
        Ok(())
    }

    fn keep_credit(&mut self, minor: i64, source: AllocationSource) -> Result<(), Stopped> {
        if minor > 0 {
            self.credit = self.credit.more(minor)?;
            self.recorder.note(self.today, Note::Credited { source, amount: minor });
        }
        Ok(())
    }

    /// Tells what an amount has earned since its posting: in one sum up to the end of an opening, then by its days; by the
    /// days alone where each compounds.
    pub(super) fn tell_since(&mut self, when: When, base: i64, posting: &Posting) -> Result<(), Stopped> {
        let begins = if self.compounds_daily() { Date::MIN } else { self.begins };
        let (from, to) = (posting.from.max(begins), self.purchase.until());
        // An opening's index begins at zero, so only what was posted before it has one below.
        if posting.index < 0 && begins > Date::MIN {
            let exact = Accrued::earned(base, posting.index.saturating_neg());
            self.recorder.brought(when, Earner::Purchase, exact);
        }
        if from < to {
            self.recorder.earned(when, Earned { earner: Earner::Purchase, base, from, to });
        }
        Ok(())
    }

    /// A minimum met in its window satisfies the demands up to it; none is left above what is billed and unpaid.
    pub(super) fn note_satisfied(&mut self) -> Result<(), Stopped> {
        if !self.demands.is_open() {
            return Ok(());
        }
        for window in self.windows.iter().filter(|w| !w.is_decided) {
            if window.shortfall() == 0 {
                self.demands.satisfy_up_to(window.statement)?;
            }
        }
        self.demands.limit_to(self.postings.on_side(true))
    }
}
