//! The deadlines of a case: each amount is the least that averts what is said, found on the account itself.

// Semantics: [late-7] [late-8] [late-9].

use alloc::vec::Vec;
use core::cell::Cell;

use super::{AccountTogether, AgreementAnswer, Case, Deadline, DeadlinePurpose, OffersAnswer};
use crate::balance::{Account, Foreseen, ForesightSpace, Position, ReplayError};
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::delinquency::Bucket;
use crate::money::{Currency, Money};
use crate::sort::sort_by_key;

/// So many days ahead everything is seen that a statement not yet made can decide, and the 91st day of whatever is overdue.
const AHEAD: i32 = 100;

/// Why nothing more can be seen.
struct OutOfSight;

impl From<ReplayError> for OutOfSight {
    fn from(_: ReplayError) -> Self {
        Self
    }
}

impl From<CalendarError> for OutOfSight {
    fn from(_: CalendarError) -> Self {
        Self
    }
}

impl Case {
    /// Every deadline there is, the first day first; none of an account whose days to come are beyond the calendar or the range of
    /// amounts.
    pub(super) fn deadlines_of(
        &self,
        account: &Account<'_>,
        agreement: Option<&AgreementAnswer<'_>>,
        offers: Option<&OffersAnswer<'_>>,
    ) -> Vec<Deadline> {
        let mut found = match agreement.filter(|agreement| agreement.is_kept()).map(AgreementAnswer::follow_up) {
            Some(kept) => {
                let breach = kept.breach_averted();
                let next = kept.next_payment_in_time();
                let breach = breach.map(|kept| {
                    let purpose = DeadlinePurpose::AgreementBreach { number: kept.number };
                    Deadline { purpose, amount: kept.amount, last_day: kept.last_day }
                });
                let next = next.map(|kept| {
                    let purpose = DeadlinePurpose::AgreementPayment { number: kept.number };
                    Deadline { purpose, amount: kept.amount, last_day: kept.last_day }
                });
                next.into_iter().chain(breach).collect()
            }
            // Once it is breached what is due under it is due at once; once it is completed nothing is.
            None if agreement.is_some_and(AgreementAnswer::is_decisive) => Vec::new(),
            None => self.deadlines_alone(account),
        };
        if agreement.is_none()
            && let Some(offer) = offers.and_then(OffersAnswer::best)
        {
            let (purpose, amount) = (DeadlinePurpose::Offer { kind: offer.kind() }, Money::zero(self.terms.currency()));
            found.push(Deadline { purpose, amount, last_day: offer.last_day_to_accept() });
        }
        sort_by_key(&mut found, |deadline| deadline.last_day);
        found
    }

    /// The deadlines of an account that no agreement is over; none of the credit record where the lender is on none.
    fn deadlines_alone(&self, account: &Account<'_>) -> Vec<Deadline> {
        let mut found = deadlines_ahead(account, self.as_of);
        found.retain(|deadline| self.law.lender.is_licensed() || deadline.purpose != DeadlinePurpose::CreditRecord);
        found
    }
}

/// The accounts in one plan, each of the others with what is to be paid on it by which day, unless an agreement over them is kept.
pub(super) fn deadlines_each<'a>(
    mut together: Vec<AccountTogether<'a>>,
    case: &Case,
    agreement: Option<&AgreementAnswer<'_>>,
) -> Vec<AccountTogether<'a>> {
    if !agreement.is_some_and(AgreementAnswer::is_decisive) {
        for (account, other) in together.iter_mut().skip(1).zip(&case.together) {
            account.deadlines = case.deadlines_alone(&other.account(false, case.known_on));
        }
    }
    together
}

/// Every deadline of an account that no agreement is over, the first day first.
pub(super) fn deadlines_ahead(account: &Account<'_>, today: Date) -> Vec<Deadline> {
    let mut found = Ahead::of(account, today).and_then(|ahead| ahead.deadlines()).unwrap_or_default();
    sort_by_key(&mut found, |deadline| deadline.last_day);
    found
}

/// The account in the days to come, if nothing happens.
struct Ahead<'a> {
    account: &'a Account<'a>,
    today: Date,
    currency: Currency,
    seen: Foreseen,
    days: Vec<Date>,
    positions: Vec<Position>,
    /// Kept from one question to the next; nothing in it outlives one.
    space: Cell<ForesightSpace>,
}

