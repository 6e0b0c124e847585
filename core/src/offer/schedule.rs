//! The schedule of a plan: dates, payments, and what each of them pays.

// Semantics: [plan-11].

use alloc::vec::Vec;

use super::breakdown::BalanceBreakdown;
use super::payments::Payment;
use super::plan::RepaymentPlan;
use super::{Claim, Class, OfferError, PerClass};
use crate::calendar::Date;
use crate::money::{Currency, Money};

/// One row of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanRow {
    pub(crate) currency: Currency,
    pub(crate) number: u32,
    pub(crate) due: Date,
    /// Minor units, as all below.
    pub(crate) split: PerClass<i64>,
    pub(crate) interest: i64,
    /// All of both.
    payment: i64,
    pub(crate) remaining: i64,
    pub(crate) is_prepayment: bool,
}

impl PlanRow {
    /// 0 for the down payment, then 1 upward.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The day it is due.
    #[must_use]
    pub const fn due(&self) -> Date {
        self.due
    }

    /// What it pays of each class.
    #[must_use]
    pub fn split(&self) -> PerClass<Money> {
        self.split.in_currency(self.currency)
    }

    /// Interest of the plan in it.
    #[must_use]
    pub fn interest(&self) -> Money {
        Money::saturating(self.interest, self.currency)
    }

    /// What is left to pay after it, without interest to come.
    #[must_use]
    pub fn remaining(&self) -> Money {
        Money::saturating(self.remaining, self.currency)
    }

    /// Whether it is no payment of the plan but money that came in beyond the running payment and repaid principal at once.
    #[must_use]
    pub const fn is_prepayment(&self) -> bool {
        self.is_prepayment
    }

    /// The payment: what it pays of the classes, and interest.
    #[must_use]
    pub fn payment(&self) -> Money {
        Money::saturating(self.payment_minor(), self.currency)
    }

    /// The payment, in minor units.
    pub(crate) const fn payment_minor(&self) -> i64 {
        self.payment
    }
}

/// What is still capitalised of each class: of those that bear interest, and of the others.
struct Capitalised {
    bearing: Emptied,
    others: Emptied,
}

impl Capitalised {
    fn new(plan: &RepaymentPlan, breakdown: &BalanceBreakdown) -> Self {
        let of = |bears: bool| {
            let mut amounts = breakdown.capitalised;
            for class in Class::ALL.iter().copied().filter(|class| plan.bears(*class) != bears) {
                amounts.set(class, 0);
            }
            Emptied { amounts, next: 0 }
        };
        Self { bearing: of(true), others: of(false) }
    }
}

/// Amounts that are emptied one class after the other, in their order.
struct Emptied {
    amounts: PerClass<i64>,
    /// The place of the first class of which something may be left.
    next: usize,
}

impl Emptied {
    /// Puts `amount` out of them into a split; what none of them holds is given back.
    fn take(&mut self, mut amount: i64, split: &mut PerClass<i64>) -> i64 {
        while amount > 0
            && let Some(class) = Class::ALL.get(self.next).copied()
        {
            let left = self.amounts.get(class);
            // INVARIANT: no more than is left, and that is an amount.
            let taken = amount.min(left);
            amount = amount.wrapping_sub(taken);
            self.amounts.set(class, left.wrapping_sub(taken));
            split.set(class, split.get(class).wrapping_add(taken));
            if taken == left {
                self.next = self.next.saturating_add(1);
            }
        }
        amount
    }
}

/// A plan applied to a claim: its rows and totals. They sum: what is paid of a class, waived of it and discounted from
/// it is what is owed of it.
///
/// # Rounding
/// Half up: each waived share once, each period's interest once, each payment once; the last row takes what is left.
/// Level at zero: 200.00 in 3 is 66.67, 66.67, 66.66. Capitalised fees are split toward zero, the rest in the last row.
///
/// ```
/// use arrears::{Currency, Date, Frequency, Money, MonthDay, Rate};
/// use arrears::offer::{Claim, Class, Deferral, FirstPeriodInterest, NewAccrual, PerClass, Placed, RepaymentPlan, Schedule, RepaymentProfile, Waived};
/// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
/// let signed = Date::new(2026, 3, 1)?;
/// let claim = Claim::new(signed, Currency::CNY, Rate::ZERO).with(Class::Principal, yuan("200.00"))?;
/// let plan = RepaymentPlan {
///     signed,
///     down_payment: yuan("0"),
///     waived: PerClass::all(Waived::NOTHING),
///     placed: PerClass::all(Placed::Capitalised),
///     bearing: PerClass::all(false),
///     accrual: NewAccrual::Frozen,
///     periods: 3,
///     frequency: Frequency::Monthly,
///     first_due: Date::new(2026, 4, 1)?,
///     pay_day: MonthDay::new(1)?,
///     first_period: FirstPeriodInterest::ByDays,
///     profile: RepaymentProfile::Level,
///     deferral: Deferral::NONE,
///     settlement: None,
/// };
/// let schedule = Schedule::new(&claim, &plan)?;
/// let payments: Vec<_> = schedule.rows().iter().map(|row| row.payment().to_string()).collect();
/// assert_eq!(payments, ["66.67", "66.67", "66.66"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    currency: Currency,
    rows: Vec<PlanRow>,
    pub(crate) waived_at_signing: PerClass<i64>,
    pub(crate) waived_on_completion: PerClass<i64>,
    pub(crate) discounted: PerClass<i64>,
    down: i64,
    capitalised_bearing: i64,
    lent: i64,
    total: i64,
    interest: i64,
    largest: i64,
}

