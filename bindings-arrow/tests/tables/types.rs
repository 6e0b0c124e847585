//! The same table in every type that a column may have.

use std::sync::Arc;

use arrow_array::types::{Int8Type, Int32Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, Decimal128Array, DictionaryArray, Int32Array, LargeStringArray, PrimitiveArray, RecordBatch,
    StringArray, StringViewArray, UInt64Array,
};

use crate::faults::{cards, may, products, rows};
use crate::{asked, batch, cell};

/// A batch with every column of text made anew.
fn with_text(from: &RecordBatch, make: impl Fn(&StringArray) -> ArrayRef) -> RecordBatch {
    let schema = from.schema();
    let columns = schema.fields().iter().zip(from.columns()).map(|(field, column)| {
        let texts = column.as_any().downcast_ref::<StringArray>();
        (field.name().as_str(), texts.map_or_else(|| column.clone(), &make))
    });
    batch(columns.collect())
}

fn dictionary<K: arrow_array::types::ArrowDictionaryKeyType>(values: ArrayRef, keys: PrimitiveArray<K>) -> ArrayRef {
    Arc::new(DictionaryArray::new(keys, values))
}

/// Each text its own entry, the last first.
fn reversed(texts: &StringArray) -> ArrayRef {
    let values: StringArray = (0..texts.len()).rev().map(|row| Some(texts.value(row))).collect();
    Arc::new(values)
}

#[test]
fn text_may_be_large_a_view_or_a_dictionary() {
    let events = rows(&[
        (Some("a"), "purchase", Some(100_000)),
        (Some("b"), "purchase", Some(7)),
        (Some("a"), "payment", Some(500)),
    ]);
    let accounts = cards(&[Some("a"), Some("b")]);
    let ask = |accounts, events, products| {
        let found = asked([vec![accounts], vec![events], vec![products]], may()).unwrap();
        (found.positions, found.components)
    };
    let usual = ask(accounts.clone(), events.clone(), products());
    assert_eq!(cell(&usual.0[0], "error_text", 0), None);
    let back = |texts: &StringArray| (0..i32::try_from(texts.len()).unwrap()).rev();
    let makes: [&dyn Fn(&StringArray) -> ArrayRef; 5] = [
        &|texts| Arc::new(LargeStringArray::from_iter(texts.iter())),
        &|texts| Arc::new(StringViewArray::from_iter(texts.iter())),
        &|texts| dictionary::<Int32Type>(reversed(texts), back(texts).map(Some).collect()),
        &|texts| dictionary::<Int8Type>(reversed(texts), back(texts).map(|key| i8::try_from(key).ok()).collect()),
        &|texts| dictionary::<UInt16Type>(reversed(texts), back(texts).map(|key| u16::try_from(key).ok()).collect()),
    ];
    for make in makes {
        let found = ask(with_text(&accounts, make), with_text(&events, make), with_text(&products(), make));
        assert_eq!(found, usual);
    }
}

#[test]
fn amounts_may_be_decimals_of_the_places_of_the_currency() {
    let usual =
        asked([vec![cards(&[Some("a")])], vec![rows(&[(Some("a"), "purchase", Some(123))])], vec![products()]], may());
    let with = |amount: ArrayRef| {
        let events = rows(&[(Some("a"), "purchase", Some(1))]);
        let names = ["account", "effective", "kind"];
        let mut columns: Vec<_> =
            names.iter().map(|name| (*name, events.column_by_name(name).unwrap().clone())).collect();
        columns.push(("amount", amount));
        asked([vec![cards(&[Some("a")])], vec![batch(columns)], vec![products()]], may())
    };
    let decimal = |value: i128, scale: i8| -> ArrayRef {
        Arc::new(Decimal128Array::from(vec![value]).with_precision_and_scale(38, scale).unwrap())
    };
    let payoff = cell(&usual.unwrap().positions[0], "payoff", 0);
    for amount in [decimal(123, 2), Arc::new(Int32Array::from(vec![123])), Arc::new(UInt64Array::from(vec![123]))] {
        assert_eq!(cell(&with(amount).unwrap().positions[0], "payoff", 0), payoff);
    }
    let message = with(decimal(12_300, 4)).unwrap_err().to_string();
    assert_eq!(message, "events.amount: decimals of 4 places, the currency has 2: cast to decimal(18, 2)");
    let huge = with(decimal(i128::from(i64::MAX) * 10, 2)).unwrap();
    assert_eq!(cell(&huge.positions[0], "error_name", 0).as_deref(), Some("amountOutOfRange"));
}

#[test]
fn four_thousand_million_rows_are_too_many_for_one_call() {
    let half = || {
        let nulls: ArrayRef = Arc::new(arrow_array::NullArray::new(1 << 31));
        batch(vec![("account", nulls)])
    };
    assert_eq!(arrears_arrow::Table::new("events", vec![half()]).unwrap().rows(), 1 << 31);
    let refused = arrears_arrow::Table::new("events", vec![half(), half()]).unwrap_err();
    assert_eq!(refused.to_string(), "events: more than 4294967295 rows: give the accounts in parts");
}
