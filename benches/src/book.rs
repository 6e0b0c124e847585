//! A whole portfolio as Arrow tables: cards and loans with a year and a half of events, and those that ask for offers.

use std::sync::Arc;

use arrears_arrow::{OfferOptions, OfferTables, Options, PositionTables, Table};
use arrow_array::{Array, ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};

use crate::day;

/// Rows in a batch, as a reader of files gives them.
const BATCH: usize = 65_536;

const CARD: &str = r#"{ "due": { "rule": "daysAfterStatement", "days": 20 }, "purchaseRates": [{ "daily": "0.0005" }],
    "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } }"#;
const LOAN: &str = r#"{ "rate": { "annual": "0.12" }, "penalty": { "multiple": "1.5" }, "method": "level" }"#;

/// What everybody asks who asks for offers.
const QUESTION: &str = r#"{ "offers": { "policy": "cardIssuer" } }"#;

/// The tables of a portfolio; of six accounts one is a loan.
#[derive(Debug)]
pub struct Book {
    accounts: Table,
    events: Table,
    products: Table,
    applicants: Table,
    bytes: usize,
    count: usize,
}

/// An event as its row has it.
struct Row {
    account: usize,
    id: u32,
    effective: i32,
    kind: &'static str,
    amount: i64,
}

/// Numbers that are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % bound
    }

    /// A day among so many.
    fn days(&mut self, bound: i64) -> i32 {
        i32::try_from(self.below(bound)).unwrap()
    }
}

impl Book {
    /// So many accounts: cards of 30 events, loans of 19; of the cards so many ask for offers, or as many as there are.
    #[must_use]
    pub fn new(count: usize, asking: usize) -> Self {
        let (mut numbers, opened) = (Numbers(42), day(2023, 1, 2).unix_days());
        let (mut accounts, mut events, mut bytes) = (Vec::new(), Vec::new(), 0);
        let mut rows = Vec::with_capacity(BATCH + 32);
        for from in (0..count).step_by(BATCH) {
            let places: Vec<usize> = (from..count.min(from + BATCH)).collect();
            accounts.push(account_batch(&places, opened, &mut numbers));
            for account in places {
                events_of(account, opened, &mut numbers, &mut rows);
                if rows.len() >= BATCH {
                    events.push(event_batch(&rows));
                    rows.clear();
                }
            }
        }
        events.push(event_batch(&rows));
        bytes += size(&accounts) + size(&events);
        let table = |name, batches| Table::new(name, batches).unwrap();
        Self {
            accounts: table("accounts", accounts),
            events: table("events", events),
            products: table("products", vec![product_batch()]),
            applicants: table("applicants", vec![applicant_batch(count, asking, &mut numbers)]),
            bytes,
            count,
        }
    }

    /// How many accounts ask for offers.
    #[must_use]
    pub const fn asking(&self) -> usize {
        self.applicants.rows()
    }

    /// How many bytes accounts and events have in memory.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    const fn tables(&self) -> PositionTables<'_> {
        PositionTables { accounts: &self.accounts, events: &self.events, products: &self.products, openings: None }
    }

    /// What all accounts together owe, and how many are overdue, on 31 May 2024.
    ///
    /// # Panics
    /// Where an account is wrong: none is.
    #[must_use]
    pub fn positions(&self, threads: usize) -> (i64, usize) {
        let found = arrears_arrow::positions(self.tables(), may(threads), &mut |_, _| true).unwrap();
        let (mut owed, mut overdue, mut count) = (0, 0, 0);
        for batch in &found.positions {
            let column = |name: &str| batch.column_by_name(name).unwrap();
            let payoff = column("payoff").as_any().downcast_ref::<Int64Array>().unwrap();
            assert_eq!(payoff.null_count(), 0, "an account is wrong");
            owed += payoff.values().iter().sum::<i64>();
            overdue += batch.num_rows() - column("overdue_since").null_count();
            count += batch.num_rows();
        }
        assert_eq!(count, self.count);
        (owed, overdue)
    }

    /// How many offers those who ask have.
    ///
    /// # Panics
    /// Where an account is wrong: none is.
    #[must_use]
    pub fn offers(&self, threads: usize) -> usize {
        let tables = OfferTables { portfolio: self.tables(), applicants: &self.applicants };
        let asked = OfferOptions { question: QUESTION, all_payments: false, options: may(threads) };
        let found = arrears_arrow::offers(tables, asked, &mut |_, _| true).unwrap();
        let wrong: usize = found
            .accounts
            .iter()
            .map(|batch| batch.num_rows() - batch.column_by_name("error_code").unwrap().null_count())
            .sum();
        assert_eq!(wrong, 0, "an account is wrong");
        found.offers.iter().map(RecordBatch::num_rows).sum()
    }
}

