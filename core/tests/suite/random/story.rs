//! A plausible life of a card: spending through the cycle, a statement, a payer with a character, and the desk's doings.

use super::dice::{Dice, yuan};
use super::promises::tolerance;
use crate::oracle::{Cycle, Day, Due, Report, cycles, oracle};
use serde_json::{Value, json};

/// How an account is paid.
#[derive(Debug, Clone, Copy)]
enum Character {
    Prompt,
    Minimum,
    Partial,
    Careless,
    /// Pays for some months, then never again.
    Vanishing(usize),
}

/// Terms and the events so far.
pub(super) struct Story {
    pub(super) terms: Value,
    pub(super) events: Vec<Value>,
    pub(super) cycles: Vec<Cycle>,
    pub(super) months: usize,
    character: Character,
    limit: usize,
    busy: i64,
    ids: usize,
}

impl Story {
    pub(super) fn new(terms: Value, dice: &mut Dice) -> Self {
        let opened = Day::of(&terms["opened"]).unwrap();
        let due = Due::of(&terms["due"]).unwrap();
        let statement_day = terms["statementDay"].as_i64().unwrap();
        let cycles = cycles(
            opened,
            statement_day,
            due,
            terms["graceDays"].as_i64().unwrap(),
            opened,
        )
        .unwrap();
        let months = usize::try_from(dice.between(2, 14)).unwrap();
        let character = match dice.between(0, 9) {
            0..2 => Character::Prompt,
            2..4 => Character::Minimum,
            4..6 => Character::Partial,
            6..8 => Character::Careless,
            _ => Character::Vanishing(dice.index(4)),
        };
        let limit = dice.pick(&[0, 1, 2, 4, 8, 12, 16, 24, 32, 40, 40]);
        let busy = dice.pick(&[0, 10, 30, 60]);
        Self {
            terms,
            events: Vec::new(),
            cycles,
            months,
            character,
            limit,
            busy,
            ids: 0,
        }
    }

    /// All months, one after the other.
    pub(super) fn live(&mut self, dice: &mut Dice) {
        for month in 0..self.months {
            self.spend(month, dice);
            if self.full() {
                return;
            }
            let Some(report) = self.look(self.cycles[month].statement) else {
                return;
            };
            self.repay(month, &report, dice);
            while dice.chance(self.busy) && !self.full() {
                self.intervene(month, &report, dice);
            }
        }
    }

    fn full(&self) -> bool {
        self.events.len() >= self.limit
    }

    /// The case as told so far.
    pub(super) fn case(&self, as_of: Day) -> Value {
        json!({
            "version": "arrears-case/1",
            "account": { "kind": "card", "terms": self.terms, "events": self.events },
            "asOf": as_of.text(),
        })
    }

    fn look(&self, as_of: Day) -> Option<Report> {
        oracle(&self.case(as_of)).ok()
    }

    /// A day of a cycle, most often one on which something turns.
    pub(super) fn day(&self, month: usize, dice: &mut Dice) -> Day {
        let cycle = self.cycles[month];
        let next = self.cycles[month + 1].statement;
        let day = if dice.chance(60) {
            let turn = dice.pick(&[cycle.statement, cycle.due, cycle.grace_end, next]);
            turn.plus(dice.pick(&[0, 0, 0, 1, 1, -1, 2]))
        } else {
            cycle
                .statement
                .plus(dice.between(0, next.0 - cycle.statement.0))
        };
        day.max(self.opened())
    }

    fn opened(&self) -> Day {
        Day::of(&self.terms["opened"]).unwrap()
    }

    /// Add an event; some carry an id.
    fn add(&mut self, mut event: Value, named: bool) {
        if !self.full() {
            if named {
                self.ids += 1;
                event["id"] = json!(format!("e{}", self.ids));
            }
            self.events.push(event);
        }
    }

    /// Add an event that may be impossible, and mostly take it back if it is.
    fn try_add(&mut self, event: Value, day: Day, named: bool, dice: &mut Dice) {
        let before = self.events.len();
        self.add(event, named);
        if self.look(day).is_none() && !dice.chance(4) {
            self.events.truncate(before);
        }
    }

    fn spend(&mut self, month: usize, dice: &mut Dice) {
        let last = self.cycles[month].statement;
        let first = if month == 0 {
            self.opened()
        } else {
            self.cycles[month - 1].statement.plus(1)
        };
        for _ in 0..dice.pick(&[0, 1, 1, 1, 2, 3]) {
            let day = match dice.between(0, 9) {
                0 => first,
                1..3 => last,
                3 => last.plus(-1).max(first),
                _ => first.plus(dice.between(0, last.0 - first.0)),
            };
            let amount = yuan(dice.amount());
            let named = dice.chance(70);
            let event = match dice.between(0, 99) {
                0..72 => json!({ "kind": "purchase", "date": day.text(), "amount": amount }),
                72..80 => json!({ "kind": "cashAdvance", "date": day.text(), "amount": amount }),
                80..88 => {
                    let fee = yuan(dice.between(1, 5_000));
                    json!({ "kind": "cashAdvance", "date": day.text(), "amount": amount, "fee": fee })
                }
                88..96 => {
                    let component =
                        dice.pick(&["annualFee", "cashFee", "serviceFee", "instalmentFee"]);
                    json!({ "kind": "fee", "date": day.text(), "component": component, "amount": yuan(dice.between(1, 30_000)) })
                }
                _ => {
                    json!({ "kind": "cost", "date": day.text(), "amount": yuan(dice.between(100, 90_000)) })
                }
            };
            self.add(event, named);
        }
    }

