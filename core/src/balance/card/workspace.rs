//! Scratch space that is kept from one card to the next.

use alloc::vec::Vec;

use super::replay::{CardReplay, Scratch};
use super::room::Room;
use super::{InstalmentPlan, MinimumDue};
use crate::balance::recorder::Recorder;
use crate::balance::replay_terms::{Replay, ReplayTerms};
use crate::balance::space::grow;
use crate::balance::{CardOpening, Position, ReplayError};
use crate::calendar::Date;
use crate::ledger::{EventId, LedgerEntry};
use crate::money::Currency;
use crate::postings::Posting;
use crate::terms::CardTerms;

/// Scratch space that grows to the largest account replayed in it, and is used again for the next.
#[derive(Debug, Default)]
pub struct Workspace {
    postings: Vec<Posting>,
    demands: Vec<MinimumDue>,
    plans: Vec<InstalmentPlan>,
}

impl Workspace {
    /// Space without a slot yet: the first account makes it grow.
    #[must_use]
    pub const fn new() -> Self {
        Self { postings: Vec::new(), demands: Vec::new(), plans: Vec::new() }
    }

    /// Space with at least the room asked for.
    pub fn scratch(&mut self, room: Room) -> Scratch<'_> {
        grow(&mut self.postings, room.postings, Posting::EMPTY);
        grow(&mut self.demands, room.demands, MinimumDue::EMPTY);
        grow(&mut self.plans, room.plans, InstalmentPlan::EMPTY);
        Scratch { postings: &mut self.postings, demands: &mut self.demands, plans: &mut self.plans }
    }
}

impl ReplayTerms for CardTerms {
    type Workspace = Workspace;
    type Opening = CardOpening;
    type Replay<'w, R: Recorder> = CardReplay<'w, R>;

    fn currency(&self) -> Currency {
        CardTerms::currency(self)
    }

    fn first_day(&self) -> Date {
        self.opened()
    }

    fn opening_day(opening: &CardOpening) -> Date {
        opening.day
    }

    fn written<R: Recorder>(
        replay: &mut CardReplay<'_, R>,
        entries: &[LedgerEntry],
    ) -> Result<CardOpening, ReplayError> {
        let mut opening = replay.opening()?;
        let postings = opening.owed.iter_mut().flatten().map(|posting| &mut posting.source);
        for source in postings.chain(opening.plans.iter_mut().map(|plan| &mut plan.source)) {
            *source = source.and_then(|entry| source_of(entry, entries));
        }
        Ok(opening)
    }

    fn replay<'w, R: Recorder>(
        &'w self,
        workspace: &'w mut Workspace,
        (opening, _): (Option<&CardOpening>, bool),
        entries: &[LedgerEntry],
        until: Date,
        recorder: R,
    ) -> Result<CardReplay<'w, R>, ReplayError> {
        let room = Room::for_card(self, entries, until);
        let Some(opening) = opening else {
            return CardReplay::new(self, workspace.scratch(room), recorder);
        };
        CardReplay::resume(self, workspace.scratch(room.after(opening, entries.len())), recorder, opening)
    }
}

impl<R: Recorder> Replay for CardReplay<'_, R> {
    fn apply(&mut self, place: u32, entry: &LedgerEntry) -> Result<(), ReplayError> {
        CardReplay::apply(self, place, entry)
    }

    fn close(&mut self, day: Date) -> Result<Position, ReplayError> {
        CardReplay::close(self, day)
    }
}

/// The event of an entry that a replay names by its place; what an opening told keeps its name.
fn source_of(entry: EventId, entries: &[LedgerEntry]) -> Option<EventId> {
    if entry.of_opening().is_some() || entry.of_opening_plan().is_some() {
        return Some(entry);
    }
    let place = usize::try_from(entry.get()).ok()?;
    entries.get(place).map(LedgerEntry::source)
}
