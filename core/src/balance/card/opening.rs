//! A card's replay that begins with an opening, and the opening that a replay writes.
//!
//! Whatever a replay keeps has its place here twice: in [`CardReplay::resume`] and in [`CardReplay::opening`]. A field
//! added to the replay is added to [`CardOpening`] and to both.

// Semantics: [open-1] [open-3] [open-5].

use alloc::vec::Vec;

use super::plan::InstalmentPlan;
use super::replay::{CardReplay, LateFeeDue, Scratch, next_rates};
use super::window::Window;
use crate::accrual::{Accrued, DailyIndex, DailyRate};
use crate::balance::Demand;
use crate::balance::error::{Checked, ReplayError, ReplayFault, Stopped};
use crate::balance::judgment::Judgment;
use crate::balance::opening::{
    AccruedFigure, Billed, CardOpening, Dated, OpeningDemand, OpeningJudgment, OpeningLateFee, OpeningPlan,
    OpeningPosting, OpeningStatement,
};
use crate::balance::record::{Earner, Note, Recorder, When};
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::{EventId, JUDGMENT_RATE};
use crate::postings::{NONE, Posting};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::sort::sort_by_key;
use crate::terms::CardTerms;

impl<'a, R: Recorder> CardReplay<'a, R> {
    /// A replay that begins at the end of an opening's day.
    ///
    /// # Errors
    /// [`ReplayFault::Opening`] where the opening contradicts itself or the terms.
    pub fn resume(
        terms: &'a CardTerms,
        scratch: Scratch<'a>,
        recorder: R,
        opening: &CardOpening,
    ) -> Result<Self, ReplayError> {
        opening.check_dates(terms)?;
        let mut replay = Self::new(terms, scratch, recorder)?;
        replay.take_over(opening).map_err(|stopped| replay.fault.tell(stopped))?;
        Ok(replay)
    }

    fn take_over(&mut self, opening: &CardOpening) -> Result<(), Stopped> {
        let [before, last] = opening.dated(self.terms).map_err(|e| self.fault.keep(e))?;
        (self.today, self.wake) = (opening.day, opening.day);
        self.begins = self.tomorrow()?;
        self.next_statement = self.terms.statement_day().after(opening.day).map_err(|e| self.fault.of(e))?;
        let (year, month, _) = self.next_statement.ymd();
        self.statement_month = (year, month);
        self.next_rates = next_rates(self.terms, opening.day);
        self.take_rates(opening)?;
        self.is_revolving = opening.revolves() && !self.terms.new_purchases_keep_interest_free_period();
        self.is_written_off = opening.is_written_off;
        self.credit = opening.credit;
        self.missed_payments = opening.missed_payments.unwrap_or_else(|| opening.missed());
        self.take_plans(opening)?;
        let bounds = self.take_postings(opening)?;
        self.take_statements(opening, [before, last], bounds)?;
        if let Some(OpeningLateFee { shortfall, principal }) = opening.late_fee {
            self.late_fee = Some(LateFeeDue { day: self.begins, shortfall, principal });
        }
        self.take_accrued(opening)?;
        self.judgment = opening.judgment.map(|told| Judgment::resumed(&told, told.moment.unwrap_or(self.moment)));
        if let Some(OpeningJudgment { from, accrued, .. }) = opening.judgment {
            self.recorder.rate(Earner::Judgment, from, JUDGMENT_RATE);
            self.recorder.brought(When::Certain, Earner::Judgment, accrued);
        }
        self.days_past_due = self.demands.days_past_due(self.today);
        let undue = self.plans.iter().take(self.plan_count).try_fold(0_i64, |sum, plan| sum.more(plan.left))?;
        let owed = self.postings.total().more(undue)?;
        let principal = self.postings.unpaid_in(Components::PRINCIPAL)?.more(undue)?;
        self.recorder.note(self.today, Note::Opened { owed, principal, frozen: opening.frozen });
        self.note_satisfied()
    }

    fn take_rates(&mut self, opening: &CardOpening) -> Result<(), Stopped> {
        let (day, opened) = (opening.day, self.terms.opened());
        let none = ReplayFault::BeforeOpening { date: day, opened };
        // INVARIANT: checked terms have both rates in force from the opening of the account on.
        let promised = self.terms.purchase_rates().on(day).copied().ok_or_else(|| self.fault.keep(none))?;
        let of_cash = self.terms.cash_rates().on(day).copied().ok_or_else(|| self.fault.keep(none))?;
        let purchase = opening.purchase_rate.unwrap_or(promised);
        self.purchase = DailyIndex::new(self.begins, purchase);
        self.compound = DailyRate::new(purchase);
        self.cash = DailyRate::new(opening.cash_rate.unwrap_or(of_cash));
        let frozen = |component| opening.frozen.contains(component);
        self.purchase.freeze(frozen(Component::Interest));
        self.cash.freeze(frozen(Component::Interest));
        self.compound.freeze(frozen(Component::CompoundInterest));
        self.late_fees_frozen = frozen(Component::LateFee);
        self.tell_rates();
        Ok(())
    }

