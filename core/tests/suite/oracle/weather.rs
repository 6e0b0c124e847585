//! What holds for a whole day, whatever its place in the day: the two rates, the freezes, the write-off.

use super::calendar::Day;
use super::event::{Event, Kind};
use super::order::Component;
use super::terms::{Terms, in_force};

/// One day's weather.
#[derive(Debug, Clone)]
struct Sky {
    purchase_rate: i128,
    cash_rate: i128,
    interest_frozen: bool,
    compound_frozen: bool,
    late_fee_frozen: bool,
    written_off: bool,
    limit: Option<i128>,
}

/// The weather of every day from the opening on.
#[derive(Debug)]
pub(crate) struct Weather {
    first: Day,
    days: Vec<Sky>,
}

impl Weather {
    pub(crate) fn new(terms: &Terms, events: &[Event], through: Day) -> Self {
        let mut turns: Vec<&Event> = events
            .iter()
            .filter(|event| {
                matches!(
                    event.kind,
                    Kind::Freeze(_)
                        | Kind::Unfreeze(_)
                        | Kind::RateChange { .. }
                        | Kind::WriteOff
                        | Kind::LimitChange(_)
                        | Kind::Judgment(_)
                )
            })
            .collect();
        turns.sort_by_key(|event| event.date);
        let days = (terms.opened.0..=through.0).map(|day| sky(terms, &turns, Day(day))).collect();
        Self { first: terms.opened, days }
    }

    fn on(&self, day: Day) -> &Sky {
        &self.days[usize::try_from(day.0 - self.first.0).unwrap()]
    }

    /// What a day's interest on one minor unit of a principal is, in 10^-12ths.
    pub(crate) fn interest_rate(&self, component: Component, day: Day) -> i128 {
        let sky = self.on(day);
        match component {
            _ if sky.interest_frozen => 0,
            Component::Cash => sky.cash_rate,
            _ => sky.purchase_rate,
        }
    }

    /// The rate of the day, frozen or not.
    pub(crate) fn rate(&self, component: Component, day: Day) -> i128 {
        if component == Component::Cash { self.on(day).cash_rate } else { self.on(day).purchase_rate }
    }

    pub(crate) fn compound_rate(&self, day: Day) -> i128 {
        if self.on(day).compound_frozen { 0 } else { self.on(day).purchase_rate }
    }

    pub(crate) fn late_fee_frozen(&self, day: Day) -> bool {
        self.on(day).late_fee_frozen
    }

    /// The credit limit in force.
    pub(crate) fn limit(&self, day: Day) -> Option<i128> {
        self.on(day).limit
    }

    pub(crate) fn written_off(&self, day: Day) -> bool {
        self.on(day).written_off
    }
}

/// The turns come by date, on one day in ledger order.
fn sky(terms: &Terms, turns: &[&Event], day: Day) -> Sky {
    let past: Vec<&Event> = turns.iter().copied().filter(|event| event.date <= day).collect();
    let frozen = |component: Component| {
        past.iter().fold(false, |frozen, event| match &event.kind {
            Kind::Freeze(named) if named.contains(&component) => true,
            Kind::Unfreeze(named) if named.contains(&component) => false,
            _ => frozen,
        })
    };
    let held = |history, changed: fn(&Event) -> Option<i128>| {
        let contract = in_force(history, day).copied();
        let since = history.iter().filter_map(|(from, _)| *from).filter(|from| *from <= day).max();
        let change = past.iter().rev().find_map(|event| changed(event).map(|rate| (event.date, rate)));
        match change {
            Some((date, rate)) if since.is_none_or(|since| since <= date) => Some(rate),
            _ => contract,
        }
    };
    let judged = past.iter().any(|event| matches!(&event.kind, Kind::Judgment(judgment) if !judgment.continues));
    let rate = |history, changed| held(history, changed).unwrap_or(0);
    Sky {
        purchase_rate: rate(&terms.purchase_rates, |event| match event.kind {
            Kind::RateChange { purchase, .. } => purchase,
            _ => None,
        }),
        cash_rate: rate(&terms.cash_rates, |event| match event.kind {
            Kind::RateChange { cash, .. } => cash,
            _ => None,
        }),
        interest_frozen: judged || frozen(Component::Interest),
        compound_frozen: judged || frozen(Component::CompoundInterest),
        late_fee_frozen: frozen(Component::LateFee),
        written_off: past.iter().any(|event| matches!(event.kind, Kind::WriteOff)),
        limit: held(&terms.limits, |event| match event.kind {
            Kind::LimitChange(limit) => Some(limit),
            _ => None,
        }),
    }
}
