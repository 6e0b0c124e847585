//! A plausible life of a card: spending through the cycle, a statement, a payer with a character, and the desk's doings.

use super::dice::{Dice, yuan};
use super::promises::tolerance;
use crate::oracle::{Cycle, Day, Report, cycles_of, oracle};
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
    /// How many months go by between two looks.
    every: usize,
    /// How often, of a hundred things that happen, one is rare.
    surprises: i64,
}

impl Story {
    pub(super) fn new(terms: Value, dice: &mut Dice) -> Self {
        // Now and then most of a life, seen less often.
        let long = dice.chance(1);
        let months = usize::try_from(if long { dice.between(100, 240) } else { dice.between(2, 14) }).unwrap();
        let character = match dice.between(0, 9) {
            0..2 => Character::Prompt,
            2..4 => Character::Minimum,
            4..6 => Character::Partial,
            6..8 => Character::Careless,
            _ => Character::Vanishing(dice.index(4)),
        };
        let limit = dice.pick(&[0, 1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 40, 40]);
        let busy = dice.pick(&[0, 10, 30, 60]);
        let limit = if long { 400 } else { limit };
        let mut story = Self {
            terms,
            events: Vec::new(),
            cycles: Vec::new(),
            months,
            character,
            limit,
            busy,
            ids: 0,
            every: if long { 7 } else { 1 },
            surprises: 0,
        };
        story.date();
        story
    }

    /// One to which rare things happen.
    pub(super) fn surprising(self, surprises: i64) -> Self {
        Self { surprises, ..self }
    }

    /// The cycles anew.
    pub(super) fn date(&mut self) {
        let end = self.opened().plus(31 * i64::try_from(self.months + 4).unwrap());
        if let Ok(cycles) = cycles_of(&self.case(end), end) {
            self.cycles = cycles;
        }
    }

    /// All months, one after the other.
    pub(super) fn live(&mut self, dice: &mut Dice) {
        for month in 0..self.months {
            self.spend(month, dice);
            if self.full() {
                return;
            }
            if month % self.every > 0 {
                if dice.chance(60) {
                    let day = self.day(month, dice);
                    self.add(json!({ "kind": "payment", "date": day.text(), "amount": yuan(dice.amount()) }), false);
                }
                continue;
            }
            let Some(report) = self.look(self.cycles[month].statement) else {
                return;
            };
            self.repay(month, &report, dice);
            while dice.chance(self.busy) && !self.full() {
                if self.surprises > 0 && dice.chance(self.surprises) {
                    self.surprise(month, dice);
                } else {
                    self.intervene(month, &report, dice);
                }
            }
        }
    }

    fn full(&self) -> bool {
        self.events.len() >= self.limit
    }

    /// The case as told so far.
    pub(super) fn case(&self, as_of: Day) -> Value {
        json!({
            "version": "arrears-case/2",
            "account": { "kind": "card", "terms": self.terms, "events": self.events },
            "asOf": as_of.text(),
        })
    }

    pub(super) fn look(&self, as_of: Day) -> Option<Report> {
        oracle(&self.case(as_of)).ok()
    }

    /// A day of a cycle, most often one on which something turns.
    pub(super) fn day(&self, month: usize, dice: &mut Dice) -> Day {
        let cycle = self.cycles[month];
        let next = self.cycles[month + 1].statement;
        let day = if dice.chance(60) {
            let turn = dice.pick(&[cycle.statement, cycle.due, cycle.late_payment_grace_end, next]);
            turn.plus(dice.pick(&[0, 0, 0, 1, 1, -1, 2]))
        } else {
            cycle.statement.plus(dice.between(0, next.0 - cycle.statement.0))
        };
        day.max(self.opened())
    }

    fn opened(&self) -> Day {
        Day::of(&self.terms["opened"]).unwrap()
    }

    /// Add an event; some carry an id.
    pub(super) fn add(&mut self, mut event: Value, named: bool) {
        if !self.full() {
            if named {
                self.ids += 1;
                event["id"] = json!(format!("e{}", self.ids));
            }
            self.events.push(event);
        }
    }

    /// Add an event that may be impossible, and mostly take it back if it is.
    pub(super) fn try_add(&mut self, event: Value, day: Day, named: bool, dice: &mut Dice) {
        let before = self.events.len();
        self.add(event, named);
        if self.look(day).is_none() && !dice.chance(4) {
            self.events.truncate(before);
        } else if self.events.last().is_some_and(|event| event["kind"] == "cycleChange") {
            self.date();
        }
    }

    fn spend(&mut self, month: usize, dice: &mut Dice) {
        let last = self.cycles[month].statement;
        let first = if month == 0 { self.opened() } else { self.cycles[month - 1].statement.plus(1) };
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
                    let component = dice.pick(&["annualFee", "cashFee", "serviceFee", "instalmentFee"]);
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
            4..6 => cycle.late_payment_grace_end,
            6 => cycle.statement,
            7 => cycle.late_payment_grace_end.plus(1),
            8 => cycle.statement.plus(dice.between(1, cycle.due.0 - cycle.statement.0)),
            _ => self.day(month, dice),
        }];
        if dice.chance(25) {
            days.push(self.day(month, dice));
        }
        let each = amount / i64::try_from(days.len()).unwrap();
        for (place, day) in days.iter().enumerate() {
            let part = if place == 0 { amount - each * (i64::try_from(days.len()).unwrap() - 1) } else { each };
            if part > 0 {
                self.add(json!({ "kind": "payment", "date": day.text(), "amount": yuan(part) }), dice.chance(60));
            }
        }
    }
}

pub(super) fn small(amount: i128) -> i64 {
    i64::try_from(amount).unwrap()
}