    fn repay(&mut self, month: usize, report: &Report, dice: &mut Dice) {
        let statement = report.statements.last().unwrap();
        let (balance, minimum) = (small(statement.balance), small(statement.minimum));
        let near = |dice: &mut Dice, amount: i64| amount + dice.pick(&[0, 0, 0, 1, -1]);
        let tolerance = tolerance(&self.terms);
        let temper = match self.character {
            Character::Vanishing(month_gone) if month >= month_gone => return,
            Character::Vanishing(_) => 3,
            Character::Prompt => dice.pick(&[0, 0, 0, 0, 1, 2]),
            Character::Minimum => dice.pick(&[1, 1, 1, 1, 0, 2, 3]),
            Character::Partial => dice.pick(&[2, 2, 2, 1, 3]),
            Character::Careless => dice.pick(&[3, 3, 3, 0, 1, 2, 2]),
        };
        let amount = match temper {
            0 => match dice.between(0, 5) {
                0..3 => balance,
                3 => near(dice, balance - tolerance),
                4 => near(dice, balance),
                _ => balance + dice.amount(),
            },
            1 => near(dice, minimum),
            2 => match dice.between(0, 3) {
                0 => minimum / 2,
                1 => balance / 2,
                2 => balance - dice.between(0, 2 * tolerance + 100),
                _ => dice.amount(),
            },
            _ if dice.chance(25) => dice.amount(),
            _ => return,
        };
        let cycle = self.cycles[month];
        let mut days = vec![match dice.between(0, 9) {
            0..4 => cycle.due,
            4..6 => cycle.grace_end,
            6 => cycle.statement,
            7 => cycle.grace_end.plus(1),
            8 => cycle
                .statement
                .plus(dice.between(1, cycle.due.0 - cycle.statement.0)),
            _ => self.day(month, dice),
        }];
        if dice.chance(25) {
            days.push(self.day(month, dice));
        }
        let each = amount / i64::try_from(days.len()).unwrap();
        for (place, day) in days.iter().enumerate() {
            let part = if place == 0 {
                amount - each * (i64::try_from(days.len()).unwrap() - 1)
            } else {
                each
            };
            if part > 0 {
                self.add(
                    json!({ "kind": "payment", "date": day.text(), "amount": yuan(part) }),
                    dice.chance(60),
                );
            }
        }
    }

    /// Something that is neither spending nor paying.
    fn intervene(&mut self, month: usize, seen: &Report, dice: &mut Dice) {
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
        let part = |dice: &mut Dice, whole: i64| match dice.between(0, 4) {
            0 => whole,
            1 => dice.between(1, whole),
            2 => 1,
            _ => (whole / dice.between(2, 9)).max(1),
        };
        let purchases = owed
            .iter()
            .find(|(name, _)| *name == "purchase")
            .map_or(0, |(_, amount)| *amount);
        match dice.between(0, 99) {
            0..24 => {
                let bought: Vec<&Value> = self
                    .events
                    .iter()
                    .filter(|event| event["kind"] == "purchase" && !event["id"].is_null())
                    .collect();
                let whole = if purchases > 0 && dice.chance(80) {
                    purchases
                } else {
                    dice.amount()
                };
                let mut refund =
                    json!({ "kind": "refund", "date": date, "amount": yuan(part(dice, whole)) });
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
                let mut conversion = json!({ "kind": "conversion", "date": date, "amount": yuan(amount), "periods": periods });
                match dice.between(0, 2) {
                    0 => {
                        conversion["monthlyFeeRate"] =
                            json!(dice.pick(&["0.006", "0.0066", "0.0072", "0"]))
                    }
                    1 => {
                        conversion["annualRate"] =
                            json!(dice.pick(&["0.12", "0.155", "0.183333333333", "0.05"]))
                    }
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
                    "annualFee" | "cashFee" | "serviceFee" | "instalmentFee" if dice.chance(30) => {
                        "fee"
                    }
                    leaf => leaf,
                };
                let waiver = json!({ "kind": "waiver", "date": date, "component": name, "amount": yuan(part(dice, whole)) });
                let named = dice.chance(50);
                self.try_add(waiver, day, named, dice);
            }
            76..86 => {
                let components: Vec<&str> = ["interest", "compoundInterest", "lateFee"]
                    .into_iter()
                    .filter(|_| dice.chance(60))
                    .collect();
                if !components.is_empty() {
                    self.add(
                        json!({ "kind": "freeze", "date": date, "components": components }),
                        dice.chance(40),
                    );
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
            86..92 => {
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
            92..95 => self.add(json!({ "kind": "writeOff", "date": date }), dice.chance(40)),
            95..98 => {
                let stands = report.balance.posted - report.balance.credit
                    + i128::from(dice.pick(&[0, 0, 1]));
                let balance = if stands < 0 {
                    format!("-{}", yuan(small(-stands)))
                } else {
                    yuan(small(stands))
                };
                self.add(
                    json!({ "kind": "assertion", "date": date, "balance": balance }),
                    false,
                );
            }
            _ => self.add(
                json!({ "kind": "payment", "date": date, "amount": yuan(dice.amount()) }),
                dice.chance(60),
            ),
        }
    }
}

fn small(amount: i128) -> i64 {
    i64::try_from(amount).unwrap()
}
