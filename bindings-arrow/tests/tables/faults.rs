//! What is wrong with one account stands in its row and stops no other; what is wrong with a table stops everything.

use std::sync::Arc;

use arrears_arrow::{Options, Refusal, Table};
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};

use crate::{asked, batch, cell, day, days, text, whole};

pub(crate) const CARD: &str = r#"{ "due": { "rule": "daysAfterStatement", "days": 20 }, "purchaseRates": [{ "daily": "0.0005" }],
    "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } }"#;

pub(crate) fn products() -> RecordBatch {
    let loan = r#"{ "rate": { "annual": "0.12" }, "method": "level" }"#;
    batch(vec![
        ("product", text(&[Some("card"), Some("loan")])),
        ("kind", text(&[Some("card"), Some("loan")])),
        ("terms", text(&[Some(CARD), Some(loan)])),
    ])
}

/// Cards, each opened on 1 January 2023 with a statement on the 5th.
pub(crate) fn cards(names: &[Option<&str>]) -> RecordBatch {
    let count = names.len();
    batch(vec![
        ("account", text(names)),
        ("product", text(&vec![Some("card"); count])),
        ("opened", days(&vec![Some(day("2023-01-01")); count])),
        ("statement_day", whole(&vec![Some(5); count])),
    ])
}

/// Events of 1 March and later: account, kind, amount.
pub(crate) fn rows(events: &[(Option<&str>, &str, Option<i64>)]) -> RecordBatch {
    let dates: Vec<_> = (0..).zip(events).map(|(n, _)| Some(day("2023-03-01") + n)).collect();
    batch(vec![
        ("account", text(&events.iter().map(|event| event.0).collect::<Vec<_>>())),
        ("effective", days(&dates)),
        ("kind", text(&events.iter().map(|event| Some(event.1)).collect::<Vec<_>>())),
        ("amount", whole(&events.iter().map(|event| event.2).collect::<Vec<_>>())),
    ])
}

pub(crate) fn may() -> Options {
    Options { as_of: Some(day("2023-05-05")), ..Options::default() }
}

/// Name and text of the error of an account, and the event that it is about.
fn fault(found: &RecordBatch, account: &str) -> [Option<String>; 3] {
    let row = (0..found.num_rows()).find(|row| cell(found, "account", *row).as_deref() == Some(account)).unwrap();
    ["error_name", "error_event", "error_text"].map(|column| cell(found, column, row))
}

#[test]
fn one_bad_account_stops_no_other() {
    let accounts = cards(&[
        Some("good"),
        Some("idle"),
        Some("twice"),
        Some("twice"),
        Some("kind"),
        Some("null"),
        Some("huge"),
        None,
    ]);
    let events = rows(&[
        (Some("good"), "purchase", Some(100_000)),
        (Some("kind"), "purchas", Some(1)),
        (Some("null"), "purchase", Some(5)),
        (Some("null"), "payment", None),
        (Some("huge"), "purchase", Some(i64::MAX)),
        (Some("nobody"), "purchase", Some(1)),
        (None, "purchase", Some(1)),
    ]);
    let found = asked([vec![accounts], vec![events], vec![products()]], may()).unwrap();
    let positions = &found.positions[0];
    assert_eq!(positions.num_rows(), 6);
    assert_eq!(fault(positions, "good"), [None, None, None]);
    assert_eq!(cell(positions, "payoff", 0), Some("103276".to_owned())); // 32.50 in 65 days, and 0.26 on what was billed
    assert_eq!(fault(positions, "idle"), [None, None, None]);
    let told =
        |name: &str, event: Option<&str>, text: &str| [Some(name.into()), event.map(str::to_owned), Some(text.into())];
    assert_eq!(fault(positions, "twice"), told("duplicateId", None, "the account stands twice in the table"));
    assert_eq!(
        fault(positions, "kind"),
        told("unknownEventKind", Some("row 1"), "no kind of event is called `purchas`")
    );
    let [name, event, _] = fault(positions, "null");
    assert_eq!((name.as_deref(), event.as_deref()), (Some("nullValue"), Some("row 3")));
    let [name, event, _] = fault(positions, "huge");
    assert_eq!((name.as_deref(), event.as_deref()), (Some("amountOutOfRange"), Some("row 4")));

    let errors = &found.errors;
    let strays: Vec<_> = (0..errors.num_rows())
        .map(|row| {
            ["table", "row", "account", "error_name"].map(|column| cell(errors, column, row).unwrap_or_default())
        })
        .collect();
    assert_eq!(
        strays,
        [
            ["accounts", "7", "", "missingKey"],
            ["events", "5", "nobody", "unknownId"],
            ["events", "6", "", "missingKey"],
        ]
    );
}

