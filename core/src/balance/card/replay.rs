//! The replay of a revolving card: one pass over the entries, with the days between them skipped.
//!
//! Time moves from one day on which something happens to the next: an entry, a statement, the end of a late-payment grace, the day
//! after it, a new rate. A day is processed in the order of its [`Step`]s; what the calendar does on a day
//! (late fee, statement, end of late-payment grace) stands between them. See ARCHITECTURE.md for the picture.

// Semantics: [value-10] [card-20] [card-29].

use super::demand::{Demands, MinimumDue};
use super::free_sums::FreeSums;
use super::plan::InstalmentPlan;
use super::recent_rates::RecentRates;
use super::window::Window;
use crate::accrual::{Accrued, DailyIndex, DailyRate};
use crate::balance::error::{Checked, Kept, ReplayError, ReplayFault, Stopped};
use crate::balance::judgment::Judgment;
use crate::balance::record::{AllocationSource, Earned, Earner, When};
use crate::balance::recorder::Recorder;
use crate::calendar::{Date, Month, MonthDay};
use crate::component::Component;
use crate::ledger::{Action, LedgerEntry, Step};
use crate::money::{Currency, Money};
use crate::postings::{Posting, Postings, Sides};
use crate::rate::Rate;
use crate::terms::{CardTerms, Compounding, DueRule, History, MissedMinimum, PaymentDay, TermsError};

/// The space a replay works in, lent by the caller. Its content does not matter.
///
/// Without an allocator, an array each of as many slots as a [`Room`](crate::balance::Room) says:
/// ```
/// use arrears::postings::Posting;
/// use arrears::balance::{CardReplay, MinimumDue, InstalmentPlan, Scratch, Silent};
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
/// let (mut postings, mut demands, mut plans) = ([Posting::EMPTY; 40], [MinimumDue::EMPTY; 12], [InstalmentPlan::EMPTY; 0]);
/// let scratch = Scratch::new(&mut postings, &mut demands, &mut plans);
/// let position = CardReplay::new(&terms, scratch, Silent)?.close(Date::new(2023, 9, 1)?)?;
/// assert_eq!(position.payoff().minor(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Scratch<'a> {
    pub(super) postings: &'a mut [Posting],
    pub(super) demands: &'a mut [MinimumDue],
    pub(super) plans: &'a mut [InstalmentPlan],
}

impl<'a> Scratch<'a> {
    /// Space for amounts posted and unpaid, for minimum payments not yet paid, and for instalment plans.
    pub const fn new(
        postings: &'a mut [Posting],
        demands: &'a mut [MinimumDue],
        plans: &'a mut [InstalmentPlan],
    ) -> Self {
        Self { postings, demands, plans }
    }

    /// The same space, lent once more: for the account after this one.
    pub const fn again(&mut self) -> Scratch<'_> {
        Scratch { postings: self.postings, demands: self.demands, plans: self.plans }
    }
}

/// A late fee decided at the end of a late-payment grace and owed the day after.
#[derive(Clone, Copy, Debug)]
pub(super) struct LateFeeDue {
    pub(super) day: Date,
    pub(super) missed: MissedMinimum,
}

