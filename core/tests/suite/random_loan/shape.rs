//! Random shapes of a schedule: what departs from a plain one, one thing or several.

use crate::random::{Dice, fen, yuan};
use serde_json::{Map, Value, json};

/// Where the method allows it.
pub(super) fn shape(dice: &mut Dice, method: &str, terms: &mut Map<String, Value>) {
    if !dice.chance(45) {
        return;
    }
    let principal = fen(terms["principal"].as_str().unwrap());
    let periods = terms["periods"].as_i64().unwrap();
    let level = method == "level";
    let parts = matches!(method, "equalPrincipal" | "flatFee");
    let mut set = |key: &str, value: Value| {
        terms.insert(key.to_owned(), value);
    };
    let down = if dice.chance(15) { principal / dice.between(3, 10) } else { 0 };
    if down > 0 {
        set("downPayment", json!(yuan(down)));
    }
    let residual = if (level || parts) && dice.chance(30) { (principal - down) / dice.between(2, 10) } else { 0 };
    if residual > 0 {
        set("residual", json!(yuan(residual)));
    }
    let mut lead = 0;
    if matches!(method, "level" | "equalPrincipal" | "interestOnly") && periods > 2 {
        if dice.chance(25) {
            let deferred = dice.between(1, (periods - 1).min(5));
            lead += deferred;
            set("deferredPeriods", json!(deferred));
            if dice.chance(50) {
                set("deferredInterest", json!(dice.pick(&["dueWithFirst", "dueWithFirst", "capitalised"])));
            }
        }
        if method != "interestOnly" && lead + 1 < periods && dice.chance(25) {
            set("interestOnlyPeriods", json!(dice.between(1, periods - lead - 1)));
        }
    }
    if level {
        set("oddPeriod", json!(dice.pick(&["keepPrincipal", "keepPayment", "keepPayment", "solveAnew", "solveAnew"])));
        level_payment(dice, terms, (principal - down - residual) / periods);
    }
}

/// How a level payment comes about.
fn level_payment(dice: &mut Dice, terms: &mut Map<String, Value>, part: i64) {
    let by_days = !terms.get("interval").is_none_or(|interval| interval["days"].is_null());
    let daily = !terms["rate"]["daily"].is_null();
    let mut set = |key: &str, value: Value| {
        terms.insert(key.to_owned(), value);
    };
    match dice.between(0, 9) {
        0..2 if !by_days && !daily => set("payment", json!("formula")),
        2 => set("paymentAmount", json!(yuan(part + part * dice.between(1, 60) / 100 + 1))),
        3..6 if part > 2_000 => {
            let multiple = dice.pick(&[1, 10, 100, 100]);
            let mut rounding = json!({ "mode": dice.pick(&["up", "down", "halfUp"]), "multiple": yuan(multiple) });
            if dice.chance(70) {
                rounding["last"] = json!(dice.pick(&["any", "notHigher", "notHigher", "similar", "similar"]));
            }
            set("paymentRounding", rounding);
        }
        _ => {}
    }
}
