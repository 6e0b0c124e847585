//! What happened, in serde's data model: an event is written with the keys of its kind, as in a case document; each
//! amount with its currency and each rate with its period. Events that others refer to are named by their places.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::component::{Component, Components};
use crate::ledger::{Action, Event, EventId, PlanCharge};

/// The place in the ledger, from 0.
impl Serialize for EventId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.get())
    }
}

/// The names of the components.
impl Serialize for Components {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Component::name))
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", kind(self.action()))?;
        map.serialize_entry("date", &self.effective())?;
        map.serialize_entry("recorded", &self.recorded_on())?;
        keys_of_kind(self.action(), &mut map)?;
        map.end()
    }
}

/// The name of a kind in a case document.
const fn kind(action: &Action) -> &'static str {
    match action {
        Action::Purchase(_) => "purchase",
        Action::CashAdvance { .. } => "cashAdvance",
        Action::Payment(_) => "payment",
        Action::Refund { .. } => "refund",
        Action::Fee { .. } => "fee",
        Action::Cost(_) => "cost",
        Action::Conversion { .. } => "conversion",
        Action::InstalmentSettlement { .. } => "instalmentSettlement",
        Action::Waiver { .. } => "waiver",
        Action::Freeze(_) => "freeze",
        Action::Unfreeze(_) => "unfreeze",
        Action::RateChange { .. } | Action::LoanRate(_) => "rateChange",
        Action::CreditLimitChange(_) => "creditLimitChange",
        Action::CycleChange { .. } => "cycleChange",
        Action::Disbursement(_) => "disbursement",
        Action::EarlyRepayment { .. } => "earlyRepayment",
        Action::PaymentChange(_) => "paymentChange",
        Action::Chargeback(_) => "chargeback",
        Action::CreditRefund(_) => "creditRefund",
        Action::Acceleration => "acceleration",
        Action::DueDateChange { .. } => "dueDateChange",
        Action::Reversal { .. } => "reversal",
        Action::WriteOff => "writeOff",
        Action::Assertion(_) => "assertion",
        Action::Judgment { .. } => "judgment",
        Action::Dispute { .. } => "dispute",
        Action::DisputeEnd { .. } => "disputeEnd",
    }
}

/// What a kind says beyond its days. What may be absent is not written where it is.
fn keys_of_kind<M: SerializeMap>(action: &Action, map: &mut M) -> Result<(), M::Error> {
    match action {
        Action::Purchase(amount)
        | Action::Payment(amount)
        | Action::Cost(amount)
        | Action::Disbursement(amount)
        | Action::PaymentChange(amount)
        | Action::Chargeback(amount)
        | Action::CreditRefund(amount) => map.serialize_entry("amount", amount),
        Action::CashAdvance { amount, fee } => two(("amount", amount), ("fee", fee), map),
        Action::Refund { amount, of } => {
            map.serialize_entry("amount", amount)?;
            given("of", of.as_ref(), map)
        }
        Action::Fee { component, amount } => two(("component", component), ("amount", amount), map),
        Action::Conversion { amount, periods, charge } => {
            two(("amount", amount), ("periods", periods), map)?;
            plan_charge(charge, map)
        }
        Action::InstalmentSettlement { plan } => given("plan", plan.as_ref(), map),
        Action::Waiver { components, amount } => two(("components", components), ("amount", amount), map),
        Action::Freeze(components) | Action::Unfreeze(components) => map.serialize_entry("components", components),
        Action::RateChange { purchase, cash } => {
            given("purchase", purchase.as_ref(), map)?;
            given("cash", cash.as_ref(), map)
        }
        Action::CreditLimitChange(limit) => map.serialize_entry("limit", limit),
        Action::CycleChange { statement_day, due } => {
            map.serialize_entry("statementDay", &statement_day.get())?;
            given("due", due.as_ref(), map)
        }
        Action::EarlyRepayment { amount, keep } => {
            map.serialize_entry("amount", amount)?;
            given("keep", keep.as_ref(), map)
        }
        Action::DueDateChange { due } => map.serialize_entry("due", due),
        Action::LoanRate(rate) => map.serialize_entry("rate", rate),
        Action::Reversal { of } => map.serialize_entry("of", of),
        Action::Assertion(balance) => map.serialize_entry("balance", balance),
        Action::Judgment { amount, components, perform_by, interest_continues } => {
            two(("amount", amount), ("components", components), map)?;
            two(("performBy", perform_by), ("interestContinues", interest_continues), map)
        }
        Action::Dispute { of, amount } => {
            map.serialize_entry("of", of)?;
            given("amount", amount.as_ref(), map)
        }
        Action::DisputeEnd { of, outcome } => two(("of", of), ("outcome", outcome), map),
        Action::Acceleration | Action::WriteOff => Ok(()),
    }
}

