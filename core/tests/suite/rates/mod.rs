//! Rates of flows: the published examples, an oracle in whole numbers, properties, and bad input.
#![expect(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

mod hostile;
mod oracle;
mod properties;
mod published;

use arrears::cash_flow::{DatedFlow, DatedFlows, PeriodicFlows, PeriodicRate, PeriodsAYear, YearFraction};
use arrears::{Currency, Date, Money};

pub(crate) fn money(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

pub(crate) fn minor(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn monthly(lent: &str, payments: &[Money]) -> PeriodicRate {
    PeriodicFlows::lent(money(lent), payments, PeriodsAYear::MONTHLY).unwrap().rate().unwrap()
}

/// The effective rate of dated flows with two decimals, or the error, as text.
fn effective(flows: &[(&str, &str)], by: YearFraction, decimals: u8) -> String {
    let flows: Vec<_> = flows.iter().map(|(day, amount)| DatedFlow::new(date(day), money(amount))).collect();
    let rate = DatedFlows::new(&flows, by).and_then(|flows| flows.rate()).and_then(|rate| rate.effective(decimals));
    rate.map_or_else(|error| error.to_string(), |rate| rate.to_string())
}
