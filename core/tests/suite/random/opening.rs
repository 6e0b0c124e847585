//! Random cards that begin in the middle, with what a bill says and no more, and a few months after it.

use super::dice::{Dice, yuan};
use super::{promises, wide};
use crate::oracle::{Calendar, Cycle, Day, Due};
use serde_json::{Value, json};

/// The case of a seed.
pub(crate) fn random_opening_case(seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    let mut terms = promises::terms(&mut dice);
    wide::widen(&mut terms, &mut dice);
    terms.as_object_mut().unwrap().remove("statementDates");
    let opened = Day::of(&terms["opened"]).unwrap();
    let calendar = Calendar {
        opened,
        statement_day: terms["statementDay"].as_i64().unwrap(),
        due: Due::of(&terms["due"]).unwrap(),
        grace: terms["latePaymentGraceDays"].as_i64().unwrap(),
        listed: Vec::new(),
    };
    let cycles = calendar.cycles(&[], opened.plus(300)).unwrap();
    let bill = dice.index(6);
    let mut day = cycles[bill].statement;
    if dice.chance(60) {
        day = day.plus(dice.between(0, cycles[bill + 1].statement.0 - day.0 - 1));
        // What is decided that day and not told is not known.
        if day == cycles[bill].late_payment_grace_end {
            day = cycles[bill].statement;
        }
    }
    let events: Vec<Value> = (0..dice.between(0, 8)).map(|_| event(&cycles, bill, day, &mut dice)).collect();
    let asked = cycles[bill + 1 + dice.index(4)];
    let turn =
        dice.pick(&[asked.statement, asked.due, asked.late_payment_grace_end, asked.late_payment_grace_end.plus(1)]);
    json!({
        "version": "arrears-case/2",
        "account": { "kind": "card", "terms": terms, "opening": opening(cycles[bill], opened, day, &mut dice), "events": events },
        "asOf": turn.max(day.plus(1)).text(),
    })
}

fn opening(bill: Cycle, opened: Day, day: Day, dice: &mut Dice) -> Value {
    let balance = dice.pick(&[0, 100_000, dice.clone().between(1, 900_000)]);
    let mut statement = json!({
        "date": bill.statement.text(),
        "balance": yuan(balance),
        "minimum": yuan(dice.pick(&[balance, balance / 10, balance / 3, 0])),
    });
    if dice.chance(40) {
        statement["due"] = json!(bill.due.text());
    }
    let later = day > bill.statement;
    let paid = if later && dice.chance(50) { dice.pick(&[balance, balance / 2, balance / 10, 0]) } else { 0 };
    if bill.late_payment_grace_end <= day {
        statement["paidInFull"] = json!(paid == balance);
    }
    let mut told = json!({ "day": day.text(), "statement": statement });
    let left = balance - paid;
    let posted = |dice: &mut Dice, from: Day, to: Day| from.plus(dice.between(0, to.0 - from.0)).text();
    if dice.chance(50) {
        if paid > 0 {
            told["statement"]["paid"] = json!(yuan(paid));
        }
        if balance > 0 && !dice.chance(40) && left > 0 {
            // Listed as one or two purchases, the days of which are known, and perhaps one after the bill.
            let first = dice.between(1, left);
            let mut owed = vec![first, left - first];
            owed.retain(|amount| *amount > 0);
            let mut days: Vec<String> = owed.iter().map(|_| posted(dice, opened, bill.statement)).collect();
            days.sort();
            let mut rows: Vec<Value> =
                owed.iter().zip(days).map(|(amount, day)| row(*amount, Some("last"), day)).collect();
            if later && dice.chance(60) {
                let day = posted(dice, bill.statement.plus(1), day);
                rows.push(row(dice.between(1, 90_000), None, day));
            }
            told["owed"] = json!(rows);
        }
    } else if paid > 0 && left > 0 {
        told["owed"] = json!([row(left, Some("last"), posted(dice, opened, bill.statement))]);
    } else if paid > 0 {
        told["statement"]["paid"] = json!(yuan(paid));
    }
    told
}

fn row(amount: i64, billed: Option<&str>, posted: String) -> Value {
    let mut row = json!({ "component": "purchase", "amount": yuan(amount), "posted": posted });
    if let Some(billed) = billed {
        row["billed"] = json!(billed);
    }
    row
}

fn event(cycles: &[Cycle], bill: usize, day: Day, dice: &mut Dice) -> Value {
    let cycle = cycles[bill + dice.index(4)];
    let turn = dice.pick(&[cycle.statement, cycle.due, cycle.late_payment_grace_end]).plus(dice.between(-3, 3));
    let date = turn.max(day.plus(1)).text();
    let amount = yuan(dice.amount());
    match dice.between(0, 9) {
        0..3 => json!({ "kind": "purchase", "date": date, "amount": amount }),
        3 => json!({ "kind": "cashAdvance", "date": date, "amount": amount, "fee": "5.00" }),
        4 => json!({ "kind": "fee", "date": date, "component": "annualFee", "amount": amount }),
        5 => json!({ "kind": "refund", "date": date, "amount": amount }),
        6 => json!({ "kind": "creditLimitChange", "date": date, "limit": amount }),
        _ => json!({ "kind": "payment", "date": date, "amount": amount }),
    }
}
