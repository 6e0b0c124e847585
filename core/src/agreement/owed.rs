//! What is owed under an agreement, by class, and what of the waived amounts is owed again.

// Semantics: [agree-8] [agree-9] [agree-12] [agree-13] [agree-14].

use alloc::vec::Vec;

use super::Agreement;
use super::clause::{AccrualReinstatement, EarlyCompletion, WaiverReinstatement};
use super::progress::paid_by;
use super::received::Received;
use crate::calendar::Date;
use crate::money::{Currency, Money};
use crate::offer::{Class, PerClass, PlanRow, weighted_days};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::sort::sort_by_key;

/// What is owed under an agreement on a day: by class, interest of the plan, and interest since a breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Owed {
    pub(super) currency: Currency,
    /// Minor units, as all below.
    pub(super) classes: PerClass<i64>,
    pub(super) interest: i64,
    pub(super) since_breach: i64,
}

impl Owed {
    pub(super) const fn nothing(currency: Currency) -> Self {
        Self { currency, classes: PerClass::all(0), interest: 0, since_breach: 0 }
    }

    /// By class, waived amounts that are owed again included.
    #[must_use]
    pub fn classes(&self) -> PerClass<Money> {
        self.classes.in_currency(self.currency)
    }

    /// Interest of the plan.
    #[must_use]
    pub fn interest(&self) -> Money {
        Money::saturating(self.interest, self.currency)
    }

    /// Interest since the breach.
    #[must_use]
    pub fn since_breach(&self) -> Money {
        Money::saturating(self.since_breach, self.currency)
    }

    /// Everything.
    #[must_use]
    pub fn total(&self) -> Money {
        Money::saturating(self.total_minor(), self.currency)
    }

    /// All of it but principal and the cost of enforcing the claim: what a cap on charges is about.
    #[must_use]
    pub fn charges(&self) -> Money {
        let other = self.classes.get(Class::Principal).saturating_add(self.classes.get(Class::Cost));
        Money::saturating(self.total_minor().saturating_sub(other), self.currency)
    }

    pub(super) fn total_minor(&self) -> i64 {
        self.classes.sum().saturating_add(self.interest).saturating_add(self.since_breach)
    }
}

/// How a breach splits the waivers: what is reinstated and what stays forgiven.
///
/// # Rounding
/// Half up, once a class: what is owed again of it; the rest stays waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reinstatement {
    pub(super) currency: Currency,
    /// Minor units, as below.
    pub(super) reinstated: PerClass<i64>,
    pub(super) waived: PerClass<i64>,
}

impl Reinstatement {
    /// Waived amounts that are owed again, by class.
    #[must_use]
    pub fn reinstated(&self) -> PerClass<Money> {
        self.reinstated.in_currency(self.currency)
    }

    /// Waived amounts that stay forgiven, by class.
    #[must_use]
    pub fn waived(&self) -> PerClass<Money> {
        self.waived.in_currency(self.currency)
    }

    pub(super) fn at_breach(agreement: &Agreement, received: &Received, breach: Date) -> Self {
        let given_up = agreement.given_up_minor();
        let total = agreement.schedule().total().minor();
        let unpaid = total.saturating_sub(paid_by(agreement, received, breach)).min(total).max(0);
        let again = |amount: i64| match agreement.parts().clause.waived {
            WaiverReinstatement::None => 0,
            WaiverReinstatement::All => amount,
            WaiverReinstatement::ProRata => {
                let part = i128::from(amount).saturating_mul(i128::from(unpaid));
                Rounding::HalfUp.quotient(part, i128::from(total)).unwrap_or(amount)
            }
        };
        let (mut reinstated, mut waived) = (PerClass::all(0), PerClass::all(0));
        for (class, amount) in given_up.iter() {
            reinstated.set(class, again(amount));
            waived.set(class, amount.saturating_sub(again(amount)));
        }
        Self { currency: agreement.currency(), reinstated, waived }
    }
}