    fn take_plans(&mut self, opening: &CardOpening) -> Result<(), Stopped> {
        let (rounding, split) = (self.terms.rounding(), self.terms.split());
        for (place, told) in (0_u32..).zip(&opening.plans) {
            let OpeningPlan { amount, periods, charge, billed, .. } = *told;
            let id = EventId::opened_plan(place);
            let plan = InstalmentPlan::new(id, id.get(), amount, periods, charge, rounding);
            let mut plan = plan.map_err(|e| self.fault.keep(e))?;
            for _ in 0..billed {
                plan.bill(split, rounding).map_err(|e| self.fault.keep(e))?;
            }
            *self.plans.get_mut(self.plan_count).ok_or_else(|| self.fault.no_room())? = plan;
            self.plan_count = self.plan_count.saturating_add(1);
        }
        Ok(())
    }

    /// What is posted and unpaid; gives the first moments not billed by an earlier statement, by the one before, by the last.
    fn take_postings(&mut self, opening: &CardOpening) -> Result<[u32; 3], Stopped> {
        let listed = opening.listed();
        let (mut bounds, mut is_billed, mut told_before) = ([0_u32; 3], true, None);
        for (place, told) in (0_u32..).zip(listed.iter()) {
            let is_new = told.moment.is_none() || told.moment != told_before;
            told_before = told.moment;
            let moment = if is_new { self.next_moment()? } else { self.moment.saturating_sub(1) };
            let after = moment.saturating_add(1);
            match told.billed {
                Some(Billed::Earlier) => bounds = [after; 3],
                Some(Billed::Before) => bounds = [bounds.first().copied().unwrap_or(0), after, after],
                Some(Billed::Last) => *bounds.last_mut().ok_or(Stopped)? = after,
                None if is_billed => {
                    self.postings.bill();
                    is_billed = false;
                }
                None => {}
            }
            let index = self.since_posting(told)?.saturating_neg();
            self.push(Posting {
                unpaid: told.unpaid,
                index,
                from: told.posted.unwrap_or(self.begins),
                moment,
                entry: EventId::opened(place).get(),
                component: told.component,
                bears: told.bears.unwrap_or_else(|| opening.bears(told, self.is_revolving)),
                ..Posting::EMPTY
            })?;
        }
        if is_billed {
            self.postings.bill();
        }
        self.postings.end_opening();
        let [_, _, last] = bounds;
        self.unbilled_from = last;
        self.moment = self.moment.max(last);
        Ok(bounds)
    }

    /// What one minor unit of a posting has earned: as told, or by the rates of the terms since its posting day.
    fn since_posting(&self, told: &OpeningPosting) -> Result<i64, Stopped> {
        let Some(posted) = told.posted.filter(|_| told.since_posting.is_none()) else {
            return Ok(told.since_posting.unwrap_or(0));
        };
        let mut sum = 0_i64;
        let mut rates = self.terms.purchase_rates().iter().peekable();
        while let Some((from, rate)) = rates.next() {
            let until = rates.peek().map_or(self.begins, |(next, _)| self.begins.min(*next));
            let days = i64::from(until.days_since(posted.max(from)).max(0));
            sum = sum.more(rate.fraction().parts().checked_mul(days).ok_or(Stopped)?)?;
        }
        Ok(sum)
    }

