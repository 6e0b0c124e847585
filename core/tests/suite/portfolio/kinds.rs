//! Whatever a document can say of an event, columns can.

use arrears::Currency;
use arrears::ledger::EventKind;
use arrears::wire::{self, Case};
use serde_json::{Map, Value, json};

use super::table::{Row, Table};
use crate::cases::plain;

/// A value for each key of an event, by its kind; a key that is not here has no column yet.
fn value(kind: &str, key: &str) -> Value {
    match (kind, key) {
        (_, "id") => json!("itself"),
        (_, "kind") => json!(kind),
        (_, "date") => json!("2023-04-10"),
        (_, "recorded") => json!("2023-04-12"),
        (_, "amount") => json!("12.34"),
        (_, "fee") => json!("0.56"),
        ("disputeEnd", "of") => json!("dispute"),
        (_, "of") => json!("purchase"),
        ("fee", "component") => json!("serviceFee"),
        (_, "component") => json!("fee"),
        ("judgment", "components") => json!(["purchase", "lateFee"]),
        (_, "components") => json!(["interest", "lateFee"]),
        (_, "periods") => json!(7),
        (_, "monthlyFeeRate") => json!("0.0075"),
        (_, "annualRate") => json!("0.156"),
        (_, "plan") => json!("conversion"),
        (_, "purchase" | "cash") => json!({ "daily": "0.0004" }),
        (_, "limit") => json!("5000.00"),
        (_, "statementDay") => json!(17),
        (_, "dueRule") => json!({ "rule": "daysAfterStatement", "days": 21 }),
        (_, "balance") => json!("-3.21"),
        (_, "rate") => json!({ "monthly": "0.011" }),
        (_, "keep") => json!("payment"),
        (_, "due") => json!("2023-06-01"),
        (_, "outcome") => json!("against"),
        (_, "performBy") => json!("2023-05-20"),
        (_, "interestContinues") => json!(true),
        _ => panic!("no column is known for the key `{key}` of `{kind}`: give it one"),
    }
}

/// Keys of one kind that a document has one of.
const EITHER: [(&str, &[&str]); 2] =
    [("conversion", &["monthlyFeeRate", "annualRate"]), ("rateChange", &["rate", "purchase cash"])];

/// The events that others refer to.
fn before() -> Vec<Value> {
    vec![
        json!({ "id": "purchase", "kind": "purchase", "date": "2023-04-01", "amount": "700.00" }),
        json!({ "id": "conversion", "kind": "conversion", "date": "2023-04-02", "amount": "100.00", "periods": 3 }),
        json!({ "id": "dispute", "kind": "dispute", "date": "2023-04-03", "of": "purchase" }),
    ]
}

/// Every set of the optional keys of a kind that a document may have.
fn sets(kind: &str, optional: &[String]) -> Vec<Vec<String>> {
    let all = (0..1_u32 << optional.len()).map(|bits| {
        let chosen = optional.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
        chosen.map(|(_, key)| key.clone()).collect::<Vec<_>>()
    });
    let has = |chosen: &[String], keys: &str| keys.split(' ').any(|key| chosen.iter().any(|one| one == key));
    let either = EITHER.iter().find(|(of, _)| *of == kind).map_or(&[][..], |(_, keys)| keys);
    all.filter(|chosen| either.iter().filter(|keys| has(chosen, keys)).count() < 2)
        .filter(|chosen| kind != "rateChange" || either.iter().any(|keys| has(chosen, keys)))
        .collect()
}

