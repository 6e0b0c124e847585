//! One pass over the entries of a loan, with the days between them skipped.
//!
//! As for a card, time moves from one day on which something happens to the next: an entry, a due date, the end of a
//! late-payment grace, the day after it. Contract interest, penalty interest and compound interest each have an index; whatever earns
//! is a balance times a difference of an index, so no day is walked.

// Semantics: [value-10] [loan-1] [loan-22].

use super::index::{Earning, IndexDay, RateIndex};
use super::instalment::{Instalment, SLOTS};
use super::mark::Mark;
use super::met::Met;
use super::outstanding::Outstanding;
use super::run::{Run, Runs};
use crate::balance::Position;
use crate::balance::error::{Kept, ReplayError, ReplayFault, Stopped, less};
use crate::balance::judgment::Judgment;
use crate::balance::record::Note;
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::{Action, LedgerEntry, Step};
use crate::money::Money;
use crate::postings::{Posting, Postings};
use crate::rate::Rate;
use crate::schedule::{ACCRUAL_UNIT, Course, InterestTiming, Method};
use crate::terms::{AllocationMode, Compound, LoanTerms, PaymentDay};

/// The space a loan's replay works in, lent by the caller. Its content does not matter.
#[derive(Debug)]
pub struct LoanScratch<'a> {
    pub(super) postings: &'a mut [Posting],
    pub(super) instalments: &'a mut [Instalment],
    pub(super) marks: &'a mut [Mark],
    pub(super) runs: &'a mut [Run],
    pub(super) met: &'a mut [Met],
}

impl<'a> LoanScratch<'a> {
    /// Space for amounts posted and unpaid and for what falls due; and, where instalments are paid one after another, for
    /// when penalty and compound interest were posted and for what was posted then. A [`LoanRoom`] says how much.
    pub const fn new(
        postings: &'a mut [Posting],
        instalments: &'a mut [Instalment],
        marks: &'a mut [Mark],
        runs: &'a mut [Run],
    ) -> Self {
        Self { postings, instalments, marks, runs, met: &mut [] }
    }

    /// With space for what money met, where a payment is charged back.
    #[must_use]
    pub fn met(mut self, met: &'a mut [Met]) -> Self {
        self.met = met;
        self
    }
}

/// How much space a loan's replay needs at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanRoom {
    pub(super) postings: usize,
    pub(super) instalments: usize,
    pub(super) marks: usize,
    pub(super) runs: usize,
    pub(super) met: usize,
}

impl LoanRoom {
    /// Slots for postings.
    #[must_use]
    pub const fn postings(self) -> usize {
        self.postings
    }

    /// Slots for instalments.
    #[must_use]
    pub const fn instalments(self) -> usize {
        self.instalments
    }

    /// Slots for moments at which overdue interest was posted.
    #[must_use]
    pub const fn marks(self) -> usize {
        self.marks
    }

    /// Slots for runs of such postings.
    #[must_use]
    pub const fn runs(self) -> usize {
        self.runs
    }

    /// Slots for what money met; none where no payment is charged back.
    #[must_use]
    pub const fn met(self) -> usize {
        self.met
    }

    /// The most that a loan needs for a number of events, none of them an early repayment or a chargeback.
    #[must_use]
    pub fn for_events(terms: &LoanTerms, count: usize) -> Self {
        // A payment or a waiver posts overdue interest, a fee or a cost itself: never both.
        let more = match terms.allocation_mode() {
            AllocationMode::GroupFirst => 0,
            AllocationMode::InstalmentFirst => count,
        };
        // Where interest accrues on what is outstanding, a payment may post that and principal too.
        let more = if terms.is_outstanding() { count.saturating_mul(2) } else { more };
        Self::new(terms, count, more)
    }

