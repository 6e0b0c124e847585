//! The events of one account, checked against each other and put in processing order.

// Semantics: [value-1] [value-12] [refuse-4].

use alloc::vec::Vec;

use super::dispute::end_disputes;
use super::{Action, Event, EventId, LedgerEntry, LedgerError, LedgerFault};
use crate::calendar::Date;
use crate::money::Money;
use crate::sort::{SortSpace, sort_in};

/// The events of one account.
///
/// Nothing is ever taken out: a reversal is one more event, and every question can be asked as of an earlier day of
/// knowledge.
///
/// ```
/// use arrears::ledger::{Event, Ledger};
/// use arrears::{Currency, Date, Money};
/// let (bought, paid) = (Date::new(2023, 3, 30)?, Date::new(2023, 4, 23)?);
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let ledger = Ledger::new([Event::payment(paid, yuan("100.00")?), Event::purchase(bought, yuan("1000.00")?)])?;
/// assert_eq!(ledger.entries()[0].effective(), bought);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    events: Vec<Event>,
    entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// The most events an account may have.
    pub const MAX_EVENTS: usize = 100_000;
    /// The most instalment conversions an account may have.
    pub const MAX_CONVERSIONS: usize = 256;
    /// The most disputes an account may have.
    pub const MAX_DISPUTES: usize = 256;

    /// A ledger of events, in the order given.
    ///
    /// # Errors
    /// A [`LedgerError`] names the event and what is wrong with it, by itself or among the others:
    /// ```
    /// use arrears::ledger::{Event, EventId, Ledger, LedgerFault};
    /// use arrears::Date;
    /// let reversal = Event::reversal(Date::new(2023, 5, 1)?, EventId::new(7));
    /// let error = Ledger::new([reversal]).unwrap_err();
    /// assert_eq!(error.fault, LedgerFault::UnknownTarget { target: EventId::new(7) });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(events: impl IntoIterator<Item = Event>) -> Result<Self, LedgerError> {
        let mut ledger = Self::default();
        ledger.refill(events.into_iter().map(Ok), &mut LedgerSpace::default())?;
        Ok(ledger)
    }

    /// Takes the events of another account in the place of its own. It is empty where they are refused.
    pub(crate) fn refill(
        &mut self,
        events: impl Iterator<Item = Result<Event, LedgerError>>,
        space: &mut LedgerSpace,
    ) -> Result<(), LedgerError> {
        self.events.clear();
        self.entries.clear();
        let filled = self.fill(events).and_then(|()| self.settle(space));
        if filled.is_err() {
            self.events.clear();
            self.entries.clear();
        }
        filled
    }

    /// Checks event by event, as they come.
    fn fill(&mut self, events: impl Iterator<Item = Result<Event, LedgerError>>) -> Result<(), LedgerError> {
        let (count, _) = events.size_hint();
        self.events.reserve(count);
        self.entries.reserve(count);
        let mut sums = Sums::default();
        for (id, event) in ids().zip(events) {
            let at = |fault| LedgerError { event: id, fault };
            let event = event?;
            sums.add(&event).map_err(at)?;
            if event.recorded_on() < event.effective() {
                return Err(at(LedgerFault::RecordedTooEarly));
            }
            let mut entry = LedgerEntry::new(event.effective(), id, None, *event.action()).map_err(at)?;
            entry.recorded = event.recorded_on();
            self.events.push(event);
            self.entries.push(entry);
        }
        Ok(())
    }

    /// Checks the events against each other, and puts them in order.
    fn settle(&mut self, space: &mut LedgerSpace) -> Result<(), LedgerError> {
        let Self { events, entries } = self;
        reverse(events, entries)?;
        end_disputes(events, entries, &mut space.standing)?;
        entries.retain(|entry| !matches!(entry.action, Action::Reversal { .. }));
        sort_in(&mut space.sort, entries, |one, other| one.key() < other.key());
        resolve(events, entries, &mut space.places)
    }

    /// The events, in the order given.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The entries, in processing order; reversals are marks on their targets.
    #[must_use]
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }
}

/// Space to check and order the events of one ledger in, kept for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct LedgerSpace {
    sort: SortSpace,
    /// Where the entry of each event is that still stands for it.
    standing: Vec<usize>,
    /// Where each event went: a reversal has no entry.
    places: Vec<Option<u32>>,
}

fn ids() -> impl Iterator<Item = EventId> {
    (0..=u32::MAX).map(EventId::new)
}

/// What the events of an account may sum to.
#[derive(Default)]
struct Sums {
    first: Option<Money>,
    minor: i64,
    events: usize,
    conversions: usize,
    disputes: usize,
}

