//! The rarer terms and events of loans: other intervals and schedules, simple interest, caps, tolerances, days off.

use super::story::{Story, small};
use crate::loan_oracle::a_month_on;
use crate::oracle::Day;
use crate::random::{Dice, fen, yuan};
use serde_json::{Map, Value, json};

/// Some of the rarer terms on top.
pub(super) fn widen(terms: &mut Value, dice: &mut Dice) {
    let method = terms["method"].as_str().unwrap().to_owned();
    if dice.chance(30) {
        interval(terms, &method, dice);
    }
    let terms = terms.as_object_mut().unwrap();
    if dice.chance(50) {
        shape(terms, &method, dice);
    }
    let led = !terms.get("deferredPeriods").unwrap_or(&Value::Null).is_null();
    if method != "flatFee" && !led && dice.chance(35) {
        simple_interest(terms, dice);
    }
    if dice.chance(25) {
        terms.insert("fraction".into(), json!("carried"));
    }
    late(terms, &method, dice);
    if dice.chance(30) {
        days_off(terms, dice);
    }
    // What came later throws dice of its own: the cases of other seeds stay as they were.
    let mut apart = Dice::new(dice.clone().between(0, i64::MAX - 1).unsigned_abs());
    if apart.chance(8) {
        in_advance(terms, &method);
    }
    if terms.contains_key("deadline") && apart.chance(30) {
        terms.entry("businessDays").or_insert(json!({}))["official"] = json!("cn");
        in_known_years(terms);
    }
}

/// So many times four years on or back, disbursed in 2022 to 2025: the years of which official days are known.
fn in_known_years(terms: &mut Map<String, Value>) {
    let year: i64 = terms["disbursed"].as_str().unwrap()[..4].parse().unwrap();
    let later = 2022 + (year - 2022).rem_euclid(4) - year;
    let moved = |date: &Value| {
        let text = date.as_str().unwrap();
        json!(format!("{}{}", text[..4].parse::<i64>().unwrap() + later, &text[4..]))
    };
    for key in ["disbursed", "firstDue"] {
        terms[key] = moved(&terms[key]);
    }
    for key in ["off", "working"] {
        if let Some(dates) = terms["businessDays"][key].as_array_mut() {
            dates.iter_mut().for_each(|date| *date = moved(date));
        }
    }
}

/// Interest in advance, without the terms that do not go with it.
fn in_advance(terms: &mut Map<String, Value>, method: &str) {
    let by_days = terms.get("periodInterest").is_some_and(|basis| basis == "actualDays");
    let fits = method == "equalPrincipal" || method == "interestOnly" || (method == "level" && !by_days);
    if fits {
        let others = [
            "deferredPeriods",
            "deferredInterest",
            "payment",
            "paymentRounding",
            "oddPeriod",
            "accrual",
            "excess",
            "fraction",
            "furtherDisbursement",
        ];
        terms.retain(|key, _| !others.contains(&key.as_str()));
        terms.insert("interestTiming".into(), json!("inAdvance"));
    }
}

fn interval(terms: &mut Value, method: &str, dice: &mut Dice) {
    let months = dice.chance(50) || method == "flatFee" || terms["rate"]["daily"].is_string();
    if months {
        terms["interval"] = json!({ "months": dice.pick(&[1, 2, 3, 6, 12]) });
        return;
    }
    let disbursed = Day::of(&terms["disbursed"]).unwrap();
    terms["firstDue"] = json!(disbursed.plus(dice.pick(&[1, 7, 10, 14, 28, 30, 45])).text());
    terms.as_object_mut().unwrap().remove("payDay");
    if dice.chance(50) {
        terms["interval"] = json!({ "weeks": dice.pick(&[1, 2, 4, 13, 52]) });
    } else {
        terms["interval"] = json!({ "days": dice.pick(&[1, 10, 30, 90, 366]) });
        terms["periodInterest"] = json!("actualDays");
    }
}

