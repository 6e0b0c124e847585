//! The body of the target `tables`: Arrow tables of a stranger, with buffers that are none.

use std::sync::Arc;

use arrears_arrow::{OfferOptions, OfferTables, Options, PositionTables, Table};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float64Array, Int8Array, Int64Array,
    LargeStringArray, NullArray, PrimitiveArray, RecordBatch, StringArray, StringViewArray, UInt64Array,
};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};

use super::bytes::Bytes;

const NAMES: [&str; 6] = ["a", "b", "c", "", "a|b", "*"];
const KINDS: [&str; 12] = [
    "purchase",
    "payment",
    "disbursement",
    "waiver",
    "reversal",
    "conversion",
    "freeze",
    "dispute",
    "earlyRepayment",
    "loanRate",
    "chargeback",
    "nothing",
];
const CARD: &str = r#"{ "due": { "rule": "daysAfterStatement", "days": 20 }, "purchaseRates": [{ "daily": "0.0005" }],
    "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } }"#;
const LOAN: &str = r#"{ "rate": { "annual": "0.12" }, "penalty": { "multiple": "1.5" }, "method": "level" }"#;
const TERMS: [&str; 5] = [CARD, LOAN, "{}", "[", r#"{ "opened": "2023-01-01", "statementDay": 5 }"#];
const OTHERS: [&str; 10] = [
    "0.12",
    "interest",
    "lateFee|fee",
    "monthlyFee",
    "term",
    "forCustomer",
    r#"{ "day": "2023-02-05", "owed": [] }"#,
    "owed",
    "day",
    "illness",
];
const AMOUNTS: [i64; 7] = [100_000, 1, 0, -1, i64::MAX, i64::MIN, 1_200_000];
const DAYS: [i32; 7] = [19_417, 19_358, 19_482, 0, i32::MAX, i32::MIN, 19_500];
const NUMBERS: [i64; 7] = [5, 12, 0, 31, 1, -1, 256];

/// The columns of each table, and how many of them every row of a sound table fills.
const ACCOUNTS: [&str; 12] = [
    "account",
    "product",
    "opened",
    "statement_day",
    "principal",
    "first_due",
    "periods",
    "rate",
    "as_of",
    "known_on",
    "terms",
    "customer",
];
const EVENTS: [&str; 23] = [
    "account",
    "effective",
    "kind",
    "amount",
    "id",
    "recorded",
    "reference",
    "fee",
    "components",
    "periods",
    "charge",
    "rate",
    "rate_period",
    "purchase_rate",
    "cash_rate",
    "due",
    "keep",
    "statement_day",
    "due_rule",
    "due_days",
    "outcome",
    "interest_continues",
    "order",
];
const PRODUCTS: [&str; 3] = ["product", "kind", "terms"];
const OPENINGS: [&str; 11] =
    ["account", "item", "day", "amount", "component", "billed", "due", "minimum", "count", "order", "opening"];
const APPLICANTS: [&str; 11] = [
    "account",
    "monthly",
    "lump_sum",
    "pay_from",
    "pay_day",
    "hardship",
    "first_time",
    "card_status",
    "documents",
    "together",
    "question",
];
const OFFERS: [&str; 6] = ["account", "offer", "concession", "present_value", "probability", "group"];

/// Must return for any choices: a table is refused, or every account has a row with a position or with what is wrong.
///
/// # Panics
/// When a row has neither or both: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let mut table = |name: &'static str, columns: &[&str]| table(name, columns, &mut bytes);
    let tables = [
        table("accounts", &ACCOUNTS),
        table("events", &EVENTS),
        table("products", &PRODUCTS),
        table("openings", &OPENINGS),
        table("applicants", &APPLICANTS),
    ];
    let offers = table("offers", &OFFERS);
    if let Some(offers) = offers {
        let caps = [("a".to_owned(), 100_000)].into();
        drop(arrears_arrow::choose(&offers, arrears::Currency::CNY, 200_000, &caps));
    }
    let [Some(accounts), Some(events), Some(products), openings, applicants] = tables else { return };
    let portfolio =
        PositionTables { accounts: &accounts, events: &events, products: &products, openings: openings.as_ref() };
    let options = Options { as_of: Some(19_482), known_on: None, threads: Some(1) };
    if let Ok(found) = arrears_arrow::positions(portfolio, options, &mut |_, _| true) {
        for batch in &found.positions {
            let column = |name: &str| batch.column_by_name(name).map(|column| column.nulls().cloned());
            let (payoff, error) = (column("payoff").unwrap(), column("error_code").unwrap());
            for row in 0..batch.num_rows() {
                let has = |nulls: &Option<NullBuffer>| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
                assert!(has(&payoff) != has(&error), "row {row} has a position or an error");
            }
        }
    }
    let Some(applicants) = applicants else { return };
    let question = r#"{ "offers": { "policy": "cardIssuer", "horizonMonths": 1 } }"#;
    let asked = OfferOptions { question, all_payments: true, options };
    drop(arrears_arrow::offers(OfferTables { portfolio, applicants: &applicants }, asked, &mut |_, _| true));
}