/// The order in which a payment meets what is owed of one row, after the plan's interest: principal last.
const MET: [Class; Class::COUNT] = [
    Class::Cost,
    Class::Fee,
    Class::LateFee,
    Class::PenaltyInterest,
    Class::CompoundInterest,
    Class::Interest,
    Class::Principal,
];

/// The interest of the plan that is earned on a day. A row's interest is earned by days since the last row that had some.
///
/// # Rounding
/// Half up, once for the running row.
fn earned(agreement: &Agreement, day: Date) -> impl Iterator<Item = (&PlanRow, i64)> {
    let mut from = agreement.effective();
    agreement.schedule().rows().iter().map(move |row| {
        if row.interest == 0 {
            return (row, 0);
        }
        let (whole, gone) = weights(agreement, row, from, day);
        from = row.due;
        let part = i128::from(row.interest).saturating_mul(gone);
        let interest =
            if day >= row.due { row.interest } else { Rounding::HalfUp.quotient(part, whole).unwrap_or(row.interest) };
        (row, interest)
    })
}

/// The days of a row since a day, and how many of them are gone on another; weighted by what bore where something was prepaid in them.
fn weights(agreement: &Agreement, row: &PlanRow, from: Date, day: Date) -> (i128, i128) {
    let all = agreement.prepayments();
    let first = all.iter().position(|known| known.number == row.number);
    let Some((within, bearing)) = first.and_then(|first| {
        let within = all.get(first..)?;
        let until = within.iter().take_while(|known| known.number == row.number).count();
        Some((within.get(..until)?, within.first()?.bearing.0))
    }) else {
        let (whole, gone) = (row.due.days_since(from), day.days_since(from));
        return (i128::from(whole), i128::from(gone.min(whole).max(0)));
    };
    let weight = |to: Date| weighted_days(within, bearing, (from, to.min(row.due).max(from)));
    (weight(row.due), weight(day))
}

/// Interest of the plan that somebody who pays everything on a day is not charged.
pub(super) fn rebate(agreement: &Agreement, day: Date) -> i64 {
    match agreement.parts().early {
        EarlyCompletion::InFull => 0,
        EarlyCompletion::Rebate => {
            earned(agreement, day).fold(0_i64, |sum, (row, part)| sum.saturating_add(row.interest.saturating_sub(part)))
        }
    }
}

/// What is left of the plan once so much was paid, with the interest earned up to a day, and of rows due up to another.
fn left_of(agreement: &Agreement, paid: i64, earned_by: Date, due_by: Option<Date>) -> Owed {
    let mut owed = Owed::nothing(agreement.currency());
    let mut paid = paid;
    let in_full = agreement.parts().early == EarlyCompletion::InFull;
    for (row, part) in earned(agreement, earned_by) {
        let interest = if in_full && due_by.is_none() { row.interest } else { part };
        let is_due = due_by.is_none_or(|day| row.due <= day);
        let mut meet = |amount: i64| {
            let met = paid.min(amount).max(0);
            paid = paid.saturating_sub(met);
            if is_due { amount.saturating_sub(met) } else { 0 }
        };
        owed.interest = owed.interest.saturating_add(meet(interest));
        for class in MET {
            let left = meet(row.split.get(class));
            owed.classes.set(class, owed.classes.get(class).saturating_add(left));
        }
    }
    // Something the claim was made on was reversed: that money is owed.
    if paid < 0 {
        let principal = owed.classes.get(Class::Principal).saturating_sub(paid);
        owed.classes.set(Class::Principal, principal);
    }
    owed
}

/// What settles the agreement on a day while it is not breached. Conditional waivers stand aside.
pub(super) fn under_plan(agreement: &Agreement, received: &Received, day: Date) -> Owed {
    left_of(agreement, paid_by(agreement, received, day), day, None)
}

