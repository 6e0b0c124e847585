//! Events of many accounts as a table of columns, every cell of which may be null.

use arrears::ledger::{
    Action, Cells, Columns, DisputeOutcome, Event, EventColumns, EventId, EventKind, LedgerFault, PlanCharge,
};
use arrears::schedule::RecastKeeps;
use arrears::{Money, Rate, RatePeriod};

use arrears::terms::DueRule;

/// A column with a bit a value, as Arrow has it, that begins in the middle of a byte.
struct Filled<T> {
    values: Vec<T>,
    valid: Vec<u8>,
}

/// Where the bits begin.
const FIRST: usize = 5;

impl<T: Copy + Default + PartialEq> Filled<T> {
    fn of(rows: &[Row], cell: impl Fn(&Row) -> Option<T>) -> Self {
        // What stands in a null cell means nothing.
        let values = rows.iter().map(|row| cell(row).unwrap_or_default()).collect();
        let mut valid = vec![0xa5_u8; (FIRST + rows.len()).div_ceil(8).max(1)];
        for (place, row) in (FIRST..).zip(rows) {
            let bit = 1 << (place % 8);
            if cell(row).is_some() {
                valid[place / 8] |= bit;
            } else {
                valid[place / 8] &= !bit;
            }
        }
        Self { values, valid }
    }

    fn column(&self) -> Cells<'_, T> {
        Cells::with_validity(&self.values, &self.valid, FIRST)
    }
}

/// One event, a cell a column.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row {
    pub(crate) effective: Option<i32>,
    pub(crate) recorded: Option<i32>,
    pub(crate) kind: u8,
    pub(crate) amount: Option<i64>,
    pub(crate) reference: Option<u32>,
    pub(crate) fee: Option<i64>,
    pub(crate) components: Option<u32>,
    pub(crate) periods: Option<u32>,
    pub(crate) charge: Option<u8>,
    pub(crate) rate: Option<i64>,
    pub(crate) rate_period: Option<u8>,
    pub(crate) purchase_rate: Option<i64>,
    pub(crate) cash_rate: Option<i64>,
    pub(crate) due: Option<i32>,
    pub(crate) keep: Option<u8>,
    pub(crate) statement_day: Option<u8>,
    pub(crate) due_rule: Option<u8>,
    pub(crate) due_days: Option<i32>,
    pub(crate) outcome: Option<u8>,
    pub(crate) interest_continues: Option<u8>,
    pub(crate) order: Option<i32>,
}

impl Row {
    /// The row of an event, with days since 1970-01-01.
    pub(crate) fn of(event: &Event) -> Self {
        let effective = event.effective().unix_days();
        let row = Self {
            effective: Some(effective),
            recorded: Some(event.recorded_on().unix_days()).filter(|recorded| *recorded != effective),
            kind: EventKind::of(event.action()).number(),
            ..Self::default()
        };
        let minor = |amount: Money| Some(amount.minor());
        let parts = |rate: Rate| Some(rate.fraction().parts());
        let of = |event: EventId| Some(event.get());
        match *event.action() {
            Action::Purchase(amount)
            | Action::Payment(amount)
            | Action::Cost(amount)
            | Action::Disbursement(amount)
            | Action::PaymentChange(amount)
            | Action::Chargeback(amount)
            | Action::CreditRefund(amount)
            | Action::CreditLimitChange(amount)
            | Action::Assertion(amount) => Self { amount: minor(amount), ..row },
            Action::CashAdvance { amount, fee } => Self { amount: minor(amount), fee: minor(fee), ..row },
            Action::Refund { amount, of: purchase } => {
                Self { amount: minor(amount), reference: purchase.and_then(of), ..row }
            }
            Action::Fee { component, amount } => {
                Self { amount: minor(amount), components: Some(1 << component.index()), ..row }
            }
            Action::Conversion { amount, periods, charge } => {
                let (charge, rate) = match charge {
                    PlanCharge::Free => (None, None),
                    PlanCharge::MonthlyFee(rate) => (Some(1), parts(rate)),
                    PlanCharge::LevelPayment(rate) => (Some(2), parts(rate)),
                };
                Self { amount: minor(amount), periods: Some(periods), charge, rate, ..row }
            }
            Action::InstalmentSettlement { plan } => Self { reference: plan.and_then(of), ..row },
            Action::Waiver { components, amount } => {
                Self { amount: minor(amount), components: Some(components.bits()), ..row }
            }
            Action::Freeze(components) | Action::Unfreeze(components) => {
                Self { components: Some(components.bits()), ..row }
            }
            Action::RateChange { purchase, cash } => {
                Self { purchase_rate: purchase.and_then(parts), cash_rate: cash.and_then(parts), ..row }
            }
            Action::LoanRate(rate) => {
                let period = match rate.period() {
                    RatePeriod::Daily => 1,
                    RatePeriod::Monthly => 2,
                    RatePeriod::Annual => 3,
                };
                Self { rate: parts(rate), rate_period: Some(period), ..row }
            }
            Action::CycleChange { statement_day, due } => {
                let (due_rule, due_days) = match due {
                    None => (None, None),
                    Some(DueRule::DaysAfterStatement(days)) => (Some(1), Some(i32::from(days))),
                    Some(DueRule::DayOfMonth(day)) => (Some(2), Some(i32::from(day.get()))),
                };
                Self { statement_day: Some(statement_day.get()), due_rule, due_days, ..row }
            }
            Action::EarlyRepayment { amount, keep } => {
                let keep = keep.map(|keep| match keep {
                    RecastKeeps::Term => 1,
                    RecastKeeps::Payment => 2,
                });
                Self { amount: minor(amount), keep, ..row }
            }
            Action::Acceleration | Action::WriteOff => row,
            Action::DueDateChange { due } => Self { due: Some(due.unix_days()), ..row },
            Action::Reversal { of: target } => {
                let recorded = Some(event.recorded_on().unix_days());
                Self { effective: None, recorded, reference: of(target), ..row }
            }
            Action::Dispute { of: purchase, amount } => {
                Self { amount: amount.and_then(minor), reference: of(purchase), ..row }
            }
            Action::DisputeEnd { of: dispute, outcome } => {
                let outcome = match outcome {
                    DisputeOutcome::ForCustomer => 1,
                    DisputeOutcome::Against => 2,
                };
                Self { reference: of(dispute), outcome: Some(outcome), ..row }
            }
            Action::Judgment { amount, components, perform_by, interest_continues } => Self {
                amount: minor(amount),
                components: Some(components.bits()),
                due: Some(perform_by.unix_days()),
                interest_continues: Some(u8::from(interest_continues)),
                ..row
            },
            ref other => panic!("no columns are known for {other:?}: give it some"),
        }
    }
}