/// The replay of one card account.
///
/// Entries are pushed in processing order with [`CardReplay::apply`]; [`CardReplay::close`] ends a day and gives the
/// position. It can be closed again for later days, with or without further entries: that is what waiting costs.
#[derive(Debug)]
pub struct CardReplay<'a, R> {
    pub(super) terms: &'a CardTerms,
    pub(super) recorder: R,
    pub(super) postings: Postings<'a>,
    pub(super) demands: Demands<'a>,
    pub(super) plans: &'a mut [InstalmentPlan],
    pub(super) plan_count: usize,
    /// The rates of purchases, cash and billed interest. All three are counted up to the day that the index of
    /// purchases stands at; only purchases are charged back to a day of the past, so only they need the index.
    pub(super) purchase: DailyIndex,
    pub(super) cash: DailyRate,
    pub(super) compound: DailyRate,
    /// What the rate of purchases was of late, where interest compounds by the day.
    pub(super) recent_rates: RecentRates,
    /// What bears as purchases do; cash and interest bear as long as they are unpaid.
    pub(super) bearing: Sides,
    /// What was posted since the last statement and is in its interest-free period.
    pub(super) free_unbilled: FreeSums,
    /// Whether every posting in its interest-free period is counted there or with its statement. An opening may tell of one that
    /// was billed earlier.
    pub(super) counts_free: bool,
    /// What has been earned since the last statement.
    pub(super) earned_purchase: Accrued,
    pub(super) earned_cash: Accrued,
    pub(super) earned_compound: Accrued,
    /// What repaid parts of unbilled purchases would have earned, should unbilled purchases start to bear.
    pub(super) stepped_unbilled: Accrued,
    /// Whether new purchases bear from posting.
    pub(super) is_revolving: bool,
    pub(super) late_fees_frozen: bool,
    pub(super) is_written_off: bool,
    /// The last credit limit that an event set, and its day.
    pub(super) changed_limit: Option<(Date, i64)>,
    pub(super) judgment: Option<Judgment>,
    pub(super) credit: i64,
    pub(super) missed_payments: u32,
    /// Which of the cycles decided so far were missed: the lowest bit is the last one.
    pub(super) misses: u64,
    pub(super) today: Date,
    /// The first day that the replay itself counts.
    pub(super) begins: Date,
    /// Days past due when today began: they choose the allocation order.
    pub(super) days_past_due: i32,
    pub(super) next_statement: Date,
    /// The statement day and the due rule, of the terms or of the last change.
    pub(super) statement_day: MonthDay,
    pub(super) due: DueRule,
    pub(super) statement_month: Month,
    /// The next day on which a rate of the terms changes.
    pub(super) next_rates: Option<Date>,
    /// The first day, today or later, on which the calendar has something left to do: no day before it is looked at.
    pub(super) wake: Date,
    pub(super) statements: u32,
    /// The statement before the last, while it is still open, and the last.
    pub(super) windows: [Window; 2],
    pub(super) late_fee: Option<LateFeeDue>,
    /// The number of the next moment, and the first moment not yet billed.
    pub(super) moment: u32,
    pub(super) unbilled_from: u32,
    pub(super) last_entry: u32,
    /// The step of today that the last entry belonged to.
    last_step: Step,
    pub(super) closed: Option<Date>,
    /// Why it stopped, where it did.
    pub(super) fault: Kept,
}

impl<'a, R: Recorder> CardReplay<'a, R> {
    /// A replay that starts on the opening day.
    ///
    /// # Errors
    /// A date out of range.
    pub fn new(terms: &'a CardTerms, scratch: Scratch<'a>, mut recorder: R) -> Result<Self, ReplayError> {
        let opened = terms.opened();
        // INVARIANT: checked terms have both rates in force at the opening.
        let in_force = |rates: &History<Rate>| {
            rates.on(opened).copied().ok_or(ReplayFault::BeforeOpening { date: opened, opened })
        };
        let purchase_rate = in_force(terms.purchase_rates())?;
        let (purchase, compound) = (DailyIndex::new(opened, purchase_rate), DailyRate::new(purchase_rate));
        let cash = DailyRate::new(in_force(terms.cash_rates())?);
        recorder.rate(Earner::Purchase, opened, purchase.a_day());
        recorder.rate(Earner::Cash, opened, cash.a_day());
        recorder.rate(Earner::Interest, opened, purchase.a_day());
        let next_statement = terms.first_statement().map_err(ReplayFault::from)?;
        Ok(Self {
            terms,
            recorder,
            postings: Postings::new(scratch.postings),
            demands: Demands::new(scratch.demands),
            plans: scratch.plans,
            plan_count: 0,
            purchase,
            cash,
            compound,
            recent_rates: RecentRates::since(opened, purchase.a_day()),
            bearing: Sides::NOTHING,
            free_unbilled: FreeSums::NOTHING,
            counts_free: true,
            earned_purchase: Accrued::ZERO,
            earned_cash: Accrued::ZERO,
            earned_compound: Accrued::ZERO,
            stepped_unbilled: Accrued::ZERO,
            is_revolving: false,
            late_fees_frozen: false,
            is_written_off: false,
            changed_limit: None,
            judgment: None,
            credit: 0,
            missed_payments: 0,
            misses: 0,
            today: opened,
            begins: opened,
            days_past_due: 0,
            next_statement,
            statement_day: terms.statement_day(),
            due: terms.due(),
            statement_month: Month::of(next_statement),
            next_rates: next_rates(terms, opened),
            wake: opened,
            statements: 0,
            windows: [Window::NONE; 2],
            late_fee: None,
            moment: 0,
            unbilled_from: 0,
            last_entry: 0,
            last_step: Step::Condition,
            closed: None,
            fault: Kept::NONE,
        })
    }

