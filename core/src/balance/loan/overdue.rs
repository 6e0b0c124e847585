//! What is overdue, and what that costs.

// Semantics: [loan-9] [loan-10] [loan-11] [loan-12] [loan-13] [loan-14] [loan-47].

use super::index::{Earning, IndexDay, RateIndex};
use super::instalment::Instalment;
use super::mark::Mark;
use super::replay::{FeeDue, LoanReplay};
use crate::balance::error::{Checked, Stopped};
use crate::balance::record::{Cause, LoanPiece, Note};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::terms::{AllocationMode, PenaltyBase};

/// What overdue amounts earn.
pub(super) const OVERDUE_INTEREST: Components =
    Components::one(Component::PenaltyInterest).or(Components::one(Component::CompoundInterest));

/// What the end of a late-payment grace charges on an instalment: a component, on what, over which days, and how much
/// exactly.
#[derive(Clone, Copy)]
struct ChargeOfGrace {
    component: Component,
    base: i64,
    from: Date,
    to: Date,
    earned: i128,
}

impl<R: Recorder> LoanReplay<'_, R> {
    /// The day is over: instalments whose late-payment grace ends with it are decided.
    #[inline]
    pub(super) fn end_graces(&mut self) -> Result<(), Stopped> {
        while let Some(instalment) = self.instalment(self.undecided).filter(|i| i.late_payment_grace_end <= self.today)
        {
            // What is paid is decided, unless rests of others were due with it.
            let is_decided = instalment.is_accelerated || (instalment.unpaid()? == 0 && self.rest_from == usize::MAX);
            if !is_decided {
                self.end_grace()?;
            }
            self.undecided = self.undecided.saturating_add(1);
        }
        Ok(())
    }

    #[inline(never)]
    fn end_grace(&mut self) -> Result<(), Stopped> {
        let tomorrow = self.tomorrow()?;
        self.accrue_until(tomorrow)?;
        self.decide(self.undecided, tomorrow)
    }

    /// The loan is accelerated: every late-payment grace ends with this day.
    pub(super) fn end_all_graces(&mut self) -> Result<(), Stopped> {
        for at in core::mem::replace(&mut self.rest_from, usize::MAX)..self.undecided {
            self.call_rest(at)?;
        }
        let in_grace = self.instalments.iter_mut().take(self.count).skip(self.undecided);
        for instalment in in_grace {
            instalment.late_payment_grace_end = self.today;
        }
        self.end_deadlines()
    }

    /// What had passed of an instalment is called with all the rest: overdue from today, without a late fee.
    #[cold]
    fn call_rest(&mut self, at: usize) -> Result<(), Stopped> {
        let (today, from) = (self.today, (self.penalty.sum(), self.compound.sum()));
        let Some(rest) = self.instalments.get_mut(at) else { return Ok(()) };
        (rest.due, rest.late_payment_grace_end, rest.bears_from) = (today, today, today);
        (rest.penalty_from, rest.compound_from, rest.is_accelerated) = (from.0, from.1, true);
        self.become_overdue(at)
    }

    /// What could be paid until a business day after this one is due today.
    fn end_deadlines(&mut self) -> Result<(), Stopped> {
        if self.terms.business_days().is_none() {
            return Ok(());
        }
        let (penalty, compound, from) = self.bearing_from(self.today)?;
        for own in self.instalments.iter_mut().take(self.count).skip(self.undecided).filter(|own| own.due > self.today)
        {
            (own.due, own.bears_from, own.penalty_from, own.compound_from) = (self.today, from, penalty, compound);
        }
        Ok(())
    }

    /// Rates have changed today: what can still be paid until a later business day will bear by the new ones.
    pub(super) fn bear_later(&mut self) -> Result<(), Stopped> {
        if self.terms.business_days().is_none() {
            return Ok(());
        }
        for at in self.undecided..self.count {
            let Some(due) = self.instalments.get(at).filter(|own| own.bears_from > self.today).map(|own| own.due)
            else {
                continue;
            };
            let (penalty, compound, _) = self.bearing_from(due)?;
            if let Some(own) = self.instalments.get_mut(at) {
                (own.penalty_from, own.compound_from) = (penalty, compound);
            }
        }
        Ok(())
    }

    /// The end of a late-payment grace: what is unpaid is overdue since the due date and bears from then on; its late fee is
    /// owed on `tomorrow`.
    fn decide(&mut self, at: usize, tomorrow: Date) -> Result<(), Stopped> {
        let Some(mut unpaid) = self.instalment(at).map(Instalment::unpaid).transpose()? else { return Ok(()) };
        if self.lets_pass(at)? {
            return Ok(());
        }
        if self.rest_from < at {
            let rests = core::mem::replace(&mut self.rest_from, usize::MAX);
            for rest in rests..at {
                unpaid = unpaid.more(self.instalments.get(rest).map_or(Ok(0), Instalment::unpaid)?)?;
                self.become_overdue(rest)?;
            }
        }
        if unpaid == 0 {
            return Ok(());
        }
        if let Some(slot) = self.instalments.get_mut(at) {
            slot.late_fee_base = unpaid;
        }
        self.late_fee = self.late_fee.or(Some(FeeDue { day: tomorrow, first: at }));
        self.become_overdue(at)
    }

    /// What is unpaid of an instalment is overdue since its due date, and charged back.
    fn become_overdue(&mut self, at: usize) -> Result<(), Stopped> {
        let Some(slot) = self.instalments.get_mut(at) else { return Ok(()) };
        let instalment = *slot;
        if instalment.unpaid()? == 0 {
            return Ok(());
        }
        slot.is_overdue = true;
        let charges = self.charges_of_grace(&instalment, &instalment, self.penalty_charged_from)?;
        self.bear(at, instalment.principal, instalment.interest)?;
        self.penalty_charged_from = self.penalty_charged_from.min(self.charged_since(&instalment));
        for charge in charges.iter().filter(|charge| charge.earned > 0) {
            self.earning(at, charge.component).add_earned(charge.earned)?;
            if let Some(piece) = self.piece_of_grace(charge, at) {
                self.recorder.loan_segment(piece);
            }
        }
        self.penalise_outstanding()
    }

    /// Penalty and compound interest that the end of a late-payment grace charges on an instalment were it now: its own
    /// grace, or that of the one it is due with.
    fn charges_of_grace(
        &self,
        own: &Instalment,
        with: &Instalment,
        charged_from: IndexDay,
    ) -> Result<[ChargeOfGrace; 2], Stopped> {
        let (on_penalty, on_compound) = if own.unpaid()? == 0 { (0, 0) } else { self.grace_bases(own)? };
        let charge = |component, base: i64, from: IndexDay, to: IndexDay| {
            let added = to.sum.saturating_sub(from.sum).max(0);
            let earned = i128::from(base).checked_mul(added);
            earned.map(|earned| ChargeOfGrace { component, base, from: from.day, to: to.day, earned }).ok_or(Stopped)
        };
        let today = |index: &RateIndex| IndexDay { sum: index.sum(), day: self.until };
        let compounded_from = IndexDay { sum: with.compound_from, day: with.bears_from };
        // Days on which all principal outstanding is charged already are charged once.
        let penalised_to = match self.terms.penalises_outstanding() {
            true => today(&self.penalty).min(charged_from),
            false => today(&self.penalty),
        };
        Ok([
            charge(Component::PenaltyInterest, on_penalty, self.charged_since(with), penalised_to)?,
            charge(Component::CompoundInterest, on_compound, compounded_from, today(&self.compound))?,
        ])
    }

    /// Where the days of a grace begin that are charged penalty interest: on the first that bears, or where penalty interest
    /// on all principal outstanding last stopped.
    fn charged_since(&self, with: &Instalment) -> IndexDay {
        IndexDay { sum: with.penalty_from, day: with.bears_from }.max(self.penalty_stopped)
    }

    /// How it was earned, where its rate is there.
    fn piece_of_grace(&self, charge: &ChargeOfGrace, at: usize) -> Option<LoanPiece> {
        let ChargeOfGrace { component, base, from, to, earned } = *charge;
        let index = if component == Component::PenaltyInterest { &self.penalty } else { &self.compound };
        let (rate, count) = index.terms()?;
        let (owner, count) = (self.owner(at), Some(count));
        Some(LoanPiece { component, owner, base, rate, count, share: None, part_of: None, from, to, earned })
    }

    /// What the days of a grace are charged on.
    fn grace_bases(&self, instalment: &Instalment) -> Result<(i64, i64), Stopped> {
        let (on_penalty, on_compound) = self.bases(instalment.principal, instalment.interest)?;
        if !self.terms.penalises_outstanding() {
            return Ok((on_penalty, on_compound));
        }
        Ok((self.outstanding_principal()?, on_compound))
    }

    /// Where the penalty is on all principal outstanding: it begins, changes or ends with what is overdue and outstanding.
    #[inline]
    pub(super) fn penalise_outstanding(&mut self) -> Result<(), Stopped> {
        if self.terms.penalises_outstanding() { self.set_penalised() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn set_penalised(&mut self) -> Result<(), Stopped> {
        let since_open = self.instalments.iter().take(self.count).skip(self.first_open);
        let mut is_late = false;
        for instalment in since_open {
            if instalment.is_overdue && instalment.unpaid()? > 0 {
                is_late = true;
                break;
            }
        }
        let base = if is_late { self.outstanding_principal()? } else { 0 };
        if base == self.penalty_all.base() {
            return Ok(());
        }
        self.settle_all()?;
        let now = IndexDay { sum: self.penalty.sum(), day: self.until };
        if base == 0 {
            (self.penalty_stopped, self.penalty_charged_from) = (now, IndexDay::BEYOND);
        } else {
            self.penalty_charged_from = self.penalty_charged_from.min(now);
        }
        self.penalty_all.set_base(base);
        Ok(())
    }

    /// The late fees decided yesterday are owed.
    #[inline]
    pub(super) fn charge_late_fee(&mut self) -> Result<(), Stopped> {
        match self.late_fee.filter(|fee| fee.day <= self.today) {
            Some(fee) => self.charge_late_fees(fee),
            None => Ok(()),
        }
    }

    #[inline(never)]
    fn charge_late_fees(&mut self, fee: FeeDue) -> Result<(), Stopped> {
        self.late_fee = None;
        for at in fee.first..self.undecided {
            let base = self.instalments.get_mut(at).map_or(0, |own| core::mem::take(&mut own.late_fee_base));
            if base > 0 {
                self.post_late_fee(at, base)?;
            }
        }
        Ok(())
    }

    fn post_late_fee(&mut self, at: usize, unpaid: i64) -> Result<(), Stopped> {
        let Some(rule) = self.terms.late_fee().filter(|_| !self.late_fees_frozen) else { return Ok(()) };
        let (fee, bound) = rule.fee(unpaid, self.terms.rounding()).ok_or(Stopped)?;
        let rate = rule.rate();
        let moment = self.next_moment()?;
        self.post(Component::LateFee, fee, Some(at), moment, Cause::Overdue { unpaid, rate, bound })?;
        self.use_credit()
    }

    /// What bears penalty interest and what compound interest.
    fn bases(&self, principal: i64, interest: i64) -> Result<(i64, i64), Stopped> {
        let on_penalty = match self.terms.penalty().map(|penalty| penalty.base) {
            None | Some(PenaltyBase::OutstandingPrincipal) => 0,
            Some(PenaltyBase::Principal) => principal,
            Some(PenaltyBase::PrincipalAndInterest) => principal.more(interest)?,
        };
        Ok((on_penalty, interest))
    }

    /// Overdue amounts of an instalment begin to bear; negative ones end to.
    pub(super) fn bear(&mut self, at: usize, principal: i64, interest: i64) -> Result<(), Stopped> {
        let (on_penalty, on_compound) = self.bases(principal, interest)?;
        self.settle(at)?;
        for (component, more) in [(Component::PenaltyInterest, on_penalty), (Component::CompoundInterest, on_compound)]
        {
            let earning = self.earning(at, component);
            earning.set_base(earning.base().more(more)?);
        }
        Ok(())
    }

    /// Counts what the overdue amounts of an instalment have earned, or all overdue amounts where they earn together.
    fn settle(&mut self, at: usize) -> Result<(), Stopped> {
        let owner = self.owner(at);
        let (penalty, compound) = match owner.and_then(|at| self.instalments.get_mut(at)) {
            Some(own) => (&mut own.penalty, &mut own.compound),
            None => (&mut self.penalty_all, &mut self.compound_all),
        };
        penalty.settle(&self.penalty, self.until, Component::PenaltyInterest, owner, &mut self.recorder)?;
        compound.settle(&self.compound, self.until, Component::CompoundInterest, owner, &mut self.recorder)
    }

    /// The instalment, where overdue amounts earn by instalment.
    pub(super) fn owner(&self, at: usize) -> Option<usize> {
        Some(at).filter(|_| self.terms.allocation_mode() == AllocationMode::InstalmentFirst)
    }

    pub(super) fn settle_all(&mut self) -> Result<(), Stopped> {
        match self.terms.allocation_mode() {
            AllocationMode::GroupFirst => self.settle(0),
            AllocationMode::InstalmentFirst => (self.first_owed..self.count).try_for_each(|at| self.settle(at)),
        }
    }

    pub(super) fn earning(&mut self, at: usize, component: Component) -> &mut Earning {
        let owner = self.owner(at);
        match (owner.and_then(|at| self.instalments.get_mut(at)), component) {
            (Some(own), Component::CompoundInterest) => &mut own.compound,
            (Some(own), _) => &mut own.penalty,
            (None, Component::CompoundInterest) => &mut self.compound_all,
            (None, _) => &mut self.penalty_all,
        }
    }

    /// Posts penalty and compound interest accrued so far: together, or each instalment's own. Gives the moment of it.
    pub(super) fn post_overdue_interest(&mut self) -> Result<u32, Stopped> {
        self.post_accrued(OVERDUE_INTEREST)
    }

    pub(super) fn post_accrued(&mut self, components: Components) -> Result<u32, Stopped> {
        // Where overdue amounts earn together, mostly there are none.
        let earns_together = self.terms.allocation_mode() == AllocationMode::GroupFirst;
        if earns_together && self.penalty_all.is_nothing() && self.compound_all.is_nothing() {
            return self.next_moment();
        }
        self.settle_all()?;
        let moment = self.next_moment()?;
        let owners = match self.terms.allocation_mode() {
            AllocationMode::GroupFirst => 0..1,
            AllocationMode::InstalmentFirst => {
                self.mark(components, moment)?;
                self.first_owed..self.count
            }
        };
        for at in owners {
            for component in [Component::PenaltyInterest, Component::CompoundInterest] {
                if !components.contains(component) {
                    continue;
                }
                let earning = self.earning(at, component);
                let (base, exact) = (earning.base(), earning.take());
                if exact == 0 {
                    continue;
                }
                let minor = self.rounded(exact)?;
                let owner = self.owner(at);
                self.post(component, minor, owner, moment, Cause::Accrued { exact, owner })?;
                let own = owner.filter(|_| minor > 0).and_then(|at| self.instalments.get_mut(at));
                if let Some(queue) = own.and_then(|own| own.runs(component)) {
                    let posted = self.runs.post(queue, base, minor);
                    posted.ok_or_else(|| self.fault.no_room())?;
                }
            }
        }
        Ok(moment)
    }

    /// Some of what overdue amounts earn is posted now, up to where its index stands.
    fn mark(&mut self, components: Components, moment: u32) -> Result<(), Stopped> {
        if components.and(OVERDUE_INTEREST).is_empty() {
            return Ok(());
        }
        let mut mark = Mark { day: self.today, moment, ..self.runs.newest() };
        if components.contains(Component::PenaltyInterest) {
            mark.penalty = self.penalty.sum();
        }
        if components.contains(Component::CompoundInterest) {
            mark.compound = self.compound.sum();
        }
        self.runs.add_mark(mark).ok_or_else(|| self.fault.no_room())
    }

    /// Penalty and compound interest not yet posted, each rounded as it would be.
    pub(super) fn overdue_interest(&self) -> Result<(i64, i64), Stopped> {
        let rounded = |earning: &Earning, index: &RateIndex| self.rounded(earning.earned(index)?);
        if self.terms.allocation_mode() == AllocationMode::GroupFirst {
            return Ok((rounded(&self.penalty_all, &self.penalty)?, rounded(&self.compound_all, &self.compound)?));
        }
        let fallen_due = self.instalments.iter().take(self.count);
        fallen_due.into_iter().try_fold((0_i64, 0_i64), |(penalty, compound), own| {
            let more = rounded(&own.penalty, &self.penalty)?;
            Ok((penalty.more(more)?, compound.more(rounded(&own.compound, &self.compound)?)?))
        })
    }

    /// The same exactly, as last settled.
    pub(super) fn overdue_exact(&self) -> Result<(i128, i128), Stopped> {
        let own = match self.terms.allocation_mode() {
            AllocationMode::GroupFirst => 0,
            AllocationMode::InstalmentFirst => self.count,
        };
        let start = (self.penalty_all.settled(), self.compound_all.settled());
        self.instalments.iter().take(own).try_fold(start, |(penalty, compound), own| {
            let sum = |sum: i128, more: &Earning| sum.checked_add(more.settled()).ok_or(Stopped);
            Ok((sum(penalty, &own.penalty)?, sum(compound, &own.compound)?))
        })
    }

    /// What the ends of the running graces would charge were they today: each component rounded once, or once an
    /// instalment where instalments are paid one after another. What may pass is charged nothing; where something does not,
    /// the rests that are due with it are charged too.
    pub(super) fn retroactive_interest(&mut self) -> Result<i64, Stopped> {
        let (mut together, mut charged) = ([0_i128; 2], 0_i64);
        let (mut rest_from, mut charged_from) = (self.rest_from, self.penalty_charged_from);
        for last in self.undecided..self.count {
            let Some(&with) = self.instalment(last).filter(|own| !own.is_accelerated) else { continue };
            let first = rest_from.min(last);
            rest_from = if self.would_pass(first, last)? { first } else { usize::MAX };
            if rest_from == first {
                continue;
            }
            for at in first..=last {
                let Some(own) = self.instalment(at) else { continue };
                let charges = self.charges_of_grace(own, &with, charged_from)?;
                for (charge, sum) in charges.iter().zip(&mut together).filter(|(charge, _)| charge.earned > 0) {
                    if charge.component == Component::PenaltyInterest {
                        charged_from = charged_from.min(self.charged_since(&with));
                    }
                    if let Some(piece) = self.piece_of_grace(charge, at) {
                        self.recorder.contingent(piece);
                    }
                    if self.owner(at).is_some() {
                        charged = charged.more(self.tell_contingent(charge.component, charge.earned)?)?;
                    } else {
                        *sum = sum.checked_add(charge.earned).ok_or(Stopped)?;
                    }
                }
            }
        }
        let [penalty, compound] = together;
        let penalty = self.tell_contingent(Component::PenaltyInterest, penalty)?;
        charged.more(penalty)?.more(self.tell_contingent(Component::CompoundInterest, compound)?)
    }

    /// What would be charged of a component, rounded.
    fn tell_contingent(&mut self, component: Component, exact: i128) -> Result<i64, Stopped> {
        let amount = self.rounded(exact)?;
        if exact > 0 {
            self.note(Note::LoanContingent { component, amount, exact });
        }
        Ok(amount)
    }

    /// The due date of the oldest instalment unpaid after its late-payment grace.
    pub(super) fn lateness(&mut self) -> Result<Option<Date>, Stopped> {
        while let Some(instalment) = self.instalment(self.first_open) {
            if instalment.unpaid()? > 0 {
                let (is_late, is_called) = (instalment.late_payment_grace_end < self.today, instalment.is_accelerated);
                let since = if is_called { self.oldest_due(instalment.due)? } else { instalment.due };
                return Ok(Some(since).filter(|_| is_late));
            }
            self.first_open = self.first_open.saturating_add(1);
        }
        Ok(None)
    }

    /// The oldest due date of what is unpaid, where what had passed of older instalments was called on a later day.
    #[cold]
    fn oldest_due(&self, called: Date) -> Result<Date, Stopped> {
        let rest = self.instalments.get(self.first_open..self.count).unwrap_or(&[]);
        rest.iter().try_fold(called, |oldest, own| Ok(if own.unpaid()? > 0 { oldest.min(own.due) } else { oldest }))
    }

    /// An instalment that has fallen due.
    pub(super) fn instalment(&self, at: usize) -> Option<&Instalment> {
        self.instalments.get(at).filter(|_| at < self.count)
    }
}