#[test]
fn accounts_without_a_day_a_product_or_sound_terms() {
    let accounts = batch(vec![
        ("account", text(&[Some("a"), Some("b"), Some("c"), Some("d"), Some("e")])),
        ("product", text(&[Some("card"), None, Some("cart"), Some("card"), Some("loan")])),
        ("opened", days(&[Some(day("2023-01-01")); 5])),
        ("statement_day", whole(&[Some(5), Some(5), Some(5), Some(35), None])),
        ("as_of", days(&[None, Some(19_500), Some(19_500), Some(19_500), Some(19_500)])),
        ("principal", whole(&[None, None, None, None, Some(1_200_000)])),
        ("first_due", days(&[None, None, None, None, Some(day("2023-02-01"))])),
        ("periods", whole(&[None, None, None, None, Some(12)])),
        ("terms", text(&[None, None, None, None, Some("{ \"rate\": 5 }")])),
    ]);
    let found = asked([vec![accounts], vec![rows(&[])], vec![products()]], Options::default()).unwrap();
    let names = ["a", "b", "c", "d", "e"].map(|account| fault(&found.positions[0], account)[0].clone().unwrap());
    assert_eq!(names, ["missingKey", "unknownId", "unknownId", "noSuchMonthDay", "wrongType"]);
    assert_eq!(fault(&found.positions[0], "e")[2].as_deref().unwrap().split(':').next(), Some("terms.rate"));
}

#[test]
fn names_of_events_are_held_against_each_other() {
    let events = |ids: [&str; 2], of: &str| {
        batch(vec![
            ("account", text(&[Some("a"), Some("a")])),
            ("id", text(&ids.map(Some))),
            ("effective", days(&[Some(19_420), None])),
            ("recorded", days(&[None, Some(19_430)])),
            ("kind", text(&[Some("purchase"), Some("reversal")])),
            ("amount", whole(&[Some(100), None])),
            ("reference", text(&[None, Some(of)])),
        ])
    };
    let ask = |events| asked([vec![cards(&[Some("a")])], vec![events], vec![products()]], may()).unwrap();
    let reversed = ask(events(["x", "y"], "x"));
    assert_eq!(
        (fault(&reversed.positions[0], "a"), cell(&reversed.positions[0], "payoff", 0)),
        ([None, None, None], Some("0".into()))
    );
    let unknown = fault(&ask(events(["x", "y"], "z")).positions[0], "a");
    assert_eq!(unknown, ["unknownId", "y", "no event of the account is called `z`"].map(|text| Some(text.to_owned())));
    let twice = fault(&ask(events(["x", "x"], "x")).positions[0], "a");
    assert_eq!(twice, ["duplicateId", "x", "two events are called `x`"].map(|text| Some(text.to_owned())));
}

fn refused(tables: [RecordBatch; 3]) -> (String, Refusal) {
    let error = asked(tables.map(|batch| vec![batch]), may()).unwrap_err();
    (error.to_string(), error.refusal)
}

