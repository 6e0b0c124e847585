//! Random loans: every method, every convention, every event, dates and amounts where the rules turn.

use serde_json::{Value, json};

use super::promise::Promise;
use super::walk::{walk, yuan};
use crate::oracle::Day;
use crate::random::dice::Dice;

fn money(fen: i64) -> String {
    yuan(i128::from(fen))
}

fn rate(dice: &mut Dice, zero_too: bool) -> Value {
    match dice.between(0, 9) {
        0 if zero_too => json!({ "annual": "0" }),
        0..=5 => {
            json!({ "annual": dice.pick(&["0.12", "0.0435", "0.24", "0.1825", "0.072", "0.365", "0.0599", "2.4"]) })
        }
        6..=7 => json!({ "monthly": dice.pick(&["0.01", "0.006", "0.0125", "0.02"]) }),
        _ => json!({ "daily": dice.pick(&["0.0005", "0.0003", "0.00035", "0.001"]) }),
    }
}

/// Terms of a loan.
fn terms(dice: &mut Dice) -> Value {
    let disbursed = Day::civil(dice.between(2019, 2024), dice.between(1, 12), 1).plus(dice.between(0, 30));
    let periods = if dice.chance(10) { dice.between(13, 40) } else { dice.between(1, 12) };
    let pay_day =
        if dice.chance(40) { disbursed.year_month_day().2 } else { dice.pick(&[1, 5, 15, 25, 28, 29, 30, 31]) };
    let mut first_due = Promise::months_on(disbursed, i64::from(!dice.chance(15)), pay_day);
    while first_due <= disbursed {
        first_due = Promise::months_on(first_due, 1, pay_day);
    }
    let method = dice.pick(&["level", "level", "level", "equalPrincipal", "interestOnly", "bullet", "flatFee"]);
    let mut contract = rate(dice, true);
    let flat = method == "flatFee";
    let mut by_days = !flat && dice.chance(35);
    if flat && contract["daily"].is_string() {
        contract = json!({ "monthly": "0.006" });
    }
    if contract["daily"].is_string() && method == "level" {
        by_days = true;
    }
    let principal = match dice.between(0, 9) {
        0 => dice.between(1, 30),
        1..=6 => dice.between(10_000, 3_000_000),
        _ => dice.pick(&[1_000_000, 100_000, 20_000, 10_050, 99_999]),
    };
    let mut terms = json!({
        "principal": money(principal),
        "disbursed": disbursed.text(),
        "rate": contract,
        "dayCount": dice.pick(&["actual360", "actual365", "actualActual", "thirty360"]),
        "periodInterest": if by_days { "actualDays" } else { "twelfth" },
        "periods": periods,
        "firstDue": first_due.text(),
        "payDay": pay_day,
        "method": method,
        "overdueFrom": dice.pick(&["dueDate", "dueDate", "dayAfterDue"]),
        "latePaymentGraceDays": dice.pick(&[0, 0, 1, 3, 3, 10, 31, 45]),
        "paymentDay": dice.pick(&["newBalance", "newBalance", "oldBalance"]),
        "rounding": dice.pick(&["halfUp", "halfUp", "halfEven", "towardZero"]),
    });
    if dice.chance(80) {
        let count = dice.pick(&["actual360", "actual365", "actualActual", "thirty360"]);
        let base = dice.pick(&["principal", "principal", "principalAndInterest"]);
        terms["penalty"] = if !flat && dice.chance(70) {
            json!({ "multiple": dice.pick(&["1.5", "1.3", "2", "1"]), "dayCount": count, "base": base })
        } else {
            json!({ "rate": rate(dice, false), "dayCount": count, "base": base })
        };
        if base == "principal" && !flat {
            terms["compound"] = json!(dice.pick(&["none", "contract", "penalty", "penalty"]));
        }
    } else if !flat && dice.chance(50) {
        terms["compound"] = json!("contract");
    }
    if dice.chance(50) {
        terms["lateFee"] = match dice.between(0, 2) {
            0 => json!({ "rate": "0.05" }),
            1 => json!({ "rate": "0.05", "floor": "10.00", "cap": "25.00" }),
            _ => json!({ "rate": "0.1", "floor": "5.00" }),
        };
    }
    if dice.chance(50) {
        let charges = json!(["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"]);
        let order = match dice.between(0, 3) {
            0 => json!([["cost"], ["principal"], charges]),
            1 => json!([
                ["cost", "fee", "lateFee"],
                ["penaltyInterest"],
                ["compoundInterest"],
                ["interest"],
                ["principal"]
            ]),
            2 => json!([["principal", "interest", "compoundInterest", "penaltyInterest", "cost", "fee", "lateFee"]]),
            _ => json!([["cost"], charges, ["principal"]]),
        };
        terms["allocation"] = json!({ "mode": dice.pick(&["groupFirst", "instalmentFirst"]), "order": order });
    }
    if dice.chance(30) {
        terms["split"] = json!({
            "rounding": dice.pick(&["halfUp", "towardZero", "halfEven"]), "remainder": dice.pick(&["last", "first"]),
        });
    }
    terms
}