fn shape(terms: &mut Map<String, Value>, method: &str, dice: &mut Dice) {
    let principal = fen(terms["principal"].as_str().unwrap());
    let periods = terms["periods"].as_i64().unwrap();
    let level = method == "level";
    let parts = level || method == "equalPrincipal";
    let is_days = terms.get("interval").is_some_and(|interval| !interval["days"].is_null());
    let mut set = |key: &str, value: Value| terms.insert(key.to_owned(), value);
    if dice.chance(20) {
        set("downPayment", json!(yuan(principal / dice.pick(&[3, 5, 10]))));
    }
    if dice.chance(25) && (parts || method == "flatFee") {
        set("residual", json!(yuan(principal / dice.pick(&[2, 4, 7]))));
    }
    let mut deferred = 0;
    if dice.chance(20) && (parts || method == "interestOnly") && periods > 1 {
        deferred = dice.between(1, 3).min(periods - 1);
        set("deferredPeriods", json!(deferred));
        set("deferredInterest", json!(dice.pick(&["capitalised", "dueWithFirst"])));
    }
    if dice.chance(20) && parts && periods - 1 > deferred {
        set("interestOnlyPeriods", json!(dice.between(1, 4).min(periods - 1 - deferred)));
    }
    if dice.chance(40) {
        set("furtherDisbursement", json!(dice.pick(&["solveAnew", "keepPayment"])));
    }
    if !level {
        return;
    }
    set("oddPeriod", json!(dice.pick(&["keepPrincipal", "keepPayment", "solveAnew"])));
    match dice.between(0, 5) {
        0 => {
            // Far above what a long period can earn.
            set("paymentAmount", json!(yuan(principal * dice.between(45, 90) / 100 + 1)));
        }
        1 if !is_days => {
            set("payment", json!("formula"));
        }
        2 | 3 => {
            let mode = dice.pick(&["up", "down", "halfUp"]);
            let multiple = dice.pick(&["0.01", "0.10", "1.00", "5.00"]);
            let last = dice.pick(&["any", "notHigher", "similar"]);
            set("paymentRounding", json!({ "mode": mode, "multiple": multiple, "last": last }));
        }
        _ => {}
    }
}

fn simple_interest(terms: &mut Map<String, Value>, dice: &mut Dice) {
    terms.insert("accrual".into(), json!("outstanding"));
    if dice.chance(50) {
        terms.insert("excess".into(), json!(dice.pick(&["prepay", "prepay", "credit"])));
    }
}

/// Penalty on everything, what may be missing, a cap on all of it, a price of paying early.
fn late(terms: &mut Map<String, Value>, method: &str, dice: &mut Dice) {
    let by_instalment = terms.get("allocation").is_some_and(|allocation| allocation["mode"] == "instalmentFirst");
    if !by_instalment && dice.chance(25) && terms.contains_key("penalty") {
        terms["penalty"]["base"] = json!("outstandingPrincipal");
    }
    if dice.chance(30) {
        terms.insert("shortfallTolerance".into(), json!(dice.pick(&["0.01", "5.00", "100", "2000.00"])));
    }
    if !by_instalment && dice.chance(20) {
        terms.insert("chargeCap".into(), json!(dice.pick(&["0", "0.005", "0.02", "0.1", "0.36"])));
    }
    if method != "bullet" && dice.chance(25) {
        let mut rows = vec![json!({ "rate": dice.pick(&["0.03", "0.01", "0"]) })];
        for age in [dice.between(1, 4), dice.between(5, 12)].into_iter().take(dice.index(3)) {
            rows.push(json!({ "ageMonths": age, "rate": dice.pick(&["0.02", "0.005", "0.04", "0"]) }));
        }
        terms.insert("earlyRepaymentFee".into(), json!(rows));
    }
}

fn days_off(terms: &mut Map<String, Value>, dice: &mut Dice) {
    terms.insert("deadline".into(), json!("nextBusinessDay"));
    if dice.chance(50) {
        return;
    }
    let first = Day::of(&terms["firstDue"]).unwrap();
    let mut days = json!({});
    if dice.chance(60) {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let off: Vec<&str> = names.into_iter().filter(|_| dice.chance(30)).take(6).collect();
        days["weekdaysOff"] = json!(off);
    }
    let (_, _, day) = first.year_month_day();
    let (mut off, mut working) = (Vec::new(), Vec::new());
    for month in 0..dice.between(0, 8) {
        // A due date and the days after it, some off and some worked.
        for after in 0..dice.between(1, 3) {
            let date = a_month_on(first, day, month).plus(after).text();
            match dice.between(0, 2) {
                0 => off.push(date),
                1 => working.push(date),
                _ => {}
            }
        }
    }
    (days["off"], days["working"]) = (json!(off), json!(working));
    terms.insert("businessDays".into(), days);
}

