//! An account: terms and ledger in, positions out.

use alloc::vec::Vec;

use super::recorder::{Listener, Recorder, Silent, heard, unheard};
use super::replay_terms::{Replay, ReplayTerms};
use super::reversal::name_reversal;
use super::{OpeningError, Position, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::ledger::{Ledger, LedgerEntry};
use crate::rate::Rate;
use crate::terms::{CardTerms, Contract, LoanTerms, Sealed};

/// An account under terms of one kind: a [`CardAccount`] or a [`LoanAccount`].
///
/// It borrows its terms and its ledger and stores nothing else: each question replays the ledger up to the day asked
/// about.
#[derive(Debug)]
pub struct AccountOf<'a, T: ReplayTerms> {
    terms: &'a T,
    ledger: &'a Ledger,
    known_on: Option<Date>,
    opening: Option<&'a T::Opening>,
}

impl<T: ReplayTerms> Clone for AccountOf<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ReplayTerms> Copy for AccountOf<'_, T> {}

/// A revolving card.
///
/// ```
/// use arrears::balance::CardAccount;
/// use arrears::ledger::{Event, Ledger};
/// use arrears::terms::{CardTermsDraft, DueRule};
/// use arrears::{Currency, Date, Money, MonthDay, Rate};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let terms = CardTermsDraft::new(Date::new(2023, 3, 6)?, MonthDay::new(5)?)
///     .due(DueRule::DayOfMonth(MonthDay::new(23)?))
///     .purchase_rate(Rate::daily("0.0005")?)
///     .build()?;
/// let ledger = Ledger::new([
///     Event::purchase(Date::new(2023, 3, 30)?, yuan("1000.00")?),
///     Event::payment(Date::new(2023, 4, 23)?, yuan("100.00")?),
/// ])?;
/// let position = CardAccount::new(&terms, &ledger).as_of(Date::new(2023, 5, 5)?)?;
/// assert_eq!(position.payoff(), yuan("917.40")?); // 900.00 and 1000 x 24 d + 900 x 12 d at 0.05 % a day
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type CardAccount<'a> = AccountOf<'a, CardTerms>;

/// An instalment loan.
///
/// ```
/// use arrears::balance::LoanAccount;
/// use arrears::ledger::{Action, Event, Ledger};
/// use arrears::schedule::{Amortisation, Dues, Method};
/// use arrears::terms::LoanProduct;
/// use arrears::{Currency, Date, Money, Rate};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let (start, due) = (Date::new(2023, 5, 10)?, Date::new(2023, 6, 10)?);
/// let bill = Amortisation::new(yuan("2000.00")?, start, Dues::monthly(due, 1)?, Rate::annual("0")?, Method::Level)?;
/// let terms = LoanProduct::Huabei.loan(bill)?.build()?;
/// let ledger = Ledger::new([Event::new(start, Action::Disbursement(yuan("2000.00")?))])?;
/// let position = LoanAccount::new(&terms, &ledger).as_of(Date::new(2023, 7, 10)?)?;
/// assert_eq!(position.accrued_penalty_interest(), yuan("30.00")?); // 2000.00 x 0.05 % x 30 d
/// assert_eq!(position.days_past_due(), 30);
///
/// let nothing_paid_out = Ledger::new([])?;
/// let position = LoanAccount::new(&terms, &nothing_paid_out).as_of(Date::new(2023, 7, 10)?)?;
/// assert!(position.is_undrawn() && position.payoff() == yuan("0")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type LoanAccount<'a> = AccountOf<'a, LoanTerms>;

impl<'a, T: ReplayTerms> AccountOf<'a, T> {
    /// An account with everything known.
    #[must_use]
    pub const fn new(terms: &'a T, ledger: &'a Ledger) -> Self {
        Self { terms, ledger, known_on: None, opening: None }
    }

    /// The account that begins in the middle, at the end of the opening's day: every event and every question comes after.
    #[must_use]
    pub const fn opened_with(mut self, opening: &'a T::Opening) -> Self {
        self.opening = Some(opening);
        self
    }

    /// Where it stands at the end of a day: an opening that continues to the same cents as its history.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of).
    pub fn opening(&self, day: Date) -> Result<T::Opening, ReplayError> {
        let (mut workspace, mut silent) = (T::Workspace::default(), Silent);
        let entries = self.up_to(day);
        let mut replay = self.terms.replay(&mut workspace, (self.opening, true), entries, day, unheard(&mut silent))?;
        self.feed(&mut replay, 0, day)?;
        replay.close(day)?;
        T::written(&mut replay, self.ledger.entries())
    }

