//! The values in serde's data model (feature `serde`): texts as they display themselves, never floats.
//!
//! A date is `"2026-03-05"`, a time `"09:30"`, a fraction `"0.0005"`, a currency its code, a component its name. An
//! amount names its currency and a rate its period: `{"amount":"12.50","currency":"CNY"}`,
//! `{"fraction":"0.0005","period":"daily"}`. What is read goes through the same checks as everywhere.
//!
//! Positions, lines, events, terms, budgets, offers, verdicts, agreements and whole answers are written and not read.

mod event;
mod negotiation;
mod outputs;
mod terms;

use alloc::string::{String, ToString};
use core::fmt::{self, Display};

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::calendar::{Date, TimeOfDay};
use crate::component::Component;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RatePeriod};

/// Reads a text.
struct Text<T, E>(fn(&str) -> Result<T, E>, &'static str);

impl<T, E: Display> Visitor<'_> for Text<T, E> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1)
    }

    fn visit_str<F: de::Error>(self, text: &str) -> Result<T, F> {
        (self.0)(text).map_err(F::custom)
    }
}

macro_rules! texts {
    ($($type:ident, $expected:literal, $parse:expr;)+) => {
        $(impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text($parse, $expected))
            }
        })+
    };
}

texts! {
    Date, "a date such as 2026-03-05", Date::parse;
    TimeOfDay, "a time such as 09:30", TimeOfDay::parse;
    Fraction, "a decimal fraction, as a text", Fraction::parse;
    Currency, "an ISO 4217 code", Currency::from_code;
}

impl<'de> Deserialize<'de> for RatePeriod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text(str::parse::<Self>, "daily, monthly or annual"))
    }
}

impl Serialize for Component {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Component {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let named = |name: &str| Self::from_name(name).ok_or("unknown component");
        deserializer.deserialize_str(Text(named, "the name of a component"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Money", deny_unknown_fields)]
struct Amount {
    amount: String,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Amount { amount: self.to_string(), currency: self.currency() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Amount { amount, currency } = Amount::deserialize(deserializer)?;
        Self::parse(&amount, currency).map_err(de::Error::custom)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Rate", deny_unknown_fields)]
struct Parts {
    fraction: Fraction,
    period: RatePeriod,
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Parts { fraction: self.fraction(), period: self.period() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Parts { fraction, period } = Parts::deserialize(deserializer)?;
        Self::new(fraction, period).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::fmt::Debug;

    fn both_ways<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug>(value: T, text: &str) {
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(serde_json::from_str::<T>(text).unwrap(), value);
    }

    fn refused<T: for<'de> Deserialize<'de> + Debug>(text: &str) -> String {
        serde_json::from_str::<T>(text).unwrap_err().to_string()
    }

    #[test]
    fn values_go_there_and_back() {
        both_ways(Date::parse("2024-02-29").unwrap(), r#""2024-02-29""#);
        both_ways(TimeOfDay::parse("09:30").unwrap(), r#""09:30""#);
        both_ways(Fraction::parse("0.0005").unwrap(), r#""0.0005""#);
        both_ways(Currency::from_code("JPY").unwrap(), r#""JPY""#);
        both_ways(Component::LateFee, r#""lateFee""#);
        both_ways(Money::parse("-12.50", Currency::CNY).unwrap(), r#"{"amount":"-12.50","currency":"CNY"}"#);
        let rate = Rate::new(Fraction::parse("0.0005").unwrap(), RatePeriod::Daily).unwrap();
        both_ways(rate, r#"{"fraction":"0.0005","period":"daily"}"#);
    }

    #[test]
    fn what_is_no_value_is_refused_with_its_own_words() {
        assert!(refused::<Date>(r#""2023-02-29""#).starts_with(&Date::parse("2023-02-29").unwrap_err().to_string()));
        assert!(refused::<Money>(r#"{"amount":"1.234","currency":"CNY"}"#).contains("decimals"));
        assert!(refused::<Money>(r#"{"amount":1.5,"currency":"CNY"}"#).contains("floating point"));
        assert!(refused::<Money>(r#"{"amount":"1","currency":"CNY","note":"x"}"#).contains("unknown field"));
        assert!(refused::<Rate>(r#"{"fraction":"0.1","period":"weekly"}"#).contains("daily monthly annual"));
        assert!(refused::<Component>(r#""principal""#).contains("unknown component"));
    }
}
