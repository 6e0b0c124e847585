//! Scratch space that is kept from one loan to the next.

use alloc::vec::Vec;

use super::instalment::Instalment;
use super::mark::Mark;
use super::met::Met;
use super::replay::{LoanReplay, LoanRoom, LoanScratch};
use super::run::Run;
use crate::balance::recorder::Recorder;
use crate::balance::replay_terms::{Replay, ReplayTerms};
use crate::balance::space::grow;
use crate::balance::{LoanOpening, Position, ReplayError};
use crate::calendar::Date;
use crate::ledger::LedgerEntry;
use crate::money::Currency;
use crate::postings::Posting;
use crate::terms::LoanTerms;

/// Scratch space that grows to the largest loan replayed in it, and is used again for the next.
#[derive(Debug, Default)]
pub struct LoanWorkspace {
    postings: Vec<Posting>,
    instalments: Vec<Instalment>,
    marks: Vec<Mark>,
    runs: Vec<Run>,
    met: Vec<Met>,
}

impl LoanWorkspace {
    /// Space without a slot yet: the first account makes it grow.
    #[must_use]
    pub const fn new() -> Self {
        Self { postings: Vec::new(), instalments: Vec::new(), marks: Vec::new(), runs: Vec::new(), met: Vec::new() }
    }

    /// Space with at least the room asked for.
    pub fn scratch(&mut self, room: LoanRoom) -> LoanScratch<'_> {
        grow(&mut self.postings, room.postings, Posting::EMPTY);
        grow(&mut self.instalments, room.instalments, Instalment::EMPTY);
        grow(&mut self.marks, room.marks, Mark::EMPTY);
        grow(&mut self.runs, room.runs, Run::EMPTY);
        grow(&mut self.met, room.met, Met::EMPTY);
        LoanScratch {
            postings: &mut self.postings,
            instalments: &mut self.instalments,
            marks: &mut self.marks,
            runs: &mut self.runs,
            met: self.met.get_mut(..room.met).unwrap_or_default(),
        }
    }
}

impl ReplayTerms for LoanTerms {
    type Workspace = LoanWorkspace;
    type Opening = LoanOpening;
    type Replay<'w, R: Recorder> = LoanReplay<'w, R>;

    fn currency(&self) -> Currency {
        LoanTerms::currency(self)
    }

    fn first_day(&self) -> Date {
        self.disbursed()
    }

    fn opening_day(opening: &LoanOpening) -> Date {
        opening.day
    }

    fn written<R: Recorder>(
        replay: &mut LoanReplay<'_, R>,
        _entries: &[LedgerEntry],
    ) -> Result<LoanOpening, ReplayError> {
        replay.opening()
    }

    fn replay<'w, R: Recorder>(
        &'w self,
        workspace: &'w mut LoanWorkspace,
        (opening, is_written): (Option<&LoanOpening>, bool),
        entries: &[LedgerEntry],
        _until: Date,
        recorder: R,
    ) -> Result<LoanReplay<'w, R>, ReplayError> {
        let room = LoanRoom::for_loan(self, entries);
        let room = if is_written { room.remembering(self, entries.len()) } else { room };
        let Some(opening) = opening else {
            return LoanReplay::new(self, workspace.scratch(room), recorder);
        };
        LoanReplay::resume(self, workspace.scratch(room.after(opening, entries.len())), recorder, opening)
    }
}

impl<R: Recorder> Replay for LoanReplay<'_, R> {
    fn apply(&mut self, place: u32, entry: &LedgerEntry) -> Result<(), ReplayError> {
        LoanReplay::apply(self, place, entry)
    }

    fn close(&mut self, day: Date) -> Result<Position, ReplayError> {
        LoanReplay::close(self, day)
    }
}
