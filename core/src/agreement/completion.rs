//! The day an agreement is completed.

// Semantics: [agree-9].

use super::progress::{Progress, paid_by};
use super::received::Received;
use super::{Agreement, owed};
use crate::calendar::Date;

/// The first day on which everything was paid: every payment within the tolerance, or all at once less the rebate.
pub(super) fn completed_on(agreement: &Agreement, received: &Received, rows: &[Progress], until: Date) -> Option<Date> {
    let in_turn = rows.iter().try_fold(agreement.effective(), |last, row| row.paid_on.map(|on| on.max(last)));
    let total = agreement.schedule().total().minor();
    let least = total.saturating_sub(agreement.schedule().interest().minor());
    let settles = |day: &Date| {
        let paid = paid_by(agreement, received, *day);
        paid >= least && paid >= total.saturating_sub(owed::rebate(agreement, *day))
    };
    let days = core::iter::once(agreement.effective()).chain(received.days(agreement.effective(), until));
    let early = days.into_iter().find(settles);
    [in_turn, early].into_iter().flatten().min().filter(|day| *day <= until)
}