    /// Replays an entry. `place` is its place among all entries of the account, from 0: what a refund may name.
    ///
    /// # Errors
    /// [`ReplayError`] where the entry is out of order, dated before the opening, or impossible as things stand.
    #[inline(always)] // accounts and columns share the rest, not this
    pub fn apply(&mut self, place: u32, entry: &LedgerEntry) -> Result<(), ReplayError> {
        self.replay(place, entry).map_err(|stopped| {
            let fault = self.fault.tell(stopped);
            ReplayError { event: Some(entry.source()), reversal: None, fault }
        })
    }

    /// Ends a day.
    ///
    /// Balances are those of the snapshot: what a payment on this day would settle. Days past due, misses and windows
    /// are those of the day's end.
    ///
    /// # Errors
    /// [`ReplayError`] where the day is before the opening or already closed, or a derived date is out of range.
    pub fn close(&mut self, day: Date) -> Result<crate::balance::Position, ReplayError> {
        self.close_day(day).map_err(|stopped| self.fault.tell(stopped).into())
    }

    /// The recorder, when the replay is over.
    #[must_use]
    pub fn into_recorder(self) -> R {
        self.recorder
    }

    /// Purchases and payments are nearly all of an account: they go by themselves, and everything else through
    /// [`Self::act`].
    #[inline(always)] // accounts and columns share the rest, not this
    fn replay(&mut self, place: u32, entry: &LedgerEntry) -> Result<(), Stopped> {
        let day = entry.effective();
        match *entry.action() {
            Action::Purchase(amount) => {
                self.begin(day, Step::Charge, Some(amount.currency()))?;
                // What begins to bear nothing leaves all that bears as it was.
                if self.is_revolving || self.compounds_daily() {
                    self.accrue_until(day)?;
                }
                self.last_entry = place;
                self.charge(Component::Purchase, amount.minor(), entry.source())
            }
            Action::Payment(amount) => {
                self.begin(day, Step::Payment, Some(amount.currency()))?;
                self.accrue_until(day)?;
                self.last_entry = place;
                self.pay(amount.minor(), AllocationSource::Payment(entry.source()))
            }
            ref action => {
                self.begin(day, Step::of(action), action.currency())?;
                self.accrue_until(day)?;
                self.last_entry = place;
                self.act(place, entry)
            }
        }
    }

    /// What comes before an entry of a step of a day.
    #[inline(always)] // the step is known where it stands
    fn begin(&mut self, day: Date, step: Step, currency: Option<Currency>) -> Result<(), Stopped> {
        if let Some(currency) = currency.filter(|currency| *currency != self.terms.currency()) {
            self.refuse(currency)?;
        }
        if day != self.today {
            self.move_to(day)?;
        } else if step < self.last_step || self.closed == Some(day) {
            return Err(self.fault.keep(ReplayFault::OutOfOrder));
        }
        self.last_step = step;
        if self.wake == day {
            if step >= Step::Charge {
                self.charge_late_fee()?;
            }
            if step >= Step::Waiver {
                self.make_statement()?;
            }
        }
        if step >= Step::Waiver && self.terms.payment_day() == PaymentDay::OldBalance {
            let tomorrow = self.tomorrow()?;
            self.accrue_until(tomorrow)?;
        }
        Ok(())
    }

    #[cold]
    fn refuse(&mut self, currency: Currency) -> Result<(), Stopped> {
        Money::zero(currency).of(self.terms.currency()).map(|_| ()).map_err(|e| self.fault.of(e))
    }

    fn close_day(&mut self, day: Date) -> Result<crate::balance::Position, Stopped> {
        if self.closed.is_some_and(|closed| day <= closed) {
            return Err(self.fault.keep(ReplayFault::OutOfOrder));
        }
        self.move_to(day)?;
        self.charge_late_fee()?;
        self.make_statement()?;
        let accrued_until = match self.terms.payment_day() {
            PaymentDay::NewBalance => day,
            PaymentDay::OldBalance => self.tomorrow()?,
        };
        self.accrue_until(accrued_until)?;
        let mut position = self.position()?;
        self.end_graces()?;
        self.report_lateness(&mut position);
        self.closed = Some(day);
        Ok(position)
    }