#[test]
fn tables_that_are_none_of_those_described() {
    let accounts = || cards(&[Some("a")]);
    let with = |column: &str, values: ArrayRef| {
        let events = rows(&[(Some("a"), "purchase", Some(100))]);
        let kept = events.schema().fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>();
        let kept = kept
            .iter()
            .filter(|name| *name != column)
            .map(|name| (name.as_str(), events.column_by_name(name).unwrap().clone()));
        let mut columns: Vec<_> = kept.collect();
        columns.push((column, values));
        [accounts(), batch(columns), products()]
    };
    let floats: ArrayRef = Arc::new(Float64Array::from(vec![1.0]));
    let (message, refusal) = refused(with("amount", floats));
    assert_eq!(refusal, Refusal::Float);
    assert!(message.starts_with("events.amount: floating point loses cents"), "{message}");
    let (message, _) = refused(with("recoded", days(&[None])));
    assert!(message.starts_with("events.recoded: no such column; the table has account, id, "), "{message}");
    assert_eq!(refused(with("kind", whole(&[Some(1)]))).0, "events.kind: of type Int64, wanted text");
    let (message, _) = refused(with("effective", text(&[Some("2023-01-01")])));
    assert_eq!(message, "events.effective: of type Utf8, wanted date32, such as `cast(day as date)`");
    let cut: RecordBatch = rows(&[(Some("a"), "purchase", Some(1))]).project(&[0, 1, 3]).unwrap();
    assert_eq!(refused([accounts(), cut, products()]).0, "events.kind: the column is missing");
    let twice = products();
    let terms = twice.column(2).clone();
    let twice =
        batch(vec![("product", text(&[Some("x"), Some("x")])), ("kind", twice.column(1).clone()), ("terms", terms)]);
    assert_eq!(refused([accounts(), rows(&[]), twice]).0, "products.product[1]: `x` stands twice");
    let kinds =
        batch(vec![("product", text(&[Some("x")])), ("kind", text(&[Some("lease")])), ("terms", text(&[Some("{}")]))]);
    assert_eq!(refused([accounts(), rows(&[]), kinds]).0, "products.kind[0]: `lease`: `card` or `loan`");
    let same = batch(vec![("account", text(&[Some("a")])), ("account", text(&[Some("a")]))]);
    assert_eq!(refused([same, rows(&[]), products()]).0, "accounts.account: the column stands twice");
}

#[test]
fn a_stream_without_batches_tells_its_columns() {
    let misspelt = batch(vec![("acount", text(&[Some("a")]))]);
    let stream = arrow_array::RecordBatchIterator::new(std::iter::empty(), misspelt.schema());
    let accounts = Table::read("accounts", stream).unwrap();
    let table = |name, batch| Table::new(name, vec![batch]).unwrap();
    let (events, products) = (table("events", rows(&[])), table("products", products()));
    let tables =
        arrears_arrow::PositionTables { accounts: &accounts, events: &events, products: &products, openings: None };
    let error = arrears_arrow::positions(tables, may(), &mut |_, _| true).unwrap_err();
    assert_eq!(error.column.as_deref(), Some("acount"));
}

#[test]
fn buffers_of_a_stranger_are_validated() {
    let column = |offsets: Vec<i32>, bytes: &[u8]| -> RecordBatch {
        // SAFETY: they are none, which is what the table has to see before anything is read.
        let offsets = unsafe { OffsetBuffer::new_unchecked(ScalarBuffer::from(offsets)) };
        // SAFETY: as above.
        let array = unsafe { StringArray::new_unchecked(offsets, Buffer::from(bytes), None) };
        batch(vec![("account", Arc::new(array))])
    };
    for (offsets, bytes) in [
        (vec![0, 5, 3], &b"abcdef"[..]),
        (vec![0, 3, 600], b"abcdef"),
        (vec![-4, 3, 6], b"abcdef"),
        (vec![0, 3, 6], &[0xff, 0xfe, 0x41, 0x41, 0x41, 0x41]),
    ] {
        let error = Table::new("accounts", vec![column(offsets.clone(), bytes)]).unwrap_err();
        assert!(matches!(error.refusal, Refusal::Invalid { .. }), "{offsets:?}: {error}");
    }
    assert!(Table::new("accounts", vec![column(vec![0, 3, 6], b"abcdef")]).is_ok());
}

#[test]
fn work_stops_where_the_caller_says_so() {
    let table = |name, batch| Table::new(name, vec![batch]).unwrap();
    let (accounts, events) = (table("accounts", cards(&[Some("a")])), table("events", rows(&[])));
    let products = table("products", products());
    let tables =
        arrears_arrow::PositionTables { accounts: &accounts, events: &events, products: &products, openings: None };
    let mut told = Vec::new();
    let stopped = arrears_arrow::positions(tables, may(), &mut |done, all| {
        told.push((done, all));
        false
    });
    assert_eq!((stopped.unwrap_err().refusal, told), (Refusal::Stopped, vec![(1, 1)]));
}