    /// The same after an opening, with so many events.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn after(self, opening: &crate::balance::LoanOpening, events: usize) -> Self {
        let told = opening.instalments.iter().map(|instalment| instalment.owed.len());
        let listed = told.fold(opening.owed.len().saturating_add(1), usize::saturating_add);
        let more = |room: usize, by: usize| if room == 0 { 0 } else { room.saturating_add(by) };
        let judgment = if opening.judgment.is_some() { events } else { 0 };
        Self {
            postings: self.postings.saturating_add(listed).saturating_add(judgment),
            instalments: self.instalments.saturating_add(opening.instalments.len()),
            marks: self.marks.saturating_add(listed),
            runs: more(self.runs, listed),
            met: more(self.met, opening.met.as_ref().map_or(1, alloc::vec::Vec::len)),
        }
    }

    /// The same where what money met is remembered although no payment is charged back yet, with so many events.
    #[cfg(feature = "alloc")]
    pub(super) fn remembering(self, terms: &LoanTerms, events: usize) -> Self {
        let remembers = terms.allocation_mode() == AllocationMode::GroupFirst && self.met == 0;
        let met = if remembers { self.postings.saturating_add(events.saturating_mul(2)) } else { self.met };
        Self { met, ..self }
    }

    /// The most that a loan needs for some entries.
    #[must_use]
    pub fn for_loan<'e>(terms: &LoanTerms, entries: impl IntoIterator<Item = &'e LedgerEntry>) -> Self {
        let (mut posting, mut more, mut chargebacks, mut count) = (0_usize, 0_usize, 0_usize, 0_usize);
        let mut is_judged = false;
        let own_payment = if terms.is_outstanding() { 2 } else { 0 };
        for entry in entries {
            let (posts, itself) = match entry.action() {
                Action::Fee { .. } | Action::Cost(_) => (0, 1),
                Action::Payment(_) => (1, own_payment),
                Action::Waiver { .. } => (1, 0),
                Action::EarlyRepayment { .. } => (1, 3),
                Action::Chargeback(_) => (0, Component::COUNT),
                Action::Judgment { .. } => {
                    is_judged = true;
                    (0, 0)
                }
                _ => (0, 0),
            };
            chargebacks = chargebacks.saturating_add(usize::from(matches!(entry.action(), Action::Chargeback(_))));
            count = count.saturating_add(1);
            (posting, more) = (posting.saturating_add(posts), more.saturating_add(itself));
        }
        // What reaches judgment interest posts it.
        let judgment = if is_judged { posting } else { 0 };
        let mut room = Self::new(terms, posting, more.saturating_add(judgment));
        if chargebacks > 0 {
            // What is charged back after the last due date falls due by itself.
            room.instalments = room.instalments.saturating_add(chargebacks);
            room.postings = room.postings.saturating_add(chargebacks.saturating_mul(4));
            // Money meets a whole posting, or ends with a part of one: at most twice, as credit and by itself.
            if terms.allocation_mode() == AllocationMode::GroupFirst {
                room.met = room.postings.saturating_add(count.saturating_mul(2));
            }
        }
        room
    }

    /// For so many events that post overdue interest, and so many postings of events.
    fn new(terms: &LoanTerms, posting: usize, more: usize) -> Self {
        let periods = usize::try_from(terms.amortisation().dues().periods()).unwrap_or(usize::MAX);
        // One more for what is accelerated, and one for what is due on the day of disbursement.
        let shape = terms.amortisation().shape();
        let is_due_at_once = shape.down_payment_minor() > 0 || shape.interest_timing == InterestTiming::InAdvance;
        let instalments = periods.saturating_add(1).saturating_add(usize::from(is_due_at_once));
        match terms.allocation_mode() {
            // Principal, interest, fee and late fee of each; penalty and compound interest each time.
            AllocationMode::GroupFirst => {
                let overdue = posting.saturating_mul(2);
                let postings = instalments.saturating_mul(4).saturating_add(overdue).saturating_add(more);
                Self { postings, instalments, marks: 0, runs: 0, met: 0 }
            }
            // A run begins when an instalment begins to earn, either kind, and when what it earns on has changed: by each
            // of three scheduled postings being paid, principal, interest and early interest, and by what an event pays in part.
            AllocationMode::InstalmentFirst => Self {
                postings: instalments.saturating_mul(SLOTS).saturating_add(more),
                instalments,
                marks: posting,
                runs: instalments.saturating_mul(5).saturating_add(posting),
                met: 0,
            },
        }
    }
}

