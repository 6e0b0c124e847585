//! The rarer terms and events: credit limits, alternatives of the minimum payment, slabs, other statement days, disputes.

use super::desk::part;
use super::dice::{Dice, yuan};
use super::promises::{due_and_grace, fen};
use super::story::{Story, small};
use crate::oracle::{Calendar, Day, Due, Report};
use serde_json::{Value, json};

/// Some of the rarer terms on top.
pub(super) fn widen(terms: &mut Value, dice: &mut Dice) {
    let opened = Day::of(&terms["opened"]).unwrap();
    if dice.chance(40) {
        let mut rows = vec![json!({ "amount": limit(dice) })];
        if dice.chance(40) {
            rows.push(json!({ "from": opened.plus(dice.between(1, 200)).text(), "amount": limit(dice) }));
        }
        terms["creditLimits"] = json!(rows);
    }
    if dice.chance(25) {
        let named = ["annualFee", "serviceFee", "lateFee", "cost", "cashFee", "instalmentFee"];
        let some: Vec<&str> = named.into_iter().filter(|_| dice.chance(50)).collect();
        terms["interestBearing"] = if dice.chance(20) { json!(["fee", "lateFee"]) } else { json!(some) };
    }
    if dice.chance(30) {
        terms["chargeBack"] = json!(dice.pick(&["latestCycle", "latestCycle", "fromPosting"]));
    }
    if dice.chance(35) {
        if terms["allocation"].is_null() {
            terms["allocation"] = json!({});
        }
        terms["allocation"]["highestRateFirst"] = json!(dice.pick(&["excess", "payment"]));
    }
    if dice.chance(35) {
        let count = dice.pick(&[1, 1, 2, 3, 4]);
        let rows: Vec<Value> = (0..count).map(|place| alternative(dice, opened, place == 0)).collect();
        terms["minimum"]["alternatives"] = json!(rows);
        if dice.chance(50) {
            terms["minimum"].as_object_mut().unwrap().remove("ratios");
        }
    }
    for row in terms["lateFees"].as_array_mut().into_iter().flatten() {
        late_fee(row, dice);
    }
    if dice.chance(25) {
        printed(terms, opened, dice);
    }
}

fn limit(dice: &mut Dice) -> String {
    yuan(dice.pick(&[0, 10_000, 100_000, 300_000, 500_000, 1_000_000, 5_000_000, 123_456]))
}

fn multiple(dice: &mut Dice) -> Value {
    json!({ "multiple": dice.pick(&["1.00", "0.05", "10.00", "5", "0.01"]), "rounding": dice.pick(&["up", "down", "halfUp"]) })
}

/// The first one counts from the opening on.
fn alternative(dice: &mut Dice, opened: Day, always: bool) -> Value {
    let mut row = json!({});
    if dice.chance(60) {
        row["amount"] = json!(dice.pick(&["35.00", "20.00", "100", "0.01"]));
    }
    let mut shares = Vec::new();
    for _ in 0..dice.pick(&[0, 1, 1, 2, 3, 4]) {
        let ratio = dice.pick(&["0.01", "0.02", "0.05", "0.1", "1", "1.5", "0.333333333333", "0"]);
        let mut share = json!({ "ratio": ratio });
        if dice.chance(75) {
            let all = ["purchase", "cash", "instalment", "interest", "compoundInterest", "lateFee", "fee", "cost"];
            let of: Vec<&str> = all.into_iter().filter(|_| dice.chance(40)).collect();
            share["of"] = if of.is_empty() { json!(["principal"]) } else { json!(of) };
        }
        if dice.chance(30) {
            share["roundTo"] = multiple(dice);
        }
        shares.push(share);
    }
    if !shares.is_empty() || row["amount"].is_null() {
        row["shares"] = if shares.is_empty() { json!([{ "ratio": "0.1" }]) } else { json!(shares) };
    }
    if dice.chance(30) {
        row["roundTo"] = multiple(dice);
    }
    if !always && dice.chance(50) {
        row["from"] = json!(opened.plus(dice.between(0, 120)).text());
    }
    if !always && dice.chance(40) {
        row["until"] = json!(opened.plus(dice.between(130, 400)).text());
    }
    row
}

/// A table in place of a share, an amount in place of another share, misses that are not in a row.
fn late_fee(row: &mut Value, dice: &mut Dice) {
    let repeat = &mut row["repeat"];
    if repeat.is_object() {
        if dice.chance(40) {
            repeat["withinCycles"] = json!(dice.pick(&[1, 2, 3, 6, 60]));
        }
        if dice.chance(40) {
            repeat["amount"] = json!(dice.pick(&["43.00", "0.01", "250"]));
            repeat.as_object_mut().unwrap().remove("rate");
        }
    } else {
        row.as_object_mut().unwrap().remove("repeat");
    }
    if dice.chance(30) {
        let mut slabs = vec![json!({ "upTo": dice.pick(&["100.00", "500.00", "1000"]), "amount": "10.00" })];
        if dice.chance(70) {
            slabs.push(
                json!({ "upTo": dice.pick(&["2500.00", "10000.00"]), "amount": dice.pick(&["25.00", "0", "75.5"]) }),
            );
        }
        slabs.push(json!({ "amount": dice.pick(&["110.00", "60.00"]) }));
        let row = row.as_object_mut().unwrap();
        for key in ["rate", "floor", "cap"] {
            row.remove(key);
        }
        row.insert("slabs".into(), json!(slabs));
    }
}

