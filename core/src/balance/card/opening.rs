//! A card's replay that begins with an opening, and the opening that a replay writes.
//!
//! Whatever a replay keeps has its place here twice: in [`CardReplay::resume`] and in [`CardReplay::opening`]. A field
//! added to the replay is added to [`CardOpening`] and to both.

// Semantics: [open-1] [open-3] [open-5].

use alloc::vec::Vec;

use super::demand::MinimumDue;
use super::free_sums::{ChargedFrom, FreeSums};
use super::plan::InstalmentPlan;
use super::recent_rates::RecentRates;
use super::replay::{CardReplay, LateFeeDue, Scratch, next_rates};
use super::window::Window;
use crate::accrual::{Accrued, DailyIndex, DailyRate};
use crate::balance::error::{Checked, ReplayError, ReplayFault, Stopped, less};
use crate::balance::judgment::Judgment;
use crate::balance::opening::{
    AccruedFigure, BilledBy, CardOpening, Dated, OpeningDemand, OpeningDispute, OpeningJudgment, OpeningLateFee,
    OpeningPlan, OpeningPosting, OpeningStatement,
};
use crate::balance::record::{Earner, Note, When};
use crate::balance::recorder::Recorder;
use crate::calendar::{Date, Month};
use crate::component::{Component, Components};
use crate::ledger::{EventId, JUDGMENT_RATE};
use crate::money::{Currency, Money};
use crate::postings::{NONE, Posting};
use crate::rate::{Fraction, Rate, RateError, RatePeriod};
use crate::sort::sort_by_key;
use crate::terms::{CardTerms, ChargeBack, MissedMinimum, StatementDayAccrual};

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
        self.statement_day = opening.statement_day.unwrap_or(self.terms.statement_day());
        self.due = opening.due_rule.unwrap_or(self.terms.due());
        self.changed_limit = opening.credit_limit.map(|(from, limit)| (from, limit.minor()));
        self.next_statement = opening.statement_after(self.terms).map_err(|e| self.fault.of(e))?;
        self.statement_month = Month::of(self.next_statement);
        self.next_rates = next_rates(self.terms, opening.day);
        self.take_rates(opening)?;
        self.is_revolving = opening.revolves() && !self.terms.new_purchases_keep_interest_free_period();
        self.is_written_off = opening.is_written_off;
        self.credit = opening.credit.minor();
        self.missed_payments = opening.missed_payments.unwrap_or_else(|| opening.missed());
        self.misses = opening.misses();
        self.take_plans(opening)?;
        let bounds = self.take_postings(opening)?;
        self.take_statements(opening, [before, last], bounds)?;
        if let Some(OpeningLateFee { shortfall, balance, principal }) = opening.late_fee {
            let balance = balance.or(opening.statement.map(|last| last.balance)).unwrap_or(shortfall);
            let (missed_payments, earlier) = (self.missed_payments, self.misses >> 1);
            let [shortfall, balance, principal] = [shortfall, balance, principal].map(Money::minor);
            let missed = MissedMinimum { shortfall, balance, principal, missed_payments, earlier };
            self.late_fee = Some(LateFeeDue { day: self.begins, missed });
        }
        self.take_accrued(opening)?;
        self.judgment = opening.judgment.map(|told| Judgment::resumed(&told, told.moment.unwrap_or(self.moment)));
        if let Some(OpeningJudgment { from, accrued, .. }) = opening.judgment {
            self.recorder.rate(Earner::Judgment, from, JUDGMENT_RATE.fraction().parts());
            self.recorder.brought(When::Certain, Earner::Judgment, accrued);
        }
        self.days_past_due = self.demands.days_past_due(self.today);
        let undue = self.plans.iter().take(self.plan_count).try_fold(0_i64, |sum, plan| sum.more(plan.left))?;
        let owed = self.postings.total().more(undue)?;
        let principal = self.postings.unpaid_in(Components::PRINCIPAL)?.more(undue)?;
        let interest = self.interest_to_post(self.earned_purchase, self.earned_cash)?;
        let compound = self.earned_compound.posted(self.terms.rounding()).ok_or(Stopped)?;
        let charges = self.postings.unpaid_in(Components::CHARGES)?.more(interest)?.more(compound)?;
        self.recorder.note(self.today, Note::Opened { owed, principal, charges, frozen: opening.frozen });
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
        self.take_recent_rates(opening);
        self.cash = DailyRate::new(opening.cash_rate.unwrap_or(of_cash));
        let ended = opening.judgment.map_or(Components::NONE, |told| told.ends);
        let frozen = |component| opening.frozen.or(ended).contains(component);
        self.purchase.freeze(frozen(Component::Interest));
        self.cash.freeze(frozen(Component::Interest));
        self.compound.freeze(frozen(Component::CompoundInterest));
        self.late_fees_frozen = frozen(Component::LateFee);
        self.tell_rates();
        Ok(())
    }

    /// What is charged back day by day earns the rate of each: those told, or those of the terms.
    fn take_recent_rates(&mut self, opening: &CardOpening) {
        if !self.compounds_daily() {
            return;
        }
        let told: Vec<(Date, i64)> = match opening.recent_rates.as_slice() {
            [] => {
                let rows = self.terms.purchase_rates().iter().take_while(|(from, _)| *from < self.begins);
                rows.map(|(from, rate)| (from, rate.fraction().parts())).collect()
            }
            told => told.iter().map(|(from, rate)| (*from, rate.fraction().parts())).collect(),
        };
        let Some(((first, a_day), later)) = told.split_first() else { return };
        self.recent_rates = RecentRates::since(*first, *a_day);
        for (from, a_day) in later {
            self.recent_rates.push(*from, *a_day);
        }
        for (from, a_day) in &told {
            self.recorder.rate(Earner::Purchase, *from, *a_day);
        }
    }

    fn take_plans(&mut self, opening: &CardOpening) -> Result<(), Stopped> {
        let (rounding, split) = (self.terms.rounding(), self.terms.split());
        for (place, told) in (0_u32..).zip(&opening.plans) {
            let OpeningPlan { amount, periods, charge, billed, .. } = *told;
            let id = EventId::opened_plan(place);
            let plan = InstalmentPlan::new(id, id.get(), amount.minor(), periods, charge, rounding);
            let mut plan = plan.map_err(|e| self.fault.keep(e))?;
            for _ in 0..billed {
                plan.bill(split, rounding, self.terms.currency()).map_err(|e| self.fault.keep(e))?;
            }
            *self.plans.get_mut(self.plan_count).ok_or_else(|| self.fault.no_room())? = plan;
            self.plan_count = self.plan_count.saturating_add(1);
        }
        Ok(())
    }

    /// What is posted and unpaid; gives the first moments not billed by an earlier statement, by the one before, by the last.
    fn take_postings(&mut self, opening: &CardOpening) -> Result<[u32; 3], Stopped> {
        let (listed, like_purchases) = (opening.listed(), self.revolving_components());
        let (mut bounds, mut is_billed, mut told_before) = ([0_u32; 3], true, None);
        for (place, told) in (0_u32..).zip(listed.iter()) {
            let is_new = told.moment.is_none() || told.moment != told_before;
            told_before = told.moment;
            let moment = if is_new { self.told_moment(told.moment)? } else { self.moment.saturating_sub(1) };
            let after = moment.saturating_add(1);
            match told.billed {
                Some(BilledBy::Earlier) => bounds = [after; 3],
                Some(BilledBy::Before) => bounds = [bounds.first().copied().unwrap_or(0), after, after],
                Some(BilledBy::Last) => *bounds.last_mut().ok_or(Stopped)? = after,
                None if is_billed => {
                    self.bill();
                    is_billed = false;
                }
                None => {}
            }
            let bears = told.bears.unwrap_or_else(|| opening.bears(told, self.is_revolving, like_purchases));
            let posting = self.posting_of(told, moment, bears)?;
            self.push(Posting { entry: EventId::opened(place).get(), ..posting })?;
        }
        if is_billed {
            self.bill();
        }
        self.take_disputes(opening, &mut bounds)?;
        self.postings.end_opening();
        let [_, _, last] = bounds;
        self.unbilled_from = last;
        self.moment = self.moment.max(last);
        Ok(bounds)
    }

    /// The moment of something posted before: the next one, or the one told where that comes later.
    fn told_moment(&mut self, told: Option<u32>) -> Result<u32, Stopped> {
        self.moment = self.moment.max(told.unwrap_or(0));
        self.next_moment()
    }

    fn posting_of(&self, told: &OpeningPosting, moment: u32, bears: bool) -> Result<Posting, Stopped> {
        let since = match (told.since_posting, told.posted) {
            (Some(since), _) => index_of(since)?,
            (None, Some(posted)) => self.earned_by_terms(posted)?,
            (None, None) => 0,
        };
        Ok(Posting {
            unpaid: told.unpaid.minor(),
            index: since.saturating_neg(),
            from: told.posted.unwrap_or(self.begins),
            moment,
            component: told.component,
            bears,
            from_next_day: told.accrues_next_day,
            ..Posting::EMPTY
        })
    }

    /// Disputed amounts stand apart; their moments count among those of their statements.
    fn take_disputes(&mut self, opening: &CardOpening, bounds: &mut [u32; 3]) -> Result<(), Stopped> {
        let listed = u32::try_from(opening.listed().len()).map_err(|_| self.fault.no_room())?;
        for (place, told) in (listed..).zip(&opening.disputes) {
            let [earlier, before, last] = bounds;
            let purchase = &told.purchase;
            let own = match purchase.billed {
                Some(BilledBy::Earlier) => *earlier,
                Some(BilledBy::Before) => *before,
                Some(BilledBy::Last) => *last,
                None => self.moment,
            };
            let moment = purchase.moment.unwrap_or(own.saturating_sub(1));
            let after = moment.saturating_add(1);
            let (is_earlier, is_before) =
                (purchase.billed == Some(BilledBy::Earlier), purchase.billed == Some(BilledBy::Before));
            if is_earlier {
                *earlier = after.max(*earlier);
            }
            if is_earlier || is_before {
                *before = after.max(*before);
            }
            if purchase.billed.is_some() {
                *last = after.max(*last);
            }
            self.moment = self.moment.max(after);
            let bears = purchase.bears.unwrap_or_else(|| opening.bears(purchase, self.is_revolving, Components::NONE));
            let part = self.posting_of(purchase, moment, bears)?;
            let part = Posting { previous: EventId::opened(place).get(), ..part };
            self.postings.keep_apart(part).map_err(|e| self.fault.of(e))?;
        }
        Ok(())
    }

    /// What one minor unit has earned since a day by the rates of the terms.
    fn earned_by_terms(&self, posted: Date) -> Result<i64, Stopped> {
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
        self.take_demands(&demands, &number_of, |due| match () {
            () if last.is_some_and(|last| last.due == due) => until_last,
            () if before.is_some_and(|before| before.due == due) => until_before,
            () => earlier,
        })?;
        let windows = [(before, earlier, until_before), (last, until_before, until_last)];
        for (slot, (dated, since, until)) in windows.into_iter().enumerate() {
            let Some(dated) = dated else { continue };
            let window = Window {
                statement: number_of(dated.due),
                date: dated.told.date,
                due: dated.due,
                late_payment_grace_end: dated.end,
                balance: dated.told.balance.minor(),
                minimum: dated.told.minimum.minor(),
                since,
                until,
                met: if slot == 1 { opening.met_minor(&dated.told) } else { Money::minor_of(dated.told.paid) },
                unpaid: self.unpaid_before(until)?,
                stepped: dated.told.repaid,
                free: FreeSums::NOTHING,
                charged_from: self.charged_from_of(&dated.told)?,
                is_decided: dated.told.was_paid_in_full.is_some(),
                is_kept: dated.told.was_paid_in_full == Some(true),
            };
            self.recorder.brought(When::IfLost(window.statement), Earner::Purchase, window.stepped);
            if let Some(free) = self.windows.get_mut(slot) {
                *free = window;
            }
        }
        self.count_free()?;
        let [before, last] = &mut self.windows;
        if !before.is_decided && last.charged_from.day <= before.late_payment_grace_end {
            before.charged_from = last.charged_from;
        }
        self.tell_graces();
        Ok(())
    }

    /// Which statements may still be paid in time.
    fn tell_graces(&mut self) {
        for open in self.windows.iter().filter(|window| !window.is_decided) {
            let (statement, since, ends) = (Some(open.statement), open.date, open.late_payment_grace_end);
            self.recorder.note(self.today, Note::OpenedGrace { statement, since, ends });
        }
    }

    /// The minimum payments still wanted, each by its due date.
    fn take_demands(
        &mut self,
        demands: &[OpeningDemand],
        number_of: &dyn Fn(Date) -> u32,
        until_of: impl Fn(Date) -> u32,
    ) -> Result<(), Stopped> {
        for demand in demands {
            let end = self.grace_end(demand.due, demand.late_payment_grace_end)?;
            let by_terms =
                self.terms.minimum_ratios().on(self.today).map_or(0, |ratios| ratios.of(Component::Purchase).parts());
            let pushed = self.demands.push(MinimumDue {
                statement: number_of(demand.due),
                until: demand.until.unwrap_or_else(|| until_of(demand.due)),
                due: demand.due,
                late_payment_grace_end: end,
                unpaid: demand.unpaid.minor(),
                purchase_parts: demand.purchase_share.map_or(by_terms, Fraction::parts),
                over_limit: demand.over_limit.minor(),
            });
            pushed.ok_or_else(|| self.fault.no_room())?;
        }
        Ok(())
    }

    /// The first day that a statement did not accrue, with the index on it.
    fn charged_from_of(&mut self, told: &OpeningStatement) -> Result<ChargedFrom, Stopped> {
        let day = match self.terms.statement_day_accrual() {
            StatementDayAccrual::Excluded => told.date,
            StatementDayAccrual::Included => told.date.plus_days(1).map_err(|e| self.fault.of(e))?,
        };
        let since = match (told.since_statement, self.terms.charge_back()) {
            (Some(since), _) => index_of(since)?,
            (None, ChargeBack::LatestCycle) => self.earned_by_terms(day)?,
            (None, ChargeBack::FromPosting) => 0,
        };
        Ok(ChargedFrom { index: since.saturating_neg(), day })
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
        let exact = |told: Option<AccruedFigure>| told.map_or(Accrued::ZERO, AccruedFigure::accrued);
        self.earned_purchase = exact(opening.accrued_purchase);
        self.earned_cash = exact(opening.accrued_cash);
        self.earned_compound = exact(opening.accrued_compound);
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
        opening.before = if before.is_decided { None } else { Some(self.told(&before)?) };
        opening.statement = if self.statements > 0 { Some(self.told(&last)?) } else { None };
        opening.owed = Some(self.told_postings(&before, &last)?);
        opening.disputes = self.told_disputes(&before, &last)?;
        let currency = self.terms.currency();
        let demands = self.demands.open().iter().map(|demand| demand.told(currency));
        opening.demands = Some(demands.collect::<Result<_, _>>().map_err(|e| self.fault.of(e))?);
        opening.missed_payments = Some(self.missed_payments);
        opening.missed_cycles = Some(self.misses);
        opening.statement_day = Some(self.statement_day).filter(|day| *day != self.terms.statement_day());
        opening.due_rule = Some(self.due).filter(|rule| *rule != self.terms.due());
        opening.credit_limit = self.changed_limit.map(|(from, limit)| (from, self.money(limit)));
        if opening.statement_after(self.terms) != Ok(self.next_statement) {
            opening.next_statement = Some(self.next_statement);
        }
        opening.is_revolving = Some(self.is_revolving);
        opening.credit = self.money(self.credit);
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
        if self.compounds_daily() {
            let recent = self.recent_rates.told().iter();
            let recent =
                recent.map(|(from, a_day)| Ok((*from, Rate::new(Fraction::from_parts(*a_day)?, RatePeriod::Daily)?)));
            opening.recent_rates = recent.collect::<Result<_, RateError>>().map_err(|e| self.fault.of(e))?;
        }
        opening.accrued_purchase = Some(AccruedFigure::Exact(self.earned_purchase));
        opening.accrued_cash = Some(AccruedFigure::Exact(self.earned_cash));
        opening.accrued_compound = Some(AccruedFigure::Exact(self.earned_compound));
        opening.repaid_unbilled = self.stepped_unbilled;
        opening.late_fee =
            self.late_fee.map(|LateFeeDue { missed: MissedMinimum { shortfall, balance, principal, .. }, .. }| {
                let [shortfall, balance, principal] = [shortfall, balance, principal].map(|minor| self.money(minor));
                OpeningLateFee { shortfall, balance: Some(balance), principal }
            });
        let plans = self.plans.iter().take(self.plan_count).filter(|plan| plan.is_open());
        opening.plans = plans.map(|plan| plan.told(currency)).collect();
        opening.judgment = self.judgment.map(|judgment| judgment.told(currency));
        rank_moments(&mut opening);
        Ok(opening)
    }

    fn told(&self, window: &Window) -> Result<OpeningStatement, Stopped> {
        let since = match self.terms.charge_back() {
            ChargeBack::LatestCycle => Some(of_index(less(self.purchase.sum(), window.charged_from.index)?)),
            ChargeBack::FromPosting => None,
        };
        Ok(OpeningStatement {
            date: window.date,
            balance: self.money(window.balance),
            minimum: self.money(window.minimum),
            due: Some(window.due),
            late_payment_grace_end: Some(window.late_payment_grace_end),
            paid: Some(self.money(window.met)),
            was_paid_in_full: window.is_decided.then_some(window.is_kept),
            repaid: window.stepped,
            since_statement: since,
        })
    }

    /// The rate in force, where it is not that of the terms.
    fn changed(&mut self, rate: DailyRate, promised: Option<&Rate>) -> Result<Option<Rate>, Stopped> {
        if promised.is_some_and(|promised| promised.fraction().parts() == rate.rate_a_day()) {
            return Ok(None);
        }
        let rate = Fraction::from_parts(rate.rate_a_day()).and_then(|a_day| Rate::new(a_day, RatePeriod::Daily));
        rate.map(Some).map_err(|e| self.fault.of(e))
    }

    fn told_postings(&self, before: &Window, last: &Window) -> Result<Vec<OpeningPosting>, Stopped> {
        let (mut told, index) = (Vec::new(), self.purchase.sum());
        for component in Component::ALL {
            let mut at = self.postings.first(component);
            while at != NONE {
                let Some(posting) = self.postings.get(at) else { break };
                at = posting.next;
                told.push(OpeningPosting {
                    source: Some(EventId::new(posting.entry)).filter(|_| component == Component::Purchase),
                    ..self.told_posting(posting, index, before, last)?
                });
            }
        }
        sort_by_key(&mut told, |posting| posting.moment);
        Ok(told)
    }

    fn told_posting(
        &self,
        posting: &Posting,
        index: i64,
        before: &Window,
        last: &Window,
    ) -> Result<OpeningPosting, Stopped> {
        let billed = match posting.moment {
            moment if moment >= self.unbilled_from => None,
            moment if moment >= last.since => Some(BilledBy::Last),
            moment if !before.is_decided && moment >= before.since => Some(BilledBy::Before),
            _ => Some(BilledBy::Earlier),
        };
        Ok(OpeningPosting {
            component: posting.component,
            unpaid: self.money(posting.unpaid),
            billed,
            posted: Some(posting.from),
            accrues_next_day: posting.from_next_day,
            moment: Some(posting.moment),
            bears: Some(posting.bears),
            // Settled parts begin to earn tomorrow: their index is ahead by nothing then.
            since_posting: Some(of_index(less(index, posting.index)?)),
            source: None,
        })
    }

    fn told_disputes(&mut self, before: &Window, last: &Window) -> Result<Vec<OpeningDispute>, Stopped> {
        let (mut parts, index) = (Vec::new(), self.purchase.sum());
        self.postings.change_apart(|part| parts.push(*part));
        let told = parts.iter().rev().map(|part| {
            let purchase = self.told_posting(part, index, before, last)?;
            Ok(OpeningDispute { purchase, source: Some(EventId::new(part.previous)) })
        });
        told.collect()
    }
}

