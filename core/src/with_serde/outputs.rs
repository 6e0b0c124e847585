//! Answers in serde's data model: they are written, never read. Amounts are decimal texts in the currency that stands
//! beside them, dates ISO, keys camelCase, classes and components by their names.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use serde::ser::{Serialize, Serializer};

use crate::balance::{Line, Position};
use crate::calendar::Date;
use crate::component::Component;
use crate::money::{Currency, Money};
use crate::offer::{Claim, Class, Offer, PlanKind, PlanRow, Schedule};
use crate::rate::Fraction;
use crate::words::Language;

fn text(currency: Currency, minor: i64) -> String {
    Money::from_minor(minor, currency).unwrap_or(Money::zero(currency)).to_string()
}

#[derive(serde::Serialize)]
#[serde(rename = "Position", rename_all = "camelCase")]
struct PositionOut {
    as_of: Date,
    currency: Currency,
    /// Posted and unpaid, billed and not.
    components: BTreeMap<&'static str, String>,
    posted: String,
    credit: String,
    accrued_interest: String,
    accrued_compound_interest: String,
    accrued_penalty_interest: String,
    accrued_judgment_interest: String,
    retroactive_interest: String,
    plan_principal: String,
    early_settlement_fee: String,
    payoff: String,
    days_past_due: i32,
    overdue_since: Option<Date>,
    overdue: String,
    consecutive_missed_payments: u32,
    is_undrawn: bool,
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PositionOut {
            as_of: self.as_of(),
            currency: self.currency(),
            components: self.components().map(|(of, amount)| (Component::name(of), amount.to_string())).collect(),
            posted: self.posted().to_string(),
            credit: self.credit().to_string(),
            accrued_interest: self.accrued_interest().to_string(),
            accrued_compound_interest: self.accrued_compound_interest().to_string(),
            accrued_penalty_interest: self.accrued_penalty_interest().to_string(),
            accrued_judgment_interest: self.accrued_judgment_interest().to_string(),
            retroactive_interest: self.retroactive_interest().to_string(),
            plan_principal: self.plan_principal().to_string(),
            early_settlement_fee: self.early_settlement_fee().to_string(),
            payoff: self.payoff().to_string(),
            days_past_due: self.days_past_due(),
            overdue_since: self.overdue_since(),
            overdue: self.overdue().to_string(),
            consecutive_missed_payments: self.consecutive_missed_payments(),
            is_undrawn: self.is_undrawn(),
        }
        .serialize(serializer)
    }
}

#[derive(serde::Serialize)]
#[serde(rename = "Line", rename_all = "camelCase")]
struct LineOut {
    day: Date,
    currency: Currency,
    /// What happened and why, in words.
    english: String,
    chinese: String,
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (english, chinese) = (self.text(Language::English), self.text(Language::Chinese));
        LineOut { day: self.day, currency: self.currency, english, chinese }.serialize(serializer)
    }
}

#[derive(serde::Serialize)]
#[serde(rename = "Claim", rename_all = "camelCase")]
struct ClaimOut {
    as_of: Date,
    currency: Currency,
    owed: BTreeMap<&'static str, String>,
    days_past_due: i32,
    has_instalments: bool,
    contract_annual: Fraction,
}

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ClaimOut {
            as_of: self.as_of(),
            currency: self.currency(),
            owed: Class::ALL.iter().map(|class| (class.key(), self.owed(*class).to_string())).collect(),
            days_past_due: self.days_past_due(),
            has_instalments: self.has_instalments(),
            contract_annual: self.contract_annual(),
        }
        .serialize(serializer)
    }
}

#[derive(serde::Serialize)]
#[serde(rename = "Schedule", rename_all = "camelCase")]
struct ScheduleOut {
    currency: Currency,
    total: String,
    interest: String,
    given_up: String,
    payments: alloc::vec::Vec<PaymentOut>,
}

#[derive(serde::Serialize)]
#[serde(rename = "Payment", rename_all = "camelCase")]
struct PaymentOut {
    /// From 1; 0 is the down payment.
    number: u32,
    due: Date,
    payment: String,
    interest: String,
}

impl Serialize for Schedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let currency = self.currency();
        let payment = |row: &PlanRow| PaymentOut {
            number: row.number,
            due: row.due,
            payment: text(currency, row.payment_minor()),
            interest: text(currency, row.interest),
        };
        ScheduleOut {
            currency,
            total: self.total().to_string(),
            interest: self.interest().to_string(),
            given_up: self.given_up().to_string(),
            payments: self.rows().iter().map(payment).collect(),
        }
        .serialize(serializer)
    }
}

#[derive(serde::Serialize)]
#[serde(rename = "Offer", rename_all = "camelCase")]
struct OfferOut<'a> {
    kind: &'static str,
    schedule: &'a Schedule,
    /// As it is quoted: `11.97%`; none where no rate solves the payments.
    nominal: Option<String>,
    effective: Option<String>,
    present_value: String,
    is_pareto: bool,
}

impl Serialize for Offer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        OfferOut {
            kind: PlanKind::key(self.kind()),
            schedule: self.schedule(),
            nominal: self.nominal().ok().map(|rate| rate.to_string()),
            effective: self.effective().ok().map(|rate| rate.to_string()),
            present_value: self.present_value().to_string(),
            is_pareto: self.is_pareto(),
        }
        .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use crate::balance::{CardAccount, Explanation, Workspace};
    use crate::ledger::{Event, Ledger};
    use crate::offer::Claim;
    use crate::terms::Issuer;
    use crate::{Currency, Date, Money, MonthDay};
    use serde_json::json;

    #[test]
    fn answers_are_written_as_texts() {
        let day = |text| Date::parse(text).unwrap();
        let terms = Issuer::Cmb.card(day("2023-03-06"), MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let spent = Event::purchase(day("2023-03-30"), Money::parse("1000.00", Currency::CNY).unwrap());
        let ledger = Ledger::new([spent]).unwrap();
        let told = Explanation::new(Currency::CNY);
        let account = CardAccount::new(&terms, &ledger);
        let (position, told) = account.replay_in(&mut Workspace::new(), day("2023-05-05"), told).unwrap();
        let written = serde_json::to_value(position).unwrap();
        assert_eq!(written["components"], json!({ "purchase": "1000.00", "interest": "18.00", "lateFee": "10.00" }));
        assert_eq!((&written["payoff"], &written["asOf"]), (&json!("1028.00"), &json!("2023-05-05")));
        let claim = serde_json::to_value(Claim::of(&position, &terms)).unwrap();
        assert_eq!((&claim["owed"]["principal"], &claim["contractAnnual"]), (&json!("1000.00"), &json!("0.1825")));
        let line = serde_json::to_value(&told.into_lines()[0]).unwrap();
        assert_eq!(
            line,
            json!({ "day": "2023-03-30", "currency": "CNY", "english": "purchases +1000.00", "chinese": "消费本金 +1000.00" })
        );
    }
}
