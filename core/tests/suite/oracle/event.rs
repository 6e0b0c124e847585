//! The ledger as it was known on a day: what is left after later knowledge and reversals are taken out.
//!
//! Semantics: [card-21] to [card-27].

use super::calendar::{CycleChange, Day, Due};
use super::judgment::Judgment;
use super::number::rate;
use super::order::Component;
use super::terms::{Terms, amount_or, components};
use super::{Refused, refuse};
use serde_json::Value;

/// What happened.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Purchase(i128),
    CashAdvance {
        amount: i128,
        fee: i128,
    },
    Payment(i128),
    Refund {
        amount: i128,
        of: Option<String>,
    },
    Charge(Component, i128),
    Conversion {
        amount: i128,
        periods: u32,
        monthly_fee: i128,
        annual: Option<i128>,
    },
    Settlement {
        plan: Option<String>,
    },
    Waiver(Vec<Component>, i128),
    Freeze(Vec<Component>),
    Unfreeze(Vec<Component>),
    RateChange {
        purchase: Option<i128>,
        cash: Option<i128>,
    },
    WriteOff,
    Dispute {
        of: String,
        amount: Option<i128>,
    },
    /// The end of a dispute against the customer.
    EndAgainst {
        dispute: String,
    },
    /// Its end for the customer; nothing happens on its day.
    EndForCustomer {
        dispute: String,
    },
    /// From the day on; none is no limit.
    LimitChange(i128),
    CycleChange {
        statement_day: i64,
        due: Option<Due>,
    },
    Judgment(Judgment),
    Assertion(i128),
}

/// One event that is part of the known history.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// The place in the document's list.
    pub(crate) place: usize,
    pub(crate) id: Option<String>,
    pub(crate) date: Day,
    pub(crate) recorded: Day,
    pub(crate) kind: Kind,
}

/// Which rows of a ledger are part of the history: known on the day, no reversal and not reversed.
pub(crate) fn happened(rows: &[Value], known_on: Option<Day>) -> Result<Vec<bool>, Refused> {
    let known = |row: &Value| -> Result<bool, Refused> {
        let recorded = Day::maybe(&row["recorded"])?.map_or_else(|| Day::of(&row["date"]), Ok)?;
        Ok(known_on.is_none_or(|limit| recorded <= limit))
    };
    let mut aimed_at = Vec::new();
    let mut reversed = Vec::new();
    for row in rows.iter().filter(|row| row["kind"] == "reversal") {
        let Some(target) = rows.iter().find(|other| !other["id"].is_null() && other["id"] == row["of"]) else {
            return refuse!("a reversal of nothing");
        };
        if target["kind"] == "reversal" {
            return refuse!("a reversal of a reversal");
        }
        if aimed_at.contains(&&row["of"]) {
            return refuse!("{} is reversed twice", row["of"]);
        }
        aimed_at.push(&row["of"]);
        if known(row)? {
            reversed.push(&row["of"]);
        }
    }
    let is_reversed = |row: &Value| !row["id"].is_null() && reversed.contains(&&row["id"]);
    rows.iter().map(|row| Ok(row["kind"] != "reversal" && known(row)? && !is_reversed(row))).collect()
}

/// The events of a ledger in the order given, less what was not known and what was reversed.
pub(crate) fn known_events(json: &Value, terms: &Terms, known_on: Option<Day>) -> Result<Vec<Event>, Refused> {
    let rows = json.as_array().cloned().unwrap_or_default();
    let happened = happened(&rows, known_on)?;
    let (mut events, mut unknown) = (Vec::new(), Vec::new());
    let mut total = 0;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row["kind"] != "reversal") {
        let event = read(place, row, terms)?;
        if event.date < terms.opened {
            return refuse!("an event on {} comes before the opening", event.date.text());
        }
        for named in [&row["of"], &row["plan"]] {
            let target = rows.iter().find(|other| !named.is_null() && other["id"] == *named);
            if target.is_some_and(|target| Day::of(&target["date"]).is_ok_and(|date| date > event.date)) {
                return refuse!("an event on {} names a later one", event.date.text());
            }
        }
        total += amount_or(&row["amount"], terms.places, 0)? + amount_or(&row["fee"], terms.places, 0)?;
        if happened[place] {
            events.push(event);
        } else if known_on.is_some_and(|known_on| event.recorded > known_on) {
            unknown.push(event);
        }
    }
    if total > 1_000_000_000_000_000 {
        return refuse!("more money than an account may move");
    }
    end_disputes_for_customers(events, &unknown)
}

