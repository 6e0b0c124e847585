//! Accounts in Arrow tables against the same accounts as case documents; what is refused, and what gets a row of its own.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that finds nothing fails, as it should"
)]

mod book;
mod choice;
mod faults;
mod fuzzed;
mod offers;
mod openings;
mod shipped;
mod together;
mod types;

use std::sync::Arc;

use arrears_arrow::{Options, PositionTables, Positions, Table, TableError, positions};
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Int32Type, Int64Type, UInt16Type, UInt32Type};
use arrow_array::{Array, ArrayRef, Date32Array, Int32Array, Int64Array, RecordBatch, StringArray};

/// A column of text.
fn text<T: AsRef<str>>(values: &[Option<T>]) -> ArrayRef {
    Arc::new(StringArray::from_iter(values))
}

fn whole(values: &[Option<i64>]) -> ArrayRef {
    Arc::new(Int64Array::from(values.to_vec()))
}

fn days(values: &[Option<i32>]) -> ArrayRef {
    Arc::new(Date32Array::from(values.to_vec()))
}

fn small(values: &[Option<i32>]) -> ArrayRef {
    Arc::new(Int32Array::from(values.to_vec()))
}

/// A batch of columns that may hold nulls.
fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true))).unwrap()
}

/// A day as Arrow counts it.
fn day(text: &str) -> i32 {
    arrears::Date::parse(text).unwrap().unix_days()
}

/// The positions of three tables, each given in batches.
fn asked([accounts, events, products]: [Vec<RecordBatch>; 3], options: Options) -> Result<Positions, TableError> {
    let accounts = Table::new("accounts", accounts)?;
    let events = Table::new("events", events)?;
    let products = Table::new("products", products)?;
    let tables = PositionTables { accounts: &accounts, events: &events, products: &products, openings: None };
    positions(tables, options, &mut |_, _| true)
}

/// The same with a table of openings.
fn asked_from(tables: [Vec<RecordBatch>; 4], options: Options) -> Result<Positions, TableError> {
    let [accounts, events, products, openings] = tables;
    let accounts = Table::new("accounts", accounts)?;
    let events = Table::new("events", events)?;
    let products = Table::new("products", products)?;
    let openings = Table::new("openings", openings)?;
    let tables =
        PositionTables { accounts: &accounts, events: &events, products: &products, openings: Some(&openings) };
    positions(tables, options, &mut |_, _| true)
}

/// The text of a cell; none where it is null.
fn cell(batch: &RecordBatch, column: &str, row: usize) -> Option<String> {
    let array = batch.column_by_name(column).unwrap();
    array.is_valid(row).then(|| match array.data_type() {
        arrow_schema::DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        arrow_schema::DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        arrow_schema::DataType::Int32 => array.as_primitive::<Int32Type>().value(row).to_string(),
        arrow_schema::DataType::UInt32 => array.as_primitive::<UInt32Type>().value(row).to_string(),
        arrow_schema::DataType::Date32 => {
            arrears::Date::from_unix_days(array.as_primitive::<Date32Type>().value(row)).unwrap().to_string()
        }
        arrow_schema::DataType::Boolean => array.as_boolean().value(row).to_string(),
        arrow_schema::DataType::UInt16 => array.as_primitive::<UInt16Type>().value(row).to_string(),
        _ => format!("{array:?}"),
    })
}