/// A difference of indices is what one minor unit earned.
fn of_index(index: i64) -> Accrued {
    Accrued::from_parts(i128::from(index))
}

fn index_of(since: Accrued) -> Result<i64, Stopped> {
    i64::try_from(since.parts()).map_err(|_| Stopped)
}

/// Numbers the moments of what is unpaid from 0 on, as a replay that takes them over will.
fn rank_moments(opening: &mut CardOpening) {
    let owed = opening.owed.iter().flatten();
    let all = owed.chain(opening.disputes.iter().map(|dispute| &dispute.purchase));
    let mut moments: Vec<Option<u32>> = all.map(|posting| posting.moment).collect();
    sort_by_key(&mut moments, |moment| *moment);
    moments.dedup();
    let rank = |moment: Option<u32>| u32::try_from(moments.partition_point(|its| *its < moment)).unwrap_or(u32::MAX);
    let owed = opening.owed.iter_mut().flatten();
    for posting in owed.chain(opening.disputes.iter_mut().map(|dispute| &mut dispute.purchase)) {
        posting.moment = Some(rank(posting.moment));
    }
    for demand in opening.demands.iter_mut().flatten() {
        demand.until = Some(rank(demand.until));
    }
    if let Some(judgment) = &mut opening.judgment {
        judgment.moment = Some(rank(judgment.moment));
    }
}

impl InstalmentPlan {
    fn told(&self, currency: Currency) -> OpeningPlan {
        let (amount, periods, charge, billed) = self.promised();
        let amount = Money::saturating(amount, currency);
        OpeningPlan { amount, periods, charge, billed, source: Some(EventId::new(self.entry)) }
    }
}

impl MinimumDue {
    fn told(&self, currency: Currency) -> Result<OpeningDemand, RateError> {
        Ok(OpeningDemand {
            due: self.due,
            late_payment_grace_end: Some(self.late_payment_grace_end),
            unpaid: Money::saturating(self.unpaid, currency),
            until: Some(self.until),
            purchase_share: Some(Fraction::from_parts(self.purchase_parts)?),
            over_limit: Money::saturating(self.over_limit, currency),
        })
    }
}
