//! Random loan terms: each method, each day count, each convention of being late; first periods of every length.

use crate::loan_oracle::a_month_on;
use crate::oracle::Day;
use crate::random::{Dice, opening, order, yuan};
use serde_json::{Map, Value, json};

/// Terms that pass their own checks.
pub(super) fn terms(dice: &mut Dice) -> Value {
    let disbursed = opening(dice);
    let (first_due, pay_day) = first_due(disbursed, dice);
    let method =
        dice.pick(&["level", "level", "level", "level", "equalPrincipal", "interestOnly", "bullet", "flatFee"]);
    let periods = match dice.between(0, 9) {
        0..2 => dice.between(1, 2),
        2..7 => dice.between(3, 8),
        7..9 => dice.between(9, 13),
        _ => dice.between(14, 24),
    };
    let mut terms = json!({
        "principal": yuan(principal(dice)),
        "disbursed": disbursed.text(),
        "firstDue": first_due.text(),
        "periods": periods,
        "method": method,
    });
    if pay_day != first_due.year_month_day().2 || dice.chance(30) {
        terms["payDay"] = json!(pay_day);
    }
    let actual_days = method != "flatFee" && dice.chance(35);
    if actual_days {
        terms["periodInterest"] = json!("actualDays");
    } else if dice.chance(20) {
        terms["periodInterest"] = json!("twelfth");
    }
    terms["rate"] = rate(dice, may_be_daily(method, actual_days));
    conventions(dice, method, terms.as_object_mut().unwrap());
    terms
}

/// Whether these terms can have a daily rate.
pub(super) fn may_be_daily(method: &str, actual_days: bool) -> bool {
    method != "flatFee" && (method != "level" || actual_days)
}

/// A month after the disbursement, or anything from tomorrow to three months.
fn first_due(disbursed: Day, dice: &mut Dice) -> (Day, i64) {
    let (_, _, day) = disbursed.year_month_day();
    if dice.chance(50) {
        let last = a_month_on(disbursed, 31, 0) == disbursed;
        let pay_day = if last { dice.between(day, 31) } else { day };
        return (a_month_on(disbursed, pay_day, 1), pay_day);
    }
    let pay_day = if dice.chance(40) { dice.between(28, 31) } else { dice.between(1, 31) };
    let mut months = dice.pick(&[0, 0, 1, 1, 1, 2, 3]);
    while a_month_on(disbursed, pay_day, months) <= disbursed {
        months += 1;
    }
    (a_month_on(disbursed, pay_day, months), pay_day)
}

fn principal(dice: &mut Dice) -> i64 {
    match dice.between(0, 19) {
        0 => dice.between(1, 5_000),
        1..4 => dice.between(5_000, 100_000),
        4..9 => dice.pick(&[100_000, 1_000_000, 1_200_000, 333_333, 999_999, 5_000_000]),
        9..18 => dice.between(100_000, 5_000_000),
        _ => dice.between(10_000_000, 9_000_000_000),
    }
}

/// A contract rate.
pub(super) fn rate(dice: &mut Dice, daily: bool) -> Value {
    match dice.between(0, if daily { 5 } else { 3 }) {
        0..2 => {
            json!({ "annual": dice.pick(&["0.12", "0.12", "0.06", "0.18", "0.24", "0.0435", "0.36", "0", "0.1555"]) })
        }
        2 => json!({ "monthly": dice.pick(&["0.006", "0.01", "0.0125", "0.02", "0.0066"]) }),
        3 => json!({ "annual": format!("0.{:08}", dice.between(1_000_000, 40_000_000)) }),
        _ => json!({ "daily": dice.pick(&["0.0005", "0.0003", "0.00035", "0.0002", "0.00049"]) }),
    }
}

fn day_count(dice: &mut Dice) -> &'static str {
    dice.pick(&["actual360", "actual365", "actualActual", "thirty360"])
}

fn conventions(dice: &mut Dice, method: &str, terms: &mut Map<String, Value>) {
    let mut set = |key: &str, value: Value| {
        terms.insert(key.to_owned(), value);
    };
    let flat = method == "flatFee";
    if dice.chance(75) {
        set("dayCount", json!(day_count(dice)));
    }
    let late = penalty(dice, flat);
    let both = late["base"] == "principalAndInterest";
    if !both && !flat && dice.chance(75) {
        let compound =
            if late.is_null() { dice.pick(&["contract", "none"]) } else { dice.pick(&["contract", "penalty"]) };
        set("compound", json!(compound));
    }
    if !late.is_null() {
        set("penalty", late);
    }
    if dice.chance(40) {
        set("overdueFrom", json!("dayAfterDue"));
    }
    match dice.between(0, 9) {
        0..4 => {}
        4..8 => set("latePaymentGraceDays", json!(dice.between(1, 5))),
        8 => set("latePaymentGraceDays", json!(dice.between(6, 29))),
        _ => set("latePaymentGraceDays", json!(dice.between(28, 65))),
    }
    if dice.chance(60) {
        let mut fee = json!({ "rate": dice.pick(&["0.05", "0.05", "0.1", "0.012345678901", "0"]) });
        if dice.chance(50) {
            fee["floor"] = json!(dice.pick(&["5", "10", "20.00", "0.01"]));
        }
        if dice.chance(30) {
            fee["cap"] = json!(dice.pick(&["500", "2000", "25", "20"]));
        }
        set("lateFee", fee);
    }
    if dice.chance(60) {
        let mut allocation = json!({});
        if dice.chance(65) {
            allocation["mode"] = json!(dice.pick(&["instalmentFirst", "instalmentFirst", "groupFirst"]));
        }
        if dice.chance(60) {
            allocation["order"] = order(dice);
        }
        set("allocation", allocation);
    }
    if dice.chance(6) {
        set("acceleration", json!(dice.chance(30)));
    }
    if dice.chance(40) {
        set("paymentDay", json!("oldBalance"));
    }
    if dice.chance(40) {
        set("rounding", json!(dice.pick(&["halfEven", "towardZero", "halfUp"])));
    }
    if dice.chance(30) {
        set(
            "split",
            json!({
                "rounding": dice.pick(&["towardZero", "halfUp", "halfEven"]),
                "remainder": dice.pick(&["last", "first"]),
            }),
        );
    }
    if dice.chance(5) {
        set("currency", json!("USD"));
    }
}

fn penalty(dice: &mut Dice, flat: bool) -> Value {
    if dice.chance(12) {
        return Value::Null;
    }
    let mut penalty = if flat || dice.chance(35) {
        let own = [json!({ "daily": "0.0005" }), json!({ "annual": "0.18" }), json!({ "monthly": "0.02" })];
        json!({ "rate": own[dice.index(own.len())] })
    } else {
        json!({ "multiple": dice.pick(&["1.5", "1.5", "1.3", "2", "1.28"]) })
    };
    if dice.chance(40) {
        penalty["dayCount"] = json!(day_count(dice));
    }
    if dice.chance(30) {
        penalty["base"] = json!(dice.pick(&["principalAndInterest", "principalAndInterest", "principal"]));
    }
    penalty
}
