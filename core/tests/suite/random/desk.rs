//! What the desk does to an account: refunds, conversions, settlements, waivers, freezes, rate changes, write-offs.

use super::dice::{Dice, yuan};
use super::story::{Story, small};
use crate::oracle::{Day, Report};
use serde_json::{Value, json};

impl Story {
    /// Something that is neither spending nor paying.
    pub(super) fn intervene(&mut self, month: usize, seen: &Report, dice: &mut Dice) {
        let day = self.day(month, dice);
        let date = day.text();
        let now = self.look(day);
        let report = now.as_ref().unwrap_or(seen);
        let owed: Vec<(&str, i64)> = report
            .balance
            .components
            .iter()
            .map(|(name, billed, unbilled)| (*name, small(billed + unbilled)))
            .collect();
        let purchases = owed.iter().find(|(name, _)| *name == "purchase").map_or(0, |(_, amount)| *amount);
        match dice.between(0, 99) {
            0..24 => {
                let bought: Vec<&Value> =
                    self.events.iter().filter(|event| event["kind"] == "purchase" && !event["id"].is_null()).collect();
                let whole = if purchases > 0 && dice.chance(80) { purchases } else { dice.amount() };
                let mut refund = json!({ "kind": "refund", "date": date, "amount": yuan(part(dice, whole)) });
                if !bought.is_empty() && dice.chance(60) {
                    let of = bought[dice.index(bought.len())];
                    refund["of"] = of["id"].clone();
                    if dice.chance(50) {
                        refund["amount"] = of["amount"].clone();
                    }
                }
                let named = dice.chance(50);
                self.try_add(refund, day, named, dice);
            }
            24..46 if purchases > 0 => {
                let periods = dice.pick(&[1, 2, 3, 3, 6, 12, 24]);
                let amount = part(dice, purchases).max(periods * periods).min(purchases);
                let mut conversion =
                    json!({ "kind": "conversion", "date": date, "amount": yuan(amount), "periods": periods });
                match dice.between(0, 2) {
                    0 => conversion["monthlyFeeRate"] = json!(dice.pick(&["0.006", "0.0066", "0.0072", "0"])),
                    1 => conversion["annualRate"] = json!(dice.pick(&["0.12", "0.155", "0.183333333333", "0.05"])),
                    _ => {}
                }
                self.try_add(conversion, day, true, dice);
            }
            46..60 => {
                let plans: Vec<Value> = self
                    .events
                    .iter()
                    .filter(|event| event["kind"] == "conversion")
                    .map(|event| event["id"].clone())
                    .collect();
                if !plans.is_empty() {
                    let mut settlement = json!({ "kind": "instalmentSettlement", "date": date });
                    if dice.chance(60) {
                        settlement["plan"] = plans[dice.index(plans.len())].clone();
                    }
                    self.try_add(settlement, day, false, dice);
                }
            }
            60..76 if !owed.is_empty() => {
                let (name, whole) = owed[dice.index(owed.len())];
                let name = match name {
                    "purchase" | "cash" | "instalment" if dice.chance(30) => "principal",
                    "annualFee" | "cashFee" | "serviceFee" | "instalmentFee" if dice.chance(30) => "fee",
                    leaf => leaf,
                };
                let waiver =
                    json!({ "kind": "waiver", "date": date, "component": name, "amount": yuan(part(dice, whole)) });
                let named = dice.chance(50);
                self.try_add(waiver, day, named, dice);
            }
            76..86 => {
                let components: Vec<&str> =
                    ["interest", "compoundInterest", "lateFee"].into_iter().filter(|_| dice.chance(60)).collect();
                if !components.is_empty() {
                    self.add(json!({ "kind": "freeze", "date": date, "components": components }), dice.chance(40));
                    if dice.chance(70) {
                        let until = if dice.chance(50) {
                            day.plus(dice.between(0, 60))
                        } else {
                            self.day(month + 1, dice).max(day)
                        };
                        self.add(
                            json!({ "kind": "unfreeze", "date": until.text(), "components": components }),
                            dice.chance(40),
                        );
                    }
                }
            }
            86..91 => {
                let mut change = json!({ "kind": "rateChange", "date": date });
                let rate = |dice: &mut Dice| json!({ "daily": dice.pick(&["0.0004", "0.00045", "0.0006", "0", "0.000123456789"]) });
                let which = dice.between(0, 2);
                if which != 1 {
                    change["purchase"] = rate(dice);
                }
                if which != 0 {
                    change["cash"] = rate(dice);
                }
                self.add(change, dice.chance(40));
            }
            91 => {
                if let Some(judgment) = judgment(dice, day, &owed) {
                    self.try_add(judgment, day, true, dice);
                }
            }
            92..95 => self.add(json!({ "kind": "writeOff", "date": date }), dice.chance(40)),
            95..98 => {
                let stands = report.balance.posted - report.balance.credit + i128::from(dice.pick(&[0, 0, 1]));
                let balance = if stands < 0 { format!("-{}", yuan(small(-stands))) } else { yuan(small(stands)) };
                self.add(json!({ "kind": "assertion", "date": date, "balance": balance }), false);
            }
            _ => self.add(json!({ "kind": "payment", "date": date, "amount": yuan(dice.amount()) }), dice.chance(60)),
        }
    }
}

/// All of it, a part, or a cent.
pub(super) fn part(dice: &mut Dice, whole: i64) -> i64 {
    match dice.between(0, 4) {
        0 => whole,
        1 => dice.between(1, whole),
        2 => 1,
        _ => (whole / dice.between(2, 9)).max(1),
    }
}

/// A judgment of what is owed by component, or of a part of it; none where general interest is all there is.
pub(crate) fn judgment(dice: &mut Dice, day: Day, owed: &[(&str, i64)]) -> Option<Value> {
    let general = ["interest", "penaltyInterest", "compoundInterest"];
    let mut awarded: Vec<(&str, i64)> =
        owed.iter().copied().filter(|(name, _)| !general.contains(name) && *name != "judgmentInterest").collect();
    if awarded.is_empty() {
        return None;
    }
    let some = dice.chance(40);
    if some {
        let kept = dice.index(awarded.len());
        awarded = vec![awarded[kept]];
    }
    let whole: i64 = awarded.iter().map(|(_, amount)| amount).sum();
    let amount = if dice.chance(60) { whole } else { dice.between(1, whole + 1) };
    let perform_by = day.plus(dice.pick(&[0, 1, 10, 10, 30]));
    let mut judgment = json!({
        "kind": "judgment", "date": day.text(), "amount": yuan(amount), "performBy": perform_by.text(),
    });
    if some {
        judgment["components"] = json!([awarded[0].0]);
    }
    if dice.chance(30) {
        judgment["interestContinues"] = json!(dice.chance(70));
    }
    Some(judgment)
}
