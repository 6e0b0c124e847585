//! What holds for a whole day, whatever its place in the day: the rate, what a day earns at it, the freezes.

use super::count::Rate;
use super::event::{Event, Kind};
use super::terms::{Compound, Method, Terms};
use crate::oracle::{Component, Day, Refused};

/// One day's weather; earnings are of one minor unit, nothing where frozen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sky {
    pub(super) rate: Rate,
    pub(super) rate_changed: bool,
    pub(super) interest: i128,
    pub(super) penalty: i128,
    pub(super) compound: i128,
    pub(super) interest_frozen: bool,
    /// The same when instalments fall due: a judgment of the day comes after them.
    pub(super) frozen_at_due: bool,
    pub(super) late_fee_frozen: bool,
}

/// The weather of every day from the disbursement on.
#[derive(Debug, Clone)]
pub(super) struct Weather {
    first: Day,
    days: Vec<Sky>,
}

impl Weather {
    pub(super) fn new(terms: &Terms, events: &[Event], through: Day) -> Result<Self, Refused> {
        let mut days = Vec::new();
        let mut rate = terms.rate;
        let mut frozen: Vec<Component> = Vec::new();
        let mut judged = false;
        for day in (terms.disbursed.0..=through.0).map(Day) {
            let (mut rate_changed, judged_before) = (false, judged);
            for event in events.iter().filter(|event| event.date == day) {
                match &event.kind {
                    Kind::RateChange(new) => {
                        terms.check_rate(*new)?;
                        rate = *new;
                        rate_changed = true;
                    }
                    Kind::Judgment(judgment) => judged |= !judgment.continues,
                    Kind::Freeze(named) => frozen.extend(named),
                    Kind::Unfreeze(named) => frozen.retain(|component| !named.contains(component)),
                    _ => {}
                }
            }
            let is_frozen =
                |component: Component| frozen.contains(&component) || (judged && component.is_general_interest());
            let earned = |component: Component, exact: i128| if is_frozen(component) { 0 } else { exact };
            let contract = rate.day(terms.count, day);
            let penalty = match (terms.penalty_rate(rate)?, terms.penalty) {
                (Some(rate), Some(penalty)) => rate.day(penalty.count, day),
                _ => 0,
            };
            let added = match (terms.added_penalty_rate(rate)?, terms.penalty) {
                (Some(rate), Some(penalty)) => rate.day(penalty.count, day),
                _ => 0,
            };
            let compound = match terms.compound {
                Compound::None => 0,
                Compound::Contract => contract,
                Compound::Penalty => penalty,
            };
            days.push(Sky {
                rate,
                rate_changed,
                interest: if terms.method == Method::FlatFee { 0 } else { earned(Component::Interest, contract) },
                penalty: earned(Component::PenaltyInterest, added),
                compound: earned(Component::CompoundInterest, compound),
                interest_frozen: is_frozen(Component::Interest),
                frozen_at_due: frozen.contains(&Component::Interest) || judged_before,
                late_fee_frozen: is_frozen(Component::LateFee),
            });
        }
        Ok(Self { first: terms.disbursed, days })
    }

    pub(super) fn on(&self, day: Day) -> &Sky {
        &self.days[usize::try_from(day.0 - self.first.0).unwrap()]
    }
}
