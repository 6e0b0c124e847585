//! Random terms: each convention on and off, each history with a step in it, due rules that overlap the next statement.

use super::dice::Dice;
use crate::oracle::{Calendar, Day, Due};
use serde_json::{Map, Value, json};

/// Terms that pass their own checks.
pub(super) fn terms(dice: &mut Dice) -> Value {
    loop {
        let opened = opening(dice);
        let statement_day = if dice.chance(40) { dice.between(28, 31) } else { dice.between(1, 31) };
        let (due, grace) = due_and_grace(dice);
        let calendar = Calendar { opened, statement_day, due: Due::of(&due).unwrap(), grace, listed: Vec::new() };
        if calendar.cycles(&[], opened).is_err() {
            continue;
        }
        let mut terms = json!({
            "opened": opened.text(),
            "statementDay": statement_day,
            "due": due,
            "latePaymentGraceDays": grace,
            "purchaseRates": rates(dice, opened),
            "minimum": minimum(dice, opened),
        });
        conventions(dice, opened, terms.as_object_mut().unwrap());
        return terms;
    }
}

pub(crate) fn opening(dice: &mut Dice) -> Day {
    let year = if dice.chance(40) { dice.pick(&[2008, 2012, 2016, 2020, 2024]) } else { dice.between(2003, 2028) };
    let month = if dice.chance(40) { dice.pick(&[1, 2, 12]) } else { dice.between(1, 12) };
    let day = if dice.chance(30) { dice.between(28, 31) } else { dice.between(1, 28) };
    Day::clamped(year, month, day)
}

pub(super) fn due_and_grace(dice: &mut Dice) -> (Value, i64) {
    let grace = match dice.between(0, 9) {
        0..4 => 0,
        4..8 => dice.between(1, 5),
        _ => dice.between(5, 25),
    };
    match dice.between(0, 9) {
        0..5 => (json!({ "rule": "daysAfterStatement", "days": dice.between(14, 26) }), grace),
        5..6 => (json!({ "rule": "daysAfterStatement", "days": dice.between(1, 10) }), grace),
        6..8 => {
            // The late-payment grace ends around the next statement or well after it.
            let days = dice.between(20, 31);
            let range = if dice.chance(60) { dice.between(27, 33) } else { dice.between(33, 58) };
            (json!({ "rule": "daysAfterStatement", "days": days }), (range - days).max(0))
        }
        _ => (json!({ "rule": "dayOfMonth", "day": dice.between(1, 31) }), grace),
    }
}

/// A day in the account's life at which a history steps.
fn step(dice: &mut Dice, opened: Day) -> Day {
    opened.plus(dice.between(-20, 300))
}

fn daily(dice: &mut Dice) -> String {
    match dice.between(0, 9) {
        0..5 => "0.0005".to_owned(),
        5..7 => dice.pick(&["0.00035", "0.0004", "0.00049", "0", "0.001"]).to_owned(),
        _ => format!("0.{:012}", dice.between(100_000_000, 2_000_000_000)),
    }
}

/// A history of one to three rows; only the later ones have a first day.
fn history(dice: &mut Dice, opened: Day, mut row: impl FnMut(&mut Dice) -> Value) -> Value {
    let mut rows = vec![row(dice)];
    if dice.chance(30) {
        let mut from = step(dice, opened);
        for _ in 0..dice.between(1, 2) {
            let mut next = row(dice);
            next["from"] = json!(from.text());
            rows.push(next);
            from = from.plus(dice.between(1, 100));
        }
    }
    Value::Array(rows)
}

fn rates(dice: &mut Dice, opened: Day) -> Value {
    history(dice, opened, |dice| json!({ "daily": daily(dice) }))
}

fn minimum(dice: &mut Dice, opened: Day) -> Value {
    let ratios = history(dice, opened, |dice| {
        let mut row = json!({
            "purchase": dice.pick(&["0.10", "0.10", "0.10", "0.05", "0.02", "1", "0", "0.333333333333"]),
            "cash": dice.pick(&["0.10", "0.10", "0.05", "1", "1", "0"]),
        });
        for name in ["interest", "compoundInterest", "lateFee", "fee", "cashFee", "cost", "instalment"] {
            if dice.chance(6) {
                row[name] = json!(dice.pick(&["0.10", "0.5", "0", "1", "0.077"]));
            }
        }
        row
    });
    let mut minimum = json!({ "ratios": ratios });
    if dice.chance(50) {
        minimum["floor"] = json!(dice.pick(&["10", "50.00", "100.00", "0.5", "1000"]));
    }
    if dice.chance(45) {
        minimum["carry"] = json!(dice.pick(&["one", "one", "one", "all"]));
    }
    minimum
}