/// Late fees decided at the end of a day and owed the day after.
#[derive(Clone, Copy, Debug)]
pub(super) struct FeeDue {
    pub(super) day: Date,
    /// The first instalment decided that day.
    pub(super) first: usize,
}

/// The replay of one loan.
///
/// Entries are pushed in processing order with [`LoanReplay::apply`]; [`LoanReplay::close`] ends a day and gives the
/// position. It can be closed again for later days, with or without further entries.
///
/// The work is linear in entries and periods; where instalments are paid one after another, each payment and each waiver
/// also passes the unpaid instalments, and what it posts to them is passed once more when it is paid.
#[derive(Debug)]
pub struct LoanReplay<'a, R> {
    pub(super) terms: &'a LoanTerms,
    pub(super) recorder: R,
    pub(super) postings: Postings<'a>,
    pub(super) instalments: &'a mut [Instalment],
    /// What penalty and compound interest of instalments is made of, where those are paid one after another.
    pub(super) runs: Runs<'a>,
    /// How many have fallen due; the next one may already hold interest posted before its time.
    pub(super) count: usize,
    pub(super) is_next_begun: bool,
    /// Nothing scheduled is unpaid of the instalments before this one.
    pub(super) first_open: usize,
    /// Nothing posted is unpaid and nothing earned of the instalments before this one, where they are paid one after
    /// another.
    pub(super) first_owed: usize,
    /// The first instalment whose late-payment grace has not ended.
    pub(super) undecided: usize,
    /// The first instalment whose rest is due with a later one; `usize::MAX` where none is.
    pub(super) rest_from: usize,
    pub(super) course: Course,
    pub(super) is_disbursed: bool,
    /// All principal was called due.
    pub(super) is_called: bool,
    /// What was paid out in all, and today for the period that begins today.
    pub(super) drawn: i64,
    pub(super) waiting_draw: i64,
    /// All three indices count the days before `until`.
    pub(super) contract: RateIndex,
    pub(super) penalty: RateIndex,
    pub(super) compound: RateIndex,
    pub(super) until: Date,
    /// Principal not yet due, and the contract interest it has earned since interest was last posted.
    pub(super) running: Earning,
    /// What it had earned when the running period began: above zero for a bullet only.
    pub(super) carried: i128,
    /// What all principal outstanding has earned, where contract interest accrues on that.
    pub(super) outstanding: Outstanding,
    /// What rounding left of the interest posted last, where that is carried.
    pub(super) fraction: i128,
    /// Whether accrual stood still or changed its rate inside the running period.
    pub(super) is_disturbed: bool,
    /// Overdue amounts, where groups are paid one after another.
    pub(super) penalty_all: Earning,
    pub(super) compound_all: Earning,
    /// Where the penalty index stood when penalty interest on all principal outstanding last stopped.
    pub(super) penalty_stopped: IndexDay,
    /// The same where the days begin that it is charged for already; beyond every index while it is not charged.
    pub(super) penalty_charged_from: IndexDay,
    /// What charges may still come to, where they have a cap.
    pub(super) charges_left: i64,
    /// What money met, newest last, where a payment is charged back.
    pub(super) met: &'a mut [Met],
    pub(super) met_count: usize,
    pub(super) late_fee: Option<FeeDue>,
    pub(super) late_fees_frozen: bool,
    pub(super) judgment: Option<Judgment>,
    pub(super) credit: i64,
    pub(super) today: Date,
    pub(super) days_past_due: i32,
    pub(super) moment: u32,
    pub(super) closed: Option<Date>,
    /// Why it stopped, where it did.
    pub(super) fault: Kept,
}