    /// The account as it was known on a day: without what was recorded later, reversals included.
    #[must_use]
    pub const fn as_known_on(mut self, day: Date) -> Self {
        self.known_on = Some(day);
        self
    }

    /// The terms it is replayed by.
    #[must_use]
    pub const fn terms(&self) -> &'a T {
        self.terms
    }

    /// What happened to it.
    #[must_use]
    pub const fn ledger(&self) -> &'a Ledger {
        self.ledger
    }

    /// Its day of knowledge, where not everything known is meant.
    #[must_use]
    pub const fn known_on(&self) -> Option<Date> {
        self.known_on
    }

    /// The first day: a card's opening, a loan's disbursement; of an account that begins in the middle, the day it does.
    #[must_use]
    pub fn opened(&self) -> Date {
        self.opening.map_or_else(|| self.terms.first_day(), T::opening_day)
    }

    /// Whether it begins from an opening, in the middle, and not on its first day.
    #[must_use]
    pub const fn has_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// The position as of a day.
    ///
    /// # Errors
    /// [`ReplayError`] names the event that cannot be replayed, or the date out of range.
    pub fn as_of(&self, day: Date) -> Result<Position, ReplayError> {
        self.as_of_in(&mut T::Workspace::default(), day)
    }

    /// The position as of a day, in scratch space that is kept, with nobody listening: the fastest way to ask.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of).
    pub fn as_of_in(&self, workspace: &mut T::Workspace, day: Date) -> Result<Position, ReplayError> {
        self.told_to(unheard(&mut Silent), workspace, day)
    }

    /// The position as of a day; every step of the replay is told to `recorder`, such as an [`Explanation`](super::Explanation) that
    /// keeps the lines.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of).
    pub fn replay<R: Listener>(&self, day: Date, recorder: R) -> Result<(Position, R), ReplayError> {
        self.replay_in(&mut T::Workspace::default(), day, recorder)
    }

    /// The same as [`replay`](Self::replay), in scratch space that is kept from one question to the next.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of).
    pub fn replay_in<R: Listener>(
        &self,
        workspace: &mut T::Workspace,
        day: Date,
        mut recorder: R,
    ) -> Result<(Position, R), ReplayError> {
        let position = self.told_to(heard(&mut recorder), workspace, day)?;
        Ok((position, recorder))
    }

    /// The positions as of several days, in ascending order, where nothing more happens after the first of them: what
    /// waiting costs.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of), and where the days do not ascend.
    pub fn cost_of_delay<const N: usize>(&self, days: [Date; N]) -> Result<[Position; N], ReplayError> {
        let Some(&first) = days.first() else { return Err(ReplayFault::OutOfOrder.into()) };
        let mut workspace = T::Workspace::default();
        let mut silent = Silent;
        let last = days.last().copied().unwrap_or(first);
        let mut replay = self.begin(&mut workspace, last, unheard(&mut silent))?;
        self.feed(&mut replay, 0, first)?;
        let mut position = None;
        let mut positions = days.map(|_| None);
        for (slot, day) in positions.iter_mut().zip(days) {
            position = Some(replay.close(day)?);
            *slot = position;
        }
        let filled = position.ok_or(ReplayFault::OutOfOrder)?;
        Ok(positions.map(|slot| slot.unwrap_or(filled)))
    }

    /// The position as of a later day where nothing more happens after an earlier one, told to a recorder.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of), and where the days do not ascend.
    pub fn delayed<R: Listener>(&self, from: Date, to: Date, mut recorder: R) -> Result<(Position, R), ReplayError> {
        let position = self.delayed_told_to(heard(&mut recorder), from, to)?;
        Ok((position, recorder))
    }

    fn delayed_told_to(&self, recorder: &mut dyn Recorder, from: Date, to: Date) -> Result<Position, ReplayError> {
        let mut workspace = T::Workspace::default();
        let mut replay = self.begin(&mut workspace, to, recorder)?;
        self.feed(&mut replay, 0, from)?;
        replay.close(from)?;
        replay.close(to)
    }

    /// The positions as of several days, in ascending order, from one replay told to a recorder.
    ///
    /// # Errors
    /// As [`as_of`](Self::as_of), and where the days do not ascend.
    pub fn on_days<R: Listener>(&self, days: &[Date], mut recorder: R) -> Result<(Vec<Position>, R), ReplayError> {
        let positions = self.each_told_to(heard(&mut recorder), days)?;
        Ok((positions, recorder))
    }

    fn told_to<R: Recorder>(
        &self,
        recorder: R,
        workspace: &mut T::Workspace,
        day: Date,
    ) -> Result<Position, ReplayError> {
        let mut replay = self.begin(workspace, day, recorder)?;
        self.feed(&mut replay, 0, day)?;
        replay.close(day)
    }

    fn each_told_to(&self, recorder: &mut dyn Recorder, days: &[Date]) -> Result<Vec<Position>, ReplayError> {
        let mut workspace = T::Workspace::default();
        let last = days.last().copied().unwrap_or(self.opened());
        let mut replay = self.begin(&mut workspace, last, recorder)?;
        let mut positions = Vec::with_capacity(days.len());
        let mut fed = 0;
        for day in days {
            fed = self.feed(&mut replay, fed, *day)?;
            positions.push(replay.close(*day)?);
        }
        Ok(positions)
    }

    /// The position on each of several days, in ascending order, from one replay in scratch space that is kept; after the first
    /// day that cannot be replayed, none has any.
    pub(crate) fn on_each_day(
        &self,
        workspace: &mut T::Workspace,
        days: &[Date],
        mut each: impl FnMut(usize, Result<Position, ReplayError>),
    ) {
        let before = days.partition_point(|day| *day < self.opened());
        let (unopened, open) = days.split_at(before);
        for (place, day) in unopened.iter().enumerate() {
            each(place, self.as_of_in(workspace, *day));
        }
        let Some(last) = open.last() else { return };
        let mut silent = Silent;
        let mut replay = self.begin(workspace, *last, unheard(&mut silent));
        let mut fed = 0;
        for (place, day) in (before..=usize::MAX).zip(open) {
            let position = replay.as_mut().map_err(|error| *error).and_then(|replay| {
                fed = self.feed(replay, fed, *day)?;
                replay.close(*day)
            });
            if let Err(error) = position {
                replay = Err(error);
            }
            each(place, position);
        }
    }

    /// A replay at the account's beginning, with room up to a day.
    pub(super) fn begin<'w, R: Recorder>(
        &self,
        workspace: &'w mut T::Workspace,
        until: Date,
        recorder: R,
    ) -> Result<T::Replay<'w, R>, ReplayError>
    where
        'a: 'w,
    {
        self.begin_with(workspace, self.up_to(until), until, recorder)
    }

    /// The same with room for other entries than those of the ledger.
    pub(super) fn begin_with<'w, R: Recorder>(
        &self,
        workspace: &'w mut T::Workspace,
        entries: &[LedgerEntry],
        until: Date,
        recorder: R,
    ) -> Result<T::Replay<'w, R>, ReplayError>
    where
        'a: 'w,
    {
        self.terms.replay(workspace, (self.opening, false), entries, until, recorder)
    }

    /// The entries up to a day.
    pub(super) fn up_to(&self, day: Date) -> &'a [LedgerEntry] {
        let until = self.ledger.entries().partition_point(|entry| entry.effective() <= day);
        self.ledger.entries().get(..until).unwrap_or(&[])
    }

    /// Replays the entries up to a day, without so many that have been; returns how many have been now.
    pub(super) fn feed(&self, replay: &mut impl Replay, after: usize, day: Date) -> Result<usize, ReplayError> {
        let entries = self.up_to(day);
        if let Some(opening) = self.opening {
            not_after(T::opening_day(opening), entries, day)?;
        }
        let fresh = (0..=u32::MAX).zip(entries).skip(after);
        for (place, entry) in fresh.filter(|(_, entry)| entry.is_known_on(self.known_on)) {
            replay.apply(place, entry).map_err(|error| name_reversal(self.ledger, self.known_on, error, entry))?;
        }
        Ok(entries.len().max(after))
    }
}