    pub(super) const fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.terms.currency())
    }

    pub(super) fn tomorrow(&mut self) -> Result<Date, Stopped> {
        self.today.plus_days(1).map_err(|e| self.fault.of(e))
    }

    /// Finishes the days before `day` and begins it.
    #[inline(always)] // accounts and columns share the rest, not this
    fn move_to(&mut self, day: Date) -> Result<(), Stopped> {
        if day < self.today {
            let opened = self.terms.opened();
            let fault = ReplayFault::BeforeOpening { date: day, opened };
            let is_before = day < opened && self.closed.is_none();
            return Err(self.fault.keep(if is_before { fault } else { ReplayFault::OutOfOrder }));
        }
        while self.today < day {
            if self.wake <= self.today {
                self.finish_day()?;
            }
            self.today = day.min(self.wake);
            self.days_past_due = self.demands.days_past_due(self.today);
            if self.next_rates == Some(self.today) {
                self.follow_rate_history()?;
            }
        }
        Ok(())
    }

    /// What is left of a day on which the calendar does something.
    #[inline(never)]
    fn finish_day(&mut self) -> Result<(), Stopped> {
        self.charge_late_fee()?;
        self.make_statement()?;
        self.end_graces()?;
        self.wake = self.next_busy_day();
        Ok(())
    }

    /// The first day after today on which the calendar does something.
    ///
    /// What it does is decided by the calendar alone: of all entries only a change of the cycle moves the day.
    pub(super) fn next_busy_day(&self) -> Date {
        let mut next = self.next_statement;
        let mut no_later = |day: Date| {
            if self.today < day && day < next {
                next = day;
            }
        };
        for window in self.windows.iter().filter(|window| !window.is_decided) {
            no_later(window.late_payment_grace_end);
        }
        if let Some(fee) = &self.late_fee {
            no_later(fee.day);
        }
        if let Some(day) = self.next_rates {
            no_later(day);
        }
        next
    }

    #[inline(never)]
    fn follow_rate_history(&mut self) -> Result<(), Stopped> {
        let today = self.today;
        self.next_rates = next_rates(self.terms, today);
        let begins = |rates: &History<Rate>| rates.iter().find(|(from, _)| *from == today).map(|(_, rate)| *rate);
        let (purchase, cash) = (begins(self.terms.purchase_rates()), begins(self.terms.cash_rates()));
        if purchase.is_some() || cash.is_some() {
            self.change_rates(purchase, cash)?;
        }
        Ok(())
    }

    pub(super) fn change_rates(&mut self, purchase: Option<Rate>, cash: Option<Rate>) -> Result<(), Stopped> {
        self.accrue_until(self.today)?;
        if let Some(rate) = purchase {
            self.purchase.change_rate(rate);
            self.compound.change_rate(rate);
        }
        if let Some(rate) = cash {
            self.cash.change_rate(rate);
        }
        self.tell_rates();
        Ok(())
    }

    pub(super) fn tell_rates(&mut self) {
        let from = self.purchase.until();
        self.recent_rates.push(from, self.purchase.a_day());
        self.recorder.rate(Earner::Purchase, from, self.purchase.a_day());
        self.recorder.rate(Earner::Cash, from, self.cash.a_day());
        self.recorder.rate(Earner::Interest, from, self.compound.a_day());
    }

    /// Lets the balances earn over the days before `day` that are not yet counted.
    #[inline(always)] // most of the time there is none
    pub(super) fn accrue_until(&mut self, day: Date) -> Result<(), Stopped> {
        if day <= self.purchase.until() { Ok(()) } else { self.accrue(day) }
    }

    fn accrue(&mut self, day: Date) -> Result<(), Stopped> {
        if self.compounds_daily() {
            return self.compound_until(day);
        }
        let from = self.purchase.until();
        let days = day.days_since(from);
        let added = self.purchase.advance(day).ok_or(Stopped)?;
        let (purchase, cash) = (self.bearing.sum(), self.bearing_cash());
        if purchase != 0 {
            let earned = Earned { earner: Earner::Purchase, base: purchase, from, to: day };
            self.earned_purchase = self.earned_purchase.more(self.earn(earned, Some(added))?)?;
        }
        if cash != 0 {
            let earned = Earned { earner: Earner::Cash, base: cash, from, to: day };
            self.earned_cash = self.earned_cash.more(self.earn(earned, self.cash.over(days))?)?;
        }
        let compounds = self.terms.compounding() == Compounding::Monthly;
        let interest = if compounds { self.bearing_interest() } else { 0 };
        if interest != 0 {
            let earned = Earned { earner: Earner::Interest, base: interest, from, to: day };
            self.earned_compound = self.earned_compound.more(self.earn(earned, self.compound.over(days))?)?;
        }
        if self.judgment.is_some() { self.accrue_judgment(day) } else { Ok(()) }
    }

    fn earn(&mut self, earned: Earned, index: Option<i64>) -> Result<Accrued, Stopped> {
        self.recorder.earned(When::Certain, earned);
        index.map(|index| Accrued::earned(earned.base, index)).ok_or(Stopped)
    }

    /// Cash unpaid, which bears by a rate of its own.
    pub(super) fn bearing_cash(&self) -> i64 {
        self.postings.unpaid(Component::Cash)
    }

    /// Interest posted and unpaid, which bears where interest compounds.
    pub(super) fn bearing_interest(&self) -> i64 {
        // INVARIANT: neither is more than what is owed, which is at most `Money::MAX_MINOR`.
        self.postings.unpaid(Component::Interest).wrapping_add(self.postings.unpaid(Component::CompoundInterest))
    }

    /// A number for what is posted at one moment: one event, one statement, one payment.
    pub(super) fn next_moment(&mut self) -> Result<u32, Stopped> {
        let moment = self.moment;
        self.moment = moment.checked_add(1).ok_or_else(|| self.fault.no_room())?;
        Ok(moment)
    }
}

