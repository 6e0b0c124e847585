//! How a dispute that ends for the customer changes what is known: the purchase was refunded on its own day.

// Semantics: [card-41].

use alloc::vec::Vec;

use super::{Action, DisputeOutcome, Event, EventId, LedgerEntry, LedgerError, LedgerFault};
use crate::calendar::Date;
use crate::money::Money;

/// The purchase that a dispute names, and how much of it is disputed.
fn disputed(events: &[Event], dispute: &Action) -> Option<Result<(Event, EventId, Money), LedgerFault>> {
    let Action::Dispute { of: target, amount } = *dispute else { return None };
    let purchase = usize::try_from(target.get()).ok().and_then(|place| events.get(place));
    let Some(purchase) = purchase else { return Some(Err(LedgerFault::UnknownTarget { target })) };
    let Action::Purchase(whole) = *purchase.action() else {
        return Some(Err(LedgerFault::WrongTarget { target }));
    };
    let amount = amount.unwrap_or(whole);
    if amount.currency() == whole.currency() && amount.minor() > whole.minor() {
        return Some(Err(LedgerFault::DisputeAbovePurchase { target }));
    }
    Some(Ok((*purchase, target, amount)))
}

/// Whether it disputes a purchase that an opening tells.
fn is_of_opening(dispute: &Action) -> bool {
    matches!(dispute, Action::Dispute { of, .. } if of.of_opening().is_some())
}

/// Whether a dispute that ends stood in an opening: lost, it simply goes on being owed.
fn ends_one_of_opening(events: &[Event], target: EventId, outcome: DisputeOutcome) -> Result<bool, LedgerFault> {
    let place = usize::try_from(target.get()).unwrap_or(usize::MAX);
    let is_opened =
        target.of_opening().is_some() || events.get(place).is_some_and(|dispute| is_of_opening(dispute.action()));
    match outcome {
        DisputeOutcome::ForCustomer if is_opened => Err(LedgerFault::DisputeBeforeOpening { target }),
        DisputeOutcome::Against | DisputeOutcome::ForCustomer => Ok(is_opened),
    }
}

/// The purchase of the dispute that an entry ends, and how much of it was disputed: both come before the end.
fn ended_by(events: &[Event], end: &LedgerEntry, target: EventId) -> Result<(Event, EventId, Money), LedgerFault> {
    let dispute = usize::try_from(target.get()).ok().and_then(|place| events.get(place));
    let dispute = dispute.ok_or(LedgerFault::UnknownTarget { target })?;
    let (purchase, of, amount) = disputed(events, dispute.action()).ok_or(LedgerFault::WrongTarget { target })??;
    let comes_first = (dispute.effective(), target) < (end.effective, end.source) && of < end.source;
    if comes_first { Ok((purchase, of, amount)) } else { Err(LedgerFault::BeforeTarget { target }) }
}

/// Carries out what the ends of disputes say. `entries` are still in the order given, reversals among them.
///
/// From the day on which an end for the customer is recorded the dispute is not known any more and the refund is; should
/// that end be reversed, the dispute is known again, where it is recorded by then, and may end again from that day on.
///
/// `latest` is space for where the entry of each event is that still stands for it.
pub(super) fn end_disputes(
    events: &[Event],
    entries: &mut Vec<LedgerEntry>,
    latest: &mut Vec<usize>,
) -> Result<(), LedgerError> {
    for entry in entries.iter_mut() {
        if is_of_opening(&entry.action) {
            continue;
        }
        let Some(found) = disputed(events, &entry.action) else { continue };
        let (_, of, amount) = found.map_err(|fault| LedgerError { event: entry.source, fault })?;
        entry.action = Action::Dispute { of, amount: Some(amount) };
    }
    if !events.iter().any(|event| matches!(event.action(), Action::DisputeEnd { .. })) {
        return Ok(());
    }
    latest.clear();
    latest.extend(0..entries.len());
    // From which day each dispute goes on that stands behind the entries given.
    let (given, mut goes_on): (usize, Vec<Date>) = (entries.len(), Vec::new());
    for end in 0..events.len() {
        let Some(&ended) = entries.get(end) else { continue };
        let Action::DisputeEnd { of: target, outcome } = ended.action else { continue };
        let at = |fault| LedgerError { event: ended.source, fault };
        let place = usize::try_from(target.get()).unwrap_or(usize::MAX);
        if ends_one_of_opening(events, target, outcome).map_err(at)? {
            continue;
        }
        let (purchase, of, amount) = ended_by(events, &ended, target).map_err(at)?;
        let Some(at_place) = latest.get(place).copied() else { continue };
        let from = at_place.checked_sub(given).and_then(|again| goes_on.get(again));
        let Some(standing) = entries.get_mut(at_place) else { continue };
        let is_over = standing.reversed.is_some_and(|day| day <= ended.recorded);
        if is_over || from.is_some_and(|day| ended.recorded < *day) {
            return Err(at(LedgerFault::DisputeEnded { target }));
        }
        if outcome == DisputeOutcome::Against {
            continue;
        }
        let taken_out = standing.reversed;
        standing.reversed = Some(ended.recorded);
        let again = ended.reversed.filter(|day| taken_out.is_none_or(|out| *day < out));
        let again = again
            .map(|day| (day, LedgerEntry { recorded: day.max(standing.recorded), reversed: taken_out, ..*standing }));
        if let Some(refund) = entries.get_mut(end) {
            refund.effective = purchase.effective();
            refund.reversed = ended.reversed.into_iter().chain(taken_out).min();
            refund.action = Action::Refund { amount, of: Some(of) };
        }
        if let Some((day, again)) = again {
            if let Some(standing) = latest.get_mut(place) {
                *standing = entries.len();
            }
            goes_on.push(day);
            entries.push(again);
        }
    }
    Ok(())
}
