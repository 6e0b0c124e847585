//! Scratch space that is kept from one account to the next.

use alloc::vec::Vec;

use super::replay::{Room, Scratch};
use super::{Demand, InstalmentPlan};
use crate::balance::space::grow;
use crate::postings::Posting;

/// Scratch space that grows to the largest account replayed in it, and is used again for the next.
#[derive(Debug, Default)]
pub struct Workspace {
    postings: Vec<Posting>,
    demands: Vec<Demand>,
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
        grow(&mut self.demands, room.demands, Demand::EMPTY);
        grow(&mut self.plans, room.plans, InstalmentPlan::EMPTY);
        Scratch { postings: &mut self.postings, demands: &mut self.demands, plans: &mut self.plans }
    }
}