/// Cases of which the book says nothing yet: none of these is made.
pub(super) fn is_open(case: &Value) -> bool {
    let (terms, events) = (&case["account"]["terms"], case["account"]["events"].as_array().unwrap());
    let has = |kind: &str| events.iter().any(|event| event["kind"] == kind);
    let in_parts = events.iter().filter(|event| event["kind"] == "disbursement").count() > 1;
    // [loan-28] [loan-34]: whether a payment by formula is solved anew; [loan-18] [loan-36]: which payment is kept where more
    // was paid out in the same period; [loan-18] [loan-32]: how many periods it takes, kept before there is one; [loan-20]
    // [loan-36]: what moves where more is paid out on a due date that moves.
    let days = |kind: &str| -> Vec<&Value> {
        events.iter().filter(|event| event["kind"] == kind).map(|event| &event["date"]).collect()
    };
    let drawn = days("disbursement");
    let moved_as_drawn = days("dueDateChange").iter().any(|day| drawn.contains(day));
    moved_as_drawn
        || (terms["payment"] == "formula" && terms["oddPeriod"] == "solveAnew")
        || (has("earlyRepayment") && in_parts)
}

impl Story {
    /// Something rare happens.
    pub(super) fn surprise(&mut self, dice: &mut Dice) {
        let due = *self.dues.last().unwrap();
        let day = self.day(due, dice);
        let date = day.text();
        let Some(now) = self.look(day) else { return };
        let principal = fen(self.terms["principal"].as_str().unwrap());
        match dice.between(0, 9) {
            0..3 => {
                let whole = small(now.balance.credit);
                if whole > 0 {
                    let amount = dice.pick(&[whole, whole, (whole / 2).max(1), 1, whole + 1]);
                    let back = json!({ "kind": "creditRefund", "date": date, "amount": yuan(amount) });
                    self.try_add(back, day, dice);
                }
            }
            8 => {
                let paid = self.events.iter().filter(|event| event["kind"] == "payment");
                let whole: i64 = paid.map(|event| fen(event["amount"].as_str().unwrap())).sum();
                if whole > 0 {
                    let amount = dice.pick(&[whole, whole / 2, whole / 5, 100]).max(1);
                    let back = json!({ "kind": "chargeback", "date": date, "amount": yuan(amount) });
                    self.try_add(back, day, dice);
                }
            }
            3..6 if self.terms["method"] == "level" => {
                let amount = yuan((principal * dice.between(5, 60) / 100).max(1));
                self.try_add(json!({ "kind": "paymentChange", "date": date, "amount": amount }), day, dice);
            }
            6 if self.terms["method"] == "flatFee" => {
                let rate = json!({ "monthly": dice.pick(&["0.005", "0.007", "0", "0.0066"]) });
                self.try_add(json!({ "kind": "rateChange", "date": date, "rate": rate }), day, dice);
            }
            _ => {
                // Accelerated inside a grace, with something paid on the day or after it.
                let called = due.plus(dice.between(0, self.grace.max(1)));
                let before = self.events.len();
                self.try_add(json!({ "kind": "acceleration", "date": called.text() }), called, dice);
                if self.events.len() > before && dice.chance(60) {
                    let Some(then) = self.look(called) else { return };
                    let amount = dice.pick(&[small(then.balance.payoff), small(then.balance.posted) / 2, 5_000]).max(1);
                    let paid = called.plus(dice.pick(&[0, 0, 1, 3])).text();
                    self.add(json!({ "kind": "payment", "date": paid, "amount": yuan(amount) }), dice.chance(40));
                }
            }
        }
    }
}
