//! What was found, as Arrow tables.

use std::sync::Arc;

use arrears::Component;
use arrears::balance::Position;
use arrears::delinquency::{ClassificationRules, CreditStanding};
use arrow_array::builder::{Date32Builder, Int32Builder, Int64Builder, StringBuilder, UInt16Builder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::ArrowError;

use super::{Found, Row};
use crate::book::Stray;
use crate::error::{Refusal, TableError};

/// An amount of a position, in minor units.
type Amount = fn(&Position) -> i64;

/// The amounts of a position, in the order of their columns: name, and where it stands.
const AMOUNTS: [(&str, Amount); 12] = [
    ("payoff", |position| position.payoff().minor()),
    ("posted", |position| position.posted().minor()),
    ("credit", |position| position.credit().minor()),
    ("accrued_interest", |position| position.accrued_interest().minor()),
    ("accrued_compound_interest", |position| position.accrued_compound_interest().minor()),
    ("accrued_penalty_interest", |position| position.accrued_penalty_interest().minor()),
    ("accrued_judgment_interest", |position| position.accrued_judgment_interest().minor()),
    ("retroactive_interest", |position| position.retroactive_interest().minor()),
    ("plan_principal", |position| position.plan_principal().minor()),
    ("early_settlement_fee", |position| position.early_settlement_fee().minor()),
    ("disputed", |position| position.disputed().minor()),
    ("overdue", |position| position.overdue().minor()),
];

/// Columns under construction.
pub(super) struct Output {
    account: StringBuilder,
    as_of: Date32Builder,
    currency: StringBuilder,
    amounts: [Int64Builder; AMOUNTS.len()],
    overdue_since: Date32Builder,
    days_past_due: Int32Builder,
    missed_payments: Int32Builder,
    bucket: StringBuilder,
    classification: StringBuilder,
    error_code: UInt16Builder,
    error_name: StringBuilder,
    error_event: StringBuilder,
    error_text: StringBuilder,
    of_account: StringBuilder,
    of_day: Date32Builder,
    component: StringBuilder,
    billed: Int64Builder,
    unbilled: Int64Builder,
}

impl Output {
    pub(super) fn with_capacity(rows: usize) -> Self {
        let text = || StringBuilder::with_capacity(rows, rows.saturating_mul(8));
        Self {
            account: text(),
            as_of: Date32Builder::with_capacity(rows),
            currency: text(),
            amounts: core::array::from_fn(|_| Int64Builder::with_capacity(rows)),
            overdue_since: Date32Builder::with_capacity(rows),
            days_past_due: Int32Builder::with_capacity(rows),
            missed_payments: Int32Builder::with_capacity(rows),
            bucket: text(),
            classification: text(),
            error_code: UInt16Builder::with_capacity(rows),
            error_name: StringBuilder::new(),
            error_event: StringBuilder::new(),
            error_text: StringBuilder::new(),
            of_account: text(),
            of_day: Date32Builder::with_capacity(rows),
            component: text(),
            billed: Int64Builder::with_capacity(rows),
            unbilled: Int64Builder::with_capacity(rows),
        }
    }

    pub(super) fn push(&mut self, row: &Row<'_>) {
        self.account.append_value(row.account);
        self.as_of.append_option(row.as_of);
        let found = row.found.as_ref().ok();
        self.figures(found);
        if let Some(found) = found {
            self.by_component(row, found);
        }
        let fault = row.found.as_ref().err();
        self.error_code.append_option(fault.map(|fault| fault.code));
        self.error_name.append_option(fault.map(|fault| fault.name()));
        self.error_event.append_option(row.event.as_deref());
        self.error_text.append_option(fault.map(|fault| fault.text.as_str()));
    }

    fn figures(&mut self, found: Option<&Found>) {
        let position = found.map(|found| &found.position);
        self.currency.append_option(found.map(|found| found.currency.code()));
        for (column, (_, of)) in self.amounts.iter_mut().zip(AMOUNTS) {
            column.append_option(position.map(of));
        }
        self.overdue_since
            .append_option(position.and_then(|position| position.overdue_since()).map(arrears::Date::unix_days));
        self.days_past_due.append_option(position.map(|position| position.days_past_due()));
        let missed = position.map(|position| position.consecutive_missed_payments());
        self.missed_payments.append_option(missed.and_then(|missed| i32::try_from(missed).ok()));
        let standing = found.and_then(|found| {
            let rules = if found.is_card {
                ClassificationRules::of_card_on(found.position.as_of())
            } else {
                ClassificationRules::Order2023
            };
            CreditStanding::new(found.position.days_past_due(), rules, None).ok()
        });
        self.bucket.append_option(standing.map(|standing| standing.bucket().key()));
        self.classification.append_option(standing.map(|standing| standing.classification().key()));
    }

    fn by_component(&mut self, row: &Row<'_>, found: &Found) {
        for component in Component::ALL {
            let (billed, unbilled) = (found.position.billed(component), found.position.unbilled(component));
            if billed.minor() != 0 || unbilled.minor() != 0 {
                self.of_account.append_value(row.account);
                self.of_day.append_option(row.as_of);
                self.component.append_value(component.name());
                self.billed.append_value(billed.minor());
                self.unbilled.append_value(unbilled.minor());
            }
        }
    }

    /// One row an account.
    pub(super) fn positions(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns: Vec<(&str, ArrayRef)> = vec![
            ("account", Arc::new(self.account.finish())),
            ("as_of", Arc::new(self.as_of.finish())),
            ("currency", Arc::new(self.currency.finish())),
        ];
        for (column, (name, _)) in self.amounts.iter_mut().zip(AMOUNTS) {
            columns.push((name, Arc::new(column.finish())));
        }
        columns.extend::<[(&str, ArrayRef); 9]>([
            ("overdue_since", Arc::new(self.overdue_since.finish())),
            ("days_past_due", Arc::new(self.days_past_due.finish())),
            ("missed_payments", Arc::new(self.missed_payments.finish())),
            ("bucket", Arc::new(self.bucket.finish())),
            ("classification", Arc::new(self.classification.finish())),
            ("error_code", Arc::new(self.error_code.finish())),
            ("error_name", Arc::new(self.error_name.finish())),
            ("error_event", Arc::new(self.error_event.finish())),
            ("error_text", Arc::new(self.error_text.finish())),
        ]);
        batch(columns)
    }

    /// One row an amount owed.
    pub(super) fn components(&mut self) -> Result<RecordBatch, TableError> {
        batch(vec![
            ("account", Arc::new(self.of_account.finish())),
            ("as_of", Arc::new(self.of_day.finish())),
            ("component", Arc::new(self.component.finish())),
            ("billed", Arc::new(self.billed.finish())),
            ("unbilled", Arc::new(self.unbilled.finish())),
        ])
    }
}

/// Rows that belong to no account, in the order of tables and rows.
pub(crate) fn errors(strays: &[Stray]) -> Result<RecordBatch, TableError> {
    let (mut table, mut account) = (StringBuilder::new(), StringBuilder::new());
    let (mut row, mut code) = (Int64Builder::new(), UInt16Builder::new());
    let (mut name, mut text) = (StringBuilder::new(), StringBuilder::new());
    for stray in strays {
        table.append_value(stray.table);
        row.append_option(i64::try_from(stray.row).ok());
        account.append_option(stray.account.as_deref());
        code.append_value(stray.fault.code);
        name.append_value(stray.fault.name());
        text.append_value(&stray.fault.text);
    }
    batch(vec![
        ("table", Arc::new(table.finish())),
        ("row", Arc::new(row.finish())),
        ("account", Arc::new(account.finish())),
        ("error_code", Arc::new(code.finish())),
        ("error_name", Arc::new(name.finish())),
        ("error_text", Arc::new(text.finish())),
    ])
}

/// A batch whose columns may all be null, so that every batch has the same schema.
pub(crate) fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch, TableError> {
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns)
        .map_err(|error: ArrowError| TableError::of("positions", Refusal::Invalid { why: error.to_string() }))
}
