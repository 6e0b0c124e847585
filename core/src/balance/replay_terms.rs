//! What an account needs of its terms: that there is a replay for them.

use core::fmt::Debug;

use super::ReplayError;
use super::recorder::Recorder;
use crate::balance::Position;
use crate::calendar::Date;
use crate::ledger::LedgerEntry;
use crate::money::Currency;
use crate::terms::Contract;

/// Terms that an account can be replayed under: [`CardTerms`](crate::terms::CardTerms) and
/// [`LoanTerms`](crate::terms::LoanTerms).
///
/// There are no others: the trait is sealed, and its methods are the library's own affair.
pub trait ReplayTerms: Contract + Debug + Clone {
    /// Scratch space that grows to the largest account replayed in it, and is used again for the next.
    type Workspace: Default + Debug;

    /// Where such an account stood at the end of a day, for one that begins in the middle.
    type Opening: Debug;

    /// The replay under such terms.
    #[doc(hidden)]
    type Replay<'w, R: Recorder>: Replay
    where
        Self: 'w;

    /// The currency of its amounts.
    #[doc(hidden)]
    fn currency(&self) -> Currency;

    /// The first day: a card's opening, a loan's disbursement.
    #[doc(hidden)]
    fn first_day(&self) -> Date;

    /// The day at the end of which an opening stands.
    #[doc(hidden)]
    fn opening_day(opening: &Self::Opening) -> Date;

    /// Where a replay stands at the end of the day that it was last closed on.
    #[doc(hidden)]
    fn written<R: Recorder>(
        replay: &mut Self::Replay<'_, R>,
        entries: &[LedgerEntry],
    ) -> Result<Self::Opening, ReplayError>;

    /// A replay with room for these entries, up to a day; it begins with an opening, where there is one, and may write one.
    #[doc(hidden)]
    fn replay<'w, R: Recorder>(
        &'w self,
        workspace: &'w mut Self::Workspace,
        opening: (Option<&Self::Opening>, bool),
        entries: &[LedgerEntry],
        until: Date,
        recorder: R,
    ) -> Result<Self::Replay<'w, R>, ReplayError>;
}

/// A replay that entries are pushed into, in processing order.
pub trait Replay {
    /// Replays one entry, the one at a place in the ledger.
    fn apply(&mut self, place: u32, entry: &LedgerEntry) -> Result<(), ReplayError>;

    /// Ends a day: the position of it.
    fn close(&mut self, day: Date) -> Result<Position, ReplayError>;
}