    fn take_statements(
        &mut self,
        opening: &CardOpening,
        [before, last]: [Option<Dated>; 2],
        [earlier, until_before, until_last]: [u32; 3],
    ) -> Result<(), Stopped> {
        let demands = opening.demanded(last.map(|last| last.due));
        let mut dues: Vec<(Date, Date)> = demands.iter().map(|demand| (demand.due, demand.due)).collect();
        dues.extend(before.into_iter().chain(last).map(|dated| (dated.due, dated.told.date)));
        sort_by_key(&mut dues, |(due, date)| (*due, core::cmp::Reverse(*date)));
        dues.dedup_by_key(|(due, _)| *due);
        // Of a demand and its statement the statement's date is meant.
        for (due, date) in &mut dues {
            let own = before.into_iter().chain(last).find(|dated| dated.due == *due);
            *date = own.map_or(*date, |dated| dated.told.date);
        }
        let numbered = || (0_u32..).zip(&dues);
        for (number, (due, date)) in numbered() {
            self.recorder.note(self.today, Note::OpenedStatement { number, date: *date, due: *due });
        }
        let number_of = |due: Date| numbered().find(|(_, (its, _))| *its == due).map_or(0, |(number, _)| number);
        self.statements = u32::try_from(dues.len()).map_err(|_| self.fault.no_room())?;
        for demand in &demands {
            let end = self.grace_end(demand.due, demand.late_payment_grace_end)?;
            let pushed = self.demands.push(number_of(demand.due), demand.due, end, demand.unpaid);
            pushed.ok_or_else(|| self.fault.no_room())?;
        }
        let windows = [(before, earlier, until_before), (last, until_before, until_last)];
        for (slot, (dated, since, until)) in windows.into_iter().enumerate() {
            let Some(dated) = dated else { continue };
            let unpaid = self.unpaid_before(until)?;
            let window = Window {
                statement: number_of(dated.due),
                date: dated.told.date,
                due: dated.due,
                late_payment_grace_end: dated.end,
                balance: dated.told.balance,
                minimum: dated.told.minimum,
                since,
                until,
                met: if slot == 1 { opening.met_minor(&dated.told) } else { dated.told.paid.unwrap_or(0) },
                unpaid,
                stepped: dated.told.repaid,
                is_decided: dated.told.was_paid_in_full.is_some(),
                is_kept: dated.told.was_paid_in_full == Some(true),
            };
            self.recorder.brought(When::IfLost(window.statement), Earner::Purchase, window.stepped);
            if let Some(free) = self.windows.get_mut(slot) {
                *free = window;
            }
        }
        Ok(())
    }

    fn grace_end(&mut self, due: Date, told: Option<Date>) -> Result<Date, Stopped> {
        match told {
            Some(end) => Ok(end),
            None => self.terms.late_payment_grace_end(due).map_err(|e| self.fault.of(e)),
        }
    }

    /// What is unpaid of what was posted before a moment.
    fn unpaid_before(&self, until: u32) -> Result<i64, Stopped> {
        let mut sum = 0_i64;
        for component in Component::ALL {
            let mut at = self.postings.first(component);
            while let Some(posting) = self.postings.get(at).filter(|posting| posting.moment < until) {
                sum = sum.more(posting.unpaid)?;
                at = posting.next;
            }
        }
        Ok(sum)
    }

    fn take_accrued(&mut self, opening: &CardOpening) -> Result<(), Stopped> {
        let exact = |told: Option<AccruedFigure>| match told {
            Some(figure) => figure.accrued().ok_or(Stopped),
            None => Ok(Accrued::ZERO),
        };
        self.earned_purchase = exact(opening.accrued_purchase)?;
        self.earned_cash = exact(opening.accrued_cash)?;
        self.earned_compound = exact(opening.accrued_compound)?;
        self.stepped_unbilled = opening.repaid_unbilled;
        for (when, earner, brought) in [
            (When::Certain, Earner::Purchase, self.earned_purchase),
            (When::Certain, Earner::Cash, self.earned_cash),
            (When::Certain, Earner::Interest, self.earned_compound),
            (When::IfRevolving, Earner::Purchase, self.stepped_unbilled),
        ] {
            self.recorder.brought(when, earner, brought);
        }
        Ok(())
    }

    /// Where the replay stands at the end of the day that it was last closed on.
    ///
    /// # Errors
    /// [`ReplayFault::OutOfOrder`] where no day was closed.
    pub fn opening(&mut self) -> Result<CardOpening, ReplayError> {
        self.written().map_err(|stopped| self.fault.tell(stopped).into())
    }

