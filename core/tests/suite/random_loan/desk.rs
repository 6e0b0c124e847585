//! What the desk does to a loan: early repayments, fees, waivers, freezes, rate changes, moved due dates, acceleration.

use super::promises::{may_be_daily, rate};
use super::story::{Story, small};
use crate::random::desk::judgment;
use crate::random::{Dice, yuan};
use serde_json::json;

impl Story {
    /// Something that is not a payment.
    pub(super) fn intervene(&mut self, dice: &mut Dice) {
        let due = *self.dues.last().unwrap();
        let day = self.day(due, dice);
        let date = day.text();
        let Some(now) = self.look(day) else { return };
        let balance = &now.balance;
        let part = |dice: &mut Dice, whole: i64| match dice.between(0, 4) {
            0 => whole,
            1 => dice.between(1, whole),
            2 => 1,
            _ => (whole / dice.between(2, 9)).max(1),
        };
        match dice.between(0, 99) {
            0..24 => {
                let arrears = small(balance.posted + balance.penalty_interest + balance.compound_interest);
                let interest = small(balance.interest);
                let payoff = small(balance.payoff);
                let amount = match dice.between(0, 9) {
                    0 => payoff,
                    1 => payoff + dice.pick(&[-1, 1, 100]),
                    2 => dice.between(1, arrears + interest),
                    3 => arrears + dice.pick(&[0, 1, interest, interest + 1, interest / 2]),
                    4 => dice.amount(),
                    _ => arrears + interest + part(dice, small(balance.undue_principal).max(1)),
                };
                if amount > 0 {
                    let mut event = json!({ "kind": "earlyRepayment", "date": date, "amount": yuan(amount) });
                    if amount < payoff || dice.chance(50) {
                        event["keep"] = json!(dice.pick(&["term", "payment"]));
                    }
                    self.try_add(event, day, dice);
                }
            }
            24..34 => {
                let event = if dice.chance(50) {
                    json!({ "kind": "cost", "date": date, "amount": yuan(dice.between(100, 90_000)) })
                } else {
                    let component = dice.pick(&["annualFee", "cashFee", "serviceFee", "instalmentFee"]);
                    json!({ "kind": "fee", "date": date, "component": component, "amount": yuan(dice.between(1, 30_000)) })
                };
                self.add(event, dice.chance(60));
            }
            34..50 => {
                let mut owed: Vec<(&str, i64)> =
                    balance.components.iter().map(|(name, amount)| (*name, small(*amount))).collect();
                let accrued =
                    [("penaltyInterest", balance.penalty_interest), ("compoundInterest", balance.compound_interest)];
                owed.extend(accrued.into_iter().filter(|(_, amount)| *amount > 0).map(|(name, a)| (name, small(a))));
                if !owed.is_empty() {
                    let (name, whole) = owed[dice.index(owed.len())];
                    let name = match name {
                        "loan" if dice.chance(40) => "principal",
                        "annualFee" | "cashFee" | "serviceFee" | "instalmentFee" if dice.chance(40) => "fee",
                        leaf => leaf,
                    };
                    let amount = yuan(part(dice, whole));
                    self.try_add(
                        json!({ "kind": "waiver", "date": date, "component": name, "amount": amount }),
                        day,
                        dice,
                    );
                }
            }
            50..64 => {
                let all = ["interest", "penaltyInterest", "compoundInterest", "lateFee"];
                let components: Vec<&str> = all.into_iter().filter(|_| dice.chance(55)).collect();
                if !components.is_empty() {
                    self.add(json!({ "kind": "freeze", "date": date, "components": components }), dice.chance(40));
                    if dice.chance(75) {
                        let until =
                            if dice.chance(60) { day.plus(dice.between(0, 50)) } else { self.day(due, dice).max(day) };
                        let thaw = json!({ "kind": "unfreeze", "date": until.text(), "components": components });
                        self.add(thaw, dice.chance(40));
                    }
                }
            }
            64..76 => {
                let actual_days = self.terms["periodInterest"] == "actualDays";
                let daily = may_be_daily(self.terms["method"].as_str().unwrap(), actual_days);
                let event = json!({ "kind": "rateChange", "date": date, "rate": rate(dice, daily) });
                self.try_add(event, day, dice);
            }
            76..88 => {
                if let Some(running) = now.coming.first() {
                    let to = running.due.plus(dice.pick(&[-20, -5, -1, 0, 1, 3, 7, 15, 15, 28, 31, 45]));
                    let to = if dice.chance(85) { to.max(day.plus(1)) } else { to };
                    let to = if to == running.due { to.plus(2) } else { to };
                    let event = json!({ "kind": "dueDateChange", "date": date, "due": to.text() });
                    self.try_add(event, day, dice);
                }
            }
            88..94 => self.try_add(json!({ "kind": "acceleration", "date": date }), day, dice),
            94 => {
                let owed: Vec<(&str, i64)> =
                    balance.components.iter().map(|(name, amount)| (*name, small(*amount))).collect();
                if let Some(judgment) = judgment(dice, day, &owed) {
                    self.try_add(judgment, day, dice);
                }
            }
            95 => self.add(json!({ "kind": "writeOff", "date": date }), dice.chance(40)),
            96..98 => {
                let stands = balance.posted - balance.credit + i128::from(dice.pick(&[0, 0, 1]));
                let balance = if stands < 0 { format!("-{}", yuan(small(-stands))) } else { yuan(small(stands)) };
                self.add(json!({ "kind": "assertion", "date": date, "balance": balance }), false);
            }
            _ => self.add(json!({ "kind": "payment", "date": date, "amount": yuan(dice.amount()) }), dice.chance(60)),
        }
    }
}
