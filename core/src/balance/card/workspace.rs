//! Scratch space that is kept from one card to the next.

use alloc::vec::Vec;

use super::replay::{CardReplay, Room, Scratch};
use super::{InstalmentPlan, MinimumDue};
use crate::balance::record::Recorder;
use crate::balance::replay_terms::{Replay, ReplayTerms};
use crate::balance::space::grow;
use crate::balance::{Position, ReplayError};
use crate::calendar::Date;
use crate::ledger::LedgerEntry;
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
    /// An empty one.
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
    type Replay<'w, R: Recorder> = CardReplay<'w, R>;

    fn currency(&self) -> Currency {
        CardTerms::currency(self)
    }

    fn first_day(&self) -> Date {
        self.opened()
    }

    fn replay<'w, R: Recorder>(
        &'w self,
        workspace: &'w mut Workspace,
        entries: &[LedgerEntry],
        until: Date,
        recorder: R,
    ) -> Result<CardReplay<'w, R>, ReplayError> {
        CardReplay::new(self, workspace.scratch(Room::for_card(self, entries, until)), recorder)
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