impl<'a, R: Recorder> LoanReplay<'a, R> {
    /// A replay that starts on the day the terms promise the money.
    ///
    /// # Errors
    /// A schedule that cannot be solved, a date out of range.
    pub fn new(terms: &'a LoanTerms, scratch: LoanScratch<'a>, recorder: R) -> Result<Self, ReplayError> {
        let start = terms.disbursed();
        let mut replay = Self {
            terms,
            recorder,
            postings: Postings::new(scratch.postings),
            instalments: scratch.instalments,
            runs: Runs::new(scratch.marks, scratch.runs),
            count: 0,
            is_next_begun: false,
            first_open: 0,
            first_owed: 0,
            undecided: 0,
            rest_from: usize::MAX,
            course: Course::begin(terms.amortisation()).map_err(ReplayFault::from)?,
            is_disbursed: false,
            is_called: false,
            drawn: 0,
            waiting_draw: 0,
            contract: RateIndex::new(terms.amortisation().counting()),
            penalty: RateIndex::new(terms.penalty_count()),
            compound: RateIndex::new(terms.compound_count()),
            until: start,
            running: Earning::NONE,
            carried: 0,
            outstanding: Outstanding::NONE,
            fraction: 0,
            is_disturbed: false,
            penalty_all: Earning::NONE,
            compound_all: Earning::NONE,
            penalty_stopped: IndexDay { sum: 0, day: Date::MIN },
            penalty_charged_from: IndexDay::BEYOND,
            charges_left: 0,
            met: scratch.met,
            met_count: 0,
            late_fee: None,
            late_fees_frozen: false,
            judgment: None,
            credit: 0,
            today: start,
            days_past_due: 0,
            moment: 0,
            closed: None,
            fault: Kept::NONE,
        };
        replay.set_rates(terms.amortisation().rate()).map_err(|stopped| replay.fault.tell(stopped))?;
        Ok(replay)
    }

    /// Replays an entry. `place` is its place among all entries of the account.
    ///
    /// # Errors
    /// [`ReplayError`] where the entry is out of order, dated before the loan, or impossible as things stand.
    pub fn apply(&mut self, _place: u32, entry: &LedgerEntry) -> Result<(), ReplayError> {
        self.replay(entry).map_err(|stopped| {
            let fault = self.fault.tell(stopped);
            ReplayError { event: Some(entry.source()), reversal: None, fault }
        })
    }

    /// Ends a day.
    ///
    /// Balances are those of the snapshot: what a payment on this day would settle. Days past due are those of the
    /// day's end.
    ///
    /// # Errors
    /// [`ReplayError`] where the day is before the loan or already closed, or a derived date is out of range.
    pub fn close(&mut self, day: Date) -> Result<Position, ReplayError> {
        self.close_day(day).map_err(|stopped| self.fault.tell(stopped).into())
    }

    /// The recorder, when the replay is over.
    #[must_use]
    pub fn into_recorder(self) -> R {
        self.recorder
    }

    fn replay(&mut self, entry: &LedgerEntry) -> Result<(), Stopped> {
        let (day, step, _) = entry.key();
        if self.closed.is_some_and(|closed| day <= closed) {
            return Err(self.fault.keep(ReplayFault::OutOfOrder));
        }
        if let Some(currency) = entry.action().currency() {
            Money::zero(currency).of(self.terms.currency()).map_err(|e| self.fault.of(e))?;
        }
        self.move_to(day)?;
        if step >= Step::Charge {
            self.charge_late_fee()?;
        }
        if step >= Step::Acceleration {
            self.fall_due()?;
        }
        if step >= Step::Waiver && self.terms.payment_day() == PaymentDay::OldBalance {
            let tomorrow = self.tomorrow()?;
            self.accrue_until(tomorrow)?;
        }
        self.accrue_until(day)?;
        self.act(entry)?;
        self.penalise_outstanding()
    }