impl<'a> Ahead<'a> {
    fn of(account: &'a Account<'a>, today: Date) -> Result<Self, OutOfSight> {
        let mut last = today.plus_days(AHEAD)?;
        if let Account::Loan(loan) = account
            && let Some(row) = loan.coming_schedule(today)?.first()
        {
            let decided = loan
                .terms()
                .last_day_to_pay(row.due)?
                .plus_days(i32::from(loan.terms().late_payment_grace_days()))?
                .plus_days(1)?;
            last = last.max(decided);
        }
        let mut space = ForesightSpace::default();
        let (now, seen) = account.foreseen(&mut space, today, None, &[today, last])?;
        let now = now.first().ok_or(OutOfSight)?;
        let (since, currency) = (now.overdue_since(), now.currency());
        let mut days = alloc::vec![today, month_end(today)?];
        for grace in &seen.graces {
            days.extend([grace.ends, grace.ends.plus_days(1)?]);
        }
        for bucket in 1..=Bucket::ALL.len() {
            let begins = i32::try_from(bucket).unwrap_or(i32::MAX).saturating_mul(30).saturating_add(1);
            if let Some(since) = since {
                days.extend([since.plus_days(begins.saturating_sub(1))?, since.plus_days(begins)?]);
            }
        }
        days.retain(|day| (today..=last).contains(day));
        sort_by_key(&mut days, |day| *day);
        days.dedup();
        let (positions, seen) = account.foreseen(&mut space, today, None, &days)?;
        Ok(Self { account, today, currency, seen, days, positions, space: Cell::new(space) })
    }

    fn on(&self, day: Date) -> Result<&Position, OutOfSight> {
        let at = self.days.binary_search(&day).ok();
        at.and_then(|at| self.positions.get(at)).ok_or(OutOfSight)
    }

    fn deadlines(&self) -> Result<Vec<Deadline>, OutOfSight> {
        let of_statements = self.of_statements()?;
        let of_waiting = [self.current()?, self.bucket()?, self.day_91()?, self.credit_record()?];
        Ok(of_statements.into_iter().chain(of_waiting.into_iter().flatten()).collect())
    }

    /// No late fee, and of a card the interest-free period: of every statement made whose grace runs, and of the next
    /// instalment of a loan.
    fn of_statements(&self) -> Result<Vec<Deadline>, OutOfSight> {
        let mut found = Vec::new();
        let is_loan = matches!(self.account, Account::Loan(_));
        let made = self.seen.graces.iter().filter(|grace| is_loan || grace.billed <= self.today);
        for grace in made {
            let after = grace.ends.plus_days(1)?;
            let decision = grace.statement.and_then(|statement| self.seen.decision(statement));
            let full = decision.map(|decision| decision.rest.saturating_sub(self.tolerance()));
            if let Some(fee) = self.seen.late_fee_on(after).filter(|fee| *fee > 0) {
                let guesses = [decision.map(|decision| decision.shortfall), full];
                let averted = |_: &Position, seen: &Foreseen| seen.late_fee_on(after).is_none();
                let purpose = DeadlinePurpose::LateFee { fee: self.money(fee) };
                found.extend(self.least((grace.ends, after), guesses, averted)?.map(|pay| self.deadline(purpose, pay)));
            }
            if let Some((statement, decision)) = grace.statement.zip(decision).filter(|(_, decision)| !decision.kept) {
                let kept =
                    |_: &Position, seen: &Foreseen| seen.decision(statement).is_some_and(|decision| decision.kept);
                let purpose = DeadlinePurpose::InterestFreePeriod { bill: self.money(decision.rest) };
                found.extend(
                    self.least((grace.ends, after), [full, None], kept)?.map(|pay| self.deadline(purpose, pay)),
                );
            }
            if is_loan && grace.billed > self.today {
                break;
            }
        }
        Ok(found)
    }

    /// Nothing overdue any more, on the last day before something else becomes so.
    fn current(&self) -> Result<Option<Deadline>, OutOfSight> {
        if self.on(self.today)?.overdue().minor() == 0 {
            return Ok(None);
        }
        let is_current = |then: &Position, _: &Foreseen| then.overdue().minor() == 0;
        let pay_on = |day: Date| -> Result<Option<(Date, i64)>, OutOfSight> {
            self.least((day, day), [Some(self.on(day)?.overdue().minor()), None], is_current)
        };
        for grace in &self.seen.graces {
            // It ends by itself: by a credit, or with a statement paid in full.
            if self.on(grace.ends)?.overdue().minor() == 0 {
                break;
            }
            let after = grace.ends.plus_days(1)?;
            if self.on(after)?.overdue().minor() <= self.on(grace.ends)?.overdue().minor() {
                continue;
            }
            let Some(pay) = pay_on(grace.ends)? else { break };
            if !self.is_enough((after, pay.1), &[after], is_current)? {
                return Ok(Some(self.deadline(DeadlinePurpose::Current, pay)));
            }
        }
        Ok(pay_on(self.today)?.map(|pay| self.deadline(DeadlinePurpose::Current, pay)))
    }