pub(super) fn next_rates(terms: &CardTerms, after: Date) -> Option<Date> {
    let next = |rates: &History<Rate>| rates.next_after(after).map(|(day, _)| day);
    next(terms.purchase_rates()).into_iter().chain(next(terms.cash_rates())).min()
}

impl From<TermsError> for ReplayFault {
    fn from(error: TermsError) -> Self {
        match error {
            TermsError::Calendar(e) => Self::Calendar(e),
            TermsError::Money(e) => Self::Money(e),
            TermsError::Rate(e) => Self::Rate(e),
            TermsError::Schedule(e) => Self::Schedule(e),
            other => Self::Terms(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::recorder::Silent;
    use crate::calendar::MonthDay;
    use crate::ledger::EventId;
    use crate::money::{Currency, Money};
    use crate::postings::Posting;
    use crate::terms::Issuer;

    #[test]
    fn entries_out_of_order_are_refused() {
        let day = |n| Date::new(2024, 1, n).unwrap();
        let yuan = Money::parse("10.00", Currency::CNY).unwrap();
        let entry = |on, n, action| LedgerEntry::new(on, EventId::new(n), None, action).unwrap();
        let terms = Issuer::Cmb.card(day(1), MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let (mut postings, mut demands) = ([Posting::EMPTY; 16], [MinimumDue::EMPTY; 4]);
        let scratch = Scratch { postings: &mut postings, demands: &mut demands, plans: &mut [] };
        let mut replay = CardReplay::new(&terms, scratch, Silent).unwrap();
        replay.apply(0, &entry(day(3), 0, Action::Payment(yuan))).unwrap();
        let out_of_order = |error: ReplayError| error.fault == ReplayFault::OutOfOrder;
        let charge_after_payment = replay.apply(1, &entry(day(3), 1, Action::Purchase(yuan)));
        assert!(charge_after_payment.is_err_and(out_of_order));
        for earlier in [day(2), day(1)] {
            assert!(replay.apply(2, &entry(earlier, 2, Action::Purchase(yuan))).is_err_and(out_of_order));
        }
        replay.apply(3, &entry(day(4), 3, Action::Purchase(yuan))).unwrap();
        replay.close(day(4)).unwrap();
        assert!(replay.apply(4, &entry(day(4), 4, Action::Purchase(yuan))).is_err_and(out_of_order));
        assert!(replay.close(day(4)).is_err());
    }
}