/// A dispute that ended for the customer was never there, and its amount was refunded with its purchase, also where the
/// dispute itself is recorded later than that.
///
/// Semantics: [card-41].
fn end_disputes_for_customers(mut events: Vec<Event>, unknown: &[Event]) -> Result<Vec<Event>, Refused> {
    while let Some(end) = events.iter().position(|event| matches!(event.kind, Kind::EndForCustomer { .. })) {
        let Kind::EndForCustomer { dispute: named } = events.remove(end).kind else { continue };
        let place = |name: &str, events: &[Event]| events.iter().position(|event| event.id.as_deref() == Some(name));
        let later = || place(&named, unknown).map(|index| unknown[index].clone());
        let Some(dispute) = place(&named, &events).map(|index| events.remove(index)).or_else(later) else {
            return refuse!("the end of a dispute that is not known");
        };
        let Kind::Dispute { of, amount } = dispute.kind else { return refuse!("the end of no dispute") };
        // Of a purchase that is not known yet it is refused on that one's day.
        let known = place(&of, &events);
        let told = known.map(|index| &events[index]).or_else(|| place(&of, unknown).map(|index| &unknown[index]));
        let Some(told) = told.cloned() else { return refuse!("a dispute of no purchase") };
        let Kind::Purchase(whole) = told.kind else { return refuse!("a dispute of no purchase") };
        let kind = Kind::Refund { amount: amount.unwrap_or(whole), of: Some(of) };
        let after = known.map_or(events.len(), |purchase| purchase + 1);
        events.insert(after, Event { id: None, kind, ..told });
    }
    Ok(events)
}

/// The changes of the statement day up to a day, in the order they came.
pub(crate) fn cycle_changes(events: &[Event], through: Day) -> Vec<CycleChange> {
    let mut found = Vec::new();
    for event in events.iter().filter(|event| event.date <= through) {
        if let Kind::CycleChange { statement_day, due } = event.kind {
            found.push(CycleChange { date: event.date, statement_day, due });
        }
    }
    found.sort_by_key(|change| change.date);
    found
}

fn read(place: usize, row: &Value, terms: &Terms) -> Result<Event, Refused> {
    let text = |key: &str| row[key].as_str().map(str::to_owned);
    let maybe_rate = |value: &Value| {
        if value.is_null() { Ok(None) } else { rate(value).map(Some) }
    };
    let amount = || match amount_or(&row["amount"], terms.places, 0)? {
        amount if amount > 0 => Ok(amount),
        _ => refuse!("an amount is above zero"),
    };
    let kind = match row["kind"].as_str().unwrap_or_default() {
        "purchase" => Kind::Purchase(amount()?),
        "cashAdvance" => Kind::CashAdvance { amount: amount()?, fee: amount_or(&row["fee"], terms.places, 0)? },
        "payment" => Kind::Payment(amount()?),
        "refund" => Kind::Refund { amount: amount()?, of: text("of") },
        "fee" => Kind::Charge(Component::leaves(&text("component").unwrap_or_default())?[0], amount()?),
        "cost" => Kind::Charge(Component::Cost, amount()?),
        "conversion" => Kind::Conversion {
            amount: amount()?,
            periods: u32::try_from(row["periods"].as_u64().unwrap()).unwrap(),
            monthly_fee: maybe_rate(&row["monthlyFeeRate"])?.unwrap_or(0),
            annual: maybe_rate(&row["annualRate"])?,
        },
        "instalmentSettlement" => Kind::Settlement { plan: text("plan") },
        "waiver" => Kind::Waiver(Component::leaves(&text("component").unwrap_or_default())?, amount()?),
        "freeze" => Kind::Freeze(components(&row["components"])?),
        "unfreeze" => Kind::Unfreeze(components(&row["components"])?),
        "rateChange" => Kind::RateChange {
            purchase: maybe_rate(&row["purchase"]["daily"])?,
            cash: maybe_rate(&row["cash"]["daily"])?,
        },
        "writeOff" => Kind::WriteOff,
        "judgment" => Kind::Judgment(Judgment::read(row, terms.places)?),
        "creditLimitChange" => Kind::LimitChange(amount_or(&row["limit"], terms.places, 0)?),
        "cycleChange" => Kind::CycleChange {
            statement_day: row["statementDay"].as_i64().unwrap(),
            due: if row["dueRule"].is_null() { None } else { Some(Due::of(&row["dueRule"])?) },
        },
        "dispute" => Kind::Dispute {
            of: text("of").unwrap_or_default(),
            amount: if row["amount"].is_null() { None } else { Some(amount()?) },
        },
        "disputeEnd" => match (text("of").unwrap_or_default(), row["outcome"].as_str()) {
            (dispute, Some("against")) => Kind::EndAgainst { dispute },
            (dispute, Some("forCustomer")) => Kind::EndForCustomer { dispute },
            _ => return refuse!("a dispute ends for or against the customer"),
        },
        "assertion" => Kind::Assertion(amount_or(&row["balance"], terms.places, 0)?),
        other => return refuse!("`{other}` is no event"),
    };
    let date = Day::of(&row["date"])?;
    let recorded = Day::maybe(&row["recorded"])?.unwrap_or(date);
    Ok(Event { place, id: text("id"), date, recorded, kind })
}