    /// The day before the next bucket begins.
    fn bucket(&self) -> Result<Option<Deadline>, OutOfSight> {
        let now = self.on(self.today)?;
        let bucket = bucket_of(now);
        let begins = if now.days_past_due() > 0 {
            let next = self.days.iter().zip(&self.positions).find(|(_, then)| bucket_of(then) > bucket);
            next.map(|(day, _)| *day)
        } else {
            let is_loan = matches!(self.account, Account::Loan(_));
            let mut graces = self.seen.graces.iter().filter(|grace| is_loan || grace.billed <= self.today);
            graces.find_map(|grace| {
                let after = grace.ends.plus_days(1).ok()?;
                self.on(after).ok().filter(|then| then.days_past_due() > 0).map(|_| after)
            })
        };
        let Some(begins) = begins else { return Ok(None) };
        let next = bucket_of(self.on(begins)?);
        let last_day = begins.plus_days(-1)?;
        let averted = |then: &Position, _: &Foreseen| bucket_of(then) <= bucket;
        let guess = Some(self.on(begins)?.overdue().minor());
        let pay = self.least((last_day, begins), [guess, None], averted)?;
        Ok(pay.map(|pay| self.deadline(DeadlinePurpose::Bucket { next }, pay)))
    }

    /// The 90th day past due.
    fn day_91(&self) -> Result<Option<Deadline>, OutOfSight> {
        let Some(since) = self.on(self.today)?.overdue_since() else { return Ok(None) };
        let begins = since.plus_days(91)?;
        if begins <= self.today || !self.on(begins).is_ok_and(|then| then.days_past_due() > 90) {
            return Ok(None);
        }
        let averted = |then: &Position, _: &Foreseen| then.days_past_due() <= 90;
        let guess = Some(self.on(self.today)?.overdue().minor());
        let pay = self.least((begins.plus_days(-1)?, begins), [guess, None], averted)?;
        Ok(pay.map(|pay| self.deadline(DeadlinePurpose::Day91, pay)))
    }

    /// The end of the month, whose record shows what is overdue on it.
    fn credit_record(&self) -> Result<Option<Deadline>, OutOfSight> {
        let end = month_end(self.today)?;
        let overdue = self.on(end)?.overdue().minor();
        if overdue == 0 {
            return Ok(None);
        }
        let is_clean = |then: &Position, _: &Foreseen| then.days_past_due() == 0;
        let pay = self.least((end, end), [Some(overdue), None], is_clean)?;
        Ok(pay.map(|pay| self.deadline(DeadlinePurpose::CreditRecord, pay)))
    }

    fn deadline(&self, purpose: DeadlinePurpose, (last_day, amount): (Date, i64)) -> Deadline {
        Deadline { purpose, amount: self.money(amount), last_day }
    }

    fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.currency)
    }

    fn tolerance(&self) -> i64 {
        match self.account {
            Account::Card(card) => card.terms().tolerance_minor(),
            Account::Loan(_) => 0,
        }
    }

    /// Whether the last of some days is as wanted after a payment.
    fn is_enough(
        &self,
        (day, amount): (Date, i64),
        days: &[Date],
        is_averted: impl Fn(&Position, &Foreseen) -> bool,
    ) -> Result<bool, OutOfSight> {
        let mut space = self.space.take();
        let foreseen = self.account.foreseen(&mut space, self.today, Some((day, self.money(amount))), days);
        self.space.set(space);
        let (then, seen) = foreseen?;
        Ok(then.last().is_some_and(|then| is_averted(then, &seen)))
    }

    /// The least payment on a day after which a later day is as wanted: what is guessed, where one cent less does not do; else found by
    /// halving up to everything posted and accrued on the day. `None` where even that does not avert it.
    fn least(
        &self,
        (day, judged): (Date, Date),
        guesses: [Option<i64>; 2],
        is_averted: impl Fn(&Position, &Foreseen) -> bool,
    ) -> Result<Option<(Date, i64)>, OutOfSight> {
        let mut days = alloc::vec![day, judged];
        days.dedup();
        let does = |amount: i64| self.is_enough((day, amount), &days, &is_averted);
        let (mut short, mut enough) = (0, everything(self.on(day)?));
        let guesses = guesses.into_iter().flatten().filter(|guess| *guess > 0);
        let mut is_possible = false;
        for guess in guesses.flat_map(|guess| [guess, guess.saturating_sub(1)]) {
            if guess <= short || guess > enough || (guess == enough && is_possible) {
                continue;
            }
            if does(guess)? {
                (enough, is_possible) = (guess, true);
            } else {
                short = guess;
            }
        }
        if enough <= short || !(is_possible || does(enough)?) {
            return Ok(None);
        }
        while enough.saturating_sub(short) > 1 {
            let middle = short.midpoint(enough);
            if does(middle)? {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Ok(Some((day, enough)))
    }
}

/// Everything posted and accrued of a position, in minor units.
fn everything(position: &Position) -> i64 {
    let accrued = [
        position.accrued_interest(),
        position.accrued_penalty_interest(),
        position.accrued_compound_interest(),
        position.accrued_judgment_interest(),
    ];
    let all = accrued.iter().fold(position.posted().minor(), |sum, more| sum.saturating_add(more.minor()));
    all.min(Money::MAX_MINOR)
}

fn bucket_of(position: &Position) -> Bucket {
    // INVARIANT: days past due are never below zero.
    Bucket::from_days_past_due(position.days_past_due()).unwrap_or(Bucket::M0)
}

fn month_end(day: Date) -> Result<Date, CalendarError> {
    day.plus_months(0, MonthDay::new(31)?)
}