    fn act(&mut self, entry: &LedgerEntry) -> Result<(), Stopped> {
        let source = entry.source();
        match *entry.action() {
            action @ Action::Disbursement(amount) => self.disburse(source, action, amount.minor()),
            Action::Payment(amount) => self.pay(source, amount.minor()),
            Action::EarlyRepayment { amount, keep } => self.repay_early(source, amount.minor(), keep),
            Action::Fee { component, amount } => self.charge(source, component, amount.minor()),
            Action::Cost(amount) => self.charge(source, Component::Cost, amount.minor()),
            Action::Waiver { components, amount } => self.waive(source, components, amount.minor()),
            Action::Acceleration => self.accelerate(source),
            Action::DueDateChange { due } => self.change_due_date(source, due),
            Action::LoanRate(rate) => self.change_rate(source, rate),
            action @ Action::Freeze(components) => {
                self.note(Note::Event { event: source, action });
                self.freeze(components, true)
            }
            action @ Action::Unfreeze(components) => {
                self.note(Note::Event { event: source, action });
                self.freeze(components, false)
            }
            Action::PaymentChange(amount) => self.change_payment(source, amount),
            Action::Chargeback(amount) => self.charge_back(source, amount.minor()),
            action @ Action::CreditRefund(amount) => {
                self.refund_credit(amount.minor())?;
                self.note(Note::Event { event: source, action });
                Ok(())
            }
            action @ Action::Judgment { amount, components, perform_by, interest_continues } => {
                self.note(Note::Event { event: source, action });
                self.judge(components, amount.minor(), perform_by, interest_continues)
            }
            action @ Action::WriteOff => {
                self.note(Note::Event { event: source, action });
                Ok(())
            }
            Action::Assertion(expected) => {
                let actual = less(self.postings.total(), self.credit)?;
                self.note(Note::Asserted { event: source, expected: expected.minor(), actual });
                Ok(())
            }
            _ => Err(self.fault.keep(ReplayFault::WrongKind)),
        }
    }

    fn close_day(&mut self, day: Date) -> Result<Position, Stopped> {
        if self.closed.is_some_and(|closed| day <= closed) {
            return Err(self.fault.keep(ReplayFault::OutOfOrder));
        }
        self.move_to(day)?;
        self.charge_late_fee()?;
        self.fall_due()?;
        let accrued_until = match self.terms.payment_day() {
            PaymentDay::NewBalance => day,
            PaymentDay::OldBalance => self.tomorrow()?,
        };
        self.accrue_until(accrued_until)?;
        let mut position = self.position()?;
        self.end_graces()?;
        self.report_lateness(&mut position)?;
        self.closed = Some(day);
        Ok(position)
    }