#[test]
fn every_kind_of_the_schema_stands_in_columns_as_in_a_document() {
    let schema: Value = serde_json::from_str(&wire::schema()).unwrap();
    let kinds = schema.pointer("/$defs/EventShape/oneOf").and_then(Value::as_array).unwrap();
    let mut asked = 0;
    let mut seen = Vec::new();
    for of in kinds {
        let kind = of["properties"]["kind"]["const"].as_str().unwrap();
        let keys = of["properties"].as_object().unwrap().keys().cloned();
        let required: Vec<String> =
            of["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().into()).collect();
        let optional: Vec<String> = keys.filter(|key| !required.contains(key)).collect();
        for chosen in sets(kind, &optional) {
            let keys = required.iter().chain(&chosen).map(|key| (key.clone(), value(kind, key)));
            let mut events = before();
            events.push(Value::Object(keys.collect::<Map<_, _>>()));
            let case = Case::read(&plain(json!(events), "2023-04-04").to_string())
                .unwrap_or_else(|error| panic!("{error} {events:?}"));
            let rows: Vec<Row> = case.ledger().events().iter().map(Row::of).collect();
            let table = Table::new(&[rows]);
            let columns = table.columns().unwrap();
            let read = columns.account(0).unwrap().events(Currency::CNY).collect::<Result<Vec<_>, _>>();
            assert_eq!(read.as_deref(), Ok(case.ledger().events()), "{events:?}");
            asked += 1;
        }
        seen.push(EventKind::from_key(kind).unwrap());
    }
    seen.sort_by_key(|kind| kind.number());
    assert_eq!(seen, EventKind::ALL);
    assert!(asked > 150, "{asked} events were asked about");
}

/// A full row: a value in every column but the kind's.
fn full(kind: EventKind) -> Row {
    Row {
        effective: Some(19_450),
        recorded: Some(19_450),
        kind: kind.number(),
        amount: Some(1),
        reference: Some(0),
        fee: Some(1),
        components: Some(1 << 8),
        periods: Some(3),
        charge: Some(1),
        rate: Some(1),
        rate_period: Some(2),
        purchase_rate: Some(1),
        cash_rate: Some(1),
        due: Some(19_460),
        keep: Some(1),
        statement_day: Some(5),
        due_rule: Some(1),
        due_days: Some(20),
        outcome: Some(1),
        interest_continues: Some(1),
        order: Some(1),
    }
}

/// Sets a cell to null, by the name of its column.
fn clear(row: &mut Row, column: &str) {
    match column {
        "effective" => row.effective = None,
        "amount" => row.amount = None,
        "reference" => row.reference = None,
        "fee" => row.fee = None,
        "components" => row.components = None,
        "periods" => row.periods = None,
        "charge" => row.charge = None,
        "rate" => row.rate = None,
        "ratePeriod" => row.rate_period = None,
        "purchaseRate" => row.purchase_rate = None,
        "cashRate" => row.cash_rate = None,
        "due" => row.due = None,
        "keep" => row.keep = None,
        "statementDay" => row.statement_day = None,
        "dueRule" => row.due_rule = None,
        "dueDays" => row.due_days = None,
        "outcome" => row.outcome = None,
        "interestContinues" => row.interest_continues = None,
        other => panic!("{other} is no column that may be null"),
    }
}

fn told(row: Row) -> Option<String> {
    let table = Table::new(&[vec![row]]);
    let columns = table.columns().unwrap();
    let event = columns.account(0).unwrap().event(0, Currency::CNY);
    event.err().map(|error| error.to_string())
}

/// A kind has its columns, needs those it must have, and has no other.
#[test]
fn a_value_too_much_or_too_little_is_told_with_its_column() {
    let free = ["kind", "recorded", "order"];
    for kind in EventKind::ALL.iter().copied() {
        let (needed, optional) = kind.columns();
        let mut least = full(kind);
        let others: Vec<&str> = arrears::ledger::EventColumn::ALL.iter().map(|column| column.key()).collect();
        for column in others.iter().filter(|column| !free.contains(column)) {
            if !needed.iter().any(|other| other.key() == *column) {
                clear(&mut least, column);
            }
        }
        assert_eq!(told(least), None, "{kind:?} has what it needs");
        for column in needed {
            let mut row = least;
            clear(&mut row, column.key());
            let text = format!("event #0: `{}` must not be null for this kind of event", column.key());
            assert_eq!(told(row), Some(text), "{kind:?}");
        }
        for column in &others {
            if free.contains(column) || needed.iter().chain(optional).any(|other| other.key() == *column) {
                continue;
            }
            let mut row = full(kind);
            for other in others.iter().filter(|other| *other != column && !free.contains(other)) {
                if !needed.iter().any(|needed| needed.key() == *other) {
                    clear(&mut row, other);
                }
            }
            let text = format!("event #0: `{column}` must be null for this kind of event");
            assert_eq!(told(row), Some(text), "{kind:?}");
        }
    }
}

/// What agrees with the kind and with no other cell.
#[test]
fn cells_that_do_not_fit_each_other() {
    let none = |row: &Row| Row { effective: row.effective, kind: row.kind, ..Row::default() };
    let of = |kind: EventKind| none(&full(kind));
    let cases = [
        (Row { amount: Some(1), periods: Some(3), rate: Some(1), ..of(EventKind::Conversion) }, "`rate` must be null"),
        (
            Row { amount: Some(1), periods: Some(3), charge: Some(2), ..of(EventKind::Conversion) },
            "`rate` must not be null",
        ),
        (
            Row { amount: Some(1), periods: Some(3), charge: Some(3), ..of(EventKind::Conversion) },
            "`3` means nothing in `charge`",
        ),
        (Row { rate: Some(1), ..of(EventKind::RateChange) }, "`ratePeriod` must not be null"),
        (Row { rate_period: Some(1), ..of(EventKind::RateChange) }, "`rate` must not be null"),
        (Row { rate: Some(1), rate_period: Some(4), ..of(EventKind::RateChange) }, "`4` means nothing in `ratePeriod`"),
        (
            Row { rate: Some(1), rate_period: Some(1), cash_rate: Some(1), ..of(EventKind::RateChange) },
            "`cashRate` must be null",
        ),
        (
            Row { rate: Some(1), rate_period: Some(1), purchase_rate: Some(1), ..of(EventKind::RateChange) },
            "`purchaseRate` must be null",
        ),
        (Row { statement_day: Some(5), due_days: Some(3), ..of(EventKind::CycleChange) }, "`dueRule` must not be null"),
        (Row { statement_day: Some(5), due_rule: Some(1), ..of(EventKind::CycleChange) }, "`dueDays` must not be null"),
        (
            Row { statement_day: Some(5), due_rule: Some(3), due_days: Some(1), ..of(EventKind::CycleChange) },
            "`3` means nothing in `dueRule`",
        ),
        (
            Row { statement_day: Some(5), due_rule: Some(1), due_days: Some(-1), ..of(EventKind::CycleChange) },
            "`-1` means nothing in `dueDays`",
        ),
        (
            Row { statement_day: Some(5), due_rule: Some(2), due_days: Some(256), ..of(EventKind::CycleChange) },
            "`256` means nothing in `dueDays`",
        ),
        (Row { amount: Some(1), keep: Some(0), ..of(EventKind::EarlyRepayment) }, "`0` means nothing in `keep`"),
        (Row { reference: Some(0), outcome: Some(0), ..of(EventKind::DisputeEnd) }, "`0` means nothing in `outcome`"),
        (
            Row { amount: Some(1), due: Some(20_000), interest_continues: Some(2), ..of(EventKind::Judgment) },
            "`2` means nothing in `interestContinues`",
        ),
        (Row { components: Some(1 << 14), ..of(EventKind::Freeze) }, "`16384` means nothing in `components`"),
        (
            Row { amount: Some(1), components: Some(0x300), ..of(EventKind::Fee) },
            "this kind of event cannot name this component",
        ),
        (Row { reference: Some(0), recorded: Some(19_460), ..of(EventKind::Reversal) }, "`effective` must be null"),
        (Row { reference: Some(0), effective: None, ..of(EventKind::Reversal) }, "`recorded` must not be null"),
        (
            Row { amount: Some(1), effective: Some(i32::MAX), ..of(EventKind::Payment) },
            "date outside 1900-01-01 to 2199-12-31",
        ),
    ];
    for (row, text) in cases {
        let found = told(row).unwrap_or_default();
        assert!(found.contains(text), "{found} is not {text}");
    }
}