/// A table of up to four rows; none where it is refused, as it must be where a buffer is none.
fn table(name: &'static str, columns: &[&str], bytes: &mut Bytes<'_>) -> Option<Table> {
    let rows = usize::from(bytes.next() % 5);
    let mut made: Vec<(&str, ArrayRef)> = Vec::new();
    for column in columns {
        // What is not sound in one column hides all others: one in sixteen.
        match bytes.next() % 16 {
            0 => made.push((column, hostile(rows, bytes))),
            1 => made.push((column, other(rows, bytes))),
            2..=4 if made.len() > 4 => {}
            _ => made.push((column, sound(name, column, rows, bytes))),
        }
    }
    let made = made.into_iter().map(|(name, column)| (name, column, true));
    Table::new(name, vec![RecordBatch::try_from_iter_with_nullable(made).ok()?]).ok()
}

fn text(list: &[&str], rows: usize, bytes: &mut Bytes<'_>) -> ArrayRef {
    let words: Vec<Option<&str>> = (0..rows).map(|_| (!bytes.once_in(8)).then(|| bytes.pick(list))).collect();
    match bytes.next() % 4 {
        0 => Arc::new(words.into_iter().collect::<LargeStringArray>()),
        1 => Arc::new(words.into_iter().collect::<StringViewArray>()),
        2 => Arc::new(words.into_iter().collect::<DictionaryArray<Int32Type>>()),
        _ => Arc::new(words.into_iter().collect::<StringArray>()),
    }
}

fn numbers(list: &[i64], rows: usize, bytes: &mut Bytes<'_>) -> ArrayRef {
    let values = (0..rows).map(|_| (!bytes.once_in(8)).then(|| bytes.pick(list)));
    Arc::new(values.collect::<Int64Array>())
}

/// A column of the type that it should have.
fn sound(table: &str, column: &str, rows: usize, bytes: &mut Bytes<'_>) -> ArrayRef {
    match (table, column) {
        (_, "account" | "customer" | "id" | "reference" | "offer" | "group" | "together") => text(&NAMES, rows, bytes),
        (_, "product") => text(&["a", "b", "c"], rows, bytes),
        ("products", "kind") => text(&["card", "loan"], rows, bytes),
        (_, "kind") => text(&KINDS, rows, bytes),
        (_, "terms") => text(&TERMS, rows, bytes),
        (_, "effective" | "recorded" | "opened" | "first_due" | "as_of" | "known_on" | "due" | "day" | "pay_from") => {
            let values = (0..rows).map(|_| (!bytes.once_in(8)).then(|| bytes.pick(&DAYS)));
            Arc::new(values.collect::<Date32Array>())
        }
        (_, "amount" | "fee" | "principal" | "monthly" | "lump_sum" | "minimum" | "concession" | "present_value") => {
            numbers(&AMOUNTS, rows, bytes)
        }
        (
            _,
            "statement_day" | "periods" | "order" | "count" | "pay_day" | "first_time" | "due_days"
            | "interest_continues" | "probability",
        ) => numbers(&NUMBERS, rows, bytes),
        _ => text(&OTHERS, rows, bytes),
    }
}

/// A column of a type that it may not have.
fn other(rows: usize, bytes: &mut Bytes<'_>) -> ArrayRef {
    match bytes.next() % 6 {
        0 => Arc::new(NullArray::new(rows)),
        1 => Arc::new(Float64Array::from(vec![f64::NAN; rows])),
        2 => Arc::new(BooleanArray::from(vec![true; rows])),
        3 => Arc::new(UInt64Array::from(vec![u64::MAX; rows])),
        4 => Arc::new(Int8Array::from(vec![i8::MIN; rows])),
        _ => {
            let values = Decimal128Array::from(vec![i128::MAX; rows]);
            let scale = bytes.pick(&[2, 0, -3, 38]);
            match values.clone().with_precision_and_scale(38, scale) {
                Ok(array) => Arc::new(array),
                Err(_) => Arc::new(values),
            }
        }
    }
}

/// A column whose buffers need not be any.
fn hostile(rows: usize, bytes: &mut Bytes<'_>) -> ArrayRef {
    let text: Vec<u8> = (0..bytes.next() % 32).map(|_| bytes.next()).collect();
    let mut offset = || i32::from(i8::from_le_bytes([bytes.next()])) * if bytes.once_in(4) { 16_777_216 } else { 1 };
    let offsets: Vec<i32> = (0..=rows).map(|_| offset()).collect();
    let kind = bytes.next() % 4;
    // SAFETY: they are none: what must be seen before anything is read.
    unsafe {
        match kind {
            0 => {
                let offsets = OffsetBuffer::new_unchecked(ScalarBuffer::from(offsets));
                Arc::new(StringArray::new_unchecked(offsets, Buffer::from(text), None))
            }
            1 => {
                let offsets: Vec<i64> = offsets.into_iter().map(|offset| i64::from(offset) << (offset & 31)).collect();
                let offsets = OffsetBuffer::new_unchecked(ScalarBuffer::from(offsets));
                Arc::new(LargeStringArray::new_unchecked(offsets, Buffer::from(text), None))
            }
            2 => {
                let mut part = || u128::from(bytes.next() % 32);
                let views: Vec<u128> =
                    (0..rows).map(|_| part() | part() << 32 | part() << 64 | part() << 96 | part() << 100).collect();
                Arc::new(StringViewArray::new_unchecked(
                    ScalarBuffer::from(views),
                    vec![Buffer::from(text)].into(),
                    None,
                ))
            }
            _ => {
                let keys: PrimitiveArray<Int32Type> = offsets.into_iter().take(rows).map(Some).collect();
                let values: ArrayRef = Arc::new(StringArray::from(vec!["a", "purchase"]));
                Arc::new(DictionaryArray::new_unchecked(keys, values))
            }
        }
    }
}