/// Two keys that are always there.
fn two<M: SerializeMap>(
    one: (&str, &impl Serialize),
    other: (&str, &impl Serialize),
    map: &mut M,
) -> Result<(), M::Error> {
    map.serialize_entry(one.0, one.1)?;
    map.serialize_entry(other.0, other.1)
}

fn plan_charge<M: SerializeMap>(charge: &PlanCharge, map: &mut M) -> Result<(), M::Error> {
    match charge {
        PlanCharge::Free => Ok(()),
        PlanCharge::MonthlyFee(rate) => map.serialize_entry("monthlyFeeRate", rate),
        PlanCharge::LevelPayment(rate) => map.serialize_entry("annualRate", rate),
    }
}

fn given<M: SerializeMap>(key: &str, value: Option<&impl Serialize>, map: &mut M) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::DisputeOutcome;
    use crate::schedule::RecastKeeps;
    use crate::{Currency, Date, Money, Rate};
    use serde_json::{Value, json};

    #[test]
    fn an_event_is_written_with_the_keys_of_its_kind() {
        let day = Date::parse("2023-04-23").unwrap();
        let cny = |text| Money::parse(text, Currency::CNY).unwrap();
        let half = Rate::daily("0.0005").unwrap();
        let amount = |text: &str| json!({ "amount": text, "currency": "CNY" });
        let rate = json!({ "fraction": "0.0005", "period": "daily" });
        let (late_fee, first) = (Components::one(Component::LateFee), EventId::new(0));
        let free = Event::conversion(day, cny("1200"), 12, PlanCharge::Free);
        for (event, kind, keys) in [
            (Event::payment(day, cny("100.00")), "payment", json!({ "amount": amount("100.00") })),
            (
                Event::cash_advance_with_fee(day, cny("5"), cny("1")),
                "cashAdvance",
                json!({ "amount": amount("5.00"), "fee": amount("1.00") }),
            ),
            (Event::refund(day, cny("5")), "refund", json!({ "amount": amount("5.00") })),
            (Event::dispute(first, day), "dispute", json!({ "of": 0 })),
            (Event::dispute_of_part(first, day, cny("5")), "dispute", json!({ "of": 0, "amount": amount("5.00") })),
            (
                Event::dispute_end(first, day, DisputeOutcome::Against),
                "disputeEnd",
                json!({ "of": 0, "outcome": "against" }),
            ),
            (Event::refund_of(first, day, cny("5")), "refund", json!({ "amount": amount("5.00"), "of": 0 })),
            (free, "conversion", json!({ "amount": amount("1200.00"), "periods": 12 })),
            (
                Event::waiver(day, late_fee, cny("5")),
                "waiver",
                json!({ "components": ["lateFee"], "amount": amount("5.00") }),
            ),
            (Event::freeze(day, late_fee), "freeze", json!({ "components": ["lateFee"] })),
            (Event::cash_rate(day, half), "rateChange", json!({ "cash": rate })),
            (Event::loan_rate(day, half), "rateChange", json!({ "rate": rate })),
            (
                Event::early_repayment(day, cny("5"), RecastKeeps::Term),
                "earlyRepayment",
                json!({ "amount": amount("5.00"), "keep": "term" }),
            ),
            (Event::write_off(day), "writeOff", json!({})),
            (Event::assertion(day, cny("-5")), "assertion", json!({ "balance": amount("-5.00") })),
        ] {
            let mut expected = keys.as_object().unwrap().clone();
            expected.insert("kind".into(), json!(kind));
            expected.insert("date".into(), json!("2023-04-23"));
            expected.insert("recorded".into(), json!("2023-04-23"));
            assert_eq!(serde_json::to_value(event).unwrap(), Value::Object(expected));
        }
    }
}
