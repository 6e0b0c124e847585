//! A card account: terms and ledger in, positions out.

use alloc::vec::Vec;

use super::Workspace;
use super::replay::{CardReplay, Room};
use crate::balance::record::{Listener, Recorder, Silent, heard, unheard};
use crate::balance::reversal::name_reversal;
use crate::balance::{Position, ReplayError};
use crate::calendar::Date;
use crate::ledger::{Ledger, LedgerEntry};
use crate::terms::CardTerms;

/// A card account.
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
#[derive(Clone, Copy, Debug)]
pub struct CardAccount<'a> {
    terms: &'a CardTerms,
    ledger: &'a Ledger,
    known_on: Option<Date>,
}

impl<'a> CardAccount<'a> {
    /// An account with everything known.
    #[must_use]
    pub const fn new(terms: &'a CardTerms, ledger: &'a Ledger) -> Self {
        Self { terms, ledger, known_on: None }
    }

    /// The account as it was known on a day: without what was recorded later, reversals included.
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
        self.as_of_in(&mut Workspace::new(), day)
    }

    /// The position as of a day, in scratch space that is kept, with nobody listening: the fastest way to ask.
    ///
    /// # Errors
    /// As [`CardAccount::as_of`].
    pub fn as_of_in(&self, workspace: &mut Workspace, day: Date) -> Result<Position, ReplayError> {
        self.told_to(unheard(&mut Silent), workspace, day)
    }

    fn told_to<R: Recorder>(&self, recorder: R, workspace: &mut Workspace, day: Date) -> Result<Position, ReplayError> {
        let scratch = workspace.scratch(Room::for_card(self.terms, self.ledger.entries(), day));
        let mut replay = CardReplay::new(self.terms, scratch, recorder)?;
        self.feed(&mut replay, 0, day)?;
        replay.close(day)
    }

    /// The positions as of several days, in ascending order, where nothing more happens after the first of them: what
    /// waiting costs.
    ///
    /// # Errors
    /// As [`CardAccount::as_of`], and where the days do not ascend.
    pub fn cost_of_delay<const N: usize>(&self, days: [Date; N]) -> Result<[Position; N], ReplayError> {
        let Some((&first, &last)) = days.first().zip(days.last()) else {
            return Err(crate::balance::ReplayFault::OutOfOrder.into());
        };
        let mut workspace = Workspace::new();
        let scratch = workspace.scratch(Room::for_card(self.terms, self.ledger.entries(), last));
        let mut silent = Silent;
        let mut replay = CardReplay::new(self.terms, scratch, unheard(&mut silent))?;
        self.feed(&mut replay, 0, first)?;
        let mut position = None;
        let mut positions = days.map(|_| None);
        for (slot, day) in positions.iter_mut().zip(days) {
            position = Some(replay.close(day)?);
            *slot = position;
        }
        let filled = position.ok_or(crate::balance::ReplayFault::OutOfOrder)?;
        Ok(positions.map(|slot| slot.unwrap_or(filled)))
    }

    /// The position as of a day, told to a recorder, in scratch space that is kept.
    ///
    /// # Errors
    /// As [`CardAccount::as_of`].
    pub fn replay_in<R: Listener>(
        &self,
        workspace: &mut Workspace,
        day: Date,
        mut recorder: R,
    ) -> Result<(Position, R), ReplayError> {
        let position = self.told_to(heard(&mut recorder), workspace, day)?;
        Ok((position, recorder))
    }

    /// The positions as of several days, in ascending order, from one replay.
    ///
    /// # Errors
    /// As [`CardAccount::as_of`], and where the days do not ascend.
    pub fn on_days<R: Listener>(&self, days: &[Date], mut recorder: R) -> Result<(Vec<Position>, R), ReplayError> {
        let positions = self.each_told_to(heard(&mut recorder), days)?;
        Ok((positions, recorder))
    }

    fn each_told_to(&self, recorder: &mut dyn Recorder, days: &[Date]) -> Result<Vec<Position>, ReplayError> {
        let mut workspace = Workspace::new();
        let last = days.last().copied().unwrap_or(self.terms.opened());
        let scratch = workspace.scratch(Room::for_card(self.terms, self.ledger.entries(), last));
        let mut replay = CardReplay::new(self.terms, scratch, recorder)?;
        let mut positions = Vec::with_capacity(days.len());
        let mut fed = 0;
        for day in days {
            fed = self.feed(&mut replay, fed, *day)?;
            positions.push(replay.close(*day)?);
        }
        Ok(positions)
    }

    /// Its terms.
    #[must_use]
    pub const fn terms(&self) -> &'a CardTerms {
        self.terms
    }

    pub(super) fn entries(&self) -> &[LedgerEntry] {
        self.ledger.entries()
    }

    /// The ledger and the day of knowledge.
    pub(in crate::balance) const fn told(&self) -> (&'a Ledger, Option<Date>) {
        (self.ledger, self.known_on)
    }

    pub(in crate::balance) const fn opened(&self) -> Date {
        self.terms.opened()
    }

    /// Replays the entries up to a day, without so many that have been; returns how many have been now.
    pub(super) fn feed<R: Recorder>(
        &self,
        replay: &mut CardReplay<'_, R>,
        after: usize,
        day: Date,
    ) -> Result<usize, ReplayError> {
        let until = self.ledger.entries().partition_point(|entry| entry.effective() <= day);
        let entries = self.ledger.entries().get(..until).unwrap_or(&[]);
        let fresh = (0_u32..).zip(entries).skip(after);
        for (place, entry) in fresh.filter(|(_, entry)| entry.is_known_on(self.known_on)) {
            replay.apply(place, entry).map_err(|error| name_reversal(self.ledger, self.known_on, error, entry))?;
        }
        Ok(until.max(after))
    }
}