impl Schedule {
    /// The last day on which an offer of its plan can be accepted: its first due date, or the last day of a settlement where that is
    /// earlier.
    #[must_use]
    pub fn last_day_to_accept(&self, plan: &RepaymentPlan) -> Date {
        let first = self.rows().iter().find(|row| row.number > 0).map_or(plan.first_due, |row| row.due);
        plan.settlement.map_or(first, |settlement| settlement.expires.min(first))
    }

    /// The schedule of a plan over a claim.
    ///
    /// # Errors
    /// [`OfferError`] for terms that contradict each other, an amount or a date out of range:
    /// ```
    /// # use arrears::{Currency, Date, Frequency, Money, MonthDay, Rate};
    /// # use arrears::offer::*;
    /// # let signed = Date::new(2026, 3, 1).unwrap();
    /// # let claim = Claim::new(signed, Currency::CNY, Rate::ZERO);
    /// # let mut plan = RepaymentPlan { signed, down_payment: Money::zero(Currency::CNY), waived: PerClass::all(Waived::NOTHING),
    /// #     placed: PerClass::all(Placed::Capitalised), bearing: PerClass::all(false), accrual: NewAccrual::Frozen, periods: 3, frequency: Frequency::Monthly,
    /// #     first_due: signed, pay_day: MonthDay::from_date(signed), first_period: FirstPeriodInterest::ByDays,
    /// #     profile: RepaymentProfile::Level, deferral: Deferral::NONE, settlement: None };
    /// plan.periods = 0;
    /// assert_eq!(Schedule::new(&claim, &plan).unwrap_err().code(), 1403);
    /// ```
    pub fn new(claim: &Claim, plan: &RepaymentPlan) -> Result<Self, OfferError> {
        let breakdown = BalanceBreakdown::new(claim, plan)?;
        Ok(Self::while_within(claim, plan, &breakdown, |_, _| true)?.0)
    }

    /// The same of a claim laid out, up to the first payment that may not be what it is, asked by its period from 0; and whether
    /// that is all of it.
    pub(super) fn while_within(
        claim: &Claim,
        plan: &RepaymentPlan,
        breakdown: &BalanceBreakdown,
        may_be: impl Fn(u32, i64) -> bool,
    ) -> Result<(Self, bool), OfferError> {
        let mut schedule = Self::begun(claim, plan, breakdown);
        let mut capitalised = Capitalised::new(plan, breakdown);
        let (mut due_dates, mut dates, mut is_within) = (plan.due_dates(), Ok(()), true);
        breakdown.walk(plan.profile, plan.periods, |period, payment| {
            let total = payment.total();
            is_within = may_be(period, total);
            if is_within && dates.is_ok() {
                match due_dates.next() {
                    Ok(due) => {
                        schedule.add(breakdown, &mut capitalised, (period.saturating_add(1), due, payment, total));
                    }
                    Err(error) => dates = Err(error),
                }
            }
            is_within
        })?;
        if is_within {
            dates?;
            Money::from_minor(schedule.total, claim.currency)?;
        }
        Ok((schedule, is_within))
    }

    /// The schedule of payments that are no longer those of the plan: of some of them that a prepayment is.
    pub(super) fn of_payments(
        claim: &Claim,
        plan: &RepaymentPlan,
        breakdown: &BalanceBreakdown,
        payments: impl Iterator<Item = (u32, Date, Payment, bool)>,
    ) -> Result<Self, OfferError> {
        let mut schedule = Self::begun(claim, plan, breakdown);
        let mut capitalised = Capitalised::new(plan, breakdown);
        for (number, due, payment, is_prepayment) in payments {
            schedule.add(breakdown, &mut capitalised, (number, due, payment, payment.total()));
            if let Some(row) = schedule.rows.last_mut() {
                row.is_prepayment = is_prepayment;
            }
        }
        Money::from_minor(schedule.total, claim.currency)?;
        Ok(schedule)
    }

