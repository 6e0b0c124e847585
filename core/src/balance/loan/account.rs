//! A loan: terms and ledger in, positions out.

use alloc::vec::Vec;

use super::instalment::Instalment;
use super::mark::Mark;
use super::replay::{LoanReplay, LoanRoom, LoanScratch};
use super::run::Run;
use crate::balance::record::{Listener, Recorder, Silent, heard, unheard};
use crate::balance::reversal::name_reversal;
use crate::balance::space::grow;
use crate::balance::{Position, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::ledger::Ledger;
use crate::postings::Posting;
use crate::terms::LoanTerms;

/// Scratch space that grows to the largest loan replayed in it, and is used again for the next.
#[derive(Debug, Default)]
pub struct LoanWorkspace {
    postings: Vec<Posting>,
    instalments: Vec<Instalment>,
    marks: Vec<Mark>,
    runs: Vec<Run>,
}

impl LoanWorkspace {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self { postings: Vec::new(), instalments: Vec::new(), marks: Vec::new(), runs: Vec::new() }
    }

    /// Space with at least the room asked for.
    pub fn scratch(&mut self, room: LoanRoom) -> LoanScratch<'_> {
        grow(&mut self.postings, room.postings, Posting::EMPTY);
        grow(&mut self.instalments, room.instalments, Instalment::EMPTY);
        grow(&mut self.marks, room.marks, Mark::EMPTY);
        grow(&mut self.runs, room.runs, Run::EMPTY);
        LoanScratch {
            postings: &mut self.postings,
            instalments: &mut self.instalments,
            marks: &mut self.marks,
            runs: &mut self.runs,
        }
    }
}

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
/// let bill = Amortisation::new(200_000, start, Dues::monthly(due, 1)?, Rate::annual("0")?, Method::Level)?;
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
#[derive(Clone, Copy, Debug)]
pub struct LoanAccount<'a> {
    terms: &'a LoanTerms,
    ledger: &'a Ledger,
    known_on: Option<Date>,
}

impl<'a> LoanAccount<'a> {
    /// A loan with everything known.
    #[must_use]
    pub const fn new(terms: &'a LoanTerms, ledger: &'a Ledger) -> Self {
        Self { terms, ledger, known_on: None }
    }

    /// The loan as it was known on a day: without what was recorded later, reversals included.
    #[must_use]
    pub const fn as_known_on(mut self, day: Date) -> Self {
        self.known_on = Some(day);
        self
    }

    /// The position as of a day.
    ///
    /// # Errors
    /// [`ReplayError`] names the event that cannot be replayed, or the date out of range.
    pub fn as_of(&self, day: Date) -> Result<Position, ReplayError> {
        self.as_of_in(&mut LoanWorkspace::new(), day)
    }

    /// The position as of a day, in scratch space that is kept, with nobody listening: the fastest way to ask.
    ///
    /// # Errors
    /// As [`LoanAccount::as_of`].
    pub fn as_of_in(&self, workspace: &mut LoanWorkspace, day: Date) -> Result<Position, ReplayError> {
        self.feed(workspace, day, unheard(&mut Silent))?.close(day)
    }

    /// The positions as of several days, in ascending order, where nothing more happens after the first of them: what
    /// waiting costs.
    ///
    /// # Errors
    /// As [`LoanAccount::as_of`], and where the days do not ascend.
    pub fn cost_of_delay<const N: usize>(&self, days: [Date; N]) -> Result<[Position; N], ReplayError> {
        let Some(&first) = days.first() else { return Err(ReplayFault::OutOfOrder.into()) };
        let mut workspace = LoanWorkspace::new();
        let mut silent = Silent;
        let mut replay = self.feed(&mut workspace, first, unheard(&mut silent))?;
        let mut position = None;
        let mut positions = days.map(|_| None);
        for (slot, day) in positions.iter_mut().zip(days) {
            position = Some(replay.close(day)?);
            *slot = position;
        }
        let filled = position.ok_or(ReplayFault::OutOfOrder)?;
        Ok(positions.map(|slot| slot.unwrap_or(filled)))
    }

    /// The position as of a day, told to a recorder, in scratch space that is kept.
    ///
    /// # Errors
    /// As [`LoanAccount::as_of`].
    pub fn replay_in<R: Listener>(
        &self,
        workspace: &mut LoanWorkspace,
        day: Date,
        mut recorder: R,
    ) -> Result<(Position, R), ReplayError> {
        let mut replay = self.feed(workspace, day, heard(&mut recorder))?;
        let position = replay.close(day)?;
        Ok((position, recorder))
    }

    pub(super) fn feed<'w, R: Recorder>(
        &self,
        workspace: &'w mut LoanWorkspace,
        day: Date,
        recorder: R,
    ) -> Result<LoanReplay<'w, R>, ReplayError>
    where
        'a: 'w,
    {
        let until = self.ledger.entries().partition_point(|entry| entry.effective() <= day);
        let entries = self.ledger.entries().get(..until).unwrap_or(&[]);
        let scratch = workspace.scratch(LoanRoom::for_loan(self.terms, entries));
        let mut replay = LoanReplay::new(self.terms, scratch, recorder)?;
        self.push(&mut replay, 0, day)?;
        Ok(replay)
    }

    /// Replays the entries up to a day, without so many that have been; returns how many have been now.
    fn push<R: Recorder>(&self, replay: &mut LoanReplay<'_, R>, after: usize, day: Date) -> Result<usize, ReplayError> {
        let until = self.ledger.entries().partition_point(|entry| entry.effective() <= day);
        let entries = self.ledger.entries().get(..until).unwrap_or(&[]);
        let fresh = (0_u32..).zip(entries).skip(after);
        for (place, entry) in fresh.filter(|(_, entry)| entry.is_known_on(self.known_on)) {
            let applied = replay.apply(place, entry);
            applied.map_err(|error| name_reversal(self.ledger, self.known_on, error, entry))?;
        }
        Ok(until.max(after))
    }

    /// The positions as of several days, in ascending order, from one replay.
    ///
    /// # Errors
    /// As [`LoanAccount::as_of`], and where the days do not ascend.
    pub fn on_days<R: Listener>(&self, days: &[Date], mut recorder: R) -> Result<(Vec<Position>, R), ReplayError> {
        let positions = self.each_told_to(heard(&mut recorder), days)?;
        Ok((positions, recorder))
    }

    fn each_told_to(&self, recorder: &mut dyn Recorder, days: &[Date]) -> Result<Vec<Position>, ReplayError> {
        let mut workspace = LoanWorkspace::new();
        let scratch = workspace.scratch(LoanRoom::for_loan(self.terms, self.ledger.entries()));
        let mut replay = LoanReplay::new(self.terms, scratch, recorder)?;
        let mut positions = Vec::with_capacity(days.len());
        let mut fed = 0;
        for day in days {
            fed = self.push(&mut replay, fed, *day)?;
            positions.push(replay.close(*day)?);
        }
        Ok(positions)
    }

    /// Its terms.
    #[must_use]
    pub const fn terms(&self) -> &'a LoanTerms {
        self.terms
    }

    /// The ledger and the day of knowledge.
    pub(in crate::balance) const fn told(&self) -> (&'a Ledger, Option<Date>) {
        (self.ledger, self.known_on)
    }

    pub(in crate::balance) const fn disbursed(&self) -> Date {
        self.terms.disbursed()
    }
}
