//! The ledger of a loan as it was known on a day.
//!
//! Semantics: [loan-15] to [loan-23].

use super::count::Rate;
use super::terms::Terms;
use crate::oracle::{Component, Day, Refused, amount_or, happened, refuse};
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
    DueDateChange(Day),
    RateChange(Rate),
    Freeze(Vec<Component>),
    Unfreeze(Vec<Component>),
    WriteOff,
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
    let (mut total, mut disbursements) = (0, 0);
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row["kind"] != "reversal") {
        let event = read(place, row, terms)?;
        if event.date < terms.disbursed {
            return refuse!("an event on {} comes before the disbursement", event.date.text());
        }
        total += amount_or(&row["amount"], terms.places, 0)?;
        if let Kind::Disbursement(amount) = event.kind
            && (amount, event.date) != (terms.principal, terms.disbursed)
        {
            return refuse!("a disbursement that was not agreed");
        }
        if happened[place] {
            disbursements += usize::from(matches!(event.kind, Kind::Disbursement(_)));
            events.push(event);
        }
    }
    if total > 1_000_000_000_000_000 {
        return refuse!("more money than an account may move");
    }
    if disbursements > 1 {
        return refuse!("a loan is paid out once");
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
                Some("term") => Some(true),
                Some("payment") => Some(false),
                None => None,
                _ => return refuse!("an early repayment keeps the term or the payment"),
            },
        },
        "fee" => Kind::Charge(component()?[0], amount()?),
        "cost" => Kind::Charge(Component::Cost, amount()?),
        "waiver" => Kind::Waiver(component()?, amount()?),
        "acceleration" => Kind::Acceleration,
        "dueDateChange" => Kind::DueDateChange(Day::of(&row["due"])?),
        "rateChange" => {
            let rate = Rate::of(&row["rate"])?;
            terms.check_new_rate(rate)?;
            Kind::RateChange(rate)
        }
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
