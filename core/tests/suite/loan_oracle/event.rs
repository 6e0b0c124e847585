//! The ledger of a loan as it was known on a day.
//!
//! Semantics: [loan-15] to [loan-23].

use super::count::Rate;
use super::terms::Terms;
use crate::oracle::{Component, Day, Judgment, Refused, amount_or, happened, refuse};
use serde_json::Value;

/// What happened.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Disbursement(i128),
    Payment(i128),
    EarlyRepayment { amount: i128, keep_term: Option<bool> },
    Charge(Component, i128),
    Waiver(Vec<Component>, i128),
    Acceleration,
    CreditRefund(i128),
    Chargeback(i128),
    PaymentChange(i128),
    DueDateChange(Day),
    RateChange(Rate),
    Freeze(Vec<Component>),
    Unfreeze(Vec<Component>),
    WriteOff,
    Judgment(Judgment),
    Assertion(i128),
}

/// One event that is part of the known history.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The place in the document's list.
    pub(super) place: usize,
    pub(super) date: Day,
    pub(super) recorded: Day,
    pub(super) kind: Kind,
}

/// The events of a ledger in the order given, less what was not known and what was reversed.
pub(super) fn known_events(json: &Value, terms: &Terms, known_on: Option<Day>) -> Result<Vec<Event>, Refused> {
    let rows = json.as_array().cloned().unwrap_or_default();
    let happened = happened(&rows, known_on)?;
    let mut events = Vec::new();
    let mut total = 0;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row["kind"] != "reversal") {
        let event = read(place, row, terms)?;
        if event.date < terms.disbursed {
            return refuse!("an event on {} comes before the disbursement", event.date.text());
        }
        total += amount_or(&row["amount"], terms.places, 0)?;
        if happened[place] {
            events.push(event);
        }
    }
    if total > 1_000_000_000_000_000 {
        return refuse!("more money than an account may move");
    }
    let drawn: Vec<(Day, i128)> = events
        .iter()
        .filter_map(|event| match event.kind {
            Kind::Disbursement(amount) => Some((event.date, amount)),
            _ => None,
        })
        .collect();
    if drawn.iter().map(|(_, amount)| amount).sum::<i128>() > terms.principal {
        return refuse!("more is paid out than was agreed");
    }
    if drawn.iter().map(|(day, _)| *day).min().is_some_and(|first| first != terms.disbursed) {
        return refuse!("the first disbursement is on its day");
    }
    Ok(events)
}

fn read(place: usize, row: &Value, terms: &Terms) -> Result<Event, Refused> {
    let component = || Component::leaves(row["component"].as_str().unwrap_or_default());
    let components = || -> Result<Vec<Component>, Refused> {
        let mut found = Vec::new();
        for name in row["components"].as_array().into_iter().flatten() {
            found.extend(Component::leaves(name.as_str().unwrap_or_default())?);
        }
        Ok(found)
    };
    let amount = || match amount_or(&row["amount"], terms.places, 0)? {
        amount if amount > 0 => Ok(amount),
        _ => refuse!("an amount is above zero"),
    };
    let kind = match row["kind"].as_str().unwrap_or_default() {
        "disbursement" => Kind::Disbursement(amount()?),
        "payment" => Kind::Payment(amount()?),
        "earlyRepayment" => Kind::EarlyRepayment {
            amount: amount()?,
            keep_term: match row["keep"].as_str() {
                None => None,
                Some("term") => Some(true),
                Some("payment") => Some(false),
                _ => return refuse!("an early repayment keeps the term or the payment"),
            },
        },
        "chargeback" => Kind::Chargeback(amount()?),
        "creditRefund" => Kind::CreditRefund(amount()?),
        "paymentChange" => Kind::PaymentChange(amount()?),
        "fee" => Kind::Charge(component()?[0], amount()?),
        "cost" => Kind::Charge(Component::Cost, amount()?),
        "waiver" => Kind::Waiver(component()?, amount()?),
        "judgment" => Kind::Judgment(Judgment::read(row, terms.places)?),
        "acceleration" => Kind::Acceleration,
        "dueDateChange" => Kind::DueDateChange(Day::of(&row["due"])?),
        "rateChange" => Kind::RateChange(Rate::of(&row["rate"])?),
        "freeze" => Kind::Freeze(components()?),
        "unfreeze" => Kind::Unfreeze(components()?),
        "writeOff" => Kind::WriteOff,
        "assertion" => Kind::Assertion(amount_or(&row["balance"], terms.places, 0)?),
        other => return refuse!("`{other}` is no event of a loan"),
    };
    let date = Day::of(&row["date"])?;
    let recorded = Day::maybe(&row["recorded"])?.unwrap_or(date);
    Ok(Event { place, date, recorded, kind })
}