/// An opening sums up everything up to its day: no event is of then, and no question of before.
fn not_after(day: Date, entries: &[LedgerEntry], asked: Date) -> Result<(), ReplayError> {
    let fault = |date| ReplayFault::Opening(OpeningError::NotAfter { date, day });
    match entries.first().filter(|entry| entry.effective() <= day) {
        Some(early) => {
            Err(ReplayError { event: Some(early.source()), reversal: None, fault: fault(early.effective()) })
        }
        None if asked < day => Err(fault(asked).into()),
        None => Ok(()),
    }
}

/// An account that is a card or a loan, asked the same questions.
#[derive(Clone, Copy, Debug)]
pub enum Account<'a> {
    /// A revolving card.
    Card(CardAccount<'a>),
    /// An instalment loan.
    Loan(LoanAccount<'a>),
}

/// Asks the account of either kind the same.
macro_rules! of_either {
    ($either:expr, $account:ident => $asked:expr) => {
        match $either {
            Account::Card($account) => $asked,
            Account::Loan($account) => $asked,
        }
    };
}
pub(super) use of_either;

impl<'a> Account<'a> {
    /// What happened to it.
    #[must_use]
    pub const fn ledger(&self) -> &'a Ledger {
        of_either!(self, account => account.ledger())
    }

    /// Its day of knowledge, where not everything known is meant.
    #[must_use]
    pub const fn known_on(&self) -> Option<Date> {
        of_either!(self, account => account.known_on())
    }

    /// The account as it was known on a day.
    #[must_use]
    pub const fn as_known_on(self, day: Date) -> Self {
        match self {
            Self::Card(account) => Self::Card(account.as_known_on(day)),
            Self::Loan(account) => Self::Loan(account.as_known_on(day)),
        }
    }

    /// The position as of a day.
    ///
    /// # Errors
    /// [`ReplayError`] names the event that cannot be replayed, or the date out of range.
    pub fn as_of(&self, day: Date) -> Result<Position, ReplayError> {
        of_either!(self, account => account.as_of(day))
    }

    /// The positions as of several days, in ascending order, where nothing more happens after the first of them.
    ///
    /// # Errors
    /// As [`Account::as_of`], and where the days do not ascend.
    pub fn cost_of_delay<const N: usize>(&self, days: [Date; N]) -> Result<[Position; N], ReplayError> {
        of_either!(self, account => account.cost_of_delay(days))
    }

    /// The position as of a later day where nothing more happens after an earlier one, told to a recorder.
    ///
    /// # Errors
    /// As [`Account::as_of`], and where the days do not ascend.
    pub fn delayed<R: Listener>(&self, from: Date, to: Date, recorder: R) -> Result<(Position, R), ReplayError> {
        of_either!(self, account => account.delayed(from, to, recorder))
    }

    /// The position as of a day; every step of the replay is told to `recorder`, such as an [`Explanation`](super::Explanation) that
    /// keeps the lines.
    ///
    /// # Errors
    /// As [`Account::as_of`].
    pub fn replay<R: Listener>(&self, day: Date, recorder: R) -> Result<(Position, R), ReplayError> {
        of_either!(self, account => account.replay(day, recorder))
    }

    /// The positions as of several days, in ascending order, from one replay told to a recorder.
    ///
    /// # Errors
    /// As [`Account::as_of`], and where the days do not ascend.
    pub fn on_days<R: Listener>(&self, days: &[Date], recorder: R) -> Result<(Vec<Position>, R), ReplayError> {
        of_either!(self, account => account.on_days(days, recorder))
    }

    /// The first day: a card's opening, a loan's disbursement.
    #[must_use]
    pub fn opened(&self) -> Date {
        of_either!(self, account => account.opened())
    }

    /// Whether it begins from an opening, in the middle, and not on its first day.
    #[must_use]
    pub const fn has_opening(&self) -> bool {
        of_either!(self, account => account.has_opening())
    }
}

impl<'a> From<CardAccount<'a>> for Account<'a> {
    fn from(account: CardAccount<'a>) -> Self {
        Self::Card(account)
    }
}

impl<'a> From<LoanAccount<'a>> for Account<'a> {
    fn from(account: LoanAccount<'a>) -> Self {
        Self::Loan(account)
    }
}

impl Sealed for Account<'_> {}

impl Contract for Account<'_> {
    fn contract_rate(&self, day: Date) -> Rate {
        of_either!(self, account => account.terms().contract_rate(day))
    }

    fn is_loan(&self) -> bool {
        matches!(self, Self::Loan(_))
    }
}