    /// The schedule up to the down payment.
    fn begun(claim: &Claim, plan: &RepaymentPlan, breakdown: &BalanceBreakdown) -> Self {
        let mut rows = Vec::with_capacity(usize::try_from(plan.periods).unwrap_or(0).saturating_add(1));
        let (remaining, down) = (breakdown.outstanding(), breakdown.down.sum());
        if down > 0 {
            let (due, split) = (plan.signed, breakdown.down);
            let currency = claim.currency;
            let (number, interest, payment) = (0, 0, down);
            rows.push(PlanRow { currency, number, due, split, interest, payment, remaining, is_prepayment: false });
        }
        Self {
            currency: claim.currency,
            rows,
            waived_at_signing: breakdown.waived_at_signing,
            waived_on_completion: breakdown.waived_on_completion,
            discounted: breakdown.discounted,
            down,
            capitalised_bearing: breakdown.bearing,
            lent: remaining.saturating_sub(breakdown.deferral_capitalised),
            total: down,
            interest: 0,
            largest: 0,
        }
    }

    /// Adds a payment on its day, with its total; what is capitalised becomes less by what it repays.
    fn add(
        &mut self,
        breakdown: &BalanceBreakdown,
        capitalised: &mut Capitalised,
        (number, due, payment, total): (u32, Date, Payment, i64),
    ) {
        let before = self.rows.last().map_or_else(|| breakdown.outstanding(), |row| row.remaining);
        let mut row = PlanRow {
            currency: self.currency,
            number,
            due,
            split: PerClass::all(0),
            interest: payment.interest,
            payment: total,
            remaining: before.saturating_sub(total.saturating_sub(payment.interest)),
            is_prepayment: false,
        };
        // What is repaid beyond the classes is interest of the deferral.
        let of_deferral = capitalised.bearing.take(payment.repaid, &mut row.split);
        capitalised.others.take(payment.fees, &mut row.split);
        row.interest = row.interest.saturating_add(of_deferral);
        for (amounts, sum) in [(&breakdown.first, payment.first), (&breakdown.deferred, payment.deferred)] {
            if sum > 0 {
                for (class, amount) in amounts.iter() {
                    row.split.set(class, row.split.get(class).saturating_add(amount));
                }
            }
        }
        self.total = self.total.saturating_add(total);
        self.interest = self.interest.saturating_add(row.interest);
        self.largest = self.largest.max(total);
        self.rows.push(row);
    }

    // INVARIANT: the total was checked when the schedule was made, and no other amount exceeds it or the claim.
    fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.currency)
    }

    /// The rows, the down payment first where there is one.
    #[must_use]
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Everything to pay, the down payment included.
    #[must_use]
    pub fn total(&self) -> Money {
        self.money(self.total)
    }

    /// Interest of the plan in that.
    #[must_use]
    pub fn interest(&self) -> Money {
        self.money(self.interest)
    }

    /// The largest payment after the signing.
    #[must_use]
    pub fn largest(&self) -> Money {
        self.money(self.largest)
    }

    pub(super) const fn total_minor(&self) -> i64 {
        self.total
    }

    pub(super) const fn largest_minor(&self) -> i64 {
        self.largest
    }

    /// The down payment.
    #[must_use]
    pub fn down_payment(&self) -> Money {
        self.money(self.down)
    }

    /// The interest-bearing capitalised balance: what the plan's rate is a rate of.
    #[must_use]
    pub fn capitalised_bearing(&self) -> Money {
        self.money(self.capitalised_bearing)
    }

    /// What is left to pay once the down payment is made, without interest to come: what the rates are rates of.
    #[must_use]
    pub fn lent(&self) -> Money {
        self.money(self.lent)
    }

    /// Waived at signing, by class.
    #[must_use]
    pub fn waived_at_signing(&self) -> PerClass<Money> {
        self.waived_at_signing.in_currency(self.currency)
    }

    /// Waived once everything is paid, by class.
    #[must_use]
    pub fn waived_on_completion(&self) -> PerClass<Money> {
        self.waived_on_completion.in_currency(self.currency)
    }

    /// Given up by a settlement's discount once the payment is in, by class.
    #[must_use]
    pub fn discounted(&self) -> PerClass<Money> {
        self.discounted.in_currency(self.currency)
    }

    /// Everything given up.
    #[must_use]
    pub fn given_up(&self) -> Money {
        let all = [self.waived_at_signing, self.waived_on_completion, self.discounted];
        self.money(all.iter().fold(0, |sum, amounts| sum.saturating_add(amounts.sum())))
    }

    /// Fees, late fees and costs to pay.
    #[must_use]
    pub fn fees(&self) -> Money {
        let fees = self.rows.iter().flat_map(|row| row.split.iter()).filter(|(class, _)| !class.may_bear_interest());
        self.money(fees.fold(0, |sum, (_, amount)| sum.saturating_add(amount)))
    }

    /// The day of the last payment.
    #[must_use]
    pub fn last_due(&self) -> Option<Date> {
        self.rows.last().map(|row| row.due)
    }
}