fn conventions(dice: &mut Dice, opened: Day, terms: &mut Map<String, Value>) {
    let mut set = |key: &str, value: Value| {
        terms.insert(key.to_owned(), value);
    };
    for (key, percent, value) in [
        ("interestBase", 35, json!("unpaidPart")),
        ("compounding", 20, json!("none")),
        ("compounding", 15, json!("daily")),
        ("statementDayAccrual", 45, json!("included")),
        ("paymentDay", 40, json!("oldBalance")),
        ("newPurchasesKeepInterestFreePeriod", 35, json!(false)),
        ("refundCountsAsPayment", 35, json!(true)),
        ("currency", 5, json!("USD")),
    ] {
        if dice.chance(percent) {
            set(key, value);
        }
    }
    if dice.chance(60) {
        set("tolerance", json!(dice.pick(&["10", "10.00", "100", "0.01", "1", "500"])));
    }
    if dice.chance(40) {
        set("cashRates", rates(dice, opened));
    }
    if dice.chance(80) {
        set("lateFees", late_fees(dice, opened));
    }
    if dice.chance(25) {
        set("lateFeeStop", late_fee_stop(dice));
    }
    if dice.chance(25) {
        let mut least = json!({});
        for kind in ["purchase", "cash"] {
            if dice.chance(70) {
                least[kind] = json!(dice.pick(&["1", "1.00", "0.50", "20"]));
            }
        }
        set("minimumInterest", least);
    }
    if dice.chance(40) {
        let orders = json!({ "current": order(dice), "overdue": order(dice), "longOverdue": order(dice) });
        set("allocation", orders);
    }
    if dice.chance(40) {
        set("rounding", json!(dice.pick(&["halfEven", "towardZero", "halfUp"])));
    }
    if dice.chance(50) {
        let mut instalments = json!({ "earlySettlementFeeRate": dice.pick(&["0.03", "0.005", "0", "0.0333"]) });
        if dice.chance(60) {
            instalments["split"] = json!({
                "rounding": dice.pick(&["towardZero", "halfUp", "halfEven"]),
                "remainder": dice.pick(&["last", "first"]),
            });
        }
        set("instalments", instalments);
    }
}

fn late_fees(dice: &mut Dice, opened: Day) -> Value {
    let mut rows = history(dice, opened, |dice| {
        let mut row = json!({ "rate": dice.pick(&["0.05", "0.05", "0.06", "0.1", "0.012345678901", "0"]) });
        if dice.chance(60) {
            row["floor"] = json!(dice.pick(&["5", "10", "20.00", "0.01"]));
        }
        if dice.chance(40) {
            row["cap"] = json!(dice.pick(&["500", "2000", "25", "20"]));
        }
        if dice.chance(25) {
            row["smallBalance"] = json!(dice.pick(&["20", "5", "200", "1000"]));
        }
        if dice.chance(35) {
            let rate = dice.pick(&["0.06", "0.10", "0.01"]);
            row["repeat"] = json!({ "missedPayments": dice.between(1, 4), "rate": rate });
        }
        row
    });
    if rows[1].is_null() && dice.chance(15) {
        rows[0]["from"] = json!(step(dice, opened).text());
    }
    rows
}

fn late_fee_stop(dice: &mut Dice) -> Value {
    let mut stop = json!({});
    if dice.chance(50) {
        stop["missedPayments"] = json!(dice.between(1, 4));
    }
    if dice.chance(50) {
        stop["daysPastDue"] = json!(dice.pick(&[1, 5, 30, 60, 90]));
    }
    if dice.chance(40) {
        stop["writeOff"] = json!(true);
    }
    stop
}

/// Every component once: classes or their leaves, shuffled and cut into groups.
pub(crate) fn order(dice: &mut Dice) -> Value {
    let mut names: Vec<&str> = vec!["interest", "penaltyInterest", "compoundInterest", "lateFee", "cost"];
    for (class, leaves) in [
        ("principal", ["purchase", "cash", "instalment", "loan"]),
        ("fee", ["annualFee", "cashFee", "serviceFee", "instalmentFee"]),
    ] {
        if dice.chance(40) {
            names.push(class);
        } else {
            names.extend(leaves);
        }
    }
    dice.shuffle(&mut names);
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let width = dice.between(0, 80);
    for name in names {
        match groups.last_mut() {
            Some(group) if dice.chance(width) => group.push(name),
            _ => groups.push(vec![name]),
        }
    }
    json!(groups)
}

/// A tolerance or floor that the payer aims at.
pub(super) fn tolerance(terms: &Value) -> i64 {
    terms["tolerance"].as_str().map_or(0, fen)
}

/// A decimal string in minor units.
pub(crate) fn fen(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<2}").parse().unwrap()
}
