//! What the lines of an account add up to: instalments that fell due, and late fees.

use alloc::vec::Vec;

use crate::balance::{Line, LoanWhat, Occasion, What};
use crate::calendar::Date;
use crate::component::Component;
use crate::money::Money;

/// What fell due of a loan on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InstalmentRow {
    /// The due date, or the day of the acceleration.
    pub due: Date,
    /// Whether the amounts fell due by acceleration and not by the schedule.
    pub was_accelerated: bool,
    /// Principal that fell due.
    pub principal: Money,
    /// Contract interest that fell due.
    pub interest: Money,
    /// Fee that fell due.
    pub fee: Money,
}

/// A late fee that became owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LateFee {
    /// The day on which it became owed.
    pub date: Date,
    /// How much was charged.
    pub amount: Money,
}

pub(super) fn instalments(lines: &[Line]) -> Vec<InstalmentRow> {
    let mut rows: Vec<InstalmentRow> = Vec::new();
    for line in lines {
        let (component, amount, occasion) = match line.what {
            What::Loan(LoanWhat::Due { component, amount, occasion, .. }) => (component, amount, occasion),
            What::Loan(LoanWhat::Interest { component, amount, occasion, .. }) => (component, amount, occasion),
            _ => continue,
        };
        if amount.minor() == 0 || !matches!(occasion, Occasion::Due | Occasion::Accelerated) {
            continue;
        }
        let (due, was_accelerated) = (line.day, occasion == Occasion::Accelerated);
        if !rows.last().is_some_and(|row| row.due == due && row.was_accelerated == was_accelerated) {
            let nothing = Money::zero(line.currency);
            rows.push(InstalmentRow { due, was_accelerated, principal: nothing, interest: nothing, fee: nothing });
        }
        let Some(row) = rows.last_mut() else { continue };
        match component {
            Component::Loan => row.principal = amount,
            Component::Interest => row.interest = amount,
            _ => row.fee = amount,
        }
    }
    rows
}

pub(super) fn late_fees(lines: &[Line]) -> impl Iterator<Item = LateFee> {
    lines.iter().filter_map(|line| match line.what {
        What::LateFee { amount, .. } | What::Loan(LoanWhat::LateFee { amount, .. }) => {
            Some(LateFee { date: line.day, amount })
        }
        _ => None,
    })
}