impl Sums {
    fn add(&mut self, event: &Event) -> Result<(), LedgerFault> {
        self.events = self.events.saturating_add(1);
        if self.events > Ledger::MAX_EVENTS {
            return Err(LedgerFault::TooManyEvents { max: Ledger::MAX_EVENTS });
        }
        if let Some(currency) = event.action().currency() {
            let first = *self.first.get_or_insert(Money::zero(currency));
            Money::zero(currency).of(first.currency())?;
        }
        self.minor = self.minor.saturating_add(event.action().magnitude()?);
        if self.minor > Money::MAX_MINOR {
            return Err(LedgerFault::TotalTooLarge);
        }
        if matches!(event.action(), Action::Conversion { .. }) {
            self.conversions = self.conversions.saturating_add(1);
            if self.conversions > Ledger::MAX_CONVERSIONS {
                return Err(LedgerFault::TooManyConversions { max: Ledger::MAX_CONVERSIONS });
            }
        }
        if matches!(event.action(), Action::Dispute { .. }) {
            self.disputes = self.disputes.saturating_add(1);
            if self.disputes > Ledger::MAX_DISPUTES {
                return Err(LedgerFault::TooManyDisputes { max: Ledger::MAX_DISPUTES });
            }
        }
        Ok(())
    }
}

/// Marks the targets of reversals. `entries` are still in the order given.
fn reverse(events: &[Event], entries: &mut [LedgerEntry]) -> Result<(), LedgerError> {
    for (id, event) in ids().zip(events) {
        let Action::Reversal { of: target } = *event.action() else { continue };
        let at = |fault| LedgerError { event: id, fault };
        let place = usize::try_from(target.get()).unwrap_or(usize::MAX);
        let found = entries.get_mut(place).ok_or(at(LedgerFault::UnknownTarget { target }))?;
        if matches!(found.action, Action::Reversal { .. }) {
            return Err(at(LedgerFault::ReversalOfReversal { target }));
        }
        if found.reversed.is_some() {
            return Err(at(LedgerFault::ReversedTwice { target }));
        }
        if event.recorded_on() < found.recorded {
            return Err(at(LedgerFault::ReversedTooEarly { target }));
        }
        found.reversed = Some(event.recorded_on());
    }
    Ok(())
}

