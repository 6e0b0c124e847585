//! The order that a column gives the rows of an account.

use alloc::vec::Vec;

use super::RowError;
use crate::ledger::{Event, EventId, LedgerError, Rows};
use crate::money::Currency;
use crate::sort::{SortSpace, sort_in};

/// Which row each event of an account is in, and which event each row is, where a column of the order says so.
#[derive(Clone, Debug, Default)]
pub(super) struct RowOrder {
    /// The row of each event; none where events are in the order of the rows.
    rows: Vec<u32>,
    /// The event of each row.
    events: Vec<u32>,
    sort: SortSpace,
}

impl RowOrder {
    /// Takes the order of an account's rows.
    pub(super) fn take(&mut self, rows: &Rows<'_>) {
        self.rows.clear();
        if !rows.is_ordered() {
            return;
        }
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        self.rows.extend(0..count);
        sort_in(&mut self.sort, &mut self.rows, |one, other| rows.order(*one) < rows.order(*other));
        if self.rows.is_sorted() {
            self.rows.clear();
            return;
        }
        self.events.clear();
        self.events.resize(self.rows.len(), 0);
        for (event, row) in (0..=u32::MAX).zip(&self.rows) {
            let slot = usize::try_from(*row).ok().and_then(|row| self.events.get_mut(row));
            if let Some(slot) = slot {
                *slot = event;
            }
        }
    }

    /// Whether the rows are in order.
    pub(super) const fn is_plain(&self) -> bool {
        self.rows.is_empty()
    }

    /// The events in order, what they refer to among them.
    pub(super) fn events(
        &self,
        rows: &Rows<'_>,
        currency: Currency,
    ) -> impl Iterator<Item = Result<Event, LedgerError>> {
        let of_row = |row: EventId| renamed(&self.events, row);
        self.rows.iter().map(move |row| match rows.event(*row, currency) {
            Ok(event) => Ok(event.renamed(of_row)),
            Err(error) => Err(LedgerError { event: of_row(error.event), fault: error.fault }),
        })
    }

    /// An error about events as one about rows.
    pub(super) fn of_rows(&self, error: RowError) -> RowError {
        if self.is_plain() { error } else { error.renamed(|event| renamed(&self.rows, event)) }
    }
}

/// The name of an event in a list of names; its own where there is none.
fn renamed(names: &[u32], event: EventId) -> EventId {
    let name = usize::try_from(event.get()).ok().and_then(|place| names.get(place));
    name.map_or(event, |name| EventId::new(*name))
}
