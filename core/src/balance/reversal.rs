//! Which reversal made an event impossible.

// Semantics: [value-12].

use super::ReplayError;
use crate::calendar::Date;
use crate::ledger::{Action, EventId, Ledger, LedgerEntry};

/// An event that was possible when it was recorded became impossible through a reversal: names the last one.
pub(super) fn name_reversal(
    ledger: &Ledger,
    known_on: Option<Date>,
    error: ReplayError,
    failed: &LedgerEntry,
) -> ReplayError {
    let events = ledger.events();
    let known = |recorded: Date| known_on.is_none_or(|day| recorded <= day);
    let taken_out_before = |of: EventId| {
        let target = usize::try_from(of.get()).ok().and_then(|n| events.get(n));
        target.is_some_and(|target| target.effective() <= failed.effective())
    };
    let reversals = (0..=u32::MAX).map(EventId::new).zip(events).filter(|(_, event)| {
            matches!(*event.action(), Action::Reversal { of } if known(event.recorded_on()) && taken_out_before(of))
        });
    let last = reversals.max_by_key(|(id, event)| (event.recorded_on(), *id)).map(|(id, _)| id);
    ReplayError { reversal: last, ..error }
}
