//! A plausible life of a loan: due dates one after the other, a payer with a character, and the desk's doings.

use crate::loan_oracle::{Report, loan_oracle};
use crate::oracle::Day;
use crate::random::{Dice, fen, yuan};
use serde_json::{Value, json};

/// How a loan is paid.
#[derive(Debug, Clone, Copy)]
enum Character {
    Prompt,
    PastDue,
    Late,
    Partial,
    Careless,
    /// Pays for some months, then never again.
    Vanishing(usize),
}

/// Terms and the events so far.
pub(super) struct Story {
    pub(super) terms: Value,
    pub(super) events: Vec<Value>,
    /// The due dates so far, each with the end of its late-payment grace.
    pub(super) dues: Vec<Day>,
    pub(super) grace: i64,
    character: Character,
    limit: usize,
    busy: i64,
    ids: usize,
    /// How often, of a hundred things that happen, one is rare.
    surprises: i64,
}

impl Story {
    pub(super) fn new(terms: Value, dice: &mut Dice) -> Self {
        let character = match dice.between(0, 11) {
            0..2 => Character::Prompt,
            2..4 => Character::PastDue,
            4..6 => Character::Late,
            6..8 => Character::Partial,
            8..10 => Character::Careless,
            _ => Character::Vanishing(dice.index(5)),
        };
        let grace = terms["latePaymentGraceDays"].as_i64().unwrap_or(0);
        let mut story = Self {
            terms,
            events: Vec::new(),
            dues: Vec::new(),
            grace,
            character,
            limit: dice.pick(&[1, 2, 4, 8, 12, 16, 20, 30, 40, 40]),
            busy: dice.pick(&[0, 10, 30, 50]),
            ids: 0,
            surprises: 0,
        };
        if !dice.chance(1) {
            let (date, amount) = (story.terms["disbursed"].clone(), story.terms["principal"].clone());
            story.add(json!({ "kind": "disbursement", "date": date, "amount": amount }), dice.chance(5));
        }
        story
    }

    /// One to which rare things happen, perhaps the principal in two or three parts.
    pub(super) fn surprising(mut self, surprises: i64, dice: &mut Dice) -> Self {
        self.surprises = surprises;
        if dice.chance(25) && self.events.len() == 1 {
            let whole = fen(self.terms["principal"].as_str().unwrap());
            let first = (whole * dice.between(40, 95) / 100).max(1);
            self.events[0]["amount"] = json!(yuan(first));
            let mut left = whole - first;
            for _ in 0..dice.between(1, 2) {
                let amount = if dice.chance(50) { left } else { dice.between(0, left) };
                left -= amount;
                if amount > 0 {
                    let day = self.disbursed().plus(dice.pick(&[0, 1, 10, 31, 45, 59, 61, 92])).text();
                    self.add(json!({ "kind": "disbursement", "date": day, "amount": yuan(amount) }), dice.chance(20));
                }
            }
        }
        self
    }

    /// Due dates, until the loan or the story is over.
    pub(super) fn live(&mut self, dice: &mut Dice) {
        let mut now = self.disbursed();
        let months = usize::try_from(dice.between(1, 16)).unwrap();
        for month in 0..months {
            let Some(report) = self.look(now) else { return };
            let due = report.coming.first().map_or(now.plus(30), |row| row.due);
            self.dues.push(due);
            while dice.chance(self.busy) && !self.full() {
                if self.surprises > 0 && dice.chance(self.surprises) {
                    self.surprise(dice);
                } else {
                    self.intervene(dice);
                }
            }
            self.repay(month, dice);
            if self.full() || report.balance.payoff == 0 && month > 0 {
                return;
            }
            now = due.plus(1);
        }
    }

    pub(super) fn disbursed(&self) -> Day {
        Day::of(&self.terms["disbursed"]).unwrap()
    }

    pub(super) fn full(&self) -> bool {
        self.events.len() >= self.limit
    }

    /// The case as told so far.
    pub(super) fn case(&self, as_of: Day) -> Value {
        json!({
            "version": "arrears-case/2",
            "account": { "kind": "loan", "terms": self.terms, "events": self.events },
            "asOf": as_of.text(),
        })
    }

    pub(super) fn look(&self, as_of: Day) -> Option<Report> {
        loan_oracle(&self.case(as_of)).ok()
    }

    /// A day about a due date, most often one on which something turns.
    pub(super) fn day(&self, due: Day, dice: &mut Dice) -> Day {
        let day = match dice.between(0, 9) {
            0..3 => due.plus(dice.pick(&[0, 0, 0, 1, -1, 2])),
            3..6 => due.plus(self.grace + dice.pick(&[0, 0, 1, 1, 2, -1])),
            6..9 => due.plus(dice.between(-27, 0)),
            _ => due.plus(dice.between(0, 60)),
        };
        day.max(self.disbursed())
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
    pub(super) fn try_add(&mut self, event: Value, day: Day, dice: &mut Dice) {
        let before = self.events.len();
        self.add(event, dice.chance(50));
        if self.look(day).is_none() && !dice.chance(3) {
            self.events.truncate(before);
        }
    }

    fn repay(&mut self, month: usize, dice: &mut Dice) {
        let due = *self.dues.last().unwrap();
        let last_of_grace = due.plus(self.grace);
        let day = match self.character {
            Character::Vanishing(gone) if month >= gone => return,
            Character::Prompt => due.plus(dice.pick(&[0, 0, 0, 0, -1, -3, -10])),
            Character::PastDue => {
                due.plus(dice.between(0, self.grace)).max(last_of_grace.plus(dice.pick(&[-60, 0, 1])))
            }
            Character::Late => last_of_grace.plus(dice.pick(&[0, 1, 1, 2, 5, 20, 31, 45])),
            Character::Vanishing(_) | Character::Partial => self.day(due, dice),
            Character::Careless if dice.chance(45) => return,
            Character::Careless => self.day(due, dice),
        };
        let day = day.max(self.disbursed());
        // What would be asked for on the due date, if the day is before it.
        let Some(report) = self.look(day.max(due)) else { return };
        let balance = &report.balance;
        let arrears = balance.posted + balance.penalty_interest + balance.compound_interest - balance.credit;
        let arrears = small(arrears.max(0));
        let amount = match self.character {
            Character::Partial => match dice.between(0, 3) {
                0 => arrears / 2,
                1 => arrears - dice.between(0, 200),
                2 => dice.amount(),
                _ => arrears * dice.between(10, 150) / 100,
            },
            Character::Careless if dice.chance(50) => dice.amount(),
            _ => arrears + dice.pick(&[0, 0, 0, 0, 0, 0, 1, -1, 5_000]),
        };
        if amount > 0 {
            self.add(json!({ "kind": "payment", "date": day.text(), "amount": yuan(amount) }), dice.chance(60));
        }
        if dice.chance(12) {
            let other = self.day(due, dice);
            self.add(
                json!({ "kind": "payment", "date": other.text(), "amount": yuan(dice.amount()) }),
                dice.chance(60),
            );
        }
    }
}

pub(super) fn small(amount: i128) -> i64 {
    i64::try_from(amount).unwrap()
}