    pub(super) const fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.terms.currency())
    }

    pub(super) fn tomorrow(&mut self) -> Result<Date, Stopped> {
        self.today.plus_days(1).map_err(|e| self.fault.of(e))
    }

    pub(super) fn note(&mut self, note: Note) {
        self.recorder.note(self.today, note);
    }

    /// Finishes the days before `day` and begins it.
    fn move_to(&mut self, day: Date) -> Result<(), Stopped> {
        if day < self.today {
            let opened = self.terms.disbursed();
            let fault = ReplayFault::BeforeOpening { date: day, opened };
            return Err(self.fault.keep(if day < opened { fault } else { ReplayFault::OutOfOrder }));
        }
        while self.today < day {
            self.charge_late_fee()?;
            self.fall_due()?;
            self.end_graces()?;
            self.today = self.next_busy_day(day);
            self.days_past_due = self.lateness()?.map_or(0, |due| self.today.days_since(due));
        }
        Ok(())
    }

    /// The next day after today on which the calendar does something, at most `limit`.
    fn next_busy_day(&self, limit: Date) -> Date {
        let mut next = limit;
        let mut no_later = |day: Date| {
            if self.today < day && day < next {
                next = day;
            }
        };
        if let Some(due) = self.course.next_due().filter(|_| self.is_disbursed) {
            no_later(due);
        }
        if let Some(instalment) = self.instalment(self.undecided) {
            no_later(instalment.late_payment_grace_end);
        }
        if let Some(fee) = &self.late_fee {
            no_later(fee.day);
        }
        next
    }

    /// Lets the indices count the days before `day`.
    #[inline]
    pub(super) fn accrue_until(&mut self, day: Date) -> Result<(), Stopped> {
        if day <= self.until { Ok(()) } else { self.accrue_days_before(day) }
    }

    #[inline(always)] // few callers, each day of a loan
    fn accrue_days_before(&mut self, day: Date) -> Result<(), Stopped> {
        if self.terms.is_outstanding() {
            self.accrue_outstanding(day)?;
        }
        for index in [&mut self.contract, &mut self.penalty, &mut self.compound] {
            index.advance(self.until, day)?;
        }
        self.is_disturbed |= self.contract.is_frozen();
        self.until = day;
        if self.judgment.is_some() {
            self.accrue_judgment(day)?;
        }
        Ok(())
    }

    /// The contract rate, and what follows from it.
    pub(super) fn set_rates(&mut self, contract: Rate) -> Result<(), Stopped> {
        let penalty = self.terms.penalty_rate(contract).map_err(|e| self.fault.of(e))?;
        let earns = self.terms.amortisation().method() != Method::FlatFee;
        let on_top = self.terms.added_penalty_rate(contract).map_err(|e| self.fault.of(e))?;
        self.contract.change_rate(Some(contract).filter(|_| earns));
        self.penalty.change_rate(on_top);
        self.compound.change_rate(match self.terms.compound() {
            Compound::None => None,
            Compound::ContractRate => Some(contract),
            Compound::PenaltyRate => penalty,
        });
        self.tell_overdue_rates();
        Ok(())
    }

    /// An end of grace charges back over days at rates that have changed since.
    fn tell_overdue_rates(&mut self) {
        for (of, index) in [(Component::PenaltyInterest, self.penalty), (Component::CompoundInterest, self.compound)] {
            let rate = index.terms().map(|(rate, _)| rate).filter(|_| !index.is_frozen());
            self.recorder.overdue_rate(of, self.until, rate);
        }
    }

    /// Accrual units as whole minor units.
    pub(super) fn rounded(&self, exact: i128) -> Result<i64, Stopped> {
        if exact == 0 {
            return Ok(0);
        }
        self.terms.rounding().quotient(exact, ACCRUAL_UNIT).ok_or(Stopped)
    }

    /// A number for what is posted at one moment: one event, one due date, one payment.
    pub(super) fn next_moment(&mut self) -> Result<u32, Stopped> {
        let moment = self.moment;
        self.moment = moment.checked_add(1).ok_or_else(|| self.fault.no_room())?;
        Ok(moment)
    }

    pub(super) fn freeze(&mut self, components: Components, frozen: bool) -> Result<(), Stopped> {
        self.settle_all()?;
        let thawed = self.judgment.as_ref().map_or(components, |judgment| judgment.leave(components));
        let components = if frozen { components } else { thawed };
        let has = |component| components.contains(component);
        if has(Component::Interest) {
            self.settle_running()?;
            self.contract.freeze(frozen);
        }
        if has(Component::PenaltyInterest) {
            self.penalty.freeze(frozen);
        }
        if has(Component::CompoundInterest) {
            self.compound.freeze(frozen);
        }
        if has(Component::LateFee) {
            self.late_fees_frozen = frozen;
        }
        self.bear_later()?;
        self.tell_overdue_rates();
        Ok(())
    }
}
