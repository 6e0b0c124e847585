//! Late fees: their rules, and step (1) of the day after a grace, where one is owed.
//!
//! Semantics: [card-18] to [card-20] [card-34].

use super::Refused;
use super::account::Account;
use super::number::rate;
use super::order::Component;
use super::report::LateFee;
use super::terms::{amount_or, in_force};
use serde_json::Value;

/// How a fee is reckoned.
#[derive(Debug, Clone)]
pub(crate) enum Fee {
    /// Of what is missing, with floor and cap.
    Rate(i128),
    /// Whatever is missing.
    Amount(i128),
    /// By the balance of the statement, up to and with a bound; none above all others.
    Slabs(Vec<(Option<i128>, i128)>),
}

impl Fee {
    fn of(row: &Value, places: usize) -> Result<Self, Refused> {
        if let Some(rows) = row["slabs"].as_array() {
            let slab = |row: &Value| {
                let up_to = if row["upTo"].is_null() { None } else { Some(amount_or(&row["upTo"], places, 0)?) };
                Ok((up_to, amount_or(&row["amount"], places, 0)?))
            };
            return rows.iter().map(slab).collect::<Result<_, _>>().map(Self::Slabs);
        }
        match (&row["rate"], &row["amount"]) {
            (Value::Null, amount) => amount_or(amount, places, 0).map(Self::Amount),
            (share, _) => rate(share).map(Self::Rate),
        }
    }
}

/// One row of the late-fee history.
#[derive(Debug, Clone)]
pub(crate) struct LateFeeRule {
    pub(crate) fee: Fee,
    pub(crate) floor: i128,
    pub(crate) cap: Option<i128>,
    pub(crate) small_balance: Option<i128>,
    pub(crate) repeat: Option<Repeat>,
}

/// What holds from a number of misses on.
#[derive(Debug, Clone)]
pub(crate) struct Repeat {
    pub(crate) misses: i64,
    /// Counted within so many cycles before the present one; in a row where none is given.
    pub(crate) within: Option<usize>,
    pub(crate) fee: Fee,
}

impl LateFeeRule {
    pub(crate) fn of(row: &Value, places: usize) -> Result<Self, Refused> {
        let maybe = |value: &Value| {
            if value.is_null() { Ok(None) } else { amount_or(value, places, 0).map(Some) }
        };
        Ok(Self {
            fee: Fee::of(row, places)?,
            floor: amount_or(&row["floor"], places, 0)?,
            cap: maybe(&row["cap"])?,
            small_balance: maybe(&row["smallBalance"])?,
            repeat: match &row["repeat"] {
                Value::Null => None,
                repeat => Some(Repeat {
                    misses: repeat["missedPayments"].as_i64().unwrap(),
                    within: repeat["withinCycles"].as_u64().map(|cycles| usize::try_from(cycles).unwrap()),
                    fee: Fee::of(repeat, places)?,
                }),
            },
        })
    }
}

/// A miss whose fee is owed tomorrow.
#[derive(Debug, Clone, Copy)]
pub(super) struct PendingFee {
    pub(super) number: usize,
    pub(super) shortfall: i128,
    /// B(k).
    pub(super) balance: i128,
    pub(super) principal: i128,
}

impl Account<'_> {
    /// Step (1): the fee on what was missing of the minimum at the end of yesterday.
    pub(super) fn owe_late_fee(&mut self) {
        let Some(pending) = self.pending_fee.take() else {
            return;
        };
        let Some(rule) = in_force(&self.terms.late_fees, self.today) else {
            return;
        };
        let stopped = self.terms.stop_misses.is_some_and(|last| self.missed_payments > last)
            || self.terms.stop_days.is_some_and(|last| self.days_past_due_at_start > last)
            || (self.terms.stop_write_off && self.weather.written_off(self.today));
        if stopped || self.weather.late_fee_frozen(self.today) {
            return;
        }
        let amount = match rule.small_balance {
            Some(threshold) if pending.principal <= threshold => pending.principal,
            _ => {
                let fee = match &rule.repeat {
                    Some(repeat) if self.misses_for(repeat, pending.number) >= repeat.misses => &repeat.fee,
                    _ => &rule.fee,
                };
                self.fee_of(fee, rule, pending)
            }
        };
        if amount > 0 {
            self.moment += 1;
            self.post(Component::LateFee, amount, None);
            self.meet_credit();
            self.late_fees.push(LateFee { date: self.today, amount });
        }
    }

    fn fee_of(&self, fee: &Fee, rule: &LateFeeRule, pending: PendingFee) -> i128 {
        match fee {
            Fee::Amount(amount) => *amount,
            Fee::Rate(rate) => {
                let share = self.terms.rounding.minor(pending.shortfall * rate).max(rule.floor);
                rule.cap.map_or(share, |cap| share.min(cap))
            }
            Fee::Slabs(slabs) => {
                let holds = |up_to: &Option<i128>| up_to.is_none_or(|up_to| pending.balance <= up_to);
                slabs.iter().find(|(up_to, _)| holds(up_to)).map_or(0, |(_, amount)| *amount)
            }
        }
    }

    /// The misses that a repeated fee counts, the present one with them.
    fn misses_for(&self, repeat: &Repeat, number: usize) -> i64 {
        let Some(within) = repeat.within else {
            return self.missed_payments;
        };
        let before = &self.misses[number.saturating_sub(within)..number];
        1 + i64::try_from(before.iter().filter(|missed| **missed).count()).unwrap()
    }
}