/// The case of a seed.
pub(crate) fn story(seed: u64) -> Value {
    let mut dice = Dice::new(seed ^ 0x10a7);
    let dice = &mut dice;
    let terms = terms(dice);
    let disbursed = Day::of(&terms["disbursed"]).unwrap();
    let first_due = Day::of(&terms["firstDue"]).unwrap();
    let periods = terms["periods"].as_i64().unwrap();
    let grace = terms["latePaymentGraceDays"].as_i64().unwrap();
    let pay_day = terms["payDay"].as_i64().unwrap();
    let due = |dice: &mut Dice| Promise::months_on(first_due, dice.between(0, (periods - 1).min(14)), pay_day);
    let last = Promise::months_on(first_due, (periods - 1).min(14), pay_day);
    let as_of = last.plus(dice.between(-60, 120));
    let as_of = as_of.max(disbursed);
    let mut case = json!({
        "version": "arrears-case/2",
        "account": { "kind": "loan", "terms": terms, "events": [] },
        "asOf": as_of.text(),
    });
    let mut events = vec![json!({ "kind": "disbursement", "date": disbursed.text(), "amount": terms["principal"] })];
    let mut days: Vec<Day> = (0..dice.between(0, 14))
        .map(|_| {
            let around = due(dice);
            let day = match dice.between(0, 9) {
                0..=2 => around,
                3 => around.plus(grace),
                4 => around.plus(grace + 1),
                5 => around.plus(1),
                6 => around.plus(-1),
                _ => around.plus(dice.between(-30, 40)),
            };
            day.max(disbursed)
        })
        .collect();
    if dice.chance(40) {
        days.sort();
    }
    for day in days {
        let mut event = event(dice, &mut case, &events, day, grace);
        event["id"] = json!(format!("e{}", events.len()));
        if dice.chance(15) {
            event["recorded"] = json!(day.plus(dice.between(0, 40)).text());
        }
        let reversed = dice.chance(8).then(|| event["id"].clone());
        let recorded = Day::of(if event["recorded"].is_null() { &event["date"] } else { &event["recorded"] }).unwrap();
        events.push(event);
        if let Some(of) = reversed {
            events.push(json!({ "kind": "reversal", "recorded": recorded.plus(dice.between(0, 20)).text(), "of": of }));
        }
    }
    case["account"]["events"] = json!(events);
    if dice.chance(20) {
        case["knownOn"] = json!(as_of.plus(dice.between(-40, 40)).text());
    }
    case
}

fn event(dice: &mut Dice, case: &mut Value, events: &[Value], day: Day, grace: i64) -> Value {
    let date = day.text();
    let some = dice.between(1, 200_000);
    match dice.between(0, 99) {
        0..=44 => json!({ "kind": "payment", "date": date, "amount": amount(dice, case, events, day) }),
        45..=56 => json!({
            "kind": "earlyRepayment", "date": date, "amount": amount(dice, case, events, day),
            "keep": dice.pick(&["term", "payment"]),
        }),
        57..=60 => {
            json!({ "kind": "fee", "date": date, "component": dice.pick(&["serviceFee", "instalmentFee"]), "amount": money(some) })
        }
        61..=63 => json!({ "kind": "cost", "date": date, "amount": money(some) }),
        64..=69 => json!({
            "kind": "waiver", "date": date, "amount": money(dice.between(1, 2_000)),
            "component": dice.pick(&["penaltyInterest", "compoundInterest", "interest", "lateFee", "principal"]),
        }),
        70..=73 => json!({ "kind": "acceleration", "date": date }),
        74..=79 => json!({ "kind": "dueDateChange", "date": date, "due": day.plus(dice.between(1, 45)).text() }),
        80..=86 => {
            let contract = &case["account"]["terms"]["rate"];
            let daily = contract["daily"].is_string();
            let new = if daily {
                json!({ "daily": "0.0004" })
            } else {
                json!({ "annual": dice.pick(&["0.10", "0.18", "0", "0.036"]) })
            };
            json!({ "kind": "rateChange", "date": date, "rate": new })
        }
        87..=98 => {
            let kind = if dice.chance(55) { "freeze" } else { "unfreeze" };
            let what = dice.pick(&["interest", "penaltyInterest", "compoundInterest", "lateFee", "interest"]);
            let _ = grace;
            json!({ "kind": kind, "date": date, "components": [what] })
        }
        _ => json!({ "kind": "writeOff", "date": date }),
    }
}

/// What is owed on the day, a cent less or more, part of it, or several times as much.
fn amount(dice: &mut Dice, case: &mut Value, events: &[Value], day: Day) -> String {
    if dice.chance(60) {
        case["account"]["events"] = json!(events);
        let mut asked = case.clone();
        asked["asOf"] = json!(day.text());
        asked.as_object_mut().unwrap().remove("knownOn");
        if let Ok(report) = walk(&asked) {
            let fen = |key: &str| report["balance"][key].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
            let owed = if dice.chance(70) { fen("posted") } else { fen("payoff") };
            let exact = match dice.between(0, 5) {
                0 | 1 => owed,
                2 => owed - 1,
                3 => owed + 1,
                4 => owed / 2,
                _ => owed + 50_000,
            };
            return money(exact.max(1));
        }
    }
    money(dice.amount())
}
