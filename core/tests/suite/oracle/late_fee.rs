//! Late fees: their rules, and step (1) of the day after a grace, where one is owed.
//!
//! Semantics: [card-18] to [card-20].

use super::Refused;
use super::account::Account;
use super::number::rate;
use super::order::Component;
use super::report::LateFee;
use super::terms::{amount_or, in_force};
use serde_json::Value;

/// One row of the late-fee history.
#[derive(Debug, Clone)]
pub(crate) struct LateFeeRule {
    pub(crate) rate: i128,
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
    pub(crate) rate: i128,
}

impl LateFeeRule {
    pub(crate) fn of(row: &Value, places: usize) -> Result<Self, Refused> {
        let maybe = |value: &Value| {
            if value.is_null() { Ok(None) } else { amount_or(value, places, 0).map(Some) }
        };
        Ok(Self {
            rate: rate(&row["rate"])?,
            floor: amount_or(&row["floor"], places, 0)?,
            cap: maybe(&row["cap"])?,
            small_balance: maybe(&row["smallBalance"])?,
            repeat: match &row["repeat"] {
                Value::Null => None,
                repeat => Some(Repeat {
                    misses: repeat["missedPayments"].as_i64().unwrap(),
                    within: repeat["withinCycles"].as_u64().map(|cycles| usize::try_from(cycles).unwrap()),
                    rate: rate(&repeat["rate"])?,
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
                let rate = match &rule.repeat {
                    Some(repeat) if self.misses_for(repeat, pending.number) >= repeat.misses => repeat.rate,
                    _ => rule.rate,
                };
                let share = self.terms.rounding.minor(pending.shortfall * rate).max(rule.floor);
                rule.cap.map_or(share, |cap| share.min(cap))
            }
        };
        if amount > 0 {
            self.moment += 1;
            self.post(Component::LateFee, amount, None);
            self.meet_credit();
            self.late_fees.push(LateFee { date: self.today, amount });
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