    fn written(&mut self) -> Result<CardOpening, Stopped> {
        if self.closed != Some(self.today) {
            return Err(self.fault.keep(ReplayFault::OutOfOrder));
        }
        // Whatever happens tomorrow counts today first, on the balances of its end.
        let tomorrow = self.tomorrow()?;
        self.accrue_until(tomorrow)?;
        let mut opening = CardOpening::new(self.today, self.terms.currency());
        let [before, last] = self.windows;
        opening.before = (!before.is_decided).then(|| self.told(&before));
        opening.statement = (self.statements > 0).then(|| self.told(&last));
        opening.owed = Some(self.told_postings(&before, &last)?);
        let demands = self.demands.open().iter().map(Demand::told);
        opening.demands = Some(demands.collect());
        opening.missed_payments = Some(self.missed_payments);
        opening.is_revolving = Some(self.is_revolving);
        opening.credit = self.credit;
        opening.is_written_off = self.is_written_off;
        let frozen = [
            (Component::Interest, self.cash.is_frozen()),
            (Component::CompoundInterest, self.compound.is_frozen()),
            (Component::LateFee, self.late_fees_frozen),
        ];
        let frozen = frozen.into_iter().filter(|(_, is_frozen)| *is_frozen);
        opening.frozen = frozen.fold(Components::NONE, |all, (component, _)| all.or(Components::one(component)));
        opening.purchase_rate = self.changed(self.purchase.rate(), self.terms.purchase_rates().on(self.today))?;
        opening.cash_rate = self.changed(self.cash, self.terms.cash_rates().on(self.today))?;
        opening.accrued_purchase = Some(AccruedFigure::Exact(self.earned_purchase));
        opening.accrued_cash = Some(AccruedFigure::Exact(self.earned_cash));
        opening.accrued_compound = Some(AccruedFigure::Exact(self.earned_compound));
        opening.repaid_unbilled = self.stepped_unbilled;
        opening.late_fee =
            self.late_fee.map(|LateFeeDue { shortfall, principal, .. }| OpeningLateFee { shortfall, principal });
        let plans = self.plans.iter().take(self.plan_count).filter(|plan| plan.is_open());
        opening.plans = plans.map(InstalmentPlan::told).collect();
        opening.judgment = self.judgment.map(|judgment| judgment.told());
        rank_moments(&mut opening);
        Ok(opening)
    }

    fn told(&self, window: &Window) -> OpeningStatement {
        OpeningStatement {
            date: window.date,
            currency: self.terms.currency(),
            balance: window.balance,
            minimum: window.minimum,
            due: Some(window.due),
            late_payment_grace_end: Some(window.late_payment_grace_end),
            paid: Some(window.met),
            was_paid_in_full: window.is_decided.then_some(window.is_kept),
            repaid: window.stepped,
        }
    }

    /// The rate in force, where it is not that of the terms.
    fn changed(&mut self, rate: DailyRate, promised: Option<&Rate>) -> Result<Option<Rate>, Stopped> {
        if promised.is_some_and(|promised| promised.fraction().parts() == rate.unfrozen()) {
            return Ok(None);
        }
        let rate = Fraction::from_parts(rate.unfrozen()).and_then(|a_day| Rate::new(a_day, RatePeriod::Daily));
        rate.map(Some).map_err(|e| self.fault.of(e))
    }

    fn told_postings(&self, before: &Window, last: &Window) -> Result<Vec<OpeningPosting>, Stopped> {
        let (mut told, index) = (Vec::new(), self.purchase.sum());
        for component in Component::ALL {
            let mut at = self.postings.first(component);
            while at != NONE {
                let Some(posting) = self.postings.get(at) else { break };
                at = posting.next;
                let billed = match posting.moment {
                    moment if moment >= self.unbilled_from => None,
                    moment if moment >= last.since => Some(Billed::Last),
                    moment if !before.is_decided && moment >= before.since => Some(Billed::Before),
                    _ => Some(Billed::Earlier),
                };
                told.push(OpeningPosting {
                    component,
                    unpaid: posting.unpaid,
                    billed,
                    posted: Some(posting.from),
                    moment: Some(posting.moment),
                    bears: Some(posting.bears),
                    // Settled parts begin to earn tomorrow: their index is ahead by nothing then.
                    since_posting: Some(index.checked_sub(posting.index).ok_or(Stopped)?),
                    source: Some(EventId::new(posting.entry)).filter(|_| component == Component::Purchase),
                });
            }
        }
        sort_by_key(&mut told, |posting| posting.moment);
        Ok(told)
    }
}

/// Numbers the moments of what is unpaid from 0 on, as a replay that takes them over will.
fn rank_moments(opening: &mut CardOpening) {
    let mut moments: Vec<Option<u32>> = opening.owed.iter().flatten().map(|posting| posting.moment).collect();
    moments.dedup();
    let rank = |moment: Option<u32>| u32::try_from(moments.partition_point(|its| *its < moment)).unwrap_or(u32::MAX);
    for posting in opening.owed.iter_mut().flatten() {
        posting.moment = Some(rank(posting.moment));
    }
    if let Some(judgment) = &mut opening.judgment {
        judgment.moment = Some(rank(judgment.moment));
    }
}

impl InstalmentPlan {
    fn told(&self) -> OpeningPlan {
        let (amount, periods, charge, billed) = self.promised();
        OpeningPlan { amount, periods, charge, billed, source: Some(EventId::new(self.entry)) }
    }
}

impl Demand {
    fn told(&self) -> OpeningDemand {
        let (due, late_payment_grace_end, unpaid) = self.parts();
        OpeningDemand { due, late_payment_grace_end: Some(late_payment_grace_end), unpaid }
    }
}