/// Turns the event that a refund or settlement names into a place in the processing order.
fn resolve(events: &[Event], entries: &mut [LedgerEntry], places: &mut Vec<Option<u32>>) -> Result<(), LedgerError> {
    let names = |action: &Action| match *action {
        Action::Refund { of, .. } => of,
        Action::InstalmentSettlement { plan } => plan,
        Action::Dispute { of, .. } => Some(of),
        _ => None,
    };
    if !entries.iter().any(|entry| names(&entry.action).is_some()) {
        return Ok(());
    }
    places.clear();
    places.resize(events.len(), None);
    for (place, entry) in (0..=u32::MAX).zip(entries.iter()) {
        if let Some(slot) = usize::try_from(entry.source.get()).ok().and_then(|n| places.get_mut(n)) {
            *slot = Some(place);
        }
    }
    for entry in entries {
        let Some(target) = names(&entry.action) else { continue };
        let at = |fault| LedgerError { event: entry.source, fault };
        let is_opened = match entry.action {
            Action::InstalmentSettlement { .. } => target.of_opening_plan().is_some(),
            _ => target.of_opening().is_some(),
        };
        if is_opened {
            entry.target = Some(target.get());
            continue;
        }
        let place = usize::try_from(target.get()).unwrap_or(usize::MAX);
        let event: &Event = events.get(place).ok_or(at(LedgerFault::UnknownTarget { target }))?;
        let fits = matches!(
            (&entry.action, event.action()),
            (Action::Refund { .. } | Action::Dispute { .. }, Action::Purchase(_))
                | (Action::InstalmentSettlement { .. }, Action::Conversion { .. })
        );
        if !fits {
            return Err(at(LedgerFault::WrongTarget { target }));
        }
        let target_place = places.get(place).copied().flatten();
        let comes_first = |day: Date| day < entry.effective || (day == entry.effective && target < entry.source);
        if !comes_first(event.effective()) {
            return Err(at(LedgerFault::BeforeTarget { target }));
        }
        entry.target = target_place;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::DisputeOutcome;
    use super::*;
    use crate::component::{Component, Components};
    use crate::money::Currency;

    fn day(n: u8) -> Date {
        Date::new(2023, 1, n).unwrap()
    }

    fn yuan(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    fn fault(events: &[Event]) -> LedgerFault {
        Ledger::new(events.iter().copied()).unwrap_err().fault
    }

    #[test]
    fn a_day_is_put_in_order_whatever_order_it_was_told_in() {
        let at = |action| Event::new(day(5), action);
        let ledger = Ledger::new([
            Event::payment(day(5), yuan("1")),
            at(Action::Waiver { components: Components::FEE, amount: yuan("1") }),
            Event::purchase(day(5), yuan("2")),
            at(Action::Freeze(Components::one(Component::Interest))),
            Event::purchase(day(4), yuan("3")),
        ]);
        let order: Vec<u32> = ledger.unwrap().entries().iter().map(|e| e.source().get()).collect();
        assert_eq!(order, [4, 3, 2, 1, 0]);
    }

    #[test]
    fn reversals_that_make_no_sense() {
        let paid = Event::payment(day(1), yuan("1")).recorded(day(3));
        let reverse = |n, of| Event::reversal(day(n), EventId::new(of));
        let target = EventId::new(0);
        assert_eq!(fault(&[paid, reverse(2, 0)]), LedgerFault::ReversedTooEarly { target });
        assert_eq!(fault(&[paid, reverse(3, 0), reverse(4, 0)]), LedgerFault::ReversedTwice { target });
        let target = EventId::new(1);
        assert_eq!(fault(&[paid, reverse(3, 0), reverse(4, 1)]), LedgerFault::ReversalOfReversal { target });
        assert_eq!(fault(&[reverse(3, 0)]), LedgerFault::ReversalOfReversal { target: EventId::new(0) });
    }

    #[test]
    fn a_refund_names_an_earlier_purchase() {
        let refund = |n, of| Event::new(day(n), Action::Refund { amount: yuan("1"), of: Some(EventId::new(of)) });
        let bought = Event::purchase(day(2), yuan("1"));
        let target = EventId::new(0);
        assert_eq!(fault(&[bought, refund(1, 0)]), LedgerFault::BeforeTarget { target });
        assert_eq!(fault(&[Event::payment(day(1), yuan("1")), refund(2, 0)]), LedgerFault::WrongTarget { target });
        assert_eq!(fault(&[bought, refund(2, 9)]), LedgerFault::UnknownTarget { target: EventId::new(9) });
        let ledger = Ledger::new([bought, refund(2, 0)]).unwrap();
        assert_eq!(ledger.entries()[1].target(), Some(0));
    }

    /// Known from the 3rd, not from the 5th, on which it ended for the customer, and again from the 7th, on which that end was
    /// reversed: two entries of one event, the earlier first.
    #[test]
    fn a_dispute_that_is_known_again_comes_after_itself() {
        let dispute = Event::new(day(3), Action::Dispute { of: EventId::new(0), amount: None });
        let ended = Action::DisputeEnd { of: EventId::new(2), outcome: DisputeOutcome::ForCustomer };
        let events = [
            Event::purchase(day(2), yuan("1")),
            Event::purchase(day(1), yuan("1")),
            dispute,
            Event::new(day(5), ended),
            Event::reversal(day(7), EventId::new(3)),
        ];
        let ledger = Ledger::new(events).unwrap();
        let told = ledger.entries().iter().map(|entry| {
            let known = [3, 4, 5, 6, 7].map(|n| entry.is_known_on(Some(day(n))));
            (entry.source().get(), known)
        });
        let (always, refund) = ([true; 5], [false, false, true, true, false]);
        let (first, again) = ([true, true, false, false, false], [false, false, false, false, true]);
        assert_eq!(told.collect::<Vec<_>>(), [(1, always), (0, always), (3, refund), (2, first), (2, again)]);
    }

    fn dispute(n: u8, of: u32) -> Event {
        Event::new(day(n), Action::Dispute { of: EventId::new(of), amount: None })
    }

    fn for_customer(n: u8, of: u32) -> Event {
        Event::new(day(n), Action::DisputeEnd { of: EventId::new(of), outcome: DisputeOutcome::ForCustomer })
    }

    fn reverse(n: u8, of: u32) -> Event {
        Event::reversal(day(n), EventId::new(of))
    }

    #[test]
    fn a_dispute_ends_after_it_began_and_before_it_is_reversed() {
        let (bought, target) = (Event::purchase(day(1), yuan("1")), EventId::new(1));
        assert_eq!(fault(&[bought, dispute(5, 0), for_customer(4, 1)]), LedgerFault::BeforeTarget { target });
        // The purchase is told after the end that would refund it.
        let told_last = [dispute(3, 2), for_customer(4, 0), bought];
        assert_eq!(fault(&told_last), LedgerFault::BeforeTarget { target: EventId::new(0) });
        let reversed = |end| Ledger::new([bought, dispute(3, 0), reverse(5, 1), for_customer(end, 1)]);
        assert!(reversed(4).is_ok());
        assert_eq!(reversed(5).unwrap_err().fault, LedgerFault::DisputeEnded { target });
    }

    /// Ended on 4 January, which is reversed on 7 January: on 6 January it had ended, and a second end would refund it twice.
    #[test]
    fn a_dispute_that_goes_on_may_end_again_from_that_day_on() {
        let bought = Event::purchase(day(1), yuan("1"));
        let again = |end| Ledger::new([bought, dispute(3, 0), for_customer(4, 1), reverse(7, 2), for_customer(end, 1)]);
        assert_eq!(again(6).unwrap_err().fault, LedgerFault::DisputeEnded { target: EventId::new(1) });
        assert!(again(7).is_ok());
        // Told only on 9 January, it goes on from 7 January all the same.
        let late = |end| {
            Ledger::new([
                bought,
                dispute(3, 0).recorded(day(9)),
                for_customer(4, 1),
                reverse(7, 2),
                for_customer(end, 1),
            ])
        };
        assert_eq!(late(6).unwrap_err().fault, LedgerFault::DisputeEnded { target: EventId::new(1) });
        assert!(late(7).is_ok());
        // Reversed itself on 7 January, it does not go on: an end of 3 January that is told last is the one before the other.
        let last = [bought, dispute(2, 0), for_customer(4, 1), reverse(7, 2), reverse(7, 1), for_customer(3, 1)];
        assert!(Ledger::new(last).is_ok());
    }

    /// Two ends, each reversed or not, on all days and in either order: whatever is taken, on no day do the dispute and a refund
    /// stand side by side, nor two refunds.
    #[test]
    fn a_disputed_purchase_is_refunded_once_at_most() {
        let (bought, days) = (Event::purchase(day(1), yuan("1")), || 4..=8_u8);
        let mut taken = 0_u32;
        for (first, second) in days().flat_map(|first| days().map(move |second| (first, second))) {
            for (out, back) in (first..=9).flat_map(|out| (second..=9).map(move |back| (out, back))) {
                // A reversal on 9 January is none.
                let reversed = [(out, 2), (back, 3)].map(|(on, of)| (on < 9).then(|| reverse(on, of)));
                let told = [bought, dispute(3, 0), for_customer(first, 1), for_customer(second, 1)];
                let Ok(ledger) = Ledger::new(told.into_iter().chain(reversed.into_iter().flatten())) else { continue };
                taken += 1;
                for on in 3..=9 {
                    let known = ledger.entries().iter().filter(|entry| entry.is_known_on(Some(day(on))));
                    let stand = known.filter(|entry| entry.source().get() > 0).count();
                    assert!(stand <= 1, "{stand} on {on}: ends of {first} and {second}, reversed on {out} and {back}");
                }
            }
        }
        assert!(taken > 100, "{taken}");
    }

    /// The refund of 4 January goes with whichever is reversed first, the end or the dispute.
    #[test]
    fn a_refund_is_known_until_its_end_or_its_dispute_is_reversed() {
        let known = |end: u8, disputed: u8| {
            let bought = Event::purchase(day(1), yuan("1"));
            let events = [bought, dispute(2, 0), for_customer(4, 1), reverse(end, 2), reverse(disputed, 1)];
            let ledger = Ledger::new(events).unwrap();
            let days = [2, 4, 5, 6, 7, 8];
            let told = ledger
                .entries()
                .iter()
                .map(|entry| (entry.source().get(), days.map(|n| u8::from(entry.is_known_on(Some(day(n)))))));
            told.skip(1).collect::<Vec<_>>()
        };
        let (refund, first) = ((2, [0, 1, 1, 0, 0, 0]), (1, [1, 0, 0, 0, 0, 0]));
        assert_eq!(known(6, 8), [refund, first, (1, [0, 0, 0, 1, 1, 0])]);
        assert_eq!(known(8, 6), [refund, first]);
    }

    #[test]
    fn knowledge_is_dated() {
        let ledger =
            Ledger::new([Event::payment(day(1), yuan("1")).recorded(day(3)), Event::reversal(day(9), EventId::new(0))]);
        let ledger = ledger.unwrap();
        let known = |day| ledger.entries()[0].is_known_on(day);
        assert_eq!([2, 3, 8, 9].map(|n| known(Some(day(n)))), [false, true, true, false]);
        assert!(!known(None));
    }
}