/// Closing dates as on paper, if they fit.
fn printed(terms: &mut Value, opened: Day, dice: &mut Dice) {
    let mut listed = vec![opened.plus(dice.between(0, 31))];
    for _ in 0..dice.pick(&[0, 1, 2, 2, 5, 11]) {
        listed.push(listed[listed.len() - 1].plus(dice.pick(&[28, 29, 30, 30, 31, 31, 32, 35, 27])));
    }
    let calendar = Calendar {
        opened,
        statement_day: terms["statementDay"].as_i64().unwrap(),
        due: Due::of(&terms["due"]).unwrap(),
        grace: terms["latePaymentGraceDays"].as_i64().unwrap(),
        listed: listed.clone(),
    };
    if calendar.cycles(&[], opened.plus(400)).is_ok() {
        terms["statementDates"] = json!(listed.into_iter().map(Day::text).collect::<Vec<_>>());
    }
}

impl Story {
    /// Something rare happens.
    pub(super) fn surprise(&mut self, month: usize, dice: &mut Dice) {
        let day = self.day(month, dice);
        let date = day.text();
        match dice.between(0, 99) {
            0..45 => self.dispute(month, day, dice),
            45..65 => {
                let change = json!({ "kind": "creditLimitChange", "date": date, "limit": limit(dice) });
                self.add(change, dice.chance(40));
            }
            65..80 => {
                let mut change = json!({ "kind": "cycleChange", "date": date, "statementDay": dice.between(1, 31) });
                if dice.chance(30) {
                    change["dueRule"] = due_and_grace(dice).0;
                }
                let named = dice.chance(40);
                self.try_add(change, day, named, dice);
            }
            80..90 => {
                // Many refunds, each of a part of what is left.
                for _ in 0..dice.between(2, 5) {
                    let Some(now) = self.look(day) else { return };
                    let left = owed(&now, "purchase");
                    let amount = if left > 0 { part(dice, left) } else { dice.between(1, 5_000) };
                    self.add(json!({ "kind": "refund", "date": date, "amount": yuan(amount) }), dice.chance(30));
                }
            }
            _ => {
                // A freeze over a statement, a due date and the end of a grace.
                let cycle = self.cycles[month];
                let from = cycle.statement.plus(dice.pick(&[-1, 0, 1])).max(day.plus(-40));
                let until = cycle.late_payment_grace_end.plus(dice.pick(&[0, 1, 2]));
                let components = ["interest", "compoundInterest", "lateFee"];
                for (kind, date) in [("freeze", from), ("unfreeze", until)] {
                    self.add(json!({ "kind": kind, "date": date.text(), "components": components }), dice.chance(30));
                }
            }
        }
    }

    /// The customer says that a purchase was none, and it ends one way or the other, or not yet.
    fn dispute(&mut self, month: usize, day: Day, dice: &mut Dice) {
        let bought: Vec<Value> = self
            .events
            .iter()
            .filter(|event| event["kind"] == "purchase" && !event["id"].is_null())
            .filter(|event| Day::of(&event["date"]).unwrap() <= day)
            .cloned()
            .collect();
        let Some(of) = bought.get(dice.index(bought.len().max(1))) else { return };
        let mut dispute = json!({ "kind": "dispute", "date": day.text(), "of": of["id"] });
        if dice.chance(60) {
            let whole = fen(of["amount"].as_str().unwrap());
            dispute["amount"] = json!(yuan(part(dice, whole)));
        }
        let before = self.events.len();
        self.try_add(dispute, day, true, dice);
        if self.events.len() == before || dice.chance(25) {
            return;
        }
        let id = self.events[before]["id"].clone();
        let ended = if dice.chance(60) {
            day.plus(dice.pick(&[0, 1, 7, 20, 40, 61, 90]))
        } else {
            self.day((month + 2).min(self.cycles.len() - 2), dice).max(day)
        };
        let outcome = dice.pick(&["against", "against", "forCustomer"]);
        let end = json!({ "kind": "disputeEnd", "date": ended.text(), "of": id, "outcome": outcome });
        let named = dice.chance(50);
        self.try_add(end, ended, named, dice);
    }
}

fn owed(report: &Report, component: &str) -> i64 {
    let rows = report.balance.components.iter().filter(|(name, _, _)| *name == component);
    rows.map(|(_, billed, unbilled)| small(billed + unbilled)).sum()
}