/// What is owed on a day after the breach where the account's own replay does not say it.
pub(super) fn after_breach(
    agreement: &Agreement,
    received: &Received,
    (breach, reinstatement): (Date, &Reinstatement),
    day: Date,
) -> (Owed, Owed) {
    let clause = &agreement.parts().clause;
    let earned_by = if clause.accelerates { breach } else { day };
    let paid = paid_by(agreement, received, day);
    let with = |mut owed: Owed, paid: i64| {
        // What was paid beyond the plan meets what is owed again.
        let total = agreement.schedule().total().minor().saturating_sub(rebate_at(agreement, earned_by));
        let mut beyond = paid.saturating_sub(total).max(0);
        for class in MET {
            let again = reinstatement.reinstated.get(class);
            let met = beyond.min(again);
            beyond = beyond.saturating_sub(met);
            owed.classes.set(class, owed.classes.get(class).saturating_add(again.saturating_sub(met)));
        }
        owed
    };
    let base = |paid: i64, due_by: Option<Date>| {
        let due_by = if clause.accelerates { None } else { due_by };
        with(left_after(agreement, paid, earned_by, due_by), paid)
    };
    let (mut all, mut due) = (base(paid, None), base(paid, Some(day)));
    if clause.accrual == AccrualReinstatement::FromBreach {
        let principal = |on: Date| base(paid_by(agreement, received, on), Some(on)).classes.get(Class::Principal);
        let interest = simple_interest(agreement, received, breach, day, principal);
        all.since_breach = interest;
        due.since_breach = interest;
    }
    (all, due)
}

/// As [`left_of`], but interest that is not earned is never charged: the plan has ended.
fn left_after(agreement: &Agreement, paid: i64, earned_by: Date, due_by: Option<Date>) -> Owed {
    left_of(agreement, paid, earned_by, due_by.or(Some(Date::MAX)))
}

fn rebate_at(agreement: &Agreement, day: Date) -> i64 {
    earned(agreement, day).fold(0_i64, |sum, (row, part)| sum.saturating_add(row.interest.saturating_sub(part)))
}

/// Simple interest at the contract's annual rate over 365 on what `principal` says, from one day to another.
///
/// # Rounding
/// Half up, once.
fn simple_interest(
    agreement: &Agreement,
    received: &Received,
    from: Date,
    to: Date,
    principal: impl Fn(Date) -> i64,
) -> i64 {
    let dues = agreement.schedule().rows().iter().map(|row| row.due).filter(|due| *due > from && *due < to);
    let mut days: Vec<Date> = received.days(from, to).chain(dues).chain([from, to]).collect();
    sort_by_key(&mut days, |day| *day);
    days.dedup();
    let exact = days.iter().zip(days.iter().skip(1)).fold(0_i128, |sum, (start, end)| {
        let earned = i128::from(principal(*start)).saturating_mul(i128::from(end.days_since(*start)));
        sum.saturating_add(earned)
    });
    let rate = i128::from(agreement.parts().claim.contract_annual().parts());
    let unit = i128::from(Fraction::SCALE).saturating_mul(365);
    Rounding::HalfUp.quotient(exact.saturating_mul(rate), unit).unwrap_or(i64::MAX)
}

/// Takes amounts off classes: each off its own, and what its own has not, off the others, charges first.
pub(super) fn less(owed: PerClass<i64>, off: PerClass<i64>) -> PerClass<i64> {
    let (mut left, mut rest) = (owed, 0_i64);
    for (class, amount) in off.iter() {
        let taken = amount.min(left.get(class));
        left.set(class, left.get(class).saturating_sub(taken));
        rest = rest.saturating_add(amount.saturating_sub(taken));
    }
    for class in MET {
        let taken = rest.min(left.get(class));
        left.set(class, left.get(class).saturating_sub(taken));
        rest = rest.saturating_sub(taken);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_class_has_not_is_taken_off_the_others_charges_first() {
        let owed = PerClass::all(0).with(Class::Principal, 100).with(Class::Interest, 20).with(Class::LateFee, 5);
        let left = |class, off| {
            let left = less(owed, PerClass::all(0).with(class, off));
            (left.get(Class::Principal), left.get(Class::Interest), left.get(Class::LateFee))
        };
        assert_eq!(left(Class::Interest, 20), (100, 0, 5));
        assert_eq!(left(Class::Interest, 23), (100, 0, 2));
        assert_eq!(left(Class::Fee, 30), (95, 0, 0));
        assert_eq!(left(Class::Principal, 126), (0, 0, 0));
    }
}