fn may(threads: usize) -> Options {
    Options { as_of: Some(day(2024, 5, 31).unix_days()), known_on: None, threads: Some(threads) }
}

/// What the rows take, not what builders have set aside.
fn size(batches: &[RecordBatch]) -> usize {
    let columns = batches.iter().flat_map(RecordBatch::columns);
    columns.map(|column| column.to_data().get_slice_memory_size().unwrap()).sum()
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true))).unwrap()
}

fn text(values: impl Iterator<Item = String>) -> ArrayRef {
    Arc::new(values.map(Some).collect::<StringArray>())
}

const fn is_loan(account: usize) -> bool {
    account % 6 == 5
}

fn name(account: usize) -> String {
    format!("account {account:08}")
}

fn account_batch(places: &[usize], opened: i32, numbers: &mut Numbers) -> RecordBatch {
    let of_loan = |place: &usize, value: i64| is_loan(*place).then_some(value);
    let days: Vec<Option<i64>> = places.iter().map(|place| (!is_loan(*place)).then(|| numbers.below(28) + 1)).collect();
    let first_due: Date32Array = places.iter().map(|place| is_loan(*place).then_some(opened + 44)).collect();
    batch(vec![
        ("account", text(places.iter().map(|place| name(*place)))),
        ("product", text(places.iter().map(|place| if is_loan(*place) { "loan" } else { "card" }.to_owned()))),
        ("opened", Arc::new(Date32Array::from(vec![opened; places.len()]))),
        ("statement_day", Arc::new(Int64Array::from(days))),
        ("principal", Arc::new(places.iter().map(|place| of_loan(place, 1_200_000)).collect::<Int64Array>())),
        ("first_due", Arc::new(first_due)),
        ("periods", Arc::new(places.iter().map(|place| of_loan(place, 24)).collect::<Int64Array>())),
    ])
}

/// A card buys and pays every two weeks or so, a loan is paid every month or so.
fn events_of(account: usize, opened: i32, numbers: &mut Numbers, rows: &mut Vec<Row>) {
    let mut push = |id: u32, effective: i32, kind, amount| rows.push(Row { account, id, effective, kind, amount });
    if is_loan(account) {
        push(0, opened, "disbursement", 1_200_000);
        for id in 1..19 {
            let effective = opened + 40 + i32::try_from(id).unwrap() * 25 + numbers.days(20);
            push(id, effective, "payment", 40_000 + numbers.below(20_000));
        }
        return;
    }
    for id in 0..30 {
        let effective = opened + i32::try_from(id).unwrap() * 17 + numbers.days(17);
        let (kind, amount) = if id % 3 == 2 {
            ("payment", numbers.below(60_000) + 100)
        } else {
            ("purchase", numbers.below(40_000) + 100)
        };
        push(id, effective, kind, amount);
    }
}

fn event_batch(rows: &[Row]) -> RecordBatch {
    batch(vec![
        ("account", text(rows.iter().map(|row| name(row.account)))),
        ("id", text(rows.iter().map(|row| format!("{:02}", row.id)))),
        ("effective", Arc::new(rows.iter().map(|row| Some(row.effective)).collect::<Date32Array>())),
        ("kind", text(rows.iter().map(|row| row.kind.to_owned()))),
        ("amount", Arc::new(rows.iter().map(|row| Some(row.amount)).collect::<Int64Array>())),
    ])
}

fn product_batch() -> RecordBatch {
    let text = |values: [&str; 2]| text(values.into_iter().map(str::to_owned));
    batch(vec![("product", text(["card", "loan"])), ("kind", text(["card", "loan"])), ("terms", text([CARD, LOAN]))])
}

/// Cards that ask, evenly among all.
fn applicant_batch(count: usize, asking: usize, numbers: &mut Numbers) -> RecordBatch {
    let step = (count / asking.max(1)).max(1);
    let places: Vec<usize> = (0..count).step_by(step).filter(|place| !is_loan(*place)).take(asking).collect();
    let hardships = ["incomeFell", "illness", "unemployment"];
    let mut amounts = |bound: i64| -> ArrayRef {
        Arc::new(places.iter().map(|_| Some(numbers.below(bound))).collect::<Int64Array>())
    };
    let (monthly, lump_sum) = (amounts(200_000), amounts(300_000));
    batch(vec![
        ("account", text(places.iter().map(|place| name(*place)))),
        ("monthly", monthly),
        ("lump_sum", lump_sum),
        ("hardship", text(places.iter().map(|place| hardships.get(place % 3).unwrap().to_string()))),
    ])
}