/// The rows of accounts, column by column.
pub(crate) struct Table {
    effective: Filled<i32>,
    recorded: Filled<i32>,
    kind: Filled<u8>,
    amount: Filled<i64>,
    reference: Filled<u32>,
    fee: Filled<i64>,
    components: Filled<u32>,
    periods: Filled<u32>,
    charge: Filled<u8>,
    rate: Filled<i64>,
    rate_period: Filled<u8>,
    purchase_rate: Filled<i64>,
    cash_rate: Filled<i64>,
    due: Filled<i32>,
    keep: Filled<u8>,
    statement_day: Filled<u8>,
    due_rule: Filled<u8>,
    due_days: Filled<i32>,
    outcome: Filled<u8>,
    interest_continues: Filled<u8>,
    order: Filled<i32>,
    offsets: Vec<u32>,
    listed: Option<Vec<u32>>,
}

impl Table {
    /// The accounts one after the other.
    pub(crate) fn new(accounts: &[Vec<Row>]) -> Self {
        let mut offsets = vec![0];
        for rows in accounts {
            offsets.push(offsets.last().unwrap() + u32::try_from(rows.len()).unwrap());
        }
        Self::of(&accounts.concat(), offsets, None)
    }

    /// The accounts with the rows of each anywhere: the last row of the table is the first of the first.
    pub(crate) fn scattered(accounts: &[Vec<Row>]) -> Self {
        let Self { offsets, .. } = Self::new(accounts);
        let mut rows = accounts.concat();
        rows.reverse();
        let listed = (0..u32::try_from(rows.len()).unwrap()).rev().collect();
        Self::of(&rows, offsets, Some(listed))
    }

    fn of(rows: &[Row], offsets: Vec<u32>, listed: Option<Vec<u32>>) -> Self {
        Self {
            effective: Filled::of(rows, |row| row.effective),
            recorded: Filled::of(rows, |row| row.recorded),
            kind: Filled::of(rows, |row| Some(row.kind)),
            amount: Filled::of(rows, |row| row.amount),
            reference: Filled::of(rows, |row| row.reference),
            fee: Filled::of(rows, |row| row.fee),
            components: Filled::of(rows, |row| row.components),
            periods: Filled::of(rows, |row| row.periods),
            charge: Filled::of(rows, |row| row.charge),
            rate: Filled::of(rows, |row| row.rate),
            rate_period: Filled::of(rows, |row| row.rate_period),
            purchase_rate: Filled::of(rows, |row| row.purchase_rate),
            cash_rate: Filled::of(rows, |row| row.cash_rate),
            due: Filled::of(rows, |row| row.due),
            keep: Filled::of(rows, |row| row.keep),
            statement_day: Filled::of(rows, |row| row.statement_day),
            due_rule: Filled::of(rows, |row| row.due_rule),
            due_days: Filled::of(rows, |row| row.due_days),
            outcome: Filled::of(rows, |row| row.outcome),
            interest_continues: Filled::of(rows, |row| row.interest_continues),
            order: Filled::of(rows, |row| row.order),
            offsets,
            listed,
        }
    }

    pub(crate) fn columns(&self) -> Result<Columns<'_>, LedgerFault> {
        let events = EventColumns {
            effective: self.effective.column(),
            recorded: self.recorded.column(),
            kind: self.kind.column(),
            amount: self.amount.column(),
            reference: self.reference.column(),
            fee: self.fee.column(),
            components: self.components.column(),
            periods: self.periods.column(),
            charge: self.charge.column(),
            rate: self.rate.column(),
            rate_period: self.rate_period.column(),
            purchase_rate: self.purchase_rate.column(),
            cash_rate: self.cash_rate.column(),
            due: self.due.column(),
            keep: self.keep.column(),
            statement_day: self.statement_day.column(),
            due_rule: self.due_rule.column(),
            due_days: self.due_days.column(),
            outcome: self.outcome.column(),
            interest_continues: self.interest_continues.column(),
            order: self.order.column(),
        };
        let columns = match &self.listed {
            None => Columns::new(&self.offsets, events),
            Some(listed) => Columns::listed(&self.offsets, listed, events),
        };
        Ok(columns?.unix_days())
    }
}
