//! What the terms of cards, those of loans and events have in common: rates, components, orders, splits.

use alloc::string::String;
use alloc::vec::Vec;

use crate::component::Components;
use crate::json::{Of, shapes};
use crate::rate::{Rate, RatePeriod};
use crate::rounding::{Remainder, Rounding, Split};
use crate::terms::Order;
use crate::wire::{WireError, WireFault};
use crate::words::Word;

shapes! {
    /// A rate: exactly one of the three.
    pub(super) struct RateShape {
        /// Decimal fraction a day.
        daily: Option<String>,
        /// Decimal fraction a month.
        monthly: Option<String>,
        /// Decimal fraction a year.
        annual: Option<String>,
    }
    pub(super) struct SplitShape {
        /// How each part is rounded.
        rounding: Rounding,
        /// Which part takes what rounding leaves over.
        remainder: Remainder,
    }
}

/// Orders of groups of components and classes.
pub(super) type OrderShape = Vec<Vec<String>>;

/// A rate with its period.
pub(super) fn rate(node: Of<'_, RateShape>) -> Result<Rate, WireError> {
    let periods =
        [(node.daily(), RatePeriod::Daily), (node.monthly(), RatePeriod::Monthly), (node.annual(), RatePeriod::Annual)];
    let mut given = periods.into_iter().filter_map(|(key, period)| Some((key.given()?, period)));
    let Some((rate, period)) = given.next() else {
        return Err(node.fault(
            WireFault::MissingKey,
            Word::new("one of these keys is required: daily monthly annual", "以下各键须填一个：daily monthly annual"),
        ));
    };
    match given.next() {
        Some((other, _)) => Err(other.one_of("daily monthly annual")),
        None => rate_of(rate, period),
    }
}

pub(super) fn rate_of(node: Of<'_, String>, period: RatePeriod) -> Result<Rate, WireError> {
    Rate::new(node.fraction()?, period).map_err(|error| node.given(error))
}

/// A daily rate.
pub(super) fn daily(rate: Of<'_, String>) -> Result<Rate, WireError> {
    rate_of(rate, RatePeriod::Daily)
}

/// The names of components and classes, for an error's text.
pub(super) const COMPONENT_NAMES: &str = "purchase cash instalment loan interest penaltyInterest compoundInterest lateFee annualFee \
                               cashFee serviceFee instalmentFee cost judgmentInterest, or principal, fee";

/// The set of a component's or class's name.
pub(super) fn components(name: Of<'_, String>) -> Result<Components, WireError> {
    name.word(Components::from_name, COMPONENT_NAMES)
}

/// The set of the key that leads here, a component's or class's name.
pub(super) fn components_of_key(node: Of<'_, String>) -> Result<Components, WireError> {
    node.key_word(Components::from_name, COMPONENT_NAMES)
}

/// The set of several names together.
pub(super) fn all_components(list: Of<'_, Vec<String>>) -> Result<Components, WireError> {
    list.parts().try_fold(Components::NONE, |all, name| Ok(all.or(components(name)?)))
}

/// Groups in the order they are paid.
pub(super) fn order(list: Of<'_, OrderShape>) -> Result<Order, WireError> {
    let mut groups: Vec<Vec<Components>> = Vec::new();
    for group in list.parts() {
        groups.push(group.parts().map(components).collect::<Result<_, _>>()?);
    }
    let groups: Vec<&[Components]> = groups.iter().map(Vec::as_slice).collect();
    Order::new(&groups).map_err(|error| list.refused(error))
}

/// Both parts of how an amount is split.
pub(super) fn split(node: Of<'_, SplitShape>) -> Result<Split, WireError> {
    Ok(Split::new(node.rounding().value(), node.remainder().value()))
}
