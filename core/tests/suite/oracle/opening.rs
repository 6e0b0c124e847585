//! An account that begins in the middle, as somebody types it from a bill.
//!
//! Semantics: [open-1] to [open-4].

use super::account::Account;
use super::calendar::{Cycle, Day};
use super::lot::Lot;
use super::order::Component;
use super::terms::{Terms, amount_or};
use super::window::Window;
use super::{Refused, refuse};
use serde_json::Value;

/// One purchase of a bill, or after it.
#[derive(Debug, Clone)]
struct Owed {
    amount: i128,
    billed: bool,
    posted: Option<Day>,
}

/// What a bill tells.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// It stands at the end of this day.
    pub(crate) day: Day,
    pub(crate) bill: Cycle,
    balance: i128,
    minimum: i128,
    paid: i128,
    paid_in_full: bool,
    owed: Vec<Owed>,
}

impl Opening {
    /// What is not told has its simplest value: one purchase of all that the bill leaves.
    pub(crate) fn of(json: &Value, terms: &Terms) -> Result<Self, Refused> {
        for key in json.as_object().unwrap().keys() {
            if !["day", "statement", "owed"].contains(&key.as_str()) {
                return refuse!("`{key}` of an opening is not walked");
            }
        }
        let bill = &json["statement"];
        let statement = Day::of(&bill["date"])?;
        let due = Day::maybe(&bill["due"])?.unwrap_or_else(|| terms.calendar.due.after(statement));
        let money = |value: &Value| amount_or(value, terms.places, 0);
        let balance = money(&bill["balance"])?;
        let mut owed = Vec::new();
        for row in json["owed"].as_array().into_iter().flatten() {
            if row["component"] != "purchase" {
                return refuse!("only purchases of an opening are walked");
            }
            let (billed, posted) = (row["billed"] == "last", Day::maybe(&row["posted"])?);
            owed.push(Owed { amount: money(&row["amount"])?, billed, posted });
        }
        let listed: i128 = owed.iter().filter(|owed| owed.billed).map(|owed| owed.amount).sum();
        let paid = match (&bill["paid"], json["owed"].is_null()) {
            (Value::Null, true) => 0,
            (Value::Null, false) => balance - listed,
            (told, _) => money(told)?,
        };
        if json["owed"].is_null() && balance > paid {
            owed.push(Owed { amount: balance - paid, billed: true, posted: None });
        }
        Ok(Self {
            day: Day::maybe(&json["day"])?.unwrap_or(statement),
            bill: Cycle { statement, due, late_payment_grace_end: due.plus(terms.calendar.grace) },
            balance,
            minimum: money(&bill["minimum"])?,
            paid,
            paid_in_full: bill["paidInFull"] == true,
            owed,
        })
    }
}

impl Account<'_> {
    /// The account at the end of the day of its opening.
    pub(super) fn begin_with(&mut self, opening: &Opening) {
        self.today = opening.day;
        let decided = opening.bill.late_payment_grace_end <= opening.day;
        let lost = decided && !opening.paid_in_full;
        let lacks = (opening.minimum - opening.paid).max(0);
        self.windows.push(Window {
            cycle: opening.bill,
            balance: opening.balance,
            minimum: opening.minimum,
            paid: opening.paid,
            since: opening.paid,
            new_minimum: if decided && opening.paid_in_full { 0 } else { lacks },
            kept: decided && opening.paid_in_full,
            over_purchases: 0,
            purchase_ratio: 0,
        });
        if decided {
            self.misses.push(lost && lacks > 0);
            self.missed_payments = i64::from(lost && lacks > 0);
        }
        self.free_period_lost = lost && !self.terms.new_purchases_keep;
        for owed in &opening.owed {
            self.moment += 1;
            // What was posted when it is not known is charged from the day after the opening.
            let from = owed.posted.unwrap_or(opening.day.plus(1));
            let bears = if owed.billed { lost } else { self.free_period_lost };
            let days = (from.0..=opening.day.0).map(Day);
            self.lots.0.push(Lot {
                component: Component::Purchase,
                date: owed.posted.unwrap_or(opening.bill.statement),
                moment: self.moment,
                source: None,
                from,
                unpaid: owed.amount,
                billed: owed.billed.then_some(0),
                unpaid_when_billed: if owed.billed { owed.amount } else { 0 },
                awarded: false,
                bears,
                past: if bears { Vec::new() } else { days.map(|day| (day, owed.amount)).collect() },
            });
        }
        self.settle_own_parts();
    }
}
